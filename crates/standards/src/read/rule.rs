//! Reads one rule.

use jiff::civil::Time;

use super::timing::{self, WrittenTiming};
use super::{At, Fields, Notes, cite};
use crate::nearest::nearest;
use crate::{
    Blocks, ClauseId, Escalation, Photo, Prepares, ProblemKind, Restock, Rule, Seating, Size,
    Start, StepOrder, Timing,
};

/// The keys of a rule.
pub(super) const RULE_KEYS: &[&str] = &[
    "id",
    "title",
    "clauses",
    "by",
    "place",
    "starts",
    "opens",
    "due",
    "windows",
    "rounds",
    "takes",
    "hold_until",
    "steps",
    "ordered",
    "checks",
    "restocks",
    "brings_back",
    "wording",
    "seats",
    "when_size",
    "prepares",
    "blocks",
    "escalates_to",
    "photo",
];

const RESTOCK_KEYS: &[&str] = &["check", "item", "unit"];
const RESTOCKS_MAX: usize = 40;

/// A rule as far as it could be read.
pub(super) struct WrittenRule {
    pub id: Option<At<String>>,
    pub title: Option<String>,
    pub clauses: Vec<ClauseId>,
    pub by: Option<At<String>>,
    pub place: Option<At<String>>,
    pub starts: Option<Start>,
    pub timing: Timing,
    pub round_seasons: Vec<At<Option<String>>>,
    takes_minutes: Option<u32>,
    hold_until: Option<Time>,
    manner: Manner,
}

/// How a rule is carried out.
struct Manner {
    steps: Vec<String>,
    step_order: StepOrder,
    checks: Vec<String>,
    restocks: Vec<Restock>,
    brings_back: Option<usize>,
    wording: Option<String>,
    seats: Seating,
    when_size: Option<Size>,
    blocks: Blocks,
    prepares: Prepares,
    escalates_to: Option<Escalation>,
    photo: Photo,
}

/// Reads one rule.
pub(super) fn read(
    fields: &Fields<'_>,
    cited: &mut Vec<At<ClauseId>>,
    notes: &mut Notes,
) -> WrittenRule {
    let id = fields.required_name("id", notes);
    let title = fields.required_text("title", notes);
    // The clauses are read by `cite`; a rule alone must have some.
    fields.require_list("clauses", notes);
    let clauses = cite(fields, cited, notes);
    let by = fields.required_name("by", notes);
    let place = fields.required_name("place", notes);
    fields.require("starts", notes);
    let starts = fields.choice(
        "starts",
        &Start::ALL.map(|start| (start.word(), start)),
        notes,
    );
    // A mistyped start is read as the one that was probably meant, so that it hides nothing.
    let meant = starts.or_else(|| start_meant(fields));
    let WrittenTiming {
        timing,
        round_seasons,
        takes_minutes,
        hold_until,
    } = if let Some(starts) = meant {
        timing::read(fields, starts, notes)
    } else {
        timing::read_alone(fields, notes);
        WrittenTiming {
            timing: Timing::Untimed,
            round_seasons: Vec::new(),
            takes_minutes: None,
            hold_until: None,
        }
    };
    let manner = manner(fields, starts, notes);
    let title = title.map(|title| title.value);
    WrittenRule {
        id,
        title,
        clauses,
        by,
        place,
        starts,
        timing,
        round_seasons,
        takes_minutes,
        hold_until,
        manner,
    }
}

/// The start whose word is nearest to the one that is written.
fn start_meant(fields: &Fields<'_>) -> Option<Start> {
    let written = fields.written("starts")?;
    let word = nearest(written, Start::ALL.iter().map(|start| start.word()))?;
    Start::ALL.into_iter().find(|start| start.word() == word)
}

fn manner(fields: &Fields<'_>, starts: Option<Start>, notes: &mut Notes) -> Manner {
    if let Some(starts) = starts {
        only_where_it_makes_sense(fields, starts, notes);
    }
    let steps = texts(fields, "steps", notes);
    let step_order = if fields.is_true("ordered", notes) {
        StepOrder::Kept
    } else {
        StepOrder::Free
    };
    let checks = texts(fields, "checks", notes);
    let asked = fields.text("brings_back", notes);
    Manner {
        steps,
        step_order,
        restocks: restocks(fields, &checks, notes),
        brings_back: asked.and_then(|asked| place_of_check(&checks, asked, notes)),
        checks,
        wording: fields.text("wording", notes).map(|text| text.value),
        seats: fields
            .choice("seats", &[("by-precedence", Seating::ByPrecedence)], notes)
            .unwrap_or_default(),
        when_size: fields.choice(
            "when_size",
            &[("small", Size::Small), ("large", Size::Large)],
            notes,
        ),
        blocks: fields
            .choice("blocks", &[("room", Blocks::Room)], notes)
            .unwrap_or_default(),
        prepares: fields
            .choice("prepares", &[("room", Prepares::Room)], notes)
            .unwrap_or_default(),
        escalates_to: fields.choice(
            "escalates_to",
            &[
                ("team-leader", Escalation::TeamLeader),
                ("owners-office", Escalation::OwnersOffice),
            ],
            notes,
        ),
        photo: fields
            .choice(
                "photo",
                &[("optional", Photo::Optional), ("required", Photo::Required)],
                notes,
            )
            .unwrap_or_default(),
    }
}

/// Seats and sizes are those of a meeting, which is prepared before its start and cleared up after
/// its end.
fn only_where_it_makes_sense(fields: &Fields<'_>, starts: Start, notes: &mut Notes) {
    let table = [
        ("seats", starts.is_in_meeting()),
        ("when_size", starts.is_in_meeting()),
        ("prepares", starts == Start::ScheduledStart),
        ("blocks", starts == Start::Ended),
    ];
    for (key, makes_sense) in table {
        if fields.has(key) && !makes_sense {
            let starts = starts.word();
            notes.add(fields.at_key(key), ProblemKind::OutOfPlace { key, starts });
        }
    }
}

/// What is brought where a check item finds it lacking.
fn restocks(fields: &Fields<'_>, checks: &[String], notes: &mut Notes) -> Vec<Restock> {
    let tables = fields.tables("restocks", RESTOCKS_MAX, RESTOCK_KEYS, notes);
    let mut found = Vec::new();
    for table in tables {
        let check = table.required_text("check", notes);
        let check = check.and_then(|written| place_of_check(checks, written, notes));
        let item = table.required_text("item", notes);
        let unit = table.required_text("unit", notes);
        if let (Some(check), Some(item), Some(unit)) = (check, item, unit) {
            found.push(Restock {
                check,
                item: item.value,
                unit: unit.value,
            });
        }
    }
    found
}

/// The place of a check item that is named by what it says.
fn place_of_check(checks: &[String], written: At<String>, notes: &mut Notes) -> Option<usize> {
    let place = checks.iter().position(|check| *check == written.value);
    if place.is_none() {
        let near = nearest(&written.value, checks.iter().map(String::as_str));
        let kind = ProblemKind::UnknownCheck {
            nearest: near.map(str::to_owned),
            check: written.value,
        };
        notes.add(written.at, kind);
    }
    place
}

fn texts(fields: &Fields<'_>, key: &str, notes: &mut Notes) -> Vec<String> {
    fields
        .texts(key, notes)
        .into_iter()
        .map(|text| text.value)
        .collect()
}

impl WrittenRule {
    /// Whether a check item of it asks for something to be brought.
    pub fn restocks(&self) -> bool {
        !self.manner.restocks.is_empty()
    }

    /// The rule, where nothing that must be there is missing.
    pub fn rule(self) -> Option<Rule> {
        Some(Rule {
            id: self.id?.value.as_str().into(),
            title: self.title?,
            clauses: self.clauses,
            by: self.by?.value.as_str().into(),
            place: self.place?.value.as_str().into(),
            starts: self.starts?,
            timing: self.timing,
            takes_minutes: self.takes_minutes,
            steps: self.manner.steps,
            step_order: self.manner.step_order,
            checks: self.manner.checks,
            restocks: self.manner.restocks,
            brings_back: self.manner.brings_back,
            wording: self.manner.wording,
            seats: self.manner.seats,
            when_size: self.manner.when_size,
            blocks: self.manner.blocks,
            prepares: self.manner.prepares,
            hold_until: self.hold_until,
            escalates_to: self.manner.escalates_to,
            photo: self.manner.photo,
        })
    }
}
