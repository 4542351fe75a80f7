//! Who signed a day's record, and what may be signed next.

use crate::{AccountId, Milliseconds, Refusal, text};

/// The longest explanation of what is missing, and the longest reason of an amendment, in characters.
pub const NOTE_MAX: usize = 500;
/// The longest reason for sending a record back, in characters.
pub const REASON_MAX: usize = 200;

/// Who put their name to it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Their name at the time.
    pub by: String,
    /// Their account.
    pub account: Option<AccountId>,
    /// When.
    pub at: Milliseconds,
}

/// A record as it was signed: the first, or an amendment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// From 1.
    pub number: u32,
    /// Who of the reception desk signed it.
    pub signed: Signature,
    /// The leader who signed it too.
    pub countersigned: Option<Signature>,
    /// The leader who sent it back.
    pub returned: Option<Signature>,
}

/// How a day's record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 未签字.
    Open,
    /// 待领班签字.
    Signed,
    /// 已退回.
    Returned,
    /// 已签字归档.
    Countersigned,
}

impl Standing {
    /// How the last edition leaves the record.
    #[must_use]
    pub fn of(last: Option<&Edition>) -> Self {
        match last {
            None => Self::Open,
            Some(edition) if edition.returned.is_some() => Self::Returned,
            Some(edition) if edition.countersigned.is_some() => Self::Countersigned,
            Some(_) => Self::Signed,
        }
    }

    /// Its word in keys and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Signed => "signed",
            Self::Returned => "returned",
            Self::Countersigned => "countersigned",
        }
    }
}

/// What is to be signed, and what whoever signs says to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signing<'sign> {
    /// How many lines changed since it was signed.
    pub changes: usize,
    /// How many gaps have to be mended or explained.
    pub missing: usize,
    /// How many visits are inside still: the day goes on with them.
    pub inside: usize,
    /// Whether they know that, and sign nonetheless.
    pub while_inside: bool,
    /// The explanation of what is missing, or the reason of an amendment.
    pub note: &'sign str,
}

/// Checks that the record may be signed, or signed anew.
///
/// # Errors
/// Refused where nothing changed since it was signed; where somebody is inside still, and whoever signs
/// does not say that they sign nonetheless; and without a note where one is needed.
pub fn check_signing(last: Option<&Edition>, signing: Signing<'_>) -> Result<(), Refusal> {
    let Signing {
        changes,
        missing,
        inside,
        while_inside,
        note,
    } = signing;
    text::check_lines("note", note, NOTE_MAX)?;
    let amends = matches!(
        Standing::of(last),
        Standing::Signed | Standing::Countersigned
    );
    if amends && changes == 0 {
        return Err(Refusal::conflict("reception-record-unchanged"));
    }
    // When they leave is a line of this day: signed now, it has to be signed again.
    if inside > 0 && !while_inside {
        return Err(
            Refusal::invalid("while_inside", "reception-record-still-inside").with("count", inside),
        );
    }
    if text::is_blank(note) {
        if amends {
            return Err(Refusal::invalid("note", "reception-record-reason-empty"));
        }
        if missing > 0 {
            return Err(
                Refusal::invalid("note", "reception-record-unexplained").with("count", missing)
            );
        }
    }
    Ok(())
}

/// Checks that a leader may sign the edition, or send it back.
///
/// # Errors
/// Refused where it is not the last one, waits for nobody, or is their own.
pub fn check_countersigning(
    last: Option<&Edition>,
    edition: u32,
    account: Option<AccountId>,
) -> Result<(), Refusal> {
    let Some(last) = last else {
        return Err(Refusal::conflict("reception-record-unsigned"));
    };
    if last.number != edition {
        return Err(Refusal::conflict("reception-record-signed-anew"));
    }
    match Standing::of(Some(last)) {
        Standing::Signed => {}
        Standing::Returned => return Err(Refusal::conflict("reception-record-returned")),
        Standing::Open | Standing::Countersigned => {
            return Err(Refusal::conflict("reception-record-countersigned"));
        }
    }
    if account.is_some() && last.signed.account == account {
        return Err(Refusal::conflict("reception-record-own"));
    }
    Ok(())
}
