//! Runs `store-hammer` and holds what it acknowledged against what it left.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use store::{Database, Options, Store, command, journal};

use crate::fixture::runtime;

/// What a hammer said of a command, or of itself at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Acknowledged(u64),
    Refused(u64, String),
    Healthy(bool),
}

/// A running hammer. It is killed when dropped.
pub struct Hammer {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Hammer {
    /// Starts it by `launcher`, a command whose last argument is still to come: the hammer itself.
    pub fn start(mut launcher: Command, work: &Work<'_>) -> Self {
        launcher
            .arg(work.file)
            .args([work.durability, &work.first.to_string()])
            .args([work.count.to_string(), work.tasks.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = launcher.spawn().unwrap();
        let output = child.stdout.take().unwrap();
        Self {
            child,
            lines: BufReader::new(output).lines(),
        }
    }

    /// The next thing it says; none when it has ended. A line that was cut off says nothing.
    pub fn next(&mut self) -> Option<Said> {
        let line = self.lines.next()?.ok()?;
        let mut words = line.splitn(3, ' ');
        Some(match (words.next()?, words.next()?) {
            ("ok", id) => Said::Acknowledged(id.parse().ok()?),
            ("no", id) => {
                let reason = words.next().unwrap_or_default().to_owned();
                Said::Refused(id.parse().ok()?, reason)
            }
            ("healthy", healthy) => Said::Healthy(healthy.parse().ok()?),
            _ => panic!("the hammer said {line:?}"),
        })
    }

    /// Everything it says from now on.
    pub fn rest(&mut self) -> Vec<Said> {
        std::iter::from_fn(|| self.next()).collect()
    }

    /// `kill -9`, and what it had said before.
    pub fn kill(mut self) -> Vec<Said> {
        self.child.kill().unwrap();
        let rest = self.rest();
        self.child.wait().unwrap();
        rest
    }
}

impl Drop for Hammer {
    fn drop(&mut self) {
        let _already_ended = self.child.kill();
        let _already_waited_for = self.child.wait();
    }
}

/// What a hammer is to do.
#[derive(Clone, Copy)]
pub struct Work<'file> {
    pub file: &'file Path,
    pub durability: &'static str,
    pub first: u64,
    pub count: u64,
    pub tasks: u32,
}

pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_store-hammer"))
}

/// The ids that were acknowledged.
pub fn acknowledged(said: &[Said]) -> BTreeSet<u64> {
    said.iter()
        .filter_map(|one| match one {
            Said::Acknowledged(id) => Some(*id),
            _ => None,
        })
        .collect()
}

/// Makes the database with the one site that hammers write at, whole and on the disk.
///
/// A process of its own does, so that nothing of ours holds the file when its disk is taken away.
pub fn prepare(file: &Path) {
    let work = Work {
        file,
        durability: "full",
        first: 0,
        count: 0,
        tasks: 1,
    };
    let said = Hammer::start(program(), &work).rest();
    assert_eq!(said, [Said::Healthy(true)]);
}

fn options(file: &Path) -> Options {
    Options {
        connections: 1,
        ..Options::at(file.to_str().unwrap())
    }
}

/// The auditor: every acknowledged command is there, none is there twice, no effect without its
/// journal entry and no entry without its effect, the chain is whole, the file sound.
///
/// Gives the acknowledged ones that are lost; everything else is asserted.
pub fn lost(file: &Path, acknowledged: &BTreeSet<u64>) -> BTreeSet<u64> {
    let store = Store::open(&options(file)).unwrap();
    let kept = runtime().block_on(store.read(audit)).unwrap();
    acknowledged.difference(&kept).copied().collect()
}

fn audit(db: &mut Database) -> anyhow::Result<BTreeSet<u64>> {
    let court = "court".parse()?;
    let mut kept = BTreeSet::new();
    for written in journal::after(db, &court, 0, i64::MAX)? {
        let id: u64 = written.entry.details[0].1.parse()?;
        assert!(kept.insert(id), "{id} was kept twice");
        let command = domain::CommandId(domain::Uid(u128::from(id)));
        let answered = command::find(db, "hammer", command)?;
        let answered = answered.unwrap_or_else(|| panic!("{id} has an entry but no effect"));
        assert_eq!(answered.answer, written.number.to_string());
    }
    let entries = kept.len() as i64;
    assert_eq!(command::count(db)?, entries, "an effect has no entry");
    assert_eq!(journal::verify(db, &court)?, Ok(entries));
    assert_eq!(store::dialect::file_fault(db)?, None);
    Ok(kept)
}
