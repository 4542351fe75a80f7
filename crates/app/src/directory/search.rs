//! The directory as the desk asks it: who is it, where, by which number, and may a caller be told
//! (clauses A2.6, A2.7).

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object};
use domain::particulars::{Telephone, ToldTo};
use domain::person_key::{SearchWord, Way, search_words};
use domain::{PersonId, Refusal, SiteId, folding};
use store::Database;
use store::directory::{KeyRow, PersonRow, PlaceRow};

use super::presence::{PresenceSight, ShownPresence};
use crate::error::Error;
use crate::house::House;

/// The most people that one search answers.
pub const FOUND_MAX: usize = 50;
/// How many keys are read for each person that is asked for.
const KEYS_FOR_EACH: usize = 6;
/// How many keys are read for a word that stands beside others.
const KEYS_OF_MANY: i64 = 1_500;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The people, those with precedence first.
    pub people: Vec<FoundPerson>,
    /// Whether there are more than are told.
    pub more: bool,
}

/// A person as the desk needs them. Whoever is found is of the building; nobody else is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPerson {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// How they are addressed; empty where nothing special is known.
    pub form_of_address: String,
    /// Their precedence; 1 is the highest.
    pub precedence: Option<u32>,
    /// The name of their department.
    pub department: Option<String>,
    /// The room they work in.
    pub room: Option<FoundRoom>,
    /// The telephone on their desk.
    pub office: Option<ShownTelephone>,
    /// The one they carry.
    pub mobile: Option<ShownTelephone>,
    /// Their vehicles.
    pub plates: Vec<String>,
    /// Who acts for them.
    pub secretaries: Vec<Named>,
    /// For whom they act.
    pub acts_for: Vec<Named>,
    /// Where they are, as far as the actor may see it; `None` where nothing was said.
    pub presence: Option<ShownPresence>,
}

/// A room by the names of what it is in.
pub type FoundRoom = store::directory::RoomPlace;

/// Somebody who stands in for another, or is stood in for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
    /// The telephone on their desk.
    pub office: Option<ShownTelephone>,
}

/// A telephone as the actor may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownTelephone {
    /// The number; `None` where it is not for the actor's eyes.
    pub number: Option<String>,
    /// Who may be told it.
    pub told_to: ToldTo,
}

/// How the actor may look at people.
#[derive(Clone)]
struct Sight {
    masked: bool,
    presence: Option<PresenceSight>,
    actor: Actor,
}

impl Sight {
    fn of(house: &House, actor: &Actor, site: &SiteId) -> Result<Self, Refusal> {
        let right = actor.right(site, Object::Person, Action::View);
        let right = right.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
        Ok(Self {
            masked: right.masked,
            presence: PresenceSight::of(house, actor, site),
            actor: actor.clone(),
        })
    }

    fn of_telephone(&self, telephone: Option<Telephone>) -> Option<ShownTelephone> {
        telephone.map(|telephone| {
            let hidden = self.masked && telephone.told_to == ToldTo::NobodyUnasked;
            ShownTelephone {
                number: (!hidden).then_some(telephone.number),
                told_to: telephone.told_to,
            }
        })
    }
}

/// The people of the site that the typed text finds, at most `limit`; nobody for a text that looks
/// for nothing.
///
/// # Errors
/// Refused to whoever may not look.
pub async fn search(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    typed: &str,
    limit: usize,
) -> Result<Found, Error> {
    let sight = Sight::of(house, actor, site)?;
    let words = search_words(typed);
    if words.is_empty() {
        return Ok(Found::default());
    }
    let (site, limit) = (site.clone(), limit.clamp(1, FOUND_MAX));
    let read = move |db: &mut Database| -> Result<Found> {
        let mut ids = match words.as_slice() {
            [word] => by_word(db, &site, word, limit)?,
            words => by_words(db, &site, words, limit)?,
        };
        let more = ids.len() > limit;
        ids.truncate(limit);
        let mut people = shown(db, &site, &ids, &sight)?;
        if sight.masked {
            people.retain(|person| words.iter().all(|word| is_seen(person, word)));
        }
        Ok(Found { people, more })
    };
    Ok(house.store().read(read).await?)
}

/// One person of the site, as the desk needs them.
///
/// # Errors
/// Refused to whoever may not look.
pub async fn found_person(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: PersonId,
) -> Result<Option<FoundPerson>, Error> {
    let sight = Sight::of(house, actor, site)?;
    let site = site.clone();
    let read = move |db: &mut Database| shown(db, &site, &[id], &sight);
    Ok(house.store().read(read).await?.pop())
}

/// The people of the ids as the actor may see them; nobody to whoever may not look.
pub(crate) fn found_people(
    db: &mut Database,
    (house, actor): (&House, &Actor),
    site: &SiteId,
    ids: &[PersonId],
) -> Result<Vec<FoundPerson>> {
    match Sight::of(house, actor, site) {
        Ok(sight) => shown(db, site, ids, &sight),
        Err(_) => Ok(Vec::new()),
    }
}

/// Whether digits that found the person are among what is shown of them: a number that is hidden is
/// not found out by typing it either.
fn is_seen(person: &FoundPerson, word: &SearchWord) -> bool {
    word.ways.iter().any(|way| {
        if !way.from.bytes().all(|one| one.is_ascii_digit()) {
            return true;
        }
        let numbers = [&person.office, &person.mobile].into_iter().flatten();
        let numbers = numbers.filter_map(|telephone| telephone.number.as_deref());
        let room = person.room.iter();
        numbers
            .chain(room.flat_map(|room| [room.number.as_str(), room.name.as_str()]))
            .chain(person.plates.iter().map(String::as_str))
            .chain(person.department.as_deref())
            .chain([person.name.as_str(), person.form_of_address.as_str()])
            .any(|text| folding::fold(text).contains(&way.from))
    })
}

/// Who has a key of the word: those with precedence first, among the others whose key is the word
/// itself.
fn by_word(
    db: &mut Database,
    site: &SiteId,
    word: &SearchWord,
    limit: usize,
) -> Result<Vec<PersonId>> {
    let most = ((limit + 1) * KEYS_FOR_EACH) as i64;
    let mut places: BTreeMap<PersonId, (bool, u32, bool, usize)> = BTreeMap::new();
    for way in &word.ways {
        // A number that is whole is meant, whoever else has it in a longer one.
        let digits = way.from.bytes().all(|one| one.is_ascii_digit());
        for (place, row) in rows_of(db, site, way, most)?.into_iter().enumerate() {
            let whole = row.key == way.from;
            let own = (!(digits && whole), row.precedence, !whole, place);
            let known = places.entry(row.person).or_insert(own);
            *known = own.min(*known);
        }
    }
    let mut found: Vec<_> = places.into_iter().collect();
    found.sort_by_key(|(id, place)| (*place, *id));
    Ok(found.into_iter().map(|(id, _)| id).collect())
}

fn rows_of(db: &mut Database, site: &SiteId, way: &Way, most: i64) -> Result<Vec<KeyRow>> {
    let mut rows = match &way.stub {
        Some(stub) => store::directory::keys_like(db, site, stub, most)?,
        None => Vec::new(),
    };
    rows.extend(store::directory::keys_from(
        db,
        site,
        (&way.from, &way.until),
        most,
    )?);
    Ok(rows)
}

/// Who has a key of each of the words: those of the rarest word, as far as the others find them too.
fn by_words(
    db: &mut Database,
    site: &SiteId,
    words: &[SearchWord],
    limit: usize,
) -> Result<Vec<PersonId>> {
    let mut rarest: Option<(usize, BTreeMap<PersonId, u32>)> = None;
    for (place, word) in words.iter().enumerate() {
        let mut people = BTreeMap::new();
        for way in &word.ways {
            for row in rows_of(db, site, way, KEYS_OF_MANY)? {
                people.insert(row.person, row.precedence);
            }
        }
        if rarest
            .as_ref()
            .is_none_or(|(_, known)| people.len() < known.len())
        {
            rarest = Some((place, people));
        }
    }
    let Some((driver, people)) = rarest else {
        return Ok(Vec::new());
    };
    let mut left: Vec<(u32, PersonId)> = people.into_iter().map(|(id, rank)| (rank, id)).collect();
    left.sort_unstable();
    let mut left: Vec<PersonId> = left.into_iter().map(|(_, id)| id).collect();
    for (_, word) in words
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != driver)
    {
        let mut having = std::collections::BTreeSet::new();
        for way in &word.ways {
            for some in left.chunks(500) {
                let range = (way.from.as_str(), way.until.as_str());
                having.extend(store::directory::having_key(db, site, range, some)?);
            }
        }
        left.retain(|id| having.contains(id));
    }
    left.truncate(limit + 1);
    Ok(left)
}

/// The people of the ids in their order, as the actor may see them.
fn shown(
    db: &mut Database,
    site: &SiteId,
    ids: &[PersonId],
    sight: &Sight,
) -> Result<Vec<FoundPerson>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::directory::persons(db, site, ids)?;
    let acting = store::directory::secretaries_of(db, site, ids)?;
    let others: Vec<PersonId> = acting
        .iter()
        .map(|(_, secretary)| *secretary)
        .chain(rows.iter().flat_map(|row| row.particulars.acts_for.clone()))
        .collect();
    let mut others_by_id = BTreeMap::new();
    if !others.is_empty() {
        for row in store::directory::persons(db, site, &others)? {
            others_by_id.insert(row.person.id, named(row, sight));
        }
    }
    let mut places: BTreeMap<PersonId, PlaceRow> = store::directory::places_of(db, site, ids)?
        .into_iter()
        .map(|row| (row.person, row))
        .collect();
    let mut said = match sight.presence {
        Some(presence) => presence.read(db, &sight.actor, site, ids)?,
        None => BTreeMap::new(),
    };
    let mut rows: BTreeMap<PersonId, PersonRow> =
        rows.into_iter().map(|row| (row.person.id, row)).collect();
    let people = ids.iter().filter_map(|id| {
        let row = rows.remove(id)?;
        let place = places.remove(id);
        let of = |id: &PersonId| others_by_id.get(id).cloned();
        let secretaries = acting.iter().filter(|(leader, _)| leader == id);
        let (department, room) = place.map_or((None, None), |place| (place.department, place.room));
        Some(FoundPerson {
            id: *id,
            name: row.person.name,
            form_of_address: row.person.form_of_address,
            precedence: row.person.precedence,
            department,
            room,
            office: sight.of_telephone(row.particulars.office),
            mobile: sight.of_telephone(row.particulars.mobile),
            plates: row.particulars.plates,
            secretaries: secretaries.filter_map(|(_, own)| of(own)).collect(),
            acts_for: row.particulars.acts_for.iter().filter_map(of).collect(),
            presence: said.remove(id),
        })
    });
    Ok(people.collect())
}

fn named(row: PersonRow, sight: &Sight) -> Named {
    Named {
        id: row.person.id,
        name: row.person.name,
        form_of_address: row.person.form_of_address,
        office: sight.of_telephone(row.particulars.office),
    }
}
