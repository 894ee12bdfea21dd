//! Groups of processes, and the programs that every such system has.

use rustix::process::{Pid, Signal, kill_current_process_group, kill_process_group};
use std::{
    os::unix::process::CommandExt,
    process::{Child, Command},
};

/// The editor where none is named.
pub const EDITOR: &str = "vi";
/// The pager where none is named.
pub const PAGER: &str = "less";

/// The program and all that it starts can be ended together.
pub fn own_group(command: &mut Command) {
    command.process_group(0);
}

/// Ends a program that was started in a group of its own, with everything that it started and left running.
pub fn end_group(child: &mut Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // It may have ended in this moment.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

/// Stops the whole group of this process, as the shell would do it, until it is continued. False where no shell could do that.
pub fn suspend() -> bool {
    kill_current_process_group(Signal::TSTP).is_ok()
}
