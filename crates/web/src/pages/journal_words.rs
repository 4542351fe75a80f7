//! The journal's entries in words.

use std::collections::BTreeMap;

use domain::SiteId;
use domain::access::HOUSE;
use domain::journal::Written;
use words::{Arg, Language};

use super::meeting::value_in_words;
use crate::civil::Place;
use crate::views::JournalEntry;

/// How much later than the act the house may learn of it before a reader is told, in milliseconds.
const LATE_WORD_MS: i64 = 60_000;

/// The entries in words.
pub(crate) fn entries(
    written: &[Written],
    place: &Place,
    site: &SiteId,
    language: Language,
) -> Vec<JournalEntry> {
    written
        .iter()
        .map(|one| in_words(one, place, site, language))
        .collect()
}

/// The entry in words.
pub(crate) fn in_words(
    written: &Written,
    place: &Place,
    site: &SiteId,
    language: Language,
) -> JournalEntry {
    let entry = &written.entry;
    let late = entry.received - entry.at > LATE_WORD_MS;
    JournalEntry {
        number: written.number,
        time: place.time(entry.at),
        received: if late {
            place.time(entry.received)
        } else {
            String::new()
        },
        who: who(&entry.actor, language),
        what: what(written, language),
        clauses: entry.clauses.join(" "),
        why: entry
            .duty
            .map(|duty| format!("/sites/{site}/duties/{duty}/why")),
    }
}

/// Whoever acted, by the name that was written; the house itself by its name in the reader's language.
pub(super) fn who(name: &str, language: Language) -> String {
    if name == HOUSE {
        return words::text(language, "product-name").to_owned();
    }
    name.to_owned()
}

fn what(written: &Written, language: Language) -> String {
    let entry = &written.entry;
    // Where a name comes more than once, the words take all of its values.
    let mut details: BTreeMap<&str, String> = BTreeMap::new();
    for (name, value) in &entry.details {
        details
            .entry(name)
            .and_modify(|known| {
                known.push_str(language.between());
                known.push_str(value);
            })
            .or_insert_with(|| value.clone());
    }
    // What was given and erased before these registers were asked had none of theirs.
    if entry.act.starts_with("personal-data-") {
        for register in ["orders", "lost", "things", "diners"] {
            details.entry(register).or_insert_with(|| "0".to_owned());
        }
    }
    let arguments: Vec<(&str, Arg<'_>)> = details
        .iter()
        .map(|(name, value)| (*name, Arg::Text(value)))
        .collect();
    let mut sentence = words::format(language, &format!("journal-{}", entry.act), &arguments);
    for beside in beside(written, language) {
        if !sentence.contains(&beside) {
            sentence.push_str(" · ");
            sentence.push_str(&beside);
        }
    }
    sentence
}

/// What the act's sentence may leave out: the round, the meeting, how punctual it was, whom a
/// request is for, and what a change changed.
fn beside(written: &Written, language: Language) -> Vec<String> {
    let details = &written.entry.details;
    let first = |name: &str| {
        let found = details
            .iter()
            .find(|(known, value)| known == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    };
    let mut beside = Vec::new();
    if let Some(round) = first("round") {
        beside.push(words::format(
            language,
            "show-round",
            &[("round", round.to_owned())],
        ));
    }
    if let Some(title) = first("title") {
        beside.push(title.to_owned());
    }
    if let Some(punctuality) = first("punctuality") {
        let key = format!("journal-punctuality-{punctuality}");
        beside.push(words::text(language, &key).to_owned());
    }
    for name in ["from", "to"] {
        beside.extend(first(name).map(str::to_owned));
    }
    if written.entry.act != "note" {
        beside.extend(first("note").map(str::to_owned));
    }
    let all = |name: &'static str| details.iter().filter(move |(known, _)| known == name);
    for ((_, field), ((_, before), (_, after))) in all("field").zip(all("before").zip(all("after")))
    {
        let said = words::text(language, &format!("field-{field}")).to_owned();
        let [before, after] = [before, after].map(|value| value_in_words(field, value, language));
        beside.push(format!("{said} {before} → {after}"));
    }
    beside
}
