//! What the client of an order says, by their link or with their account: that it is agreed as it is
//! shown, that what came is right, that what was done is right, that they want something now. Opening a
//! page says nothing.

use std::collections::BTreeSet;

use domain::access::{Action, Actor, Object, Reach};
use domain::order::{
    How, Moment, NAME_MAX, Progress, SeenServed, Served, Voice, WAITING_MAX, Word, WordKind,
    counted_last,
};
use domain::{Milliseconds, OrderId, Refusal, SiteId, text};
use standards::Start;
use store::order::KeptWord;

use super::plan::{follow, settle_and_follow, settle_word};
use super::{Kept, entry, is_own, load, sealed, wish};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::subject::{How as Settling, settle};

/// The longest words of a client, in characters.
pub(super) const WORDS_MAX: usize = 200;
/// The most that is said of one order by its client: what comes after is no conversation.
const SAID_MAX: usize = 200;

/// What a client says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The order is agreed as the revision that they saw shows it.
    Agreed {
        /// The revision that they saw.
        revision: i32,
        /// How they call themselves; may be empty.
        name: String,
    },
    /// Something of the order is to be another before it is as they mean it.
    Change {
        /// The revision that they saw.
        revision: i32,
        /// What is to be how, in their words.
        words: String,
    },
    /// What came, and how it is served, is right or is not.
    Plan {
        /// The revision that they saw.
        revision: i32,
        /// When the last count was made that they saw ([`counted_last`]).
        counted: Milliseconds,
        /// Whether it is right.
        right: bool,
        /// What is wrong, in their words.
        words: String,
    },
    /// Something done is right, or is not.
    Done {
        /// What of all that was before them.
        what: Vec<SeenServed>,
        /// Whether it is right.
        right: bool,
        /// What is wrong, in their words.
        words: String,
    },
    /// They want something of the line now, or something else.
    Called {
        /// The line.
        line: Option<u32>,
        /// What they want, in their words.
        words: String,
    },
}

/// The client with an account says something about their order.
///
/// # Errors
/// Refused where the order is not theirs, and where what they say does not go with how it stands.
pub async fn say(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: OrderId,
    said: Said,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::Order, Action::Do)?;
        let kept = load(deed, id)?;
        // Whoever serves does not confirm; their client does.
        if reach != Reach::Own || !is_own(deed.actor, kept.order()) {
            return Err(Refusal::missing("order-unknown").into());
        }
        take(deed, kept, Voice::Account, &said)
    })
    .await
}

/// Whoever holds the link says something about its order, and about no other.
///
/// # Errors
/// Missing where the link leads nowhere; refused where what they say does not go with how the order stands.
pub async fn say_by_link(
    house: &House,
    (code, address): (&str, &str),
    command: &Command,
    said: Said,
) -> Result<Answer, Error> {
    let linked = super::link::linked(house, code, address).await?;
    let name = format!("{} № {}", linked.day, linked.number);
    let actor = Actor::with_order(linked.site.clone(), &name);
    let (id, mark) = (linked.order, linked.mark);
    perform(house, &actor, &linked.site, command, move |deed| {
        deed.reach(Object::Order, Action::Do)?;
        // It may have been ended since it was looked up.
        let found = store::order::order_of_mark(deed.db, &mark)?;
        if found.is_none_or(|(site, order)| site != deed.site.id || order != id) {
            return Err(Refusal::missing("order-link-unknown").into());
        }
        let kept = load(deed, id)?;
        take(deed, kept, Voice::Link, &said)
    })
    .await
}

fn take(deed: &mut Deed<'_>, kept: Kept, voice: Voice, said: &Said) -> Result<Answer, Error> {
    // What a client says counts from when the house hears it.
    deed.at = deed.now;
    // That they know of it is all that is said of what is cancelled; what was wrong with that, in a complaint.
    let knows = matches!(said, Said::Done { right: true, .. });
    if kept.order().cancelled.is_some() && !knows {
        return Err(Refusal::conflict("order-is-cancelled").into());
    }
    // Nobody is kept from their word by how much was said before.
    let is_word = matches!(said, Said::Agreed { .. })
        || matches!(
            said,
            Said::Plan { right: true, .. } | Said::Done { right: true, .. }
        );
    let said_so_far = kept
        .words
        .iter()
        .filter(|one| one.word.voice != Voice::Team);
    if said_so_far.count() >= SAID_MAX && !is_word {
        return Err(Refusal::too_many("order-said-much", 3_600).into());
    }
    let id = kept.order().id;
    match said {
        Said::Agreed { revision, name } => agree(deed, kept, voice, (*revision, name.trim()))?,
        Said::Change { revision, words } => {
            wish::ask(deed, kept, voice, (*revision, words.trim()))?;
        }
        Said::Plan {
            revision,
            counted,
            right,
            words,
        } => plan(
            deed,
            kept,
            voice,
            (*revision, *counted),
            (*right, words.trim()),
        )?,
        Said::Done { what, right, words } => {
            done(deed, kept, voice, (what, *right, words.trim()))?;
        }
        Said::Called { line, words } => call(deed, kept, voice, (*line, words.trim()))?,
    }
    Ok(Answer::about(id))
}

pub(super) fn same_revision(kept: &Kept, revision: i32) -> Result<(), Refusal> {
    if kept.order().revision == revision {
        return Ok(());
    }
    Err(Refusal::conflict("order-changed-since")
        .at("revision")
        .with("revision", kept.order().revision))
}

fn agree(
    deed: &mut Deed<'_>,
    mut kept: Kept,
    voice: Voice,
    (revision, name): (i32, &str),
) -> Result<(), Error> {
    text::check("name", name, NAME_MAX)?;
    same_revision(&kept, revision)?;
    if kept.order().is_agreed() {
        return Ok(());
    }
    let now = deed.now;
    agree_to(deed, &mut kept, (revision, now))?;
    let saying = Saying {
        kind: WordKind::Agreed,
        voice,
        name,
        words: <&str>::default(),
        line: None,
    };
    keep_word(deed, &mut kept, &saying)?;
    write(deed, &kept, "order-agreed", voice)
}

/// Keeps that the revision was agreed to: nobody is asked for it any more. Nothing else of the order is another by it.
pub(super) fn agree_to(
    deed: &mut Deed<'_>,
    kept: &mut Kept,
    (revision, at): (i32, Milliseconds),
) -> Result<(), Error> {
    let order = &mut kept.record.order;
    (order.agreed_revision, order.agreed) = (revision, Some(at));
    store::order::agree(deed.db, &deed.site.id, order.id, (revision, at))?;
    settle(
        deed,
        kept.subject(),
        Some(Start::OrderPlaced),
        Settling::Done,
    )
}

fn plan(
    deed: &mut Deed<'_>,
    mut kept: Kept,
    voice: Voice,
    (revision, counted): (i32, Milliseconds),
    (right, words): (bool, &str),
) -> Result<(), Error> {
    text::check("words", words, WORDS_MAX)?;
    same_revision(&kept, revision)?;
    check_counted(&kept, counted)?;
    let mut saying = Saying {
        kind: WordKind::PlanAgreed,
        voice,
        name: "",
        words,
        line: None,
    };
    if right {
        if kept.order().plan_agreed.is_some() {
            return Ok(());
        }
        kept.record.order.plan_agreed = Some(deed.now);
        store::order::change(deed.db, &deed.site.id, &kept.record)?;
        keep_word(deed, &mut kept, &saying)?;
        settle_and_follow(deed, &kept, Start::OrderCounted)?;
        return write(deed, &kept, "order-plan-agreed", voice);
    }
    saying.kind = WordKind::PlanWrong;
    check_waiting(deed, &kept)?;
    if kept.record.order.plan_agreed.take().is_some() {
        store::order::change(deed.db, &deed.site.id, &kept.record)?;
    }
    keep_word(deed, &mut kept, &saying)?;
    follow(deed, &kept)?;
    write(deed, &kept, "order-plan-wrong", voice)
}

/// What was counted anew is not what they looked at, and what was not counted nobody has seen.
pub(super) fn check_counted(kept: &Kept, counted: Milliseconds) -> Result<(), Refusal> {
    if counted_last(&kept.standing_lines()) != counted {
        return Err(Refusal::conflict("order-changed-since")
            .at("counted")
            .with("revision", kept.order().revision));
    }
    if !kept.is_all_there() {
        return Err(Refusal::conflict("order-not-counted"));
    }
    Ok(())
}

fn done(
    deed: &mut Deed<'_>,
    mut kept: Kept,
    voice: Voice,
    (what, right, words): (&[SeenServed], bool, &str),
) -> Result<(), Error> {
    text::check("words", words, WORDS_MAX)?;
    // An objection is heard too where the team told them, or a leader closed it, meanwhile.
    let closed_for_them = |one: &Progress| matches!(one.how, Some(How::Told | How::Settled));
    let open = |one: &Progress| one.awaits_word() || !right && closed_for_them(one);
    let mut waiting = BTreeSet::new();
    // What was done since they looked is none of it: they say nothing of what they did not see.
    for one in what {
        let progress = kept.progress_mut(one.what)?;
        if !open(progress) {
            continue;
        }
        if one.done.is_some() && one.done != progress.done {
            return Err(Refusal::conflict("order-served-since").at("what").into());
        }
        waiting.insert(one.what);
    }
    let waiting: Vec<Served> = waiting.into_iter().collect();
    if waiting.is_empty() {
        // A second tap says nothing new; an objection that reaches nobody is not taken for heard.
        return if right {
            Ok(())
        } else {
            Err(Refusal::conflict("order-nothing-waits").into())
        };
    }
    if !right {
        check_waiting(deed, &kept)?;
    }
    for one in &waiting {
        let (now, progress) = (deed.now, kept.progress_mut(*one)?);
        progress.how = Some(if right { How::Confirmed } else { How::Wrong });
        progress.answered = right.then_some(now);
        kept.keep_progress(deed.db, &deed.site.id, *one)?;
        if right {
            settle_word(deed, &kept, *one)?;
        }
    }
    let (kind, act) = if right {
        (WordKind::Confirmed, "order-confirmed")
    } else {
        (WordKind::Wrong, "order-wrong")
    };
    let saying = Saying {
        kind,
        voice,
        name: "",
        words,
        line: match waiting.as_slice() {
            [one] => kept.line_of(*one),
            _ => None,
        },
    };
    keep_word(deed, &mut kept, &saying)?;
    follow(deed, &kept)?;
    write(deed, &kept, act, voice)
}

fn call(
    deed: &mut Deed<'_>,
    mut kept: Kept,
    voice: Voice,
    (line, words): (Option<u32>, &str),
) -> Result<(), Error> {
    text::check("words", words, WORDS_MAX)?;
    let order = kept.order();
    if !order.may_call(deed.now) {
        return Err(Refusal::conflict("order-call-untimely").into());
    }
    match line {
        Some(number) => {
            let lines = kept.standing_lines();
            let known = lines.iter().find(|(known, _)| known.number == number);
            let (known, _) = known.ok_or_else(|| Refusal::missing("order-line-unknown"))?;
            if known.held_back() == 0 && known.moment != Moment::OnCall {
                return Err(Refusal::conflict("order-nothing-held").into());
            }
        }
        None => text::check_filled("words", words, WORDS_MAX)?,
    }
    check_waiting(deed, &kept)?;
    let saying = Saying {
        kind: WordKind::Called,
        voice,
        name: "",
        words,
        line,
    };
    keep_word(deed, &mut kept, &saying)?;
    follow(deed, &kept)?;
    write(deed, &kept, "order-called", voice)
}

/// So much and no more waits at once.
fn check_waiting(deed: &mut Deed<'_>, kept: &Kept) -> Result<(), Error> {
    let calls = super::told::calls(deed.db, deed.house, &deed.site.id, kept.subject())?;
    let waiting = calls.values().filter(|done| done.is_none()).count();
    if waiting >= WAITING_MAX {
        return Err(Refusal::too_many("requests-waiting", 60).into());
    }
    Ok(())
}

/// Something that is said, before it is kept.
pub(super) struct Saying<'said> {
    pub(super) kind: WordKind,
    pub(super) voice: Voice,
    pub(super) name: &'said str,
    pub(super) words: &'said str,
    pub(super) line: Option<u32>,
}

pub(super) fn keep_word(
    deed: &mut Deed<'_>,
    kept: &mut Kept,
    saying: &Saying<'_>,
) -> Result<(), Error> {
    let now = deed.now;
    keep_word_of(deed, kept, saying, now)
}

/// Keeps something that was said at `at`.
pub(super) fn keep_word_of(
    deed: &mut Deed<'_>,
    kept: &mut Kept,
    saying: &Saying<'_>,
    at: Milliseconds,
) -> Result<(), Error> {
    let (site, order) = (deed.site.id.clone(), kept.order());
    let position = kept.words.last().map_or(0, |last| last.word.position) + 1;
    let by = match saying.voice {
        Voice::Link => String::new(),
        Voice::Account | Voice::Team => deed.actor.name.clone(),
    };
    let said = (saying.name, saying.words);
    let word = KeptWord {
        sealed: sealed::seal_words(deed.house, &site, (order.id, position), said)?,
        word: Word {
            position,
            kind: saying.kind,
            voice: saying.voice,
            by,
            at,
            revision: order.revision,
            line: saying.line,
            progress: Progress::default(),
        },
    };
    store::order::add_word(deed.db, &site, order.id, &word)?;
    kept.words.push(word);
    Ok(())
}

pub(super) fn write(
    deed: &mut Deed<'_>,
    kept: &Kept,
    act: &str,
    voice: Voice,
) -> Result<(), Error> {
    let entry = entry(deed, act, kept)
        .detail("revision", kept.order().revision)
        .detail("voice", voice.word());
    deed.write(&entry)?;
    Ok(())
}
