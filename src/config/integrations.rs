//! `[hooks]` and `[push]`: programs and servers that are given what is saved. A secret itself never stands in the config: only
//! the command, the variable or the file it comes from.

use super::{problem::Problems, section::Section};
use crate::html::is_web_page;
use std::path::PathBuf;
use toml::de::DeTable;

/// A kind of server that keeps links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says it")]
pub enum Target {
    Linkding,
    Wallabag,
    Readeck,
    Karakeep,
    Pinboard,
    Ntfy,
    Webhook,
}

impl Target {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Linkding, Self::Wallabag, Self::Readeck, Self::Karakeep, Self::Pinboard, Self::Ntfy, Self::Webhook];

    /// Its name in the config and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Linkding => "linkding",
            Self::Wallabag => "wallabag",
            Self::Readeck => "readeck",
            Self::Karakeep => "karakeep",
            Self::Pinboard => "pinboard",
            Self::Ntfy => "ntfy",
            Self::Webhook => "webhook",
        }
    }

    /// Its table in the config.
    const fn table(self) -> &'static str {
        match self {
            Self::Linkding => "[push.linkding]",
            Self::Wallabag => "[push.wallabag]",
            Self::Readeck => "[push.readeck]",
            Self::Karakeep => "[push.karakeep]",
            Self::Pinboard => "[push.pinboard]",
            Self::Ntfy => "[push.ntfy]",
            Self::Webhook => "[push.webhook]",
        }
    }

    /// Whether it can be asked what it has. One that cannot gets an article once.
    #[must_use]
    pub const fn can_be_asked(self) -> bool {
        matches!(self, Self::Linkding | Self::Wallabag | Self::Karakeep | Self::Pinboard)
    }

    /// Whether it lets in whoever knows its address.
    const fn may_be_open(self) -> bool {
        matches!(self, Self::Ntfy | Self::Webhook)
    }
}

/// Where a secret comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Secret {
    /// Nowhere.
    #[default]
    None,
    /// The first line that a program prints.
    Command(Vec<String>),
    /// A variable of the environment.
    Environment(String),
    /// The first line of a file that nobody else can read.
    File(PathBuf),
}

/// A server that is given what is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push {
    /// What kind of server.
    pub target: Target,
    /// Its address.
    pub url: String,
    /// All but wallabag: the token of its settings page.
    pub token: Secret,
    /// wallabag: the id of its client.
    pub client_id: String,
    /// wallabag: the client's secret.
    pub client_secret: Secret,
    /// wallabag: the user's name there.
    pub user: String,
    /// wallabag: the user's password there.
    pub password: Secret,
    /// A webhook: the JSON it is sent, with names in braces; empty for all that is known of an article.
    pub template: String,
}

/// Reads `[hooks]`: the program that is told of what is saved.
pub(super) fn hooks(table: &DeTable, problems: &mut Problems) -> Vec<String> {
    let mut section = Section::new("[hooks]", table);
    let saved = section.program("saved", problems);
    section.finish(problems);
    saved
}

/// Reads `[push]`: the servers.
pub(super) fn pushes(table: &DeTable, problems: &mut Problems) -> Vec<Push> {
    let mut section = Section::new("[push]", table);
    let mut pushes = Vec::new();
    for target in Target::ALL {
        if let Some(table) = section.table(target.word(), problems) {
            pushes.extend(push(target, table, problems));
        }
    }
    section.finish(problems);
    pushes
}

fn push(target: Target, table: &DeTable, problems: &mut Problems) -> Option<Push> {
    let mut section = Section::new(target.table(), table);
    let url = section.text("url", problems);
    let mut push = Push {
        target,
        url: String::new(),
        token: Secret::None,
        client_id: String::new(),
        client_secret: Secret::None,
        user: String::new(),
        password: Secret::None,
        template: String::new(),
    };
    if target == Target::Wallabag {
        push.client_id = section.text("client_id", problems).map(toml::Spanned::into_inner).unwrap_or_default();
        push.user = section.text("user", problems).map(toml::Spanned::into_inner).unwrap_or_default();
        push.client_secret =
            secret(&mut section, ["client_secret_command", "client_secret_env", "client_secret_file"], problems);
        push.password = secret(&mut section, ["password_command", "password_env", "password_file"], problems);
    } else {
        push.token = secret(&mut section, ["token_command", "token_env", "token_file"], problems);
    }
    if target == Target::Webhook
        && let Some(template) = section.text("template", problems)
    {
        if let Err(error) = serde_json::from_str::<serde_json::Value>(template.get_ref()) {
            problems.add(&template.span(), &format!("`template` is no JSON: {error}"));
        }
        push.template = template.into_inner();
    }
    section.finish(problems);
    let url = url?;
    let lacking = match target {
        Target::Wallabag if push.client_secret == Secret::None => Some("client_secret"),
        Target::Wallabag if push.password == Secret::None => Some("password"),
        Target::Wallabag => None,
        _ if push.token == Secret::None && !target.may_be_open() => Some("token"),
        _ => None,
    };
    if let Some(key) = lacking {
        let table = target.table();
        problems
            .add(&url.span(), &format!("{table} needs `{key}_command`, `{key}_env` or `{key}_file` beside its `url`"));
        return None;
    }
    if !is_web_page(url.get_ref()) {
        problems.add(&url.span(), "`url` is the server's http or https address");
        return None;
    }
    push.url = url.into_inner();
    Some(push)
}

/// Where a secret comes from, by the keys that may say it.
pub(super) fn secret(
    section: &mut Section,
    [command, variable, file]: [&'static str; 3],
    problems: &mut Problems,
) -> Secret {
    let program = section.program(command, problems);
    let variable = section.text(variable, problems).map(toml::Spanned::into_inner);
    let file = section.text(file, problems).map(toml::Spanned::into_inner);
    match (program.is_empty(), variable, file) {
        (false, ..) => Secret::Command(program),
        (true, Some(variable), _) => Secret::Environment(variable),
        (true, None, Some(file)) => Secret::File(at_home(&file)),
        (true, None, None) => Secret::None,
    }
}

/// A path; `~/` before it is the user's home.
#[must_use]
pub fn at_home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Secret, Target, parse};
    use std::path::Path;

    #[test]
    fn a_server_is_read_with_where_its_secret_comes_from() {
        let text = "[push.linkding]\nurl = \"https://links.example/\"\ntoken_env = \"TOKEN\"\n[push.wallabag]\nurl = \"http://w.example\"\n\
                    client_id = \"1_a\"\nuser = \"ann\"\nclient_secret_file = \"/s\"\npassword_command = [\"pass\", \"w\"]\n";
        let config = parse(Path::new("config.toml"), text).unwrap();
        assert_eq!(
            (config.push[0].target, &config.push[0].token),
            (Target::Linkding, &Secret::Environment("TOKEN".into()))
        );
        assert_eq!(config.push[1].password, Secret::Command(vec!["pass".into(), "w".into()]));
        assert_eq!(config.push[1].client_secret, Secret::File("/s".into()));
    }

    #[test]
    fn a_secret_itself_or_an_address_that_is_none_is_refused() {
        for text in [
            "[push.linkding]\nurl = \"https://a.example\"\ntoken = \"geheim\"",
            "[push.readeck]\nurl = \"links\"",
            "[push.delicious]\nurl = \"https://a.example\"",
        ] {
            assert!(parse(Path::new("config.toml"), text).is_err(), "{text}");
        }
    }
}
