//! The server of the demo edition: a handful of threads that answer GET on the loopback address. Knows paths and bytes, nothing
//! of what they say.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// Tried first, so that addresses kept in a database hold until the next time.
const USUAL_PORT: u16 = 47_313;

const THREADS_AT_A_DOOR: usize = 2;

/// Longest request that is read.
const LONGEST_REQUEST: u64 = 16 << 10;

/// Longest wait for a slow visitor, and so for the end of a thread.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a path answers.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    status: &'static str,
    media_type: &'static str,
    etag: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    /// A feed; asked again with its tag, it has not changed.
    pub(super) fn feed(media_type: &'static str, text: String) -> Self {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let etag = Some(format!("\"{:016x}\"", hasher.finish()));
        Self { status: "200 OK", media_type, etag, body: text.into_bytes() }
    }

    pub(super) fn html(text: String) -> Self {
        Self { status: "200 OK", media_type: "text/html; charset=utf-8", etag: None, body: text.into_bytes() }
    }

    pub(super) fn file(media_type: &'static str, bytes: &[u8]) -> Self {
        Self { status: "200 OK", media_type, etag: None, body: bytes.to_vec() }
    }

    pub(super) fn failure(text: &str) -> Self {
        Self { status: "500 Internal Server Error", ..Self::html(text.to_owned()) }
    }

    fn not_found() -> Self {
        Self { status: "404 Not Found", ..Self::html("<h1>404</h1><p>Nothing was published here.</p>".to_owned()) }
    }

    fn write(&self, request: &Request, mut stream: &TcpStream) -> io::Result<()> {
        let unchanged = self.etag.is_some() && self.etag == request.known_etag;
        let status = if unchanged { "304 Not Modified" } else { self.status };
        let etag = self.etag.as_ref().map_or_else(String::new, |etag| format!("ETag: {etag}\r\n"));
        let length = if unchanged { String::new() } else { format!("Content-Length: {}\r\n", self.body.len()) };
        let media_type = self.media_type;
        let head =
            format!("HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{length}{etag}Connection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        if unchanged || request.head_only { Ok(()) } else { stream.write_all(&self.body) }
    }
}

/// What a path answers, one time after another; the last one from then on.
#[derive(Debug)]
pub(super) struct Answers {
    all: Vec<Answer>,
    /// How often it was asked, or the one it follows.
    asked: Arc<AtomicUsize>,
    follows: bool,
}

impl Answers {
    fn next(&self, request: &Request) -> Option<&Answer> {
        let counts = !self.follows && !request.head_only;
        let asked = self.asked.fetch_add(usize::from(counts), Ordering::Relaxed);
        let place = if self.follows { asked.saturating_sub(1) } else { asked };
        self.all.get(place).or(self.all.last())
    }

    /// Answers of another path that change when these do.
    pub(super) fn followed_by(&self, all: Vec<Answer>) -> Self {
        Self { all, asked: Arc::clone(&self.asked), follows: true }
    }
}

impl From<Vec<Answer>> for Answers {
    fn from(all: Vec<Answer>) -> Self {
        Self { all, asked: Arc::default(), follows: false }
    }
}

impl From<Answer> for Answers {
    fn from(answer: Answer) -> Self {
        vec![answer].into()
    }
}

/// What was asked.
#[derive(Debug)]
struct Request {
    path: String,
    head_only: bool,
    known_etag: Option<String>,
}

impl Request {
    /// Reads the head of a request; a body is not read.
    fn read(stream: &TcpStream) -> Option<Self> {
        let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines().map_while(Result::ok);
        let first = lines.next()?;
        let mut words = first.split(' ');
        let head_only = match words.next()? {
            "GET" => false,
            "HEAD" => true,
            _ => return None,
        };
        let path = words.next()?.split(['?', '#']).next()?.to_owned();
        let known_etag = lines
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_once(':').map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())))
            .fold(None, |known, (name, value)| if name == "if-none-match" { Some(value) } else { known });
        Some(Self { path, head_only, known_etag })
    }
}

/// The running server; stops when dropped.
#[derive(Debug)]
pub(super) struct Server {
    stop: Arc<AtomicBool>,
    threads: Vec<(SocketAddr, JoinHandle<()>)>,
}

/// Opens a door for each outlet: an address of its own where the system has more than one for itself, as Linux does, because
/// readers tell outlets apart by their hosts. The usual port is taken when it is free, any other when it is not.
pub(super) fn listen(outlets: u8) -> io::Result<Vec<TcpListener>> {
    let door = |number| {
        let own = Ipv4Addr::new(127, 0, 0, number);
        TcpListener::bind((own, USUAL_PORT))
            .or_else(|_| TcpListener::bind((own, 0)))
            .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
    };
    (1..=outlets).map(door).collect()
}

impl Server {
    pub(super) fn start(doors: Vec<TcpListener>, answers: HashMap<String, Answers>) -> io::Result<Self> {
        let mut server = Self { stop: Arc::default(), threads: Vec::new() };
        let answers = Arc::new(answers);
        for door in doors {
            let address = door.local_addr()?;
            let door = Arc::new(door);
            for _ in 0..THREADS_AT_A_DOOR {
                let (door, answers, stop) = (Arc::clone(&door), Arc::clone(&answers), Arc::clone(&server.stop));
                let wait = move || wait_for_visitors(&door, &answers, &stop);
                server.threads.push((address, thread::Builder::new().name("demo".to_owned()).spawn(wait)?));
            }
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        // Each thread waits for a visitor: send one each. Where none gets through, the thread ends with the process.
        let reached: Vec<bool> = self.threads.iter().map(|(address, _)| TcpStream::connect(address).is_ok()).collect();
        for ((_, thread), reached) in self.threads.drain(..).zip(reached) {
            if reached {
                drop(thread.join());
            }
        }
    }
}

fn wait_for_visitors(door: &TcpListener, answers: &HashMap<String, Answers>, stop: &AtomicBool) {
    while let Ok((stream, _)) = door.accept() {
        if stop.load(Ordering::Acquire) {
            break;
        }
        // A reader that hangs up half-way is its own affair.
        let _ = serve(&stream, answers);
    }
}

fn serve(stream: &TcpStream, answers: &HashMap<String, Answers>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = Request::read(stream) else { return Ok(()) };
    match answers.get(&request.path).and_then(|answers| answers.next(&request)) {
        Some(answer) => answer.write(&request, stream),
        None => Answer::not_found().write(&request, stream),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_answers_once_the_server_is_dropped() {
        let door = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = door.local_addr().unwrap();
        drop(Server::start(vec![door], HashMap::new()).unwrap());
        assert!(TcpStream::connect(address).is_err());
    }

    #[test]
    fn a_visitor_who_says_nothing_does_not_keep_the_others_waiting() {
        let door = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = door.local_addr().unwrap();
        let server = Server::start(vec![door], HashMap::new()).unwrap();
        let silent = TcpStream::connect(address).unwrap();
        let mut visitor = TcpStream::connect(address).unwrap();
        visitor.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        let mut answer = String::new();
        visitor.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
        drop((silent, server));
    }
}
