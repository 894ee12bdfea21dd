//! The manual pages: what the command line says of itself, with the tools, their examples and the keys.
//! Prints nothing.

use super::examples;
use crate::app;
use anyhow::{Result, anyhow};
use std::fmt::Write;

/// What the program reads and writes.
const FILES: &str = ".SH FILES\n\
.TP\n~/.config/pressstart/config.toml\nthe config; \\fBpressstart config example\\fR prints one with every key\n\
.TP\n~/.config/pressstart/links.toml\nlink rules of your own\n\
.TP\n~/.config/pressstart/notices.toml, sites.toml\nrules of your own about notices and boxes, and about where a site's articles stand\n\
.TP\n~/.config/pressstart/themes/\nbase16 schemes\n\
.TP\n~/.local/share/pressstart/pressstart.db\nthe database: sources, articles, marks\n\
.TP\n~/.local/state/pressstart/pressstart.log\nthe log\n";

/// What it takes from the environment.
const ENVIRONMENT: &str = ".SH ENVIRONMENT\n\
.TP\nPRESSSTART_CONFIG, PRESSSTART_DATA_DIR\nas \\fB\\-\\-config\\fR and \\fB\\-\\-data\\-dir\\fR, which win over them\n\
.TP\nNO_COLOR\nno colours, when it is set to anything\n\
.TP\nACCESSIBLE\nas \\fB\\-\\-screen\\-reader\\fR, when it is set to anything\n\
.TP\nPAGER, VISUAL, EDITOR\nwhat a text is opened with, where the config names nothing\n\
.TP\nHTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY\nthe proxy\n";

/// A page, as `man` reads it: of the whole program, or of a command.
pub fn page(command: &[String]) -> Result<String> {
    if command.is_empty() {
        return whole();
    }
    let mut program = examples::command();
    program.build();
    let mut found = &program;
    for name in command {
        let inner = found.find_subcommand(name);
        found = inner.ok_or_else(|| anyhow!("there is no command “{}”", command.join(" ")))?;
    }
    let name = format!("pressstart-{}", command.join("-"));
    let mut page = Vec::new();
    clap_mangen::Man::new(found.clone()).title(name).render(&mut page)?;
    let page = String::from_utf8_lossy(&page).replace(".SH EXTRA\n", ".SH EXAMPLES\n").replace("Examples:\n", "");
    Ok(page + FILES + ENVIRONMENT)
}

fn whole() -> Result<String> {
    let program = examples::command();
    let mut page = Vec::new();
    clap_mangen::Man::new(program.clone()).render(&mut page)?;
    // What stands after the options is about the exit status, and a command's own page is printed by its name.
    let mut page = String::from_utf8_lossy(&page).replace(".SH EXTRA\n", ".SH EXIT STATUS\n");
    for command in program.get_subcommands() {
        let name = command.get_name();
        page = page.replace(&format!("\npressstart\\-{name}(1)\n"), &format!("\n\\fBpressstart {name}\\fR\n"));
    }
    Ok(page + &tools_section() + &examples_section() + &keys_section() + FILES + ENVIRONMENT)
}

fn plain(text: &dyn std::fmt::Display) -> String {
    text.to_string().replace('\\', "\\e").replace('-', "\\-")
}

/// The commands that are tools in their own right, and what comes in from other programs, with their examples.
fn tools_section() -> String {
    let mut section = String::from(".SH TOOLS\n");
    let program = examples::command();
    for tool in ["strip", "render", "import"].iter().filter_map(|name| program.find_subcommand(name)) {
        let about =
            tool.get_long_about().map(|about| plain(&about.ansi()).replace("\n\n", "\n.PP\n")).unwrap_or_default();
        let examples = tool.get_after_long_help().map(|examples| plain(&examples.ansi())).unwrap_or_default();
        let _ = write!(section, ".SS {}\n{about}\n.PP\n.nf\n{examples}\n.fi\n", tool.get_name());
    }
    section
}

/// The examples of the other commands.
fn examples_section() -> String {
    let mut section = String::from(".SH EXAMPLES\n.nf\n");
    for command in examples::command().get_subcommands() {
        let examples = command.get_after_help().map(|examples| plain(&examples.ansi())).unwrap_or_default();
        for line in examples.lines().filter(|line| line.starts_with(' ')) {
            let _ = writeln!(section, "{line}");
        }
    }
    section + ".fi\n"
}

/// The keys as a section of the manual page.
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
                let _ = write!(section, ".TP\n\\fB{keys}\\fR\n{}\n", row.words().replace('-', "\\-"));
            }
        }
    }
    section
}
