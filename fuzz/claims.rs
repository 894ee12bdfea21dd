//! What holds for any bytes, whoever makes them up: a fuzzer, or the seeded loops of the tests, with the generator that those
//! loops draw from.

use jiff::Timestamp;
use pressstart::{
    clean::{self, Rules, Subject},
    config, exchange, extract,
    feed::{self, Origin},
    links,
    news::{Item, View},
    page, text,
};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// `SplitMix64`: small, and the same on every machine.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

const ADDRESS: &str = "http://quest.example/feed";
const ORIGIN: fn() -> Origin<'static> = || Origin { url: ADDRESS, content_type: None, now: now() };
const RULES: fn() -> &'static Rules = || &clean::BUILTIN;

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn items(bytes: &[u8]) -> Vec<Item> {
    feed::read(bytes, ORIGIN()).map_or_else(|_| Vec::new(), |feed| feed.items)
}

/// Any feed leaves as one Atom document that feed-rs and our own reader take for whole, entry for entry.
pub fn mend(bytes: &[u8]) {
    let Ok(feed) = feed::read(bytes, ORIGIN()) else { return };
    let strict = feed::strict::write(&feed, ADDRESS, text::Line::new);
    let again = feed::read(strict.text.as_bytes(), ORIGIN());
    let again = again.map_or_else(|_| Vec::new(), |again| vec![(again.items.len(), again.repaired)]);
    assert_eq!(again, [(feed.items.len(), None)]);
    let theirs = feed_rs::parser::parse(strict.text.as_bytes()).map_or(usize::MAX, |theirs| theirs.entries.len());
    assert_eq!(theirs, feed.items.len());
}

/// A feed's items are bounded and have an identity each; what is made of them is safe to show.
pub fn feed(bytes: &[u8]) {
    let _ = feed::decode(bytes, Some("text/xml; charset=shift_jis"), Some("quest.jp"));
    let items = items(bytes);
    assert!(items.len() <= 2_000);
    for item in items.into_iter().take(20) {
        assert!(!item.identity.is_empty());
        let (title, link) = (item.title.clone(), item.link.clone().unwrap_or_default());
        let subject = Subject { title: &title, url: &link, source: "Quest", strip: true, ..Subject::default() };
        let draft = clean::draft(item, &subject, RULES());
        for line in [&draft.title, &draft.url, &draft.summary].into_iter().chain(&draft.author) {
            assert_eq!(text::Line::new(line).as_str(), line.as_str());
        }
    }
}

/// Any HTML is laid out without a control character and without a line that is too wide, in every view.
pub fn page(bytes: &[u8]) {
    let html = String::from_utf8_lossy(bytes);
    let found = extract::article(&html, ADDRESS, &clean::BUILTIN);
    let subject = Subject { title: "Quest", url: ADDRESS, source: "Quest", strip: true, ..Subject::default() };
    for view in [View::Stripped, View::Marked, View::Original] {
        for html in [&*html, &*found.html] {
            let body = clean::body(html, &subject, view, RULES());
            for line in page::lay(&body, 40).lines {
                let words: String = line.runs.iter().map(|run| run.text.as_str()).collect();
                assert!(words.width() <= 40 && !words.contains(char::is_control), "{words:?}");
            }
        }
    }
}

/// A reading list gives web addresses only, in words that are safe to show, and no more rows than it has bytes.
pub fn reading_list(bytes: &[u8]) {
    let Ok(list) = exchange::List::open(bytes) else { return };
    let mut rows = 0;
    let read = list.read(&mut |line, row| {
        rows += 1;
        assert!(line >= 1);
        if let Ok(entry) = row {
            assert!(
                url::Url::parse(&entry.url).is_ok_and(|url| matches!(url.scheme(), "http" | "https")),
                "{}",
                entry.url
            );
            for words in entry.tags.iter().chain([&entry.title]) {
                assert_eq!(text::Line::new(words), *words);
            }
            let note = entry.note.unwrap_or_default();
            assert_eq!(text::safe::block(&note), note);
        }
        true
    });
    drop(read);
    assert!(rows <= bytes.len());
}

/// A list of subscriptions gives web addresses only, and comes back as it was written.
pub fn opml(bytes: &[u8]) {
    let found = exchange::subscriptions(bytes);
    for source in &found.sources {
        assert!(
            url::Url::parse(&source.url).is_ok_and(|url| matches!(url.scheme(), "http" | "https")),
            "{}",
            source.url
        );
    }
    let again = exchange::subscriptions(exchange::opml::write(&found.sources).as_bytes());
    let urls = |sources: &[pressstart::news::Source]| {
        let mut urls: Vec<String> = sources.iter().map(|one| one.url.clone()).collect();
        // They are written group by group.
        urls.sort();
        urls
    };
    assert_eq!(urls(&again.sources), urls(&found.sources));
}

/// A config is read, or refused in words that are safe to print.
pub fn config(bytes: &[u8]) {
    if let Err(error) = config::parse(Path::new("config.toml"), &String::from_utf8_lossy(bytes)) {
        let words = error.to_string();
        assert!(
            !words.is_empty() && !words.contains(|letter: char| letter.is_control() && letter != '\n'),
            "{words:?}"
        );
    }
}

/// Whatever stands for a date, what is read of it is read again from the mended feed.
pub fn dates(bytes: &[u8]) {
    let date: String = String::from_utf8_lossy(bytes).chars().filter(|letter| !"<>&".contains(*letter)).collect();
    let rss = format!(
        "<rss version=\"2.0\"><channel><title>Q</title><item><guid>1</guid><title>T</title><pubDate>{date}</pubDate></item></channel></rss>"
    );
    let atom = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Q</title><entry><id>1</id><title>T</title><updated>{date}</updated></entry></feed>"
    );
    for text in [rss, atom] {
        let Ok(feed) = feed::read(text.as_bytes(), ORIGIN()) else { continue };
        let Some(published) = feed.items.first().and_then(|item| item.published) else { continue };
        let again = items(feed::strict::write(&feed, ADDRESS, text::Line::new).text.as_bytes());
        let again = again.first().and_then(|item| item.published);
        assert_eq!(again.map(Timestamp::as_second), Some(published.as_second()), "{date:?}");
    }
}

/// A link that is cleaned stays on the web, and cleaning it again changes nothing; what is no link comes back as it was.
pub fn links(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for given in [text.to_string(), format!("https://{text}"), format!("https://outlet.example/?url={text}")] {
        let link = links::BUILTIN.clean(&given);
        assert_eq!(link.given, given);
        assert_eq!(link.shown == link.given, link.removed.is_empty(), "{given:?}");
        assert_eq!(links::BUILTIN.clean(&link.shown).shown, link.shown, "{given:?}");
        if link.shown != given {
            assert!(link.shown.starts_with("http://") || link.shown.starts_with("https://"), "{}", link.shown);
        }
    }
}
