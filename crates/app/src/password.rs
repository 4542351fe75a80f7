//! Passwords: which are taken, how they are hashed, and how many are hashed at once.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use domain::Refusal;
use domain::grams::normalized;
use tokio::sync::Semaphore;

use crate::error::Error;

/// The shortest password, in characters.
const PASSWORD_MIN: usize = 12;
/// The longest password, in characters.
const PASSWORD_MAX: usize = 200;
/// The shortest sign-in name that is looked for in a password; shorter ones are in half of all.
const LOGIN_TOLD_MIN: usize = 3;

/// How many passwords are hashed at once: each takes a core and 19 MiB for a moment.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What people type most where twelve characters are asked for, in small letters.
const COMMONEST: [&str; 50] = [
    "000000000000",
    "111111111111",
    "112233445566",
    "123123123123",
    "1234567890ab",
    "1234567890qwe",
    "123456123456",
    "123456789012",
    "1234567890123",
    "12345678910a",
    "123456789101",
    "12345678abcd",
    "123456789abc",
    "123456abcdef",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "321321321321",
    "520131452013",
    "5201314520131",
    "666666666666",
    "888888888888",
    "987654321098",
    "999999999999",
    "abc123abc123",
    "abcd12345678",
    "abcdef123456",
    "abcdefghijkl",
    "admin1234567",
    "admin12345678",
    "admin123456789",
    "administrator",
    "asdfghjkl123",
    "changeme1234",
    "iloveyou1234",
    "letmein12345",
    "p@ssw0rd1234",
    "passw0rd1234",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "q1w2e3r4t5y6",
    "qazwsxedcrfv",
    "qwer1234qwer",
    "qwerty123456",
    "qwertyuiop12",
    "qwertyuiop123",
    "welcome12345",
    "woaini1314520",
    "zxcvbnm12345",
];

/// Checks that a password can be taken at all.
///
/// # Errors
/// Refused when it is too short, too long, or one of those that everybody tries first.
pub(crate) fn check(password: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if !(PASSWORD_MIN..=PASSWORD_MAX).contains(&length) {
        return Err(Refusal::invalid("password", "password-unfit").with("least", PASSWORD_MIN));
    }
    if COMMONEST.contains(&normalized(password).as_str()) {
        return Err(Refusal::invalid("password", "password-common"));
    }
    Ok(())
}

/// Checks that a password does not hold the sign-in name that it is for.
///
/// # Errors
/// Refused when it does.
pub(crate) fn check_for(password: &str, login: &str) -> Result<(), Refusal> {
    if login.len() >= LOGIN_TOLD_MIN && normalized(password).contains(login) {
        return Err(Refusal::invalid("password", "password-has-login"));
    }
    Ok(())
}

/// The hash of a password that can be taken: argon2id with its usual parameters.
///
/// # Errors
/// Refused when it cannot be taken.
pub(crate) async fn hash(password: &str) -> Result<String, Error> {
    check(password)?;
    let password = password.to_owned();
    one_of_few(move || hash_of(&password)).await?
}

fn hash_of(password: &str) -> Result<String, Error> {
    let hash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|error| anyhow::anyhow!("hashing a password: {error}"))?;
    Ok(hash.to_string())
}

/// Whether the password is the one of the hash. An empty hash is nobody's; it takes as long.
pub(crate) async fn is_right(password: &str, hash: &str) -> Result<bool, Error> {
    let (password, hash) = (password.to_owned(), hash.to_owned());
    one_of_few(move || {
        let known = if hash.is_empty() { no_hash() } else { &hash };
        let right = PasswordHash::new(known).is_ok_and(|known| {
            Argon2::default()
                .verify_password(password.as_bytes(), &known)
                .is_ok()
        });
        right && !hash.is_empty()
    })
    .await
}

/// Does the work beside the requests, when it is its turn.
async fn one_of_few<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let turn = AT_ONCE.acquire().await.map_err(anyhow::Error::from)?;
    let done = tokio::task::spawn_blocking(work)
        .await
        .map_err(anyhow::Error::from)?;
    drop(turn);
    Ok(done)
}

/// A hash of no password, so that an unknown name takes as long as a wrong password.
fn no_hash() -> &'static str {
    static NO_HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    NO_HASH.get_or_init(|| hash_of("no password is this one").unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_passwords_would_be_long_enough_and_are_refused_all_the_same() {
        for common in COMMONEST {
            assert!(common.chars().count() >= PASSWORD_MIN, "{common}");
            assert_eq!(check(common).unwrap_err().code, "password-common");
        }
        for (password, code) in [
            ("eleven char", Some("password-unfit")),
            ("ＰａｓｓＷｏｒｄ1234", Some("password-common")),
            ("七把木头椅子围着一张圆桌", None),
            ("green tea at nine", None),
        ] {
            assert_eq!(check(password).err().map(|no| no.code), code, "{password}");
        }
    }

    #[test]
    fn a_password_does_not_hold_its_sign_in_name() {
        let rows = [
            ("xwangfang2026", "wangfang", false),
            ("x-WANGFANG-2026", "wangfang", false),
            ("green tea at nine", "wangfang", true),
            ("polite and kind", "li", true),
        ];
        for (password, login, taken) in rows {
            assert_eq!(check_for(password, login).is_ok(), taken, "{password}");
        }
    }
}
