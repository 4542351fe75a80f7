//! The weeks before today, as far as the staff's own learning goes: rules of the house published,
//! read or not yet, and rounds of the directory drill that slowly went better.

use std::ops::RangeInclusive;

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::{Actor, House, Role};
use domain::house_rule::{Heading, Issuer, Wording};
use domain::{DrillRoundId, HouseRuleId, Milliseconds};
use fastrand::Rng;
use serde::Deserialize;

use crate::act::command;
use crate::building::Building;
use crate::day::MINUTE_MS;

const RULES: &str = include_str!("../../sites/rules.toml");
const DAY_MS: Milliseconds = 24 * 60 * MINUTE_MS;
/// How many days before today the first of it happened.
pub(super) const DAYS: i64 = 33;
/// How long before the scene begins all of it is over.
const OVER_MS: Milliseconds = 18 * 60 * MINUTE_MS;

#[derive(Deserialize)]
struct Shelf {
    rule: Vec<Ruled>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ruled {
    place: String,
    issuer: String,
    title: String,
    #[serde(default)]
    readers: Vec<String>,
    withdrawn: Option<i64>,
    #[serde(default)]
    version: Vec<Worded>,
    draft: Option<Worded>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Worded {
    #[serde(default)]
    before: i64,
    days: i32,
    #[serde(default)]
    note: String,
    #[serde(default)]
    unread: Vec<String>,
    text: String,
}

/// Lets these days of the weeks before the scene pass at the buildings; each is counted from now.
///
/// # Errors
/// When the house refuses.
pub(super) async fn tell(
    house: &House,
    clock: &SetClock,
    buildings: &[&Building],
    (begins, now): (Milliseconds, Milliseconds),
    days: RangeInclusive<i64>,
) -> Result<()> {
    for before in days.rev() {
        let morning = now - before * DAY_MS;
        if morning > begins - OVER_MS {
            break;
        }
        for building in buildings {
            learn(house, clock, building, (before, morning)).await?;
            super::spot_checks::tell(house, building, before).await?;
            if before % 2 == 1 {
                drill(house, clock, building, before).await?;
            }
        }
    }
    Ok(())
}

/// What is published and read at a building on a day, ten minutes for each rule.
///
/// # Errors
/// When the house refuses, and where the text of the rules is wrong.
pub(super) async fn learn(
    house: &House,
    clock: &SetClock,
    building: &Building,
    (before, from): (i64, Milliseconds),
) -> Result<()> {
    let shelf: Shelf = toml::from_str(RULES).context("the rules of the demo's houses")?;
    let of_place = shelf.rule.iter();
    let of_place = of_place.filter(|rule| rule.place == building.place.word());
    for (place, rule) in (0..).zip(of_place) {
        clock.set(house.now().max(from + place * 10 * MINUTE_MS));
        publish(house, building, rule, before).await?;
        read(house, building, rule, before).await?;
    }
    Ok(())
}

fn rule_id(building: &Building, rule: &Ruled) -> HouseRuleId {
    let parts = ["rule", building.site.id.as_str(), &rule.title];
    HouseRuleId(command(&parts, 0).id.0)
}

fn writer<'building>(building: &'building Building, rule: &Ruled) -> Result<&'building Actor> {
    let issuer = Issuer::from_word(&rule.issuer).context("an issuer")?;
    Ok(&building.first(issuer.writer()).actor)
}

fn wording(building: &Building, rule: &Ruled, text: &Worded, at: Milliseconds) -> Wording {
    let in_force = building.civil(at + DAY_MS).date();
    let readers = rule.readers.iter().filter_map(|word| Role::from_word(word));
    Wording {
        heading: Heading {
            title: rule.title.clone(),
            note: text.note.clone(),
            in_force: in_force.to_string(),
            days: text.days,
            readers: readers.collect(),
        },
        text: text.text.clone(),
    }
}

/// What is written, published or withdrawn that day.
async fn publish(house: &House, building: &Building, rule: &Ruled, before: i64) -> Result<()> {
    let (site, who, id) = (
        &building.site.id,
        writer(building, rule)?,
        rule_id(building, rule),
    );
    let act = |what: &str| {
        let day = before.to_string();
        command(
            &["rule", site.as_str(), &rule.title, what, &day],
            house.now(),
        )
    };
    let issuer = Issuer::from_word(&rule.issuer).context("an issuer")?;
    for (place, text) in (0..).zip(&rule.version) {
        if text.before != before {
            continue;
        }
        let wording = wording(building, rule, text, house.now());
        // Each version is one draft, kept once.
        let draft = place + 1;
        if place == 0 {
            let begun = command(&["rule", site.as_str(), &rule.title], house.now());
            app::house_rule::begin(house, who, site, &begun, (issuer, wording)).await?;
        } else {
            let kept = act("draft");
            app::house_rule::write(house, who, site, &kept, id, (0, wording)).await?;
        }
        app::house_rule::publish(house, who, site, &act("publish"), id, draft).await?;
    }
    if let Some(text) = rule.draft.as_ref().filter(|_| before == 2) {
        let wording = wording(building, rule, text, house.now());
        let begun = command(&["rule", site.as_str(), &rule.title], house.now());
        app::house_rule::begin(house, who, site, &begun, (issuer, wording)).await?;
    }
    if rule.withdrawn == Some(before) {
        app::house_rule::withdraw(house, who, site, &act("withdraw"), id).await?;
    }
    Ok(())
}

/// Who reads that day what was published the day before or earlier.
async fn read(house: &House, building: &Building, rule: &Ruled, before: i64) -> Result<()> {
    let id = rule_id(building, rule);
    let site = &building.site.id;
    for (number, text) in (1..).zip(&rule.version) {
        for (place, worker) in (0..).zip(&building.workers) {
            let asked = rule.readers.is_empty()
                || rule.readers.iter().any(|word| word == worker.role.word());
            let reads = domain::house_rule::STAFF.contains(&worker.role)
                && asked
                && !text.unread.iter().any(|word| word == worker.role.word());
            // They read on the day itself or the one after, the one sooner and the other later.
            if !reads || text.before - place % 2 != before {
                continue;
            }
            let parts = [
                "read",
                site.as_str(),
                &rule.title,
                &number.to_string(),
                &worker.login,
            ];
            let sent = command(&parts, house.now());
            let who = &worker.actor;
            app::house_rule::acknowledge(house, who, site, &sent, id, number).await?;
        }
    }
    Ok(())
}

/// The receptionists of the building go through a round, rightly more often as the weeks go on.
async fn drill(house: &House, clock: &SetClock, building: &Building, before: i64) -> Result<()> {
    let site = building.site.id.clone();
    for (place, worker) in (0_i64..).zip(building.all(Role::Receptionist)) {
        let mut rng = Rng::with_seed((before * 31 + place) as u64);
        let day = before.to_string();
        let parts = ["drill", site.as_str(), &worker.login, &day];
        let begun = command(&parts, house.now());
        let round = DrillRoundId(begun.id.0);
        app::drill::begin(house, &worker.actor, &site, &begun).await?;
        let asked = site.clone();
        let questions = house
            .store()
            .read(move |db| store::drill::questions(db, &asked, round))
            .await?;
        let knows = 92 - before - place * 12;
        for question in questions {
            let right = question.question.right;
            let choice = if rng.i64(0..100) < knows {
                right
            } else {
                (right + rng.usize(1..4)) % 4
            };
            clock.set(house.now() + 8_000);
            let position = question.position;
            let sent = command(
                &[parts.as_slice(), &[&position.to_string()]].concat(),
                house.now(),
            );
            let given = (position, choice);
            app::drill::answer(house, &worker.actor, &site, &sent, round, given).await?;
        }
    }
    Ok(())
}
