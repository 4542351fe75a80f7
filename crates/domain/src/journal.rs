//! The journal: what an entry says, and the chain that shows if one was changed afterwards.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::{AccountId, DutyId, MeetingId, Milliseconds, RoomId, SiteId};

/// A hash of the chain.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before a site's first entry: the hash of the site's name.
    #[must_use]
    pub fn origin(site: &SiteId) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"yingbin journal of ");
        hasher.update(site.as_str().as_bytes());
        Self(hasher.finalize().into())
    }

    /// The hash of 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0_u8; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0_u8; 64];
        for (index, byte) in self.0.into_iter().enumerate() {
            text[index * 2] = DIGITS[usize::from(byte >> 4)];
            text[index * 2 + 1] = DIGITS[usize::from(byte & 15)];
        }
        formatter.write_str(std::str::from_utf8(&text).expect("hex digits are ASCII"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// What an entry says. It holds no plain personal data of visitors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it happened (a phone's corrected time), Unix milliseconds.
    pub at: Milliseconds,
    /// When the server learnt of it.
    pub received: Milliseconds,
    /// Who did it; `None` for the house itself.
    pub account: Option<AccountId>,
    /// Their name at the time.
    pub actor: String,
    /// What was done: a key such as `duty-done`; its words are `journal-` and this.
    pub act: String,
    /// The meeting it belongs to.
    pub meeting: Option<MeetingId>,
    /// The duty it belongs to.
    pub duty: Option<DutyId>,
    /// The room it happened in.
    pub room: Option<RoomId>,
    /// The clauses it carries out, in order.
    pub clauses: Vec<String>,
    /// What the words need, by name, in order: title, room, round, reason, differences ...
    pub details: Vec<(String, String)>,
}

impl Entry {
    /// What a search looks through: the actor, the clauses and every detail.
    #[must_use]
    pub fn searched_text(&self) -> String {
        let mut text = self.actor.clone();
        for (_, value) in &self.details {
            text.push(' ');
            text.push_str(value);
        }
        for clause in &self.clauses {
            text.push(' ');
            text.push_str(clause);
        }
        text
    }

    /// The hash of this entry with its number, standing after `before`.
    #[must_use]
    pub fn hash(&self, number: i64, before: Hash) -> Hash {
        let mut hasher = Sha256::new();
        hasher.update(before.0);
        hasher.update(number.to_be_bytes());
        hasher.update(self.at.to_be_bytes());
        hasher.update(self.received.to_be_bytes());
        let mut field = |text: &str| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        };
        let id = |id: Option<crate::Uid>| id.map_or_else(String::new, |id| id.to_string());
        field(&id(self.account.map(|id| id.0)));
        field(&self.actor);
        field(&self.act);
        field(&id(self.meeting.map(|id| id.0)));
        field(&id(self.duty.map(|id| id.0)));
        field(&id(self.room.map(|id| id.0)));
        field(&self.clauses.join(" "));
        for (name, value) in &self.details {
            field(name);
            field(value);
        }
        Hash(hasher.finalize().into())
    }
}

/// An entry as it was written: with its number and the hash that was written beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its number at its site, from 1, without gaps.
    pub number: i64,
    /// What it says.
    pub entry: Entry,
    /// The hash that was written beside it.
    pub hash: Hash,
}

/// What is wrong with a journal, at the first entry where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The entry with this number is not there: removed, or moved elsewhere.
    Absent(i64),
    /// The entry with this number does not say what it said: changed, or put in another's place.
    Changed(i64),
    /// The site's head names another number or hash than the last entry: the tail was cut.
    HeadDiffers(i64),
}

/// Walks a site's entries in order and proves the chain.
#[derive(Clone, Debug)]
pub struct Proof {
    number: i64,
    hash: Hash,
}

impl Proof {
    /// Stands before the first entry.
    #[must_use]
    pub fn begin(site: &SiteId) -> Self {
        Self {
            number: 0,
            hash: Hash::origin(site),
        }
    }

    /// Takes the next entry in order of numbers.
    ///
    /// # Errors
    /// The first fault; nothing after it can be proven.
    pub fn take(&mut self, written: &Written) -> Result<(), Fault> {
        let expected = self.number + 1;
        if written.number != expected {
            return Err(Fault::Absent(expected));
        }
        let hash = written.entry.hash(expected, self.hash);
        if hash != written.hash {
            return Err(Fault::Changed(expected));
        }
        self.number = expected;
        self.hash = hash;
        Ok(())
    }

    /// Ends at the head that the site keeps (or that a signed record shows).
    ///
    /// # Errors
    /// [`Fault::HeadDiffers`] when entries were cut off the end or the head was changed.
    pub fn end(self, head_number: i64, head_hash: Hash) -> Result<i64, Fault> {
        if self.number == head_number && self.hash == head_hash {
            Ok(self.number)
        } else {
            Err(Fault::HeadDiffers(self.number))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> SiteId {
        "court".parse().unwrap()
    }

    fn chain(count: i64) -> Vec<Written> {
        let mut hash = Hash::origin(&site());
        (1..=count)
            .map(|number| {
                let entry = Entry {
                    at: 1_000 * number,
                    received: 1_000 * number,
                    account: None,
                    actor: "王芳".to_owned(),
                    act: "note".to_owned(),
                    meeting: None,
                    duty: None,
                    room: None,
                    clauses: vec!["C2.3".to_owned()],
                    details: vec![("text".to_owned(), format!("第{number}条"))],
                };
                hash = entry.hash(number, hash);
                Written {
                    number,
                    entry,
                    hash,
                }
            })
            .collect()
    }

    fn prove(entries: &[Written], head: &Written) -> Result<i64, Fault> {
        let mut proof = Proof::begin(&site());
        for written in entries {
            proof.take(written)?;
        }
        proof.end(head.number, head.hash)
    }

    #[test]
    fn a_whole_journal_is_proven_to_its_head_c2_3() {
        let entries = chain(5);
        assert_eq!(prove(&entries, &entries[4]), Ok(5));
    }

    #[test]
    fn whoever_changes_removes_reorders_or_cuts_an_entry_is_named_c2_3() {
        let whole = chain(5);
        let head = whole[4].clone();

        let mut changed = whole.clone();
        changed[2].entry.details[0].1 = "第九条".to_owned();
        assert_eq!(prove(&changed, &head), Err(Fault::Changed(3)));

        let mut forged = changed.clone();
        forged[2].hash = forged[2].entry.hash(3, forged[1].hash);
        assert_eq!(prove(&forged, &head), Err(Fault::Changed(4)));

        let mut removed = whole.clone();
        removed.remove(1);
        assert_eq!(prove(&removed, &head), Err(Fault::Absent(2)));

        let mut reordered = whole.clone();
        reordered.swap(1, 2);
        assert_eq!(prove(&reordered, &head), Err(Fault::Absent(2)));

        let mut exchanged = whole.clone();
        let (first, second) = (exchanged[1].entry.clone(), exchanged[2].entry.clone());
        exchanged[1].entry = second;
        exchanged[2].entry = first;
        assert_eq!(prove(&exchanged, &head), Err(Fault::Changed(2)));

        assert_eq!(prove(&whole[..4], &head), Err(Fault::HeadDiffers(4)));
    }

    #[test]
    fn the_field_an_entry_says_something_in_counts() {
        let mut entry = chain(1)[0].entry.clone();
        let before = entry.hash(1, Hash::origin(&site()));
        entry.details = vec![("te".to_owned(), "xt第1条".to_owned())];
        assert_ne!(before, entry.hash(1, Hash::origin(&site())));
    }

    #[test]
    fn a_hash_is_read_back_as_it_was_written() {
        let hash = Hash::origin(&site());
        assert_eq!(Hash::from_hex(&hash.to_string()), Some(hash));
        assert_eq!(Hash::from_hex("zz"), None);
    }
}
