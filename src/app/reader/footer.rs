//! The foot of an article: the links of its page and the same story elsewhere. Opens none of them.

use crate::{
    app::{
        core::{
            age,
            styled_text::{self, Look, Span, TextLine},
        },
        reader::{Document, Setting, header},
    },
    language::tr,
    news::{LinkKind, View},
    page::{self, PageLink},
};
use jiff::Timestamp;
use unicode_width::UnicodeWidthStr;

/// The page's links, numbered as in the text.
pub(in crate::app) fn links(page: &page::Page, view: View, setting: &Setting) -> Vec<TextLine> {
    if page.links.is_empty() {
        return Vec::new();
    }
    if setting.spoken {
        return spoken_links(page, view, setting);
    }
    let mut list = vec![vec![styled_text::span(tr!("footer-links"), Look::Secondary)]];
    let digits = page.links.len().to_string().len();
    // The original shows every address as it was published, with nothing cut away.
    let cut = |link| if view == View::Original { String::new() } else { cut_away(link, setting.ascii) };
    let shown: Vec<(usize, String, String)> =
        page.targets().map(|(at, link)| (at, address(link, view), cut(link))).collect();
    let room = setting.width.saturating_sub(digits + 2);
    // What was cut away stands in one column, behind the longest address that leaves room for it.
    let marked = || shown.iter().filter(|(.., cut)| !cut.is_empty());
    let longest = marked().map(|(.., cut)| cut.width()).max().unwrap_or(0);
    let column = marked().map(|(_, to, _)| to.width()).max().unwrap_or(0).min(room.saturating_sub(longest + 2));
    for (at, to, cut) in shown {
        let mut line = vec![styled_text::span(format!("{:>width$} ", at + 1, width = digits + 1), Look::Secondary)];
        let to = styled_text::shorten(&to, if cut.is_empty() { room } else { column });
        let gap = column.saturating_sub(to.width()) + 2;
        line.push(Span { text: to, look: Look::Plain, link: Some(at) });
        if !cut.is_empty() {
            line.push(styled_text::span(format!("{:gap$}{cut}", ""), Look::Receipt));
        }
        list.push(line);
    }
    list.push(Vec::new());
    list
}

/// The same to be read aloud: each link says its number, and in words what it lost.
fn spoken_links(page: &page::Page, view: View, setting: &Setting) -> Vec<TextLine> {
    let mut lines = vec![vec![styled_text::span(tr!("spoken-heading", words = tr!("footer-links")), Look::Secondary)]];
    for (at, link) in page.targets() {
        let lost = if view == View::Original { String::new() } else { cut_away(link, true) };
        let lost = lost.strip_prefix("~ ").map_or_else(String::new, |lost| tr!("spoken-link-lost", lost));
        let words = tr!("spoken-link", number = at + 1, words = address(link, view)) + &lost;
        let said = styled_text::wrap(&words, setting.width).into_iter();
        lines.extend(said.map(|text| vec![Span { text, look: Look::Plain, link: Some(at) }]));
    }
    lines.push(Vec::new());
    lines
}

/// A link's address as people read it: host and path, no `https://www.`.
#[must_use]
pub fn address(link: &PageLink, view: View) -> String {
    let url = if view == View::Original { &link.given } else { &link.shown };
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    url.strip_prefix("www.").unwrap_or(url).trim_end_matches('/').to_owned()
}

/// What the cleaned link lost, in one word.
#[must_use]
pub fn cut_away(link: &PageLink, ascii: bool) -> String {
    let mark = if ascii { "~" } else { "✂" };
    let unwrapped = link.removed.iter().any(|name| name.contains('.') && !name.contains('='));
    match link.kind {
        LinkKind::Short => tr!("footer-short-link", mark),
        _ if unwrapped => tr!("footer-unwrapped", mark),
        LinkKind::Affiliate => tr!("footer-tag", mark),
        LinkKind::Tracking => tr!("footer-tracking", mark),
        LinkKind::Plain => String::new(),
    }
}

/// The story's other articles: each headline with its outlet, its time and whom it credits.
pub(in crate::app) fn same_story(
    document: &Document,
    published: Option<Timestamp>,
    setting: &Setting,
) -> Vec<TextLine> {
    let others = &document.others;
    if others.is_empty() {
        return Vec::new();
    }
    let heading = tr!("footer-same-story");
    let heading = if setting.spoken { tr!("spoken-heading", words = heading) } else { heading.to_owned() };
    let mut lines = vec![vec![styled_text::span(heading, Look::Secondary)]];
    let first = others.iter().filter_map(|other| other.published).min();
    for other in others {
        let when = match (other.published, first, published) {
            (Some(time), Some(first), Some(mine)) if time == first && time < mine => tr!("footer-first").to_owned(),
            (Some(time), ..) => age::short(time, setting.now, &setting.zone),
            (None, ..) => String::new(),
        };
        let mut parts = vec![other.source_name.to_string()];
        parts.extend(Some(when).filter(|when| !when.is_empty()));
        parts.extend(document.credits.get(&other.id).map(|credited| tr!("footer-via", credited)));
        let about = parts.join(" · ");
        let room = setting.width.saturating_sub(3);
        if setting.spoken {
            let words = format!("{}. {}.", other.title, parts.join(", "));
            let wrapped = styled_text::wrap(&words, setting.width).into_iter();
            lines.extend(wrapped.map(|line| vec![styled_text::span(line, Look::Plain)]));
        } else if other.title.width() + 2 + about.width() <= room {
            let gap = room - other.title.width() - about.width();
            lines.push(vec![
                styled_text::span(format!("   {}", other.title), Look::Plain),
                styled_text::span(format!("{:gap$}{about}", ""), Look::Secondary),
            ]);
        } else {
            // A headline is the outlet's own word on it: it is shown whole.
            let wrapped = header::headline(&other.title, room);
            lines.extend(wrapped.into_iter().map(|line| vec![styled_text::span(format!("   {line}"), Look::Plain)]));
            let parts =
                parts.iter().map(|part| styled_text::span(styled_text::shorten(part, room), Look::Secondary)).collect();
            lines.extend(header::within(parts, room).into_iter().map(|mut line| {
                line.insert(0, styled_text::span("   ", Look::Secondary));
                line
            }));
        }
    }
    lines.push(Vec::new());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Model, Options, line_text as text};

    #[test]
    fn what_links_lost_stands_in_one_column() {
        let link = |shown: &str, kind| PageLink { shown: shown.into(), kind, ..PageLink::default() };
        let short = link("https://sho.example/abcdefghij", LinkKind::Short);
        let page = page::Page {
            links: vec![short, link("https://shop.example/a", LinkKind::Affiliate)],
            ..page::Page::default()
        };
        let setting = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH).setting();
        let setting = Setting { width: 34, ..setting };
        let shown: Vec<String> = links(&page, View::Stripped, &setting).iter().map(text).collect();
        assert_eq!(shown, ["Links", " 1 sho.example/abcd…  ✂ short link", " 2 shop.example/a     ✂ tag", ""]);
    }

    #[test]
    fn a_link_says_what_it_lost() {
        let link = |kind, removed: &[&str]| PageLink {
            kind,
            removed: removed.iter().map(ToString::to_string).collect(),
            ..PageLink::default()
        };
        assert_eq!(cut_away(&link(LinkKind::Affiliate, &["go.example.net"]), false), "✂ unwrapped");
        assert_eq!(cut_away(&link(LinkKind::Affiliate, &["tag"]), false), "✂ tag");
        assert_eq!(cut_away(&link(LinkKind::Plain, &[]), false), "");
    }
}
