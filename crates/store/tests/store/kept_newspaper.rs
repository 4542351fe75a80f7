//! Papers, their lines in the table, their issues and their deliveries come back as they were kept.

use domain::newspaper::{
    Addressee, ArrivalSaid, Chased, Delivery, Issue, Newspaper, Subscription, WrittenOff,
};
use domain::{NewspaperId, PersonId, RoomId, SubscriptionId};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::fixture::Fixture;
use crate::sample::{MINUTE, NINE, TURNS, account_id, text};

on_both! {
    papers_and_their_lines_come_back_as_they_were_kept
    issues_and_deliveries_come_back_as_they_were_kept
}

const FIRST: Date = date(2026, 7, 6);

fn newspaper(turn: usize) -> Newspaper {
    Newspaper {
        id: NewspaperId::derived(&["newspaper", &turn.to_string()]),
        name: format!("{turn} {}", text(turn)),
        postal_code: text(turn + 1),
        weekdays: turn as u8 + 1,
        off_on_holidays: turn.is_multiple_of(2),
        revision: turn as i32,
    }
}

fn addressee(turn: usize) -> Addressee {
    let parts = ["addressee", &turn.to_string()];
    if turn.is_multiple_of(2) {
        Addressee::Leader(PersonId::derived(&parts))
    } else {
        Addressee::Office(RoomId::derived(&parts))
    }
}

fn line(turn: usize) -> Subscription {
    Subscription {
        id: SubscriptionId::derived(&["line", &turn.to_string()]),
        newspaper: newspaper(0).id,
        addressee: addressee(turn),
        copies: turn as u32 + 1,
        from: FIRST.saturating_add((turn as i64).days()),
        until: date(2026, 12, 31),
        revision: turn as i32,
    }
}

fn issue(turn: usize) -> Issue {
    let said = |part: usize| ArrivalSaid {
        at: NINE + part as i64 * MINUTE,
        by: text(turn + part),
        day: FIRST.saturating_add((part as i64).days()),
        total: part as u32,
    };
    Issue {
        newspaper: newspaper(turn).id,
        day: FIRST,
        brought: FIRST,
        expected: 3,
        arrivals: (1..=turn % 4).map(said).collect(),
        chased: turn.is_multiple_of(2).then(|| Chased {
            count: 2,
            at: NINE,
            by: text(turn),
        }),
        written_off: turn.is_multiple_of(3).then(|| WrittenOff {
            at: NINE,
            by: text(turn),
            reason: text(turn + 1),
        }),
    }
}

async fn papers_and_their_lines_come_back_as_they_were_kept(fixture: Fixture) {
    let court = fixture.site("court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::newspaper as kept;
            let mut papers: Vec<_> = (0..TURNS).map(newspaper).collect();
            for one in &papers {
                kept::add(db, &court, one)?;
            }
            "0".clone_into(&mut papers[2].name);
            papers[2].weekdays = 127;
            kept::change(db, &court, &papers[2])?;
            assert_eq!(
                kept::find(db, &court, papers[2].id)?,
                Some(papers[2].clone())
            );
            assert_eq!(kept::find(db, &bureau, papers[2].id)?, None);
            let mut known = kept::all(db, &court)?;
            known.sort_by_key(|one| one.revision);
            assert_eq!(known, papers);
            assert_eq!(kept::all(db, &bureau)?, []);
            let mut lines: Vec<_> = (0..TURNS).map(line).collect();
            for one in &lines {
                kept::subscribe(db, &court, one)?;
            }
            lines[1].until = lines[1].from;
            lines[1].copies = 9;
            kept::change_subscription(db, &court, &lines[1])?;
            let found = kept::find_subscription(db, &court, lines[1].id)?;
            assert_eq!(found, Some(lines[1].clone()));
            let year = (date(2026, 1, 1), date(2026, 12, 31));
            assert_eq!(kept::subscriptions(db, &court, year)?, lines);
            assert_eq!(kept::subscriptions(db, &bureau, year)?, []);
            let of_third = kept::subscriptions(db, &court, (lines[2].from, lines[2].from))?;
            assert_eq!(of_third, [lines[0].clone(), lines[2].clone()]);
            kept::unsubscribe(db, &court, lines[0].id)?;
            assert_eq!(kept::find_subscription(db, &court, lines[0].id)?, None);
            Ok(())
        })
        .await;
}

async fn issues_and_deliveries_come_back_as_they_were_kept(fixture: Fixture) {
    let court = fixture.site("court").await;
    let bureau = fixture.site("bureau").await;
    fixture
        .keep(move |db| {
            use store::newspaper as kept;
            for turn in 0..TURNS {
                kept::add(db, &court, &newspaper(turn))?;
            }
            let mut issues: Vec<_> = (0..TURNS).map(issue).collect();
            issues.sort_by_key(|one| one.newspaper.to_string());
            for one in &issues {
                kept::put_issue(db, &court, one)?;
                kept::put_issue(db, &court, one)?;
            }
            assert_eq!(kept::issues_of(db, &court, (FIRST, FIRST))?, issues);
            assert_eq!(kept::issues_of(db, &bureau, (FIRST, FIRST))?, []);
            let open = |one: &&Issue| one.written_off.is_none() && one.arrived() < 3;
            let left: Vec<_> = issues.iter().filter(open).cloned().collect();
            assert_eq!(kept::open_issues(db, &court)?, left);
            let late = FIRST.saturating_add(2.days());
            let came = |one: &&Issue| one.late_on(late).is_some();
            let came: Vec<_> = issues.iter().filter(came).cloned().collect();
            assert!(!came.is_empty());
            assert_eq!(kept::issues_brought_late(db, &court, late)?, came);
            assert_eq!(kept::issues_brought_late(db, &court, FIRST)?, []);
            let found = kept::find_issue(db, &court, issues[0].newspaper, FIRST)?;
            assert_eq!(found, Some(issues[0].clone()));
            let tick = |turn: usize| Delivery {
                day: FIRST,
                stop: addressee(turn),
                place: text(turn),
                copies: turn as u32,
                at: NINE,
                by: text(turn + 1),
                by_account: turn.is_multiple_of(2).then(|| account_id(turn)),
                reason: text(turn + 2),
            };
            let mut ticks: Vec<_> = (0..TURNS).map(tick).collect();
            for one in &ticks {
                kept::put_delivery(db, &court, one)?;
            }
            ticks[1].reason = String::new();
            kept::put_delivery(db, &court, &ticks[1])?;
            let mut known = kept::deliveries(db, &court, FIRST)?;
            known.sort_by_key(|one| one.copies);
            assert_eq!(known, ticks);
            assert_eq!(kept::deliveries(db, &bureau, FIRST)?, []);
            Ok(())
        })
        .await;
}
