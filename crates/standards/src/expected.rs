//! What a meeting still asks for if it goes as it was booked: what is looked ahead with.

use jiff::Timestamp;

use crate::duty::after;
use crate::{Duty, Happening, Phase, RuleId, Run};

/// The most rounds that are looked ahead; a day of refills has fewer.
const ROUNDS_MAX: usize = 200;

/// The duties that are still to be done if the meeting goes as it was booked, those that are there
/// already first, none of them settled.
///
/// It starts and its guests sit down on time, or now where that has passed. Each round is taken to be
/// done in the middle of its window, and the last is the one whose middle lies before the end. Breaks
/// and requests are in nobody's plan.
#[must_use]
pub fn expected(run: &Run<'_>, now: Timestamp) -> Vec<Duty> {
    let mut ahead = run.clone();
    let latest = ahead.progress().latest.unwrap_or(now);
    let begins = ahead.meeting().starts.max(now).max(latest);
    let goes_on = now.max(latest);
    match ahead.progress().phase {
        Phase::Expected => happen(&mut ahead, begins, &Happening::Started),
        Phase::OnBreak { .. } => happen(&mut ahead, goes_on, &Happening::Resumed),
        Phase::Running | Phase::Ended { .. } | Phase::Cancelled { .. } => {}
    }
    happen(&mut ahead, begins, &Happening::Seated);
    let ends = ahead.meeting().ends.max(begins);
    for _ in 0..ROUNDS_MAX {
        let Some((rule, round, middle)) = next_round(&ahead) else {
            break;
        };
        let at = middle.max(ahead.progress().latest.unwrap_or(middle));
        if at >= ends {
            break;
        }
        let done = Happening::Done {
            rule,
            round: Some(round),
        };
        happen(&mut ahead, at, &done);
    }
    // A round that is open as everybody gets up is nobody's any more.
    let left = next_round(&ahead).map(|(rule, round, _)| (rule, round));
    happen(&mut ahead, ends, &Happening::Ended);
    let was_settled = |duty: &Duty| {
        let mut known = run.duties().iter();
        known.any(|one| one.rule == duty.rule && one.round == duty.round && one.is_settled())
    };
    let is_left = |duty: &Duty| left == Some((duty.rule.clone(), duty.round));
    let still = |duty: &&Duty| !was_settled(duty) && !is_left(duty);
    let still = ahead.duties().iter().filter(still);
    still
        .map(|duty| Duty {
            outcome: None,
            stopped: None,
            ..duty.clone()
        })
        .collect()
}

/// Lets it happen where it is lawful; a meeting that was over before has nothing more to come.
fn happen(run: &mut Run<'_>, at: Timestamp, happening: &Happening) {
    let _unlawful = run.apply(at, happening);
}

/// The round that comes next, with the middle of its window.
fn next_round(run: &Run<'_>) -> Option<(RuleId, u32, Timestamp)> {
    let is_round = |duty: &&Duty| {
        let rule = run.standard().rule(&duty.rule);
        !duty.is_settled() && rule.is_some_and(crate::Rule::comes_in_rounds)
    };
    let rounds = run.duties().iter().filter(is_round);
    let next = rounds.min_by_key(|duty| (duty.due, duty.round))?;
    let middle = after(next.opens, next.due.duration_since(next.opens) / 2);
    Some((next.rule.clone(), next.round, middle))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::{Meeting, Size, read, shipped};

    const STARTS: &str = "2026-07-06T09:00:00+08:00";

    /// What is expected at `now` of a meeting of an hour after these happenings, in minutes from its
    /// start.
    fn told(now: i64, happened: &[(i64, Happening)]) -> Vec<String> {
        let standard = read(shipped::BUREAU_HQ).standard.unwrap();
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let starts: Timestamp = STARTS.parse().unwrap();
        let minutes = |minutes: i64| starts + jiff::SignedDuration::from_mins(minutes);
        let meeting = Meeting {
            starts,
            ends: minutes(60),
            size: Size::Small,
        };
        let mut run = Run::plan(&standard, &zone, meeting);
        for (at, happening) in happened {
            run.apply(minutes(*at), happening).unwrap();
        }
        let of = |at: Timestamp| at.duration_since(starts).as_secs() / 60;
        let expected = expected(&run, minutes(now));
        assert!(expected.iter().all(|duty| !duty.is_settled()));
        expected
            .iter()
            .map(|duty| {
                let (opens, due) = (of(duty.opens), of(duty.due));
                format!("{} {} {opens}..{due}", duty.rule, duty.round)
            })
            .collect()
    }

    // C4.2.2, C2.2
    #[test]
    fn a_meeting_is_looked_ahead_from_its_set_up_to_its_clear_up_c4_2_2() {
        let all = [
            "venue-check 1 -60..-30",
            "open-room 1 -60..-30",
            "greet 1 -15..0",
            "refill 1 10..15",
            "tea 1 0..5",
            "refill 2 27..32",
            "refill 3 55..60",
            "send-off 1 60..65",
            "left-items 1 60..75",
            "clear-up 1 60..90",
        ];
        assert_eq!(told(-120, &[]), all);
    }

    // C4.2.2
    #[test]
    fn what_was_done_is_not_expected_again_and_the_rounds_go_on_from_it_c4_2_2() {
        let done = |rule: &str| Happening::Done {
            rule: rule.into(),
            round: Some(1),
        };
        let happened = [
            (-40, done("venue-check")),
            (-40, done("open-room")),
            (0, done("greet")),
            (2, Happening::Started),
            (2, Happening::Seated),
            (4, done("tea")),
            (20, done("refill")),
        ];
        let rest = [
            "refill 2 35..40",
            "send-off 1 60..65",
            "left-items 1 60..75",
            "clear-up 1 60..90",
        ];
        assert_eq!(told(21, &happened), rest);
        let ended = [&happened[..], &[(50, Happening::Ended)]].concat();
        let after = [
            "send-off 1 50..55",
            "left-items 1 50..65",
            "clear-up 1 50..80",
        ];
        assert_eq!(told(51, &ended), after);
        assert!(told(-100, &[(-110, Happening::Cancelled)]).is_empty());
    }
}
