//! Where leaders are (去向): said by themselves, their secretaries, the desk and the team leader,
//! seen by those who may (clause C2.8 goes by it).

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Right};
use domain::directory::{Person, Site};
use domain::presence::{Presence, checked};
use domain::{Milliseconds, PersonId, Refusal, SiteId};
use store::Database;
use store::directory::{PlaceRow, PresenceRow};

use crate::command::{About, Answer, Command, perform};
use crate::error::Error;
use crate::house::House;

/// The leaders of a site and where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresenceBoard {
    /// The site.
    pub site: Site,
    /// The leaders whom the actor may see, by precedence.
    pub leaders: Vec<LeaderPresence>,
    /// Now, by the house's clock.
    pub now: Milliseconds,
}

/// A leader and where they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderPresence {
    /// The leader.
    pub person: Person,
    /// Where they belong and work.
    pub place: PlaceRow,
    /// What was said last; `None` where nothing was.
    pub said: Option<ShownPresence>,
    /// Whether the actor may say where they are.
    pub may_say: bool,
}

/// What was said, as far as the actor may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownPresence {
    /// What was said; its note is empty for those from whom it is kept.
    pub presence: Presence,
    /// When.
    pub said_at: Milliseconds,
    /// By whom.
    pub said_by: String,
    /// Whether they should be back by now.
    pub due_back: bool,
}

/// How the actor may look at where leaders are.
#[derive(Clone, Copy)]
pub(super) struct PresenceSight {
    right: Right,
    now: Milliseconds,
}

impl PresenceSight {
    pub(super) fn of(house: &House, actor: &Actor, site: &SiteId) -> Option<Self> {
        let right = actor.right(site, Object::Presence, Action::View)?;
        Some(Self {
            right,
            now: house.now(),
        })
    }

    /// What was said of the people whom the actor may see.
    pub(super) fn read(
        self,
        db: &mut Database,
        actor: &Actor,
        site: &SiteId,
        ids: &[PersonId],
    ) -> Result<BTreeMap<PersonId, ShownPresence>> {
        let own = match self.right.reach {
            Reach::Site => None,
            _ => Some(spoken_for(db, actor, site)?),
        };
        let rows = store::directory::presences(db, site, ids)?;
        let seen = rows
            .into_iter()
            .filter(|row| own.as_ref().is_none_or(|own| own.contains(&row.person)));
        Ok(seen.map(|row| (row.person, self.shown(row))).collect())
    }

    fn shown(self, row: PresenceRow) -> ShownPresence {
        let mut presence = row.presence;
        if self.right.masked {
            presence.note.clear();
        }
        ShownPresence {
            due_back: presence.is_due_back(self.now),
            presence,
            said_at: row.said_at,
            said_by: row.said_by,
        }
    }
}

/// For whom the actor speaks: themselves, and the leaders for whom they act.
pub(crate) fn spoken_for(db: &mut Database, actor: &Actor, site: &SiteId) -> Result<Vec<PersonId>> {
    let Some(account) = actor.account else {
        return Ok(Vec::new());
    };
    let Some(own) = store::directory::person_of_account(db, site, account)? else {
        return Ok(Vec::new());
    };
    let rows = store::directory::persons(db, site, &[own])?;
    let leaders = rows.into_iter().flat_map(|row| row.particulars.acts_for);
    Ok(std::iter::once(own).chain(leaders).collect())
}

/// Where the leaders of the site are, as far as the actor may see it.
///
/// # Errors
/// Refused to whoever may not look.
pub async fn presence_board(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<PresenceBoard>, Error> {
    let sight = PresenceSight::of(house, actor, site);
    let sight = sight.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    let may_say = actor.right(site, Object::Presence, Action::Do);
    let (site, actor) = (site.clone(), actor.clone());
    let read = move |db: &mut Database| -> Result<_> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let own = spoken_for(db, &actor, &site)?;
        let reaches = |right: Right, id| right.reach == Reach::Site || own.contains(&id);
        let mut people = store::directory::people(db, &site)?;
        people.retain(|one| one.precedence.is_some() && reaches(sight.right, one.id));
        let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
        let mut said = sight.read(db, &actor, &site, &ids)?;
        let places = store::directory::places_of(db, &site, &ids)?;
        let mut places: BTreeMap<PersonId, PlaceRow> =
            places.into_iter().map(|row| (row.person, row)).collect();
        let leaders = people.into_iter().filter_map(|person| {
            Some(LeaderPresence {
                place: places.remove(&person.id)?,
                said: said.remove(&person.id),
                may_say: may_say.is_some_and(|right| reaches(right, person.id)),
                person,
            })
        });
        Ok(Some(PresenceBoard {
            site: found,
            leaders: leaders.collect(),
            now: sight.now,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// Says where a leader is. The journal tells that it was said and where they are; never the note.
///
/// # Errors
/// Refused to whoever does not speak for them, and when what is said cannot be.
pub async fn say_presence(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: PersonId,
    said: Presence,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::Presence, Action::Do)?;
        let known = store::directory::persons(deed.db, &deed.site.id, &[id])?;
        let known = known
            .first()
            .ok_or_else(|| Refusal::missing("person-unknown"))?;
        let speaks =
            reach == Reach::Site || spoken_for(deed.db, deed.actor, &deed.site.id)?.contains(&id);
        if !speaks {
            return Err(Refusal::missing("person-unknown").into());
        }
        if known.person.precedence.is_none() {
            return Err(Refusal::conflict("presence-of-leaders-alone").into());
        }
        let presence = checked(said.clone(), deed.at)?;
        let row = PresenceRow {
            person: id,
            presence,
            said_at: deed.at,
            said_by: deed.actor.name.clone(),
        };
        store::directory::put_presence(deed.db, &deed.site.id, &row)?;
        let entry = deed
            .entry("presence-said")
            .detail("name", &known.person.name)
            .detail("whereabouts", row.presence.whereabouts.word());
        deed.write(&entry)?;
        crate::office::follow(deed)?;
        Ok(Answer::about(id))
    })
    .await
}
