//! EPUB is one book of many articles: contents, a title page for each article, its text, and the pictures that are kept.
//! The few small files of a book are written here; the zip around them is a crate's.

use super::{
    Exported,
    pictures::{self, Pictures},
    xhtml,
};
use crate::{page, text::hash};
use jiff::Timestamp;
use std::{
    collections::HashMap,
    fmt::Write as _,
    io::{self, Seek, Write},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Letters that only Japanese is written with.
const KANA: std::ops::RangeInclusive<char> = '\u{3041}'..='\u{30ff}';

/// A picture's place in the book, or that there is none to have.
type Places = HashMap<String, Option<String>>;

/// A book under way.
struct Book<'p, W: Write + Seek> {
    zip: ZipWriter<W>,
    pictures: &'p mut Pictures<'p>,
    places: Places,
    /// The files of the book as the package lists them.
    manifest: String,
    spine: String,
    nav: String,
    ncx: String,
}

/// Writes the book.
///
/// # Errors
/// When it cannot be written.
pub fn write<W: Write + Seek>(
    articles: &[Exported],
    pictures: &mut Pictures,
    now: Timestamp,
    out: W,
) -> io::Result<()> {
    let mut zip = ZipWriter::new(out);
    // the first file tells what the book is, and stands there as it is
    zip.start_file("mimetype", SimpleFileOptions::default().compression_method(CompressionMethod::Stored))?;
    zip.write_all(b"application/epub+zip")?;
    let mut book = Book {
        zip,
        pictures: &mut |url| pictures(url),
        places: Places::new(),
        manifest: String::new(),
        spine: String::new(),
        nav: String::new(),
        ncx: String::new(),
    };
    book.file("META-INF/container.xml", CONTAINER.as_bytes())?;
    book.file("OEBPS/style.css", STYLE.as_bytes())?;
    for (exported, number) in articles.iter().zip(1..) {
        book.article(exported, number)?;
    }
    book.finish(articles, now)
}

impl<W: Write + Seek> Book<'_, W> {
    fn file(&mut self, name: &str, content: &[u8]) -> io::Result<()> {
        self.zip.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated))?;
        self.zip.write_all(content)
    }

    fn article(&mut self, exported: &Exported, number: usize) -> io::Result<()> {
        let article = exported.article;
        let mut wanted = Vec::new();
        let body = page::tidy(exported.body);
        let mut text = xhtml::write(&body, &mut |url| self.place(url, &mut wanted));
        for (place, bytes) in wanted {
            self.zip.start_file(
                format!("OEBPS/{place}"),
                SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
            )?;
            self.zip.write_all(&bytes)?;
        }
        for passage in exported.highlights {
            // writing to a String cannot fail
            let _ = writeln!(text, "<blockquote class=\"marked\">{}</blockquote>", xhtml::text(&passage.text));
        }
        let name = if article.title.is_empty() { article.url.as_str() } else { article.title.as_str() };
        let title = xhtml::text(name);
        let language = if name.chars().any(|letter| KANA.contains(&letter)) { "ja" } else { "en" };
        let head = title_page(exported, &title);
        let file = format!("article-{number}.xhtml");
        let content = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"{language}\" lang=\"{language}\">\n\
             <head><title>{title}</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n\
             <body>\n{head}<div class=\"text\">\n{text}</div>\n</body>\n</html>\n"
        );
        self.file(&format!("OEBPS/{file}"), content.as_bytes())?;
        let _ = writeln!(
            self.manifest,
            "<item id=\"article-{number}\" href=\"{file}\" media-type=\"application/xhtml+xml\"/>"
        );
        let _ = writeln!(self.spine, "<itemref idref=\"article-{number}\"/>");
        let _ = writeln!(self.nav, "<li><a href=\"{file}\">{title}</a></li>");
        let _ = writeln!(
            self.ncx,
            "<navPoint id=\"point-{number}\" playOrder=\"{number}\"><navLabel><text>{title}</text></navLabel><content src=\"{file}\"/></navPoint>"
        );
        Ok(())
    }

    /// A picture's place in the book; one that is new to it is added to `wanted`.
    fn place(&mut self, url: &str, wanted: &mut Vec<(String, Vec<u8>)>) -> Option<String> {
        if let Some(place) = self.places.get(url) {
            return place.clone();
        }
        let found = (self.pictures)(url).and_then(|bytes| Some((pictures::kind(&bytes)?, bytes)));
        let place = found.map(|((media_type, ending), bytes)| {
            let number = self.places.len() + 1;
            let place = format!("pictures/{number}.{ending}");
            let _ =
                writeln!(self.manifest, "<item id=\"picture-{number}\" href=\"{place}\" media-type=\"{media_type}\"/>");
            wanted.push((place.clone(), bytes));
            place
        });
        self.places.insert(url.to_owned(), place.clone());
        place
    }

    fn finish(mut self, articles: &[Exported], now: Timestamp) -> io::Result<()> {
        let Self { manifest, spine, nav, ncx, .. } = &mut self;
        let (manifest, spine) = (std::mem::take(manifest), std::mem::take(spine));
        let (mut nav, ncx) = (std::mem::take(nav), std::mem::take(ncx));
        if nav.is_empty() {
            // a list of contents has a point at least
            nav.push_str("<li><a href=\"nav.xhtml\">Nothing here</a></li>\n");
        }
        let ncx = if ncx.is_empty() {
            "<navPoint id=\"point-1\" playOrder=\"1\"><navLabel><text>Nothing here</text></navLabel><content src=\"nav.xhtml\"/></navPoint>\n".to_owned()
        } else {
            ncx
        };
        let identity = identity(articles);
        let day = now.strftime("%Y-%m-%d");
        let title = format!("Press Start, {day}");
        let modified = now.strftime("%Y-%m-%dT%H:%M:%SZ");
        self.file(
            "OEBPS/nav.xhtml",
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
                 <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"en\" lang=\"en\">\n\
                 <head><title>{title}</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n\
                 <body>\n<nav epub:type=\"toc\">\n<h1>{title}</h1>\n<ol>\n{nav}</ol>\n</nav>\n</body>\n</html>\n"
            )
            .as_bytes(),
        )?;
        self.file(
            "OEBPS/toc.ncx",
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\">\n\
                 <head><meta name=\"dtb:uid\" content=\"{identity}\"/></head>\n<docTitle><text>{title}</text></docTitle>\n\
                 <navMap>\n{ncx}</navMap>\n</ncx>\n"
            )
            .as_bytes(),
        )?;
        self.file(
            "OEBPS/package.opf",
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                 <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"book\" xml:lang=\"en\">\n\
                 <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"book\">{identity}</dc:identifier>\n\
                 <dc:title>{title}</dc:title>\n<dc:language>en</dc:language>\n<dc:date>{day}</dc:date>\n\
                 <meta property=\"dcterms:modified\">{modified}</meta>\n</metadata>\n<manifest>\n\
                 <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
                 <item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n\
                 <item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{manifest}</manifest>\n\
                 <spine toc=\"ncx\">\n<itemref idref=\"nav\"/>\n{spine}</spine>\n</package>\n"
            )
            .as_bytes(),
        )?;
        self.zip.finish()?;
        Ok(())
    }
}

/// Who, where and when, and the address to go to.
fn title_page(exported: &Exported, title: &str) -> String {
    let article = exported.article;
    let mut page = format!("<div class=\"title\">\n<h1>{title}</h1>\n");
    let about = exported.about();
    let mut line = |class: &str, words: &str| {
        if !words.is_empty() {
            let _ = writeln!(page, "<p class=\"{class}\">{words}</p>");
        }
    };
    line("about", &xhtml::text(&about.join(" · ")));
    let shown = xhtml::text(&article.url);
    line(
        "link",
        &xhtml::address(&article.url)
            .map_or(shown.clone(), |url| format!("<a href=\"{}\">{shown}</a>", xhtml::text(&url))),
    );
    let tags: Vec<&str> = article.tags.iter().map(crate::text::Line::as_str).collect();
    line("tags", &xhtml::text(&tags.join(", ")));
    line("note", &xhtml::text(exported.note().unwrap_or_default()).replace('\n', "<br/>"));
    page.push_str("</div>\n");
    page
}

/// A name of the book that is the same for the same articles.
fn identity(articles: &[Exported]) -> String {
    let addresses: String = articles.iter().map(|exported| exported.article.url.as_str()).collect();
    format!("urn:pressstart:{:016x}", hash::of(&addresses))
}

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">
<rootfiles><rootfile full-path=\"OEBPS/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>
</container>
";

const STYLE: &str = "body { line-height: 1.4; margin: 0 4%; }
img { max-width: 100%; height: auto; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
td, th { padding: 0.2em 0.6em; text-align: left; vertical-align: top; }
blockquote { margin: 1em 0 1em 1em; padding-left: 0.8em; border-left: 2px solid gray; }
.title { page-break-after: always; break-after: page; margin-top: 20%; }
.about, .link, .tags, .caption { font-size: 0.85em; }
.note { font-style: italic; }
";
