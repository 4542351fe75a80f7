//! What is laid side by side of a case's meeting: what was required, confirmed, done, written down.

use app::case::CasePage;
use app::view::DutyView;
use domain::agreement::Agreement;
use words::Language;

use super::super::journal_words::in_words;
use crate::civil::Place;
use crate::views::{CaseDuty, CaseEntry, CaseLaid, Link};

/// What is laid side by side; `None` where the case has no meeting that the reader may know.
pub(super) fn laid(
    page: &CasePage,
    place: &Place,
    language: Language,
    ticked: &[&str],
) -> Option<CaseLaid> {
    let view = page.meeting.as_ref()?;
    let root = format!("/sites/{}", place.site.id);
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
        ("field-equipment", required.equipment.join("、")),
        ("field-note", required.note.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
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
        meeting: Link {
            href: format!("{root}/meetings/{}", view.meeting.id),
            title: required.title.clone(),
        },
        required: facts,
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
        span: place.span(duty.opens, duty.due),
        who: who.unwrap_or_default(),
        state: duty.state(now),
        settled: outcome.map_or_else(String::new, |outcome| place.time(outcome.at)),
    }
}
