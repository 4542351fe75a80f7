//! The demo's bureau with a week behind it, which its people have lived through at high speed.

use anyhow::Result;
use app::House;
use app::clock::SetClock;
use app::seal::Keys;
use domain::Milliseconds;
use jiff::ToSpan;
use store::Options;

use super::{EVENING_MS, FOUNDED_BEFORE_MS, founded, rules, scene};
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;
use crate::live::Days;

/// How many days the bureau lives through.
const DAYS: i64 = 7;

/// Both sites founded; the bureau has lived through the week before the day on which the scene begins, the court,
/// whose days nobody lives, was founded as always. And the evening on which the scene is booked: of the bureau's
/// own journal no entry is older than the one before it.
pub(super) async fn lived(
    house: &House,
    clock: &SetClock,
    held: (Options, Keys),
    now: Milliseconds,
) -> Result<(Vec<scene::Stage>, Milliseconds)> {
    let bureau = founded(house, Place::Bureau, now).await?;
    let (building, begins) = (bureau.building(), bureau.begins());
    let earlier = DAYS + 1..=rules::DAYS;
    rules::tell(house, clock, &[building], (begins, now), earlier).await?;
    let last = building.civil(begins).date().yesterday()?;
    let first = last.checked_sub((DAYS - 1).days())?;
    let mut days = Days::begin(Building::new(Place::Bureau)?, held, (first, last)).await?;
    let mut over = begins - EVENING_MS;
    for before in (1..=DAYS).rev() {
        over = days.live_one().await?;
        clock.set(over);
        rules::learn(house, clock, building, (before, over)).await?;
    }
    days.end().await?;
    let evening = (begins - EVENING_MS).max(house.now().max(over) + MINUTE_MS);
    // The court has a journal of its own, which begins when it was founded.
    clock.set(now - FOUNDED_BEFORE_MS);
    let court = founded(house, Place::Court, now).await?;
    let days = 1..=rules::DAYS;
    rules::tell(house, clock, &[court.building()], (begins, now), days).await?;
    Ok((vec![bureau, court], evening))
}
