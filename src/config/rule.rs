//! `[[rule]]`: what to do by itself with arrivals. Checks that each has a query that can be meant and acts that exist.

use super::{Push, problem::Problems, section::Section, shelf::check_query};
use crate::{
    news::{Act, Rule},
    text::{Line, near::nearest},
};
use toml::{Spanned, de::DeTable};

/// Reads every rule.
pub(super) fn all(tables: Vec<Spanned<&DeTable>>, pushes: &[Push], problems: &mut Problems) -> Vec<Rule> {
    let mut rules = Vec::new();
    for table in tables {
        let mut section = Section::new("[[rule]]", table.get_ref());
        let name = section.text("name", problems);
        let when = section.text("when", problems);
        let then: Vec<Act> =
            section.words("then", problems).iter().filter_map(|word| act(word, pushes, problems)).collect();
        for key in ["when", "then"].into_iter().filter(|key| table.get_ref().get(*key).is_none()) {
            problems.add(&table.span(), &format!("this rule has no `{key}`"));
        }
        if let Some(when) = when {
            check_query(&when, problems);
            if when.get_ref().trim().is_empty() {
                problems.add(&when.span(), "an empty `when` would match everything; `all` says so");
            }
            let name = name.map_or_else(|| Line::new(when.get_ref()), |name| Line::new(name.get_ref()));
            rules.push(Rule { name, when: when.into_inner(), then });
        }
        section.finish(problems);
    }
    rules
}

fn act(word: &Spanned<String>, pushes: &[Push], problems: &mut Problems) -> Option<Act> {
    let act = word.get_ref().parse().ok();
    if let Some(Act::Push(server)) = &act
        && !pushes.iter().any(|push| push.target.word() == server.as_str())
    {
        let meant = nearest(server, pushes.iter().map(|push| push.target.word()));
        problems.add_with_hint(&word.span(), &format!("there is no [push.{server}] in this config"), meant);
        return None;
    }
    if act.is_none() {
        let meant = nearest(&word.get_ref().to_lowercase(), Act::WORDS);
        let known = "an act is \"tag:x\", \"save\", \"mute\", \"read\", \"notify\", \"kind:news\" or \"push:linkding\"";
        problems.add_with_hint(&word.span(), known, meant);
    }
    act
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use std::path::Path;

    #[test]
    fn a_rule_has_a_query_and_acts() {
        let text = "[[rule]]\nwhen = \"kind:deal\"\nthen = [\"tag:cheap\", \"read\"]\n";
        let config = parse(Path::new("config.toml"), text).unwrap();
        let then = vec![Act::Tag("cheap".into()), Act::Read];
        assert_eq!(config.rules, [Rule { name: "kind:deal".into(), when: "kind:deal".to_owned(), then }]);
    }

    #[test]
    fn what_is_wrong_with_a_rule_is_told_at_its_place() {
        let told = |text: &str| parse(Path::new("c"), text).unwrap_err().to_string();
        let query = told("[[rule]]\nwhen = \"kind:revue\"\nthen = [\"read\"]\n");
        assert!(query.contains("c:2:14") && query.contains("did you mean review?"), "{query}");
        let act = told("[[rule]]\nwhen = \"kind:deal\"\nthen = [\"raed\"]\n");
        assert!(act.contains("c:3:9") && act.contains("did you mean `read`?"), "{act}");
        assert!(told("[[rule]]\nwhen = \"kind:deal\"\n").contains("no `then`"));
        let push = "[push.ntfy]\nurl = \"https://ntfy.example/deals\"\n[[rule]]\nwhen = \"kind:deal\"\nthen = [\"push:ntfy\"]\n";
        assert_eq!(parse(Path::new("c"), push).unwrap().rules[0].then, [Act::Push("ntfy".into())]);
        let server = told(&push.replace("push:ntfy", "push:nfty"));
        assert!(server.contains("no [push.nfty]") && server.contains("did you mean `ntfy`?"), "{server}");
    }
}
