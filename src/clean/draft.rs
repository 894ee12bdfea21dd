//! A draft is an item made readable: everything a list shows of it. Nothing of the item itself changes.

use super::{Rules, Subject};
use crate::{
    clean::{
        body::{self, Cleaned},
        facts::{author, citations, headline, kind, kind_evidence::Piece},
    },
    html::{self, is_web},
    news::{Draft, Item, LinkKind},
    text::{Line, words},
};

/// Letters of the teaser that lists show.
const SUMMARY_LETTERS: usize = 400;
/// Letters of the first words that stand in for a headline.
const TITLE_LETTERS: usize = 90;

/// Makes an item readable.
#[must_use]
pub fn draft(item: Item, subject: &Subject, rules: &Rules) -> Draft {
    let link = item.link.as_deref().filter(|link| is_web(link));
    let url = link.map(|link| if subject.strip { rules.links().clean(link).shown } else { link.to_owned() });
    let host = url.as_deref().and_then(html::host).unwrap_or_default();
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
    let untitled = headline.is_empty();
    Draft {
        kind: kind::of(&Piece { title: &headline, lead: &summary, url: &address, categories: &item.categories }, sells),
        title: if untitled { first_words(&cleaned, &summary, &item) } else { headline },
        untitled,
        url: Line::new(&address),
        author: named.or(cleaned.body.byline),
        cites,
        via: cleaned.body.via,
        summary: teaser(&summary),
        words,
        removed: cleaned.body.receipt.counts(),
        teaser: item.link.is_some() && cleaned.body.teaser,
        pictured: cleaned.pictured,
        text: cleaned.text,
        item,
    }
}

/// What stands in for a headline: the first words, else what the article is made of, else where it lies.
fn first_words(cleaned: &Cleaned, summary: &str, item: &Item) -> Line {
    let file = || {
        let file = item.enclosures.first()?;
        file.url.split(['?', '#']).next()?.rsplit('/').find(|part| !part.is_empty())
    };
    let place = || item.link.as_deref().map(html::without_scheme);
    let words =
        [&cleaned.text, summary].into_iter().find_map(|text| text.lines().map(str::trim).find(|line| !line.is_empty()));
    let words = words
        .or(item.image_text.as_deref())
        .or(cleaned.picture_text.as_deref())
        .or_else(file)
        .or_else(place)
        .unwrap_or("untitled");
    cut(words, TITLE_LETTERS)
}

fn longest(item: &Item) -> &str {
    let (content, summary) = (item.content.as_deref().unwrap_or_default(), item.summary.as_deref().unwrap_or_default());
    if content.len() >= summary.len() { content } else { summary }
}

/// The beginning of the text, cut at a word.
fn teaser(text: &str) -> Line {
    cut(text, SUMMARY_LETTERS)
}

/// At most so many letters, cut at a word.
fn cut(text: &str, letters: usize) -> Line {
    // A front that is long enough tells the same as the whole text.
    let front = words::first_letters(text, letters * 2);
    let mut line = Line::new(front);
    if line.chars().count() <= letters {
        if front.len() == text.len() {
            return line;
        }
        line = Line::new(text);
    }
    if line.chars().count() <= letters {
        return line;
    }
    let cut = words::first_letters(&line, letters);
    let whole = cut.rsplit_once(' ').map_or(cut, |(front, _)| front);
    Line::new(&format!("{}…", whole.trim_end_matches([',', ';', ':', '-', '–', '—'])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clean::BUILTIN,
        news::{Enclosure, Kind},
    };

    fn made(item: Item) -> Draft {
        let subject = Subject { source: "Pixel Post", strip: true, ..Subject::default() };
        draft(item, &subject, &BUILTIN)
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
    fn a_link_that_leads_to_no_page_is_none() {
        for link in ["javascript:alert(1)", "file:///etc/passwd", "N/A"] {
            assert!(made(Item { link: Some(link.into()), ..item() }).url.is_empty(), "{link}");
        }
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
    fn an_item_without_a_title_is_called_by_its_first_words() {
        let untitled = |summary: &str| Item { title: " ".to_owned(), summary: Some(summary.to_owned()), ..item() };
        let draft = made(untitled("<p>We shipped the boat game today!</p><p>It has nine boats.</p>"));
        assert_eq!((draft.title.as_str(), draft.untitled), ("We shipped the boat game today!", true));
        assert!(draft.text.starts_with("We shipped"), "its first words stay in its text");
        let long = made(untitled(&format!("<p>{}</p>", "seven ".repeat(50))));
        assert!(long.title.ends_with("seven…") && long.title.chars().count() <= TITLE_LETTERS + 1, "{}", long.title);
        assert!(!made(item()).untitled);
    }

    #[test]
    fn an_item_without_a_word_is_called_by_its_picture_its_file_or_its_place() {
        let bare = Item { title: String::new(), summary: None, ..item() };
        let file = Enclosure { url: "https://cdn.example/boat.mp4?x=1".to_owned(), ..Enclosure::default() };
        let with_file = Item { enclosures: vec![file], ..bare.clone() };
        let with_picture = Item { image_text: Some("A gull with a hat".to_owned()), ..with_file.clone() };
        let titles = [with_picture, with_file, bare].map(|item| made(item).title.to_string());
        assert_eq!(titles, ["A gull with a hat", "boat.mp4", "outlet.example/news/1"]);
        let picture = "<p><img src=\"https://outlet.example/b.png\" alt=\"A boat &amp; a gull\"></p>";
        let drawn = made(Item { title: String::new(), summary: Some(picture.to_owned()), ..item() });
        assert_eq!(drawn.title.as_str(), "A boat & a gull");
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
