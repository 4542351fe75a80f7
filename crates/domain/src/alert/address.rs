//! Where a webhook may point: to the open network, never back into the house, unless whoever runs the house
//! says so.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::Refusal;

/// The longest address, in characters.
pub const ADDRESS_MAX: usize = 1_000;

/// Whether addresses inside the house's own network may be written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Private {
    /// They may not: a webhook must not be a door into the network.
    #[default]
    Refused,
    /// Whoever runs the house allowed it; plain `http` too.
    Allowed,
}

/// The parts of an address that a connection is made by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// Whether the connection is sealed (`https`).
    pub sealed: bool,
    /// The name or the number, as a resolver takes it.
    pub name: String,
    /// The port.
    pub port: u16,
}

/// Reads where an address leads.
///
/// # Errors
/// At the field `address`: what is no address of the web, what names a user, what is not sealed, and what
/// points into a private network by its number. What a name resolves to is looked at when it is written to.
pub fn host(address: &str, private: Private) -> Result<Host, Refusal> {
    let unfit = || Refusal::invalid("address", "alert-address-unfit");
    if address.len() > ADDRESS_MAX || !address.chars().all(|one| one.is_ascii_graphic()) {
        return Err(unfit());
    }
    let lower = address.to_ascii_lowercase();
    let (sealed, start) = match lower.as_str() {
        it if it.starts_with("https://") => (true, "https://".len()),
        it if it.starts_with("http://") => (false, "http://".len()),
        _ => return Err(unfit()),
    };
    let rest = &address[start..];
    // Some readers of addresses take a backslash for a slash: whoever differs is fooled.
    if rest.contains(['\\', '#', '"', '<', '>', '^', '`', '{', '|', '}']) {
        return Err(unfit());
    }
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err(unfit());
    }
    let (name, port) = name_and_port(authority, if sealed { 443 } else { 80 }).ok_or_else(unfit)?;
    if let Ok(number) = name.parse::<IpAddr>()
        && private == Private::Refused
        && !is_public(number)
    {
        return Err(Refusal::invalid("address", "alert-address-private"));
    }
    if !sealed && private == Private::Refused {
        return Err(Refusal::invalid("address", "alert-address-plain"));
    }
    Ok(Host { sealed, name, port })
}

fn name_and_port(authority: &str, usual: u16) -> Option<(String, u16)> {
    let (name, port) = if let Some(inside) = authority.strip_prefix('[') {
        let (name, rest) = inside.split_once(']')?;
        name.parse::<Ipv6Addr>().ok()?;
        let port = match rest {
            "" => "",
            _ => rest.strip_prefix(':')?,
        };
        (name, port)
    } else {
        let (name, port) = authority.split_once(':').unwrap_or((authority, ""));
        let lawful = |one: char| one.is_ascii_alphanumeric() || ".-_".contains(one);
        if name.is_empty() || name.len() > 253 || !name.chars().all(lawful) {
            return None;
        }
        (name, port)
    };
    let port = match port {
        "" => usual,
        digits if digits.chars().all(|one| one.is_ascii_digit()) => digits.parse().ok()?,
        _ => return None,
    };
    (port != 0).then(|| (name.to_ascii_lowercase(), port))
}

/// Whether a number belongs to the open network: neither to this machine, nor to the network around it, nor to
/// anything that is kept for other ends.
#[must_use]
pub fn is_public(number: IpAddr) -> bool {
    match number {
        IpAddr::V4(number) => is_public_v4(number),
        IpAddr::V6(number) => is_public_v6(number),
    }
}

fn is_public_v4(number: Ipv4Addr) -> bool {
    !matches!(
        number.octets(),
        [0 | 10 | 127 | 224..=255, ..]
            | [100, 64..=127, ..]
            | [169, 254, ..]
            | [172, 16..=31, ..]
            | [192, 0, 0 | 2, _]
            | [192, 88, 99, _]
            | [192, 168, ..]
            | [198, 18 | 19, ..]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
    )
}

fn is_public_v6(number: Ipv6Addr) -> bool {
    let parts = number.segments();
    let embedded = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // An older number in the form of a newer one, also by a translator.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            embedded(high, low)
        }
        // Tunnels, examples, and what is kept for the makers of the network.
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x2002, ..] | [0x3fff, 0..=0xfff, ..] => false,
        // Of all others, the open network is this part alone.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}
