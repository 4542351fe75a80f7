//! The lines of a day: gathered from the registers, sealed when they are signed, opened again.

use anyhow::{Result, anyhow};
use domain::SiteId;
use domain::reception_record::{Line, Told, VisitFacts, line_of_call, line_of_inquiry};
use domain::subject::Register;
use domain::visit::State;
use store::Database;
use store::reception_record::{LineRecord, written};
use store::visit::VisitRecord;

use crate::house::House;
use crate::seal::{open_text, seal_text};

/// The lines of a day as the registers have them now, in the order in which they came.
pub(super) fn standing(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    day: &str,
) -> Result<Vec<Line>> {
    let departments = store::directory::departments(db, site)?;
    let rooms = store::directory::rooms(db, site)?;
    let mut lines = Vec::new();
    for record in store::visit::of_day(db, site, day)? {
        let department = departments
            .iter()
            .find(|one| Some(one.id) == record.department)
            .map(|one| one.name.clone());
        let room = || {
            let found = rooms.iter().find(|room| Some(room.id) == record.room);
            found.map(|room| room.number.clone())
        };
        let to = match (department.or_else(room), record.meeting) {
            (Some(to), _) => to,
            // What the meeting is about may be nobody's to know: its room is told.
            (None, Some(meeting)) => {
                let found = store::meeting::find_bare(db, site, meeting)?;
                let room = found.map(|found| found.meeting.requirement.room);
                let room = rooms.iter().find(|one| Some(one.id) == room);
                room.map_or_else(String::new, |room| room.number.clone())
            }
            (None, None) => String::new(),
        };
        lines.extend(line_of_visit(house, site, &record, to)?);
    }
    for record in store::call::of_day(db, site, day)? {
        let told = crate::call::opened(house, site, &record)?;
        let mut call = record.call;
        call.told = told;
        lines.push(line_of_call(call));
    }
    let base = store::knowledge::all(db, site)?;
    for record in store::inquiry::of_day(db, site, day)? {
        let asked = crate::inquiry::opened(house, site, &record)?;
        let mut inquiry = record.inquiry;
        inquiry.asked = asked;
        let known = base.iter().find(|one| Some(one.id) == inquiry.knowledge);
        let known = known.map_or("", |one| one.lesson.question.as_str());
        lines.push(line_of_inquiry(inquiry, known));
    }
    lines.sort_by_key(|line| (line.facts.at, line.register, line.number));
    Ok(lines)
}

fn line_of_visit(
    house: &House,
    site: &SiteId,
    record: &VisitRecord,
    to: String,
) -> Result<Option<Line>> {
    // Who waited at the gate was there, also when the day ended before anybody let them in.
    let waited = record.held.is_some() && record.state != State::Expected;
    if !record.state.came() && !waited {
        return Ok(None);
    }
    let facts = VisitFacts {
        state: record.state,
        approval: record.approval.as_ref().map(|one| one.approval),
        answer: match &record.answer {
            Some((answer, _)) => answer.word().to_owned(),
            None => String::new(),
        },
        // Who was asked to wait came before they were let in.
        at: record.held.or(record.arrived).unwrap_or(record.registered),
        left: record.left,
        to,
        reference: reference_of(record),
        registered_by: record.registered_by.clone(),
        companions: record.companions,
        badge_out: record.badge_code.is_some() && record.badge_back.is_none(),
    };
    let sealed = record.sealed.as_deref();
    let details = crate::visit::sealed::open(house, site, record.id, sealed)?;
    let told = details.map(|details| Told {
        name: details.name,
        organisation: details.organisation,
        telephone: details.telephone,
        host: details.host,
        matter: details.purpose,
        reply: details.reason,
        remark: details.remark,
    });
    Ok(Some(Line {
        register: Register::Visit,
        id: record.id.0,
        number: record.number,
        facts: facts.facts(),
        told,
    }))
}

/// Where they went, by its id: the department, else the room, else the meeting.
fn reference_of(record: &VisitRecord) -> String {
    let department = record.department.map(|id| id.to_string());
    let room = || record.room.map(|id| id.to_string());
    let meeting = || record.meeting.map(|id| id.to_string());
    department
        .or_else(room)
        .or_else(meeting)
        .unwrap_or_default()
}

fn place<'text>(site: &'text SiteId, day: &'text str, of: &'text str) -> [&'text str; 4] {
    ["reception-record", site.as_str(), day, of]
}

fn name_of(line: &Line, edition: u32) -> String {
    format!("{} {} {edition}", line.register.word(), line.id)
}

/// A line as an edition keeps it.
pub(super) fn sealed(
    house: &House,
    site: &SiteId,
    day: &str,
    edition: u32,
    line: &Line,
) -> Result<LineRecord> {
    let seal = |told: &Told| {
        let text = serde_json::to_vec(&told.texts())?;
        seal_text(house, &place(site, day, &name_of(line, edition)), &text)
    };
    Ok(LineRecord {
        edition,
        register: line.register,
        id: line.id,
        number: line.number,
        facts: line.facts.clone(),
        sealed: line.told.as_ref().map(seal).transpose()?,
    })
}

/// A line as it was signed.
pub(crate) fn opened(house: &House, site: &SiteId, day: &str, record: LineRecord) -> Result<Line> {
    let mut line = Line {
        register: record.register,
        id: record.id,
        number: record.number,
        facts: record.facts,
        told: None,
    };
    if let Some(sealed) = &record.sealed {
        let name = name_of(&line, record.edition);
        let text = open_text(house, &place(site, day, &name), sealed)?;
        let told = Told::of_texts(serde_json::from_slice(&text)?);
        line.told = Some(told.ok_or_else(|| anyhow!("line {name} holds other texts"))?);
    }
    Ok(line)
}

/// Words that were said with an edition, sealed; `None` for none.
pub(super) fn seal_note(
    house: &House,
    site: &SiteId,
    (day, edition): (&str, u32),
    which: &str,
    note: &str,
) -> Result<Option<String>> {
    let note = note.trim();
    let seal = || {
        let of = format!("{which} {edition}");
        seal_text(house, &place(site, day, &of), note.as_bytes())
    };
    (!note.is_empty()).then(seal).transpose()
}

/// Words that were said with an edition; empty for none.
pub(super) fn open_note(
    house: &House,
    site: &SiteId,
    (day, edition): (&str, u32),
    which: &str,
    sealed: Option<&str>,
) -> Result<String> {
    let Some(sealed) = sealed else {
        return Ok(String::new());
    };
    let of = format!("{which} {edition}");
    let text = open_text(house, &place(site, day, &of), sealed)?;
    Ok(String::from_utf8(text)?)
}

/// The mark of the lines together: it differs when one of them does, and tells nothing of them.
pub(super) fn mark(house: &House, site: &SiteId, day: &str, lines: &[Line]) -> Result<String> {
    let texts: Vec<_> = lines
        .iter()
        .map(|line| {
            let told = line.told.as_ref().map(Told::texts);
            serde_json::json!([
                line.register.word(),
                line.id.to_string(),
                line.number,
                written(&line.facts),
                told,
            ])
        })
        .collect();
    let whole = serde_json::Value::Array(texts).to_string();
    Ok(house
        .keys()?
        .mark(&["reception-record", site.as_str(), day], &whole))
}
