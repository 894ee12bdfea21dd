//! What was published is kept compressed: a frame of zstd for each body. Frames refer to words that stand in many bodies, so that a
//! short one need not say them again; frames of earlier versions refer to none and are read the same.

use super::rows::unreadable;
use rusqlite::Error;
use std::{cell::RefCell, io::Read, sync::LazyLock};
use zstd::{
    bulk::Compressor,
    dict::{DecoderDictionary, EncoderDictionary},
};

/// The names of fields, markup and the words that the press writes most, what stands in most bodies last. Every database needs these
/// bytes as they are to be read: they never change.
const WORDS: &str = include_str!("../../../assets/stored_words.txt");

/// One step above zstd's own middle, which with these words pays; higher levels cost more time than they save room.
const LEVEL: i32 = 4;

/// Far above any article that the fetcher lets through; bounds what a damaged body may unpack to.
const LARGEST: u64 = 256 << 20;

static TO_COMPRESS: LazyLock<EncoderDictionary<'static>> =
    LazyLock::new(|| EncoderDictionary::copy(WORDS.as_bytes(), LEVEL));
static TO_DECOMPRESS: LazyLock<DecoderDictionary<'static>> =
    LazyLock::new(|| DecoderDictionary::copy(WORDS.as_bytes()));

thread_local! {
    /// Making one takes longer than compressing an article with it.
    static COMPRESSOR: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
}

/// Compressed bytes.
pub fn compress(bytes: &[u8]) -> rusqlite::Result<Vec<u8>> {
    let compressed = COMPRESSOR.with_borrow_mut(|kept| match kept {
        Some(compressor) => compressor.compress(bytes),
        None => kept.insert(Compressor::with_prepared_dictionary(&TO_COMPRESS)?).compress(bytes),
    });
    compressed.map_err(|reason| Error::ToSqlConversionFailure(Box::new(reason)))
}

/// The bytes that were compressed.
pub fn decompress(packed: &[u8]) -> rusqlite::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zstd::stream::read::Decoder::with_prepared_dictionary(packed, &TO_DECOMPRESS)
        .and_then(|unpacked| unpacked.take(LARGEST).read_to_end(&mut bytes))
        .map_err(|reason| unreadable(0, reason))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::hash;

    /// A frame that a version without these words has written.
    const EARLIER: &[u8] = b"\x28\xb5\x2f\xfd\x20\x12\x91\0\0The keeper said no";

    #[test]
    fn what_was_compressed_comes_back() {
        for text in ["", "The keeper said no", &"<p>The keeper said no, and the gull left.</p>".repeat(5_000)] {
            assert_eq!(decompress(&compress(text.as_bytes()).unwrap()).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn what_an_earlier_version_compressed_is_read() {
        assert_eq!(decompress(EARLIER).unwrap(), b"The keeper said no");
        let long = "<p>The keeper said no, and the gull left.</p>".repeat(5_000);
        assert_eq!(decompress(&zstd::bulk::compress(long.as_bytes(), 3).unwrap()).unwrap(), long.as_bytes());
    }

    #[test]
    fn short_bodies_take_less_room_with_the_words() {
        let body = br#"{"raw":{"identity":"https://quay.example/?p=12","guid":null,"link":"https://quay.example/12","title":"Gull",
            "authors":[],"published":null,"updated":null,"summary":"<p>The gull will return.</p>","content":null,"categories":[]}}"#;
        let [with, without] = [compress(body).unwrap(), zstd::bulk::compress(body, LEVEL).unwrap()];
        assert!(with.len() * 4 < without.len() * 3, "{} {}", with.len(), without.len());
    }

    #[test]
    fn the_words_are_those_that_databases_were_written_with() {
        let hash = hash::of(WORDS);
        assert_eq!(
            (WORDS.len(), hash),
            (11_632, 0xbd00_d099_3c82_50c8),
            "another list of words needs a file of its own"
        );
    }
}
