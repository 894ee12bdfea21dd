//! All that cleaning goes by: the rules that ship with the program, or those with the user's own laid over them.

use super::{
    rules::{self, Wording},
    site_rules::{self, Sites},
};
use crate::links::{self, RuleError};
use std::sync::Arc;

/// The rules that ship with the program.
pub static BUILTIN: Rules = Rules { links: None, wording: None, sites: None };

/// Link rules, rules about words and boxes, and rules about sites.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Link rules, which also say what is turned off. None, as below: those that ship with the program, which are read when the
    /// first body asks for them.
    links: Option<links::Rules>,
    wording: Option<Arc<Wording>>,
    sites: Option<Arc<Sites>>,
}

impl Rules {
    /// The built-in rules beside these link rules.
    #[must_use]
    pub fn new(links: links::Rules) -> Self {
        Self { links: Some(links), ..BUILTIN.clone() }
    }

    /// Lays the text of a file like `assets/notices.toml` over these rules: a rule replaces those of the same name, and
    /// `off = ["name"]` drops one.
    ///
    /// # Errors
    /// When the text is no such file, with line and column.
    pub fn with_notices(self, file_name: &str, text: &str) -> Result<Self, RuleError> {
        let wording = self.wording().with(file_name, text)?;
        Ok(Self { wording: Some(Arc::new(wording)), ..self })
    }

    /// Lays the text of a file like `assets/sites.toml` over these rules: its sites are asked first.
    ///
    /// # Errors
    /// When the text is no such file, with line and column.
    pub fn with_sites(self, file_name: &str, text: &str) -> Result<Self, RuleError> {
        let sites = self.sites().with(file_name, text)?;
        Ok(Self { sites: Some(Arc::new(sites)), ..self })
    }

    /// The link rules.
    #[must_use]
    pub fn links(&self) -> &links::Rules {
        self.links.as_ref().unwrap_or(&links::BUILTIN)
    }

    /// Where the article stands in the pages of some sites.
    #[must_use]
    pub fn sites(&self) -> &Sites {
        self.sites.as_deref().unwrap_or(&site_rules::BUILTIN)
    }

    pub(super) fn wording(&self) -> &Wording {
        self.wording.as_deref().unwrap_or(&rules::BUILTIN)
    }

    /// True when the user turned off the rule of that name.
    pub(super) fn is_off(&self, name: &str) -> bool {
        self.links.as_ref().is_some_and(|links| links.is_off(name))
            || self.wording.as_ref().is_some_and(|wording| wording.is_off(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clean::{Subject, body},
        news::View,
    };

    const BAKERS: &str = "[[promo]]\nname = \"promo.bakers\"\nkind = \"promo\"\npattern = '\\bbakers of the month\\b'\n\
                          where = \"any\"\nmost_words = 20\n";

    fn ruled(text: &str) -> Result<Rules, String> {
        BUILTIN.clone().with_notices("notices.toml", text).map_err(|error| error.to_string())
    }

    /// What is left of three paragraphs, and the rules that cut.
    fn read(rules: &Rules, middle: &str) -> (String, Vec<String>) {
        let html = format!("<p>The harbour opens in spring.</p><p>{middle}</p><p>Bread is baked at night there.</p>");
        let body = body(&html, &Subject { strip: true, ..Subject::default() }, View::Stripped, rules);
        (body.html(), body.receipt.removed.into_iter().map(|removed| removed.rule).collect())
    }

    #[test]
    fn a_rule_of_the_user_s_own_cuts_beside_the_built_in_ones() {
        let rules = ruled(BAKERS).unwrap();
        let (html, names) = read(&rules, "Vote for the bakers of the month!");
        assert!(!html.contains("bakers") && html.contains("harbour"), "{html}");
        assert_eq!(names, ["promo.bakers"]);
        let notice = "We may earn a commission when you buy through links on our site.";
        assert_eq!(read(&rules, notice).1, read(&BUILTIN, notice).1);
        assert!(read(&BUILTIN, "Vote for the bakers of the month!").1.is_empty());
    }

    #[test]
    fn a_rule_of_the_same_name_takes_the_place_of_the_built_in_one() {
        let notice = "We may earn a commission when you buy through links on our site.";
        let name = read(&BUILTIN, notice).1.remove(0);
        let rules = ruled(&format!("[[notice]]\nname = \"{name}\"\npattern = 'quite another sentence'\n")).unwrap();
        assert!(!read(&rules, notice).1.contains(&name));
        let off = ruled(&format!("off = [\"{name}\"]\n")).unwrap();
        assert!(!read(&off, notice).1.contains(&name));
    }

    #[test]
    fn a_file_that_is_wrong_is_refused_with_its_place() {
        let message = |text: &str| ruled(text).unwrap_err();
        for (text, place, word) in [
            ("off = [\"notice.comission\"]\n", "1:8", "did you mean “notice.commission”?"),
            ("[[promo]]\nname = \"a\"\n", "1:1", "missing field"),
            ("[[prono]]\n", "1:3", "unknown field"),
            ("[[alone]]\nname = \"a\"\npattern = '('\n", "3:12", "unclosed group"),
            ("[[alone]]\nname = \"a\"\npattern = 'x*'\n", "3:12", "every text"),
        ] {
            let told = message(text);
            assert!(told.starts_with(&format!("notices.toml:{place}: ")) && told.contains(word), "{told}");
            assert!(told.lines().last().is_some_and(|line| line.trim_end().ends_with('^')), "{told}");
        }
    }
}
