//! The note at the door of a team's office 留言条 (clause C4.2.5): when the last of a team leaves, it writes itself.
//! The timer notices that nobody is left, and begins what the standard's rule wants of whoever left last; a screen
//! at the door shows the note by itself. Entries tell that a team was away and who left last, never where anybody is.

mod ground;
mod screen;
mod shown;
mod word;

use domain::access::Actor;
use domain::away::{AwayNote, Change};
use domain::directory::Room;
use domain::duty::{DutyRecord, Settled};
use domain::journal::Entry;
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, AwayNoteId, SiteId};
use standards::{Outcome, Rule, Start};
use store::Database;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{Begun, begin_those};
use crate::view::clauses_of;

use self::ground::{Ground, TeamGround, Which};
pub use self::screen::{add_screen, heard_of, revoke_screen};
pub(crate) use self::shown::own_word;
pub use self::shown::{
    AwayNotes, AwayPerson, AwayTeam, Door, OwnWord, ScreenView, door, notes, sheet,
};
pub use self::word::{come_back, go_out};

/// What a time of being away is to its duty.
fn subject_of(note: &AwayNote) -> Subject {
    Subject {
        register: Register::AwayNote,
        id: note.id.0,
        number: note.number.unsigned_abs(),
    }
}

/// Follows by the time alone: the last of a team has left, or somebody is back.
pub(crate) async fn follow_time(house: &House, site: &SiteId) -> Result<(), Error> {
    let (owned, asked, now) = (house.clone(), site.clone(), house.now());
    // A turn that changes nothing must write nothing: it comes every second.
    let read = move |db: &mut Database| -> anyhow::Result<bool> {
        let Some(site) = store::site::find(db, &asked)? else {
            return Ok(false);
        };
        Ok(Ground::read(db, &owned, &site, (now, Which::Carrying))?.wants_change())
    };
    if !house.store().read(read).await? {
        return Ok(());
    }
    let command = Command {
        id: domain::CommandId::derived(&["away-notes", site.as_str(), &now.to_string()]),
        at: now,
        fingerprint: [0; 32],
    };
    let carry = move |deed: &mut Deed<'_>| {
        follow(deed)?;
        Ok(Answer::default())
    };
    perform(house, &Actor::house(), site, &command, carry).await?;
    Ok(())
}

/// Does what follows from where the teams are by now.
fn follow(deed: &mut Deed<'_>) -> Result<(), Error> {
    let site = deed.site.clone();
    let ground = Ground::read(deed.db, deed.house, &site, (deed.now, Which::Carrying))?;
    for note in &ground.left {
        end(deed, note)?;
    }
    for team in &ground.teams {
        match (team.change(), &team.note) {
            (Change::Begin(last), _) => begin(deed, team, last)?,
            (Change::Show, Some(note)) => show(deed, team, note)?,
            (Change::Renew, Some(note)) => renew(deed, team, note)?,
            (Change::End, Some(note)) => end(deed, note)?,
            (Change::Stay | Change::Show | Change::Renew | Change::End, _) => {}
        }
    }
    Ok(())
}

/// Everybody of the team is out from now on. The note is whoever's who left last.
fn begin(deed: &mut Deed<'_>, team: &TeamGround, last: AccountId) -> Result<(), Error> {
    let Some(office) = &team.office else {
        return Ok(());
    };
    let (day, now) = (deed.day_of(deed.now), deed.now.to_string());
    let whose = team.team.id.to_string();
    let note = AwayNote {
        id: AwayNoteId::derived(&["away-note", deed.site.id.as_str(), &whose, &now]),
        number: store::away::last_number(deed.db, &deed.site.id, &day)? + 1,
        day,
        team: team.team.id,
        begun: deed.now,
        last,
        over: None,
    };
    store::away::add(deed.db, &deed.site.id, &note)?;
    let made = ask(deed, team, (&note, office), Some(last))?;
    let names = store::account::names(deed.db, &deed.site.id)?;
    let name = names.into_iter().find(|(who, _)| *who == last);
    let entry = entry(deed, "away-begun", &note, made.first())?
        .detail("person", name.map(|(_, name)| name).unwrap_or_default());
    deed.write(&entry)?;
    if team.screen.is_some() {
        show(deed, team, &note)?;
    }
    Ok(())
}

/// Asks somebody to put the note out.
fn ask(
    deed: &mut Deed<'_>,
    team: &TeamGround,
    (note, office): (&AwayNote, &Room),
    of: Option<AccountId>,
) -> Result<Vec<DutyRecord>, Error> {
    let begun = Begun {
        subject: subject_of(note),
        room: Some(office.id),
        at: deed.now,
        agreed: None,
        assignee: of,
    };
    let by = team.team.standard_name.clone();
    let wanted = move |rule: &Rule| rule.by == by.as_str();
    begin_those(deed, Start::AllAway, &begun, &wanted)
}

/// The screen at the door went dark while all are still away: who left last is asked to put a note out, or whoever
/// of the team is on duty where they are not any more; left undone it goes to the leader as any duty does.
fn renew(deed: &mut Deed<'_>, team: &TeamGround, note: &AwayNote) -> Result<(), Error> {
    let Some(office) = &team.office else {
        return Ok(());
    };
    let mut on_duty = team.on_duty.iter();
    let is_there = on_duty.any(|(account, _)| *account == note.last);
    let made = ask(deed, team, (note, office), is_there.then_some(note.last))?;
    let entry = entry(deed, "away-dark", note, made.first())?;
    deed.write(&entry)?;
    Ok(())
}

/// The screen at the door shows the note: it is out, and nobody has to put it there.
fn show(deed: &mut Deed<'_>, team: &TeamGround, note: &AwayNote) -> Result<(), Error> {
    let at = instant(deed.now);
    let duty = settle(deed, note, &Outcome::Done { at })?;
    let name = team.screen.as_ref().map(|screen| screen.name.clone());
    let entry =
        entry(deed, "away-shown", note, duty.as_ref())?.detail("screen", name.unwrap_or_default());
    deed.write(&entry)?;
    Ok(())
}

/// Somebody is back, or nobody is on duty any more. A note that was not put out is not wanted any more.
fn end(deed: &mut Deed<'_>, note: &AwayNote) -> Result<(), Error> {
    store::away::end(deed.db, &deed.site.id, note.id, deed.now)?;
    let at = instant(deed.now);
    let duty = settle(deed, note, &Outcome::Cancelled { at })?;
    let entry = entry(deed, "away-over", note, duty.as_ref())?;
    deed.write(&entry)?;
    Ok(())
}

/// Settles what is unsettled about the note, as the house itself; gives the duty that was.
fn settle(
    deed: &mut Deed<'_>,
    note: &AwayNote,
    outcome: &Outcome,
) -> Result<Option<DutyRecord>, Error> {
    let mut settled = None;
    for mut duty in store::duty::of_subject(deed.db, &deed.site.id, subject_of(note))? {
        if duty.duty.outcome.is_some() {
            continue;
        }
        duty.duty.outcome = Some(outcome.clone());
        if matches!(outcome, Outcome::Done { .. }) {
            duty.settled = Some(Settled {
                by: Actor::house().name,
                received: deed.now,
            });
        }
        store::duty::settle(deed.db, &deed.site.id, &duty)?;
        settled = Some(duty);
    }
    Ok(settled)
}

/// What follows from where a team is, the house does itself, when it learns of it.
fn entry(
    deed: &mut Deed<'_>,
    act: &str,
    note: &AwayNote,
    duty: Option<&DutyRecord>,
) -> Result<Entry, Error> {
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| team.id == note.team);
    let mut entry = deed
        .entry(act)
        .detail("day", &note.day)
        .detail("number", note.number)
        .detail("team", team.map_or_else(String::new, |team| team.name));
    entry.at = entry.received;
    entry.account = None;
    entry.actor = Actor::house().name;
    if let Some(duty) = duty {
        entry.duty = Some(duty.id);
        entry.room = duty.room;
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let rule = standard.rule(&duty.duty.rule);
        entry.clauses = rule.map_or_else(Vec::new, clauses_of);
    }
    Ok(entry)
}

/// Whoever goes off duty is nowhere any more: what they said of themselves goes with the shift.
pub(crate) fn end_shift(deed: &mut Deed<'_>, account: AccountId) -> Result<(), Error> {
    Ok(store::away::forget_word(deed.db, &deed.site.id, account)?)
}
