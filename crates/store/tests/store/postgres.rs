//! What PostgreSQL alone can do to a command: other nodes, locks, retries, lost connections.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, mpsc};

use anyhow::Result;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use domain::SiteId;
use store::{Database, Store, WriteError, account, journal, site};

use crate::fixture::{Fixture, run};
use crate::sample::{self, account_id};

async fn append(store: &Store, at: &SiteId, words: String) -> i64 {
    let own = at.clone();
    store
        .write(Some(at), move |db| {
            journal::append(db, &own, &sample::note(&words))
        })
        .await
        .map_err(|error| format!("{error:?}"))
        .unwrap()
}

#[test]
fn two_nodes_number_one_journal_without_gaps() {
    run(Fixture::postgres(), async |fixture| {
        let court = fixture.site("court").await;
        let nodes = [fixture.another_node(4), fixture.another_node(4)];
        let appends = (0..200).map(|turn| {
            let (node, court) = (nodes[turn % 2].clone(), court.clone());
            tokio::spawn(async move { append(&node, &court, format!("第{turn}号")).await })
        });
        let mut numbers = Vec::new();
        for number in appends.collect::<Vec<_>>() {
            numbers.push(number.await.unwrap());
        }
        numbers.sort_unstable();
        assert!(numbers.into_iter().eq(1..=200));
        let proven = fixture.look(move |db| journal::verify(db, &court)).await;
        assert_eq!(proven, Ok(200));
    });
}

#[test]
fn a_site_waits_for_itself_and_not_for_others() {
    run(Fixture::postgres(), async |fixture| {
        let (court, bureau) = (fixture.site("court").await, fixture.site("bureau").await);
        let (began, has_begun) = mpsc::channel();
        let (let_go, may_go) = mpsc::channel::<()>();
        let (store, own) = (fixture.store.clone(), court.clone());
        let holding = tokio::spawn(async move {
            let site = own.clone();
            let held = store.write(Some(&own), move |db| {
                began.send(())?;
                may_go.recv()?;
                journal::append(db, &site, &sample::note("先"))
            });
            held.await.map_err(|error| format!("{error:?}"))
        });
        tokio::task::spawn_blocking(move || has_begun.recv())
            .await
            .unwrap()
            .unwrap();
        let (store, own) = (fixture.store.clone(), court.clone());
        let waiting = tokio::spawn(async move { append(&store, &own, "后".to_owned()).await });
        // The other site is served while this one is held.
        assert_eq!(append(&fixture.store, &bureau, "旁".to_owned()).await, 1);
        while fixture.look(waiting_for_locks).await == 0 {}
        assert!(!waiting.is_finished());
        let_go.send(()).unwrap();
        assert_eq!(holding.await.unwrap(), Ok(1));
        assert_eq!(waiting.await.unwrap(), 2);
    });
}

fn waiting_for_locks(db: &mut Database) -> Result<i64> {
    let count = diesel::dsl::sql::<diesel::sql_types::BigInt>(
        "(SELECT count(*) FROM pg_stat_activity \
          WHERE datname = current_database() AND wait_event_type = 'Lock')",
    );
    Ok(diesel::select(count).get_result(db)?)
}

#[test]
fn a_command_of_a_deadlock_is_tried_again() {
    run(Fixture::postgres(), async |fixture| {
        fixture
            .keep(|db| (0..2).try_for_each(|turn| account::create(db, &sample::account(turn))))
            .await;
        let both_hold_one = Arc::new(Barrier::new(2));
        let tries = Arc::new(AtomicU32::new(0));
        let writes = [(0, 1), (1, 0)].map(|(first, second)| {
            let (store, tries) = (fixture.store.clone(), Arc::clone(&tries));
            let both_hold_one = Arc::clone(&both_hold_one);
            tokio::spawn(async move {
                let mut is_first_try = true;
                let answer = store.write(None, move |db| {
                    tries.fetch_add(1, Ordering::SeqCst);
                    account::set_language(db, account_id(first), "en")?;
                    if std::mem::take(&mut is_first_try) {
                        both_hold_one.wait();
                    }
                    account::set_language(db, account_id(second), "en")
                });
                answer.await.map_err(|error| format!("{error:?}"))
            })
        });
        for write in writes {
            assert_eq!(write.await.unwrap(), Ok(()));
        }
        assert!(tries.load(Ordering::SeqCst) > 2, "there was no deadlock");
    });
}

#[test]
fn a_command_that_cannot_be_serialized_is_tried_again() {
    run(Fixture::postgres(), async |fixture| {
        let court = fixture.site("court").await;
        let other = fixture.another_node(1);
        let runtime = tokio::runtime::Handle::current();
        let mut tries = 0;
        let answer = fixture
            .store
            .write(None, move |db| {
                tries += 1;
                db.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")?;
                site::find(db, &court)?;
                if tries == 1 {
                    let (own, other) = (court.clone(), other.clone());
                    let meanwhile = runtime.spawn(async move {
                        let write =
                            other.write(None, move |db| site::set_working_weekdays(db, &own, 1));
                        write.await.is_ok()
                    });
                    assert!(runtime.block_on(meanwhile)?);
                }
                site::set_working_weekdays(db, &court, 2)?;
                anyhow::Ok(tries)
            })
            .await;
        assert!(matches!(answer, Ok(2)), "{answer:?}");
    });
}

/// Cuts every connection to the database but the one that asks.
fn cut(db: &mut Database) -> Result<()> {
    diesel::sql_query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .execute(db)?;
    Ok(())
}

#[test]
fn a_lost_connection_heals_on_the_next_use() {
    run(Fixture::postgres(), async |fixture| {
        let court = fixture.site("court").await;
        let node = fixture.another_node(4);
        for turn in 1..=3 {
            // All four places get a connection; then all are cut.
            let appends = (0..4).map(|_| {
                let (node, court) = (node.clone(), court.clone());
                tokio::spawn(async move { append(&node, &court, "前".to_owned()).await })
            });
            for done in appends.collect::<Vec<_>>() {
                done.await.unwrap();
            }
            fixture.look(cut).await;
            let found = node.read(site::all).await;
            assert_eq!(found.unwrap().len(), 1);
            fixture.look(cut).await;
            assert_eq!(append(&node, &court, "后".to_owned()).await, turn * 5);
            assert!(node.is_healthy());
        }
    });
}

#[test]
fn a_connection_lost_in_a_command_is_made_anew_and_the_command_kept_once() {
    run(Fixture::postgres(), async |fixture| {
        let court = fixture.site("court").await;
        let own = court.clone();
        let mut tries = 0;
        let answer = fixture.store.write(Some(&court), move |db| {
            tries += 1;
            let number = journal::append(db, &own, &sample::note("一次"))?;
            if tries == 1 {
                db.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())")?;
            }
            anyhow::Ok((tries, number))
        });
        let answer = answer.await;
        assert!(matches!(answer, Ok((2, 1))), "{answer:?}");
        let proven = fixture.look(move |db| journal::verify(db, &court)).await;
        assert_eq!(proven, Ok(1));
    });
}

#[test]
fn a_command_that_loses_every_connection_is_not_acknowledged() {
    run(Fixture::postgres(), async |fixture| {
        let court = fixture.site("court").await;
        let own = court.clone();
        let answer = fixture.store.write(Some(&court), move |db| {
            journal::append(db, &own, &sample::note("未知"))?;
            // The command does not look at what became of it.
            let _gone = db.batch_execute("SELECT pg_terminate_backend(pg_backend_pid())");
            anyhow::Ok(())
        });
        let answer = answer.await;
        assert!(matches!(answer, Err(WriteError::Failed(_))), "{answer:?}");
        assert_eq!(append(&fixture.store, &court, "后".to_owned()).await, 1);
    });
}

#[test]
fn a_refusal_is_not_tried_again() {
    run(Fixture::postgres(), async |fixture| {
        let tries = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&tries);
        let answer = fixture.store.write(None, move |db| {
            counted.fetch_add(1, Ordering::SeqCst);
            account::create(db, &sample::account(0))?;
            account::create(db, &sample::account(0))
        });
        assert!(matches!(answer.await, Err(WriteError::Command(_))));
        assert_eq!(tries.load(Ordering::SeqCst), 1);
        assert_eq!(fixture.look(account::count).await, 0);
    });
}
