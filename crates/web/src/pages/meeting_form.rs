//! Booking a meeting and changing one: the same form, which never loses what was typed.

use std::collections::BTreeSet;

use app::directory::DirectoryView;
use app::meeting::{Booking, MeetingPage};
use app::view::ChangeView;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::directory::room_title;
use domain::series::Scope;
use domain::{MeetingId, Milliseconds};
use words::Language;

use super::meeting::{change_row, scope_of};
use super::{draw, draw_refused, frame, meeting_mend, meeting_typed, obstacle};
use crate::act::{Form, Query, see, subject};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, Field, Link, MeetingForm, RoomChoice};

/// How long a meeting is at first, in milliseconds.
const LENGTH_MS: Milliseconds = 60 * 60_000;

/// What the form is for.
pub(super) struct Purpose<'form> {
    pub(super) here: &'form Here,
    pub(super) language: Language,
    pub(super) place: Place,
    directory: DirectoryView,
    /// The meeting that is changed.
    pub(super) meeting: Option<Changed>,
}

/// The meeting that is changed.
pub(super) struct Changed {
    pub(super) id: MeetingId,
    title: String,
    /// How many of its series follow it.
    pub(super) following: usize,
    revision: i32,
    /// How it came to be what it is.
    changes: Vec<ChangeView>,
}

impl Changed {
    fn of(page: &MeetingPage) -> Self {
        Self {
            id: page.view.meeting.id,
            title: page.view.meeting.requirement.title.clone(),
            following: page.series.as_ref().map_or(0, |series| series.following),
            revision: page.view.meeting.revision,
            changes: page.view.changes.clone(),
        }
    }
}

/// `GET /sites/S/meetings/new?room=&starts=&ends=&date=`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["room", "starts", "ends", "date"])?;
    let purpose = purpose(&web, &here, language, None).await?;
    let typed = first_typed(&query, &purpose.place, web.house().now())?;
    draw(&view(&web, &purpose, &typed).await?)
}

async fn purpose<'form>(
    web: &Web,
    here: &'form Here,
    language: Language,
    meeting: Option<Changed>,
) -> Answered<Purpose<'form>> {
    let directory = app::directory::view(web.house(), &here.site).await?;
    let directory = directory.ok_or_else(Trouble::not_found)?;
    Ok(Purpose {
        here,
        language,
        place: Place::of(directory.site.clone())?,
        directory,
        meeting,
    })
}

/// What stands in the form before anything is typed: what was chosen in the calendar, else the next
/// full hour.
fn first_typed(query: &Fields, place: &Place, now: Milliseconds) -> Answered<Fields> {
    let starts: Milliseconds = if query.filled("starts").is_some() {
        query.number("starts")?
    } else {
        let hour = (now.div_euclid(LENGTH_MS) + 1) * LENGTH_MS;
        let time = place.civil(hour).time();
        let date = place.asked_date(query, "date", hour)?;
        place.instant(date.to_datetime(time))
    };
    let ends: Milliseconds = match query.filled("ends") {
        Some(_) => query.number("ends")?,
        None => starts + LENGTH_MS,
    };
    let date = place.civil(starts).date().to_string();
    let times = (place.time(starts), place.time(ends));
    Ok(Fields::from_pairs(&[
        ("room", query.text("room")),
        ("date", &date),
        ("starts", &times.0),
        ("ends", &times.1),
        ("headcount", "10"),
        ("large", "no"),
        ("status", "confirmed"),
    ]))
}

/// `GET /sites/S/meetings/M/edit`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    let page = editable(&web, &here, ids.at(0)?).await?;
    let purpose = purpose(&web, &here, language, Some(Changed::of(&page))).await?;
    let typed = typed_of(&page, &purpose.place);
    draw(&view(&web, &purpose, &typed).await?)
}

async fn editable(web: &Web, here: &Here, id: MeetingId) -> Answered<MeetingPage> {
    let page = app::meeting::find(web.house(), &here.actor, &here.site, id).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    if page.may_edit {
        Ok(page)
    } else {
        Err(Trouble::not_allowed())
    }
}

fn typed_of(page: &MeetingPage, place: &Place) -> Fields {
    let meeting = &page.view.meeting;
    let required = &meeting.requirement;
    let date = place.civil(required.starts).date().to_string();
    let times = (place.time(required.starts), place.time(required.ends));
    let (room, headcount) = (required.room.to_string(), required.headcount.to_string());
    let (revision, attendees) = (
        meeting.revision.to_string(),
        meeting_typed::lines(&required.attendees),
    );
    let mut pairs = vec![
        ("title", required.title.as_str()),
        ("host", &required.host),
        ("room", &room),
        ("date", &date),
        ("starts", &times.0),
        ("ends", &times.1),
        ("headcount", &headcount),
        ("large", if required.large { "yes" } else { "no" }),
        ("layout", &required.layout),
        ("note", &required.note),
        ("status", required.status.word()),
        ("attendees", &attendees),
        ("revision", &revision),
    ];
    let equipment = required.equipment.iter();
    pairs.extend(equipment.map(|one| ("equipment", one.as_str())));
    pairs.extend(required.place_cards.then_some(("place_cards", "yes")));
    pairs.extend(required.secret.then_some(("secret", "yes")));
    Fields::from_pairs(&pairs)
}

/// `POST /sites/S/meetings`.
pub(crate) async fn book(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let command = form.command()?;
    let purpose = purpose(&web, &here, language, None).await?;
    let (typed, read) = read(&form.fields, &purpose.place);
    let booked = match read {
        Ok(booking) => {
            let (house, actor) = (web.house(), &here.actor);
            let booked = app::meeting::book(house, actor, &here.site, &command, booking);
            booked.await.map_err(Trouble::from)
        }
        Err(trouble) => Err(trouble),
    };
    match booked {
        Ok(answer) => {
            let meeting = subject(&answer)?;
            Ok(see(&format!("/sites/{}/meetings/{meeting}", here.site)))
        }
        Err(trouble) => again(&web, &purpose, &typed, trouble).await,
    }
}

/// What was typed, as it stands with what mends it, and as the house takes it.
fn read(typed: &Fields, place: &Place) -> (Fields, Answered<Booking>) {
    match meeting_typed::mended(typed, place) {
        Ok(mended) => {
            let booking = meeting_typed::booking(&mended, place);
            (mended, booking)
        }
        Err(trouble) => (typed.clone(), Err(trouble)),
    }
}

/// `POST /sites/S/meetings/M`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let (id, command) = (ids.at(0)?, form.command()?);
    let page = editable(&web, &here, id).await?;
    let purpose = purpose(&web, &here, language, Some(Changed::of(&page))).await?;
    let (typed, read) = read(&form.fields, &purpose.place);
    let changed = match read {
        Ok(booking) => changed(&web, &here, &command, &typed, booking, &page).await,
        Err(trouble) => Err(trouble),
    };
    match changed {
        Ok(_) => Ok(see(&format!("/sites/{}/meetings/{id}", here.site))),
        Err(trouble) => again(&web, &purpose, &typed, trouble).await,
    }
}

async fn changed(
    web: &Web,
    here: &Here,
    command: &app::Command,
    typed: &Fields,
    booking: Booking,
    page: &MeetingPage,
) -> Answered<app::Answer> {
    let (id, revision) = (page.view.meeting.id, typed.number("revision")?);
    let mut requirement = booking.requirement;
    // A line of the form knows no directory; whoever was a person of it stays one.
    for attendee in &mut requirement.attendees {
        let known = page.view.meeting.requirement.attendees.iter();
        let same = known.clone().find(|known| known.name == attendee.name);
        attendee.person = same.and_then(|known| known.person);
    }
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let changed = match scope_of(typed)? {
        Scope::One => {
            app::meeting::change(house, actor, site, command, id, revision, requirement).await
        }
        Scope::Following => {
            let following = app::meeting::change_following;
            following(house, actor, site, command, id, revision, requirement).await
        }
    };
    Ok(changed?)
}

/// The form again, with what was typed, what is wrong with it, and what would do instead.
async fn again(
    web: &Web,
    purpose: &Purpose<'_>,
    typed: &Fields,
    trouble: Trouble,
) -> Answered<Response> {
    if !trouble.is_mendable() {
        return Err(trouble);
    }
    let mut page = view(web, purpose, typed).await?;
    let said = Some(trouble.say(purpose.language));
    match field_of(&mut page, trouble.field.as_deref()) {
        Some(field) => field.problem = said,
        None => page.problem = said,
    }
    page.obstacle = obstacle::of(&trouble, purpose.here, purpose.language);
    if trouble.code == "meeting-changed-meanwhile" {
        show_meanwhile(purpose, &mut page);
    }
    if matches!(trouble.code, "room-held" | "room-closed" | "room-too-small") {
        meeting_mend::instead(web, purpose, typed, &trouble, &mut page).await?;
    }
    draw_refused(&page, &trouble)
}

/// Shows what others changed since the person opened the form; whoever saves again has seen it.
fn show_meanwhile(purpose: &Purpose<'_>, page: &mut MeetingForm) {
    let Some(meeting) = &purpose.meeting else {
        return;
    };
    let seen = page.revision.replace(meeting.revision).unwrap_or(0);
    let newer = meeting.changes.iter().filter(|one| one.revision > seen);
    page.meanwhile = newer
        .map(|change| change_row(change, &purpose.place, purpose.language))
        .collect();
}

fn field_of<'page>(page: &'page mut MeetingForm, name: Option<&str>) -> Option<&'page mut Field> {
    Some(match name? {
        "title" => &mut page.title,
        "host" => &mut page.host,
        "room" => &mut page.room,
        "date" => &mut page.date,
        "starts" => &mut page.starts,
        "ends" => &mut page.ends,
        "headcount" => &mut page.headcount,
        "layout" => &mut page.layout,
        "equipment" => &mut page.equipment,
        "note" => &mut page.note,
        "recurrence" => &mut page.recurrence,
        "except" => &mut page.except,
        "attendees" => &mut page.attendees,
        _ => return None,
    })
}

async fn view(web: &Web, purpose: &Purpose<'_>, typed: &Fields) -> Answered<MeetingForm> {
    let root = format!("/sites/{}/meetings", purpose.here.site);
    let meeting = purpose.meeting.as_ref().map(|meeting| Link {
        href: format!("{root}/{}", meeting.id),
        title: meeting.title.clone(),
    });

    let field = |name: &str| Field {
        value: typed.text(name).to_owned(),
        problem: None,
    };
    Ok(MeetingForm {
        frame: frame::of_site(web, purpose.here, purpose.language, "rooms").await?,
        action: meeting.as_ref().map_or(root, |link| link.href.clone()),
        meeting,
        revision: typed.number("revision").ok(),
        time_zone: purpose.place.site.time_zone.clone(),
        title: field("title"),
        host: field("host"),
        room: Field::default(),
        rooms: room_choices(&purpose.directory, typed),
        date: field("date"),
        starts: field("starts"),
        ends: field("ends"),
        headcount: field("headcount"),
        large: typed.text("large") == "yes",
        layout: field("layout"),
        equipment: Field::default(),
        equipment_choices: equipment_choices(&purpose.directory, typed),
        place_cards: typed.ticked("place_cards"),
        secret: typed.ticked("secret"),
        note: field("note"),
        statuses: statuses(purpose.language, typed),
        recurrence: field("recurrence"),
        except: field("except"),
        attendees: field("attendees"),
        people: people(&purpose.directory),
        meanwhile: Vec::new(),
        obstacle: None,
        proposals: Vec::new(),
        times: Vec::new(),
        skip: None,
        scopes: meeting_mend::scopes(purpose, typed),
        problem: None,
    })
}

fn room_choices(directory: &DirectoryView, typed: &Fields) -> Vec<RoomChoice> {
    let chosen = typed.text("room");
    let rooms = directory.rooms.iter().filter(|room| room.capacity > 0);
    rooms
        .map(|room| RoomChoice {
            id: room.id.to_string(),
            title: room_title(&room.number, &room.name),
            capacity: room.capacity,
            layouts: room.layouts.join("|"),
            chosen: room.id.to_string() == chosen,
        })
        .collect()
}

fn equipment_choices(directory: &DirectoryView, typed: &Fields) -> Vec<Choice> {
    let ticked = typed.many("equipment");
    let rooms = directory.rooms.iter();
    let known: BTreeSet<&String> = rooms.flat_map(|room| &room.equipment).collect();
    known
        .into_iter()
        .map(|one| Choice {
            value: one.clone(),
            title: one.clone(),
            chosen: ticked.contains(&one.as_str()),
        })
        .collect()
}

fn statuses(language: Language, typed: &Fields) -> Vec<Choice> {
    ["confirmed", "tentative"]
        .into_iter()
        .map(|status| Choice {
            value: status.to_owned(),
            title: words::text(language, &format!("page-status-{status}")).to_owned(),
            chosen: typed.text("status") == status,
        })
        .collect()
}

fn people(directory: &DirectoryView) -> Vec<Choice> {
    let people = directory.people.iter();
    people
        .map(|person| Choice {
            value: person.name.clone(),
            title: person.form_of_address.clone(),
            chosen: false,
        })
        .collect()
}
