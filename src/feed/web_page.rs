//! A web page read as a feed: CSS selectors say what an item is, and where its headline, its link and its date stand in it. Reads what
//! the page's HTML holds; never runs its scripts.

use super::{Feed, FeedError, Origin, address, bounds, dates, decode, identity};
use crate::{
    html::{self, Bounds, escape},
    language::tr,
    news::{Item, PageSelectors},
    text::Line,
};
use dom_query::{Document, Matcher, NodeRef, Selection};
use url::Url;

/// Letters of text under which a page is taken for one that scripts fill.
const HARDLY_ANY_TEXT: usize = 400;
/// Words of a text among which a date is looked for.
const WORDS_AROUND_A_DATE: usize = 12;
const HEADINGS: &str = "h1, h2, h3, h4, h5, h6";
const TIMES: &str = "time[datetime], [itemprop='datePublished'], time";

/// What selectors find in a page.
#[derive(Debug, Clone, Default)]
pub struct PageFeed {
    /// The items, as a feed.
    pub feed: Feed,
    /// How many there are, and what they lack.
    pub found: Found,
}

/// How much of it they find.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// What `item` matches.
    pub items: usize,
    /// Those with a headline.
    pub titles: usize,
    /// Those that lead somewhere.
    pub links: usize,
    /// Those with a date.
    pub dates: usize,
    /// A text where a date should be, and none can be read.
    pub unread_date: Option<Line>,
    /// The page is nearly empty: scripts would fill it.
    pub scripted: bool,
}

/// The selectors, ready to match.
struct Matchers {
    item: Matcher,
    title: Option<Matcher>,
    link: Option<Matcher>,
    date: Option<Matcher>,
    headings: Option<Matcher>,
    anchors: Option<Matcher>,
    times: Option<Matcher>,
}

impl Matchers {
    fn new(selectors: &PageSelectors) -> Result<Self, FeedError> {
        let optional = |key, selector: &str| {
            if selector.trim().is_empty() { Ok(None) } else { matcher(key, selector).map(Some) }
        };
        Ok(Self {
            item: matcher("item", &selectors.item)?,
            title: optional("title", &selectors.title)?,
            link: optional("link", &selectors.link)?,
            date: optional("date", &selectors.date)?,
            headings: Matcher::new(HEADINGS).ok(),
            anchors: Matcher::new("a[href]").ok(),
            times: Matcher::new(TIMES).ok(),
        })
    }
}

fn matcher(key: &str, selector: &str) -> Result<Matcher, FeedError> {
    Matcher::new(selector.trim()).map_err(|_| {
        let written = Line::cut(selector, bounds::NAME);
        FeedError::Selectors(match written.as_str() {
            "" => format!("`{key}` is empty; it is a CSS selector such as `.news li`"),
            written => format!("`{key}` is no CSS selector: {written}"),
        })
    })
}

/// Whether a text is a selector.
///
/// # Errors
/// When it is none.
pub fn check_selector(key: &str, selector: &str) -> Result<(), FeedError> {
    matcher(key, selector).map(|_| ())
}

/// Finds items in a page. What they lack is counted, and nobody's failure.
///
/// # Errors
/// When a selector is none, or nothing came.
pub fn select(bytes: &[u8], origin: Origin, selectors: &PageSelectors) -> Result<PageFeed, FeedError> {
    let matchers = Matchers::new(selectors)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(FeedError::Empty);
    }
    let url = Url::parse(origin.url).ok();
    let (text, _) = decode::decoded(bytes, origin.content_type, url.as_ref().and_then(Url::host_str));
    let document = html::page(&text, Bounds::PAGE).document;
    let base = base(&document, url);
    let mut found = Found::default();
    let mut items = Vec::new();
    let matched = document.select_matcher(&matchers.item);
    for node in matched.nodes().iter().take(bounds::ITEMS) {
        found.items += 1;
        items.extend(item(node, &matchers, base.as_ref(), &mut found));
    }
    found.scripted = found.items == 0 && document.select("body").text().trim().len() < HARDLY_ANY_TEXT;
    identity::keep_newest(&mut items);
    let title = Line::cut(&document.select("title").text(), bounds::TITLE);
    let feed = Feed { title, site: Some(origin.url.to_owned()), items, ..Feed::default() };
    Ok(PageFeed { feed, found })
}

/// The same, for a source that is polled: where a selector finds nothing any more, the page has changed, and that is told.
///
/// # Errors
/// With the selector that finds nothing.
pub fn read_page(bytes: &[u8], origin: Origin, selectors: &PageSelectors) -> Result<Feed, FeedError> {
    let PageFeed { mut feed, found } = select(bytes, origin, selectors)?;
    if let Some(problem) = found.problem(selectors) {
        return Err(FeedError::Selectors(problem));
    }
    feed.repaired = found.remark(selectors);
    Ok(feed)
}

impl Found {
    /// How much was found: “20 items · 20 headlines · 19 links · no dates”.
    #[must_use]
    pub fn counted(&self) -> String {
        [
            tr!("count-entries", count = self.items),
            tr!("count-headlines", count = self.titles),
            tr!("count-links", count = self.links),
            tr!("count-dates", count = self.dates),
        ]
        .join(" · ")
    }

    /// Why this is no feed: a selector that finds nothing at all.
    #[must_use]
    pub fn problem(&self, selectors: &PageSelectors) -> Option<String> {
        let shown = |selector: &str| Line::cut(selector, bounds::NAME);
        let all = if self.items == 1 { "the one item".to_owned() } else { format!("all {} items", self.items) };
        if self.items == 0 {
            let scripts = if self.scripted {
                "; the page holds hardly any text: where scripts fill it, they are not run here"
            } else {
                ""
            };
            return Some(format!("`item` ({}) finds nothing in this page{scripts}", shown(&selectors.item)));
        }
        if self.titles == 0 {
            return Some(if selectors.title.is_empty() {
                format!("no headline stands in {all}; `title` can name where it does")
            } else {
                format!("`title` ({}) finds no words in {all}", shown(&selectors.title))
            });
        }
        (self.links == 0 && !selectors.link.is_empty())
            .then(|| format!("`link` ({}) finds no address in {all}", shown(&selectors.link)))
    }

    /// What is left out or lacks something.
    #[must_use]
    pub fn remark(&self, selectors: &PageSelectors) -> Option<String> {
        let mut remarks = Vec::new();
        if self.titles < self.items {
            remarks.push(format!(
                "{} of {} items have no headline and are left out",
                self.items - self.titles,
                self.items
            ));
        }
        match &self.unread_date {
            Some(text) if self.dates == 0 => remarks.push(format!("no date can be read in “{text}”")),
            None if self.dates == 0 && !selectors.date.is_empty() => {
                remarks.push(format!("`date` ({}) finds nothing", Line::cut(&selectors.date, bounds::NAME)));
            }
            _ => {}
        }
        (!remarks.is_empty()).then(|| remarks.join("; "))
    }
}

fn base(document: &Document, url: Option<Url>) -> Option<Url> {
    let declared = document.select("base[href]").attr("href");
    let joined = declared.and_then(|href| url.as_ref().and_then(|url| url.join(&href).ok()));
    joined.or(url)
}

fn item(node: &NodeRef, matchers: &Matchers, base: Option<&Url>, found: &mut Found) -> Option<Item> {
    let headline = match &matchers.title {
        Some(title) => first(node, title),
        None => matchers.headings.as_ref().and_then(|headings| first(node, headings)),
    };
    let link = link(node, headline.as_ref(), matchers, base);
    found.links += usize::from(link.is_some());
    let words = match (&headline, &matchers.title) {
        (Some(headline), _) => words(headline),
        (None, Some(_)) => String::new(),
        // Without a heading the link says what it leads to, or the item is nothing but its headline.
        (None, None) => anchor(node, matchers)
            .map(|anchor| words(&anchor))
            .filter(|words| !words.is_empty())
            .unwrap_or_else(|| words(node)),
    };
    let title = Line::cut(&words, bounds::TITLE);
    if title.is_empty() {
        return None;
    }
    found.titles += 1;
    let published = date(node, matchers, found);
    found.dates += usize::from(published.is_some());
    let title = escape(&title);
    let identity = identity::key(None, link.as_deref(), &title, || None);
    Some(Item { identity, link, title, published, ..Item::default() })
}

/// The first element that matches: the item itself, else the first in it.
fn first<'a>(node: &NodeRef<'a>, matcher: &Matcher) -> Option<NodeRef<'a>> {
    if matcher.match_element(node) {
        return Some(*node);
    }
    Selection::from(*node).select_single_matcher(matcher).nodes().first().copied()
}

fn anchor<'a>(node: &NodeRef<'a>, matchers: &Matchers) -> Option<NodeRef<'a>> {
    matchers.anchors.as_ref().and_then(|anchors| first(node, anchors))
}

/// Where an item leads: the element that `link` names, else the headline; by its own address, that of a link in it, or around it.
fn link(node: &NodeRef, headline: Option<&NodeRef>, matchers: &Matchers, base: Option<&Url>) -> Option<String> {
    let named = match &matchers.link {
        Some(link) => Some(first(node, link)?),
        None => headline.copied(),
    };
    let address = |element: &NodeRef| address::web(&element.attr("href")?, base);
    let around = |element: &NodeRef| {
        let own = std::iter::once(*element).chain(element.ancestors_it(None));
        own.take_while(|outer| outer.id != node.id).chain([*node]).find_map(|outer| address(&outer))
    };
    let by_name =
        named.and_then(|element| anchor(&element, matchers).as_ref().and_then(address).or_else(|| around(&element)));
    if matchers.link.is_some() {
        return by_name;
    }
    // A card that is a link as a whole lies around its item.
    by_name
        .or_else(|| anchor(node, matchers).as_ref().and_then(address))
        .or_else(|| node.ancestors_it(Some(2)).find_map(|outer| address(&outer)))
}

/// The text of an element, its blanks as one; for a picture what is said of it.
fn words(element: &NodeRef) -> String {
    let text = element.text();
    let text: Vec<&str> = text.split_whitespace().collect();
    if !text.is_empty() {
        return text.join(" ");
    }
    let said = ["content", "alt", "title", "aria-label"].into_iter().find_map(|name| element.attr(name));
    said.map(|said| said.trim().to_owned()).unwrap_or_default()
}

fn date(node: &NodeRef, matchers: &Matchers, found: &mut Found) -> Option<jiff::Timestamp> {
    let element = first(node, matchers.date.as_ref().or(matchers.times.as_ref())?)?;
    let written = ["datetime", "content", "title"].into_iter().filter_map(|name| element.attr(name));
    if let Some(date) = written.into_iter().find_map(|text| dates::read(&text)) {
        return Some(date);
    }
    let text = words(&element);
    let date = date_among(&text);
    if date.is_none() && !text.is_empty() {
        found.unread_date.get_or_insert_with(|| Line::cut(&text, bounds::NAME));
    }
    date
}

/// The date in a text such as “Posted on 5 March 2026 by Mina”: the longest run of words that reads as one.
fn date_among(text: &str) -> Option<jiff::Timestamp> {
    let words: Vec<&str> = text.split_whitespace().take(WORDS_AROUND_A_DATE).collect();
    // A year alone, or a number, says nothing of a day.
    let is_whole =
        |run: &str| run.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).count() >= 3;
    let runs = (1..=words.len()).rev().flat_map(|length| words.windows(length));
    let trimmed = runs.map(|run| run.join(" ").trim_matches(|letter: char| ",;:|·–—()".contains(letter)).to_owned());
    trimmed.filter(|run| is_whole(run)).find_map(|run| dates::read(&run))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><head><title>The Lamp &amp; Tide</title></head><body><nav><a href='/about'>About</a></nav>
        <ul class=news>
          <li><h3><a href='/n/1'>Lantern is <b>all</b> stairs</a></h3><span class=when>Posted on 5 March 2026 by Mina</span></li>
          <li><h3><a href='n/2?utm_source=x'>Harbour &lt;waits&gt;</a></h3><time datetime='2026-03-07T10:00:00Z'>two days ago</time></li>
          <li><h3></h3><a href='/n/3'><img src=x alt=''></a></li>
        </ul></body></html>";

    fn selectors(item: &str, title: &str, link: &str, date: &str) -> PageSelectors {
        PageSelectors { item: item.into(), title: title.into(), link: link.into(), date: date.into() }
    }

    fn read(page: &str, selectors: &PageSelectors) -> Result<PageFeed, FeedError> {
        let origin =
            Origin { url: "https://lamp.example/news/", content_type: Some("text/html"), now: jiff::Timestamp::MAX };
        select(page.as_bytes(), origin, selectors)
    }

    #[test]
    fn an_item_alone_finds_headlines_links_and_dates() {
        let PageFeed { feed, found } = read(PAGE, &selectors(".news li", "", "", "")).unwrap();
        let rows: Vec<_> = feed.items.iter().map(|item| (item.title.as_str(), item.link.as_deref().unwrap())).collect();
        assert_eq!(
            rows,
            [
                // Without a date it is taken for new.
                ("Lantern is all stairs", "https://lamp.example/n/1"),
                ("Harbour &lt;waits&gt;", "https://lamp.example/news/n/2?utm_source=x"),
            ]
        );
        assert_eq!((found.items, found.titles, found.links, found.dates), (3, 2, 3, 1));
        assert_eq!(feed.title.as_str(), "The Lamp & Tide");
    }

    #[test]
    fn a_date_is_found_among_its_words() {
        let feed = read(PAGE, &selectors(".news li", "", "", ".when, time")).unwrap().feed;
        let dates: Vec<String> = feed.items.iter().map(|item| item.published.unwrap().to_string()).collect();
        assert_eq!(dates, ["2026-03-07T10:00:00Z", "2026-03-05T00:00:00Z"]);
        for (text, day) in [
            ("March 5, 2026", "2026-03-05"),
            ("Thu 05.03.2026, 10:15", "2026-03-05"),
            ("| 2026-03-05 | 4 min read", "2026-03-05"),
            ("Updated: 5th March 2026", "2026-03-05"),
        ] {
            assert_eq!(
                date_among(text).map(|date| date.strftime("%Y-%m-%d").to_string()).as_deref(),
                Some(day),
                "{text}"
            );
        }
        for text in ["10 best games of 2026", "yesterday", "12 comments", ""] {
            assert_eq!(date_among(text), None, "{text}");
        }
    }

    #[test]
    fn the_same_page_gives_the_same_identities_whatever_its_order() {
        let page =
            |first: &str, second: &str| format!("<ul><li><a href=/1>{first}</a><li><a href=/2>{second}</a></ul>");
        let ids = |page: String| -> Vec<String> {
            let mut ids: Vec<String> = read(&page, &selectors("li", "", "", ""))
                .unwrap()
                .feed
                .items
                .into_iter()
                .map(|item| item.identity)
                .collect();
            ids.sort();
            ids
        };
        let before = ids(page("One", "Two"));
        assert_eq!(before, ids("<ul><li><a href=/2>Two, reworded</a><li><a href=/1>One</a></ul>".to_owned()));
        assert_eq!(before, ["https://lamp.example/1", "https://lamp.example/2"]);
    }

    #[test]
    fn a_link_around_the_card_or_named_by_a_selector_is_found() {
        let around = "<a href=/card><div class=card><h2>Card</h2></div></a>";
        let link = |page, selectors| read(page, &selectors).unwrap().feed.items[0].link.clone();
        assert_eq!(link(around, selectors(".card", "", "", "")).as_deref(), Some("https://lamp.example/card"));
        let two =
            "<div class=card><a href=/tag>Tag</a><p class=t>Head</p><p class=more><a href=/whole>More</a></p></div>";
        assert_eq!(link(two, selectors(".card", ".t", ".more", "")).as_deref(), Some("https://lamp.example/whole"));
        assert_eq!(link(two, selectors(".card", ".t", "", "")).as_deref(), Some("https://lamp.example/tag"));
        let hostile = "<div class=card><h2><a href='javascript:x()'>A</a></h2></div>";
        assert_eq!(link(hostile, selectors(".card", "", "", "")), None);
        let moved = "<base href='https://other.example/b/'><div class=card><h2><a href='c'>A</a></h2></div>";
        assert_eq!(link(moved, selectors(".card", "", "", "")).as_deref(), Some("https://other.example/b/c"));
    }

    #[test]
    fn what_finds_nothing_is_named() {
        let origin = Origin { url: "https://lamp.example/", content_type: None, now: jiff::Timestamp::MAX };
        let words = |page: &str, item: &str, title: &str, link: &str| {
            read_page(page.as_bytes(), origin, &selectors(item, title, link, "")).unwrap_err().to_string()
        };
        assert_eq!(
            words(PAGE, ".gone", "", ""),
            "`item` (.gone) finds nothing in this page; the page holds hardly any text: where scripts fill it, they are not run here"
        );
        let long = format!("{PAGE}<p>{}</p>", "word ".repeat(100));
        assert_eq!(words(&long, ".gone", "", ""), "`item` (.gone) finds nothing in this page");
        assert_eq!(words(PAGE, ".news li", ".head", ""), "`title` (.head) finds no words in all 3 items");
        assert_eq!(words(PAGE, ".news li", "", ".more"), "`link` (.more) finds no address in all 3 items");
        assert_eq!(words(PAGE, "li[", "", ""), "`item` is no CSS selector: li[");
        assert_eq!(words(PAGE, " ", "", ""), "`item` is empty; it is a CSS selector such as `.news li`");
        assert_eq!(words("  ", "li", "", ""), "the answer is empty");
    }

    #[test]
    fn what_an_item_lacks_is_remarked_and_the_rest_is_kept() {
        let origin = Origin { url: "https://lamp.example/", content_type: None, now: jiff::Timestamp::MAX };
        let feed = read_page(PAGE.as_bytes(), origin, &selectors(".news li", "", "", "nav")).unwrap();
        assert_eq!(
            feed.repaired.as_deref(),
            Some("1 of 3 items have no headline and are left out; `date` (nav) finds nothing")
        );
        let unread = "<li><b>Head</b><i>the other day</i></li>";
        let feed = read_page(unread.as_bytes(), origin, &selectors("li", "b", "", "i")).unwrap();
        assert_eq!(feed.repaired.as_deref(), Some("no date can be read in “the other day”"));
    }
}
