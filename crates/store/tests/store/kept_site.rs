//! Sites, standards, holidays and planned days come back as they were kept.

use domain::directory::Site;
use store::site::{self, StandardVersion};

use crate::fixture::Fixture;
use crate::sample::{NINE, TURNS, text};

on_both! {
    a_site_comes_back_as_it_was_created
    a_standard_keeps_all_its_versions
    a_holiday_is_set_changed_and_taken_back
    a_day_is_planned_once_and_closed
}

async fn a_site_comes_back_as_it_was_created(fixture: Fixture) {
    let sites: Vec<Site> = (0..TURNS)
        .map(|turn| Site {
            id: format!("site-{}", TURNS - turn).parse().unwrap(),
            name: text(turn),
            time_zone: text(turn + 1),
            working_weekdays: turn as u8 * 11,
            standard_version: turn as i32,
        })
        .collect();
    let kept = sites.clone();
    fixture
        .keep(move |db| kept.iter().try_for_each(|one| site::create(db, one)))
        .await;
    let mut expected = sites.clone();
    assert_eq!(fixture.look(site::all).await, sites);

    expected[3].working_weekdays = 0b111_1111;
    let id = expected[3].id.clone();
    fixture
        .keep(move |db| site::set_working_weekdays(db, &id, 0b111_1111))
        .await;
    for one in expected {
        let id = one.id.clone();
        let found = fixture.look(move |db| site::find(db, &id)).await;
        assert_eq!(found, Some(one));
    }
    let nobody = "nobody".parse().unwrap();
    let found = fixture.look(move |db| site::find(db, &nobody)).await;
    assert_eq!(found, None);
    let twice = sites[0].clone();
    fixture.refused(move |db| site::create(db, &twice)).await;
}

async fn a_standard_keeps_all_its_versions(fixture: Fixture) {
    let court = fixture.site("court").await;
    for turn in 0..TURNS {
        let (court, version) = (court.clone(), turn as i32 + 1);
        fixture
            .keep(move |db| {
                site::publish_standard(db, &court, version, &text(turn), NINE, &text(turn + 1))
            })
            .await;
    }
    let (versions, bodies, current) = fixture
        .look(move |db| {
            let bodies: Result<Vec<_>, _> = (0..=TURNS)
                .map(|turn| site::standard_body(db, &court, turn as i32 + 1))
                .collect();
            let current = site::find(db, &court)?.unwrap().standard_version;
            Ok((site::standard_versions(db, &court)?, bodies?, current))
        })
        .await;
    assert_eq!(current, TURNS as i32);
    let mut expected: Vec<Option<String>> = (0..TURNS).map(|turn| Some(text(turn))).collect();
    expected.push(None);
    assert_eq!(bodies, expected);
    let expected: Vec<StandardVersion> = (0..TURNS)
        .rev()
        .map(|turn| StandardVersion {
            version: turn as i32 + 1,
            published_at: NINE,
            published_by: text(turn + 1),
        })
        .collect();
    assert_eq!(versions, expected);
}

async fn a_holiday_is_set_changed_and_taken_back(fixture: Fixture) {
    let court = fixture.site("court").await;
    let days = [
        ("2026-10-01", Some(true)),
        ("2026-10-01", Some(false)),
        ("2026-09-27", Some(true)),
        ("2026-05-01", Some(false)),
        ("2026-05-01", None),
        ("2026-06-01", None),
    ];
    let id = court.clone();
    fixture
        .keep(move |db| {
            days.iter()
                .try_for_each(|(day, working)| site::set_holiday(db, &id, day, *working))
        })
        .await;
    let holidays = fixture.look(move |db| site::holidays(db, &court)).await;
    let expected = [("2026-09-27", true), ("2026-10-01", false)];
    assert_eq!(
        holidays,
        expected.map(|(day, working)| (day.to_owned(), working))
    );
}

async fn a_day_is_planned_once_and_closed(fixture: Fixture) {
    let court = fixture.site("court").await;
    let id = court.clone();
    fixture
        .keep(move |db| {
            for day in ["2026-07-07", "2026-07-05", "2026-07-06"] {
                site::note_planned(db, &id, day, 1, NINE)?;
            }
            site::close_day(db, &id, "2026-07-05", NINE)
        })
        .await;
    let id = court.clone();
    let (planned, unplanned, open) = fixture
        .look(move |db| {
            Ok((
                site::is_planned(db, &id, "2026-07-05")?,
                site::is_planned(db, &id, "2026-07-04")?,
                site::open_days_before(db, &id, "2026-07-07")?,
            ))
        })
        .await;
    assert!(planned && !unplanned);
    assert_eq!(open, ["2026-07-06"]);
    fixture
        .refused(move |db| site::note_planned(db, &court, "2026-07-05", 1, NINE))
        .await;
}
