//! Reads the text of a standard and finds everything that is wrong with it.
//!
//! Reading never stops at the first problem: slips of the pen are mended, every table is read as
//! far as it goes, and only then is the standard seen as a whole.

mod fields;
mod mend;
mod notes;
mod rule;
mod seasons;
mod timing;
mod value;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(crate) use self::fields::{At, Fields};
pub(crate) use self::mend::Headings;
pub(crate) use self::notes::Notes;
use self::rule::{RULE_KEYS, WrittenRule};
use self::seasons::WrittenSeason;
pub(crate) use self::value::date;
use crate::{Clause, ClauseId, Problem, ProblemKind, ShortNotice, Standard, Team};

/// A standard's text is no larger than this, in bytes.
pub const TEXT_BYTES_MAX: usize = 1 << 20;

/// What reading a text gave.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The standard, if there was no problem.
    pub standard: Option<Standard>,
    /// Every problem, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Reads the text of a standard.
#[must_use]
pub fn read(text: &str) -> Reading {
    read_noting(text, None)
}

/// Reads the text of a standard that is in force: what is asked of a text only since it was published is no
/// reason to stop the house that lives by it. `None` where it cannot be carried out.
#[must_use]
pub fn read_kept(text: &str) -> Option<Standard> {
    let (written, problems) = parts(text, None)?;
    let since = |problem: &Problem| problem.kind.is_asked_since();
    problems
        .iter()
        .all(since)
        .then(|| written.standard())
        .flatten()
}

/// Reads the text of a standard from a file, which may be anything; what is no UTF-8 is one of the
/// problems.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> Reading {
    let text = String::from_utf8_lossy(bytes);
    let broken_at = std::str::from_utf8(bytes)
        .err()
        .map(|error| error.valid_up_to());
    read_noting(&text, broken_at)
}

fn read_noting(text: &str, broken_at: Option<usize>) -> Reading {
    let Some((written, problems)) = parts(text, broken_at) else {
        let problems = vec![Problem::too_large()];
        return Reading {
            standard: None,
            problems,
        };
    };
    let standard = if problems.is_empty() {
        written.standard()
    } else {
        None
    };
    Reading { standard, problems }
}

/// What is written, and what is wrong with it; `None` where it is more than is read.
fn parts(text: &str, broken_at: Option<usize>) -> Option<(Written, Vec<Problem>)> {
    if text.len() > TEXT_BYTES_MAX {
        return None;
    }
    let (mut notes, mended) = Notes::mend(text, HEADINGS);
    if let Some(at) = broken_at {
        notes.add_written(at, ProblemKind::NotUtf8);
    }
    let written = Written::read(&notes.parse(&mended), &mut notes);
    whole::check(&written, &mut notes);
    let problems = notes.problems(text);
    Some((written, problems))
}

/// A standard as far as it could be read, with the places of what has to be checked as a whole.
struct Written {
    id: Option<String>,
    title: Option<String>,
    version: Option<jiff::civil::Date>,
    short_notice: ShortNotice,
    seasons: Vec<WrittenSeason>,
    clauses: Vec<At<Clause>>,
    teams: Vec<At<Team>>,
    rules: Vec<At<WrittenRule>>,
    /// Every citation of a clause.
    cited: Vec<At<ClauseId>>,
}

const STANDARD_KEYS: &[&str] = &[
    "id",
    "title",
    "version",
    "short_notice",
    "season",
    "clause",
    "team",
    "rule",
];
const HEADINGS: Headings = Headings {
    lists: &[
        "season",
        "clause",
        "team",
        "rule",
        "rule.rounds",
        "rule.restocks",
    ],
    tables: &["short_notice"],
};
const SHORT_NOTICE_KEYS: &[&str] = &["at_least", "clauses"];
const CLAUSE_KEYS: &[&str] = &["id", "text"];
const TEAM_KEYS: &[&str] = &["id", "title", "serves", "clauses"];

const SEASONS_MAX: usize = 12;
const CLAUSES_MAX: usize = 1000;
const TEAMS_MAX: usize = 100;
const RULES_MAX: usize = 500;

impl Written {
    fn read(table: &Spanned<DeTable<'_>>, notes: &mut Notes) -> Self {
        let fields = Fields::open("file", table.get_ref(), 0, STANDARD_KEYS, notes);
        if has_strange_tables(table.get_ref()) {
            notes.lose_weighty();
        }
        let id = fields.required_name("id", notes);
        let title = fields.required_text("title", notes);
        let version = fields.required_text("version", notes);
        let version = version.and_then(|text| date(&text, notes));
        let mut cited = Vec::new();
        let short_notice = short_notice(&fields, &mut cited, notes);
        let mut seasons = Vec::new();
        for season in fields.tables("season", SEASONS_MAX, seasons::KEYS, notes) {
            seasons.extend(seasons::read(&season, &mut cited, notes));
        }
        let mut clauses = Vec::new();
        for clause in fields.tables("clause", CLAUSES_MAX, CLAUSE_KEYS, notes) {
            clauses.extend(self::clause(&clause, notes));
        }
        let mut teams = Vec::new();
        for team in fields.tables("team", TEAMS_MAX, TEAM_KEYS, notes) {
            teams.extend(self::team(&team, &mut cited, notes));
        }
        let mut rules = Vec::new();
        for rule in fields.tables("rule", RULES_MAX, RULE_KEYS, notes) {
            rules.push(rule.placed(rule::read(&rule, &mut cited, notes)));
        }
        for (key, is_empty) in [
            ("clause", clauses.is_empty()),
            ("team", teams.is_empty()),
            ("rule", rules.is_empty()),
        ] {
            if is_empty && !fields.has(key) && !notes.is_weighty_lost() {
                notes.add(0, ProblemKind::MissingKey { table: "file", key });
            }
        }
        let (id, title) = (id.map(|id| id.value), title.map(|title| title.value));
        Written {
            id,
            title,
            version,
            short_notice,
            seasons,
            clauses,
            teams,
            rules,
            cited,
        }
    }

    /// The standard; only of a text without a problem, in which nothing is missing.
    fn standard(self) -> Option<Standard> {
        let rules: Vec<_> = self
            .rules
            .into_iter()
            .filter_map(|rule| rule.value.rule())
            .collect();
        let rule_index: BTreeMap<_, _> = rules
            .iter()
            .enumerate()
            .map(|(index, rule)| (rule.id.clone(), index))
            .collect();
        assert_eq!(
            rule_index.len(),
            rules.len(),
            "a rule named twice is a problem"
        );
        Some(Standard {
            id: self.id?,
            title: self.title?,
            version: self.version?,
            short_notice: self.short_notice,
            seasons: self
                .seasons
                .iter()
                .filter_map(|season| Some(season.season()?.value))
                .collect(),
            clauses: values(self.clauses),
            teams: values(self.teams),
            rules,
            rule_index,
        })
    }
}

/// Whether there are tables under headings that are not known, which might be any of the known.
fn has_strange_tables(table: &DeTable<'_>) -> bool {
    table.iter().any(|(key, value)| {
        let is_known = STANDARD_KEYS.contains(&key.get_ref().as_ref());
        let is_tables = matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_));
        is_tables && !is_known
    })
}

fn values<T>(placed: Vec<At<T>>) -> Vec<T> {
    placed.into_iter().map(|placed| placed.value).collect()
}

fn short_notice(
    fields: &Fields<'_>,
    cited: &mut Vec<At<ClauseId>>,
    notes: &mut Notes,
) -> ShortNotice {
    let table = fields.table("short_notice", SHORT_NOTICE_KEYS, notes);
    let Some(fields) = table else {
        return ShortNotice::default();
    };
    let at_least = fields.required_text("at_least", notes);
    let at_least_minutes = at_least
        .and_then(|text| value::minutes(&text, notes))
        .unwrap_or_default();
    ShortNotice {
        at_least_minutes,
        clauses: cite(&fields, cited, notes),
    }
}

fn clause(fields: &Fields<'_>, notes: &mut Notes) -> Option<At<Clause>> {
    let id = fields.required_name("id", notes);
    let text = fields.required_text("text", notes);
    let id = id?;
    // A clause without words still has its name, so that its citations are not called unknown.
    let text = text.map(|text| text.value).unwrap_or_default();
    Some(At {
        at: id.at,
        value: Clause {
            id: id.value.as_str().into(),
            text,
        },
    })
}

fn team(fields: &Fields<'_>, cited: &mut Vec<At<ClauseId>>, notes: &mut Notes) -> Option<At<Team>> {
    let id = fields.required_name("id", notes);
    let title = fields.required_text("title", notes);
    let serves = fields.required_names("serves", notes);
    let clauses = cite(fields, cited, notes);
    let id = id?;
    let team = Team {
        id: id.value.as_str().into(),
        title: title.map(|title| title.value).unwrap_or_default(),
        serves: serves
            .iter()
            .map(|kind| kind.value.as_str().into())
            .collect(),
        clauses,
    };
    Some(At {
        at: id.at,
        value: team,
    })
}

/// The clauses that a table cites, which may be none; each citation is kept with its place.
fn cite(fields: &Fields<'_>, cited: &mut Vec<At<ClauseId>>, notes: &mut Notes) -> Vec<ClauseId> {
    let clauses: Vec<At<ClauseId>> = fields
        .texts("clauses", notes)
        .into_iter()
        .map(|clause| At {
            at: clause.at,
            value: clause.value.as_str().into(),
        })
        .collect();
    let mut once = BTreeSet::new();
    for clause in &clauses {
        if !once.insert(&clause.value) {
            let clause_id = clause.value.to_string();
            notes.add(clause.at, ProblemKind::CitedTwice { clause: clause_id });
        }
    }
    cited.extend(clauses.iter().cloned());
    values(clauses)
}
