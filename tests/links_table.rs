//! Every link rule changes what it must, and leaves what it must: `links_table.tsv` has a row for each.
#![expect(clippy::unwrap_used, reason = "a table test may stop at the first fault")]

use pressstart::{links::BUILTIN, news::LinkKind};
use proptest::prelude::*;
use std::collections::BTreeSet;

const RULES: &str = include_str!("../assets/links.toml");
const TABLE: &str = include_str!("links_table.tsv");

struct Row {
    rule: &'static str,
    given: &'static str,
    shown: &'static str,
    left: &'static str,
}

fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let [rule, given, shown, left] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        Row { rule, given, shown, left }
    })
}

#[test]
fn every_rule_has_a_row() {
    let rules: toml::Table = toml::from_str(RULES).unwrap();
    let named: BTreeSet<&str> = rules
        .values()
        .filter_map(|value| value.as_array())
        .flatten()
        .filter_map(|rule| rule.get("name")?.as_str())
        .collect();
    assert_eq!(named, rows().map(|row| row.rule).collect());
}

#[test]
fn every_rule_changes_its_link() {
    for Row { rule, given, shown, .. } in rows() {
        let link = BUILTIN.clean(given);
        assert_eq!(link.shown, shown, "{rule}");
        assert_eq!(link.removed.len(), link.rules.len(), "{rule}");
        if rule.strip_suffix(".whole").is_some() {
            assert_eq!((given, link.kind, link.removed.len()), (shown, LinkKind::Plain, 0), "{rule}");
        } else if given == shown {
            assert_eq!((link.kind, link.removed.len()), (LinkKind::Short, 0), "{rule}");
        } else if rule.strip_suffix(".keep").is_none() {
            assert!(link.rules.iter().any(|name| name == rule), "{rule}: {:?}", link.rules);
        }
    }
}

#[test]
fn every_rule_leaves_other_links() {
    for Row { rule, left, .. } in rows() {
        let link = BUILTIN.clean(left);
        assert_eq!((link.shown.as_str(), link.removed.len()), (left, 0), "{rule}");
        assert!(!(rule.starts_with("short.") && link.kind == LinkKind::Short), "{rule}");
    }
}

/// What a rule of the file says under a key, as words.
fn words<'t>(rule: &'t toml::Value, key: &str) -> Vec<&'t str> {
    rule.get(key).and_then(toml::Value::as_array).into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

/// A host that a pattern is about.
fn host(pattern: &str) -> String {
    match pattern.trim_start_matches('=') {
        "*" => "www.outlet.example".to_owned(),
        pattern => pattern.strip_suffix(".*").map_or_else(|| pattern.to_owned(), |name| format!("{name}.co.uk")),
    }
}

/// Words that a pattern of paths or parameters fits.
fn fitting(pattern: &str) -> String {
    let slash = if pattern.starts_with("*/") { "/" } else { "" };
    format!("{slash}{}", pattern.replace('#', "7").replace('*', "x"))
}

fn rules_of(group: &str) -> Vec<toml::Value> {
    let rules: toml::Table = toml::from_str(RULES).unwrap();
    rules[group].as_array().unwrap().clone()
}

/// The keeps that are about a host.
fn is_kept(keeps: &[toml::Value], host: &str, parameter: &str) -> bool {
    keeps.iter().any(|keep| {
        let about = |pattern: &&str| {
            let name = pattern.trim_end_matches(".*");
            host == *pattern || host.ends_with(&format!(".{pattern}")) || host.starts_with(&format!("{name}."))
        };
        words(keep, "hosts").iter().any(about) && words(keep, "parameters").contains(&parameter)
    })
}

#[test]
fn every_parameter_of_every_rule_is_stripped_at_each_of_its_hosts_and_nowhere_else() {
    let (strips, keeps) = (rules_of("strip"), rules_of("keep"));
    for rule in &strips {
        let name = rule["name"].as_str().unwrap();
        let hosts = words(rule, "hosts");
        let path = words(rule, "paths").first().map_or("/p".to_owned(), |path| fitting(path));
        let when = words(rule, "when");
        let value = if rule.get("value").is_some() { "weekly.site" } else { "1" };
        for pattern in if hosts.is_empty() { vec!["*"] } else { hosts.clone() } {
            for parameter in words(rule, "parameters") {
                let (host, parameter) = (host(pattern), fitting(parameter));
                if is_kept(&keeps, &host, &parameter) {
                    continue;
                }
                let also = when
                    .first()
                    .filter(|when| **when != parameter)
                    .map_or_else(String::new, |when| format!("&{when}=1"));
                let link = BUILTIN.clean(&format!("https://{host}{path}?zz=1&{parameter}={value}{also}"));
                assert_eq!(link.shown, format!("https://{host}{path}?zz=1"), "{name}: {parameter} at {host}");
                if !when.is_empty() && !when.contains(&parameter.as_str()) {
                    let alone = format!("https://{host}{path}?zz=1&{parameter}=1");
                    assert_eq!(BUILTIN.clean(&alone).shown, alone, "{name}: {parameter} without {when:?}");
                }
            }
        }
        let only_here = |parameter: &str| {
            let names = |wide: &&str| {
                let parameter = fitting(parameter);
                wide.strip_suffix('*').map_or(fitting(wide) == parameter, |front| parameter.starts_with(front))
            };
            let everywhere =
                strips.iter().filter(|other| words(other, "hosts").is_empty() && other.get("value").is_none());
            !everywhere.flat_map(|other| words(other, "parameters")).any(|wide| names(&wide))
        };
        if !hosts.is_empty() {
            for parameter in words(rule, "parameters").iter().filter(|parameter| only_here(parameter)) {
                let other = format!("https://outlet.example{path}?{}=1", fitting(parameter));
                assert_eq!(BUILTIN.clean(&other).shown, other, "{name}: {parameter}");
            }
        }
    }
}

#[test]
fn every_host_of_every_redirector_is_unwrapped_by_each_of_its_carriers_and_a_look_alike_by_none() {
    const TARGET: &str = "https%3A%2F%2Fshop.example%2Fp";
    for rule in rules_of("redirector") {
        let name = rule["name"].as_str().unwrap();
        let path = words(&rule, "paths").first().map_or("/x".to_owned(), |path| fitting(path));
        let needs = words(&rule, "needs").iter().fold(String::new(), |needs, need| needs + need + "=1&");
        for pattern in words(&rule, "hosts") {
            for carrier in words(&rule, "carriers") {
                let (way, what) = carrier.split_once(':').unwrap_or((carrier, ""));
                let rest = match way {
                    "query" | "hashed" => format!("{path}?{}{what}={TARGET}", needs.replace(&format!("{what}=1&"), "")),
                    "rest" => format!("{path}/https://shop.example/p"),
                    "bare" => format!("{path}?{TARGET}"),
                    "base64" => format!("{path}?{what}=a1aHR0cHM6Ly9zaG9wLmV4YW1wbGUvcA"),
                    "parenthesised" => format!("{path}?a(1){what}({TARGET})"),
                    "segment" => format!("/x{}{what}{TARGET}", if what.starts_with('/') { "" } else { "/" }),
                    "after" => format!("{what}shop.example.com/p"),
                    // Their targets are no other site's; the table has them.
                    _ => continue,
                };
                let link = BUILTIN.clean(&format!("https://{}{rest}", host(pattern)));
                assert!(
                    link.shown.contains("shop.example") && link.rules.iter().any(|rule| rule == name),
                    "{name}: {}",
                    link.given
                );
                if pattern != "*" {
                    let look_alike = format!("https://{}.evil.example{rest}", host(pattern));
                    assert_eq!(BUILTIN.clean(&look_alike).shown, look_alike, "{name}");
                }
            }
        }
    }
}

#[test]
fn every_short_host_is_marked_and_left() {
    for rule in rules_of("short") {
        let path = words(&rule, "paths").first().map_or("/aB3".to_owned(), |path| fitting(path));
        for pattern in words(&rule, "hosts") {
            let link = BUILTIN.clean(&format!("https://{}{path}?utm_source=x", host(pattern)));
            assert_eq!((link.kind, &link.shown), (LinkKind::Short, &link.given));
        }
    }
}

#[test]
fn every_kept_parameter_stays_at_its_hosts() {
    for rule in rules_of("keep") {
        for pattern in words(&rule, "hosts") {
            for parameter in words(&rule, "parameters") {
                let url = format!("https://{}/p?{}=1", host(pattern), fitting(parameter));
                assert_eq!(BUILTIN.clean(&url).shown, url);
            }
        }
    }
}

#[test]
fn the_kind_says_what_was_removed() {
    let kind = |url| BUILTIN.clean(url).kind;
    assert_eq!(kind("https://outlet.example/news/1"), LinkKind::Plain);
    assert_eq!(kind("https://outlet.example/news/1?utm_source=x"), LinkKind::Tracking);
    assert_eq!(kind("https://www.youtube.com/redirect?q=https%3A%2F%2Fshop.example%2F"), LinkKind::Tracking);
    assert_eq!(kind("https://shop.example/?utm_source=x&awc=1"), LinkKind::Affiliate);
    assert_eq!(kind("https://www.awin1.com/cread.php?ued=https%3A%2F%2Fbit.ly%2Fx"), LinkKind::Affiliate);
    assert_eq!(kind("https://www.awin1.com/cread.php"), LinkKind::Short);
}

#[test]
fn what_was_removed_is_named_in_order() {
    let link = BUILTIN.clean(
        "https://go.redirectingat.com/?id=1&url=https%3A%2F%2Fwww.humblebundle.com%2F%3Fpartner%3Dx%26utm_source%3Dy",
    );
    assert_eq!(link.shown, "https://www.humblebundle.com/");
    assert_eq!(link.removed, ["go.redirectingat.com", "partner", "utm_source"]);
    assert_eq!(link.rules, ["skimlinks", "humble", "utm"]);
}

#[test]
fn redirectors_nest() {
    let inner =
        "https%3A%2F%2Fclick.linksynergy.com%2Fdeeplink%3Fid%3D1%26murl%3Dhttps%253A%252F%252Fshop.example%252Fp";
    assert_eq!(
        BUILTIN.clean(&format!("https://go.skimresources.com/?id=1&url={inner}")).shown,
        "https://shop.example/p"
    );
}

#[test]
fn a_redirector_that_leads_to_itself_ends() {
    let loops = "https://href.li/?https://href.li/?https://href.li/";
    assert_eq!(BUILTIN.clean(loops).shown, "https://href.li/");
}

#[test]
fn untouched_bytes_order_and_blanks_survive() {
    let link = BUILTIN.clean("HTTPS://Outlet.Example:443/a%2fb/?&b=%7e+x&utm_source=y&a=[1]&&c#d?e");
    assert_eq!(link.shown, "HTTPS://Outlet.Example:443/a%2fb/?&b=%7e+x&a=[1]&&c#d?e");
}

#[test]
fn trackers_leave_a_fragment_but_a_text_fragment_stays() {
    assert_eq!(BUILTIN.clean("https://outlet.example/a#utm_source=x&utm_medium=y").shown, "https://outlet.example/a");
    assert_eq!(
        BUILTIN.clean("https://outlet.example/a?fbclid=1#:~:text=x").shown,
        "https://outlet.example/a#:~:text=x"
    );
}

#[test]
fn a_signed_address_is_left_alone() {
    let url = "https://bucket.example/f.zip?utm_source=x&X-Amz-Signature=abc";
    assert_eq!(BUILTIN.clean(url).shown, url);
}

#[test]
fn an_address_with_credentials_is_left_alone() {
    let url = "https://www.awin1.com@evil.example/cread.php?ued=https%3A%2F%2Fbank.example%2F&utm_source=x";
    assert_eq!(BUILTIN.clean(url).shown, url);
}

#[test]
fn a_target_that_is_no_web_address_stays_wrapped() {
    for target in [
        "data%3Atext%2Fhtml%2Cx",
        "javascript%3Aalert(1)",
        "https%3A%2F%2Fann%3Apw%40bank.example%2F",
        "file%3A%2F%2F%2Fetc%2Fpasswd",
        "https%3A%2F%2F127.0.0.1%2F",
    ] {
        let url = format!("https://go.redirectingat.com/?id=1&url={target}");
        assert_eq!(BUILTIN.clean(&url).shown, url);
    }
}

#[test]
fn what_is_no_web_address_comes_back() {
    for text in [
        "",
        "mailto:a@b.example?utm_source=x",
        "not a link",
        "//outlet.example/?utm_source=x",
        "ftp://a.example/?fbclid=1",
    ] {
        assert_eq!(BUILTIN.clean(text).shown, text);
    }
}

proptest! {
    #[test]
    fn cleaning_is_done_once_and_stays_on_the_web(
        host in prop::sample::select(vec!["www.amazon.com", "go.redirectingat.com", "www.kqzyfj.com", "prf.hn", "outlet.example", "href.li", "clk.tradedoubler.com", "shopping.yahoo.com"]),
        path in "(/|/dp/B0/ref=x|/links/1/https:/+[a-z.]{1,9}|/destination:[a-z%:/3F2]{0,9}|/[ -~é]{0,9})?",
        query in "(\\?(url|u|utm_source|tag|a|custData|url\\()=?[ -~é]{0,20}(&(url=https%3A%2F%2F[a-z.]{1,9}|utm_source=1|tag=x|[a-z]{0,3}=?[ -~]{0,6})){0,3})?(#[ -~]{0,9})?",
    ) {
        let link = BUILTIN.clean(&format!("https://{host}{path}{query}"));
        prop_assert!(link.shown.starts_with("https://") || link.shown.starts_with("http://"));
        prop_assert_eq!(link.shown == link.given, link.removed.is_empty());
        prop_assert_eq!(&BUILTIN.clean(&link.shown).shown, &link.shown);
    }

    #[test]
    fn any_text_is_taken(text in "\\PC*") {
        prop_assert_eq!(BUILTIN.clean(&text).given, text);
    }
}
