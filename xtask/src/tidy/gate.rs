//! What the server runs is what the README tells everybody to run, and nothing else.

use super::tree::{Finding, Tree};

const COMMAND: &str = "cargo xtask test";
const SCRIPT: &str = ".ci/run";
const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];

/// Finds a gate that runs something else, and a README that says something else.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let script = tree.text(SCRIPT).unwrap_or_default();
    let mut commands = script
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(['#']) && !is_preparation(line));
    let runs_it = commands.next() == Some(&format!("exec {COMMAND}")) && commands.next().is_none();
    let mut findings = Vec::new();
    if !runs_it {
        findings.push(Finding::at(
            SCRIPT,
            0,
            "it does not run just the README's command",
            format!("let it `exec {COMMAND}`"),
        ));
    }
    for readme in READMES {
        if !tree
            .text(readme)
            .unwrap_or_default()
            .lines()
            .any(|line| line.trim() == COMMAND)
        {
            findings.push(Finding::at(
                readme,
                0,
                "it does not give the test command",
                format!("write `{COMMAND}` on a line"),
            ));
        }
    }
    findings
}

/// What a script does before its work.
fn is_preparation(line: &str) -> bool {
    line.starts_with("set ") || line.starts_with("cd ")
}

#[cfg(test)]
mod tests {
    use super::super::tree::findings;
    use super::*;

    #[test]
    fn one_command_everywhere_is_let_pass_and_any_other_is_found() {
        let readme = "```\ncargo xtask test\n```\n";
        let gate = |script| {
            findings(
                check,
                &[(SCRIPT, script), (READMES[0], readme), (READMES[1], readme)],
            )
        };
        assert!(gate("#!/bin/bash\nset -e\ncd \"$x\"\nexec cargo xtask test\n").is_empty());
        assert_eq!(gate("#!/bin/bash\ncargo test\n").len(), 1);
        assert_eq!(gate("#!/bin/bash\nexec cargo xtask test\ntrue\n").len(), 1);
        assert_eq!(
            findings(check, &[(SCRIPT, "exec cargo xtask test\n")]).len(),
            2
        );
    }
}
