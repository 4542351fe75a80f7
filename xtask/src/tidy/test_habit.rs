//! Tests are run, and wait for events.

use super::source::rust;
use super::tree::{Finding, Tree};

/// What no test may have, and what to do instead. Put together here, so that this file does not
/// find itself.
const BANNED: [(&str, &str); 4] = [
    (
        concat!("#[", "ignore"),
        "assert what is so today and say why it is wrong, or delete the test",
    ),
    (concat!("thread::", "sleep("), "wait for the event"),
    (concat!("time::", "sleep("), "wait for the event"),
    (concat!("retri", "es = "), "find out why it fails at times"),
];

/// Finds tests that are left out, sleep or are tried again.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, lines) in rust(tree, "crates/").chain(rust(tree, "xtask/")) {
        for line in lines.iter().filter(|line| line.is_test && !line.is_comment) {
            for (banned, mend) in BANNED
                .iter()
                .filter(|(banned, _)| line.text.contains(banned))
            {
                findings.push(Finding::at(
                    path,
                    line.number,
                    format!("a test has `{banned}`"),
                    *mend,
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn a_test_that_is_left_out_or_sleeps_is_found_and_the_product_may_sleep() {
        for (banned, _) in BANNED {
            let text = format!("fn a() {{}}\n    {banned}");
            let found = findings(check, &[("crates/a/tests/b.rs", &text)]);
            assert!(
                found.len() == 1 && found[0].starts_with("crates/a/tests/b.rs:2: a test has"),
                "{found:?}"
            );
            assert!(findings(check, &[("crates/a/src/b.rs", &text)]).is_empty());
        }
    }
}
