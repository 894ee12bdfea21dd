//! The bare command: opens the screens on a terminal, with what the config and the flags say.

use super::{
    Exit,
    args::{Colour, Global},
    output,
    session::Session,
};
use crate::{
    app,
    config::starter_sources,
    language,
    platform::{self, EndSignal},
    run::{self, config_reload},
};
use anyhow::Result;
use std::{io::IsTerminal, sync::Arc};

/// Opens the screens, or prints the unread list where there is no terminal.
pub fn open(global: &Global) -> Result<Exit> {
    let dumb = std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
    if !output::is_terminal() || !std::io::stdin().is_terminal() || dumb {
        return super::list::unread(&Session::open(global)?, &[], 50, false);
    }
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var("TERM").is_ok_and(|term| is_monochrome(&term));
    let plain = global.color == Colour::Never || (global.color == Colour::Auto && no_colour);
    let mut session = Session::open_for_polling(global, true)?;
    // Where nothing can be kept, nobody is asked for anything.
    session.offline |= session.store.is_read_only();
    let checked = config_reload::check(session.config.clone(), &session.places.config)?;
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let facts = config_reload::Facts {
        plain,
        letter_order: run::letter_order::of_terminal(|name| std::env::var(name).ok()),
        screen_reader: global.screen_reader || named("ACCESSIBLE"),
        offline: session.offline,
        demo: global.demo,
        console: std::env::var("TERM").is_ok_and(|term| term == "linux" || term == "vt100"),
        far: named("SSH_CONNECTION"),
        lessons: lessons(&session),
        list_width: list_width(&session),
        recent: session.store.setting(app::RECENT).ok().flatten().unwrap_or_default(),
        filters: session.store.setting(app::FILTERS).ok().flatten().unwrap_or_default(),
        zone: platform::time_zone(),
    };
    language::set(checked.config.ui.language());
    let options = run::Options {
        database: session.places.database(),
        config: session.places.config.clone(),
        rule_files: session.places.rule_files(),
        declared: session.config.sources.clone(),
        starter: if session.config.accounts.is_empty() { starter_sources() } else { Vec::new() },
        app: checked.options(&facts),
        programs: checked.programs(&facts),
        facts,
        poll: Arc::new(session.poll_settings()),
        remembered: opening(&session),
    };
    // The session stays for the demo edition's server.
    Ok(match run::tui(options, session.store)? {
        run::Ended::Quit => Exit::Done,
        run::Ended::Signal(EndSignal::Interrupt) => Exit::Interrupted,
        run::Ended::Signal(EndSignal::Quit) => Exit::QuitSignal,
        run::Ended::Signal(EndSignal::HangUp | EndSignal::Terminate) => Exit::Terminated,
    })
}

/// Whether a terminal of that name shows no colours, as its entry in terminfo has none.
fn is_monochrome(term: &str) -> bool {
    let of_digital = ["vt52", "vt100", "vt102", "vt220", "vt320", "vt420"];
    of_digital.contains(&term) || term.ends_with("-m") || term.ends_with("-mono")
}

/// When the screens are opened, and when they were before. Where it cannot be noted, what is new is told of the last day.
fn opening(session: &Session) -> Vec<(&'static str, String)> {
    if session.store.is_read_only() {
        return Vec::new();
    }
    let before = session.store.setting(app::OPENED).ok().flatten();
    let before = before.map(|before| (app::OPENED_BEFORE, before));
    before.into_iter().chain([(app::OPENED, session.now.to_string())]).collect()
}

/// Columns of the list, as the user left them.
fn list_width(session: &Session) -> Option<u16> {
    session.store.setting(app::LIST_WIDTH).ok().flatten()?.parse().ok()
}

/// What the bottom line still has to teach this reader.
fn lessons(session: &Session) -> Vec<app::Command> {
    let left = session.store.setting(app::LESSONS).ok().flatten();
    let still = |command: &app::Command| match (&left, app::binding(*command)) {
        (Some(left), Some(row)) => left.split(' ').any(|name| name == row.name),
        _ => true,
    };
    app::LESSON.iter().copied().filter(still).collect()
}
