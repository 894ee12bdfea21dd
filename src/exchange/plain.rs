//! Plain text of a list: without the mark that tells its encoding, and UTF-8 where the mark says UTF-16. Nothing else is decoded here.

use encoding_rs::{Decoder, Encoding, UTF_8};
use std::io::{self, Read};

/// Bytes that are decoded at a time.
const PIECE: usize = 16 * 1024;

/// A list without its mark.
pub(super) struct Plain<R> {
    list: R,
    /// What was read and not given yet.
    ready: Vec<u8>,
    given: usize,
    /// For a list that is not UTF-8.
    decoder: Option<Decoder>,
}

impl<R: Read> Plain<R> {
    pub fn new(mut list: R) -> io::Result<Self> {
        let mut start = Vec::new();
        list.by_ref().take(3).read_to_end(&mut start)?;
        let (encoding, mark) = Encoding::for_bom(&start).unwrap_or((UTF_8, 0));
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        let mut plain = Self { list, ready: Vec::new(), given: 0, decoder };
        plain.make_ready(&start[mark..], false);
        Ok(plain)
    }

    fn make_ready(&mut self, bytes: &[u8], last: bool) {
        self.given = 0;
        self.ready.clear();
        match &mut self.decoder {
            None => self.ready.extend_from_slice(bytes),
            Some(decoder) => {
                let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(4 * PIECE));
                let _ = decoder.decode_to_string(bytes, &mut text, last);
                self.ready = text.into_bytes();
            }
        }
        if last {
            self.decoder = None;
        }
    }
}

impl<R: Read> Read for Plain<R> {
    /// Fills all the room it is given, or the list has ended: a list is known by its whole beginning.
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < into.len() {
            if self.given < self.ready.len() {
                let length = (into.len() - filled).min(self.ready.len() - self.given);
                into[filled..filled + length].copy_from_slice(&self.ready[self.given..self.given + length]);
                self.given += length;
                filled += length;
                continue;
            }
            let length = if self.decoder.is_some() {
                let mut piece = [0; PIECE];
                let length = self.list.read(&mut piece)?;
                self.make_ready(&piece[..length], length == 0);
                length
            } else {
                let length = self.list.read(&mut into[filled..])?;
                filled += length;
                length
            };
            if length == 0 && self.given == self.ready.len() {
                break;
            }
        }
        Ok(filled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(bytes: &[u8]) -> String {
        io::read_to_string(Plain::new(bytes).unwrap()).unwrap()
    }

    #[test]
    fn a_mark_is_taken_off() {
        assert_eq!(plain(b"\xef\xbb\xbfa,b"), "a,b");
        assert_eq!(plain(b"a,b"), "a,b");
        assert_eq!(plain(b""), "");
    }

    #[test]
    fn utf_16_is_decoded_across_pieces() {
        let text = "aé日🔥,".repeat(9_000);
        let wide =
            |order: fn(u16) -> [u8; 2]| format!("\u{feff}{text}").encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(plain(&wide(u16::to_le_bytes)), text);
        assert_eq!(plain(&wide(u16::to_be_bytes)), text);
    }
}
