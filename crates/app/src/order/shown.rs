//! Orders as screens show them: to the team, to a client with an account, to whoever holds a link.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Right};
use domain::directory::Site;
use domain::order::{
    Client, Heard, LINK_DAYS, Line, Needs, Order, Progress, Served, Standing, Voice, Word,
    WordKind, heard, standing,
};
use domain::subject::{Register, Subject};
use domain::{MeetingId, Milliseconds, OrderId, PhotoId, SiteId};
use store::Database;

use super::beside::{OrderAhead, of_order};
use super::feedback::{AtTheEnd, at_the_end};
use super::sealed::shown_line;
use super::since::{self, Seen, Since};
use super::told::{told, words_of};
use super::{Kept, asking, is_of_shift, is_own, left_out, link, supply};
use crate::board::Eyes;
use crate::error::Error;
use crate::house::House;
use crate::meeting::{Sees, sees};
use crate::photo::PhotoBrief;
use crate::view::{DutyView, MASKED, RoomBrief, Sight, right_of};

/// An order as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderView {
    /// The order, its title masked where the reader may not know it.
    pub order: Order,
    /// The place.
    pub room: RoomBrief,
    /// Its lines with what was delivered and served of each.
    pub lines: Vec<(Line, Progress)>,
    /// What was brought of what was called for, with the line that it is of.
    pub calls: Vec<(Option<u32>, Progress)>,
    /// Why what was left undone of it was, in the words of whoever decided it.
    pub reasons: BTreeMap<Served, String>,
    /// How it stands.
    pub standing: Standing,
    /// Whom it is for; `None` where that is erased or not the reader's to know.
    pub client: Option<Client>,
    /// What else is to be known.
    pub note: String,
    /// How the team heard that its client agrees, where they did not say so themselves.
    pub heard: Option<Heard>,
    /// What its meeting asks for; `None` of an order by itself.
    pub needs: Option<Needs>,
    /// Whether the reader is its client.
    pub own: bool,
    /// Whether the reader may not know what it is about.
    pub masked: bool,
}

impl OrderView {
    /// The order as the subject of its duties.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject {
            register: Register::Order,
            id: self.order.id.0,
            number: self.order.number.unsigned_abs(),
        }
    }

    /// How many completions wait for the client's word, and how many of them too long at `now`.
    #[must_use]
    pub fn waiting(&self, now: Milliseconds) -> (usize, usize) {
        let lines = self.lines.iter().map(|(_, one)| one);
        let served = lines.chain(self.calls.iter().map(|(_, one)| one));
        let waiting = served.clone().filter(|one| one.awaits_word()).count();
        (waiting, served.filter(|one| one.is_late(now)).count())
    }
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordView {
    /// What.
    pub word: Word,
    /// How whoever holds the link called themselves.
    pub name: String,
    /// What they said in their own words, or whom the team told.
    pub words: String,
    /// Of what was called for, or asked to be changed: whether it is done, and when.
    pub call: Option<Option<Milliseconds>>,
}

/// What the reader may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a right of its own, and the page shows a button for each"
)]
pub struct May {
    /// Change and cancel it.
    pub edit: bool,
    /// Count, photograph and answer.
    pub deliver: bool,
    /// Tell its client of what was done, and that it is cancelled.
    pub tell: bool,
    /// Close what nobody answers.
    pub settle: bool,
    /// Make and end links; of a cancelled order only end them.
    pub link: bool,
    /// Write down that its client agreed on paper or by telephone.
    pub record: bool,
    /// Write down that its client confirmed so what came and how it is served.
    pub record_plan: bool,
    /// Know who the client is and show them their link: something is to be asked of them.
    pub ask: bool,
    /// Speak as its client.
    pub confirm: bool,
}

/// The page of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderPage {
    /// The site.
    pub site: Site,
    /// The order.
    pub view: OrderView,
    /// What differs since the client agreed, or looked, where something does.
    pub since: Option<Since>,
    /// Its duties that the reader sees, on its own page.
    pub duties: Vec<DutyView>,
    /// What of it is still ahead, on its own page.
    pub ahead: Vec<OrderAhead>,
    /// What is still to be ordered from a supplier, on its own page.
    pub to_order: Vec<Line>,
    /// What was said, in order.
    pub words: Vec<WordView>,
    /// Its photos.
    pub photos: Vec<PhotoBrief>,
    /// The secret part of its link, for who may make one and for who is to ask its client something.
    pub link: Option<String>,
    /// Until when a link works.
    pub link_ends: Milliseconds,
    /// What the reader may do.
    pub may: May,
    /// Whether something may be called for now: the matter is near.
    pub may_call: bool,
    /// Whether a change may be asked for now.
    pub may_ask: bool,
    /// What its client may say at the end, where the page is that of a link.
    pub end: AtTheEnd,
}

/// What one reader sees.
pub(super) struct Reader {
    pub(super) sight: Sight,
    actor: Actor,
    reach: Reach,
}

impl Reader {
    pub(super) fn open(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
    ) -> Result<Option<Self>> {
        let Some(Right { reach, .. }) = right_of(actor, site, Object::Order) else {
            return Ok(None);
        };
        Ok(Sight::open(db, house, site)?.map(|sight| Self {
            sight,
            actor: actor.clone(),
            reach,
        }))
    }

    pub(super) fn sees(&self, db: &mut Database, kept: &Kept) -> Result<bool> {
        Ok(match self.reach {
            Reach::Site => true,
            Reach::Shift => is_of_shift(db, &self.sight.site.id, &self.actor, kept.subject())?,
            Reach::Own | Reach::One => is_own(&self.actor, kept.order()),
        })
    }

    pub(super) fn view(&self, db: &mut Database, kept: &Kept) -> Result<OrderView> {
        let site = self.sight.site.id.clone();
        let mut order = kept.order().clone();
        let own = is_own(&self.actor, &order);
        let meeting = match order.matter.meeting {
            Some(id) => store::meeting::find(db, &site, id)?,
            None => None,
        };
        let others = meeting.as_ref().filter(|_| !own);
        let seen = others.map(|one| sees(&self.sight, &self.actor, one));
        let masked = !matches!(seen, None | Some(Sees::All));
        let mut needs = meeting.map(|one| Needs::of(&one.meeting.requirement));
        if masked {
            MASKED.clone_into(&mut order.matter.title);
            if let Some(needs) = &mut needs {
                needs.note.clear();
            }
        }
        let told = told(self.sight.house(), &site, kept)?;
        // Whom it is for is for whoever arranges it with them.
        let arranges = own || self.reach == Reach::Site && self.may(Action::Create);
        let (lines, calls) = (kept.standing_lines(), kept.calls());
        let called_for = kept.called_for(db, self.sight.house(), &site)?;
        let stands = standing(&order, &lines, &calls, called_for);
        Ok(OrderView {
            room: self.sight.room(order.matter.room),
            standing: if kept.wishes().is_empty() {
                stands
            } else {
                stands.asked_to_change()
            },
            reasons: left_out::reasons(db, self.sight.house(), &site, kept)?,
            calls,
            client: arranges.then(|| told.client.clone()),
            note: if masked { String::new() } else { told.note },
            heard: heard(&order, kept.words.iter().map(|one| &one.word)),
            needs,
            lines,
            own,
            masked,
            order,
        })
    }

    fn may(&self, action: Action) -> bool {
        let site = &self.sight.site.id;
        self.actor.right(site, Object::Order, action).is_some()
    }

    fn allowed(&self, view: &OrderView, kept: &Kept) -> May {
        let stands = view.order.cancelled.is_none();
        let everywhere = self.reach == Reach::Site;
        let records = stands && everywhere && self.may(Action::Create);
        // Of what was served nobody says any more how it is to be served.
        let is_ahead = view.lines.iter().any(|(_, one)| one.done.is_none());
        May {
            // What one may not read one does not write over.
            edit: stands && !view.masked && self.may(Action::Edit),
            deliver: stands && self.may(Action::Do) && self.reach > Reach::Own,
            tell: self.may(Action::Do) && self.reach > Reach::Own,
            settle: self.may(Action::Approve),
            link: everywhere && self.may(Action::Create),
            ask: false,
            record: records && !view.order.is_agreed(),
            record_plan: records
                && kept.is_all_there()
                && is_ahead
                && view.order.plan_agreed.is_none(),
            confirm: view.own && self.reach == Reach::Own && self.may(Action::Do),
        }
    }
}

fn page_of(db: &mut Database, reader: &Reader, kept: &Kept) -> Result<OrderPage> {
    let (house, site) = (reader.sight.house().clone(), reader.sight.site.clone());
    let mut view = reader.view(db, kept)?;
    let mut may = reader.allowed(&view, kept);
    let id = kept.order().id;
    // Whoever is to ask the client knows whom. The client of a secret meeting would tell what the mask hides,
    // and so would their link: of that one a leader asks.
    may.ask = may.deliver && !view.masked && {
        let asked = (&site.id, kept.subject());
        asking::is_asking(db, &house, &reader.actor, asked)?
    };
    if may.ask {
        view.client = Some(told(&house, &site.id, kept)?.client);
    }
    let code = if may.link || may.ask {
        link::code_of(db, &house, &site.id, id)?
    } else {
        None
    };
    let days = store::order::link_days(db, &site.id)?.unwrap_or(LINK_DAYS);
    let mut words = words_of(db, &house, &site.id, kept)?;
    if reader.reach <= Reach::Own {
        words.retain(is_not_the_houses);
    }
    Ok(OrderPage {
        since: since::agreed(db, &house, &site.id, (kept, &view))?,
        words,
        photos: crate::photo::of_subjects(db, &site.id, Register::Order, &[id.0])?,
        duties: Vec::new(),
        ahead: Vec::new(),
        to_order: Vec::new(),
        link: code,
        link_ends: link::ends(kept.order(), days),
        may_call: kept.order().may_call(house.now()),
        may_ask: kept.order().may_ask(house.now()),
        end: AtTheEnd::default(),
        may,
        view,
        site,
    })
}

/// The page of an order; `None` where there is none for the reader.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: OrderId,
) -> Result<Option<OrderPage>, Error> {
    page(house, actor, site, (id, None)).await
}

/// The page of an order after its client's word was refused because something changed meanwhile: with what
/// differs from what was before them.
///
/// # Errors
/// When the database fails.
pub async fn find_since(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, looked): (OrderId, Seen),
) -> Result<Option<OrderPage>, Error> {
    page(house, actor, site, (id, Some(looked))).await
}

async fn page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, looked): (OrderId, Option<Seen>),
) -> Result<Option<OrderPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some((mut reader, kept)) = seen(db, &owned, &actor, &site, id)? else {
            return Ok(None);
        };
        let mut page = page_of(db, &reader, &kept)?;
        since::put_looked(db, &owned, &kept, (&mut page, looked))?;
        let eyes = Eyes::of(db, &actor, &reader.sight)?;
        let laid = of_order(db, &mut reader.sight, eyes.as_ref(), &kept)?;
        (page.duties, page.ahead) = laid;
        if page.may.deliver {
            let left = supply::to_order(db, &owned, &site, &kept)?.into_iter();
            page.to_order = left.map(|(line, _)| line).collect();
        }
        Ok(Some(page))
    };
    Ok(house.store().read(read).await?)
}

pub(super) fn seen(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: OrderId,
) -> Result<Option<(Reader, Kept)>> {
    let Some(reader) = Reader::open(db, house, actor, site)? else {
        return Ok(None);
    };
    let Some(kept) = Kept::read(db, site, id)? else {
        return Ok(None);
    };
    Ok(reader.sees(db, &kept)?.then_some((reader, kept)))
}

/// The orders that a case is about, or that were placed for its meeting, as the actor sees them.
pub(crate) fn laid(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (meeting, order): (Option<MeetingId>, Option<OrderId>),
) -> Result<Vec<OrderPage>> {
    let Some(reader) = Reader::open(db, house, actor, site)? else {
        return Ok(Vec::new());
    };
    let mut ids: BTreeSet<OrderId> = order.into_iter().collect();
    if let Some(meeting) = meeting {
        let records = store::order::of_meeting(db, site, meeting)?;
        ids.extend(records.into_iter().map(|record| record.order.id));
    }
    let mut pages = Vec::new();
    for id in ids {
        if let Some(kept) = Kept::read(db, site, id)?
            && reader.sees(db, &kept)?
        {
            pages.push(page_of(db, &reader, &kept)?);
        }
    }
    pages.sort_by_key(|page| page.view.order.placed);
    Ok(pages)
}

/// What is ordered from whom is the house's alone.
fn is_not_the_houses(one: &WordView) -> bool {
    one.word.kind != WordKind::Ordered
}

/// The page that a link shows: all that its client is to know, and nothing that is the house's alone.
pub(super) fn link_page(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (id, looked): (OrderId, Option<Seen>),
) -> Result<Option<OrderPage>> {
    let actor = Actor::house();
    let Some((reader, kept)) = seen(db, house, &actor, site, id)? else {
        return Ok(None);
    };
    let mut page = page_of(db, &reader, &kept)?;
    since::put_looked(db, house, &kept, (&mut page, looked))?;
    page.words.retain(is_not_the_houses);
    page.view.client = None;
    // The client's own matter is never masked before them.
    page.view
        .order
        .matter
        .title
        .clone_from(&kept.order().matter.title);
    page.view.masked = false;
    for (line, progress) in &mut page.view.lines {
        *line = shown_line(line);
        // Who of the house did what is the house's.
        progress.done_by.clear();
        progress.counted_by.clear();
    }
    for one in &mut page.words {
        one.word.progress.done_by.clear();
        if one.word.voice == Voice::Team {
            one.word.by.clear();
            if !one.word.kind.is_for_the_client() {
                one.words.clear();
            }
        }
    }
    page.end = at_the_end(db, house, site, &kept)?;
    page.may = May {
        confirm: true,
        ..May::default()
    };
    Ok(Some(page))
}

/// What a photo of an order shows, a JPEG; `None` where there is none for the reader.
///
/// # Errors
/// When the database fails.
pub async fn photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, photo): (OrderId, PhotoId),
    small: bool,
) -> Result<Option<Vec<u8>>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        if seen(db, &owned, &actor, &site, id)?.is_none() {
            return Ok(None);
        }
        let of_order = (Register::Order, id.0);
        crate::photo::open(db, &owned, &site, (of_order, photo), small)
    };
    Ok(house.store().read(read).await?)
}
