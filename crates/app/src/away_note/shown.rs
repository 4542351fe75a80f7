//! Where the teams are, as their page, the paper for the desk and the screen at the door show it. Numbers are told
//! while all are away, and never one that nobody is to be told unasked.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::away::{AwayWord, Said, Standing, TeamStanding};
use domain::directory::Site;
use domain::particulars::{Telephone, ToldTo};
use domain::{AccountId, DeviceId, DutyId, Milliseconds, PersonId, RoomId, SiteId, TeamId};
use store::Database;
use store::away::DoorScreen;

use super::ground::{Ground, TeamGround, Which};
use super::screen::of_code;
use super::subject_of;
use crate::error::Error;
use crate::house::House;
use crate::view::{RoomBrief, Sight, Staff, right_of};

/// How far ahead the roster is asked for who comes next.
const NEXT_SHIFT_MS: Milliseconds = 14 * 24 * 60 * 60 * 1_000;

/// Where the teams are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayNotes {
    /// The site.
    pub site: Site,
    /// Now, by the house's clock.
    pub now: Milliseconds,
    /// The teams that the reader may see.
    pub teams: Vec<AwayTeam>,
    /// Whether the reader is on duty, and so may say that they go out.
    pub on_duty: bool,
    /// What the reader said of themselves.
    pub own: Option<OwnWord>,
    /// Whether the reader may say where they are.
    pub may_say: bool,
    /// Whether the reader may put screens at doors, and take them away.
    pub may_set_up: bool,
}

/// A team, as its note shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayTeam {
    /// The team.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Its office, where the directory knows one.
    pub office: Option<RoomBrief>,
    /// How it stands.
    pub standing: TeamStanding,
    /// Its people on duty.
    pub people: Vec<AwayPerson>,
    /// Where nobody is on duty: when the next shift begins by the roster.
    pub next_shift: Option<Milliseconds>,
    /// While all are away: the duty to put the note out, and whether it is settled.
    pub duty: Option<(DutyId, bool)>,
    /// The screens at its door; empty for who may not set them up.
    pub screens: Vec<ScreenView>,
    /// Whether one of them shows the note.
    pub shown: bool,
}

/// Somebody of a team on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwayPerson {
    /// Who.
    pub staff: Staff,
    /// Whether they are out.
    pub standing: Standing,
    /// The room that they are in.
    pub room: Option<RoomBrief>,
    /// Their mobile telephone, while all are away.
    pub mobile: Option<String>,
    /// Whether the directory has no number of theirs that the note may tell.
    pub lacks_mobile: bool,
}

/// A screen at a door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreenView {
    /// Its id.
    pub id: DeviceId,
    /// Its name.
    pub name: String,
    /// The end of its address.
    pub code: String,
    /// When it was added.
    pub added: Milliseconds,
    /// By whom.
    pub added_by: String,
    /// When it asked last.
    pub asked: Option<Milliseconds>,
    /// Whether it shows the note by now.
    pub alive: bool,
}

/// What somebody said of themselves who is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWord {
    /// Where.
    pub place: String,
    /// When they said so.
    pub since: Milliseconds,
    /// Back when.
    pub back: Milliseconds,
}

/// What the screen at a door shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// The site.
    pub site: Site,
    /// Now, by the house's clock.
    pub now: Milliseconds,
    /// The team.
    pub team: AwayTeam,
}

/// Where the teams are that the reader may see; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn notes(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<AwayNotes>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let now = house.now();
    let read = move |db: &mut Database| -> Result<Option<AwayNotes>> {
        let Some(right) = right_of(&actor, &site, Object::AwayNote) else {
            return Ok(None);
        };
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let may = |action| actor.right(&site, Object::AwayNote, action).is_some();
        let may_set_up = may(Action::Create);
        let own: Vec<TeamId> = sight.teams_of(&actor).map(|team| team.id).collect();
        let ground = Ground::read(db, &owned, &sight.site, (now, Which::All))?;
        let mut teams = Vec::new();
        for team in &ground.teams {
            if right.reach == Reach::Site || own.contains(&team.team.id) {
                teams.push(shown(db, &sight, team, now)?);
            }
        }
        if may_set_up {
            add_screens(db, &site, &mut teams, now)?;
        }
        let on_duty = store::shift::on_duty(db, &site)?;
        let since = on_duty
            .iter()
            .find(|(account, _)| Some(*account) == actor.account);
        let word = match since {
            Some((account, since)) => own_word(db, &site, *account, *since)?,
            None => None,
        };
        Ok(Some(AwayNotes {
            site: sight.site,
            now,
            teams,
            on_duty: since.is_some(),
            own: word,
            may_say: may(Action::Do),
            may_set_up,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The note of one team for its desk; `None` where it is not the reader's to see.
///
/// # Errors
/// When the database fails.
pub async fn sheet(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    team: TeamId,
) -> Result<Option<Door>, Error> {
    let Some(notes) = notes(house, actor, site).await? else {
        return Ok(None);
    };
    let found = notes.teams.into_iter().find(|one| one.id == team);
    Ok(found.map(|team| Door {
        site: notes.site,
        now: notes.now,
        team,
    }))
}

/// What the screen of an address shows; `None` where nobody has such an address.
///
/// # Errors
/// When the database fails.
pub async fn door(house: &House, code: &str) -> Result<Option<Door>, Error> {
    let Some((site, screen)) = of_code(house, code).await? else {
        return Ok(None);
    };
    let (owned, now) = (house.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Option<Door>> {
        let Some(sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let which = Which::Of(screen.team);
        let ground = Ground::read(db, &owned, &sight.site, (now, which))?;
        let Some(team) = ground.teams.first() else {
            return Ok(None);
        };
        let team = shown(db, &sight, team, now)?;
        Ok(Some(Door {
            site: sight.site,
            now,
            team,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What somebody who came on duty at `since` said of themselves, while they are out by it.
pub(crate) fn own_word(
    db: &mut Database,
    site: &SiteId,
    account: AccountId,
    since: Milliseconds,
) -> Result<Option<OwnWord>> {
    let words = store::away::words(db, site)?;
    let own = |word: &AwayWord| word.account == account && word.at >= since;
    Ok(words
        .into_iter()
        .find(own)
        .and_then(|word| match word.said {
            Said::In => None,
            Said::Out { place, back } => Some(OwnWord {
                place,
                since: word.at,
                back,
            }),
        }))
}

fn shown(
    db: &mut Database,
    sight: &Sight,
    ground: &TeamGround,
    now: Milliseconds,
) -> Result<AwayTeam> {
    let site = &sight.site.id;
    let all_away = matches!(ground.standing, TeamStanding::AllAway { .. });
    let accounts: Vec<AccountId> = ground.on_duty.iter().map(|(account, _)| *account).collect();
    let mobiles = mobiles(db, site, &accounts)?;
    let people = ground.on_duty.iter().map(|(account, standing)| AwayPerson {
        staff: Staff {
            account: *account,
            name: sight.names.get(account).cloned().unwrap_or_default(),
        },
        standing: standing.clone(),
        room: room_of(standing).map(|room| sight.room(room)),
        mobile: mobiles.get(account).filter(|_| all_away).cloned(),
        lacks_mobile: !mobiles.contains_key(account),
    });
    let next_shift = match ground.standing {
        TeamStanding::NobodyOnDuty => next_shift(db, site, ground.team.id, now)?,
        _ => None,
    };
    let duty = match &ground.note {
        Some(note) => {
            let duties = store::duty::of_subject(db, site, subject_of(note))?;
            let duty = duties.into_iter().next();
            duty.map(|duty| (duty.id, duty.duty.outcome.is_some()))
        }
        None => None,
    };
    Ok(AwayTeam {
        id: ground.team.id,
        name: ground.team.name.clone(),
        office: ground.office.as_ref().map(RoomBrief::of),
        standing: ground.standing,
        people: people.collect(),
        next_shift,
        duty,
        screens: Vec::new(),
        shown: ground.screen.is_some(),
    })
}

fn room_of(standing: &Standing) -> Option<RoomId> {
    match standing {
        Standing::In => None,
        Standing::Out(out) => match &out.place {
            domain::away::Place::Meeting(room) | domain::away::Place::Duty(room) => Some(*room),
            domain::away::Place::Said(_) => None,
        },
    }
}

/// When the next shift of the team begins that is planned.
fn next_shift(
    db: &mut Database,
    site: &SiteId,
    team: TeamId,
    now: Milliseconds,
) -> Result<Option<Milliseconds>> {
    let planned = store::planned_shift::between(db, site, (now, now + NEXT_SHIFT_MS))?;
    let mut theirs = planned.iter().filter(|shift| shift.team == team);
    Ok(theirs.next().map(|shift| shift.starts))
}

/// The mobile telephones that the note may tell, by the directory's person of each account. The clause wants the
/// number on the desk; who is to be asked before anybody is told theirs is left out, and lacks it.
fn mobiles(
    db: &mut Database,
    site: &SiteId,
    accounts: &[AccountId],
) -> Result<BTreeMap<AccountId, String>> {
    let mut people: BTreeMap<PersonId, AccountId> = BTreeMap::new();
    for account in accounts {
        if let Some(person) = store::directory::person_of_account(db, site, *account)? {
            people.insert(person, *account);
        }
    }
    if people.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<PersonId> = people.keys().copied().collect();
    let rows = store::directory::persons(db, site, &ids)?;
    let told = |telephone: &Telephone| telephone.told_to != ToldTo::NobodyUnasked;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let account = people.get(&row.person.id)?;
            let mobile = row.particulars.mobile.filter(told)?;
            Some((*account, mobile.number))
        })
        .collect())
}

fn add_screens(
    db: &mut Database,
    site: &SiteId,
    teams: &mut [AwayTeam],
    now: Milliseconds,
) -> Result<()> {
    for screen in store::away::screens(db, site)? {
        if let Some(team) = teams.iter_mut().find(|team| team.id == screen.team) {
            team.screens.push(screen_view(screen, now));
        }
    }
    Ok(())
}

fn screen_view(screen: DoorScreen, now: Milliseconds) -> ScreenView {
    ScreenView {
        id: screen.id,
        name: screen.name,
        code: screen.code,
        added: screen.added,
        added_by: screen.added_by,
        asked: screen.asked,
        alive: domain::away::is_alive(screen.asked, now),
    }
}
