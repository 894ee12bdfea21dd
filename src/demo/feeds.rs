//! A feed as each outlet's software would write it: RSS 2.0, RSS 1.0, Atom or JSON Feed, with the habits of each. Only writes;
//! reading feeds is another room's work.

use super::{
    edition::{Flaw, Format, Outlet, Piece, Press},
    server::Answer,
};
use crate::html::escape;
use jiff::tz::{Offset, TimeZone};
use serde_json::json;
use std::fmt::Write;

/// What the outlet's feed address answers, one time after another: articles are put right meanwhile.
pub(super) fn answers(outlet: &Outlet, press: &Press) -> Vec<Answer> {
    let times = outlet.pieces.iter().map(|piece| piece.corrections.len()).max().unwrap_or(0);
    (0..=times).map(|put_right| answer(&Feed { outlet, press, put_right })).collect()
}

fn answer(feed: &Feed) -> Answer {
    if feed.outlet.flaw == Flaw::Down {
        return Answer::failure(
            "<html><head><title>500</title></head><body><h1>Something went wrong</h1></body></html>",
        );
    }
    match feed.outlet.format {
        Format::Rss => Answer::feed("application/rss+xml; charset=utf-8", feed.rss()),
        Format::Rdf => Answer::feed("application/rdf+xml", feed.rdf()),
        Format::Atom => Answer::feed("application/atom+xml; charset=utf-8", feed.atom()),
        Format::Json => Answer::feed("application/feed+json", feed.json()),
    }
}

/// What people say of a piece, as a feed in which an answer names what it answers.
pub(super) fn thread(outlet: &Outlet, piece: &Piece, press: &Press) -> Answer {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" \
         xmlns:thr=\"http://purl.org/syndication/thread/1.0\">\n<title>Comments on {}</title><id>https://{}/{}/comments</id>\n",
        escape(&piece.title),
        outlet.domain,
        piece.slug
    );
    let id = |number: &str| format!("https://{}/{}/comments/{number}", outlet.domain, piece.slug);
    for comment in &piece.comments {
        let answered =
            comment.answers().map(|number| format!("<thr:in-reply-to ref=\"{}\"/>", id(number))).unwrap_or_default();
        let _ = writeln!(
            xml,
            "<entry><id>{}</id><title>{by}</title><author><name>{by}</name></author><updated>{}</updated>{answered}\
             <content type=\"html\">{}</content></entry>",
            id(&comment.number),
            press.published(comment.ago),
            escape(&format!("<p>{}</p>", press.fill(&comment.text))),
            by = escape(&comment.by)
        );
    }
    Answer::feed("application/atom+xml; charset=utf-8", xml + "</feed>\n")
}

struct Feed<'a> {
    outlet: &'a Outlet,
    press: &'a Press,
    /// How many times articles were put right.
    put_right: usize,
}

impl Feed<'_> {
    fn site(&self) -> String {
        self.press.address(&format!("{}/", self.outlet.slug))
    }

    fn art(&self, file: &str) -> String {
        self.press.address(&format!("art/{file}"))
    }

    fn link(&self, piece: &Piece) -> String {
        format!("{}{}{}", self.site(), piece.slug, self.outlet.tail)
    }

    /// Stays the same wherever the edition is served.
    fn guid(&self, piece: &Piece) -> String {
        format!("https://{}/{}", self.outlet.domain, piece.slug)
    }

    fn body(&self, piece: &Piece) -> String {
        let shown = if self.outlet.teaser { 1 } else { piece.blocks.len() };
        let mut html = String::new();
        if !self.outlet.notice.is_empty() && !self.outlet.teaser {
            let _ = write!(html, "<p><em>{}</em></p>", self.outlet.notice);
        }
        if let Some((file, alt)) = piece.image.as_ref().filter(|_| !self.outlet.teaser) {
            let _ = write!(html, "<figure><img src=\"{{{{art/{file}}}}}\" alt=\"{alt}\"></figure>");
        }
        let text = piece.blocks.iter().take(shown).map(String::as_str).collect::<String>();
        html.push_str(&piece.put_right(text, self.put_right));
        if self.outlet.format == Format::Rss {
            let _ = write!(
                html,
                "<p>The post <a href=\"{}\">{}</a> appeared first on <a href=\"{}\">{}</a>.</p>",
                escape(&self.link(piece)),
                escape(&piece.title),
                self.site(),
                escape(&self.outlet.name)
            );
        }
        self.press.fill(&html)
    }

    /// The first paragraph without its tags.
    fn teaser(&self, piece: &Piece) -> String {
        let first =
            self.press.fill(piece.blocks.iter().find(|block| block.starts_with("<p>")).map_or("", String::as_str));
        let mut inside = false;
        first
            .chars()
            .filter(|letter| {
                let shown = !inside && *letter != '<';
                inside = if *letter == '<' { true } else { inside && *letter != '>' };
                shown
            })
            .collect()
    }

    fn xml(&self, text: &str) -> String {
        if self.outlet.flaw == Flaw::Ampersands { escape(text).replace("&amp;", "&") } else { escape(text) }
    }

    fn date(&self, piece: &Piece, form: &str) -> String {
        let hours = if self.outlet.language == "ja" { 9 } else { 0 };
        let zone = TimeZone::fixed(Offset::constant(hours));
        self.press.published(piece.ago).to_zoned(zone).strftime(form).to_string()
    }

    fn rss(&self) -> String {
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\" \
             xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\" xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\">\n<channel>\n\
             <title>{}</title><link>{}</link><description>{}</description><language>{}</language><ttl>60</ttl>\n",
            self.xml(&self.outlet.name),
            self.site(),
            self.xml(&self.outlet.about),
            self.outlet.language
        );
        for piece in &self.outlet.pieces {
            let _ = write!(
                xml,
                "<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}</guid><pubDate>{}</pubDate>",
                self.xml(&piece.title),
                self.xml(&self.link(piece)),
                self.guid(piece),
                self.date(piece, "%a, %d %b %Y %H:%M:%S %z")
            );
            if !piece.by.is_empty() {
                let _ = write!(xml, "<dc:creator>{}</dc:creator>", self.xml(&piece.by));
            }
            for tag in &piece.tags {
                let _ = write!(xml, "<category>{}</category>", self.xml(tag));
            }
            if !piece.comments.is_empty() {
                let page = self.press.address(&format!("{}/{}", self.outlet.slug, piece.slug));
                let _ = write!(
                    xml,
                    "<comments>{page}#comments</comments><wfw:commentRss>{page}/comments</wfw:commentRss>\
                     <slash:comments>{}</slash:comments>",
                    piece.comments.len()
                );
            }
            if let Some((file, _)) = &piece.image {
                let _ = write!(xml, "<media:content url=\"{}\" medium=\"image\"/>", self.art(file));
            }
            if let Some(file) = &piece.sound {
                let bytes =
                    super::edition::ART.iter().find(|(name, ..)| name == file).map_or(0, |(_, _, bytes)| bytes.len());
                let _ = write!(xml, "<enclosure url=\"{}\" type=\"audio/wav\" length=\"{bytes}\"/>", self.art(file));
            }
            if self.outlet.teaser {
                let _ = writeln!(xml, "<description>{}</description></item>", self.xml(&self.body(piece)));
            } else {
                let _ = writeln!(
                    xml,
                    "<description>{}</description><content:encoded><![CDATA[{}]]></content:encoded></item>",
                    self.xml(&self.teaser(piece)),
                    self.body(piece)
                );
            }
        }
        xml + "</channel>\n</rss>\n"
    }

    fn rdf(&self) -> String {
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
             xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel rdf:about=\"{0}feed\">\
             <title>{1}</title><link>{0}</link><description>{2}</description><items><rdf:Seq>",
            self.site(),
            self.xml(&self.outlet.name),
            self.xml(&self.outlet.about)
        );
        for piece in &self.outlet.pieces {
            let _ = write!(xml, "<rdf:li rdf:resource=\"{}\"/>", self.xml(&self.link(piece)));
        }
        xml.push_str("</rdf:Seq></items></channel>\n");
        for piece in &self.outlet.pieces {
            let link = self.xml(&self.link(piece));
            let _ = write!(
                xml,
                "<item rdf:about=\"{link}\"><title>{}</title><link>{link}</link><dc:date>{}</dc:date><dc:creator>{}</dc:creator>",
                self.xml(&piece.title),
                self.date(piece, "%Y-%m-%dT%H:%M:%S%:z"),
                self.xml(&piece.by)
            );
            for tag in &piece.tags {
                let _ = write!(xml, "<dc:subject>{}</dc:subject>", self.xml(tag));
            }
            let _ = writeln!(xml, "<description>{}</description></item>", self.xml(&self.body(piece)));
        }
        xml + "</rdf:RDF>\n"
    }

    fn atom(&self) -> String {
        let updated =
            self.outlet.pieces.first().map_or_else(String::new, |piece| self.date(piece, "%Y-%m-%dT%H:%M:%SZ"));
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title>\
             <id>https://{}/</id><link href=\"{}\"/><updated>{updated}</updated>\n",
            self.outlet.language,
            self.xml(&self.outlet.name),
            self.outlet.domain,
            self.site()
        );
        for piece in &self.outlet.pieces {
            let published = self.date(piece, "%Y-%m-%dT%H:%M:%S%:z");
            let updated = if piece.corrections.is_empty() || self.put_right == 0 {
                published.clone()
            } else {
                self.press.now.to_string()
            };
            let _ = write!(
                xml,
                "<entry><title type=\"text\">{}</title><id>{}</id><link rel=\"alternate\" href=\"{}\"/><published>{published}</published>\
                 <updated>{updated}</updated>",
                self.xml(&piece.title),
                self.guid(piece),
                self.xml(&self.link(piece))
            );
            if !piece.by.is_empty() {
                let _ = write!(xml, "<author><name>{}</name></author>", self.xml(&piece.by));
            }
            for tag in &piece.tags {
                let _ = write!(xml, "<category term=\"{}\"/>", self.xml(tag));
            }
            let _ = writeln!(xml, "<content type=\"html\">{}</content></entry>", self.xml(&self.body(piece)));
        }
        xml + "</feed>\n"
    }

    fn json(&self) -> String {
        let items: Vec<_> = self
            .outlet
            .pieces
            .iter()
            .map(|piece| {
                let image = piece.image.as_ref().map(|(file, _)| self.art(file));
                json!({
                    "id": self.guid(piece),
                    "url": self.link(piece),
                    "title": piece.title,
                    "content_html": self.body(piece),
                    "summary": self.teaser(piece).replace("&amp;", "&"),
                    "date_published": self.date(piece, "%Y-%m-%dT%H:%M:%S%:z"),
                    "authors": [{ "name": piece.by }],
                    "tags": piece.tags,
                    "image": image,
                })
            })
            .collect();
        json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.outlet.name,
            "home_page_url": self.site(),
            "feed_url": format!("{}feed", self.site()),
            "language": self.outlet.language,
            "items": items,
        })
        .to_string()
    }
}
