//! A private address is one that only this machine or its network can reach. Public servers may not send us there.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use url::{Host, Url};

/// What can be said about an address without asking the name service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Private,
    Public,
    /// A name: only its addresses can tell.
    Unknown,
}

/// Judges the host of a URL by its spelling alone.
pub fn reach(url: &Url) -> Reach {
    let told = |private| if private { Reach::Private } else { Reach::Public };
    match url.host() {
        Some(Host::Ipv4(ip)) => told(is_private_v4(ip)),
        Some(Host::Ipv6(ip)) => told(is_private_v6(ip)),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            if name == "localhost" || name.ends_with(".localhost") { Reach::Private } else { Reach::Unknown }
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

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [first, second, ..] = ip.octets();
    let shared_by_carrier = first == 100 && (64..128).contains(&second);
    first == 0
        || ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_multicast()
        || shared_by_carrier
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let segments = ip.segments();
    let translated = segments[..6] == [0x64, 0xff9b, 0, 0, 0, 0];
    if let Some(inner) = ip.to_ipv4_mapped() {
        return is_private_v4(inner);
    }
    if translated {
        let [.., high, low] = segments;
        return is_private_v4(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low)));
    }
    ip.is_loopback() || ip.is_unspecified() || ip.is_multicast() || ip.is_unique_local() || ip.is_unicast_link_local()
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
    fn addresses_of_the_world_are_public_and_names_are_not_guessed_at() {
        for url in ["http://93.184.216.34/", "http://100.128.0.1/", "http://172.32.0.1/", "http://[2606:4700::1]/"] {
            assert_eq!(judged(url), Reach::Public, "{url}");
        }
        assert_eq!(judged("http://example.org/"), Reach::Unknown);
        assert_eq!(judged("http://notlocalhost/"), Reach::Unknown);
    }
}
