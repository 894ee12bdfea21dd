//! The manual page: what the command line says of itself, with the tools, their examples and the keys. Prints nothing.

use super::args::Arguments;
use crate::app;
use anyhow::Result;
use clap::CommandFactory;
use std::fmt::Write;

/// The whole page, as `man` reads it.
pub fn page() -> Result<String> {
    let program = Arguments::command();
    let mut page = Vec::new();
    clap_mangen::Man::new(program.clone()).render(&mut page)?;
    // There are no pages of the commands' own, and what stands after the options is about the exit status.
    let mut page = String::from_utf8_lossy(&page).replace(".SH EXTRA\n", ".SH EXIT STATUS\n");
    for command in program.get_subcommands() {
        let name = command.get_name();
        page = page.replace(&format!("\npressstart\\-{name}(1)\n"), &format!("\n\\fBpressstart {name}\\fR\n"));
    }
    Ok(page + &tools_section() + &keys_section())
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
