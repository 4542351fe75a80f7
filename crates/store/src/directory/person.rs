//! People of the directory, how they are reached, and for whom they act.

use std::collections::BTreeMap;

use anyhow::Result;
use diesel::prelude::*;
use domain::directory::Person;
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::{AccountId, DepartmentId, PersonId, RoomId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{building, department, floor, person, room, secretary};
use crate::text::{counted, from_list, inconsistent, kept, list, read, read_optional};

/// A person and how they are reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Who they are.
    pub person: Person,
    /// How they are reached.
    pub particulars: Particulars,
}

/// Adds a person, of whom nothing else is known yet.
pub fn add_person(connection: &mut Database, site: &SiteId, new: &Person) -> Result<()> {
    let precedence = new.precedence;
    let precedence = precedence.map(|rank| kept("person", "precedence", rank));
    directly!(connection, |behind| diesel::insert_into(person::table)
        .values((
            person::site_id.eq(site.as_str()),
            person::id.eq(new.id.to_string()),
            person::name.eq(&new.name),
            person::department_id.eq(new.department.map(|id| id.to_string())),
            person::form_of_address.eq(&new.form_of_address),
            person::precedence.eq(precedence.transpose()?),
            person::office_telephone.eq(""),
            person::office_told_to.eq(ToldTo::NobodyUnasked.word()),
            person::mobile_telephone.eq(""),
            person::mobile_told_to.eq(ToldTo::NobodyUnasked.word()),
            person::plates.eq("[]"),
            person::keyed.eq(0),
        ))
        .execute(behind))?;
    Ok(())
}

/// Changes a person to what is given; whether there was one.
pub fn change_person(connection: &mut Database, site: &SiteId, changed: &Person) -> Result<bool> {
    let precedence = changed.precedence;
    let precedence = precedence.map(|rank| kept("person", "precedence", rank));
    let rows = directly!(connection, |behind| diesel::update(
        person::table.find((site.as_str(), changed.id.to_string()))
    )
    .set((
        person::name.eq(&changed.name),
        person::department_id.eq(changed.department.map(|id| id.to_string())),
        person::form_of_address.eq(&changed.form_of_address),
        person::precedence.eq(precedence.transpose()?),
    ))
    .execute(behind))?;
    Ok(rows == 1)
}

/// Changes how a person is reached, and for whom they act.
pub fn change_particulars(
    connection: &mut Database,
    site: &SiteId,
    id: PersonId,
    changed: &Particulars,
) -> Result<()> {
    let id = id.to_string();
    let (office, office_told_to) = columns_of(changed.office.as_ref());
    let (mobile, mobile_told_to) = columns_of(changed.mobile.as_ref());
    directly!(connection, |behind| diesel::update(
        person::table.find((site.as_str(), &id))
    )
    .set((
        person::office_telephone.eq(office),
        person::office_told_to.eq(office_told_to),
        person::mobile_telephone.eq(mobile),
        person::mobile_told_to.eq(mobile_told_to),
        person::room_id.eq(changed.room.map(|room| room.to_string())),
        person::plates.eq(list(&changed.plates)),
        person::account_id.eq(changed.account.map(|account| account.to_string())),
    ))
    .execute(behind))?;
    directly!(connection, |behind| diesel::delete(
        secretary::table
            .filter(secretary::site_id.eq(site.as_str()))
            .filter(secretary::secretary_id.eq(&id))
    )
    .execute(behind))?;
    for leader in &changed.acts_for {
        directly!(connection, |behind| diesel::insert_into(secretary::table)
            .values((
                secretary::site_id.eq(site.as_str()),
                secretary::leader_id.eq(leader.to_string()),
                secretary::secretary_id.eq(&id),
            ))
            .execute(behind))?;
    }
    Ok(())
}

fn columns_of(telephone: Option<&Telephone>) -> (&str, &'static str) {
    telephone.map_or(("", ToldTo::NobodyUnasked.word()), |known| {
        (&known.number, known.told_to.word())
    })
}

/// Takes a person out of the directory, with all that is kept beside them; whether there was one.
pub fn remove_person(connection: &mut Database, site: &SiteId, own: PersonId) -> Result<bool> {
    let id = own.to_string();
    directly!(connection, |behind| diesel::delete(
        secretary::table
            .filter(secretary::site_id.eq(site.as_str()))
            .filter(
                secretary::secretary_id
                    .eq(&id)
                    .or(secretary::leader_id.eq(&id))
            )
    )
    .execute(behind))?;
    super::person_key::forget_keys(connection, site, own)?;
    super::presence::forget_presence(connection, site, own)?;
    let rows = directly!(connection, |behind| diesel::delete(
        person::table.find((site.as_str(), &id))
    )
    .execute(behind))?;
    Ok(rows == 1)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = person)]
struct Row {
    id: String,
    name: String,
    department_id: Option<String>,
    form_of_address: String,
    precedence: Option<i32>,
    office_telephone: String,
    office_told_to: String,
    mobile_telephone: String,
    mobile_told_to: String,
    room_id: Option<String>,
    plates: String,
    account_id: Option<String>,
}

impl Row {
    fn into_person(self) -> Result<PersonRow> {
        let department = self.department_id.as_deref();
        Ok(PersonRow {
            particulars: Particulars {
                office: telephone(self.office_telephone, &self.office_told_to)?,
                mobile: telephone(self.mobile_telephone, &self.mobile_told_to)?,
                room: read_optional("person", "room_id", self.room_id.as_deref())?,
                plates: from_list("person", "plates", &self.plates)?,
                acts_for: Vec::new(),
                account: read_optional("person", "account_id", self.account_id.as_deref())?,
            },
            person: Person {
                id: read("person", "id", &self.id)?,
                department: read_optional("person", "department_id", department)?,
                name: self.name,
                form_of_address: self.form_of_address,
                precedence: self
                    .precedence
                    .map(|rank| counted("person", "precedence", rank))
                    .transpose()?,
            },
        })
    }
}

fn telephone(number: String, told_to: &str) -> Result<Option<Telephone>> {
    if number.is_empty() {
        return Ok(None);
    }
    let told_to =
        ToldTo::from_word(told_to).ok_or_else(|| inconsistent("person", "told_to", told_to))?;
    Ok(Some(Telephone { number, told_to }))
}

/// The people of the ids, in no order, with the leaders for whom they act.
pub fn persons(
    connection: &mut Database,
    site: &SiteId,
    ids: &[PersonId],
) -> Result<Vec<PersonRow>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::id.eq_any(&ids))
        .select(Row::as_select())
        .load(behind))?;
    let acting: Vec<(String, String)> = directly!(connection, |behind| secretary::table
        .filter(secretary::site_id.eq(site.as_str()))
        .filter(secretary::secretary_id.eq_any(&ids))
        .order(secretary::leader_id)
        .select((secretary::secretary_id, secretary::leader_id))
        .load(behind))?;
    rows.into_iter()
        .map(|row| {
            let leaders = acting.iter().filter(|(secretary, _)| *secretary == row.id);
            let leaders: Result<Vec<PersonId>> = leaders
                .map(|(_, leader)| read("secretary", "leader_id", leader))
                .collect();
            let mut person = row.into_person()?;
            person.particulars.acts_for = leaders?;
            Ok(person)
        })
        .collect()
}

/// Where a person belongs and works, by the names of the places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRow {
    /// Whose place it is.
    pub person: PersonId,
    /// The name of their department.
    pub department: Option<String>,
    /// The room they work in.
    pub room: Option<RoomPlace>,
}

/// A room by the names of what it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomPlace {
    /// Its id.
    pub id: RoomId,
    /// What is on its door.
    pub number: String,
    /// Its name.
    pub name: String,
    /// The name of its floor.
    pub floor: String,
    /// The name of its building.
    pub building: String,
}

/// Where the people of the ids belong and work, in no order.
pub fn places_of(
    connection: &mut Database,
    site: &SiteId,
    ids: &[PersonId],
) -> Result<Vec<PlaceRow>> {
    type Room = (String, String, String);
    type Row = (
        String,
        Option<String>,
        Option<Room>,
        Option<String>,
        Option<String>,
    );
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = directly!(connection, |behind| person::table
        .left_join(
            department::table.on(department::site_id
                .eq(person::site_id)
                .and(department::id.nullable().eq(person::department_id)))
        )
        .left_join(
            room::table.on(room::site_id
                .eq(person::site_id)
                .and(room::id.nullable().eq(person::room_id)))
        )
        .left_join(
            floor::table.on(floor::site_id
                .nullable()
                .eq(room::site_id.nullable())
                .and(floor::id.nullable().eq(room::floor_id.nullable())))
        )
        .left_join(
            building::table.on(building::site_id
                .nullable()
                .eq(floor::site_id.nullable())
                .and(building::id.nullable().eq(floor::building_id.nullable())))
        )
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::id.eq_any(ids))
        .select((
            person::id,
            department::name.nullable(),
            (room::id, room::number, room::name).nullable(),
            floor::name.nullable(),
            building::name.nullable(),
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, department, room, floor, building)| {
            let room = room.map(|(id, number, name)| {
                Ok::<_, anyhow::Error>(RoomPlace {
                    id: read("room", "id", &id)?,
                    number,
                    name,
                    floor: floor.unwrap_or_default(),
                    building: building.unwrap_or_default(),
                })
            });
            Ok(PlaceRow {
                person: read("person", "id", &id)?,
                department,
                room: room.transpose()?,
            })
        })
        .collect()
}

/// All people of the site, those with precedence first, with the leaders for whom they act.
pub fn all_persons(connection: &mut Database, site: &SiteId) -> Result<Vec<PersonRow>> {
    let rows: Vec<Row> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .order((
            person::precedence.is_null(),
            person::precedence,
            person::name,
            person::id,
        ))
        .select(Row::as_select())
        .load(behind))?;
    let acting: Vec<(String, String)> = directly!(connection, |behind| secretary::table
        .filter(secretary::site_id.eq(site.as_str()))
        .order(secretary::leader_id)
        .select((secretary::secretary_id, secretary::leader_id))
        .load(behind))?;
    let mut leaders: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for (own, leader) in acting {
        let leader = read("secretary", "leader_id", &leader)?;
        leaders.entry(own).or_default().push(leader);
    }
    rows.into_iter()
        .map(|row| {
            let acts_for = leaders.remove(&row.id).unwrap_or_default();
            let mut person = row.into_person()?;
            person.particulars.acts_for = acts_for;
            Ok(person)
        })
        .collect()
}

/// By which rules the person's keys were made.
pub(super) fn note_keyed(
    connection: &mut Database,
    site: &SiteId,
    id: &str,
    rules: i32,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        person::table.find((site.as_str(), id))
    )
    .set(person::keyed.eq(rules))
    .execute(behind))?;
    Ok(())
}

/// How many people the site has.
pub fn count_people(connection: &mut Database, site: &SiteId) -> Result<i64> {
    Ok(directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .count()
        .get_result(behind))?)
}

/// The keys of the people are to be made when there is time.
pub fn key_later(connection: &mut Database, site: &SiteId, ids: &[PersonId]) -> Result<()> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    directly!(connection, |behind| diesel::update(
        person::table
            .filter(person::site_id.eq(site.as_str()))
            .filter(person::id.eq_any(ids))
    )
    .set(person::keyed.eq(0))
    .execute(behind))?;
    Ok(())
}

/// Who acts for each of the leaders, as pairs of leader and secretary.
pub fn secretaries_of(
    connection: &mut Database,
    site: &SiteId,
    leaders: &[PersonId],
) -> Result<Vec<(PersonId, PersonId)>> {
    let leaders: Vec<String> = leaders.iter().map(ToString::to_string).collect();
    let rows: Vec<(String, String)> = directly!(connection, |behind| secretary::table
        .filter(secretary::site_id.eq(site.as_str()))
        .filter(secretary::leader_id.eq_any(leaders))
        .order((secretary::leader_id, secretary::secretary_id))
        .select((secretary::leader_id, secretary::secretary_id))
        .load(behind))?;
    rows.iter()
        .map(|(leader, own)| {
            Ok((
                read("secretary", "leader_id", leader)?,
                read("secretary", "secretary_id", own)?,
            ))
        })
        .collect()
}

/// Whose account it is.
pub fn person_of_account(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> Result<Option<PersonId>> {
    let id: Option<String> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::account_id.eq(account.to_string()))
        .select(person::id)
        .first(behind)
        .optional())?;
    read_optional("person", "id", id.as_deref())
}

/// The people of a department.
pub fn people_of_department(
    connection: &mut Database,
    site: &SiteId,
    department: DepartmentId,
) -> Result<Vec<PersonId>> {
    let rows: Vec<String> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::department_id.eq(department.to_string()))
        .order(person::id)
        .select(person::id)
        .load(behind))?;
    rows.iter().map(|id| read("person", "id", id)).collect()
}

/// The people who work in a room.
pub fn people_in_room(
    connection: &mut Database,
    site: &SiteId,
    room: RoomId,
) -> Result<Vec<PersonId>> {
    let rows: Vec<String> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::room_id.eq(room.to_string()))
        .order(person::id)
        .select(person::id)
        .load(behind))?;
    rows.iter().map(|id| read("person", "id", id)).collect()
}

/// Some people whose keys were made by other rules than `rules`, or not at all.
pub fn people_without_keys(
    connection: &mut Database,
    site: &SiteId,
    rules: i32,
    most: i64,
) -> Result<Vec<PersonId>> {
    let rows: Vec<String> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::keyed.lt(rules))
        .limit(most)
        .select(person::id)
        .load(behind))?;
    rows.iter().map(|id| read("person", "id", id)).collect()
}

/// The site's people: those with precedence first, highest first, the others by name.
pub fn people(connection: &mut Database, site: &SiteId) -> Result<Vec<Person>> {
    type Row = (String, String, Option<String>, String, Option<i32>);
    let rows: Vec<Row> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .order((
            person::precedence.is_null(),
            person::precedence,
            person::name,
            person::id,
        ))
        .select((
            person::id,
            person::name,
            person::department_id,
            person::form_of_address,
            person::precedence,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, name, department, form_of_address, precedence)| {
            Ok(Person {
                id: read("person", "id", &id)?,
                name,
                department: read_optional("person", "department_id", department.as_deref())?,
                form_of_address,
                precedence: precedence
                    .map(|rank| counted("person", "precedence", rank))
                    .transpose()?,
            })
        })
        .collect()
}
