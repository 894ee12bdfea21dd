//! What was published is kept compressed: a frame of zstd for each body. Frames refer to words that stand in many bodies, so that a
//! short one need not say them again, and to tables of how often which letter comes, so that it need not bring its own. Frames of earlier
//! versions refer to the words alone or to nothing, and are read the same.

use super::rows::unreadable;
use rusqlite::Error;
use std::{cell::RefCell, io::Read, sync::LazyLock};
use zstd::{
    bulk::Compressor,
    dict::{DecoderDictionary, EncoderDictionary},
    zstd_safe::get_dict_id_from_frame,
};

/// The names of fields, markup and the words that the press writes most, what stands in most bodies last. Every database needs these
/// bytes as they are to be read: they never change.
const WORDS: &str = include_str!("../../../assets/stored_words.txt");

/// What makes a dictionary of the words: its number, 50003, and tables that zstd made (`ZDICT_finalizeDictionary`, level 3) from 2,786
/// items of real feeds. As the words, they never change.
const TABLES: &[u8] = include_bytes!("../../../assets/stored_words.tables");

/// zstd's own middle. One level up brings a twentieth and takes twice as long.
const LEVEL: i32 = 3;

/// Far above any article that the fetcher lets through; bounds what a damaged body may unpack to.
const LARGEST: u64 = 256 << 20;

static TO_COMPRESS: LazyLock<EncoderDictionary<'static>> =
    LazyLock::new(|| EncoderDictionary::copy(&dictionary(), LEVEL));
static TO_DECOMPRESS: LazyLock<DecoderDictionary<'static>> = LazyLock::new(|| DecoderDictionary::copy(&dictionary()));
static TO_DECOMPRESS_EARLIER: LazyLock<DecoderDictionary<'static>> =
    LazyLock::new(|| DecoderDictionary::copy(WORDS.as_bytes()));

fn dictionary() -> Vec<u8> {
    [TABLES, WORDS.as_bytes()].concat()
}

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
    // Frames that refer to the words alone name no dictionary.
    let dictionary = if get_dict_id_from_frame(packed).is_some() { &TO_DECOMPRESS } else { &TO_DECOMPRESS_EARLIER };
    let mut bytes = Vec::new();
    zstd::stream::read::Decoder::with_prepared_dictionary(packed, dictionary)
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

    /// A frame that a version without the tables has written.
    const WITHOUT_TABLES: &[u8] = b"\x28\xb5\x2f\xfd\x60\x03\x00\x2d\x02\x00\x98\x71\x71\x75\x61\x79\x2e\x65\x78\x61\x47\x75\x6c\x6c\x54\x68\x6e\x6f\
        \x22\x7d\x10\x00\x61\x24\x50\xb8\x32\xf8\x63\x1d\xa0\x4c\x16\x98\x1d\x48\x02\x17\xdd\x80\x08\x2b\xc4\x66\x71\xc1\x7f\xc9\x00\x80\x38\
        \x08\x30\x80\x86\xb3\x98\x7f\x53\x28\xcc\x00\x07\xa2\xb8\x10\xb4\x08\x02";

    #[test]
    fn what_was_compressed_comes_back() {
        for text in ["", "The keeper said no", &"<p>The keeper said no, and the gull left.</p>".repeat(5_000)] {
            assert_eq!(decompress(&compress(text.as_bytes()).unwrap()).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn what_an_earlier_version_compressed_is_read() {
        assert_eq!(decompress(EARLIER).unwrap(), b"The keeper said no");
        let said = r#"{"raw":{"identity":"q","guid":null,"link":"https://www.quay.example/","title":"Gull","authors":[],"published":null,"updated":null,"summary":"<p>The keeper said no.</p>","content":null,"categories":[],"enclosures":[],"image":null},"text":"The keeper said no."}"#;
        assert_eq!(decompress(WITHOUT_TABLES).unwrap(), said.as_bytes());
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
        assert_eq!(
            (WORDS.len(), hash::of(WORDS), TABLES.len(), hash::of_bytes(TABLES)),
            (11_632, 0xbd00_d099_3c82_50c8, 160, 0x16d2_6905_54f4_5f1b),
            "other words or tables need files of their own, and another number"
        );
    }
}
