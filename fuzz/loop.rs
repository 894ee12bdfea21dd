//! `cargo run --release --no-default-features --bin loop -- SECONDS FOLDER…`: every claim in turn over changed copies of the files
//! there, for those who have no fuzzer. It knows nothing of coverage: it cuts, doubles, swaps and mixes what it finds.

use std::{
    env, fs,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

#[path = "claims.rs"]
mod claims;

use claims::Chance;

/// Larger files make it slow and teach it nothing.
const LARGEST: usize = 64 << 10;

/// A claim's name, and the claim.
type Claim = (&'static str, fn(&[u8]));

const CLAIMS: [Claim; 8] = [
    ("feed", claims::feed),
    ("mend", claims::mend),
    ("page", claims::page),
    ("opml", claims::opml),
    ("reading_list", claims::reading_list),
    ("config", claims::config),
    ("dates", claims::dates),
    ("links", claims::links),
];

/// A piece of what is so long.
fn piece(length: usize, chance: &mut Chance) -> Range<usize> {
    let from = chance.below(length + 1);
    let most = [8, 64, 4096][chance.below(3)];
    from..(from + chance.below(most)).min(length)
}

/// A changed copy of one of the files, here and there with a piece of another.
fn changed(files: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = files[chance.below(files.len())].clone();
    // A window is enough: most of what a file can teach stands in any part of it.
    if chance.below(2) == 0 {
        let from = chance.below(bytes.len());
        bytes = bytes[from..(from + 2_000).min(bytes.len())].to_vec();
    }
    for _ in 0..=chance.below(6) {
        let place = piece(bytes.len(), chance);
        match chance.below(7) {
            0 => drop(bytes.splice(place, [])),
            1 => {
                let again = bytes[place.clone()].repeat(1 + chance.below(30));
                drop(bytes.splice(place, again));
            }
            2 => {
                let other = &files[chance.below(files.len())];
                let taken = other[piece(other.len(), chance)].to_vec();
                drop(bytes.splice(place, taken));
            }
            3 => bytes.truncate(place.start),
            4 if place.start < bytes.len() => bytes[place.start] ^= 1 << chance.below(8),
            5 => drop(bytes.splice(place, chance.next().to_le_bytes())),
            _ => {
                let odd: &[u8] = [
                    &b"\xff\xfe"[..],
                    b"&#27;",
                    b"&amp;#x202e;",
                    b"\0",
                    b"<![CDATA[",
                    b"]]>",
                    b"<",
                    b"\"",
                    b"%",
                    b"&#0;",
                    "\u{301}".as_bytes(),
                    "\u{fdfa}".as_bytes(),
                    b"-99999999999999999999",
                    b"http://",
                    b"\x1b]8;;",
                    b"'''",
                ][chance.below(16)];
                drop(bytes.splice(place.start..place.start, odd.iter().copied()));
            }
        }
    }
    bytes.truncate(LARGEST);
    bytes
}

fn collect(folder: &Path, files: &mut Vec<Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() {
            collect(&path, files);
        } else if let Ok(mut bytes) = fs::read(&path) {
            bytes.truncate(LARGEST);
            files.push(bytes);
        }
    }
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let seconds = arguments.next().and_then(|word| word.parse().ok()).unwrap_or(60);
    let mut files =
        vec![b"Sun, 22 Nov 2026 12:30:00 +0900".to_vec(), b"www.shop.example/?tag=x&utm_source=y#z".to_vec()];
    arguments.for_each(|folder| collect(Path::new(&folder), &mut files));
    // No two runs are the same, and what fails is written down.
    let mut chance = Chance(std::time::UNIX_EPOCH.elapsed().map_or(1, |since| since.as_secs()));
    let mut failures = 0;
    for (name, claim) in CLAIMS {
        let (started, mut rounds, mut slowest) = (Instant::now(), 0_u64, Duration::ZERO);
        while started.elapsed() < Duration::from_secs(seconds) && failures < 20 {
            let bytes = changed(&files, &mut chance);
            let asked = Instant::now();
            let failed = catch_unwind(AssertUnwindSafe(|| claim(&bytes))).is_err();
            let took = asked.elapsed();
            if failed || took > Duration::from_secs(2) {
                failures += 1;
                let path = PathBuf::from(format!("{name}-{rounds}.failed"));
                eprintln!("{name}: {} after {took:?}: {}", if failed { "failed" } else { "slow" }, path.display());
                drop(fs::write(path, &bytes));
            }
            slowest = slowest.max(took);
            rounds += 1;
        }
        println!("{name}: {rounds} rounds, the slowest took {slowest:?}");
    }
    ExitCode::from(u8::from(failures > 0))
}
