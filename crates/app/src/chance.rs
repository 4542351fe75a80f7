//! The only place that asks for randomness: secrets, and ids the server makes itself.

use std::sync::Mutex;

use domain::Uid;
use sha2::{Digest, Sha256};

/// Where the house has its randomness from.
pub trait Chance: Send + Sync {
    /// Thirty-two bytes nobody can guess (or, in a simulation, that follow from its seed).
    fn bytes(&self) -> [u8; 32];
}

/// The system's generator.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the system gives random bytes, or nothing is safe");
        bytes
    }
}

/// Randomness that follows from a seed, for simulated buildings.
#[derive(Debug)]
pub struct SeededChance(Mutex<(u64, u64)>);

impl SeededChance {
    /// The sequence of this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new((seed, 0)))
    }
}

impl Chance for SeededChance {
    fn bytes(&self) -> [u8; 32] {
        let mut state = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        state.1 += 1;
        let mut hasher = Sha256::new();
        hasher.update(state.0.to_be_bytes());
        hasher.update(state.1.to_be_bytes());
        hasher.finalize().into()
    }
}

/// The system's generator in the form that `ring` makes keys with; it takes no other, not even in a simulation.
#[must_use]
pub fn for_keys() -> ring::rand::SystemRandom {
    ring::rand::SystemRandom::new()
}

/// A secret for an address or a cookie: 256 bits in letters and digits of addresses.
#[must_use]
pub fn secret(chance: &dyn Chance) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    chance
        .bytes()
        .iter()
        .map(|byte| char::from(DIGITS[usize::from(byte & 63)]))
        .collect()
}

/// What is kept of a secret: its SHA-256 in hexadecimal. Secrets are long; no salt is needed.
#[must_use]
pub fn secret_hash(secret: &str) -> String {
    let digest: [u8; 32] = Sha256::digest(secret.as_bytes()).into();
    domain::journal::Hash(digest).to_string()
}

/// A UUID of version 7 at the given time.
#[must_use]
pub fn uuid_v7(chance: &dyn Chance, now: domain::Milliseconds) -> Uid {
    let bytes = chance.bytes();
    let mut low = [0; 16];
    low.copy_from_slice(&bytes[..16]);
    let random = u128::from_be_bytes(low);
    let time = (now.max(0) as u128 & 0xffff_ffff_ffff) << 80;
    let version = 7_u128 << 76;
    let variant = 2_u128 << 62;
    let keep = ((1_u128 << 76) - 1) & !(3_u128 << 62);
    Uid(time | version | variant | (random & keep))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_version_7_are_in_the_order_of_time() {
        let chance = SeededChance::new(1);
        let early = uuid_v7(&chance, 1_783_299_600_000);
        let late = uuid_v7(&chance, 1_783_299_600_001);
        assert!(early < late);
        assert_eq!(&early.to_string()[14..15], "7");
        assert!(matches!(&early.to_string()[19..20], "8" | "9" | "a" | "b"));
    }

    #[test]
    fn secrets_differ_and_are_long() {
        let first = secret(&SystemChance);
        assert_eq!(first.len(), 32);
        assert_ne!(first, secret(&SystemChance));
    }
}
