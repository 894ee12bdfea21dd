//! Fits the numbers that tell kinds and stories to sorted days of news, and says how well they do on days they were not fitted to:
//! `cargo run --release --example fit [FOLDER]`. The folder holds `gaming.tsv`, `gaming2.tsv` and `debatable.tsv`; without it
//! nothing is fitted. Each stream is left out once and judged by what the others gave; what all of them give is written to
//! `assets/kind_weights.tsv` and `assets/stories.toml`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a tool for the bench may stop at the first fault, and prints"
)]

mod days;
mod kinds;
mod stories;

use std::{fs, path::Path};

/// Every file that is written says how it was made.
const MADE: &str = "# Made by `cargo run --release --example fit`; what it writes over is lost.\n";

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "../shared/stories".to_owned());
    if !Path::new(&folder).join("gaming.tsv").exists() {
        println!("skipped: no sorted days in {folder}");
        return;
    }
    let streams = days::read(Path::new(&folder), &["gaming.tsv", "gaming2.tsv"]);
    let (weights, told) = kinds::fit(&streams);
    let settings = stories::fit(&streams, &told);
    stories::judge(&days::read(Path::new(&folder), &["headlines.tsv"]), &settings);
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    fs::write(assets.join("kind_weights.tsv"), format!("{MADE}{weights}")).unwrap();
    fs::write(assets.join("stories.toml"), format!("{MADE}{settings}")).unwrap();
}
