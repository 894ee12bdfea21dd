//! A loopback HTTP server that plays scripted answers, and remembers what it was asked.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

/// One request as it came in.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: String,
    /// Path and query, byte for byte.
    pub target: String,
    pub headers: Vec<(String, String)>,
    /// What came with it.
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What to send back. The connection is closed afterwards.
#[derive(Debug, Clone, Default)]
pub struct Reply {
    head: Vec<u8>,
    body: Vec<u8>,
    length: bool,
    stalls: bool,
}

impl Reply {
    pub fn status(status: u16) -> Self {
        Self { head: format!("HTTP/1.1 {status} X\r\n").into_bytes(), length: true, ..Self::default() }
    }

    /// 200 with a body.
    pub fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::status(200).body(body)
    }

    /// These bytes and no others.
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { body: bytes.into(), ..Self::default() }
    }

    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.length &= !matches!(name, "Content-Length" | "Transfer-Encoding");
        for part in [name.as_bytes(), b": ", value.as_ref(), b"\r\n"] {
            self.head.extend_from_slice(part);
        }
        self
    }

    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Says nothing more, but keeps the connection until the other side gives up.
    pub fn then_silence(mut self) -> Self {
        self.stalls = true;
        self
    }

    fn send(self, stream: &mut TcpStream) {
        let mut bytes = self.head;
        if !bytes.is_empty() {
            if self.length {
                bytes.extend_from_slice(format!("Content-Length: {}\r\n", self.body.len()).as_bytes());
            }
            bytes.extend_from_slice(b"Connection: close\r\n\r\n");
        }
        bytes.extend_from_slice(&self.body);
        // The other side may hang up in the middle: that is what some tests are about.
        if stream.write_all(&bytes).is_ok() && self.stalls {
            drop(stream.read(&mut [0]));
        }
    }
}

type Script = dyn Fn(&Request, usize) -> Reply + Send + Sync;

/// The server. It ends when the value is dropped.
pub struct Server {
    address: SocketAddr,
    log: Arc<Mutex<Vec<Request>>>,
    busiest: Arc<AtomicUsize>,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// Starts on 127.0.0.1; `script` is told the request and how many there were of its target, this one included.
    pub fn start(script: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_at("127.0.0.1", script)
    }

    /// Starts on another loopback address, for tests that need a second host.
    pub fn start_at(host: &str, script: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((host, 0)).unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            log: Arc::default(),
            busiest: Arc::default(),
            ended: Arc::default(),
        };
        let (log, busiest, ended) = (server.log.clone(), server.busiest.clone(), server.ended.clone());
        let script: Arc<Script> = Arc::new(script);
        thread::spawn(move || {
            let busy = Arc::new(AtomicUsize::new(0));
            for stream in listener.incoming().map_while(Result::ok) {
                if ended.load(Ordering::Relaxed) {
                    return;
                }
                let (log, busiest, busy, script) = (log.clone(), busiest.clone(), busy.clone(), script.clone());
                thread::spawn(move || {
                    busiest.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    serve(stream, &log, &*script, &busy);
                });
            }
        });
        server
    }

    pub fn url(&self, target: &str) -> String {
        format!("http://{}{target}", self.address)
    }

    /// What was asked for at a target, in order.
    pub fn requests(&self, target: &str) -> Vec<Request> {
        self.log.lock().unwrap().iter().filter(|request| request.target == target).cloned().collect()
    }

    /// The most requests that were under way at the same time.
    pub fn busiest(&self) -> usize {
        self.busiest.load(Ordering::SeqCst)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        drop(TcpStream::connect(self.address));
    }
}

fn serve(mut stream: TcpStream, log: &Mutex<Vec<Request>>, script: &Script, busy: &AtomicUsize) {
    let request = read_request(&stream);
    let reply = request.map(|request| {
        let mut log = log.lock().unwrap();
        log.push(request.clone());
        let count = log.iter().filter(|other| other.target == request.target).count();
        drop(log);
        script(&request, count)
    });
    busy.fetch_sub(1, Ordering::SeqCst);
    if let Some(reply) = reply {
        reply.send(&mut stream);
    }
}

fn read_request(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut lines = reader.by_ref().lines().map_while(Result::ok);
    let first = lines.next()?;
    let mut words = first.split(' ').map(str::to_owned);
    let (method, target) = (words.next()?, words.next()?);
    let headers: Vec<(String, String)> = lines
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())))
        .collect();
    let length = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let mut body = vec![0; length.and_then(|(_, length)| length.parse().ok()).unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(Request { method, target, headers, body })
}
