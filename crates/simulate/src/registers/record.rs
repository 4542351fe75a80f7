//! A signed record of a day says what its registers said: every line is sealed, belongs to a record of
//! a register, and all together give the mark that was signed.

use anyhow::{Context, Result, ensure};
use app::seal::Keys;
use domain::SiteId;
use domain::reception_record::{Line, Told, WITHDRAWN, gaps};
use domain::subject::Register;
use store::Database;
use store::reception_record::{LineRecord, written};

use super::day::of_day;

/// Proves the last edition of the day, if anybody signed one; how many lines that were.
pub(crate) fn check(db: &mut Database, site: &SiteId, day: &str, keys: &Keys) -> Result<u64> {
    let editions = store::reception_record::editions(db, site, (day, day))?;
    for (number, edition) in (1..).zip(&editions) {
        ensure!(
            edition.edition.number == number,
            "edition {} stands where {number} should",
            edition.edition.number
        );
    }
    let Some(last) = editions.last() else {
        return Ok(0);
    };
    let records = store::reception_record::lines(db, site, day)?;
    let mut lines = Vec::new();
    for register in [Register::Visit, Register::Call, Register::Inquiry] {
        let known = of_day(db, site, register, day)?;
        for record in records.iter().filter(|one| one.register == register) {
            let name = (record.number.to_string(), record.id);
            ensure!(
                known.contains(&name),
                "line {} {} belongs to no record",
                register.word(),
                record.number
            );
        }
    }
    for record in records {
        if record.facts.state != WITHDRAWN {
            lines.push(opened(site, day, keys, record)?);
        }
    }
    let mark = mark_of(site, day, keys, &lines);
    ensure!(
        mark == last.mark,
        "edition {} is signed with {}, its lines give {mark}",
        last.edition.number,
        last.mark
    );
    let signed = last.edition.signed.at;
    let missing = lines.iter().flat_map(|line| gaps(line, signed));
    let missing = missing.filter(|gap| gap.is_missing()).count();
    ensure!(
        missing == last.missing as usize,
        "{missing} are missing, {} were told when it was signed",
        last.missing
    );
    ensure!(
        missing == 0 || last.note.is_some(),
        "{missing} are missing and nothing explains it"
    );
    let head = store::journal::after(db, site, last.head.0 - 1, 1)?;
    let stood = head.first().map(|entry| entry.hash);
    ensure!(
        stood == Some(last.head.1),
        "the journal's head that it carries is {:?}, the journal has {stood:?}",
        last.head
    );
    Ok(lines.len() as u64 + 2)
}

fn opened(site: &SiteId, day: &str, keys: &Keys, record: LineRecord) -> Result<Line> {
    let of = format!(
        "{} {} {}",
        record.register.word(),
        record.id,
        record.edition
    );
    let sealed = record
        .sealed
        .as_deref()
        .with_context(|| format!("line {of} is not sealed"))?;
    let bytes = (0..sealed.len() / 2)
        .map(|place| u8::from_str_radix(&sealed[2 * place..2 * place + 2], 16));
    let bytes: Vec<u8> = bytes.collect::<Result<_, _>>()?;
    let text = keys.open(&["reception-record", site.as_str(), day, &of], &bytes)?;
    let told = Told::of_texts(serde_json::from_slice(&text)?);
    Ok(Line {
        register: record.register,
        id: record.id,
        number: record.number,
        facts: record.facts,
        told: Some(told.with_context(|| format!("line {of} holds other texts"))?),
    })
}

fn mark_of(site: &SiteId, day: &str, keys: &Keys, lines: &[Line]) -> String {
    let texts = lines.iter().map(|line| {
        serde_json::json!([
            line.register.word(),
            line.id.to_string(),
            line.number,
            written(&line.facts),
            line.told.as_ref().map(Told::texts),
        ])
    });
    let whole = serde_json::Value::Array(texts.collect()).to_string();
    keys.mark(&["reception-record", site.as_str(), day], &whole)
}
