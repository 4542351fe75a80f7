//! Calls in words.

use app::call::{AttemptView, CallView};
use domain::call::Handling;
use jiff::civil::Date;
use words::Language;

use crate::civil::{self, Place};
use crate::views::{CallRow, Link};

/// A call as a list shows it on the page of `shown`.
pub(super) fn row(
    view: &CallView,
    place: &Place,
    language: Language,
    may_edit: bool,
    shown: Date,
) -> CallRow {
    let call = &view.call;
    let told = call.told.clone().unwrap_or_default();
    let href = format!("/sites/{}/calls/{}", place.site.id, call.id);
    let civil = place.civil(call.at);
    let time = if civil.date() == shown {
        place.time(call.at)
    } else {
        civil.strftime("%m-%d %H:%M").to_string()
    };
    CallRow {
        id: call.id.to_string(),
        edit: if may_edit && call.told.is_some() {
            format!("{href}/edit")
        } else {
            String::new()
        },
        href,
        number: call.number,
        time,
        caller: told.caller,
        organisation: told.organisation,
        telephone: told.telephone,
        matter: told.matter,
        erased: call.told.is_none(),
        kind: call.kind.clone(),
        urgency: call.urgency.clone(),
        handling: handling(view, language),
        tone: match view.state {
            "settled" => "done",
            other => other,
        },
        state: state(view, place, language),
        turns: call.due.filter(|_| view.state == "open"),
        owner: call.owner.clone(),
    }
}

/// What was done, with whom it went to: 转接 民一庭.
fn handling(view: &CallView, language: Language) -> String {
    let call = &view.call;
    let key = format!("call-handling-{}", call.handling.word());
    let word = words::text(language, &key);
    match (&view.assignee, call.to.as_str()) {
        (_, to) if !to.is_empty() => format!("{word} {to}"),
        (Some(staff), _) => format!("{word} {}", staff.name),
        _ => word.to_owned(),
    }
}

/// How it stands: 待回电 10:00, 未接收，超时.
fn state(view: &CallView, place: &Place, language: Language) -> String {
    let call = &view.call;
    let matter = if call.handling == Handling::CallBack {
        "call-back"
    } else {
        "receipt"
    };
    let key = match view.state {
        "settled" => "call-state-settled".to_owned(),
        state => format!("call-state-{matter}-{state}"),
    };
    let word = words::text(language, &key);
    match call.due.filter(|_| view.state != "settled") {
        Some(due) if place.civil(due).date() == place.civil(call.at).date() => {
            format!("{word} {}", place.time(due))
        }
        Some(due) => format!("{word} {}", place.civil(due).strftime("%m-%d %H:%M")),
        None => word.to_owned(),
    }
}

/// What is known of a call: the word of each field and what it says; nothing where there is nothing.
pub(super) fn facts(
    view: &CallView,
    place: &Place,
    language: Language,
) -> Vec<(&'static str, String)> {
    let call = &view.call;
    let told = call.told.clone().unwrap_or_default();
    let word = |beginning: &str, word: &str| {
        words::text(language, &format!("{beginning}{word}")).to_owned()
    };
    let settled = call.settled.map_or_else(String::new, |at| {
        format!("{} {}", call.settled_by, place.moment(at))
    });
    let mut facts = vec![
        ("caller", told.caller),
        ("telephone", told.telephone),
        ("organisation", told.organisation),
        ("case-number", told.case_number),
        ("matter", told.matter),
        ("kind", word("call-kind-", &call.kind)),
        ("urgency", word("call-urgency-", &call.urgency)),
        ("handling", handling(view, language)),
        ("remark", told.remark),
        ("owner", call.owner.clone()),
        ("settled", settled),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// An attempt to call back, in words.
pub(super) fn said_attempt(attempt: &AttemptView, place: &Place, language: Language) -> String {
    let word = if attempt.reached {
        "call-reached"
    } else {
        "call-not-reached-told"
    };
    let said = words::text(language, word);
    let next = attempt.next.map_or_else(String::new, |next| {
        words::format(language, "call-next", &[("at", place.moment(next))])
    });
    format!("{} {} {said} {next}", place.moment(attempt.at), attempt.by)
        .trim_end()
        .to_owned()
}

/// The days beside the one that is shown, and today where it is another.
pub(in crate::pages) fn day_links(
    address: &str,
    shown: Date,
    today: Date,
    language: Language,
) -> Vec<Link> {
    let link = |date: Date, title: String| Link {
        href: if date == today {
            address.to_owned()
        } else {
            format!("{address}?day={date}")
        },
        title,
    };
    let mut links = Vec::new();
    if let Ok(before) = shown.yesterday() {
        links.push(link(
            before,
            format!("‹ {}", civil::day_title(language, before)),
        ));
    }
    if shown != today {
        links.push(link(
            today,
            words::text(language, "register-today").to_owned(),
        ));
    }
    links
}
