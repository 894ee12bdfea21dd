//! `[[account]]`: servers whose marks and subscriptions are kept in step with those here. A secret itself never stands in the
//! config.

use super::{
    integrations::{Secret, secret},
    problem::Problems,
    section::Section,
};
use crate::{html::is_web_page, text::near::nearest};
use toml::{Spanned, de::DeTable};

/// A kind of server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum AccountKind {
    FreshRss,
    Miniflux,
    /// Any other with this interface: The Old Reader, BazQux, Inoreader.
    GoogleReader,
    Fever,
}

impl AccountKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::FreshRss, Self::Miniflux, Self::GoogleReader, Self::Fever];

    /// Its name in the config.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FreshRss => "freshrss",
            Self::Miniflux => "miniflux",
            Self::GoogleReader => "greader",
            Self::Fever => "fever",
        }
    }
}

/// An account on a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its name here; no two are alike.
    pub name: String,
    /// What kind of server.
    pub kind: AccountKind,
    /// Its address.
    pub url: String,
    /// The user's name there.
    pub user: String,
    /// The user's password there.
    pub password: Secret,
}

/// Reads every account.
pub(super) fn all(tables: Vec<Spanned<&DeTable>>, problems: &mut Problems) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for table in tables {
        let mut section = Section::new("[[account]]", table.get_ref());
        let name = section.text("name", problems);
        let kind = section.text("kind", problems);
        let url = section.text("url", problems);
        let user = section.text("user", problems);
        let password = secret(&mut section, ["password_command", "password_env", "password_file"], problems);
        section.finish(problems);
        for key in ["name", "kind", "url", "user"].into_iter().filter(|key| table.get_ref().get(*key).is_none()) {
            problems.add(&table.span(), &format!("this account has no `{key}`"));
        }
        let known = kind.as_ref().and_then(|kind| known_kind(kind, problems));
        if let Some(twice) = name.as_ref().filter(|name| accounts.iter().any(|one| one.name == *name.get_ref())) {
            problems.add(&twice.span(), "another account has this name");
        }
        if let Some(empty) = name.as_ref().filter(|name| name.get_ref().trim().is_empty()) {
            problems.add(&empty.span(), "an account needs a name");
        }
        if let Some(wrong) = url.as_ref().filter(|url| !is_web_page(url.get_ref())) {
            problems.add(&wrong.span(), "`url` is the server's http or https address");
        }
        if password == Secret::None {
            let keys =
                "this account has no password: `password_command`, `password_env` or `password_file` says where it is";
            problems.add(&table.span(), keys);
        }
        if let (Some(name), Some(kind), Some(url), Some(user)) = (name, known, url, user) {
            let (name, url, user) = (name.into_inner(), url.into_inner(), user.into_inner());
            accounts.push(Account { name, kind, url, user, password });
        }
    }
    accounts
}

fn known_kind(word: &Spanned<String>, problems: &mut Problems) -> Option<AccountKind> {
    let found = AccountKind::ALL.into_iter().find(|kind| kind.word() == word.get_ref());
    if found.is_none() {
        let meant = nearest(&word.get_ref().to_lowercase(), AccountKind::ALL.map(AccountKind::word));
        problems.add_with_hint(&word.span(), "`kind` is freshrss, miniflux, greader or fever", meant);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use std::path::Path;

    const GOOD: &str = "[[account]]\nname = \"home\"\nkind = \"freshrss\"\nurl = \"https://rss.example\"\nuser = \"me\"\n\
                        password_env = \"RSS\"\n";

    #[test]
    fn an_account_is_read_with_where_its_password_comes_from() {
        let account = parse(Path::new("c"), GOOD).unwrap().accounts.remove(0);
        assert_eq!((account.name.as_str(), account.kind), ("home", AccountKind::FreshRss));
        assert_eq!(account.password, Secret::Environment("RSS".to_owned()));
    }

    #[test]
    fn what_is_wrong_with_an_account_is_told_at_its_place() {
        let told = |text: &str| parse(Path::new("c"), text).unwrap_err().to_string();
        let kind = told(&GOOD.replace("freshrss", "freshrs"));
        assert!(kind.contains("c:3:8") && kind.contains("did you mean `freshrss`?"), "{kind}");
        assert!(told(&GOOD.repeat(2)).contains("another account has this name"));
        assert!(told(&GOOD.replace("https://rss.example", "rss")).contains("http or https address"));
        assert!(told(&GOOD.replace("user = \"me\"\n", "")).contains("no `user`"));
        assert!(told(&GOOD.replace("password_env = \"RSS\"\n", "")).contains("no password"));
        let secret = told(&GOOD.replace("password_env", "password"));
        assert!(secret.contains("password"), "{secret}");
    }
}
