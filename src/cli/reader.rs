//! The bare command: opens the reader on a terminal, with what the config and the flags say.

use super::{
    Exit,
    args::{Colour, Global},
    output,
    session::Session,
};
use crate::{
    app::{self, Keymap, Pictures},
    config::{Binding, Config, ConfigError, Density, Images, KeyScope, starter_sources},
    run,
};
use anyhow::Result;
use jiff::tz::TimeZone;
use std::{io::IsTerminal, sync::Arc};

/// Opens the reader, or prints the unread list where there is no terminal.
pub fn open(global: &Global) -> Result<Exit> {
    let dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    if !output::is_terminal() || !std::io::stdin().is_terminal() || dumb {
        return super::list::unread(&Session::open(global)?, &[], 50, false);
    }
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let plain = global.color == Colour::Never || (global.color == Colour::Auto && no_colour);
    let demo = global.demo;
    let session = Session::open_unpolled(global)?;
    let config = &session.config;
    let options = run::Options {
        database: session.places.database(),
        declared: config.sources.clone(),
        starter: starter_sources(),
        app: app::Options {
            keymap: keymap(config)?,
            ascii: config.ui.ascii,
            dense: config.ui.density == Density::Compact,
            offline: session.offline,
            demo,
            pictures: pictures(config, plain),
            queries: config.shelves.clone(),
            zone: TimeZone::system(),
        },
        mouse: config.ui.mouse,
        plain,
        programs: run::Programs {
            browser: config.open.browser.clone(),
            clipboard: config.open.clipboard.clone(),
            pager: config.open.pager.clone(),
            editor: config.open.editor.clone(),
        },
        poll: Arc::new(session.poll_settings()),
    };
    // The reader's writer opens a connection of its own; the session stays for the demo edition's server.
    drop(session.store);
    Ok(match run::tui(options)? {
        run::Ended::Quit => Exit::Done,
        run::Ended::Signal(2) => Exit::Interrupted,
        run::Ended::Signal(_) => Exit::Terminated,
    })
}

/// Whether pictures are shown, as the config wishes and as this program on this terminal can.
fn pictures(config: &Config, plain: bool) -> Pictures {
    let console = std::env::var("TERM").is_ok_and(|term| term == "linux" || term == "vt100");
    if !cfg!(feature = "images") {
        return Pictures::Unable("This program was built without pictures");
    }
    if plain || console {
        return Pictures::Unable("Pictures need colours");
    }
    if config.ui.ascii {
        return Pictures::Unable("Pictures need more than ASCII");
    }
    let far = std::env::var_os("SSH_CONNECTION").is_some_and(|value| !value.is_empty());
    match config.ui.images {
        Images::Always => Pictures::Always,
        Images::Never => Pictures::Never,
        Images::Key => Pictures::OnKey,
        Images::Auto => {
            if far {
                Pictures::OnKey
            } else {
                Pictures::Always
            }
        }
    }
}

/// The keys of the config laid over the defaults.
pub fn keymap(config: &Config) -> Result<Keymap, ConfigError> {
    let wrong: Vec<_> = config
        .keys
        .iter()
        .filter_map(|binding| {
            let (scope, keys, command) = words(binding);
            Keymap::wrong(&scope, &keys, &command).map(|message| binding.problem(&message))
        })
        .collect();
    if !wrong.is_empty() {
        return Err(ConfigError::Wrong(wrong));
    }
    let all: Vec<_> = config.keys.iter().map(words).collect();
    Keymap::with(&all).map_err(|reasons| {
        let last = config.keys.last();
        ConfigError::Wrong(reasons.iter().filter_map(|reason| last.map(|binding| binding.problem(reason))).collect())
    })
}

fn words(binding: &Binding) -> (String, String, String) {
    let scope = match binding.scope {
        KeyScope::Everywhere => "all",
        KeyScope::List => "list",
        KeyScope::Reader => "reader",
    };
    (scope.to_owned(), binding.key.clone(), binding.command.clone())
}
