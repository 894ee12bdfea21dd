//! The command line: subcommands, their JSON and their exit status. Talks to the rooms, decides nothing they could decide.

mod archive;
mod args;
mod aside;
mod brief;
mod export;
mod fetch;
mod follow;
mod health;
mod import;
mod list;
mod marks;
mod output;
mod push;
mod reader;
mod reading;
mod session;
mod show;
mod source;
mod statistics;
mod stories;
mod strip;

use crate::{app, config, links};
use anyhow::Result;
use args::{Arguments, Command, ConfigCommand};
use clap::{CommandFactory, Parser};
use session::Session;
use std::{fmt::Write, process::ExitCode};

/// What the process ends with; the numbers are the contract's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Done = 0,
    Failed = 1,
    Config = 3,
    SomeSourcesFailed = 4,
    Interrupted = 130,
    Terminated = 143,
}

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
    let Some(command) = command else { return reader::open(&global) };
    match command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "pressstart", &mut script);
            output::print_bytes(&script)?;
            Ok(Exit::Done)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
            // There are no pages of the commands' own, and what stands after the options is about the exit status.
            let mut page = String::from_utf8_lossy(&page).replace(".SH EXTRA\n", ".SH EXIT STATUS\n");
            for command in Arguments::command().get_subcommands() {
                let name = command.get_name();
                page = page.replace(&format!("\npressstart\\-{name}(1)\n"), &format!("\n\\fBpressstart {name}\\fR\n"));
            }
            page += &tools_section();
            page += &keys_section();
            output::print(&page)?;
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
            aside::mute(&mut Session::open(&global)?, &words, &way, until.as_deref(), spoiler)
        }
        Command::Later { ids, until, back } => {
            aside::later(&mut Session::open(&global)?, &ids, Some(until.as_str()).filter(|_| !back))
        }
        Command::Unmute { mute } => aside::unmute(&mut Session::open(&global)?, &mute),
        Command::Mutes { json } => aside::mutes(&Session::open(&global)?, json),
        Command::Undo { list: true, json } => aside::steps(&Session::open(&global)?, json),
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

/// The commands that are tools in their own right, and what comes in from other programs, with their examples.
fn tools_section() -> String {
    let plain = |text: &dyn std::fmt::Display| text.to_string().replace('\\', "\\e").replace('-', "\\-");
    let mut section = String::from(".SH TOOLS\n");
    let program = Arguments::command();
    for tool in ["strip", "render", "import"].iter().filter_map(|name| program.find_subcommand(name)) {
        let about =
            tool.get_long_about().map(|about| plain(&about.ansi()).replace("\n\n", "\n.PP\n")).unwrap_or_default();
        let examples = tool.get_after_long_help().map(|examples| plain(&examples.ansi())).unwrap_or_default();
        let _ = write!(section, ".SS {}\n{about}\n.PP\n.nf\n{examples}\n.fi\n", tool.get_name());
    }
    section
}

/// The keys of the reader as a section of the manual page.
fn keys_section() -> String {
    let mut section = String::from(".SH KEYS\n");
    for scope in app::Scope::ALL {
        let _ = writeln!(section, ".SS In the {}", scope.word());
        for row in app::TABLE {
            let keys = match scope {
                app::Scope::List => row.list,
                app::Scope::Reader => row.reader,
                app::Scope::Sources => row.sources,
            };
            if !keys.is_empty() {
                let keys = keys.replace('\\', "\\e").replace('-', "\\-").replace(' ', ", ");
                let _ = write!(section, ".TP\n\\fB{keys}\\fR\n{}\n", row.words.replace('-', "\\-"));
            }
        }
    }
    section
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
            crate::run::settings::link_rules(&places.link_rules())?;
            output::print_line(&format!(
                "{}: right; {} sources declared",
                places.config.display(),
                config.sources.len()
            ))?;
        }
    }
    Ok(Exit::Done)
}
