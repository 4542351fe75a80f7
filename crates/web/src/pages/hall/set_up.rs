//! The hall as it is set up: limits, matters, windows, devices.

use app::hall::shown::{Device, HallDay};
use app::hall::{device, set_up};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::hall::{Limits, Matter, Window};
use domain::{MatterId, WindowId};

use words::Language;

use crate::act::{Form, Query, see};
use crate::civil::Place;
use crate::code_picture::CodePicture;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::directory::room_codes::home_address;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Choice, DeviceRow, EntryField, EntryForm, FieldGroup, HallSetUp, Link, PostButton,
};

/// What the page is drawn with: what is edited, what was typed and refused.
struct Asked<'asked> {
    matter: Option<MatterId>,
    window: Option<WindowId>,
    typed: &'asked Fields,
    refused: Option<(&'static str, &'asked Trouble)>,
    home: String,
}

/// `GET /sites/S/hall/set-up?matter=&window=`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    Query(query): Query,
    headers: HeaderMap,
) -> Answered<Response> {
    query.only(&["matter", "window"])?;
    let asked = Asked {
        matter: query.chosen("matter")?,
        window: query.chosen("window")?,
        typed: &Fields::default(),
        refused: None,
        home: home_address(&headers, web.way())?,
    };
    draw(&page(&web, &here, language, &asked).await?)
}

async fn page(
    web: &Web,
    here: &Here,
    language: Language,
    asked: &Asked<'_>,
) -> Answered<HallSetUp> {
    let day = app::hall::shown::day(web.house(), &here.site).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let place = Place::of(day.site.clone())?;
    let path = |rest: &str| format!("/sites/{}/hall/set-up{rest}", here.site);
    let mut forms = vec![
        limits_form(&day, asked, language),
        matter_form(&day, asked, language),
        window_form(&day, asked, language),
        device_form(asked, language),
    ];
    for form in &mut forms {
        form.action = path(&format!("/{}", form.action));
        if let Some((name, trouble)) = asked.refused
            && name == form.id
        {
            form.refuse(trouble.field.as_deref(), trouble.say(language));
        }
    }
    let windows = day.windows.iter().map(|window| Link {
        href: path(&format!("?window={}#hall-window", window.id)),
        title: format!("{} · {}", window.name, serves(&day, window, language)),
    });
    let matters = day.matters.iter().map(|matter| Link {
        href: path(&format!("?matter={}#hall-matter", matter.id)),
        title: format!("{} {}", matter.letter, matter.name),
    });
    let devices = day.devices.iter().map(|device| DeviceRow {
        revoke: PostButton {
            action: path(&format!("/devices/{}/revocation", device.id)),
            fields: Vec::new(),
            title: words::text(language, "hall-device-revoke").to_owned(),
            about: device.name.clone(),
        },
        ..device_row(device, &place, &asked.home)
    });
    Ok(HallSetUp {
        frame: frame::of_site(web, here, language, "hall").await?,
        matters: matters.collect(),
        windows: windows.collect(),
        devices: devices.collect(),
        forms,
    })
}

fn serves(day: &HallDay, window: &Window, language: Language) -> String {
    let matters = day
        .matters
        .iter()
        .filter(|matter| window.matters.contains(&matter.id));
    let names: Vec<&str> = matters.map(|matter| matter.name.as_str()).collect();
    words::list(language, &names)
}

fn device_row(device: &Device, place: &Place, home: &str) -> DeviceRow {
    let page = if device.kind == "screen" {
        "screen"
    } else {
        "k"
    };
    let address = format!("{home}/{page}/{}", device.code);
    DeviceRow {
        id: device.id.to_string(),
        kind: device.kind.clone(),
        name: device.name.clone(),
        added: format!("{} {}", place.moment(device.added), device.added_by),
        picture: CodePicture::of(&address),
        address,
        revoke: PostButton {
            action: String::new(),
            fields: Vec::new(),
            title: String::new(),
            about: String::new(),
        },
    }
}

fn form(
    id: &'static str,
    path: &str,
    fields: Vec<EntryField>,
    (language, title): (Language, &str),
) -> EntryForm {
    EntryForm {
        id,
        action: path.to_owned(),
        title: words::text(language, title).to_owned(),
        groups: vec![FieldGroup {
            fields,
            ..FieldGroup::default()
        }],
        submit: words::text(language, "page-save").to_owned(),
        ..EntryForm::default()
    }
}

/// What was typed into the form of that name, else what stands.
fn value(asked: &Asked<'_>, form: &str, field: &str, stands: &str) -> String {
    match asked.refused {
        Some((refused, _)) if refused == form => asked.typed.text(field).to_owned(),
        _ => stands.to_owned(),
    }
}

fn limits_form(day: &HallDay, asked: &Asked<'_>, language: Language) -> EntryForm {
    let number = |name: &'static str, key: &str, stands: u32| {
        let typed = value(asked, "hall-limits", name, &stands.to_string());
        EntryField::text(name, words::text(language, key), &typed)
            .digits(4)
            .required()
    };
    let fields = vec![
        number("wait_minutes", "hall-wait-minutes", day.limits.wait_minutes),
        number("busy", "hall-busy-from", day.limits.busy),
        number("crowded", "hall-crowded-from", day.limits.crowded),
    ];
    form(
        "hall-limits",
        "limits",
        fields,
        (language, "hall-limits-form"),
    )
}

fn matter_form(day: &HallDay, asked: &Asked<'_>, language: Language) -> EntryForm {
    let edited = day.matters.iter().find(|one| Some(one.id) == asked.matter);
    let text = |name: &'static str, key: &str, stands: &str| {
        let typed = value(asked, "hall-matter", name, stands);
        EntryField::text(name, words::text(language, key), &typed).required()
    };
    let fields = vec![
        text(
            "letter",
            "hall-letter",
            edited.map_or("", |one| &one.letter),
        )
        .most(1),
        text("name", "hall-matter", edited.map_or("", |one| &one.name)).most(50),
    ];
    let path = edited.map_or_else(|| "matters".to_owned(), |one| format!("matters/{}", one.id));
    form("hall-matter", &path, fields, (language, "hall-matter-form"))
}

fn window_form(day: &HallDay, asked: &Asked<'_>, language: Language) -> EntryForm {
    let edited = day.windows.iter().find(|one| Some(one.id) == asked.window);
    let name = value(
        asked,
        "hall-window",
        "name",
        edited.map_or("", |one| &one.name),
    );
    let refused = asked.refused.is_some_and(|(name, _)| name == "hall-window");
    let typed = asked.typed.many("matters");
    let chosen = |id: MatterId| {
        if refused {
            typed.contains(&id.to_string().as_str())
        } else {
            edited.is_some_and(|window| window.matters.contains(&id))
        }
    };
    let matters = day.matters.iter().map(|matter| Choice {
        value: matter.id.to_string(),
        title: matter.name.clone(),
        chosen: chosen(matter.id),
    });
    let fields = vec![
        EntryField::text("name", words::text(language, "hall-window-name"), &name)
            .most(20)
            .required(),
        EntryField::checks(
            "matters",
            words::text(language, "hall-serves"),
            matters.collect(),
        ),
    ];
    let path = edited.map_or_else(|| "windows".to_owned(), |one| format!("windows/{}", one.id));
    form("hall-window", &path, fields, (language, "hall-window-form"))
}

fn device_form(asked: &Asked<'_>, language: Language) -> EntryForm {
    let kind = value(asked, "hall-device", "kind", "kiosk");
    let kinds = ["kiosk", "screen", "sign"].map(|word| Choice {
        value: word.to_owned(),
        title: words::text(language, &format!("hall-device-{word}")).to_owned(),
        chosen: word == kind,
    });
    let name = value(asked, "hall-device", "name", "");
    let fields = vec![
        EntryField::select(
            "kind",
            words::text(language, "hall-device-kind"),
            kinds.into(),
        ),
        EntryField::text("name", words::text(language, "hall-device-name"), &name)
            .most(50)
            .required(),
    ];
    form(
        "hall-device",
        "devices",
        fields,
        (language, "hall-device-form"),
    )
}

async fn after(
    web: &Web,
    here: &Here,
    language: Language,
    (headers, form, name): (&HeaderMap, &Form, &'static str),
    done: Result<app::Answer, Trouble>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!("/sites/{}/hall/set-up", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let asked = Asked {
                matter: None,
                window: None,
                typed: &form.fields,
                refused: Some((name, &trouble)),
                home: home_address(headers, web.way())?,
            };
            draw_refused(&page(web, here, language, &asked).await?, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/hall/set-up/limits`: `command`, `wait_minutes`, `busy`, `crowded`.
pub(crate) async fn set_limits(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["wait_minutes", "busy", "crowded"])?;
    let done = async {
        let limits = Limits {
            wait_minutes: form.fields.number("wait_minutes")?,
            busy: form.fields.number("busy")?,
            crowded: form.fields.number("crowded")?,
        };
        let (house, command) = (web.house(), form.command()?);
        Ok(set_up::set_limits(house, &here.actor, &here.site, &command, limits).await?)
    };
    let done = done.await;
    after(
        &web,
        &here,
        language,
        (&headers, &form, "hall-limits"),
        done,
    )
    .await
}

/// `POST /sites/S/hall/set-up/matters[/M]`: `command`, `letter`, `name`.
pub(crate) async fn put_matter(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["letter", "name"])?;
    let command = form.command()?;
    let matter = Matter {
        id: ids.at(0).unwrap_or(MatterId(command.id.0)),
        letter: form.fields.text("letter").trim().to_ascii_uppercase(),
        name: form.fields.text("name").trim().to_owned(),
    };
    let done = set_up::put_matter(web.house(), &here.actor, &here.site, &command, matter).await;
    let done = done.map_err(Trouble::from);
    after(
        &web,
        &here,
        language,
        (&headers, &form, "hall-matter"),
        done,
    )
    .await
}

/// `POST /sites/S/hall/set-up/windows[/W]`: `command`, `name`, `matters` for each.
pub(crate) async fn put_window(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["name", "matters"])?;
    let done = async {
        let command = form.command()?;
        let matters = form.fields.many("matters").into_iter().map(|id| {
            let unknown = |_| Trouble::invalid("matters", "matter-unknown");
            id.parse().map_err(unknown)
        });
        let window = Window {
            id: ids.at(0).unwrap_or(WindowId(command.id.0)),
            name: form.fields.text("name").trim().to_owned(),
            matters: matters.collect::<Answered<_>>()?,
        };
        Ok(set_up::put_window(web.house(), &here.actor, &here.site, &command, window).await?)
    };
    let done = done.await;
    after(
        &web,
        &here,
        language,
        (&headers, &form, "hall-window"),
        done,
    )
    .await
}

/// `POST /sites/S/hall/set-up/devices`: `command`, `kind`, `name`.
pub(crate) async fn add_device(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["kind", "name"])?;
    let (house, command) = (web.house(), form.command()?);
    let kind = form.fields.text("kind").to_owned();
    let name = form.fields.text("name").trim().to_owned();
    let done = device::add(house, &here.actor, &here.site, &command, kind, name).await;
    let done = done.map_err(Trouble::from);
    after(
        &web,
        &here,
        language,
        (&headers, &form, "hall-device"),
        done,
    )
    .await
}

/// `POST /sites/S/hall/set-up/devices/D/revocation`: `command`.
pub(crate) async fn revoke_device(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (house, command) = (web.house(), form.command()?);
    device::revoke(house, &here.actor, &here.site, &command, ids.at(0)?).await?;
    Ok(see(&format!("/sites/{}/hall/set-up", here.site)))
}
