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
    /// A reading list.
    Wallabag,
    /// A reading list.
    Readeck,
}

impl AccountKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::FreshRss, Self::Miniflux, Self::GoogleReader, Self::Fever, Self::Wallabag, Self::Readeck];

    /// Its name in the config.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FreshRss => "freshrss",
            Self::Miniflux => "miniflux",
            Self::GoogleReader => "greader",
            Self::Fever => "fever",
            Self::Wallabag => "wallabag",
            Self::Readeck => "readeck",
        }
    }

    /// Whether it is a reading list alone, without feeds.
    #[must_use]
    pub const fn is_reading_list(self) -> bool {
        matches!(self, Self::Wallabag | Self::Readeck)
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
    /// The user's name there; empty for Readeck, whose token says it.
    pub user: String,
    /// The user's password there; for Readeck the token of the user's profile.
    pub password: Secret,
    /// wallabag: the id of its client.
    pub client_id: String,
    /// wallabag: the client's secret.
    pub client_secret: Secret,
}

/// Reads every account.
pub(super) fn all(tables: Vec<Spanned<&DeTable>>, problems: &mut Problems) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    for table in tables {
        if let Some(account) = one(&table, &accounts, problems) {
            accounts.push(account);
        }
    }
    accounts
}

fn one(table: &Spanned<&DeTable>, others: &[Account], problems: &mut Problems) -> Option<Account> {
    let mut section = Section::new("[[account]]", table.get_ref());
    let name = section.text("name", problems);
    let kind = section.text("kind", problems);
    let url = section.text("url", problems);
    let user = section.text("user", problems);
    let client_id = section.text("client_id", problems).map(Spanned::into_inner).unwrap_or_default();
    let mut secret_of = |keys| secret(&mut section, keys, problems);
    let password = secret_of(["password_command", "password_env", "password_file"]);
    let token = secret_of(["token_command", "token_env", "token_file"]);
    let client_secret = secret_of(["client_secret_command", "client_secret_env", "client_secret_file"]);
    section.finish(problems);
    let kind = match &kind {
        Some(word) => known_kind(word, problems),
        None => None,
    };
    let readeck = kind == Some(AccountKind::Readeck);
    let needed = ["name", "kind", "url", "user"].into_iter().filter(|key| !readeck || *key != "user");
    for key in needed.filter(|key| table.get_ref().get(*key).is_none()) {
        problems.add(&table.span(), &format!("this account has no `{key}`"));
    }
    if let Some(twice) = name.as_ref().filter(|name| others.iter().any(|one| one.name == *name.get_ref())) {
        problems.add(&twice.span(), "another account has this name");
    }
    if let Some(empty) = name.as_ref().filter(|name| name.get_ref().trim().is_empty()) {
        problems.add(&empty.span(), "an account needs a name");
    }
    if let Some(wrong) = url.as_ref().filter(|url| !is_web_page(url.get_ref())) {
        problems.add(&wrong.span(), "`url` is the server's http or https address");
    }
    if readeck && token == Secret::None {
        let keys = "this account has no token: `token_command`, `token_env` or `token_file` says where it is";
        problems.add(&table.span(), keys);
    }
    if !readeck && password == Secret::None {
        let keys =
            "this account has no password: `password_command`, `password_env` or `password_file` says where it is";
        problems.add(&table.span(), keys);
    }
    if kind == Some(AccountKind::Wallabag) && (client_id.is_empty() || client_secret == Secret::None) {
        let keys = "wallabag wants a client of its page API clients management: `client_id`, and `client_secret_command`, \
                    `client_secret_env` or `client_secret_file`";
        problems.add(&table.span(), keys);
    }
    let password = if readeck { token } else { password };
    let user = user.map(Spanned::into_inner).unwrap_or_default();
    Some(Account {
        name: name?.into_inner(),
        kind: kind?,
        url: url?.into_inner(),
        user,
        password,
        client_id,
        client_secret,
    })
}

fn known_kind(word: &Spanned<String>, problems: &mut Problems) -> Option<AccountKind> {
    let found = AccountKind::ALL.into_iter().find(|kind| kind.word() == word.get_ref());
    if found.is_none() {
        let meant = nearest(&word.get_ref().to_lowercase(), AccountKind::ALL.map(AccountKind::word));
        problems.add_with_hint(
            &word.span(),
            "`kind` is freshrss, miniflux, greader, fever, wallabag or readeck",
            meant,
        );
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
    fn a_reading_list_has_keys_of_its_own_and_replaces_a_one_way_push_to_the_same_server() {
        let readeck =
            "[[account]]\nname = \"later\"\nkind = \"readeck\"\nurl = \"https://list.example/\"\ntoken_env = \"T\"\n";
        let push = "[push.readeck]\nurl = \"https://list.example\"\ntoken_env = \"T\"\n";
        let config = parse(Path::new("c"), &format!("{push}{readeck}")).unwrap();
        assert_eq!(config.accounts[0].password, Secret::Environment("T".to_owned()));
        assert!(config.push.is_empty());
        assert_eq!(parse(Path::new("c"), push).unwrap().push.len(), 1);
        let told = |text: &str| parse(Path::new("c"), text).unwrap_err().to_string();
        assert!(told(&readeck.replace("token_env", "password_env")).contains("no token"));
        assert!(told(&GOOD.replace("freshrss", "wallabag")).contains("`client_id`"));
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
