//! The leader's board: people by hours, and what is nobody's yet.

use askama::Template;

use super::frame::{Frame, Link};
use super::roster::PostRow;
use super::timeline::Span;

/// The narrowest track that is drawn, in pixels (see `board.css`); words are given
/// room for it.
const TRACK_PX: u32 = 660;
/// What a mark without words takes, in pixels: the room of its sign.
const MARK_PX: u32 = 22;
/// What stands around words, in pixels: the sign before them and the space behind them.
const AROUND_PX: u32 = 34;
/// What the word of a meeting's phase takes, in pixels.
const PHASE_PX: u32 = 60;
/// Steps in an hour.
const STEPS_AN_HOUR: u32 = 12;
/// The turn of what is settled: its words are shown where room is left.
const SETTLED: u8 = 4;

/// `GET /sites/S/board`.
#[derive(Template)]
#[template(path = "board.html")]
pub struct Board {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day shown, such as 11月24日 周二.
    pub date_title: String,
    /// The day shown, as `YYYY-MM-DD`.
    pub date: String,
    /// The address of the day before.
    pub previous: String,
    /// The address of the day after.
    pub next: String,
    /// The address of today.
    pub today: String,
    /// The first hour shown, 0 to 23.
    pub first_hour: u32,
    /// How many hours are shown, 1 to 24.
    pub hours: u32,
    /// The instant of the first hour, Unix milliseconds.
    pub first_at: i64,
    /// Now, Unix milliseconds, where the day shown is today.
    pub now: Option<i64>,
    /// How many duties are overdue.
    pub overdue: usize,
    /// How many duties still to be done are nobody's.
    pub unassigned: usize,
    /// What is overdue, the longest first, each with what there is to be done about it.
    pub late: Vec<LateRow>,
    /// Today's posts of which the leader is to know: late, without the check.
    pub posts: Vec<PostRow>,
    /// How many shifts are planned today.
    pub posts_planned: usize,
    /// Whether the reader is told who is late or missing among colleagues.
    pub posts_told: bool,
    /// How many of the day's meetings wait for the owner's office.
    pub awaited: usize,
    /// How many of them though their set-up has begun.
    pub awaited_late: usize,
    /// The ways of alerting that are closed now; empty for none, and for who may not know.
    pub closed: String,
    /// The meetings of the day, each with where it is drawn.
    pub meetings: Vec<(BoardMeeting, Spot)>,
    /// The people, those on duty first; the duties of nobody are a row without an account.
    pub people: Vec<BoardPerson>,
    /// Whether the person may assign.
    pub may_assign: bool,
}

/// A meeting as a bar.
pub struct BoardMeeting {
    /// Its page.
    pub link: Link,
    /// The room as people say it.
    pub room: String,
    /// From to, such as 09:00–11:30.
    pub time: String,
    /// `expected`, `running`, `on_break`, `ended` or `cancelled`.
    pub phase: &'static str,
    /// When it is.
    pub span: Span,
}

/// Somebody's row.
pub struct BoardPerson {
    /// Their account; `None` for the duties of nobody.
    pub account: Option<String>,
    /// Their name.
    pub name: String,
    /// Since when they are on duty, such as 08:00; `None` when they are not.
    pub on_duty_since: Option<String>,
    /// Since when their phone is not reached while they are on duty, such as 09:12.
    pub unreached_since: Option<String>,
    /// How many duties did not come to their phone in time, and have not since; 0 for none.
    pub unreceived: i64,
    /// When their phone counts as not reached unless it is heard of, Unix milliseconds.
    pub turns: Option<i64>,
    /// Whether they are on duty today with nothing due and no meeting to serve: they can be sent.
    pub standby: bool,
    /// Their duties of the day, each with where it is drawn.
    pub chips: Vec<(Chip, Spot)>,
}

/// A duty that comes to the lead: it is overdue, or something was found lacking.
pub struct LateRow {
    /// The page that says why it is here.
    pub why: String,
    /// The duty.
    pub duty: String,
    /// What to do, with its round.
    pub title: String,
    /// Where.
    pub place: String,
    /// Who has it; empty for nobody.
    pub who: String,
    /// Until when it was to be done, such as 09:15; with its day where that is another.
    pub due: String,
    /// What was found lacking; empty where it is only late.
    pub remark: String,
}

/// A duty on the board.
pub struct Chip {
    /// The duty.
    pub duty: String,
    /// What to do, with its round, such as 续水 第2次.
    pub title: String,
    /// Where, as short as people say it, such as 701.
    pub place: String,
    /// Its window, such as 09:10–09:15.
    pub time: String,
    /// `planned`, `open`, `overdue`, `done`, `missed`, `waived` or `cancelled`.
    pub state: &'static str,
    /// When it opens, Unix milliseconds.
    pub opens: i64,
    /// When its state turns next by time alone, Unix milliseconds; `None` when it does not.
    pub turns: Option<i64>,
    /// The page that says why it is here.
    pub why: String,
    /// Its window.
    pub span: Span,
}

/// Where a window is drawn together with its words, in steps of the track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The first step.
    pub from: u32,
    /// How many steps it keeps for itself.
    pub steps: u32,
    /// Whether its words are shown; else only its mark, and the words when it is pointed at.
    pub told: bool,
    /// Whether it ends with its window, since no room for its words is left behind it.
    pub ends: bool,
}

/// A window that wants a spot.
struct Wanted {
    span: Span,
    words_px: u32,
    turn: u8,
}

impl Board {
    /// The hours with the step at which each begins.
    #[must_use]
    pub fn hour_marks(&self) -> Vec<(u32, String)> {
        hour_marks(self.first_hour, self.hours)
    }

    /// How many meetings of each phase a phone folds away.
    #[must_use]
    pub fn folded_meetings(&self) -> Vec<(&'static str, usize)> {
        let meetings = self.meetings.iter();
        let phases: Vec<_> = meetings.map(|(meeting, _)| meeting.phase).collect();
        tally(&phases, &["expected", "ended", "cancelled"])
    }

    /// Where now stands, in steps.
    #[must_use]
    pub fn now_step(&self) -> Option<u32> {
        let now = self.now?;
        Span::within(now, now, self.first_at, self.hours).map(|span| span.from)
    }

    /// Those who are on duty with nothing due.
    #[must_use]
    pub fn standby(&self) -> Vec<&BoardPerson> {
        self.people.iter().filter(|person| person.standby).collect()
    }

    /// Those to whom a duty can be given.
    #[must_use]
    pub fn assignable(&self) -> Vec<&BoardPerson> {
        let named = |person: &&BoardPerson| person.account.is_some();
        self.people.iter().filter(named).collect()
    }
}

impl BoardPerson {
    /// How many duties of each state a phone folds away: what is overdue stands above already.
    #[must_use]
    pub fn folded(&self) -> Vec<(&'static str, usize)> {
        let states: Vec<_> = self.chips.iter().map(|(chip, _)| chip.state).collect();
        tally(&states, &["overdue", "planned", "missed", "done", "waived"])
    }
}

impl BoardMeeting {
    /// The meetings of a day, each with its spot on a track of so many hours.
    #[must_use]
    pub fn seated(meetings: Vec<Self>, hours: u32) -> Vec<(Self, Spot)> {
        let wanted = meetings.iter().map(|meeting| Wanted {
            span: meeting.span,
            words_px: AROUND_PX + width_px(&meeting.link.title).max(meeting.place_px()),
            turn: turn(meeting.phase),
        });
        let found = spots(&wanted.collect::<Vec<_>>(), hours);
        meetings.into_iter().zip(found).collect()
    }

    /// How wide its second line is: the room, and the phase where it is not as planned.
    fn place_px(&self) -> u32 {
        let phase = match self.phase {
            "expected" | "ended" => 0,
            _ => PHASE_PX,
        };
        width_px(&self.room) + phase
    }
}

impl Chip {
    /// Somebody's duties, each with its spot on a track of so many hours.
    #[must_use]
    pub fn seated(chips: Vec<Self>, hours: u32) -> Vec<(Self, Spot)> {
        let wanted = chips.iter().map(|chip| Wanted {
            span: chip.span,
            words_px: AROUND_PX + width_px(&chip.title) + width_px(&chip.place),
            turn: turn(chip.state),
        });
        let found = spots(&wanted.collect::<Vec<_>>(), hours);
        chips.into_iter().zip(found).collect()
    }
}

/// In which turn a state is given its spot, as `order` in `board.css` has it.
fn turn(state: &str) -> u8 {
    match state {
        "overdue" => 1,
        "open" | "running" | "on_break" => 2,
        "planned" | "missed" | "expected" => 3,
        _ => SETTLED,
    }
}

/// How wide words of 14 pixels are, in pixels, with some to spare.
fn width_px(words: &str) -> u32 {
    words
        .chars()
        .map(|c| if c.is_ascii() { 9 } else { 14 })
        .sum()
}

/// The spots of all that stands on one track. The page's grid lays them into lanes by the same
/// rule: in their turns, each into the first lane in which it meets nothing.
fn spots(wanted: &[Wanted], hours: u32) -> Vec<Spot> {
    let steps = hours * STEPS_AN_HOUR;
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|&index| (wanted[index].turn, index));
    let mut lanes: Vec<Vec<usize>> = Vec::new();
    let mut found = vec![Spot::default(); wanted.len()];
    for &index in &order {
        let one = &wanted[index];
        found[index] = spot(one, one.turn != SETTLED, steps);
        let is_free = |lane: &Vec<usize>| !lane.iter().any(|&it| meet(found[index], found[it]));
        match lanes.iter().position(is_free) {
            Some(lane) => lanes[lane].push(index),
            None => lanes.push(vec![index]),
        }
    }
    for lane in &lanes {
        for &index in lane.iter().filter(|&&it| wanted[it].turn == SETTLED) {
            let told = spot(&wanted[index], true, steps);
            let mut others = lane.iter().filter(|&&it| it != index);
            if !others.any(|&it| meet(told, found[it])) {
                found[index] = told;
            }
        }
    }
    found
}

/// The spot of a window with its words or without; words behind the last hour stand before it.
fn spot(wanted: &Wanted, told: bool, steps: u32) -> Spot {
    let px = if told { wanted.words_px } else { MARK_PX };
    let Span { from, steps: own } = wanted.span;
    let needed = (px * steps).div_ceil(TRACK_PX).min(steps / 2).max(own);
    let ends = from + needed > steps || (!told && from > steps / 3 * 2);
    Spot {
        from: if ends {
            (from + own).saturating_sub(needed)
        } else {
            from
        },
        steps: needed,
        told,
        ends,
    }
}

fn meet(one: Spot, other: Spot) -> bool {
    one.from < other.from + other.steps && other.from < one.from + one.steps
}

/// How often each of these words is among all, without those that are not.
fn tally(all: &[&'static str], words: &[&'static str]) -> Vec<(&'static str, usize)> {
    let count = |word: &&'static str| (*word, all.iter().filter(|one| *one == word).count());
    let counts = words.iter().map(count);
    counts.filter(|(_, number)| *number > 0).collect()
}

/// The hours of a timeline with the step at which each begins.
pub(super) fn hour_marks(first_hour: u32, hours: u32) -> Vec<(u32, String)> {
    (0..hours)
        .map(|hour| {
            (
                hour * STEPS_AN_HOUR,
                format!("{:02}", (first_hour + hour) % 24),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: u32 = 12;

    fn wanted(state: &str, from: u32, steps: u32, words: &str) -> Wanted {
        Wanted {
            span: Span { from, steps },
            words_px: AROUND_PX + width_px(words),
            turn: turn(state),
        }
    }

    #[test]
    fn words_are_given_room_and_stay_on_the_track() {
        let all = [
            wanted("planned", 12, 6, "布场检查"),
            wanted("planned", 138, 6, "布场检查"),
            wanted("planned", 0, 144, "值守"),
        ];
        let seen = |spot: Spot| (spot.from, spot.steps, spot.told, spot.ends);
        let found: Vec<_> = spots(&all, HOURS).into_iter().map(seen).collect();
        assert_eq!(
            found,
            [
                (12, 20, true, false),
                (124, 20, true, true),
                (0, 144, true, false)
            ]
        );
    }

    #[test]
    fn what_is_settled_tells_its_words_only_where_room_is_left() {
        let crowded = [
            wanted("done", 12, 2, "续水 第1次"),
            wanted("done", 18, 2, "续水 第2次"),
        ];
        let found = spots(&crowded, HOURS);
        assert_eq!(
            found.iter().map(|spot| spot.told).collect::<Vec<_>>(),
            [false, true]
        );
        assert!(spots(&crowded[..1], HOURS)[0].told);
    }

    #[test]
    fn a_phone_counts_what_it_folds_away() {
        let states = ["done", "open", "planned", "done"];
        let counted = tally(&states, &["planned", "missed", "done"]);
        assert_eq!(counted, [("planned", 1), ("done", 2)]);
    }
}
