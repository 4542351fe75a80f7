//! T5, of the store alone: one command that is larger than the disk. What a full disk does to the
//! whole server is proven in `yingbin`.

use anyhow::Result;
use domain::SiteId;
use store::{Database, Options, Store, WriteError, journal};
use testbed::volume::Volume;

use crate::fixture::runtime;
use crate::hammer::prepare;
use crate::sample;

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
