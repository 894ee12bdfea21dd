//! Platform: the little that differs between operating systems, as the same functions for each: files for their owner alone,
//! groups of processes, signals, waiting for the terminal. No other room names a type of one system. Decides nothing.

mod names;
#[cfg(unix)]
mod unix;
#[cfg(not(unix))]
mod windows;

pub use names::{Arrived, EndSignal, Signalled};
#[cfg(unix)]
pub use unix::{
    clock::time_zone,
    files::{
        HOME, file_identity, has_several_names, is_open_to_others, keep_from_others, private_file, private_folder,
    },
    process::{EDITOR, PAGER, end_group, own_group, suspend},
    signals::{survive_full_files, watch},
    terminal::{ANSWERS_AS_BYTES, Input, Waker, read_answer},
};
#[cfg(not(unix))]
pub use windows::{
    clock::time_zone,
    files::{
        HOME, file_identity, has_several_names, is_open_to_others, keep_from_others, private_file, private_folder,
    },
    process::{EDITOR, PAGER, end_group, own_group, suspend},
    signals::{survive_full_files, watch},
    terminal::{ANSWERS_AS_BYTES, Input, Waker, read_answer},
};
