//! The screen as a place to write to: a frame goes out in one piece, and one that changes nothing and that no key asked for
//! not at all. It never decides what is drawn.

use crossterm::{
    Command,
    cursor::{Hide, MoveTo, Show},
    queue,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};
use std::io::{self, Write};

/// What a terminal gets, and what is known of it.
pub struct Screen<W: Write> {
    terminal: CrosstermBackend<W>,
    /// Cells are on their way.
    drawing: bool,
    cursor: Cursor,
    /// Something is on its way.
    written: bool,
    /// A key asked for this frame.
    asked: bool,
}

/// The terminal's own cursor, as it was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Unknown,
    Hidden,
    Somewhere,
    At(Position),
}

/// No window is larger: a terminal that says so is wrong, and its cells would not fit into memory.
const LARGEST: (u16, u16) = (1_000, 500);

/// As much of a window as is drawn.
pub fn sane(width: u16, height: u16) -> (u16, u16) {
    (width.min(LARGEST.0), height.min(LARGEST.1))
}

impl<W: Write> Screen<W> {
    /// A screen of which nothing is known.
    pub const fn new(out: W) -> Self {
        Self {
            terminal: CrosstermBackend::new(out),
            drawing: false,
            cursor: Cursor::Unknown,
            written: false,
            asked: false,
        }
    }

    /// The next frame answers a key: where it changes nothing the cursor is put where it is once more, so that whoever sits
    /// at the other end of the line sees that the key has arrived.
    pub const fn answer(&mut self) {
        self.asked = true;
    }

    fn queue(&mut self, command: impl Command) -> io::Result<()> {
        self.written = true;
        queue!(self.terminal, command)
    }
}

impl<W: Write> Write for Screen<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.written = true;
        self.terminal.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.terminal)
    }
}

impl<W: Write> Backend for Screen<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut cells = content.peekable();
        if cells.peek().is_none() {
            return Ok(());
        }
        self.queue(BeginSynchronizedUpdate)?;
        self.drawing = true;
        // Drawing takes the cursor along.
        if let Cursor::At(_) = self.cursor {
            self.cursor = Cursor::Somewhere;
        }
        self.terminal.draw(cells)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Hidden {
            return Ok(());
        }
        self.cursor = Cursor::Hidden;
        self.queue(Hide)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if let Cursor::At(_) | Cursor::Somewhere = self.cursor {
            return Ok(());
        }
        self.cursor = Cursor::Somewhere;
        self.queue(Show)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Never asked for: the answer would come among the keys.
        Ok(if let Cursor::At(position) = self.cursor { position } else { Position::ORIGIN })
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor == Cursor::At(position) {
            return Ok(());
        }
        if let Cursor::Somewhere | Cursor::At(_) = self.cursor {
            self.cursor = Cursor::At(position);
        }
        self.queue(MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        // Whoever had the terminal meanwhile may have left it as he liked.
        self.cursor = Cursor::Unknown;
        self.written = true;
        self.terminal.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.terminal.size().map(|size| sane(size.width, size.height).into())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.terminal.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.drawing) {
            self.queue(EndSynchronizedUpdate)?;
        }
        let quiet = !std::mem::take(&mut self.written);
        if std::mem::take(&mut self.asked) && quiet {
            match self.cursor {
                Cursor::Hidden => queue!(self.terminal, Hide)?,
                Cursor::At(position) => queue!(self.terminal, MoveTo(position.x, position.y))?,
                Cursor::Unknown | Cursor::Somewhere => {}
            }
        }
        Write::flush(&mut self.terminal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_window_is_drawn_larger_than_a_wall_of_screens() {
        assert_eq!(sane(65_535, 65_535), LARGEST);
        assert_eq!(sane(120, 36), (120, 36));
    }

    fn frame(screen: &mut Screen<&mut Vec<u8>>, words: &str, cursor: Option<(u16, u16)>) {
        let cell = Cell::new("x");
        let cells: Vec<(u16, u16, &Cell)> = (0..).zip(words.bytes()).map(|(x, _)| (x, 0, &cell)).collect();
        screen.draw(cells.into_iter()).unwrap();
        match cursor {
            None => screen.hide_cursor().unwrap(),
            Some(place) => {
                screen.show_cursor().unwrap();
                screen.set_cursor_position(place).unwrap();
            }
        }
        Backend::flush(screen).unwrap();
    }

    fn bytes_of(frames: &[(&str, Option<(u16, u16)>)]) -> usize {
        let mut bytes = Vec::new();
        let mut screen = Screen::new(&mut bytes);
        for (words, cursor) in frames {
            frame(&mut screen, words, *cursor);
        }
        bytes.len()
    }

    #[test]
    fn a_frame_that_changes_nothing_writes_nothing() {
        for cursor in [None, Some((3, 4))] {
            let once = bytes_of(&[("some", cursor)]);
            assert_eq!(bytes_of(&[("some", cursor), ("", cursor), ("", cursor)]), once);
        }
    }

    #[test]
    fn a_key_that_changes_nothing_is_answered_once_by_the_cursor_as_it_is() {
        for (cursor, answer) in [(None, "\x1b[?25l"), (Some((3, 4)), "\x1b[5;4H")] {
            let written = |idle: usize| {
                let mut bytes = Vec::new();
                let mut screen = Screen::new(&mut bytes);
                for words in std::iter::once("some").chain(std::iter::repeat_n("", idle)) {
                    screen.answer();
                    frame(&mut screen, words, cursor);
                }
                frame(&mut screen, "", cursor);
                String::from_utf8(bytes).unwrap()
            };
            assert_eq!(written(2), format!("{}{answer}{answer}", written(0)));
        }
    }

    #[test]
    fn the_cursor_goes_back_to_its_place_after_cells_were_drawn() {
        let mut bytes = Vec::new();
        let mut screen = Screen::new(&mut bytes);
        frame(&mut screen, "some", Some((3, 4)));
        frame(&mut screen, "more", Some((3, 4)));
        assert_eq!(String::from_utf8(bytes).unwrap().matches("\x1b[5;4H").count(), 2);
    }

    #[test]
    fn a_frame_is_one_synchronized_update() {
        let mut bytes = Vec::new();
        frame(&mut Screen::new(&mut bytes), "some", None);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("\x1b[?2026h") && text.ends_with("\x1b[?2026l"), "{text:?}");
    }
}
