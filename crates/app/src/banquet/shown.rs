//! Banquets as screens show them. Who may only see masked sees when, how many and what it came to, and
//! nothing that was typed.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::banquet::{Amendment, Banquet, Standing, Table, Told, seated};
use domain::directory::Site;
use domain::{BanquetId, Milliseconds, SiteId};
use store::Database;
use store::banquet::BanquetRecord;

use super::{is_own, sealed, subject};
use crate::error::Error;
use crate::house::House;
use crate::view::{DutyView, RoomBrief, Sight, WHOLE, right_of};

/// A banquet as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BanquetView {
    /// The banquet.
    pub banquet: Banquet,
    /// How it stands.
    pub standing: Standing,
    /// The room; `None` where the place is said in words.
    pub room: Option<RoomBrief>,
    /// What is told of it; `None` where that is erased or not the reader's to know.
    pub told: Option<Told>,
    /// Whether the reader may not know what is told.
    pub masked: bool,
    /// What it came to after the last amendment, in hundredths.
    pub total: Option<i64>,
}

impl BanquetView {
    /// Where everybody sits.
    #[must_use]
    pub fn seating(&self) -> Vec<Table> {
        let one = &self.banquet;
        seated(one.guests, one.companions.saturating_sub(1), one.tables)
    }
}

/// What was said after the sign-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmendmentView {
    /// When, by whom, what it came to.
    pub amendment: Amendment,
    /// In what words; empty where they are erased or not the reader's to know.
    pub words: String,
}

/// What the reader may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Change, move and cancel it.
    pub edit: bool,
    /// Sign it off.
    pub sign: bool,
    /// Amend it.
    pub amend: bool,
}

/// The page of a banquet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BanquetPage {
    /// The site.
    pub site: Site,
    /// The banquet.
    pub view: BanquetView,
    /// What is done for it, by time.
    pub duties: Vec<DutyView>,
    /// What was noted when it was signed off.
    pub signed_note: String,
    /// What was said after that.
    pub amendments: Vec<AmendmentView>,
    /// What the reader may do.
    pub may: May,
}

/// The banquets of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BanquetRegister {
    /// The site.
    pub site: Site,
    /// Those that begin in the span.
    pub banquets: Vec<BanquetView>,
}

/// What a banquet is booked from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookPage {
    /// The site.
    pub site: Site,
    /// The rooms.
    pub rooms: Vec<RoomBrief>,
    /// The leaders of the directory with what they are, for the host and the companions.
    pub leaders: Vec<(String, String)>,
}

/// What one reader sees.
struct Reader {
    sight: Sight,
    actor: Actor,
    reach: Reach,
    masked: bool,
}

impl Reader {
    fn open(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
    ) -> Result<Option<Self>> {
        let Some(right) = right_of(actor, site, Object::Banquet) else {
            return Ok(None);
        };
        Ok(Sight::open(db, house, site)?.map(|sight| Self {
            sight,
            actor: actor.clone(),
            reach: right.reach,
            masked: right.masked,
        }))
    }

    fn sees(&self, db: &mut Database, banquet: &Banquet) -> Result<bool> {
        let site = &self.sight.site.id;
        Ok(match self.reach {
            Reach::Site => true,
            Reach::Shift => crate::order::is_of_shift(db, site, &self.actor, subject(banquet))?,
            Reach::Own | Reach::One => is_own(db, site, &self.actor, banquet)?,
        })
    }

    fn view(&self, db: &mut Database, record: &BanquetRecord) -> Result<BanquetView> {
        let banquet = record.banquet.clone();
        let site = &self.sight.site.id;
        let told = if self.masked {
            None
        } else {
            sealed::open(self.sight.house(), site, record)?
        };
        let amendments = store::banquet::amendments(db, site, banquet.id)?;
        let amended = amendments.iter().rev().find_map(|(one, _)| one.total);
        let signed = banquet.signed.as_ref().map(|signed| signed.total);
        Ok(BanquetView {
            standing: banquet.standing(self.sight.now()),
            room: banquet.room.map(|room| self.sight.room(room)),
            told,
            masked: self.masked,
            total: amended.or(signed),
            banquet,
        })
    }

    fn allowed(&self, view: &BanquetView, own: bool) -> May {
        let may = |action| {
            let right = self
                .actor
                .right(&self.sight.site.id, Object::Banquet, action);
            right.is_some_and(|right| right.reach == Reach::Site || own)
        };
        let known = view.told.is_some();
        let open = known && view.banquet.check_open().is_ok();
        May {
            edit: open && may(Action::Edit),
            sign: open && view.standing != Standing::Booked && may(Action::Approve),
            amend: known && view.standing == Standing::Signed && may(Action::Approve),
        }
    }

    fn page(&mut self, db: &mut Database, record: &BanquetRecord) -> Result<BanquetPage> {
        let (house, site) = (self.sight.house().clone(), self.sight.site.clone());
        let view = self.view(db, record)?;
        let own = is_own(db, &site.id, &self.actor, &record.banquet)?;
        let id = record.banquet.id;
        let mut duties = Vec::new();
        for duty in store::duty::of_subject(db, &site.id, subject(&record.banquet))? {
            duties.push(self.sight.duty(db, &duty, None, None)?);
        }
        duties.sort_by_key(|duty| (duty.opens, duty.due));
        let mut amendments = Vec::new();
        for (amendment, sealed) in store::banquet::amendments(db, &site.id, id)? {
            let sealed = sealed.filter(|_| !self.masked);
            let place = (id, amendment.position);
            amendments.push(AmendmentView {
                words: sealed::open_words(&house, &site.id, place, sealed.as_deref())?,
                amendment,
            });
        }
        let note = record.signed_note.as_deref().filter(|_| !self.masked);
        Ok(BanquetPage {
            signed_note: sealed::open_words(&house, &site.id, (id, 0), note)?,
            may: self.allowed(&view, own),
            view,
            duties,
            amendments,
            site,
        })
    }
}

/// The banquets that begin in the span; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<BanquetRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let mut banquets = Vec::new();
        for record in store::banquet::between(db, &site, span, WHOLE)? {
            if reader.sees(db, &record.banquet)? {
                banquets.push(reader.view(db, &record)?);
            }
        }
        Ok(Some(BanquetRegister {
            banquets,
            site: reader.sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The page of a banquet; `None` where there is none for the reader.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: BanquetId,
) -> Result<Option<BanquetPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(mut reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let Some(record) = store::banquet::find(db, &site, id)? else {
            return Ok(None);
        };
        if !reader.sees(db, &record.banquet)? {
            return Ok(None);
        }
        reader.page(db, &record).map(Some)
    };
    Ok(house.store().read(read).await?)
}

/// What a banquet is booked from; `None` for whoever may book none.
///
/// # Errors
/// When the database fails.
pub async fn book_page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<BookPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let create = actor.right(&site, Object::Banquet, Action::Create);
        let (Some(_), Some(sight)) = (create, Sight::open(db, &owned, &site)?) else {
            return Ok(None);
        };
        let mut rooms: Vec<RoomBrief> = sight.rooms.values().map(RoomBrief::of).collect();
        rooms.sort_by(|one, other| one.number.cmp(&other.number).then(one.id.cmp(&other.id)));
        let mut leaders: Vec<_> = store::directory::all_persons(db, &site)?
            .into_iter()
            .filter_map(|row| Some((row.person.precedence?, row.person)))
            .collect();
        leaders.sort_by_key(|(precedence, _)| *precedence);
        let leaders = leaders
            .into_iter()
            .map(|(_, one)| (one.name, one.form_of_address));
        Ok(Some(BookPage {
            rooms,
            leaders: leaders.collect(),
            site: sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}
