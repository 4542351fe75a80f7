//! How a command is carried out: once, in one transaction with its journal entry, answered after
//! the commit, and answered the same when it is repeated.

use std::pin::Pin;

use domain::access::{Action, Actor, Object, Reach};
use domain::directory::{Room, Site, Team};
use domain::journal::Entry;
use domain::{CommandId, DutyId, MeetingId, Milliseconds, Refusal, RoomId, SiteId};
use jiff::tz::TimeZone;
use store::Database;
use store::command::Answered;
use store::site::Head;

use crate::error::Error;
use crate::house::{House, zone};
use crate::live::Event;

/// The longest that a phone may have been away, and that the answer to a command is remembered.
pub const AWAY_MAX_MS: Milliseconds = 30 * 24 * 60 * 60 * 1_000;

/// One use of the product by a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Made by the client; the same id again returns the first answer.
    pub id: CommandId,
    /// When it was done, by the client's clock as corrected. What lies before [`AWAY_MAX_MS`] or
    /// after now is a clock that stands wrong: it was done then at the earliest, now at the latest.
    pub at: Milliseconds,
    /// Hash of method, path and body: the same id with another content is refused.
    pub fingerprint: [u8; 32],
}

impl Command {
    /// What the ids of things that it makes by the dozen are derived from: a command's id is its account's own.
    pub(crate) fn made_by(&self, actor: &Actor) -> String {
        let account = actor.account.map_or_else(String::new, |id| id.to_string());
        format!("{account} {}", self.id)
    }
}

/// What somebody is told beside the success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Key of its words: `notice-` and this.
    pub key: String,
    /// Arguments of its words.
    pub arguments: Vec<(String, String)>,
}

/// The answer to a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The id of what it made or changed.
    pub subject: Option<String>,
    /// The number of its last journal entry; 0 where it wrote none.
    pub journal_number: i64,
    /// What else is to be told.
    pub notice: Option<Notice>,
}

impl Answer {
    /// An answer about `subject`.
    #[must_use]
    pub fn about(subject: impl std::fmt::Display) -> Self {
        Self {
            subject: Some(subject.to_string()),
            ..Self::default()
        }
    }

    /// An answer about counts, as `12 2 1`: sent again, the same is told again.
    pub(crate) fn of_counts<const N: usize>(counts: [usize; N]) -> Self {
        Self::about(counts.map(|count| count.to_string()).join(" "))
    }

    /// The counts that it is about; 0 for what is not told.
    pub(crate) fn counts<const N: usize>(&self) -> [usize; N] {
        let told = self.subject.as_deref().unwrap_or_default();
        let mut counts = told.split(' ').map(|count| count.parse().unwrap_or(0));
        std::array::from_fn(|_| counts.next().unwrap_or(0))
    }

    fn to_text(&self) -> String {
        let notice = self
            .notice
            .as_ref()
            .map(|notice| (&notice.key, &notice.arguments));
        serde_json::json!([self.subject, self.journal_number, notice]).to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        type Kept = (Option<String>, i64, Option<(String, Vec<(String, String)>)>);
        let (subject, journal_number, notice): Kept = serde_json::from_str(text).ok()?;
        let notice = notice.map(|(key, arguments)| Notice { key, arguments });
        Some(Self {
            subject,
            journal_number,
            notice,
        })
    }
}

/// A command while it is carried out.
pub(crate) struct Deed<'deed> {
    pub(crate) db: &'deed mut Database,
    pub(crate) house: &'deed House,
    pub(crate) actor: &'deed Actor,
    pub(crate) site: Site,
    pub(crate) zone: TimeZone,
    /// When it was done.
    pub(crate) at: Milliseconds,
    /// When the server learnt of it.
    pub(crate) now: Milliseconds,
    pub(crate) events: Vec<Event>,
    /// Where the journal stands: nobody else writes in it meanwhile.
    head: Head,
}

impl Deed<'_> {
    /// An entry by this actor at this time; the caller adds what it is about.
    pub(crate) fn entry(&self, act: &str) -> Entry {
        Entry {
            at: self.at,
            received: self.now,
            account: self.actor.account,
            actor: self.actor.name.clone(),
            act: act.to_owned(),
            meeting: None,
            duty: None,
            room: None,
            clauses: Vec::new(),
            details: Vec::new(),
        }
    }

    /// Writes the entry and lets the screens know after the commit.
    pub(crate) fn write(&mut self, entry: &Entry) -> Result<i64, Error> {
        let (db, site) = (&mut *self.db, &self.site.id);
        let number = store::journal::append_after(db, site, &mut self.head, entry)?;
        self.events.push(Event {
            number,
            act: entry.act.clone(),
            meeting: entry.meeting,
            duty: entry.duty,
            room: entry.room,
            hushed: crate::case::is_hushed(entry),
        });
        Ok(number)
    }

    /// How far the actor's right reaches.
    ///
    /// # Errors
    /// Refused where they have none.
    pub(crate) fn reach(&self, object: Object, action: Action) -> Result<Reach, Error> {
        if self.actor.account.is_none() && self.actor.grants.is_empty() {
            return Ok(Reach::Site);
        }
        let right = self.actor.right(&self.site.id, object, action);
        right
            .map(|right| right.reach)
            .ok_or_else(|| Refusal::forbidden("not-allowed").into())
    }

    /// The teams the actor is a member of.
    pub(crate) fn own_teams(&mut self) -> Result<Vec<Team>, Error> {
        let account = self.actor.account;
        let teams = store::directory::teams(self.db, &self.site.id)?;
        Ok(teams
            .into_iter()
            .filter(|team| account.is_some_and(|account| team.members.contains(&account)))
            .collect())
    }

    /// The room, which must be there.
    pub(crate) fn room(&mut self, id: RoomId) -> Result<Room, Error> {
        let rooms = store::directory::rooms(self.db, &self.site.id)?;
        let found = rooms.into_iter().find(|room| room.id == id);
        found.ok_or_else(|| Refusal::invalid("room", "room-unknown").into())
    }

    /// The civil day of an instant at the site.
    pub(crate) fn day_of(&self, at: Milliseconds) -> String {
        day_of(at, &self.zone)
    }
}

/// Refuses a command under whose id something else is known already: new things have their command's id.
///
/// # Errors
/// Invalid at `command`.
pub(crate) fn check_unused(is_known: bool) -> Result<(), Refusal> {
    if is_known {
        return Err(Refusal::invalid("command", "command-reused"));
    }
    Ok(())
}

/// The civil day of an instant, `YYYY-MM-DD`.
pub(crate) fn day_of(at: Milliseconds, zone: &TimeZone) -> String {
    domain::serving::instant(at)
        .to_zoned_datetime(zone.clone())
        .date()
        .to_string()
}

/// An entry that is about a meeting, a duty, a room, and what the words need.
pub(crate) trait About: Sized {
    fn meeting(self, id: MeetingId) -> Self;
    fn duty(self, id: DutyId) -> Self;
    fn room(self, id: RoomId) -> Self;
    fn detail(self, name: &str, value: impl std::fmt::Display) -> Self;
}

impl About for Entry {
    fn meeting(mut self, id: MeetingId) -> Self {
        self.meeting = Some(id);
        self
    }

    fn duty(mut self, id: DutyId) -> Self {
        self.duty = Some(id);
        self
    }

    fn room(mut self, id: RoomId) -> Self {
        self.room = Some(id);
        self
    }

    fn detail(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.details.push((name.to_owned(), value.to_string()));
        self
    }
}

/// Whether a deed was really done, and not answered from memory: what shows something that is counted
/// shows nothing again when its command is repeated.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ran(std::sync::Arc<std::sync::atomic::AtomicBool>);

impl Ran {
    /// The deed is being done.
    pub(crate) fn note(&self) {
        self.0.store(true, std::sync::atomic::Ordering::Release);
    }

    /// Whether it was done.
    pub(crate) fn is_noted(&self) -> bool {
        self.0.load(std::sync::atomic::Ordering::Acquire)
    }

    /// Refuses what was answered from memory.
    ///
    /// # Errors
    /// Where the deed was not done by this command.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if self.is_noted() {
            return Ok(());
        }
        Err(Refusal::conflict("command-reused"))
    }
}

/// Carries a command out.
///
/// # Errors
/// Refused by the deed, by a repeated id with another content, or because the site is not there.
pub(crate) fn perform<'asked>(
    house: &'asked House,
    actor: &Actor,
    site: &'asked SiteId,
    command: &Command,
    deed: impl Fn(&mut Deed<'_>) -> Result<Answer, Error> + Send + 'static,
) -> Soon<'asked, Result<Answer, Error>> {
    perform_any(house, actor, site, command, Box::new(deed))
}

/// Any deed: what carries them out is built once and not once for each.
type AnyDeed = Box<dyn Fn(&mut Deed<'_>) -> Result<Answer, Error> + Send>;
type Soon<'asked, T> = Pin<Box<dyn Future<Output = T> + Send + 'asked>>;

fn perform_any<'asked>(
    house: &'asked House,
    actor: &Actor,
    site: &'asked SiteId,
    command: &Command,
    deed: AnyDeed,
) -> Soon<'asked, Result<Answer, Error>> {
    let (owned_house, actor, site_id, command) =
        (house.clone(), actor.clone(), site.clone(), command.clone());
    let carry_out =
        move |db: &mut Database| carry_out(&owned_house, &actor, &site_id, &command, db, &deed);
    Box::pin(async move {
        let (answer, events) = house.store().write(Some(site), carry_out).await?;
        for event in events {
            house.live().publish(site, event);
        }
        Ok(answer)
    })
}

fn carry_out(
    house: &House,
    actor: &Actor,
    site_id: &SiteId,
    command: &Command,
    db: &mut Database,
    deed: &AnyDeed,
) -> Result<(Answer, Vec<Event>), Error> {
    let who = actor
        .account
        .map_or_else(|| format!("{site_id}:{}", actor.name), |id| id.to_string());
    let plain = domain::journal::Hash(command.fingerprint).to_string();
    let fingerprint = sealed(house, &plain);
    if let Some(answered) = store::command::find(db, &who, command.id)? {
        // Those of versions before this one were kept as they came.
        if answered.fingerprint != fingerprint && answered.fingerprint != plain {
            return Err(Refusal::invalid("command", "command-reused").into());
        }
        let answer = Answer::from_text(&answered.answer).ok_or_else(|| {
            anyhow::anyhow!("the answer kept for command {} is unreadable", command.id)
        })?;
        return Ok((answer, Vec::new()));
    }
    let (site, head) = store::site::find_with_head(db, site_id)?
        .ok_or_else(|| Refusal::missing("site-unknown"))?;
    let zone = zone(&site.time_zone)?;
    let now = house.now();
    let mut doing = Deed {
        db,
        house,
        actor,
        site,
        zone,
        at: command.at.clamp(now.saturating_sub(AWAY_MAX_MS), now),
        now,
        events: Vec::new(),
        head,
    };
    let mut answer = deed(&mut doing)?;
    let events = doing.events;
    answer.journal_number = events.last().map_or(0, |event| event.number);
    let answered = Answered {
        fingerprint,
        answer: answer.to_text(),
    };
    store::command::keep(db, &who, command.id, &answered, now)?;
    Ok((answer, events))
}

/// A fingerprint as it is kept: of a name and a telephone, one that anybody can make could be guessed
/// from a stolen database, so this one takes the key.
fn sealed(house: &House, plain: &str) -> String {
    let keys = house.keys();
    keys.map_or_else(
        |_| plain.to_owned(),
        |keys| keys.mark(&["fingerprint"], plain),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_as_it_was_given() {
        let answers = [
            Answer::default(),
            Answer::about("x"),
            Answer {
                subject: None,
                journal_number: 7,
                notice: Some(Notice {
                    key: "already-done".to_owned(),
                    arguments: vec![("by".to_owned(), "王芳".to_owned())],
                }),
            },
        ];
        for answer in answers {
            assert_eq!(Answer::from_text(&answer.to_text()), Some(answer));
        }
    }
}
