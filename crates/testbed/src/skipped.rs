//! What a test does where the machine lacks something it needs.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Mutex;

use crate::environment;

static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Says on standard error that `what` was not tested and what it `needs`; each such line once in a
/// process.
///
/// In the gate (`YINGBIN_CI` is set) it panics instead. For tests that need root, a loop device or
/// a tool:
///
/// ```no_run
/// # let has_loop_device = false;
/// if !has_loop_device {
///     return testbed::skipped("power cut", "root and a loop device");
/// }
/// ```
pub fn skipped(what: &str, needs: &str) {
    let line = format!("SKIPPED {what}: needs {needs}");
    assert!(
        !environment::is_gate(),
        "{line}; in the gate that is an error"
    );
    if SAID
        .lock()
        .expect("nothing panics while holding the lines said")
        .insert(line.clone())
    {
        // Written past the test harness, which would swallow the words of a test that passes.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}
