//! OPML: subscriptions as outlines, groups as the outlines around them. Never follows an entity, a DTD or an `include`.

use super::{
    Subscriptions,
    refused::{Gathered, unescaped},
};
use crate::{
    feed,
    html::decode_entities,
    news::Source,
    text::{Line, safe::NAME},
};
use quick_xml::{
    Reader, Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::{collections::BTreeMap, io};

/// Between the names of a group within a group.
const WITHIN: &str = " / ";
/// Groups within groups that keep their names; deeper ones stand in the last of these.
const DEEPEST: usize = 8;
/// Least seconds between two polls that a list may ask for, as in the config.
const SHORTEST: u64 = 15 * 60;
/// Namespace of our own attributes.
const OURS: &str = "urn:pressstart:opml";

/// Reads OPML, as far as it makes sense.
#[must_use]
pub fn read(text: &str) -> Subscriptions {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut gathered = Gathered::default();
    // one entry for each open outline: the name of the group it is, or none where it is a feed or lies too deep
    let mut open: Vec<Option<Line>> = Vec::new();
    let mut groups: Vec<Line> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if is_outline(element.local_name().as_ref()) => {
                let group = take(&element, &groups, &mut gathered, false).filter(|_| groups.len() < DEEPEST);
                groups.extend(group.clone());
                open.push(group);
            }
            Ok(Event::Empty(element)) if is_outline(element.local_name().as_ref()) => {
                take(&element, &groups, &mut gathered, true);
            }
            Ok(Event::End(element)) if is_outline(element.local_name().as_ref()) => {
                if open.pop().flatten().is_some() {
                    groups.pop();
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                gathered.broken(&format!("the list is broken after {} bytes: {error}", reader.error_position()));
                break;
            }
        }
    }
    gathered.finish()
}

/// Writes OPML, the groups in the order of their names, the sources of one in the order given.
#[must_use]
pub fn write(sources: &[Source]) -> String {
    let mut groups: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        groups.entry(&source.group).or_default().push(source);
    }
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // writing to memory cannot fail
    let _ = document(&mut writer, &groups);
    let mut opml = String::from_utf8(writer.into_inner()).unwrap_or_default();
    opml.push('\n');
    opml
}

fn is_outline(name: &str) -> bool {
    name.eq_ignore_ascii_case("outline")
}

/// Takes the feed of an outline; an outline that is none gives the name of a group, unless it is `closed` and holds nothing.
fn take(element: &BytesStart, groups: &[Line], gathered: &mut Gathered, closed: bool) -> Option<Line> {
    let mut source = Source { strip: true, ..Source::default() };
    let (mut title, mut feed, mut page, mut category) = (Line::default(), None, None, Line::default());
    let mut is_feed = false;
    for attribute in element.attributes().with_checks(false).flatten() {
        let value = decode_entities(&attribute.value).into_owned();
        let yes = value == "true";
        match attribute.key.as_ref().to_ascii_lowercase().as_str() {
            "xmlurl" => {
                is_feed = true;
                feed = Some(value).filter(|feed| !feed.trim().is_empty());
            }
            "htmlurl" => page = Some(value).filter(|page| !page.trim().is_empty()),
            "type" => is_feed |= matches!(&*value.to_ascii_lowercase(), "rss" | "atom" | "rdf" | "feed"),
            // Names that were escaped twice are many more than those that speak of entities.
            "title" => title = Line::cut(&decode_entities(&value), NAME),
            "text" => source.name = Line::cut(&decode_entities(&value), NAME),
            "category" => category = group_of(&value),
            "ps:fulltext" => source.full_text = yes,
            "ps:paused" => source.paused = yes,
            "ps:quiet" => source.quiet = yes,
            "ps:prefer" => source.preferred = yes,
            "ps:strip" => source.strip = value != "false",
            "ps:every" => source.every = value.parse().ok().map(|every: u64| every.max(SHORTEST)),
            _ => {}
        }
    }
    if source.name.is_empty() {
        source.name = title;
    }
    let named =
        |address: &str| if source.name.is_empty() { address.to_owned() } else { format!("{} {address}", source.name) };
    let Some(feed) = feed else {
        if let Some(page) = page.filter(|_| closed || is_feed) {
            gathered.refuse(&named(&page), super::Why::OnlyAPage);
            return None;
        }
        if closed && is_feed {
            gathered.refuse(&source.name, super::Why::NoWebAddress);
        }
        return Some(source.name).filter(|name| !name.is_empty() && !closed);
    };
    let entry = named(&feed);
    source.url = address(&feed);
    source.site = page.filter(|site| super::refused::judge(site).is_none());
    source.group = Line::new(&groups.iter().map(Line::as_str).collect::<Vec<_>>().join(WITHIN));
    if source.group.is_empty() {
        source.group = category;
    }
    gathered.take(source, &entry);
    None
}

/// The address of a feed, whose scheme may be a reader's or missing.
fn address(written: &str) -> String {
    let written = unescaped(written.trim());
    let address = feed::without_feed_scheme(&written);
    let schemed = address
        .split_once(':')
        .is_some_and(|(scheme, rest)| rest.starts_with("//") || !scheme.contains('.') && rest.parse::<u16>().is_err());
    match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        // “site.example/feed” has a host; a word alone has none.
        None if !schemed
            && address.split(['/', ':']).next().is_some_and(|host| host.contains('.') && !host.starts_with('.')) =>
        {
            format!("https://{address}")
        }
        None => address.into_owned(),
    }
}

/// The first of the categories, which are paths: `/Games/Indie,/Other`.
fn group_of(categories: &str) -> Line {
    let first = categories.split(',').map(str::trim).find(|path| path.starts_with('/')).unwrap_or_default();
    let names: Vec<&str> = first.split('/').map(str::trim).filter(|name| !name.is_empty()).take(DEEPEST).collect();
    Line::cut(&names.join(WITHIN), NAME)
}

fn document(writer: &mut Writer<Vec<u8>>, groups: &BTreeMap<&str, Vec<&Source>>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let opml = BytesStart::new("opml").with_attributes([("version", "2.0"), ("xmlns:ps", OURS)]);
    writer.write_event(Event::Start(opml))?;
    writer.create_element("head").write_inner_content(|head| {
        head.create_element("title").write_text_content(BytesText::new("Press Start subscriptions")).map(|_| ())
    })?;
    writer.write_event(Event::Start(BytesStart::new("body")))?;
    let mut open: Vec<&str> = Vec::new();
    for (group, sources) in groups {
        let path: Vec<&str> = group.split(WITHIN).filter(|name| !name.is_empty()).collect();
        let shared = open.iter().zip(&path).take_while(|(open, name)| open == name).count();
        for _ in open.drain(shared..) {
            writer.write_event(Event::End(BytesEnd::new("outline")))?;
        }
        for name in &path[shared..] {
            let group = BytesStart::new("outline").with_attributes([("text", *name), ("title", *name)]);
            writer.write_event(Event::Start(group))?;
            open.push(name);
        }
        for source in sources {
            feed(writer, source)?;
        }
    }
    for _ in open {
        writer.write_event(Event::End(BytesEnd::new("outline")))?;
    }
    writer.write_event(Event::End(BytesEnd::new("body")))?;
    writer.write_event(Event::End(BytesEnd::new("opml")))
}

/// A feed with the settings that are no secret: programs, passwords and headers stay here.
fn feed(writer: &mut Writer<Vec<u8>>, source: &Source) -> io::Result<()> {
    let name = if source.name.is_empty() { source.url.as_str() } else { &source.name };
    let every = source.every.map(|every| every.to_string());
    let set = |name, on: bool, value| on.then_some((name, value));
    let attributes = [
        Some(("type", "rss")),
        Some(("text", name)),
        Some(("title", name)),
        Some(("xmlUrl", source.url.as_str())),
        source.site.as_deref().map(|site| ("htmlUrl", site)),
        set("ps:fullText", source.full_text, "true"),
        set("ps:paused", source.paused, "true"),
        set("ps:quiet", source.quiet, "true"),
        set("ps:prefer", source.preferred, "true"),
        set("ps:strip", !source.strip, "false"),
        every.as_deref().map(|every| ("ps:every", every)),
    ];
    writer.write_event(Event::Empty(BytesStart::new("outline").with_attributes(attributes.into_iter().flatten())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{MOST_REFUSED, MOST_SOURCES, Why};

    fn source(name: &str, url: &str, group: &str) -> Source {
        Source { name: Line::new(name), url: url.to_owned(), group: Line::new(group), strip: true, ..Source::default() }
    }

    #[test]
    fn outlines_around_feeds_are_groups() {
        let list = read(
            r#"<opml version="1.0"><body>
            <outline text="Top" xmlUrl="https://top.example/feed?a=1&amp;b=2"/>
            <outline text="News"><outline title="Old &#8217;style" xmlurl=" https://old.example/rss "/>
              <outline text="PC"><outline text="Deep" xmlUrl="https://deep.example/rss" htmlUrl="https://deep.example/"></outline></outline>
              <outline text="After" xmlUrl="https://after.example/rss"/></outline></body></opml>"#,
        );
        let rows: Vec<_> = list.sources.iter().map(|source| (&*source.name, &*source.url, &*source.group)).collect();
        assert_eq!(
            rows,
            [
                ("Top", "https://top.example/feed?a=1&b=2", ""),
                ("Old ’style", "https://old.example/rss", "News"),
                ("Deep", "https://deep.example/rss", "News / PC"),
                ("After", "https://after.example/rss", "News"),
            ]
        );
        assert_eq!(list.sources[2].site.as_deref(), Some("https://deep.example/"));
        assert!(list.sources.iter().all(|source| source.strip) && list.refused.is_empty() && list.broken.is_none());
    }

    #[test]
    fn addresses_that_are_no_feeds_are_refused_by_name() {
        let list = read(
            "<opml><body><outline text='js' xmlUrl='javascript:alert(1)'/><outline text='run' xmlUrl='exec:touch /x'/>\
             <outline text='pipe' xmlUrl='|touch /x'/><outline text='f' xmlUrl='filter:x:http://a.example/'/>\
             <outline text='file' xmlUrl='file:///etc/passwd'/><outline text='two' xmlUrl='http://a.example/&#10;exec:x'/></body></opml>",
        );
        assert_eq!(list.sources, []);
        let why: Vec<_> = list.refused.iter().map(|refused| refused.why).collect();
        assert_eq!(
            why,
            [Why::NoWebAddress, Why::RunsProgram, Why::RunsProgram, Why::Filters, Why::NoWebAddress, Why::NoWebAddress]
        );
        assert_eq!(list.refused[0].entry.as_str(), "js javascript:alert(1)");
    }

    #[test]
    fn addresses_are_read_as_readers_write_them() {
        let list = read(
            "<opml><outline text='1' xmlUrl='feed://a.example/x?a=1&b=2'/><outline text='2' xmlUrl='feed:https://b.example/x'/>\
             <outline text='3' xmlUrl='c.example/x'/><outline text='4' xmlUrl='//d.example:8080/x'/>\
             <outline text='5' xmlUrl='https://e.example/x?a=1&amp;amp;b=2'/><outline text='6' xmlUrl='f.example:8080/x'/></opml>",
        );
        let urls: Vec<&str> = list.sources.iter().map(|source| source.url.as_str()).collect();
        assert_eq!(
            urls,
            [
                "http://a.example/x?a=1&b=2",
                "https://b.example/x",
                "https://c.example/x",
                "https://d.example:8080/x",
                "https://e.example/x?a=1&b=2",
                "https://f.example:8080/x"
            ]
        );
    }

    #[test]
    fn names_may_hold_entities_of_html_once_or_twice() {
        let list = read(
            "<opml><outline text='Caf&eacute; &mdash; &#8217;26' xmlUrl='https://a.example/'/>\
             <outline text='&amp;quot;C&amp;quot; &amp;amp; D' xmlUrl='https://b.example/'/></opml>",
        );
        let names: Vec<&str> = list.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["Caf\u{e9} \u{2014} \u{2019}26", "\"C\" & D"]);
    }

    #[test]
    fn what_has_a_page_alone_is_told_and_what_stands_there_again_is_counted() {
        let list = read(
            "<opml><outline text='A' type='rss' htmlUrl='https://a.example/'/><outline text='B' xmlUrl='' htmlUrl='https://b.example/'/>\
             <outline text='C' xmlUrl='https://c.example/x'/><outline text='C' xmlUrl='https://c.example/x'/>\
             <outline text='G' htmlUrl='https://g.example/'><outline text='D' xmlUrl='https://d.example/x'/></outline>\
             <outline text='Empty' type='rss' xmlUrl=''/><outline text='E' category='/Games/Indie,/Other' xmlUrl='https://e.example/x'/></opml>",
        );
        let why: Vec<_> = list.refused.iter().map(|refused| (refused.entry.as_str(), refused.why)).collect();
        let only_a_page = ["A https://a.example/", "B https://b.example/"].map(|entry| (entry, Why::OnlyAPage));
        assert_eq!(why, [&only_a_page[..], &[("Empty", Why::NoWebAddress)]].concat());
        let groups: Vec<_> = list.sources.iter().map(|source| (&*source.name, &*source.group)).collect();
        assert_eq!(groups, [("C", ""), ("D", "G"), ("E", "Games / Indie")]);
        assert_eq!(list.doubled, 1);
    }

    #[test]
    fn entities_are_never_expanded() {
        let bomb = format!(
            "<!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'><!ENTITY a 'aaaa'>{}]><opml><body>\
             <outline text='&e;&lol9;' xmlUrl='https://a.example/'/></body></opml>",
            "<!ENTITY lol9 '&a;&a;&a;&a;'>".repeat(9)
        );
        assert_eq!(read(&bomb).sources[0].name.as_str(), "&e;&lol9;");
    }

    #[test]
    fn names_are_made_safe() {
        let list = read("<opml><outline text='\u{9d}0;PWN\u{9c}&#27;[2J' xmlUrl='https://a.example/'/></opml>");
        assert!(!list.sources[0].name.contains(char::is_control));
    }

    #[test]
    fn nesting_without_end_is_bounded() {
        let list = read(&format!("{}<outline xmlUrl='https://a.example/'/>", "<outline text='g'>".repeat(200_000)));
        assert_eq!(list.sources[0].group.as_str(), ["g"; DEEPEST].join(WITHIN));
    }

    #[test]
    fn a_list_of_too_many_is_cut_and_says_so() {
        let many: Vec<String> =
            (0..MOST_SOURCES + 5).map(|n| format!("<outline xmlUrl='https://a.example/{n}'/>")).collect();
        let many = many.concat();
        let bad = "<outline xmlUrl='x:'/>".repeat(MOST_REFUSED + 7);
        let list = read(&format!("<opml>{many}{bad}</opml>"));
        assert_eq!((list.sources.len(), list.beyond), (MOST_SOURCES, 5));
        assert_eq!((list.refused.len(), list.refused_in_all), (MOST_REFUSED, MOST_REFUSED + 7));
    }

    #[test]
    fn a_broken_list_gives_what_stands_before_the_break() {
        let list = read("<opml><outline text='A & B' xmlUrl='https://a.example/?x&y'/><outline xmlUrl='https://b.ex");
        assert_eq!(list.sources[0].name.as_str(), "A & B");
        assert_eq!(list.sources[0].url, "https://a.example/?x&y");
        assert!(list.broken.is_some_and(|remark| remark.contains("broken after")));
    }

    #[test]
    fn a_feed_listed_twice_is_taken_once() {
        let twice = "<outline xmlUrl='https://a.example/'/>".repeat(2);
        assert_eq!(read(&format!("<opml>{twice}</opml>")).sources.len(), 1);
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut sources = vec![
            source("A \"quoted\" <name> & more", "https://a.example/?x=1&y=2", ""),
            source("B", "https://b.example/", "News"),
            source("C", "https://c.example/", "News / PC"),
            source("D", "https://d.example/", "Other"),
        ];
        sources[1].full_text = true;
        sources[1].every = Some(7_200);
        sources[2].site = Some("https://c.example/home".to_owned());
        sources[2].paused = true;
        sources[2].preferred = true;
        sources[3].strip = false;
        sources[3].quiet = true;
        let list = read(&write(&sources));
        assert_eq!(list.sources, sources);
        assert_eq!(list.broken, None);
    }

    #[test]
    fn secrets_are_not_written() {
        let mut secret = source("A", "https://a.example/", "");
        secret.password_command = vec!["pass".to_owned(), "show".to_owned()];
        secret.headers = vec![("Cookie".to_owned(), "hunter2".to_owned())];
        secret.user = Some("me".to_owned());
        let opml = write(&[secret]);
        assert!(!opml.contains("pass") && !opml.contains("hunter2") && !opml.contains("\"me\""));
    }
}
