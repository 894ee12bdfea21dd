//! A gauge stands between a list and its parser: it counts lines, and stops a part of the list that has no end.

use std::{
    cell::Cell,
    io::{self, BufRead, Read},
    rc::Rc,
};

/// Bytes of one part of a list: an article with its text and a few pictures inside.
const LARGEST_PART: u64 = 32 << 20;

/// What has gone through.
#[derive(Debug, Clone, Default)]
pub(super) struct Gauge(Rc<Gone>);

#[derive(Debug, Default)]
struct Gone {
    lines: Cell<u64>,
    bytes: Cell<u64>,
}

impl Gauge {
    /// The line that the parser is in, from 1.
    pub fn line(&self) -> u64 {
        self.0.lines.get() + 1
    }

    /// A part has ended, and another one begins.
    pub fn next_part(&self) {
        self.0.bytes.set(0);
    }
}

/// A list read through a gauge.
pub(super) struct Gauged<R> {
    list: R,
    gauge: Gauge,
}

impl<R: BufRead> Gauged<R> {
    pub fn new(list: R) -> (Self, Gauge) {
        let gauge = Gauge::default();
        (Self { list, gauge: gauge.clone() }, gauge)
    }
}

impl<R: BufRead> Read for Gauged<R> {
    /// One byte at a time, which is how the parsers ask: so the line is that of the byte they are at.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (Some(into), Some(byte)) = (into.first_mut(), self.list.fill_buf()?.first().copied()) else { return Ok(0) };
        let gone = &self.gauge.0;
        gone.bytes.set(gone.bytes.get() + 1);
        if gone.bytes.get() > LARGEST_PART {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "an entry is longer than 32 MB"));
        }
        gone.lines.set(gone.lines.get() + u64::from(byte == b'\n'));
        *into = byte;
        self.list.consume(1);
        Ok(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_they_are_read() {
        let (mut list, gauge) = Gauged::new(&b"a\nb\nc"[..]);
        let mut byte = [0; 8];
        for line in [1, 2, 2, 3, 3] {
            assert_eq!(list.read(&mut byte).unwrap(), 1);
            assert_eq!(gauge.line(), line);
        }
        assert_eq!(list.read(&mut byte).unwrap(), 0);
    }

    #[test]
    fn a_part_without_an_end_is_stopped_and_parts_are_not_added_up() {
        let (mut list, gauge) = Gauged::new(&b"xxxx"[..]);
        let mut byte = [0];
        gauge.0.bytes.set(LARGEST_PART - 1);
        assert!(list.read(&mut byte).is_ok());
        assert!(list.read(&mut byte).is_err());
        gauge.next_part();
        assert!(list.read(&mut byte).is_ok());
    }
}
