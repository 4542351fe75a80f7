//! Reads see one view, write nothing, and lose no connection.

use std::sync::mpsc;

use diesel::prelude::*;
use store::{command, site};

use crate::fixture::Fixture;
use crate::sample::NINE;

on_both! {
    a_read_sees_one_view_whatever_is_written_meanwhile
    a_read_cannot_write
    reads_that_panic_or_fail_lose_no_connection
    a_read_whose_asker_went_away_loses_no_connection
}

async fn a_read_sees_one_view_whatever_is_written_meanwhile(fixture: Fixture) {
    fixture.site("court").await;
    let (began, has_begun) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel();
    let store = fixture.store.clone();
    let reading = tokio::spawn(async move {
        store
            .read(move |db| {
                let before = site::all(db)?.len();
                began.send(())?;
                may_go_on.recv()?;
                Ok((before, site::all(db)?.len()))
            })
            .await
    });
    tokio::task::spawn_blocking(move || has_begun.recv())
        .await
        .unwrap()
        .unwrap();
    fixture.site("bureau").await;
    go_on.send(()).unwrap();
    assert_eq!(reading.await.unwrap().unwrap(), (1, 1));
    assert_eq!(fixture.look(site::all).await.len(), 2);
}

async fn a_read_cannot_write(fixture: Fixture) {
    let court = fixture.site("court").await;
    let id = court.clone();
    let written = fixture
        .store
        .read(move |db| site::set_working_weekdays(db, &id, 0))
        .await;
    assert!(written.is_err());
    let found = fixture.look(move |db| site::find(db, &court)).await;
    assert_eq!(found.unwrap().working_weekdays, 0b001_1111);
}

async fn reads_that_panic_or_fail_lose_no_connection(fixture: Fixture) {
    fixture.site("court").await;
    let two = fixture.another_node(2);
    let reads = (0..100).map(|turn| {
        let store = two.clone();
        tokio::spawn(async move {
            store
                .read::<()>(move |db| {
                    site::all(db)?;
                    match turn % 3 {
                        0 => panic!("poison"),
                        1 => anyhow::bail!("no"),
                        _ => diesel::sql_query("SELECT no_such_column FROM site")
                            .execute(db)
                            .map(drop)
                            .map_err(Into::into),
                    }
                })
                .await
        })
    });
    for read in reads.collect::<Vec<_>>() {
        assert!(read.await.unwrap().is_err());
    }
    let good = (0..2).map(|_| {
        let store = two.clone();
        tokio::spawn(async move { store.read(site::all).await })
    });
    for read in good.collect::<Vec<_>>() {
        assert_eq!(read.await.unwrap().unwrap().len(), 1);
    }
}

async fn a_read_whose_asker_went_away_loses_no_connection(fixture: Fixture) {
    let two = fixture.another_node(2);
    for _ in 0..50 {
        let mut reading = Box::pin(two.read(command::count));
        let _answered_already = crate::fixture::start(&mut reading);
        drop(reading);
    }
    assert_eq!(two.read(command::count).await.unwrap(), 0);
    let nothing = fixture.keep(|db| command::forget(db, NINE)).await;
    assert_eq!(nothing, 0);
}
