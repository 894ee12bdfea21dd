//! The two signals that there are, asked for now and then by a thread.

use crate::platform::{EndSignal, Signalled};
use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag,
};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// A person does not notice that it takes this long.
const NOW_AND_THEN: Duration = Duration::from_millis(50);

/// Tells of those of the signals that are wanted, on a thread of its own, until it is told not to go on. The others do what
/// they always do.
pub fn watch(wanted: &[Signalled], mut tell: impl FnMut(Signalled) -> bool + Send + 'static) -> io::Result<()> {
    let mut came = Vec::new();
    for signalled in wanted {
        let number = match signalled {
            Signalled::End(EndSignal::Interrupt) => SIGINT,
            Signalled::End(EndSignal::Terminate) => SIGTERM,
            _ => continue,
        };
        let flag = Arc::new(AtomicBool::new(false));
        flag::register(number, Arc::clone(&flag))?;
        came.push((flag, *signalled));
    }
    let wait = move || {
        loop {
            for (flag, signalled) in &came {
                if flag.swap(false, Ordering::Relaxed) && !tell(*signalled) {
                    return;
                }
            }
            thread::sleep(NOW_AND_THEN);
        }
    };
    thread::Builder::new().name("signals".into()).spawn(wait).map(drop)
}

/// A file that has grown as large as it may is an error of that file from now on, and not the end of the program.
pub fn survive_full_files() {}
