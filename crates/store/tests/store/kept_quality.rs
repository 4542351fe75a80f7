//! The figures of quality say of every duty what the domain says of it, on both databases.

use domain::duty::DutyRecord;
use domain::quality::{Counts, Standing};
use domain::serving::instant;
use domain::{Milliseconds, SiteId};
use jiff::Timestamp;
use standards::Outcome;
use store::duty::Wanted;
use store::quality::Of;

use crate::fixture::Fixture;
use crate::sample::{self, MINUTE, NINE, account_id};

on_both! {
    figures_count_every_duty_as_it_stands
    what_fell_short_or_was_waived_is_found_and_nothing_else
    duties_are_found_by_day_rule_team_and_person
    an_empty_site_has_no_figures
}

/// How many duties there are.
const DUTIES: usize = 48;
const DAYS: (&str, &str) = ("2026-07-06", "2026-07-08");

/// Duties of three days and two rules that came out in every way.
fn duty(turn: usize) -> DutyRecord {
    let mut duty = sample::duty(turn);
    duty.day = format!("2026-07-{:02}", 6 + turn % 3);
    if turn % 4 < 2 {
        duty.duty.rule = standards::RuleId::from("tea");
    }
    if let Some(Outcome::Done { at }) = &mut duty.duty.outcome {
        // Early, as it opens, as it is due, a moment too late.
        let after = [-MINUTE, 0, 5 * MINUTE, 5 * MINUTE + 1][turn / 5 % 4];
        *at = instant(duty.duty.opens.as_millisecond() + after);
    }
    if turn % 8 == 4 {
        // Its clock stands since before its window opened, or since after it was due.
        let since = if turn % 16 == 4 { -1 } else { 6 };
        let stopped = duty.duty.opens.as_millisecond() + since * MINUTE;
        duty.duty.stopped = Some(instant(stopped));
        duty.duty.outcome = None;
        duty.settled = None;
    }
    duty
}

async fn duties(fixture: &Fixture) -> SiteId {
    let court = fixture.site("court").await;
    let id = court.clone();
    let other = fixture.site("other").await;
    fixture
        .keep(move |db| {
            store::duty::add(db, &other, &duty(1))?;
            (0..DUTIES).try_for_each(|turn| store::duty::add(db, &id, &duty(turn)))
        })
        .await;
    court
}

/// Which duties are meant.
type IsOf = Box<dyn Fn(&DutyRecord) -> bool>;

fn all(is_of: impl Fn(&DutyRecord) -> bool) -> Vec<DutyRecord> {
    (0..DUTIES).map(duty).filter(|duty| is_of(duty)).collect()
}

fn counted(duties: &[DutyRecord], now: Timestamp) -> Counts {
    let mut counts = Counts::default();
    for duty in duties {
        counts.add(Standing::of(&duty.duty, now), 1);
    }
    counts
}

async fn figures_count_every_duty_as_it_stands(fixture: Fixture) {
    let court = duties(&fixture).await;
    let nows = [
        NINE,
        NINE + 7 * MINUTE,
        NINE + 25 * MINUTE,
        NINE + 600 * MINUTE,
    ];
    for now in nows {
        let team = duty(1).team.unwrap();
        let account = account_id(1);
        let scopes: [(Of, IsOf); 3] = [
            (Of::Site, Box::new(|_| true)),
            (
                Of::Team(team),
                Box::new(move |duty| duty.team == Some(team)),
            ),
            (
                Of::Account(account),
                Box::new(move |duty| duty.assignee == Some(account)),
            ),
        ];
        for (of, is_of) in scopes {
            let id = court.clone();
            let (by_rule, by_person) = fixture
                .look(move |db| {
                    Ok((
                        store::quality::by_rule(db, &id, DAYS, of, now)?,
                        store::quality::by_person(db, &id, DAYS, of, now)?,
                    ))
                })
                .await;
            let at = instant(now);
            for group in &by_rule {
                let own = all(|duty| {
                    is_of(duty)
                        && duty.day == group.day
                        && duty.duty.rule == *group.rule.as_str()
                        && duty.standard_version == group.version
                });
                assert_eq!(group.counts, counted(&own, at), "{of:?} {group:?}");
            }
            for group in &by_person {
                let own = all(|duty| {
                    is_of(duty)
                        && duty.day == group.day
                        && (duty.team, duty.assignee) == (group.team, group.assignee)
                });
                assert_eq!(group.counts, counted(&own, at), "{of:?} {group:?}");
            }
            let whole = counted(&all(&is_of), at);
            let (mut rules, mut people) = (Counts::default(), Counts::default());
            for group in &by_rule {
                rules.add_all(&group.counts);
            }
            for group in &by_person {
                people.add_all(&group.counts);
            }
            assert_eq!((rules, people), (whole, whole), "{of:?} at {now}");
        }
    }
}

async fn what_fell_short_or_was_waived_is_found_and_nothing_else(fixture: Fixture) {
    let court = duties(&fixture).await;
    for now in [NINE, NINE + 25 * MINUTE] {
        let id = court.clone();
        let found = fixture
            .look(move |db| store::duty::short_or_waived(db, &id, DAYS, now))
            .await;
        let mut expected = all(|duty| {
            let standing = Standing::of(&duty.duty, instant(now));
            standing.falls_short() || standing == Standing::Waived
        });
        expected.sort_by_key(|duty| (duty.duty.due, duty.id.to_string()));
        assert_eq!(found, expected, "{now}");
    }
}

async fn duties_are_found_by_day_rule_team_and_person(fixture: Fixture) {
    let court = duties(&fixture).await;
    let days = vec!["2026-07-06".to_owned(), "2026-07-08".to_owned()];
    let team = duty(1).team;
    let rows: [(Wanted, IsOf); 4] = [
        (Wanted::default(), Box::new(|_| true)),
        (
            Wanted {
                rules: Some(vec!["tea".to_owned()]),
                ..Wanted::default()
            },
            Box::new(|duty| duty.duty.rule == "tea"),
        ),
        (
            Wanted {
                team,
                ..Wanted::default()
            },
            Box::new(move |duty| duty.team == team),
        ),
        (
            Wanted {
                assignee: Some(account_id(1)),
                ..Wanted::default()
            },
            Box::new(|duty| duty.assignee == Some(account_id(1))),
        ),
    ];
    for (wanted, is_of) in rows {
        let wanted = Wanted {
            days: days.clone(),
            ..wanted
        };
        let mut expected = all(|duty| days.contains(&duty.day) && is_of(duty));
        expected.sort_by_key(|duty| (duty.day.clone(), duty.duty.due, duty.id.to_string()));
        let id = court.clone();
        let found = fixture
            .look(move |db| store::duty::wanted(db, &id, &wanted))
            .await;
        assert_eq!(found, expected);
    }
}

async fn an_empty_site_has_no_figures(fixture: Fixture) {
    let court = fixture.site("court").await;
    let span: (Milliseconds, Milliseconds) = (NINE, NINE + 600 * MINUTE);
    fixture
        .look(move |db| {
            assert_eq!(
                store::quality::by_rule(db, &court, DAYS, Of::Site, NINE)?,
                []
            );
            let deeds = store::quality::deeds(db, &court, DAYS, span)?;
            assert_eq!(deeds, store::quality::Deeds::default());
            assert_eq!(store::quality::drills(db, &court, span)?, 0);
            assert_eq!(store::quality::acknowledgements(db, &court, NINE)?, 0);
            assert_eq!(store::quality::planned(db, &court, DAYS)?, []);
            assert_eq!(store::quality::entries(db, &court, span)?, None);
            Ok(())
        })
        .await;
}
