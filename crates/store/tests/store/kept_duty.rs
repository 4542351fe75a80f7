//! Duties come back as they were kept, with their windows, people and outcomes.

use domain::SiteId;
use domain::duty::DutyRecord;
use standards::Outcome;
use store::duty;

use crate::fixture::Fixture;
use crate::sample::{self, MINUTE, NINE, TURNS, account_id, duty_id, meeting_id};

on_both! {
    a_duty_comes_back_as_it_was_kept
    a_changed_duty_is_what_it_was_changed_to
    duties_are_found_by_meeting_and_by_who_is_to_do_them
    the_overdue_ones_are_most_urgent_first_and_noted_once
}

async fn duties(fixture: &Fixture) -> SiteId {
    let court = fixture.site("court").await;
    let id = court.clone();
    fixture
        .keep(move |db| (0..TURNS).try_for_each(|turn| duty::add(db, &id, &sample::duty(turn))))
        .await;
    court
}

fn of(turns: impl Iterator<Item = usize>) -> Vec<DutyRecord> {
    turns.map(sample::duty).collect()
}

async fn a_duty_comes_back_as_it_was_kept(fixture: Fixture) {
    let court = duties(&fixture).await;
    for turn in 0..TURNS {
        let id = court.clone();
        let found = fixture
            .look(move |db| duty::find(db, &id, duty_id(turn)))
            .await;
        assert_eq!(found, Some(sample::duty(turn)));
    }
    let id = court.clone();
    let day = fixture
        .look(move |db| duty::of_day(db, &id, "2026-07-06"))
        .await;
    assert_eq!(day, of(0..TURNS));
    let id = court.clone();
    let other_day = fixture
        .look(move |db| duty::of_day(db, &id, "2026-07-07"))
        .await;
    assert_eq!(other_day, []);
    fixture
        .refused(move |db| duty::add(db, &court, &sample::duty(0)))
        .await;
}

async fn a_changed_duty_is_what_it_was_changed_to(fixture: Fixture) {
    let court = duties(&fixture).await;
    for turn in 0..TURNS {
        // Everything that was there goes, and what was not comes.
        let changed = DutyRecord {
            id: duty_id(turn),
            ..sample::duty(turn + 1)
        };
        let (id, kept) = (court.clone(), changed.clone());
        fixture.keep(move |db| duty::change(db, &id, &kept)).await;
        let id = court.clone();
        let found = fixture
            .look(move |db| duty::find(db, &id, duty_id(turn)))
            .await;
        assert_eq!(found, Some(changed));
    }
}

async fn duties_are_found_by_meeting_and_by_who_is_to_do_them(fixture: Fixture) {
    let court = duties(&fixture).await;
    for turn in 0..TURNS {
        let id = court.clone();
        let (of_meeting, unsettled) = fixture
            .look(move |db| {
                Ok((
                    duty::of_meeting(db, &id, meeting_id(turn))?,
                    duty::unsettled_of(db, &id, account_id(turn))?,
                ))
            })
            .await;
        let own = of(std::iter::once(turn));
        assert_eq!(of_meeting == own, turn % 2 == 0, "{turn}");
        let expected = own
            .into_iter()
            .filter(|one| one.assignee.is_some() && one.duty.outcome.is_none())
            .collect::<Vec<_>>();
        assert_eq!(unsettled, expected, "{turn}");
    }
}

async fn the_overdue_ones_are_most_urgent_first_and_noted_once(fixture: Fixture) {
    let court = fixture.site("court").await;
    let bureau = fixture.site("bureau").await;
    let open = |turn: usize| {
        let mut record = sample::duty(turn * 5);
        record.duty.stopped = None;
        record.overdue_noted = None;
        assert_eq!(record.duty.outcome, None);
        record
    };
    let mut stopped = open(3);
    stopped.duty.stopped = Some(domain::serving::instant(NINE));
    let mut noted = open(4);
    noted.overdue_noted = Some(NINE);
    let mut done = open(5);
    done.duty.outcome = Some(Outcome::Done {
        at: domain::serving::instant(NINE),
    });
    let (here, there) = (court.clone(), bureau.clone());
    fixture
        .keep(move |db| {
            duty::add(db, &here, &open(2))?;
            duty::add(db, &there, &open(1))?;
            duty::add(db, &here, &open(0))?;
            duty::add(db, &here, &stopped)?;
            duty::add(db, &here, &noted)?;
            duty::add(db, &here, &done)
        })
        .await;
    let overdue = async |minutes: i64, limit: i64| {
        fixture
            .look(move |db| duty::overdue(db, NINE + minutes * MINUTE, limit))
            .await
    };
    let all = [
        (court.clone(), open(0)),
        (bureau.clone(), open(1)),
        (court.clone(), open(2)),
    ];
    assert_eq!(overdue(100, 10).await, all);
    assert_eq!(overdue(100, 2).await, all[..2]);
    // The last instant of a window is still in it.
    assert_eq!(overdue(5, 10).await, []);
    assert_eq!(overdue(6, 10).await, all[..1]);
}
