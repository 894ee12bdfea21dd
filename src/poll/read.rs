//! Turns answers into articles, away from the thread that asks and the one that stores: a fact for the schedule, and what
//! the source brought.

use super::{
    ask::{Answered, Asked},
    single_page,
};
use crate::{
    clean,
    feed::{self, Origin},
    fetch::{Answer, Outcome, Place},
    news::{ArticleId, Draft, Item, Kind, StoryId},
    schedule::{Fact, Fresh},
    stories::{self, Candidate},
    text::Line,
};
use jiff::Timestamp;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, PoisonError, mpsc::SyncSender},
    time::Duration,
};
use tokio::sync::mpsc::Receiver;

/// Letters of a reason that are kept: a server may say as much as it likes.
const LONGEST_REASON: usize = 300;

/// One source's answer, read and ready to be stored.
pub struct Ready {
    pub asked: Asked,
    pub read: FeedRead,
    pub took: Duration,
    pub now: Timestamp,
    /// Given back when it is stored.
    pub place: Place,
}

/// What an answer comes to.
pub struct FeedRead {
    pub fact: Fact,
    pub title: Option<Line>,
    pub site: Option<String>,
    pub drafts: Vec<Draft>,
    /// Bytes of the decoded body.
    pub bytes: usize,
}

/// Reads answers until there are no more.
pub fn all(answers: &Mutex<Receiver<Answered>>, rules: &clean::Rules, results: &SyncSender<Ready>) {
    loop {
        let next = answers.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(answered) = next else { return };
        let now = Timestamp::now();
        let read = FeedRead::of(&answered, rules, now);
        let Answered { asked, took, outcome } = answered;
        let place = if let Outcome::Fresh(answer) = outcome { answer.place } else { None };
        if results.send(Ready { asked, read, took, now, place }).is_err() {
            return;
        }
    }
}

/// Has everything read that a first article waits for: the tables that it is cleaned by and finds its story by, by cleaning and placing
/// one that nobody published. For a thread of its own beside one that makes a new database; nothing depends on it.
pub fn warm_up() {
    let words = "Lanternfall opens in spring";
    let item = Item { title: words.to_owned(), content: Some(format!("<p>{words}.</p>")), ..Item::default() };
    drop(single_page::draft(item, "", "", true, &clean::BUILTIN));
    let arrival = Candidate {
        article: ArticleId(1),
        story: StoryId(1),
        pre_merge_story: StoryId(1),
        at: 0,
        outlet: String::new(),
        title: words.to_owned(),
        lead: String::new(),
        kind: Kind::News,
        url: String::new(),
        credits: None,
        cites: Vec::new(),
    };
    drop(stories::place(Vec::new(), vec![arrival]));
}

impl FeedRead {
    /// Reads an answer and makes its items readable. A panic on the way is this source's failure and nobody else's.
    fn of(answered: &Answered, rules: &clean::Rules, now: Timestamp) -> Self {
        match &answered.outcome {
            Outcome::Fresh(answer) => catch_unwind(AssertUnwindSafe(|| Self::fresh(answered, answer, rules, now)))
                .unwrap_or_else(|_| Self {
                    bytes: answer.body.len(),
                    ..Self::bare(failed(Some(answer.status), "the feed cannot be read: it made the reader stumble"))
                }),
            Outcome::Unchanged(answer) => Self::bare(Fact::Unchanged {
                etag: answer.etag.clone(),
                last_modified: answer.last_modified.clone(),
                max_age: answer.max_age,
            }),
            Outcome::Gone => Self::bare(Fact::Gone),
            Outcome::Later { status, until } => Self::bare(Fact::Later { status: *status, until: *until }),
            Outcome::Failed { status, reason } => Self::bare(failed(*status, reason)),
        }
    }

    const fn bare(fact: Fact) -> Self {
        Self { fact, title: None, site: None, drafts: Vec::new(), bytes: 0 }
    }

    fn fresh(answered: &Answered, answer: &Answer, rules: &clean::Rules, now: Timestamp) -> Self {
        let origin = Origin { url: &answer.url, content_type: answer.content_type.as_deref(), now };
        let bytes = answer.body.len();
        let source = &answered.asked.subscription.source;
        let read = match &source.page {
            Some(selectors) => feed::read_page(&answer.body, origin, selectors),
            None => feed::read(&answer.body, origin),
        };
        let feed = match read {
            Ok(feed) => feed,
            Err(error) => return Self { bytes, ..Self::bare(failed(Some(answer.status), &error.to_string())) },
        };
        let name = if source.name.is_empty() { &feed.title } else { &source.name };
        let draft = |item| single_page::draft(item, &answer.url, name, source.strip, rules);
        let drafts = feed.items.into_iter().map(draft).collect();
        // The validators of half a feed would keep us from ever getting the whole one.
        let (etag, last_modified) =
            if feed.cut { (None, None) } else { (answer.etag.clone(), answer.last_modified.clone()) };
        let fact = Fact::Fresh(Fresh {
            etag,
            last_modified,
            max_age: answer.max_age,
            ttl: feed.ttl,
            moved_to: answer.moved_to.clone(),
            private: answer.private,
            remark: feed.repaired.map(|remark| reason(&remark)),
        });
        Self { fact, title: Some(feed.title).filter(|title| !title.is_empty()), site: feed.site, drafts, bytes }
    }
}

fn failed(status: Option<u16>, words: &str) -> Fact {
    Fact::Failed { status, reason: reason(words) }
}

fn reason(words: &str) -> String {
    let line = Line::new(words);
    match line.char_indices().nth(LONGEST_REASON) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_says_much_is_kept_short() {
        assert_eq!(reason("gone fishing"), "gone fishing");
        assert_eq!(reason(&"é".repeat(100_000)).chars().count(), LONGEST_REASON + 1);
    }
}
