//! A private address is one that only this machine or its network can reach. What the world sends may not lead us there.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// Who asked for an address: only what a person named, or what a private source names, may lie in a private network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Initiator {
    /// The person, who typed the address or wrote it into the config.
    Person,
    /// A source in a private network, which the person named.
    PrivateSource,
    /// A source on the public network, or nobody knows who.
    PublicSource,
}

impl Initiator {
    /// The initiator that a source is for what its articles link to and show. Its spelling tells, else what its answers have
    /// shown: `private` is true when every feed of it came from a private address.
    #[must_use]
    pub fn of_source(address: &str, private: Option<bool>) -> Self {
        if is_spelled_private(address) || private == Some(true) { Self::PrivateSource } else { Self::PublicSource }
    }

    /// Whether it may lead to a private address.
    #[must_use]
    pub const fn may_be_private(self) -> bool {
        !matches!(self, Self::PublicSource)
    }
}

/// What can be said about an address without asking the name service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Private,
    Public,
    /// A name: only its addresses can tell.
    Unknown,
}

/// Whether an address is private by its spelling alone.
#[must_use]
pub fn is_spelled_private(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| reach(&url) == Reach::Private)
}

/// Names that the public name service never answers: RFC 6761, 6762, 8375, and the one kept for private use (ICANN 2024).
const PRIVATE_NAMES: &[&str] = &["localhost", "local", "internal", "home.arpa", "localdomain", "intranet", "lan"];

/// Judges the host of a URL by its spelling alone.
pub fn reach(url: &Url) -> Reach {
    let told = |private| if private { Reach::Private } else { Reach::Public };
    match url.host() {
        Some(Host::Ipv4(ip)) => told(is_private_v4(ip)),
        Some(Host::Ipv6(ip)) => told(is_private_v6(ip)),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            let under = |top: &&str| name.strip_suffix(*top).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
            // A single label is completed by the network it is asked in; and no name of the world ends in a number, but whoever
            // resolves it may take it for an address.
            let number =
                name.rsplit('.').next().is_some_and(|last| last.starts_with(|first: char| first.is_ascii_digit()));
            let private = !name.contains('.') || number || PRIVATE_NAMES.iter().any(under);
            if private { Reach::Private } else { Reach::Unknown }
        }
        None => Reach::Unknown,
    }
}

pub fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

/// Networks that are not reached over the public network: the IANA registry of special-purpose addresses (RFC 6890 and its
/// successors), with multicast and what is reserved.
const PRIVATE_V4: &[([u8; 4], u32)] = &[
    ([0, 0, 0, 0], 8),
    ([10, 0, 0, 0], 8),
    ([100, 64, 0, 0], 10),
    ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16),
    ([172, 16, 0, 0], 12),
    ([192, 0, 0, 0], 24),
    ([192, 0, 2, 0], 24),
    ([192, 31, 196, 0], 24),
    ([192, 52, 193, 0], 24),
    ([192, 88, 99, 0], 24),
    ([192, 168, 0, 0], 16),
    ([192, 175, 48, 0], 24),
    ([198, 18, 0, 0], 15),
    ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24),
    ([224, 0, 0, 0], 4),
    ([240, 0, 0, 0], 4),
];

/// As above, for the longer addresses. Of those only the third that begins with `2` or `3` was ever given to anybody; what lies
/// outside of it is a network's own, carries a shorter address, or is nobody's. Those within it that carry a shorter one (6to4,
/// Teredo) are private as a whole: a gateway of our own network may take them anywhere.
const PRIVATE_V6: &[([u16; 8], u32)] = &[
    ([0, 0, 0, 0, 0, 0, 0, 0], 3),
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32),
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),
    ([0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0], 48),
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
    ([0x4000, 0, 0, 0, 0, 0, 0, 0], 2),
    ([0x8000, 0, 0, 0, 0, 0, 0, 0], 1),
];

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let within =
        |(network, length): &([u8; 4], u32)| (ip.to_bits() ^ Ipv4Addr::from(*network).to_bits()) >> (32 - length) == 0;
    PRIVATE_V4.iter().any(within)
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let last = || Ipv4Addr::from_bits((ip.to_bits() & 0xffff_ffff) as u32);
    // The well-known prefix is translated for the public network (RFC 6052): then the address inside counts.
    if let [0x64, 0xff9b, 0, 0, 0, 0, ..] = ip.segments() {
        return is_private_v4(last());
    }
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_private_v4(inner);
    }
    let within = |(network, length): &([u16; 8], u32)| {
        (ip.to_bits() ^ Ipv6Addr::from(*network).to_bits()) >> (128 - length) == 0
    };
    PRIVATE_V6.iter().any(within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(url: &str) -> Reach {
        reach(&Url::parse(url).unwrap())
    }

    #[test]
    fn addresses_of_this_machine_and_its_network_are_private_however_written() {
        for url in [
            "http://127.0.0.1/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://192.168.1.1/",
            "http://169.254.169.254/",
            "http://100.64.0.1/",
            "http://[::1]/",
            "http://[::]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[64:ff9b::7f00:1]/",
            "http://localhost/",
            "http://LOCALHOST./",
            "http://feeds.localhost/",
        ] {
            assert_eq!(judged(url), Reach::Private, "{url}");
        }
    }

    #[test]
    fn every_spelling_that_a_browser_understands_is_read_as_one() {
        for url in [
            "http://0177.0.0.1/",
            "http://017700000001/",
            "http://0x7f000001/",
            "http://0x7f.0.0x0.01/",
            "http://127.1/",
            "http://127.0.0.1./",
            "http://127。0。0。1/",
            "http://１２７．0.0.1/",
            "http://①②⑦.0.0.1/",
            "http://%31%32%37.0.0.1/",
            "http://example.org@127.0.0.1/",
            "http://example.org:80@127.0.0.1/",
            "http://127.0.0.1\\@example.org/",
            "http:\\\\127.0.0.1\\",
            "http:127.0.0.1/",
            "  http://127.0.0.1/",
            "ht\ttp://127.0.\n0.1/",
            "http://LOCALHOST。/",
            "http://ｌｏｃａｌｈｏｓｔ/",
            "http://loc\u{ad}alhost/",
            "http://printer.LOCAL。/",
            "http://[0:0:0:0:0:ffff:127.0.0.1]/",
            "http://[::ffff:7f00:1]/",
            "http://[::ffff:0:127.0.0.1]/",
            "http://[::FFFF:a00:1]/",
            "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
        ] {
            assert_eq!(judged(url), Reach::Private, "{url}");
            assert!(is_spelled_private(url), "{url}");
        }
        for url in [
            "http://[fe80::1%25eth0]/",
            "http://[::1%lo]/",
            "http://127.0.0.1../",
            "http://256.0.0.1/",
            "http://[::1]x/",
        ] {
            assert!(Url::parse(url).is_err() || judged(url) == Reach::Private, "{url}");
        }
    }

    #[test]
    fn what_was_given_to_nobody_is_not_public() {
        for url in [
            "http://[::ffff:0:5db8:d822]/",
            "http://[1::1]/",
            "http://[4000::1]/",
            "http://[abcd::1]/",
            "http://[200::1]/",
        ] {
            assert_eq!(judged(url), Reach::Private, "{url}");
        }
    }

    #[test]
    fn what_the_registries_keep_from_the_public_network_is_private() {
        for url in [
            "http://[64:ff9b:1::1]/",
            "http://[64:ff9b:1:7f00:0:1::]/",
            "http://[2002:7f00:1::1]/",
            "http://[::127.0.0.1]/",
            "http://[::93.184.216.34]/",
            "http://[fec0::1]/",
            "http://[2001::1]/",
            "http://[2001:db8::1]/",
            "http://[100::1]/",
            "http://[ff02::1]/",
            "http://[5f00::1]/",
            "http://198.18.0.1/",
            "http://198.19.255.255/",
            "http://192.0.0.8/",
            "http://192.0.2.1/",
            "http://203.0.113.7/",
            "http://240.0.0.1/",
            "http://255.255.255.255/",
            "http://224.0.0.251/",
        ] {
            assert_eq!(judged(url), Reach::Private, "{url}");
        }
    }

    #[test]
    fn names_that_only_a_private_network_answers_are_private() {
        for url in
            ["http://nas/", "http://nas./", "http://printer.local/", "http://wiki.internal/", "http://tv.home.arpa/"]
        {
            assert_eq!(judged(url), Reach::Private, "{url}");
        }
        assert_eq!(judged("http://local.example/"), Reach::Unknown);
    }

    #[test]
    fn addresses_of_the_world_are_public_and_names_are_not_guessed_at() {
        for url in [
            "http://93.184.216.34/",
            "http://100.128.0.1/",
            "http://172.32.0.1/",
            "http://198.20.0.1/",
            "http://[2606:4700::1]/",
            "http://[64:ff9b::5db8:d822]/",
            "http://[::ffff:93.184.216.34]/",
        ] {
            assert_eq!(judged(url), Reach::Public, "{url}");
        }
        assert_eq!(judged("http://example.org/"), Reach::Unknown);
        assert_eq!(judged("http://notlocalhost.example/"), Reach::Unknown);
    }

    #[test]
    fn a_source_is_private_by_its_spelling_or_because_all_its_answers_were() {
        let public = |address: &str, seen| Initiator::of_source(address, seen) == Initiator::PublicSource;
        assert!(!public("http://127.0.0.1:80/feed", Some(false)) && !public("http://nas/feed", None));
        assert!(!public("https://rss.home.example/feed", Some(true)));
        assert!(public("https://a.example/feed", Some(false)) && public("https://a.example/feed", None));
    }
}
