//! The page of a game in the shop Steam, as an article links to it: only where the address bears the game's own name.

use crate::query::words;
use regex::Regex;
use std::sync::LazyLock;

static PAGE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"store\.steampowered\.com/app/(\d{1,12})/([A-Za-z0-9_]{1,100})").ok());

/// The address of its page, where these words of HTML link to one.
#[must_use]
pub fn steam_page(html: &str, name: &str) -> Option<String> {
    let wanted = words::tokens(name);
    let mut found = PAGE.as_ref()?.captures_iter(html).filter(|found| words::tokens(&found[2]) == wanted);
    let id = found.next()?[1].to_owned();
    found.all(|other| other[1] == id).then(|| format!("https://store.steampowered.com/app/{id}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_the_shop_bears_the_name_of_the_game() {
        let link = |rest: &str| format!("<a href=\"https://store.steampowered.com/app/{rest}\">x</a>");
        let page = |html: &str| steam_page(html, "Hollow Bell: Tides");
        assert_eq!(page(&link("12/Hollow_Bell_Tides/")).as_deref(), Some("https://store.steampowered.com/app/12/"));
        assert_eq!(page(&link("12/Hollow_Bell/")), None);
        assert_eq!(page(&link("12/")), None);
        assert_eq!(page(&format!("{}{}", link("12/Hollow_Bell_Tides/"), link("13/Hollow_Bell__Tides/"))), None);
    }
}
