//! Broken feeds: what is mended, what is said about it, and that nothing is lost or invented.
#![expect(clippy::unwrap_used, reason = "a feed that cannot be read fails the test")]

use pressstart::feed::{self, Feed, Origin};
use std::fmt::Write;

fn bytes(bytes: &[u8]) -> Feed {
    let now = "2026-11-22T00:00:00Z".parse().unwrap();
    feed::read(bytes, Origin { url: "http://quest.example/feed", content_type: None, now }).unwrap()
}

fn read(text: &str) -> Feed {
    bytes(text.as_bytes())
}

fn rss(inside: &str) -> String {
    format!("<?xml version='1.0'?><rss version='2.0'><channel><title>Quest</title>{inside}</channel></rss>")
}

/// The titles, and what was mended.
fn told(feed: &Feed) -> (Vec<&str>, &str) {
    (feed.items.iter().map(|item| item.title.as_str()).collect(), feed.repaired.as_deref().unwrap_or(""))
}

#[test]
fn a_bare_ampersand_and_a_bare_bracket_are_text() {
    let feed = read(&rss("<item><title>Tom & Jerry < AT&T <3</title></item>"));
    assert_eq!(told(&feed), (vec!["Tom & Jerry < AT&T <3"], "bare or unknown references, bare angle brackets"));
}

#[test]
fn entities_of_html_are_decoded() {
    let feed = read(&rss("<item><title>caf&eacute;&nbsp;x&hellip; &unknown;</title></item>"));
    assert_eq!(told(&feed), (vec!["café\u{a0}x… &unknown;"], "bare or unknown references"));
}

#[test]
fn controls_are_left_for_the_boundary_of_safe_text_but_letters_that_are_none_are_dropped() {
    let feed = read(&rss("<item><title>a&#27;[31m\u{1}b&#x0;&#xD800;\0c&#146;s</title></item>"));
    assert_eq!(told(&feed), (vec!["a\u{1b}[31m\u{1}bc’s"], "control characters"));
}

#[test]
fn attributes_need_no_quotes() {
    let feed = read(
        "<feed xmlns=http://www.w3.org/2005/Atom><entry><title>One</title><link rel=alternate href=/1 /></entry></feed>",
    );
    assert_eq!(feed.items[0].link.as_deref(), Some("http://quest.example/1"));
    assert_eq!(told(&feed).1, "attributes without quotes");
}

#[test]
fn a_vocabulary_needs_no_declaration() {
    let feed = read(&rss("<item><dc:creator>Mina</dc:creator><content:encoded>text</content:encoded></item>"));
    assert_eq!((feed.items[0].authors[0].as_str(), feed.items[0].content.as_deref()), ("Mina", Some("text")));
}

#[test]
fn forgotten_ends_are_found() {
    let feed =
        read(&rss("<item><title>One<link>/1</link><item><title>Two</title><description>a<b>c</description></item>"));
    assert_eq!(told(&feed), (vec!["One", "Two"], "unbalanced tags"));
    assert_eq!(feed.items[0].link.as_deref(), Some("http://quest.example/1"));
}

#[test]
fn stray_ends_are_passed_over() {
    let feed =
        read(&rss("<item></b><title>One</title></p><guid>1</guid></item></item><item><title>Two</title></item>"));
    assert_eq!(told(&feed), (vec!["One", "Two"], "unbalanced tags"));
}

#[test]
fn tags_in_a_description_are_its_html() {
    let feed =
        read(&rss("<item><description>a <p>b<br>c &amp; <img src='x'></p></description><title>One</title></item>"));
    assert_eq!(feed.items[0].summary.as_deref(), Some("a <p>b<br>c &amp; <img src='x'></p>"));
    assert_eq!(told(&feed).0, ["One"]);
}

#[test]
fn tags_may_be_in_capitals() {
    let feed = read("<RSS version='2.0'><CHANNEL><TITLE>U</TITLE><ITEM><TITLE>One</TITLE></ITEM></CHANNEL></RSS>");
    assert_eq!((told(&feed), feed.title.as_str()), ((vec!["One"], "tags in capitals"), "U"));
}

#[test]
fn words_around_a_feed_are_passed_over() {
    let warning = "<br />\n<b>Warning</b>: foo in /x.php on line 3<br />\n";
    let feed = read(&format!("{warning}{}<!-- cached --><script>x</script>", rss("<item><title>One</title></item>")));
    assert_eq!(told(&feed), (vec!["One"], "text around the feed"));
}

#[test]
fn blank_lines_around_a_feed_are_no_harm() {
    let feed = read(&format!("\n\n  {}\n<!-- cached -->\n", rss("<item><title>One</title></item>")));
    assert_eq!(told(&feed), (vec!["One"], ""));
}

#[test]
fn a_cut_file_gives_its_whole_articles() {
    let whole = rss(
        "<item><title>One</title></item><item><title>Two</title><guid>2</guid><description>words</description></item>",
    );
    for end in whole.find("wor").unwrap()..=whole.find("</item></channel>").unwrap() - "</description>".len() {
        let feed = read(&whole[..end]);
        assert_eq!((told(&feed), feed.cut), ((vec!["One"], "the file ends in the middle"), true));
    }
}

#[test]
fn a_missing_last_tag_is_no_cut() {
    let whole = rss("<item><title>One</title></item>");
    let feed = read(whole.trim_end_matches("</rss>"));
    assert_eq!((told(&feed), feed.cut), ((vec!["One"], "unbalanced tags"), false));
}

#[test]
fn sections_may_be_split_or_open() {
    assert_eq!(
        read(&rss("<item><description><![CDATA[a]]]]><![CDATA[>b]]></description></item>")).items[0].summary.as_deref(),
        Some("a]]>b")
    );
    let open = read(&rss("<item><title><![CDATA[One</title></item><item><title>Two</title></item>"));
    assert_eq!(told(&open), (vec!["One", "Two"], "unbalanced tags"));
}

#[test]
fn a_feed_may_declare_words_but_no_words_of_words() {
    let feed = read(&format!(
        "<!DOCTYPE rss [<!ENTITY q \"Quest &amp; Co\"><!ENTITY b \"&q;&q;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>{}",
        rss("<item><title>&q; &b; &x;</title></item>").trim_start_matches("<?xml version='1.0'?>")
    ));
    assert_eq!(told(&feed).0, ["Quest & Co &b; &x;"]);
}

#[test]
fn the_bytes_tell_the_encoding_before_any_label_does() {
    let text = |label: &str| {
        rss("<item><title>café 日本 € “q”</title></item>").replace("'1.0'?", &format!("'1.0' encoding='{label}'?"))
    };
    let utf_16: Vec<u8> = text("UTF-16").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let utf_16_with_mark: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text("UTF-16").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let utf_32: Vec<u8> = text("UTF-32").chars().flat_map(|letter| u32::from(letter).to_le_bytes()).collect();
    let with_mark = format!("\u{feff}{}", text("UTF-8")).into_bytes();
    for encoded in [text("iso-8859-1").into_bytes(), with_mark, utf_16, utf_16_with_mark, utf_32] {
        assert_eq!(told(&bytes(&encoded)), (vec!["café 日本 € “q”"], ""));
    }
}

#[test]
fn a_label_tells_what_the_bytes_do_not() {
    let windows = rss("<item><title>caf\u{1} \u{2}</title></item>").replace("'1.0'?", "'1.0' encoding='windows-1252'?");
    let windows: Vec<u8> = windows
        .bytes()
        .map(|byte| {
            if byte == 1 {
                0xe9
            } else if byte == 2 {
                0x80
            } else {
                byte
            }
        })
        .collect();
    assert_eq!(told(&bytes(&windows)).0, ["café €"]);
    let japanese = b"<rss><channel><item><title>\x1b$BF|K\\\x1b(B</title></item></channel></rss>";
    let content_type = Some("text/xml; charset=\"iso-2022-jp\"");
    let origin = Origin { url: "http://quest.example/feed", content_type, now: jiff::Timestamp::MAX };
    assert_eq!(feed::read(japanese, origin).unwrap().items[0].title, "日本");
}

#[test]
fn invalid_bytes_become_replacement_characters() {
    let mut broken = rss("<item><title>日本 caf#</title></item>").into_bytes();
    let at = broken.iter().position(|byte| *byte == b'#').unwrap();
    broken[at] = 0xff;
    assert_eq!(told(&bytes(&broken)), (vec!["日本 caf\u{fffd}"], "invalid bytes"));
}

#[test]
fn overlong_letters_never_become_escapes() {
    let feed =
        bytes(b"<rss><channel><item><title>\xe2\x82\xac\xe2\x82\xac A\xc0\x9b[31m</title></item></channel></rss>");
    assert!(feed.items[0].title.starts_with("€€ A\u{fffd}"));
}

#[test]
fn the_host_helps_to_guess() {
    let greek = b"\xca\xe1\xeb\xe7\xec\xdd\xf1\xe1";
    assert_eq!(feed::decode(greek, None, Some("quest.gr")), "Καλημέρα");
}

#[test]
fn only_the_newest_two_thousand_are_kept() {
    let mut items = String::new();
    for number in 0..9000 {
        let (hour, minute) = (number / 600, number / 10 % 60);
        let _ = write!(
            items,
            "<item><guid>{number}</guid><pubDate>Fri, 20 Nov 2026 {hour:02}:{minute:02}:00 GMT</pubDate></item>"
        );
    }
    let feed = read(&rss(&items));
    assert_eq!((feed.items.len(), feed.items[0].identity.as_str()), (2000, "8990"));
    assert!(feed.items.iter().all(|item| item.identity.parse::<u32>().unwrap() >= 7000));
}

#[test]
fn depth_number_and_length_are_bounded() {
    let deep = format!("<item><title>deep</title>{}{}</item>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(told(&read(&rss(&deep))), (vec!["deep"], ""));
    let title = read(&rss(&format!("<item><title>{}</title></item>", "T".repeat(2_000_000))));
    assert_eq!(title.items[0].title.len(), 500);
    let guid =
        read(&rss(&format!("<item><guid>{0}</guid><link>http://quest.example/{0}</link></item>", "g".repeat(500_000))));
    assert!(guid.items[0].identity.starts_with("hash:") && guid.items[0].link.is_none());
    let body = read(&rss(&format!("<item><description>{}</description></item>", "&lt;b>w&lt;/b>".repeat(200_000))));
    assert!(body.items[0].summary.as_ref().unwrap().len() <= 512 * 1024);
}

#[test]
fn a_thousand_open_ends_cost_no_more_than_their_length() {
    for opener in ["<![CDATA[", "<!--", "<a b='", "<!DOCTYPE x [", "<?", "&", "<a"] {
        let feed = read(&rss(&format!("<item><title>One</title></item>{}", opener.repeat(200_000))));
        assert_eq!(told(&feed).0, ["One"], "{opener}");
    }
}
