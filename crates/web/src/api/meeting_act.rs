//! What is said of a meeting with one tap: by who serves it, and by who booked it.

use app::request::Ask;
use app::serving::Word;
use axum::extract::State;
use axum::{Extension, Json};
use domain::series::Scope;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{
    Agreed, Arrival, Cancellation, Extension as Longer, Request, Said, Withdrawal, scope_of,
};
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

async fn say(
    web: &Web,
    here: &Here,
    ids: &Ids,
    language: Language,
    act: Act<Said>,
    word: Word,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let (house, command) = (web.house(), &act.command);
    let said = app::serving::say(house, &here.actor, &here.site, command, meeting, word);
    taken(web, here, said.await?, act.clock_off_ms, language).await
}

macro_rules! words_of_serving {
    ($($(#[$meaning:meta])* $name:ident at $path:literal says $word:ident;)*) => {$(
        $(#[$meaning])*
        #[utoipa::path(post, path = $path, tag = "serving",
            request_body = Said, responses((status = 200, body = Taken)))]
        pub(crate) async fn $name(
            State(web): State<Web>,
            here: Here,
            ids: Ids,
            Extension(language): Extension<Language>,
            act: Act<Said>,
        ) -> Answered<Json<Taken>> {
            say(&web, &here, &ids, language, act, Word::$word).await
        }
    )*};
}

words_of_serving! {
    /// The meeting started (开始).
    start_meeting at "/api/v1/sites/{site}/meetings/{meeting}/start" says Started;
    /// The guests are seated (来宾就座).
    seat at "/api/v1/sites/{site}/meetings/{meeting}/seating" says Seated;
    /// The meeting is in a break (休会).
    begin_break at "/api/v1/sites/{site}/meetings/{meeting}/break" says Break;
    /// The meeting goes on (继续).
    resume at "/api/v1/sites/{site}/meetings/{meeting}/resumption" says Resumed;
    /// The meeting ended (结束).
    end_meeting at "/api/v1/sites/{site}/meetings/{meeting}/end" says Ended;
}

/// Ask for something in a meeting.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings/{meeting}/requests", tag = "serving",
    request_body = Request, responses((status = 200, body = Taken)))]
pub(crate) async fn ask(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Request>,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let wish = Ask {
        kind: act.body.kind,
        from: act.body.from,
        to: act.body.to,
        note: act.body.note,
    };
    let (house, command) = (web.house(), &act.command);
    let asked = app::request::ask(house, &here.actor, &here.site, command, meeting, wish);
    taken(&web, &here, asked.await?, act.clock_off_ms, language).await
}

/// A guest was received.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings/{meeting}/arrivals", tag = "serving",
    request_body = Arrival, responses((status = 200, body = Taken)))]
pub(crate) async fn receive(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Arrival>,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let (house, command, guest) = (web.house(), &act.command, act.body);
    let received = app::serving::receive(
        house,
        &here.actor,
        &here.site,
        command,
        meeting,
        guest.attendee,
        guest.name,
    );
    taken(&web, &here, received.await?, act.clock_off_ms, language).await
}

/// The service team knows of a change.
#[utoipa::path(post,
    path = "/api/v1/sites/{site}/meetings/{meeting}/changes/{revision}/acknowledgement",
    tag = "serving", request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn acknowledge(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (meeting, revision) = (ids.at(0)?, ids.at(1)?);
    let (house, command) = (web.house(), &act.command);
    let known = app::meeting::acknowledge_change(
        house,
        &here.actor,
        &here.site,
        command,
        meeting,
        revision,
    );
    taken(&web, &here, known.await?, act.clock_off_ms, language).await
}

/// Take back what one said of the meeting a moment ago.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings/{meeting}/withdrawal", tag = "serving",
    request_body = Withdrawal, responses((status = 200, body = Taken)))]
pub(crate) async fn withdraw(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Withdrawal>,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let word = match act.body.what.as_str() {
        "start" => Word::Started,
        "seating" => Word::Seated,
        "break" => Word::Break,
        "resumption" => Word::Resumed,
        "end" => Word::Ended,
        _ => return Err(Trouble::invalid("what", "choice-unknown")),
    };
    let (house, command) = (web.house(), &act.command);
    let taken_back =
        app::withdrawal::of_word(house, &here.actor, &here.site, command, meeting, word).await?;
    taken(&web, &here, taken_back, act.clock_off_ms, language).await
}

/// Confirm a meeting's requirements for the owner's office, as they stand in a revision.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings/{meeting}/agreement",
    tag = "meeting", request_body = Agreed, responses((status = 200, body = Taken)))]
pub(crate) async fn agree(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Agreed>,
) -> Answered<Json<Taken>> {
    let (meeting, revision, orders) = (ids.at(0)?, act.body.revision, act.body.orders);
    let seen = app::agreement::Seen { revision, orders };
    let (house, command) = (web.house(), &act.command);
    let agreed = app::agreement::agree(house, &here.actor, &here.site, command, meeting, seen);
    taken(&web, &here, agreed.await?, act.clock_off_ms, language).await
}

/// Confirm a tentative booking.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings/{meeting}/confirmation",
    tag = "meeting", request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn confirm(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let (house, command) = (web.house(), &act.command);
    let confirmed = app::meeting::confirm(house, &here.actor, &here.site, command, meeting);
    taken(&web, &here, confirmed.await?, act.clock_off_ms, language).await
}

/// Cancel a meeting, or with `scope` one of a series and all that follow. The record stays.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings/{meeting}/cancellation",
    tag = "meeting", request_body = Cancellation, responses((status = 200, body = Taken)))]
pub(crate) async fn cancel(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Cancellation>,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let (house, command, reason) = (web.house(), &act.command, act.body.reason);
    let (actor, site) = (&here.actor, &here.site);
    let cancelled = match scope_of(act.body.scope.as_deref())? {
        Scope::One => app::meeting::cancel(house, actor, site, command, meeting, reason).await,
        Scope::Following => {
            app::meeting::cancel_following(house, actor, site, command, meeting, reason).await
        }
    };
    taken(&web, &here, cancelled?, act.clock_off_ms, language).await
}

/// Set another end: longer, or shorter.
#[utoipa::path(post, path = "/api/v1/sites/{site}/meetings/{meeting}/extension",
    tag = "meeting", request_body = Longer, responses((status = 200, body = Taken)))]
pub(crate) async fn extend(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Longer>,
) -> Answered<Json<Taken>> {
    let meeting = ids.at(0)?;
    let (house, command, ends) = (web.house(), &act.command, act.body.ends);
    let extended = app::meeting::set_end(house, &here.actor, &here.site, command, meeting, ends);
    taken(&web, &here, extended.await?, act.clock_off_ms, language).await
}
