//! The plan of a full day, with what one more would change: sixty meetings, twelve attendants.

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use app::day_plan::OneMore;
use app::meeting::Booking;
use app::roster::Asked;
use domain::directory::Team;
use domain::{AccountId, TeamId};

use crate::ground::{Ground, MIDNIGHT, requirement};

/// How many attend.
const ATTENDANTS: usize = 12;
const HOUR_MS: i64 = 3_600_000;

/// A ground with three meetings in each of twenty rooms, and twelve people planned for the day.
pub(crate) async fn full_day() -> Result<Ground> {
    let ground = Ground::lay_with_crowd(ATTENDANTS).await?;
    let (house, actor, site) = (&ground.house, &ground.leader, &ground.site);
    let standard = app::site::standard(house, site).await?;
    let standard = standard.context("the site's standard")?.standard;
    let named = standard.teams().first().context("a team")?.id.to_string();
    let team = Team {
        id: TeamId::derived(&["team"]),
        standard_name: named,
        name: "礼仪接待组".to_owned(),
        floors: Vec::new(),
        rooms: Vec::new(),
        members: ground.crowd.clone(),
    };
    let id = team.id;
    app::directory::put_team(house, actor, site, &ground.command(), team).await?;
    for account in &ground.crowd {
        let shift = shift(*account, id);
        app::roster::plan(house, actor, site, &ground.command(), shift).await?;
    }
    for room in 1..=20 {
        for slot in 0..3_i64 {
            let starts = MIDNIGHT + (10 + slot * 3) * HOUR_MS;
            let booking = Booking {
                requirement: requirement((room, room), starts, 3 * HOUR_MS / 2),
                recurrence: None,
                except: Vec::new(),
            };
            app::meeting::book(house, actor, site, &ground.command(), booking).await?;
        }
    }
    Ok(ground)
}

fn shift(account: AccountId, team: TeamId) -> Asked {
    Asked {
        account,
        team,
        starts: MIDNIGHT + 17 * HOUR_MS / 2,
        ends: MIDNIGHT + 35 * HOUR_MS / 2,
        confirmed: true,
    }
}

/// How long the plan of the day takes with the question what one more would change, in milliseconds.
pub(crate) async fn answer_ms(ground: &Ground) -> Result<f64> {
    let one_more = OneMore {
        team: TeamId::derived(&["team"]),
        span: (MIDNIGHT + 8 * HOUR_MS, MIDNIGHT + 18 * HOUR_MS),
    };
    let begun = Instant::now();
    let (house, actor, site) = (&ground.house, &ground.leader, &ground.site);
    let plan = app::day_plan::look(house, actor, site, None, Some(one_more)).await?;
    let took = begun.elapsed();
    let plan = plan.context("the leader sees it")?;
    ensure!(
        plan.people.len() == ATTENDANTS,
        "everybody planned is there"
    );
    ensure!(plan.meetings.len() == 60, "every meeting is looked at");
    ensure!(plan.what_if.is_some(), "the question is answered");
    Ok(took.as_secs_f64() * 1_000.0)
}

/// The limit: the same day read for the board, with nothing that is looked ahead, in milliseconds.
pub(crate) async fn board_ms(ground: &Ground) -> Result<f64> {
    let begun = Instant::now();
    let (house, actor, site) = (&ground.house, &ground.leader, &ground.site);
    let board = app::board::day(house, actor, site, None).await?;
    let took = begun.elapsed();
    ensure!(
        board.is_some_and(|day| !day.duties.is_empty()),
        "the day is read"
    );
    Ok(took.as_secs_f64() * 1_000.0)
}
