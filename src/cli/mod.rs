//! The command line: subcommands, their JSON and their exit status. Talks to the rooms, decides nothing they could decide.

mod args;
mod brief;
mod export;
mod fetch;
mod follow;
mod health;
mod import;
mod list;
mod manual;
mod marks;
mod mutes;
mod output;
mod push;
mod reading;
mod saved_pages;
mod session;
mod show;
mod source;
mod statistics;
mod stories;
mod strip;
mod tui;

use crate::{config, links};
use anyhow::Result;
use args::{Arguments, Command, ConfigCommand};
use clap::{CommandFactory, Parser};
use session::Session;
use std::process::ExitCode;

/// What the process ends with; the numbers are the contract's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    Config = 3,
    SomeSourcesFailed = 4,
    Interrupted = 130,
    Terminated = 143,
}

/// What was typed means nothing: a query, a time, or words that no mute can go by.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Usage(String);

/// Runs the program with the process's own arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.command.as_ref().is_some_and(wants_json);
    let exit = match run(arguments) {
        Ok(exit) => exit,
        Err(error) if output::is_broken_pipe(&error) => Exit::Done,
        Err(error) => {
            let sentence = output::sentence(&error);
            output::message(&sentence);
            if json && !output::has_printed() {
                drop(output::print_json(&serde_json::json!({ "error": sentence })));
            }
            if error.is::<config::ConfigError>() || error.is::<links::RuleError>() {
                Exit::Config
            } else if error.is::<Usage>() {
                Exit::Usage
            } else {
                Exit::Failed
            }
        }
    };
    ExitCode::from(exit as u8)
}

fn wants_json(command: &Command) -> bool {
    match command {
        Command::Fetch { json, .. }
        | Command::List { json, .. }
        | Command::Strip { json, .. }
        | Command::Saved { json, .. }
        | Command::Search { json, .. }
        | Command::Brief { json, .. }
        | Command::Doctor { json, .. }
        | Command::Mutes { json }
        | Command::Undo { json, .. }
        | Command::Statistics { json, .. }
        | Command::Source { command: args::SourceCommand::List { json } } => *json,
        Command::Show { layout, .. } | Command::Render { layout, .. } => layout.format == args::Format::Json,
        _ => false,
    }
}

fn run(arguments: Arguments) -> Result<Exit> {
    let Arguments { global, command } = arguments;
    let Some(command) = command else { return tui::open(&global) };
    match command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "pressstart", &mut script);
            output::print_bytes(&script)?;
            Ok(Exit::Done)
        }
        Command::Man => {
            output::print(&manual::page()?)?;
            Ok(Exit::Done)
        }
        Command::Statistics { days, json } => statistics::run(&Session::open(&global)?, days, json),
        Command::Config { command } => config_command(&global, &command),
        Command::Strip { urls, json, resolve } => strip::run(&global, urls, json, resolve),
        Command::Render { file, url, extract, layout } => show::render(&global, &file, &url, extract, &layout),
        Command::Fetch { sources, force, json } => {
            fetch::run(&mut Session::open_unpolled(&global)?, &sources, force, json)
        }
        Command::List { query, stories: true, limit, json } => {
            stories::unread(&Session::open(&global)?, &query, limit, json)
        }
        Command::List { query, stories: false, limit, json } => {
            list::unread(&Session::open(&global)?, &query, limit, json)
        }
        Command::Saved { query, sort, json } => list::saved(&Session::open(&global)?, &query, sort, json),
        Command::Search { words, limit, json } => list::search(&mut Session::open(&global)?, &words, limit, json),
        Command::Show { id, layout, full } => show::show(&mut Session::open(&global)?, &id, &layout, full),
        Command::Save { what, tag, again } => marks::save(&mut Session::open(&global)?, &what, &tag, again),
        Command::Push { query, to } => push::run(&mut Session::open(&global)?, &query, to.as_deref()),
        Command::Finished { ids, not } => marks::finished(&mut Session::open(&global)?, &ids, !not),
        Command::Unsave { ids } => marks::unsave(&mut Session::open(&global)?, &ids),
        Command::Read { ids } => marks::read(&mut Session::open(&global)?, &ids, true),
        Command::Unread { ids } => marks::read(&mut Session::open(&global)?, &ids, false),
        Command::Mute { words, way, lasts, until, spoiler } => {
            let until = lasts.or(until);
            mutes::mute(&mut Session::open(&global)?, &words, &way, until.as_deref(), spoiler)
        }
        Command::Later { ids, until, back } => {
            mutes::later(&mut Session::open(&global)?, &ids, Some(until.as_str()).filter(|_| !back))
        }
        Command::Unmute { mute } => mutes::unmute(&mut Session::open(&global)?, &mute),
        Command::Mutes { json } => mutes::mutes(&Session::open(&global)?, json),
        Command::Undo { list: true, json } => mutes::steps(&Session::open(&global)?, json),
        Command::Undo { list: false, .. } => marks::undo(&mut Session::open(&global)?),
        Command::Redo => marks::redo(&mut Session::open(&global)?),
        Command::Brief { since, top, json } => brief::run(&Session::open(&global)?, &global, &since, top, json),
        Command::Follow { names, list } => follow::follow(&mut Session::open(&global)?, &names, true, list),
        Command::Unfollow { names } => follow::follow(&mut Session::open(&global)?, &names, false, false),
        Command::Join { ids } => follow::join(&mut Session::open(&global)?, &ids),
        Command::Split { id } => follow::split(&mut Session::open(&global)?, &id),
        Command::Source { command } => source::run(&mut Session::open(&global)?, command),
        Command::Import { file, dry_run } => import::run(&mut Session::open(&global)?, &file, dry_run),
        Command::Export { query, format, out } => export::run(&Session::open(&global)?, &query, format, out.as_deref()),
        Command::Doctor { json, recover: Some(to), .. } => health::recover(&global, json, &to),
        Command::Doctor { json, backup, recover: None } => health::doctor(&global, json, backup.as_deref()),
    }
}

fn config_command(global: &args::Global, command: &ConfigCommand) -> Result<Exit> {
    match command {
        ConfigCommand::Path => {
            let places = session::places(global)?;
            output::print_line(&places.config.display().to_string())?;
        }
        ConfigCommand::Example => output::print(config::EXAMPLE)?,
        ConfigCommand::Check => {
            let places = session::places(global)?;
            let config = session::load_config(&places)?;
            crate::run::config_reload::link_rules(&places.link_rules())?;
            output::print_line(&format!(
                "{}: right; {} sources declared",
                places.config.display(),
                config.sources.len()
            ))?;
        }
    }
    Ok(Exit::Done)
}
