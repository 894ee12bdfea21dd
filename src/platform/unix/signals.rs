//! Signals, each told by a thread that waits for them.

use crate::platform::{EndSignal, Signalled};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, SIGXFSZ},
    iterator::Signals,
};
use std::{io, sync::Arc, thread};

/// Tells of those of the signals that are wanted, on a thread of its own, until it is told not to go on. The others do what
/// they always do.
pub fn watch(wanted: &[Signalled], mut tell: impl FnMut(Signalled) -> bool + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new(wanted.iter().map(|signalled| number(*signalled)))?;
    let wait = move || {
        for signal in &mut signals {
            if !meaning(signal).is_none_or(&mut tell) {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(wait).map(drop)
}

/// A file that has grown as large as it may is an error of that file from now on, and not the end of the program.
pub fn survive_full_files() {
    drop(signal_hook::flag::register(SIGXFSZ, Arc::default()));
}

const fn number(signalled: Signalled) -> i32 {
    match signalled {
        Signalled::End(EndSignal::HangUp) => SIGHUP,
        Signalled::End(EndSignal::Interrupt) => SIGINT,
        Signalled::End(EndSignal::Quit) => SIGQUIT,
        Signalled::End(EndSignal::Terminate) => SIGTERM,
        Signalled::Resized => SIGWINCH,
        Signalled::Continued => SIGCONT,
    }
}

const fn meaning(signal: i32) -> Option<Signalled> {
    match signal {
        SIGHUP => Some(Signalled::End(EndSignal::HangUp)),
        SIGINT => Some(Signalled::End(EndSignal::Interrupt)),
        SIGQUIT => Some(Signalled::End(EndSignal::Quit)),
        SIGTERM => Some(Signalled::End(EndSignal::Terminate)),
        SIGWINCH => Some(Signalled::Resized),
        SIGCONT => Some(Signalled::Continued),
        _ => None,
    }
}
