//! T4, of the store alone: a sync that fails elsewhere than at a commit. What follows from one that
//! fails at a commit is proven of the whole server, in `yingbin`.

use std::path::Path;
use std::process::Command;

use testbed::syscall::{Failing, SYNCS, can_fail, failing};

use crate::hammer::{Hammer, Said, Work, acknowledged, lost, prepare, program};

/// The hammer under strace, for which every sync of the path fails.
fn without_syncs(path: &Path) -> Command {
    let all = Failing {
        calls: SYNCS,
        error: "EIO",
        when: "1+",
        path,
    };
    failing(program().get_program(), &all)
}

#[test]
fn a_sync_that_fails_while_the_log_is_moved_is_noticed_too() {
    if !can_fail("failing fsync") {
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
    let said = Hammer::start(without_syncs(&file), &work).rest();
    assert_eq!(said.last(), Some(&Said::Healthy(false)));
    let acknowledged = acknowledged(&said);
    assert!(acknowledged.len() > 100 && acknowledged.len() < 30_000);
    assert_eq!(lost(&file, &acknowledged), [].into());
}

/// SQLite syncs the directory of a new log and does not look whether it was done: we do.
#[test]
fn a_directory_that_cannot_be_synced_is_no_place_to_start() {
    if !can_fail("failing fsync") {
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
        tasks: 1,
    };
    let said = Hammer::start(without_syncs(directory.path()), &work).rest();
    assert_eq!(said, []);
    let said = Hammer::start(program(), &work).rest();
    assert_eq!(said.len(), 11);
}
