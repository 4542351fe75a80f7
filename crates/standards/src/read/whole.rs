//! Sees the standard as a whole: names, clauses, teams, seasons.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::WrittenRule;
use super::seasons::WrittenSeason;
use super::{At, Notes, Written, seasons};
use crate::nearest::nearest;
use crate::{ProblemKind, Start};

/// Notes what is wrong between the parts of a standard.
pub(super) fn check(written: &Written, notes: &mut Notes) {
    names_once(
        written
            .seasons
            .iter()
            .map(|season| (season.name.at, &*season.name.value)),
        notes,
    );
    names_once(
        written
            .clauses
            .iter()
            .map(|clause| (clause.at, clause.value.id.as_str())),
        notes,
    );
    names_once(
        written
            .teams
            .iter()
            .map(|team| (team.at, team.value.id.as_str())),
        notes,
    );
    let rules = written
        .rules
        .iter()
        .filter_map(|rule| rule.value.id.as_ref());
    names_once(rules.map(|id| (id.at, &*id.value)), notes);
    if notes.is_weighty_lost() {
        // What is missing here may stand where the text could not be read.
        return;
    }
    seasons::check_year(&written.seasons, notes);
    clauses_are_carried(written, notes);
    somebody_brings(written, notes);
    for rule in &written.rules {
        team_serves(written, &rule.value, notes);
        rounds_fit_the_seasons(&written.seasons, rule, notes);
    }
}

fn names_once<'w>(names: impl Iterator<Item = (usize, &'w str)>, notes: &mut Notes) {
    let mut places = BTreeMap::new();
    for (at, name) in names {
        if let Some(first) = places.get(name) {
            let first_line = notes.line(*first);
            notes.add(
                at,
                ProblemKind::Twice {
                    name: name.to_owned(),
                    first_line,
                },
            );
        } else {
            places.insert(name, at);
        }
    }
}

fn clauses_are_carried(written: &Written, notes: &mut Notes) {
    let known: BTreeSet<&str> = written
        .clauses
        .iter()
        .map(|clause| clause.value.id.as_str())
        .collect();
    let cited: BTreeSet<&str> = written
        .cited
        .iter()
        .map(|cited| cited.value.as_str())
        .collect();
    for citation in &written.cited {
        let clause = citation.value.as_str();
        if !known.contains(clause) {
            let nearest = nearest(clause, known.iter().copied()).map(str::to_owned);
            let clause = clause.to_owned();
            notes.add(citation.at, ProblemKind::UnknownClause { clause, nearest });
        }
    }
    for clause in &written.clauses {
        let id = clause.value.id.as_str();
        if !cited.contains(id) {
            notes.add(
                clause.at,
                ProblemKind::ClauseNotCarried {
                    clause: id.to_owned(),
                },
            );
        }
    }
}

/// What check items find lacking is brought by a rule of the standard.
fn somebody_brings(written: &Written, notes: &mut Notes) {
    let starts = |rule: &At<WrittenRule>| rule.value.starts;
    // A start that could not be read may be the one.
    let unsure = written.rules.iter().any(|rule| starts(rule).is_none());
    let mut all = written.rules.iter();
    if unsure || all.any(|rule| starts(rule) == Some(Start::Restocking)) {
        return;
    }
    for rule in written.rules.iter().filter(|rule| rule.value.restocks()) {
        notes.add(rule.at, ProblemKind::NobodyBrings);
    }
}

fn team_serves(written: &Written, rule: &WrittenRule, notes: &mut Notes) {
    let Some(by) = &rule.by else { return };
    let of_name = |name: &str| written.teams.iter().find(|team| team.value.id == *name);
    let Some(team) = of_name(&by.value) else {
        let known = written.teams.iter().map(|team| team.value.id.as_str());
        let nearest = nearest(&by.value, known).map(str::to_owned);
        let team = by.value.clone();
        notes.add(by.at, ProblemKind::UnknownTeam { team, nearest });
        return;
    };
    let Some(place) = &rule.place else { return };
    if !team.value.serves.iter().any(|kind| *kind == *place.value) {
        let rule = rule
            .id
            .as_ref()
            .map(|id| id.value.clone())
            .unwrap_or_default();
        let (team, kind) = (team.value.title.clone(), place.value.clone());
        notes.add(
            place.at,
            ProblemKind::NobodyServes {
                rule,
                team,
                place: kind,
            },
        );
    }
}

/// A rule in rounds has either one list for the whole year or one for each season.
fn rounds_fit_the_seasons(seasons: &[WrittenSeason], rule: &At<WrittenRule>, notes: &mut Notes) {
    let lists = &rule.value.round_seasons;
    if lists.is_empty() {
        return;
    }
    let id = rule.value.id.as_ref().map_or("", |id| &id.value);
    let known: BTreeSet<&str> = seasons
        .iter()
        .map(|season| season.name.value.as_str())
        .collect();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for list in lists {
        let named: Vec<&str> = match &list.value {
            None => known.iter().copied().collect(),
            Some(name) => known.get(name.as_str()).copied().into_iter().collect(),
        };
        if let Some(name) = &list.value
            && named.is_empty()
        {
            let nearest = nearest(name, known.iter().copied()).map(str::to_owned);
            let season = name.clone();
            notes.add(list.at, ProblemKind::UnknownSeason { season, nearest });
        }
        for season in named {
            if !said.insert(season) {
                let (rule, season) = (id.to_owned(), season.to_owned());
                notes.add(list.at, ProblemKind::RoundsTwice { rule, season });
            }
        }
    }
    if known.is_empty() {
        // Without seasons every list is for the whole year.
        names_once(lists.iter().map(|list| (list.at, "rounds")), notes);
    }
    for season in known.difference(&said) {
        let (rule_id, season) = (id.to_owned(), (*season).to_owned());
        notes.add(
            rule.at,
            ProblemKind::RoundsLackSeason {
                rule: rule_id,
                season,
            },
        );
    }
}
