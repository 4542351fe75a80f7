//! Sessions that a full disk could not keep.
//!
//! Who signs in while the disk is full must still see what is to be done. Their session is held in
//! memory until it ends or the process does; everything else about it is as for the others: rights
//! are read anew at each look-up, and what ends an account's sessions ends these too.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use domain::{AccountId, Milliseconds};

/// How many are held at most.
const HELD_MAX: usize = 1_000;

/// Whose a session is, and until when.
type Held = (AccountId, Milliseconds);

/// Sessions by the hash of their secret.
#[derive(Debug, Default)]
pub(crate) struct UnkeptSessions {
    held: Mutex<BTreeMap<String, Held>>,
}

impl UnkeptSessions {
    /// Holds a session; whether there was room for it.
    pub(crate) fn hold(&self, hash: String, held: Held, now: Milliseconds) -> bool {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (_, expires)| now < *expires);
        let fits = all.len() < HELD_MAX;
        if fits {
            all.insert(hash, held);
        }
        fits
    }

    /// Whose session it is.
    pub(crate) fn holder(&self, hash: &str, now: Milliseconds) -> Option<AccountId> {
        let all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(hash)
            .filter(|(_, expires)| now < *expires)
            .map(|(account, _)| *account)
    }

    /// Ends one; whether it was held here.
    pub(crate) fn end(&self, hash: &str) -> bool {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(hash).is_some()
    }

    /// Ends every one of the account.
    pub(crate) fn end_all(&self, account: AccountId) {
        let mut all = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (holder, _)| *holder != account);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_in_memory_ends_by_time_by_itself_and_with_its_account() {
        let sessions = UnkeptSessions::default();
        let (wang, li) = (AccountId::derived(&["wang"]), AccountId::derived(&["li"]));
        for (hash, account) in [("a", wang), ("b", wang), ("c", li)] {
            assert!(sessions.hold(hash.to_owned(), (account, 100), 0));
        }
        assert_eq!(sessions.holder("a", 99), Some(wang));
        assert_eq!(sessions.holder("a", 100), None);
        assert!(sessions.end("a"));
        assert!(!sessions.end("a"));
        sessions.end_all(wang);
        assert_eq!(sessions.holder("b", 0), None);
        assert_eq!(sessions.holder("c", 0), Some(li));
    }

    #[test]
    fn only_so_many_are_held() {
        let sessions = UnkeptSessions::default();
        let account = AccountId::derived(&["wang"]);
        for number in 0..HELD_MAX {
            assert!(sessions.hold(number.to_string(), (account, 100), 0));
        }
        assert!(!sessions.hold("more".to_owned(), (account, 100), 0));
        assert!(sessions.hold("more".to_owned(), (account, 300), 200));
    }
}
