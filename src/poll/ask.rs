//! To ask is to make the requests: so many at once, so many to one host, with a pause between two to the same host.

use super::{Settings, local, password};
use crate::{
    fetch::{Client, FeedRequest, Outcome, same_party},
    html,
    store::Subscription,
};
use jiff::Timestamp;
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    sync::{Semaphore, mpsc},
    task::JoinSet,
    time,
};
use url::Url;

/// How soon a wish to stop is noticed.
const STOP_NOTICED: Duration = Duration::from_millis(50);

/// A source to ask, and its place in the report.
pub struct Asked {
    pub place: usize,
    pub subscription: Subscription,
}

pub struct Answered {
    pub asked: Asked,
    pub outcome: Outcome,
    pub took: Duration,
}

/// What the requests share.
struct Network {
    client: Client,
    at_once: Semaphore,
    host_delay: Duration,
    answers: mpsc::Sender<Answered>,
    settings: Settings,
    /// The round is given up: programs that run for it are ended.
    stop: Arc<AtomicBool>,
}

/// One host: its connections, and how many sources have still to ask it.
struct Host {
    connections: Semaphore,
    left: AtomicUsize,
}

/// Asks them all and hands over the answers as they come. Ends early when `stopped`.
pub fn all(asked: Vec<Asked>, settings: &Settings, stopped: &dyn Fn() -> bool, answers: mpsc::Sender<Answered>) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return;
    };
    let network = Arc::new(Network {
        client: Client::new(&settings.limits),
        at_once: Semaphore::new(settings.at_once.max(1)),
        host_delay: settings.host_delay,
        answers,
        settings: settings.clone(),
        stop: Arc::default(),
    });
    let stop = Arc::clone(&network.stop);
    let hosts = hosts(&asked, settings.per_host.max(1));
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        for (one, host) in asked.into_iter().zip(hosts) {
            tasks.spawn(ask(network.clone(), host, one));
        }
        let mut tick = time::interval(STOP_NOTICED);
        loop {
            tokio::select! {
                ended = tasks.join_next() => if ended.is_none() { break },
                _ = tick.tick() => if stopped() { break },
            }
        }
    });
    stop.store(true, Ordering::Relaxed);
    // A name lookup that never returns must not hold up the end.
    runtime.shutdown_background();
}

fn hosts(asked: &[Asked], per_host: usize) -> Vec<Arc<Host>> {
    let mut known: HashMap<String, Arc<Host>> = HashMap::new();
    let mut host = |one: &Asked| {
        let address = address(&one.subscription);
        let name = if one.subscription.source.is_local() {
            // Files and programs do not wait for each other.
            Some(address.to_owned())
        } else {
            html::host(address).map(Cow::into_owned)
        };
        let fresh = || Arc::new(Host { connections: Semaphore::new(per_host), left: AtomicUsize::new(0) });
        let host = known.entry(name.unwrap_or_default()).or_insert_with(fresh);
        host.left.fetch_add(1, Ordering::Relaxed);
        host.clone()
    };
    asked.iter().map(&mut host).collect()
}

async fn ask(network: Arc<Network>, host: Arc<Host>, asked: Asked) {
    // Neither semaphore is ever closed.
    let Ok(_connection) = host.connections.acquire().await else { return };
    let Ok(one_of_all) = network.at_once.acquire().await else { return };
    let left = host.left.fetch_sub(1, Ordering::Relaxed) - 1;
    let started = Instant::now();
    let outcome = if asked.subscription.source.is_local() {
        local::ask(asked.subscription.clone(), network.settings.clone(), Arc::clone(&network.stop)).await
    } else {
        match request(&asked.subscription).await {
            Ok(request) => network.client.feed(&request, Timestamp::now()).await,
            Err(reason) => Outcome::Failed { status: None, reason },
        }
    };
    let took = started.elapsed();
    // Nobody receives once the run was given up.
    let _ = network.answers.send(Answered { asked, outcome, took }).await;
    // Only now: whoever reads more slowly than answers come must not have to keep them all.
    drop(one_of_all);
    if left > 0 {
        time::sleep(network.host_delay).await;
    }
}

/// Where a source is asked: where it moved to for good, else where the user said.
fn address(one: &Subscription) -> &str {
    one.state.moved_to.as_deref().unwrap_or(&one.source.url)
}

/// The request for a source. Its login and headers stay at home when it has moved to another host.
async fn request(one: &Subscription) -> Result<FeedRequest, String> {
    let source = &one.source;
    let mut request = FeedRequest {
        url: address(one).to_owned(),
        etag: one.state.etag.clone(),
        last_modified: one.state.last_modified.clone(),
        user_agent: source.user_agent.clone(),
        proxy: source.proxy.clone(),
        ..FeedRequest::default()
    };
    let home = Url::parse(&source.url).ok();
    if one.state.moved_to.is_some() {
        let (Some(home), Ok(mut there)) = (home, Url::parse(&request.url)) else { return Ok(request) };
        if !same_party(&home, &there) {
            return Ok(request);
        }
        // Both fail only for URLs that cannot have a login, and then there is none to carry over.
        let _ = there.set_username(home.username());
        let _ = there.set_password(home.password());
        request.url = there.into();
    }
    request.headers.clone_from(&source.headers);
    if let Some(user) = &source.user {
        let password = password::get(source.password_command.clone()).await?;
        request.login = Some((user.clone(), password));
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fetch,
        news::{Source, SourceId},
        schedule::PollState,
    };

    fn moved(from: &str, to: Option<&str>) -> FeedRequest {
        let headers = vec![("X-Key".to_owned(), "k".to_owned())];
        let source = Source { url: from.to_owned(), headers, ..Source::default() };
        let state = PollState { moved_to: to.map(str::to_owned), ..PollState::default() };
        let one = Subscription { id: SourceId(1), source, state, unread: 0, total: 0, synced: false };
        fetch::wait(request(&one)).unwrap().unwrap()
    }

    #[test]
    fn a_source_is_asked_where_it_was_configured_with_its_headers() {
        let request = moved("https://me:pw@a.example/feed", None);
        assert_eq!((request.url.as_str(), request.headers.len()), ("https://me:pw@a.example/feed", 1));
    }

    #[test]
    fn a_source_that_moved_within_its_host_keeps_its_login() {
        let request = moved("https://me:pw@a.example/feed", Some("https://a.example/new"));
        assert_eq!((request.url.as_str(), request.headers.len()), ("https://me:pw@a.example/new", 1));
    }

    #[test]
    fn a_source_that_moved_to_another_host_takes_no_login_and_no_headers_along() {
        let request = moved("https://me:pw@a.example/feed", Some("https://b.example/feed"));
        assert_eq!((request.url.as_str(), request.headers.len()), ("https://b.example/feed", 0));
    }
}
