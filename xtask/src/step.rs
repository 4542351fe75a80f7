//! Steps of a longer run: each said, timed and remembered, so that one failure does not hide the
//! next.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The steps of a run so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<Done>,
}

struct Done {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As it should.
    Passed,
    /// Otherwise; it has said why.
    Failed,
}

impl Steps {
    /// Runs `step` under `name`.
    pub fn take(&mut self, name: &'static str, step: impl FnOnce() -> Outcome) {
        println!("==> {name}");
        let begun = Instant::now();
        let outcome = step();
        self.done.push(Done {
            name,
            took: begun.elapsed(),
            outcome,
        });
    }

    /// Runs `cargo` with `arguments` (a space between) and `variables` in the workspace as the step `name`.
    pub fn cargo(
        &mut self,
        name: &'static str,
        root: &Path,
        arguments: &str,
        variables: &[(&str, &str)],
    ) {
        self.take(name, || {
            let mut cargo = Command::new("cargo");
            cargo
                .args(arguments.split(' '))
                .envs(variables.iter().copied())
                .current_dir(root);
            match cargo.status() {
                Ok(status) if status.success() => Outcome::Passed,
                Ok(_) => Outcome::Failed,
                Err(error) => {
                    println!("cargo cannot be run: {error}");
                    Outcome::Failed
                }
            }
        });
    }

    /// Says how long each step took and which failed; the outcome of all.
    pub fn summary(&self) -> (String, Outcome) {
        let mut lines = String::new();
        for step in &self.done {
            let sign = if step.outcome == Outcome::Passed {
                "ok    "
            } else {
                "FAILED"
            };
            let _ = writeln!(
                lines,
                "{sign} {:>7.1} s  {}",
                step.took.as_secs_f64(),
                step.name
            );
        }
        let total = self
            .done
            .iter()
            .map(|step| step.took)
            .sum::<Duration>()
            .as_secs_f64();
        let n_failed = self
            .done
            .iter()
            .filter(|step| step.outcome == Outcome::Failed)
            .count();
        let verdict = if n_failed == 0 {
            "the gate is open".to_owned()
        } else {
            format!("{n_failed} failed")
        };
        let _ = writeln!(lines, "       {total:>7.1} s  in all: {verdict}");
        (
            lines,
            if n_failed == 0 {
                Outcome::Passed
            } else {
                Outcome::Failed
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_remembered_and_the_next_step_still_taken() {
        let mut steps = Steps::default();
        steps.take("first", || Outcome::Failed);
        steps.take("second", || Outcome::Passed);
        let (lines, outcome) = steps.summary();
        assert_eq!(outcome, Outcome::Failed);
        assert!(
            lines.contains("FAILED") && lines.contains("second") && lines.contains("1 failed"),
            "{lines}"
        );
    }

    #[test]
    fn a_command_that_fails_fails_its_step() {
        for (command, expected) in [
            ("--version", Outcome::Passed),
            ("--no-such-flag", Outcome::Failed),
        ] {
            let mut steps = Steps::default();
            steps.cargo("cargo", Path::new("."), command, &[]);
            assert_eq!(steps.summary().1, expected);
        }
    }
}
