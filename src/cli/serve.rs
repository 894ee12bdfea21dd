//! `serve`: shelves for others, until a signal ends it.

use super::{Exit, Usage, output, session::Session};
use crate::{
    config::Secret,
    integrations,
    platform::{self, EndSignal, Signalled},
    serve::{ServeError, Server, Settings, Token},
    store::Store,
};
use anyhow::{Result, bail};
use std::{
    sync::{Arc, OnceLock, mpsc},
    time::{Duration, Instant},
};

/// Where it listens when nobody says; a fixed port, so that an address kept on a phone goes on working.
const USUAL: &str = "127.0.0.1:47314";

/// Texts that are put into the index at once: whoever else writes waits no longer.
const INDEXED_AT_ONCE: usize = 50;
/// So long the first address waits for texts to be findable; the rest follows while it serves.
const INDEXING: Duration = Duration::from_secs(2);
/// How often it is looked whether a poll has brought more.
const BETWEEN_LOOKS: Duration = Duration::from_secs(30);

/// Serves until SIGINT or SIGTERM.
pub fn run(session: &mut Session, listen: Option<String>, token: Option<&str>, mut hosts: Vec<String>) -> Result<Exit> {
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
    let begun = Instant::now();
    // Where the index cannot be written the pages are served all the same.
    let owes = |session: &mut Session| session.store.index_owed(INDEXED_AT_ONCE).is_ok_and(|left| left > 0);
    while !session.store.is_read_only() && begun.elapsed() < INDEXING && owes(session) {}
    let _indexing = keep_indexed(session);
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

/// Puts what polls bring into the full-text index while nobody else does; ends when what it gives back is dropped.
fn keep_indexed(session: &Session) -> mpsc::Sender<()> {
    let database = session.places.database();
    let (ends, ended) = mpsc::channel::<()>();
    let work = move || {
        let Ok(mut store) = Store::open(&database) else { return };
        let mut pause = Duration::ZERO;
        while ended.recv_timeout(pause) == Err(mpsc::RecvTimeoutError::Timeout) {
            pause = match store.index_owed(INDEXED_AT_ONCE) {
                Ok(left) if left > 0 => Duration::from_millis(5),
                // One that cannot be written now is served as it is, and tried again.
                Ok(_) | Err(_) => BETWEEN_LOOKS,
            };
        }
    };
    if !session.store.is_read_only() {
        // Without a thread the headlines are found, and the texts that are in the index by now.
        drop(std::thread::Builder::new().name("index".to_owned()).spawn(work));
    }
    ends
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
