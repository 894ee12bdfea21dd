//! What holds for any bytes and any feed.
#![expect(clippy::unwrap_used, reason = "a feed that cannot be read fails the test")]

use pressstart::feed::{self, Feed, FeedError, Origin};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Result<Feed, FeedError> {
    let now = "2026-11-22T00:00:00Z".parse().unwrap();
    feed::read(bytes, Origin { url: "http://quest.example/feed", content_type: None, now })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Pieces of markup, whole and broken, in any order.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<rss>",
            "<channel>",
            "<item>",
            "</item>",
            "<title>",
            "</title>",
            "<link>",
            "</link>",
            "<feed>",
            "<entry>",
            "</entry>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<!DOCTYPE x [",
            "]>",
            "<!ENTITY a \"b\">",
            "&a;",
            "&#x",
            "&#27;",
            "&amp",
            "<a b='",
            "'>",
            "<br/>",
            "</",
            "<",
            "xmlns:a='",
            "<description>",
            "<content type='xhtml'>",
            "<media:group>",
            "<pubDate>",
            "{",
            "\"items\":[",
            "\u{0}",
            "é",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,8}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn title() -> impl Strategy<Value = String> {
    "[!-~é日][ -~é日]{0,30}[!-~é日]"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
        let _ = feed::decode(&bytes, Some("text/xml; charset=shift_jis"), Some("quest.jp"));
    }

    #[test]
    fn no_markup_makes_it_panic(soup in soup()) {
        let _ = read(soup.as_bytes());
        let _ = read(format!("<rss><channel><item>{soup}").as_bytes());
        let _ = feed::discover(&soup, "http://quest.example/");
    }

    #[test]
    fn a_whole_feed_is_read_as_it_is_and_never_called_repaired(titles in prop::collection::vec(title(), 1..8)) {
        let items: Vec<String> = titles.iter().enumerate()
            .map(|(number, title)| format!("<item><guid>{number}</guid><title>{}</title></item>", escaped(title))).collect();
        let feed = read(format!("<rss version=\"2.0\"><channel><title>Quest</title>{}</channel></rss>", items.concat()).as_bytes()).unwrap();
        let read: Vec<String> = feed.items.into_iter().map(|item| item.title).collect();
        prop_assert_eq!((read, feed.repaired), (titles, None));
    }

    #[test]
    fn a_cut_feed_never_changes_an_article(end in 0_usize..600) {
        let items: Vec<String> = (0..5).map(|number| format!("<item><title>Chapter {number}</title><guid>{number}</guid><description>words &amp; more</description></item>")).collect();
        let whole = format!("<rss version=\"2.0\"><channel><title>Quest</title>{}</channel></rss>", items.concat());
        let all = read(whole.as_bytes()).unwrap().items;
        if let Ok(cut) = read(&whole.as_bytes()[..end.min(whole.len())]) {
            for item in cut.items {
                let known = all.iter().find(|known| known.identity == item.identity).unwrap();
                prop_assert_eq!(&known.title, &item.title);
            }
        }
    }
}

/// Each is read in a moment; looked through from every place anew it would take minutes.
#[test]
fn what_is_begun_a_million_times_is_looked_through_once() {
    for begun in ["<!", "<?", "<!DOCTYPE", "<!DOCTYPE[", "<!--", "<![CDATA[", "<", "</", "<a", "<a b=\"", "&", "&#"] {
        let began = std::time::Instant::now();
        let text = format!("<rss><channel><item><title>{}", begun.repeat(4_000_000 / begun.len()));
        drop(read(text.as_bytes()));
        assert!(began.elapsed() < std::time::Duration::from_secs(15), "{begun}: {:?}", began.elapsed());
    }
}
