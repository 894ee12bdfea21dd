//! Evidence is what speaks for or against a kind of piece: rules and cues of `assets/kinds.toml`, and the words of the headline
//! and the address. What each is worth, it never says.

use crate::{
    clean::{
        pattern::Pattern,
        plain::plain,
        prefilter::{Gate, Heard, Stems},
    },
    language::tr,
    news::Kind,
    text::words,
};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};
use url::Url;

static DATA: LazyLock<Data> = LazyLock::new(|| {
    let data: Data = toml::from_str(include_str!("../../../assets/kinds.toml")).unwrap_or_default();
    data.gated()
});

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    kind: Vec<Rule>,
    cue: Vec<Cue>,
    #[serde(skip)]
    gate: Gate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    kind: Kind,
    title: Gated,
    /// What a writer says in the first person, or asks for.
    voice: Option<Gated>,
    /// The rule is out for such a headline.
    unless: Option<Gated>,
    path: Gated,
    slug: Option<Gated>,
    category: Gated,
}

/// Words that occur more in one kind of piece than in others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    name: String,
    place: Place,
    leans: HashMap<Kind, f32>,
    pattern: Gated,
}

/// A pattern that is only asked of a text with a word that it cannot do without, and not where that word is all it wants.
#[derive(Deserialize)]
#[serde(from = "Pattern")]
struct Gated {
    pattern: Pattern,
    stems: Stems,
}

impl From<Pattern> for Gated {
    fn from(pattern: Pattern) -> Self {
        Self { stems: pattern.stems(), pattern }
    }
}

impl Gated {
    fn is_in(&self, text: &Text) -> bool {
        self.stems.tell(&text.heard).unwrap_or_else(|| self.pattern.is_in(&text.words))
    }
}

impl Data {
    fn gated(mut self) -> Self {
        let rules = self.kind.iter_mut().flat_map(|rule| {
            let Rule { title, voice, unless, path, slug, category, .. } = rule;
            [title, path, category].into_iter().chain([voice, unless, slug].into_iter().flatten())
        });
        let all = rules.chain(self.cue.iter_mut().map(|cue| &mut cue.pattern));
        self.gate = Gate::of(all.map(|gated| &mut gated.stems));
        self
    }

    fn read(&self, words: String) -> Text {
        Text { heard: self.gate.hear(&words), words }
    }
}

/// Plain text, and which patterns may be in it.
struct Text {
    words: String,
    heard: Heard,
}

/// Where a cue stands.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Title,
    /// The headline without what it quotes.
    Own,
    Lead,
    Slug,
    Folder,
}

/// What is known of a piece whose kind is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Piece<'a> {
    /// Headline.
    pub title: &'a str,
    /// Teaser as plain text.
    pub lead: &'a str,
    /// Its address.
    pub url: &'a str,
    /// Its feed's words for it.
    pub categories: &'a [String],
}

/// What a rule is worth for its kind before anything is fitted, by its part.
const RULE_LEANS: [(&str, f32); 6] =
    [("path", 10.0), ("title", 5.5), ("voice", 2.0), ("slug", 8.5), ("category", 7.0), ("unless", -5.0)];
/// Letters of a lead that are read.
const LEAD_LETTERS: usize = 400;
/// A word is less than a rule or a cue.
const WORD: f32 = 0.5;

/// What each rule and cue is worth for a kind before anything is fitted.
#[must_use]
pub fn leans() -> Vec<(String, Kind, f32)> {
    let rules = DATA.kind.iter().flat_map(|rule| {
        RULE_LEANS.iter().map(|(part, lean)| (format!("rule.{}.{part}", rule.kind), rule.kind, *lean))
    });
    let cues = DATA.cue.iter().flat_map(|cue| {
        let mut leans: Vec<(Kind, f32)> = cue.leans.iter().map(|(kind, lean)| (*kind, *lean)).collect();
        leans.sort_by_key(|(kind, _)| kind.to_string());
        leans.into_iter().map(|(kind, lean)| (format!("cue.{}", cue.name), kind, lean))
    });
    rules.chain(cues).collect()
}

/// A piece of evidence, as a reader would say it.
pub(super) fn in_words(evidence: &str) -> String {
    let (class, what) = evidence.split_once('.').unwrap_or((evidence, ""));
    match class {
        "word" => tr!("evidence-word", what),
        "first" => tr!("evidence-first", what),
        "last" => tr!("evidence-last", what),
        "slug" => tr!("evidence-slug", what),
        "folder" => tr!("evidence-folder", what),
        "quotes" => tr!("evidence-quotes").to_owned(),
        "rule" => match what.rsplit_once('.').map_or(what, |(_, part)| part) {
            "path" => tr!("evidence-rule-path").to_owned(),
            "category" => tr!("evidence-rule-category").to_owned(),
            "slug" => tr!("evidence-rule-slug").to_owned(),
            _ => tr!("evidence-rule-wording").to_owned(),
        },
        _ => tr!("evidence-cue", what),
    }
}

/// Everything that speaks for or against a kind, each once, and how much of it there is.
#[must_use]
pub fn of(piece: &Piece) -> BTreeMap<String, f32> {
    let mut found = BTreeMap::new();
    each(piece, &mut |name, much| {
        found.insert(name.concat(), much);
    });
    found
}

/// The same, not in order, and some of it more than once: `tell` is given the parts of its name and how much of it there is.
pub(super) fn each(piece: &Piece, tell: &mut impl FnMut(&[&str], f32)) {
    let title = plain(piece.title);
    let texts = Texts {
        without_quotes: without_quotes(&title).map(|own| DATA.read(own)),
        title: DATA.read(title),
        // Where a list's teaser would end: what stands further down is no lead.
        lead: DATA.read(plain(words::first_letters(piece.lead, LEAD_LETTERS))),
        segments: segments(piece.url).into_iter().map(|segment| DATA.read(segment)).collect(),
    };
    tell(&["always"], 1.0);
    by_rules(&texts, piece.categories, tell);
    for cue in DATA.cue.iter().filter(|cue| cue.is_in(&texts)) {
        tell(&["cue.", &cue.name], 1.0);
    }
    by_words(&texts, tell);
}

struct Texts {
    title: Text,
    /// The headline without what it quotes, where it quotes something.
    without_quotes: Option<Text>,
    lead: Text,
    /// The parts of the path.
    segments: Vec<Text>,
}

impl Texts {
    /// What is said in the writer's own voice.
    fn own(&self) -> &Text {
        self.without_quotes.as_ref().unwrap_or(&self.title)
    }

    fn folders(&self) -> &[Text] {
        &self.segments[..self.segments.len().saturating_sub(1)]
    }
}

impl Cue {
    fn is_in(&self, texts: &Texts) -> bool {
        match self.place {
            Place::Title => self.pattern.is_in(&texts.title),
            Place::Own => self.pattern.is_in(texts.own()),
            Place::Lead => self.pattern.is_in(&texts.lead),
            Place::Slug => texts.segments.last().is_some_and(|slug| self.pattern.is_in(slug)),
            Place::Folder => texts.folders().iter().any(|folder| self.pattern.is_in(folder)),
        }
    }
}

fn by_rules(texts: &Texts, categories: &[String], tell: &mut impl FnMut(&[&str], f32)) {
    let fits = |pattern: &Option<Gated>, text: &Text| pattern.as_ref().is_some_and(|pattern| pattern.is_in(text));
    let categories: Vec<Text> = categories.iter().map(|category| DATA.read(plain(category))).collect();
    for rule in &DATA.kind {
        let mut add = |part: &str, is: bool| {
            if is {
                tell(&["rule.", rule.kind.word(), ".", part], 1.0);
            }
        };
        add("path", texts.folders().iter().any(|folder| rule.path.is_in(folder)));
        let titled = rule.title.is_in(&texts.title);
        if fits(&rule.unless, &texts.title) {
            add("unless", titled);
            continue;
        }
        add("title", titled);
        add("voice", fits(&rule.voice, texts.own()));
        add("slug", texts.segments.iter().any(|segment| fits(&rule.slug, segment)));
        add("category", categories.iter().any(|category| rule.category.is_in(category)));
    }
}

/// The words of the headline, its first and last ones, and those of the address that the headline leaves out.
fn by_words(texts: &Texts, tell: &mut impl FnMut(&[&str], f32)) {
    let words = words_of(&texts.title.words);
    for word in &words {
        tell(&["word.", word], WORD);
    }
    if let [first, rest @ ..] = words.as_slice() {
        tell(&["first.", first], WORD);
        if let Some(second) = rest.first() {
            tell(&["first.", first, " ", second], WORD);
        }
        tell(&["last.", rest.last().unwrap_or(first)], WORD);
    }
    if texts.without_quotes.is_some() {
        tell(&["quotes"], 1.0);
    }
    let named = |folder: &&String| folder.len() > 2 && !folder.bytes().any(|byte| byte.is_ascii_digit());
    for folder in texts.folders().iter().map(|folder| &folder.words).filter(named) {
        tell(&["folder.", folder], 1.0);
    }
    let is_known = |part: &str| words.iter().any(|word| word == part);
    for part in texts.segments.last().into_iter().flat_map(|slug| slug.words.split(['-', '_', '.'])) {
        if part.len() > 2 && part.chars().all(char::is_alphabetic) && !is_known(part) {
            tell(&["slug.", part], 1.0);
        }
    }
}

/// The parts of an address's path, in lower case.
fn segments(url: &str) -> Vec<String> {
    let url = Url::parse(url).ok();
    let parts = url.as_ref().and_then(Url::path_segments).into_iter().flatten();
    parts.map(str::to_lowercase).filter(|part| !part.is_empty()).collect()
}

/// The words of a headline and the signs that tell something; a number counts for any other.
fn words_of(title: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in title.chars().chain([' ']) {
        if letter.is_alphanumeric() || letter == '\'' && !word.is_empty() {
            word.push(letter);
            continue;
        }
        if !word.is_empty() {
            words.push(as_class(word.trim_end_matches('\'').trim_end_matches("'s")));
            word.clear();
        }
        if matches!(letter, '?' | '!' | ':' | '$' | '£' | '€' | '%' | '"' | '#') {
            words.push(letter.to_string());
        }
    }
    words
}

fn as_class(word: &str) -> String {
    let is_number = !word.is_empty() && word.bytes().all(|letter| letter.is_ascii_digit());
    match word {
        year if is_number && year.len() == 4 && (year.starts_with("19") || year.starts_with("20")) => "YEAR".to_owned(),
        _ if is_number => "NUMBER".to_owned(),
        word => word.to_owned(),
    }
}

/// A headline without what it quotes: that is somebody else's voice. None where it quotes nothing.
fn without_quotes(title: &str) -> Option<String> {
    if !title.contains(['\'', '"']) {
        return None;
    }
    let letters: Vec<char> = title.chars().collect();
    let mut own = String::with_capacity(title.len());
    let mut at = 0;
    while at < letters.len() {
        let quote = letters[at];
        let opens = matches!(quote, '\'' | '"') && (at == 0 || !letters[at - 1].is_alphanumeric());
        let closes = |place: &usize| {
            letters[*place] == quote && !letters.get(place + 1).is_some_and(|next| next.is_alphanumeric())
        };
        if opens && let Some(end) = (at + 1..letters.len()).find(closes) {
            at = end + 1;
        } else {
            own.push(quote);
            at += 1;
        }
    }
    (own.len() < title.len()).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::pattern::tests::without_places;
    use proptest::{prelude::*, string::string_regex, test_runner::TestRunner};
    use std::{cell::Cell, collections::HashSet};

    #[test]
    fn the_rules_that_ship_can_be_read() {
        assert_eq!(toml::from_str::<Data>(include_str!("../../../assets/kinds.toml")).err(), None);
    }

    #[test]
    fn what_a_gate_tells_is_what_its_pattern_finds() {
        let rules = DATA.kind.iter().flat_map(|rule| {
            let others = [&rule.voice, &rule.unless, &rule.slug].into_iter().filter_map(Option::as_ref);
            [&rule.title, &rule.path, &rule.category].into_iter().chain(others)
        });
        let without_asking = Cell::new(0);
        for gated in rules.chain(DATA.cue.iter().map(|cue| &cue.pattern)) {
            let texts = string_regex(&without_places(&gated.pattern)).unwrap();
            let texts = ("[a -]{0,2}", texts, "[a -]{0,2}").prop_map(|(before, text, after)| before + &text + &after);
            let mut runner = TestRunner::new(ProptestConfig { cases: 100, ..ProptestConfig::default() });
            runner
                .run(&texts, |text| {
                    let text = DATA.read(text.to_lowercase());
                    let is_there = gated.pattern.is_in(&text.words);
                    let told = gated.stems.tell(&text.heard);
                    without_asking.set(without_asking.get() + usize::from(told == Some(true)));
                    prop_assert!(told.is_none_or(|told| told == is_there), "{}", text.words);
                    Ok(())
                })
                .unwrap();
        }
        assert!(without_asking.get() > 100, "{}", without_asking.get());
    }

    #[test]
    fn every_cue_is_known_and_its_look_alike_is_none() {
        let table = include_str!("../../../tests/kind_cues_table.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut named = HashSet::new();
        let mut wrong = Vec::new();
        for line in table {
            let [name, fitting, other] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            named.insert(name);
            for (text, is) in [(fitting, true), (other, false)] {
                let url = format!("https://outlet.example/{text}/{text}");
                let piece = Piece { title: text, lead: text, url: &url, categories: &[] };
                if of(&piece).contains_key(&format!("cue.{name}")) != is {
                    wrong.push((name, text));
                }
            }
        }
        assert_eq!(wrong, []);
        assert_eq!(named, DATA.cue.iter().map(|cue| cue.name.as_str()).collect());
    }

    #[test]
    fn a_number_counts_for_any_other_and_a_year_for_any_year() {
        assert_eq!(
            words_of("30 games of 2026: it's Kilnworks' best?"),
            ["NUMBER", "games", "of", "YEAR", ":", "it", "kilnworks", "best", "?"].map(|word| if word == "kilnworks" {
                "Kilnworks"
            } else {
                word
            })
        );
    }

    #[test]
    fn what_the_headline_leaves_out_the_address_may_tell() {
        let piece = Piece {
            title: "A quiet triumph",
            url: "https://outlet.example/news/moon-triumph-verdict-12",
            ..Piece::default()
        };
        let found = of(&piece);
        assert!(
            found.contains_key("slug.verdict")
                && found.contains_key("folder.news")
                && !found.contains_key("slug.triumph")
        );
    }
}
