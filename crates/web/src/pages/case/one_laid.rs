//! What is laid side by side of a case's meeting and orders: what was required, ordered, confirmed, done,
//! written down.

use app::case::{CasePage, ConfirmedText};
use app::order::OrderPage;
use app::view::{DutyView, MeetingView};
use domain::agreement::Agreement;
use domain::order::served_of;
use words::Language;

use super::super::journal_words::in_words;
use super::super::order::rows::{line_words, needs_words, shown};
use crate::civil::{Place, day_title};
use crate::views::{CaseConfirmed, CaseDuty, CaseEntry, CaseLaid, CaseOrder, Link};

/// What is laid side by side; `None` where the case has neither meeting nor order that the reader may
/// know, and nothing was written of where it came from.
pub(super) fn laid(
    page: &CasePage,
    place: &Place,
    language: Language,
    ticked: &[&str],
) -> Option<CaseLaid> {
    if page.meeting.is_none() && page.orders.is_empty() && page.entries.is_empty() {
        return None;
    }
    let root = format!("/sites/{}", place.site.id);
    let required = page
        .meeting
        .as_ref()
        .map(|view| required(view, place, language));
    let entries = page.entries.iter().map(|written| {
        let said = in_words(written, place, &place.site.id, language);
        CaseEntry {
            number: said.number,
            time: said.time,
            by: said.who,
            words: said.what,
            ticked: ticked.contains(&written.number.to_string().as_str()),
        }
    });
    let faults = page.faults.iter().map(|fault| {
        let href = format!("{root}/faults/{}", fault.fault.id);
        let photo = fault.photos.first();
        let photo = photo.map(|photo| format!("{href}/photos/{}/small", photo.id));
        let number = [("number", fault.fault.number.to_string())];
        let title = words::format(language, "fault-number", &number);
        (Link { href, title }, photo.unwrap_or_default())
    });
    Some(CaseLaid {
        meeting: page.meeting.as_ref().map(|view| Link {
            href: format!("{root}/meetings/{}", view.meeting.id),
            title: view.meeting.requirement.title.clone(),
        }),
        required: required.unwrap_or_default(),
        orders: page
            .orders
            .iter()
            .map(|order| ordered(order, page, place, language))
            .collect(),
        confirmed: confirmed(page, language),
        duties: page
            .duties
            .iter()
            .map(|duty| duty_row(duty, place, page))
            .collect(),
        entries: entries.collect(),
        faults: faults.collect(),
    })
}

/// What the meeting required.
fn required(view: &MeetingView, place: &Place, language: Language) -> Vec<(&'static str, String)> {
    let required = &view.meeting.requirement;
    let mut facts = vec![
        ("field-title", required.title.clone()),
        ("field-room", view.room.name.clone()),
        (
            "field-starts",
            format!(
                "{} {}",
                place.moment(required.starts),
                place.time(required.ends)
            ),
        ),
        ("field-host", required.host.clone()),
        ("field-headcount", required.headcount.to_string()),
        ("field-layout", required.layout.clone()),
        (
            "field-equipment",
            words::list(language, &required.equipment),
        ),
        ("field-note", required.note.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// An order beside the duties: what was to be served, what was, and each word of its client.
fn ordered(page: &OrderPage, case: &CasePage, place: &Place, language: Language) -> CaseOrder {
    let view = &page.view;
    let mut confirmed = case.confirmed.iter();
    let confirmed = confirmed.find(|one| one.order == view.order.id);
    let href = format!("/sites/{}/orders/{}", place.site.id, view.order.id);
    let photos = format!("{href}/photos");
    let shown = shown(page, place, language, case.now, (&photos, ""));
    let lines = view.lines.iter().map(|one| {
        let (line, progress) = (&one.0, served_of(one, &view.calls));
        let served = match progress.done {
            Some(at) => {
                let key = if progress.waived {
                    "case-left-out"
                } else {
                    "case-served"
                };
                words::format(language, key, &[("time", place.time(at))])
            }
            None => words::text(language, "case-not-served").to_owned(),
        };
        format!("{} · {served}", line_words(line, place, language))
    });
    CaseOrder {
        order: Link {
            title: words::format(language, "case-order-number", &[("number", shown.number)]),
            href,
        },
        standing: shown.standing,
        tone: shown.tone,
        agreed: shown.agreed,
        confirmed: confirmed.map(|one| CaseConfirmed {
            revision: one.revision,
            time: shown.agreed_at,
            lines: one
                .shown
                .as_ref()
                .map_or_else(Vec::new, |text| seen(text, place, language)),
        }),
        since: shown.since,
        lines: lines.collect(),
        said: shown.said,
        photos: shown.photos,
    }
}

/// What a client saw as they agreed: where and when, what the meeting asked for, then what, and what was noted.
fn seen(text: &ConfirmedText, place: &Place, language: Language) -> Vec<String> {
    let day = day_title(language, place.civil(text.starts).date());
    let time = place.span(text.starts, text.ends);
    let lines = text.lines.iter();
    let lines = lines.map(|line| line_words(line, place, language));
    let needs = text.needs.as_ref();
    let needs = needs.map(|needs| needs_words(needs, language).join(" · "));
    let note = (!text.note.is_empty())
        .then(|| format!("{} {}", words::text(language, "order-note"), text.note));
    std::iter::once(format!("{} · {day} {time}", text.room))
        .chain(needs)
        .chain(lines)
        .chain(note)
        .collect()
}

fn confirmed(page: &CasePage, language: Language) -> Vec<(bool, String)> {
    let Some(view) = &page.meeting else {
        return Vec::new();
    };
    let mut lines = vec![match &view.agreement {
        Some(Agreement::Agreed(_)) => (true, words::text(language, "case-agreed").to_owned()),
        Some(_) => (
            false,
            words::text(language, "case-agreement-awaited").to_owned(),
        ),
        None => (
            false,
            words::text(language, "case-agreement-none").to_owned(),
        ),
    }];
    for change in &view.changes {
        let arguments = [
            ("revision", change.revision.to_string()),
            ("by", change.by.clone()),
        ];
        let line = words::format(language, "case-change", &arguments);
        let known = change
            .acknowledged_by
            .as_ref()
            .map(|by| words::format(language, "case-acknowledged", &[("by", by.clone())]));
        let is_known = known.is_some();
        let known =
            known.unwrap_or_else(|| words::text(language, "case-unacknowledged").to_owned());
        lines.push((is_known, format!("{line} · {known}")));
    }
    lines
}

/// A duty with its times.
pub(super) fn duty_row(duty: &DutyView, place: &Place, page: &CasePage) -> CaseDuty {
    let outcome = duty.outcome.as_ref();
    let by = outcome.and_then(|outcome| outcome.by.clone());
    let who = by.or_else(|| duty.assignee.as_ref().map(|staff| staff.name.clone()));
    let now = page.now;
    CaseDuty {
        href: format!("/sites/{}/duties/{}/why", place.site.id, duty.id),
        title: match &duty.request {
            Some(request) => format!("{} · {}", duty.title, request.note),
            None if duty.is_round => format!("{} {}", duty.title, duty.round),
            None => duty.title.clone(),
        },
        span: place.window(duty.opens, duty.due),
        who: who.unwrap_or_default(),
        state: duty.state(now),
        settled: outcome.map_or_else(String::new, |outcome| place.time(outcome.at)),
    }
}
