//! Whatever HTML comes in: no panic, no line too wide, no control character.

use pressstart::{
    news::{Body, Link, View},
    page,
};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Pieces of HTML, put together in any order.
fn html() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<h1>",
        "</h1>",
        "<h3>",
        "</h3>",
        "<ul>",
        "</ul>",
        "<ol start=99>",
        "</ol>",
        "<li>",
        "<blockquote>",
        "</blockquote>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<th>",
        "<td colspan=3>",
        "<td rowspan=70>",
        "<caption>",
        "<pre>",
        "</pre>",
        "<a href='https://a.example/x?y=z'>",
        "<a href=javascript:x>",
        "</a>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<del data-kind=promo data-rule=r>",
        "</del>",
        "<s>",
        "</s>",
        "<img src=/a.png alt=alt>",
        "<img src='/b.png' alt='&#27;[2J'>",
        "<figure>",
        "<figcaption>",
        "</figure>",
        "<br>",
        "<hr>",
        "<code>",
        "</code>",
        "<dl>",
        "<dt>",
        "<dd>",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "<math>",
        "<template>",
        "<select>",
        "<!--",
        "-->",
        "<q>",
        "</q>",
        "&#27;",
        "&amp;#27;",
        "&nbsp;",
        "&amp;nbsp;",
        "\t",
        "\n",
        "  ",
        "\u{200b}",
        "\u{ad}",
        "<",
        "&",
        "\0",
    ]);
    let text = prop_oneof![
        "[a-zA-Z0-9 ,.-]{0,40}",
        "\\PC{0,12}",
        "[ぁ-んァ-ヶ一-龠、。「」]{0,30}",
        "[א-ת ]{0,20}",
        "(👨‍👩‍👧‍👦|🏴󠁧󠁢󠁥󠁮󠁧󠁿|e\u{301}|ﷺ|\u{1100}\u{1161}\u{11a8}|\u{1100}\u{1100}\u{1100}\u{1161}){0,12}",
        "[a-z/?&=]{30,90}",
    ];
    prop::collection::vec(prop_oneof![2 => tag.prop_map(str::to_owned), 1 => text], 0..60)
        .prop_map(|parts| parts.concat())
}

fn body(html: &str, view: View) -> Body {
    let link = Link {
        given: "https://a.example/x?y=z".to_owned(),
        shown: "https://a.example/x".to_owned(),
        removed: vec!["y".to_owned()],
        ..Link::default()
    };
    Body { view, links: vec![link], ..Body::parse(html) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_the_width(html in html(), width in 0_usize..90) {
        let page = page::lay(&body(&html, View::Marked), width);
        let room = if width == 0 { usize::MAX } else { width.max(20) };
        for line in &page.lines {
            let text: String = line.runs.iter().map(|run| run.text.as_str()).collect();
            prop_assert!(text.width() <= room, "{text:?}");
            prop_assert!(text.graphemes(true).map(UnicodeWidthStr::width).sum::<usize>() <= room, "{text:?}");
        }
    }

    #[test]
    fn nothing_that_is_shown_holds_a_control_character(html in html()) {
        let body = body(&html, View::Stripped);
        let page = page::lay(&body, 40);
        let shown = page.lines.iter().flat_map(|line| &line.runs).map(|run| &run.text);
        let listed = page.links.iter().flat_map(|link| [&link.text, &link.given, &link.shown]);
        let pictures = page.images.iter().flat_map(|image| [&image.src, &image.alt]);
        for text in shown.chain(listed).chain(pictures) {
            prop_assert!(!text.contains(char::is_control), "{text:?}");
        }
        for text in [page::text(&body), page::markdown(&body), page::html(&body)] {
            prop_assert!(!text.contains(|letter: char| letter.is_control() && letter != '\n'), "{text:?}");
        }
    }

    #[test]
    fn no_blank_line_is_doubled_or_stands_at_an_end(html in html().prop_filter("code keeps its own", |html| !html.contains("<pre>"))) {
        let page = page::lay(&body(&html, View::Stripped), 60);
        let blank: Vec<bool> = page.lines.iter().map(|line| line.runs.iter().all(|run| run.style.bar || run.text.trim().is_empty())).collect();
        prop_assert!(blank.windows(2).all(|pair| pair != [true, true]), "{:?}", page.lines);
        prop_assert!(blank.first() != Some(&true) && blank.last() != Some(&true), "{:?}", page.lines);
    }

    #[test]
    fn html_written_again_stays_as_it_is(html in html()) {
        let once = page::html(&body(&html, View::Stripped));
        prop_assert!(!once.contains("<script") && !once.contains("javascript:"), "{once:?}");
        let again = page::html(&body(&once, View::Stripped));
        prop_assert_eq!(page::text(&body(&once, View::Stripped)), page::text(&body(&again, View::Stripped)));
    }
}
