//! A body is what follows the headers, decompressed while it comes in. Both sides of the decompression are counted.

use brotli::DecompressorWriter;
use flate2::write::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::io::{self, Write};

/// Why a body cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyError {
    /// More bytes than allowed, on the wire or decompressed.
    TooLarge,
    /// It cannot be decompressed.
    Damaged,
}

/// How a body is compressed, as its headers say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    Plain,
    Gzip,
    Deflate,
    Brotli,
}

impl Coding {
    /// Reads Content-Encoding. None when it was not offered, or is applied twice.
    pub fn read(value: &str) -> Option<Self> {
        let mut codings = value.split(',').map(str::trim).filter(|token| !token.is_empty());
        let coding = match codings.next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "" | "identity" | "none" => Self::Plain,
            "gzip" | "x-gzip" => Self::Gzip,
            "deflate" => Self::Deflate,
            "br" => Self::Brotli,
            // Servers that name the encoding of the text here have packed nothing.
            other if encoding_rs::Encoding::for_label(other.as_bytes()).is_some() => Self::Plain,
            _ => return None,
        };
        codings.next().is_none().then_some(coding)
    }
}

/// How a member of a gzip stream begins (RFC 1952, section 2.3.1). Compressed text holds these bytes once in 16 MB.
const MEMBER: &[u8] = &[0x1f, 0x8b, 8];

/// Members of one gzip stream: an empty one costs a thousand times what its 20 bytes would.
const MEMBERS: usize = 4_096;

/// Collects a body.
pub struct Body {
    coding: Coding,
    limit: usize,
    wire: usize,
    members: usize,
    /// The first bytes, until there are enough of them to see what they are.
    start: Vec<u8>,
    decoder: Option<Decoder>,
}

enum Decoder {
    Plain(Bounded),
    Gzip(Box<Members>),
    Zlib(Box<ZlibDecoder<Bounded>>),
    Deflate(Box<DeflateDecoder<Bounded>>),
    Brotli(Box<DecompressorWriter<Bounded>>),
}

/// A gzip stream: members one after the other. What follows the last one and begins no other is no part of it: caches add
/// comments, and blocks are filled with zeroes.
struct Members(Member);

enum Member {
    Inside(GzDecoder<Bounded>),
    /// After a member, with the bytes that may begin another.
    Between(Bounded, Vec<u8>),
    Over(Bounded),
    /// A member's end was not as it should be.
    Broken,
}

/// Bytes up to a limit; the write that would pass it fails.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
    full: bool,
}

impl Body {
    pub const fn new(coding: Coding, limit: usize) -> Self {
        Self { coding, limit, wire: 0, members: 0, start: Vec::new(), decoder: None }
    }

    /// Takes the next bytes as they came.
    ///
    /// # Errors
    /// When there are too many of them, before or after decompression, or they cannot be decompressed.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), BodyError> {
        self.wire = self.wire.saturating_add(bytes.len());
        if self.wire > self.limit {
            return Err(BodyError::TooLarge);
        }
        self.members += memchr::memmem::find_iter(bytes, MEMBER).count();
        if self.members > MEMBERS && matches!(self.decoder, Some(Decoder::Gzip(_))) {
            return Err(BodyError::TooLarge);
        }
        if let Some(decoder) = &mut self.decoder {
            return decoder.push(bytes);
        }
        self.start.extend_from_slice(bytes);
        if self.start.len() < 2 { Ok(()) } else { self.begin() }
    }

    /// Bytes in memory.
    pub fn held(&self) -> usize {
        self.decoder.as_ref().map_or(self.start.len(), Decoder::held)
    }

    /// The whole body, decompressed.
    ///
    /// # Errors
    /// As `push`, and when the compressed stream is not complete.
    pub fn finish(mut self) -> Result<Vec<u8>, BodyError> {
        if self.wire == 0 {
            return Ok(Vec::new());
        }
        if self.decoder.is_none() {
            self.begin()?;
        }
        self.decoder.map_or_else(|| Ok(Vec::new()), Decoder::finish)
    }

    fn begin(&mut self) -> Result<(), BodyError> {
        let start = std::mem::take(&mut self.start);
        let sink = Bounded { bytes: Vec::new(), limit: self.limit, full: false };
        let decoder = match self.coding {
            // Some servers send a stored .gz file without saying so; no feed and no page begins like one.
            Coding::Plain | Coding::Gzip if start.starts_with(&[0x1f, 0x8b]) => {
                Decoder::Gzip(Box::new(Members(Member::Inside(GzDecoder::new(sink)))))
            }
            // Others say gzip and send plain text.
            Coding::Plain | Coding::Gzip => Decoder::Plain(sink),
            Coding::Deflate if is_zlib(&start) => Decoder::Zlib(Box::new(ZlibDecoder::new(sink))),
            Coding::Deflate => Decoder::Deflate(Box::new(DeflateDecoder::new(sink))),
            Coding::Brotli => Decoder::Brotli(Box::new(DecompressorWriter::new(sink, 16 << 10))),
        };
        self.decoder.insert(decoder).push(&start)
    }
}

impl Decoder {
    fn push(&mut self, bytes: &[u8]) -> Result<(), BodyError> {
        let written = match self {
            Self::Plain(sink) => sink.write_all(bytes),
            Self::Gzip(members) => members.write_all(bytes),
            Self::Zlib(decoder) => decoder.write_all(bytes),
            Self::Deflate(decoder) => decoder.write_all(bytes),
            Self::Brotli(decoder) => decoder.write_all(bytes),
        };
        written.map_err(|_| self.blame())
    }

    fn finish(mut self) -> Result<Vec<u8>, BodyError> {
        let finished = match &mut self {
            Self::Plain(_) => Ok(()),
            Self::Gzip(members) => members.finish(),
            Self::Zlib(decoder) => decoder.try_finish(),
            Self::Deflate(decoder) => decoder.try_finish(),
            Self::Brotli(decoder) => decoder.close(),
        };
        finished.map_err(|_| self.blame())?;
        Ok(self.sink().map(|sink| std::mem::take(&mut sink.bytes)).unwrap_or_default())
    }

    fn held(&self) -> usize {
        let sink = match self {
            Self::Plain(sink) => sink,
            Self::Gzip(members) => return members.held(),
            Self::Zlib(decoder) => decoder.get_ref(),
            Self::Deflate(decoder) => decoder.get_ref(),
            Self::Brotli(decoder) => decoder.get_ref(),
        };
        sink.bytes.len()
    }

    fn blame(&mut self) -> BodyError {
        if self.sink().is_some_and(|sink| sink.full) { BodyError::TooLarge } else { BodyError::Damaged }
    }

    fn sink(&mut self) -> Option<&mut Bounded> {
        Some(match self {
            Self::Plain(sink) => sink,
            Self::Gzip(members) => return members.sink(),
            Self::Zlib(decoder) => decoder.get_mut(),
            Self::Deflate(decoder) => decoder.get_mut(),
            Self::Brotli(decoder) => decoder.get_mut(),
        })
    }
}

impl Members {
    fn write_all(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while let Some((first, rest)) = bytes.split_first() {
            match &mut self.0 {
                Member::Inside(decoder) => match decoder.write(bytes)? {
                    0 => self.leave()?,
                    written => bytes = &bytes[written..],
                },
                Member::Between(_, seen) => {
                    seen.push(*first);
                    bytes = rest;
                    if seen == MEMBER || !MEMBER.starts_with(seen) {
                        self.enter()?;
                    }
                }
                Member::Over(_) | Member::Broken => return Ok(()),
            }
        }
        Ok(())
    }

    /// Checks the member that has ended.
    fn leave(&mut self) -> io::Result<()> {
        if let Member::Inside(decoder) = std::mem::replace(&mut self.0, Member::Broken) {
            self.0 = Member::Between(decoder.finish()?, Vec::new());
        }
        Ok(())
    }

    /// Begins the next member, or ends the stream.
    fn enter(&mut self) -> io::Result<()> {
        if let Member::Between(sink, seen) = std::mem::replace(&mut self.0, Member::Broken) {
            self.0 = if seen == MEMBER { Member::Inside(GzDecoder::new(sink)) } else { Member::Over(sink) };
            if let Member::Inside(decoder) = &mut self.0 {
                decoder.write_all(&seen)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if matches!(self.0, Member::Inside(_)) { self.leave() } else { Ok(()) }
    }

    fn held(&self) -> usize {
        match &self.0 {
            Member::Inside(decoder) => decoder.get_ref().bytes.len(),
            Member::Between(sink, _) | Member::Over(sink) => sink.bytes.len(),
            Member::Broken => 0,
        }
    }

    fn sink(&mut self) -> Option<&mut Bounded> {
        match &mut self.0 {
            Member::Inside(decoder) => Some(decoder.get_mut()),
            Member::Between(sink, _) | Member::Over(sink) => Some(sink),
            Member::Broken => None,
        }
    }
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            self.full = true;
            return Err(io::Error::other("the body is too large"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// "deflate" means the zlib format (RFC 9110, section 8.4.1.2), but some servers send it bare.
fn is_zlib(start: &[u8]) -> bool {
    matches!(start, [method, flags, ..] if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{
        Compression,
        write::{DeflateEncoder, GzEncoder, ZlibEncoder},
    };

    const TEXT: &[u8] = b"<rss>a feed about games, games and games</rss>";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn zlib(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn brotli(bytes: &[u8]) -> Vec<u8> {
        let mut packed = Vec::new();
        brotli::CompressorWriter::new(&mut packed, 4096, 5, 20).write_all(bytes).unwrap();
        packed
    }

    fn unpack(coding: Coding, bytes: &[u8], piece: usize, limit: usize) -> Result<Vec<u8>, BodyError> {
        let mut body = Body::new(coding, limit);
        bytes.chunks(piece).try_for_each(|piece| body.push(piece))?;
        body.finish()
    }

    #[test]
    fn every_coding_is_undone_however_the_bytes_are_cut() {
        for (coding, bytes) in [
            (Coding::Plain, TEXT.to_vec()),
            (Coding::Gzip, gzip(TEXT)),
            (Coding::Deflate, zlib(TEXT)),
            (Coding::Deflate, deflate(TEXT)),
            (Coding::Brotli, brotli(TEXT)),
            (Coding::Plain, gzip(TEXT)),
            (Coding::Gzip, TEXT.to_vec()),
        ] {
            for piece in [1, 7, 4096] {
                assert_eq!(unpack(coding, &bytes, piece, 1000).unwrap(), TEXT, "{coding:?} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn a_bomb_stops_at_the_limit_of_decoded_bytes() {
        let zeroes = vec![0; 1 << 20];
        for (coding, bytes) in [
            (Coding::Gzip, gzip(&zeroes)),
            (Coding::Deflate, zlib(&zeroes)),
            (Coding::Deflate, deflate(&zeroes)),
            (Coding::Brotli, brotli(&zeroes)),
        ] {
            assert_eq!(unpack(coding, &bytes, 512, 100_000), Err(BodyError::TooLarge), "{coding:?}");
        }
    }

    #[test]
    fn bytes_on_the_wire_are_counted_even_when_they_decode_to_nothing() {
        let empty_blocks = [vec![0x78, 0x9c], [0, 0, 0, 0xff, 0xff].repeat(100)].concat();
        assert_eq!(unpack(Coding::Deflate, &empty_blocks, 64, 200), Err(BodyError::TooLarge));
    }

    #[test]
    fn a_gzip_stream_has_a_bounded_number_of_members() {
        let few = [gzip(TEXT), gzip(TEXT)].concat();
        assert_eq!(unpack(Coding::Gzip, &few, 4096, 1 << 20).unwrap(), TEXT.repeat(2));
        let many = gzip(b"").repeat(MEMBERS + 1);
        assert_eq!(unpack(Coding::Gzip, &many, 4096, 1 << 20), Err(BodyError::TooLarge));
    }

    #[test]
    fn what_follows_a_gzip_stream_is_no_part_of_it() {
        for rest in [b"\n".as_slice(), b"\n\n<!-- cached -->", &[0; 600], &[0x1f], &[0x1f, 0x8b, 7, 7]] {
            let followed = [gzip(TEXT), gzip(TEXT), rest.to_vec()].concat();
            for piece in [1, 7, 4096] {
                assert_eq!(
                    unpack(Coding::Gzip, &followed, piece, 1000).unwrap(),
                    TEXT.repeat(2),
                    "{rest:?} by {piece}"
                );
            }
        }
    }

    #[test]
    fn a_compressed_body_that_is_cut_or_changed_is_damaged() {
        for (coding, bytes) in
            [(Coding::Gzip, gzip(TEXT)), (Coding::Deflate, zlib(TEXT)), (Coding::Brotli, brotli(TEXT))]
        {
            let cut = &bytes[..bytes.len() - 6];
            assert_eq!(unpack(coding, cut, 4096, 1000), Err(BodyError::Damaged), "{coding:?} cut");
        }
        let mut changed = gzip(TEXT);
        let checksum = changed.len() - 8;
        changed[checksum] ^= 0xff;
        assert_eq!(unpack(Coding::Gzip, &changed, 4096, 1000), Err(BodyError::Damaged));
    }

    #[test]
    fn only_codings_that_were_offered_are_read() {
        for (value, expected) in [
            ("gzip", Some(Coding::Gzip)),
            ("X-GZIP", Some(Coding::Gzip)),
            ("br", Some(Coding::Brotli)),
            ("identity", Some(Coding::Plain)),
            ("", Some(Coding::Plain)),
            ("utf-8", Some(Coding::Plain)),
            ("ISO-8859-1", Some(Coding::Plain)),
            ("zstd", None),
            ("gzip, gzip", None),
        ] {
            assert_eq!(Coding::read(value), expected, "{value}");
        }
    }
}
