//! Cases in words.

use app::case::{CasePage, CaseView};
use domain::Milliseconds;
use domain::case::{Clock, Done, State};
use words::Language;

use crate::civil::Place;
use crate::pages::fault::{length, short};
use crate::views::{CaseClock, CaseDone, CaseRow};

/// A word of a kind of words.
pub(super) fn say(language: Language, beginning: &str, word: &str) -> String {
    words::text(language, &format!("{beginning}{word}")).to_owned()
}

/// A case as a list shows it.
pub(super) fn row(
    view: &CaseView,
    place: &Place,
    language: Language,
    now: Milliseconds,
) -> CaseRow {
    let one = &view.case;
    let clocks = one.clocks();
    let running = clocks.iter().filter(|(_, clock)| clock.done.is_none());
    let turns = running
        .filter_map(|(_, clock)| clock.due)
        .filter(|due| *due >= now)
        .min();
    let told = view.told.as_ref();
    let complainant = told.map_or_else(String::new, |told| {
        format!("{} {}", told.name, told.organisation)
            .trim()
            .to_owned()
    });
    CaseRow {
        id: one.id.to_string(),
        href: format!("/sites/{}/cases/{}", place.site.id, one.id),
        number: one.number,
        day: one.day.clone(),
        time: short(place, one.opened, now),
        complainant,
        meeting: view.meeting.clone(),
        category: say(language, "case-category-", one.category.word()),
        severity: one.severity.word(),
        owner: one.owner.clone(),
        tone: tone(view),
        state: say(language, "case-state-", one.state.word()),
        clocks: clocks
            .into_iter()
            .map(|(name, clock)| CaseClock {
                name,
                tone: tone_of(clock, now),
                words: said(clock, place, language, now),
            })
            .collect(),
        turns,
    }
}

fn tone(view: &CaseView) -> &'static str {
    match view.case.state {
        State::Accepted => "done",
        State::Reasoned => "cancelled",
        _ if view.late => "overdue",
        State::Opened | State::Found => "open",
        State::Promised => "planned",
        State::Reported => "waiting",
    }
}

fn tone_of(clock: Clock, now: Milliseconds) -> &'static str {
    match (clock.done, clock.due) {
        _ if clock.is_late(now) => "overdue",
        (Some(_), _) => "done",
        (None, Some(_)) => "open",
        (None, None) => "planned",
    }
}

fn said(clock: Clock, place: &Place, language: Language, now: Milliseconds) -> String {
    let late = clock.is_late(now);
    let (key, at) = match (clock.done, clock.due) {
        (Some(done), _) if late => ("case-clock-done-late", done),
        (Some(done), _) => ("case-clock-done", done),
        (None, Some(due)) if late => ("case-clock-late", due),
        (None, Some(due)) => ("case-clock-running", due),
        (None, None) => return words::text(language, "case-clock-none").to_owned(),
    };
    words::format(language, key, &[("time", short(place, at, now))])
}

/// What is known of a case: the key of each word, and what it says; nothing where there is nothing.
pub(super) fn facts(
    page: &CasePage,
    place: &Place,
    language: Language,
) -> Vec<(&'static str, String)> {
    let one = &page.view.case;
    let told = page.view.told.clone().unwrap_or_default();
    let moment = |at: Option<i64>| at.map_or_else(String::new, |at| place.moment(at));
    let cause = one
        .cause
        .map(|cause| say(language, "case-cause-", cause.word()));
    let ours = one.ours.map(|ours| {
        let word = if ours { "yes" } else { "no" };
        say(language, "case-ours-", word)
    });
    let order = page
        .orders
        .iter()
        .map(|order| &order.view.order)
        .find(|order| one.order == Some(order.id.0))
        .map(|order| format!("{} · {}", order.day, order.number));
    let erased = page.view.told.is_none();
    let mut facts = vec![
        ("case-field-name", told.name),
        ("case-field-organisation", told.organisation),
        ("case-field-telephone", told.telephone),
        (
            "case-field-words",
            if erased {
                words::text(language, "case-erased").to_owned()
            } else {
                told.words
            },
        ),
        (
            "case-channel",
            say(language, "case-channel-", one.channel.word()),
        ),
        (
            "case-category",
            say(language, "case-category-", one.category.word()),
        ),
        (
            "case-severity",
            say(language, "case-severity-", one.severity.word()),
        ),
        ("case-matter", page.view.meeting.clone()),
        ("case-order", order.unwrap_or_default()),
        ("case-opened-at", place.moment(one.opened)),
        ("case-owner", one.owner.clone()),
        ("case-answered-at", moment(one.answered)),
        ("case-cause", cause.unwrap_or_default()),
        ("case-ours", ours.unwrap_or_default()),
        ("case-closed-at", moment(one.closed)),
        ("case-return-called-at", moment(one.return_called)),
    ];
    facts.extend(page.ratings.iter().map(|one| {
        let score = say(language, "hall-score-", &one.score.to_string());
        let said = format!("{} {score} {}", place.moment(one.at), one.words);
        ("case-rated", said.trim_end().to_owned())
    }));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// What was done, once.
pub(super) fn done_row(done: &Done, place: &Place, language: Language) -> CaseDone {
    let fill = |key: &str, name: &'static str, value: String| {
        words::format(language, key, &[(name, value)])
    };
    let said = &done.said;
    let labelled = |key: &str, text: &str| {
        (!text.is_empty()).then(|| format!("{}: {text}", words::text(language, key)))
    };
    let cites: Vec<String> = said.cites.iter().map(ToString::to_string).collect();
    let parts = [
        said.until
            .map(|at| fill("case-clock-running", "time", place.moment(at))),
        (!said.words.is_empty()).then(|| said.words.clone()),
        labelled("case-apology", &said.apology),
        labelled("case-lesson", &said.lesson),
        labelled("case-proposal", &said.proposal),
        (!cites.is_empty()).then(|| fill("case-cites", "numbers", cites.join(", "))),
    ];
    CaseDone {
        step: done.step.word(),
        time: place.moment(done.at),
        by: done.by.clone(),
        entry: done.entry,
        ticked: false,
        said: parts.into_iter().flatten().collect(),
    }
}

/// A length of time as people say it; a dash where none is known.
pub(super) fn length_of(time: Option<Milliseconds>, language: Language) -> String {
    time.map_or_else(|| "—".to_owned(), |time| length(time, language))
}
