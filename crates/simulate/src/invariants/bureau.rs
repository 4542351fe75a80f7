//! What must hold of the bureau's day beside its meetings: posts, keys, offices, papers, meals. What the
//! journal told is heard entry by entry, and at the end of a day held against what is kept.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use app::Role;
use domain::dining::Meal;
use domain::duty::DutyRecord;
use domain::journal::Entry;
use domain::roster::PlannedShift;
use domain::subject::{Register, Subject};
use domain::{AccountId, DutyId, Milliseconds, RoomId};
use standards::{Outcome, Start};
use store::Database;

use crate::building::Building;

/// The rules of the daily meal: what is prepared before it, and what is served.
const LUNCH: &str = "lunch";
const SERVING: &str = "lunch-serve";

/// How acts begin that are about an assigned matter.
const MATTER: &str = "assigned-matter-";
/// Acts by which nobody is asked any more for the check of a shift, or somebody else is.
const MOVE_SHIFTS: [&str; 4] = [
    "shift-replanned",
    "shift-unplanned",
    "leave-approved",
    "swap-approved",
];
/// Acts that are counted alone, and what they are counted as.
const COUNTED: [(&str, &str); 9] = [
    ("assigned-matter-accepted", "assigned-matter"),
    ("requirements-agreed", "agreement"),
    ("shift-planned", "planned-shift"),
    ("leave-asked", "leave-asked"),
    ("leave-approved", "leave"),
    ("swap-approved", "swap"),
    ("restocking-told", "restocking"),
    ("newspapers-delivered", "newspapers"),
    ("spot-checked", "spot-check"),
];

/// What the journal told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bureau {
    /// Who went on duty and not off it.
    pub(crate) on_duty: BTreeSet<AccountId>,
    /// Who was asked for a hand-over and has not made it, by name.
    asked: BTreeSet<String>,
    /// Whose key is out.
    pub(crate) keys: BTreeMap<RoomId, AccountId>,
    /// The steps that were ticked of each cleaning since it was begun.
    cleaned: BTreeMap<DutyId, Vec<String>>,
    /// Papers that were taken down and not handed over, by day and number.
    in_hand: BTreeSet<String>,
    /// How many wishes of the day are not served, by diner.
    wishes: BTreeMap<(String, String), i64>,
    /// When acts settled duties of a register that they do not name.
    settled: BTreeSet<(Register, Milliseconds)>,
    /// How often what happened.
    pub(crate) counts: BTreeMap<&'static str, u64>,
}

fn detail<'entry>(entry: &'entry Entry, name: &str) -> &'entry str {
    let found = entry.details.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value)
}

/// The papers that an entry is about, by day and number; of several days it is all that may be.
fn papers(entry: &Entry) -> Vec<String> {
    let days = detail(entry, "day").split(", ");
    let numbers = || detail(entry, "numbers").split(", ");
    days.flat_map(|day| numbers().map(move |number| format!("{day} {number}")))
        .collect()
}

impl Bureau {
    /// Whether an act settled a duty of the register at that time.
    pub(crate) fn settled_at(&self, subject: Subject, at: Milliseconds) -> bool {
        self.settled.contains(&(subject.register, at))
    }

    /// Takes what an entry tells.
    pub(crate) fn hear(&mut self, building: &Building, entry: &Entry) -> Result<()> {
        match entry.act.as_str() {
            "shift-started"
            | "shift-ended"
            | "hand-over-asked"
            | "hand-over-made"
            | "hand-over-acknowledged" => self.hear_of_post(entry),
            "key-out" | "key-in" | "key-missed" => self.hear_of_key(entry),
            "papers-retrieved" | "papers-handed-over" => self.hear_of_papers(entry),
            "paper-passed" | "paper-put-away" | "paper-corrected" | "paper-struck" => {
                self.hear_of_paper(entry)
            }
            "dining-asked" | "dining-served" | "dining-corrected" => {
                self.hear_of_meal(building, entry)
            }
            "office-planned" | "office-answered" | "office-interrupted" | "step-ticked"
            | "duty-done" => self.hear_of_office(building, entry),
            act => {
                if act.starts_with(MATTER) {
                    self.settled.insert((Register::AssignedMatter, entry.at));
                }
                if MOVE_SHIFTS.contains(&act) {
                    self.settled.insert((Register::PlannedShift, entry.at));
                }
                if let Some((_, what)) = COUNTED.iter().find(|(known, _)| *known == act) {
                    self.count(what, 1);
                }
                Ok(())
            }
        }
    }

    fn count(&mut self, what: &'static str, more: u64) {
        *self.counts.entry(what).or_default() += more;
    }

    /// Nobody goes on duty twice, nobody goes off it without the hand-over that they were asked for, and
    /// nobody takes their own over.
    fn hear_of_post(&mut self, entry: &Entry) -> Result<()> {
        let account = entry.account;
        match entry.act.as_str() {
            "shift-started" => {
                let account = account.context("nobody went on duty")?;
                ensure!(self.on_duty.insert(account), "they are on duty already");
            }
            "shift-ended" => {
                let account = account.context("nobody went off duty")?;
                ensure!(self.on_duty.remove(&account), "they are not on duty");
                ensure!(
                    !self.asked.contains(&entry.actor),
                    "{} goes off duty without the hand-over that was asked for",
                    entry.actor
                );
            }
            "hand-over-asked" => {
                self.asked.insert(detail(entry, "person").to_owned());
            }
            "hand-over-made" => {
                self.asked.remove(detail(entry, "person"));
                self.settled.insert((Register::HandOver, entry.at));
                self.count("hand-over", 1);
            }
            _ => {
                ensure!(
                    detail(entry, "person") != entry.actor,
                    "{} takes over from themselves",
                    entry.actor
                );
                self.settled.insert((Register::TakeOver, entry.at));
                self.count("taken-over", 1);
            }
        }
        Ok(())
    }

    /// A key is out once at a time, with somebody.
    fn hear_of_key(&mut self, entry: &Entry) -> Result<()> {
        let room = entry.room.context("a key to no office")?;
        if entry.act == "key-in" {
            ensure!(self.keys.remove(&room).is_some(), "the key was not out");
            return Ok(());
        }
        if entry.act == "key-missed" {
            ensure!(
                self.keys.contains_key(&room),
                "a key is missed that is not out"
            );
            return Ok(());
        }
        let account = entry.account.context("a key with nobody")?;
        let before = self.keys.insert(room, account);
        ensure!(before.is_none(), "the key was out already: {before:?}");
        self.count("key", 1);
        Ok(())
    }

    /// A paper is taken down once and handed over once.
    fn hear_of_papers(&mut self, entry: &Entry) -> Result<()> {
        let told = papers(entry);
        if entry.act == "papers-retrieved" {
            for paper in told {
                ensure!(
                    self.in_hand.insert(paper.clone()),
                    "paper {paper} is in hand already"
                );
                self.count("paper-in-custody", 1);
            }
            return Ok(());
        }
        self.settled.insert((Register::PaperInCustody, entry.at));
        let mut handed = 0;
        for paper in &told {
            handed += usize::from(self.in_hand.remove(paper));
        }
        let count: usize = detail(entry, "count").parse()?;
        ensure!(
            handed == count,
            "{count} papers are handed over, {handed} of {told:?} were in hand"
        );
        self.count("paper-signed-for", count as u64);
        Ok(())
    }

    /// Nothing is done about a paper but as long as it is in hand; what is struck out is so no more.
    fn hear_of_paper(&mut self, entry: &Entry) -> Result<()> {
        let (day, number) = (detail(entry, "day"), detail(entry, "number"));
        let paper = format!("{day} {number}");
        ensure!(
            self.in_hand.contains(&paper),
            "{} is about paper {paper}, which is not in hand",
            entry.act
        );
        if entry.act == "paper-struck" {
            self.in_hand.remove(&paper);
            self.settled.insert((Register::PaperInCustody, entry.at));
        }
        Ok(())
    }

    /// Nothing is served that nobody wished, and what was wished is served before the serving counts as done.
    fn hear_of_meal(&mut self, building: &Building, entry: &Entry) -> Result<()> {
        let day = building.civil(entry.received).date().to_string();
        let key = (day, detail(entry, "name").to_owned());
        let left = self.wishes.entry(key).or_default();
        match entry.act.as_str() {
            "dining-asked" => *left += detail(entry, "count").parse::<i64>()?,
            "dining-corrected" => *left += 1,
            _ => *left -= 1,
        }
        ensure!(*left >= 0, "more was served than was wished");
        self.count("meal", 1);
        Ok(())
    }

    /// An office that is finished was gone through step by step, and is locked.
    fn hear_of_office(&mut self, building: &Building, entry: &Entry) -> Result<()> {
        let Some(duty) = entry.duty else {
            return Ok(());
        };
        match entry.act.as_str() {
            "office-planned" | "office-answered" | "office-interrupted" => {
                self.cleaned.insert(duty, Vec::new());
            }
            "step-ticked" => {
                if let Some(ticked) = self.cleaned.get_mut(&duty) {
                    ticked.push(detail(entry, "step").to_owned());
                }
            }
            _ => return self.hear_of_end(building, entry, duty),
        }
        Ok(())
    }

    fn hear_of_end(&mut self, building: &Building, entry: &Entry, duty: DutyId) -> Result<()> {
        let title = detail(entry, "duty");
        let mut rules = building.standard.rules().iter();
        if let Some(ticked) = self.cleaned.remove(&duty) {
            let rule = rules.find(|rule| rule.starts == Start::OfficeFree && rule.title == title);
            let rule = rule.with_context(|| format!("no rule is called {title}"))?;
            let steps = ticked.into_iter().filter(|one| rule.steps.contains(one));
            let steps: Vec<String> = steps.collect();
            ensure!(
                steps == rule.steps,
                "{title} is done, its steps went {steps:?}"
            );
            self.count("office-cleaning", 1);
            return Ok(());
        }
        let rule = rules.find(|rule| rule.title == title);
        match rule.map(|rule| rule.id.as_str()) {
            Some(LUNCH) => self.count("lunch", 1),
            Some(SERVING) => {
                let day = building.civil(entry.received).date().to_string();
                let mut unserved = self.wishes.iter();
                let unserved = unserved.find(|((of, _), left)| *of == day && **left > 0);
                ensure!(unserved.is_none(), "the meal is served, but {unserved:?}");
                self.count("lunch-served", 1);
            }
            _ => {}
        }
        Ok(())
    }
}

/// What is proven at the end of a day, of all of it: what is kept is what the journal told, each post was
/// taken or its leader told or its holder on leave, each shift that ended was handed over, and each wish was
/// served or it is told why not.
pub(crate) fn day(
    db: &mut Database,
    building: &Building,
    (span, now): ((Milliseconds, Milliseconds), Milliseconds),
    (told, duties): (&Bureau, &[DutyRecord]),
) -> Result<u64> {
    let site = &building.site.id;
    let kept: BTreeSet<AccountId> = store::shift::on_duty(db, site)?
        .into_iter()
        .map(|(account, _)| account)
        .collect();
    ensure!(
        kept == told.on_duty,
        "on duty are {kept:?}, told is {:?}",
        told.on_duty
    );
    let out = store::office::keys_out(db, site)?;
    let out: BTreeSet<RoomId> = out.into_iter().map(|key| key.room).collect();
    let told_out: BTreeSet<RoomId> = told.keys.keys().copied().collect();
    ensure!(
        out == told_out,
        "keys out are {out:?}, told is {told_out:?}"
    );
    let papers = store::paper_in_custody::in_hand(db, site)?;
    let papers = papers
        .iter()
        .map(|one| format!("{} {}", one.day, one.number));
    let papers: BTreeSet<String> = papers.collect();
    ensure!(
        papers == told.in_hand,
        "in hand are {papers:?}, told is {:?}",
        told.in_hand
    );
    let shifts = store::planned_shift::between(db, site, span)?;
    let leaves = store::leave::granted(db, site, span)?;
    for shift in &shifts {
        // Of half a day of leave the other half is a post like any other.
        let held = if shift.there(&leaves).is_empty() {
            super::roster::away(db, site, shift)
        } else {
            post(db, building, shift, now)
        };
        held.with_context(|| format!("shift {}", shift.number))?;
    }
    let day = building.civil(span.0).date().to_string();
    meal(db, building, &day, (now, duties))?;
    Ok(shifts.len() as u64 + 4)
}

/// A shift that was planned is signed on to, or its leaders were told that it is not; who signed on and whose
/// shift is over has handed over.
fn post(db: &mut Database, building: &Building, shift: &PlannedShift, now: i64) -> Result<()> {
    let site = &building.site.id;
    let subject = Subject {
        register: Register::PlannedShift,
        id: shift.id.0,
        number: 0,
    };
    let checks = store::duty::of_subject(db, site, subject)?;
    ensure!(!checks.is_empty(), "nobody asks for its check");
    let mut taken = true;
    for check in &checks {
        if matches!(check.duty.outcome, Some(Outcome::Done { .. })) {
            continue;
        }
        taken = false;
        ensure!(
            check.overdue_noted.is_some(),
            "its check is not made, and nobody noted it"
        );
        for leader in store::account::holders(db, site, Role::TeamLeader)? {
            let mut notices = store::notice::unseen(db, site, leader)?.into_iter();
            let due = check.duty.due.as_millisecond().to_string();
            ensure!(
                notices.any(|one| {
                    let is_post = matches!(one.words.as_str(), "post-not-taken" | "post-unchecked");
                    is_post && one.details.contains(&("at".to_owned(), due.clone()))
                }),
                "its check is not made, and its leader was not told"
            );
        }
    }
    if taken && shift.ends <= now {
        let span = (shift.starts, now);
        let made = store::hand_over::between(db, site, span)?;
        let mut made = made.iter().map(|record| &record.hand_over);
        ensure!(
            made.any(|one| one.account == shift.account && one.made.is_some()),
            "it is over and was not handed over"
        );
    }
    Ok(())
}

/// What a diner wished was served; else the serving does not count as done, and it is told why.
fn meal(
    db: &mut Database,
    building: &Building,
    day: &str,
    (now, duties): (Milliseconds, &[DutyRecord]),
) -> Result<()> {
    let diners = store::dining::diners(db, &building.site.id, day, Meal::Lunch)?;
    let mut wishes = diners.iter().flat_map(|diner| &diner.wishes);
    let unserved = wishes.any(|wish| wish.served.is_none());
    for duty in duties.iter().filter(|duty| duty.duty.rule == *SERVING) {
        let told = match &duty.duty.outcome {
            Some(Outcome::Done { .. }) => !unserved,
            Some(Outcome::Waived { reason, .. }) => !reason.is_empty(),
            _ => duty.overdue_noted.is_some() || duty.duty.due.as_millisecond() > now,
        };
        ensure!(told, "a wish was not served, and nobody says why");
    }
    Ok(())
}
