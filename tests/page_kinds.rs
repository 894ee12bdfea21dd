//! What strangers' pages are made of, from stored HTML to lines, text and Markdown: readings, powers, formulas, struck words, numbers of
//! lists, boxes of tasks, elements nobody knows, code in boxes.

use pressstart::{
    clean::{self, Subject},
    news::{Body, View},
    page,
};

fn body(html: &str) -> Body {
    let subject = Subject { title: "A headline", url: "https://outlet.example/a", strip: true, ..Subject::default() };
    clean::body(html, &subject, View::Stripped, &clean::BUILTIN)
}

fn lines(html: &str, width: usize) -> Vec<String> {
    let page = page::lay(&body(html), width);
    page.lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

fn text(html: &str) -> String {
    page::text(&body(html))
}

fn markdown(html: &str) -> String {
    page::markdown(&body(html))
}

#[test]
fn a_reading_stands_in_brackets_behind_its_word() {
    let html = "<p><ruby>灯台<rt>とうだい</rt></ruby>の<ruby>島<rp>(</rp><rt>しま</rt><rp>)</rp></ruby>へ</p>";
    assert_eq!(text(html), "灯台（とうだい）の島(しま)へ");
    assert_eq!(markdown(html), "灯台（とうだい）の島(しま)へ");
    assert_eq!(lines(html, 20), ["灯台（とうだい）の島", "(しま)へ"]);
    let parts = "<p><ruby><rb>灯</rb><rt>とう</rt><rb>台</rb><rt>だい</rt></ruby></p>";
    assert_eq!(text(parts), "灯（とう）台（だい）");
    let pinyin = "<p><ruby>海<rt>hǎi</rt></ruby> is the sea.</p>";
    assert_eq!(text(pinyin), "海 (hǎi) is the sea.");
    assert!(page::html(&body(html)).contains("<ruby>灯台<rp>（</rp><rt>とうだい</rt><rp>）</rp></ruby>"));
}

#[test]
fn powers_and_notes_do_not_run_into_their_word() {
    let html = "<p>2<sup>64</sup> waves, x<sup>a+b</sup>, H<sub>2</sub>O, the 3<sup>rd</sup> boat<sup>1</sup>, Kestrel<sup>TM</sup></p>";
    let wanted = "2⁶⁴ waves, x^(a+b), H₂O, the 3rd boat¹, Kestrel™";
    assert_eq!(text(html), wanted);
    assert_eq!(markdown(html), wanted);
    assert_eq!(lines(html, 80), [wanted]);
    assert!(page::html(&body(html)).contains("2<sup>64</sup>"));
}

#[test]
fn a_link_in_raised_words_stays_a_link() {
    let page = page::lay(&body("<p>Boats <sup><a href='https://a.example/why'>why nine</a></sup></p>"), 40);
    assert_eq!(page.links[0].shown, "https://a.example/why");
}

#[test]
fn a_formula_is_told_once_in_one_line() {
    let math = "<math><semantics><mrow><mi>v</mi><mo>=</mo><mfrac><mi>s</mi><mi>t</mi></mfrac></mrow>\
        <annotation encoding='application/x-tex'>v = \\frac{s}{t}</annotation></semantics></math>";
    let katex = format!(
        "<p>Speed is <span class=katex><span class=katex-mathml>{math}</span>\
         <span class=katex-html aria-hidden=true><span>v</span><span>=</span><span>t</span><span>s</span></span></span> here.</p>"
    );
    assert_eq!(text(&katex), "Speed is v = s/t here.");
    assert_eq!(markdown(&katex), "Speed is v = s/t here.");
    assert_eq!(text(&format!("<p>And {math}.</p>")), "And v = s/t.");
    let pedia = format!(
        "<p>So <span class=mwe-math-element><span style='display: none'>{math}</span>\
         <img src=https://w.example/x.svg class=mwe-math-fallback-image-inline alt='v = s/t'></span>.</p>"
    );
    assert_eq!(text(&pedia), "So v = s/t.");
}

#[test]
fn struck_words_are_told_apart_where_there_are_no_looks() {
    let html = "<p>It costs <s>$50</s> $40, <del>never</del> <ins>always</ins>, <span style='text-decoration:line-through'>soon</span> now.</p>";
    assert_eq!(text(html), "It costs ~~$50~~ $40, ~~never~~ always, ~~soon~~ now.");
    assert_eq!(markdown(html), "It costs ~~$50~~ $40, ~~never~~ always, ~~soon~~ now.");
    assert_eq!(lines(html, 80), ["It costs $50 $40, never always, soon now."]);
    let page = page::lay(&body(html), 80);
    let struck: Vec<&str> =
        page.lines[0].runs.iter().filter(|run| run.style.removed).map(|run| run.text.as_str()).collect();
    assert_eq!(struck, ["$50", "never", "soon"]);
}

#[test]
fn several_looks_struck_together_are_one_stroke() {
    assert_eq!(text("<p>a <s>b <b>c</b> d</s> e</p>"), "a ~~b c d~~ e");
    assert_eq!(text("<s><p>One.</p><p>Two.</p></s>"), "~~One.~~\n\n~~Two.~~");
}

#[test]
fn a_list_is_numbered_as_its_page_says() {
    for (html, wanted) in [
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3. a", "2. b", "1. c"]),
        ("<ol start=20 reversed><li>a<li>b<li>c</ol>", ["20. a", "19. b", "18. c"]),
        ("<ol><li>a<li value=7>b<li>c</ol>", ["1. a", "7. b", "8. c"]),
        ("<ol type=a><li>a<li>b<li>c</ol>", ["a. a", "b. b", "c. c"]),
        ("<ol type=A start=26><li>a<li>b<li>c</ol>", [" Z. a", "AA. b", "AB. c"]),
        ("<ol type=i><li>a<li>b<li>c</ol>", ["  i. a", " ii. b", "iii. c"]),
        ("<ol style='list-style-type: upper-roman'><li>a<li>b<li>c</ol>", ["  I. a", " II. b", "III. c"]),
        ("<ol start=0><li>a<li>b<li>c</ol>", ["0. a", "1. b", "2. c"]),
    ] {
        assert_eq!(lines(html, 40), wanted, "{html}");
    }
}

#[test]
fn the_box_of_a_task_is_its_mark() {
    let html = "<ul><li><input type=checkbox checked disabled> sail</li><li><input type=checkbox> <b>moor</b></li><li>rest</li></ul>";
    assert_eq!(lines(html, 40), ["☑ sail", "☐ moor", "• rest"]);
    assert_eq!(markdown(html), "- ☑ sail\n- ☐ **moor**\n- rest");
}

#[test]
fn an_element_nobody_knows_breaks_no_sentence() {
    let html =
        "<p>We sail <x-emoji>⛵</x-emoji> today, <time-ago>an hour ago</time-ago> it rained <nobr>on us</nobr>.</p>";
    assert_eq!(text(html), "We sail ⛵ today, an hour ago it rained on us.");
    assert_eq!(text("<x-card>One</x-card><x-card>Two</x-card>"), "One\n\nTwo");
    assert_eq!(text("<x-card><p>One</p><p>Two</p></x-card>"), "One\n\nTwo");
}

#[test]
fn a_list_in_a_narrow_cell_keeps_its_marks_beside_its_words() {
    let html = "<table><tr><th>Who<th>What</tr><tr><td>Mate<td><ul><li>Rope<ul><li>Long</ul><li>Knife</ul></tr>\
        <tr><td>Gull<td><ol><li>Fly<li>Steal</ol></tr></table>";
    assert_eq!(
        lines(html, 40),
        [
            "Who  │ What",
            "─────┼─────────",
            "Mate │ • Rope",
            "     │   • Long",
            "     │ • Knife",
            "Gull │ 1. Fly",
            "     │ 2. Steal"
        ]
    );
    for width in [20, 40, 80] {
        assert!(!lines(html, width).iter().any(|line| line.ends_with(['•', '.'])), "{width}");
    }
}

#[test]
fn code_has_lines_whatever_they_are_made_of() {
    for html in [
        "<pre><ol class=linenums><li class=L0><code>go();</code></li><li class=L1><code>  stop();</code></li></ol></pre>",
        "<pre><code><span style='display: block'>go();</span><span style='display: block'>  stop();</span></code></pre>",
        "<pre><code><div class=line>go();</div><div class=line>  stop();</div></code></pre>",
        "<pre><p>go();</p><p>  stop();</p></pre>",
        "<code style='white-space: pre'>go();\n  stop();</code>",
        "<code>go();<br>  stop();</code>",
        "<pre><table><tr><td>1</td><td>go();</td></tr><tr><td>2</td><td>  stop();</td></tr></table></pre>",
        "<table class=highlight><tr><td class=gutter><pre>1\n2</pre></td><td class=code><pre>go();\n  stop();</pre></td></tr></table>",
        "<table><tr><td class=blob-num data-line-number=1></td><td class=blob-code>go();</td></tr>\
         <tr><td class=blob-num data-line-number=2></td><td class=blob-code>  stop();</td></tr></table>",
    ] {
        assert_eq!(text(html), "go();\n  stop();", "{html}");
        assert_eq!(lines(html, 40), ["go();", "  stop();"], "{html}");
        assert!(markdown(html).contains("go();\n  stop();"), "{html}\n{}", markdown(html));
    }
}

#[test]
fn words_in_quotation_marks_have_one_pair_of_them() {
    assert_eq!(
        text("<p>She said <q>never</q>, “<q>never</q>” and <q>“never”</q>.</p>"),
        "She said “never”, “never” and “never”."
    );
}

#[test]
fn looks_say_what_elements_would() {
    for (given, wanted) in [
        ("E = mc<span style='vertical-align: super'>2</span>", "E = mc²"),
        ("H<span style='vertical-align:sub;font-size:70%'>2</span>O", "H₂O"),
        ("It costs <span class='strikethrough'>$50</span> $40", "It costs ~~$50~~ $40"),
        ("It costs <font class='line-through'>$50</font> $40", "It costs ~~$50~~ $40"),
    ] {
        assert_eq!(text(&format!("<p>{given}</p>")), wanted);
    }
}

#[test]
fn a_formula_that_is_a_picture_is_its_source() {
    let html = |class: &str, alt: &str| {
        format!("<p>So <img class='{class}' src='https://w.example/x.svg' alt='{alt}'> holds for every boat.</p>")
    };
    for (class, alt) in [
        ("mwe-math-fallback-image-inline", "{\\displaystyle x^{2}}"),
        ("latex", "x^{2}"),
        ("ql-img-inline-formula quicklatex-auto-format", "x^{2}"),
    ] {
        assert_eq!(text(&html(class, alt)), "So x^{2} holds for every boat.");
    }
    let boxed = "<p>So <mjx-container><mjx-math aria-hidden='true'><mjx-mi>x</mjx-mi></mjx-math><mjx-assistive-mml>\
        <math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container> holds for every boat.</p>";
    assert_eq!(text(boxed), "So x² holds for every boat.");
}

#[test]
fn a_small_picture_in_a_sentence_is_its_words_however_its_size_is_told() {
    for size in ["width='24' height='24'", "style='width:20px; height:20px'", "height='1em'", "style='height:1.2em'"] {
        let html = format!("<p>Press <img src='https://c.example/x.png' {size} alt='X'> to jump, then run.</p>");
        assert_eq!(text(&html), "Press X to jump, then run.", "{size}");
    }
    let titled = "<p>Press <img src='https://c.example/x.png' width='24' title='Circle'> to jump.</p>";
    assert_eq!(text(titled), "Press Circle to jump.");
}

#[test]
fn the_number_of_a_note_is_set_high_wherever_its_note_lies() {
    for number in [
        "<a href='#n1'>1</a>",
        "<span class='marker'><a href='#fn-1'>1</a></span>",
        "<a data-note href='https://outlet.example/p/other#footnote-1'>1</a>",
        "<a href='/a#_ftn1'>1</a>",
        "<small><a href='#endnote1'>1</a></small>",
    ] {
        assert_eq!(text(&format!("<p>The ferry sank.{number} It was raised.</p>")), "The ferry sank.¹ It was raised.");
    }
    let heading = "<h2>\n<span><a href='#section-1'>1</a>. The ferry</span></h2><p>It sank.</p>";
    assert_eq!(text(heading), "1. The ferry\n\nIt sank.");
    let year = "<p>The ferry of <a href='https://outlet.example/b#top'>64</a> sank.</p>";
    assert_eq!(text(year), "The ferry of 64 sank.");
}

#[test]
fn a_line_under_a_picture_is_no_part_of_its_caption() {
    let words = "The ferry leaves at nine and is back before the lamps are lit, says the harbour master, who has seen it \
        go and come for thirty years and more, in all weathers but one.";
    for (line, name) in [
        ("<p>By Ada Example</p>", "Ada Example"),
        ("<p>Von Ada Example</p>", "Ada Example"),
        ("<p><em>Text: Ada Example</em></p>", "Ada Example"),
        ("<div>Par Ada Example</div>", "Ada Example"),
        ("<p>Por Ada Example</p>", "Ada Example"),
    ] {
        let figure = "<figure><img src='https://c.example/1.jpg'><figcaption>The mill</figcaption></figure>";
        let body = body(&format!("{figure}{line}<p>{words}</p><p>{words}</p>"));
        assert_eq!(body.byline.as_deref(), Some(name), "{line}");
        assert_eq!(page::text(&body), format!("The mill\n\n{words}\n\n{words}"));
    }
    let spans = "<div><img src='https://c.example/1.jpg'><span class='caption'>The mill</span><span class='author'>Ada \
        Example</span></div>";
    assert!(text(&format!("{spans}<p>{words}</p>")).starts_with("The mill\n\nThe ferry"));
}

#[test]
fn rows_with_numbers_of_lines_are_code() {
    let row = |number: u8, code: &str| format!("<tr><td data-line-number='{number}'></td><td>{code}</td></tr>");
    let html = format!("<table><tbody>{}{}</tbody></table>", row(1, "let a = 1;"), row(2, "go(a);"));
    assert_eq!(text(&html), "let a = 1;\ngo(a);");
}
