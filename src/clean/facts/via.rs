//! Credits: who had it first, as the article itself says. Nothing is cut for it.

use crate::{
    clean::{
        markup::{blocks::Block, dom},
        plain::plain,
    },
    html, links,
    news::Via,
    text::Line,
};
use dom_query::NodeRef;
use std::collections::HashSet;

/// Words before a link that credit it, strongest first: the first group names a finder, the others a source.
const CREDITS: [&[&str]; 3] = [
    &[
        "spotted by",
        "first spotted by",
        "via",
        "hat tip to",
        "hat tip",
        "h/t",
        "thanks to",
        "thanks,",
        "thanks",
        "noticed by",
        "discovered by",
        "unearthed by",
        "cheers,",
        "über",
        "gefunden von",
    ],
    &[
        "reported by",
        "source:",
        "source",
        "sources:",
        "first reported by",
        "translated by",
        "transcribed by",
        "as reported by",
        "as seen on",
        "quelle:",
        "出典:",
        "shared by",
        "relayed by",
        "picked up by",
    ],
    &[
        "according to",
        "as per",
        "laut",
        "told",
        "speaking to",
        "speaking with",
        "talking to",
        "a report from",
        "a report by",
        "statement to",
    ],
];

/// Words that credit somebody only where a sentence begins or in brackets: within one they name a cause.
const THANKS: [&str; 4] = ["thanks to", "thanks,", "thanks", "cheers,"];
/// Where things are sold, run, shown or talked about: they are out “via” these, and posts are sent with them.
const SHOPS: [&str; 28] = [
    "itunes.apple.com",
    "apps.apple.com",
    "play.google.com",
    "store.steampowered.com",
    "epicgames.com",
    "gog.com",
    "itch.io",
    "humblebundle.com",
    "nintendo.com",
    "playstation.com",
    "xbox.com",
    "microsoft.com",
    "kickstarter.com",
    "patreon.com",
    "kanopy.com",
    "netflix.com",
    "hulu.com",
    "disneyplus.com",
    "primevideo.com",
    "crunchyroll.com",
    "max.com",
    "discord.com",
    "discord.gg",
    "twitch.tv",
    "spotify.com",
    "fanatical.com",
    "greenmangaming.com",
    "ubisoft.com",
];

/// Services that stand for whoever posts there: named alone they had nothing first.
const SERVICES: [&str; 14] = [
    "youtube",
    "twitter",
    "x",
    "reddit",
    "discord",
    "twitch",
    "facebook",
    "instagram",
    "tiktok",
    "bluesky",
    "threads",
    "steam",
    "imgur",
    "telegram",
];

/// How programs call themselves below the posts they send.
const CLIENT: &str = "Twitter for ";

/// Paragraphs of running text that an article begins with.
const HEAD: usize = 3;

/// The best credit in a body. `url` is the article's own address: an outlet does not credit itself. A digest that says in
/// brackets, past its beginning, whom it has each thing from has none for the whole.
pub fn find(blocks: &[Block], url: &str, rules: &links::Rules) -> Option<Via> {
    let own = html::host(url);
    let mut best: Option<(usize, Via)> = None;
    let mut finders = HashSet::new();
    let mut begins = true;
    let mut before = 0;
    for block in blocks {
        let head = before < HEAD;
        before += usize::from(block.is_prose());
        for link in block.inner().filter(|node| node.has_name("a")) {
            let Some((strength, via)) = credit(&link, block, own.as_deref(), rules) else { continue };
            if plain(&text_before(&link, block)).trim_end().ends_with("(via") {
                finders.insert(via.name.to_string());
            }
            if best.as_ref().is_none_or(|(strongest, _)| strength < *strongest) {
                best = Some((strength, via));
                begins = head;
            }
        }
    }
    match best {
        Some((_, via)) => (begins || finders.len() < 2).then_some(via),
        None => blocks.iter().rev().find_map(|block| in_brackets(&block.text)),
    }
}

/// The credit of a line in brackets that has no links: `[source a.example, via b.example]`.
fn in_brackets(text: &str) -> Option<Via> {
    let inner = text.trim().strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    let named = |word: &str| {
        inner.split(", ").find_map(|part| {
            let (first, name) = part.trim().split_once([' ', ':'])?;
            (first.eq_ignore_ascii_case(word)).then(|| name.trim_matches([' ', ':']))
        })
    };
    let name = named("via").or_else(|| named("source"))?;
    (is_name(name) && !SERVICES.contains(&plain(name).as_str())).then(|| Via { name: Line::new(name), url: None })
}

fn credit(link: &NodeRef, block: &Block, own: Option<&str>, rules: &links::Rules) -> Option<(usize, Via)> {
    let address = link.attr("href")?;
    let name = dom::text(link);
    let name = name.trim_matches(|letter: char| "()[].,:;\"“”".contains(letter));
    if !is_name(name) || !address.starts_with("http") {
        return None;
    }
    let host = html::host(&address)?;
    if own.is_some_and(|own| own == host) {
        return None;
    }
    let before = plain(&text_before(link, block));
    let before = before.trim_end_matches(|letter: char| letter.is_whitespace() || "\"'@".contains(letter));
    let credits = |word: &&str| ends_with_word(before, word) && (!THANKS.contains(word) || begins(before, word));
    let strength = CREDITS.iter().position(|words| words.iter().any(credits))?;
    let is_shop = SHOPS.iter().any(|shop| links::is_below(&host, shop));
    let is_service = SERVICES.contains(&plain(name).as_str());
    if is_service || (is_shop || name.starts_with(CLIENT)) && ends_with_word(before, "via") {
        return None;
    }
    let shown = rules.clean(&address).shown;
    Some((strength, Via { name: Line::new(name), url: Some(shown) }))
}

/// The text of the block before a link; "The Verge" may stand between the credit and its link, as "the" may.
fn text_before(link: &NodeRef, block: &Block) -> String {
    let mut before = String::new();
    for node in &block.nodes {
        for inner in std::iter::once(*node).chain(node.descendants_it()) {
            if inner.id == link.id {
                return before.trim_end().trim_end_matches(" the").to_owned();
            }
            if inner.is_text() {
                before.push_str(&inner.text());
            }
        }
    }
    before
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|front| !front.ends_with(char::is_alphanumeric))
}

/// The word a text ends with begins a sentence, or stands in brackets.
fn begins(text: &str, word: &str) -> bool {
    let front = text.strip_suffix(word).unwrap_or_default().trim_end_matches(['"', '\'', ' ']);
    front.is_empty() || front.ends_with(['.', '!', '?', '(', '[', ':', '…', '—', '–', '-'])
}

fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let first = name.chars().next();
    let is_host = words == 1 && name.contains('.') && !name.ends_with('.');
    (1..=5).contains(&words)
        && name.chars().count() <= 50
        && first.is_some_and(|letter| {
            is_host || letter.is_uppercase() || letter.is_numeric() || letter == '@' || !letter.is_ascii()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::markup::blocks;
    use dom_query::Document;
    use foldhash::HashSet;

    fn name(html: &str) -> Option<String> {
        let document = Document::fragment(html.to_owned());
        let blocks = blocks::of(&dom::root(&document), &HashSet::default());
        find(&blocks, "https://outlet.example/a", &links::BUILTIN).map(|via| via.name.to_string())
    }

    #[test]
    fn each_credit_is_found() {
        for html in [
            "<p>A sequel (spotted by <a href='https://finder.example/1'>Finder</a>) is coming.</p>",
            "<p>A sequel is coming, via <a href='https://finder.example/1'>Finder</a>.</p>",
            "<p>Source: <a href='https://finder.example/1'>Finder</a></p>",
            "<p>It is coming. Thanks, <a href='https://finder.example/1'>Finder</a>!</p>",
            "<p>According to <a href='https://finder.example/1'>Finder</a>, a sequel is coming.</p>",
            "<p>A sequel is coming, its maker told <a href='https://finder.example/1'>Finder</a>.</p>",
            "<p>Speaking to <a href='https://finder.example/1'>Finder</a>, its maker named a sequel.</p>",
            "<p>According to a report from <a href='https://finder.example/1'>Finder</a>, a sequel is coming.</p>",
        ] {
            assert_eq!(name(html).as_deref(), Some("Finder"), "{html}");
        }
    }

    #[test]
    fn a_finder_is_preferred_to_a_source() {
        let html = "<p>According to <a href='https://paper.example/1'>Paper</a>, spotted by <a href='https://finder.example/1'>Finder</a>.</p>";
        assert_eq!(name(html).as_deref(), Some("Finder"));
    }

    #[test]
    fn a_digest_with_a_finder_for_each_item_has_none_for_the_whole() {
        let item = |name: &str| format!("<p>A thing (via <a href='https://{name}.example/1'>{name}</a>)</p>");
        let prose = "<p>The week had eight days, or it felt so to us.</p>".repeat(3);
        let digest = item("Finder") + &item("Keeper");
        assert_eq!(name(&(prose.clone() + &digest)), None);
        assert_eq!(name(&digest).as_deref(), Some("Finder"));
        assert_eq!(name(&(prose + &item("Finder") + &item("Finder"))).as_deref(), Some("Finder"));
    }

    #[test]
    fn each_other_link_is_no_credit() {
        for html in [
            "<p>It is out now via <a href='https://shop.example/1'>this page of the shop that sells it</a>.</p>",
            "<p>According to <a href='https://outlet.example/b'>Our report</a>, a sequel is coming.</p>",
            "<p>According to a <a href='https://paper.example/1'>report</a>, a sequel is coming.</p>",
            "<p>The <a href='https://studio.example/1'>Studio</a> said so.</p>",
            "<p>It sold well, thanks to <a href='https://studio.example/1'>Ada Example</a>.</p>",
            "<p>It is out now via <a href='https://store.steampowered.com/app/1'>Steam</a>.</p>",
            "<p>The film can be seen via <a href='https://www.kanopy.com/1'>Kanopy</a>.</p>",
            "<p>Keys are handed out via <a href='https://discord.gg/1'>Discord</a>.</p>",
            "<p>It was shown via <a href='https://video.example/1'>YouTube</a>.</p>",
            "<p>9 May via <a href='https://twitter.com/download'>Twitter for Toasters</a></p>",
        ] {
            assert_eq!(name(html), None, "{html}");
        }
    }

    #[test]
    fn a_line_in_brackets_credits_with_links_and_without() {
        let prose =
            "<p>The harbour of the game opens in spring, and its makers say that the bread is ready by then.</p>";
        let linked = "<p>[source <a href=\"https://tides.example/1\">tides.example</a>, via <a \
                      href=\"https://gulls.example/2\">gulls.example</a>]</p>";
        assert_eq!(name(&format!("{prose}{linked}")).as_deref(), Some("gulls.example"));
        for (line, credited) in [
            ("[source tides.example, via gulls.example]", Some("gulls.example")),
            ("[Source: Tidal Post]", Some("Tidal Post")),
            ("(via Gull Weekly)", Some("Gull Weekly")),
            ("[via Reddit]", None),
            ("[the gulls were loud]", None),
            ("Out now via Gull Weekly", None),
        ] {
            assert_eq!(name(&format!("{prose}<p>{line}</p>")).as_deref(), credited, "{line}");
        }
    }
}
