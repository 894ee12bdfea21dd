//! A formula is what `MathML` sets in two dimensions. Here it becomes one line of text, once: pages carry it a second time for the eye,
//! and its source beside it. Never computes.

use super::dom::{is_of_class, squeeze};
use crate::{
    html::escape,
    text::superscript::{lowered, raised},
};
use dom_query::NodeRef;

/// Classes of the boxes in which programs put a formula together with its second copy.
const BOXES: [&str; 7] =
    ["katex-display", "katex", "mwe-math-element", "MathJax", "MathJax_Display", "mathjax", "mjx-chtml"];
/// Boxes are looked for so many elements up.
const HIGHEST: usize = 5;
/// Signs with a blank on either side.
const BETWEEN: &str = "=+−±∓×÷<>≤≥≠≈≡~∼→⇒←↔∈∉⊂⊆∪∩∧∨∝";
/// Signs that are read with what stands below and above them.
const LARGE: &str = "∑∏∫∮⋃⋂⋁⋀";

/// Puts one line of text in the place of a `math` element and of the box around it.
pub fn settle(math: &NodeRef) {
    let text = squeeze(&line(math));
    let said = [math.attr("alttext"), math.attr("aria-label")].into_iter().flatten().map(|said| said.to_string());
    let source = math.descendants_it().find(|node| node.has_name("annotation")).map(|node| node.text().to_string());
    let text = Some(text)
        .filter(|text| !text.is_empty())
        .or_else(|| said.chain(source).next())
        .map(|text| squeeze(&text))
        .unwrap_or_default();
    if text.is_empty() {
        return math.remove_from_parent();
    }
    let holder = math.ancestors_it(Some(HIGHEST)).filter(is_box).last();
    let apart = math.attr("display").is_some_and(|display| &*display == "block")
        || holder.as_ref().is_some_and(|holder| holder.has_class("katex-display"));
    let element = if apart { "div" } else { "span" };
    match holder {
        Some(holder) => {
            holder.remove_all_attrs();
            holder.set_text(text);
            holder.rename(element);
        }
        // renamed, it would stay foreign to HTML
        None => math.replace_with_html(format!("<{element}>{}</{element}>", escape(&text))),
    }
}

fn is_box(node: &NodeRef) -> bool {
    node.has_name("mjx-container") || is_of_class(node, &BOXES)
}

/// A part of a formula as a line.
fn line(node: &NodeRef) -> String {
    if node.is_text() {
        return squeeze(&node.text());
    }
    let Some(name) = node.node_name() else { return String::new() };
    let parts = || node.element_children();
    match &*name {
        "mi" | "mn" | "mtext" | "ms" => squeeze(&node.text()),
        "mo" => sign(&squeeze(&node.text())),
        "mspace" => " ".to_owned(),
        "annotation" | "annotation-xml" | "mphantom" | "script" => String::new(),
        "semantics" => parts().first().map(line).unwrap_or_default(),
        "mfrac" => joined(&parts(), "/"),
        "msqrt" => format!("√{}", grouped(&row(node))),
        "mroot" => root(&parts()),
        "msup" => scripted(&parts(), &[Place::Above]),
        "msub" | "munder" => scripted(&parts(), &[Place::Below]),
        "msubsup" | "munderover" => scripted(&parts(), &[Place::Below, Place::Above]),
        "mover" => over(&parts()),
        "mfenced" => fenced(node),
        "mtable" => parts().iter().map(line).collect::<Vec<_>>().join("; "),
        "mtr" | "mlabeledtr" => parts().iter().map(line).collect::<Vec<_>>().join(" "),
        _ => row(node),
    }
}

fn row(node: &NodeRef) -> String {
    node.children_it(false).map(|child| line(&child)).collect()
}

fn sign(sign: &str) -> String {
    match sign {
        "-" => " − ".to_owned(),
        "," | ";" => format!("{sign} "),
        // signs that are meant and not seen: applied to, times, and
        "\u{2061}" | "\u{2062}" | "\u{2063}" | "\u{2064}" => String::new(),
        sign if sign.chars().count() == 1 && BETWEEN.contains(sign) => format!(" {sign} "),
        sign => sign.to_owned(),
    }
}

/// Parts of more than a word stand in brackets.
fn grouped(text: &str) -> String {
    let text = text.trim();
    let bracketed = text.starts_with('(') && text.ends_with(')') && text.matches('(').count() == 1;
    let is_word = !text.contains(|letter: char| letter.is_whitespace() || "/+−-".contains(letter));
    if is_word || bracketed { text.to_owned() } else { format!("({text})") }
}

fn joined(parts: &[NodeRef], between: &str) -> String {
    parts.iter().map(|part| grouped(&line(part))).collect::<Vec<_>>().join(between)
}

fn root(parts: &[NodeRef]) -> String {
    let mut parts = parts.iter().map(line);
    let base = grouped(&parts.next().unwrap_or_default());
    match parts.next().unwrap_or_default().trim() {
        "" | "2" => format!("√{base}"),
        "3" => format!("∛{base}"),
        "4" => format!("∜{base}"),
        index => format!("{}√{base}", raised(index, None)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Above,
    Below,
}

/// A base with what stands above and below it.
fn scripted(parts: &[NodeRef], places: &[Place]) -> String {
    let Some((base, scripts)) = parts.split_first() else { return String::new() };
    let base = line(base).trim().to_owned();
    let is_name = base.chars().count() > 1 && base.chars().all(char::is_alphabetic);
    let large = is_name || base.chars().all(|letter| LARGE.contains(letter));
    let mut text = if places.contains(&Place::Above) && !large { grouped(&base) } else { base };
    for (script, place) in scripts.iter().zip(places) {
        let script = line(script).replace(' ', "");
        match place {
            Place::Above => text.push_str(&power(&script)),
            Place::Below => text.push_str(&index(&script)),
        }
    }
    if large { format!("{text} ") } else { text }
}

fn power(script: &str) -> String {
    let small = raised(script, Some('x'));
    match script.chars().count() {
        0 => String::new(),
        _ if ["′", "″"].contains(&script) => script.to_owned(),
        _ if small != script && !small.starts_with([' ', '^']) => small,
        1 => format!("^{script}"),
        _ => format!("^({script})"),
    }
}

fn index(script: &str) -> String {
    match script.chars().count() {
        0 => String::new(),
        1 => lowered(script, Some('x')),
        _ if script.chars().all(|letter| letter.is_ascii_digit()) => lowered(script, Some('x')),
        _ if script.chars().all(char::is_alphanumeric) => format!("_{script}"),
        _ => format!("_({script})"),
    }
}

/// A base with an accent, or with something above it.
fn over(parts: &[NodeRef]) -> String {
    let [base, above] = parts else { return parts.iter().map(line).collect() };
    let accent = match line(above).trim() {
        "¯" | "‾" | "―" | "_" => '\u{304}',
        "^" | "ˆ" => '\u{302}',
        "~" | "˜" => '\u{303}',
        "." | "˙" => '\u{307}',
        "→" | "⃗" => '\u{20d7}',
        _ => return scripted(parts, &[Place::Above]),
    };
    let base = line(base);
    let base = base.trim();
    if base.chars().count() == 1 { format!("{base}{accent}") } else { grouped(base) }
}

fn fenced(node: &NodeRef) -> String {
    let sign = |name: &str, usual: &str| node.attr(name).map_or_else(|| usual.to_owned(), |sign| sign.to_string());
    let parts: Vec<String> = node.element_children().iter().map(line).collect();
    format!("{}{}{}", sign("open", "("), parts.join(", "), sign("close", ")"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn settled(html: &str) -> String {
        let document = Document::fragment(html);
        for math in document.select("math").nodes() {
            settle(math);
        }
        document.root().text().to_string()
    }

    #[test]
    fn each_formula_is_one_line() {
        for (given, wanted) in [
            ("<mi>v</mi><mo>=</mo><mfrac><mi>s</mi><mi>t</mi></mfrac>", "v = s/t"),
            ("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac>", "(a + 1)/2"),
            ("<msup><mi>x</mi><mn>2</mn></msup>", "x²"),
            ("<msup><mi>e</mi><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></msup>", "e^(a+b)"),
            ("<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup>", "(a + b)²"),
            ("<msub><mi>h</mi><mi>max</mi></msub>", "h_max"),
            ("<msub><mi>x</mi><mn>12</mn></msub>", "x₁₂"),
            ("<msqrt><mi>y</mi></msqrt>", "√y"),
            ("<mroot><mi>y</mi><mn>3</mn></mroot>", "∛y"),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>",
                "∑_(i=1)ⁿ i",
            ),
            ("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u{304}"),
            ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
            ("<mn>2</mn><mo>\u{2062}</mo><mi>a</mi>", "2a"),
            ("", ""),
        ] {
            assert_eq!(settled(&format!("<math>{given}</math>")), wanted);
        }
    }

    #[test]
    fn a_formula_that_stands_twice_is_told_once() {
        let math =
            "<math><semantics><mi>w</mi><annotation encoding='application/x-tex'>w</annotation></semantics></math>";
        assert_eq!(
            settled(&format!(
                "a <span class=katex><span class=katex-mathml>{math}</span><span class=katex-html aria-hidden=true>w w</span></span> b"
            )),
            "a w b"
        );
        assert_eq!(
            settled(&format!(
                "<mjx-container><svg></svg><mjx-assistive-mml>{math}</mjx-assistive-mml></mjx-container>"
            )),
            "w"
        );
        assert_eq!(settled("<math alttext='a over b'></math>"), "a over b");
    }
}
