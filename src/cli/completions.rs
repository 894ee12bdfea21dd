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
use clap_complete::{Generator, generate};
use jiff::Timestamp;
use std::fmt::Write;

/// Articles that are offered: nobody looks further for an id.
const MOST_ARTICLES: usize = 100;
/// Letters of a headline beside its id.
const LETTERS: usize = 50;

/// Commands that take articles by their ids.
const OF_ARTICLES: [&str; 10] =
    ["show", "comments", "save", "unsave", "read", "unread", "finished", "later", "split", "join"];

/// Commands of `source` that take one by its id.
const OF_SOURCES: [&str; 7] = ["check", "pause", "resume", "rename", "move", "address", "remove"];

/// What fish asks for beside what the generated script offers. In this and the others `ARTICLES` and `SOURCES` stand for the
/// commands that take such ids.
const FISH: &str = r"
complete -c pressstart -n '__fish_seen_subcommand_from ARTICLES' -f -a '(pressstart names articles 2>/dev/null)'
complete -c pressstart -n '__fish_seen_subcommand_from fetch SOURCES' -f -a '(pressstart names sources 2>/dev/null)'
complete -c pressstart -n '__fish_seen_subcommand_from save' -l tag -x -a '(pressstart names tags 2>/dev/null)'
";

/// The same for bash.
const BASH: &str = r#"
_pressstart_names() {
    _pressstart "$@"
    local kind="" word="${COMP_WORDS[COMP_CWORD]}" name
    case "${COMP_WORDS[1]}" in
        ARTICLES) kind=articles ;;
        fetch) kind=sources ;;
        source) case "${COMP_WORDS[2]}" in SOURCES) kind=sources ;; esac ;;
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

/// The same for zsh.
const ZSH: &str = r#"
_pressstart_names() {
    local kind="" line
    local -a found
    case "$words[2]" in
        ARTICLES) (( CURRENT > 2 )) && kind=articles ;;
        fetch) (( CURRENT > 2 )) && kind=sources ;;
        source) case "$words[3]" in SOURCES) (( CURRENT > 3 )) && kind=sources ;; esac ;;
    esac
    [[ "$words[CURRENT-1]" == --tag ]] && kind=tags
    if [[ -n "$kind" && "$words[CURRENT]" != -* ]]; then
        for line in "${(@f)$(pressstart names $kind 2>/dev/null)}"; do
            [[ -n "$line" ]] && found+=("${${line//:/\\:}/$'\t'/:}")
        done
        _describe -t "$kind" "$kind" found && return
    fi
    _pressstart "$@"
}
compdef _pressstart_names pressstart
"#;

/// The same for Elvish, which is not told the values of options either.
const ELVISH: &str = r"
var pressstart-static~ = $edit:completion:arg-completer[pressstart]
set edit:completion:arg-completer[pressstart] = {|@words|
    var kind = ''
    var before = $words[-2]
    var values = [&VALUES]
    if (> (count $words) 2) {
        if (has-value [ARTICLES] $words[1]) { set kind = articles }
        if (eq $words[1] fetch) { set kind = sources }
        if (and (eq $words[1] source) (> (count $words) 3) (has-value [SOURCES] $words[2])) { set kind = sources }
        if (eq $before --tag) { set kind = tags }
    }
    if (has-key $values $words[1]' '$before) {
        all $values[$words[1]' '$before]
    } elif (and (not-eq $kind '') (not (str:has-prefix $words[-1] -))) {
        pressstart names $kind 2>/dev/null | from-lines | each {|line|
            var parts = [(str:split &max=2 (str:from-codepoints 9) $line)]
            edit:complex-candidate $parts[0] &display=(str:join ' ' $parts)
        }
    } else {
        pressstart-static $@words
    }
}
";

/// The same for PowerShell; it stands at the beginning of the generated block.
const POWERSHELL: &str = r#"
    $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
    if ($wordToComplete) { $typed = @($typed | Select-Object -SkipLast 1) }
    $values = @{ VALUES }
    $offered = $values["$($typed[1]) $($typed[-1])"]
    $kind = if ($typed[-1] -eq '--tag') { 'tags' }
        elseif ($typed[1] -in @(ARTICLES)) { 'articles' }
        elseif ($typed[1] -eq 'fetch' -or ($typed[1] -eq 'source' -and $typed[2] -in @(SOURCES))) { 'sources' }
    if (-not $offered -and $kind -and -not $wordToComplete.StartsWith('-')) {
        $offered = @(pressstart names $kind 2>$null)
    }
    if ($offered) {
        $offered | Where-Object { $_.StartsWith($wordToComplete) } | ForEach-Object {
            $name, $about = $_ -split "`t", 2
            [CompletionResult]::new($name, $name, [CompletionResultType]::ParameterValue, $(if ($about) { $about } else { $name }))
        }
        return
    }
"#;

/// The same for Nushell; arguments that take such names ask for them.
const NUSHELL: &str = r#"
  def "nu-complete pressstart named" [kind: string] {
    ^pressstart names $kind | lines | each {|line|
      let parts = ($line | split row "\t")
      {value: $parts.0, description: ($parts | get --optional 1 | default "")}
    }
  }
  def "nu-complete pressstart articles" [] { nu-complete pressstart named articles }
  def "nu-complete pressstart sources" [] { nu-complete pressstart named sources }
  def "nu-complete pressstart tags" [] { nu-complete pressstart named tags }
"#;

/// A script for a shell.
pub fn script(shell: Shell) -> Vec<u8> {
    let generated = match shell {
        Shell::Bash => generated(clap_complete::Shell::Bash),
        Shell::Elvish => generated(clap_complete::Shell::Elvish),
        Shell::Fish => generated(clap_complete::Shell::Fish),
        Shell::Nushell => generated(clap_complete_nushell::Nushell),
        Shell::Powershell => generated(clap_complete::Shell::PowerShell),
        Shell::Zsh => generated(clap_complete::Shell::Zsh),
    };
    let filled = |text: &str, between: &str| {
        text.replace("ARTICLES", &OF_ARTICLES.join(between)).replace("SOURCES", &OF_SOURCES.join(between))
    };
    let whole = match shell {
        Shell::Bash => generated + &filled(BASH, "|"),
        Shell::Zsh => generated + &filled(ZSH, "|"),
        Shell::Fish => generated + &filled(FISH, " "),
        Shell::Elvish => {
            let values = values(|option, values| format!("&'{option}'=[{}]", values.join(" "))).join(" ");
            generated + &filled(ELVISH, " ").replace("&VALUES", &values)
        }
        Shell::Powershell => {
            let values = values(|option, values| format!("'{option}' = @('{}')", values.join("', '"))).join("; ");
            let quoted = |names: &[&str]| format!("'{}'", names.join("', '"));
            let own = POWERSHELL
                .replace("ARTICLES", &quoted(&OF_ARTICLES))
                .replace("SOURCES", &quoted(&OF_SOURCES))
                .replace("VALUES", &values);
            after_line(&generated, "param($wordToComplete", &own)
        }
        Shell::Nushell => after_line(&in_nushell(&generated), "module completions {", NUSHELL),
    };
    whole.into_bytes()
}

fn generated(shell: impl Generator) -> String {
    let mut script = Vec::new();
    generate(shell, &mut examples::command(), "pressstart", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// A text with another after the first line that holds a mark.
fn after_line(text: &str, mark: &str, more: &str) -> String {
    let end = text.find(mark).and_then(|at| Some(at + text[at..].find('\n')? + 1)).unwrap_or(text.len());
    format!("{}{more}{}", &text[..end], &text[end..])
}

/// The options that take one of a few values, each with its command, as one entry of a shell's table.
fn values(entry: impl Fn(&str, &[String]) -> String) -> Vec<String> {
    let mut entries = Vec::new();
    for command in examples::command().get_subcommands() {
        for option in command.get_opts() {
            let values = option.get_possible_values();
            let names: Vec<String> = values.iter().map(|value| value.get_name().to_owned()).collect();
            if let Some(long) = option.get_long().filter(|_| !names.is_empty()) {
                entries.push(entry(&format!("{} --{long}", command.get_name()), &names));
            }
        }
    }
    entries
}

/// Nushell's script with the arguments that take a name asking for it.
fn in_nushell(generated: &str) -> String {
    let (mut text, mut kind) = (String::new(), None);
    for line in generated.lines() {
        if let Some(rest) = line.trim_start().strip_prefix("export extern ") {
            let command = rest.trim_matches(['"', '[', ' ']).trim_end_matches(['"', '[', ' ']);
            let command = command.strip_prefix("pressstart ").unwrap_or_default().trim_end_matches(['"', ' ', '[']);
            kind = match command.split_once(' ') {
                None if OF_ARTICLES.contains(&command) => Some("articles"),
                None if command == "fetch" => Some("sources"),
                Some(("source", command)) if OF_SOURCES.contains(&command) => Some("sources"),
                _ => None,
            };
        }
        let name = line.trim_start().trim_start_matches("...").split([':', '?']).next().unwrap_or_default();
        let asked = match name {
            "--tag" => Some("tags"),
            "id" | "ids" | "what" | "source" | "sources" => kind,
            _ => None,
        };
        let line = match asked {
            Some(kind) => line.replacen(": string", &format!(": string@\"nu-complete pressstart {kind}\""), 1),
            None => line.to_owned(),
        };
        text.push_str(&line);
        text.push('\n');
    }
    text
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
