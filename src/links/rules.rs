//! Rules are data: a TOML file that names redirectors, parameters and short links. This file reads it, checks it and lays one over another.

use super::{
    carrier::Carrier,
    hosts::Hosts,
    names::Names,
    pattern::{Host, Parameter, Path, Value},
};
use crate::text::near::nearest;
use serde::Deserialize;
use std::{collections::HashSet, ops::Range, sync::Arc};
use toml::Spanned;

/// Names that mean something on most sites: no rule may take them out everywhere.
const NEVER_EVERYWHERE: [&str; 15] =
    ["ref", "tag", "id", "source", "s", "t", "q", "v", "p", "from", "loc", "sid", "aff", "r", "partner"];

/// A set of link rules; a copy costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    pub(super) written: Arc<Written>,
    pub(super) hosts: Arc<Hosts>,
    pub(super) own: Arc<Names>,
    pub(super) signed: Arc<Names>,
    off: HashSet<String>,
    /// Names of rules of other rooms, which can be turned off in the same place.
    others: Vec<String>,
}

/// What is wrong with a rule file; shows file, line and a caret.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct RuleError(pub String);

impl RuleError {
    /// What is wrong, where: `file:line:column`, the line, and carets under what is meant.
    #[must_use]
    pub fn at(file_name: &str, text: &str, message: &str, span: Option<Range<usize>>) -> Self {
        Self(pointed_out(file_name, text, message, span))
    }
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Blame {
    Affiliate,
    Tracking,
}

/// A rule file as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    /// Names of rules that do not count any more.
    off: Vec<Spanned<String>>,
    /// Parameters that redirectors use for themselves, wherever they stand.
    own: Vec<Parameter>,
    /// Parameters that say that a query is signed.
    signed: Vec<Parameter>,
    pub(super) redirector: Vec<Redirector>,
    pub(super) strip: Vec<Strip>,
    pub(super) short: Vec<Short>,
    pub(super) whole: Vec<Whole>,
    keep: Vec<Keep>,
}

/// A host whose URLs hold another URL.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Redirector {
    pub(super) name: String,
    pub(super) kind: Blame,
    hosts: Vec<Host>,
    #[serde(default)]
    pub(super) paths: Vec<Path>,
    /// Parameters that must all be there.
    #[serde(default)]
    pub(super) needs: Vec<String>,
    pub(super) carriers: Vec<Carrier>,
    /// The target may lack its scheme.
    #[serde(default)]
    pub(super) schemeless: bool,
    /// Without a target the link is opaque, not an ordinary page.
    #[serde(default)]
    pub(super) opaque: bool,
}

/// Parameters, or the end of a path, to take out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Strip {
    pub(super) name: String,
    pub(super) kind: Blame,
    /// No hosts: everywhere.
    #[serde(default)]
    hosts: Vec<Host>,
    #[serde(default)]
    pub(super) paths: Vec<Path>,
    #[serde(default)]
    parameters: Vec<Spanned<Parameter>>,
    /// Only when one of these parameters is there as well.
    #[serde(default)]
    pub(super) when: Vec<String>,
    /// Only where the value looks so.
    #[serde(default)]
    pub(super) value: Option<Value>,
    /// Takes the path from these words on.
    #[serde(default)]
    pub(super) tail: Option<String>,
    /// Also in a fragment that is written like a query.
    #[serde(default)]
    pub(super) fragment: bool,
}

/// A host whose short links only the network can resolve.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Short {
    name: String,
    hosts: Vec<Host>,
    #[serde(default)]
    pub(super) paths: Vec<Path>,
}

/// A host whose addresses hold those of others and lead to nothing without every byte: an archive.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Whole {
    name: String,
    hosts: Vec<Host>,
    #[serde(default)]
    pub(super) paths: Vec<Path>,
}

/// Parameters that a site needs, whatever other rules say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keep {
    name: String,
    hosts: Vec<Host>,
    parameters: Vec<Parameter>,
}

impl Rules {
    /// Lays the text of a rule file over these rules: a rule replaces those of the same name, and `off = ["name"]` drops one.
    ///
    /// # Errors
    /// When the text is no rule file; these rules are not changed then.
    pub fn with(&self, file_name: &str, text: &str) -> Result<Self, RuleError> {
        let wrong = |message: &str, span: Option<Range<usize>>| RuleError::at(file_name, text, message, span);
        let over: Written = toml::from_str(text).map_err(|error| wrong(error.message(), error.span()))?;
        over.check(&self.written, &self.others).map_err(|(message, span)| wrong(&message, Some(span)))?;
        let off = over.off.iter().map(|name| name.get_ref().clone()).chain(self.off.iter().cloned()).collect();
        Ok(Self { off, others: self.others.clone(), ..Self::of(self.written.under(over)) })
    }

    /// These rules, with names of rules of other rooms that a rule file may turn off.
    #[must_use]
    pub fn beside(&self, others: impl IntoIterator<Item = String>) -> Self {
        Self { others: others.into_iter().collect(), ..self.clone() }
    }

    /// True when the reader turned off the rule of that name, of whatever room.
    #[must_use]
    pub fn is_off(&self, name: &str) -> bool {
        self.off.contains(name)
    }

    fn of(written: Written) -> Self {
        let mut hosts = Hosts::default();
        let (mut own, mut signed) = (Names::default(), Names::default());
        for (at, redirector) in written.redirector.iter().enumerate() {
            redirector.hosts.iter().for_each(|host| hosts.site(host).redirectors.push(at));
        }
        for (at, short) in written.short.iter().enumerate() {
            short.hosts.iter().for_each(|host| hosts.site(host).shorts.push(at));
        }
        for (at, whole) in written.whole.iter().enumerate() {
            whole.hosts.iter().for_each(|host| hosts.site(host).wholes.push(at));
        }
        for (at, strip) in written.strip.iter().enumerate() {
            let everywhere = [Host::Every];
            for host in if strip.hosts.is_empty() { &everywhere[..] } else { &strip.hosts } {
                let site = hosts.site(host);
                site.tails.extend(strip.tail.is_some().then_some(at));
                add(&mut site.strips, strip.parameters.iter().map(Spanned::get_ref), at);
            }
        }
        for (at, keep) in written.keep.iter().enumerate() {
            keep.hosts.iter().for_each(|host| add(&mut hosts.site(host).keeps, &keep.parameters, at));
        }
        add(&mut own, &written.own, 0);
        add(&mut signed, &written.signed, 0);
        let (written, hosts) = (Arc::new(written), Arc::new(hosts));
        let (own, signed) = (Arc::new(own), Arc::new(signed));
        Self { written, hosts, own, signed, off: HashSet::new(), others: Vec::new() }
    }
}

fn add<'a>(names: &mut Names, parameters: impl IntoIterator<Item = &'a Parameter>, rule: usize) {
    parameters.into_iter().flat_map(Parameter::names).for_each(|name| names.add(&name, rule));
}

impl Written {
    /// What the shape of the file cannot say: that `off` names a rule, and that no rule is too wide.
    fn check(&self, under: &Self, others: &[String]) -> Result<(), (String, Range<usize>)> {
        let mut known = under.rule_names();
        known.extend(others.iter().map(String::as_str));
        if let Some(wrong) = unknown_rule(&self.off, &known) {
            return Err(wrong);
        }
        let everywhere = |strip: &&Strip| strip.hosts.is_empty() && strip.when.is_empty() && strip.value.is_none();
        for strip in self.strip.iter().filter(everywhere) {
            let too_wide = |parameter: &&Spanned<Parameter>| NEVER_EVERYWHERE.contains(&parameter.get_ref().0.as_str());
            if let Some(parameter) = strip.parameters.iter().find(too_wide) {
                return Err((
                    format!("“{}” means something on most sites: name the hosts", parameter.get_ref().0),
                    parameter.span(),
                ));
            }
        }
        Ok(())
    }

    fn rule_names(&self) -> HashSet<&str> {
        let names = self.redirector.iter().map(|rule| &rule.name).chain(self.strip.iter().map(|rule| &rule.name));
        names
            .chain(self.short.iter().map(|rule| &rule.name))
            .chain(self.keep.iter().map(|rule| &rule.name))
            .chain(self.whole.iter().map(|rule| &rule.name))
            .map(String::as_str)
            .collect()
    }

    /// These rules with others over them, which are asked first.
    fn under(&self, over: Self) -> Self {
        let mut gone: HashSet<&str> = over.rule_names();
        gone.extend(over.off.iter().map(|name| name.get_ref().as_str()));
        let stays = |name: &str| !gone.contains(name);
        let mut under = self.clone();
        under.redirector.retain(|rule| stays(&rule.name));
        under.strip.retain(|rule| stays(&rule.name));
        under.short.retain(|rule| stays(&rule.name));
        under.keep.retain(|rule| stays(&rule.name));
        under.whole.retain(|rule| stays(&rule.name));
        Self {
            off: vec![],
            own: [over.own, under.own].concat(),
            signed: [over.signed, under.signed].concat(),
            redirector: [over.redirector, under.redirector].concat(),
            strip: [over.strip, under.strip].concat(),
            short: [over.short, under.short].concat(),
            keep: [over.keep, under.keep].concat(),
            whole: [over.whole, under.whole].concat(),
        }
    }
}

/// The first name that no rule bears, and where it stands.
pub fn unknown_rule(off: &[Spanned<String>], known: &HashSet<&str>) -> Option<(String, Range<usize>)> {
    let name = off.iter().find(|name| !known.contains(name.get_ref().as_str()))?;
    let meant = nearest(name.get_ref(), known.iter().copied());
    let meant = meant.map_or_else(String::new, |meant| format!("; did you mean “{meant}”?"));
    Some((format!("no rule is named “{}”{meant}", name.get_ref()), name.span()))
}

/// `file:line:column: message`, the line, and carets under what is meant.
fn pointed_out(file_name: &str, text: &str, message: &str, span: Option<Range<usize>>) -> String {
    let span = narrowed(text, message, span.unwrap_or(0..0));
    let before = text.get(..span.start).unwrap_or(text);
    let number = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let column = before[start..].chars().count();
    let width = text.get(span).and_then(|meant| meant.lines().next()).map_or(0, |meant| meant.chars().count()).max(1);
    format!(
        "{file_name}:{number}:{}: {message}\n  | {line}\n  | {}{}",
        column + 1,
        " ".repeat(column),
        "^".repeat(width)
    )
}

/// The parser names a whole list when one value in it is wrong; the message quotes the value.
fn narrowed(text: &str, message: &str, span: Range<usize>) -> Range<usize> {
    let quoted = message.split(['“', '”']).nth(1).map(|value| format!("\"{value}\""));
    let found = quoted.and_then(|value| Some((text.get(span.clone())?.find(&value)?, value.len())));
    found.map_or(span.clone(), |(at, length)| span.start + at..span.start + at + length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::BUILTIN;

    fn message(text: &str) -> String {
        Rules::default().with("my.toml", text).unwrap_err().to_string()
    }

    #[test]
    fn the_rules_that_ship_are_sound() {
        let text = include_str!("../../assets/links.toml");
        assert_eq!(Rules::default().with("links.toml", text).map(|_| ()).map_err(|error| error.0), Ok(()));
        assert!(BUILTIN.written.strip.len() > 50);
    }

    #[test]
    fn a_wrong_value_is_pointed_out() {
        let text = "[[short]]\nname = \"x\"\nhosts = [\"a.example\", \"B.example\"]\n";
        let message = message(text);
        assert!(message.starts_with("my.toml:3:23: “B.example” is no host"), "{message}");
        assert!(
            message.ends_with("\n  | hosts = [\"a.example\", \"B.example\"]\n  |                       ^^^^^^^^^^^"),
            "{message}"
        );
    }

    #[test]
    fn an_unknown_key_is_pointed_out() {
        let message = message("[[strip]]\nname = \"x\"\nkind = \"tracking\"\nparams = [\"a\"]\n");
        assert!(
            message.starts_with("my.toml:4:1: unknown field `params`") && message.contains("\n  | ^^^^^^"),
            "{message}"
        );
    }

    #[test]
    fn a_broken_file_is_pointed_out() {
        assert!(message("[[strip]\n").starts_with("my.toml:1:"));
    }

    #[test]
    fn a_name_that_means_something_is_refused_everywhere() {
        let wide = "[[strip]]\nname = \"x\"\nkind = \"tracking\"\nparameters = [\"ref\"]\n";
        assert!(message(wide).starts_with("my.toml:4:15: “ref” means something on most sites"));
        assert!(Rules::default().with("my.toml", &format!("{wide}hosts = [\"a.example\"]\n")).is_ok());
    }

    #[test]
    fn turning_off_an_unknown_rule_is_refused() {
        assert!(message("off = [\"no-such-rule\"]").starts_with("my.toml:1:8: no rule is named “no-such-rule”"));
    }

    #[test]
    fn a_rule_can_be_turned_off() {
        let rules = BUILTIN.with("my.toml", "off = [\"utm\"]").unwrap();
        assert_eq!(rules.clean("https://a.example/?utm_source=x").shown, "https://a.example/?utm_source=x");
        assert_eq!(rules.clean("https://a.example/?fbclid=x").shown, "https://a.example/");
    }

    #[test]
    fn a_picture_at_a_redirector_counts_readers_and_one_elsewhere_does_not() {
        assert!(BUILTIN.tracks("https://pixel.everesttech.net/1/i.gif"));
        assert!(!BUILTIN.tracks("https://cdn.outlet.example/1/i.gif"));
        assert!(!BUILTIN.tracks("no address"));
    }

    #[test]
    fn a_rule_about_words_can_be_turned_off_in_the_same_place() {
        let rules = BUILTIN.beside(["notice.commission".to_owned()]);
        let off = rules.with("my.toml", "off = [\"notice.commission\"]").unwrap();
        assert!(off.is_off("notice.commission") && !off.is_off("notice.supported"));
        let message = rules.with("my.toml", "off = [\"notice.comission\"]").unwrap_err().to_string();
        assert!(
            message.starts_with("my.toml:1:8: no rule is named “notice.comission”; did you mean “notice.commission”?"),
            "{message}"
        );
    }

    #[test]
    fn a_rule_of_the_same_name_replaces() {
        let rules = BUILTIN
            .with("my.toml", "[[strip]]\nname = \"utm\"\nkind = \"tracking\"\nparameters = [\"mine\"]\n")
            .unwrap();
        assert_eq!(rules.clean("https://a.example/?utm_source=x&mine=1").shown, "https://a.example/?utm_source=x");
    }
}
