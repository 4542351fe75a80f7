//! Meetings come back as they were kept, with attendees, holds, happenings, changes and requests.

use domain::requirement::Attendee;
use domain::serving::{Record, What, instant};
use domain::{MeetingId, SiteId};
use standards::{Happening, RuleId};
use store::meeting::{self, ChangeRecord, MeetingRecord, RequestRecord};

use crate::fixture::Fixture;
use crate::kept_directory::places;
use crate::sample::{self, MINUTE, NINE, TURNS, account_id, list, meeting_id, room_id, text};

on_both! {
    a_meeting_comes_back_as_it_was_kept
    a_changed_meeting_is_what_it_was_changed_to
    meetings_are_found_by_time_and_by_series
    whoever_stays_keeps_the_time_they_were_received
    two_guests_of_one_name_are_not_taken_for_each_other
    holds_are_put_in_place_of_those_before
    what_happened_comes_back_in_the_order_of_time
    a_change_is_acknowledged_once
    a_request_comes_back_as_it_was_asked
    the_meeting_that_runs_in_a_room_is_found
}

async fn meetings(fixture: &Fixture) -> SiteId {
    let court = places(fixture, "court").await;
    let id = court.clone();
    fixture
        .keep(move |db| {
            (0..TURNS).try_for_each(|turn| meeting::add(db, &id, &sample::meeting(turn)))
        })
        .await;
    court
}

async fn find(fixture: &Fixture, court: &SiteId, id: MeetingId) -> Option<MeetingRecord> {
    let court = court.clone();
    fixture.look(move |db| meeting::find(db, &court, id)).await
}

async fn a_meeting_comes_back_as_it_was_kept(fixture: Fixture) {
    let court = meetings(&fixture).await;
    for turn in 0..TURNS {
        let mut expected = sample::meeting(turn);
        assert_eq!(
            find(&fixture, &court, meeting_id(turn)).await,
            Some(expected.clone())
        );
        let id = court.clone();
        let bare = fixture
            .look(move |db| meeting::find_bare(db, &id, meeting_id(turn)))
            .await;
        expected.meeting.requirement.attendees.clear();
        assert_eq!(bare, Some(expected));
    }
    assert_eq!(find(&fixture, &court, meeting_id(TURNS)).await, None);
}

async fn a_changed_meeting_is_what_it_was_changed_to(fixture: Fixture) {
    let court = meetings(&fixture).await;
    for turn in 0..TURNS {
        let mut changed = sample::meeting(turn + 1);
        changed.meeting.id = meeting_id(turn);
        let (id, kept) = (court.clone(), changed.clone());
        fixture
            .keep(move |db| {
                meeting::change(db, &id, &kept)?;
                let attendees = &kept.meeting.requirement.attendees;
                meeting::put_attendees(db, &id, kept.meeting.id, attendees)?;
                meeting::note_happening(db, &id, kept.meeting.id, NINE + 7)
            })
            .await;
        changed.last_happening = NINE + 7;
        assert_eq!(
            find(&fixture, &court, meeting_id(turn)).await,
            Some(changed)
        );
    }
}

async fn meetings_are_found_by_time_and_by_series(fixture: Fixture) {
    let court = meetings(&fixture).await;
    let id = court.clone();
    fixture
        .keep(move |db| {
            meeting::add_series(db, &id, sample::series_id(0), "FREQ=DAILY", &list(1))?;
            meeting::add_series(db, &id, sample::series_id(1), &text(3), &[])
        })
        .await;
    let between = async |from: i64, until: i64| {
        let id = court.clone();
        let (from, until) = (NINE + from * MINUTE, NINE + until * MINUTE);
        fixture
            .look(move |db| meeting::between(db, &id, from, until))
            .await
    };
    let of = |turns: std::ops::Range<usize>| -> Vec<_> { turns.map(sample::meeting).collect() };
    assert_eq!(between(0, 1000).await, of(0..TURNS));
    assert_eq!(between(-100, 0).await, of(0..0));
    assert_eq!(between(-100, 2).await, of(0..2));
    assert_eq!(between(152, 1000).await, of(3..TURNS));
    let id = court.clone();
    let series = fixture
        .look(move |db| meeting::of_series(db, &id, sample::series_id(1)))
        .await;
    assert_eq!(series, [sample::meeting(4), sample::meeting(6)]);
}

fn guest(name: &str, form_of_address: &str) -> Attendee {
    Attendee {
        person: None,
        name: name.to_owned(),
        form_of_address: form_of_address.to_owned(),
        rank: 1,
        seat: None,
    }
}

/// Receives the guest at the place, puts the others in place of those before, and tells who of
/// them was received.
async fn received_after(
    fixture: &Fixture,
    before: Vec<Attendee>,
    received: u32,
    after: Vec<Attendee>,
) -> Vec<Option<i64>> {
    let court = meetings(fixture).await;
    let id = meeting_id(0);
    fixture
        .keep(move |db| {
            meeting::put_attendees(db, &court, id, &before)?;
            assert!(meeting::receive(db, &court, id, received, NINE)?);
            assert!(!meeting::receive(db, &court, id, received, NINE + 1)?);
            assert!(!meeting::receive(db, &court, id, 99, NINE)?);
            meeting::put_attendees(db, &court, id, &after)?;
            meeting::received(db, &court, id)
        })
        .await
}

async fn whoever_stays_keeps_the_time_they_were_received(fixture: Fixture) {
    let [first, second, third] = ["甲", "乙", "丙"].map(|name| guest(name, "先生"));
    let mut moved = second.clone();
    moved.rank = 3;
    moved.seat = Some("A1".to_owned());
    let before = vec![first.clone(), second];
    let received = received_after(&fixture, before, 1, vec![moved, third, first]).await;
    assert_eq!(received, [Some(NINE), None, None]);
}

async fn two_guests_of_one_name_are_not_taken_for_each_other(fixture: Fixture) {
    let before = vec![guest("王伟", "处长"), guest("王伟", "工程师")];
    let mut after = before.clone();
    after.insert(0, guest("李娜", "局长"));
    let received = received_after(&fixture, before, 1, after).await;
    assert_eq!(received, [None, None, Some(NINE)]);

    // Not even where nothing tells them apart but their order.
    let bureau = fixture.site("bureau").await;
    let alike = vec![guest("王伟", "先生"), guest("王伟", "先生")];
    let received = fixture
        .keep(move |db| {
            store::directory::add_building(db, &bureau, &sample::building(0))?;
            store::directory::add_floor(db, &bureau, &sample::floor(0))?;
            store::directory::add_room(db, &bureau, &sample::room(0))?;
            meeting::add(db, &bureau, &sample::meeting(0))?;
            meeting::put_attendees(db, &bureau, meeting_id(0), &alike)?;
            meeting::receive(db, &bureau, meeting_id(0), 0, NINE)?;
            meeting::put_attendees(db, &bureau, meeting_id(0), &alike)?;
            meeting::received(db, &bureau, meeting_id(0))
        })
        .await;
    assert_eq!(received, [Some(NINE), None]);
}

async fn holds_are_put_in_place_of_those_before(fixture: Fixture) {
    let court = meetings(&fixture).await;
    let id = court.clone();
    fixture
        .keep(move |db| {
            let first = [sample::hold(0, 0), sample::hold(0, 1)];
            meeting::put_holds(db, &id, meeting_id(0), &first)?;
            meeting::put_holds(db, &id, meeting_id(1), &[sample::hold(1, 2)])?;
            meeting::put_holds(db, &id, meeting_id(0), &[sample::hold(0, 3)])
        })
        .await;
    let between = async |from: i64, until: i64| {
        let id = court.clone();
        let (from, until) = (NINE + from * MINUTE, NINE + until * MINUTE);
        fixture
            .look(move |db| meeting::holds(db, &id, from, until))
            .await
    };
    let both = [sample::hold(0, 3), sample::hold(1, 2)];
    assert_eq!(between(0, 10).await, both);
    // Ends that only meet do not touch.
    assert_eq!(between(-100, -30).await, []);
    assert_eq!(between(-100, -29).await, both[..1]);
    assert_eq!(between(180, 500).await, both[1..]);
    assert_eq!(between(181, 500).await, []);
}

fn record(turn: usize, what: What) -> Record {
    Record {
        at: NINE + turn as i64 * MINUTE,
        what,
        actor: text(turn),
        account: turn.is_multiple_of(2).then(|| account_id(turn)),
    }
}

async fn what_happened_comes_back_in_the_order_of_time(fixture: Fixture) {
    let court = meetings(&fixture).await;
    let (starts, ends) = (instant(NINE), instant(NINE + MINUTE));
    let rule = || RuleId::from("refill");
    let mut records = vec![record(0, What::Booked { starts, ends })];
    let happenings = [
        Happening::Moved { starts, ends },
        Happening::Started,
        Happening::Seated,
        Happening::Requested,
        Happening::Break,
        Happening::Resumed,
        Happening::Done {
            rule: rule(),
            round: Some(2),
        },
        Happening::Done {
            rule: rule(),
            round: None,
        },
        Happening::Waived {
            rule: rule(),
            round: Some(3),
            reason: text(3),
        },
        Happening::Ended,
        Happening::Cancelled,
    ];
    for (turn, happening) in happenings.into_iter().enumerate() {
        records.push(record(turn + 1, What::Happened(happening)));
    }
    // A phone's word comes late, and its clock may say that it was before the booking.
    let early = Record {
        at: NINE - MINUTE,
        ..record(2, What::Happened(Happening::Requested))
    };
    let mut told = records.clone();
    told[1..].reverse();
    told.push(early.clone());
    let id = court.clone();
    fixture
        .keep(move |db| {
            told.iter()
                .try_for_each(|one| meeting::add_happening(db, &id, meeting_id(0), one))
        })
        .await;
    records.insert(1, early);
    let found = fixture
        .look(move |db| meeting::happenings(db, &court, meeting_id(0)))
        .await;
    assert_eq!(found, records);
}

async fn a_change_is_acknowledged_once(fixture: Fixture) {
    let court = meetings(&fixture).await;
    let change = |turn: usize| ChangeRecord {
        meeting: meeting_id(0),
        revision: turn as i32 + 1,
        at: NINE,
        changed_by: text(turn),
        differences: (0..turn % 4).map(|one| (text(one), text(turn))).collect(),
        acknowledged_by: None,
    };
    let id = court.clone();
    let acknowledged = fixture
        .keep(move |db| {
            (0..TURNS).try_for_each(|turn| meeting::add_change(db, &id, &change(turn)))?;
            let mut acknowledge = |revision: i32, by: &str| {
                meeting::acknowledge(db, &id, meeting_id(0), revision, by, NINE)
            };
            Ok([
                acknowledge(2, &text(1))?,
                acknowledge(2, &text(2))?,
                acknowledge(99, &text(2))?,
            ])
        })
        .await;
    assert_eq!(acknowledged, [true, false, false]);
    let mut expected: Vec<_> = (0..TURNS).map(change).collect();
    expected[1].acknowledged_by = Some(text(1));
    let found = fixture
        .look(move |db| meeting::changes(db, &court, &[meeting_id(0), meeting_id(1)]))
        .await;
    assert_eq!(found, expected);
}

async fn a_request_comes_back_as_it_was_asked(fixture: Fixture) {
    let court = meetings(&fixture).await;
    let requests: Vec<_> = (0..TURNS)
        .map(|turn| RequestRecord {
            id: sample::request_id(turn),
            meeting: meeting_id(turn % 2),
            kind: "document".to_owned(),
            from: text(turn),
            to: text(turn + 1),
            note: text(turn + 2),
            at: NINE + turn as i64,
        })
        .collect();
    let (id, kept) = (court.clone(), requests.clone());
    fixture
        .keep(move |db| {
            kept.iter()
                .try_for_each(|one| meeting::add_request(db, &id, one))
        })
        .await;
    let asked = async |ids: Vec<MeetingId>| {
        let id = court.clone();
        fixture
            .look(move |db| meeting::requests(db, &id, &ids))
            .await
    };
    assert_eq!(asked(vec![meeting_id(1), meeting_id(0)]).await, requests);
    assert_eq!(asked(vec![meeting_id(1)]).await.len(), TURNS / 2);
    assert_eq!(asked(Vec::new()).await, []);
}

async fn the_meeting_that_runs_in_a_room_is_found(fixture: Fixture) {
    let court = places(&fixture, "court").await;
    let found = async |room: usize| {
        let id = court.clone();
        fixture
            .look(move |db| meeting::current_in_room(db, &id, room_id(room), NINE + MINUTE))
            .await
            .map(|record| record.meeting.id)
    };
    let id = court.clone();
    fixture
        .keep(move |db| {
            // Booked only, running, over.
            for turn in [0, 2, 4] {
                meeting::add(db, &id, &sample::meeting(turn))?;
            }
            Ok(())
        })
        .await;
    assert_eq!(found(0).await, Some(meeting_id(2)));
    assert_eq!(found(1).await, None);
}
