//! Sites of one cell do not see each other, even where their things have the same ids.

use store::journal::{self, Question};
use store::{directory, duty, meeting, site};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{self, MINUTE, NINE, duty_id, meeting_id, room_id};

on_both! {
    what_one_site_keeps_the_other_does_not_see
    what_one_site_changes_stays_at_the_other
}

async fn what_one_site_keeps_the_other_does_not_see(fixture: Fixture) {
    let (court, bureau) = (
        places(&fixture, "court").await,
        fixture.site("bureau").await,
    );
    fixture
        .keep(move |db| {
            meeting::add(db, &court, &sample::meeting(0))?;
            meeting::put_holds(db, &court, meeting_id(0), &[sample::hold(0, 0)])?;
            duty::add(db, &court, &sample::duty(0))?;
            directory::add_closure(db, &court, &sample::closure(0))?;
            site::note_planned(db, &court, "2026-07-06", 1, NINE)?;
            journal::append(db, &court, &sample::note("续水")).map(drop)
        })
        .await;
    fixture
        .look(move |db| {
            let (from, until) = (NINE - 1000 * MINUTE, NINE + 1000 * MINUTE);
            assert_eq!(directory::rooms(db, &bureau)?, []);
            assert_eq!(directory::closures(db, &bureau, from, until)?, []);
            assert_eq!(meeting::find(db, &bureau, meeting_id(0))?, None);
            assert_eq!(meeting::between(db, &bureau, from, until)?, []);
            assert_eq!(meeting::holds(db, &bureau, from, until)?, []);
            assert_eq!(duty::find(db, &bureau, duty_id(0))?, None);
            assert_eq!(duty::of_day(db, &bureau, "2026-07-06")?, []);
            assert_eq!(duty::of_meeting(db, &bureau, meeting_id(0))?, []);
            assert!(!site::is_planned(db, &bureau, "2026-07-06")?);
            assert_eq!(journal::after(db, &bureau, 0, 10)?, []);
            let all = Question {
                limit: 10,
                ..Question::default()
            };
            assert_eq!(journal::find(db, &bureau, &all)?, []);
            Ok(())
        })
        .await;
}

async fn what_one_site_changes_stays_at_the_other(fixture: Fixture) {
    let (court, bureau) = (
        places(&fixture, "court").await,
        places(&fixture, "bureau").await,
    );
    let (here, there) = (court.clone(), bureau.clone());
    fixture
        .keep(move |db| {
            for id in [&here, &there] {
                meeting::add(db, id, &sample::meeting(0))?;
                duty::add(db, id, &sample::duty(0))?;
                directory::add_closure(db, id, &sample::closure(0))?;
                journal::append(db, id, &sample::note("续水"))?;
            }
            let mut other = sample::meeting(1);
            other.meeting.id = meeting_id(0);
            meeting::change(db, &here, &other)?;
            meeting::put_attendees(db, &here, meeting_id(0), &[sample::attendee(3)])?;
            let mut other = sample::duty(1);
            other.id = duty_id(0);
            duty::change(db, &here, &other)?;
            let mut other = sample::room(1);
            other.id = room_id(0);
            "another".clone_into(&mut other.request_code);
            directory::change_room(db, &here, &other)?;
            directory::remove_closure(db, &here, sample::closure(0).id)?;
            journal::append(db, &here, &sample::note("送客")).map(drop)
        })
        .await;
    fixture
        .look(move |db| {
            let unchanged = meeting::find(db, &bureau, meeting_id(0))?;
            assert_eq!(unchanged, Some(sample::meeting(0)));
            assert_eq!(duty::find(db, &bureau, duty_id(0))?, Some(sample::duty(0)));
            let rooms = directory::rooms(db, &bureau)?;
            assert_eq!(rooms[0].name, sample::room(0).name);
            let closures = directory::closures(db, &bureau, NINE, NINE + MINUTE)?;
            assert_eq!(closures, [sample::closure(0)]);
            assert_eq!(site::head(db, &bureau)?.0, 1);
            assert_eq!(site::head(db, &court)?.0, 2);
            assert_eq!(journal::verify(db, &bureau)?, Ok(1));
            assert_eq!(journal::verify(db, &court)?, Ok(2));
            Ok(())
        })
        .await;
}
