//! `rule` and `kind`: rules beside those of the config, tried before they are made; and kinds put right by hand. Each is one undoable step.

use super::{Exit, Usage, args::RuleCommand, output, session::Session};
use crate::{
    news::{Act, ArticleId, Kind, Rule},
    query::Query,
    store::Step,
    text::Line,
};
use anyhow::{Result, bail};
use jiff::tz::TimeZone;
use serde_json::json;

pub fn run(session: &mut Session, command: &RuleCommand) -> Result<Exit> {
    match command {
        RuleCommand::List { json } => list(session, *json),
        RuleCommand::Try { when } => {
            let when = checked(when)?;
            let count = session.store.try_rule(&when, session.now, &TimeZone::system())?;
            output::print_line(&format!(
                "{} of the last 30 days",
                output::count(as_count(count), "article", "articles")
            ))?;
            Ok(Exit::Done)
        }
        RuleCommand::Add { when, then } => {
            let acts: Vec<Act> = then.iter().map(|word| act(session, word)).collect::<Result<_>>()?;
            let when = checked(when)?;
            let wishes: Vec<String> = acts.iter().map(Act::wish).collect();
            let name = Line::new(&format!("always {}: {when}", wishes.join(", ")));
            let step = session.store.add_rule(&Rule { name, when, then: acts }, session.now)?;
            say(session, &step)
        }
        RuleCommand::Remove { name } => {
            if session.store.user_rules()?.iter().all(|rule| rule.name.as_str() != name) {
                bail!("there is no rule “{}” made from a story; `pressstart rule list` names them", Line::new(name));
            }
            let step = session.store.remove_rule(name, session.now)?;
            say(session, &step)
        }
    }
}

fn say(session: &Session, step: &Step) -> Result<Exit> {
    if !session.quiet {
        output::print_line(&step.words)?;
    }
    Ok(Exit::Done)
}

fn as_count(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn checked(when: &str) -> Result<String> {
    Query::typed(when, &TimeZone::system()).map_err(|error| Usage(error.under(when)))?;
    if when.trim().is_empty() {
        return Err(Usage("an empty query would match everything; `all` says so".to_owned()).into());
    }
    Ok(when.to_owned())
}

fn act(session: &Session, word: &str) -> Result<Act> {
    let act: Act = word.parse().map_err(|()| match word.strip_prefix("kind:") {
        Some(kind) => no_kind(kind),
        None => Usage(format!("“{}” is no act: {}", Line::new(word), Act::WORDS.join(", "))),
    })?;
    if let Act::Push(server) = &act
        && !session.config.push.iter().any(|push| push.target.word() == server.as_str())
    {
        return Err(Usage(format!("the config has no [push.{server}] to hand anything to")).into());
    }
    Ok(act)
}

fn list(session: &Session, as_json: bool) -> Result<Exit> {
    let row = |rule: &Rule, in_config: bool| {
        let then: Vec<String> = rule.then.iter().map(Act::word).collect();
        json!({ "name": rule.name, "when": rule.when, "then": then, "in_config": in_config })
    };
    let own = session.store.user_rules()?;
    if as_json {
        let all =
            session.config.rules.iter().map(|rule| row(rule, true)).chain(own.iter().map(|rule| row(rule, false)));
        output::print_json(&all.collect::<Vec<_>>())?;
        return Ok(Exit::Done);
    }
    for rule in &session.config.rules {
        output::print_line(&format!("{}  (in the config)", rule.name))?;
    }
    for rule in &own {
        output::print_line(&rule.name)?;
    }
    if own.is_empty() && session.config.rules.is_empty() {
        output::note(session.quiet, "there are no rules");
    }
    Ok(Exit::Done)
}

fn no_kind(word: &str) -> Usage {
    Usage(format!("“{}” is no kind: {}", Line::new(word), Kind::ALL.map(Kind::word).join(", ")))
}

/// Gives articles a kind by hand.
pub fn kind(session: &mut Session, kind: &str, ids: &[String]) -> Result<Exit> {
    let kind: Kind = kind.to_lowercase().parse().map_err(|()| no_kind(kind))?;
    let articles: Vec<ArticleId> = ids.iter().map(|id| session.face(id).map(|face| face.id)).collect::<Result<_>>()?;
    let step = session.store.set_kind(&articles, kind, session.now)?;
    say(session, &step)
}
