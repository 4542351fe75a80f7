//! The directory: rooms, people, teams, closures, working days.

use app::directory::DirectoryView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::access::{Action, Object};
use domain::directory::{Closure, Person, Room, Team};
use domain::{ClosureId, PersonId};
use jiff::civil::{Date, DateTime, Weekday};
use words::Language;

use super::{draw, draw_refused, frame, rooms};
use crate::act::{Form, see};
use crate::civil::{self, Place};
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, ClosureRow, Directory, NamedRow, PersonRow, RoomRow, TeamRow};

/// `GET /sites/S/directory`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&view(&web, &here, language, None).await?)
}

async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    problem: Option<String>,
) -> Answered<Directory> {
    let known = app::directory::view(web.house(), &here.site).await?;
    let known = known.ok_or_else(Trouble::not_found)?;
    let place = Place::of(known.site.clone())?;
    let working = app::site::working_days(web.house(), &here.site).await?;
    let (_, days) = working.ok_or_else(Trouble::not_found)?;
    let may_edit = here.may(Object::Directory, Action::Edit);
    let rooms = known.rooms.iter();
    let people = known.people.iter();
    let departments = known.departments.iter();
    Ok(Directory {
        frame: frame::of_site(web, here, language, "directory").await?,
        rooms: rooms
            .clone()
            .map(|room| room_row(room, &known, language, may_edit))
            .collect(),
        people: people.map(|person| person_row(person, &known)).collect(),
        teams: known
            .teams
            .iter()
            .map(|team| team_row(team, &known))
            .collect(),
        closures: closures(&known, &place),
        weekdays: weekdays(known.site.working_weekdays, language),
        days: days_that_differ(&days, language),
        departments: departments
            .map(|one| Choice {
                value: one.id.to_string(),
                title: one.name.clone(),
                chosen: false,
            })
            .collect(),
        room_choices: rooms
            .filter(|room| room.capacity > 0)
            .map(|room| Choice {
                value: room.id.to_string(),
                title: rooms::room_title(room),
                chosen: false,
            })
            .collect(),
        may_edit,
        problem,
    })
}

fn room_row(room: &Room, known: &DirectoryView, language: Language, codes: bool) -> RoomRow {
    let floor = known.floors.iter().find(|floor| floor.id == room.floor);
    let whole = room
        .whole
        .and_then(|id| known.rooms.iter().find(|one| one.id == id));
    RoomRow {
        number: room.number.clone(),
        name: room.name.clone(),
        floor: floor.map_or_else(String::new, |floor| floor.name.clone()),
        kind: kind_in_words(&room.kind, language),
        capacity: room.capacity,
        equipment: room.equipment.join("、"),
        layouts: room.layouts.join("、"),
        whole: whole.map_or_else(String::new, |whole| whole.name.clone()),
        request_address: if codes && !room.request_code.is_empty() {
            format!("/r/{}", room.request_code)
        } else {
            String::new()
        },
    }
}

/// Kinds of places are words of the standards; those that we do not know stand as they are.
fn kind_in_words(kind: &str, language: Language) -> String {
    let key = format!("access-place-{kind}");
    let said = words::text(language, &key);
    if said == key {
        kind.to_owned()
    } else {
        said.to_owned()
    }
}

fn person_row(person: &Person, known: &DirectoryView) -> PersonRow {
    let of = |id| known.departments.iter().find(move |one| one.id == id);
    let department = person.department.and_then(of);
    PersonRow {
        name: person.name.clone(),
        department: department.map_or_else(String::new, |one| one.name.clone()),
        form_of_address: person.form_of_address.clone(),
        precedence: person.precedence,
    }
}

fn team_row(team: &Team, known: &DirectoryView) -> TeamRow {
    let floors = known
        .floors
        .iter()
        .filter(|floor| team.floors.contains(&floor.id));
    let rooms = known
        .rooms
        .iter()
        .filter(|room| team.rooms.contains(&room.id));
    let scope: Vec<&str> = floors
        .map(|floor| floor.name.as_str())
        .chain(rooms.map(|room| room.name.as_str()))
        .collect();
    let members = known.accounts.iter();
    TeamRow {
        name: team.name.clone(),
        scope: scope.join("、"),
        members: members
            .filter(|staff| team.members.contains(&staff.account))
            .map(|staff| staff.name.clone())
            .collect(),
    }
}

fn closures(known: &DirectoryView, place: &Place) -> Vec<ClosureRow> {
    let named = |closure: &Closure| {
        let room = known.rooms.iter().find(|room| room.id == closure.room);
        room.map_or_else(String::new, rooms::room_title)
    };
    let closures = known.closures.iter();
    closures
        .map(|closure| ClosureRow {
            room: named(closure),
            from: place.moment(closure.from),
            until: place.moment(closure.until),
            reason: closure.reason.clone(),
        })
        .collect()
}

/// The weekly pattern in words; bit 0 is Monday.
fn weekdays(pattern: u8, language: Language) -> String {
    let named: Vec<&str> = Weekday::Monday
        .cycle_forward()
        .take(7)
        .enumerate()
        .filter(|(bit, _)| pattern & (1 << bit) != 0)
        .map(|(_, weekday)| civil::weekday(language, weekday))
        .collect();
    named.join(" ")
}

fn days_that_differ(days: &[(String, bool)], language: Language) -> Vec<NamedRow> {
    let in_words = |day: &str| match day.parse::<Date>() {
        Ok(date) => format!("{day} {}", civil::weekday(language, date.weekday())),
        Err(_) => day.to_owned(),
    };
    days.iter()
        .map(|(day, working)| NamedRow {
            day: in_words(day),
            working: *working,
            name: String::new(),
        })
        .collect()
}

/// `POST /sites/S/directory/people`.
pub(crate) async fn add_person(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let added = match person(&form.fields, PersonId(command.id.0)) {
        Ok(person) => {
            let (house, actor) = (web.house(), &here.actor);
            let added =
                app::directory::add_person(house, actor, &here.site, &command, person).await;
            added.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    after(&web, &here, language, added).await
}

fn person(fields: &Fields, id: PersonId) -> Answered<Person> {
    fields.only(&["name", "department", "form_of_address", "precedence"])?;
    Ok(Person {
        id,
        name: fields.text("name").trim().to_owned(),
        department: fields.chosen("department")?,
        form_of_address: fields.text("form_of_address").trim().to_owned(),
        precedence: match fields.filled("precedence") {
            None => None,
            Some(_) => Some(fields.number("precedence")?),
        },
    })
}

/// `POST /sites/S/directory/closures`.
pub(crate) async fn close_room(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let place = civil::place(&web, &here).await?;
    let closed = match closure(&form.fields, ClosureId(command.id.0), &place) {
        Ok(closure) => {
            let (house, actor) = (web.house(), &here.actor);
            let closed =
                app::directory::close_room(house, actor, &here.site, &command, closure).await;
            closed.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    after(&web, &here, language, closed).await
}

fn closure(fields: &Fields, id: ClosureId, place: &Place) -> Answered<Closure> {
    fields.only(&["room", "from", "until", "reason"])?;
    let moment = |name: &str| -> Answered<i64> {
        let typed: Result<DateTime, _> = fields.text(name).trim().parse();
        let typed = typed.map_err(|_| Trouble::invalid(name, "day-unknown"))?;
        Ok(place.instant(typed))
    };
    let room = fields.chosen("room")?;
    Ok(Closure {
        id,
        room: room.ok_or_else(|| Trouble::invalid("room", "room-unknown"))?,
        from: moment("from")?,
        until: moment("until")?,
        reason: fields.text("reason").trim().to_owned(),
    })
}

/// `POST /sites/S/directory/working-days`.
pub(crate) async fn set_day(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let set = match day(&form.fields) {
        Ok((day, working)) => {
            let (house, actor) = (web.house(), &here.actor);
            let set =
                app::site::set_holiday(house, actor, &here.site, &command, day, working).await;
            set.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    after(&web, &here, language, set).await
}

fn day(fields: &Fields) -> Answered<(String, Option<bool>)> {
    // The form also asks for a name of the day, which is for the reader of the form alone.
    fields.only(&["day", "working", "name"])?;
    let working = match fields.text("working") {
        "yes" => Some(true),
        "no" => Some(false),
        "" => None,
        _ => return Err(Trouble::invalid("working", "choice-unknown")),
    };
    Ok((fields.date("day")?.to_string(), working))
}

async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/directory", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let problem = Some(trouble.say(language));
            draw_refused(&view(web, here, language, problem).await?, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
