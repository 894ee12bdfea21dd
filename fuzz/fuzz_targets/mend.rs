//! `cargo +nightly fuzz run mend`: the claims about any bytes stand in `claims.rs`.
#![no_main]

#[path = "../claims.rs"]
#[expect(dead_code, reason = "each target makes one claim")]
mod claims;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| claims::mend(bytes));
