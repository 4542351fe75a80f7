//! An order with its lines and what was said of it, as it is kept.

use domain::order::{Line, Order, Progress, Served, Word};
use domain::subject::{Register, Subject};
use domain::{OrderId, Refusal, SiteId};
use store::Database;
use store::order::{KeptWord, LineRecord, OrderRecord};

use crate::error::Error;
use crate::house::House;

/// An order with its lines, as it is kept.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) record: OrderRecord,
    pub(crate) lines: Vec<LineRecord>,
    /// What was said of it, in order.
    pub(crate) words: Vec<KeptWord>,
}

impl Kept {
    pub(crate) fn read(
        db: &mut Database,
        site: &SiteId,
        id: OrderId,
    ) -> anyhow::Result<Option<Self>> {
        let Some(record) = store::order::find(db, site, id)? else {
            return Ok(None);
        };
        let lines = store::order::lines_of(db, site, &[id])?;
        let words = store::order::words(db, site, id)?;
        Ok(Some(Self {
            record,
            lines,
            words,
        }))
    }

    pub(crate) fn order(&self) -> &Order {
        &self.record.order
    }

    /// The lines that stand.
    pub(crate) fn standing_lines(&self) -> Vec<(Line, Progress)> {
        let lines = self.lines.iter().filter(|line| !line.removed);
        lines
            .map(|line| (line.line.clone(), line.progress.clone()))
            .collect()
    }

    /// What was brought of what was called for, with the line that it is of; that the order was cancelled is
    /// such a matter of no line.
    pub(crate) fn calls(&self) -> Vec<(Option<u32>, Progress)> {
        let calls = self.words.iter().map(|one| &one.word);
        let calls = calls.filter(|word| word.kind.is_told_of());
        calls
            .map(|word| (word.line, word.progress.clone()))
            .collect()
    }

    /// The places of the changes that were asked for and neither made nor answered yet.
    pub(super) fn wishes(&self) -> Vec<u32> {
        let words = self.words.iter().map(|one| &one.word);
        let open = words.filter(|word| word.is_open_wish());
        open.map(|word| word.position).collect()
    }

    /// How much of what was called for is still to be brought: what nobody brings any more is over.
    pub(super) fn called_for(
        &self,
        db: &mut Database,
        house: &House,
        site: &SiteId,
    ) -> anyhow::Result<usize> {
        if self.calls().iter().all(|(_, one)| one.done.is_some()) {
            return Ok(0);
        }
        let calls = super::told::calls(db, house, site, self.subject())?;
        Ok(calls.values().filter(|done| done.is_none()).count())
    }

    /// Whether every line is known to be there: it was counted, or something of it was served.
    pub(super) fn is_all_there(&self) -> bool {
        let mut lines = self.lines.iter().filter(|line| !line.removed);
        lines.all(|one| one.progress.is_there() || self.is_served(Some(one.line.number)))
    }

    /// Whether something of the line was served, or of any where none is named.
    pub(super) fn is_served(&self, number: Option<u32>) -> bool {
        let is_it = |line: Option<u32>| number.is_none() || line == number;
        let mut lines = self.lines.iter();
        let mut words = self.words.iter().map(|one| &one.word);
        lines.any(|one| is_it(Some(one.line.number)) && one.progress.done.is_some())
            || words.any(|word| is_it(word.line) && word.progress.done.is_some())
    }

    /// What was served of a line or a call.
    pub(super) fn progress_mut(&mut self, what: Served) -> Result<&mut Progress, Refusal> {
        match what {
            Served::Line(number) => self.line_mut(number).map(|line| &mut line.progress),
            Served::Call(position) => {
                let mut words = self.words.iter_mut().map(|one| &mut one.word);
                let called = |word: &&mut Word| word.position == position && word.kind.is_told_of();
                let word = words.find(called);
                word.map(|word| &mut word.progress)
                    .ok_or_else(|| Refusal::missing("order-line-unknown"))
            }
        }
    }

    /// The line that something served is of.
    pub(super) fn line_of(&self, what: Served) -> Option<u32> {
        match what {
            Served::Line(number) => Some(number),
            Served::Call(position) => {
                let mut words = self.words.iter().map(|one| &one.word);
                words.find(|word| word.position == position)?.line
            }
        }
    }

    /// Keeps what was served of a line or a call as it now stands.
    pub(super) fn keep_progress(
        &mut self,
        db: &mut Database,
        site: &SiteId,
        what: Served,
    ) -> Result<(), Error> {
        let id = self.record.order.id;
        match what {
            Served::Line(number) => store::order::put_line(db, site, self.line_mut(number)?)?,
            Served::Call(position) => {
                let word = self.words.iter().find(|one| one.word.position == position);
                if let Some(kept) = word {
                    store::order::put_brought(db, site, id, &kept.word)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn plain_lines(&self) -> Vec<Line> {
        let lines = self.standing_lines().into_iter();
        lines.map(|(line, _)| line).collect()
    }

    pub(super) fn line_mut(&mut self, number: u32) -> Result<&mut LineRecord, Refusal> {
        let mut lines = self.lines.iter_mut();
        let found = lines.find(|line| line.line.number == number && !line.removed);
        found.ok_or_else(|| Refusal::missing("order-line-unknown"))
    }

    pub(crate) fn subject(&self) -> Subject {
        Subject {
            register: Register::Order,
            id: self.record.order.id.0,
            number: self.record.order.number.unsigned_abs(),
        }
    }
}
