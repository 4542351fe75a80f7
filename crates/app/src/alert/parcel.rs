//! What goes out of the house at once to one recipient, and why it did not come there.

use std::collections::BTreeMap;

use domain::alert::{Format, Recipient, Stage};
use domain::{AlertId, DutyId, Milliseconds, SiteId, Uid};

use super::push::PushTarget;

/// Where a parcel goes.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A webhook.
    Webhook {
        /// In which form it is written to.
        format: Format,
        /// Its address.
        address: String,
        /// What it signs with; empty for nothing.
        secret: String,
    },
    /// A mailbox.
    Mail(String),
    /// Browsers of one account.
    Push(PushTarget),
}

/// One duty of a parcel, in the words of the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The alert; whoever gets it twice knows it by this.
    pub alert: AlertId,
    /// The duty; a trial is about none.
    pub duty: Option<DutyId>,
    /// Why it is told.
    pub stage: Stage,
    /// What is to be done; empty for a trial.
    pub title: String,
    /// Which round, where it comes in rounds.
    pub round: Option<u32>,
    /// Where; empty where it has no place.
    pub place: String,
    /// When it is due.
    pub due: Milliseconds,
    /// The same at the site, `HH:MM`.
    pub due_time: String,
    /// Whose phone was not reached; empty for other stages.
    pub person: String,
    /// Its page, below the house's address.
    pub path: String,
}

/// What one recipient is told at once, the most urgent first.
#[derive(Clone)]
pub struct Parcel {
    /// Its id: the same lines have the same one.
    pub id: Uid,
    /// The site.
    pub site: SiteId,
    /// What the site is called.
    pub site_name: String,
    /// To whom.
    pub to: Recipient,
    /// Where it goes.
    pub target: Target,
    /// In which language, by its tag: the group's, or the account's; `None` where nobody chose one, and for browsers,
    /// each of which has its own.
    pub language: Option<String>,
    /// What is told.
    pub lines: Vec<Line>,
    /// When it was taken.
    pub taken: Milliseconds,
}

/// Why a parcel did not come there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The word of why: its text is `alert-failure-` and this.
    pub word: &'static str,
    /// Whose fault it is.
    pub fault: Fault,
}

/// Whose fault a failure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The way failed.
    Way,
    /// A push service refused what was for one browser: it may be that browser, or the house.
    Browser,
    /// The recipient's alone, for good; the way itself is open.
    Recipient,
}

impl Failure {
    /// The way failed.
    #[must_use]
    pub fn of_way(word: &'static str) -> Self {
        Self {
            word,
            fault: Fault::Way,
        }
    }

    /// A push service refused what was for one browser.
    #[must_use]
    pub fn of_browser(word: &'static str) -> Self {
        Self {
            word,
            fault: Fault::Browser,
        }
    }

    /// The recipient is not to be had by an open way.
    #[must_use]
    pub fn of_recipient(word: &'static str) -> Self {
        Self {
            word,
            fault: Fault::Recipient,
        }
    }

    /// Whether nobody is to be had there any more, by a way that is open.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        self.fault == Fault::Recipient
    }
}

/// How many parcels may still be taken: what is taken and not sent within a minute would be taken again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// For recipients of all kinds.
    pub parcels: usize,
    /// For mailboxes among them: each is a connection to the same server.
    pub letters: usize,
}

impl Space {
    /// Whether a recipient is still taken, beside those of whom there are lines.
    pub(super) fn holds(self, to: Recipient, lines: &BTreeMap<Recipient, Vec<Line>>) -> bool {
        let letters = lines.keys().filter(|known| known.is_mailbox()).count();
        let is_letter = to.is_mailbox();
        let fits = lines.len() < self.parcels && !(is_letter && letters >= self.letters);
        fits || lines.contains_key(&to)
    }

    pub(super) fn without(self, taken: &[Parcel]) -> Self {
        let letters = taken.iter().filter(|parcel| parcel.to.is_mailbox()).count();
        Self {
            parcels: self.parcels.saturating_sub(taken.len()),
            letters: self.letters.saturating_sub(letters),
        }
    }
}
