//! What is done with a day's record: signed, sent back, printed, taken away.

use app::reception_record::{Signing, Word};
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::reception_record::Standing;
use jiff::civil::Date;
use words::{Arg, Language};

use super::rows::{Drawing, edition_of};
use super::{NAME, address, figures, state, view};
use crate::act::{Form, see};
use crate::civil::{self, Place};
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Link, ReceptionRecordPaper, RecordRow};
use crate::workbook::{self, Sheet};

/// The page again where it was refused for something that can be mended, else on to the day.
async fn answered(
    web: &Web,
    here: &Here,
    (date, form, language): (Date, &Form, Language),
    done: Result<app::Answer, app::Error>,
) -> Answered<Response> {
    match done.map_err(Trouble::from) {
        Ok(_) => Ok(see(&address(here, date))),
        Err(trouble) if trouble.is_mendable() => {
            let page = view(web, here, date, language, (&form.fields, Some(&trouble))).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /sites/S/reception-records/D/signature`: `command`, `seen`, `note`, `while_inside`.
pub(crate) async fn sign(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["seen", "note", "while_inside"])?;
    let (date, command): (Date, _) = (ids.at(0)?, form.command()?);
    let signing = Signing {
        day: date.to_string(),
        seen: form.fields.text("seen").to_owned(),
        note: form.fields.text("note").to_owned(),
        while_inside: form.fields.ticked("while_inside"),
    };
    let (house, actor) = (web.house(), &here.actor);
    let done = app::reception_record::sign(house, actor, &here.site, &command, signing).await;
    answered(&web, &here, (date, &form, language), done).await
}

/// `POST /sites/S/reception-records/D/countersignature`: `command`, `edition`.
pub(crate) async fn countersign(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["edition"])?;
    word_of(
        &web,
        &here,
        (ids.at(0)?, &form, language),
        Word::Countersigned,
    )
    .await
}

/// `POST /sites/S/reception-records/D/return`: `command`, `edition`, `reason`.
pub(crate) async fn send_back(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["edition", "reason"])?;
    let word = Word::Returned(form.fields.text("reason").to_owned());
    word_of(&web, &here, (ids.at(0)?, &form, language), word).await
}

async fn word_of(
    web: &Web,
    here: &Here,
    (date, form, language): (Date, &Form, Language),
    word: Word,
) -> Answered<Response> {
    let command = form.command()?;
    let of = (date.to_string(), form.fields.number("edition")?);
    let (house, actor) = (web.house(), &here.actor);
    let done = app::reception_record::answer(house, actor, &here.site, &command, of, word).await;
    answered(web, here, (date, form, language), done).await
}

/// `POST /sites/S/reception-records/D/paper`: `command`, `purpose`.
pub(crate) async fn paper(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["purpose"])?;
    let (date, command): (Date, _) = (ids.at(0)?, form.command()?);
    let purpose = form.fields.text("purpose").to_owned();
    let asked = (date.to_string(), purpose.clone());
    let (house, actor) = (web.house(), &here.actor);
    let found = app::reception_record::whole(house, actor, &here.site, &command, asked).await;
    let found = match found.map_err(Trouble::from) {
        Ok(found) => found,
        Err(trouble) if trouble.is_told() => {
            let page = view(&web, &here, date, language, (&form.fields, Some(&trouble))).await?;
            return draw_refused(&page, &trouble);
        }
        Err(trouble) => return Err(trouble),
    };
    let place = Place::of(found.site.clone())?;
    let drawing = Drawing {
        place: &place,
        language,
        here: &here,
    };
    let moment = place.moment(found.now);
    let purpose = format!("reception-record-purpose-{purpose}");
    let purpose = words::text(language, &purpose);
    let printed = [
        ("who", Arg::Text(&here.actor.name)),
        ("moment", Arg::Text(&moment)),
        ("purpose", Arg::Text(purpose)),
    ];
    // What was sent back is nobody's signature under what stands now.
    let signed = matches!(found.standing, Standing::Signed | Standing::Countersigned);
    let last = found.editions.last().filter(|_| signed);
    draw(&ReceptionRecordPaper {
        frame: frame::of_site(&web, &here, language, NAME).await?,
        back: Link {
            href: address(&here, date),
            title: words::text(language, "page-back").to_owned(),
        },
        site: found.site.name.clone(),
        day: civil::dated_title(language, date),
        state: state(found.standing, language),
        figures: figures(&found.summary, language),
        rows: found.lines.iter().map(|line| drawing.row(line)).collect(),
        edition: last.map(|edition| edition_of(edition, &place, language)),
        printed: words::format(language, "reception-record-printed", &printed),
    })
}

/// `POST /sites/S/reception-records/D/workbook`: `command`.
pub(crate) async fn workbook(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (date, command): (Date, _) = (ids.at(0)?, form.command()?);
    let (house, actor, day) = (web.house(), &here.actor, date.to_string());
    let found = app::reception_record::export(house, actor, &here.site, &command, day).await?;
    let place = Place::of(found.site.clone())?;
    let drawing = Drawing {
        place: &place,
        language,
        here: &here,
    };
    let head = COLUMNS.map(|column| {
        words::text(language, &format!("reception-record-column-{column}")).to_owned()
    });
    let rows: Vec<Vec<String>> = found
        .lines
        .iter()
        .map(|line| cells(drawing.row(line), language))
        .collect();
    let sheet = Sheet {
        name: words::text(language, "page-menu-reception-records").to_owned(),
        head: head.to_vec(),
        rows,
    };
    workbook::give_out(sheet, &format!("reception-record-{date}.xlsx")).await
}

/// The columns of the workbook, as the paper form has them.
const COLUMNS: [&str; 12] = [
    "register",
    "number",
    "time",
    "who",
    "organisation",
    "telephone",
    "matter",
    "received-by",
    "handling",
    "result",
    "remark",
    "gaps",
];

fn cells(row: RecordRow, language: Language) -> Vec<String> {
    let gaps: Vec<String> = row.gaps.into_iter().map(|(gap, _)| gap).collect();
    vec![
        row.register,
        row.number.to_string(),
        row.time,
        row.who,
        row.organisation,
        row.telephone,
        row.matter,
        row.received_by,
        row.handling,
        row.result,
        row.remark,
        words::list(language, &gaps),
    ]
}
