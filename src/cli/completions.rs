//! Completions for shells: the scripts, and the names that only the database knows.

use super::{
    Exit,
    args::{Global, NameKind, Shell},
    examples, output, session,
};
use crate::{
    query::Query,
    store::{Sort, Store, StoreError},
    text::Line,
};
use anyhow::Result;
use clap_complete::generate;
use jiff::Timestamp;
use std::fmt::Write;

/// Articles that are offered: nobody looks further for an id.
const MOST_ARTICLES: usize = 100;
/// Letters of a headline beside its id.
const LETTERS: usize = 50;

/// What fish asks for beside what the generated script offers.
const FISH: &str = r"
complete -c pressstart -n '__fish_seen_subcommand_from show save unsave read unread finished later split join' -f -a '(pressstart names articles 2>/dev/null)'
complete -c pressstart -n '__fish_seen_subcommand_from fetch check pause resume rename move remove' -f -a '(pressstart names sources 2>/dev/null)'
complete -c pressstart -n '__fish_seen_subcommand_from save' -l tag -x -a '(pressstart names tags 2>/dev/null)'
";

/// The same for bash.
const BASH: &str = r#"
_pressstart_names() {
    _pressstart "$@"
    local kind="" word="${COMP_WORDS[COMP_CWORD]}" name
    case "${COMP_WORDS[1]}" in
        show|save|unsave|read|unread|finished|later|split|join) kind=articles ;;
        fetch) kind=sources ;;
        source) case "${COMP_WORDS[2]}" in check|pause|resume|rename|move|remove) kind=sources ;; esac ;;
    esac
    [[ "${COMP_WORDS[COMP_CWORD-1]}" == --tag ]] && kind=tags
    [[ -z "$kind" || "$word" == -* ]] && return 0
    while IFS=$'\t' read -r name _; do
        [[ "$name" == "$word"* ]] && COMPREPLY+=("$(printf %q "$name")")
    done < <(pressstart names "$kind" 2>/dev/null)
    return 0
}
complete -F _pressstart_names -o bashdefault -o default pressstart
"#;

/// A script for a shell.
pub fn script(shell: Shell) -> Vec<u8> {
    let (mut script, mut program) = (Vec::new(), examples::command());
    let name = "pressstart";
    match shell {
        Shell::Bash => generate(clap_complete::Shell::Bash, &mut program, name, &mut script),
        Shell::Elvish => generate(clap_complete::Shell::Elvish, &mut program, name, &mut script),
        Shell::Fish => generate(clap_complete::Shell::Fish, &mut program, name, &mut script),
        Shell::Nushell => generate(clap_complete_nushell::Nushell, &mut program, name, &mut script),
        Shell::Powershell => generate(clap_complete::Shell::PowerShell, &mut program, name, &mut script),
        Shell::Zsh => generate(clap_complete::Shell::Zsh, &mut program, name, &mut script),
    }
    match shell {
        Shell::Bash => script.extend_from_slice(BASH.as_bytes()),
        Shell::Fish => script.extend_from_slice(FISH.as_bytes()),
        Shell::Elvish | Shell::Nushell | Shell::Powershell | Shell::Zsh => {}
    }
    script
}

/// Prints the names of one kind, each with what it stands for; where there is no database there are none.
pub fn names(global: &Global, kind: NameKind) -> Result<Exit> {
    let database = session::places(global)?.database();
    if let Ok(store) = Store::open_read_only(&database) {
        output::print(&lines(&store, kind)?)?;
    }
    Ok(Exit::Done)
}

fn lines(store: &Store, kind: NameKind) -> Result<String, StoreError> {
    let mut text = String::new();
    match kind {
        NameKind::Sources => {
            for one in store.subscriptions()? {
                let _ = writeln!(text, "{}\t{}", one.id, one.source.name);
            }
        }
        NameKind::Articles => {
            for article in store.list(&Query::default(), Sort::Newest, MOST_ARTICLES, Timestamp::now())? {
                let _ = writeln!(text, "{}\t{}", article.id, Line::cut(&article.title, LETTERS));
            }
        }
        NameKind::Tags => {
            for tag in store.tags()? {
                let _ = writeln!(text, "{tag}");
            }
        }
    }
    Ok(text)
}
