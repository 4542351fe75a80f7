//! People of the building as the desk finds them while typing, and how they are reached.

use app::directory::{FOUND_MAX, Found, FoundPerson, Named, ShownTelephone};
use axum::extract::State;
use axum::{Extension, Json};
use domain::particulars::{Particulars, Telephone, ToldTo};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::presence::PresenceShape;
use super::taken::{Taken, taken};
use super::written::{Said, id, ids_of};
use crate::act::{Act, Query};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// How many people a search answers where nothing else is asked for.
const LIMIT: usize = 12;

/// How a person is reached.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParticularsBody {
    /// The telephone on their desk.
    #[serde(default)]
    office: Option<TelephoneBody>,
    /// The one they carry.
    #[serde(default)]
    mobile: Option<TelephoneBody>,
    /// The room they work in.
    #[serde(default)]
    room: Option<String>,
    /// The number plates of their vehicles.
    #[serde(default)]
    plates: Vec<String>,
    /// The leaders for whom they act as secretary.
    #[serde(default)]
    acts_for: Vec<String>,
    /// Their own account.
    #[serde(default)]
    account: Option<String>,
}

/// A telephone number, and who may be told it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TelephoneBody {
    /// As it is written.
    number: String,
    /// `everybody`, `colleagues` or `nobody-unasked`.
    told_to: String,
}

impl ParticularsBody {
    /// The particulars that are written.
    ///
    /// # Errors
    /// Invalid at the field that is no id or no word of ours.
    pub(crate) fn particulars(self) -> Answered<Particulars> {
        let telephone = |field, body: Option<TelephoneBody>| {
            let read = |body: TelephoneBody| {
                let told_to = ToldTo::from_word(&body.told_to)
                    .ok_or_else(|| Trouble::invalid(field, "choice-unknown"))?;
                Ok::<_, Trouble>(Telephone {
                    number: body.number.trim().to_owned(),
                    told_to,
                })
            };
            body.map(read).transpose()
        };
        let room = self.room.as_deref();
        let account = self.account.as_deref();
        Ok(Particulars {
            office: telephone("office_telephone", self.office)?,
            mobile: telephone("mobile_telephone", self.mobile)?,
            room: room.map(|text| id("room", text)).transpose()?,
            plates: self.plates,
            acts_for: ids_of("acts_for", &self.acts_for)?,
            account: account.map(|text| id("account", text)).transpose()?,
        })
    }
}

/// Whom a search found. Whoever is found is of the building; nobody else is.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundPeople {
    people: Vec<FoundPersonShape>,
    /// Whether there are more than are told.
    more: bool,
}

/// A person of the building as the desk needs them.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundPersonShape {
    id: String,
    name: String,
    /// How they are addressed.
    form_of_address: String,
    /// 1 is the highest.
    precedence: Option<u32>,
    /// The name of their department.
    department: Option<String>,
    room: Option<FoundRoomShape>,
    office: Option<ShownTelephoneShape>,
    mobile: Option<ShownTelephoneShape>,
    /// The number plates of their vehicles.
    plates: Vec<String>,
    /// Who acts for them.
    secretaries: Vec<NamedShape>,
    /// For whom they act.
    acts_for: Vec<NamedShape>,
    /// Where they are; absent where nothing was said or one may not see it.
    presence: Option<PresenceShape>,
}

/// A room by the names of what it is in.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundRoomShape {
    id: String,
    number: String,
    name: String,
    floor: String,
    building: String,
}

/// A telephone as one may see it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShownTelephoneShape {
    /// Absent where it is not for one's eyes.
    number: Option<String>,
    /// `everybody`, `colleagues` or `nobody-unasked`.
    told_to: &'static str,
    /// Whether a caller or visitor may be told it.
    may_be_told: bool,
}

/// Somebody who stands in for another, or is stood in for.
#[derive(Serialize, ToSchema)]
pub(crate) struct NamedShape {
    id: String,
    name: String,
    form_of_address: String,
    office: Option<ShownTelephoneShape>,
}

impl From<Found> for FoundPeople {
    fn from(found: Found) -> Self {
        Self {
            people: found.people.into_iter().map(Into::into).collect(),
            more: found.more,
        }
    }
}

impl From<FoundPerson> for FoundPersonShape {
    fn from(person: FoundPerson) -> Self {
        Self {
            id: person.id.to_string(),
            name: person.name,
            form_of_address: person.form_of_address,
            precedence: person.precedence,
            department: person.department,
            room: person.room.map(|room| FoundRoomShape {
                id: room.id.to_string(),
                number: room.number,
                name: room.name,
                floor: room.floor,
                building: room.building,
            }),
            office: person.office.map(Into::into),
            mobile: person.mobile.map(Into::into),
            plates: person.plates,
            secretaries: person.secretaries.into_iter().map(Into::into).collect(),
            acts_for: person.acts_for.into_iter().map(Into::into).collect(),
            presence: person.presence.map(Into::into),
        }
    }
}

impl From<ShownTelephone> for ShownTelephoneShape {
    fn from(telephone: ShownTelephone) -> Self {
        Self {
            number: telephone.number,
            told_to: telephone.told_to.word(),
            may_be_told: telephone.told_to.is_open(),
        }
    }
}

impl From<Named> for NamedShape {
    fn from(named: Named) -> Self {
        Self {
            id: named.id.to_string(),
            name: named.name,
            form_of_address: named.form_of_address,
            office: named.office.map(Into::into),
        }
    }
}

/// The people of the building that a text finds: by characters, pinyin, initials, room, telephone,
/// plate or department.
#[utoipa::path(get, path = "/api/v1/sites/{site}/directory/search", tag = "directory",
    params(
        ("words" = String, Query, description = "What was typed."),
        ("limit" = Option<usize>, Query, description = "How many people at most, 1 to 50; 12 where absent."),
    ),
    responses((status = 200, body = FoundPeople)))]
pub(crate) async fn search_people(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<FoundPeople>> {
    query.only(&["words", "limit"])?;
    let limit = match query.filled("limit") {
        None => LIMIT,
        Some(_) => query.number("limit")?,
    };
    if !(1..=FOUND_MAX).contains(&limit) {
        return Err(Trouble::invalid("limit", "number-unfit").with("typed", limit));
    }
    let words = query.text("words");
    let found = app::directory::search(web.house(), &here.actor, &here.site, words, limit).await?;
    Ok(Json(found.into()))
}

/// Take somebody out of the directory who has left the building.
#[utoipa::path(post, path = "/api/v1/sites/{site}/people/{person}/removal", tag = "directory",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn remove_person(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::directory::remove_person(house, actor, site, command, ids.at(0)?);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
