//! Steps of a longer run: each said, timed and remembered, so that one failure does not hide the
//! next.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The steps of a run so far.
pub struct Steps {
    begun: Instant,
    done: Vec<Done>,
}

impl Default for Steps {
    fn default() -> Self {
        Self {
            begun: Instant::now(),
            done: Vec::new(),
        }
    }
}

/// A run of `cargo` as a step.
#[derive(Clone, Copy)]
pub struct Cargo<'step> {
    /// What the step is called.
    pub name: &'static str,
    /// The arguments, a space between.
    pub arguments: &'step str,
    /// Variables of its environment.
    pub variables: &'step [(&'step str, &'step str)],
}

impl Cargo<'_> {
    /// Runs it, and lets `hear` hear each line that it says.
    fn run(self, root: &Path, mut hear: impl FnMut(&str)) -> Done {
        println!("==> {}", self.name);
        let begun = Instant::now();
        let mut cargo = Command::new("cargo");
        cargo
            .args(self.arguments.split(' '))
            .envs(self.variables.iter().copied())
            .current_dir(root)
            .stdout(Stdio::piped());
        let ended = cargo.spawn().and_then(|mut running| {
            let said = running.stdout.take().into_iter();
            for line in said.flat_map(|said| BufReader::new(said).split(b'\n')) {
                let line = String::from_utf8_lossy(&line?).into_owned();
                println!("{line}");
                hear(&line);
            }
            running.wait()
        });
        let outcome = match ended {
            Ok(status) if status.success() => Outcome::Passed,
            Ok(_) => Outcome::Failed,
            Err(error) => {
                println!("cargo cannot be run: {error}");
                Outcome::Failed
            }
        };
        Done {
            name: self.name,
            took: begun.elapsed(),
            outcome,
        }
    }
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

    /// Runs `cargo` in the workspace at `root`.
    pub fn cargo(&mut self, root: &Path, step: Cargo<'_>) {
        self.done.push(step.run(root, |_| ()));
    }

    /// Runs `first`, and `second` beside it from when `first` has said a line that begins with `word`; where it never
    /// does, after it.
    pub fn cargo_beside(
        &mut self,
        root: &Path,
        (first, word): (Cargo<'_>, &str),
        second: Cargo<'_>,
    ) {
        std::thread::scope(|both| {
            let mut beside = None;
            let mut begin = || both.spawn(|| second.run(root, |_| ()));
            let done = first.run(root, |line| {
                if line.starts_with(word) {
                    beside.get_or_insert_with(&mut begin);
                }
            });
            let beside = beside.unwrap_or_else(begin);
            self.done.push(done);
            self.done
                .push(beside.join().expect("no step of the gate panics"));
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
        let total = self.begun.elapsed().as_secs_f64();
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
            let step = Cargo {
                name: "cargo",
                arguments: command,
                variables: &[],
            };
            steps.cargo(Path::new("."), step);
            assert_eq!(steps.summary().1, expected);
            let well = Cargo {
                arguments: "--version",
                ..step
            };
            for word in ["cargo", "never said"] {
                let mut steps = Steps::default();
                steps.cargo_beside(Path::new("."), (well, word), step);
                assert_eq!(steps.summary().1, expected, "neither hides the other");
            }
        }
    }
}
