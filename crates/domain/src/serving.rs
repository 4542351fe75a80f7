//! Serving a meeting when word of it comes late: phones that were offline tell what they did with
//! the time they did it, and everything follows in the order in which it happened.
//!
//! What happened to a meeting is kept as a list. Word of something later than all of it is applied
//! to the duties as they stand. Word of something earlier is put in its place, and the whole list
//! is played again: the first by time counts, and whoever was second is told.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use standards::{Happening, Meeting, Outcome, RuleId, Run, Size, Standard, Unlawful};

use crate::{AccountId, Milliseconds, Refusal};

/// One thing that happened, and who said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it happened.
    pub at: Milliseconds,
    /// What.
    pub what: What,
    /// Who said so, by name.
    pub actor: String,
    /// Their account.
    pub account: Option<AccountId>,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The meeting was booked for this time; always the first of a list.
    Booked {
        /// Scheduled start.
        starts: Timestamp,
        /// Scheduled end.
        ends: Timestamp,
    },
    /// Something of the engine's.
    Happened(Happening),
}

/// A list of records, played.
#[derive(Debug)]
pub struct Played<'standard> {
    /// The meeting and its duties as they follow.
    pub run: Run<'standard>,
    /// Records, by place in the list, that came second: somebody settled the same duty before.
    pub second: Vec<usize>,
}

/// Plays a list of records from the booking on. The list is in the order of time.
///
/// # Errors
/// The place of the first record that is unlawful, and why.
///
/// # Panics
/// When the list does not begin with the booking: storage never gives such a list.
pub fn play<'standard>(
    standard: &'standard Standard,
    zone: &TimeZone,
    size: Size,
    records: &[Record],
) -> Result<Played<'standard>, (usize, Unlawful)> {
    let Some(Record {
        what: What::Booked { starts, ends },
        at,
        ..
    }) = records.first()
    else {
        panic!("a list of records begins with the booking");
    };
    let meeting = Meeting {
        starts: *starts,
        ends: *ends,
        size,
    };
    let mut run = Run::plan_at(standard, zone, meeting, instant(*at));
    let mut second = Vec::new();
    for (place, record) in records.iter().enumerate().skip(1) {
        let What::Happened(happening) = &record.what else {
            continue;
        };
        if is_settled_already(&run, happening) {
            second.push(place);
            continue;
        }
        run.apply(instant(record.at), happening)
            .map_err(|unlawful| (place, unlawful))?;
    }
    Ok(Played { run, second })
}

/// Whether the happening settles a duty that somebody has done or waived before.
#[must_use]
pub fn is_settled_already(run: &Run<'_>, happening: &Happening) -> bool {
    let (Happening::Done {
        rule,
        round: Some(round),
    }
    | Happening::Waived {
        rule,
        round: Some(round),
        ..
    }) = happening
    else {
        return false;
    };
    run.duties().iter().any(|duty| {
        duty.rule == *rule
            && duty.round == *round
            && matches!(
                duty.outcome,
                Some(Outcome::Done { .. } | Outcome::Waived { .. })
            )
    })
}

/// Puts a record into a list that is in the order of time: after those of the same instant.
///
/// Gives its place.
pub fn insert(records: &mut Vec<Record>, record: Record) -> usize {
    let place = records
        .partition_point(|other| other.at <= record.at)
        .max(1);
    records.insert(place.min(records.len()), record);
    place.min(records.len() - 1)
}

/// Who settled the duty: the first record in the list that did.
#[must_use]
pub fn settled_by<'records>(
    records: &'records [Record],
    second: &[usize],
    rule: &RuleId,
    round: u32,
) -> Option<&'records Record> {
    records.iter().enumerate().find_map(|(place, record)| {
        let What::Happened(
            Happening::Done {
                rule: of,
                round: Some(number),
            }
            | Happening::Waived {
                rule: of,
                round: Some(number),
                ..
            },
        ) = &record.what
        else {
            return None;
        };
        (of == rule && *number == round && !second.contains(&place)).then_some(record)
    })
}

/// An instant of the house as the engine takes it; beyond the engine's range, its end.
#[must_use]
pub fn instant(at: Milliseconds) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or(if at < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

/// The refusal that an unlawful happening is.
#[must_use]
pub fn refusal_of(unlawful: &Unlawful) -> Refusal {
    let mut refusal = Refusal::conflict(unlawful.key());
    refusal.arguments = unlawful.arguments();
    refusal
}

#[cfg(test)]
mod tests {
    use super::*;
    use standards::{read, shipped};

    fn at(minute: i64) -> Milliseconds {
        // 2026-07-06 09:00 in Shanghai is minute 0.
        1_783_299_600_000 + minute * 60_000
    }

    fn record(minute: i64, who: &str, happening: Happening) -> Record {
        Record {
            at: at(minute),
            what: What::Happened(happening),
            actor: who.to_owned(),
            account: None,
        }
    }

    fn refill(round: u32) -> Happening {
        Happening::Done {
            rule: RuleId::from("refill"),
            round: Some(round),
        }
    }

    fn windows(records: &[Record]) -> Result<(String, Vec<usize>), (usize, Unlawful)> {
        let standard = read(shipped::BUREAU_HQ).standard.unwrap();
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let played = play(&standard, &zone, Size::Small, records)?;
        let told = played
            .run
            .duties()
            .iter()
            .filter(|duty| duty.rule == "refill")
            .map(|duty| {
                let minute = |instant: Timestamp| (instant.as_millisecond() - at(0)) / 60_000;
                let done = duty
                    .done_at()
                    .map_or(String::new(), |done| format!("={}", minute(done)));
                format!("{}-{}{done}", minute(duty.opens), minute(duty.due))
            })
            .collect::<Vec<_>>()
            .join(" ");
        Ok((told, played.second))
    }

    fn booked() -> Vec<Record> {
        vec![Record {
            at: at(-600),
            what: What::Booked {
                starts: instant(at(0)),
                ends: instant(at(120)),
            },
            actor: "李领班".to_owned(),
            account: None,
        }]
    }

    #[test]
    fn word_that_comes_late_is_put_in_its_place_and_all_that_follows_moves_c4_2_2() {
        let mut records = booked();
        for record in [
            record(0, "王芳", Happening::Started),
            record(40, "王芳", refill(1)),
        ] {
            insert(&mut records, record);
        }
        assert_eq!(windows(&records).unwrap().0, "10-15=40 55-60");
        let place = insert(&mut records, record(12, "李强", refill(1)));
        assert_eq!(place, 2);
        let (told, second) = windows(&records).unwrap();
        assert_eq!(told, "10-15=12 27-32");
        assert_eq!(second, [3], "whoever was later is the second");
        let by = settled_by(&records, &second, &RuleId::from("refill"), 1).unwrap();
        assert_eq!(by.actor, "李强");
    }

    #[test]
    fn word_that_contradicts_what_is_known_is_refused_in_its_place() {
        let mut records = booked();
        for record in [
            record(0, "王芳", Happening::Started),
            record(12, "王芳", refill(1)),
            record(60, "王芳", Happening::Ended),
        ] {
            insert(&mut records, record);
        }
        let place = insert(&mut records, record(61, "李强", refill(2)));
        assert_eq!(windows(&records).unwrap_err().0, place);
    }

    #[test]
    fn things_of_one_instant_stay_in_the_order_they_were_told() {
        let mut records = booked();
        insert(&mut records, record(0, "甲", Happening::Seated));
        let place = insert(&mut records, record(0, "乙", Happening::Started));
        assert_eq!(place, 2);
        let before_the_booking = insert(&mut records, record(-900, "丙", Happening::Seated));
        assert_eq!(before_the_booking, 1, "the booking stays first");
    }
}
