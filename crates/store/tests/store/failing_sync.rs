//! T4: when the disk does not take what was written, nothing more is acknowledged.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::hammer::{Hammer, Said, Work, acknowledged, count, lost, prepare, program};

const TASK_ALONE: u32 = 1;

fn has_strace() -> bool {
    let traced = Command::new("strace")
        .args(["-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"])
        .stderr(Stdio::null())
        .status();
    let has = traced.is_ok_and(|status| status.success());
    if !has {
        testbed::skipped("failing fsync", "strace and the right to trace processes");
    }
    has
}

/// The hammer under strace, for which syncs of the file fail as `when` says (`3`: the third, `1+`:
/// all).
fn failing(syncs_of: &Path, when: &str) -> Command {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-qq", "-o", "/dev/null", "-P"])
        .arg(syncs_of)
        .arg("-e")
        .arg(format!("inject=fsync,fdatasync:error=EIO:when={when}"))
        .arg(program().get_program());
    strace
}

/// What was said up to the first refusal, and from it on.
fn split(said: &[Said]) -> (&[Said], &[Said]) {
    let first = said
        .iter()
        .position(|one| !matches!(one, Said::Acknowledged(_)))
        .unwrap_or(said.len());
    said.split_at(first)
}

#[test]
fn after_a_failed_sync_nothing_is_acknowledged_and_all_that_was_is_kept() {
    if !has_strace() {
        return;
    }
    let every = count(0, 1) == 1;
    let gate = [1, 2, 3, 10, 25].into_iter();
    let when: Vec<u64> = if every {
        (1..=200).collect()
    } else {
        gate.collect()
    };
    for k in when {
        let directory = testbed::directory::temporary();
        let file = directory.path().join("house.db");
        prepare(&file);
        let work = Work {
            file: &file,
            durability: "full",
            first: 0,
            count: k + 20,
            tasks: TASK_ALONE,
        };
        let log = directory.path().join("house.db-wal");
        let said = Hammer::start(failing(&log, &k.to_string()), &work).rest();
        let (before, after) = split(&said);
        assert!((before.len() as u64) < k, "sync {k} did not fail: {said:?}");
        assert!(!after.is_empty(), "sync {k}: nothing was refused");
        assert_eq!(acknowledged(after), [].into(), "sync {k}: {after:?}");
        assert_eq!(after.last(), Some(&Said::Healthy(false)), "sync {k}");
        assert_eq!(lost(&file, &acknowledged(&said)), [].into(), "sync {k}");
        // After a new start it goes on, and what was refused is sent again.
        let said = Hammer::start(program(), &work).rest();
        assert_eq!(said.len() as u64, work.count + 1);
        assert_eq!(split(&said).1, [Said::Healthy(true)]);
        assert_eq!(lost(&file, &acknowledged(&said)), [].into(), "sync {k}");
    }
}

#[test]
fn a_sync_that_fails_while_the_log_is_moved_is_noticed_too() {
    if !has_strace() {
        return;
    }
    let directory = testbed::directory::temporary();
    let file = directory.path().join("house.db");
    prepare(&file);
    let work = Work {
        file: &file,
        durability: "full",
        first: 0,
        count: 30_000,
        tasks: 64,
    };
    // Only the log is synced at a commit; the file itself when the log is moved into it.
    let mut hammer = Hammer::start(failing(&file, "1+"), &work);
    let said = hammer.rest();
    assert_eq!(said.last(), Some(&Said::Healthy(false)));
    let acknowledged = acknowledged(&said);
    assert!(acknowledged.len() > 100 && acknowledged.len() < 30_000);
    assert_eq!(lost(&file, &acknowledged), [].into());
}

/// SQLite syncs the directory of a new log and does not look whether it was done: we do.
#[test]
fn a_directory_that_cannot_be_synced_is_no_place_to_start() {
    if !has_strace() {
        return;
    }
    let directory = testbed::directory::temporary();
    let file = directory.path().join("house.db");
    prepare(&file);
    let work = Work {
        file: &file,
        durability: "full",
        first: 0,
        count: 10,
        tasks: TASK_ALONE,
    };
    let said = Hammer::start(failing(directory.path(), "1+"), &work).rest();
    assert_eq!(said, []);
    let said = Hammer::start(program(), &work).rest();
    assert_eq!(said.len(), 11);
}
