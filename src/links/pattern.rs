//! A pattern is how a rule names hosts, paths or parameters. It is checked when the rule file is read, and says what is wrong with it.

use super::target::decoded;
use psl::{Psl, Type};
use serde::Deserialize;

/// Which hosts a rule is about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) enum Host {
    /// `=shop.example`: this host alone.
    Exact(String),
    /// `shop.example`: this host and those below it.
    Below(String),
    /// `shop.*`: this name under any public suffix, and hosts below it.
    Anywhere(String),
    /// `*`: every host; for redirectors known by path and parameters alone.
    Every,
}

impl TryFrom<String> for Host {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let (name, host): (&str, fn(String) -> Self) = if written == "*" {
            return Ok(Self::Every);
        } else if let Some(name) = written.strip_prefix('=') {
            (name, Self::Exact)
        } else if let Some(name) = written.strip_suffix(".*") {
            (name, Self::Anywhere)
        } else {
            (&written, Self::Below)
        };
        let is_label = |label: &str| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
        };
        if !name.split('.').all(is_label) {
            return Err(format!(
                "“{written}” is no host: write shop.example, =shop.example, shop.* or *, in lower case"
            ));
        }
        if !written.ends_with(".*") && !name.contains('.') {
            return Err(format!("“{written}” would match a whole top-level domain"));
        }
        Ok(host(name.to_owned()))
    }
}

/// Which paths a rule is about: `*` stands for anything, `#` for a number; upper and lower case are the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Path(String);

impl TryFrom<String> for Path {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        if written.starts_with(['/', '*']) {
            Ok(Self(written.to_ascii_lowercase()))
        } else {
            Err(format!("“{written}” is no path: it starts with / or *"))
        }
    }
}

impl Path {
    /// True when the whole path fits the pattern.
    pub(super) fn fits(&self, path: &str) -> bool {
        fits(self.0.as_bytes(), if path.is_empty() { b"/" } else { path.as_bytes() })
    }
}

/// True when there is no pattern, or one fits.
pub(super) fn any_fits(patterns: &[Path], path: &str) -> bool {
    patterns.is_empty() || patterns.iter().any(|pattern| pattern.fits(path))
}

fn fits(mut pattern: &[u8], mut path: &[u8]) -> bool {
    let mut retry = None;
    loop {
        match (pattern.first(), path.first()) {
            (None, None) => return true,
            (Some(b'*'), _) => {
                retry = Some((pattern, path));
                pattern = &pattern[1..];
                continue;
            }
            (Some(b'#'), Some(digit)) if digit.is_ascii_digit() => {
                let digits = path.iter().take_while(|byte| byte.is_ascii_digit()).count();
                (pattern, path) = (&pattern[1..], &path[digits..]);
                continue;
            }
            (Some(one), Some(other)) if *one == other.to_ascii_lowercase() => {
                (pattern, path) = (&pattern[1..], &path[1..]);
                continue;
            }
            _ => {}
        }
        match retry {
            Some((star, [_, shorter @ ..])) => {
                retry = Some((star, shorter));
                (pattern, path) = (&star[1..], shorter);
            }
            _ => return false,
        }
    }
}

/// Which parameters a rule is about: a name, or its beginning and `*`; `#` in it stands for a digit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Parameter(pub(super) String);

impl TryFrom<String> for Parameter {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let name = written.strip_suffix('*').unwrap_or(&written);
        if name.is_empty() || name.contains(['*', '&', '=', ' ']) {
            return Err(format!("“{written}” is no parameter: write a name, or its beginning and *"));
        }
        Ok(Self(written.to_ascii_lowercase()))
    }
}

impl Parameter {
    /// The names without `#`: as written, or one for each digit.
    pub(super) fn names(&self) -> Vec<String> {
        if self.0.contains('#') {
            (0..10).map(|digit| self.0.replace('#', &digit.to_string())).collect()
        } else {
            vec![self.0.clone()]
        }
    }
}

/// What the value of a parameter must look like for a rule to take it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Value {
    /// The name of a site: `outlet.example`. What stands so in a `ref` is where a reader came from.
    Host,
}

impl Value {
    /// True when a value as written has this look.
    pub(super) fn fits(self, written: &str) -> bool {
        match self {
            Self::Host => is_site(&decoded(written)),
        }
    }
}

/// Labels of a host under a suffix that registries give out; `main` and `v1.2` are none.
fn is_site(text: &str) -> bool {
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let lower = text.to_ascii_lowercase();
    let suffix = psl::List.suffix(lower.as_bytes());
    let is_given_out =
        suffix.is_some_and(|suffix| suffix.typ() == Some(Type::Icann) && suffix.as_bytes().len() < lower.len());
    lower.contains('.') && is_given_out && lower.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(written: &str) -> Path {
        Path::try_from(written.to_owned()).unwrap()
    }

    #[test]
    fn a_path_pattern_fits_the_whole_path() {
        for (pattern, fitting) in [
            ("/click-*", "/click-1-2"),
            ("/c/#/#/#*", "/c/12/3/456"),
            ("/Proxy.ashx", "/PROXY.ASHX"),
            ("*/dp/*", "/x/dp/B0"),
            ("/", ""),
            ("*.html", "/a.html.html"),
        ] {
            assert!(path(pattern).fits(fitting), "{pattern} {fitting}");
        }
        for (pattern, other) in [
            ("/click-*", "/xclick-1"),
            ("/c/#/#/#", "/c/a/3/4"),
            ("/url", "/urls"),
            ("*/dp/*", "/dp"),
            ("/c/#", "/c/1/2"),
        ] {
            assert!(!path(pattern).fits(other), "{pattern} {other}");
        }
    }

    #[test]
    fn a_host_is_one_of_four_patterns() {
        let host = |written: &str| Host::try_from(written.to_owned());
        assert_eq!(host("=a.b"), Ok(Host::Exact("a.b".into())));
        assert_eq!(host("a.b"), Ok(Host::Below("a.b".into())));
        assert_eq!(host("a.*"), Ok(Host::Anywhere("a".into())));
        assert_eq!(host("*"), Ok(Host::Every));
        for wrong in ["", "com", "A.b", "a..b", "a.*.b", "https://a.b", "=*"] {
            assert!(host(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_parameter_never_matches_everything() {
        for wrong in ["*", "", "a*b", "a=b"] {
            assert!(Parameter::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_site_is_told_from_other_words_with_a_point() {
        for site in ["outlet.example.com", "gamefile.news", "Outlet.co.uk", "a-b.site"] {
            assert!(Value::Host.fits(site), "{site}");
        }
        for other in ["main", "v1.2", "1.0.3", "", "com", ".com", "a_b.com", "a.com/b", "release-2.x"] {
            assert!(!Value::Host.fits(other), "{other}");
        }
    }

    #[test]
    fn a_number_sign_is_every_digit() {
        assert_eq!(Parameter("wl#*".into()).names().len(), 10);
    }
}
