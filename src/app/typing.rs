//! Keys while something is typed or picked: the line at the bottom, and what lies over the panes.

use super::{
    act,
    command::Command,
    decide,
    effect::{Effect, Fetch, PageRequest, Program, Read},
    keeping,
    key::{Code, Key},
    later,
    model::{Filter, Model},
    mute::{self, MuteMenu},
    names, navigate, outlets,
    overlay::{self, Overlay, Prompt, Purpose, Spoken},
    palette::{self, Choice},
    picking, settings, stepping, tending,
    update::focus_list,
};
use crate::query::{Query, completions};
use jiff::Timestamp;
use tui_input::{Input, InputRequest};

/// What a key asks of a line being typed.
pub(super) fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl) {
        (Code::Char('a'), true) | (Code::Home, _) => InputRequest::GoToStart,
        (Code::Char('e'), true) | (Code::End, _) => InputRequest::GoToEnd,
        (Code::Char('w'), true) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true) => InputRequest::DeleteLine,
        (Code::Char('k'), true) => InputRequest::DeleteTillEnd,
        (Code::Char('h'), true) | (Code::Backspace, _) => InputRequest::DeletePrevChar,
        (Code::Delete, _) => InputRequest::DeleteNextChar,
        (Code::Left, false) => InputRequest::GoToPrevChar,
        (Code::Right, false) => InputRequest::GoToNextChar,
        (Code::Left, true) => InputRequest::GoToPrevWord,
        (Code::Right, true) => InputRequest::GoToNextWord,
        _ => InputRequest::InsertChar(key.letter()?),
    })
}

/// A key for the line at the bottom.
pub(super) fn prompt_key(model: &mut Model, key: Key) -> Vec<Effect> {
    match key.code {
        Code::Enter => accept(model),
        Code::Esc => refuse(model),
        Code::Tab if model.prompt.as_ref().is_some_and(|prompt| prompt.purpose == Purpose::Filter) => {
            let text = model.prompt.as_ref().map_or("", |prompt| prompt.input.value()).to_owned();
            let Some(text) = complete(model, &text) else { return Vec::new() };
            if let Some(prompt) = &mut model.prompt {
                prompt.input = Input::new(text.clone());
            }
            filter(model, text)
        }
        Code::Tab if model.prompt.as_ref().is_some_and(|prompt| prompt.purpose == Purpose::Pasted) => follow(model),
        Code::Backspace if model.prompt.as_ref().is_some_and(|prompt| prompt.input.value().is_empty()) => refuse(model),
        _ => {
            let Some(prompt) = &mut model.prompt else { return Vec::new() };
            match request(key) {
                Some(request) if overlay::edit(&mut prompt.input, request) => typed(model),
                _ => Vec::new(),
            }
        }
    }
}

/// The query with its last word completed; the next completion, when one stands there already.
fn complete(model: &mut Model, text: &str) -> Option<String> {
    let known = model.known();
    let candidate = |base: &str, place: usize| {
        let (at, words) = completions(base, &known);
        (!words.is_empty()).then(|| format!("{}{}", &base[..at], words[place % words.len()]))
    };
    let (base, place) = match model.completing.take() {
        Some((base, place)) if candidate(&base, place).as_deref() == Some(text) => (base, place + 1),
        _ => (text.to_owned(), 0),
    };
    let completed = candidate(&base, place)?;
    // The only completion is taken: the next one completes what follows.
    model.completing = (completions(&base, &known).1.len() > 1).then_some((base, place));
    Some(completed)
}

/// The line has changed: what is live follows it.
fn typed(model: &mut Model) -> Vec<Effect> {
    let Some(Prompt { purpose, input, .. }) = &model.prompt else { return Vec::new() };
    let text = input.value().to_owned();
    match purpose {
        Purpose::Filter => filter(model, text),
        Purpose::Find => {
            let height = model.reader_height();
            if let Some(reader) = &mut model.reader {
                reader.find(&text, height);
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Filters the list. While the last word may still become a right one, what stands before it is looked for; while the text
/// is no query at all the list stays as it is.
pub(super) fn filter(model: &mut Model, text: String) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.filter.text, text);
    match model.wanted() {
        Ok(_) if before == model.filter.text => Vec::new(),
        Ok(_) => narrow(model),
        Err(error) => {
            let (at, may_be) = completions(&model.filter.text, &model.known());
            let finished = model.filter.text[..at].trim_end_matches('-').to_owned();
            let text = std::mem::replace(&mut model.filter.text, finished);
            let effects = if may_be.is_empty() || model.wanted().is_err() { Vec::new() } else { narrow(model) };
            model.filter = Filter { text, error: Some(error), from: model.filter.from };
            effects
        }
    }
}

fn narrow(model: &mut Model) -> Vec<Effect> {
    model.touched = true;
    model.list.whole = false;
    model.list.loaded = false;
    model.ask_for_list(None)
}

fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(prompt) = model.prompt.take() else { return Vec::new() };
    let text = prompt.input.value().to_owned();
    match prompt.purpose {
        Purpose::Filter if model.filter.error.is_some() => {
            // Not a query yet: it is completed where it can be, else the line stays, with its caret.
            let completed = complete(model, &text).filter(|completed| Query::parse(completed).is_ok());
            model.completing = None;
            if completed.is_none() {
                model.prompt = Some(prompt);
            }
            completed.map_or_else(Vec::new, |completed| filter(model, completed))
        }
        Purpose::Filter => Vec::new(),
        Purpose::Find => {
            if !text.is_empty() {
                act::find_step(model, 0);
            }
            Vec::new()
        }
        Purpose::Tag => decide::tag(model, &text),
        Purpose::Rename(_) | Purpose::Regroup(_) | Purpose::AddSource => tending::typed(model, prompt.purpose, &text),
        Purpose::Note => decide::note(model, &text),
        Purpose::Pasted if !is_links(&text) => {
            model.complain("Nothing saved: a link begins with https:// or http://");
            Vec::new()
        }
        Purpose::Pasted => vec![Effect::Fetch(Fetch::Page(PageRequest::SaveLinks(
            text.split_whitespace().map(str::to_owned).collect(),
            None,
        )))],
        Purpose::Pipe => match (arguments(&text), act::article(model)) {
            (Ok(program), Some(article)) if !program.is_empty() => {
                vec![Effect::Read(Read::Text(article.id, Program::Typed(program)))]
            }
            (Err(reason), _) => {
                model.complain(reason);
                Vec::new()
            }
            _ => Vec::new(),
        },
    }
}

fn refuse(model: &mut Model) -> Vec<Effect> {
    let Some(prompt) = model.prompt.take() else { return Vec::new() };
    match prompt.purpose {
        Purpose::Filter => {
            model.filter.error = None;
            let stay = model.list.current().or(model.filter.from);
            let effects = filter(model, prompt.before);
            if !effects.is_empty() {
                model.stay = stay;
            }
            effects
        }
        Purpose::Find => {
            if let Some(reader) = &mut model.reader {
                reader.find = super::Find::default();
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A command line as a program and its arguments: blanks separate, quotes hold together. No shell reads it.
///
/// # Errors
/// When a quote is not closed.
pub fn arguments(line: &str) -> Result<Vec<String>, String> {
    let (mut all, mut one, mut within, mut begun) = (Vec::new(), String::new(), None, false);
    for letter in line.chars() {
        match (within, letter) {
            (Some(quote), letter) if letter == quote => within = None,
            (None, '"' | '\'') => (within, begun) = (Some(letter), true),
            (None, letter) if letter.is_whitespace() => {
                if begun {
                    all.push(std::mem::take(&mut one));
                }
                begun = false;
            }
            _ => {
                one.push(letter);
                begun = true;
            }
        }
    }
    if let Some(quote) = within {
        return Err(format!("a {quote} is missing at the end"));
    }
    if begun {
        all.push(one);
    }
    Ok(all)
}

/// The sites or feeds behind links that were pasted are followed, each as a step of its own.
fn follow(model: &mut Model) -> Vec<Effect> {
    let Some(prompt) = model.prompt.take() else { return Vec::new() };
    if !model.options.offline {
        model.say("looking for the feed…");
    }
    prompt
        .input
        .value()
        .split_whitespace()
        .map(|link| Effect::Fetch(Fetch::Page(PageRequest::Source(link.to_owned()))))
        .collect()
}

/// Pasted text goes where text is typed, as one line; elsewhere links are offered to be kept, and the rest is ignored: it is no series of commands.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let line = crate::text::Line::new(text);
    let letters = line.chars().take(4_000);
    if let Some(prompt) = &mut model.prompt {
        for letter in letters {
            overlay::edit(&mut prompt.input, InputRequest::InsertChar(letter));
        }
        return typed(model);
    }
    let field = match &mut model.overlay {
        Some(Overlay::Help { input, .. } | Overlay::Palette { input, .. }) => Some(input),
        Some(Overlay::Source { input, .. }) => input.as_mut(),
        Some(Overlay::Mute(menu)) => menu.typing.as_mut().map(|(_, input)| input),
        Some(Overlay::Later(menu)) => menu.typing.as_mut(),
        _ => None,
    };
    if let Some(input) = field {
        for letter in letters {
            overlay::edit(input, InputRequest::InsertChar(letter));
        }
    } else if model.overlay.is_none() && is_links(&line) {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        model.prompt = Some(Prompt { purpose: Purpose::Pasted, input: Input::new(words.clone()), before: words });
    }
    Vec::new()
}

/// Whether all of it is links to the web: then it may be something to keep or to follow.
fn is_links(line: &str) -> bool {
    let web = |word: &str| {
        let rest = word.strip_prefix("https://").or_else(|| word.strip_prefix("http://"));
        rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric() || first == '['))
    };
    line.len() < 4_000 && line.split_whitespace().next().is_some() && line.split_whitespace().all(web)
}

/// A key for what lies over the panes.
pub(super) fn overlay_key(model: &mut Model, key: Key) -> Vec<Effect> {
    // These go one level up on their own: something may be being typed in them.
    let own =
        matches!(model.overlay, Some(Overlay::Mute(_) | Overlay::Later(_) | Overlay::Source { input: Some(_), .. }));
    if key.code == Code::Esc && !own {
        model.overlay = None;
        return Vec::new();
    }
    match model.overlay.take() {
        Some(Overlay::Help { scope, mut input, mut top }) => {
            match (key.code, scroll(key)) {
                (Code::Up | Code::Down | Code::PageUp | Code::PageDown, Some(by)) => {
                    top = top.saturating_add_signed(by);
                }
                (Code::Enter, _) => return Vec::new(),
                (Code::Char('q' | '?'), _) if input.value().is_empty() => return Vec::new(),
                _ => {
                    if request(key).is_some_and(|request| overlay::edit(&mut input, request)) {
                        top = 0;
                    }
                }
            }
            let last = overlay::help(&model.options.keymap, scope, input.value()).len().saturating_sub(1);
            model.overlay = Some(Overlay::Help { scope, input, top: top.min(last) });
            Vec::new()
        }
        Some(Overlay::Palette { scope, input, chosen }) => palette_key(model, key, scope, input, chosen),
        Some(Overlay::Links { chosen }) => picking::links_key(model, key, chosen),
        Some(Overlay::Picture { chosen, came }) => picking::picture_key(model, key, chosen, came),
        Some(Overlay::Others { chosen }) => picking::others_key(model, key, chosen),
        Some(Overlay::Source { source, chosen, input }) => tending::settings_key(model, key, source, (chosen, input)),
        Some(Overlay::Picker { on, chosen }) => outlets::picker_key(model, key, on, chosen),
        Some(Overlay::Text { title, lines, top }) => {
            if let Some(by) = scroll(key) {
                let top = top.saturating_add_signed(by).min(lines.len().saturating_sub(1));
                model.overlay = Some(Overlay::Text { title, lines, top });
            }
            Vec::new()
        }
        Some(Overlay::Names(open)) => names::key(model, key, open),
        Some(Overlay::Mute(menu)) => mute::menu_key(model, menu, key),
        Some(Overlay::Mutes { all, chosen }) => mute::mutes_key(model, all, chosen, key),
        Some(Overlay::Later(menu)) => later::menu_key(model, menu, key),
        Some(Overlay::Steps { steps, top }) => steps_key(model, steps, top, key),
        Some(Overlay::Why { lines, top }) => {
            if let Some(by) = scroll(key) {
                let top = top.saturating_add_signed(by).min(lines.len().saturating_sub(1));
                model.overlay = Some(Overlay::Why { lines, top });
            }
            Vec::new()
        }
        None => Vec::new(),
    }
}

pub(super) fn scroll(key: Key) -> Option<isize> {
    match key.code {
        Code::Char('j') | Code::Down => Some(1),
        Code::Char('k') | Code::Up => Some(-1),
        Code::PageDown | Code::Char(' ') => Some(10),
        Code::PageUp => Some(-10),
        _ => None,
    }
}

/// The list of steps scrolls; undo and redo work in it as anywhere.
fn steps_key(model: &mut Model, steps: Option<Vec<(Timestamp, String, bool)>>, top: usize, key: Key) -> Vec<Effect> {
    let last = steps.as_ref().map_or(0, Vec::len).saturating_sub(1);
    let by = scroll(key).unwrap_or(0);
    let mut effects = match (key.code, key.ctrl) {
        (Code::Char('q'), _) => return Vec::new(),
        (Code::Char('u'), false) => stepping::undo(model),
        (Code::Char('r'), true) => stepping::redo(model),
        _ => Vec::new(),
    };
    if !effects.is_empty() {
        effects.push(Effect::Read(Read::Steps));
    }
    model.overlay = Some(Overlay::Steps { steps, top: top.saturating_add_signed(by).min(last) });
    effects
}

fn palette_key(model: &mut Model, key: Key, scope: super::Scope, mut input: Input, mut chosen: usize) -> Vec<Effect> {
    match (key.code, key.ctrl) {
        (Code::Enter, _) if overlay::wrong_query(input.value()).is_some() => {}
        (Code::Enter, _) => {
            return match overlay::spoken(input.value()) {
                Spoken::Command(command) => choose(model, Choice::Command(command)),
                Spoken::Row(row) => act::act(model, Command::Bottom, Some(row)),
                Spoken::Filter(words) => filter(model, words),
                Spoken::Tag(word) => decide::tag(model, &word),
                Spoken::Follow(name, on) => names::follow(model, crate::text::Line::new(&name), on),
                Spoken::Fits(minutes) => keeping::fits(model, minutes),
                Spoken::Shelf(name) if shelf_named(model, &name).is_some() => shelf(model, &name),
                Spoken::Import(path) => tending::import(model, &path),
                Spoken::Set(name, value) if settings::fits(&model.options, &name, &value) => {
                    settings::set(model, &name, &value)
                }
                Spoken::Mute(words) => {
                    model.overlay = Some(Overlay::Mute(Box::new(MuteMenu::empty(&words))));
                    Vec::new()
                }
                Spoken::Later(words) => later::spoken(model, &words),
                Spoken::Batch(decision, query) => decide::batch(model, decision, &query),
                spoken => match (palette::rows(model, scope, input.value()).into_iter().nth(chosen), spoken) {
                    (Some(row), _) => choose(model, row.choice),
                    (None, Spoken::Set(name, value)) => settings::set(model, &name, &value),
                    (None, Spoken::Shelf(name)) => shelf(model, &name),
                    (None, _) => {
                        model.say(format!("There is no command “{}”", input.value().trim()));
                        Vec::new()
                    }
                },
            };
        }
        (Code::Tab, false) if overlay::query_in(input.value()).is_some() => {
            let at = overlay::query_in(input.value()).unwrap_or_default();
            let (verb, query) = input.value().split_at(at);
            if let Some(query) = complete(model, query) {
                input = Input::new(format!("{verb}{query}"));
            }
        }
        (Code::Down | Code::Tab, false) | (Code::Char('n'), true) => chosen += 1,
        (Code::Up, _) | (Code::Char('p'), true) => chosen = chosen.saturating_sub(1),
        (Code::Backspace, _) if input.value().is_empty() => return Vec::new(),
        _ => {
            if request(key).is_some_and(|request| overlay::edit(&mut input, request)) {
                chosen = 0;
            }
        }
    }
    let last = palette::rows(model, scope, input.value()).len().saturating_sub(1);
    model.overlay = Some(Overlay::Palette { scope, input, chosen: chosen.min(last) });
    Vec::new()
}

/// Does what a row of the palette stands for.
fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    let mut effects: Vec<Effect> = palette::used(model, choice.clone()).into_iter().collect();
    effects.extend(match choice {
        Choice::Command(command) => act::act(model, command, None),
        Choice::Shelf(place) => navigate::go_to_shelf(model, place),
        Choice::Source(source) => {
            model.sources.only = Some(source);
            focus_list(model);
            navigate::rebuild(model, Vec::new())
        }
        Choice::Setting(name, value) => settings::set(model, name, &value),
    });
    effects
}

fn shelf_named(model: &Model, name: &str) -> Option<usize> {
    model.shelves.iter().position(|shelf| shelf.name().to_lowercase() == name.to_lowercase())
}

fn shelf(model: &mut Model, name: &str) -> Vec<Effect> {
    if let Some(place) = shelf_named(model, name) {
        return navigate::go_to_shelf(model, place);
    }
    model.say(format!("There is no shelf “{name}”"));
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_arguments_together() {
        assert_eq!(arguments("fmt -w 60 'a b' \"\""), Ok(["fmt", "-w", "60", "a b", ""].map(String::from).to_vec()));
    }

    #[test]
    fn a_missing_quote_is_said() {
        assert!(arguments("echo 'a").is_err());
    }
}
