//! One use of the product by somebody, as a value: it can be queued on a phone, sent, and sent again.

mod bureau;
mod client;
mod desk;
mod roster;

use app::duty::Settlement;
use app::meeting::Booking;
use app::request::Ask;
use app::serving::Word;
use app::{Actor, Answer, Command, Error, House};
use domain::directory::Closure;
use domain::requirement::Requirement;
use domain::{AccountId, ClosureId, CommandId, DutyId, MeetingId, Milliseconds, SiteId, Uid};

pub use bureau::BureauAct;
pub use client::ClientAct;
pub use desk::DeskAct;
pub use roster::RosterAct;

/// What somebody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Books a meeting or a series.
    Book(Box<Booking>),
    /// Changes a booking whose revision they saw.
    Change(MeetingId, i32, Box<Requirement>),
    /// Confirms a tentative booking.
    Confirm(MeetingId),
    /// Cancels a meeting with a reason.
    Cancel(MeetingId, String),
    /// Sets another scheduled end.
    SetEnd(MeetingId, Milliseconds),
    /// Says that the team knows of the change that led to this revision.
    Acknowledge(MeetingId, i32),
    /// Says how far a meeting is.
    Say(MeetingId, Word),
    /// Notes that the attendee at this place of the list was received.
    Receive(MeetingId, u32),
    /// Asks for something in a meeting.
    Ask(MeetingId, Ask),
    /// Settles a duty.
    Settle(DutyId, Settlement),
    /// Ticks a step of a duty.
    Tick(DutyId, u32),
    /// Gives a duty to somebody.
    Assign(DutyId, Option<AccountId>),
    /// Goes on duty.
    GoOn,
    /// Goes off duty.
    GoOff,
    /// Adds a note to the journal.
    Note(String, Option<MeetingId>),
    /// Closes a room for a time.
    CloseRoom(Closure),
    /// Opens a closed room again.
    ReopenRoom(ClosureId),
    /// Publishes a new version of the written standard.
    Publish(String),
    /// Uses a register of the reception desk.
    Desk(DeskAct),
    /// Does something else of the bureau's day.
    Bureau(BureauAct),
    /// Does something about what a client commissions or complains of.
    Client(ClientAct),
}

/// An act with who does it, where, and the command it is sent as.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Who.
    pub actor: Actor,
    /// At which site.
    pub site: SiteId,
    /// Its id, its time and its fingerprint.
    pub command: Command,
    /// What.
    pub act: Act,
}

/// A command whose id follows from `parts`, so that a repeated run makes the same house.
#[must_use]
pub fn command(parts: &[&str], at: Milliseconds) -> Command {
    Command {
        id: CommandId::derived(parts),
        at,
        fingerprint: fingerprint(&parts.join(" ")),
    }
}

/// Stands for the hash that a client's request would have.
fn fingerprint(content: &str) -> [u8; 32] {
    let mut fingerprint = [0; 32];
    for (half, name) in fingerprint.chunks_exact_mut(16).zip(["first", "second"]) {
        half.copy_from_slice(&Uid::derived(&[name, content]).0.to_be_bytes());
    }
    fingerprint
}

impl Sent {
    /// An act done at `at`, its command's id made from `parts`.
    #[must_use]
    pub fn new(actor: &Actor, site: &SiteId, at: Milliseconds, parts: &[&str], act: Act) -> Self {
        let mut command = command(parts, at);
        command.fingerprint = fingerprint(&format!("{act:?}"));
        Self {
            actor: actor.clone(),
            site: site.clone(),
            command,
            act,
        }
    }

    /// Sends it to the house, once more if it was sent before.
    ///
    /// # Errors
    /// What the house says.
    pub async fn send(&self, house: &House) -> Result<Answer, Error> {
        let (actor, site, command) = (&self.actor, &self.site, &self.command);
        match self.act.clone() {
            Act::Book(booking) => app::meeting::book(house, actor, site, command, *booking).await,
            Act::Change(id, revision, wished) => {
                app::meeting::change(house, actor, site, command, id, revision, *wished).await
            }
            Act::Confirm(id) => app::meeting::confirm(house, actor, site, command, id).await,
            Act::Cancel(id, reason) => {
                app::meeting::cancel(house, actor, site, command, id, reason).await
            }
            Act::SetEnd(id, ends) => {
                app::meeting::set_end(house, actor, site, command, id, ends).await
            }
            Act::Acknowledge(id, revision) => {
                app::meeting::acknowledge_change(house, actor, site, command, id, revision).await
            }
            Act::Say(id, word) => app::serving::say(house, actor, site, command, id, word).await,
            Act::Receive(id, place) => {
                app::serving::receive(house, actor, site, command, id, place, None).await
            }
            Act::Ask(id, ask) => app::request::ask(house, actor, site, command, id, ask).await,
            Act::Settle(id, how) => app::duty::settle(house, actor, site, command, id, how).await,
            Act::Tick(id, step) => {
                app::duty::tick_step(house, actor, site, command, id, step).await
            }
            Act::Assign(id, to) => app::duty::assign(house, actor, site, command, id, to).await,
            Act::GoOn => app::shift::start(house, actor, site, command).await,
            Act::GoOff => app::shift::end(house, actor, site, command).await,
            Act::Note(text, meeting) => {
                app::journal::note(house, actor, site, command, text, meeting).await
            }
            Act::CloseRoom(closure) => {
                app::directory::close_room(house, actor, site, command, closure).await
            }
            Act::ReopenRoom(id) => {
                app::directory::reopen_room(house, actor, site, command, id).await
            }
            Act::Desk(act) => Box::pin(act.send(house, (actor, site, command))).await,
            Act::Bureau(act) => Box::pin(act.send(house, (actor, site, command))).await,
            Act::Client(act) => Box::pin(act.send(house, (actor, site, command))).await,
            Act::Publish(text) => {
                let published = app::site::publish_standard(house, actor, site, command, text);
                published.await?.map_err(|problems| {
                    Error::Failed(anyhow::anyhow!(
                        "the new standard has problems: {problems:?}"
                    ))
                })
            }
        }
    }
}
