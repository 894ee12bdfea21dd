//! Article HTML and a width, to the lines a reader sees.
#![expect(clippy::unwrap_used, reason = "a failed test may say so")]

use pressstart::{
    news::{Body, Link, LinkKind, View},
    page::{self, Page, Run, Style},
};
use unicode_width::UnicodeWidthStr;

fn body(html: &str) -> Body {
    Body::parse(html)
}

fn lines(page: &Page) -> Vec<String> {
    page.lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

/// Lays HTML and checks every line.
fn lays(html: &str, width: usize, expected: &[&str]) {
    assert_eq!(lines(&page::lay(&body(html), width)), expected, "{html}");
}

fn run(page: &Page, text: &str) -> Run {
    page.lines.iter().flat_map(|line| &line.runs).find(|run| run.text.trim() == text).unwrap().clone()
}

#[test]
fn paragraphs_have_one_blank_line_between_them_and_none_around() {
    lays("<p> </p><p>One.</p>\n<p>&nbsp;</p><div><p>Two\n  three.</p></div><br><br>", 30, &["One.", "", "Two three."]);
}

#[test]
fn words_wrap_at_the_width_and_never_below_twenty() {
    lays("<p>The quick brown fox jumps over it</p>", 24, &["The quick brown fox", "jumps over it"]);
    lays("<p>The quick brown fox jumps over it</p>", 3, &["The quick brown fox", "jumps over it"]);
    lays("<p>The quick brown fox jumps over it</p>", 0, &["The quick brown fox jumps over it"]);
}

#[test]
fn a_break_ends_the_line_and_two_end_the_paragraph() {
    lays("One<br>two <br/><br> three<br><br><br>four", 30, &["One", "two", "", "three", "", "four"]);
}

#[test]
fn a_heading_is_bold_and_knows_its_level() {
    let page = page::lay(&body("<p>Before</p><h3>Out <em>now</em></h3><p>After</p>"), 30);
    assert_eq!(lines(&page), ["Before", "", "Out now", "", "After"]);
    assert_eq!(run(&page, "Out").style, Style { heading: 3, strong: true, ..Style::default() });
    assert!(run(&page, "now").style.emphasis);
}

#[test]
fn an_article_wrapped_in_a_heading_is_still_paragraphs() {
    let page = page::lay(&body("<h3>The game<p>It is a long story.</p><ul><li>PC</ul></h3>"), 30);
    assert_eq!(lines(&page), ["The game", "", "It is a long story.", "", "• PC"]);
    assert_eq!(run(&page, "It is a long story.").style, Style::default());
    assert_eq!(run(&page, "The game").style.heading, 3);
}

#[test]
fn a_quote_has_a_bar_beside_every_line() {
    let page =
        page::lay(&body("<p>He said:</p><blockquote><p>We are so very glad about it.</p><p>Yes.</p></blockquote>"), 20);
    assert_eq!(lines(&page), ["He said:", "", "▏ We are so very", "▏ glad about it.", "▏", "▏ Yes."]);
    let bar = &page.lines[2].runs[0];
    assert!(bar.style.bar && bar.text == "▏ ");
    assert!(page.lines[2].runs[1].style.quote && page.lines[2].runs[1].style.emphasis);
}

#[test]
fn lists_have_marks_and_their_items_hang() {
    lays(
        "<ul><li>The first of them is long<li>Two<ul><li>Inner</li></ul></ul>",
        20,
        &["• The first of them", "  is long", "• Two", "  • Inner"],
    );
    lays("<ol start=9><li>Nine<li>Ten</ol>", 20, &[" 9. Nine", "10. Ten"]);
    lays("<ol reversed><li>a<li>b</ol>", 20, &["2. a", "1. b"]);
}

#[test]
fn items_of_several_paragraphs_stand_apart() {
    lays("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", 20, &["• a", "", "  b", "", "• c"]);
}

#[test]
fn code_keeps_its_shape() {
    let html = "<pre><code>\nfn main() {\n\tlet x   = 1;\n\n}\n</code></pre>";
    let page = page::lay(&body(html), 20);
    assert_eq!(lines(&page), ["fn main() {", "    let x   = 1;", "", "}"]);
    assert!(page.lines[0].runs[0].style.code);
    lays("<pre>abcdefghijklmnopqrstuvwxyz</pre>", 20, &["abcdefghijklmnopqrst", "↪ uvwxyz"]);
}

#[test]
fn a_table_that_fits_is_a_table() {
    lays(
        "<table><tr><th>Platform<th>Price</tr><tr><td>PS5<td>$70</tr><tr><td>PC<td>$60</tr></table>",
        40,
        &["Platform │ Price", "─────────┼──────", "PS5      │   $70", "PC       │   $60"],
    );
}

#[test]
fn a_table_wraps_inside_its_cells_before_it_becomes_a_list() {
    let html = "<table><tr><th>Game<th>What it is about</tr><tr><td>Foo<td>A long tale of many words</tr></table>";
    lays(
        html,
        22,
        &["Game │ What it is", "     │ about", "─────┼────────────────", "Foo  │ A long tale of", "     │ many words"],
    );
    let wide = "<table><tr><th>Name of game<th>Release date<th>Its studio</tr><tr><td>Foo of the Bar<td>12 March 2027<td>Small Team</tr></table>";
    lays(wide, 24, &["Name of game: Foo of the", "Bar", "Release date: 12 March", "2027", "Its studio: Small Team"]);
}

#[test]
fn cells_that_span_keep_their_columns() {
    lays(
        "<table><tr><td colspan=2>All platforms</td></tr><tr><td rowspan=2>PS5<td>US</tr><tr><td>EU</tr></table>",
        30,
        &["All platforms", "PS5 │ US", "    │ EU"],
    );
}

#[test]
fn rows_of_names_stand_together_and_a_name_over_several_columns_has_their_room() {
    let html = "<table><thead><tr><th rowspan=2>Game<th colspan=2>Copies sold</tr><tr><th>PC<th>PS5</tr></thead>\
        <tr><td>Foo<td>9<td>4</tr></table>";
    lays(html, 40, &["Game │ Copies sold", "     │ PC │ PS5", "─────┼────┼───────", "Foo  │ 9  │ 4"]);
}

#[test]
fn a_column_under_two_names_is_called_by_both_where_the_table_does_not_fit() {
    let html = "<table><tr><th>Name of game<th colspan=2>Copies sold so far</tr><tr><th><th>On computers<th>On consoles</tr>\
        <tr><td>Foo of the Bar<td>9 thousand<td>4 thousand</tr></table>";
    lays(
        html,
        24,
        &[
            "Name of game: Foo of the",
            "Bar",
            "Copies sold so far, On",
            "computers: 9 thousand",
            "Copies sold so far, On",
            "consoles: 4 thousand",
        ],
    );
}

#[test]
fn an_empty_corner_over_the_names_of_rows_makes_no_row_of_values() {
    lays(
        "<table><tr><td><th>PC<th>PS5</tr><tr><th>Price<td>$60<td>$70</tr></table>",
        40,
        &["      │ PC  │ PS5", "──────┼─────┼────", "Price │ $60 │ $70"],
    );
    lays("<table><tr><th>Price<td></tr><tr><th>Out<td>Now</tr></table>", 40, &["Price │", "Out   │ Now"]);
}

#[test]
fn a_small_picture_in_many_cells_is_a_sign_and_announced_below_the_table() {
    let yes = "<td><img src=https://a.example/yes.png>";
    let html = format!("<table><tr><td><td>PC<td>PS5</tr><tr><td>Foo{yes}{yes}</tr><tr><td>Bar<td>{yes}</tr></table>");
    lays(&html, 40, &["    │ PC │ PS5", "────┼────┼────", "Foo │ ●  │ ●", "Bar │    │ ●", "", "[picture 1: ●]"]);
}

#[test]
fn signs_in_a_table_that_does_not_fit_stand_before_the_columns_they_are_in() {
    let html = "<table><tr><th>Name<th>On computers<th>On consoles<th>On telephones</tr>\
        <tr><td>Foo<td>✓<td>✓<td>✗</tr><tr><td>Bar<td><td>✓<td>soon</tr></table>";
    lays(
        html,
        26,
        &[
            "Name: Foo",
            "✓ On computers, On",
            "  consoles",
            "✗ On telephones",
            "",
            "Name: Bar",
            "✓ On consoles",
            "On telephones: soon",
        ],
    );
}

#[test]
fn a_table_that_only_frames_the_article_is_not_a_table() {
    lays(
        "<table><tr><td><h2>News</h2><p>Text.</p></td><td>Side</td></tr></table>",
        30,
        &["News", "", "Text.", "", "Side"],
    );
}

#[test]
fn a_picture_is_a_line_with_its_alt_and_the_caption_stands_below() {
    let html = "<p>Text</p><figure><img src=https://a.example/1.jpg alt='A  castle'><figcaption>Credit: Me</figcaption></figure><img src=/2.png>";
    let page = page::lay(&body(html), 40);
    assert_eq!(lines(&page), ["Text", "", "[picture 1: A castle]", "Credit: Me", "", "[picture 2]"]);
    assert_eq!(page.lines[2].image, Some(0));
    assert_eq!(page.lines[5].image, Some(1));
    assert_eq!((page.images[0].src.as_str(), page.images[0].alt.as_str()), ("https://a.example/1.jpg", "A castle"));
    assert!(run(&page, "Credit: Me").style.dim && run(&page, "[picture 2]").style.dim);
}

#[test]
fn a_caption_that_says_what_the_label_says_is_not_said_twice() {
    let html = "<figure><img src=/1.png alt='A castle'><figcaption>A castle</figcaption></figure><p>A castle</p>";
    lays(html, 40, &["[picture 1: A castle]", "", "A castle"]);
}

#[test]
fn a_label_that_says_what_the_line_beside_it_says_is_only_its_number() {
    let figure = |alt: &str, caption: &str| {
        format!("<div class=figure><img src=/1.png alt='{alt}'><div class=caption>{caption}</div></div>")
    };
    lays(&figure("A castle", "A castle at dusk. Image: Me"), 40, &["[picture 1]", "A castle at dusk. Image: Me"]);
    lays(&figure("A castle", "A <a href=https://a.example/>castle</a>"), 40, &["[picture 1]", "A castle [1]"]);
    lays("<h3>The mill</h3><img src=/1.png alt='The Mill'>", 40, &["The mill", "", "[picture 1]"]);
    lays(&figure("A castle", "A mill"), 40, &["[picture 1: A castle]", "A mill"]);
    lays(
        "<p>The mill stands.</p><img src=/1.png alt='The mill'>",
        40,
        &["The mill stands.", "", "[picture 1: The mill]"],
    );
}

#[test]
fn a_caption_that_the_label_holds_is_not_said_twice() {
    lays(
        "<img src=/1.png alt='A castle at dusk'><div class=caption>A castle</div><p>Dusk.</p>",
        40,
        &["[picture 1: A castle at dusk]", "", "Dusk."],
    );
}

#[test]
fn a_picture_called_by_the_headline_is_only_its_number() {
    lays(
        "<img data-known src=/1.png alt='A sequel is coming'><div class=caption>A sequel</div>",
        40,
        &["[picture 1]", "A sequel"],
    );
}

#[test]
fn a_caption_that_names_its_video_again_is_not_said_twice() {
    let video = |caption: &str| {
        format!(
            "<p class=ps-embed>▶ Tube: Hollow Bell: announcement trailer</p><div class=caption>{caption}</div><p>Now.</p>"
        )
    };
    let named = "▶ Tube: Hollow Bell: announcement trailer";
    lays(&video("The announcement trailer"), 60, &[named, "", "Now."]);
    lays(&video("The second announcement trailer"), 60, &[named, "The second announcement trailer", "", "Now."]);
    lays(&video("The <a href=https://a.example/>trailer</a>"), 60, &[named, "The trailer [1]", "", "Now."]);
}

#[test]
fn a_caption_said_twice_under_its_picture_is_said_once() {
    let html = "<img src=/1.png alt='The lighthouse of Hollow Bell at dusk'><p>The lighthouse of Hollow Bell at dusk</p>\
                <p>The lighthouse of Hollow Bell at dusk</p><p>It opens in May.</p>";
    lays(html, 60, &["[picture 1: The lighthouse of Hollow Bell at dusk]", "", "It opens in May."]);
}

#[test]
fn an_alternative_text_that_says_nothing_of_its_picture_is_left_out_of_the_label() {
    let html = "<img src=/1.png alt='Ten demos for May'><p>One.</p><img src=/2.png alt='Ten demos for May'><p>Two.</p>\
                <img src=/3.png alt='170308-hollow_bell.JPG'>";
    lays(html, 40, &["[picture 1: Ten demos for May]", "", "One.", "", "[picture 2]", "", "Two.", "", "[picture 3]"]);
}

#[test]
fn a_picture_in_the_middle_of_a_paragraph_does_not_split_it() {
    lays(
        "<p>One <img src=/a.png> two</p><p><img src=/b.png>three</p>",
        30,
        &["One two", "", "[picture 1]", "[picture 2]", "", "three"],
    );
}

#[test]
fn links_are_numbered_by_target_and_the_number_is_dim() {
    let html = "<p>By <a href=https://a.example/>A</a>, <a href=https://b.example/>B</a> and <a href=https://a.example/>A again</a>.</p>";
    let page = page::lay(&body(html), 60);
    assert_eq!(lines(&page), ["By A [1], B [2] and A again [1]."]);
    assert_eq!(
        page.links.iter().map(|link| link.shown.as_str()).collect::<Vec<_>>(),
        ["https://a.example/", "https://b.example/"]
    );
    assert_eq!(run(&page, "A again").link, Some(0));
    assert_eq!(page.links[0].text, "A");
    let number = run(&page, "[2]");
    assert!(number.style.dim && number.link.is_none());
}

#[test]
fn a_number_stays_on_the_line_of_its_link() {
    lays(
        "<p>They were seen by <a href=https://a.example/>Gematsu</a>, too</p>",
        26,
        &["They were seen by", "Gematsu [1], too"],
    );
}

#[test]
fn a_link_in_several_parts_has_one_number() {
    lays(
        "<a href=https://a.example/>Two</a> <a href=https://a.example/><b>parts</b></a> here",
        40,
        &["Two parts [1] here"],
    );
}

#[test]
fn a_link_around_paragraphs_has_its_number_at_the_end() {
    lays("<a href=https://a.example/><h2>Head</h2><p>Text</p></a>", 40, &["Head", "", "Text [1]"]);
}

#[test]
fn links_carry_what_cleaning_found_and_those_without_words_are_listed_last() {
    let link = |given: &str, shown: &str| Link {
        given: given.to_owned(),
        shown: shown.to_owned(),
        kind: LinkKind::Affiliate,
        removed: vec!["tag".to_owned()],
        rules: vec!["amazon".to_owned()],
    };
    let html = "<a href=https://shop.example/1><img src=/a.png></a><p><a href=https://shop.example/2>Two</a> <a href=https://shop.example/2>Deux</a></p>";
    let links = vec![
        link("https://shop.example/1?tag=x", "https://shop.example/1"),
        link("https://shop.example/2?tag=x", "https://shop.example/2"),
        link("https://shop.example/2?tag=y", "https://shop.example/2"),
    ];
    let page = page::lay(&Body { links, ..body(html) }, 40);
    assert_eq!(lines(&page), ["[picture 1]", "", "Two Deux [1]"]);
    let given: Vec<_> = page.links.iter().map(|link| link.given.as_str()).collect();
    assert_eq!(given, ["https://shop.example/2?tag=x", "https://shop.example/1?tag=x", "https://shop.example/2?tag=y"]);
    assert_eq!(page.links[0].kind, LinkKind::Affiliate);
    assert_eq!(page.links[0].removed, ["tag"]);
}

#[test]
fn a_link_that_runs_something_is_only_text() {
    let page = page::lay(&body("<a href='javascript:x()'>Click</a> <a href='#top'>up</a>"), 40);
    assert_eq!(lines(&page), ["Click up"]);
    assert!(page.links.is_empty());
}

#[test]
fn what_was_removed_is_struck_and_followed_by_its_reason() {
    let html = "<p>News.</p><del data-kind=disclosure data-rule=notice.commission><p>We earn money.</p></del><p>More <del data-kind=promo data-rule=p>buy it</del> news.</p>";
    let page = page::lay(&Body { view: View::Marked, ..body(html) }, 80);
    assert_eq!(
        lines(&page),
        ["News.", "", "We earn money. (✂ disclosure: notice.commission)", "", "More buy it (✂ promo: p) news."]
    );
    assert!(run(&page, "We earn money.").style.removed);
    let reason = run(&page, "(✂ promo: p)").style;
    assert!(reason.reason && reason.dim && !reason.removed);
}

#[test]
fn the_marked_view_says_what_a_link_lost() {
    let link = Link {
        given: "https://a.example/?utm_source=x".into(),
        shown: "https://a.example/".into(),
        removed: vec!["utm_source".into()],
        ..Link::default()
    };
    let marked = Body { view: View::Marked, links: vec![link], ..body("<p>By <a href=https://a.example/>A</a>.</p>") };
    assert_eq!(lines(&page::lay(&marked, 80)), ["By A [1] (✂ utm_source)."]);
    assert_eq!(page::text(&marked), "By A.");
}

/// A link that lost its tag.
fn sold(shown: &str) -> Link {
    Link {
        given: format!("{shown}?tag=x"),
        shown: shown.to_owned(),
        removed: vec!["tag".to_owned()],
        ..Link::default()
    }
}

#[test]
fn what_was_taken_out_of_a_table_is_said_below_it() {
    let html = "<table><tr><th>What<th>Where<tr><td>A pad<td><a href=https://a.example/1>Shop</a><tr><td>A disc\
        <td><a href=https://a.example/2>Shop</a><tr><td>A map<td><del data-kind=promo data-rule=p>Ours</del></table>";
    let links = vec![sold("https://a.example/1"), sold("https://a.example/2")];
    let page = page::lay(&Body { view: View::Marked, links, ..body(html) }, 40);
    assert_eq!(
        lines(&page),
        [
            "What   │ Where",
            "───────┼─────────",
            "A pad  │ Shop [1]",
            "A disc │ Shop [2]",
            "A map  │ Ours",
            "",
            "✂ [1] [2] tag · promo: p"
        ]
    );
}

#[test]
fn a_note_below_a_table_begins_no_line_with_the_point_before_it() {
    let html = "<table><tr><td>A pad<td><a href=https://a.example/1>Shop</a><tr><td>A disc<td><a href=https://a.example/2>Shop</a></table>";
    let link = |shown: &str, removed: &str| Link { removed: vec![removed.to_owned()], ..sold(shown) };
    let links = vec![link("https://a.example/1", "campaign"), link("https://a.example/2", "go.shop.example")];
    let page = page::lay(&Body { view: View::Marked, links, ..body(html) }, 24);
    assert_eq!(lines(&page)[3..], ["✂ [1] campaign ·", "[2] go.shop.example"]);
}

#[test]
fn the_rule_of_a_removal_is_not_broken_at_its_hyphen() {
    let html = "<p>Some <del data-kind=debris data-rule=promo.feed-plug>words and a plug</del></p>";
    let page = page::lay(&Body { view: View::Marked, ..body(html) }, 44);
    assert_eq!(lines(&page), ["Some words and a plug", "(✂ debris: promo.feed-plug)"]);
}

#[test]
fn the_kind_and_the_rule_of_a_removal_stand_on_one_line() {
    let html = "<p>Some words <del data-kind=debris data-rule=promo.feed-plug>and a plug</del></p>";
    let page = page::lay(&Body { view: View::Marked, ..body(html) }, 40);
    assert_eq!(lines(&page), ["Some words and a plug", "(✂ debris: promo.feed-plug)"]);
}

#[test]
fn a_number_is_not_broken_from_what_it_counts() {
    lays("<p>発売日は来年の春の12月です。</p>", 20, &["発売日は来年の春の", "12月です。"]);
}

#[test]
fn links_that_touch_are_set_apart_and_parts_of_one_are_not() {
    lays("<p><a href=https://a.example/>A</a><a href=https://b.example/>B</a>.</p>", 20, &["A [1] B [2]."]);
    lays("<p><a href=https://a.example/>A</a><a href=https://a.example/>B</a>.</p>", 20, &["AB [1]."]);
}

#[test]
fn only_links_with_a_number_and_new_places_are_offered() {
    let html = "<p><a href=https://a.example/?x=1>One</a> <a href=https://a.example/?x=2>Two</a></p>";
    let link =
        |given: &str| Link { given: given.to_owned(), shown: "https://a.example/".to_owned(), ..Link::default() };
    let links = vec![link("https://a.example/?x=1"), link("https://a.example/?x=2")];
    let page = page::lay(&Body { links, ..body(html) }, 40);
    assert_eq!(lines(&page), ["One Two [1]"]);
    assert_eq!((page.links.len(), page.targets().count()), (2, 1));
    let html = "<p>The mill.</p><a href=https://a.example/m.JPG?w=9><img src=/m.jpg></a><a href=https://a.example/m><img src=/n.jpg></a>\
        <a href=https://cdn.example/p/1><img src=https://cdn.example/p/1/small></a>";
    let shown: Vec<String> = page::lay(&body(html), 40).targets().map(|(_, link)| link.shown.clone()).collect();
    assert_eq!(shown, ["https://a.example/m"]);
}

#[test]
fn what_is_said_of_an_embed_or_a_picture_stands_right_below_it() {
    let figure = |inner: &str| format!("<p>a</p><div class=figure>{inner}<div class=caption>Caption</div></div>");
    let video = "<p class=embed><a href=https://v.example/>▶ Clip</a></p>";
    lays(&figure(video), 20, &["a", "", "▶ Clip [1]", "Caption"]);
    lays(&figure("<img src=/a.png>"), 20, &["a", "", "[picture 1]", "Caption"]);
    lays(
        &format!("{video}<p class=embed><a href=https://w.example/>▶ Film</a></p>"),
        20,
        &["▶ Clip [1]", "▶ Film [2]"],
    );
}

#[test]
fn the_name_of_a_file_is_no_word_about_a_picture() {
    for (src, alt) in [
        ("/a/DSC_2534-1024.jpg", "DSC_2534"),
        ("/a/MoonHarvest-Box_thumb.png", "MoonHarvest-Box"),
        ("/a/2017-11-01-15.51.22.jpg", "2017-11-01 15.51.22"),
        ("/a/b.jpg", "image"),
    ] {
        lays(&format!("<img src=\"{src}\" alt=\"{alt}\">"), 40, &["[picture 1]"]);
    }
    lays("<img src=/a/mill.jpg alt=Mill>", 40, &["[picture 1: Mill]"]);
    lays("<img src=/a/the-mill-2.jpg alt='The mill 2'>", 40, &["[picture 1: The mill 2]"]);
}

#[test]
fn the_number_of_a_note_stands_high() {
    lays(
        "<p>Done.<sup><a href='#n1'>1</a></sup> Six x 10<sup>23</sup>, the 4<sup>th</sup>.</p>",
        40,
        &["Done.¹ Six x 10²³, the 4th."],
    );
}

#[test]
fn a_rule_stands_between_two_parts_only() {
    lays("<hr><p>a</p><hr><hr><p>b</p><hr>", 20, &["a", "", "────────────────────", "", "b"]);
}

#[test]
fn a_rule_a_term_and_its_meaning_have_lines_of_their_own() {
    lays(
        "<p>a</p><hr><dl><dt>Term</dt><dd>Meaning</dd></dl>",
        20,
        &["a", "", "────────────────────", "", "Term", "", "Meaning"],
    );
}

#[test]
fn right_to_left_and_wide_text_wraps_by_cells() {
    for html in [
        "<p>新作ゲームが来年の春に世界中で発売されることが決まりました。</p>",
        "<p>الإعلان عن لعبة جديدة في العام القادم على جميع المنصات</p>",
    ] {
        let page = page::lay(&body(html), 20);
        assert!(page.lines.len() > 2);
        assert!(lines(&page).iter().all(|line| line.width() <= 20), "{:?}", lines(&page));
    }
}

#[test]
fn a_table_is_read_from_right_to_left_where_most_of_its_cells_are() {
    let table = |name: &str, other: &str| {
        let row = format!("<tr><th>{name}</th><th>{other}</th></tr><tr><td>{name}</td><td>12</td></tr>");
        page::lay(&body(&format!("<table>{row}</table>")), 60).lines.iter().map(|line| line.right_to_left).collect()
    };
    let (hebrew, latin): (Vec<bool>, Vec<bool>) = (table("משחק", "ציון"), table("Hollow Tide", "משחק"));
    assert_eq!((hebrew, latin), (vec![true; 3], vec![false; 3]));
}

#[test]
fn an_escape_written_as_an_entity_never_reaches_a_run() {
    let page = page::lay(
        &body("<p>a&#27;[31mb&amp;#27;]52;c&#155;d</p><img src=/x.png alt='&#27;]0;x'><pre>&#27;c\tx</pre>"),
        40,
    );
    assert!(page.lines.iter().flat_map(|line| &line.runs).all(|run| !run.text.contains(char::is_control)));
    assert!(!page.images[0].alt.contains(char::is_control));
}

#[test]
fn emoji_pictures_are_letters() {
    lays("<p>Yes <img class=wp-smiley-emoji src=/e.png alt=🙂>!</p>", 20, &["Yes 🙂!"]);
}

#[test]
fn hostile_nesting_and_endless_words_are_laid_in_no_time() {
    let html = format!(
        "{}deep{}{}",
        "<div><blockquote><ul><li>".repeat(3_000),
        "x".repeat(200_000),
        "<table><tr><td colspan=99999999>".repeat(500)
    );
    let page = page::lay(&body(&html), 40);
    assert!(lines(&page).iter().all(|line| line.width() <= 40));
    assert!(lines(&page).concat().contains("deep"));
}

#[test]
fn text_is_one_line_a_paragraph_without_labels_and_numbers() {
    let html = "<h2>Head</h2><p>One <a href=https://a.example/>link</a><br>two.</p><figure><img src=/a.png alt=Alt><figcaption>Caption</figcaption></figure>\
        <p class=ps-embed><a href=https://v.example/>▶ YouTube: x</a></p><ul><li>a<li>b</ul><table><tr><th>k<th>v<tr><td>x<td>y</table><blockquote>Quote</blockquote>";
    assert_eq!(page::text(&body(html)), "Head\n\nOne link\ntwo.\n\nCaption\n\na\nb\n\nk | v\nx | y\n\nQuote");
}

#[test]
fn the_marked_view_keeps_removed_text_in_text() {
    let marked = Body { view: View::Marked, ..body("<p>News. <del data-kind=promo data-rule=r>Ad.</del></p>") };
    assert_eq!(page::text(&marked), "News. Ad.");
    assert_eq!(page::markdown(&marked), "News. ~~Ad.~~");
}

#[test]
fn words_and_minutes_count_what_is_read() {
    let page = page::lay(&body(&format!("<p>{}</p>", "word, – ".repeat(500))), 40);
    assert_eq!((page.words, page.minutes), (500, 3));
    assert_eq!(page::lay(&body(""), 40).minutes, 1);
    let marked = body("<p>Three words left. <del data-kind=promo data-rule=r>An ad.</del></p>");
    assert_eq!(page::lay(&Body { view: View::Marked, ..marked }, 40).words, 3);
}

#[test]
fn a_line_drawn_with_letters_is_a_rule() {
    lays("<p>One.</p><p>______</p><p>Two.</p>", 20, &["One.", "", "────────────────────", "", "Two."]);
    lays("<p>One.</p><p>--</p><p>*_*</p>", 20, &["One.", "", "--", "", "*_*"]);
}

#[test]
fn a_picture_is_named_without_the_brackets_around_its_name() {
    let page = page::lay(
        &body(
            "<img src='https://a.example/1.png' alt='[The mill]'><img src='https://a.example/2.png' alt='[1] of [2]'>",
        ),
        40,
    );
    assert_eq!(lines(&page), ["[picture 1: The mill]", "[picture 2: [1] of [2]]"]);
}

#[test]
fn a_link_without_words_is_listed_with_the_next_number() {
    let picture =
        |at: usize, to: &str| format!("<a href='https://a.example/{to}'><img src='https://a.example/{at}.png'></a>");
    let html = format!("<p><a href='https://a.example/x'>One</a></p>{}{}", picture(1, "x?again"), picture(2, "y"));
    let link = |given: &str, shown: &str| Link {
        given: format!("https://a.example/{given}"),
        shown: format!("https://a.example/{shown}"),
        ..Link::default()
    };
    let links = vec![link("x", "x"), link("x?again", "x"), link("y", "y")];
    let page = page::lay(&Body { links, ..body(&html) }, 40);
    let listed: Vec<(usize, &str)> = page.targets().map(|(at, link)| (at + 1, link.shown.as_str())).collect();
    assert_eq!(listed, [(1, "https://a.example/x"), (2, "https://a.example/y")]);
}

#[test]
fn amounts_stand_with_their_ends_below_one_another_and_other_columns_do_not() {
    let row = |name: &str, sold: &str, year: &str| format!("<tr><td>{name}</td><td>{sold}</td><td>{year}</td></tr>");
    let table = format!("<table>{}{}</table>", row("Ada", "4,307", "2015"), row("Bo", "63", "2015-17"));
    lays(&table, 40, &["Ada │ 4,307 │ 2015", "Bo  │    63 │ 2015-17"]);
}

#[test]
fn a_table_in_a_quote_is_upright_and_the_words_beside_it_are_not() {
    let table = "<table><tr><td>Ada</td><td>12</td></tr><tr><td>Bo</td><td>7</td></tr></table>";
    let page = page::lay(&body(&format!("<blockquote><p>She said so.</p>{table}</blockquote>")), 40);
    assert!(run(&page, "She said so.").style.emphasis);
    assert!(!run(&page, "Ada").style.emphasis);
}
