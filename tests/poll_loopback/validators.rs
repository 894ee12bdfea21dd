//! Conditional requests: validators go back byte for byte, and only a good answer changes them.

use crate::{
    desk::{Desk, feed},
    server::{Reply, Request, Server},
};

/// Serves a feed with validators; 304 when one comes back byte for byte.
fn conditional(etag: Option<&'static str>, modified: Option<&'static str>) -> Server {
    Server::start(move |request, _| {
        let returned = |name, value: Option<&str>| value.is_some() && request.header(name) == value;
        let known = returned("If-None-Match", etag) || etag.is_none() && returned("If-Modified-Since", modified);
        let mut reply = if known { Reply::raw("HTTP/1.1 304 X\r\n") } else { Reply::ok(feed(3)) };
        if known {
            return Reply::status(304);
        }
        for (name, value) in [("ETag", etag), ("Last-Modified", modified)] {
            if let Some(value) = value {
                reply = reply.header(name, value);
            }
        }
        reply
    })
}

fn polled(server: &Server, times: usize) -> (Desk, Vec<Request>) {
    let mut desk = Desk::following(&[server.url("/feed")]);
    for _ in 0..times {
        desk.poll();
    }
    (desk, server.requests("/feed"))
}

#[test]
fn every_spelling_of_an_etag_goes_back_byte_for_byte() {
    for etag in ["\"kit\"", "W/\"33a64df5\"", "33a64df5-bare", "\"a,b;c==/+:~ W/x-gzip\""] {
        let (desk, requests) = polled(&conditional(Some(etag), None), 2);
        assert_eq!(requests[1].header("If-None-Match"), Some(etag));
        assert_eq!((desk.state().status, desk.count()), (Some(304), 3), "{etag}");
    }
}

#[test]
fn every_spelling_of_a_date_goes_back_byte_for_byte() {
    for date in ["Friday, 20-Nov-26 12:00:00 GMT", "2026-11-20T12:00:00Z", "Fri, 20 Nov 2026 07:00:00 -0500"] {
        let (desk, requests) = polled(&conditional(None, Some(date)), 2);
        assert_eq!(requests[1].header("If-Modified-Since"), Some(date));
        assert_eq!(desk.state().status, Some(304), "{date}");
    }
}

#[test]
fn a_validator_is_never_invented() {
    let (_, requests) = polled(&conditional(None, None), 2);
    for request in requests {
        assert_eq!((request.header("If-None-Match"), request.header("If-Modified-Since")), (None, None));
    }
}

#[test]
fn a_poll_is_one_request_even_when_nothing_changed() {
    let (_, requests) = polled(&conditional(Some("\"one\""), None), 2);
    assert_eq!(requests.len(), 2);
}

#[test]
fn a_304_may_bring_a_new_etag() {
    let server = Server::start(|_, count| match count {
        1 => Reply::ok(feed(3)).header("ETag", "\"v1\""),
        _ => Reply::status(304).header("ETag", "\"v2\""),
    });
    let (desk, requests) = polled(&server, 3);
    assert_eq!(requests[1].header("If-None-Match"), Some("\"v1\""));
    assert_eq!(requests[2].header("If-None-Match"), Some("\"v2\""));
    assert_eq!(desk.count(), 3);
}

#[test]
fn a_304_that_nobody_asked_for_is_a_failure() {
    let (desk, _) = polled(&Server::start(|_, _| Reply::status(304)), 1);
    assert!(desk.state().error.as_ref().unwrap().contains("nothing was ever got from it"));
}

#[test]
fn the_etag_of_an_error_is_not_kept() {
    let server = Server::start(|_, count| match count {
        2 => Reply::status(500).header("ETag", "\"bad\""),
        _ => Reply::ok(feed(3)).header("ETag", "\"good\""),
    });
    let (_, requests) = polled(&server, 3);
    assert_eq!(requests[2].header("If-None-Match"), Some("\"good\""));
}

#[test]
fn the_etag_of_an_empty_answer_is_not_kept_and_the_articles_stay() {
    let server = Server::start(|_, count| match count {
        1 => Reply::ok(feed(3)),
        _ => Reply::ok("").header("ETag", "\"empty\""),
    });
    let (desk, requests) = polled(&server, 3);
    assert_eq!(requests[2].header("If-None-Match"), None);
    assert_eq!(desk.count(), 3);
    assert!(desk.state().error.as_ref().unwrap().contains("sent an empty answer"));
}

#[test]
fn the_etag_of_half_a_feed_is_not_kept() {
    let server = Server::start(|_, count| {
        let whole = feed(3);
        let half = whole[..whole.len() / 2].to_owned();
        Reply::ok(if count == 1 { half } else { whole }).header("ETag", "\"same\"")
    });
    let (desk, requests) = polled(&server, 2);
    assert_eq!(requests[1].header("If-None-Match"), None);
    assert_eq!(desk.count(), 3);
}
