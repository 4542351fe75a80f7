//! Personal data is sealed before it reaches the database, with a key that is never in it: a copy
//! of the database, its log or its backup tells nothing of a visitor or a caller.
//!
//! What is sealed cannot be searched; what must be found again (a telephone, the number of a
//! document) leaves a [`Keys::mark`] beside it, which only the holder of the key can make.

use std::fmt::Write as _;

use anyhow::{Context, Result, anyhow, bail};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, KeyInit as _, Mac};
use sha2::Sha256;

use crate::chance::{Chance, SystemChance};
use crate::error::Error;
use crate::house::House;

/// How long a key is, in bytes.
pub const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// The keys that follow from the house's one secret: one that seals, one that marks.
#[derive(Clone)]
pub struct Keys {
    sealing: [u8; KEY_BYTES],
    marking: [u8; KEY_BYTES],
}

/// The key does not belong to this database: what is sealed in it was sealed with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnfitKey;

impl std::fmt::Display for UnfitKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the key is not the one that this database was sealed with")
    }
}

impl std::error::Error for UnfitKey {}

impl Keys {
    /// The keys of a secret.
    #[must_use]
    pub fn of(secret: &[u8; KEY_BYTES]) -> Self {
        Self {
            sealing: keyed(secret, &[b"seal"]),
            marking: keyed(secret, &[b"mark"]),
        }
    }

    /// Seals a text for one place (register, site and record): at another it cannot be opened.
    ///
    /// # Errors
    /// When the text is longer than any text can be.
    pub fn seal(&self, chance: &dyn Chance, place: &[&str], text: &[u8]) -> Result<Vec<u8>> {
        let nonce = &chance.bytes()[..NONCE_BYTES];
        let (nonce_of_aead, aad) = (XNonce::try_from(nonce)?, bound(place));
        let payload = Payload {
            msg: text,
            aad: &aad,
        };
        let sealed = self
            .cipher()
            .encrypt(&nonce_of_aead, payload)
            .map_err(|_| anyhow!("a text of {} bytes cannot be sealed", text.len()))?;
        Ok([nonce, &sealed].concat())
    }

    /// Opens what was sealed for the place.
    ///
    /// # Errors
    /// When it was sealed for another place or with another key, or was changed.
    pub fn open(&self, place: &[&str], sealed: &[u8]) -> Result<Vec<u8>> {
        if sealed.len() < NONCE_BYTES {
            bail!("what is sealed in {} is cut off", place.join(" "));
        }
        let (nonce, msg) = sealed.split_at(NONCE_BYTES);
        let (nonce, aad) = (XNonce::try_from(nonce)?, bound(place));
        self.cipher()
            .decrypt(&nonce, Payload { msg, aad: &aad })
            .map_err(|_| anyhow!("what is sealed in {} was changed", place.join(" ")))
    }

    /// The mark by which a value of a kind is found again at a site, in hexadecimal. The same value
    /// has another mark as another kind and at another site.
    #[must_use]
    pub fn mark(&self, place: &[&str], value: &str) -> String {
        let mut parts: Vec<&[u8]> = place.iter().map(|part| part.as_bytes()).collect();
        parts.push(value.as_bytes());
        domain::journal::Hash(keyed(&self.marking, &parts)).to_string()
    }

    /// What a database keeps to know the key by.
    fn check(&self) -> String {
        self.mark(&["key"], "")
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.sealing.into())
    }
}

/// Takes the key of the house, which the database has to know; a database that knows none yet
/// learns this one.
///
/// # Errors
/// When the database fails; [`UnfitKey`] where it was sealed with another one.
pub async fn take_key(
    house: &House,
    secret: &[u8; KEY_BYTES],
) -> Result<Result<(), UnfitKey>, Error> {
    let keys = Keys::of(secret);
    let check = keys.check();
    let known = house
        .store()
        .write(None, move |db| -> Result<String, Error> {
            if let Some(known) = store::sealing::check(db)? {
                return Ok(known);
            }
            store::sealing::keep_check(db, &check)?;
            Ok(check.clone())
        })
        .await?;
    if known != keys.check() {
        return Ok(Err(UnfitKey));
    }
    house.hold(keys);
    Ok(Ok(()))
}

/// A secret for a new house.
#[must_use]
pub fn new_secret() -> [u8; KEY_BYTES] {
    SystemChance.bytes()
}

/// Whether something was ever sealed in this house's database.
///
/// # Errors
/// When the database fails.
pub async fn knows_a_key(house: &House) -> Result<bool, Error> {
    let known = house.store().read(store::sealing::check).await?;
    Ok(known.is_some())
}

/// A text sealed for a place, in hexadecimal.
pub(crate) fn seal_text(house: &House, place: &[&str], text: &[u8]) -> Result<String> {
    let sealed = house.keys()?.seal(house.chance(), place, text)?;
    let mut written = String::with_capacity(2 * sealed.len());
    for byte in sealed {
        write!(written, "{byte:02x}")?;
    }
    Ok(written)
}

/// The text that was sealed for a place.
pub(crate) fn open_text(house: &House, place: &[&str], written: &str) -> Result<Vec<u8>> {
    let bytes = (0..written.len() / 2).map(|index| {
        let pair = written.get(2 * index..2 * index + 2).unwrap_or_default();
        u8::from_str_radix(pair, 16)
    });
    let sealed = bytes
        .collect::<std::result::Result<Vec<u8>, _>>()
        .context("what is sealed is not written in hexadecimal")?;
    house.keys()?.open(place, &sealed)
}

/// HMAC over parts of which each says how long it is, so that no two lists look alike.
fn keyed(key: &[u8; KEY_BYTES], parts: &[&[u8]]) -> [u8; KEY_BYTES] {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do for HMAC");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn bound(place: &[&str]) -> Vec<u8> {
    let mut bound = Vec::new();
    for part in place {
        bound.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bound.extend_from_slice(part.as_bytes());
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(byte: u8) -> Keys {
        Keys::of(&[byte; KEY_BYTES])
    }

    #[test]
    fn what_is_sealed_opens_at_its_place_with_its_key_and_nowhere_else() {
        let sealed = keys(1)
            .seal(&SystemChance, &["visit", "court", "1"], "赵敏".as_bytes())
            .unwrap();
        let open = |byte, place: &[&str], sealed: &[u8]| keys(byte).open(place, sealed);
        let opened = open(1, &["visit", "court", "1"], &sealed).unwrap();
        assert_eq!(opened, "赵敏".as_bytes());
        assert!(open(2, &["visit", "court", "1"], &sealed).is_err());
        assert!(open(1, &["visit", "court", "2"], &sealed).is_err());
        assert!(open(1, &["visit", "cour", "t1"], &sealed).is_err());
        assert!(open(1, &["visit", "court", "1"], &sealed[..20]).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(open(1, &["visit", "court", "1"], &changed).is_err());
    }

    #[test]
    fn the_same_text_is_never_sealed_the_same_and_always_marked_the_same() {
        let place = ["visit", "court", "1"];
        let seal = || keys(1).seal(&SystemChance, &place, b"text").unwrap();
        assert_ne!(seal(), seal());
        let mark = |byte, place: &[&str]| keys(byte).mark(place, "13800138000");
        assert_eq!(mark(1, &["telephone"]), mark(1, &["telephone"]));
        assert_ne!(mark(1, &["telephone"]), mark(2, &["telephone"]));
        assert_ne!(mark(1, &["telephone"]), mark(1, &["plate"]));
        assert_ne!(
            mark(1, &["telephone", "court"]),
            mark(1, &["telephonecourt"])
        );
    }
}
