//! By what a service knows that it is this house (RFC 8292): a short word with its name, signed with its key.

use app::alert::PushTarget;
use app::chance::for_keys;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Milliseconds;
use domain::alert::address::{Private, host};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::json;

/// For how long it counts: half of what services allow.
const SECONDS: i64 = 12 * 60 * 60;

/// The key cannot be read, or the address is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unfit;

/// The value of the header for a service of this address.
pub(super) fn voucher(
    target: &PushTarget,
    address: &str,
    now: Milliseconds,
) -> Result<String, Unfit> {
    let claims = json!({
        "aud": origin(address)?,
        "exp": now / 1_000 + SECONDS,
        "sub": target.contact,
    });
    let head = json!({ "typ": "JWT", "alg": "ES256" });
    let [head, claims] = [head, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string()));
    let text = format!("{head}.{claims}");
    let chance = for_keys();
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &target.key, &chance);
    let signed = key.map_err(|_| Unfit)?.sign(&chance, text.as_bytes());
    let signed = URL_SAFE_NO_PAD.encode(signed.map_err(|_| Unfit)?);
    Ok(format!("vapid t={text}.{signed}, k={}", target.public))
}

/// The service that the word is for, as browsers write origins.
fn origin(address: &str) -> Result<String, Unfit> {
    // Where it may lead was decided before; here it is taken apart alone.
    let led = host(address, Private::Allowed).map_err(|_| Unfit)?;
    let (scheme, usual) = if led.sealed {
        ("https", 443)
    } else {
        ("http", 80)
    };
    if led.port == usual {
        return Ok(format!("{scheme}://{}", led.name));
    }
    Ok(format!("{scheme}://{}:{}", led.name, led.port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_named_as_browsers_name_origins() {
        let rows = [
            (
                "https://FCM.googleapis.com/fcm/send/a?b",
                "https://fcm.googleapis.com",
            ),
            (
                "https://web.push.apple.com:443/a",
                "https://web.push.apple.com",
            ),
            ("https://push.example:8443", "https://push.example:8443"),
            ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000"),
        ];
        for (address, expected) in rows {
            assert_eq!(origin(address), Ok(expected.to_owned()));
        }
        assert_eq!(origin("fcm.googleapis.com"), Err(Unfit));
    }
}
