//! The command line: subcommands, their JSON and their exit status. Talks to the rooms, decides nothing they could decide.

mod args;
mod output;
mod reading;
mod session;
mod show;
mod strip;

use anyhow::Result;
use args::{Arguments, Command, ConfigCommand};
use clap::{CommandFactory, Parser};
use std::process::ExitCode;

/// What the process ends with; the numbers are the contract's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Done = 0,
    Failed = 1,
    Config = 3,
    SomeSourcesFailed = 4,
    Interrupted = 130,
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
            Exit::Failed
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
        | Command::Doctor { json, .. }
        | Command::Source { command: args::SourceCommand::List { json } } => *json,
        Command::Show { layout, .. } | Command::Render { layout, .. } => layout.format == args::Format::Json,
        _ => false,
    }
}

fn run(arguments: Arguments) -> Result<Exit> {
    let Arguments { global, command } = arguments;
    match command {
        Some(Command::Strip { urls, json, .. }) => strip::run(&global, urls, json),
        Some(Command::Render { file, url, extract, layout }) => show::render(&global, &file, &url, extract, &layout),
        _ => Ok(Exit::Failed),
    }
}
