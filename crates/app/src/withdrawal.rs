//! Taking back what one just did by a slip of the thumb. What was said reaches everybody at once, so
//! it is not held back for an undo; the undo is an act of its own, and the journal keeps both.

use domain::access::{Action, Actor, Object};
use domain::duty::DutyRecord;
use domain::serving::{Record, What, play};
use domain::{DutyId, MeetingId, Milliseconds, Refusal, SiteId};
use standards::Happening;
use store::meeting::MeetingRecord;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::duty::{about, load_theirs};
use crate::error::Error;
use crate::house::House;
use crate::plan;
use crate::serving::{Word, load_to_serve, refuse_where_another_runs};

/// For how long after it was done something can be taken back.
const WITHDRAW_MS: Milliseconds = 60_000;

/// Takes back that the actor did or waived the duty a moment ago.
///
/// # Errors
/// Refused when it was not the actor, when it is too long ago, or when others went on from it.
pub async fn of_duty(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    duty: DutyId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = load_theirs(deed, duty)?;
        crate::fault::keep_for_the_register(&record)?;
        crate::order::keep_for_the_register(deed, &record)?;
        let standard = deed
            .house
            .standard(deed.db, &deed.site.id, record.standard_version)?;
        let rule = standard
            .rule(&record.duty.rule)
            .ok_or_else(|| anyhow::anyhow!("duty {duty} has a rule its standard lacks"))?;
        crate::case::keep_for_the_case(&record, rule)?;
        crate::assigned_matter::keep_for_the_register(&record)?;
        crate::paper_in_custody::keep_for_the_register(&record)?;
        crate::found_item::keep_for_the_register(&record)?;
        crate::hand_over::keep_for_the_register(&record)?;
        match record.meeting {
            Some(meeting) => {
                let mut meeting = store::meeting::find_bare(deed.db, &deed.site.id, meeting)?
                    .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
                take_back(deed, &mut meeting, |happening| settles(happening, &record))?;
            }
            None => reopen(deed, &record)?,
        }
        let entry = about(deed.entry("duty-withdrawn"), &record, rule);
        deed.write(&entry)?;
        Ok(Answer::about(duty))
    })
    .await
}

/// Takes back what the actor said of the meeting a moment ago.
///
/// # Errors
/// Refused when it was not the actor, when it is too long ago, when others went on from it, and when
/// another meeting runs since where this one ended.
pub async fn of_word(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    meeting: MeetingId,
    word: Word,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load_to_serve(deed, meeting)?;
        if word == Word::Ended {
            // It runs again, so nobody may meet there since.
            refuse_where_another_runs(deed, &record)?;
        }
        take_back(deed, &mut record, |happening| {
            *happening == word.happening()
        })?;
        let required = &record.meeting.requirement;
        let entry = deed
            .entry("word-withdrawn")
            .meeting(meeting)
            .room(required.room)
            .detail("title", &required.title);
        deed.write(&entry)?;
        Ok(Answer::about(meeting))
    })
    .await
}

fn settles(happening: &Happening, duty: &DutyRecord) -> bool {
    let (Happening::Done { rule, round } | Happening::Waived { rule, round, .. }) = happening
    else {
        return false;
    };
    *rule == duty.duty.rule && *round == Some(duty.duty.round)
}

/// Takes the actor's last such happening out of the meeting's list, and plays the rest again.
fn take_back(
    deed: &mut Deed<'_>,
    record: &mut MeetingRecord,
    is_it: impl Fn(&Happening) -> bool,
) -> Result<(), Error> {
    let id = record.meeting.id;
    let mut records = store::meeting::happenings(deed.db, &deed.site.id, id)?;
    let own = |one: &Record| {
        one.account.is_some()
            && one.account == deed.actor.account
            && matches!(&one.what, What::Happened(happening) if is_it(happening))
    };
    let place = records
        .iter()
        .rposition(own)
        .ok_or_else(|| Refusal::conflict("nothing-to-take-back"))?;
    let taken = records.remove(place);
    check_age(deed, taken.at)?;
    let version = record.meeting.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let played = play(
        &standard,
        &deed.zone,
        plan::size_of(&record.meeting),
        &records,
    )
    .map_err(|_| Refusal::conflict("others-followed"))?;
    store::meeting::take_back_happening(deed.db, &deed.site.id, id, &taken)?;
    plan::follow_anew(deed, record, &standard, &records, &played)?;
    crate::meeting::renew_holds(deed, &record.meeting)
}

fn check_age(deed: &Deed<'_>, at: Milliseconds) -> Result<(), Refusal> {
    if deed.now - at > WITHDRAW_MS {
        return Err(Refusal::conflict("too-late-to-take-back"));
    }
    Ok(())
}

/// Opens a duty of the day again, if it was the actor who settled it last.
fn reopen(deed: &mut Deed<'_>, record: &DutyRecord) -> Result<(), Error> {
    deed.reach(Object::Duty, Action::Do)?;
    let settling = store::journal::Question {
        duty: Some(record.id),
        limit: 10,
        ..store::journal::Question::default()
    };
    let entries = store::journal::find(deed.db, &deed.site.id, &settling)?;
    let last = entries.iter().find(|written| {
        matches!(
            written.entry.act.as_str(),
            "duty-done" | "duty-waived" | "duty-withdrawn"
        )
    });
    let own = last.filter(|written| {
        written.entry.act != "duty-withdrawn" && written.entry.account == deed.actor.account
    });
    let settled_at = own
        .map(|written| written.entry.at)
        .ok_or_else(|| Refusal::conflict("nothing-to-take-back"))?;
    check_age(deed, settled_at)?;
    let mut duty = record.clone();
    duty.duty.outcome = None;
    duty.settled = None;
    store::duty::settle(deed.db, &deed.site.id, &duty)?;
    crate::call::follow_duty(deed, &duty)?;
    crate::inquiry::follow_duty(deed, &duty)?;
    crate::order::follow_duty(deed, &duty)?;
    crate::restocking::follow_withdrawal(deed, &duty)?;
    crate::case::follow_duty(deed, &duty)
}
