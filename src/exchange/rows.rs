//! Rows are the lines of a table (CSV), one at a time: quoted cells may hold line breaks. A quote that is never closed costs its own line
//! and no other. Never holds more than one row.

use super::entry::Why;
use csv::{ByteRecord, ReaderBuilder};
use std::{
    borrow::Cow,
    collections::VecDeque,
    io::{self, BufRead, Read},
};

/// Bytes of one row: a headline, an address and a long note are far less.
const LARGEST_ROW: usize = 1 << 20;

/// One row of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cells {
    /// The line it starts at, from 1.
    pub line: u64,
    /// Its cells, or why there are none.
    pub cells: Result<Vec<String>, Why>,
}

/// A table, read row by row.
pub(super) struct Rows<R> {
    table: R,
    delimiter: u8,
    /// Lines that were read ahead and turned out to be no part of the row.
    ahead: VecDeque<Vec<u8>>,
    /// The lines of the last row behind its first.
    behind: Vec<Vec<u8>>,
    /// The number of the next line.
    line: u64,
}

impl<R: BufRead> Rows<R> {
    pub const fn new(table: R, delimiter: u8) -> Self {
        Self { table, delimiter, ahead: VecDeque::new(), behind: Vec::new(), line: 1 }
    }

    /// The next row that is not empty; none at the end.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Cells>> {
        loop {
            let line = self.line;
            let Some(first) = self.read_line()? else { return Ok(None) };
            if first.len() > LARGEST_ROW {
                return Ok(Some(Cells { line, cells: Err(Why::TooLong(LARGEST_ROW >> 20)) }));
            }
            if first.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let cells = self.row(first)?;
            return Ok(Some(Cells { line, cells }));
        }
    }

    /// The last row was none: its lines behind the first are read again, each as the row it may be.
    pub fn reread(&mut self) {
        for line in self.behind.drain(..).rev() {
            self.ahead.push_front(line);
            self.line -= 1;
        }
    }

    /// A row from its first line: as many lines as it takes to close its quotes.
    fn row(&mut self, first: Vec<u8>) -> io::Result<Result<Vec<String>, Why>> {
        if let Some(cells) = unquoted(&first, self.delimiter) {
            self.behind.clear();
            return Ok(Ok(cells));
        }
        let mut lines = vec![first];
        let mut open = is_odd(&lines[0]);
        let mut size = lines[0].len();
        while open && size <= LARGEST_ROW {
            let Some(line) = self.read_line()? else { break };
            size += line.len();
            open ^= is_odd(&line);
            lines.push(line);
        }
        let whole = lines.concat();
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(&whole[..]);
        let mut record = ByteRecord::new();
        // bytes in memory can always be read, and a row may have any number of cells
        let _ = reader.read_byte_record(&mut record);
        let end = usize::try_from(reader.position().byte()).unwrap_or(whole.len());
        let mut taken = 0;
        let mut own = lines
            .iter()
            .take_while(|line| {
                taken += line.len();
                taken - line.len() < end
            })
            .count();
        // a quote inside a cell that is not quoted opens nothing; one that does and is never closed would swallow the rest
        let runs_on = open && own > 1;
        if runs_on {
            own = 1;
        }
        self.behind = lines.split_off(own);
        self.reread();
        self.behind = lines.split_off(1);
        Ok(if runs_on {
            Err(Why::OpenQuote)
        } else {
            Ok(record.iter().map(|cell| decoded(cell).into_owned()).collect())
        })
    }

    /// The next line with its end. One that is too long comes cut behind the bound.
    fn read_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.ahead.pop_front() {
            self.line += 1;
            return Ok(Some(line));
        }
        let mut line = Vec::new();
        (&mut self.table).take(LARGEST_ROW as u64 + 1).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.len() > LARGEST_ROW && !line.ends_with(b"\n") {
            self.table.skip_until(b'\n')?;
        }
        self.line += 1;
        Ok(Some(line))
    }
}

/// The cells of a line without a quote. To build a reader takes longer than to read a short line, and most lines are such.
fn unquoted(line: &[u8], delimiter: u8) -> Option<Vec<String>> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let plain = memchr::memchr2(b'"', b'\r', line).is_none();
    plain.then(|| line.split(|byte| *byte == delimiter).map(|cell| decoded(cell).into_owned()).collect())
}

fn is_odd(line: &[u8]) -> bool {
    memchr::memchr_iter(b'"', line).count() % 2 == 1
}

/// Text of a list: UTF-8, else the old table of western Windows, which Latin-1 is part of.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes)
        .map_or_else(|_| encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, Cow::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(table: &[u8]) -> Vec<(u64, Vec<String>)> {
        let mut table = Rows::new(table, b',');
        std::iter::from_fn(|| table.next().unwrap())
            .map(|row| (row.line, row.cells.unwrap_or_else(|why| vec![format!("! {why}")])))
            .collect()
    }

    fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (line, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn quoted_cells_hold_commas_quotes_and_line_breaks() {
        assert_eq!(
            rows(b"a,\"b, \"\"c\"\"\r\nd\",e\r\n\r\nf,,g"),
            [row(1, &["a", "b, \"c\"\r\nd", "e"]), row(4, &["f", "", "g"])]
        );
    }

    #[test]
    fn an_open_quote_costs_its_own_line_alone() {
        assert_eq!(
            rows(b"a,1\n\"open,2\nc,3\nd,4\n"),
            [
                row(1, &["a", "1"]),
                row(2, &["! a quote in it is never closed"]),
                row(3, &["c", "3"]),
                row(4, &["d", "4"])
            ]
        );
    }

    #[test]
    fn the_lines_of_a_row_that_was_none_are_read_again() {
        let mut table = Rows::new(&b"\"open,1\nb,2\nc\",3\n"[..], b',');
        assert_eq!(table.next().unwrap().unwrap().cells.unwrap().len(), 2);
        table.reread();
        assert_eq!(table.next().unwrap().unwrap(), Cells { line: 2, cells: Ok(vec!["b".to_owned(), "2".to_owned()]) });
        assert_eq!(table.next().unwrap().unwrap().line, 3);
    }

    #[test]
    fn a_quote_inside_a_cell_opens_nothing() {
        assert_eq!(rows(b"a 5\" disk,1\nb,2\n"), [row(1, &["a 5\" disk", "1"]), row(2, &["b", "2"])]);
        assert_eq!(rows(b"a 5\" disk,1\nb 3\" disk,2\n"), [row(1, &["a 5\" disk", "1"]), row(2, &["b 3\" disk", "2"])]);
    }

    #[test]
    fn a_row_without_an_end_costs_no_memory_and_no_other_row() {
        let long = "x".repeat(3 * LARGEST_ROW);
        let all = rows(format!("a\n{long}\nb\n").as_bytes());
        assert_eq!(all, [row(1, &["a"]), row(2, &["! it is longer than 1 MB"]), row(3, &["b"])]);
        let quoted = format!("\"{}", "y\n".repeat(LARGEST_ROW));
        let mut table = Rows::new(quoted.as_bytes(), b',');
        assert_eq!(table.next().unwrap().unwrap().cells, Err(Why::OpenQuote));
        assert_eq!(table.next().unwrap().unwrap().line, 2);
    }

    #[test]
    fn latin_1_is_read_as_such() {
        assert_eq!(rows(b"caf\xe9,\xe4\n\xc3\xa9,b\n"), [row(1, &["café", "ä"]), row(2, &["é", "b"])]);
    }

    proptest! {
        #[test]
        fn what_is_quoted_comes_back(cells in prop::collection::vec("[a-z,;\"\\r\\n'é ]{0,12}", 2..5)) {
            let line = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",");
            let all = rows(format!("{line}\r\n{line}\n").as_bytes());
            prop_assert_eq!(all.iter().map(|row| &row.1).collect::<Vec<_>>(), [&cells, &cells]);
        }

        #[test]
        fn no_bytes_stop_the_rows(table in prop::collection::vec("[ab\",\\n]{0,6}", 0..30)) {
            let table = table.concat();
            let lines = table.lines().filter(|line| !line.trim().is_empty()).count();
            prop_assert!(rows(table.as_bytes()).len() <= lines);
        }
    }
}
