//! The newer text of an article with what was added and taken out since: by word within paragraphs that are alike, else whole.

use super::{
    difference::{Part, parts},
    leaves::{self, Instead, element, tokens},
};
use crate::{
    html::{Element, Node, Tree, add_text},
    news::{Body, View},
};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// A paragraph that keeps this share of its words is the same one, changed.
const ALIKE: f32 = 0.5;
/// More paragraphs in one place are not paired.
const MOST_PAIRS: usize = 10_000;

/// What an article was.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    pub title: &'a str,
    pub tree: &'a Tree,
}

/// The newer body with what changed in it: what was added in `<ins data-change>`, what was taken out in `<del data-change>`. With
/// `signs` it stands between `[+ +]` and `[- -]` as well, for output without looks.
#[must_use]
pub fn marked(earlier: Earlier, title: &str, body: Body, signs: bool) -> Body {
    let (old, new) = (leaves::of(earlier.tree.nodes()), leaves::of(body.tree.nodes()));
    let mut plan = plan(&old, &new).into_iter();
    let gone = |leaf: usize| vec![changed("del", &old[leaf].join(" "), signs)];
    let (mut place, mut behind) = (0, Vec::new());
    let mut nodes = leaves::replaced(body.tree.nodes(), &mut |leaf| {
        let Some(step) = plan.next() else { return Instead { before: Vec::new(), leaf: leaf.to_vec() } };
        let words = &new[place];
        place += 1;
        let before = step.gone.map(gone).collect();
        let leaf = match step.leaf {
            Leaf::Same => leaf.to_vec(),
            Leaf::Added => marked_leaf(leaf, &[Part::Other(0..0, 0..words.len())], &[], signs),
            Leaf::Was(other) => marked_leaf(leaf, &parts(&old[other], words), &old[other], signs),
        };
        Instead { before, leaf }
    });
    behind.extend(plan.flat_map(|step| step.gone).map(|leaf| element("p", gone(leaf))));
    nodes.extend(behind);
    if earlier.title != title {
        let (old, new) = (owned(earlier.title), owned(title));
        let said = marked_leaf(&[Node::Text(title.to_owned())], &parts(&old, &new), &old, signs);
        nodes.insert(0, element("h2", said));
    }
    Body { view: View::Changes, tree: Tree::new(nodes), ..body }
}

fn owned(text: &str) -> Vec<String> {
    tokens(text).map(str::to_owned).collect()
}

/// What becomes of a paragraph of the newer text, and the older ones that are gone before it.
struct Step {
    gone: Range<usize>,
    leaf: Leaf,
}

enum Leaf {
    Same,
    Added,
    /// It was this one.
    Was(usize),
}

/// A step for each paragraph of the newer text, and one more for what is gone at the end.
fn plan(old: &[Vec<String>], new: &[Vec<String>]) -> Vec<Step> {
    let mut steps = Vec::with_capacity(new.len() + 1);
    let mut gone = 0..0;
    for part in parts(old, new) {
        match part {
            Part::Same(from, _, length) => {
                for _ in 0..length {
                    steps.push(Step { gone: std::mem::replace(&mut gone, from..from), leaf: Leaf::Same });
                }
                gone = from + length..from + length;
            }
            Part::Other(from, to) => {
                let pairs = pairs(&old[from.clone()], &new[to.clone()]);
                gone = from.start..from.start;
                for place in 0..to.len() {
                    let leaf = match pairs.get(&place) {
                        Some(other) => {
                            let other = from.start + other;
                            gone.end = other;
                            Leaf::Was(other)
                        }
                        None => Leaf::Added,
                    };
                    let next = if let Leaf::Was(other) = leaf { other + 1 } else { gone.end };
                    steps.push(Step { gone: std::mem::replace(&mut gone, next..next), leaf });
                }
                gone.end = from.end;
            }
        }
    }
    steps.push(Step { gone, leaf: Leaf::Same });
    steps
}

/// Which of the older paragraphs each newer one was, in order.
fn pairs(old: &[Vec<String>], new: &[Vec<String>]) -> HashMap<usize, usize> {
    let mut pairs = HashMap::new();
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return pairs;
    }
    let mut from = 0;
    for (place, words) in new.iter().enumerate() {
        let best = (from..old.len())
            .map(|other| (other, alike(&old[other], words)))
            .filter(|(_, share)| *share >= ALIKE)
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        if let Some((other, _)) = best {
            pairs.insert(place, other);
            from = other + 1;
        }
    }
    pairs
}

/// The share of words that two paragraphs have in common.
#[expect(clippy::cast_precision_loss, reason = "a share")]
fn alike(old: &[String], new: &[String]) -> f32 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in old {
        *counts.entry(word).or_default() += 1;
    }
    let common = new.iter().filter(|word| match counts.get_mut(word.as_str()) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    2.0 * common.count() as f32 / (old.len() + new.len()).max(1) as f32
}

/// The nodes of a paragraph with what changed in its words.
fn marked_leaf(nodes: &[Node], parts: &[Part], old: &[String], signs: bool) -> Vec<Node> {
    let mut added: HashSet<usize> = HashSet::new();
    let mut gone: HashMap<usize, String> = HashMap::new();
    let mut end = 0;
    for part in parts {
        match part {
            Part::Same(_, from, length) => end = from + length,
            Part::Other(from, to) => {
                added.extend(to.clone());
                if !from.is_empty() {
                    gone.insert(to.start, old[from.clone()].join(" "));
                }
                end = end.max(to.end);
            }
        }
    }
    let mut writer = Writer { added, gone, signs, next: 0 };
    let mut marked: Vec<Node> = Vec::new();
    writer.nodes(nodes, &mut marked);
    if let Some(words) = writer.gone.remove(&end) {
        add_text(&mut marked, " ");
        marked.push(changed("del", &words, signs));
    }
    marked
}

struct Writer {
    /// Words that are new, by their places.
    added: HashSet<usize>,
    /// What is gone before a word.
    gone: HashMap<usize, String>,
    signs: bool,
    next: usize,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node], to: &mut Vec<Node>) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text, to),
                Node::Element(Element { name, attributes, children }) => {
                    let mut inner = Vec::new();
                    self.nodes(children, &mut inner);
                    let (name, attributes) = (name.clone(), attributes.clone());
                    to.push(Node::Element(Element { name, attributes, children: inner }));
                }
            }
        }
    }

    fn text(&mut self, text: &str, to: &mut Vec<Node>) {
        let mut new = String::new();
        let mut blanks = String::new();
        let flush = |new: &mut String, to: &mut Vec<Node>, signs| {
            if !new.is_empty() {
                to.push(changed("ins", &std::mem::take(new), signs));
            }
        };
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim();
            let blank = &piece[piece.trim_end().len()..];
            if word.is_empty() {
                blanks.push_str(blank);
                continue;
            }
            let gone = self.gone.remove(&self.next);
            let is_new = self.added.contains(&self.next);
            self.next += 1;
            if is_new && gone.is_none() && !new.is_empty() {
                new.push_str(&std::mem::take(&mut blanks));
            } else {
                flush(&mut new, to, self.signs);
                add_text(to, &std::mem::take(&mut blanks));
            }
            if let Some(words) = gone {
                to.push(changed("del", &words, self.signs));
                add_text(to, " ");
            }
            if is_new {
                new.push_str(word);
            } else {
                add_text(to, word);
            }
            blanks.push_str(blank);
        }
        flush(&mut new, to, self.signs);
        add_text(to, &blanks);
    }
}

/// Words that were added (`ins`) or are gone (`del`).
fn changed(name: &str, words: &str, signs: bool) -> Node {
    let sign = if name == "ins" { '+' } else { '-' };
    let text = if signs { format!("[{sign}{words}{sign}]") } else { words.to_owned() };
    let attributes = vec![("data-change".into(), String::new())];
    Node::Element(Element { name: name.into(), attributes, children: vec![Node::Text(text)] })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(before: &str, after: &str) -> String {
        let (old, new) = (Tree::parse(before), Tree::parse(after));
        let earlier = Earlier { title: "Ferry", tree: &old };
        let body = marked(earlier, "Ferry", Body { tree: new, ..Body::default() }, true);
        body.tree.html().replace(" data-change=\"\"", "")
    }

    #[test]
    fn words_that_changed_are_marked_where_they_stand_and_the_rest_keeps_its_links() {
        let html = seen(
            "<p>The ferry leaves at nine, see <a href=\"x\">its page</a> for more.</p>",
            "<p>The ferry leaves at ten, see <a href=\"x\">its page</a> for more of it.</p>",
        );
        let wanted = "<p>The ferry leaves at <del>[-nine,-]</del> <ins>[+ten,+]</ins> see <a href=\"x\">its page</a> for \
                      <del>[-more.-]</del> <ins>[+more of it.+]</ins></p>";
        assert_eq!(html, wanted);
    }

    #[test]
    fn whole_paragraphs_come_and_go() {
        assert_eq!(
            seen("<p>One is here to stay.</p><p>Two goes.</p>", "<p>New and unlike.</p><p>One is here to stay.</p>"),
            "<p><ins>[+New and unlike.+]</ins></p><p>One is here to stay.</p><p><del>[-Two goes.-]</del></p>"
        );
        assert_eq!(
            seen("<p>First.</p><ul><li>a b</li><li>c d</li></ul>", "<p>First.</p><ul><li>c d</li></ul>"),
            "<p>First.</p><ul><li><del>[-a b-]</del></li><li>c d</li></ul>"
        );
        assert_eq!(seen("<p>The old words of it.</p>", ""), "<p><del>[-The old words of it.-]</del></p>");
    }

    #[test]
    fn a_last_word_that_is_gone_stands_at_the_end() {
        assert_eq!(
            seen("<p>It is out at last now</p>", "<p>It is out at last</p>"),
            "<p>It is out at last <del>[-now-]</del></p>"
        );
    }

    #[test]
    fn another_headline_stands_above_the_text() {
        let old = Tree::parse("<p>Same.</p>");
        let body = Body { tree: old.clone(), ..Body::default() };
        let earlier = Earlier { title: "The ferry leaves", tree: &old };
        let html = marked(earlier, "The ferry stays", body, false).tree.html();
        let wanted =
            "<h2>The ferry <del data-change=\"\">leaves</del> <ins data-change=\"\">stays</ins></h2><p>Same.</p>";
        assert_eq!(html, wanted);
    }
}
