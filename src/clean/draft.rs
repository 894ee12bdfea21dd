//! A draft is an item made readable: everything a list shows of it. Nothing of the item itself changes.

use super::{Rules, Subject};
use crate::{
    clean::{
        body,
        facts::{author, citations, headline, kind},
    },
    news::{Draft, Item, LinkKind},
    text::{Line, words},
};
use url::Url;

/// Letters of the teaser that lists show.
const SUMMARY_LETTERS: usize = 400;
/// A feed's body with fewer words is a teaser.
const TEASER_WORDS: u32 = 120;

/// Makes an item readable.
#[must_use]
pub fn draft(item: Item, subject: &Subject, rules: Rules) -> Draft {
    let url =
        item.link.as_deref().map(|link| if subject.strip { rules.links.clean(link).shown } else { link.to_owned() });
    let host = url.as_deref().and_then(|url| Some(Url::parse(url).ok()?.host_str()?.to_owned())).unwrap_or_default();
    let published = headline::headline(&item.title, subject.source);
    let headline = Line::new(headline::without_site(&published, &host));
    let address = url.clone().unwrap_or_default();
    let named = author::join(item.authors.iter().map(String::as_str));
    let about = Subject {
        title: &headline,
        url: if address.is_empty() { subject.url } else { &address },
        author: named.as_deref().unwrap_or(subject.author),
        ..*subject
    };
    let content = longest(&item);
    let cleaned = body::read(content, &about, rules);
    let summary = match item.summary.as_deref() {
        Some(summary) if summary != content => body::read(summary, &about, rules).text,
        _ => cleaned.text.clone(),
    };
    let words = words::count(&cleaned.text);
    let cites = citations::of(&cleaned.body.links, about.url);
    let selling = cleaned.body.links.iter().filter(|link| link.kind == LinkKind::Affiliate).count();
    let sells = selling > 1 && cleaned.body.receipt.affiliate_share >= kind::DEAL_SHARE;
    Draft {
        kind: kind::of(&headline, &address, &item.categories, sells),
        title: headline,
        url: Line::new(&address),
        author: named.or(cleaned.body.byline),
        cites,
        via: cleaned.body.via,
        summary: teaser(&summary),
        words,
        removed: cleaned.body.receipt.counts(),
        teaser: item.link.is_some()
            && (words < TEASER_WORDS || cleaned.continues || cleaned.text.trim_end().ends_with(['…', ']'])),
        pictured: cleaned.body.html.contains("<img "),
        text: cleaned.text,
        item,
    }
}

fn longest(item: &Item) -> &str {
    let (content, summary) = (item.content.as_deref().unwrap_or_default(), item.summary.as_deref().unwrap_or_default());
    if content.len() >= summary.len() { content } else { summary }
}

/// The beginning of the text, cut at a word.
fn teaser(text: &str) -> Line {
    let line = Line::new(text);
    if line.chars().count() <= SUMMARY_LETTERS {
        return line;
    }
    let cut: String = line.chars().take(SUMMARY_LETTERS).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(front, _)| front);
    Line::new(&format!("{}…", whole.trim_end_matches([',', ';', ':', '-', '–', '—'])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{links, news::Kind};

    fn made(item: Item) -> Draft {
        let subject = Subject { source: "Pixel Post", strip: true, ..Subject::default() };
        draft(item, &subject, Rules { links: &links::BUILTIN })
    }

    fn item() -> Item {
        Item {
            link: Some("https://outlet.example/news/1".into()),
            title: "Tom &amp; the Mice has leaked".into(),
            authors: vec!["Ada Example Updated on by".into()],
            summary: Some(
                "<p>The sequel is coming, says a note (spotted by <a href=\"https://finder.example/2\">Finder</a>).</p>\
                 <p>The post <a href=\"x\">Tom &amp; the Mice</a> appeared first on <a href=\"y\">Pixel Post</a>.</p>"
                    .into(),
            ),
            ..Item::default()
        }
    }

    #[test]
    fn a_draft_has_all_that_a_list_shows() {
        let draft = made(item());
        assert_eq!(draft.title.as_str(), "Tom & the Mice has leaked");
        assert_eq!(draft.author.as_deref(), Some("Ada Example"));
        assert_eq!(draft.kind, Kind::Rumour);
        assert_eq!(draft.via.map(|via| via.name.to_string()).as_deref(), Some("Finder"));
        assert_eq!(draft.summary.as_str(), "The sequel is coming, says a note (spotted by Finder).");
        assert_eq!(draft.removed.other, 1);
        assert!(draft.teaser);
    }

    #[test]
    fn the_item_itself_does_not_change() {
        assert_eq!(made(item()).item, item());
    }

    #[test]
    fn a_long_summary_is_cut_at_a_word() {
        let draft = made(Item { summary: Some(format!("<p>{}</p>", "seven ".repeat(200))), ..item() });
        assert!(draft.summary.ends_with("seven…") && draft.summary.chars().count() <= 401, "{}", draft.summary);
    }

    #[test]
    fn a_full_body_is_no_teaser() {
        assert!(!made(Item { content: Some(format!("<p>{}end.</p>", "word ".repeat(300))), ..item() }).teaser);
    }

    #[test]
    fn a_body_with_a_picture_is_pictured_and_one_that_counts_readers_is_not() {
        let with = |html: &str| made(Item { content: Some(html.to_owned()), summary: None, ..item() }).pictured;
        let words = "<p>The studio says that the sequel will be out in spring, on everything that has a screen, and shows it.</p>";
        assert!(with(&format!("{words}<img src=\"https://outlet.example/a.jpg\" alt=\"The keep\">")));
        assert!(!with(&format!("{words}<img src=\"https://count.example/p.gif\" width=\"1\" height=\"1\">")));
    }
}
