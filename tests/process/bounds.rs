//! What is typed, given and answered is bounded before it is kept or shown.

use crate::{
    home::{Home, said, stocked},
    server::{Reply, Server},
};

/// No line on the screen, and none in a log, is longer.
const LONGEST_LINE: usize = 2_000;

#[test]
fn a_server_does_not_choose_how_long_an_error_is() {
    let long = "x".repeat(30_000);
    let server = Server::start(move |request, _| match request.target.as_str() {
        "/type" => Reply::ok("words").header("Content-Type", &long),
        "/coding" => Reply::ok("words").header("Content-Encoding", &long),
        "/reason" => Reply::raw(format!("HTTP/1.1 500 {long}\r\n\r\n{long}")),
        "/status" => Reply::raw(format!("HTTP/1.1 {long}\r\n\r\n{long}")),
        "/scheme" => Reply::status(302).header("Location", format!("{long}://a.example/")),
        "/host" => Reply::status(302).header("Location", format!("http://{long}.example/")),
        "/path" => Reply::status(302).header("Location", format!("/path?{long}")),
        "/text" => Reply::ok(long.clone()),
        "/tag" => Reply::ok(format!("<{long}><a/></{long}>")),
        "/json" => Reply::ok(format!("{{\"{long}\": \"{long}\"}}")).header("Content-Type", "application/json"),
        "/wait" => Reply::status(429).header("Retry-After", &long),
        _ => Reply::status(404),
    });
    let paths =
        ["/type", "/coding", "/reason", "/status", "/scheme", "/host", "/path", "/text", "/tag", "/json", "/wait"];
    let home = Home::following(&paths.map(|path| server.url(path)));
    for arguments in
        [&["fetch"][..], &["fetch", "--force", "--json"], &["source", "list"], &["source", "check"], &["doctor"]]
    {
        let output = home.run(arguments);
        let all = format!("{}{}", String::from_utf8_lossy(&output.stdout), said(&output));
        let longest = all.lines().map(str::len).max().unwrap();
        assert!(
            longest < LONGEST_LINE * if arguments.contains(&"--json") { 12 } else { 1 },
            "{arguments:?}: {longest}: {all:.3000}"
        );
    }
    for path in ["/type", "/coding", "/host", "/text"] {
        let url = server.url(path);
        for arguments in [vec!["save", &url], vec!["source", "add", &url]] {
            let told = said(&home.run(&arguments));
            let longest = told.lines().map(str::len).max().unwrap_or(0);
            assert!(longest < LONGEST_LINE, "{arguments:?}: {longest}: {told:.3000}");
        }
    }
}

#[test]
fn what_is_given_is_refused_when_no_person_would_type_it() {
    let (home, _server) = stocked(1);
    let id = home.ids("all").remove(0);
    let long = "x".repeat(100_000);
    let address = format!("https://a.example/{long}");
    for (arguments, wanted) in [
        (vec!["save", &id, "--tag", &long], "a tag has at most"),
        (vec!["mute", &long], "a mute has at most"),
        (vec!["save", &address], "no address is so long"),
        (vec!["source", "add", &address], ""),
        (vec!["follow", &long], ""),
        (vec!["source", "rename", "1", &long], ""),
        (vec!["source", "move", "1", &long], ""),
        (vec!["later", "--until", &long, &id], ""),
        (vec!["list", &long], ""),
        (vec!["show", &long], ""),
        (vec!["strip", &long], ""),
    ] {
        let output = home.run(&arguments);
        let told = said(&output);
        assert!(told.contains(wanted), "{:?}: {:.300}", arguments[0], told);
        assert!(output.status.code().is_some_and(|code| code <= 2), "{:?}: {:.300}", arguments[0], told);
    }
    // What was kept all the same is bounded where it is shown.
    let shown = home.run(&["source", "list"]);
    assert!(shown.stdout.len() < LONGEST_LINE, "{}", shown.stdout.len());
    let shown = home.run(&["follow"]);
    assert!(shown.stdout.len() < LONGEST_LINE, "{}", shown.stdout.len());
}
