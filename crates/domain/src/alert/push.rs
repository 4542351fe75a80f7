//! Web push (clause C4.2.6): what a browser whose page is shut is told by the service of whoever made it. It is an
//! extra on which nothing depends. The services are abroad, so a house calls none that the owner's manager did not
//! switch on by name, and nothing that somebody's browser names is written to but these.

use super::address::{Host, Private, host};
use super::{Stage, is_mail_address};
use crate::{Milliseconds, Refusal};

/// How many browsers of one account are told; a new one takes the place of the oldest.
pub const SUBSCRIPTIONS_MAX: usize = 5;
/// For how long a browser is told in which nobody signed in anew: two weeks of holidays, and nobody is taken to hold it
/// any more.
pub const UNSIGNED_MAX_MS: Milliseconds = 14 * 24 * 60 * 60 * 1_000;
/// A service that took something of the house's so long ago at most refuses a browser, and not the house.
pub const TAKEN_MAX_MS: Milliseconds = 24 * 60 * 60 * 1_000;
/// For how long a page that is open may say that it got something, before it is pushed.
pub const HEAD_START_MS: Milliseconds = 10_000;
/// How many duties are notices of their own at once; of the others it is said how many there are.
pub const NOTICES_MAX: usize = 3;
/// The longest contact, in characters.
pub const CONTACT_MAX: usize = 254;

/// A point of the curve P-256 in 65 bytes, written in letters of addresses.
const POINT_LETTERS: usize = 87;
/// A secret of 16 bytes, written in letters of addresses.
const SECRET_LETTERS: usize = 22;
/// For how long a service keeps what is late or told further up.
const LATE_KEPT_SECONDS: i64 = 60 * 60;
/// For how long a service keeps what has a window, at the least and at the most.
const KEPT_SECONDS: (i64, i64) = (60, 4 * 60 * 60);

/// Who carries messages to the browsers that they made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Service {
    /// Firebase Cloud Messaging, for Chrome and what is made of it.
    Google,
    /// Autopush, for Firefox.
    Mozilla,
    /// Apple's, for Safari.
    Apple,
    /// Windows' own, for Edge.
    Microsoft,
}

impl Service {
    /// Every service.
    pub const ALL: [Self; 4] = [Self::Google, Self::Mozilla, Self::Apple, Self::Microsoft];

    /// Its word in storage, pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Mozilla => "mozilla",
            Self::Apple => "apple",
            Self::Microsoft => "microsoft",
        }
    }

    /// The service of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// What its maker calls itself, in every language alike.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Google => "Google",
            Self::Mozilla => "Mozilla",
            Self::Apple => "Apple",
            Self::Microsoft => "Microsoft",
        }
    }

    /// Where it is called, as far as its hosts have a name in common.
    #[must_use]
    pub fn domain(self) -> &'static str {
        match self {
            Self::Google => "fcm.googleapis.com",
            Self::Mozilla => "push.services.mozilla.com",
            Self::Apple => "push.apple.com",
            Self::Microsoft => "notify.windows.com",
        }
    }

    /// The service whose host it is: its very name, or a name below one that is the service's alone.
    #[must_use]
    pub fn of_host(name: &str) -> Option<Self> {
        const NAMES: [(&str, Service); 3] = [
            ("fcm.googleapis.com", Service::Google),
            ("jmt17.google.com", Service::Google),
            ("updates.push.services.mozilla.com", Service::Mozilla),
        ];
        const ENDINGS: [(&str, Service); 3] = [
            (".push.services.mozilla.com", Service::Mozilla),
            (".push.apple.com", Service::Apple),
            (".notify.windows.com", Service::Microsoft),
        ];
        let named = NAMES.into_iter().find(|(known, _)| *known == name);
        let below = || ENDINGS.into_iter().find(|(end, _)| name.ends_with(end));
        named.or_else(below).map(|(_, service)| service)
    }
}

/// How a site uses web push, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Whom a service may write to where something is wrong: an address for mail, or a page.
    pub contact: String,
    /// Which services may be called.
    pub services: Vec<Service>,
}

impl Setting {
    /// The setting with everything in its place.
    ///
    /// # Errors
    /// By the first field that cannot be.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.contact = self.contact.trim().to_owned();
        let is_page = self.contact.starts_with("https://")
            && self.contact.len() <= CONTACT_MAX
            && host(&self.contact, Private::Refused).is_ok();
        let mail = self.contact.strip_prefix("mailto:");
        if !is_page && !is_mail_address(mail.unwrap_or(&self.contact)) {
            return Err(Refusal::invalid("contact", "alert-push-contact-unfit"));
        }
        if !is_page && mail.is_none() {
            self.contact.insert_str(0, "mailto:");
        }
        self.services.sort_unstable();
        self.services.dedup();
        if self.services.is_empty() {
            return Err(Refusal::invalid("services", "alert-push-services-none"));
        }
        Ok(self)
    }
}

/// Where a browser is told something, as it said so itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The address of its service; whoever knows it can write there.
    pub endpoint: String,
    /// Its public key.
    pub p256dh: String,
    /// The secret that it shares with whoever writes to it.
    pub auth: String,
}

impl Subscription {
    /// The subscription with everything in its place, and where it leads. A house may let webhooks lead inside; a
    /// browser's own word never does, unless `private` says so.
    ///
    /// # Errors
    /// By the first field that cannot be, and where the service is none that may be called.
    pub fn checked(
        mut self,
        services: &[Service],
        private: Private,
    ) -> Result<(Self, Host), Refusal> {
        self.endpoint = self.endpoint.trim().to_owned();
        let led = host(&self.endpoint, private).map_err(|_| unfit("endpoint"))?;
        let service = Service::of_host(&led.name);
        let may = service.is_some_and(|service| services.contains(&service));
        // A maker's service stands at one port; another would only make it look shut to everybody.
        if led.port != 443 && private == Private::Refused {
            return Err(unfit("endpoint"));
        }
        if !may && private == Private::Refused {
            let foreign = Refusal::invalid("endpoint", "alert-push-service-closed");
            return Err(foreign.with("host", led.name));
        }
        self.p256dh = letters(&self.p256dh, POINT_LETTERS).ok_or_else(|| unfit("p256dh"))?;
        // An uncompressed point begins with 4.
        if !self.p256dh.starts_with('B') {
            return Err(unfit("p256dh"));
        }
        self.auth = letters(&self.auth, SECRET_LETTERS).ok_or_else(|| unfit("auth"))?;
        Ok((self, led))
    }
}

fn unfit(field: &'static str) -> Refusal {
    Refusal::invalid(field, "alert-push-subscription-unfit")
}

/// So many letters of addresses; what fills them up to fours is left out.
fn letters(text: &str, count: usize) -> Option<String> {
    let text = text.trim_end_matches('=');
    let lawful = |one: char| one.is_ascii_alphanumeric() || one == '-' || one == '_';
    (text.len() == count && text.chars().all(lawful)).then(|| text.to_owned())
}

/// How urgent a service is told that a stage is, in the words of RFC 8030: what has just opened may wait for a phone
/// that sleeps, what is half gone or worse wakes it.
#[must_use]
pub fn urgency(stage: Stage) -> &'static str {
    match stage {
        Stage::Opens => "normal",
        Stage::Trial | Stage::Soon | Stage::Overdue | Stage::Unreached | Stage::Escalated => "high",
    }
}

/// Whether a service that refuses what is for a browser refuses that browser alone, by when it last took something of
/// the house's for whomever. One that takes nothing any more may find fault with the house's key, or with its clock.
#[must_use]
pub fn refuses_one(taken: Option<Milliseconds>, now: Milliseconds) -> bool {
    taken.is_some_and(|taken| now - taken <= TAKEN_MAX_MS)
}

/// For how many seconds a service keeps what it cannot deliver: no longer than it is of use.
#[must_use]
pub fn seconds_kept(stage: Stage, due: Milliseconds, now: Milliseconds) -> i64 {
    let (least, most) = KEPT_SECONDS;
    match stage {
        Stage::Trial => least,
        Stage::Opens | Stage::Soon => ((due - now) / 1_000).clamp(least, most),
        Stage::Overdue | Stage::Unreached | Stage::Escalated => LATE_KEPT_SECONDS,
    }
}

#[cfg(test)]
mod tests;
