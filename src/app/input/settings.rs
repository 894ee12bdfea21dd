//! Settings: what the user can change about the face while the program runs, for this session or, written down, for good.
//! The names are those of `[ui]` in the config. Writes nothing itself.

use crate::{
    app::{
        Model,
        core::{
            colours::{Colours, TERMINAL},
            effect::{Effect, TerminalRequest, Write},
            options::{Options, Pictures},
            styled_text::{self, Look, Span},
            ui_settings,
        },
        input::reader_commands::LIST_WIDTH,
        list::{Shelf, shelves},
        overlay::{
            Choice, Overlay,
            notice::{self, Notice, NoticeKind},
            palette,
        },
    },
    language::{self, Language, tr},
    text::{Bidi, near},
};

/// Columns that the frame around it takes, with the air inside and beside it.
const FRAME: u16 = 6;

/// Columns of a line in it, at most.
const LONGEST: u16 = 76;

/// Sets it for this session; `:write` keeps it.
pub(in crate::app) fn set(model: &mut Model, name: &str, value: &str) -> Vec<Effect> {
    let setting = match ui_settings::setting(name) {
        Ok(setting) => setting,
        Err(reason) => {
            model.complain(reason);
            return Vec::new();
        }
    };
    let possible = setting.possible(&model.options);
    if value.is_empty() {
        model.say(tr!("settings-is-it-can-be", name, value = setting.value(&model.options), possible));
        return Vec::new();
    }
    if !setting.takes(&model.options, value) {
        let values = setting.values(&model.options);
        let meant = near::nearest(value, values.iter().map(String::as_str)).filter(|near| near.parse::<u16>().is_err());
        let meant =
            meant.map_or_else(|| tr!("settings-it-can-be", possible), |near| tr!("settings-did-you-mean", near));
        model.complain(tr!("settings-cannot-be", name, value, meant));
        return Vec::new();
    }
    if name == "images"
        && let Pictures::Unable(reason) = model.options.pictures
    {
        model.complain(language::plain(reason));
        return Vec::new();
    }
    apply(model, name, value);
    if name == "language" {
        // What was set is told when every text is in that language.
        model.session.unsaved.insert(name.to_owned(), value.to_owned());
        return vec![Effect::Terminal(TerminalRequest::Language(model.options.language))];
    }
    let mut effects = again(model);
    if name == "list_width" {
        // As what the keys leave: that would win at the next start.
        model.say(tr!("settings-the-list-has-columns-also", value));
        effects.push(Effect::Write(Write::Remember(LIST_WIDTH, value.to_owned())));
    } else {
        model.session.unsaved.insert(name.to_owned(), value.to_owned());
        model.say(tr!("settings-for-now-write-keeps-it", name, value));
    }
    if name == "mouse" {
        effects.push(Effect::Terminal(TerminalRequest::Mouse(model.options.mouse)));
    }
    effects
}

fn apply(model: &mut Model, name: &str, value: &str) {
    let options = &mut model.options;
    match name {
        "theme" => value.clone_into(&mut options.theme),
        "language" => options.language = Language::ALL.into_iter().find(|known| known.code() == value),
        "density" => options.dense = value == "compact",
        "ascii" => options.ascii = value == "true",
        "screen_reader" => {
            options.screen_reader = value == "true";
            model.screen.split.linear = options.screen_reader;
            model.reading.pictures &= !options.screen_reader;
        }
        "reduced_motion" => options.reduced_motion = value == "true",
        "bidi" => options.bidi = Bidi::named(value).unwrap_or_default(),
        "mouse" => options.mouse = value == "true",
        "notify" => options.notify = value == "true",
        "measure" => {
            options.measure = value.parse().ok();
            model.screen.split.measure = options.measure;
        }
        "list_width" => {
            options.list_width = value.parse().ok();
            model.screen.split.list = options.list_width;
        }
        "images" => {
            options.pictures = match value {
                "always" => Pictures::Always,
                "key" => Pictures::OnKey,
                _ => Pictures::Never,
            };
            model.reading.pictures = value == "always";
        }
        _ => {}
    }
}

/// Every text is in the language that was set.
pub(in crate::app) fn on_language(model: &mut Model) -> Vec<Effect> {
    let value = model.options.language.map_or(ui_settings::AUTO, Language::code);
    model.say(tr!("settings-for-now-write-keeps-it", name = "language", value));
    again(model)
}

/// Everything on screen goes by the settings as they are now.
fn again(model: &mut Model) -> Vec<Effect> {
    let height = model.list_height();
    model.list.keep_in_view(height);
    let setting = model.setting();
    if let Some(reader) = &mut model.reader {
        reader.compose_in_place(&setting);
    }
    model.load_page()
}

/// The config is wrong; the last good one goes on.
pub(in crate::app) fn on_wrong_config(model: &mut Model, reasons: &str) -> Vec<Effect> {
    wrong(model, NoticeKind::Config, tr!("settings-the-last-good-one-goes"), reasons)
}

/// The rules were read anew.
pub(in crate::app) fn on_rules(model: &mut Model) -> Vec<Effect> {
    right(model, NoticeKind::LinkRules);
    model.say(tr!("settings-the-link-rules-were-read"));
    model.load_page()
}

/// They are wrong; the last good ones go on.
pub(in crate::app) fn on_wrong_rules(model: &mut Model, reason: &str) -> Vec<Effect> {
    wrong(model, NoticeKind::LinkRules, tr!("settings-the-last-good-ones-go"), reason)
}

/// Settings stand in the config now.
pub(in crate::app) fn on_written(model: &mut Model, written: Vec<(String, String)>) -> Vec<Effect> {
    let names: Vec<String> = written.into_iter().map(|(name, value)| format!("{name} = {value}")).collect();
    model.say(tr!("settings-written-into-the-config", names = names.join(", ")));
    Vec::new()
}

/// Settings could not be written: they hold for this session as before.
pub(in crate::app) fn on_not_written(model: &mut Model, kept: Vec<(String, String)>, reason: &str) -> Vec<Effect> {
    model.session.unsaved.extend(kept);
    model.complain(tr!("settings-not-written", reason));
    Vec::new()
}

/// The config was read anew: its settings hold, but what was set in this session and is not written yet stays.
pub(in crate::app) fn on_config(model: &mut Model, options: Options) -> Vec<Effect> {
    let pictures = model.options.pictures;
    let lessons = std::mem::take(&mut model.options.lessons);
    model.options = Options { lessons, ..options };
    model.screen.split.measure = model.options.measure;
    model.screen.split.linear = model.options.screen_reader;
    if model.options.pictures != pictures {
        model.reading.pictures = model.options.pictures == Pictures::Always;
    }
    let unsaved = model.session.unsaved.clone();
    for (name, value) in &unsaved {
        if ui_settings::fits(&model.options, name, value) {
            apply(model, name, value);
        }
    }
    let shelf = model.shelf().clone();
    model.shelves.all = Shelf::all(&model.options.queries);
    model.shelves.current = model.shelves.all.iter().position(|other| *other == shelf).unwrap_or(0);
    model.keys.typed.clear();
    right(model, NoticeKind::Config);
    let mut effects = again(model);
    if *model.shelf() != shelf {
        effects.extend(shelves::go_to_shelf(model, 0));
    }
    model.say(tr!("settings-the-config-was-read-anew"));
    effects.push(Effect::Terminal(TerminalRequest::Mouse(model.options.mouse)));
    effects
}

/// What was wrong is right again: it need not be told any more.
fn right(model: &mut Model, wrong: NoticeKind) {
    model.overlay.take_if(|overlay| matches!(overlay, Overlay::Text(notice) if notice.kind == wrong));
}

/// A file is wrong: what is wrong is shown, and what was good before goes on.
fn wrong(model: &mut Model, kind: NoticeKind, comfort: &str, reasons: &str) -> Vec<Effect> {
    let span = |text: &str, look| Span { text: text.to_owned(), look, link: None };
    let mut lines = vec![vec![span(comfort, Look::Plain)], Vec::new()];
    let width = notice::columns(model, usize::from(model.layout().stage().width.saturating_sub(FRAME).min(LONGEST)));
    for line in reasons.lines() {
        // A line of the file stands as it is, so that the caret below it points at the right place.
        if line.contains(" | ") {
            lines.push(vec![span(line, Look::Plain)]);
        } else {
            lines.extend(styled_text::wrap(line, width).iter().map(|line| vec![span(line, Look::Warning)]));
        }
    }
    (model.prompt, model.session.toast) = (None, None);
    let title = if kind == NoticeKind::Config {
        tr!("settings-the-config-is-wrong")
    } else {
        tr!("settings-the-link-rules-are-wrong")
    };
    model.overlay = Some(Overlay::Text(Notice { kind, title, lines, top: 0 }));
    Vec::new()
}

/// Asks for what was set in this session to be written into the config.
pub(in crate::app) fn write(model: &mut Model) -> Vec<Effect> {
    if model.session.unsaved.is_empty() {
        model.say(tr!("settings-nothing-was-set-that-is"));
        return Vec::new();
    }
    if model.options.demo {
        model.say(tr!("settings-the-demo-edition-writes-no"));
        return Vec::new();
    }
    vec![Effect::Terminal(TerminalRequest::WriteSettings(
        std::mem::take(&mut model.session.unsaved).into_iter().collect(),
    ))]
}

impl Model {
    /// Whether a theme is being picked.
    #[must_use]
    pub fn picks_theme(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Palette(open)) if palette::picks_theme(open.input.value()))
    }

    /// The colours on screen: those of the theme under the cursor while one is picked, else those of the theme that is set.
    #[must_use]
    pub fn colours(&self) -> Option<Colours> {
        let named = |name: &str| self.options.themes.iter().find(|palette| palette.name.as_str() == name);
        let tried = match &self.overlay {
            Some(Overlay::Palette(open)) if palette::picks_theme(open.input.value()) => {
                match open.found(self).into_iter().nth(open.chosen).map(|row| row.choice) {
                    Some(Choice::Setting(_, value)) => Some(value),
                    _ => None,
                }
            }
            _ => None,
        };
        let name = tried.as_deref().unwrap_or(&self.options.theme);
        named(name).or_else(|| named(TERMINAL)).and_then(|palette| palette.colours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn model() -> Model {
        Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_value_that_is_set_holds_and_waits_to_be_written() {
        let mut model = model();
        set(&mut model, "density", "compact");
        assert!(model.options.dense);
        assert_eq!(
            write(&mut model),
            [Effect::Terminal(TerminalRequest::WriteSettings(vec![("density".into(), "compact".into())]))]
        );
        assert_eq!(write(&mut model), []);
    }

    #[test]
    fn a_misspelt_name_or_value_is_refused_with_a_suggestion() {
        let mut model = model();
        set(&mut model, "denstiy", "compact");
        assert!(
            model
                .session
                .toast
                .take()
                .is_some_and(|toast| toast.wrong && toast.words.ends_with("did you mean density?"))
        );
        set(&mut model, "density", "compacct");
        assert!(model.session.toast.is_some_and(|toast| toast.words.ends_with("did you mean compact?")));
        assert!(!model.options.dense);
    }

    #[test]
    fn the_config_read_anew_leaves_what_this_session_has_set() {
        let mut model = model();
        set(&mut model, "density", "compact");
        on_config(&mut model, Options { ascii: true, ..Options::default() });
        assert!(model.options.ascii && model.options.dense);
    }

    #[test]
    fn link_rules_that_are_wrong_are_shown_until_they_are_right() {
        let mut model = model();
        on_wrong_rules(&mut model, "links.toml:1:8: no rule is named “utn”\n  | off = [\"utn\"]");
        let shown = |model: &Model| match &model.overlay {
            Some(Overlay::Text(notice)) => format!("{} {:?}", notice.title, notice.lines),
            _ => String::new(),
        };
        assert!(
            shown(&model).starts_with(tr!("settings-the-link-rules-are-wrong"))
                && shown(&model).contains("links.toml:1:8")
        );
        on_config(&mut model, Options::default());
        assert!(shown(&model).starts_with(tr!("settings-the-link-rules-are-wrong")));
        on_rules(&mut model);
        assert!(model.overlay.is_none() && model.session.toast.is_some_and(|toast| toast.words.contains("link rules")));
    }

    #[test]
    fn a_theme_has_its_colours_and_the_terminal_has_none() {
        let mut model = model();
        assert_eq!(model.colours(), None);
        set(&mut model, "theme", "paper");
        assert!(model.colours().is_some_and(|colours| colours.background.brightness() > 0.5));
    }
}
