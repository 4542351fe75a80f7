//! The search of the directory: who is it, where, by which number, and may a caller be told
//! (clauses A2.6, A2.7).

use app::directory::{FoundPerson, Named, ShownPresence, ShownTelephone};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::directory::room_title;
use domain::{PersonId, SiteId};
use words::Language;

use super::presence::{tone_of, word_of};
use super::{draw, frame};
use crate::act::Query;
use crate::civil::{self, Place};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, NamedLine, People, PersonCard, PersonLine, TelephoneLine};

/// How many people are listed.
const LISTED: usize = 20;
/// The longest text that is looked for.
const WORDS_MAX: usize = 100;

/// `GET /sites/S/people?words=&person=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["words", "person"])?;
    let words: String = query.text("words").trim().chars().take(WORDS_MAX).collect();
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::directory::search(house, actor, site, &words, LISTED).await?;
    let asked: Option<PersonId> = query.chosen("person")?;
    let card = match asked {
        None => None,
        Some(id) => {
            let known = app::directory::found_person(house, actor, site, id).await?;
            Some(known.ok_or_else(Trouble::not_found)?)
        }
    };
    let line = |person: &FoundPerson| line(person, site, &words, asked);
    let place = civil::place(&web, &here).await?;
    let may_edit = here.may(Object::Directory, Action::Edit);
    draw(&People {
        found: found.people.iter().map(line).collect(),
        more: found.more,
        card: card.map(|person| card_of(person, &place, language, may_edit)),
        words,
        beside: beside(&here, language, "people"),
        frame: frame::of_site(&web, &here, language, "people").await?,
    })
}

fn line(person: &FoundPerson, site: &SiteId, words: &str, asked: Option<PersonId>) -> PersonLine {
    let telephone = person.office.as_ref().or(person.mobile.as_ref());
    let query: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("words", words)
        .append_pair("person", &person.id.to_string())
        .finish();
    PersonLine {
        id: person.id.to_string(),
        href: format!("/sites/{site}/people?{query}"),
        name: person.name.clone(),
        form_of_address: person.form_of_address.clone(),
        department: person.department.clone().unwrap_or_default(),
        place: person.room.as_ref().map_or_else(String::new, |room| {
            format!("{} {}", room.number, room.floor)
        }),
        telephone: telephone
            .and_then(|telephone| telephone.number.clone())
            .unwrap_or_default(),
        told_to: telephone.map_or("", |telephone| telephone.told_to.word()),
        current: asked == Some(person.id),
    }
}

/// The pages about the people and places of the building that the actor may open; the one shown has
/// no address.
pub(super) fn beside(here: &Here, language: Language, current: &str) -> Vec<Link> {
    let pages = [
        ("people", "page-menu-people", Object::Person),
        ("presence", "presence-title", Object::Presence),
        ("directory/guide", "guide-title", Object::Directory),
        ("drill", "drill-title", Object::Drill),
    ];
    let seen = pages
        .into_iter()
        .filter(|(.., object)| here.may(*object, Action::View));
    seen.map(|(name, word, _)| Link {
        href: if name == current {
            String::new()
        } else {
            format!("/sites/{}/{name}", here.site)
        },
        title: words::text(language, word).to_owned(),
    })
    .collect()
}

/// Where somebody is: the word, its colours, and what else was said.
fn presence_of(said: &ShownPresence, place: &Place) -> (&'static str, &'static str, String) {
    let word = word_of(said);
    let back = said.presence.back_at.map(|at| place.moment(at));
    let beside = [back.as_deref().unwrap_or(""), &said.presence.note];
    let beside: Vec<&str> = beside.into_iter().filter(|one| !one.is_empty()).collect();
    (word, tone_of(word), beside.join(" · "))
}

fn card_of(person: FoundPerson, place: &Place, language: Language, may_edit: bool) -> PersonCard {
    let site = &place.site.id;
    let telephones = [
        ("people-office-telephone", person.office),
        ("people-mobile-telephone", person.mobile),
    ];
    let telephones = telephones
        .into_iter()
        .filter_map(|(word, telephone)| Some((word, telephone_line(telephone?, language))));
    let named = |named: Vec<Named>| -> Vec<NamedLine> {
        let lines = named.into_iter();
        lines
            .map(|named| named_line(named, site, language))
            .collect()
    };
    PersonCard {
        presence: person
            .presence
            .as_ref()
            .map(|said| presence_of(said, place)),
        edit: may_edit.then(|| format!("/sites/{site}/directory/people/{}", person.id)),
        name: person.name,
        form_of_address: person.form_of_address,
        department: person.department.unwrap_or_default(),
        room: person
            .room
            .as_ref()
            .map_or_else(String::new, |room| room_title(&room.number, &room.name)),
        way: person.room.as_ref().map_or_else(String::new, |room| {
            super::directory::guide::address(site, room.id)
        }),
        floor: person.room.as_ref().map_or_else(String::new, |room| {
            format!("{} {}", room.building, room.floor)
        }),
        precedence: person
            .precedence
            .map_or_else(String::new, |rank| rank.to_string()),
        telephones: telephones.collect(),
        plates: person.plates,
        secretaries: named(person.secretaries),
        acts_for: named(person.acts_for),
    }
}

fn telephone_line(telephone: ShownTelephone, language: Language) -> TelephoneLine {
    let hidden = || words::text(language, "people-number-hidden").to_owned();
    TelephoneLine {
        told_to: telephone.told_to.word(),
        number: telephone.number.unwrap_or_else(hidden),
    }
}

fn named_line(named: Named, site: &SiteId, language: Language) -> NamedLine {
    NamedLine {
        href: format!("/sites/{site}/people?person={}", named.id),
        name: if named.form_of_address.is_empty() {
            named.name
        } else {
            format!("{} {}", named.name, named.form_of_address)
        },
        telephone: named
            .office
            .map(|telephone| telephone_line(telephone, language)),
    }
}
