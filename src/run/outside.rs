//! Other programs: the browser, the clipboard, the pager, the editor, and whatever an article is piped to. A program is a name and its arguments; no shell reads them.

use crate::config::Open;
use std::{
    env, fs,
    io::{self, BufRead, Write},
    process::{Command, Stdio},
};

/// Opens a link in the browser; only links to the web.
pub fn browse(programs: &Open, url: &str) -> Result<(), String> {
    let web = url::Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let Some(web) = web else { return Err(format!("{url} is no link to the web")) };
    if programs.browser.is_empty() {
        return open::that_detached(web.as_str()).map_err(|reason| format!("no browser could be started: {reason}"));
    }
    start(&programs.browser, web.as_str())
}

/// Gives a file that comes with an article to its program; without one, to the browser.
pub fn play(programs: &Open, url: &str) -> Result<(), String> {
    let web = url::Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    match web {
        Some(web) if !programs.enclosure.is_empty() => start(&programs.enclosure, web.as_str()),
        _ => browse(programs, url),
    }
}

/// Starts a program with a link and does not wait for it.
fn start(program: &[String], url: &str) -> Result<(), String> {
    let Some((program, arguments)) = program.split_first() else { return Ok(()) };
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
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Somebody has to wait for it, or it stays as a zombie.
            std::thread::spawn(move || drop(child.wait()));
            Ok(())
        }
        Err(reason) => Err(format!("{program} cannot be started: {reason}")),
    }
}

/// Gives a text to the clipboard program.
pub fn copy(program: &[String], text: &str) -> Result<(), String> {
    let Some((name, arguments)) = program.split_first() else { return Ok(()) };
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    feed(command, text).map_err(|reason| format!("{name} did not take it: {reason}"))
}

/// Shows a text in the pager.
pub fn pager(programs: &Open, text: &str) -> Result<(), String> {
    let program = chosen(&programs.pager, &["PAGER"], "less");
    let (name, arguments) = program.split_first().ok_or("no pager is named")?;
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped());
    feed(command, text).map_err(|reason| format!("{name} cannot show it: {reason}"))
}

/// Opens a text in the editor. It is a copy: what is changed there changes nothing here.
pub fn editor(programs: &Open, text: &str) -> Result<(), String> {
    let program = chosen(&programs.editor, &["VISUAL", "EDITOR"], "vi");
    let (name, arguments) = program.split_first().ok_or("no editor is named")?;
    let path = env::temp_dir().join(format!("pressstart-{}.md", std::process::id()));
    let wrong = |reason: io::Error| format!("{name} cannot open it: {reason}");
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(wrong)?;
    let came = Command::new(name).args(arguments).arg(&path).status();
    drop(fs::remove_file(&path));
    came.map(drop).map_err(wrong)
}

/// Gives a text to a program on the terminal, and waits until its output was read.
pub fn pipe(program: &[String], text: &str) -> Result<(), String> {
    let Some((name, arguments)) = program.split_first() else { return Ok(()) };
    let mut command = Command::new(name);
    command.args(arguments).stdin(Stdio::piped());
    feed(command, text).map_err(|reason| format!("{name}: {reason}"))?;
    let mut out = io::stdout();
    drop(out.write_all(b"\n-- Enter goes back to Press Start --").and_then(|()| out.flush()));
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

/// A program from the config, else from the environment (a name and arguments, split at blanks), else the usual one.
fn chosen(configured: &[String], variables: &[&str], usual: &str) -> Vec<String> {
    if !configured.is_empty() {
        return configured.to_vec();
    }
    let named = variables.iter().filter_map(|name| env::var(name).ok()).find(|value| !value.trim().is_empty());
    named.as_deref().unwrap_or(usual).split_whitespace().map(str::to_owned).collect()
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
    fn a_program_that_is_missing_is_named() {
        let programs = Open { browser: vec!["no-such-browser-here".into()], ..Open::default() };
        let wrong = browse(&programs, "https://example.org/").err().unwrap_or_default();
        assert!(wrong.contains("no-such-browser-here"), "{wrong}");
    }
}
