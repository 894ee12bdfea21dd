//! To strip is to take named parameters out of the raw query, the end of a path or the fragment; every other byte stays where it is.

use super::{
    Removal, Step,
    hosts::Site,
    parts::{self, Parts},
    pattern,
    rules::{Rules, Strip},
    target,
};
use std::borrow::Cow;

/// The URL without what the rules name, or nothing when they name nothing in it. A signed query is left alone: it would no longer be valid.
pub(super) fn strip<'a>(rules: &Rules, sites: &[&Site], parts: &Parts<'a>) -> Option<Step> {
    if parts.pieces().any(|piece| rules.signed.has(parts::name(piece))) {
        return None;
    }
    let mut removed = vec![];
    let path = without_tail(rules, sites, parts, &mut removed);
    let mut list = |written: &'a str, may: fn(&Strip) -> bool| {
        let before = removed.len();
        let stays = |piece: &&str| !take(rules, sites, parts, piece, may, &mut removed);
        let kept: Vec<&str> = written.split('&').filter(stays).collect();
        if removed.len() == before {
            return Some(Cow::Borrowed(written));
        }
        (!kept.iter().all(|piece| piece.is_empty())).then(|| Cow::Owned(kept.join("&")))
    };
    let query = parts.query.and_then(|query| list(query, |_| true));
    let fragment = parts.fragment.and_then(|fragment| list(fragment, |strip| strip.fragment));
    if removed.is_empty() {
        return None;
    }
    let mut url = format!("{}{path}", parts.head);
    for (sign, rest) in [('?', query), ('#', fragment)] {
        if let Some(rest) = rest {
            url.push(sign);
            url.push_str(&rest);
        }
    }
    Some(Step { url, removed })
}

/// True when a rule takes this piece of a query out; the removal is noted then.
fn take(
    rules: &Rules,
    sites: &[&Site],
    parts: &Parts,
    piece: &str,
    may: fn(&Strip) -> bool,
    removed: &mut Vec<Removal>,
) -> bool {
    let written = parts::name(piece);
    let name = target::decoded(written);
    if name.is_empty() || sites.iter().any(|site| site.keeps.has(&name)) {
        return false;
    }
    let looks_so = |strip: &Strip| strip.value.is_none_or(|look| look.fits(parts::value(piece)));
    let applies = |at: usize| {
        rules.written.strip.get(at).is_some_and(|strip| may(strip) && strip.applies(parts) && looks_so(strip))
    };
    let rule =
        sites.iter().find_map(|site| site.strips.find(&name, applies)).and_then(|at| rules.written.strip.get(at));
    removed.extend(rule.map(|rule| Removal { what: written.to_owned(), rule: rule.name.clone(), blame: rule.kind }));
    rule.is_some()
}

fn without_tail<'a>(rules: &Rules, sites: &[&Site], parts: &Parts<'a>, removed: &mut Vec<Removal>) -> &'a str {
    for tail in sites.iter().flat_map(|site| &site.tails).filter_map(|at| rules.written.strip.get(*at)) {
        if let Some(at) = tail.tail.as_ref().and_then(|words| parts.path.find(words.as_str()))
            && tail.applies(parts)
        {
            removed.push(Removal {
                what: tail.tail.clone().unwrap_or_default(),
                rule: tail.name.clone(),
                blame: tail.kind,
            });
            return if at == 0 { "/" } else { &parts.path[..at] };
        }
    }
    parts.path
}

impl Strip {
    fn applies(&self, parts: &Parts) -> bool {
        pattern::any_fits(&self.paths, parts.path)
            && (self.when.is_empty() || self.when.iter().any(|name| parts.has(name)))
    }
}
