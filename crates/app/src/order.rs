//! Orders of clients (clauses B5, B6, C4.1.4, A4.3): placed, changed, agreed on, delivered, served,
//! and brought to the client's knowledge. What is waited for is a duty, made from how the order stands
//! in one place (`plan`). Entries name an order by its number, never by what was typed.

mod ahead;
mod asking;
mod beside;
mod catalogue;
mod delivery;
mod duties;
mod feedback;
mod gathered;
mod kept;
mod left_out;
mod link;
mod listed;
mod plan;
mod recorded;
mod revision;
mod sealed;
mod shown;
mod since;
mod speak;
mod supply;
mod told;
mod version;
mod wish;

use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Team;
use domain::duty::DutyRecord;
use domain::journal::Entry;
use domain::order::{
    Asked, Line, LineChange, Matter, Moment, Order, Progress, Served, Voice, WordKind,
    cut_off_passed, line_changes,
};
use domain::subject::Subject;
use domain::{AccountId, MeetingId, OrderId, Refusal, SiteId};
use standards::Start;
use store::Database;
pub use store::order::Figures as OrderFigures;
use store::order::{LineRecord, OrderRecord};

pub(crate) use self::ahead::{LineAhead, lines_ahead};
pub use self::beside::OrderAhead;
pub(crate) use self::beside::beside_meeting;
pub use self::catalogue::{CatalogueView, catalogue, put_item, remove_item, set_link_days};
pub use self::delivery::{add_photo, count, settle_word, tell};
pub(crate) use self::duties::tell_lines;
pub use self::feedback::{AtTheEnd, OwnCaseBrief, complain_by_link, rate_by_link};
pub use self::gathered::GatheredOrder;
pub(crate) use self::gathered::of_telephone;
pub(crate) use self::kept::Kept;
pub use self::link::{
    Linked, client_page, client_page_since, client_photo, make_link, revoke_link,
};
pub use self::listed::{OrderRegister, PlacePage, of_meeting, place_page, register};
pub(crate) use self::plan::{follow_duty, follow_meeting, keep_for_the_register};
pub use self::recorded::{Recorded, record_agreement};
use self::revision::{keep_version, revise};
pub(crate) use self::sealed::open_version;
pub(crate) use self::shown::laid;
pub use self::shown::{May, OrderPage, OrderView, WordView, find, find_since, photo};
pub(crate) use self::since::since_agreed;
pub use self::since::{OrderSince, Seen, Since};
pub use self::speak::{Said, say, say_by_link};
pub use self::supply::note_ordered;
pub use self::version::{VersionPage, client_version, version};
pub use self::wish::answer_change;
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use sealed::Told;
use speak::{Saying, keep_word};

/// How many orders of one meeting stand at once.
const OF_MEETING_MAX: usize = 20;

/// Places an order. Of a meeting, place and time are the meeting's.
///
/// # Errors
/// Refused to whoever may not, for a meeting that is not the client's own, and where a field is unfit.
pub async fn place(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: Asked,
) -> Result<Answer, Error> {
    let id = OrderId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        // An order counts from when the house has it; its entry says the same time.
        deed.at = deed.now;
        let reach = deed.reach(Object::Order, Action::Create)?;
        let mut asked = asked.clone();
        let client_account = matter_of_meeting(deed, &mut asked.matter, reach)?;
        check_room_for_more(deed, asked.matter.meeting)?;
        // Numbers are the house's to give.
        for line in &mut asked.lines {
            line.number = 0;
        }
        let asked = asked.tidied();
        check(deed, &asked)?;
        check_unused(store::order::find(deed.db, &deed.site.id, id)?.is_some())?;
        let day = deed.day_of(deed.now);
        let order = Order {
            id,
            number: store::order::last_number(deed.db, &deed.site.id, &day)? + 1,
            day,
            matter: asked.matter.clone(),
            client_account,
            placed_by: deed.actor.name.clone(),
            placed_account: deed.actor.account,
            placed: deed.now,
            version: 1,
            revision: 1,
            agreed_revision: 0,
            agreed: None,
            plan_agreed: None,
            cancelled: None,
        };
        let told = Told::of(&asked);
        let record = OrderRecord {
            sealed: Some(told.seal(deed.house, &deed.site.id, id)?),
            telephone_mark: told.telephone_mark(deed.house, &deed.site.id)?,
            order,
        };
        store::order::add(deed.db, &deed.site.id, &record)?;
        let mut kept = Kept {
            record,
            lines: Vec::new(),
            words: Vec::new(),
        };
        put_lines(deed, &mut kept, asked.lines)?;
        keep_version(deed, &kept)?;
        plan::follow(deed, &kept)?;
        let entry = entry(deed, "order-placed", &kept).detail("count", kept.lines.len());
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Refused where the standard in force does not say what is done about orders, and where a meeting has
/// more of them than anybody serves.
fn check_room_for_more(deed: &mut Deed<'_>, meeting: Option<MeetingId>) -> Result<(), Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    if !standard
        .rules()
        .iter()
        .any(|rule| rule.starts == Start::OrderPlaced)
    {
        return Err(Refusal::conflict("order-not-in-standard").into());
    }
    if let Some(meeting) = meeting {
        let known = store::order::of_meeting(deed.db, &deed.site.id, meeting)?;
        let standing = known.iter().filter(|one| one.order.cancelled.is_none());
        if standing.count() >= OF_MEETING_MAX {
            return Err(Refusal::conflict("order-orders-many")
                .with("most", OF_MEETING_MAX)
                .into());
        }
    }
    Ok(())
}

fn check(deed: &Deed<'_>, asked: &Asked) -> Result<(), Refusal> {
    asked.check(deed.now)?;
    if asked.matter.ends <= deed.now {
        return Err(Refusal::invalid("ends", "ends-in-the-past"));
    }
    let breaks = |line: &Line| matches!(line.moment, Moment::Seated | Moment::Break);
    let place = asked.lines.iter().position(breaks);
    match place {
        Some(place) if asked.matter.meeting.is_none() => {
            Err(Refusal::invalid("moment", "order-moment-of-meeting").with("line", place + 1))
        }
        _ => Ok(()),
    }
}

/// Takes place and time from the meeting, and gives the account of whoever booked it; without a meeting
/// the place must be there.
fn matter_of_meeting(
    deed: &mut Deed<'_>,
    matter: &mut Matter,
    reach: Reach,
) -> Result<Option<AccountId>, Error> {
    let own = deed.actor.account.filter(|_| reach < Reach::Site);
    let Some(id) = matter.meeting else {
        deed.room(matter.room)?;
        return Ok(own);
    };
    let unknown = || Refusal::invalid("meeting", "meeting-unknown");
    let record = store::meeting::find_bare(deed.db, &deed.site.id, id)?.ok_or_else(unknown)?;
    if own.is_some() && record.booked_by != own {
        return Err(unknown().into());
    }
    if record.meeting.cancelled.is_some() {
        return Err(Refusal::conflict("meeting-is-cancelled").into());
    }
    if record.meeting.ended.is_some() {
        return Err(Refusal::conflict("meeting-is-over").into());
    }
    let required = &record.meeting.requirement;
    matter.title.clone_from(&required.title);
    (matter.room, matter.starts, matter.ends) = (required.room, required.starts, required.ends);
    Ok(record.booked_by)
}

/// Changes an order to what is given. `version` is the one that the editor saw, so that of two who have its
/// form open the later one is told. Its matter stays the meeting that it is for.
///
/// # Errors
/// Refused to whoever may not, when somebody changed it meanwhile, when a field is unfit, and where the
/// time for changing a line is over.
pub async fn change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (id, version): (OrderId, i32),
    asked: Asked,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Order, Action::Edit)?;
        let mut kept = standing_order(deed, id)?;
        if kept.order().version != version {
            return Err(Refusal::conflict("order-changed-meanwhile")
                .at("version")
                .with("version", kept.order().version)
                .into());
        }
        let mut asked = asked.clone();
        asked.matter.meeting = kept.order().matter.meeting;
        if asked.matter.meeting.is_some() {
            asked.matter = kept.order().matter.clone();
        } else {
            deed.room(asked.matter.room)?;
        }
        let asked = asked.tidied();
        check(deed, &asked)?;
        let known = kept.plain_lines();
        let unknown =
            |line: &&Line| line.number != 0 && !known.iter().any(|one| one.number == line.number);
        if asked.lines.iter().any(|line| unknown(&line)) {
            return Err(Refusal::missing("order-line-unknown").into());
        }
        let mut numbers: Vec<u32> = asked.lines.iter().map(|line| line.number).collect();
        numbers.retain(|number| *number != 0);
        numbers.sort_unstable();
        if numbers.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Refusal::invalid("line", "order-line-twice").into());
        }
        let changes = line_changes(&known, &asked.lines);
        check_changes(deed, &kept, &changes)?;
        kept.record.order.matter = asked.matter.clone();
        let told = Told::of(&asked);
        kept.record.sealed = Some(told.seal(deed.house, &deed.site.id, id)?);
        kept.record.telephone_mark = told.telephone_mark(deed.house, &deed.site.id)?;
        put_lines(deed, &mut kept, asked.lines)?;
        let before = kept.order().revision;
        revise(deed, &mut kept, "order-changed")?;
        if kept.order().revision != before {
            wish::close_all(deed, &mut kept)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

/// What was served stays as it was; what may no longer be changed too.
fn check_changes(deed: &Deed<'_>, kept: &Kept, changes: &[LineChange]) -> Result<(), Refusal> {
    for change in changes {
        if let Some(before) = &change.before
            && kept.is_served(Some(before.number))
        {
            return Err(Refusal::conflict("order-line-served").with("line", before.number));
        }
    }
    match cut_off_passed(changes, deed.now) {
        Some(line) => Err(Refusal::conflict("order-cut-off-passed").with("line", line.number)),
        None => Ok(()),
    }
}

/// Keeps the lines: those that were there under their numbers, new ones under the next, those that are
/// gone as removed.
fn put_lines(deed: &mut Deed<'_>, kept: &mut Kept, lines: Vec<Line>) -> Result<(), Error> {
    let id = kept.order().id;
    let last = kept.lines.iter().map(|line| line.line.number).max();
    let mut next = last.unwrap_or(0);
    let mut before = std::mem::take(&mut kept.lines);
    for (position, mut line) in (1..).zip(lines) {
        let known = before
            .iter()
            .position(|one| one.line.number == line.number && !one.removed);
        let known = known.map(|at| before.remove(at));
        let progress = known.map_or_else(Progress::default, |known| of_the_same(&known, &line));
        if line.number == 0 {
            next += 1;
            line.number = next;
        }
        kept.lines.push(LineRecord {
            order: id,
            position,
            line,
            progress,
            removed: false,
        });
    }
    for mut gone in before {
        gone.removed = true;
        kept.lines.push(gone);
    }
    for line in &kept.lines {
        store::order::put_line(deed.db, &deed.site.id, line)?;
    }
    Ok(())
}

/// What was delivered and served of a line; of something else than was counted, nothing was.
fn of_the_same(known: &LineRecord, line: &Line) -> Progress {
    let what = |line: &Line| {
        (
            line.kind,
            line.item.clone(),
            line.unit.clone(),
            line.quantity,
        )
    };
    let mut progress = known.progress.clone();
    if what(&known.line) != what(line) {
        (progress.counted, progress.counted_at) = (None, None);
        progress.counted_by.clear();
    }
    progress
}

/// Cancels an order that is not over: nothing more is done about it.
///
/// # Errors
/// Refused to whoever may not, and where something of it was served.
pub async fn cancel(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: OrderId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Order, Action::Edit)?;
        let mut kept = standing_order(deed, id)?;
        if kept.is_served(None) {
            return Err(Refusal::conflict("order-is-served").into());
        }
        cancel_one(deed, &mut kept)?;
        Ok(Answer::about(id))
    })
    .await
}

fn cancel_one(deed: &mut Deed<'_>, kept: &mut Kept) -> Result<(), Error> {
    kept.record.order.cancelled = Some(deed.now);
    store::order::change(deed.db, &deed.site.id, &kept.record)?;
    // Who said nothing of it expects nothing, and who calls it off themselves knows; who agreed, in whatever way, or
    // asked for a change is told, and taps that they know.
    let client = kept.order().client_account;
    let themselves = client.is_some() && deed.actor.account == client;
    let spoke = kept.words.iter().any(|one| match one.word.voice {
        Voice::Link => true,
        Voice::Account => !themselves,
        Voice::Team => !themselves && one.word.kind.is_confirmation(),
    });
    if spoke {
        tell_of_cancellation(deed, kept)?;
    } else {
        plan::follow(deed, kept)?;
    }
    let entry = entry(deed, "order-cancelled", kept);
    deed.write(&entry)?;
    Ok(())
}

/// Has somebody tell the client that what they had a word on is cancelled (clause B6).
fn tell_of_cancellation(deed: &mut Deed<'_>, kept: &mut Kept) -> Result<(), Error> {
    let saying = Saying {
        kind: WordKind::Cancelled,
        voice: Voice::Team,
        name: "",
        words: "",
        line: None,
    };
    keep_word(deed, kept, &saying)?;
    let position = kept.words.last().map_or(0, |last| last.word.position);
    let (what, by) = (Served::Call(position), deed.actor.name.clone());
    kept.progress_mut(what)?.serve(deed.now, by, false);
    kept.keep_progress(deed.db, &deed.site.id, what)?;
    plan::follow_word(deed, kept, what)
}

/// The order, if the site has it.
pub(crate) fn load(deed: &mut Deed<'_>, id: OrderId) -> Result<Kept, Error> {
    let found = Kept::read(deed.db, &deed.site.id, id)?;
    found.ok_or_else(|| Refusal::missing("order-unknown").into())
}

/// Refused where the actor does not see the order: for whom it is not there, it cannot be complained of.
pub(crate) fn check_seen(deed: &mut Deed<'_>, id: OrderId) -> Result<(), Error> {
    let kept = load(deed, id)?;
    let reach = deed.reach(Object::Order, Action::View)?;
    if reach == Reach::Site || is_own(deed.actor, kept.order()) {
        return Ok(());
    }
    Err(Refusal::missing("order-unknown").into())
}

/// The order, if it was not cancelled.
fn standing_order(deed: &mut Deed<'_>, id: OrderId) -> Result<Kept, Error> {
    let kept = load(deed, id)?;
    if kept.order().cancelled.is_some() {
        return Err(Refusal::conflict("order-is-cancelled").into());
    }
    Ok(kept)
}

/// The order, if the actor is to deliver and serve it.
fn load_to_deliver(deed: &mut Deed<'_>, id: OrderId) -> Result<Kept, Error> {
    let kept = load_to_tell(deed, id)?;
    if kept.order().cancelled.is_some() {
        return Err(Refusal::conflict("order-is-cancelled").into());
    }
    Ok(kept)
}

/// The order, if the actor is to tell its client of it: also that it is cancelled.
fn load_to_tell(deed: &mut Deed<'_>, id: OrderId) -> Result<Kept, Error> {
    let reach = deed.reach(Object::Order, Action::Do)?;
    let kept = load(deed, id)?;
    let serves = match reach {
        Reach::Site => true,
        Reach::Shift => is_of_shift(deed.db, &deed.site.id, deed.actor, kept.subject())?,
        Reach::Own | Reach::One => false,
    };
    if !serves {
        return Err(Refusal::missing("order-unknown").into());
    }
    Ok(kept)
}

/// Whether the actor or a team of theirs has a duty about the record.
pub(crate) fn is_of_shift(
    db: &mut Database,
    site: &SiteId,
    actor: &Actor,
    subject: Subject,
) -> anyhow::Result<bool> {
    let Some(account) = actor.account else {
        return Ok(false);
    };
    let teams = store::directory::teams(db, site)?;
    let duties = store::duty::of_subject(db, site, subject)?;
    Ok(duties.iter().any(|duty| is_theirs(duty, account, &teams)))
}

/// Whether the duty is the account's, or of a team of theirs.
fn is_theirs(duty: &DutyRecord, account: AccountId, teams: &[Team]) -> bool {
    let mut teams = teams.iter();
    duty.assignee == Some(account)
        || teams.any(|team| Some(team.id) == duty.team && team.members.contains(&account))
}

/// Whether the order is the actor's own: they are its client, or placed it.
fn is_own(actor: &Actor, order: &Order) -> bool {
    actor.account.is_some()
        && (order.client_account == actor.account || order.placed_account == actor.account)
}

/// An entry about an order: by its number, never by what was typed.
fn entry(deed: &Deed<'_>, act: &str, kept: &Kept) -> Entry {
    let order = kept.order();
    let mut entry = deed
        .entry(act)
        .detail("day", &order.day)
        .detail("number", order.number);
    entry.meeting = order.matter.meeting;
    entry.room = Some(order.matter.room);
    entry.clauses = vec!["B6".to_owned()];
    entry
}
