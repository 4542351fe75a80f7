//! Assigned matters as a screen shows them.

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object, Reach, Right};
use domain::assigned_matter::{AssignedMatter, Figures, Said, Step, Taken};
use domain::directory::Site;
use domain::subject::Register;
use domain::{
    AccountId, AssignedMatterId, Milliseconds, PersonId, PhotoId, RoomId, SiteId, TeamId, Uid,
};
use store::Database;

use super::{is_of_a_leaders_office, receivers, standing};
use crate::error::Error;
use crate::house::House;
use crate::photo::PhotoBrief;
use crate::view::{RoomBrief, Staff, WHOLE};

/// How many leaders a form proposes by itself, the first by name.
const PROPOSED_MAX: usize = 500;

/// A matter as a screen shows it. Whoever may see no word of it sees none here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterView {
    /// The matter.
    pub matter: AssignedMatter,
    /// For whom, by name; empty for nobody in particular.
    pub person: String,
    /// Where; `None` where it has no place, or the directory no longer has it.
    pub room: Option<RoomBrief>,
    /// The name of its team; empty for none.
    pub team: String,
    /// Whether what is awaited is late.
    pub late: bool,
    /// Its photos.
    pub photos: Vec<PhotoBrief>,
}

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterRegister {
    /// The site.
    pub site: Site,
    /// What is not closed, late ones first, then by when it is due.
    pub open: Vec<MatterView>,
    /// What was assigned in the span, the newest first.
    pub of_span: Vec<MatterView>,
    /// What the span shows.
    pub figures: Figures,
    /// Whether the reader may assign something.
    pub may_assign: bool,
}

/// The page of a matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterPage {
    /// The site.
    pub site: Site,
    /// The matter.
    pub view: MatterView,
    /// What was done about it, in order.
    pub steps: Vec<Taken>,
    /// The steps that the reader may take now.
    pub may: Vec<Step>,
    /// To whom it can be given, where the reader may.
    pub receivers: Vec<Staff>,
}

/// What an assignment is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignPage {
    /// The site.
    pub site: Site,
    /// Who may see to matters, the reader left out.
    pub receivers: Vec<Staff>,
    /// The teams.
    pub teams: Vec<(TeamId, String)>,
    /// The places.
    pub rooms: Vec<RoomBrief>,
    /// The leaders by whom it may be wanted.
    pub leaders: Vec<String>,
}

/// What the ids of some matters are called.
pub(super) struct Names {
    people: BTreeMap<PersonId, String>,
    rooms: BTreeMap<RoomId, RoomBrief>,
    teams: BTreeMap<TeamId, String>,
}

impl Names {
    pub(super) fn of(
        db: &mut Database,
        site: &SiteId,
        matters: &[AssignedMatter],
    ) -> anyhow::Result<Self> {
        let ids: Vec<PersonId> = matters.iter().filter_map(|one| one.person).collect();
        let people = store::directory::persons(db, site, &ids)?.into_iter();
        let rooms = store::directory::rooms(db, site)?;
        let teams = store::directory::teams(db, site)?.into_iter();
        Ok(Self {
            people: people
                .map(|row| (row.person.id, called(&row.person)))
                .collect(),
            rooms: rooms
                .iter()
                .map(|room| (room.id, RoomBrief::of(room)))
                .collect(),
            teams: teams.map(|team| (team.id, team.name)).collect(),
        })
    }

    pub(super) fn person(&self, matter: &AssignedMatter) -> String {
        let found = matter.person.and_then(|id| self.people.get(&id));
        found.cloned().unwrap_or_default()
    }

    pub(super) fn room(&self, matter: &AssignedMatter) -> Option<RoomBrief> {
        matter.room.and_then(|id| self.rooms.get(&id)).cloned()
    }

    pub(super) fn team(&self, matter: &AssignedMatter) -> String {
        let found = matter.team.and_then(|id| self.teams.get(&id));
        found.cloned().unwrap_or_default()
    }
}

/// As somebody is spoken of: by their form of address, else by name.
fn called(person: &domain::directory::Person) -> String {
    if person.form_of_address.is_empty() {
        return person.name.clone();
    }
    person.form_of_address.clone()
}

/// What one reader may see of the matters of a site.
pub(super) struct Reader {
    pub(super) site: Site,
    pub(super) right: Right,
    account: Option<AccountId>,
    pub(super) now: Milliseconds,
}

impl Reader {
    pub(super) fn of(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
    ) -> anyhow::Result<Option<Self>> {
        let Some(right) = actor.right(site, Object::AssignedMatter, Action::View) else {
            return Ok(None);
        };
        Ok(store::site::find(db, site)?.map(|site| Self {
            site,
            right,
            account: actor.account,
            now: house.now(),
        }))
    }

    /// Whether the words of a matter are kept from the reader.
    fn is_masked(&self, matter: &AssignedMatter) -> bool {
        self.right.masked && !matter.is_theirs(self.account)
    }

    fn views(
        &self,
        db: &mut Database,
        matters: Vec<AssignedMatter>,
    ) -> anyhow::Result<Vec<MatterView>> {
        let ids: Vec<Uid> = matters.iter().map(|one| one.id.0).collect();
        let mut photos = BTreeMap::<Uid, Vec<PhotoBrief>>::new();
        let register = Register::AssignedMatter;
        for photo in crate::photo::of_subjects(db, &self.site.id, register, &ids)? {
            photos.entry(photo.subject).or_default().push(photo);
        }
        let names = Names::of(db, &self.site.id, &matters)?;
        let views = matters.into_iter().map(|matter| {
            let team = names.team(&matter);
            let late = matter.is_late(self.now);
            if self.is_masked(&matter) {
                return MatterView {
                    person: String::new(),
                    room: None,
                    team,
                    late,
                    photos: Vec::new(),
                    matter: AssignedMatter {
                        what: String::new(),
                        person: None,
                        room: None,
                        ..matter
                    },
                };
            }
            MatterView {
                person: names.person(&matter),
                room: names.room(&matter),
                team,
                late,
                photos: photos.remove(&matter.id.0).unwrap_or_default(),
                matter,
            }
        });
        Ok(views.collect())
    }

    fn open(&self, db: &mut Database) -> anyhow::Result<Vec<MatterView>> {
        let open = match (self.right.reach, self.account) {
            (Reach::Site, _) => store::assigned_matter::open(db, &self.site.id, WHOLE)?,
            (_, Some(account)) => {
                store::assigned_matter::open_of(db, &self.site.id, account, WHOLE)?
            }
            (_, None) => Vec::new(),
        };
        let mut views = self.views(db, open)?;
        views.sort_by_key(|view| (!view.late, view.matter.due, view.matter.id));
        Ok(views)
    }

    pub(super) fn between(
        &self,
        db: &mut Database,
        span: (Milliseconds, Milliseconds),
    ) -> anyhow::Result<Vec<AssignedMatter>> {
        match (self.right.reach, self.account) {
            (Reach::Site, _) => store::assigned_matter::between(db, &self.site.id, span, WHOLE),
            (_, Some(account)) => {
                store::assigned_matter::between_of(db, &self.site.id, account, span, WHOLE)
            }
            (_, None) => Ok(Vec::new()),
        }
    }
}

/// Whether the actor may assign something.
fn may_assign(db: &mut Database, actor: &Actor, site: &SiteId) -> anyhow::Result<bool> {
    match actor.right(site, Object::AssignedMatter, Action::Create) {
        None => Ok(false),
        Some(right) if right.reach == Reach::Site => Ok(true),
        Some(_) => is_of_a_leaders_office(db, actor, site),
    }
}

/// The register with what was assigned in the span; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<MatterRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let of_span = reader.between(db, span)?;
        Ok(Some(MatterRegister {
            open: reader.open(db)?,
            figures: domain::assigned_matter::figures(&of_span, reader.now),
            of_span: reader.views(db, of_span)?,
            may_assign: may_assign(db, &actor, &site)?,
            site: reader.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The page of a matter; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: AssignedMatterId,
) -> Result<Option<MatterPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some((reader, matter)) = seen(db, &owned, &actor, &site, id)? else {
            return Ok(None);
        };
        let stands = standing(&actor, &site, &matter);
        let asked = matter.asked_until.is_some();
        let may = Step::ALL
            .iter()
            .copied()
            .filter(|step| matter.state.after(*step, asked).is_ok() && stands.check(*step).is_ok());
        let may: Vec<Step> = may.collect();
        let masked = reader.is_masked(&matter);
        let mut steps = store::assigned_matter::steps(db, &site, id)?;
        for taken in steps.iter_mut().filter(|_| masked) {
            // Times and scores are what the auditor looks for; words are not.
            taken.said = Said {
                until: taken.said.until,
                score: taken.said.score,
                ..Said::default()
            };
        }
        let receivers = if may.contains(&Step::Give) {
            let mut receivers = receivers(db, &site)?;
            receivers.retain(|(account, _)| {
                Some(*account) != matter.assigner_account
                    && Some(*account) != matter.assignee_account
            });
            receivers.into_iter().map(staff).collect()
        } else {
            Vec::new()
        };
        let Some(view) = reader.views(db, vec![matter])?.pop() else {
            return Ok(None);
        };
        Ok(Some(MatterPage {
            site: reader.site,
            view,
            steps,
            may,
            receivers,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn staff((account, name): (AccountId, String)) -> Staff {
    Staff { account, name }
}

fn seen(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: AssignedMatterId,
) -> anyhow::Result<Option<(Reader, AssignedMatter)>> {
    let Some(reader) = Reader::of(db, house, actor, site)? else {
        return Ok(None);
    };
    let matter = store::assigned_matter::find(db, site, id)?;
    let matter =
        matter.filter(|one| reader.right.reach == Reach::Site || one.is_theirs(reader.account));
    Ok(matter.map(|matter| (reader, matter)))
}

/// What a photo of a matter shows, a JPEG; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn photo(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (id, photo): (AssignedMatterId, PhotoId),
    small: bool,
) -> Result<Option<Vec<u8>>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| match seen(db, &owned, &actor, &site, id)? {
        Some((reader, matter)) if !reader.is_masked(&matter) => {
            let of_matter = (Register::AssignedMatter, id.0);
            crate::photo::open(db, &owned, &site, (of_matter, photo), small)
        }
        _ => Ok(None),
    };
    Ok(house.store().read(read).await?)
}

/// What an assignment is made from; `None` for whoever may not assign.
///
/// # Errors
/// When the database fails.
pub async fn assign_page(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<AssignPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        if !may_assign(db, &actor, &site)? {
            return Ok(None);
        }
        let mut receivers = receivers(db, &site)?;
        receivers.retain(|(account, _)| Some(*account) != actor.account);
        let mut rooms: Vec<RoomBrief> = store::directory::rooms(db, &site)?
            .iter()
            .map(RoomBrief::of)
            .collect();
        rooms.sort_by(|one, other| one.number.cmp(&other.number).then(one.id.cmp(&other.id)));
        let mut people = store::directory::people(db, &site)?;
        people.retain(|person| person.precedence.is_some());
        people.truncate(PROPOSED_MAX);
        let teams = store::directory::teams(db, &site)?.into_iter();
        Ok(Some(AssignPage {
            receivers: receivers.into_iter().map(staff).collect(),
            teams: teams.map(|team| (team.id, team.name)).collect(),
            rooms,
            leaders: people.into_iter().map(|person| person.name).collect(),
            site: reader.site,
        }))
    };
    Ok(house.store().read(read).await?)
}
