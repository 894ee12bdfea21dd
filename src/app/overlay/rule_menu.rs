//! A rule from a story: what it goes by, each with how many articles of the last days it would have touched, and what it does with what
//! arrives from now on. And the rules there are, to be ended.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read, Write},
            event::Lessons,
            key::{Code, Key},
            screen,
        },
        marks::history,
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, history_key, moved, own_keys},
        },
    },
    language::{self, tr},
    news::{Act, Article, Kind, Rule},
    stories,
    text::Line,
};

const WIDTH: u16 = 76;

/// What a rule made here may do, in the order of the key that steps.
const ACTS: [Act; 5] = [Act::Read, Act::Save, Act::Mute, Act::Notify, Act::Alone];

#[derive(Debug, Clone)]
pub struct RuleMenu {
    pub rows: Vec<RuleRow>,
    pub chosen: usize,
    act: usize,
    /// The name of the story's source.
    source: Line,
}

/// What a rule may go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRow {
    /// The query.
    pub when: String,
    /// What it says, in words.
    pub words: String,
    /// The same in the words in which a rule is named: they are the same in every language.
    name: String,
    /// Articles of the last days that match; none while they are counted.
    pub touches: Option<u64>,
    /// What it does, where that goes with it.
    act: Option<Act>,
}

/// The rules made from stories.
#[derive(Debug, Clone, Default)]
pub struct RuleList {
    pub rules: Vec<Rule>,
    pub chosen: usize,
}

impl RuleRow {
    fn new(when: String, words: impl Fn() -> String) -> Self {
        Self { when, words: words(), name: language::in_english(words), touches: None, act: None }
    }
}

impl RuleMenu {
    fn new(article: &Article) -> Self {
        let (source, kind) = (&article.source_name, article.kind.word());
        let label = || article.kind.label();
        let mut rows = Vec::new();
        for name in stories::names_in(&article.title) {
            rows.push(RuleRow::new(format!("{} kind:{kind}", about(name)), || {
                tr!("rule-menu-about", kind = label(), name)
            }));
            rows.push(RuleRow::new(about(name), || tr!("rule-menu-all-about", name)));
        }
        if let Some(id) = article.source {
            rows.push(RuleRow::new(format!("source:{id} kind:{kind}"), || tr!("rule-menu-of", kind = label(), source)));
            rows.push(RuleRow::new(format!("source:{id}"), || tr!("rule-menu-all-of", source)));
        }
        rows.push(RuleRow::new(format!("kind:{kind}"), || tr!("rule-menu-whoever-tells-it", kind = label())));
        Self { rows, chosen: 0, act: 0, source: source.clone() }
    }

    /// What the rule would do.
    #[must_use]
    pub fn act(&self) -> Act {
        let fixed = self.rows.get(self.chosen).and_then(|row| row.act.clone());
        fixed.unwrap_or_else(|| ACTS[self.act % ACTS.len()].clone())
    }

    /// The rule as it stands, in words.
    #[must_use]
    pub fn sentence(&self) -> String {
        let words = self.rows.get(self.chosen).map_or("", |row| row.words.as_str());
        tr!("rule-menu-always", act = self.act().wish(), words)
    }

    /// The name of the rule, which is kept: the sentence, in English.
    fn name(&self) -> Line {
        let words = self.rows.get(self.chosen).map_or("", |row| row.name.as_str());
        Line::new(&language::in_english(|| tr!("rule-menu-always", act = self.act().wish(), words)))
    }

    fn step(&mut self, by: usize) {
        self.act = (self.act + by) % ACTS.len();
    }
}

impl Layer for RuleMenu {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match key.code {
            Code::Enter => {
                let Some(row) = self.rows.get(self.chosen) else { return After::Stays(Vec::new()) };
                let name = self.name();
                let rule = Rule { name, when: row.when.clone(), then: vec![self.act()] };
                history::by_rule(model);
                After::Closes(vec![Effect::Write(Write::AddRule(rule))])
            }
            Code::Tab | Code::Right | Code::Char('l') => {
                self.step(1);
                After::Stays(Vec::new())
            }
            Code::Left | Code::Char('h') => {
                self.step(ACTS.len() - 1);
                After::Stays(Vec::new())
            }
            Code::Char('q') => After::Closes(Vec::new()),
            _ => {
                self.chosen = moved(self.chosen, key, self.rows.len());
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        own_keys(&[
            ("Enter", tr!("hint-make-the-rule")),
            ("Tab", tr!("hint-does-something-else")),
            ("j", tr!("hint-next")),
            ("Esc", tr!("hint-close")),
        ])
    }

    fn framing(&self, model: &Model) -> Framing {
        let rows = u16::try_from(self.rows.len()).unwrap_or(u16::MAX);
        Framing::within(model.layout().stage(), WIDTH, rows + 2).rows(2, 1, self.rows.len(), self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

impl Layer for RuleList {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if let Some(mut effects) = history_key(model, key) {
            effects.push(Effect::Read(Read::Rules));
            return After::Stays(effects);
        }
        match (key.code, self.rules.get(self.chosen)) {
            (Code::Char('q'), _) => After::Closes(Vec::new()),
            (Code::Char('d' | 'x') | Code::Delete, Some(rule)) => {
                history::by_rule(model);
                After::Stays(vec![Effect::Write(Write::DropRule(rule.name.clone())), Effect::Read(Read::Rules)])
            }
            _ => {
                self.chosen = moved(self.chosen, key, self.rules.len());
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        let all =
            [("d", tr!("hint-end-it")), ("j", tr!("hint-next")), ("u", tr!("hint-undo")), ("Esc", tr!("hint-close"))];
        own_keys(if self.rules.is_empty() { &all[2..] } else { &all })
    }

    fn framing(&self, model: &Model) -> Framing {
        let rows = u16::try_from(self.rules.len()).unwrap_or(u16::MAX).clamp(1, 18);
        Framing::within(model.layout().stage(), WIDTH, rows).rows(0, 1, self.rules.len(), self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }
}

/// The query for what is about a name.
fn about(name: &str) -> String {
    format!("about:\"{}\"", name.replace('"', ""))
}

/// Opens the menu for the article that is meant, and asks what each rule would have touched.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(article) = screen::article(model).cloned() else { return Vec::new() };
    let menu = RuleMenu::new(&article);
    let whens = menu.rows.iter().map(|row| row.when.clone()).collect();
    model.overlay = Some(Overlay::Rule(menu));
    vec![Effect::Read(Read::TryRules(article.id, article.story, whens))]
}

/// What the rules would have touched came; what a source was put right in again and again is offered first.
pub(in crate::app) fn on_tried(
    model: &mut Model,
    counts: &[u64],
    names: Vec<(Line, u64)>,
    lessons: Lessons,
) -> Vec<Effect> {
    let Some(Overlay::Rule(menu)) = &mut model.overlay else { return Vec::new() };
    // What the user has chosen by now stays chosen.
    let touched = menu.chosen > 0 || menu.act > 0;
    for (row, count) in menu.rows.iter_mut().zip(counts) {
        row.touches = Some(*count);
    }
    // Names that the user's own items have taught stand in no table.
    for (name, count) in names {
        let when = about(&name);
        if menu.rows.iter().all(|row| row.when != when) {
            let row = RuleRow::new(when, || tr!("rule-menu-all-about", name));
            menu.rows.insert(0, RuleRow { touches: Some(count), ..row });
            menu.chosen += usize::from(touched);
        }
    }
    let of_source = menu.rows.iter().find(|row| row.when.starts_with("source:") && !row.when.contains(' ')).cloned();
    let Some(of_source) = of_source else { return Vec::new() };
    let kind = lessons.kind.map(|(was, kind, times)| {
        let when = format!("{} kind:{}", of_source.when, was.word());
        let words = || tr!("rule-menu-as-you-put-right-times", source = menu.source, kind = was.label(), times);
        RuleRow { act: Some(Act::Kind(kind)), ..RuleRow::new(when, words) }
    });
    let alone = lessons.taken_out.map(|times| {
        let words = || tr!("rule-menu-as-you-took-out-times", source = menu.source, times);
        RuleRow { touches: of_source.touches, act: Some(Act::Alone), ..RuleRow::new(of_source.when.clone(), words) }
    });
    for row in [alone, kind].into_iter().flatten() {
        menu.rows.insert(0, row);
        menu.chosen = if touched { menu.chosen + 1 } else { 0 };
    }
    Vec::new()
}

pub(in crate::app) fn open_list(model: &mut Model) -> Vec<Effect> {
    model.overlay = Some(Overlay::Rules(RuleList::default()));
    vec![Effect::Read(Read::Rules)]
}

pub(in crate::app) fn on_rules(model: &mut Model, rules: Vec<Rule>) -> Vec<Effect> {
    if let Some(Overlay::Rules(list)) = &mut model.overlay {
        list.chosen = list.chosen.min(rules.len().saturating_sub(1));
        list.rules = rules;
    }
    Vec::new()
}

/// Gives the article that is meant a kind by hand.
pub(in crate::app) fn set_kind(model: &mut Model, word: &str) -> Vec<Effect> {
    let Ok(kind) = word.trim().to_lowercase().parse::<Kind>() else {
        let known = Kind::ALL.map(Kind::word).join(", ");
        model.say(tr!("rule-menu-kind-word-one-of", known));
        return Vec::new();
    };
    let Some(article) = screen::article(model).map(|article| (article.id, article.kind)) else { return Vec::new() };
    if article.1 == kind {
        model.say(tr!("rule-menu-it-is-already", kind = kind.label()));
        return Vec::new();
    }
    history::by_rule(model);
    vec![Effect::Write(Write::SetKind(vec![article.0], kind))]
}
