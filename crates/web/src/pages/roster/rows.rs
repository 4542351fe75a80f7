//! The roster in words: a week's cells, how posts stand, what of them is amiss.

use app::roster::{PostView, RosterLeave, RosterRow, RosterWeek, ShiftView};
use domain::roster::Standing;
use domain::roster::strain::{CONFIRMABLE, Strain};
use domain::{AccountId, Milliseconds};
use jiff::civil::Date;
use words::Language;

use crate::civil::{Place, day_title};
use crate::need::Here;
use crate::pages::leave::part_words;
use crate::trouble::Trouble;
use crate::views::{Link, PostRow, RosterCell, RosterLine, RosterMove, RosterShift};

/// The tone in which a standing is shown.
pub(crate) fn tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Planned => "planned",
        Standing::Awaited | Standing::Taken(1..) => "open",
        Standing::Late(_) | Standing::Unchecked | Standing::Left(_) => "overdue",
        Standing::Taken(_) => "done",
        Standing::Missed => "missed",
    }
}

/// How a post stands, in words.
pub(crate) fn standing_words(standing: Standing, place: &Place, language: Language) -> String {
    let key = format!("roster-standing-{}", standing.word());
    let time = match standing {
        Standing::Left(at) => place.time(at),
        _ => String::new(),
    };
    let arguments = [("minutes", standing.minutes().to_string()), ("time", time)];
    words::format(language, &key, &arguments)
}

/// What is hard about a shift, in words.
pub(super) fn strain_words(strain: Strain, language: Language) -> String {
    match strain {
        Strain::ShortRest(rest) => {
            words::format(language, "roster-rest-short", &[("hours", hours(rest))])
        }
        Strain::NoDayOff(days) => {
            let arguments = [("count", days.to_string())];
            words::format(language, "roster-no-day-off", &arguments)
        }
        Strain::LongWeek(length) => {
            words::format(language, "roster-week-long", &[("hours", hours(length))])
        }
    }
}

/// Whether a refusal asks a planner whether they want it all the same.
pub(crate) fn asks_to_confirm(trouble: &Trouble) -> bool {
    CONFIRMABLE.contains(&trouble.code)
}

fn hours(length: Milliseconds) -> String {
    let minutes = length / 60_000;
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Who reads a week, and when.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) account: Option<AccountId>,
    /// Whether they may ask for a swap.
    pub(super) swaps: bool,
    pub(super) now: Milliseconds,
    pub(super) language: Language,
}

/// The people with a cell for each day.
pub(super) fn lines(
    week: &RosterWeek,
    days: &[Date],
    (place, reading): (&Place, Reading),
) -> Vec<RosterLine> {
    let (today, language) = (place.civil(reading.now).date(), reading.language);
    let root = format!("/sites/{}/roster?week={}", place.site.id, week.monday);
    let cell = |row: &RosterRow, day: &Date| {
        let date = day.to_string();
        let own = row.shifts.iter().filter(|view| view.shift.day == date);
        let adds = week.may_plan && !row.teams.is_empty() && *day >= today;
        let mut leaves = row.leaves.iter();
        let leave = leaves.find_map(|one| leave(one, *day, place, language));
        let (leave, leave_waits) = leave.unwrap_or_default();
        RosterCell {
            title: day_title(language, *day),
            today: *day == today,
            add: if adds {
                format!("{root}&account={}&day={date}", row.staff.account)
            } else {
                String::new()
            },
            shifts: own
                .map(|view| shift(view, (place, reading), week.may_plan.then_some(&root)))
                .collect(),
            leave,
            leave_waits,
            day: date,
        }
    };
    let rows = week.rows.iter();
    rows.map(|row| {
        let planned = row.shifts.iter();
        let total = planned
            .map(|view| view.shift.ends - view.shift.starts)
            .sum();
        let teams: Vec<&str> = row.teams.iter().map(|team| team.1.as_str()).collect();
        RosterLine {
            account: row.staff.account.to_string(),
            name: row.staff.name.clone(),
            teams: words::list(language, &teams),
            total: if total > 0 {
                hours(total)
            } else {
                String::new()
            },
            cells: days.iter().map(|day| cell(row, day)).collect(),
        }
    })
    .collect()
}

/// What is said of a leave on a day: that somebody is away, and never why; empty where it does not touch it.
fn leave(
    one: &RosterLeave,
    day: Date,
    place: &Place,
    language: Language,
) -> Option<(String, bool)> {
    let (from, until) = place.day(day);
    if one.starts >= until || one.ends <= from {
        return None;
    }
    let key = if one.waits {
        "roster-leave-waits"
    } else {
        "roster-leave"
    };
    let part = part_words(place, (one.starts, one.ends), (day, language));
    Some((format!("{}{part}", words::text(language, key)), one.waits))
}

/// A planner's shift leads into the form; one's own that is ahead leads to asking a colleague.
fn shift(
    view: &ShiftView,
    (place, reading): (&Place, Reading),
    root: Option<&String>,
) -> RosterShift {
    let (one, language) = (&view.shift, reading.language);
    let ahead = one.starts > reading.now;
    let site = &place.site.id;
    let swap = ahead && reading.swaps && reading.account == Some(one.account);
    let href = match root {
        Some(root) => format!("{root}&shift={}", one.id),
        None if swap => format!("/sites/{site}/shift-swaps/new?shift={}", one.id),
        None => String::new(),
    };
    let rest = view.strain.map(|strain| strain_words(strain, language));
    RosterShift {
        id: one.id.to_string(),
        href,
        swap: root.is_none() && swap,
        moves: root.filter(|_| ahead).map(|_| RosterMove {
            action: format!("/sites/{site}/planned-shifts/{}", one.id),
            team: one.team.to_string(),
            starts: place.time(one.starts),
            ends: place.time(one.ends),
            revision: one.revision,
        }),
        on_leave: view.on_leave(),
        time: place.span(one.starts, one.ends),
        post: view.post.clone(),
        standing: view.standing.word(),
        words: if view.standing == Standing::Planned {
            leave_words(view, place, language).unwrap_or_default()
        } else {
            post_words(view, place, language)
        },
        tone: post_tone(view),
        rest: rest.unwrap_or_default(),
        remarks: view.remarks.join(" · "),
    }
}

/// What a leave takes of a shift, for whoever is to find somebody else for it; `None` for nothing.
fn leave_words(view: &ShiftView, place: &Place, language: Language) -> Option<String> {
    if view.on_leave() {
        return Some(words::text(language, "roster-on-leave").to_owned());
    }
    let there = view.there.iter().filter(|_| view.is_partly_on_leave());
    let there: Vec<String> = there.map(|(from, to)| place.span(*from, *to)).collect();
    let arguments = [("time", there.join("、"))];
    (!there.is_empty()).then(|| words::format(language, "roster-partly-on-leave", &arguments))
}

/// How a post stands, after what a leave takes of it. Whoever is on leave for the whole is not late.
fn post_words(view: &ShiftView, place: &Place, language: Language) -> String {
    let stands = standing_words(view.standing, place, language);
    match leave_words(view, place, language) {
        Some(told) if view.on_leave() => told,
        Some(told) => format!("{told} · {stands}"),
        None => stands,
    }
}

/// The tone of a post: somebody is to be found for what a leave takes of it.
fn post_tone(view: &ShiftView) -> &'static str {
    match tone(view.standing) {
        _ if view.on_leave() => "overdue",
        "planned" | "done" if view.is_partly_on_leave() => "open",
        tone => tone,
    }
}

/// The reader's own check that waits, of a shift that is not over.
pub(super) fn waiting(
    week: &RosterWeek,
    here: &Here,
    place: &Place,
    (now, language): (Milliseconds, Language),
) -> Option<Link> {
    let own = |row: &&RosterRow| Some(row.staff.account) == here.actor.account;
    let shifts = &week.rows.iter().find(own)?.shifts;
    let waits = |view: &&ShiftView| {
        let standing = view.standing;
        matches!(
            standing,
            Standing::Awaited | Standing::Late(_) | Standing::Unchecked
        ) && view.duty.is_some()
            && now < view.shift.ends
    };
    let view = shifts.iter().find(waits)?;
    let duty = view.duty?;
    let comes = view
        .there
        .first()
        .map_or(view.shift.starts, |(from, _)| *from);
    let arguments = [("time", place.time(comes)), ("due", place.time(view.due))];
    Some(Link {
        href: format!("/sites/{}/duties/{duty}/why", here.site),
        title: words::format(language, "roster-waiting", &arguments),
    })
}

/// What of today's posts the leader is to know: late, without the check, come too late, left before its time, or with
/// something recorded.
pub(crate) fn amiss(
    posts: &[PostView],
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> Vec<PostRow> {
    let amiss = posts.iter().filter(|post| {
        let view = &post.view;
        let on_leave = view.on_leave() || view.is_partly_on_leave();
        on_leave || view.standing.is_amiss() || !view.remarks.is_empty()
    });
    let row = |post: &PostView| {
        let (view, one) = (&post.view, &post.view.shift);
        let mut told = post_words(view, place, language);
        if !view.remarks.is_empty() {
            told = format!("{told} · {}", view.remarks.join(" · "));
        }
        PostRow {
            id: one.id.to_string(),
            name: post.staff.name.clone(),
            post: format!("{} {}", view.post, place.span(one.starts, one.ends)),
            words: told,
            standing: view.standing.word(),
            tone: post_tone(view),
            href: match view.duty {
                Some(duty) => format!("/sites/{}/duties/{duty}/why", place.site.id),
                None => format!("/sites/{}/roster", place.site.id),
            },
            turns: match view.standing {
                Standing::Late(late) if !view.on_leave() => Some(now + 60_000 - late % 60_000),
                _ => None,
            },
        }
    };
    amiss.map(row).collect()
}
