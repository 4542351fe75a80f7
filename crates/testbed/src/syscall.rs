//! Calls to the system that fail at a chosen time, for a program that runs under strace.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::skipped;

/// The calls by which a file is synced.
pub const SYNCS: &str = "fsync,fdatasync";
/// The calls by which a file is written.
pub const WRITES: &str = "write,pwrite64,writev,pwritev";

/// Calls that fail.
#[derive(Clone, Copy, Debug)]
pub struct Failing<'path> {
    /// Their names, such as [`SYNCS`].
    pub calls: &'static str,
    /// What they fail with, such as `EIO`.
    pub error: &'static str,
    /// Which of them fail, counted in each thread by itself: `3` the third, `3..5` the third to the
    /// fifth, `1+` all.
    pub when: &'path str,
    /// The file or directory they are about.
    pub path: &'path Path,
}

/// Whether calls can be made to fail here. Where not, the test of `what` has said SKIPPED.
#[must_use]
pub fn can_fail(what: &str) -> bool {
    let traced = Command::new("strace")
        .args(["-f", "--seccomp-bpf", "-o", "/dev/null"])
        .args(["-e", "inject=fsync:error=EIO", "true"])
        .stderr(Stdio::null())
        .status();
    let can = traced.is_ok_and(|status| status.success());
    if !can {
        skipped(
            what,
            "strace (package strace) and the right to trace processes",
        );
    }
    can
}

/// A command that starts `program` with such calls failing; its arguments are still to come. The
/// process it starts is the program itself, so that killing it kills the program.
pub fn failing(program: impl AsRef<OsStr>, failing: &Failing<'_>) -> Command {
    let Failing {
        calls, error, when, ..
    } = failing;
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-D", "-qq", "--seccomp-bpf", "-o", "/dev/null", "-P"])
        .arg(failing.path)
        .arg("-e")
        .arg(format!("trace={calls}"))
        .arg("-e")
        .arg(format!("inject={calls}:error={error}:when={when}"))
        .arg(program);
    strace
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::temporary;

    #[test]
    fn only_the_chosen_call_about_the_chosen_file_fails() {
        if !can_fail("failing calls") {
            return;
        }
        let directory = temporary();
        let (path, other) = (
            directory.path().join("file"),
            directory.path().join("other"),
        );
        let second = Failing {
            calls: WRITES,
            error: "ENOSPC",
            when: "2",
            path: &path,
        };
        let write = |to: &Path| {
            let script = "for part in 1 2 3; do echo $part || echo none >&2; done >\"$0\"";
            let mut shell = failing("sh", &second);
            shell.args(["-c", script]).arg(to).output().unwrap();
            std::fs::read_to_string(to).unwrap()
        };
        assert_eq!(write(&path), "1\n3\n");
        assert_eq!(write(&other), "1\n2\n3\n");
    }
}
