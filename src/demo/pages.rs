//! A web page as each outlet's software would write it, the article somewhere in the middle of everything else.
//! Only writes; finding the article again is another room's work.

use super::edition::{Outlet, Piece, Press};
use std::fmt::Write;

/// The outlet's front page: names its feed and lists its headlines.
pub(super) fn front(outlet: &Outlet, press: &Press) -> String {
    let mut list = String::new();
    for piece in &outlet.pieces {
        let _ =
            writeln!(list, "<li><a href=\"{{{{{}/{}}}}}\">{}</a></li>", outlet.slug, piece.slug, html(&piece.title));
    }
    press.fill(&format!(
        "{}<body>{}<main><h1>{}</h1><ul>\n{list}</ul></main>{}</body></html>\n",
        head(outlet, &outlet.name, ""),
        header(outlet),
        html(&outlet.name),
        footer(outlet)
    ))
}

/// An article's page, after it was put right so often.
pub(super) fn article(outlet: &Outlet, piece: &Piece, press: &Press, put_right: usize) -> String {
    let title = html(&piece.title);
    let published = press.published(piece.ago);
    let meta = format!(
        "<meta property=\"og:type\" content=\"article\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"article:published_time\" content=\"{published}\"><meta name=\"author\" content=\"{}\">",
        html(&piece.by)
    );
    let mut body = String::new();
    if outlet.ragged {
        // Half of the pages of a real outlet came out like this after it changed its software.
        let _ = write!(body, "<p>{title}</p>\n<p>{} Updated on by</p>\n", html(&piece.by));
    }
    if !outlet.notice.is_empty() {
        let _ = writeln!(body, "<p class=\"disclosure\"><em>{}</em></p>", outlet.notice);
    }
    if let Some((file, alt)) = &piece.image {
        let _ = writeln!(
            body,
            "<figure><img src=\"{{{{art/{file}}}}}\" alt=\"{alt}\"><figcaption>{alt}</figcaption></figure>"
        );
    }
    for block in &piece.blocks {
        body.push_str(&piece.put_right(block.clone(), put_right));
        body.push('\n');
    }
    press.fill(&format!(
        "{}<body>{}\n<main><article class=\"post\">\n<h1 class=\"entry-title\">{title}</h1>\n\
         <p class=\"entry-meta\">By <a rel=\"author\" href=\"{{{{{}/}}}}\">{}</a> <time datetime=\"{published}\">{}</time></p>\n{SHARE}\n\
         <div class=\"entry-content\">\n{body}</div>\n{SHARE}\n{NEWSLETTER}\n{}</article></main>\n{}</body></html>\n",
        head(outlet, &piece.title, &meta),
        header(outlet),
        outlet.slug,
        html(&piece.by),
        published.strftime("%-d %B %Y"),
        related(outlet, piece),
        footer(outlet)
    ))
}

const SHARE: &str = "<div class=\"share-buttons\"><span>Share this</span> <a href=\"https://www.facebook.com/sharer/sharer.php?u=x\">Share</a> \
     <a href=\"https://x.com/intent/post?text=x\">Post</a> <a href=\"https://www.reddit.com/submit?url=x\">Reddit</a> <button>Copy link</button></div>";

const NEWSLETTER: &str = "<aside class=\"newsletter-signup\"><h3>Never miss a story</h3><p>Sign up for our newsletter and get the best of the \
     week in your inbox.</p><form action=\"/subscribe\"><input type=\"email\" placeholder=\"Your email\"><button>Subscribe</button></form></aside>";

fn head(outlet: &Outlet, title: &str, meta: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{} | {name}</title>\
         <link rel=\"alternate\" type=\"application/rss+xml\" title=\"{name}\" href=\"{{{{{}/feed}}}}\">\
         <meta property=\"og:site_name\" content=\"{name}\">{meta}<style>.ad{{min-height:250px}}</style></head>\n",
        outlet.language,
        html(title),
        outlet.slug,
        name = html(&outlet.name)
    )
}

fn header(outlet: &Outlet) -> String {
    format!(
        "<header class=\"site-header\"><a class=\"logo\" href=\"{{{{{0}/}}}}\">{1}</a><nav><ul><li><a href=\"{{{{{0}/}}}}\">News</a></li>\
         <li><a href=\"{{{{{0}/}}}}\">Reviews</a></li><li><a href=\"{{{{{0}/}}}}\">Guides</a></li><li><a href=\"{{{{{0}/}}}}\">Deals</a></li>\
         </ul></nav></header><div class=\"cookie-banner\">We value your privacy. <button>Accept all</button> <button>Options</button></div>",
        outlet.slug,
        html(&outlet.name)
    )
}

fn related(outlet: &Outlet, piece: &Piece) -> String {
    let mut block = String::from("<aside class=\"related-posts\"><h3>You may also like</h3><ul>");
    for other in outlet.pieces.iter().filter(|other| other.slug != piece.slug).take(3) {
        let _ = write!(block, "<li><a href=\"{{{{{}/{}}}}}\">{}</a></li>", outlet.slug, other.slug, html(&other.title));
    }
    block
        + "</ul></aside>\n<section class=\"comments\" id=\"comments\"><h3>Comments</h3><p>Log in to join the discussion.</p></section>\n"
}

fn footer(outlet: &Outlet) -> String {
    format!(
        "<footer class=\"site-footer\"><p>© {} ({}). An invented outlet.</p><p><a href=\"{{{{{}/}}}}\">About</a> · Privacy · Contact</p></footer>",
        html(&outlet.name),
        outlet.domain,
        outlet.slug
    )
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
