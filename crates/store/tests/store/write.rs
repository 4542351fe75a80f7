//! A write is kept whole or not at all, alone, and before it is answered.

use std::collections::BTreeSet;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use diesel::prelude::*;
use domain::{CommandId, SiteId, Uid};
use store::command::{self, Answered};
use store::{Database, Store, WriteError, journal};

use crate::fixture::{Fixture, start};
use crate::sample::{self, NINE};

on_both! {
    a_refused_command_leaves_nothing
    a_panicking_command_undoes_itself_alone
    an_answer_comes_after_the_commit
    a_thousand_commands_at_once_are_kept_exactly_once
    a_command_whose_asker_went_away_is_kept_and_loses_no_connection
    a_command_that_passes_over_a_failed_statement_is_never_half_kept
}

fn keep(db: &mut Database, id: u128) -> Result<()> {
    let answered = Answered {
        fingerprint: String::new(),
        answer: id.to_string(),
    };
    command::keep(db, "desk", CommandId(Uid(id)), &answered, NINE)
}

async fn kept(store: &Store) -> BTreeSet<u128> {
    let found = store
        .read(|db| {
            let mut found = BTreeSet::new();
            for id in 0..2_000 {
                if command::find(db, "desk", CommandId(Uid(id)))?.is_some() {
                    found.insert(id);
                }
            }
            assert_eq!(command::count(db)?, found.len() as i64);
            Ok(found)
        })
        .await;
    found.unwrap()
}

async fn a_refused_command_leaves_nothing(fixture: Fixture) {
    let court = fixture.site("court").await;
    for id in 0..4 {
        let court = court.clone();
        let answer = fixture.store.write(None, move |db| {
            keep(db, id).map_err(|_| "broken")?;
            journal::append(db, &court, &sample::entry(0)).map_err(|_| "broken")?;
            if id % 2 == 0 { Err("no") } else { Ok(id) }
        });
        match answer.await {
            Ok(answered) => assert_eq!((answered, id % 2), (id, 1)),
            Err(WriteError::Command(refusal)) => assert_eq!((refusal, id % 2), ("no", 0)),
            Err(WriteError::Failed(error)) => panic!("{error}"),
        }
    }
    assert_eq!(kept(&fixture.store).await, [1, 3].into());
    let proven = fixture.look(move |db| journal::verify(db, &court)).await;
    assert_eq!(proven, Ok(2));
}

/// Holds the writer until the returned end is let go, so that what follows shares one commit.
async fn hold_the_writer(store: &Store) -> (mpsc::Sender<()>, tokio::task::JoinHandle<()>) {
    let (began, has_begun) = mpsc::channel();
    let (let_go, may_go) = mpsc::channel::<()>();
    let store = store.clone();
    let holding = tokio::spawn(async move {
        let held = store
            .write(None, move |_| {
                began.send(())?;
                // An error says that the other end was let go, which is what is waited for.
                may_go.recv().or(Ok::<_, mpsc::RecvError>(()))?;
                anyhow::Ok(())
            })
            .await;
        assert!(held.is_ok());
    });
    tokio::task::spawn_blocking(move || has_begun.recv())
        .await
        .unwrap()
        .unwrap();
    (let_go, holding)
}

async fn a_panicking_command_undoes_itself_alone(fixture: Fixture) {
    let (let_go, holding) = hold_the_writer(&fixture.store).await;
    let mut writes: Vec<_> = (0..9)
        .map(|id| {
            Box::pin(fixture.store.write(None, move |db| {
                keep(db, id)?;
                match id % 3 {
                    0 => Ok(id),
                    1 => bail!("no"),
                    _ => panic!("a fault of the product"),
                }
            }))
        })
        .collect();
    assert!(writes.iter_mut().all(start));
    drop(let_go);
    for (id, write) in writes.into_iter().enumerate() {
        let answer = write.await;
        let right = match id % 3 {
            0 => matches!(answer, Ok(answered) if answered == id as u128),
            1 => matches!(answer, Err(WriteError::Command(_))),
            _ => matches!(answer, Err(WriteError::Failed(_))),
        };
        assert!(right, "{id}: {answer:?}");
    }
    holding.await.unwrap();
    assert!(fixture.store.is_healthy());
    assert_eq!(kept(&fixture.store).await, [0, 3, 6].into());
}

async fn an_answer_comes_after_the_commit(fixture: Fixture) {
    let observer = fixture.another_node(4);
    let writes = (0..200).map(|id| {
        let (store, observer) = (fixture.store.clone(), observer.clone());
        tokio::spawn(async move {
            let answer = store.write(None, move |db| keep(db, id)).await;
            assert!(answer.is_ok());
            let seen = observer.read(move |db| command::find(db, "desk", CommandId(Uid(id))));
            assert!(seen.await.unwrap().is_some(), "{id} was answered too soon");
        })
    });
    for write in writes.collect::<Vec<_>>() {
        write.await.unwrap();
    }
}

/// On SQLite a command may have run long before the commit that it shares with others.
#[test]
fn a_command_that_has_run_is_not_answered_before_the_commit_of_its_batch() {
    crate::fixture::run(Some(Fixture::sqlite()), async |fixture| {
        let observer = fixture.another_node(1);
        let (let_go, holding) = hold_the_writer(&fixture.store).await;
        let (began, has_begun) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel();
        let mut first = Box::pin(fixture.store.write(None, |db| keep(db, 1)));
        let mut second = Box::pin(fixture.store.write(None, move |db| {
            keep(db, 2)?;
            began.send(())?;
            may_go_on.recv().map_err(anyhow::Error::from)
        }));
        assert!(start(&mut first) && start(&mut second));
        drop(let_go);
        tokio::task::spawn_blocking(move || has_begun.recv())
            .await
            .unwrap()
            .unwrap();
        // The first has run, the second still does: neither is answered, neither can be seen.
        assert!(start(&mut first) && start(&mut second));
        assert_eq!(observer.read(command::count).await.unwrap(), 0);
        go_on.send(()).unwrap();
        assert!(first.await.is_ok() && second.await.is_ok());
        assert_eq!(kept(&observer).await, [1, 2].into());
        holding.await.unwrap();
    });
}

async fn a_thousand_commands_at_once_are_kept_exactly_once(fixture: Fixture) {
    let sites: [SiteId; 3] = [
        fixture.site("court").await,
        fixture.site("bureau").await,
        fixture.site("annex").await,
    ];
    let writes = (0..1_000_u128).map(|id| {
        let store = fixture.store.clone();
        let site = sites[id as usize % 3].clone();
        tokio::spawn(async move {
            let own = site.clone();
            let answer = store.write(Some(&site), move |db| {
                keep(db, id)?;
                journal::append(db, &own, &sample::note(&format!("第{id}号")))
            });
            answer.await.map_err(|error| format!("{error:?}"))
        })
    });
    let mut numbers = Vec::new();
    for write in writes.collect::<Vec<_>>() {
        numbers.push(write.await.unwrap().unwrap());
    }
    assert!(kept(&fixture.store).await.into_iter().eq(0..1_000));
    for (index, site) in sites.into_iter().enumerate() {
        let mut own: Vec<i64> = numbers.iter().copied().skip(index).step_by(3).collect();
        own.sort_unstable();
        let count = own.len() as i64;
        assert!(own.into_iter().eq(1..=count), "{site}");
        let proven = fixture.look(move |db| journal::verify(db, &site)).await;
        assert_eq!(proven, Ok(count));
    }
}

async fn a_command_whose_asker_went_away_is_kept_and_loses_no_connection(fixture: Fixture) {
    let two = fixture.another_node(2);
    for id in 0..300 {
        let mut writing = Box::pin(two.write(None, move |db| keep(db, id)));
        let _answered_already = start(&mut writing);
        drop(writing);
    }
    let deadline = Instant::now() + Duration::from_mins(1);
    while two.read(command::count).await.unwrap() < 300 {
        assert!(Instant::now() < deadline, "commands were lost");
    }
    assert!(two.write(None, |db| keep(db, 300)).await.is_ok());
    assert!(kept(&two).await.into_iter().eq(0..=300));
}

/// SQLite undoes the statement alone, PostgreSQL the whole command; what is answered is kept.
async fn a_command_that_passes_over_a_failed_statement_is_never_half_kept(fixture: Fixture) {
    let answer = fixture
        .store
        .write(None, |db| {
            keep(db, 1)?;
            // The same again is refused by the table, and the command does not care.
            let _passed_over = keep(db, 1);
            let _passed_over = keep(db, 2);
            anyhow::Ok(())
        })
        .await;
    let kept = kept(&fixture.store).await;
    match answer {
        Ok(()) => assert_eq!(kept, [1, 2].into()),
        Err(WriteError::Failed(_)) => assert_eq!(kept, [].into()),
        Err(WriteError::Command(error)) => panic!("{error}"),
    }
    assert!(fixture.store.is_healthy());
    fixture.keep(|db| keep(db, 3)).await;
}

/// Another process that writes for long makes commands fail, but the disk is not to blame.
#[test]
fn a_lock_held_elsewhere_passes() {
    crate::fixture::run(Some(Fixture::sqlite()), async |fixture| {
        use diesel::connection::SimpleConnection;
        use diesel::sqlite::SqliteConnection;
        let mut other = SqliteConnection::establish(&fixture.options.url).unwrap();
        other.batch_execute("BEGIN IMMEDIATE").unwrap();
        let answer = fixture.store.write(None, |db| keep(db, 1)).await;
        assert!(matches!(answer, Err(WriteError::Failed(_))), "{answer:?}");
        other.batch_execute("ROLLBACK").unwrap();
        assert!(fixture.store.is_healthy());
        fixture.keep(|db| keep(db, 2)).await;
        assert_eq!(kept(&fixture.store).await, [2].into());
    });
}

#[test]
fn a_store_let_go_has_closed_its_file_and_left_no_log() {
    let directory = testbed::directory::in_memory();
    let file = directory.path().join("house.db");
    let store = Store::open(&store::Options::at(file.to_str().unwrap())).unwrap();
    crate::fixture::runtime().block_on(async {
        assert!(store.write(None, |db| keep(db, 1)).await.is_ok());
    });
    let log = directory.path().join("house.db-wal");
    assert!(log.exists());
    drop(store);
    assert!(!log.exists());
}

/// Whoever asked may have gone, and with them all other handles to the store.
#[test]
fn a_command_may_be_the_last_to_hold_the_store() {
    let directory = testbed::directory::in_memory();
    let file = directory.path().join("house.db");
    let options = store::Options::at(file.to_str().unwrap());
    crate::fixture::runtime().block_on(async {
        let store = Store::open(&options).unwrap();
        let (let_go, holding) = hold_the_writer(&store).await;
        let own = store.clone();
        let mut writing = Box::pin(async move {
            let held = own.clone();
            own.write(None, move |db| {
                let _held = &held;
                keep(db, 1)
            })
            .await
        });
        assert!(start(&mut writing));
        drop((writing, store));
        drop(let_go);
        holding.await.unwrap();
        let deadline = Instant::now() + Duration::from_mins(1);
        let again = Store::open(&options).unwrap();
        while again.read(command::count).await.unwrap() < 1 {
            assert!(Instant::now() < deadline, "the command was lost");
        }
    });
}
