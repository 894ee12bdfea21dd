//! Articles' pages and short links, got when the reader asks.

use crate::server::{Reply, Server};
use pressstart::{
    clean,
    fetch::{Client, FetchError, Initiator, Limits},
    links,
    news::{ArticleId, Item, Source},
    poll::{self, PageWanted, Settings},
    store::Store,
};
use std::{sync::atomic::AtomicBool, time::Duration};

fn client() -> Client {
    Client::new(&Limits::default())
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("news.db")).unwrap();
    (folder, store)
}

fn article() -> Reply {
    let words = "<p>The studio said that its game about lighthouses will come in spring, and that it is long.</p>";
    let page = format!(
        "<!doctype html><html><head><title>Lighthouses in spring</title></head><body><article><h1>Lighthouses in spring</h1>{}</article></body></html>",
        words.repeat(8)
    );
    Reply::ok(page).header("Content-Type", "text/html; charset=utf-8")
}

#[test]
fn the_whole_text_of_an_article_comes_from_its_page() {
    let server = Server::start(|_, _| article());
    let item = Item {
        identity: "1".to_owned(),
        link: Some(server.url("/a")),
        title: "Lighthouses".to_owned(),
        ..Item::default()
    };
    let (_folder, mut store) = store();
    let (initiator, of, rules) =
        (Initiator::PrivateSource, ("Gamewire", true), clean::Rules::new(links::Rules::default()));
    let (page, draft) = poll::full_text(&mut store, &client(), &item, initiator, of, &rules).unwrap();
    assert!(page.html.contains("lighthouses will come"));
    assert!(draft.words > 50 && !draft.teaser);
    assert_eq!(draft.item, item);
}

#[test]
fn the_whole_texts_of_a_source_come_one_after_the_other() {
    let server = Server::start(|request, _| if request.target == "/b" { Reply::status(404) } else { article() });
    let wanted = [1, 2, 3].map(|number| {
        let link = server.url(["/a", "/b", "/c"][number - 1]);
        PageWanted {
            id: ArticleId(i64::try_from(number).unwrap()),
            item: Item { link: Some(link), ..Item::default() },
            source: Source { url: server.url("/feed"), strip: true, ..Source::default() },
            initiator: Initiator::PrivateSource,
        }
    });
    let mut settings = Settings::new(clean::Rules::new(links::Rules::default()));
    settings.host_delay = Duration::ZERO;
    let mut got = Vec::new();
    let (_folder, mut store) = store();
    let tell = &mut |id: ArticleId, page: Result<(), &str>| got.push((id.0, page.is_ok()));
    poll::full_texts(&mut store, &wanted, &settings, tell, &AtomicBool::new(false)).unwrap();
    assert_eq!((got, server.busiest()), (vec![(1, true), (2, false), (3, true)], 1));
}

#[test]
fn a_saved_link_becomes_an_article_of_its_page() {
    let server = Server::start(|_, _| article());
    let url = server.url("/a");
    let (_folder, mut store) = store();
    let rules = clean::Rules::new(links::Rules::default());
    let (_, draft) = poll::web_page(&mut store, &client(), &url, Initiator::Person, &rules).unwrap();
    assert_eq!((draft.title.as_str(), draft.item.link.as_deref()), ("Lighthouses in spring", Some(url.as_str())));
}

#[test]
fn a_page_that_ends_the_program_is_read_as_plain_lines_and_then_not_at_all() {
    let server = Server::start(|_, _| article());
    let url = server.url("/a");
    let (_folder, mut store) = store();
    let rules = clean::Rules::new(links::Rules::default());
    let mut texts = Vec::new();
    for attempt in 0..6 {
        // The program ends before the page is done with: nobody says that it is.
        let (page, _) = poll::web_page(&mut store, &client(), &url, Initiator::Person, &rules).unwrap();
        texts.push((page.html.contains("came to its end"), page.html.contains("lighthouses will come")));
        assert!(attempt < 2 || page.html.contains(&format!("<a href=\"{url}\">")), "{}", page.html);
    }
    let (whole, plain, nothing) = ((false, true), (true, true), (true, false));
    assert_eq!(texts, [whole, whole, plain, plain, nothing, nothing]);
    store.page_done(&url).unwrap();
    let (page, _) = poll::web_page(&mut store, &client(), &url, Initiator::Person, &rules).unwrap();
    assert!(!page.html.contains("came to its end"));
}

#[test]
fn a_page_that_was_kept_leaves_no_attempt() {
    let server = Server::start(|_, _| article());
    let (_folder, mut store) = store();
    let (url, settings) = (server.url("/a"), Settings::new(clean::Rules::new(links::Rules::default())));
    let kept = poll::keep_link(&mut store, &settings, &url, Initiator::Person).unwrap();
    poll::keep_full_text(&mut store, &settings, kept.id).unwrap();
    assert_eq!(store.page_begun(&url).unwrap(), 0);
}

#[test]
fn what_is_no_page_is_refused_by_its_type() {
    let server = Server::start(|_, _| Reply::ok("x").header("Content-Type", "image/png"));
    let error = client().page_blocking(&server.url("/a.png"), Initiator::Person).unwrap_err();
    assert!(matches!(error, FetchError::NotAPage { .. }), "{error}");
}

#[test]
fn a_public_source_may_not_name_a_private_page() {
    let server = Server::start(|_, _| article());
    let error = client().page_blocking(&server.url("/a"), Initiator::PublicSource).unwrap_err();
    assert!(matches!(error, FetchError::PrivateAddress(_)), "{error}");
    assert_eq!(server.requests("/a").len(), 0);
}

#[test]
fn a_private_source_may_name_its_own_pages() {
    let server = Server::start(|_, _| article());
    let initiator = Initiator::of_source(&server.url("/feed"), None);
    assert!(client().page_blocking(&server.url("/a"), initiator).is_ok());
}

#[test]
fn a_short_link_is_followed_with_head_requests_only() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/s" => Reply::status(301).header("Location", "/middle"),
        "/middle" => Reply::status(302).header("Location", "/shop?item=7"),
        _ => Reply::status(405),
    });
    assert_eq!(client().resolve_blocking(&server.url("/s"), Initiator::Person).unwrap(), server.url("/shop?item=7"));
    for target in ["/s", "/middle", "/shop?item=7"] {
        assert_eq!(server.requests(target)[0].method, "HEAD");
    }
}

#[test]
fn a_short_link_that_leads_nowhere_is_a_failure() {
    let server = Server::start(|_, _| Reply::status(404));
    assert!(client().resolve_blocking(&server.url("/s"), Initiator::Person).is_err());
}

#[test]
fn a_picture_comes_within_its_bounds_and_only_as_a_picture() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/a.png" => Reply::ok(vec![7; 900]).header("Content-Type", "image/png"),
        "/a.svg" => Reply::ok("<svg/>").header("Content-Type", "image/svg+xml"),
        "/page" => article(),
        _ => Reply::ok(vec![7; (2 << 20) + 1]).header("Content-Type", "image/jpeg"),
    });
    let get = |target: &str| client().picture_blocking(&server.url(target), Initiator::PrivateSource);
    assert_eq!(get("/a.png").unwrap().len(), 900);
    assert!(server.requests("/a.png")[0].header("Accept").unwrap().contains("image/png"));
    assert!(matches!(get("/a.svg"), Err(FetchError::NotAPicture { .. })));
    assert!(matches!(get("/page"), Err(FetchError::NotAPicture { .. })));
    assert!(matches!(get("/large.jpg"), Err(FetchError::TooLarge { .. })));
}

#[test]
fn an_article_of_the_world_cannot_send_us_to_a_private_picture() {
    let server = Server::start(|_, _| Reply::ok(vec![7; 9]).header("Content-Type", "image/png"));
    let came =
        client().picture_blocking(&server.url("/a.png"), Initiator::of_source("https://outlet.example/feed", None));
    assert!(matches!(came, Err(FetchError::PrivateAddress(_))));
    assert!(server.requests("/a.png").is_empty());
}
