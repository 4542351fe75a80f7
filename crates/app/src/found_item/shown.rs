//! Found things as a screen shows them: who took one and who was told is whole for whoever keeps found things, and
//! masked for all others.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Site;
use domain::found_item::{Done, FoundItem, HAND_OVER_DAYS, PHOTOS_MAX, Part, Said, Step};
use domain::serving::instant;
use domain::subject::Register;
use domain::{
    AccountId, DutyId, FoundItemId, MeetingId, Milliseconds, PhotoId, RoomId, SiteId, Uid, mask,
};
use jiff::civil::Date;
use store::Database;
use store::found_item::{FoundItemRecord, StepRecord};

use super::lost::{self, LostReportView};
use super::trace::{self, LastMeeting, Trace};
use super::{part, sealed};
use crate::error::Error;
use crate::house::{House, zone};
use crate::photo::PhotoBrief;
use crate::view::{RoomBrief, Sight, Staff, right_of};

/// A found thing as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundItemView {
    /// The thing.
    pub item: FoundItem,
    /// The room where it lay.
    pub room: Option<RoomBrief>,
    /// Its photos.
    pub photos: Vec<PhotoBrief>,
    /// The last day on which it lies here before it is handed over; `None` where it has left the house.
    pub hand_over_by: Option<Date>,
    /// Whether it should have been handed over.
    pub overdue: bool,
    /// The last day on which its owner may claim it; `None` without a notice.
    pub legal_end: Option<Date>,
}

impl FoundItemView {
    /// The place, and the spot within it.
    #[must_use]
    pub fn place(&self) -> String {
        let room = self.room.as_ref().map_or("", |room| room.name.as_str());
        format!("{room} {}", self.item.spot).trim().to_owned()
    }
}

/// Which things are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// What is in the house.
    Open,
    /// What was taken down in a span of time.
    Between(Milliseconds, Milliseconds),
}

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundItemRegister {
    /// The site.
    pub site: Site,
    /// What was asked for, the newest first.
    pub items: Vec<FoundItemView>,
    /// How many are in the house.
    pub open: usize,
    /// How many of them should have been handed over.
    pub overdue: usize,
    /// After how many days that is.
    pub days: u32,
}

/// A step as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundStepView {
    /// What was done; its words masked as the reader may see them.
    pub done: Done,
    /// Who stood by.
    pub witness: String,
}

/// The page of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundItemPage {
    /// The site.
    pub site: Site,
    /// The thing.
    pub view: FoundItemView,
    /// What was done about it, in order.
    pub steps: Vec<FoundStepView>,
    /// The drawn signature as the path of a picture, for whoever keeps found things.
    pub signature: Option<String>,
    /// The steps that the reader may take now.
    pub may: Vec<Step>,
    /// Whether the reader may add a photo.
    pub may_add_photo: bool,
    /// Who may stand by as it is put away: everybody else who works here.
    pub witnesses: Vec<Staff>,
    /// Whose it may be.
    pub trace: Trace,
    /// What of the lost things it may be, for whoever keeps found things.
    pub reports: Vec<LostReportView>,
}

/// What a thing is taken down from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPage {
    /// The site.
    pub site: Site,
    /// The rooms, by number.
    pub rooms: Vec<RoomBrief>,
    /// The room that is proposed.
    pub room: Option<RoomId>,
    /// The meeting that is proposed: the duty's, the one asked for, else the last in the room.
    pub meeting: Option<LastMeeting>,
    /// The title of the duty at which it was found; empty for none.
    pub duty: String,
}

/// How an actor looks at found things.
pub(super) struct Reader {
    pub(super) sight: Sight,
    pub(super) part: Part,
    reach: Reach,
    account: Option<AccountId>,
    colleagues: Vec<AccountId>,
    today: Date,
    days: u32,
}

impl Reader {
    /// The reader; `None` for whoever may see none.
    pub(super) fn open(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
    ) -> Result<Option<Self>> {
        let Some(right) = right_of(actor, site, Object::FoundItem) else {
            return Ok(None);
        };
        let Some(sight) = Sight::open(db, house, site)? else {
            return Ok(None);
        };
        let zone = zone(&sight.site.time_zone)?;
        let days = store::found_item::days(db, site)?;
        Ok(Some(Self {
            part: part(actor, site),
            reach: right.reach,
            account: actor.account,
            colleagues: colleagues(db, actor, site)?,
            today: instant(house.now()).to_zoned_datetime(zone).date(),
            days: days.unwrap_or(HAND_OVER_DAYS),
            sight,
        }))
    }

    fn sees(&self, item: &FoundItem) -> bool {
        reaches(self.reach, self.account, &self.colleagues, item)
    }

    /// Things as the reader sees them; those of others are left out.
    pub(super) fn views(
        &self,
        db: &mut Database,
        mut records: Vec<FoundItemRecord>,
    ) -> Result<Vec<FoundItemView>> {
        let site = &self.sight.site.id;
        records.retain(|record| self.sees(&record.item));
        let ids: Vec<Uid> = records.iter().map(|record| record.item.id.0).collect();
        let mut photos = BTreeMap::<Uid, Vec<PhotoBrief>>::new();
        for photo in crate::photo::of_subjects(db, site, Register::FoundItem, &ids)? {
            photos.entry(photo.subject).or_default().push(photo);
        }
        let views = records.into_iter().map(|record| {
            let description = sealed::open_item(self.sight.house(), site, &record)?;
            let item = FoundItem {
                description,
                ..record.item
            };
            Ok(FoundItemView {
                room: item.room.map(|room| self.sight.room(room)),
                photos: photos.remove(&item.id.0).unwrap_or_default(),
                hand_over_by: item.hand_over_by(self.days),
                overdue: item.is_overdue(self.today, self.days),
                legal_end: item.legal_end(),
                item,
            })
        });
        views.collect()
    }
}

/// Who is in a team with the actor.
fn colleagues(db: &mut Database, actor: &Actor, site: &SiteId) -> Result<Vec<AccountId>> {
    let Some(account) = actor.account else {
        return Ok(Vec::new());
    };
    let teams = store::directory::teams(db, site)?;
    let own = teams
        .into_iter()
        .filter(|team| team.members.contains(&account));
    Ok(own.flat_map(|team| team.members).collect())
}

/// Whether a reach takes in the thing: all of the site's, or what the own team found.
fn reaches(
    reach: Reach,
    account: Option<AccountId>,
    colleagues: &[AccountId],
    item: &FoundItem,
) -> bool {
    match reach {
        Reach::Site => true,
        Reach::Shift => item
            .by_account
            .is_some_and(|by| Some(by) == account || colleagues.contains(&by)),
        Reach::Own | Reach::One => false,
    }
}

/// Whether the actor sees the thing.
pub(super) fn sees(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
    item: &FoundItem,
) -> Result<bool> {
    let Some(right) = right_of(actor, site, Object::FoundItem) else {
        return Ok(false);
    };
    let colleagues = colleagues(db, actor, site)?;
    Ok(reaches(right.reach, actor.account, &colleagues, item))
}

/// Whether the words are in what the reader sees of a thing.
fn is_found(view: &FoundItemView, words: &str) -> bool {
    let item = &view.item;
    let place = view.place();
    let texts = [
        item.description.as_deref().unwrap_or_default(),
        &place,
        &item.shelf,
        &item.by,
        &item.day,
    ];
    texts.iter().any(|text| text.to_lowercase().contains(words))
}

/// The register: what is in the house, or what was taken down in a span; with words, what of it has them. `None` for
/// whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (which, words): (Which, String),
) -> Result<Option<FoundItemRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let open = store::found_item::open(db, &site)?;
        let open = reader.views(db, open)?;
        let overdue = open.iter().filter(|view| view.overdue).count();
        let count = open.len();
        let mut items = match which {
            Which::Open => open,
            Which::Between(from, until) => {
                let found = store::found_item::between(db, &site, (from, until))?;
                reader.views(db, found)?
            }
        };
        let words = words.trim().to_lowercase();
        items.retain(|view| words.is_empty() || is_found(view, &words));
        Ok(Some(FoundItemRegister {
            items,
            open: count,
            overdue,
            days: reader.days,
            site: reader.sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The page of a thing; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: FoundItemId,
) -> Result<Option<FoundItemPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(mut reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let Some(record) = store::found_item::find(db, &site, id)? else {
            return Ok(None);
        };
        let Some(view) = reader.views(db, vec![record])?.pop() else {
            return Ok(None);
        };
        let (steps, signature) = steps_of(db, &reader, id)?;
        let may = Step::ALL.iter().copied().filter(|step| {
            let is_noticed = *step == Step::Publish && view.item.noticed.is_some();
            let is_early =
                *step == Step::Dispose && view.item.check_disposal(reader.today).is_err();
            let follows = view.item.state.after(*step).is_ok();
            follows && !is_noticed && !is_early && reader.part.check(*step).is_ok()
        });
        let may: Vec<Step> = may.collect();
        let creates = actor.right(&site, Object::FoundItem, Action::Create);
        let staff = store::account::staff(db, &site, &super::WITNESSES)?.into_iter();
        let others = staff.filter(|(account, ..)| Some(*account) != actor.account);
        let mut witnesses: Vec<Staff> = others
            .map(|(account, name, ..)| Staff { account, name })
            .collect();
        // Whoever has two roles stands there once.
        witnesses.dedup();
        let reports = if reader.part >= Part::Keeps && !view.item.state.is_closed() {
            lost::like(db, &reader, &view.item)?
        } else {
            Vec::new()
        };
        Ok(Some(FoundItemPage {
            trace: trace::trace(db, &mut reader.sight, (&owned, &actor), &view.item)?,
            may_add_photo: creates.is_some()
                && !view.item.state.is_closed()
                && view.photos.len() < PHOTOS_MAX,
            view,
            steps,
            signature,
            may,
            witnesses,
            reports,
            site: reader.sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What was done about a thing, as the reader may see it, and the signature.
fn steps_of(
    db: &mut Database,
    reader: &Reader,
    id: FoundItemId,
) -> Result<(Vec<FoundStepView>, Option<String>)> {
    let site = &reader.sight.site.id;
    let keeps = reader.part >= Part::Keeps;
    let (mut steps, mut signature) = (Vec::new(), None);
    for (position, record) in (1..).zip(store::found_item::steps(db, site, id)?) {
        let place = (id, position);
        if keeps && record.signature.is_some() {
            signature = sealed::open_signature(reader.sight.house(), site, place, &record)?;
        }
        let said = sealed::open_step(reader.sight.house(), site, place, &record)?;
        steps.push(step_view(reader, record, said));
    }
    Ok((steps, signature))
}

fn step_view(reader: &Reader, record: StepRecord, said: Option<Said>) -> FoundStepView {
    let witness = said.as_ref().and_then(|said| said.witness);
    let witness = witness.and_then(|account| reader.sight.names.get(&account));
    let keeps = reader.part >= Part::Keeps;
    FoundStepView {
        witness: witness.cloned().unwrap_or_default(),
        done: Done {
            step: record.step,
            at: record.at,
            by: record.by,
            said: said.map(|said| {
                if keeps {
                    said
                } else {
                    masked(record.step, said)
                }
            }),
            reason: record.reason,
        },
    }
}

/// What is said with a step, for whoever does not keep found things.
fn masked(step: Step, said: Said) -> Said {
    match step {
        Step::Inform | Step::HandBack => Said {
            whom: mask::name(&said.whom),
            telephone: mask::telephone(&said.telephone),
            proof: String::new(),
            note: String::new(),
            ..said
        },
        Step::Store | Step::Publish | Step::HandOver | Step::Dispose => said,
    }
}

/// What a thing is taken down from: from a duty, from a meeting, or in a room; `None` for whoever may not.
///
/// # Errors
/// When the database fails.
pub async fn new_page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (duty, meeting, room): (Option<DutyId>, Option<MeetingId>, Option<RoomId>),
) -> Result<Option<NewPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        if actor
            .right(&site, Object::FoundItem, Action::Create)
            .is_none()
        {
            return Ok(None);
        }
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let record = match duty {
            Some(duty) => crate::duty::find_to_do(db, &actor, &site, duty)?,
            None => None,
        };
        let room = record.as_ref().and_then(|duty| duty.room).or(room);
        let room = room.filter(|room| sight.rooms.contains_key(room));
        let meeting = record.as_ref().and_then(|duty| duty.meeting).or(meeting);
        let now = sight.now();
        let meeting = match (meeting, room) {
            (Some(meeting), _) => trace::brief(db, &mut sight, &actor, meeting)?,
            (None, Some(room)) => trace::proposed(db, &mut sight, &actor, (room, now))?,
            (None, None) => None,
        };
        let mut title = String::new();
        if let Some(record) = &record {
            let standard = sight.standard(db, record.standard_version)?;
            let rule = standard.rule(&record.duty.rule);
            title = rule.map_or_else(String::new, |rule| rule.title.clone());
        }
        let mut rooms: Vec<RoomBrief> = sight.rooms.values().map(RoomBrief::of).collect();
        rooms.sort_by(|one, other| (&one.number, one.id).cmp(&(&other.number, other.id)));
        Ok(Some(NewPage {
            rooms,
            room,
            meeting,
            duty: title,
            site: sight.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What a photo of a thing shows, a JPEG; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, photo): (FoundItemId, PhotoId),
    small: bool,
) -> Result<Option<Vec<u8>>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(record) = store::found_item::find(db, &site, id)? else {
            return Ok(None);
        };
        if !sees(db, &actor, &site, &record.item)? {
            return Ok(None);
        }
        let of_item = (Register::FoundItem, id.0);
        crate::photo::open(db, &owned, &site, (of_item, photo), small)
    };
    Ok(house.store().read(read).await?)
}
