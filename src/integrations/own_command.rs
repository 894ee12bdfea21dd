//! A command of the user's own, run for an article: what it is given, and what it printed as text that is safe to show. A program and
//! its arguments; no shell reads them.

use super::With;
use crate::{
    clean::{self, Subject},
    exchange::{Exported, articles, markdown},
    feed,
    news::{Article, CommandInput, CommandOutput, OwnCommand, View, own_command},
    page,
    poll::{self, ProgramRun},
    store::{Raw, StoreError},
    text::safe,
};
use std::{io::Write, sync::atomic::AtomicBool};

/// Tells the program that the user wants no socket to be opened.
const OFFLINE: &str = "PRESSSTART_OFFLINE";

/// An article in the form that a command wants on its standard input.
///
/// # Errors
/// When the database cannot be read.
pub fn input(article: &Article, form: CommandInput, with: With) -> Result<String, StoreError> {
    if form == CommandInput::None {
        return Ok(String::new());
    }
    let raw = with.store.raw(article.id)?;
    let html = raw.as_ref().map(Raw::html).unwrap_or_default();
    let strip = with.store.strips(article.source).unwrap_or(true);
    let body = clean::body(&html, &Subject::of(article, strip), View::Stripped, with.rules);
    let highlights = with.store.highlights(article.id)?;
    let exported = Exported { article, body: &body, saved: None, highlights: &highlights, original: None };
    Ok(match form {
        CommandInput::None => String::new(),
        CommandInput::Text => format!("{}\n\n{}\n", article.title, page::text(&body)),
        CommandInput::Html => page::html(&body),
        CommandInput::Markdown => markdown::write(&exported),
        CommandInput::Json => articles::json_object(&exported),
    })
}

/// Runs a command for an article and waits for its end; gives what it printed, where that is wanted. `stop` ends it.
///
/// # Errors
/// When it cannot be started, fails, breaks a bound, is stopped or prints nothing where something is to be shown, as a sentence.
pub fn run(
    command: &OwnCommand,
    article: &Article,
    input: &str,
    offline: bool,
    stop: &AtomicBool,
) -> Result<Option<String>, String> {
    let file = if command.run.iter().any(|argument| argument.contains(own_command::FILE)) {
        Some(file_with(input, command.input).map_err(|reason| format!("its file cannot be written: {reason}"))?)
    } else {
        None
    };
    let path = file.as_ref().map(|file| file.path().to_string_lossy().into_owned()).unwrap_or_default();
    let named_by = format!("[commands] {} names it", command.name);
    let run = ProgramRun {
        program: &own_command::arguments(&command.run, article, &path),
        input: input.as_bytes(),
        environment: if offline { &[(OFFLINE, "1")] } else { &[] },
        timeout: command.timeout,
        output: (command.output != CommandOutput::None).then_some(command.max_output),
        named_by: &named_by,
    };
    let printed = poll::run_program(&run, stop).map_err(|reason| reason.to_string())?;
    let text = readable(&printed);
    let is_shown = matches!(command.output, CommandOutput::Article | CommandOutput::Pager);
    if is_shown && text.is_empty() {
        return Err("it printed nothing".to_owned());
    }
    Ok((command.output != CommandOutput::None).then_some(text))
}

/// A file under a name that nobody can guess; it goes with the value.
fn file_with(input: &str, form: CommandInput) -> std::io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix("pressstart-").suffix(form.ending()).tempfile()?;
    file.write_all(input.as_bytes())?;
    Ok(file)
}

/// What a program printed, in whatever encoding, without what a terminal would obey.
fn readable(printed: &[u8]) -> String {
    let text = feed::decode(printed, Some("text/plain"), None).replace("\r\n", "\n");
    safe::block(text.trim_start_matches('\u{feff}')).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{store::Store, text::Line};
    use std::time::Duration;

    fn command(run: &[&str], output: CommandOutput) -> OwnCommand {
        OwnCommand {
            name: "own".into(),
            about: Line::default(),
            run: run.iter().map(|word| (*word).to_owned()).collect(),
            input: CommandInput::Text,
            output,
            keep: false,
            timeout: Duration::from_mins(1),
            max_output: 1 << 20,
        }
    }

    fn ran(run_it: &[&str], output: CommandOutput) -> Result<Option<String>, String> {
        let article = Article { title: "A tide; $(id)".into(), ..articles::sample() };
        run(&command(run_it, output), &article, "what it says", true, &AtomicBool::new(false))
    }

    #[test]
    fn what_it_prints_is_shown_without_what_a_terminal_obeys_in_any_encoding() {
        let came = ran(&["printf", "\\033[31mred\\033[0m \\033]0;x\\007\\r\\nnext\\n"], CommandOutput::Article);
        assert_eq!(came, Ok(Some("red \nnext".to_owned())));
        let latin =
            ran(&["printf", "La mar\\351e monte, \\340 bient\\364t, d\\351j\\340 l\\340."], CommandOutput::Toast);
        assert_eq!(latin, Ok(Some("La marée monte, à bientôt, déjà là.".to_owned())));
    }

    #[test]
    fn a_file_holds_the_article_as_long_as_the_program_runs() {
        let came = ran(
            &["sh", "-c", "cat \"$1\"; printf ' %s %s' \"$1\" \"$2\"", "sh", "{file}", "{title}"],
            CommandOutput::Toast,
        );
        let came = came.unwrap().unwrap_or_default();
        let path = came.split(' ').find(|word| word.contains("/pressstart-")).unwrap_or_default();
        assert!(came.starts_with("what it says /") && came.ends_with("A tide; $(id)"), "{came}");
        assert!(!std::path::Path::new(path).exists());
    }

    #[test]
    fn nothing_where_something_is_to_be_shown_is_a_failure_and_elsewhere_it_is_not() {
        assert_eq!(ran(&["true"], CommandOutput::Article), Err("it printed nothing".to_owned()));
        assert_eq!(ran(&["true"], CommandOutput::Toast), Ok(Some(String::new())));
        assert_eq!(ran(&["echo", "x"], CommandOutput::None), Ok(None));
        assert!(ran(&["no-such-program-here"], CommandOutput::None).unwrap_err().contains("[commands] own names it"));
    }

    #[test]
    fn a_program_learns_that_no_socket_is_wanted() {
        let came = ran(&["sh", "-c", "echo \"$PRESSSTART_OFFLINE\""], CommandOutput::Toast);
        assert_eq!(came, Ok(Some("1".to_owned())));
    }

    #[test]
    fn an_article_that_is_gone_is_given_as_its_headline() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("news.db")).unwrap();
        let article = Article { title: "A tide".into(), source: None, ..articles::sample() };
        let with = With { store: &store, rules: &clean::BUILTIN, limits: &crate::fetch::Limits::default() };
        assert_eq!(input(&article, CommandInput::Text, with).unwrap(), "A tide\n\n\n");
        assert_eq!(input(&article, CommandInput::None, with).unwrap(), "");
    }
}
