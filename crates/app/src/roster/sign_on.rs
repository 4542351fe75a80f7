//! The check at sign-on: the standard's rules that start with a shift, as duties of the person who is
//! planned. Each item is in order, put right and then ticked, or recorded with a note; then the post is
//! taken and the shift begins (clauses A2.1, A4.1, C1.1, C1.2).

use domain::access::Role;
use domain::check::check_items;
use domain::duty::{DutyRecord, Settled, id_of};
use domain::roster::{COMES_BEFORE_MS, PlannedShift, SHIFT_MAX_MS, TOLD_LATE_MS, leaves_early};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, DutyId, Milliseconds, PlannedShiftId, Refusal, Uid};
use standards::{Duty, Outcome, Rule, Start, Timing};

use crate::command::Deed;
use crate::duty::Settlement;
use crate::error::Error;
use crate::subject::{Begun, How, moment, settle};
use crate::timer::place_of_kind;

/// The shift as what its duties are about.
pub(super) fn subject(shift: &PlannedShift) -> Subject {
    Subject {
        register: Register::PlannedShift,
        id: shift.id.0,
        number: u32::try_from(shift.number).unwrap_or(0),
    }
}

/// Whether the duty is about a planned shift.
pub(crate) fn is_about_one(duty: &DutyRecord) -> bool {
    duty.is_about(Register::PlannedShift)
}

/// Makes the duties of every shift of the day, once, and of those that begin so early on the next day that
/// their check opens on this one.
pub(crate) fn begin_day(deed: &mut Deed<'_>, day: &str) -> Result<(), Error> {
    let date = domain::day::parse(day).ok_or_else(|| anyhow::anyhow!("{day} is no day"))?;
    let next = date.tomorrow().map_err(anyhow::Error::from)?;
    let until = super::midnight(deed, next) + SHIFT_MAX_MS;
    let span = (super::midnight(deed, date), until);
    for shift in store::planned_shift::between(deed.db, &deed.site.id, span)? {
        follow(deed, &shift)?;
    }
    Ok(())
}

/// Sees to it that the duties of a shift stand as the shift does, from the civil day on which their window
/// opens. Those of a later day wait for that day, which may have another standard.
pub(super) fn follow(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    let span = (shift.starts, shift.ends);
    let leaves = store::leave::granted(deed.db, &deed.site.id, span)?;
    // Whoever is on leave is not asked to come; the leader has the post to give to somebody else. Whoever is
    // back from one takes the post then.
    let there = shift.there(&leaves);
    let comes = there.first().filter(|_| deed.now < shift.ends);
    let Some((comes, _)) = comes.copied() else {
        return give_up(deed, shift);
    };
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    let known = store::duty::of_subject(deed.db, &deed.site.id, subject(shift))?;
    let team = teams.iter().find(|team| team.id == shift.team);
    let today = deed.day_of(deed.now);
    let mut wanted = Vec::new();
    for rule in standard.rules() {
        let of_team = team.is_some_and(|team| rule.by == team.standard_name.as_str());
        if rule.starts != Start::Shift || !of_team {
            continue;
        }
        let Some(duty) = duty_of(deed, (shift, comes), rule)? else {
            continue;
        };
        if deed.day_of(duty.opens.as_millisecond()) > today {
            continue;
        }
        let id = check_id(deed, shift, rule);
        wanted.push(id);
        let before = known.iter().find(|duty| duty.id == id);
        if before.is_some_and(|known| stands(known, &duty, shift)) {
            continue;
        }
        let room = team.and_then(|team| place_of_kind(team, &rooms, rule));
        let record = DutyRecord {
            room: room.map(|room| room.id),
            ..record(deed, shift, (id, version), duty, before)
        };
        match before {
            Some(known) => {
                crate::alert::tell_anew(deed, known, &record.duty)?;
                store::duty::change(deed.db, &deed.site.id, &record)?;
            }
            None => store::duty::add(deed.db, &deed.site.id, &record)?,
        }
    }
    // Of another day, another team, or of a standard before: nobody asks for it any more.
    for duty in known.into_iter().filter(|duty| !wanted.contains(&duty.id)) {
        cancel(deed, duty)?;
    }
    Ok(())
}

/// A check is one person's on one day: for somebody else, and on another day, it is another.
fn check_id(deed: &Deed<'_>, shift: &PlannedShift, rule: &Rule) -> DutyId {
    let word = Register::PlannedShift.word();
    let matter = format!("{word} {} {} {}", shift.id, shift.account, shift.day);
    id_of(&deed.site.id, &matter, rule.id.as_str(), 1)
}

/// Whether a check stays as it is: what was done stays done, and who is late by now is not let off by a
/// change of the end.
fn stands(known: &DutyRecord, duty: &Duty, shift: &PlannedShift) -> bool {
    match &known.duty.outcome {
        Some(Outcome::Done { .. }) => true,
        // What was waived was that start, and not the one to which the shift was moved.
        None | Some(Outcome::Waived { .. }) => {
            known.duty.cause == duty.cause && known.team == Some(shift.team)
        }
        Some(_) => false,
    }
}

/// The check as it is kept. One that was missed and whose shift goes on after all has the window it had.
fn record(
    deed: &Deed<'_>,
    shift: &PlannedShift,
    (id, standard_version): (DutyId, i32),
    duty: Duty,
    before: Option<&DutyRecord>,
) -> DutyRecord {
    let missed = before.filter(|known| {
        matches!(known.duty.outcome, Some(Outcome::Missed { .. })) && known.duty.cause == duty.cause
    });
    let duty = missed.map_or(duty, |known| Duty {
        outcome: None,
        ..known.duty.clone()
    });
    let (opens, today) = (
        deed.day_of(duty.opens.as_millisecond()),
        deed.day_of(deed.now),
    );
    DutyRecord {
        id,
        day: missed.map_or_else(|| opens.max(today), |known| known.day.clone()),
        meeting: None,
        request: None,
        subject: Some(subject(shift)),
        standard_version,
        team: Some(shift.team),
        assignee: Some(shift.account),
        room: None,
        duty,
        settled: None,
        // Another start is another check; what is reopened goes on.
        steps_done: missed.map_or_else(Vec::new, |known| known.steps_done.clone()),
        overdue_noted: missed.and_then(|known| known.overdue_noted),
    }
}

/// The check of whoever comes to the shift then.
fn duty_of(
    deed: &mut Deed<'_>,
    (shift, comes): (&PlannedShift, Milliseconds),
    rule: &Rule,
) -> Result<Option<Duty>, Error> {
    let Timing::Once { opens, due } = rule.timing else {
        return Ok(None);
    };
    let begun = Begun {
        subject: subject(shift),
        room: None,
        at: comes,
        agreed: Some(comes),
        assignee: Some(shift.account),
    };
    let (opens, due) = (moment(deed, &begun, opens)?, moment(deed, &begun, due)?);
    // Whoever is planned when the time has all but passed is not late for that.
    let due = due.max(deed.now + TOLD_LATE_MS);
    Ok(Some(Duty {
        rule: rule.id.clone(),
        round: 1,
        cause: instant(comes),
        opens: instant(opens.min(due)),
        due: instant(due),
        stopped: None,
        outcome: None,
    }))
}

/// Takes away what is unsettled of a shift's duties.
pub(super) fn give_up(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    settle(deed, subject(shift), None, How::Cancelled)
}

fn cancel(deed: &mut Deed<'_>, mut duty: DutyRecord) -> Result<(), Error> {
    if duty.duty.outcome.is_some() {
        return Ok(());
    }
    duty.duty.outcome = Some(Outcome::Cancelled {
        at: instant(deed.now),
    });
    store::duty::settle(deed.db, &deed.site.id, &duty)?;
    Ok(())
}

/// Refuses what is to be done with a shift whose post is taken.
pub(super) fn check_untaken(deed: &mut Deed<'_>, shift: &PlannedShift) -> Result<(), Error> {
    let duties = store::duty::of_subject(deed.db, &deed.site.id, subject(shift))?;
    let done = |duty: &DutyRecord| matches!(duty.duty.outcome, Some(Outcome::Done { .. }));
    if shift.ends <= deed.now || duties.iter().any(done) {
        return Err(Refusal::conflict("shift-taken").into());
    }
    Ok(())
}

/// The check at sign-on is made by whoever it is about, and by nobody for them.
pub(crate) fn keep_theirs(deed: &Deed<'_>, duty: &DutyRecord) -> Result<(), Refusal> {
    if is_about_one(duty) && duty.assignee != deed.actor.account {
        return Err(Refusal::forbidden("sign-on-is-theirs"));
    }
    Ok(())
}

/// Refuses to settle a check at sign-on that is not made: an item was neither ticked nor recorded; or so
/// early that it says nothing about the post. A leader may let it be, with a reason. When the post was
/// taken is read from the house's clock: what a phone tells later counts as told.
pub(crate) fn keep_for_the_register(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    rule: &Rule,
    settlement: &Settlement,
) -> Result<(), Error> {
    if !is_about_one(duty) {
        return Ok(());
    }
    deed.at = deed.now;
    if let Settlement::Waived(_) = settlement {
        let leads = deed.reach(domain::access::Object::Roster, domain::access::Action::Edit);
        return match leads {
            Ok(_) => Ok(()),
            Err(_) => Err(Refusal::forbidden("sign-on-leader-waives").into()),
        };
    }
    keep_theirs(deed, duty)?;
    let from = duty.duty.opens.as_millisecond() - COMES_BEFORE_MS;
    if duty.duty.outcome.is_none() && deed.now < from {
        let at = super::clock(deed, from);
        return Err(Refusal::conflict("sign-on-too-early").with("at", at).into());
    }
    check_answered(deed, duty, rule)
}

fn check_answered(deed: &mut Deed<'_>, duty: &DutyRecord, rule: &Rule) -> Result<(), Error> {
    let remarks = store::remark::of_duties(deed.db, &deed.site.id, &[duty.id])?;
    let answered = |index: u32| {
        duty.steps_done.contains(&index) || remarks.iter().any(|one| one.item == index)
    };
    let items = check_items(rule, None);
    match items.iter().find(|item| !answered(item.index)) {
        Some(left) => Err(Refusal::conflict("sign-on-item-left")
            .at("step")
            .with("step", &left.text)
            .into()),
        None => Ok(()),
    }
}

/// The check is made: the post is taken, and the shift begins with it, unless it is over.
pub(crate) fn follow_duty(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let done = matches!(duty.duty.outcome, Some(Outcome::Done { .. }));
    let about = duty.subject.filter(|_| done && is_about_one(duty));
    let Some((about, account)) = about.zip(duty.assignee) else {
        return Ok(());
    };
    let id = PlannedShiftId(about.id);
    let shift = store::planned_shift::find(deed.db, &deed.site.id, id)?;
    let Some(shift) = shift.filter(|shift| deed.now < shift.ends) else {
        return Ok(());
    };
    // Another rule of the same shift may want something looked at as well.
    if !waiting(deed, &shift, account)?.is_empty() {
        return Ok(());
    }
    crate::shift::begin(deed, account)
}

/// Going on duty for a planned shift: its checks must be made, and are settled with it. Of several shifts
/// it is the first that is not over; when one came to it is read from the house's clock.
pub(crate) fn check_in(deed: &mut Deed<'_>, account: AccountId) -> Result<(), Error> {
    let near = (deed.at, deed.now + 2 * COMES_BEFORE_MS);
    let shifts = store::planned_shift::of_account(deed.db, &deed.site.id, account, near)?;
    if shifts.is_empty() {
        return Ok(());
    }
    deed.at = deed.now;
    let Some(shift) = shifts.into_iter().find(|shift| deed.now < shift.ends) else {
        return Ok(());
    };
    for mut duty in waiting(deed, &shift, account)? {
        let version = duty.standard_version;
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let Some(rule) = standard.rule(&duty.duty.rule) else {
            continue;
        };
        check_answered(deed, &duty, rule)?;
        domain::duty::may_finish(rule, &duty.steps_done)?;
        duty.duty.stopped = None;
        duty.duty.outcome = Some(Outcome::Done {
            at: instant(deed.at),
        });
        duty.settled = Some(Settled {
            by: deed.actor.name.clone(),
            received: deed.now,
        });
        store::duty::settle(deed.db, &deed.site.id, &duty)?;
        let entry = crate::duty::settled_entry(deed, &duty, rule, &Settlement::Done, None);
        deed.write(&entry)?;
    }
    Ok(())
}

/// The checks of the shift that whoever goes on duty for it now has before them.
fn waiting(
    deed: &mut Deed<'_>,
    shift: &PlannedShift,
    account: AccountId,
) -> Result<Vec<DutyRecord>, Error> {
    let duties = store::duty::of_subject(deed.db, &deed.site.id, subject(shift))?;
    let asked = |duty: &DutyRecord| {
        duty.duty.outcome.is_none()
            && duty.assignee == Some(account)
            && duty.duty.opens.as_millisecond() - COMES_BEFORE_MS <= deed.now
    };
    Ok(duties.into_iter().filter(asked).collect())
}

/// Whether the duty is a check whose shift is not over: it stays open over the end of its day.
pub(crate) fn outlasts_its_day(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<bool, Error> {
    let Some(about) = duty.subject.filter(|_| is_about_one(duty)) else {
        return Ok(false);
    };
    let id = PlannedShiftId(about.id);
    let shift = store::planned_shift::find(deed.db, &deed.site.id, id)?;
    Ok(shift.is_some_and(|shift| deed.now < shift.ends))
}

/// A post that is not taken by its time: each leader is told at once (clause A2.2).
pub(crate) fn note_overdue(
    deed: &mut Deed<'_>,
    duty: &DutyRecord,
    rule: &Rule,
) -> Result<(), Error> {
    let Some(account) = duty.assignee.filter(|_| is_about_one(duty)) else {
        return Ok(());
    };
    let on_duty = store::shift::on_duty(deed.db, &deed.site.id)?;
    let came = on_duty.iter().any(|(who, _)| *who == account);
    let words = if came {
        "post-unchecked"
    } else {
        "post-not-taken"
    };
    let by = super::name_of(deed, account)?;
    let teams = store::directory::teams(deed.db, &deed.site.id)?;
    let team = teams.into_iter().find(|team| Some(team.id) == duty.team);
    let post = team.map_or_else(String::new, |team| team.name);
    let due = duty.duty.due.as_millisecond();
    let details = vec![
        ("by".to_owned(), by),
        ("post".to_owned(), post),
        ("title".to_owned(), rule.title.clone()),
        ("at".to_owned(), due.to_string()),
    ];
    let parts = ["post", &duty.id.to_string(), &due.to_string()];
    for leader in store::account::holders(deed.db, &deed.site.id, Role::TeamLeader)? {
        tell(deed, leader, (words, &parts), details.clone())?;
    }
    Ok(())
}

/// Somebody goes off a post before their time: each leader but themselves is told at once (clause A2.2).
pub(crate) fn note_left(deed: &mut Deed<'_>, account: AccountId) -> Result<(), Error> {
    let mut shifts = store::planned_shift::under_way(deed.db, &deed.site.id, deed.at)?;
    shifts.retain(|shift| shift.account == account);
    for shift in shifts {
        let span = (shift.starts, shift.ends);
        let leaves = store::leave::granted(deed.db, &deed.site.id, span)?;
        if !leaves_early(&shift.there(&leaves), deed.at) {
            continue;
        }
        let teams = store::directory::teams(deed.db, &deed.site.id)?;
        let team = teams.into_iter().find(|team| team.id == shift.team);
        let details = vec![
            ("by".to_owned(), super::name_of(deed, account)?),
            (
                "post".to_owned(),
                team.map_or_else(String::new, |team| team.name),
            ),
            ("at".to_owned(), deed.at.to_string()),
        ];
        let parts = ["post-left", &shift.id.to_string(), &deed.at.to_string()];
        let mut leaders = store::account::holders(deed.db, &deed.site.id, Role::TeamLeader)?;
        leaders.retain(|leader| *leader != account);
        for leader in leaders {
            tell(deed, leader, ("post-left", &parts), details.clone())?;
        }
    }
    Ok(())
}

/// Leaves a leader a notice about a post, once for what its id is made of.
fn tell(
    deed: &mut Deed<'_>,
    leader: AccountId,
    (words, parts): (&str, &[&str]),
    details: Vec<(String, String)>,
) -> Result<(), Error> {
    let leaders_own = leader.to_string();
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .chain([leaders_own.as_str()])
        .collect();
    let notice = store::notice::Notice {
        id: Uid::derived(&parts),
        account: leader,
        words: words.to_owned(),
        details,
        at: deed.now,
    };
    store::notice::leave(deed.db, &deed.site.id, &notice)?;
    Ok(())
}

/// Until when somebody is planned who is planned at `now`, or next today.
pub(crate) fn shift_ends(
    db: &mut store::Database,
    site: &domain::SiteId,
    account: AccountId,
    (now, until): (Milliseconds, Milliseconds),
) -> anyhow::Result<Option<Milliseconds>> {
    let shifts = store::planned_shift::of_account(db, site, account, (now, until))?;
    Ok(shifts.first().map(|shift| shift.ends))
}
