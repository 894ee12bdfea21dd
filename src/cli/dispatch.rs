//! From the words that were typed to the command they mean, and from what came of it to an exit status.

use super::{
    Exit, Usage, about,
    args::{self, Arguments, Command, ConfigCommand},
    brief, comments, completions, examples, export, fetch, follow, health, import, list, manual, marks, mend, mutes,
    output, own_commands, push, rules, serve, session, show, source, statistics, stories, strip, sync, tui,
};
use crate::{config, links, platform, run::config_reload};
use anyhow::Result;
use clap::FromArgMatches;
use session::Session;
use std::{path::Path, process::ExitCode};

/// Runs the program with the process's own arguments.
#[must_use]
pub fn main() -> ExitCode {
    platform::survive_full_files();
    let arguments = match Arguments::from_arg_matches(&examples::command().get_matches()) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    output::colour(arguments.global.color);
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
        | Command::Mend { json, .. }
        | Command::Saved { json, .. }
        | Command::Search { json, .. }
        | Command::Rule { command: args::RuleCommand::List { json } }
        | Command::About { json, .. }
        | Command::Brief { json, .. }
        | Command::Doctor { json, .. }
        | Command::Mutes { json }
        | Command::Undo { json, .. }
        | Command::Statistics { json, .. }
        | Command::Save { json, .. }
        | Command::Push { json, .. }
        | Command::Run { json, .. }
        | Command::Sync { json, .. }
        | Command::Account {
            command:
                args::AccountCommand::List { json }
                | args::AccountCommand::Test { json, .. }
                | args::AccountCommand::Add(args::NewAccount { json, .. }),
        }
        | Command::Import { json, .. }
        | Command::Source {
            command:
                args::SourceCommand::List { json }
                | args::SourceCommand::Add { json, .. }
                | args::SourceCommand::Check { json, .. },
        } => *json,
        Command::Show { layout, .. } | Command::Render { layout, .. } | Command::Comments { layout, .. } => {
            layout.format() == args::Format::Json
        }
        _ => false,
    }
}

fn run(arguments: Arguments) -> Result<Exit> {
    let Arguments { global, command } = arguments;
    let Some(command) = command else { return tui::open(&global) };
    match command {
        Command::Completions { shell } => {
            output::print_bytes(&completions::script(shell))?;
            Ok(Exit::Done)
        }
        Command::Names { kind } => completions::names(&global, kind),
        Command::Man { command } => {
            output::print(&manual::page(&command)?)?;
            Ok(Exit::Done)
        }
        Command::Statistics { days, json } => statistics::run(&Session::open(&global)?, days, json),
        Command::Config { command } => config_command(&global, &command),
        Command::Strip { urls, json, resolve } => strip::run(&global, urls, json, resolve),
        Command::Mend { file, url, json } => mend::run(&file, &url, json, global.quiet),
        Command::Render { file, url, extract, layout } => show::render(&global, &file, &url, extract, &layout),
        Command::Fetch { sources, force, json } => {
            fetch::run(&mut Session::open_for_polling(&global, false)?, &sources, force, json)
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
        Command::Comments { id, layout } => comments::run(&mut Session::open(&global)?, &id, &layout),
        Command::Save { what, tag, again, json } => marks::save(&mut Session::open(&global)?, &what, &tag, again, json),
        Command::Sync { account, json } => sync::run(&mut Session::open(&global)?, account.as_deref(), json),
        Command::Account { command } => sync::account(&mut Session::open(&global)?, &command),
        Command::Push { query, to, json } => push::run(&mut Session::open(&global)?, &query, to.as_deref(), json),
        Command::Run { name, ids, json } => {
            own_commands::run(&mut Session::open(&global)?, name.as_deref(), &ids, json)
        }
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
        Command::Rule { command } => rules::run(&mut Session::open(&global)?, &command),
        Command::Kind { kind, ids } => rules::kind(&mut Session::open(&global)?, &kind, &ids),
        Command::About { name, json } => about::run(&Session::open(&global)?, &name, json),
        Command::Brief { since, format, out, top, json } => {
            let wish = brief::Wish { since: &since, top, format, out: out.as_deref(), json };
            brief::run(&Session::open(&global)?, &wish)
        }
        Command::Follow { names, list } => follow::follow(&mut Session::open(&global)?, &names, true, list),
        Command::Unfollow { names } => follow::follow(&mut Session::open(&global)?, &names, false, false),
        Command::Join { ids } => follow::join(&mut Session::open(&global)?, &ids),
        Command::Split { id } => follow::split(&mut Session::open(&global)?, &id),
        Command::Source { command } => source::run(&mut Session::open(&global)?, command),
        Command::Import { file, dry_run, json } => import::run(&mut Session::open(&global)?, &file, dry_run, json),
        Command::Export { query, format, out } => {
            export::run(&Session::open_as_it_stands(&global)?, &query, format, out.as_deref())
        }
        Command::Serve { listen, token, host } => {
            serve::run(&mut Session::open(&global)?, listen, token.as_deref(), host)
        }
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
        ConfigCommand::Schema => output::print_json(&config::schema())?,
        ConfigCommand::Check => {
            let places = session::places(global)?;
            let config = session::load_config(&places)?;
            let (_, wrong) = config_reload::rules(&places.rule_files());
            if let Some(error) = wrong.into_iter().next() {
                return Err(error.into());
            }
            for key in &config.old_keys {
                output::message(&key.warning.to_string());
            }
            for missing in config.missing_programs() {
                output::message(&missing);
            }
            output::print_line(&if places.config.exists() {
                let declared = output::count(config.sources.len(), "source", "sources");
                format!("{}: right; {declared} declared", places.config.display())
            } else {
                no_config(&places.config)
            })?;
        }
        ConfigCommand::Migrate => {
            let places = session::places(global)?;
            let old = config::migrate(&places.config)?;
            for key in &old {
                output::print_line(&key.in_one_line())?;
            }
            let (config, keys) = (places.config.display(), output::count(old.len(), "key has", "keys have"));
            output::print_line(&match old.len() {
                0 if !places.config.exists() => no_config(&places.config),
                0 => format!("{config}: every key has the name it has today"),
                _ => format!("{config}: {keys} the new name; everything else is as it was"),
            })?;
        }
    }
    Ok(Exit::Done)
}

fn no_config(path: &Path) -> String {
    format!("{}: there is no such file; the defaults hold", path.display())
}
