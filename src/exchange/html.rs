//! One HTML file of many articles: a list of contents, then the articles, with the pictures that are kept inside.
//! It forbids itself scripts and everything else from elsewhere but pictures.

use super::{
    Exported,
    pictures::{self, Pictures},
};
use crate::{html::escape, page};
use std::io::{self, Write};

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'\">
<meta name=\"referrer\" content=\"no-referrer\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Press Start</title>
<style>
body { font: 1.1em/1.5 Georgia, serif; max-width: 40em; margin: 2em auto; padding: 0 1em; color-scheme: light dark; }
small, figcaption { color: gray; } img { max-width: 100%; height: auto; } pre { overflow: auto; }
article { border-top: 1px solid; margin-top: 3em; } table { border-collapse: collapse; } td, th { padding: .2em .6em; text-align: left; }
.note { font-style: italic; white-space: pre-line; } .marked { border-left: 3px solid; padding-left: 1em; }
</style>
</head>
<body>
";

/// Writes the file.
///
/// # Errors
/// When it cannot be written.
pub fn write(articles: &[Exported], pictures: &mut Pictures, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{HEAD}<nav><ol>")?;
    for exported in articles {
        let (id, title) = (exported.article.id, title(exported));
        let about = escape(&exported.about().join(" · "));
        writeln!(out, "<li><a href=\"#{id}\">{title}</a> <small>{about}</small></li>")?;
    }
    writeln!(out, "</ol></nav>")?;
    for exported in articles {
        article(exported, pictures, out)?;
    }
    write!(out, "</body>\n</html>\n")
}

fn article(exported: &Exported, pictures: &mut Pictures, out: &mut dyn Write) -> io::Result<()> {
    let article = exported.article;
    let (id, title, url) = (article.id, title(exported), escape(&article.url));
    let mut about = exported.about();
    about.extend(article.tags.iter().map(|tag| format!("#{tag}")));
    let about = escape(&about.join(" · "));
    write!(out, "<article id=\"{id}\">\n<h1><a href=\"{url}\">{title}</a></h1>\n<p><small>{about}</small></p>\n")?;
    if let Some(note) = exported.note() {
        writeln!(out, "<p class=\"note\">{}</p>", escape(note))?;
    }
    pictures::write_inlined(&page::html(exported.body), pictures, out)?;
    for passage in exported.highlights {
        write!(out, "\n<blockquote class=\"marked\">{}</blockquote>", escape(&passage.text))?;
    }
    write!(out, "\n</article>\n")
}

fn title(exported: &Exported) -> String {
    let article = exported.article;
    escape(if article.title.is_empty() { &article.url } else { &article.title })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::articles::exported;

    #[test]
    fn it_lists_its_contents_and_holds_no_script() {
        exported(|exported| {
            let mut out = Vec::new();
            write(&[*exported], &mut |_| None, &mut out).unwrap();
            let page = String::from_utf8(out).unwrap();
            assert!(page.contains("<li><a href=\"#a12\">Sega &amp; *Microsoft* &lt;announce&gt;</a>"), "{page}");
            assert!(page.contains("<article id=\"a12\">") && page.contains("<p>One <b>two</b>"), "{page}");
            assert!(page.contains("<p class=\"note\">read &quot;this&quot;\nsoon</p>"), "{page}");
            assert!(!page.contains("<script"), "{page}");
        });
    }
}
