//! Keys in the line being typed at the bottom, and what is pasted.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, MarkCommand},
            effect::{Effect, Fetch, PageRequest, Program, Read, Write},
            key::{Code, Key},
            line_editing, screen,
        },
        input::source_commands,
        list::{filter, saved_shelf},
        marks::decide,
        overlay::{Prompt, Purpose},
        reader::{Find, find},
        sources::source_settings,
    },
    language::tr,
    query::Query,
};
use tui_input::{Input, InputRequest};

/// The name under which the filters of before are remembered.
pub const FILTERS: &str = "filters";

/// A key for the line at the bottom.
pub(in crate::app) fn prompt_key(model: &mut Model, key: Key) -> Vec<Effect> {
    match key.code {
        Code::Enter if key.alt => new_line(model),
        Code::Char('j') if key.ctrl => new_line(model),
        Code::Enter => accept(model),
        Code::Up | Code::Down => recall(model, key.code == Code::Up),
        Code::Esc => refuse(model),
        Code::Tab if model.prompt.as_ref().is_some_and(|prompt| prompt.purpose == Purpose::Filter) => {
            let text = model.prompt.as_ref().map_or("", |prompt| prompt.input.value()).to_owned();
            let Some(text) = filter::complete(model, &text) else { return Vec::new() };
            if let Some(prompt) = &mut model.prompt {
                prompt.input = Input::new(text.clone());
            }
            filter::filter(model, text)
        }
        Code::Tab if model.prompt.as_ref().is_some_and(|prompt| prompt.purpose == Purpose::Pasted) => follow(model),
        Code::Backspace if model.prompt.as_ref().is_some_and(|prompt| prompt.input.value().is_empty()) => refuse(model),
        _ => {
            let Some(prompt) = &mut model.prompt else { return Vec::new() };
            let request = line_editing::request(key);
            if std::mem::take(&mut prompt.selected) && matches!(request, Some(InputRequest::InsertChar(_))) {
                prompt.input = Input::default();
            }
            match request {
                Some(request) if line_editing::edit(&mut prompt.input, request) => typed(model),
                _ => Vec::new(),
            }
        }
    }
}

/// A note has lines: the sign between them is typed by a key of its own.
fn new_line(model: &mut Model) -> Vec<Effect> {
    let Some(prompt) = model.prompt.as_mut().filter(|prompt| prompt.purpose == Purpose::Note) else {
        return accept(model);
    };
    for letter in " ⏎ ".chars() {
        line_editing::edit(&mut prompt.input, InputRequest::InsertChar(letter));
    }
    Vec::new()
}

/// A filter of before comes back, the last one first.
fn recall(model: &mut Model, back: bool) -> Vec<Effect> {
    let Some(prompt) = model.prompt.as_mut().filter(|prompt| prompt.purpose == Purpose::Filter) else {
        return Vec::new();
    };
    let here = model.search.history.iter().position(|text| text == prompt.input.value());
    let place = match (here, back) {
        (None, true) => Some(0),
        (None, false) => return Vec::new(),
        (Some(place), true) => Some((place + 1).min(model.search.history.len().saturating_sub(1))),
        (Some(place), false) => place.checked_sub(1),
    };
    let text = place.map_or_else(|| Some(String::new()), |place| model.search.history.get(place).cloned());
    let Some(text) = text else { return Vec::new() };
    prompt.input = Input::new(text.clone());
    filter::filter(model, text)
}

/// The line has changed: what is live follows it.
fn typed(model: &mut Model) -> Vec<Effect> {
    let Some(Prompt { purpose, input, .. }) = &model.prompt else { return Vec::new() };
    let text = input.value().to_owned();
    match purpose {
        Purpose::Filter => filter::filter(model, text),
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

fn accept(model: &mut Model) -> Vec<Effect> {
    let Some(prompt) = model.prompt.take() else { return Vec::new() };
    let text = prompt.input.value().to_owned();
    match prompt.purpose {
        Purpose::Filter if model.search.filter.error.is_some() => {
            // Not a query yet: it is completed where it can be, else the line stays, with its caret.
            let completed = filter::complete(model, &text).filter(|completed| Query::parse(completed).is_ok());
            model.search.completing = None;
            if completed.is_none() {
                model.prompt = Some(prompt);
            }
            completed.map_or_else(Vec::new, |completed| filter::filter(model, completed))
        }
        Purpose::Filter => {
            if !text.trim().is_empty() {
                model.search.history.retain(|before| *before != text);
                model.search.history.insert(0, text);
                model.search.history.truncate(50);
                return vec![Effect::Write(Write::Remember(FILTERS, model.search.history.join("\n")))];
            }
            Vec::new()
        }
        Purpose::Find => {
            if !text.is_empty() {
                find::find_step(model, 0);
            }
            Vec::new()
        }
        Purpose::Tag => decide::tag(model, &text),
        Purpose::Rename(_) | Purpose::Regroup(_) | Purpose::Address(_) | Purpose::AddSource | Purpose::AddPage => {
            match prompt.purpose {
                Purpose::AddPage => source_commands::page(model, &text),
                purpose => source_settings::typed(model, purpose, &text),
            }
        }
        Purpose::Note => decide::note(model, &text),
        Purpose::Shelf => saved_shelf::keep(model, &text),
        Purpose::Pasted if !is_links(&text) => {
            model.complain(tr!("prompt-nothing-saved-a-link-begins"));
            Vec::new()
        }
        Purpose::Pasted => vec![Effect::Fetch(Fetch::Page(PageRequest::SaveLinks(
            text.split_whitespace().map(str::to_owned).collect(),
            None,
        )))],
        Purpose::Pipe => match (arguments(&text), screen::article(model)) {
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
            model.search.filter.error = None;
            let stay = model.list.current().or(model.search.filter.from);
            let effects = filter::filter(model, prompt.before);
            if !effects.is_empty() {
                model.list.stay = stay;
            }
            effects
        }
        Purpose::Find => {
            if let Some(reader) = &mut model.reader {
                reader.find = Find::default();
            }
            Vec::new()
        }
        Purpose::Note => {
            keep_draft(model, &prompt);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// What was typed of a note is there again the next time.
fn keep_draft(model: &mut Model, prompt: &Prompt) {
    let typed = prompt.input.value().to_owned();
    let Some(article) = screen::article(model).map(|article| article.id) else { return };
    if typed.trim().is_empty() || typed == prompt.before {
        return;
    }
    model.session.note_draft = Some((article, typed));
    let key = model.key(Command::Mark(MarkCommand::Note));
    model.say(tr!("prompt-not-noted-goes-on-with-it", key));
}

/// A command line as a program and its arguments: blanks separate, quotes hold together. No shell reads it.
///
/// # Errors
/// When a quote is not closed.
pub fn arguments(line: &str) -> Result<Vec<String>, String> {
    shell_words::split(line).map_err(|_| tr!("prompt-a-quote-is-missing-at").to_owned())
}

/// The sites or feeds behind links that were pasted are followed, each as a step of its own.
fn follow(model: &mut Model) -> Vec<Effect> {
    let Some(prompt) = model.prompt.take() else { return Vec::new() };
    if !model.options.offline {
        model.say(tr!("prompt-looking-for-the-feed"));
    }
    prompt
        .input
        .value()
        .split_whitespace()
        .map(|link| Effect::Fetch(Fetch::Page(PageRequest::Source { typed: link.to_owned(), replaces: None })))
        .collect()
}

/// Pasted text goes where text is typed, as one line; elsewhere links are offered to be kept, and the rest is ignored: it is no series of commands.
pub(in crate::app) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.layout().too_small {
        return Vec::new();
    }
    let line = crate::text::Line::new(text);
    let letters = line.chars().take(4_000);
    if let Some(prompt) = &mut model.prompt {
        if std::mem::take(&mut prompt.selected) {
            prompt.input = Input::default();
        }
        for letter in letters {
            line_editing::edit(&mut prompt.input, InputRequest::InsertChar(letter));
        }
        return typed(model);
    }
    let field = model.overlay.as_mut().and_then(|overlay| overlay.layer_mut().input());
    if let Some(input) = field {
        for letter in letters {
            line_editing::edit(input, InputRequest::InsertChar(letter));
        }
    } else if model.overlay.is_none() && is_host(&line) {
        model.prompt = Some(Prompt::new(Purpose::AddSource, line.trim()));
    } else if model.overlay.is_none() && is_links(&line) {
        let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
        model.prompt = Some(Prompt::new(Purpose::Pasted, words));
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

/// Whether it is the address of a site as people write it, without a scheme: `example.org`, `example.org/games`.
fn is_host(line: &str) -> bool {
    let host = line.trim().split('/').next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed =
        |label: &&str| !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    let named = labels.last().is_some_and(|last| last.len() >= 2 && last.chars().all(char::is_alphabetic));
    line.len() < 4_000
        && labels.len() >= 2
        && named
        && labels.iter().all(well_formed)
        && !line.trim().contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_arguments_together() {
        assert_eq!(arguments("fmt -w 60 'a b' \"\""), Ok(["fmt", "-w", "60", "a b", ""].map(String::from).to_vec()));
    }

    #[test]
    fn an_address_without_a_scheme_is_known_by_its_shape() {
        for address in ["example.org", " games.example.org/feed\n", "日本.example"] {
            assert!(is_host(address), "{address}");
        }
        for other in ["dddQ", "v1.02", "bell", "an example.org", ".org", "a@example.org", "example..org", "/etc.d"] {
            assert!(!is_host(other), "{other}");
        }
    }

    #[test]
    fn a_missing_quote_is_said() {
        assert!(arguments("echo 'a").is_err());
    }
}
