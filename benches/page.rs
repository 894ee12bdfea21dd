//! How long an article of 20 kB takes from its body to lines, text, Markdown and HTML, and from its stored HTML to lines; and how long
//! an item of a feed takes to be made readable. The promise: at most 3 ms from stored HTML to lines.

use criterion::{Criterion, criterion_group, criterion_main};
use pressstart::{
    clean::{self, Subject},
    news::{Body, Item, Link, View},
    page,
};
use std::fmt::Write as _;
use std::hint::black_box;

/// An article of about 20 kB with what articles have: links, quotes, lists, a table, pictures, curly quotes.
fn article() -> (String, Body) {
    let mut html = String::new();
    let mut links = Vec::new();
    for part in 0..36 {
        let url = format!("https://outlet{part}.example/2021/11/a-strategic-alliance-for-games");
        let _ = write!(
            html,
            "<h2>Part {part}: what it’s about</h2><p>The studio has <em>announced</em> that it’s working on a “new game”, which \
             <a href=\"{url}\">an outlet</a> was first to spot. It will be out in the spring &amp; on every platform there is, \
             from the largest console to the smallest hand-held, with a next-generation engine of its own making.</p>\
             <blockquote><p>We are glad to say so, and we will have <strong>more</strong> to say in the new year.</p></blockquote>\
             <ul><li>Faster loading</li><li>Better sound</li></ul>"
        );
        if part % 10 == 0 {
            html.push_str("<figure><img src=\"https://cdn.example/castle.jpg\" alt=\"A castle\"><figcaption>A castle</figcaption></figure>");
            html.push_str(
                "<table><tr><th>Platform<th>Price</tr><tr><td>One<td>$70</tr><tr><td>Two<td>$60</tr></table>",
            );
        }
        links.push(Link { given: format!("{url}?utm_source=x"), shown: url, ..Link::default() });
    }
    let body = Body { links, ..Body::parse(&html) };
    (html, body)
}

fn page(criterion: &mut Criterion) {
    let (html, body) = article();
    let mut group = criterion.benchmark_group(format!("an article of {} kB", html.len() / 1_000));
    let subject = Subject { title: "A headline", url: "https://gamewire.example/a", strip: true, ..Subject::default() };
    let rules = &clean::BUILTIN;
    group.bench_function("from stored HTML to lines", |bencher| {
        bencher.iter(|| page::lay(&clean::body(black_box(&html), &subject, View::Stripped, rules), 72));
    });
    let document = page::Document::of(&body);
    group.bench_function("another width", |bencher| bencher.iter(|| black_box(&document).lay(60)));
    group.bench_function("lines at 72", |bencher| bencher.iter(|| page::lay(black_box(&body), 72)));
    group.bench_function("lines at 40", |bencher| bencher.iter(|| page::lay(black_box(&body), 40)));
    group.bench_function("text", |bencher| bencher.iter(|| page::text(black_box(&body))));
    group.bench_function("markdown", |bencher| bencher.iter(|| page::markdown(black_box(&body))));
    group.bench_function("html", |bencher| bencher.iter(|| page::html(black_box(&body))));
    group.finish();
}

/// An item as most feeds have it: a teaser, and a text of a few paragraphs.
fn item() -> Item {
    let words = "The studio moved the second chapter of its quiet farming game to the spring, and said little of why.";
    let link = "<a href=\"https://outlet.example/2021/11/a-strategic-alliance?utm_source=feed\">an outlet</a>";
    let paragraph = format!("<p>{words} It is what {link} was first to say. {words}</p>\n");
    Item {
        link: Some("https://gamewire.example/2021/11/a-quiet-game-moves".to_owned()),
        title: "A quiet game moves to the spring".to_owned(),
        authors: vec!["Mina Okafor".to_owned()],
        summary: Some(format!(
            "<p>{words} […]</p>\n<p>The post <a href=\"https://gamewire.example/\">A quiet game</a> appeared first on <a href=\"https://gamewire.example\">Gamewire</a>.</p>"
        )),
        content: Some(paragraph.repeat(6)),
        ..Item::default()
    }
}

fn drafts(criterion: &mut Criterion) {
    let item = item();
    let bytes = item.content.as_ref().map_or(0, String::len);
    let mut group = criterion.benchmark_group(format!("an item of {bytes} bytes"));
    let subject = Subject { source: "Gamewire", strip: true, ..Subject::default() };
    group.bench_function("made readable", |bencher| {
        bencher.iter(|| clean::draft(black_box(item.clone()), &subject, &clean::BUILTIN));
    });
    group.finish();
}

criterion_group!(benches, page, drafts);
criterion_main!(benches);
