//! `serve`: shelves for others, until a signal ends it.

use super::{Exit, Usage, output, session::Session};
use crate::{
    config::Secret,
    integrations,
    platform::{self, EndSignal, Signalled},
    serve::{ServeError, Server, Settings, Token},
};
use anyhow::{Result, bail};
use std::sync::{Arc, OnceLock, mpsc};

/// Where it listens when nobody says; a fixed port, so that an address kept on a phone goes on working.
const USUAL: &str = "127.0.0.1:47314";

/// Serves until SIGINT or SIGTERM.
pub fn run(session: &Session, listen: Option<String>, token: Option<&str>, mut hosts: Vec<String>) -> Result<Exit> {
    if session.offline {
        bail!("serve opens a listening socket, which --offline forbids");
    }
    let serving = &session.config.serve;
    hosts.extend(serving.hosts.iter().cloned());
    let settings = Settings {
        listen: listen.or_else(|| serving.listen.clone()).unwrap_or_else(|| USUAL.to_owned()),
        token: chosen_token(token, &serving.token)?,
        hosts,
        database: session.places.database(),
        shelves: session.config.shelves.clone(),
        rules: session.rules.clone(),
    };
    let text = settings.token.text().to_owned();
    // Asked for before anybody can send one, so that none ends the process in another way.
    let (to, signals) = mpsc::channel();
    // The end of the terminal ends it by itself, and under `nohup` it does not.
    let wanted = [EndSignal::Interrupt, EndSignal::Terminate].map(Signalled::End);
    platform::watch(&wanted, move |signal| to.send(signal).is_ok())?;
    let server = Server::listen(settings).map_err(as_typed)?;
    output::print_line(&format!("http://{}/{text}/", server.address()))?;
    if !session.quiet {
        output::message("the reading list; its feeds and those of the shelves stand under “Shelves” · Ctrl-C ends it");
        if server.address().ip().is_unspecified() {
            output::message("others put this machine's name or number in the place of the one above");
        }
        if !server.is_for_this_machine_alone() {
            output::message(
                "everybody who reaches this machine and knows the address can read it, and whoever listens on the way: it is plain HTTP",
            );
        }
    }
    let got = Arc::new(OnceLock::new());
    let signal = Arc::clone(&got);
    server.run(move || {
        if let Ok(first) = signals.recv() {
            signal.get_or_init(|| first);
        }
    })?;
    Ok(match got.get() {
        None => Exit::Failed,
        Some(Signalled::End(EndSignal::Interrupt)) => Exit::Interrupted,
        Some(_) => Exit::Terminated,
    })
}

fn chosen_token(typed: Option<&str>, declared: &Secret) -> Result<Token> {
    match (typed, declared) {
        (Some(text), _) => Token::chosen(text).map_err(as_typed),
        (None, Secret::None) => Ok(Token::random()?),
        (None, secret) => Ok(Token::chosen(&integrations::secret(secret, "token")?)?),
    }
}

/// What was typed wrong is told as such.
fn as_typed(error: ServeError) -> anyhow::Error {
    if matches!(error, ServeError::NoToken | ServeError::NoAddress(_)) {
        Usage(error.to_string()).into()
    } else {
        error.into()
    }
}
