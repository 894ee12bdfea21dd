//! What a poll comes to: a fact for the schedule, and the articles it brought.

use super::{ask::Answered, pages};
use crate::{
    feed::{self, Origin},
    fetch::{Answer, Outcome},
    links,
    news::Draft,
    schedule::{Fact, Fresh},
    text::Line,
};
use jiff::Timestamp;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// One source's poll, read but not stored.
pub struct Polled {
    pub fact: Fact,
    pub title: Option<Line>,
    pub site: Option<String>,
    pub drafts: Vec<Draft>,
    /// Bytes of the decoded body.
    pub bytes: usize,
}

impl Polled {
    fn bare(fact: Fact) -> Self {
        Self { fact, title: None, site: None, drafts: Vec::new(), bytes: 0 }
    }
}

/// Reads an answer and makes its items readable. A panic on the way is this source's failure and nobody else's.
pub fn judge(answered: &Answered, rules: &links::Rules, now: Timestamp) -> Polled {
    match &answered.outcome {
        Outcome::Fresh(answer) => catch_unwind(AssertUnwindSafe(|| fresh(answered, answer, rules, now)))
            .unwrap_or_else(|_| Polled {
                bytes: answer.body.len(),
                ..Polled::bare(failed(answer.status, "the feed cannot be read: it made the reader stumble"))
            }),
        Outcome::Unchanged(answer) => Polled::bare(Fact::Unchanged {
            etag: answer.etag.clone(),
            last_modified: answer.last_modified.clone(),
            max_age: answer.max_age,
        }),
        Outcome::Gone => Polled::bare(Fact::Gone),
        Outcome::Later { status, until } => Polled::bare(Fact::Later { status: *status, until: *until }),
        Outcome::Failed { status, reason } => {
            Polled::bare(Fact::Failed { status: *status, reason: Line::new(reason).as_str().to_owned() })
        }
    }
}

fn fresh(answered: &Answered, answer: &Answer, rules: &links::Rules, now: Timestamp) -> Polled {
    let origin = Origin { url: &answer.url, content_type: answer.content_type.as_deref(), now };
    let bytes = answer.body.len();
    let feed = match feed::read(&answer.body, origin) {
        Ok(feed) => feed,
        Err(error) => return Polled { bytes, ..Polled::bare(failed(answer.status, &error.to_string())) },
    };
    let source = &answered.asked.subscription.source;
    let name = if source.name.is_empty() { &feed.title } else { &source.name };
    let drafts =
        feed.items.into_iter().map(|item| pages::draft(item, &answer.url, name, source.strip, rules)).collect();
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
        remark: feed.repaired.map(|remark| Line::new(&remark).as_str().to_owned()),
    });
    Polled { fact, title: Some(feed.title).filter(|title| !title.is_empty()), site: feed.site, drafts, bytes }
}

fn failed(status: u16, reason: &str) -> Fact {
    Fact::Failed { status: Some(status), reason: Line::new(reason).as_str().to_owned() }
}
