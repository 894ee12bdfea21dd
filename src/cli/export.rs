//! `export`: the reading list, or what a query finds, in any of the forms of `exchange`.

use super::{Exit, Usage, output, session::Session};
use crate::{
    exchange::{Exported, Format, atom, markdown},
    news::{Article, Body, Highlight, View},
    platform,
    query::Query,
    store::Sort,
};
use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use std::{
    fs, io,
    io::{Seek, Write},
    path::{Path, PathBuf},
};

/// Endings of files, and what is written into them.
const ENDINGS: [(&str, Format); 9] = [
    ("md", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("json", Format::Json),
    ("csv", Format::Csv),
    ("epub", Format::Epub),
    ("txt", Format::Text),
    ("atom", Format::Atom),
    ("xml", Format::Atom),
];

/// Writes articles to standard output, a file or (Markdown) a folder with one file an article. Where no form is given, the file's
/// ending says it.
pub fn run(session: &Session, query: &[String], format: Option<Format>, out: Option<&Path>) -> Result<Exit> {
    let format = form(format, out)?;
    // Whatever standard output is, it is written to as without the option.
    let out = out.filter(|path| *path != Path::new("/dev/stdout"));
    let default = if query.is_empty() { Query::saved_only } else { |query: Query| query };
    let found = session.list(query, Sort::Saved, 0, default)?;
    let texts = texts(session, &found)?;
    let exported = exported(&found, &texts);
    if format == Format::Atom {
        let written = atom::write(&exported, &query.join(" "));
        written.told.iter().for_each(|line| output::message(line));
        match out {
            Some(file) => write_whole(file, |out| out.write_all(written.text.as_bytes()))?,
            None => output::print(&written.text)?,
        }
        return Ok(Exit::Done);
    }
    match (format, out) {
        // A name that ends as a Markdown file does is one; any other is a folder.
        (Format::Markdown, Some(folder))
            if folder.is_dir() || folder.extension().is_none_or(|ending| ending != "md") =>
        {
            return into_folder(session, &exported, folder);
        }
        (_, Some(file)) => {
            write_whole(file, |out| written(session, &exported, format, out))?;
            if !session.quiet {
                let all = output::count(exported.len(), "article", "articles");
                output::message(&format!("{all} in {}", file.display()));
            }
        }
        (Format::Epub, None) if output::is_terminal() => bail!("an EPUB is no text for a terminal: give --out FILE"),
        (_, None) => {
            let mut whole = tempfile::tempfile()?;
            written(session, &exported, format, &mut whole)?;
            whole.rewind()?;
            output::copy(&mut whole)?;
        }
    }
    Ok(Exit::Done)
}

/// An article's text with what the user did to it.
pub(super) struct Text {
    body: Body,
    saved: Option<Timestamp>,
    highlights: Vec<Highlight>,
    original: String,
}

/// The texts of articles, in their order.
pub(super) fn texts(session: &Session, articles: &[Article]) -> Result<Vec<Text>> {
    let text = |article: &Article| {
        let raw = session.raw(article.id)?;
        let body = session.body(article, &raw, View::Stripped);
        let saved = session.store.saved_at(article.id)?;
        let highlights = session.store.highlights(article.id)?;
        Ok(Text { body, saved, highlights, original: raw.html().into_owned() })
    };
    articles.iter().map(text).collect()
}

/// Articles and their texts, as they go out.
pub(super) fn exported<'a>(articles: &'a [Article], texts: &'a [Text]) -> Vec<Exported<'a>> {
    let one = |(article, text): (&'a Article, &'a Text)| Exported {
        article,
        body: &text.body,
        saved: text.saved,
        highlights: &text.highlights,
        original: Some(&text.original),
    };
    articles.iter().zip(texts).map(one).collect()
}

pub(super) fn written(session: &Session, exported: &[Exported], format: Format, out: &mut fs::File) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    // a picture that cannot be read is one that is not kept
    let mut pictures = |url: &str| session.store.picture(url).ok().flatten();
    format.write(exported, &mut pictures, session.now, &mut out)?;
    out.flush()
}

/// One file an article. A file that is not as it was written here is left alone: what somebody wrote in it is theirs.
fn into_folder(session: &Session, exported: &[Exported], folder: &Path) -> Result<Exit> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let there: Vec<String> = fs::read_dir(folder)
        .with_context(|| format!("{} cannot be read", folder.display()))?
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .collect();
    let (mut new, mut left) = (0, 0);
    // a picture that cannot be read is one that is not kept
    let mut pictures = |url: &str| session.store.picture(url).ok().flatten();
    for file in markdown::files(exported, &mut pictures) {
        let known = there.iter().find(|name| file.ending.as_ref().is_some_and(|ending| name.ends_with(ending)));
        let path = folder.join(known.unwrap_or(&file.name));
        let before = match fs::symlink_metadata(&path) {
            Ok(there) if there.is_file() => fs::read(&path).ok(),
            Ok(_) => Some(Vec::new()),
            Err(_) => None,
        };
        for picture in &file.pictures {
            let path = folder.join(&picture.name);
            if let (false, Some(bytes)) = (path.exists(), pictures(&picture.url)) {
                fs::create_dir_all(path.parent().unwrap_or(folder))
                    .with_context(|| format!("{} cannot be made", path.display()))?;
                write_whole(&path, |out| out.write_all(&bytes))?;
            }
        }
        match before {
            Some(before) if before == file.content.as_bytes() => {}
            Some(before) if !markdown::is_untouched(&String::from_utf8_lossy(&before)) => {
                output::message(&format!("{} has been changed, or is not ours, and is left alone", path.display()));
                left += 1;
            }
            _ => {
                write_whole(&path, |out| out.write_all(file.content.as_bytes()))?;
                new += 1;
            }
        }
    }
    if !session.quiet {
        let all = output::count(exported.len(), "article", "articles");
        let left = if left > 0 { format!(", {left} left alone") } else { String::new() };
        output::message(&format!("{all} in {}, {new} of them new or changed{left}", folder.display()));
    }
    Ok(Exit::Done)
}

fn form(format: Option<Format>, out: Option<&Path>) -> Result<Format, Usage> {
    match (format, out) {
        (Some(format), _) => Ok(format),
        (None, Some(out)) => format_of(out).map_err(Usage),
        (None, None) => Err(Usage("--format says the form, or --out a file whose ending does".to_owned())),
    }
}

/// The form of a file, by its ending; a folder gets a Markdown file an article.
fn format_of(path: &Path) -> Result<Format, String> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let Some(ending) = ending.filter(|_| !path.is_dir()) else { return Ok(Format::Markdown) };
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format).ok_or_else(|| {
        format!("“.{ending}” is no form to export to: .md, .html, .epub, .json, .csv, .txt or .atom, or a folder")
    })
}

/// Writes a file whole or not at all: beside it first, then in its place. What is no plain file, such as /dev/stdout, is
/// written to as it is; one with several names keeps them, and who may read a file stays the same.
pub(super) fn write_whole(file: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> Result<()> {
    let refused = || format!("{} cannot be written", file.display());
    let there = fs::metadata(file).ok();
    if there.as_ref().is_some_and(fs::Metadata::is_dir) {
        bail!("{} is a folder", file.display());
    }
    if fs::symlink_metadata(file).is_ok_and(|there| there.is_symlink())
        && there.as_ref().is_none_or(fs::Metadata::is_file)
    {
        bail!("{} is a link; nothing is written through it", file.display());
    }
    let folder = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        bail!("{} cannot be written: there is no folder {}", file.display(), folder.display());
    }
    match there {
        Some(there) if !there.is_file() || platform::has_several_names(&there) => {
            let mut whole = tempfile::tempfile().with_context(refused)?;
            write(&mut whole).with_context(refused)?;
            whole.rewind()?;
            let mut out =
                fs::OpenOptions::new().write(true).truncate(there.is_file()).open(file).with_context(refused)?;
            io::copy(&mut whole, &mut out).with_context(refused)?;
        }
        there => {
            let mut beside =
                tempfile::NamedTempFile::new_in(folder).map_err(|reason| io_alone(&reason)).with_context(refused)?;
            write(beside.as_file_mut()).with_context(refused)?;
            if let Some(there) = there {
                beside.as_file().set_permissions(there.permissions()).with_context(refused)?;
            }
            beside.persist(file).map_err(|failed| io_alone(&failed.error)).with_context(refused)?;
        }
    }
    Ok(())
}

/// What went wrong without the name of the file beside, which nobody asked for.
fn io_alone(reason: &io::Error) -> io::Error {
    reason.raw_os_error().map_or_else(|| io::Error::from(reason.kind()), io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_form_and_a_folder_gets_markdown() {
        let form = |path: &str| format_of(Path::new(path)).map_err(|reason| reason.chars().take(6).collect::<String>());
        assert_eq!(form("/x/list.EPUB"), Ok(Format::Epub));
        assert_eq!(form("notes"), Ok(Format::Markdown));
        assert_eq!(form("/tmp"), Ok(Format::Markdown));
        assert_eq!(form("a.doc"), Err("“.doc”".to_owned()));
    }
}
