//! `[serve]`: where shelves are served to others, under which names, and where the token comes from.

use super::{
    integrations::{Secret, secret},
    problem::Problems,
    section::Section,
};
use toml::de::DeTable;
use url::{Host, Url};

/// How shelves are served.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Serving {
    /// Address and port; none for our own.
    pub listen: Option<String>,
    /// Names of this machine that others may ask it by.
    pub hosts: Vec<String>,
    /// Where the token comes from; from nowhere, one is made at each start.
    pub token: Secret,
}

pub(super) fn read(table: &DeTable, problems: &mut Problems) -> Serving {
    let mut section = Section::new("[serve]", table);
    let listen = section.text("listen", problems);
    if let Some(listen) = &listen
        && !is_address(listen.get_ref())
    {
        problems.add(&listen.span(), "`listen` is an address of this machine and a port, such as \"127.0.0.1:47314\"");
    }
    let hosts = section.words("hosts", problems);
    for host in hosts.iter().filter(|host| !is_name(host.get_ref())) {
        problems.add(&host.span(), "a host is a name alone, such as \"attic.local\"");
    }
    let token = secret(&mut section, ["token_command", "token_env", "token_file"], problems);
    section.finish(problems);
    Serving {
        listen: listen.map(toml::Spanned::into_inner),
        hosts: hosts.into_iter().map(toml::Spanned::into_inner).collect(),
        token,
    }
}

/// A number of this machine and a port.
fn is_address(text: &str) -> bool {
    let port = text.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    let host = Url::parse(&format!("http://{text}/")).ok().and_then(|url| url.host().map(|host| host.to_owned()));
    port && match host {
        Some(Host::Ipv4(number)) => text.starts_with(&number.to_string()),
        Some(Host::Ipv6(_)) => true,
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn is_name(text: &str) -> bool {
    Url::parse(&format!("http://{text}/")).is_ok_and(|url| url.host_str() == Some(&text.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::config::{Secret, parse};
    use std::path::Path;

    #[test]
    fn where_to_listen_and_by_what_token_is_read() {
        let text = "[serve]\nlisten = \"0.0.0.0:80\"\nhosts = [\"Attic.local\"]\ntoken_env = \"SHELF\"\n";
        let serving = parse(Path::new("config.toml"), text).unwrap().serve;
        assert_eq!((serving.listen.as_deref(), serving.hosts), (Some("0.0.0.0:80"), vec!["Attic.local".to_owned()]));
        assert_eq!(serving.token, Secret::Environment("SHELF".into()));
    }

    #[test]
    fn a_place_nobody_can_listen_at_and_a_token_itself_are_refused() {
        for line in [
            "listen = \"example.org:80\"",
            "listen = \"127.0.0.1\"",
            "listen = \"80\"",
            "hosts = [\"http://a\"]",
            "token = \"geheim\"",
        ] {
            assert!(parse(Path::new("config.toml"), &format!("[serve]\n{line}")).is_err(), "{line}");
        }
        for line in ["listen = \"[::1]:0\"", "listen = \"localhost:8080\""] {
            assert!(parse(Path::new("config.toml"), &format!("[serve]\n{line}")).is_ok(), "{line}");
        }
    }
}
