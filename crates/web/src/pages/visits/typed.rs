//! The form of a visit: what was typed, and what stands.

use app::visit::{Offered, Registration, VisitView};
use domain::visit::Details;
use domain::visit::details::DOCUMENT_KINDS;

use super::words_of::Words;
use crate::civil::Place;
use crate::fields::Fields;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, DifferenceRow, EntryField, EntryForm, FieldGroup, Link};

/// The fields of the form.
const NAMES: [&str; 16] = [
    "name",
    "organisation",
    "host",
    "purpose",
    "telephone",
    "companions",
    "document_kind",
    "document_number",
    "plate",
    "things",
    "room",
    "expected",
    "appointed_by",
    "members",
    "remark",
    "meeting",
];

/// The registration that was typed.
pub(super) fn registration(fields: &Fields, place: &Place) -> Answered<Registration> {
    fields.only(&NAMES)?;
    let mut details = Details::default();
    for name in NAMES {
        details.put(name, fields.text(name));
    }
    let expected = match fields.filled("expected") {
        None => None,
        Some(typed) => {
            let moment: jiff::civil::DateTime = typed
                .parse()
                .map_err(|_| Trouble::invalid("expected", "moment-unfit"))?;
            Some(place.instant(moment))
        }
    };
    Ok(Registration {
        details,
        document_number: fields.text("document_number").to_owned(),
        companions: match fields.filled("companions") {
            None => 0,
            Some(_) => fields.number("companions")?,
        },
        expected,
        room: fields.text("room").to_owned(),
        meeting: fields.chosen("meeting")?,
    })
}

/// The form as the visit stands: what is masked is left empty, and stays as it is where nothing is
/// typed.
pub(super) fn fields_of(words: &Words<'_>, visit: &VisitView) -> Fields {
    let details = visit.details.clone().unwrap_or_default();
    let companions = match visit.record.companions {
        0 => String::new(),
        count => count.to_string(),
    };
    let expected = visit.record.expected.map_or_else(String::new, |at| {
        words.place.civil(at).strftime("%Y-%m-%dT%H:%M").to_string()
    });
    let room = visit.room.as_ref().map_or("", |room| room.number.as_str());
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for name in NAMES {
        let masked = visit.masked && is_masked(name);
        let value = match name {
            "companions" => companions.as_str(),
            "expected" => expected.as_str(),
            "room" => room,
            _ if masked => "",
            _ => details.get(name),
        };
        pairs.push((name, value));
    }
    Fields::from_pairs(&pairs)
}

/// Whether a field is masked for who may not know it.
fn is_masked(name: &str) -> bool {
    ["name", "telephone", "plate", "members"].contains(&name)
}

/// The field that the reception record would miss: whom they came to see, or what for.
pub(super) fn missing(visit: &VisitView) -> Option<&'static str> {
    let (record, details) = (&visit.record, visit.details.as_ref()?);
    let leads_somewhere =
        !visit.department.is_empty() || record.room.is_some() || record.meeting.is_some();
    if domain::text::is_blank(&details.host) && !leads_somewhere {
        return Some("host");
    }
    domain::text::is_blank(&details.purpose).then_some("purpose")
}

/// What somebody else changed meanwhile and the form would change back.
pub(super) fn differences(
    words: &Words<'_>,
    visit: &VisitView,
    typed: &Fields,
) -> Vec<DifferenceRow> {
    let stands = fields_of(words, visit);
    let details = visit.details.clone().unwrap_or_default();
    let compared = NAMES
        .into_iter()
        .filter(|name| !["meeting", "document_number", "expected"].contains(name));
    compared
        .filter_map(|name| {
            let masked = visit.masked && is_masked(name);
            let after = typed.text(name).trim();
            if masked && after.is_empty() {
                return None;
            }
            let before = if masked {
                details.get(name)
            } else {
                stands.text(name)
            };
            let shown = |value: &str| match name {
                "document_kind" if !value.is_empty() => words.word("visit-document-", value),
                _ => value.to_owned(),
            };
            (before != after).then(|| DifferenceRow {
                field: match name {
                    "document_kind" => "document-kind",
                    "appointed_by" => "appointed-by",
                    name => name,
                },
                before: shown(before),
                after: shown(after),
            })
        })
        .collect()
}

/// The form of a new visit.
pub(super) fn new_form(words: &Words<'_>, known: &Offered, typed: &Fields) -> EntryForm {
    let mut form = EntryForm {
        id: "visit",
        action: format!("/sites/{}/visits", words.here.site),
        submit: words.say("visit-register"),
        groups: vec![FieldGroup {
            fields: fields(words, known, typed, None),
            ..FieldGroup::default()
        }],
        ..EntryForm::default()
    };
    if let Some(meeting) = typed.filled("meeting") {
        form.hidden.push(("meeting", meeting.to_owned()));
        form.title = words.say("visit-guest-of-meeting");
    }
    form
}

/// The form by which a host announces somebody: who is here is for the desk.
pub(super) fn announcement_form(words: &Words<'_>, typed: &Fields) -> EntryForm {
    let mut fields = fields(words, &Offered::default(), typed, None);
    fields.retain(|field| {
        [
            "name",
            "organisation",
            "purpose",
            "telephone",
            "companions",
            "plate",
            "room",
            "expected",
            "remark",
        ]
        .contains(&field.name)
    });
    for field in &mut fields {
        field.required |= field.name == "expected";
    }
    EntryForm {
        id: "guest",
        action: format!("/sites/{}/guests", words.here.site),
        title: words.say("guests-announce"),
        submit: words.say("guests-announce"),
        groups: vec![FieldGroup {
            fields,
            ..FieldGroup::default()
        }],
        ..EntryForm::default()
    }
}

/// The form of a visit that is corrected.
pub(super) fn edit_form(
    words: &Words<'_>,
    known: &Offered,
    visit: &VisitView,
    typed: &Fields,
) -> EntryForm {
    let record = &visit.record;
    let address = super::address(words.here, &record.day, Some(record.id), "");
    EntryForm {
        id: "visit",
        action: format!("/sites/{}/visits/{}", words.here.site, record.id),
        title: words.fill("visit-edit-title", "number", &record.number.to_string()),
        submit: words.say("page-save"),
        hidden: vec![("version", record.version.to_string())],
        back: Some(Link {
            href: address,
            title: words.say("page-back"),
        }),
        groups: vec![FieldGroup {
            fields: fields(words, known, typed, Some(visit)),
            ..FieldGroup::default()
        }],
        ..EntryForm::default()
    }
}

fn fields(
    words: &Words<'_>,
    known: &Offered,
    typed: &Fields,
    edited: Option<&VisitView>,
) -> Vec<EntryField> {
    let text = |name: &'static str, most: usize| {
        let label = words.say(&format!("visit-{}", name.replace('_', "-")));
        EntryField::text(name, &label, typed.text(name)).most(most)
    };
    // What is masked is not shown in a field either: an empty one stays as it is.
    let masked = |name: &'static str, most: usize| {
        let field = text(name, most);
        let stands = edited
            .filter(|visit| visit.masked)
            .and_then(|visit| visit.details.as_ref());
        match stands {
            Some(details) if !details.get(name).is_empty() => {
                field.hint(&words.fill("visit-stays", "value", details.get(name)))
            }
            _ => field,
        }
    };
    let kinds = std::iter::once("")
        .chain(DOCUMENT_KINDS)
        .map(|kind| Choice {
            value: kind.to_owned(),
            title: match kind {
                "" => words.say("visit-document-unasked"),
                kind => words.word("visit-document-", kind),
            },
            chosen: typed.text("document_kind") == kind,
        });
    let kind = words.say("visit-document-kind");
    let name = masked("name", 50);
    let mut fields = vec![
        if edited.is_none() {
            name.required()
        } else {
            name
        },
        text("organisation", 100),
        text("host", 50).offering(known.hosts.clone()),
        text("purpose", 100),
        masked("telephone", 30).kind("tel"),
        text("companions", 3).digits(3),
        EntryField::select("document_kind", &kind, kinds.collect()),
        text("document_number", 30),
        masked("plate", 15),
        text("things", 200),
        text("room", 50).offering(known.rooms.clone()),
        text("expected", 16).kind("datetime-local"),
        text("appointed_by", 50),
        masked("members", 1_000),
        text("remark", 200),
    ];
    if edited.is_some() {
        fields.retain(|field| field.name != "expected");
    }
    fields
}
