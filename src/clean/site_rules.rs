//! Rules about sites: where the article stands in the pages of those that the general search reads badly. They are data.

use crate::links::{self, RuleError};
use dom_query::Matcher;
use serde::{Deserialize, de::IgnoredAny};
use std::sync::LazyLock;

/// The rules that ship with the program.
pub static BUILTIN: LazyLock<Sites> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/sites.toml")).unwrap_or_default());

/// Sites, those that are asked first at the head.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sites {
    site: Vec<Site>,
}

/// Where the article stands in the pages of some hosts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Hosts; those below them count too.
    pub hosts: Vec<String>,
    /// Selects its parts.
    pub article: String,
    /// Selects what goes from inside them.
    #[serde(default)]
    pub drop: Option<String>,
    #[serde(default, rename = "evidence")]
    _evidence: IgnoredAny,
}

impl Sites {
    /// The site of a host.
    #[must_use]
    pub fn of(&self, host: &str) -> Option<&Site> {
        self.site.iter().find(|site| site.hosts.iter().any(|known| links::is_below(host, known)))
    }

    /// All of them.
    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = &Site> {
        self.site.iter()
    }

    /// Lays the text of a file like `assets/sites.toml` over these rules: its sites are asked first.
    ///
    /// # Errors
    /// When the text is no such file, with line and column.
    pub fn with(&self, file_name: &str, text: &str) -> Result<Self, RuleError> {
        let mut over: Self =
            toml::from_str(text).map_err(|error| RuleError::at(file_name, text, error.message(), error.span()))?;
        for selector in over.site.iter().flat_map(|site| [Some(&site.article), site.drop.as_ref()]).flatten() {
            if Matcher::new(selector).is_err() {
                let start = text.find(selector).unwrap_or_default();
                return Err(RuleError::at(
                    file_name,
                    text,
                    &format!("“{selector}” is no CSS selector"),
                    Some(start..start + selector.len()),
                ));
            }
        }
        over.site.extend(self.site.iter().cloned());
        Ok(over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_ship_can_be_read() {
        let text = include_str!("../../assets/sites.toml");
        assert_eq!(Sites::default().with("sites.toml", text).err().map(|error| error.0), None);
        assert!(!BUILTIN.site.is_empty());
    }

    #[test]
    fn sites_of_the_user_s_own_are_asked_first() {
        let text = "[[site]]\nhosts = [\"harbour.example\", \"gematsu.com\"]\narticle = \".quay\"\ndrop = \".gulls\"\n";
        let sites = BUILTIN.with("sites.toml", text).unwrap();
        assert_eq!(sites.of("www.gematsu.com").map(|site| site.article.as_str()), Some(".quay"));
        assert_eq!(sites.of("harbour.example").and_then(|site| site.drop.as_deref()), Some(".gulls"));
        assert!(BUILTIN.of("harbour.example").is_none() && sites.of("harbour.example.evil.example").is_none());
    }

    #[test]
    fn a_file_that_is_wrong_is_refused_with_its_place() {
        let message = |text: &str| BUILTIN.with("sites.toml", text).unwrap_err().0;
        let told = message("[[site]]\nhosts = [\"a.example\"]\narticle = \"..\"\n");
        assert!(told.starts_with("sites.toml:3:12: ") && told.contains("no CSS selector"), "{told}");
        assert!(message("[[site]]\nhost = [\"a.example\"]\n").starts_with("sites.toml:2:1: unknown field"));
    }
}
