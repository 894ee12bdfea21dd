//! Other programs: the browser, the clipboard, the pager, the editor, and whatever an article is piped to. A program is a name and its arguments; no shell reads them.

use crate::{
    config::{Open, not_started},
    language::{self, tr},
    platform,
};
use std::{
    env,
    io::{self, BufRead, Write},
    path::Path,
    process::{Command, Stdio},
};

/// Browsers that show a page in the terminal.
const IN_TERMINAL: [&str; 8] = ["lynx", "w3m", "links", "links2", "elinks", "browsh", "cha", "carbonyl"];

/// Opens a link in the browser.
pub fn browse(programs: &Open, url: &str) -> Result<(), String> {
    given(&browser(programs, |name| env::var(name).ok()), url, "browser", "programs-browser")
}

/// The browser that needs the terminal, where the user has such a one.
pub fn terminal_browser(programs: &Open) -> Option<Vec<String>> {
    let browser = browser(programs, |name| env::var(name).ok());
    let name = Path::new(browser.first()?).file_name()?.to_str()?;
    IN_TERMINAL.contains(&name).then_some(browser)
}

/// Opens a link, only one to the web, in a browser that has the terminal meanwhile.
pub fn browse_here(browser: &[String], url: &str) -> Result<(), String> {
    let url = web(url)?;
    let (name, arguments) = with_link(browser, url.as_str()).ok_or("no browser is named")?;
    let came = Command::new(&name).args(arguments).status();
    came.map(drop).map_err(|reason| not_started(&name, &reason, &named_by("browser")))
}

/// The browser of the config, else the first of `$BROWSER`; the system's where neither names one.
fn browser(programs: &Open, environment: impl Fn(&str) -> Option<String>) -> Vec<String> {
    if !programs.browser.is_empty() {
        return programs.browser.clone();
    }
    let named = environment("BROWSER").unwrap_or_default();
    let first = named.split(':').next().unwrap_or_default();
    shell_words::split(first).unwrap_or_default().iter().map(|word| word.replace("%s", "{url}")).collect()
}

/// Gives a file that comes with an article to its program; without one, to the browser.
pub fn play(programs: &Open, url: &str) -> Result<(), String> {
    if programs.enclosure.is_empty() && !programs.browser.is_empty() {
        return browse(programs, url);
    }
    given(&programs.enclosure, url, "enclosure", "programs-player")
}

/// Gives a link, only one to the web, to a program, else to what the system opens links with. `key` of `[open]` names the program, and the text
/// of the id `what` says what it is.
fn given(program: &[String], url: &str, key: &str, what: &'static str) -> Result<(), String> {
    let web = web(url)?;
    if program.is_empty() {
        return open::that_detached(web.as_str()).map_err(|reason| unopened(&reason, key, what));
    }
    start(program, web.as_str(), key)
}

fn web(url: &str) -> Result<url::Url, String> {
    let web = url::Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    web.ok_or_else(|| tr!("programs-no-web-link", url))
}

/// The system opened nothing. Its reasons speak of its own launchers: they are for the log.
fn unopened(reason: &io::Error, key: &str, what: &'static str) -> String {
    tracing::warn!("nothing opens links: {reason}");
    tr!("programs-none-here", what = language::plain(what), key)
}

/// Starts a program with a link and does not wait for it; `key` of `[open]` names it.
fn start(program: &[String], url: &str, key: &str) -> Result<(), String> {
    let Some((program, arguments)) = with_link(program, url) else { return Ok(()) };
    let mut command = Command::new(&program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Somebody has to wait for it, or it stays as a zombie.
            std::thread::spawn(move || drop(child.wait()));
            Ok(())
        }
        Err(reason) => Err(not_started(&program, &reason, &named_by(key))),
    }
}

/// A program and its arguments, with the link where `{url}` stands, or at the end.
fn with_link(program: &[String], url: &str) -> Option<(String, Vec<String>)> {
    let (program, arguments) = program.split_first()?;
    let mut named = false;
    let mut arguments: Vec<String> = arguments
        .iter()
        .map(|argument| {
            named |= argument.contains("{url}");
            argument.replace("{url}", url)
        })
        .collect();
    if !named {
        arguments.push(url.to_owned());
    }
    Some((program.clone(), arguments))
}

fn named_by(key: &str) -> String {
    tr!("programs-open-names-it", key)
}

/// Shows a text in the pager.
pub fn pager(programs: &Open, text: &str) -> Result<(), String> {
    let (program, hint) = chosen((&programs.pager, "pager"), &["PAGER"], platform::PAGER, |name| env::var(name).ok());
    let (name, arguments) = program.split_first().ok_or("no pager is named")?;
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped());
    feed(command, text).map_err(|reason| not_started(name, &reason, &hint))
}

/// Opens a text in the editor. It is a copy: what is changed there changes nothing here.
pub fn editor(programs: &Open, text: &str) -> Result<(), String> {
    let (program, hint) =
        chosen((&programs.editor, "editor"), &["VISUAL", "EDITOR"], platform::EDITOR, |name| env::var(name).ok());
    let (name, arguments) = program.split_first().ok_or("no editor is named")?;
    let wrong = |reason: io::Error| format!("{} cannot be written to: {reason}", env::temp_dir().display());
    // A name that nobody can guess: the folder is everybody's. It goes with the value.
    let mut file = tempfile::Builder::new().prefix("pressstart-").suffix(".md").tempfile().map_err(wrong)?;
    file.write_all(text.as_bytes()).map_err(wrong)?;
    let came = Command::new(name).args(arguments).arg(file.path()).status();
    came.map(drop).map_err(|reason| not_started(name, &reason, &hint))
}

/// Gives a text to a program on the terminal, and waits until its output was read.
pub fn pipe(program: &[String], text: &str) -> Result<(), String> {
    let Some((name, arguments)) = program.split_first() else { return Ok(()) };
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped());
    feed(command, text).map_err(|reason| not_started(name, &reason, "| takes a program and its arguments"))?;
    let mut out = io::stdout();
    drop(out.write_all(format!("\n-- {} --", tr!("programs-enter-goes-back")).as_bytes()).and_then(|()| out.flush()));
    drop(io::stdin().lock().read_line(&mut String::new()));
    Ok(())
}

fn feed(mut command: Command, text: &str) -> io::Result<()> {
    let mut child = command.spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A program that does not read to the end is no failure: `head` does that.
        drop(input.write_all(text.as_bytes()));
    }
    child.wait().map(drop)
}

/// A program from the config, else from the environment (a name and arguments), else the usual one; and what
/// names it, for when it is not there.
fn chosen(
    (configured, key): (&[String], &str),
    variables: &[&str],
    usual: &str,
    environment: impl Fn(&str) -> Option<String>,
) -> (Vec<String>, String) {
    if !configured.is_empty() {
        return (configured.to_vec(), named_by(key));
    }
    let named = |name: &&str| {
        environment(name).filter(|value| !value.trim().is_empty()).map(|value| (value, (*name).to_owned()))
    };
    let (program, hint) = variables.iter().find_map(named).map_or_else(
        || (usual.to_owned(), tr!("programs-set-one", variables = variables.join(", $"), key)),
        |(value, name)| (value, tr!("programs-variable-names-it", name)),
    );
    let words = shell_words::split(&program);
    (words.unwrap_or_else(|_| program.split_whitespace().map(str::to_owned).collect()), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_to_the_web_reach_a_program() {
        let programs = Open { browser: vec!["false".into()], ..Open::default() };
        for url in ["file:///etc/passwd", "javascript:alert(1)", "-x", "mailto:a@example.org"] {
            assert!(browse(&programs, url).is_err(), "{url}");
        }
    }

    #[test]
    fn a_file_goes_to_its_program_and_only_from_the_web() {
        let programs = Open { enclosure: vec!["no-such-player-here".into(), "{url}".into()], ..Open::default() };
        let wrong = play(&programs, "https://example.org/a.mp3").err().unwrap_or_default();
        assert!(wrong.contains("no-such-player-here"), "{wrong}");
        assert!(play(&programs, "file:///etc/passwd").is_err_and(|wrong| wrong.contains("no link to the web")));
    }

    #[test]
    fn the_browser_of_the_environment_is_used_where_the_config_names_none() {
        let named = |configured: &[&str], value: Option<&str>| {
            let open = Open { browser: configured.iter().map(ToString::to_string).collect(), ..Open::default() };
            browser(&open, |name| value.filter(|_| name == "BROWSER").map(str::to_owned))
        };
        assert_eq!(named(&[], Some("firefox:w3m")), ["firefox"]);
        assert_eq!(named(&[], Some("'my browser' --tab %s")), ["my browser", "--tab", "{url}"]);
        assert_eq!(named(&["surf"], Some("firefox")), ["surf"]);
        assert!(named(&[], None).is_empty());
        let open = Open { browser: vec!["/usr/bin/w3m".into()], ..Open::default() };
        assert_eq!(terminal_browser(&open), Some(open.browser.clone()));
        assert!(terminal_browser(&Open { browser: vec!["firefox".into()], ..Open::default() }).is_none());
        assert!(browse_here(&["true".into()], "file:///etc/passwd").is_err());
        assert_eq!(browse_here(&["true".into()], "https://example.org/"), Ok(()));
    }

    #[test]
    fn a_program_that_is_missing_is_named_with_its_key() {
        let gone = || vec!["no-such-program-here".to_owned()];
        let open = Open { browser: gone(), clipboard: gone(), pager: gone(), editor: gone(), enclosure: gone() };
        let link = "https://example.org/";
        for (came, hint) in [
            (browse(&open, link), "[open] browser names it"),
            (play(&open, link), "[open] enclosure names it"),
            (pager(&open, ""), "[open] pager names it"),
            (editor(&open, ""), "[open] editor names it"),
            (pipe(&gone(), ""), "| takes a program and its arguments"),
        ] {
            assert_eq!(came, Err(format!("No program no-such-program-here here: {hint}")));
        }
    }

    #[test]
    fn without_a_browser_or_a_player_the_key_to_set_is_named() {
        let missing = io::Error::other("Launcher \"gio\" \"open\" failed with ExitStatus(2)");
        assert_eq!(unopened(&missing, "browser", "browser"), "No browser here: set [open] browser in the config");
        assert_eq!(unopened(&missing, "enclosure", "player"), "No player here: set [open] enclosure in the config");
    }

    #[test]
    fn the_config_names_a_program_before_the_environment_and_that_before_habit() {
        let editor = |configured: &[String], set: &[(&str, &str)]| {
            let environment =
                |name: &str| set.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned());
            chosen((configured, "editor"), &["VISUAL", "EDITOR"], "vi", environment)
        };
        let words = |words: &[&str], hint: &str| {
            (words.iter().map(ToString::to_string).collect::<Vec<String>>(), hint.to_owned())
        };
        let set = [("EDITOR", "ed -x"), ("VISUAL", " ")];
        assert_eq!(editor(&["nvim".into()], &set), words(&["nvim"], "[open] editor names it"));
        assert_eq!(editor(&[], &set), words(&["ed", "-x"], "$EDITOR names it"));
        assert_eq!(editor(&[], &[]), words(&["vi"], "set $VISUAL, $EDITOR or [open] editor"));
    }

    #[test]
    fn the_copy_for_the_editor_has_a_name_that_nobody_can_guess_and_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let told = |name: &str| {
            let note = folder.path().join(name);
            let script = format!("printf %s \"$1\" > {}; grep -q Bell \"$1\"", note.display());
            let words = ["sh", "-c", &script, "sh"].map(str::to_owned).to_vec();
            let programs = Open { editor: words, ..Open::default() };
            editor(&programs, "Hollow Bell").unwrap();
            std::fs::read_to_string(note).unwrap()
        };
        let (first, second) = (told("first"), told("second"));
        assert_ne!(first, second);
        assert!(!std::path::Path::new(&first).exists());
    }
}
