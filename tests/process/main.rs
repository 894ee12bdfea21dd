//! The program as a process: what it survives, how it ends, and what it leaves behind.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod bounds;
mod copies;
mod damage;
mod disk;
mod endings;
mod escapes;
mod held;
mod home;
mod imports;
mod kills;
mod openers;
mod panics;
mod polls;
mod private_network;
mod proxies;
mod rounds;
mod seat;
#[path = "../support/server.rs"]
#[expect(dead_code, reason = "some of it is for other tests")]
mod server;
mod soak;
mod surroundings;
