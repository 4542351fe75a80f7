//! Duties in words, alike on every page.

use app::view::{DutyView, OutcomeView};
use domain::Milliseconds;
use standards::Punctuality;
use words::{Arg, Language};

use super::journal_words::who;
use crate::civil::Place;

/// What to do, with its round where it comes in rounds, such as 续水 第2次.
pub(crate) fn title(duty: &DutyView, language: Language) -> String {
    if !duty.is_round {
        return duty.title.clone();
    }
    let round = [("round", Arg::Number(i64::from(duty.round)))];
    format!(
        "{} {}",
        duty.title,
        words::format(language, "phone-round", &round)
    )
}

/// Its window, and until when what was opened stays open.
pub(crate) fn window(duty: &DutyView, place: &Place, language: Language) -> String {
    let window = place.window(duty.opens, duty.due);
    let Some(until) = duty.hold_until else {
        return window;
    };
    let until = [("time", place.time(until))];
    format!(
        "{window} · {}",
        words::format(language, "phone-held", &until)
    )
}

/// When its state turns next by time alone.
pub(crate) fn turns(duty: &DutyView, now: Milliseconds) -> Option<Milliseconds> {
    if duty.outcome.is_some() || duty.stopped.is_some() {
        return None;
    }
    [duty.opens, duty.due + 1]
        .into_iter()
        .find(|turn| *turn > now)
}

/// What became of it, in words; empty while it is open.
pub(crate) fn outcome(duty: &DutyView, place: &Place, language: Language) -> String {
    duty.outcome
        .as_ref()
        .map_or_else(String::new, |outcome| said(outcome, place, language))
}

fn said(outcome: &OutcomeView, place: &Place, language: Language) -> String {
    let late = outcome.punctuality == Some(Punctuality::Late);
    let word = match outcome.kind {
        "done" if late => words::text(language, "page-state-done-late").to_owned(),
        kind => words::text(language, &format!("page-state-{kind}")).to_owned(),
    };
    let mut parts = vec![word, place.time(outcome.at)];
    parts.extend(outcome.by.as_deref().map(|by| who(by, language)));
    parts.extend(outcome.reason.clone());
    parts.join(" ")
}

/// Where, as short as people say it: what is on the door, else the name.
pub(crate) fn short_place(duty: &DutyView) -> String {
    duty.room.as_ref().map_or_else(String::new, |room| {
        if room.number.is_empty() {
            room.name.clone()
        } else {
            room.number.clone()
        }
    })
}
