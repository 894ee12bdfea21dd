//! A hash stands for a text: the same for the same letters on every machine, and in practice another one for any other text. No secret.

/// The hash of a text (FNV-1a: stable across versions of the program and of Rust).
#[must_use]
pub fn of(text: &str) -> u64 {
    of_bytes(text.as_bytes())
}

/// The hash of bytes, by the same rule.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_hash_that_the_rule_gives_it() {
        assert_eq!(of(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of("a"), 0xaf63_dc4c_8601_ec8c);
    }
}
