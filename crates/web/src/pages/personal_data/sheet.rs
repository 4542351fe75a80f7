//! What is kept of a person in words, on paper and in a workbook; a register with whole names.

use app::case::GatheredCase;
use app::dining::GatheredDiner;
use app::found_item::GatheredItem;
use app::order::GatheredOrder;
use app::personal_data::{EarlierCall, Fetched, Gathered, GatheredVisit, RegisterRows};
use domain::call::{Call, Told};
use domain::found_item::lost::LostReport;
use domain::visit::details::FIELDS;
use words::{Arg, Language};

use crate::civil::Place;
use crate::views::{PersonalDataRecord, PersonalDataSection};
use crate::workbook::Sheet;

fn say(language: Language, key: &str) -> String {
    words::text(language, key).to_owned()
}

/// By which request, who has it, when: on every sheet and on every page.
pub(crate) fn mark<T>(
    place: &Place,
    language: Language,
    who: &str,
    fetched: &Fetched<T>,
) -> String {
    let moment = place.moment(fetched.at);
    let number = fetched.request.number.to_string();
    let filled = [
        ("number", Arg::Text(&number)),
        ("who", Arg::Text(who)),
        ("moment", Arg::Text(&moment)),
    ];
    words::format(language, "personal-data-sheet-mark", &filled)
}

/// What a field of a visit is.
fn field_of_visit(language: Language, field: &str) -> String {
    match field {
        "document_ending" => say(language, "personal-data-field-document-ending"),
        _ => say(language, &format!("visit-{}", field.replace('_', "-"))),
    }
}

/// What stands in a field of a visit, in words.
fn value_of_visit(language: Language, visit: &GatheredVisit, field: &str) -> String {
    let value = visit.details.get(field);
    match (field, value) {
        ("document_kind", "") => say(language, "visit-document-unasked"),
        ("document_kind", word) => say(language, &format!("visit-document-{word}")),
        _ => value.to_owned(),
    }
}

fn visit_record(place: &Place, language: Language, visit: &GatheredVisit) -> PersonalDataRecord {
    let record = &visit.record;
    let mut facts: Vec<(String, String)> = FIELDS
        .into_iter()
        .map(|field| {
            (
                field_of_visit(language, field),
                value_of_visit(language, visit, field),
            )
        })
        .collect();
    facts.push((
        say(language, "visit-document-number"),
        visit.document_number.clone(),
    ));
    let companions = match record.companions {
        0 => String::new(),
        count => count.to_string(),
    };
    facts.push((say(language, "visit-companions"), companions));
    for (key, at) in [
        ("visit-expected", record.expected),
        ("visit-arrived", record.arrived),
        ("visit-left", record.left),
    ] {
        let said = at.map_or_else(String::new, |at| place.moment(at));
        facts.push((say(language, key), said));
    }
    let state = format!("visit-state-{}", record.state.word());
    facts.push((say(language, "visit-state"), say(language, &state)));
    facts.push((
        say(language, "visit-registered-by"),
        record.registered_by.clone(),
    ));
    titled(&record.day, i64::from(record.number), facts)
}

/// A record without what is empty.
fn titled(day: &str, number: i64, mut facts: Vec<(String, String)>) -> PersonalDataRecord {
    facts.retain(|(_, value)| !value.is_empty());
    PersonalDataRecord {
        title: format!("{day} · {number}"),
        facts,
    }
}

fn call_facts(language: Language, told: &Told) -> Vec<(String, String)> {
    [
        ("personal-data-field-caller", &told.caller),
        ("visit-organisation", &told.organisation),
        ("visit-telephone", &told.telephone),
        ("personal-data-field-case-number", &told.case_number),
        ("personal-data-field-matter", &told.matter),
        ("personal-data-field-remark", &told.remark),
    ]
    .map(|(key, value)| (say(language, key), value.clone()))
    .to_vec()
}

fn call_record(place: &Place, language: Language, call: &Call) -> PersonalDataRecord {
    let told = call.told.clone().unwrap_or_default();
    let mut facts = call_facts(language, &told);
    facts.push((
        say(language, "personal-data-field-time"),
        place.moment(call.at),
    ));
    titled(&call.day, i64::from(call.number), facts)
}

/// What a call said before it was corrected, field by field.
fn earlier_record(place: &Place, language: Language, earlier: &EarlierCall) -> PersonalDataRecord {
    let key = |field: &str| match field {
        "organisation" | "telephone" => format!("visit-{field}"),
        _ => format!("personal-data-field-{field}"),
    };
    let said = earlier.said.iter();
    let mut facts: Vec<_> = said
        .map(|(field, text)| (say(language, &key(field)), text.clone()))
        .collect();
    let call = &earlier.call;
    facts.push((
        say(language, "personal-data-field-time"),
        place.moment(call.at),
    ));
    titled(&call.day, i64::from(call.number), facts)
}

fn order_record(place: &Place, language: Language, gathered: &GatheredOrder) -> PersonalDataRecord {
    let (order, client) = (&gathered.order, &gathered.client);
    let mut facts = vec![
        ("visit-name", client.name.clone()),
        ("visit-organisation", client.department.clone()),
        ("visit-telephone", client.telephone.clone()),
        ("order-matter", order.matter.title.clone()),
        ("order-time", place.moment(order.matter.starts)),
        ("personal-data-field-remark", gathered.note.clone()),
    ];
    let words = gathered.words.iter();
    facts.extend(words.map(|(at, words)| {
        (
            "personal-data-field-words",
            format!("{} {words}", place.moment(*at)),
        )
    }));
    let facts = facts
        .into_iter()
        .map(|(key, value)| (say(language, key), value));
    titled(&order.day, i64::from(order.number), facts.collect())
}

fn report_record(place: &Place, language: Language, report: &LostReport) -> PersonalDataRecord {
    let told = report.told.clone().unwrap_or_default();
    let kind = format!("found-item-kind-{}", report.kind.word());
    let facts = [
        ("lost-report-who", told.name),
        ("visit-telephone", told.telephone),
        ("found-item-kind", say(language, &kind)),
        ("found-item-description", told.description),
        ("found-item-spot", report.spot.clone()),
        ("lost-report-taken-down", place.moment(report.at)),
    ];
    let facts = facts.map(|(key, value)| (say(language, key), value));
    titled(&report.day, i64::from(report.number), facts.to_vec())
}

/// A found thing, and what was said as it was put away, told of and given back.
fn item_record(place: &Place, language: Language, gathered: &GatheredItem) -> PersonalDataRecord {
    let item = &gathered.item;
    let kind = format!("found-item-kind-{}", item.kind.word());
    let mut facts = vec![
        ("found-item-kind".to_owned(), say(language, &kind)),
        (
            "found-item-description".to_owned(),
            item.description.clone().unwrap_or_default(),
        ),
        ("found-item-spot".to_owned(), item.spot.clone()),
        ("found-item-found".to_owned(), place.moment(item.found)),
    ];
    for (step, at, said) in &gathered.said {
        let texts = [
            &said.shelf,
            &said.notice,
            &said.whom,
            &said.telephone,
            &said.proof,
            &said.note,
        ];
        let texts = texts.into_iter().filter(|text| !text.is_empty());
        let words: Vec<String> = texts.cloned().collect();
        let words = format!("{} {}", place.moment(*at), words.join(" · "));
        facts.push((format!("found-item-step-{}", step.word()), words));
    }
    if gathered.signed {
        let kept = say(language, "personal-data-field-signature-kept");
        facts.push(("found-item-signature".to_owned(), kept));
    }
    let facts = facts
        .into_iter()
        .map(|(key, value)| (say(language, &key), value));
    titled(&item.day, i64::from(item.number), facts.collect())
}

/// What is remembered of somebody who dines, and what they wished, meal by meal.
fn diner_record(language: Language, gathered: &GatheredDiner) -> PersonalDataRecord {
    let needs = &gathered.needs;
    let mut facts = vec![
        (
            say(language, "dining-allergies"),
            needs.allergies.join(" · "),
        ),
        (
            say(language, "dining-preferences"),
            needs.preferences.clone(),
        ),
    ];
    for meal in &gathered.meals {
        let wishes = meal.wishes.iter().filter_map(|wish| wish.words.clone());
        let words: Vec<String> = wishes.filter(|words| !words.is_empty()).collect();
        let at = say(language, &format!("dining-meal-{}", meal.meal.word()));
        facts.push((
            say(language, "dining-wishes"),
            format!("{} {at} {}", meal.day, words.join(" · ")),
        ));
    }
    facts.retain(|(_, value)| !value.is_empty());
    PersonalDataRecord {
        title: gathered.person.name.clone(),
        facts,
    }
}

fn case_record(place: &Place, language: Language, gathered: &GatheredCase) -> PersonalDataRecord {
    let (case, told) = (&gathered.case, &gathered.told);
    let facts = [
        ("visit-name", told.name.clone()),
        ("visit-organisation", told.organisation.clone()),
        ("visit-telephone", told.telephone.clone()),
        ("personal-data-field-words", told.words.clone()),
        ("personal-data-field-time", place.moment(case.opened)),
    ];
    let facts = facts.map(|(key, value)| (say(language, key), value));
    titled(&case.day, i64::from(case.number), facts.to_vec())
}

/// What is kept of a person, register by register; those with nothing are left out.
pub(crate) fn sections(
    place: &Place,
    language: Language,
    given: &Gathered,
) -> Vec<PersonalDataSection> {
    let visits = given.visits.iter();
    let visits = visits.map(|visit| visit_record(place, language, visit));
    let calls = given.calls.iter();
    let calls = calls.map(|call| call_record(place, language, call));
    let earlier = given.earlier_calls.iter();
    let earlier = earlier.map(|call| earlier_record(place, language, call));
    let inquiries = given.inquiries.iter().map(|one| {
        let asked = one.asked.clone().unwrap_or_default();
        let facts = [
            ("personal-data-field-question", asked.question),
            ("personal-data-field-asker", asked.asker),
            ("visit-telephone", asked.telephone),
            ("personal-data-field-answer", asked.answer),
            ("personal-data-field-time", place.moment(one.at)),
        ];
        let facts = facts.map(|(key, value)| (say(language, key), value));
        titled(&one.day, i64::from(one.number), facts.to_vec())
    });
    let ratings = given
        .ratings
        .iter()
        .map(|(rating, said)| PersonalDataRecord {
            title: place.moment(rating.at),
            facts: vec![
                (
                    say(language, "personal-data-field-score"),
                    rating.score.to_string(),
                ),
                (say(language, "personal-data-field-words"), said.clone()),
            ],
        });
    let orders = given.orders.iter();
    let orders = orders.map(|order| order_record(place, language, order));
    let reports = given.lost_reports.iter();
    let reports = reports.map(|report| report_record(place, language, report));
    let items = given.found_items.iter();
    let items = items.map(|item| item_record(place, language, item));
    let diners = given.diners.iter();
    let diners = diners.map(|diner| diner_record(language, diner));
    let cases = given.cases.iter();
    let cases = cases.map(|case| case_record(place, language, case));
    let sections = [
        ("visit", visits.collect::<Vec<_>>()),
        ("call", calls.collect()),
        ("earlier-call", earlier.collect()),
        ("inquiry", inquiries.collect()),
        ("order", orders.collect()),
        ("lost-report", reports.collect()),
        ("found-item", items.collect()),
        ("diner", diners.collect()),
        ("case", cases.collect()),
        ("rating", ratings.collect()),
    ];
    sections
        .into_iter()
        .filter(|(_, records)| !records.is_empty())
        .map(|(register, records)| PersonalDataSection {
            register,
            title: say(language, &format!("personal-data-section-{register}")),
            records,
        })
        .collect()
}

/// The sheet of a workbook that says the same, a field in a row.
pub(crate) fn workbook_of(language: Language, sections: &[PersonalDataSection]) -> Sheet {
    let head = ["register", "record", "field", "value"];
    let mut rows = Vec::new();
    for section in sections {
        for record in &section.records {
            rows.extend(record.facts.iter().map(|(name, value)| {
                vec![
                    section.title.clone(),
                    record.title.clone(),
                    name.clone(),
                    value.clone(),
                ]
            }));
        }
    }
    Sheet {
        name: say(language, "personal-data-sheet"),
        head: head
            .map(|column| say(language, &format!("personal-data-sheet-{column}")))
            .to_vec(),
        rows,
    }
}

/// The columns of a register of visits beside day, number and times.
const VISIT_COLUMNS: [&str; 9] = [
    "name",
    "organisation",
    "telephone",
    "document_kind",
    "document_ending",
    "plate",
    "purpose",
    "host",
    "remark",
];

/// The sheets of a register with whole names: of visits, and of calls.
pub(crate) fn register_sheets(
    place: &Place,
    language: Language,
    given: &RegisterRows,
) -> Vec<Sheet> {
    let number = || say(language, "visit-number");
    let mut head = vec![say(language, "visit-time"), number()];
    head.extend(VISIT_COLUMNS.map(|field| field_of_visit(language, field)));
    head.extend(["visit-companions", "visit-left", "visit-state"].map(|key| say(language, key)));
    let visits = given.visits.iter().map(|visit| {
        let record = &visit.record;
        let at = record
            .arrived
            .or(record.expected)
            .unwrap_or(record.registered);
        let mut cells = vec![place.moment(at), record.number.to_string()];
        cells.extend(VISIT_COLUMNS.map(|field| value_of_visit(language, visit, field)));
        cells.push(record.companions.to_string());
        cells.push(record.left.map_or_else(String::new, |at| place.moment(at)));
        cells.push(say(
            language,
            &format!("visit-state-{}", record.state.word()),
        ));
        cells
    });
    let visits = Sheet {
        name: say(language, "personal-data-section-visit"),
        rows: visits.collect(),
        head,
    };
    let mut head = vec![say(language, "visit-time"), number()];
    let told = Told::default();
    head.extend(
        call_facts(language, &told)
            .into_iter()
            .map(|(name, _)| name),
    );
    let calls = given.calls.iter().map(|call| {
        let told = call.told.clone().unwrap_or_default();
        let mut cells = vec![place.moment(call.at), call.number.to_string()];
        cells.extend(
            call_facts(language, &told)
                .into_iter()
                .map(|(_, value)| value),
        );
        cells
    });
    let calls = Sheet {
        name: say(language, "personal-data-section-call"),
        rows: calls.collect(),
        head,
    };
    vec![visits, calls]
}
