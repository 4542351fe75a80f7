//! Teams: what they serve and who is in them.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::TeamId;
use domain::directory::{Team, room_title};
use standards::Standard;
use words::Language;

use super::sheet::{Asked, Sheet, answer, filled, unknown};
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Cell, Choice, EntryField, EntryForm, FloorChoice, Link, ListRow, Section};

async fn standard(web: &Web, here: &Here) -> Answered<Arc<Standard>> {
    let standard = app::site::standard(web.house(), &here.site).await?;
    Ok(standard.ok_or_else(Trouble::not_found)?.standard)
}

/// `GET /sites/S/directory/teams`.
pub(crate) async fn list(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
) -> Answered<Response> {
    let asked = Asked::by(&query, &[])?;
    let sheet = Sheet::open(&web, &here, language).await?;
    let section = section(&sheet, &*standard(&web, &here).await?);
    answer(&sheet.page("teams", &asked, vec![section]), &asked)
}

fn section(sheet: &Sheet, standard: &Standard) -> Section {
    let columns = [
        "page-directory-name",
        "page-directory-kind",
        "page-directory-scope",
        "page-directory-members",
    ];
    Section {
        id: "teams",
        title: sheet.say("page-directory-teams"),
        add: sheet.may_edit.then(|| Link {
            href: sheet.path("/teams/new"),
            title: sheet.say("directory-add-team"),
        }),
        columns: columns.map(|key| sheet.say(key)).to_vec(),
        rows: sheet
            .known
            .teams
            .iter()
            .map(|team| row(sheet, standard, team))
            .collect(),
        empty: sheet.say("directory-empty-teams"),
        ..Section::default()
    }
}

fn row(sheet: &Sheet, standard: &Standard, team: &Team) -> ListRow {
    let known = &sheet.known;
    let kind = standard
        .teams()
        .iter()
        .find(|one| one.id == *team.standard_name);
    let floors = known.floors.iter();
    let floors = floors.filter(|floor| team.floors.contains(&floor.id));
    let rooms = known.rooms.iter();
    let rooms = rooms.filter(|room| team.rooms.contains(&room.id));
    let scope: Vec<String> = floors
        .map(|floor| sheet.floor_title(floor))
        .chain(rooms.map(|room| room.name.clone()))
        .collect();
    let members = known.accounts.iter();
    let members: Vec<&str> = members
        .filter(|staff| team.members.contains(&staff.account))
        .map(|staff| staff.name.as_str())
        .collect();
    ListRow {
        key: team.id.to_string(),
        href: sheet
            .may_edit
            .then(|| sheet.path(&format!("/teams/{}", team.id))),
        cells: vec![
            Cell::of(&team.name),
            Cell::of(kind.map_or(&team.standard_name, |kind| &kind.title)),
            Cell::of(if scope.is_empty() {
                sheet.say("page-directory-everywhere")
            } else {
                words::list(sheet.language, &scope)
            }),
            Cell::of(words::list(sheet.language, &members)),
        ],
        acts: Vec::new(),
    }
}

fn form(sheet: &Sheet, standard: &Standard, path: &str, typed: &Fields, change: bool) -> EntryForm {
    let kinds = standard.teams().iter();
    let kinds = kinds
        .map(|team| Choice {
            value: team.id.to_string(),
            title: team.title.clone(),
            chosen: team.id == *typed.text("standard_name"),
        })
        .collect();
    let chosen = typed.many("members");
    let staff = sheet.known.accounts.iter();
    let members: Vec<Choice> = staff
        .map(|staff| Choice {
            value: staff.account.to_string(),
            title: staff.name.clone(),
            chosen: chosen.contains(&staff.account.to_string().as_str()),
        })
        .collect();
    let members_hint = if members.is_empty() {
        "directory-members-none"
    } else {
        "directory-members-hint"
    };
    let fields = vec![
        EntryField::select("standard_name", &sheet.say("directory-team-kind"), kinds)
            .hint(&sheet.say("directory-team-kind-hint"))
            .required(),
        EntryField::text(
            "name",
            &sheet.say("page-directory-name"),
            typed.text("name"),
        )
        .hint(&sheet.say("directory-team-name-hint"))
        .required(),
        EntryField::places(
            "floors",
            &sheet.say("page-directory-scope"),
            scope(sheet, typed),
        )
        .hint(&sheet.say("directory-scope-hint")),
        EntryField::checks("members", &sheet.say("page-directory-members"), members)
            .hint(&sheet.say(members_hint)),
    ];
    let mut form = sheet.form("team", path, fields, change);
    form.title = String::new();
    form
}

fn scope(sheet: &Sheet, typed: &Fields) -> Vec<FloorChoice> {
    let (floors, rooms) = (typed.many("floors"), typed.many("rooms"));
    let own = |floor: &domain::directory::Floor| {
        let on_it = sheet
            .known
            .rooms
            .iter()
            .filter(|room| room.floor == floor.id);
        let choices = on_it.map(|room| Choice {
            value: room.id.to_string(),
            title: room_title(&room.number, &room.name),
            chosen: rooms.contains(&room.id.to_string().as_str()),
        });
        let choices: Vec<Choice> = choices.collect();
        FloorChoice {
            floor: Choice {
                value: floor.id.to_string(),
                title: sheet.fill("directory-whole-floor", "floor", &sheet.floor_title(floor)),
                chosen: floors.contains(&floor.id.to_string().as_str()),
            },
            open: choices.iter().any(|room| room.chosen),
            rooms: choices,
        }
    };
    sheet.known.floors.iter().map(own).collect()
}

fn ids<T: std::str::FromStr>(fields: &Fields, name: &str) -> Answered<Vec<T>> {
    let chosen = fields.many(name).into_iter().map(str::parse);
    let chosen: Result<Vec<T>, _> = chosen.collect();
    chosen.map_err(|_| Trouble::invalid(name, "choice-unknown"))
}

fn team(fields: &Fields, id: TeamId) -> Answered<Team> {
    fields.only(&["standard_name", "name", "floors", "rooms", "members"])?;
    filled(fields, &["name"])?;
    Ok(Team {
        id,
        standard_name: fields.text("standard_name").to_owned(),
        name: fields.text("name").trim().to_owned(),
        floors: ids(fields, "floors")?,
        rooms: ids(fields, "rooms")?,
        members: ids(fields, "members")?,
    })
}

/// `GET /sites/S/directory/teams/new`.
pub(crate) async fn new(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    shown(&web, &here, language, &Asked::nothing(), None).await
}

/// `POST /sites/S/directory/teams`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let id = TeamId(form.command()?.id.0);
    save(&web, &here, language, &form, id, None).await
}

/// `GET /sites/S/directory/teams/T`.
pub(crate) async fn edit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    shown(&web, &here, language, &Asked::nothing(), Some(ids.at(0)?)).await
}

/// `POST /sites/S/directory/teams/T`.
pub(crate) async fn change(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let id = ids.at(0)?;
    let known = app::directory::view(web.house(), &here.site).await?;
    let known = known.ok_or_else(Trouble::not_found)?;
    // A team that is put anew under an id from elsewhere is none that was changed.
    if !known.teams.iter().any(|team| team.id == id) {
        return Err(unknown("team-unknown"));
    }
    save(&web, &here, language, &form, id, Some(id)).await
}

async fn save(
    web: &Web,
    here: &Here,
    language: Language,
    form: &Form,
    id: TeamId,
    own: Option<TeamId>,
) -> Answered<Response> {
    let command = form.command()?;
    let saved = async {
        let team = team(&form.fields, id)?;
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::directory::put_team(house, actor, &here.site, &command, team).await?)
    };
    match saved.await {
        Ok(_) => Ok(see(&format!(
            "/sites/{}/directory/teams?saved=page",
            here.site
        ))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let asked = Asked::again(form, "team", &trouble);
            shown(web, here, language, &asked, own).await
        }
        Err(trouble) => Err(trouble),
    }
}

async fn shown(
    web: &Web,
    here: &Here,
    language: Language,
    asked: &Asked<'_>,
    own: Option<TeamId>,
) -> Answered<Response> {
    let sheet = Sheet::open(web, here, language).await?;
    let known = own.map(|id| sheet.known.teams.iter().find(|team| team.id == id));
    let (title, path, stands) = match known {
        None => (
            sheet.say("directory-add-team"),
            "/teams".to_owned(),
            Fields::default(),
        ),
        Some(None) => return Err(unknown("team-unknown")),
        Some(Some(team)) => (
            team.name.clone(),
            format!("/teams/{}", team.id),
            typed_of(team),
        ),
    };
    let typed = asked.refused.map_or(&stands, |_| asked.typed);
    let standard = standard(web, here).await?;
    let form = form(&sheet, &standard, &path, typed, own.is_some());
    answer(&sheet.form_page("teams", asked, title, form), asked)
}

fn typed_of(team: &Team) -> Fields {
    let floors = team.floors.iter().map(|id| ("floors", id.to_string()));
    let rooms = team.rooms.iter().map(|id| ("rooms", id.to_string()));
    let members = team.members.iter().map(|id| ("members", id.to_string()));
    let owned: Vec<(&str, String)> = floors.chain(rooms).chain(members).collect();
    let mut pairs: Vec<(&str, &str)> =
        vec![("standard_name", &team.standard_name), ("name", &team.name)];
    pairs.extend(owned.iter().map(|(name, id)| (*name, id.as_str())));
    Fields::from_pairs(&pairs)
}
