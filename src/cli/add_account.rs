//! `account add`: an account is tried on its server, then written into the config.

use super::{Exit, args::NewAccount, output, session::Session};
use crate::{
    config::{self, Account, AccountKind, Secret, TypedSecrets},
    html::is_web_page,
    sync::{self, Check, Secrets},
};
use anyhow::{Context, Result, anyhow, bail};
use std::io::{self, BufRead, IsTerminal, Read};

/// A secret is a line; what is longer is something else.
const LONGEST: u64 = 8_192;

pub fn add(session: &Session, wanted: &NewAccount) -> Result<Exit> {
    if session.offline {
        bail!("--offline: no server can be asked whether it lets you in");
    }
    let account = account(wanted)?;
    if session.config.accounts.iter().any(|one| one.name == account.name) {
        bail!(
            "an account “{}” stands in {} already; --name gives another name",
            account.name,
            session.places.config.display()
        );
    }
    let typed = (account.password == Secret::None).then(|| typed(account.kind)).transpose()?;
    let mut checks: Vec<Check> = Vec::new();
    let limits = session.poll_settings().limits;
    let let_in = sync::test_with(&account, typed.clone(), &limits, &mut |check| {
        checks.push(check);
        true
    });
    if let_in {
        let typed = typed.as_ref();
        let secrets =
            typed.map(|typed| TypedSecrets { password: &typed.password, client_secret: &typed.client_secret });
        let folder = config::secrets_folder(&session.places.data);
        config::add_account(&session.places.config, &account, secrets, &folder).map_err(|reason| anyhow!(reason))?;
    }
    if wanted.json {
        output::print_json(&checks)?;
    } else {
        for check in checks {
            let sign = if check.ok { "works" } else { "fails" };
            output::print_line(&format!("{}: {}: {sign}: {}", account.name, check.step, check.says))?;
        }
    }
    if !let_in {
        output::message("the account was not kept");
        return Ok(Exit::Failed);
    }
    output::note(
        session.quiet,
        &format!("{} stands in {}; `pressstart sync` syncs it", account.name, session.places.config.display()),
    );
    Ok(Exit::Done)
}

fn account(wanted: &NewAccount) -> Result<Account> {
    let url = if wanted.url.contains("://") { wanted.url.clone() } else { format!("https://{}", wanted.url) };
    if !is_web_page(&url) {
        bail!("this is no http or https address");
    }
    let kind = wanted.kind;
    if wanted.user.is_empty() && kind != AccountKind::Readeck {
        bail!("--user is missing: your name there");
    }
    let absolute = |file: &std::path::PathBuf| std::path::absolute(file).unwrap_or_else(|_| file.clone());
    let password = if let Some(line) = &wanted.password_command {
        Secret::Command(shell_words::split(line).context("--password-command: a quote is missing at the end")?)
    } else if let Some(variable) = &wanted.password_env {
        Secret::Environment(variable.clone())
    } else {
        wanted.password_file.as_ref().map_or(Secret::None, |file| Secret::File(absolute(file)))
    };
    let client_secret = wanted.client_secret_file.as_ref().map_or(Secret::None, |file| Secret::File(absolute(file)));
    if kind == AccountKind::Wallabag && wanted.client_id.is_empty() {
        bail!("wallabag wants --client-id: its page API clients management makes a client");
    }
    if kind == AccountKind::Wallabag && password != Secret::None && client_secret == Secret::None {
        bail!("wallabag wants --client-secret-file too");
    }
    Ok(Account {
        name: wanted.name.clone().unwrap_or_else(|| kind.word().to_owned()),
        kind,
        url,
        user: wanted.user.clone(),
        password,
        client_id: wanted.client_id.clone(),
        client_secret,
    })
}

/// Secrets from standard input: the password, and for wallabag the client's.
fn typed(kind: AccountKind) -> Result<Secrets> {
    if io::stdin().is_terminal() {
        bail!(
            "a password typed here would stand on the screen: pipe it in, say with --password-command, --password-env or \
             --password-file where it is, or type it into `:account add` in the program"
        );
    }
    let lines = io::stdin().lock().take(LONGEST).lines().collect::<io::Result<Vec<String>>>();
    let mut lines = lines.context("standard input cannot be read")?.into_iter().map(|line| line.trim().to_owned());
    let mut next =
        |what: &str| lines.next().filter(|line| !line.is_empty()).with_context(|| format!("no {what} came in"));
    let password = next("password")?;
    let client_secret = if kind == AccountKind::Wallabag { next("secret of the client")? } else { String::new() };
    Ok(Secrets { password, client_secret })
}
