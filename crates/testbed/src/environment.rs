//! The one place of the tests that reads the environment.

use std::path::PathBuf;

/// True where a missing tool is an error: in the gate, which must never pass by leaving tests out.
pub fn is_gate() -> bool {
    variable("YINGBIN_CI").is_some()
}

/// How often a test of durability is to try: few times in the gate, so many as are promised where
/// `YINGBIN_SOAK` is set, as `cargo xtask soak` does.
#[must_use]
pub fn count(in_the_gate: u64, promised: u64) -> u64 {
    if variable("YINGBIN_SOAK").is_some() {
        promised
    } else {
        in_the_gate
    }
}

/// The browser somebody chose with `BROWSER_BIN`, if any.
pub fn browser_binary() -> Option<PathBuf> {
    variable("BROWSER_BIN").map(PathBuf::from)
}

/// The directories of `PATH`, in their order.
pub fn search_path() -> Vec<PathBuf> {
    std::env::split_paths(&variable("PATH").unwrap_or_default()).collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests have no binary that could read the environment for them"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
