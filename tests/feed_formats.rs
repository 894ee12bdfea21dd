//! Every format of feed, and which of its words becomes which part of an item.
#![expect(clippy::unwrap_used, reason = "a feed that cannot be read fails the test")]

use pressstart::{
    feed::{self, Feed, FeedError, Origin},
    news::Item,
};

const URL: &str = "http://quest.example/news/feed";

fn try_read(text: &str) -> Result<Feed, FeedError> {
    let now = "2026-11-22T00:00:00Z".parse().unwrap();
    feed::read(text.as_bytes(), Origin { url: URL, content_type: None, now })
}

fn read(text: &str) -> Feed {
    try_read(text).unwrap()
}

fn rss(inside: &str) -> Feed {
    read(&format!(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/' \
         xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
         <channel><title>Quest</title><link>http://quest.example/</link>{inside}</channel></rss>"
    ))
}

fn item(inside: &str) -> Item {
    rss(&format!("<item>{inside}</item>")).items.remove(0)
}

fn entry(inside: &str) -> Item {
    read(&format!("<feed xmlns='http://www.w3.org/2005/Atom'><title>Quest</title><entry>{inside}</entry></feed>"))
        .items
        .remove(0)
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.items.iter().map(|item| item.title.as_str()).collect()
}

#[test]
fn rss_2_is_read() {
    let feed = rss("<ttl>90</ttl><item><title>One</title><link>http://quest.example/1</link></item>");
    assert_eq!(
        (feed.title.as_str(), feed.site.as_deref(), feed.ttl),
        ("Quest", Some("http://quest.example/"), Some(90))
    );
    assert_eq!((titles(&feed), feed.repaired.as_deref()), (vec!["One"], None));
}

#[test]
fn rss_1_is_read_and_its_about_is_a_guid() {
    let feed = read(
        "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>\
         <channel rdf:about='http://quest.example/'><title>Quest</title><link>http://quest.example/</link>\
         <items><rdf:Seq><rdf:li resource='http://quest.example/1'/></rdf:Seq></items></channel>\
         <item rdf:about='http://quest.example/1'><title>One</title><link>http://quest.example/1?a</link></item></rdf:RDF>",
    );
    assert_eq!(feed.items.len(), 1);
    assert_eq!(feed.items[0].identity, "http://quest.example/1");
    assert_eq!(feed.items[0].link.as_deref(), Some("http://quest.example/1?a"));
}

#[test]
fn atom_1_is_read() {
    let feed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quest</title><link href='http://quest.example/'/>\
         <entry><title>One</title><id>urn:1</id><link rel='replies' href='/r'/><link href='http://quest.example/1'/>\
         <updated>2026-11-20T12:00:00Z</updated></entry></feed>",
    );
    assert_eq!(feed.site.as_deref(), Some("http://quest.example/"));
    assert_eq!(feed.items[0].link.as_deref(), Some("http://quest.example/1"));
    assert_eq!(feed.items[0].published, feed.items[0].updated);
}

#[test]
fn atom_03_is_read_without_being_called_broken() {
    let feed = read(
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Quest</title><entry><title>One</title>\
         <link rel='alternate' type='text/html' href='http://quest.example/1'/><issued>2006-01-01T00:00:00Z</issued></entry></feed>",
    );
    assert_eq!((titles(&feed), feed.items[0].published.is_some(), feed.repaired.as_deref()), (vec!["One"], true, None));
}

#[test]
fn json_feed_is_read() {
    let feed = read(
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"Quest","home_page_url":"http://quest.example/","authors":[{"name":"Mina"}],
        "items":[{"id":7,"url":"/1","title":"One","content_text":"a < b\n\nc","tags":["rpg"],"image":"/p.jpg","date_published":"2026-11-20T12:00:00Z",
        "attachments":[{"url":"http://quest.example/s.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]}]}"#,
    );
    let item = &feed.items[0];
    assert_eq!((item.identity.as_str(), item.link.as_deref()), ("7", Some("http://quest.example/1")));
    assert_eq!(item.content.as_deref(), Some("<p>a &lt; b</p><p>c</p>"));
    assert_eq!((item.authors.as_slice(), item.enclosures[0].bytes), (&["Mina".to_owned()][..], Some(5)));
    assert_eq!(item.image.as_deref(), Some("http://quest.example/p.jpg"));
}

#[test]
fn a_lone_entry_is_a_feed() {
    assert_eq!(titles(&read("<entry xmlns='http://www.w3.org/2005/Atom'><title>One</title></entry>")), ["One"]);
}

#[test]
fn a_feed_without_articles_is_a_feed() {
    assert_eq!(rss("").items, []);
}

#[test]
fn full_text_is_content_and_the_description_its_summary() {
    let both = item("<description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded>");
    assert_eq!((both.summary.as_deref(), both.content.as_deref()), (Some("short"), Some("<p>long</p>")));
    let one = item("<description>&lt;p>short</description>");
    assert_eq!((one.summary.as_deref(), one.content), (Some("<p>short"), None));
}

#[test]
fn xhtml_content_becomes_html() {
    let item = entry(
        "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>a &amp; b<x:br/>c</x:p><x:i/><![CDATA[<d>]]></x:div></content>",
    );
    let html = item.content.unwrap();
    assert!(html.contains("<p>a &amp; b<br>c</p><i></i>&lt;d>"), "{html}");
}

#[test]
fn plain_text_content_becomes_html() {
    assert_eq!(entry("<content type='text'>a &lt; b</content>").content.as_deref(), Some("<p>a &lt; b</p>"));
}

#[test]
fn the_words_of_a_video_are_its_content() {
    let item = entry(
        "<title>Trailer</title><media:group xmlns:media='http://search.yahoo.com/mrss/'><media:title>Other</media:title>\
         <media:content url='http://v.example/v' type='application/x-shockwave-flash'/><media:thumbnail url='http://v.example/t.jpg'/>\
         <media:description>Out now\nBuy it</media:description></media:group>",
    );
    assert_eq!((item.title.as_str(), item.content.as_deref()), ("Trailer", Some("<p>Out now<br>Buy it</p>")));
    assert_eq!(item.image.as_deref(), Some("http://v.example/t.jpg"));
}

#[test]
fn a_title_is_decoded_once() {
    assert_eq!(item("<title>A &amp;amp; B</title>").title, "A &amp; B");
    assert_eq!(item("<title><![CDATA[A &amp; B]]></title>").title, "A &amp; B");
    assert_eq!(item("<title>A <b>B</b> C</title>").title, "A <b>B</b> C");
}

#[test]
fn an_article_without_title_keeps_none() {
    assert_eq!(item("<description>only body</description>").title, "");
}

#[test]
fn authors_come_from_wherever_they_are_named() {
    assert_eq!(item("<author>mina@quest.example (Mina Okafor)</author>").authors, ["Mina Okafor"]);
    assert_eq!(
        item("<dc:creator>Mina Okafor</dc:creator><dc:creator>Jo Lund</dc:creator>").authors,
        ["Mina Okafor", "Jo Lund"]
    );
    assert_eq!(item("<itunes:author>Mina Okafor</itunes:author>").authors, ["Mina Okafor"]);
    assert_eq!(entry("<author><name>Mina</name></author><author><name>Jo</name></author>").authors, ["Mina", "Jo"]);
    assert_eq!(
        rss("<item><title>1</title></item><itunes:author>Quest Team</itunes:author>").items[0].authors,
        ["Quest Team"]
    );
}

#[test]
fn the_first_date_that_can_be_read_counts() {
    let item = item("<pubDate>soon</pubDate><dc:date>2026-11-20T12:00:00Z</dc:date>");
    assert_eq!(item.published.unwrap().to_string(), "2026-11-20T12:00:00Z");
}

#[test]
fn a_date_in_the_future_is_given_as_it_is() {
    assert_eq!(
        item("<pubDate>Fri, 20 Nov 2099 12:00:00 GMT</pubDate>").published.unwrap().to_string(),
        "2099-11-20T12:00:00Z"
    );
}

#[test]
fn identity_is_guid_then_link_then_words() {
    assert_eq!(item("<guid> \n g1\t</guid><link>http://quest.example/1</link>").identity, "g1");
    assert_eq!(item("<guid></guid><link>http://quest.example/1</link>").identity, "http://quest.example/1");
    assert_eq!(item("<title>a</title>").identity, item("<title>a</title>").identity);
    assert_ne!(item("<title>a</title>").identity, item("<title>b</title>").identity);
}

#[test]
fn a_guid_that_is_an_address_stands_in_for_the_link() {
    assert_eq!(item("<guid>http://quest.example/1</guid>").link.as_deref(), Some("http://quest.example/1"));
    assert_eq!(item("<guid isPermaLink='false'>http://quest.example/1</guid>").link, None);
    assert_eq!(item("<guid>urn:1</guid>").link, None);
}

#[test]
fn of_two_articles_with_one_guid_the_newest_stays() {
    let feed = rss("<item><guid>g</guid><title>old</title><pubDate>Thu, 19 Nov 2026 12:00:00 GMT</pubDate></item>\
         <item><guid>g</guid><title>new</title><pubDate>Fri, 20 Nov 2026 12:00:00 GMT</pubDate></item>");
    assert_eq!(titles(&feed), ["new"]);
}

#[test]
fn relative_links_start_at_the_site_or_at_their_base() {
    assert_eq!(item("<link>/a/b</link>").link.as_deref(), Some("http://quest.example/a/b"));
    assert_eq!(item("<link></link>").link, None);
    assert_eq!(entry("<link href='one'/>").link.as_deref(), Some("http://quest.example/news/one"));
    assert_eq!(
        entry("<link xml:base='http://k.example/base/' href='one'/>").link.as_deref(),
        Some("http://k.example/base/one")
    );
    let based = read(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://k.example/base/'><entry xml:base='sub/'><link href='one'/></entry></feed>",
    );
    assert_eq!(based.items[0].link.as_deref(), Some("http://k.example/base/sub/one"));
}

#[test]
fn pictures_and_files_are_told_apart() {
    let item = item(
        "<enclosure url='/s.mp3' type='audio/mpeg' length='5'/><enclosure url='/p.jpg' type='image/jpeg' length='9'/>\
         <media:content url='http://quest.example/v.mp4' medium='video'/><media:thumbnail url='/t.jpg'/>",
    );
    let files: Vec<&str> = item.enclosures.iter().map(|file| file.url.as_str()).collect();
    assert_eq!(files, ["http://quest.example/s.mp3", "http://quest.example/v.mp4"]);
    assert_eq!(item.image.as_deref(), Some("http://quest.example/p.jpg"));
}

#[test]
fn categories_are_kept_once() {
    assert_eq!(
        item("<category>RPG</category><dc:subject>RPG</dc:subject><category>Indie</category>").categories,
        ["RPG", "Indie"]
    );
    assert_eq!(item("<categories><category>RPG</category></categories>").categories, ["RPG"]);
    assert_eq!(entry("<category term='rpg' label='Role play'/>").categories, ["Role play"]);
}

#[test]
fn a_web_page_offers_its_feeds() {
    let page = "<!doctype html><html><head><title>Q</title>\
        <link rel='alternate' type='application/rss+xml' title='Comments' href='/comments/feed'>\
        <link rel=alternate type=application/rss+xml href='/feed?a&amp;b'></head><body><a href='/atom.xml'>feed</a></body></html>";
    let feeds = [
        ("http://quest.example/feed?a&b", ""),
        ("http://quest.example/atom.xml", ""),
        ("http://quest.example/comments/feed", "Comments"),
    ];
    let feeds = feeds.map(|(url, title)| (url.to_owned(), title.into())).to_vec();
    assert_eq!(try_read(page).unwrap_err(), FeedError::WebPage { feeds });
}

#[test]
fn what_came_instead_of_a_feed_is_named() {
    for (bytes, sentence) in [
        (" \n", "the answer is empty"),
        ("<html><body><h1>Log in</h1></body></html>", "this is a web page, not a feed"),
        ("{\"a\":1}", "this is not a feed: JSON came, but no JSON Feed"),
        ("%PDF-1.4", "this is not a feed: a PDF document came instead"),
        ("no such \u{1b}[31mpage", "this is not a feed: plain text came that starts with “no such page”"),
        ("<opml><body/></opml>", "this is not a feed: a list of subscriptions (OPML) came; it can be imported"),
        (
            "<rss><channel><title>Q</title><item><title>hal",
            "the feed cannot be read: the file ends in the middle and holds no whole entry",
        ),
    ] {
        assert_eq!(try_read(bytes).unwrap_err().to_string(), sentence);
    }
}
