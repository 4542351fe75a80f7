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
    pub takes_minutes: Option<u32>,
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
        Start::Started if !fields.has("opens") && !fields.has("due") => {
            if !fields.is_torn(notes) {
                notes.add(fields.at(), ProblemKind::NoTiming);
            }
            (&[], Timing::Untimed, Vec::new())
        }
        _ => (&["opens", "due"], once(fields, starts, notes), Vec::new()),
    };
    for key in ["opens", "due", "windows", "rounds", "hold_until", "takes"] {
        let is_lawful = allowed.contains(&key) || key == "takes" && starts.has_time();
        if fields.has(key) && !is_lawful {
            let starts = starts.word();
            notes.add(fields.at_key(key), ProblemKind::OutOfPlace { key, starts });
        }
    }
    let hold_until = match starts {
        Start::Workday => hold_until(fields, &timing, notes),
        _ => None,
    };
    let takes_minutes = takes(fields, &timing, notes);
    WrittenTiming {
        timing,
        round_seasons,
        takes_minutes,
        hold_until,
    }
}

/// For how long a duty keeps somebody busy: no longer than its shortest window, or nobody could do it
/// in time.
fn takes(fields: &Fields<'_>, timing: &Timing, notes: &mut Notes) -> Option<u32> {
    let text = fields.text("takes", notes)?;
    let takes = value::minutes(&text, notes)?;
    if let Some(window) = shortest_minutes(timing).filter(|window| takes > *window) {
        let (takes, window) = (text.value.clone(), format!("{window} min"));
        notes.add(text.at, ProblemKind::TakesTooLong { takes, window });
    }
    Some(takes)
}

/// The length of the shortest window, where that follows from the rule alone.
fn shortest_minutes(timing: &Timing) -> Option<u32> {
    let between = |opens: Time, due: Time| {
        let minute = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
        minute(due) - minute(opens)
    };
    let minutes = match timing {
        Timing::Daily(windows) => windows
            .iter()
            .map(|window| between(window.opens, window.due))
            .min(),
        Timing::Once {
            opens: Moment::Offset { minutes: opens },
            due: Moment::Offset { minutes: due },
        } => Some(due - opens),
        Timing::Once {
            opens: Moment::TimeOfDay(opens),
            due: Moment::TimeOfDay(due),
        } => Some(between(*opens, *due)),
        Timing::Rounds(lists) => {
            let windows = lists.iter().flat_map(|list| &list.windows);
            windows
                .map(|window| window.due_minutes as i32 - window.opens_minutes as i32)
                .min()
        }
        Timing::Untimed | Timing::Once { .. } => None,
    };
    // A window that ends before it opens is a problem of its own.
    minutes.and_then(|minutes| u32::try_from(minutes).ok())
}

/// Reads what there is of the timing of a rule whose start is not known: only what each value says
/// for itself.
pub(super) fn read_alone(fields: &Fields<'_>, notes: &mut Notes) {
    let mut end = |key| {
        let text = fields.text(key, notes)?;
        value::moment(&text, notes).map(|moment| (moment, text))
    };
    if let (Some(opens), Some(due)) = (end("opens"), end("due")) {
        in_order(&opens, &due, notes);
    }
    windows(fields, notes);
    if let Some(text) = fields.text("hold_until", notes) {
        value::time(&text, notes);
    }
    if let Some(text) = fields.text("takes", notes) {
        value::minutes(&text, notes);
    }
    if fields.has("rounds") {
        rounds(fields, notes);
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
    fields.require_list("windows", notes);
    Timing::Daily(windows(fields, notes))
}

/// The windows of a day, no two of which may be the same or overlap; one may begin when another
/// ends.
fn windows(fields: &Fields<'_>, notes: &mut Notes) -> Vec<DailyWindow> {
    let mut windows: Vec<(DailyWindow, String)> = Vec::new();
    for text in fields.texts("windows", notes) {
        let Some(window) = value::daily_window(&text, notes) else {
            continue;
        };
        let clash = windows
            .iter()
            .find(|(earlier, _)| overlap(*earlier, window));
        if let Some((_, first)) = clash {
            let (first, second) = (first.clone(), text.value.clone());
            notes.add(text.at, ProblemKind::WindowsOverlap { first, second });
        }
        windows.push((window, text.value));
    }
    windows.into_iter().map(|(window, _)| window).collect()
}

fn overlap(one: DailyWindow, other: DailyWindow) -> bool {
    one == other || one.opens < other.due && other.opens < one.due
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
        let counts_minutes = matches!(moment, Moment::Offset { .. });
        let unagreed = moment == Moment::Agreed && starts.agrees_on_no_time();
        if unagreed || starts.is_in_meeting() && !counts_minutes {
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
    let (Some(opens), Some(due)) = (opens, due) else {
        return Timing::Untimed;
    };
    in_order(&opens, &due, notes);
    Timing::Once {
        opens: opens.0,
        due: due.0,
    }
}

/// Notes a window that ends before it opens.
fn in_order(opens: &(Moment, At<String>), due: &(Moment, At<String>), notes: &mut Notes) {
    if is_before(due.0, opens.0) {
        let kind = ProblemKind::Contradiction {
            opens: opens.1.value.clone(),
            due: due.1.value.clone(),
        };
        notes.add(due.1.at, kind);
    }
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
        if texts.is_empty() && !table.is_torn(notes) {
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
