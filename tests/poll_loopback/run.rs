//! A whole run: what is asked, what is stored together, what is reported.

use crate::{
    desk::{Desk, feed},
    server::{Reply, Server},
};
use pressstart::{
    poll::{self, Word},
    schedule::PollState,
    store::StoreError,
};
use std::{
    net::TcpListener,
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

fn numbered(server: &Server, count: usize) -> Vec<String> {
    (0..count).map(|n| server.url(&format!("/{n}"))).collect()
}

#[test]
fn a_failing_source_does_not_stop_the_others() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/1" => Reply::status(500),
        "/2" => Reply::raw(""),
        "/3" => Reply::ok("no feed at all"),
        _ => Reply::ok(feed(2)),
    });
    let mut desk = Desk::following(&numbered(&server, 6));
    let report = desk.poll();
    let failed: Vec<usize> = (0..6).filter(|&n| report.sources[n].outcome == Word::Failed).collect();
    assert_eq!((failed, report.failed, report.new, desk.count()), (vec![1, 2, 3], 3, 6, 6));
}

#[test]
fn results_that_are_ready_share_a_transaction() {
    let server = Server::start(|_, _| Reply::ok(feed(3)));
    let mut desk = Desk::following(&numbered(&server, 100));
    let report = desk.poll();
    assert_eq!((report.new, desk.batches.iter().sum::<usize>()), (300, 100));
    assert!(desk.batches.iter().all(|&sources| sources <= 64));
}

#[test]
fn one_host_gets_one_connection_at_a_time_when_so_configured() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let mut desk = Desk::following(&numbered(&server, 8));
    desk.settings.per_host = 1;
    desk.poll();
    assert_eq!((server.busiest(), desk.count()), (1, 8));
}

#[test]
fn two_requests_to_one_host_keep_their_distance() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let mut desk = Desk::following(&numbered(&server, 3));
    desk.settings.per_host = 1;
    desk.settings.host_delay = Duration::from_millis(60);
    let started = Instant::now();
    desk.poll();
    assert!(started.elapsed() >= Duration::from_millis(120));
    assert_eq!(desk.count(), 3);
}

#[test]
fn what_is_not_due_is_reported_as_skipped() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let mut desk = Desk::following(&numbered(&server, 2));
    desk.subscriptions[1].source.paused = true;
    let first = desk.run(false, &AtomicBool::new(false));
    let second = desk.run(false, &AtomicBool::new(false));
    let words = |report: &poll::Report| report.sources.iter().map(|line| line.outcome).collect::<Vec<_>>();
    assert_eq!((words(&first), words(&second)), (vec![Word::Fresh, Word::Skipped], vec![Word::Skipped; 2]));
    assert!(second.sources[0].next_poll.is_some());
}

#[test]
fn offline_opens_no_socket() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let mut desk = Desk::following(&[server.url("/0")]);
    desk.settings.offline = true;
    assert_eq!(desk.poll().sources[0].outcome, Word::Skipped);
    assert_eq!(server.requests("/0").len(), 0);
}

#[test]
fn a_stopped_run_ends_soon_and_keeps_what_it_got() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/0" => Reply::ok(feed(1)),
        _ => Reply::raw("").then_silence(),
    });
    let stop = AtomicBool::new(false);
    let started = Instant::now();
    let mut desk = Desk::following(&numbered(&server, 3));
    let subscriptions = desk.subscriptions.clone();
    let mut stored = Vec::new();
    let report = poll::run(
        subscriptions,
        &desk.settings,
        true,
        &mut |results| {
            stop.store(true, Ordering::Relaxed);
            stored.extend(results.iter().map(|result| result.source.0));
            Ok(results.iter().map(|_| poll_changed()).collect())
        },
        &mut |step| desk.progress.push(step),
        &stop,
    );
    assert!(started.elapsed() < Duration::from_secs(10));
    assert_eq!((stored, report.sources[2].outcome, report.new), (vec![1], Word::Skipped, 1));
}

#[test]
fn a_run_that_waits_for_a_slow_server_says_when_it_is_quiet() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/0" => Reply::ok(feed(1)),
        _ => Reply::raw("").then_silence(),
    });
    let stop = AtomicBool::new(false);
    let desk = Desk::following(&numbered(&server, 2));
    let mut steps = Vec::new();
    poll::run(
        desk.subscriptions.clone(),
        &desk.settings,
        true,
        &mut |results| Ok(results.iter().map(|_| poll_changed()).collect()),
        &mut |step| {
            stop.fetch_or(step.quiet, Ordering::Relaxed);
            steps.push((step.done, step.new, step.quiet));
        },
        &stop,
    );
    let at = steps.iter().position(|step| step.2).unwrap();
    assert_eq!(steps[..=at], [(0, 0, false), (1, 1, false), (1, 1, true)]);
}

fn poll_changed() -> pressstart::store::Stored {
    pressstart::store::Stored { new: 1, updated: 0, changed: 0 }
}

#[test]
fn a_database_that_refuses_is_reported_and_ends_the_run() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let desk = Desk::following(&numbered(&server, 2));
    let mut tries = 0;
    let report = poll::run(
        desk.subscriptions.clone(),
        &desk.settings,
        true,
        &mut |_| {
            tries += 1;
            Err(StoreError::Database { path: PathBuf::from("/press.db"), reason: "the disk is full".to_owned() })
        },
        &mut |_| {},
        &AtomicBool::new(false),
    );
    assert!(report.broken.unwrap().to_string().contains("the disk is full"));
    assert_eq!((tries, report.new), (1, 0));
    assert!(report.failed >= 1);
}

#[test]
fn a_machine_without_a_connection_does_not_blame_its_sources() {
    let urls = ["127.0.0.1", "127.0.0.2", "127.0.0.3"].map(|host| {
        let free = TcpListener::bind((host, 0)).unwrap().local_addr().unwrap();
        format!("http://{free}/feed")
    });
    let mut desk = Desk::following(&urls);
    let report = desk.poll();
    assert_eq!(report.failed, 3);
    assert!(desk.subscriptions.iter().all(|one| one.state.failures == 0 && one.state.error.is_some()));
}

#[test]
fn one_server_that_is_down_is_to_blame_itself() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let free = TcpListener::bind("127.0.0.2:0").unwrap().local_addr().unwrap();
    let mut desk = Desk::following(&[format!("http://{free}/"), server.url("/0")]);
    desk.poll();
    assert_eq!(desk.state().failures, 1);
}

#[test]
fn progress_counts_up_to_the_sources_asked() {
    let server = Server::start(|_, _| Reply::ok(feed(1)));
    let mut desk = Desk::following(&numbered(&server, 5));
    desk.poll();
    let last = desk.progress.last().unwrap();
    assert_eq!((last.done, last.total, last.new, last.current.as_str()), (5, 5, 5, "Gamewire"));
}

#[test]
fn the_report_has_the_names_of_the_contract() {
    let server = Server::start(|_, _| Reply::ok(feed(2)));
    let json = serde_json::to_value(Desk::following(&[server.url("/0")]).poll()).unwrap();
    let names = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut top = names(&json);
    top.sort();
    assert_eq!(top, ["failed", "new", "sources", "updated", "visible_ms"]);
    let mut source = names(&json["sources"][0]);
    source.sort();
    assert_eq!(source, ["bytes", "error", "id", "ms", "new", "next_poll", "outcome", "status", "updated", "url"]);
    assert_eq!(
        (json["sources"][0]["id"].as_str(), json["sources"][0]["outcome"].as_str()),
        (Some("f1"), Some("fresh"))
    );
}

#[test]
fn a_poll_after_a_restart_is_not_due_before_its_time() {
    let server = Server::start(|_, _| Reply::ok(feed(1)).header("Cache-Control", "max-age=7200"));
    let mut desk = Desk::following(&[server.url("/0")]);
    desk.poll();
    let stored: &PollState = desk.state();
    let wait = stored.last_try.unwrap().duration_until(stored.next_poll.unwrap());
    assert_eq!(wait.as_secs(), 7200);
}
