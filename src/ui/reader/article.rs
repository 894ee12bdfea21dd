//! The article pane: the lines of an article, at a comfortable measure, with its pictures.

use crate::{
    app::{Look, Model, Pane, Reader, Span, TextLine, line_text},
    text::{
        bidi,
        direction::{Direction, has_right_to_left},
    },
    ui::{
        paint::{self, Frame},
        reader::{
            gallery::{Gallery, Spot},
            hyperlink,
        },
        theme::Theme,
    },
};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// Draws the article.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, theme: Theme, gallery: &Gallery) {
    let Some(reader) = &model.reader else { return };
    let Some(text) = model.layout().text() else { return };
    // What lies over the text must not be written over by a link under it.
    let covered = model.overlay.is_some()
        || model.prompt.is_some()
        || !model.keys.typed.is_empty()
        || model.screen.focus == Pane::Sources;
    for row in reader.scroll..reader.scroll + usize::from(area.height) {
        let Some(line) = reader.line(row) else { break };
        let y = area.y + u16::try_from(row - reader.scroll).unwrap_or(0);
        let found = reader.find.lines.contains(&row);
        let links = (theme.hyperlinks && !covered && !found).then_some(reader);
        let place = Place {
            x: text.x,
            y,
            room: area.right().saturating_sub(text.x),
            width: text.width,
            direction: reader.direction(row),
        };
        draw_line(frame, place, &line, theme, links);
        if found {
            mark_found(frame, place, reader, (row, &line), theme);
        }
    }
    draw_pictures(frame, Rect { x: text.x, width: text.width, ..area }, (model, reader), gallery, covered);
}

/// The part of the pane that shows the text itself, which keeps its letters; none before that has come.
pub fn text_area(area: Rect, model: &Model) -> Option<Rect> {
    let reader = model.reader.as_ref()?;
    let (first, last) = (*reader.rows.first()?, *reader.rows.last()?);
    let row = |line: usize| u16::try_from(line.saturating_sub(reader.scroll)).unwrap_or(u16::MAX).min(area.height);
    Some(Rect { y: area.y + row(first), height: row(last + 1) - row(first), ..area })
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Place {
    x: u16,
    y: u16,
    /// Columns to the edge of the pane, and of the text.
    room: u16,
    width: u16,
    direction: Direction,
}

fn draw_line(frame: &mut Frame, at: Place, line: &TextLine, theme: Theme, links: Option<&Reader>) {
    let texts: Vec<Cow<str>> = line
        .iter()
        .map(|span| {
            let plain = if theme.ascii { in_plain_letters(span) } else { None };
            plain.map_or(Cow::Borrowed(span.text.as_str()), Cow::Owned)
        })
        .collect();
    let whole = texts.concat();
    // Where all of it is read from left to right each text stands behind the one before it.
    let ordered = (at.direction == Direction::RightToLeft || has_right_to_left(&whole))
        .then(|| bidi::Line::new(&whole, at.x, at.width, at.direction, frame.reorders()));
    let (mut used, mut from) = (0, 0);
    for (span, text) in line.iter().zip(&texts) {
        let style = theme.look(span.look, span.link.is_some());
        let pieces = match &ordered {
            Some(ordered) => ordered.pieces(from..from + text.len()),
            None => vec![(at.x + used, text.to_string())],
        };
        for (x, said) in pieces {
            let room = (at.x + at.room).saturating_sub(x);
            let columns = paint::piece(frame, x, at.y, room, &said, style);
            used += columns;
            if let Some((reader, place)) = links.zip(span.link)
                && let Some(link) = reader.document.as_ref().and_then(|document| document.page.links.get(place))
            {
                let id = format!("{}-{place}", reader.article.id);
                hyperlink::lay(frame.buffer_mut(), (x, at.y), columns, &id, &link.shown);
            }
        }
        from += text.len();
    }
}

/// The marks that the page sets, in plain letters: the bar of a quote, what was removed, where a line of code goes on, the rules of a
/// table and between two parts, an entry of a list, a video.
fn in_plain_letters(span: &Span) -> Option<String> {
    let Look::Body(style) = span.look else { return None };
    if style.bar {
        return Some("| ".to_owned());
    }
    if style.reason {
        return Some(span.text.replace('✂', "~"));
    }
    if style.dim && span.text.chars().all(|letter| " ─│┼↪".contains(letter)) {
        return Some(span.text.replace('─', "-").replace('│', "|").replace('┼', "+").replace('↪', ">"));
    }
    let marks = [("• ", "* "), ("▶ ", "> ")];
    let (mark, plain) = marks.iter().find(|(mark, _)| span.text.trim_start().starts_with(mark))?;
    Some(span.text.replacen(mark, plain, 1))
}

fn draw_pictures(frame: &mut Frame, area: Rect, of: (&Model, &Reader), gallery: &Gallery, covered: bool) {
    let (model, reader) = of;
    let Some(document) = reader.document.as_ref().filter(|_| model.reading.pictures) else { return };
    for placed in reader.places.iter().filter(|placed| placed.rows > 0 && placed.label > reader.scroll) {
        let down = i64::try_from(placed.top()).unwrap_or(0) - i64::try_from(reader.scroll).unwrap_or(0);
        let (Ok(down), Some(image)) = (i16::try_from(down), document.page.images.get(placed.picture)) else { continue };
        gallery.draw(frame, Spot { area, down, covered }, &image.src, false);
    }
}

/// Shows the places that hold what is looked for.
fn mark_found(frame: &mut Frame, at: Place, reader: &Reader, of: (usize, &TextLine), theme: Theme) {
    let (row, line) = (of.0, line_text(of.1).to_lowercase());
    let ordered = bidi::Line::new(&line, at.x, at.width, at.direction, frame.reorders());
    let places = line.match_indices(&reader.find.words).map(|(place, found)| place..place + found.len());
    for (x, said) in places.flat_map(|place| ordered.pieces(place)) {
        let area = Rect { x, y: at.y, width: paint::columns(&said), height: 1 }.intersection(frame.area());
        frame.buffer_mut().set_style(area, theme.found());
        if reader.find.lines.get(reader.find.at) == Some(&row) {
            frame.buffer_mut().set_style(area, theme.key());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Style;

    fn plain(text: &str, style: Style) -> Option<String> {
        in_plain_letters(&Span { text: text.to_owned(), look: Look::Body(style), link: None })
    }

    #[test]
    fn every_mark_of_a_page_has_a_plain_letter() {
        let dim = Style { dim: true, ..Style::default() };
        let marks = [
            ("▏ ", Style { bar: true, ..Style::default() }, "| "),
            (" (✂ promo)", Style { reason: true, ..dim }, " (~ promo)"),
            ("↪ ", Style { code: true, ..dim }, "> "),
            ("──┼──", dim, "--+--"),
            (" │ ", dim, " | "),
            (" • ", Style::default(), " * "),
            ("▶ Vimeo: A clip", Style::default(), "> Vimeo: A clip"),
        ];
        for (text, style, expected) in marks {
            assert_eq!(plain(text, style).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_an_article_says_keeps_its_letters() {
        assert_eq!(plain("a ─ b ↪ c", Style { dim: true, ..Style::default() }), None);
        assert_eq!(plain("│", Style::default()), None);
    }
}
