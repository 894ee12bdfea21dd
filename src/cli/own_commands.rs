//! `run`: a command of the user's own for articles, as a key would do it. What it prints goes to standard output.

use super::{Exit, Usage, output, session::Session};
use crate::{
    integrations::{self, With},
    news::{Article, CommandInput, CommandOutput, OwnCommand},
    text::near::nearest,
};
use anyhow::Result;
use serde_json::{Value, json};
use std::sync::atomic::AtomicBool;

/// Runs it for each article in turn; one that fails does not keep the others from it.
pub fn run(session: &mut Session, name: Option<&str>, ids: &[String], as_json: bool) -> Result<Exit> {
    let Some(name) = name else { return list(session, as_json) };
    let command = named(session, name)?;
    if ids.is_empty() {
        return Err(Usage(format!("for which articles? `pressstart run {name} a12`")).into());
    }
    let articles: Vec<Article> = ids.iter().map(|id| session.face(id)).collect::<Result<_>>()?;
    let (mut rows, mut exit) = (Vec::new(), Exit::Done);
    for article in &articles {
        let came = one(session, &command, article);
        if came.is_err() {
            exit = Exit::Failed;
        }
        match came {
            _ if as_json => rows.push(row(&command, article, came)),
            Ok(Some(text)) => output::print_line(&text)?,
            Ok(None) => {}
            Err(reason) => output::message(&format!("{} “{}”: {reason}", article.id, article.title)),
        }
    }
    if as_json {
        output::print_json(&rows)?;
    }
    Ok(exit)
}

fn row(command: &OwnCommand, article: &Article, came: Result<Option<String>, String>) -> Value {
    let (text, error) = came.map_or_else(|reason| (None, Some(reason)), |text| (text, None));
    json!({ "id": article.id, "command": command.name, "text": text, "kept": command.keep && error.is_none(), "error": error })
}

fn one(session: &mut Session, command: &OwnCommand, article: &Article) -> Result<Option<String>, String> {
    let settings = session.poll_settings();
    let with = With { store: &session.store, rules: &session.rules, limits: &settings.limits };
    let input = integrations::command_input(article, command.input, with).map_err(|reason| reason.to_string())?;
    let stop = AtomicBool::new(false);
    let printed = integrations::run_command(command, article, &input, session.offline, &stop)?;
    if let Some(text) = printed.as_deref().filter(|_| command.keep) {
        let kept =
            session.store.keep_command_text(article.id, &command.name, (text, command.prints_html()), session.now);
        kept.map_err(|reason| reason.to_string())?;
    }
    Ok(printed)
}

fn named(session: &Session, name: &str) -> Result<OwnCommand> {
    let all = || session.config.commands.iter().map(|declared| &declared.command);
    all().find(|command| command.name.as_str() == name).cloned().ok_or_else(|| {
        let meant = nearest(name, all().map(|command| command.name.as_str()));
        let hint = meant
            .map_or_else(|| "[commands] in the config names them".to_owned(), |near| format!("did you mean {near}?"));
        Usage(format!("there is no command of your own “{}”; {hint}", crate::text::Line::new(name))).into()
    })
}

fn list(session: &Session, as_json: bool) -> Result<Exit> {
    let all = session.config.commands.iter().map(|declared| &declared.command);
    if as_json {
        let word = |command: &OwnCommand| {
            let input = CommandInput::ALL.iter().find(|(_, input)| *input == command.input).map(|(word, _)| *word);
            let output = CommandOutput::ALL.iter().find(|(_, output)| *output == command.output).map(|(word, _)| *word);
            json!({ "name": command.name, "about": command.about, "run": command.run, "input": input, "output": output, "keep": command.keep })
        };
        output::print_json(&all.map(word).collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    let lines: Vec<String> = all.map(|command| format!("{}  {}", command.name, command.about)).collect();
    if lines.is_empty() {
        output::message("there are no commands of your own: [commands] in the config names them");
    }
    for line in lines {
        output::print_line(&line)?;
    }
    Ok(Exit::Done)
}
