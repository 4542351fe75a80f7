//! Reads when a rule is to be done. Which keys say so depends on what starts the rule.

use jiff::civil::Time;

use super::{At, Fields, Notes, value};
use crate::{DailyWindow, Moment, ProblemKind, RoundList, Start, Timing};

const ROUNDS_KEYS: &[&str] = &["season", "windows"];
const ROUND_LISTS_MAX: usize = 12;

/// When a rule is to be done, with the places that are checked against the seasons.
pub(super) struct WrittenTiming {
    pub timing: Timing,
    /// The season that each list of rounds names, or the place of a list that names none.
    pub round_seasons: Vec<At<Option<String>>>,
    pub hold_until: Option<Time>,
}

/// Reads the timing of a rule that `starts` starts.
pub(super) fn read(fields: &Fields<'_>, starts: Start, notes: &mut Notes) -> WrittenTiming {
    let has_rounds = starts == Start::Started && fields.has("rounds");
    let (allowed, timing, round_seasons): (&[&str], _, _) = match starts {
        _ if !starts.has_time() => (&[], Timing::Untimed, Vec::new()),
        Start::Workday => (
            &["opens", "due", "windows", "hold_until"],
            daily(fields, notes),
            Vec::new(),
        ),
        _ if has_rounds => {
            let (lists, seasons) = rounds(fields, notes);
            (&["rounds"], Timing::Rounds(lists), seasons)
        }
        _ => (&["opens", "due"], once(fields, starts, notes), Vec::new()),
    };
    for key in ["opens", "due", "windows", "rounds", "hold_until"] {
        if fields.has(key) && !allowed.contains(&key) {
            let starts = starts.word();
            notes.add(fields.at_key(key), ProblemKind::OutOfPlace { key, starts });
        }
    }
    let hold_until = match starts {
        Start::Workday => hold_until(fields, &timing, notes),
        _ => None,
    };
    WrittenTiming {
        timing,
        round_seasons,
        hold_until,
    }
}

fn daily(fields: &Fields<'_>, notes: &mut Notes) -> Timing {
    if !fields.has("windows") {
        let mut end = |key| {
            let text = fields.required_text(key, notes)?;
            value::time(&text, notes)
        };
        let (opens, due) = (end("opens"), end("due"));
        let window = opens
            .zip(due)
            .map(|(opens, due)| DailyWindow { opens, due });
        if let Some(DailyWindow { opens, due }) = window
            && due < opens
        {
            let (opens, due) = (value::clock(opens), value::clock(due));
            notes.add(
                fields.at_key("due"),
                ProblemKind::Contradiction { opens, due },
            );
        }
        return Timing::Daily(window.into_iter().collect());
    }
    for key in ["opens", "due"] {
        if fields.has(key) {
            let kind = ProblemKind::GivenTwice {
                key,
                other: "windows",
            };
            notes.add(fields.at_key(key), kind);
        }
    }
    let windows = fields.required_texts("windows", notes);
    Timing::Daily(
        windows
            .iter()
            .filter_map(|text| value::daily_window(text, notes))
            .collect(),
    )
}

fn hold_until(fields: &Fields<'_>, timing: &Timing, notes: &mut Notes) -> Option<Time> {
    let text = fields.text("hold_until", notes)?;
    let until = value::time(&text, notes)?;
    if let Timing::Daily(windows) = timing
        && let Some(due) = windows.iter().map(|window| window.due).max()
        && until < due
    {
        let (hold_until, due) = (value::clock(until), value::clock(due));
        notes.add(text.at, ProblemKind::HeldTooShort { hold_until, due });
    }
    Some(until)
}

fn once(fields: &Fields<'_>, starts: Start, notes: &mut Notes) -> Timing {
    let mut end = |key| {
        let text = fields.required_text(key, notes)?;
        let moment = value::moment(&text, notes)?;
        if starts.is_in_meeting() && !matches!(moment, Moment::Offset { .. }) {
            let starts = starts.word();
            let kind = ProblemKind::MomentOutOfPlace {
                value: text.value.clone(),
                starts,
            };
            notes.add(text.at, kind);
        }
        Some((moment, text))
    };
    let (opens, due) = (end("opens"), end("due"));
    let (Some((opens, opens_text)), Some((due, due_text))) = (opens, due) else {
        return Timing::Untimed;
    };
    if is_before(due, opens) {
        let kind = ProblemKind::Contradiction {
            opens: opens_text.value,
            due: due_text.value,
        };
        notes.add(due_text.at, kind);
    }
    Timing::Once { opens, due }
}

/// Whether one moment is surely before another; moments of different kinds cannot be compared
/// without a day.
fn is_before(one: Moment, other: Moment) -> bool {
    match (one, other) {
        (Moment::Offset { minutes: one }, Moment::Offset { minutes: other }) => one < other,
        (Moment::TimeOfDay(one), Moment::TimeOfDay(other))
        | (Moment::NextWorkday(one), Moment::NextWorkday(other)) => one < other,
        (Moment::TimeOfDay(_), Moment::NextWorkday(_)) => true,
        _ => false,
    }
}

fn rounds(fields: &Fields<'_>, notes: &mut Notes) -> (Vec<RoundList>, Vec<At<Option<String>>>) {
    let tables = fields.tables("rounds", ROUND_LISTS_MAX, ROUNDS_KEYS, notes);
    if tables.is_empty() {
        notes.add(fields.at_key("rounds"), ProblemKind::NoInterval);
    }
    let mut lists = Vec::new();
    let mut seasons = Vec::new();
    for table in tables {
        let season = table.text("season", notes);
        let texts = table.texts("windows", notes);
        let windows: Vec<_> = texts
            .iter()
            .filter_map(|text| value::interval(text, notes))
            .collect();
        if texts.is_empty() {
            notes.add(table.at_key("windows"), ProblemKind::NoInterval);
        }
        let at = season.as_ref().map_or(table.at(), |season| season.at);
        let season = season.map(|season| season.value);
        seasons.push(At {
            at,
            value: season.clone(),
        });
        lists.push(RoundList { season, windows });
    }
    (lists, seasons)
}
