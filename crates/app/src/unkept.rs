//! Sessions that a full disk could not keep.
//!
//! Who signs in while the disk is full must still see what is to be done. Their session is held in
//! memory until it ends or the process does; everything else about it is as for the others: rights
//! are read anew at each look-up, and what ends an account's sessions ends these too.
//!
//! What that means for the browser that is told while its page is shut is remembered beside them, and written as soon
//! as there is space: until then it is told for whoever it was told for before. A process that ends meanwhile forgets
//! it, as it does the sessions.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use domain::{AccountId, Milliseconds};

/// How many are held at most, and how much about browsers is remembered.
const HELD_MAX: usize = 1_000;

/// Whose a session is, and until when.
type Held = (AccountId, Milliseconds);

/// What is still to be written of a browser that is told, by the hashes of its sessions' secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unwritten {
    /// Somebody signed in where another session was begun.
    Replaced {
        /// That one.
        before: String,
        /// Theirs.
        after: String,
        /// Who.
        account: AccountId,
        /// When.
        at: Milliseconds,
    },
    /// Somebody signed out.
    Ended(String),
}

/// Sessions by the hash of their secret.
#[derive(Debug, Default)]
pub(crate) struct UnkeptSessions {
    held: Mutex<BTreeMap<String, Held>>,
    unwritten: Mutex<Vec<Unwritten>>,
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

    /// Remembers what is to be written, after what came before; of too much the oldest is forgotten.
    pub(crate) fn note(&self, one: Unwritten) {
        let mut all = self
            .unwritten
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if all.len() >= HELD_MAX {
            all.remove(0);
        }
        all.push(one);
    }

    /// What is still to be written, in the order in which it happened.
    pub(crate) fn unwritten(&self) -> Vec<Unwritten> {
        let all = self
            .unwritten
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.clone()
    }

    /// Forgets what was written, or is not to be.
    pub(crate) fn forget(&self, written: &[Unwritten]) {
        let mut all = self
            .unwritten
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.retain(|one| !written.contains(one));
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

    #[test]
    fn what_is_to_be_written_is_remembered_in_its_order_and_only_so_much_of_it() {
        let sessions = UnkeptSessions::default();
        let ended = |number: usize| Unwritten::Ended(number.to_string());
        for number in 0..=HELD_MAX {
            sessions.note(ended(number));
        }
        let all = sessions.unwritten();
        assert_eq!((all.len(), &all[0]), (HELD_MAX, &ended(1)));
        sessions.forget(&all[1..]);
        assert_eq!(sessions.unwritten(), [ended(1)]);
    }
}
