//! Bookmark files are lists in HTML: what browsers and link keepers write (Netscape's form, folders within folders), and Pocket's old
//! page, which is a simpler one. Links in an order of tags; nothing of the page around them counts.

use super::{
    entry::{self, Entry, Row},
    gauge::{Gauge, Gauged},
    markup::{Markup, Piece},
};
use std::{
    io::{self, BufRead},
    ops::ControlFlow,
};

/// Folders within folders that give a tag; deeper ones lie in the last of these.
const DEEPEST: usize = 16;
/// linkding's tag for what is archived, and its marks around a note.
const ARCHIVED: &str = "linkding:bookmarks.archived";
const NOTES: (&str, &str) = ("[linkding-notes]", "[/linkding-notes]");

/// Where the text goes that comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Heading,
    Link,
    Words,
}

/// The list while it is read.
struct Reading<'t> {
    gauge: Gauge,
    take: &'t mut dyn FnMut(u64, Row) -> bool,
    /// Open folders; one without a name is not the reader's own.
    folders: Vec<Option<String>>,
    /// The heading that names the next folder, and whether it is one of the browser's own.
    heading: String,
    browsers_own: bool,
    /// Pocket's old page has a heading before what is read.
    archive: bool,
    inside: Inside,
    /// The link that is being read, its line, and the words so far.
    link: Option<(u64, Row)>,
    title: String,
    words: String,
    ours: bool,
    flow: ControlFlow<()>,
}

/// Hands over the links in order, each with its line.
///
/// # Errors
/// When the list cannot be read.
pub(super) fn each<R: BufRead>(list: R, take: &mut dyn FnMut(u64, Row) -> bool) -> io::Result<()> {
    let (list, gauge) = Gauged::new(list);
    let mut markup = Markup::new(list);
    let mut reading = Reading {
        gauge: gauge.clone(),
        take,
        folders: Vec::new(),
        heading: String::new(),
        browsers_own: false,
        archive: false,
        inside: Inside::Nothing,
        link: None,
        title: String::new(),
        words: String::new(),
        ours: false,
        flow: ControlFlow::Continue(()),
    };
    while let Some(piece) = markup.next()? {
        reading.piece(piece);
        gauge.next_part();
        if reading.flow.is_break() {
            return Ok(());
        }
    }
    reading.give();
    Ok(())
}

impl Reading<'_> {
    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => match self.inside {
                Inside::Heading => self.heading.push_str(&text),
                Inside::Link => self.title.push_str(&text),
                Inside::Words => self.words.push_str(&text),
                Inside::Nothing => {}
            },
            Piece::Start(name, attributes) => self.start(&name, &attributes),
            Piece::End(name) => self.end(&name),
        }
    }

    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        match name {
            "meta" => self.ours |= value("name") == Some("generator") && value("content") == Some("Press Start"),
            "h1" | "h2" | "h3" => {
                self.give();
                self.heading.clear();
                self.browsers_own = value("personal_toolbar_folder").or(value("unfiled_bookmarks_folder")).is_some();
                self.inside = Inside::Heading;
            }
            "dl" => {
                self.give();
                let name = Some(self.heading.trim().to_owned());
                // the first list of a file is the file itself
                let own = !self.folders.is_empty() && !self.browsers_own;
                self.folders.push(name.filter(|name| own && !name.is_empty()));
                self.heading.clear();
            }
            "a" => {
                self.give();
                self.link = Some((self.gauge.line(), self.link(&value)));
                self.inside = Inside::Link;
            }
            "dd" if self.link.is_some() => self.inside = Inside::Words,
            "dt" | "li" => self.give(),
            "br" if self.inside == Inside::Words => self.words.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "h1" | "h2" | "h3" => {
                self.archive = self.heading.trim().eq_ignore_ascii_case("read archive");
                self.inside = Inside::Nothing;
            }
            "a" => self.inside = Inside::Nothing,
            "dl" => {
                self.give();
                self.folders.pop();
            }
            "li" => self.give(),
            _ => {}
        }
    }

    /// A link from its attributes and the folders it lies in.
    fn link<'v>(&self, value: &impl Fn(&str) -> Option<&'v str>) -> Row {
        let mut entry = Entry::at(value("href").unwrap_or_default())?;
        entry.saved = value("add_date").or(value("time_added")).and_then(entry::date);
        for tag in value("tags").unwrap_or_default().split(',') {
            if tag == ARCHIVED {
                entry.finish();
            } else {
                entry.tag(tag);
            }
        }
        for folder in self.folders.iter().take(DEEPEST).flatten() {
            entry.tag(folder);
        }
        if self.archive || value("toread") == Some("0") {
            entry.finish();
        }
        Ok(entry)
    }

    /// Hands over the link with its title and words.
    fn give(&mut self) {
        let (title, words) = (std::mem::take(&mut self.title), std::mem::take(&mut self.words));
        self.inside = Inside::Nothing;
        let Some((line, mut row)) = self.link.take() else { return };
        if let Ok(entry) = &mut row {
            // decoded already: what still looks like an entity was written so
            entry.plain_title(&title);
            let (outside, notes) = notes(&words);
            if self.ours {
                outside.trim().clone_into(&mut entry.summary);
            } else {
                entry.note(&outside);
            }
            entry.note(notes);
        }
        if !(self.take)(line, row) {
            self.flow = ControlFlow::Break(());
        }
    }
}

/// Words apart from the note that linkding sets in marks among them.
fn notes(words: &str) -> (String, &str) {
    let Some((before, rest)) = words.split_once(NOTES.0) else { return (words.to_owned(), "") };
    let (note, after) = rest.rsplit_once(NOTES.1).unwrap_or((rest, ""));
    (format!("{before}{after}"), note)
}

/// A note in linkding's marks.
pub(super) fn with_note(words: &str, note: Option<&str>) -> String {
    note.map_or_else(|| words.to_owned(), |note| format!("{words}{}{note}{}", NOTES.0, NOTES.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Line;

    fn read(list: &str) -> Vec<(u64, Row)> {
        let mut all = Vec::new();
        each(list.as_bytes(), &mut |line, row| {
            all.push((line, row));
            true
        })
        .unwrap();
        all
    }

    fn entries(list: &str) -> Vec<Entry> {
        read(list).into_iter().filter_map(|(_, row)| row.ok()).collect()
    }

    fn tags(entry: &Entry) -> Vec<&str> {
        entry.tags.iter().map(Line::as_str).collect()
    }

    const BROWSER: &str = "<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks Menu</H1>
<DL><p>
    <DT><H3 PERSONAL_TOOLBAR_FOLDER=\"true\">Toolbar</H3>
    <DL><p>
        <DT><A HREF=\"https://a.example/\" ADD_DATE=\"1686813518\" ICON=\"data:image/png;base64,AA==\">First &amp; &lt;best&gt;</A>
    </DL><p>
    <DT><H3 ADD_DATE=\"1\">Games</H3>
    <DL><p>
        <DT><H3>RPG</H3>
        <DL><p>
            <DT><A HREF=\"https://b.example/?a=1&amp;b=2\" TAGS=\"x,to do\" TOREAD=\"1\">Second</A>
            <DD>some words<br>and more
        </DL><p>
        <DT><A HREF=\"javascript:void(0)\">Bookmarklet</A>
        <DT><A HREF=\"https://c.example/\" TOREAD=\"0\">Third</A>
    </DL><p>
</DL><p>";

    #[test]
    fn folders_are_tags_and_those_of_the_browser_are_not() {
        let all = entries(BROWSER);
        assert_eq!((all[0].title.as_str(), tags(&all[0])), ("First & <best>", vec![]));
        assert_eq!(
            (all[1].url.as_str(), tags(&all[1])),
            ("https://b.example/?a=1&b=2", vec!["x", "to do", "Games", "RPG"])
        );
        assert_eq!(all[1].note.as_deref(), Some("some words\nand more"));
        assert_eq!((tags(&all[2]), all[2].finished, all[1].finished), (vec!["Games"], true, false));
        assert_eq!(all[0].saved.unwrap().as_second(), 1_686_813_518);
    }

    #[test]
    fn a_link_that_is_none_is_named_by_its_line() {
        let (line, row) = read(BROWSER).into_iter().find(|(_, row)| row.is_err()).unwrap();
        assert_eq!(
            (line, row.unwrap_err().to_string()),
            (17, "“javascript:void(0)” is no http or https address".to_owned())
        );
    }

    #[test]
    fn linkding_marks_its_archive_and_its_notes() {
        let all = entries(
            "<DL><p>\n<DT><A HREF=\"https://a.example/\" TAGS=\"one,linkding:bookmarks.archived\">T</A>\n\
             <DD>About it[linkding-notes]# mine\n&lt;b&gt;[/linkding-notes]\n</DL><p>",
        );
        assert_eq!((tags(&all[0]), all[0].finished), (vec!["one"], true));
        assert_eq!(all[0].note.as_deref(), Some("About it\n\n# mine\n<b>"));
    }

    #[test]
    fn pockets_old_page_has_two_headings() {
        let all = entries(
            "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>\n\
             <li><a href=\"https://a.example/\" time_added=\"1600322788\" tags=\"x,y\">A</a></li></ul>\n\
             <h1>Read Archive</h1><ul><li><a href=\"https://b.example/\" time_added=\"1600322789\" tags=\"\">https://b.example/</a></li></ul></body></html>",
        );
        assert_eq!((tags(&all[0]), all[0].finished), (vec!["x", "y"], false));
        assert_eq!((all[1].title.as_str(), all[1].finished), ("", true));
        assert_eq!(all[1].saved.unwrap().as_second(), 1_600_322_789);
    }

    #[test]
    fn a_script_gives_no_link() {
        assert_eq!(
            entries("<DL><script>'<a href=\"https://x.example/\">'</script><A HREF=https://a.example/>T</A>").len(),
            1
        );
    }
}
