//! Programs that are started, and those that the system has.

use std::process::{Child, Command};

/// The editor where none is named.
pub const EDITOR: &str = "notepad";
/// The pager where none is named.
pub const PAGER: &str = "more";

/// The program and all that it starts can be ended together.
pub fn own_group(_command: &mut Command) {}

/// Ends a program; what it started and left running stays.
pub fn end_group(child: &mut Child) {
    // It may have ended in this moment.
    drop(child.kill());
}

/// Stops the whole group of this process, as the shell would do it, until it is continued. False where no shell could do that.
pub fn suspend() -> bool {
    false
}
