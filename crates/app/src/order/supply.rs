//! What is ordered from suppliers (clause B5): a line that comes from outside is ordered in time, by when it
//! may last be changed; that somebody did, and when it is expected, is noted on the order's page. Of other
//! goods, or another quantity, it is ordered anew.

use domain::access::Actor;
use domain::order::{Line, Served, Voice, Word, WordKind};
use domain::serving::instant;
use domain::{Milliseconds, OrderId, Refusal, SiteId, text};
use standards::{Outcome, Start};
use store::Database;

use super::plan::{Wanted, follow, start_of};
use super::sealed::open_version;
use super::speak::{Saying, keep_word};
use super::{Kept, entry, load_to_deliver};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::retention::DAY_MS;

/// The longest words on what was ordered, in characters.
const WORDS_MAX: usize = 200;
/// Each time that a line is ordered anew is a round of its own; the lines' numbers never come near.
const TIMES: u32 = 100_000;

/// The line that a duty of this round is about.
pub(super) fn line_of_round(round: u32) -> u32 {
    round % TIMES
}

/// What was noted of the line's ordering, in order.
fn noted(kept: &Kept, line: u32) -> impl DoubleEndedIterator<Item = &Word> {
    let words = kept.words.iter().map(|one| &one.word);
    words.filter(move |word| word.kind == WordKind::Ordered && word.line == Some(line))
}

/// The lines that are still to be ordered from somebody, with the round of that.
pub(super) fn to_order(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    kept: &Kept,
) -> anyhow::Result<Vec<(Line, u32)>> {
    let mut lines = Vec::new();
    if kept.order().cancelled.is_some() {
        return Ok(lines);
    }
    for (line, progress) in kept.standing_lines() {
        let is_there = progress.is_there() || kept.is_served(Some(line.number));
        if !line.comes_from_outside() || is_there || is_ordered(db, house, site, (kept, &line))? {
            continue;
        }
        let times = noted(kept, line.number).count() as u32;
        let round = line.number + times * TIMES;
        lines.push((line, round));
    }
    Ok(lines)
}

/// Whether just so much of that was ordered. Where the text of that time is erased, it was.
fn is_ordered(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (kept, line): (&Kept, &Line),
) -> anyhow::Result<bool> {
    let order = kept.order();
    let Some(last) = noted(kept, line.number).next_back() else {
        return Ok(false);
    };
    if last.revision == order.revision {
        return Ok(true);
    }
    let version = store::order::version(db, site, order.id, last.revision)?;
    let Some(sealed) = version.and_then(|version| version.sealed) else {
        return Ok(true);
    };
    let before = open_version(house, site, (order.id, last.revision), &sealed)?;
    let is_same = |one: &Line| {
        (&one.item, &one.unit, one.quantity) == (&line.item, &line.unit, line.quantity)
    };
    let mut before = before.lines.iter();
    Ok(before.any(|one| one.number == line.number && is_same(one)))
}

/// What is to be ordered, and by when.
pub(super) fn wanted(deed: &mut Deed<'_>, kept: &Kept) -> Result<Vec<Wanted>, Error> {
    let (order, site) = (kept.order(), deed.site.id.clone());
    let version = store::order::version(deed.db, &site, order.id, order.revision)?;
    let since = version.map_or(order.placed, |version| version.at);
    let lines = to_order(deed.db, deed.house, &site, kept)?.into_iter();
    let wanted = lines.map(|(line, round)| Wanted {
        start: Start::OrderSupply,
        round,
        at: latest(&line, order.matter.starts),
        since: Some(since),
    });
    Ok(wanted.collect())
}

/// Until when a line is ordered: as long as it may be changed, or the day before where nobody said.
fn latest(line: &Line, starts: Milliseconds) -> Milliseconds {
    line.cut_off.unwrap_or(starts - DAY_MS)
}

/// Notes that a line was ordered from its supplier, and when it is expected.
///
/// # Errors
/// Refused where the order is not the actor's to deliver, where the line comes from nobody outside, and where
/// it is there already.
pub async fn note_ordered(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, what): (OrderId, Served),
    words: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut kept = load_to_deliver(deed, id)?;
        let words = words.trim();
        text::check("words", words, WORDS_MAX)?;
        let Served::Line(number) = what else {
            return Err(Refusal::missing("order-line-unknown").into());
        };
        let known = kept.line_mut(number)?;
        if !known.line.comes_from_outside() || known.progress.is_there() {
            return Err(Refusal::conflict("order-nothing-to-order")
                .with("line", number)
                .into());
        }
        settle_line(deed, &kept, number)?;
        let saying = Saying {
            kind: WordKind::Ordered,
            voice: Voice::Team,
            name: "",
            words,
            line: Some(number),
        };
        keep_word(deed, &mut kept, &saying)?;
        follow(deed, &kept)?;
        let entry = entry(deed, "order-ordered", &kept).detail("line", number);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn settle_line(deed: &mut Deed<'_>, kept: &Kept, line: u32) -> Result<(), Error> {
    let site = deed.site.id.clone();
    for mut duty in store::duty::of_subject(deed.db, &site, kept.subject())? {
        let is_it = duty.duty.outcome.is_none() && line_of_round(duty.duty.round) == line;
        if is_it && start_of(deed, &duty)? == Some(Start::OrderSupply) {
            let at = instant(deed.now);
            duty.duty.stopped = None;
            duty.duty.outcome = Some(Outcome::Done { at });
            duty.settled = Some(domain::duty::Settled {
                by: deed.actor.name.clone(),
                received: deed.now,
            });
            store::duty::settle(deed.db, &site, &duty)?;
        }
    }
    Ok(())
}
