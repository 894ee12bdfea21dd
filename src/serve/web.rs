//! The web pages: the reading list, the shelves, what a query finds, and an article to be read. They hold no script, and nothing in
//! them leads elsewhere by itself.

use super::library::{Library, MOST_ENTRIES, Whole};
use crate::{
    html::{Node, Tree, escape},
    news::Article,
    page,
    query::minutes,
    text::time,
};
use html5ever::local_name;
use jiff::tz::TimeZone;
use std::fmt::Write;

/// How it all looks, in light and in the dark, on a phone and beside it.
pub(super) const STYLE: &str = include_str!("../../assets/serve.css");

/// The page around its parts. Every page stands right under the token, so that addresses in it can do without.
fn whole_page(title: &str, feeds: &str, main: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"style.css\">\n{feeds}</head>\n<body>\n\
         <header><nav><a href=\"./\">Reading list</a><a href=\"shelves\">Shelves</a></nav></header>\n<main>\n{main}</main>\n</body>\n</html>\n"
    )
}

fn feed_links(name: &str, title: &str) -> String {
    let (name, title) = (escape(name), escape(title));
    format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{title}\" href=\"feeds/{name}.atom\">\n\
         <link rel=\"alternate\" type=\"application/feed+json\" title=\"{title}\" href=\"feeds/{name}.json\">\n"
    )
}

/// A page of the reading list.
pub(super) fn reading_list(articles: &[Article], page: usize, more: bool, zone: &TimeZone) -> String {
    let mut main = "<h1>Reading list</h1>\n".to_owned();
    if articles.is_empty() {
        main.push_str(
            "<p class=\"empty\">Nothing is saved here. <kbd>s</kbd> in Press Start puts an article on this list.</p>\n",
        );
    }
    main.push_str(&rows(articles, zone));
    let mut around = Vec::new();
    if page > 0 {
        around.push(format!("<a href=\"./?page={}\" rel=\"prev\">Saved later</a>", page - 1));
    }
    if more {
        around.push(format!("<a href=\"./?page={}\" rel=\"next\">Saved earlier</a>", page + 1));
    }
    if !around.is_empty() {
        let _ = writeln!(main, "<nav class=\"pages\">{}</nav>", around.join(" "));
    }
    whole_page("Reading list", &feed_links("saved", "Reading list"), &main)
}

/// What a query finds.
pub(super) fn found(typed: &str, articles: &[Article], zone: &TimeZone) -> String {
    let mut main = form(typed);
    let count = match articles.len() {
        0 => "Nothing is found. A query reads as in Press Start: <code>kind:review newer:2d</code>".to_owned(),
        1 => "One story".to_owned(),
        MOST_ENTRIES => format!("The first {MOST_ENTRIES} stories"),
        count => format!("{count} stories"),
    };
    let asked: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
    let _ = writeln!(
        main,
        "<p class=\"about\">{count} · as a feed: <a href=\"feeds/query.atom?q={asked}\">Atom</a>, <a href=\"feeds/query.json?q={asked}\">JSON</a></p>"
    );
    main.push_str(&rows(articles, zone));
    whole_page(if typed.is_empty() { "All stories" } else { typed }, "", &main)
}

/// A text that is no query, with what is wrong in it.
pub(super) fn wrong_query(typed: &str, problem: &str) -> String {
    whole_page("No query", "", &format!("{}<pre>{}</pre>\n", form(typed), escape(problem)))
}

fn form(typed: &str) -> String {
    format!(
        "<h1>Find</h1>\n<form action=\"find\"><input type=\"search\" name=\"q\" value=\"{}\" aria-label=\"Query\" \
         placeholder=\"kind:review newer:2d\"><button>Find</button></form>\n",
        escape(typed)
    )
}

/// The shelves with their feeds.
pub(super) fn shelves(library: &Library) -> String {
    let mut main = form("");
    main.push_str("<h2>Shelves as feeds</h2>\n<ul class=\"shelves\">\n");
    for (name, shelf) in &library.shelves {
        let (name, title) = (escape(name), escape(shelf.name()));
        let _ = writeln!(
            main,
            "<li><b>{title}</b> <span><a href=\"feeds/{name}.atom\">Atom</a> <a href=\"feeds/{name}.json\">JSON</a></span></li>"
        );
    }
    main.push_str("</ul>\n<p class=\"about\">What is read here stays in these feeds. The address is the key: whoever has it can read all of this.</p>\n");
    whole_page("Shelves", "", &main)
}

fn rows(articles: &[Article], zone: &TimeZone) -> String {
    let mut rows = "<ol class=\"list\">\n".to_owned();
    for article in articles {
        let id = article.id;
        if let Some(guard) = &article.aside.guard {
            let _ = writeln!(rows, "<li><p class=\"about\">Spoilers: {}</p></li>", escape(guard));
            continue;
        }
        let (title, about) = (escape(headline(article)), about(article, zone));
        let _ = write!(rows, "<li><a href=\"{id}\">{title}</a>\n<p class=\"about\">{about}</p>");
        if !article.summary.is_empty() {
            let _ = write!(rows, "\n<p class=\"teaser\">{}</p>", escape(&article.summary));
        }
        rows.push_str("</li>\n");
    }
    rows.push_str("</ol>\n");
    rows
}

fn headline(article: &Article) -> &str {
    if article.title.is_empty() { &article.url } else { &article.title }
}

/// Where and when, how long it takes, and how far it was read.
fn about(article: &Article, zone: &TimeZone) -> String {
    let mut about: Vec<String> = Vec::new();
    about.extend(Some(article.source_name.to_string()).filter(|name| !name.is_empty()));
    about.push(time::day(article.published.unwrap_or(article.fetched), zone));
    about.push(format!("{}\u{a0}min", minutes(article.words)));
    if article.progress.finished {
        about.push("read to the end".to_owned());
    } else if let Some(percent) = article.progress.percent() {
        about.push(format!("{percent}% read"));
    }
    about.extend(article.tags.iter().map(|tag| format!("#{tag}")));
    escape(&about.join(" · "))
}

/// An article to be read. `kept` are the addresses of its pictures that are here, each by its place.
pub(super) fn article(whole: &Whole, kept: &[String], zone: &TimeZone) -> String {
    let article = &whole.article;
    let title = escape(headline(article));
    let mut main = format!("<article>\n<h1>{title}</h1>\n");
    let author = article.author.as_ref().filter(|author| !author.is_empty());
    let by = author.map(|author| format!("{} · ", escape(author))).unwrap_or_default();
    let _ = writeln!(main, "<p class=\"about\">{by}{}</p>", about(article, zone));
    if let Some(note) = &article.progress.note {
        let _ = writeln!(main, "<p class=\"note\">{}</p>", escape(note));
    }
    let id = article.id;
    let tree = Tree::parse(&page::html(&whole.body));
    let nodes = tree.nodes().iter().flat_map(|node| at_home(node, &format!("{id}"), kept)).collect();
    let body = Tree::new(nodes).html();
    main.push_str(if body.trim().is_empty() { "<p class=\"empty\">Its text is not kept here.</p>" } else { &body });
    for passage in &whole.highlights {
        let _ = write!(main, "\n<blockquote class=\"marked\">{}</blockquote>", escape(&passage.text));
    }
    if !article.url.is_empty() {
        let _ =
            write!(main, "\n<p class=\"about\"><a href=\"{}\">Where it was published</a></p>", escape(&article.url));
    }
    main.push_str("\n</article>\n");
    whole_page(headline(article), "", &main)
}

/// A node whose pictures are those kept here. One that is not kept gives its words: nobody is asked for it.
fn at_home(node: &Node, id: &str, kept: &[String]) -> Vec<Node> {
    let Node::Element(element) = node else { return vec![node.clone()] };
    let children: Vec<Node> = node.children().iter().flat_map(|child| at_home(child, id, kept)).collect();
    if !node.is("img") {
        let mut element = element.clone();
        element.children = children;
        return vec![Node::Element(element)];
    }
    let source = node.attribute("src").unwrap_or_default();
    let words = node.attribute("alt").unwrap_or_default().trim().to_owned();
    let Some(place) = kept.iter().position(|url| url == source) else {
        return if words.is_empty() { Vec::new() } else { vec![Node::Text(format!("[{words}]"))] };
    };
    let mut element = element.clone();
    element.attributes = vec![
        (local_name!("src"), format!("{id}/{place}")),
        (local_name!("alt"), words),
        (local_name!("loading"), "lazy".to_owned()),
    ];
    vec![Node::Element(element)]
}
