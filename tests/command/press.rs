//! A press of one outlet on loopback: three articles, one full and full of sales talk, one a teaser with a page behind it.

use super::{
    program::Home,
    server::{Reply, Server},
};

const FULL: &str = "<p>We may earn a commission when you buy through links on our site.</p>\
    <p>The keeper climbs two hundred steps with a can of lamp oil, and the game makes you climb them too.</p>\
    <p>It is out now <a href=\"https://go.redirectingat.com/?id=1X2&amp;url=https%3A%2F%2Fwww.humblebundle.com%2Fstore%2Flantern%3Fpartner%3Dgamewire&amp;sref=x\">on Humble</a>.</p>\
    <p>The stairs are the point, says its maker, who has climbed every one of them in the rain.</p>";

const PAGE: &str = "<!doctype html><html><head><title>Harbour is a game about waiting</title></head><body><nav>Home News</nav>\
    <article><h1>Harbour is a game about waiting</h1>\
    <p>There are seven hundred gulls in Harbour and every one of them has a name, which the game will tell you if you wait.</p>\
    <p>Its maker spent two winters on a pier with a notebook, counting what landed there and what flew off again.</p>\
    <p>The first ship comes after an hour. By then, she hopes, you will have stopped looking out for it.</p>\
    </article><footer>About us</footer></body></html>";

fn item(title: &str, place: &str, body: &str) -> String {
    format!(
        "<item><title>{title}</title><link>{{SITE}}/{place}</link><guid>{place}</guid>\
         <pubDate>Fri, 20 Nov 2026 12:00:00 +0000</pubDate>{body}</item>"
    )
}

fn feed(site: &str) -> String {
    let items = [
        item("Lantern is all stairs", "lantern", &format!("<content:encoded><![CDATA[{FULL}]]></content:encoded>")),
        item("Harbour is a game about waiting", "harbour", "<description>There are gulls.</description>"),
        item("A third thing", "third", "<description>It is short, but whole, and it ends here.</description>"),
    ];
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><title>Gamewire</title><link>{{SITE}}/</link><description>News</description>{}</channel></rss>",
        items.concat()
    )
    .replace("{SITE}", site)
}

fn start() -> Server {
    Server::start(|request, _| {
        let site = format!("http://{}", request.header("host").unwrap_or_default());
        match request.target.as_str() {
            "/feed" => Reply::ok(feed(&site)).header("Content-Type", "application/rss+xml"),
            "/harbour" => Reply::ok(PAGE).header("Content-Type", "text/html; charset=utf-8"),
            "/portal" => Reply::ok("<!doctype html><html><body><h1>Welcome to our network</h1></body></html>")
                .header("Content-Type", "text/html"),
            "/escapes" => Reply::ok(
                "<rss version=\"2.0\"><channel><title>E&#27;[2Jvil</title><item><title>A\u{1b}]0;x\u{7} &amp;#27;[31m title</title>\
                 <guid>1</guid><description>&lt;p&gt;one &amp;#27;[2J two \u{9b}31m three&lt;/p&gt;</description></item></channel></rss>",
            ),
            _ => Reply::status(404),
        }
    })
}

fn following(sources: &[(&str, String)]) -> Home {
    let mut config = "[poll]\nhost_delay = \"0s\"\nper_host = 4\n".to_owned();
    for (name, url) in sources {
        config = format!("{config}\n[[source]]\nname = \"{name}\"\nurl = \"{url}\"\n");
    }
    Home::with(&config)
}

/// A home that follows the outlet.
pub fn home() -> (Home, Server) {
    let press = start();
    (following(&[("Gamewire", press.url("/feed"))]), press)
}

/// A home that follows the outlet and a portal that is no feed.
pub fn home_with_a_broken_one() -> (Home, Server) {
    let press = start();
    (following(&[("Broken", press.url("/portal")), ("Gamewire", press.url("/feed"))]), press)
}

/// A home that follows a feed full of escape sequences.
pub fn home_with_escapes() -> (Home, Server) {
    let press = start();
    (following(&[("Evil", press.url("/escapes"))]), press)
}

/// The id of the article whose title holds a word.
pub fn id_of(home: &Home, word: &str) -> String {
    let list = home.run(&["list", "all", "--json"]).json();
    let found = list.as_array().unwrap().iter().find(|one| one["title"].as_str().unwrap().contains(word));
    found.unwrap()["id"].as_str().unwrap().to_owned()
}
