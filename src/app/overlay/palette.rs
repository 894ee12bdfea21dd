//! The palette: everything that can be asked for by a few of its letters. Commands, shelves, sources and settings, each with
//! its key where it has one. It finds; it does nothing.

use crate::{
    app::{
        Model,
        core::{
            bindings::{self, Binding, TABLE},
            colours,
            command::{Command, ListCommand, Scope, ShellCommand, SourceCommand},
            effect::{Effect, Write},
            key::{Code, Key},
            layout::Area,
            line_editing,
            options::Options,
            palette_line, synonyms,
            ui_settings::{self, SETTINGS},
        },
        list::{Shelf, filter},
        overlay::{
            After, Asked, Choice, Hint, Overlay,
            frame::{Framing, Layer, own_keys},
        },
    },
    language::tr,
    news::{OwnCommand, SourceId},
};
use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{AtomKind, CaseMatching, Normalization, Pattern},
};
use tui_input::Input;

/// The name under which it is remembered what was chosen last.
pub const RECENT: &str = "palette";

/// What stands in the line while a value is picked.
const PICKERS: [&str; 2] = ["theme ", "set "];

const REMEMBERED: usize = 8;

#[derive(Debug, Clone)]
pub struct CommandPalette {
    /// Where it was asked for.
    pub scope: Scope,
    pub input: Input,
    /// The chosen one of those found.
    pub chosen: usize,
    /// After `/` every letter is searched for, where values are picked.
    pub searching: bool,
}

impl Layer for CommandPalette {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let line = self.input.value();
        match (key.code, key.ctrl) {
            (Code::Enter, _) if palette_line::wrong_query(line).is_some() => {}
            (Code::Enter, _) => {
                let choice = self.found(model).into_iter().nth(self.chosen).map(|row| row.choice);
                // Where a value is picked, the line alone would open the same picker again.
                let line = if PICKERS.contains(&line) { String::new() } else { line.to_owned() };
                return After::Asks(Asked { line, choice, moved: self.chosen > 0 });
            }
            (Code::Tab, false) if palette_line::query_in(line).is_some() => {
                let (verb, query) = line.split_at(palette_line::query_in(line).unwrap_or_default());
                if let Some(query) = filter::complete(model, query) {
                    self.input = Input::new(format!("{verb}{query}"));
                }
            }
            (Code::Down | Code::Tab, false) | (Code::Char('n'), true) => self.chosen += 1,
            (Code::Up, _) | (Code::Char('p'), true) => self.chosen = self.chosen.saturating_sub(1),
            (Code::Backspace, _) if line.is_empty() => return After::Closes(Vec::new()),
            (Code::Char('j'), false) if self.picks(line) => self.chosen += 1,
            (Code::Char('k'), false) if self.picks(line) => self.chosen = self.chosen.saturating_sub(1),
            (Code::Char('/'), false) if self.picks(line) => self.searching = true,
            _ => {
                let before = self.input.clone();
                if line_editing::request(key).is_some_and(|request| line_editing::edit(&mut self.input, request)) {
                    // Where a value is picked, letters that none of them has are no search.
                    if self.picks(before.value()) && self.found(model).is_empty() {
                        self.input = before;
                    } else {
                        self.chosen = 0;
                    }
                }
            }
        }
        self.chosen = self.chosen.min(self.found(model).len().saturating_sub(1));
        After::Stays(Vec::new())
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        if self.picks(self.input.value()) {
            own_keys(&[
                ("Enter", tr!("hint-take-it")),
                ("j", tr!("hint-next")),
                ("k", tr!("hint-previous")),
                ("/", tr!("hint-search")),
                ("Esc", tr!("hint-close")),
            ])
        } else if self.searching {
            own_keys(&[
                (tr!("key-letters"), tr!("hint-search")),
                ("Enter", tr!("hint-take-it")),
                ("Down", tr!("hint-next")),
                ("Esc", tr!("hint-close")),
            ])
        } else {
            own_keys(&[("Enter", tr!("hint-do-it")), ("Down", tr!("hint-next")), ("Esc", tr!("hint-close"))])
        }
    }

    fn framing(&self, model: &Model) -> Framing {
        let body = model.layout().stage();
        // While a theme is picked, the screen it paints has to be seen.
        let frame = if picks_theme(self.input.value()) {
            let height = body.height.min(12);
            Framing::within(Area { y: body.y + body.height - height, height, ..body }, 60, height)
        } else {
            Framing::within(body, 80, 18)
        };
        frame.rows(2, 1, self.found(model).len(), self.chosen)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }

    fn input(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }
}

impl CommandPalette {
    /// A value is picked, and nothing of it is typed yet: letters are keys that move.
    fn picks(&self, line: &str) -> bool {
        !self.searching && PICKERS.contains(&line)
    }

    /// The rows that fit what is typed, best first.
    #[must_use]
    pub fn found(&self, model: &Model) -> Vec<Row> {
        rows(model, self.scope, self.input.value())
    }
}

/// Opens it with something typed already; in the list of themes at the one that is set.
pub(in crate::app) fn open(model: &mut Model, typed: &str) -> Vec<Effect> {
    let set = |palette: &colours::Palette| palette.name.as_str() == model.options.theme;
    let theme = if typed == "theme " { model.options.themes.iter().position(set) } else { None };
    let (scope, input) = (model.scope(), Input::new(typed.to_owned()));
    model.search.completing = None;
    model.overlay =
        Some(Overlay::Palette(CommandPalette { scope, input, chosen: theme.unwrap_or(0), searching: false }));
    Vec::new()
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub choice: Choice,
    pub name: String,
    pub words: String,
    /// Its keys; of a setting's value, that it is the one now.
    pub keys: String,
}

/// The rows that fit what is typed, best first; all of them when nothing is.
#[must_use]
pub fn rows(model: &Model, scope: Scope, typed: &str) -> Vec<Row> {
    let typed = typed.trim_start().trim_start_matches(':').trim_start();
    if let Some(rest) = typed.strip_prefix("theme ") {
        return best(settings(model, "", |name| name == "theme").into_iter().map(bare).collect(), rest, &[]);
    }
    if let Some(rest) = typed.strip_prefix("set ") {
        // Enter changes a setting: scattered letters do not mean one.
        let mut rows = settings(model, "", |_| true);
        rows.retain(|row| rest.split_whitespace().all(|word| row.name.contains(word)));
        return best(rows, rest, &[]);
    }
    let own = model.options.keymap.own();
    if let Some(rest) =
        typed.strip_prefix("run").filter(|rest| !own.is_empty() && (rest.is_empty() || rest.starts_with(' ')))
    {
        return best(own.iter().map(|own| own_command(model, scope, own)).collect(), rest.trim(), &[]);
    }
    let mut all: Vec<Row> = TABLE.iter().map(|binding| command(model, scope, binding)).collect();
    all.extend(model.options.keymap.own().iter().map(|own| own_command(model, scope, own)));
    all.extend(model.shelves.all.iter().enumerate().map(|(place, shelf)| {
        Row {
            choice: Choice::Shelf(place),
            name: format!("shelf {}", shelf.name()),
            words: tr!("palette-go-to-this-shelf").to_owned(),
            keys: u8::try_from(place)
                .map_or_else(|_| String::new(), |place| keys(model, scope, Command::List(ListCommand::Shelf(place)))),
        }
    }));
    all.extend(model.sources.all.iter().filter_map(|source| {
        let words = if source.group.is_empty() {
            tr!("palette-its-stories-alone").to_owned()
        } else {
            tr!("palette-its-stories-alone-of-group", group = source.group)
        };
        Some(Row {
            choice: Choice::Source(source.id?),
            name: format!("source {}", source.name),
            words,
            keys: String::new(),
        })
    }));
    all.extend(settings(model, "set ", |_| true));
    all.extend(bindings::on_the_command_line().into_iter().map(|(name, words, command)| Row {
        choice: Choice::CommandLine(command),
        name: (*name).to_owned(),
        words: (*words).to_owned(),
        keys: String::new(),
    }));
    best(all, typed, &model.recent_choices)
}

/// After `theme` every row is a theme: its own name is enough.
fn bare(mut row: Row) -> Row {
    if let Choice::Setting(_, value) = &row.choice {
        row.name.clone_from(value);
    }
    row
}

/// Whether what is typed picks a theme, which is then shown before it is chosen.
#[must_use]
pub fn picks_theme(typed: &str) -> bool {
    let typed = typed.trim_start().trim_start_matches(':').trim_start();
    typed.starts_with("theme ") || typed.starts_with("set theme")
}

fn keys(model: &Model, scope: Scope, command: Command) -> String {
    let keymap = &model.options.keymap;
    let first = |scope, command| keymap.keys(scope, command).into_iter().next();
    let here = keymap.keys(scope, command).join(" ");
    // A key of the sources pane means something else here: it is told with the one that leads there.
    match (first(scope, Command::Sources(SourceCommand::Pane)), first(Scope::Sources, command)) {
        (Some(there), Some(key)) if here.is_empty() => format!("{there} {key}"),
        _ => here,
    }
}

fn command(model: &Model, scope: Scope, binding: &Binding) -> Row {
    Row {
        choice: Choice::Command(binding.command),
        name: binding.name.to_owned(),
        words: binding.words().to_owned(),
        keys: keys(model, scope, binding.command),
    }
}

fn own_command(model: &Model, scope: Scope, own: &OwnCommand) -> Row {
    let keys = model.options.keymap.lines(scope).into_iter().filter(|line| line.short == own.name.as_str());
    Row {
        choice: Choice::Own(own.name.clone()),
        name: own.name.to_string(),
        words: own.about.to_string(),
        keys: keys.map(|line| line.keys).collect::<Vec<_>>().join(" "),
    }
}

/// A row for each value of each setting that is wanted.
fn settings(model: &Model, verb: &str, wanted: fn(&str) -> bool) -> Vec<Row> {
    let mut rows = Vec::new();
    // The themes are many: what has few values comes before them.
    let mut meant: Vec<_> = SETTINGS.iter().filter(|setting| wanted(setting.name)).collect();
    meant.sort_by_key(|setting| setting.name == "theme");
    for setting in meant {
        let now = setting.value(&model.options);
        for value in setting.values(&model.options) {
            let themes = &model.options.themes;
            let theme = themes.iter().find(|palette| setting.name == "theme" && palette.name.as_str() == value);
            let words = theme.map_or_else(|| setting.words().to_owned(), |palette| palette.words().to_owned());
            let keys = if value == now { tr!("palette-now").to_owned() } else { String::new() };
            let name = format!("{verb}{} {value}", setting.name);
            rows.push(Row { choice: Choice::Setting(setting.name, value), name, words, keys });
        }
    }
    rows
}

/// What is looked for here more than at its key: it comes first while nothing is typed.
const FIRST: [Command; 16] = [
    Command::List(ListCommand::Filter),
    Command::Sources(SourceCommand::Pane),
    Command::Sources(SourceCommand::Pick),
    Command::Sources(SourceCommand::Add),
    Command::Sources(SourceCommand::Import),
    Command::Shell(ShellCommand::Theme),
    Command::Shell(ShellCommand::Set),
    Command::List(ListCommand::ShowRead),
    Command::List(ListCommand::NextSort),
    Command::Shell(ShellCommand::Mutes),
    Command::List(ListCommand::Waiting),
    Command::Shell(ShellCommand::Following),
    Command::Shell(ShellCommand::UndoList),
    Command::Sources(SourceCommand::Statistics),
    Command::List(ListCommand::Fits),
    Command::Shell(ShellCommand::Help),
];

/// The place of a row while nothing is typed: what was chosen last, what is mostly looked for, and the rest as it stands.
fn place(choice: &Choice, recent: &[Choice]) -> (usize, usize) {
    if let Some(place) = recent.iter().position(|used| used == choice) {
        return (0, place);
    }
    if matches!(choice, Choice::Own(_)) {
        return (1, 0);
    }
    let first = FIRST.iter().position(|first| Choice::Command(*first) == *choice);
    first.map_or((2, 0), |place| (1, place))
}

/// Remembers what was chosen, so that it comes first the next time, also after the next start. Whoever opens the palette and
/// presses Enter must not have quit.
pub(in crate::app) fn used(model: &mut Model, choice: Choice) -> Option<Effect> {
    if choice == Choice::Command(Command::Shell(ShellCommand::Quit)) {
        return None;
    }
    if matches!(choice, Choice::CommandLine(_)) {
        return None;
    }
    model.recent_choices.retain(|used| *used != choice);
    model.recent_choices.insert(0, choice);
    model.recent_choices.truncate(REMEMBERED);
    let lines: Vec<String> = model.recent_choices.iter().filter_map(|choice| written(model, choice)).collect();
    Some(Effect::Write(Write::Remember(RECENT, lines.join("\n"))))
}

/// A choice as a line that means the same at the next start, when the shelves may stand in other places.
fn written(model: &Model, choice: &Choice) -> Option<String> {
    Some(match choice {
        Choice::Command(command) => format!("command {}", bindings::binding(*command)?.name),
        Choice::Shelf(place) => format!("shelf {}", model.shelves.all.get(*place)?.name()),
        Choice::Source(source) => format!("source {}", source.0),
        Choice::Setting(name, value) => format!("set {name} {value}"),
        Choice::Own(name) => format!("own {name}"),
        Choice::CommandLine(_) => return None,
    })
}

/// The choices of earlier starts, as they were remembered; what there is no more is left out.
pub(in crate::app) fn recalled(options: &Options) -> Vec<Choice> {
    let meant = |line: &str| {
        let (kind, name) = line.split_once(' ')?;
        match kind {
            "command" => bindings::named(name).map(Choice::Command),
            "shelf" => Shelf::all(&options.queries).iter().position(|shelf| shelf.name() == name).map(Choice::Shelf),
            "own" => options.keymap.own_command(name).map(|own| Choice::Own(own.name.clone())),
            "source" => name.parse().ok().map(|id| Choice::Source(SourceId(id))),
            "set" => {
                let (name, value) =
                    name.split_once(' ').filter(|(name, value)| ui_settings::fits(options, name, value))?;
                Some(Choice::Setting(ui_settings::setting(name).ok()?.name, value.to_owned()))
            }
            _ => None,
        }
    };
    options.recent.lines().filter_map(meant).take(REMEMBERED).collect()
}

const fn moves(command: Command) -> bool {
    use ShellCommand as Shell;
    matches!(command, Command::Motion(_) | Command::Shell(Shell::Open | Shell::Back | Shell::Forward | Shell::Close))
}

/// Those that fit, best first; a row's name counts more than what is said about it, and a name typed in full most.
fn best(all: Vec<Row>, typed: &str, recent: &[Choice]) -> Vec<Row> {
    let typed = typed.trim();
    if typed.is_empty() {
        // Whoever looks for something here does not look for how to move.
        let mut rows: Vec<Row> =
            all.into_iter().filter(|row| !matches!(&row.choice, Choice::Command(one) if moves(*one))).collect();
        rows.sort_by_key(|row| place(&row.choice, recent));
        return rows;
    }
    let mut matcher = Matcher::new(Config::DEFAULT);
    // In a whole sentence a few letters are always found scattered: there the words themselves must stand.
    let scattered = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let together = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
    let mut letters = Vec::new();
    let mut score = |pattern: &Pattern, text: &str| pattern.score(Utf32Str::new(text, &mut letters), &mut matcher);
    let mut found: Vec<(u32, Row)> = Vec::new();
    for row in all {
        let in_name = if matches!(row.choice, Choice::Setting(..)) { &together } else { &scattered };
        let by_name = score(in_name, &row.name).map(|points| points * 2 + if row.name == typed { 1_000 } else { 0 });
        let synonyms = if matches!(row.choice, Choice::Command(_)) { synonyms::of(&row.name) } else { "" };
        let by_words = [row.words.as_str(), synonyms].into_iter().filter_map(|words| score(&together, words)).max();
        let best = by_name.into_iter().chain(by_words).max();
        found.extend(best.map(|points| (points, row)));
    }
    found.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    // A few letters are found scattered in almost anything: what fits far worse than the best is noise.
    let most = found.iter().filter(|(_, row)| row.name != typed).map(|(points, _)| *points).max().unwrap_or(0);
    found.retain(|(points, _)| points * 2 >= most);
    found.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{MarkCommand, Motion, ReaderCommand, SourceRow},
        news::{SavedQuery, Sort},
    };
    use jiff::Timestamp;

    fn first(typed: &str) -> Option<Choice> {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let lamp = SourceRow { id: Some(SourceId(7)), name: "Lamplighter".into(), ..SourceRow::default() };
        model.sources.take(vec![lamp]);
        rows(&model, Scope::List, typed).into_iter().next().map(|row| row.choice)
    }

    #[test]
    fn a_command_is_found_by_a_few_of_its_letters() {
        assert_eq!(first("undo"), Some(Choice::Command(Command::Mark(MarkCommand::Undo))));
        assert_eq!(
            first("srtold"),
            Some(Choice::Command(Command::List(ListCommand::SortBy(crate::app::Sort::Oldest))))
        );
    }

    #[test]
    fn letters_scattered_over_what_is_said_about_a_command_do_not_choose_it() {
        assert_eq!(first("doctor"), None);
        assert_eq!(first("across restarts"), Some(Choice::Command(Command::Mark(MarkCommand::Undo))));
    }

    #[test]
    fn a_value_that_a_setting_cannot_have_is_not_taken_for_another() {
        assert_eq!(first("set density dense"), None);
        assert_eq!(first("set density comp"), Some(Choice::Setting("density", "compact".into())));
    }

    #[test]
    fn what_is_called_otherwise_elsewhere_is_found_by_that_name() {
        assert_eq!(first("zoom"), Some(Choice::Command(Command::Reader(ReaderCommand::WholeWidth))));
        assert_eq!(first("snooze"), Some(Choice::Command(Command::Mark(MarkCommand::Later))));
        assert!(matches!(first("export"), Some(Choice::CommandLine(line)) if line.contains("export")));
        assert_eq!(first("brief"), Some(Choice::Command(Command::List(ListCommand::Brief))));
    }

    #[test]
    fn shelves_sources_and_settings_are_found_too() {
        assert_eq!(first("lampl"), Some(Choice::Source(SourceId(7))));
        assert_eq!(first("shelf rumours"), Some(Choice::Shelf(2)));
        assert_eq!(first("compact"), Some(Choice::Setting("density", "compact".into())));
    }

    #[test]
    fn how_to_move_is_listed_only_when_it_is_asked_for() {
        let model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        assert_eq!(first(""), Some(Choice::Command(Command::List(ListCommand::Filter))));
        assert!(
            !rows(&model, Scope::List, "")
                .iter()
                .any(|row| row.choice == Choice::Command(Command::Motion(Motion::Down)))
        );
        assert_eq!(first("half-down"), Some(Choice::Command(Command::Motion(Motion::HalfDown))));
    }

    #[test]
    fn scattered_letters_mean_no_setting() {
        assert_eq!(first("set nu"), None);
        assert_eq!(first("set not tr"), Some(Choice::Setting("notify", "true".into())));
        assert_eq!(first("set comp"), Some(Choice::Setting("density", "compact".into())));
    }

    #[test]
    fn what_was_chosen_last_comes_first() {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        for choice in [Choice::Shelf(2), Choice::Command(Command::Sources(SourceCommand::Poll)), Choice::Shelf(2)] {
            used(&mut model, choice);
        }
        let names: Vec<String> = rows(&model, Scope::List, "").into_iter().take(3).map(|row| row.name).collect();
        assert_eq!(names, ["shelf Rumours", "poll", "filter"]);
    }

    #[test]
    fn what_was_chosen_last_comes_first_after_the_next_start_too() {
        let own = |name: &str| SavedQuery { name: name.into(), query: "kind:review".into(), sort: Sort::Newest };
        let options = Options { queries: vec![own("Indie")], ..Options::default() };
        let mut model = Model::new(options, (120, 36), Timestamp::UNIX_EPOCH);
        let chosen = [
            Choice::Shelf(6),
            Choice::Command(Command::Sources(SourceCommand::Poll)),
            Choice::Setting("density", "compact".into()),
            Choice::Source(SourceId(7)),
        ];
        let mut kept = String::new();
        for choice in &chosen {
            match used(&mut model, choice.clone()) {
                Some(Effect::Write(Write::Remember(RECENT, lines))) => kept = lines,
                other => panic!("{other:?}"),
            }
        }
        let queries = vec![own("Reviews"), own("Indie")];
        let next = Options { queries, recent: kept, ..Options::default() };
        let mut wanted: Vec<Choice> = chosen.into_iter().rev().collect();
        wanted[3] = Choice::Shelf(7);
        assert_eq!(Model::new(next, (120, 36), Timestamp::UNIX_EPOCH).recent_choices, wanted);
    }

    #[test]
    fn to_quit_is_never_what_the_palette_begins_with() {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        assert_eq!(used(&mut model, Choice::Command(Command::Shell(ShellCommand::Quit))), None);
        assert_eq!(rows(&model, Scope::List, "").remove(0).choice, Choice::Command(Command::List(ListCommand::Filter)));
    }

    #[test]
    fn what_was_remembered_and_is_no_more_is_left_out_and_never_too_much_is() {
        let recent = "command no-such\nshelf Gone\nset density wide\nset x y\nsource x\n\ncommand poll".to_owned();
        assert_eq!(
            recalled(&Options { recent, ..Options::default() }),
            [Choice::Command(Command::Sources(SourceCommand::Poll))]
        );
        let recent = "command poll\n".repeat(50);
        assert_eq!(recalled(&Options { recent, ..Options::default() }).len(), REMEMBERED);
    }

    #[test]
    fn after_theme_there_are_themes_alone() {
        assert_eq!(first("theme mos"), Some(Choice::Setting("theme", "moss".into())));
        assert_eq!(first("theme "), Some(Choice::Setting("theme", "terminal".into())));
    }
}
