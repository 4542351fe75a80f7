//! A message that one browser alone can open (RFC 8291, in one record of RFC 8188): a key made for this message agrees
//! with the browser's, and what both know becomes the key of the record.

use app::chance::for_keys;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::alert::push::Subscription;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};

/// How long a record is at the most, as every service takes it.
const RECORD_BYTES: u32 = 4_096;
/// Texts are filled up to a multiple of this, so that their length tells little.
const FILLED_BYTES: usize = 512;
/// What stands after the text of the last record.
const END: u8 = 2;
/// How much longer a record is by its seal.
const TAG_BYTES: usize = 16;
/// How long a salt is.
const SALT_BYTES: usize = 16;

/// The keys of a browser are none, or a text is longer than a message can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unfit;

/// What a message is sealed with.
pub(super) struct Sealing {
    salt: [u8; SALT_BYTES],
    /// The public half of the key made for it.
    ours: Vec<u8>,
    key: [u8; 16],
    nonce: [u8; 12],
}

impl Sealing {
    /// A key made for one message to this browser.
    pub(super) fn begin(to: &Subscription) -> Result<Self, Unfit> {
        let theirs = URL_SAFE_NO_PAD.decode(&to.p256dh).map_err(|_| Unfit)?;
        let secret = URL_SAFE_NO_PAD.decode(&to.auth).map_err(|_| Unfit)?;
        let chance = for_keys();
        let salt: [u8; SALT_BYTES] = ring::rand::generate(&chance).map_err(|_| Unfit)?.expose();
        let key = EphemeralPrivateKey::generate(&ECDH_P256, &chance).map_err(|_| Unfit)?;
        let ours = key.compute_public_key().map_err(|_| Unfit)?;
        let ours = ours.as_ref().to_vec();
        let peer = UnparsedPublicKey::new(&ECDH_P256, &theirs);
        let agreed = agree_ephemeral(key, &peer, |shared| {
            Self::agreed(shared, &secret, (&theirs, ours), salt)
        });
        agreed.map_err(|_| Unfit)?
    }

    /// What follows from what both sides know, the browser's secret, both public keys and the salt.
    fn agreed(
        shared: &[u8],
        secret: &[u8],
        (theirs, ours): (&[u8], Vec<u8>),
        salt: [u8; SALT_BYTES],
    ) -> Result<Self, Unfit> {
        let about = [b"WebPush: info\0".as_slice(), theirs, ours.as_slice()];
        let keying: [u8; 32] = derived(secret, shared, &about)?;
        Ok(Self {
            key: derived(&salt, &keying, &[b"Content-Encoding: aes128gcm\0"])?,
            nonce: derived(&salt, &keying, &[b"Content-Encoding: nonce\0"])?,
            salt,
            ours,
        })
    }

    /// The whole message: what the browser derives the key by, and the one record.
    fn message(&self, mut record: Vec<u8>) -> Result<Vec<u8>, Unfit> {
        if record.len() + TAG_BYTES > RECORD_BYTES as usize {
            return Err(Unfit);
        }
        let key = UnboundKey::new(&AES_128_GCM, &self.key).map_err(|_| Unfit)?;
        let nonce = Nonce::assume_unique_for_key(self.nonce);
        LessSafeKey::new(key)
            .seal_in_place_append_tag(nonce, Aad::empty(), &mut record)
            .map_err(|_| Unfit)?;
        let id_bytes = u8::try_from(self.ours.len()).map_err(|_| Unfit)?;
        let mut whole = self.salt.to_vec();
        whole.extend_from_slice(&RECORD_BYTES.to_be_bytes());
        whole.push(id_bytes);
        whole.extend_from_slice(&self.ours);
        whole.extend_from_slice(&record);
        Ok(whole)
    }
}

/// A text as the message that goes out.
pub(super) fn sealed(with: &Sealing, text: &[u8]) -> Result<Vec<u8>, Unfit> {
    let mut record = text.to_vec();
    record.push(END);
    record.resize(record.len().next_multiple_of(FILLED_BYTES), 0);
    with.message(record)
}

/// How long a derived key is.
struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

/// HKDF-SHA-256: extracted with the salt, expanded over the parts.
fn derived<const LENGTH: usize>(
    salt: &[u8],
    from: &[u8],
    about: &[&[u8]],
) -> Result<[u8; LENGTH], Unfit> {
    let mut derived = [0; LENGTH];
    let extracted = Salt::new(HKDF_SHA256, salt).extract(from);
    let expanded = extracted.expand(about, Bytes(LENGTH)).map_err(|_| Unfit)?;
    expanded.fill(&mut derived).map_err(|_| Unfit)?;
    Ok(derived)
}

#[cfg(test)]
mod tests;
