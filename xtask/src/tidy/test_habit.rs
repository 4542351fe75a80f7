//! Tests are run, and wait for events.

use toml::Table;

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
    findings.extend(never_run(tree));
    findings
}

/// Finds tests in a library whose manifest says that it has none: they would never run.
fn never_run(tree: &Tree) -> Vec<Finding> {
    let manifests = tree.files().filter(|(_, text)| is_untested(text));
    let folders: Vec<String> = manifests
        .filter_map(|(path, _)| Some(format!("{}src/", path.strip_suffix("Cargo.toml")?)))
        .collect();
    let mut findings = Vec::new();
    for (path, lines) in folders.iter().flat_map(|folder| rust(tree, folder)) {
        let is_test = |text: &str| text.trim_start().starts_with(concat!("#[", "test"));
        let tests = lines
            .iter()
            .filter(|line| !line.is_comment && (line.is_test || is_test(line.text)));
        findings.extend(tests.take(1).map(|line| {
            let mend = "move it to the crate's `tests`, or let its manifest test the library";
            Finding::at(path, line.number, "a test is never run", mend)
        }));
    }
    findings
}

fn is_untested(manifest: &str) -> bool {
    let library = manifest.parse::<Table>().ok();
    let library = library
        .as_ref()
        .and_then(|table| table.get("lib")?.get("test")?.as_bool());
    library == Some(false)
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

    #[test]
    fn a_test_in_a_library_that_is_not_tested_is_found() {
        let text = "fn a() {}\n#[cfg(test)]\nmod tests {}";
        let found = |manifest: &str| {
            findings(
                check,
                &[
                    ("crates/a/Cargo.toml", manifest),
                    ("crates/a/src/b.rs", text),
                ],
            )
        };
        let told = found("[lib]\ntest = false\n");
        assert!(
            told.len() == 1 && told[0].starts_with("crates/a/src/b.rs:2: a test is never run"),
            "{told:?}"
        );
        assert!(found("[lib]\n").is_empty());
        let alone = concat!("#[", "test]\nfn a() {}");
        let manifest = ("crates/a/Cargo.toml", "[lib]\ntest = false\n");
        assert_eq!(
            findings(check, &[manifest, ("crates/a/src/b.rs", alone)]).len(),
            1
        );
    }
}
