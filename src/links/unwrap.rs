//! To unwrap is to replace a redirector's URL by the target inside it. Only hosts that a rule names are unwrapped, never any `url=`.

use super::{
    Removal, Step,
    hosts::Site,
    parts::Parts,
    pattern,
    rules::{Redirector, Rules},
};

/// The target, when a redirector's rule fits and one of its carriers holds a sound one.
pub(super) fn unwrap(rules: &Rules, sites: &[&Site], parts: &Parts) -> Option<Step> {
    sites.iter().flat_map(|site| &site.redirectors).find_map(|at| {
        let redirector = rules.written.redirector.get(*at).filter(|redirector| fits(redirector, parts))?;
        let target = |carrier: &super::carrier::Carrier| carrier.target(parts, &rules.own, redirector.schemeless);
        let url = redirector.carriers.iter().find_map(target)?;
        let removal =
            Removal { what: parts.host.clone().into_owned(), rule: redirector.name.clone(), blame: redirector.kind };
        Some(Step { url, removed: vec![removal] })
    })
}

/// True for addresses that lead to nothing without every byte.
pub(super) fn is_whole(rules: &Rules, sites: &[&Site], parts: &Parts) -> bool {
    let whole =
        |at: &usize| rules.written.whole.get(*at).is_some_and(|whole| pattern::any_fits(&whole.paths, parts.path));
    sites.iter().flat_map(|site| &site.wholes).any(whole)
}

/// True for short links, and for redirectors that keep their target to themselves.
pub(super) fn is_opaque(rules: &Rules, sites: &[&Site], parts: &Parts) -> bool {
    sites.iter().any(|site| {
        let short =
            |at: &usize| rules.written.short.get(*at).is_some_and(|short| pattern::any_fits(&short.paths, parts.path));
        let silent = |at: &usize| {
            rules.written.redirector.get(*at).is_some_and(|redirector| redirector.opaque && fits(redirector, parts))
        };
        site.shorts.iter().any(short) || site.redirectors.iter().any(silent)
    })
}

/// True where a redirector listens, whether or not there is a target.
pub(super) fn is_counted(rules: &Rules, sites: &[&Site], parts: &Parts) -> bool {
    sites.iter().flat_map(|site| &site.redirectors).any(|at| {
        let redirector = rules.written.redirector.get(*at);
        redirector.is_some_and(|redirector| pattern::any_fits(&redirector.paths, parts.path))
    })
}

fn fits(redirector: &Redirector, parts: &Parts) -> bool {
    pattern::any_fits(&redirector.paths, parts.path) && redirector.needs.iter().all(|name| parts.has(name))
}
