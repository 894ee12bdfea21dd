//! The listening socket: how many may come at once, how long each may take, what every answer says of itself, and the end.

use super::{
    ServeError,
    answer::{self, Answer},
    library::{self, Library},
    token::Token,
    wanted::{Wanted, is_own_host},
};
use crate::{app::Shelf, clean::Rules, news::SavedQuery, store::Store, text::Line};
use http_body_util::Full;
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{self, HeaderMap, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use jiff::{Timestamp, tz::TimeZone};
use ring::digest::{SHA256, digest};
use std::{
    convert::Infallible,
    fmt::Write,
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::Duration,
};
use tokio::{
    net::TcpStream,
    sync::{Semaphore, oneshot},
    task,
    time::timeout,
};

/// Connections at once; who comes later waits at the door.
const AT_ONCE: usize = 64;
/// A request is asked within this, also the next one on a connection that stays open.
const HEAD_WITHIN: Duration = Duration::from_secs(5);
/// A connection lasts no longer, however slowly its answer is taken.
const CONNECTION: Duration = Duration::from_mins(1);
/// Bytes of a request's head.
const LARGEST_HEAD: usize = 16 << 10;
const MOST_HEADERS: usize = 64;
/// After a failure to accept, as when there are too many open files.
const BREATH: Duration = Duration::from_millis(100);

/// What every answer carries: it runs nothing, loads nothing from elsewhere, tells nobody where a reader came from.
const ALWAYS: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "private, no-cache"),
];

/// What to serve, where and to whom.
#[derive(Debug)]
pub struct Settings {
    /// Address and port.
    pub listen: String,
    /// What lets a reader in.
    pub token: Token,
    /// Names of this machine that requests may be sent to.
    pub hosts: Vec<String>,
    /// The database, which is only read.
    pub database: PathBuf,
    /// The user's own shelves.
    pub shelves: Vec<SavedQuery>,
    /// What texts are cleaned by.
    pub rules: Rules,
}

/// A server that listens and answers nobody yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    house: Arc<House>,
}

/// What every request is answered from.
#[derive(Debug)]
struct House {
    token: Token,
    hosts: Vec<String>,
    library: Mutex<Library>,
}

impl Server {
    /// Listens, and opens the database for reading.
    ///
    /// # Errors
    /// When the address is taken or the database cannot be read.
    pub fn listen(settings: Settings) -> Result<Self, ServeError> {
        let Settings { listen, token, hosts, database, shelves, rules } = settings;
        let store = Store::open_read_only(&database)?;
        let listen = address(&listen)?;
        let cannot = |reason| ServeError::CannotListen { address: listen, reason };
        let listener = TcpListener::bind(listen).map_err(cannot)?;
        listener.set_nonblocking(true).map_err(cannot)?;
        let address = listener.local_addr().map_err(cannot)?;
        let shelves = library::named(Shelf::all(&shelves));
        let library = Mutex::new(Library { store, rules, shelves, zone: TimeZone::system() });
        Ok(Self { listener, address, house: Arc::new(House { token, hosts, library }) })
    }

    /// Where it listens: the port too, where any free one was asked for.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether nobody else can reach it.
    #[must_use]
    pub const fn is_for_this_machine_alone(&self) -> bool {
        self.address.ip().is_loopback()
    }

    /// Answers until `end` returns, which it does on a thread of its own. Whoever is being answered then is left.
    ///
    /// # Errors
    /// When the system refuses what a server needs.
    pub fn run(self, end: impl FnOnce() + Send + 'static) -> Result<(), ServeError> {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(ServeError::Runtime)?;
        let (ended, over) = oneshot::channel::<()>();
        let wait = move || {
            end();
            drop(ended);
        };
        thread::Builder::new().name("serve end".into()).spawn(wait).map_err(ServeError::Runtime)?;
        let done = runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(self.listener).map_err(ServeError::Runtime)?;
            tokio::select! {
                () = accept(listener, self.house) => {}
                _ = over => {}
            }
            Ok(())
        });
        runtime.shutdown_background();
        done
    }
}

/// Numbers and a port; `localhost` is the number it stands for, whatever a name server says.
fn address(text: &str) -> Result<SocketAddr, ServeError> {
    let number = text.strip_prefix("localhost:").map_or_else(|| text.to_owned(), |port| format!("127.0.0.1:{port}"));
    number.parse().map_err(|_| ServeError::NoAddress(Line::new(text)))
}

async fn accept(listener: tokio::net::TcpListener, house: Arc<House>) {
    let seats = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let Ok(seat) = Arc::clone(&seats).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let house = Arc::clone(&house);
        tokio::spawn(async move {
            // Whoever goes away half-way or is too slow is left alone.
            drop(timeout(CONNECTION, converse(stream, house)).await);
            drop(seat);
        });
    }
}

async fn converse(stream: TcpStream, house: Arc<House>) -> hyper::Result<()> {
    let service = service_fn(move |request| {
        let house = Arc::clone(&house);
        async move { Ok::<_, Infallible>(respond(&request, &house).await) }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(LARGEST_HEAD)
        .max_headers(MOST_HEADERS)
        .serve_connection(TokioIo::new(stream), service)
        .await
}

async fn respond(request: &Request<Incoming>, house: &Arc<House>) -> Response<Full<Bytes>> {
    let answer = match refused(request, &house.hosts) {
        Some(answer) => answer,
        None => match Wanted::read(request.uri().path(), request.uri().query(), &house.token) {
            None => Answer::nothing_here(),
            Some(wanted) => read(wanted, Arc::clone(house)).await,
        },
    };
    response(answer, request.method() == Method::HEAD, request.headers())
}

/// Why a request is not looked at.
fn refused(request: &Request<Incoming>, declared: &[String]) -> Option<Answer> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let named = hosts.next().and_then(|host| host.to_str().ok()).filter(|_| hosts.next().is_none());
    let own = |host: &str| is_own_host(host, declared);
    let elsewhere = request.uri().authority().is_some_and(|authority| !own(authority.as_str()));
    if !named.is_some_and(own) || elsewhere {
        let words = "This is no address of this machine. `pressstart serve --host NAME` lets a name in.";
        return Some(Answer::failure(StatusCode::FORBIDDEN, words));
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some(Answer::failure(StatusCode::METHOD_NOT_ALLOWED, "Everything here can only be read."));
    }
    None
}

/// Reads the database off the thread that talks to everybody.
async fn read(wanted: Wanted, house: Arc<House>) -> Answer {
    let work = move || {
        // What panicked while it read has changed nothing.
        let library = house.library.lock().unwrap_or_else(PoisonError::into_inner);
        answer::to(&wanted, house.token.text(), &library, Timestamp::now())
    };
    task::spawn_blocking(work).await.unwrap_or_else(|_| {
        Answer::failure(StatusCode::INTERNAL_SERVER_ERROR, "This could not be shown; the log tells why.")
    })
}

/// The answer with its head. What the reader has already is not sent again; to HEAD no body is.
fn response(answer: Answer, head_only: bool, asked: &HeaderMap) -> Response<Full<Bytes>> {
    let Answer { mut status, media_type, body, location } = answer;
    let mut headers = HeaderMap::new();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    if let Some(location) = location.and_then(|location| HeaderValue::from_str(&location).ok()) {
        headers.insert(header::LOCATION, location);
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    let mut send = !head_only;
    if status == StatusCode::OK {
        let etag = etag(&body);
        if is_known(&etag, asked) {
            status = StatusCode::NOT_MODIFIED;
            send = false;
        }
        if let Ok(etag) = HeaderValue::from_str(&etag) {
            headers.insert(header::ETAG, etag);
        }
    }
    if status != StatusCode::NOT_MODIFIED {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    let mut response = Response::new(Full::new(if send { Bytes::from(body) } else { Bytes::new() }));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// The same for the same bytes.
fn etag(body: &[u8]) -> String {
    let mut etag = "\"".to_owned();
    for byte in &digest(&SHA256, body).as_ref()[..16] {
        // writing to a String cannot fail
        let _ = write!(etag, "{byte:02x}");
    }
    etag.push('"');
    etag
}

fn is_known(etag: &str, asked: &HeaderMap) -> bool {
    let lists = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == etag)
}
