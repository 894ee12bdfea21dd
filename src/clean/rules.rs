//! The rules for wording and markup, read once from the data that ships with the program. They say what goes; they cut nothing.

use super::{
    pattern::Pattern,
    prefilter::{Gate, Said, Stems},
};
use crate::{
    links::{RuleError, unknown_rule},
    news::RemovedKind,
};
use foldhash::HashMap;
use serde::{Deserialize, de::IgnoredAny};
use std::{
    collections::HashSet,
    ops::Range,
    sync::{LazyLock, OnceLock},
};
use toml::Spanned;

/// The rules that ship with the program.
pub static BUILTIN: LazyLock<Wording> = LazyLock::new(|| {
    let wording: Wording = toml::from_str(include_str!("../../assets/notices.toml")).unwrap_or_default();
    wording.gated()
});

/// Names of the rules about words and boxes, which can be turned off where link rules are.
pub fn rule_names() -> impl Iterator<Item = String> {
    BUILTIN.names().chain(OWN_RULES).map(str::to_owned)
}

/// Rules that are no data.
const OWN_RULES: [&str; 11] = [
    "title.repeated",
    "byline.line",
    "byline.portrait",
    "credit.names",
    "promo.sister-list",
    "promo.house",
    "promo.orphan-heading",
    "debris.empty-heading",
    "debris.repeated",
    "debris.below-comments",
    "pixel",
];

/// Everything that is cut by its wording or its markup.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Wording {
    /// Names of rules that do not count any more.
    off: Vec<Spanned<String>>,
    /// Sentences that say the outlet earns.
    pub notice: Vec<Notice>,
    /// Sentences that only accompany a notice.
    pub companion: Vec<Phrase>,
    /// Paragraphs that are a notice as a whole.
    pub alone: Vec<Phrase>,
    /// Paragraphs that report about earning.
    pub veto: Vec<Phrase>,
    /// Short paragraphs that advertise or are left over.
    pub promo: Vec<Promo>,
    /// Headings of lists of links.
    pub list: Vec<Phrase>,
    /// Lines that say what a subscription costs.
    pub plan: Vec<Phrase>,
    /// Lines that sell what they link to.
    pub offer: Vec<Phrase>,
    /// Headings that announce such lines.
    pub offer_heading: Vec<Phrase>,
    /// Captions that only say whose picture it is.
    pub credit: Vec<Phrase>,
    /// Boxes known by class or id.
    #[serde(rename = "box")]
    pub boxes: Vec<Box>,
    /// Buttons known by where they lead.
    pub button: Vec<Button>,
    #[serde(skip)]
    gate: Gate,
    /// The place of the first of the boxes with a class or id.
    #[serde(skip)]
    box_of_token: OnceLock<HashMap<String, usize>>,
}

/// A rule that can be laid over another of its name.
trait Rule: Clone {
    fn name(&self) -> &str;

    fn patterns(&self) -> Vec<&Pattern> {
        Vec::new()
    }
}

/// Those of a file, then those under them that it neither replaces nor turns off.
fn laid<R: Rule>(over: &mut Vec<R>, under: &[R], off: &HashSet<String>) {
    let named: HashSet<String> = over.iter().map(|rule| rule.name().to_owned()).collect();
    over.extend(under.iter().filter(|rule| !named.contains(rule.name()) && !off.contains(rule.name())).cloned());
}

impl Wording {
    /// Reads a paragraph, once for all rules.
    pub fn read<'a>(&'a self, text: &'a str) -> Said<'a> {
        Said::new(text, &self.gate)
    }

    /// The first rule about a box with one of these classes and ids.
    pub fn box_of(&self, tokens: &[String]) -> Option<&Box> {
        let boxes = self.box_of_token.get_or_init(|| {
            let tokens =
                |(at, rule): (usize, &Box)| rule.tokens.iter().map(|token| (token.clone(), at)).collect::<Vec<_>>();
            // Of two with one name the last one stays.
            self.boxes.iter().enumerate().rev().flat_map(tokens).collect()
        });
        tokens.iter().filter_map(|token| boxes.get(token)).min().map(|at| &self.boxes[*at])
    }

    /// The names of all rules that cut.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let phrases = self.alone.iter().chain(&self.list).chain(&self.plan).chain(&self.credit).chain(&self.offer);
        let phrases = phrases.chain(&self.offer_heading).map(|rule| &rule.name);
        let boxes = self.boxes.iter().map(|rule| &rule.name).chain(self.button.iter().map(|rule| &rule.name));
        let promos = self.promo.iter().map(|rule| &rule.name).chain(boxes);
        self.notice.iter().map(|rule| &rule.name).chain(phrases).chain(promos).map(String::as_str)
    }

    /// True when a file of rules turned off the rule of that name.
    pub fn is_off(&self, name: &str) -> bool {
        self.off.iter().any(|off| off.get_ref() == name)
    }

    /// Lays the text of a file over these rules.
    ///
    /// # Errors
    /// When the text is no file of rules, with line and column.
    pub fn with(&self, file_name: &str, text: &str) -> Result<Self, RuleError> {
        let wrong = |message: &str, span: Option<Range<usize>>| RuleError::at(file_name, text, message, span);
        let mut over: Self = toml::from_str(text).map_err(|error| wrong(error.message(), error.span()))?;
        if let Some((reason, span)) = unknown_rule(&over.off, &BUILTIN.names().chain(OWN_RULES).collect()) {
            return Err(wrong(&reason, Some(span)));
        }
        for pattern in over.patterns() {
            if let Some(reason) = pattern.fault() {
                let start = text.find(pattern.written()).unwrap_or_default();
                return Err(wrong(&reason, Some(start..start + pattern.written().len())));
            }
        }
        let off: HashSet<String> = over.off.iter().map(|name| name.get_ref().clone()).collect();
        laid(&mut over.notice, &self.notice, &off);
        laid(&mut over.promo, &self.promo, &off);
        laid(&mut over.boxes, &self.boxes, &off);
        laid(&mut over.button, &self.button, &off);
        for (over, under) in over.phrases_mut().into_iter().zip(self.phrases()) {
            laid(over, under, &off);
        }
        Ok(over.gated())
    }

    fn patterns(&self) -> Vec<&Pattern> {
        let phrases = self.phrases().into_iter().flatten().flat_map(Rule::patterns);
        phrases
            .chain(self.notice.iter().flat_map(Rule::patterns))
            .chain(self.promo.iter().flat_map(Rule::patterns))
            .collect()
    }

    const fn phrases(&self) -> [&Vec<Phrase>; 8] {
        [
            &self.companion,
            &self.alone,
            &self.veto,
            &self.list,
            &self.plan,
            &self.offer,
            &self.offer_heading,
            &self.credit,
        ]
    }

    /// The same, in the same order.
    const fn phrases_mut(&mut self) -> [&mut Vec<Phrase>; 8] {
        [
            &mut self.companion,
            &mut self.alone,
            &mut self.veto,
            &mut self.list,
            &mut self.plan,
            &mut self.offer,
            &mut self.offer_heading,
            &mut self.credit,
        ]
    }

    fn gated(mut self) -> Self {
        let phrases = self.alone.iter_mut().chain(&mut self.list).chain(&mut self.plan).chain(&mut self.credit);
        let phrases = phrases.chain(&mut self.offer).chain(&mut self.offer_heading);
        let stems = phrases
            .map(|rule| &mut rule.stems)
            .chain(self.notice.iter_mut().map(|rule| &mut rule.stems))
            .chain(self.promo.iter_mut().map(|rule| &mut rule.stems));
        self.gate = Gate::of(stems);
        self
    }
}

/// A sentence that says the outlet earns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The rule's name.
    pub name: String,
    #[serde(default, rename = "evidence")]
    _evidence: IgnoredAny,
    /// What the sentence says.
    pub pattern: Pattern,
    /// What it must say as well, all of it, in any order.
    #[serde(default)]
    pub needs: Vec<Pattern>,
    /// Words it cannot do without.
    #[serde(default)]
    pub stems: Stems,
    /// Only the first sentence of a paragraph.
    #[serde(default)]
    pub first: bool,
    /// Longer sentences are none.
    pub most_words: Option<usize>,
}

impl Rule for Notice {
    fn name(&self) -> &str {
        &self.name
    }

    fn patterns(&self) -> Vec<&Pattern> {
        std::iter::once(&self.pattern).chain(&self.needs).collect()
    }
}

/// A rule that is one pattern.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// The rule's name.
    pub name: String,
    #[serde(default, rename = "evidence")]
    _evidence: IgnoredAny,
    /// What it says.
    pub pattern: Pattern,
    /// Words it cannot do without.
    #[serde(default)]
    pub stems: Stems,
}

impl Rule for Phrase {
    fn name(&self) -> &str {
        &self.name
    }

    fn patterns(&self) -> Vec<&Pattern> {
        vec![&self.pattern]
    }
}

impl Phrase {
    /// True when the paragraph says it.
    pub fn is_in(&self, said: &Said) -> bool {
        said.may_hold(&self.stems) && self.pattern.is_in(said.text())
    }
}

/// A short paragraph that advertises or is left over.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promo {
    /// The rule's name.
    pub name: String,
    #[serde(default, rename = "evidence")]
    _evidence: IgnoredAny,
    /// What kind of thing it is.
    pub kind: RemovedKind,
    /// What it says.
    pub pattern: Pattern,
    /// What it must say as well.
    pub needs: Option<Pattern>,
    /// What it must not say.
    pub veto: Option<Pattern>,
    /// Words it cannot do without.
    #[serde(default)]
    pub stems: Stems,
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: Place,
    /// How much of it is links.
    #[serde(default)]
    pub links: Links,
    /// Longer paragraphs are none.
    pub most_words: usize,
}

impl Rule for Promo {
    fn name(&self) -> &str {
        &self.name
    }

    fn patterns(&self) -> Vec<&Pattern> {
        std::iter::once(&self.pattern).chain(&self.needs).chain(&self.veto).collect()
    }
}

/// Where in an article a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The first or last few paragraphs.
    Edge,
    /// The last few.
    Tail,
    /// Everywhere.
    Any,
}

/// How much of a paragraph is links.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Links {
    /// It does not matter.
    #[default]
    Any,
    /// It has one.
    Some,
    /// All of it after the label before its first colon.
    MostAfterLabel,
}

/// A box known by its class or id.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Box {
    /// The rule's name.
    pub name: String,
    #[serde(default, rename = "evidence")]
    _evidence: IgnoredAny,
    /// What kind of thing it is.
    pub kind: RemovedKind,
    /// It may hold sentences.
    #[serde(default)]
    pub sure: bool,
    /// It may be longer than the article it stands below.
    #[serde(default)]
    pub below: bool,
    /// Classes and ids.
    pub tokens: HashSet<String>,
}

impl Rule for Box {
    fn name(&self) -> &str {
        &self.name
    }
}

/// A button known by where it leads.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Button {
    /// The rule's name.
    pub name: String,
    #[serde(default, rename = "evidence")]
    _evidence: IgnoredAny,
    /// What kind of thing it is.
    pub kind: RemovedKind,
    /// How its address begins after the scheme and `www.`, in lower case.
    pub addresses: Vec<String>,
}

impl Rule for Button {
    fn name(&self) -> &str {
        &self.name
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::clean::pattern::tests::without_places;
    use proptest::{
        prelude::*,
        string::string_regex,
        test_runner::{RngSeed, TestRunner},
    };
    use std::iter;

    /// Every pattern of the rules' data, with its rule's name and stems, and what the rule needs as well.
    fn patterns() -> Vec<(&'static str, &'static Stems, &'static Pattern, &'static [Pattern])> {
        let phrases = BUILTIN.alone.iter().chain(&BUILTIN.list).chain(&BUILTIN.plan).chain(&BUILTIN.credit);
        let phrases = phrases.chain(&BUILTIN.offer).chain(&BUILTIN.offer_heading);
        let phrases = phrases.map(|rule| (rule.name.as_str(), &rule.stems, &rule.pattern, [].as_slice()));
        let notices =
            BUILTIN.notice.iter().map(|rule| (rule.name.as_str(), &rule.stems, &rule.pattern, rule.needs.as_slice()));
        let promos =
            BUILTIN.promo.iter().map(|rule| (rule.name.as_str(), &rule.stems, &rule.pattern, rule.needs.as_slice()));
        phrases.chain(notices).chain(promos).collect()
    }

    #[test]
    fn every_pattern_can_be_made() {
        let loose = BUILTIN.companion.iter().chain(&BUILTIN.veto).map(|rule| &rule.pattern);
        let vetoes = BUILTIN.promo.iter().filter_map(|rule| rule.veto.as_ref());
        let bound = patterns().into_iter().flat_map(|(_, _, pattern, needs)| iter::once(pattern).chain(needs));
        for pattern in loose.chain(vetoes).chain(bound) {
            assert_eq!(pattern.fault(), None, "{pattern:?}");
        }
    }

    #[test]
    fn what_a_pattern_finds_its_gate_lets_through() {
        let seeded = ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(3), ..ProptestConfig::default() };
        for (name, stems, pattern, needs) in patterns() {
            let texts = string_regex(&without_places(pattern)).unwrap();
            let needed = string_regex(&needs.iter().map(without_places).collect::<Vec<_>>().join(" ")).unwrap();
            let mut runner = TestRunner::new(seeded.clone());
            runner
                .run(&(texts, needed), |(text, needed)| {
                    let text = format!("{text} {needed}").to_lowercase();
                    prop_assert!(stems.may_be_in(&BUILTIN.gate.hear(&text)), "{name}: {text}");
                    Ok(())
                })
                .unwrap();
        }
    }

    #[test]
    fn a_gate_spares_ordinary_news_most_patterns() {
        let said = BUILTIN.read("The sequel arrives in the spring, its director told reporters on Tuesday.");
        let asked = patterns().into_iter().filter(|(_, stems, ..)| said.may_hold(stems)).count();
        assert!(asked * 4 <= patterns().len(), "{asked} of {}", patterns().len());
    }

    #[test]
    fn of_several_boxes_the_first_rule_counts_whichever_name_comes_first() {
        let rule = |name: &str, tokens: &str| {
            format!("[[box]]\nname = '{name}'\nkind = 'promo'\nevidence = 'none'\ntokens = [{tokens}]\n")
        };
        let rules: Wording = toml::from_str(&(rule("early", "'a', 'b'") + &rule("late", "'b', 'c'"))).unwrap();
        let found = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            rules.box_of(&names).map(|rule| rule.name.clone())
        };
        for names in [["b"].as_slice(), &["c", "a"], &["a", "c"], &["d", "b"]] {
            assert_eq!(found(names).as_deref(), Some("early"), "{names:?}");
        }
        assert_eq!((found(&["c"]).as_deref(), found(&["d"]), found(&[])), (Some("late"), None, None));
    }

    #[test]
    fn the_rules_that_ship_can_be_read() {
        assert_eq!(toml::from_str::<Wording>(include_str!("../../assets/notices.toml")).err(), None);
    }
}
