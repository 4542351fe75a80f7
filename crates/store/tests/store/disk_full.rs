//! T5: on a full disk commands fail whole, reads go on, and space heals it without a new start.

use anyhow::Result;
use domain::SiteId;
use store::{Database, Options, Store, WriteError, journal};

use crate::fixture::runtime;
use crate::hammer::prepare;
use crate::sample;
use crate::volume::Volume;

fn note(db: &mut Database, court: &SiteId, size: usize) -> Result<i64> {
    journal::append(db, court, &sample::note(&"满".repeat(size / 3)))
}

/// One command with so many notes of a size; its last number, or what failed.
async fn write(store: &Store, notes: usize, size: usize) -> Result<i64, String> {
    let court: SiteId = "court".parse().unwrap();
    let own = court.clone();
    let answer = store.write(Some(&court), move |db| {
        let mut last = 0;
        for _ in 0..notes {
            last = note(db, &own, size)?;
        }
        anyhow::Ok(last)
    });
    match answer.await {
        Ok(number) => Ok(number),
        Err(WriteError::Failed(error)) => Err(format!("{error:#}")),
        Err(WriteError::Command(error)) => panic!("the house did not refuse this: {error:#}"),
    }
}

async fn proven(store: &Store) -> i64 {
    let proven = store.read(|db| journal::verify(db, &"court".parse()?));
    proven.await.unwrap().unwrap()
}

#[test]
fn a_full_disk_refuses_whole_commands_until_there_is_space_again() {
    let Some(volume) = Volume::new("full disk", 24) else {
        return;
    };
    let file = volume.path().join("house.db");
    prepare(&file);
    let store = Store::open(&Options::at(file.to_str().unwrap())).unwrap();
    runtime().block_on(async {
        let mut kept = 0;
        for _ in 0..3 {
            let ballast = volume.fill();
            let mut refused = None;
            for _ in 0..10_000 {
                match write(&store, 2, 4_000).await {
                    Ok(number) => kept = number,
                    Err(words) => {
                        refused = Some(words);
                        break;
                    }
                }
            }
            let words = refused.expect("a full disk takes no more");
            assert!(words.contains("full"), "{words}");
            assert!(write(&store, 1, 4_000).await.is_err());
            assert_eq!(proven(&store).await, kept);
            assert!(store.is_healthy() && store.is_full());
            std::fs::remove_file(ballast).unwrap();
            assert_eq!(write(&store, 2, 4_000).await, Ok(kept + 2));
            assert!(!store.is_full());
            kept += 2;
            assert_eq!(proven(&store).await, kept);
        }
    });
}

#[test]
fn a_command_larger_than_the_disk_fails_whole_and_alone() {
    let Some(volume) = Volume::new("full disk", 24) else {
        return;
    };
    let file = volume.path().join("house.db");
    prepare(&file);
    let store = Store::open(&Options::at(file.to_str().unwrap())).unwrap();
    runtime().block_on(async {
        assert_eq!(write(&store, 1, 300).await, Ok(1));
        // It meets the full disk in its own statements, long before the commit.
        let words = write(&store, 4_000, 12_000).await.unwrap_err();
        assert!(words.contains("full"), "{words}");
        assert!(store.is_healthy());
        assert_eq!(proven(&store).await, 1);
        assert_eq!(write(&store, 1, 300).await, Ok(2));
        assert_eq!(proven(&store).await, 2);
    });
}
