//! The clauses of the standard in their order, each with its duties and with what else proves it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use anyhow::Result;
use domain::TeamId;
use domain::quality::{Counts, Standing, judge};
use domain::spot_check::Tally;
use standards::{RuleId, Standard, Start};
use store::Database;
use store::quality::OfRule;

use super::ground::Ground;
use super::{ClauseProof, QualityRow, Seen};

/// The standing rules of which the product knows what keeps them, and the inspection that the drill
/// supports, by the names that the shipped standards give them.
const HOUSE_RULES: &str = "house-rules";
const WORK_NOTES: &str = "work-notes";
const STANDBY: &str = "standby";
const KNOW_THE_HOUSE: &str = "know-the-house";

/// What the proof of a clause rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Duties of these rules, by title.
    Duties(Vec<String>),
    /// Spot checks: how many items were scored, and how well.
    SpotChecks(Tally),
    /// The drill of the directory: how many rounds.
    Drill(u32),
    /// Rules of the house: how many acknowledgements there are at the end of the period.
    HouseRules(u32),
    /// The journal: the numbers of the first and the last entry of the period.
    Journal(Option<(i64, i64)>),
    /// The roster: how many shifts were planned.
    Roster(u32),
    /// Meetings that were held, each with the windows of its season.
    Meetings(u32),
    /// Meetings that were held: for how many the owner's office confirmed what was asked, and how many there were.
    Agreements {
        /// Those that were confirmed.
        agreed: u32,
        /// All of them.
        meetings: u32,
    },
    /// A meeting called at no notice gets its duties at once.
    ShortNotice,
    /// It holds at all times, and nothing counts it.
    Standing,
    /// It is proven of the whole house, and this reader sees no more than a part of it.
    House,
}

impl Source {
    /// Its word in pages and the API.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Duties(_) => "duties",
            Self::SpotChecks(_) => "spot-checks",
            Self::Drill(_) => "drill",
            Self::HouseRules(_) => "house-rules",
            Self::Journal(_) => "journal",
            Self::Roster(_) => "roster",
            Self::Meetings(_) => "meetings",
            Self::Agreements { .. } => "agreements",
            Self::ShortNotice => "short-notice",
            Self::Standing => "standing",
            Self::House => "house",
        }
    }

    /// How many records there are of it; duties and what nothing counts have none.
    #[must_use]
    pub fn records(&self) -> u32 {
        match self {
            Self::Duties(_) | Self::ShortNotice | Self::Standing | Self::House => 0,
            Self::SpotChecks(tally) => tally.count,
            Self::Agreements { agreed, .. } => *agreed,
            Self::Drill(count)
            | Self::HouseRules(count)
            | Self::Roster(count)
            | Self::Meetings(count) => *count,
            Self::Journal(numbers) => u32::from(numbers.is_some()),
        }
    }
}

/// What proves clauses beside their duties. Whoever sees no more than their own gets their own spot checks
/// and no counts of the house.
#[derive(Default)]
struct Evidence {
    /// The scores by the rule of inspection.
    scores: BTreeMap<String, Tally>,
    shifts: BTreeMap<TeamId, u32>,
    drills: u32,
    acknowledgements: u32,
    entries: Option<(i64, i64)>,
    meetings: u32,
    agreed: u32,
}

impl Evidence {
    fn read(db: &mut Database, ground: &Ground) -> Result<Self> {
        let (site, span) = (&ground.sight.site.id, ground.span);
        let sees_all = ground.seen() == Seen::Site;
        let whose = ground.account.filter(|_| !sees_all);
        let mut evidence = Self::default();
        for check in store::spot_check::between(db, site, span, whose)? {
            let tally = evidence.scores.entry(check.rule.clone()).or_default();
            *tally = check
                .items
                .iter()
                .fold(*tally, |tally, item| tally.with(item.score));
        }
        if !sees_all {
            return Ok(evidence);
        }
        for shift in store::planned_shift::between(db, site, span)? {
            *evidence.shifts.entry(shift.team).or_default() += 1;
        }
        let count = |many: i64| u32::try_from(many).unwrap_or(u32::MAX);
        evidence.drills = count(store::quality::drills(db, site, span)?);
        evidence.acknowledgements = count(store::quality::acknowledgements(db, site, span.1)?);
        evidence.meetings = count(store::quality::meetings(db, site, span)?);
        evidence.agreed = count(store::quality::agreed_meetings(db, site, span)?);
        evidence.entries = store::quality::entries(db, site, span)?;
        Ok(evidence)
    }

    fn shifts_of(&self, ground: &Ground, team: &standards::TeamId) -> u32 {
        let teams = ground.sight.teams.iter();
        let teams = teams.filter(|one| *team == *one.standard_name.as_str());
        let shifts = teams.filter_map(|one| self.shifts.get(&one.id));
        shifts.sum()
    }

    /// What the proof of a clause rests on.
    fn sources(&self, ground: &Ground, standard: &Standard, clause: &str) -> Vec<Source> {
        let rules = standard.rules().iter();
        let rules: Vec<_> = rules
            .filter(|rule| rule.clauses.iter().any(|id| *id == *clause))
            .collect();
        // What is agreed on makes no duty: the meeting waits for the owner's word, and its record tells of it.
        let is_agreed = |rule: &&&standards::Rule| rule.starts == Start::Booked;
        let timed = rules.iter().filter(|rule| rule.starts.has_time());
        let timed = timed.filter(|rule| !is_agreed(rule));
        let titles: Vec<String> = timed.map(|rule| rule.title.clone()).collect();
        let mut sources = Vec::new();
        if !titles.is_empty() {
            sources.push(Source::Duties(titles));
        }
        if rules.iter().any(|rule| is_agreed(&rule)) {
            sources.push(Source::Agreements {
                agreed: self.agreed,
                meetings: self.meetings,
            });
        }
        for rule in rules.iter().filter(|rule| !rule.starts.has_time()) {
            match (rule.starts, rule.id.as_str()) {
                (Start::Inspection, id) => {
                    let tally = self.scores.get(id).copied().unwrap_or_default();
                    sources.push(Source::SpotChecks(tally));
                    if id == KNOW_THE_HOUSE {
                        sources.push(Source::Drill(self.drills));
                    }
                }
                (_, HOUSE_RULES) => sources.push(Source::HouseRules(self.acknowledgements)),
                (_, WORK_NOTES) => sources.push(Source::Journal(self.entries)),
                (_, STANDBY) => sources.push(Source::Roster(self.shifts_of(ground, &rule.by))),
                _ => sources.push(Source::Standing),
            }
        }
        for team in standard.teams() {
            if team.clauses.iter().any(|id| *id == *clause) {
                sources.push(Source::Roster(self.shifts_of(ground, &team.id)));
            }
        }
        let of_season = |season: &standards::Season| season.clauses.iter().any(|id| *id == *clause);
        if standard.seasons().iter().any(of_season) {
            sources.push(Source::Meetings(self.meetings));
        }
        let mut at_short_notice = standard.short_notice().clauses.iter();
        if at_short_notice.any(|id| *id == *clause) {
            sources.push(Source::ShortNotice);
        }
        if ground.seen() != Seen::Site {
            sources.retain(|one| matches!(one, Source::Duties(_) | Source::SpotChecks(_)));
            if sources.is_empty() {
                sources.push(Source::House);
            }
        }
        sources
    }
}

/// A clause with its duties, while they are counted.
struct Counted {
    id: String,
    wording: String,
    counts: Counts,
    /// The standard that has it.
    standard: Arc<Standard>,
}

/// Every clause of the standard in force, as written, and after them those that an earlier version alone
/// has, where something was done for them in the period.
pub(super) fn rows(
    db: &mut Database,
    ground: &mut Ground,
    groups: &[OfRule],
) -> Result<Vec<QualityRow>> {
    let standard = ground
        .sight
        .standard(db, ground.sight.site.standard_version)?;
    let clauses = standard.clauses().iter();
    let mut counted: Vec<Counted> = clauses
        .map(|clause| Counted {
            id: clause.id.to_string(),
            wording: clause.text.clone(),
            counts: Counts::default(),
            standard: Arc::clone(&standard),
        })
        .collect();
    let mut places: BTreeMap<(i32, &str), Vec<usize>> = BTreeMap::new();
    for group in groups {
        let of_rule = match places.entry((group.version, group.rule.as_str())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(places_of(db, ground, group, &mut counted)?),
        };
        for place in of_rule {
            counted[*place].counts.add_all(&group.counts);
        }
    }
    let evidence = Evidence::read(db, ground)?;
    let rows = counted.into_iter().map(|clause| {
        let sources = evidence.sources(ground, &clause.standard, &clause.id);
        row(clause, sources)
    });
    Ok(rows.collect())
}

/// Where the clauses of a group's rule stand; one that the standard in force lacks is put at the end.
fn places_of(
    db: &mut Database,
    ground: &mut Ground,
    group: &OfRule,
    counted: &mut Vec<Counted>,
) -> Result<Vec<usize>> {
    let standard = ground.sight.standard(db, group.version)?;
    let rule = standard.rule(&RuleId::from(group.rule.as_str()));
    let clauses = rule.map_or(&[][..], |rule| &rule.clauses);
    let mut places = Vec::new();
    for id in clauses {
        let known = counted.iter().position(|one| *id == *one.id.as_str());
        places.push(known.unwrap_or(counted.len()));
        if known.is_none() {
            let clause = standard.clause(id);
            counted.push(Counted {
                id: id.to_string(),
                wording: clause.map_or_else(String::new, |clause| clause.text.clone()),
                counts: Counts::default(),
                standard: Arc::clone(&standard),
            });
        }
    }
    Ok(places)
}

fn row(clause: Counted, sources: Vec<Source>) -> QualityRow {
    let mut score = Tally::default();
    for source in &sources {
        if let Source::SpotChecks(tally) = source {
            score.count += tally.count;
            score.points += tally.points;
        }
    }
    let mut judged = clause.counts;
    for source in &sources {
        if let Source::Agreements { agreed, meetings } = source {
            judged.add(Standing::OnTime, *agreed);
            judged.add(Standing::Missed, meetings.saturating_sub(*agreed));
        }
    }
    // A source that only lies beside duties proves nothing for them.
    let by_records = !sources
        .iter()
        .any(|source| matches!(source, Source::Duties(_)));
    let records = sources.iter().map(Source::records).max().unwrap_or(0);
    let judgement = judge(
        &judged,
        score.percent(),
        if by_records { records } else { 0 },
    );
    QualityRow {
        name: clause.id.clone(),
        key: clause.id,
        counts: clause.counts,
        proof: Some(ClauseProof {
            wording: clause.wording,
            sources,
            judgement,
        }),
    }
}
