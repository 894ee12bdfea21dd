//! Examples for `--help` and the manual: how each command is called in a day's work.

use super::args::Arguments;
use clap::{Command, CommandFactory};

/// The examples of a command, by its name after the program's, a line each: what is typed, and what for.
const EXAMPLES: &[(&str, &[(&str, &str)])] = &[
    ("fetch", &[("fetch", "what is due, as from a timer"), ("fetch gematsu --force", "one source, at once")]),
    (
        "list",
        &[
            ("list kind:review newer:2d", "unread reviews of two days"),
            ("list all source:gematsu --json", "for a script"),
        ],
    ),
    (
        "show",
        &[
            ("show a12", "the text without what pays"),
            ("show a12 --view marked --full", "the whole page, with what goes"),
        ],
    ),
    ("comments", &[("comments a12", "the thread, answers indented")]),
    ("save", &[("save a12 --tag weekend", ""), ("save example.org/a-long-read", "a page by its address")]),
    (
        "mend",
        &[
            ("mend broken.xml > clean.atom", "any feed, as other programs read it"),
            ("mend feed.xml --json", "for a script"),
        ],
    ),
    ("unsave", &[("unsave a12 a14", "")]),
    ("saved", &[("saved started minutes:<20", "begun, and short enough for now")]),
    ("push", &[("push --to linkding", "the whole reading list"), ("push tag:share", "what is tagged")]),
    (
        "run",
        &[("run", "the commands there are"), ("run translate a12", "what it prints, kept where the config says so")],
    ),
    (
        "account add",
        &[
            ("account add freshrss https://rss.example.org --user me --password-command \"pass show freshrss\"", ""),
            ("account add readeck https://read.example.org", "the token is typed, and kept in a file of its own"),
        ],
    ),
    ("sync", &[("sync", "all accounts"), ("sync --account home --json", "for a script")]),
    ("account list", &[("account list", "")]),
    ("account forget", &[("account forget home", "after its table was taken out of the config")]),
    ("account test", &[("account test home", "step by step")]),
    ("finished", &[("finished a12", ""), ("finished a12 --not", "")]),
    ("read", &[("read s7", "every article of a story")]),
    ("unread", &[("unread a12", "")]),
    ("later", &[("later s7 --until friday", ""), ("later s7 --back", "")]),
    ("mute", &[("mute silksong ending --spoiler", "masked"), ("mute --kind deal --for 7d", "hidden for a week")]),
    ("unmute", &[("unmute m3", "")]),
    ("mutes", &[("mutes --json", "")]),
    ("undo", &[("undo", ""), ("undo --list", "what can be undone")]),
    ("redo", &[("redo", "")]),
    ("search", &[("search hollow bell release", "")]),
    ("rule list", &[("rule list", ""), ("rule list --json", "for a script")]),
    ("rule try", &[("rule try \"kind:deal minutes:<2\"", "how many it would have touched")]),
    ("rule add", &[("rule add \"kind:deal minutes:<2\" read", "always done")]),
    ("rule remove", &[("rule remove \"always done: kind:deal minutes:<2\"", "")]),
    ("kind", &[("kind review a12", "it is no guide")]),
    (
        "about",
        &[("about hollow bell", "a game; also a studio or a person"), ("about \"Ida Marlowe\" --json", "for a script")],
    ),
    (
        "brief",
        &[
            ("brief --since 3d --top 5", ""),
            ("brief --format epub --out ~/mornings", "a book of the day, in a folder"),
            ("brief --since last --format markdown", "what came since you were here"),
        ],
    ),
    ("follow", &[("follow \"Hollow Bell\" Lanternworks", ""), ("follow --list", "")]),
    ("unfollow", &[("unfollow Lanternworks", "")]),
    ("join", &[("join s7 s9", "both tell the same")]),
    ("split", &[("split a12", "it tells something else")]),
    (
        "export",
        &[
            ("export --format markdown --out notes", "a folder, one file an article"),
            ("export tag:share --format html --out share.html", ""),
        ],
    ),
    (
        "serve",
        &[
            ("serve", "for this machine"),
            ("serve --listen 192.168.1.5:47314 --token lamp-oil-42", "for the phone in the same house"),
        ],
    ),
    ("doctor", &[("doctor", ""), ("doctor --backup pressstart-copy.db", "also while it is in use")]),
    ("statistics", &[("statistics --days 7", "")]),
    ("completions", &[("completions fish > ~/.config/fish/completions/pressstart.fish", "")]),
    ("man", &[("man | man -l -", ""), ("man source add | man -l -", "one command")]),
    ("config path", &[("config path", "")]),
    ("config example", &[("config example > \"$(pressstart config path)\"", "every key, commented out")]),
    ("config schema", &[("config schema > pressstart.schema.json", "for an editor that completes the config")]),
    ("config check", &[("config check", "")]),
    ("config migrate", &[("config migrate", "keys that have a better name now get it")]),
    ("source list", &[("source list", ""), ("source list --json", "for a script")]),
    (
        "source add",
        &[
            ("source add outlet.example --group indie", "a site; its feed is found"),
            ("source add outlet.example/news --item '.news li' --try", "a page without a feed: what a selector finds"),
            ("source add ~/feeds/mine.xml", "a file"),
        ],
    ),
    ("source rename", &[("source rename s3 \"The Lamp\"", "")]),
    ("source move", &[("source move s3 indie", "")]),
    ("source address", &[("source address s3 lamplighter.example", "its articles stay with it")]),
    ("source remove", &[("source remove s3", "its articles stay")]),
    ("source pause", &[("source pause s3", "")]),
    ("source resume", &[("source resume s3", "")]),
    ("source starter", &[("source starter", "")]),
    ("source check", &[("source check gematsu", "why it fails, and when it is asked again")]),
    ("source import", &[("source import feeds.opml", ""), ("source import ~/.newsboat/urls", "")]),
    ("source export", &[("source export > feeds.opml", "")]),
];

/// The command line, every command with its examples.
pub fn command() -> Command {
    with_examples(Arguments::command())
}

/// The command line with the examples under every command that has none of its own.
fn with_examples(mut program: Command) -> Command {
    for (name, examples) in EXAMPLES {
        let text = text(examples);
        let (first, second) = name.split_once(' ').unwrap_or((name, ""));
        program = program.mut_subcommand(first, |command| {
            if second.is_empty() {
                command.after_help(text)
            } else {
                command.mut_subcommand(second, |command| command.after_help(text))
            }
        });
    }
    program
}

fn text(examples: &[(&str, &str)]) -> String {
    let widest = examples.iter().map(|(typed, _)| typed.chars().count()).max().unwrap_or_default();
    let line = |(typed, what): &(&str, &str)| format!("  pressstart {typed:widest$}  {what}").trim_end().to_owned();
    format!("Examples:\n{}", examples.iter().map(line).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(command: &Command, path: &str, found: &mut Vec<String>) {
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help" && !inner.is_hide_set()) {
            let path = format!("{path} {}", inner.get_name());
            if inner.has_subcommands() {
                bare(inner, &path, found);
            } else if inner.get_after_help().or(inner.get_after_long_help()).is_none() {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_command_has_an_example() {
        let mut found = Vec::new();
        bare(&with_examples(Arguments::command()), "", &mut found);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn every_example_is_understood() {
        for (name, examples) in EXAMPLES {
            for (typed, _) in *examples {
                let typed = shell_words::split(typed).unwrap().into_iter();
                let typed = typed.take_while(|word| !matches!(word.as_str(), "|" | ">"));
                let words = std::iter::once("pressstart".to_owned()).chain(typed);
                let read = with_examples(Arguments::command()).try_get_matches_from(words);
                assert!(read.is_ok(), "{name}: {:?}", read.err());
            }
        }
    }
}
