//! The subscription table (clause C2.5) as programs read and write it.

use app::newspaper::{NewspaperAsked, SubscriptionAsked, SubscriptionTable};
use axum::extract::State;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, Query, told_at};
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::newspaper::table::asked_year;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The subscription table of a year.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubscriptionTableShape {
    year: i16,
    newspapers: Vec<NewspaperShape>,
    /// By paper, the highest leaders first.
    subscriptions: Vec<SubscriptionShape>,
}

/// A paper that is subscribed to.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewspaperShape {
    id: String,
    name: String,
    postal_code: String,
    /// On which weekdays it comes out, from 1 for Monday.
    weekdays: Vec<u8>,
    /// Whether it does not come out on public holidays.
    off_on_holidays: bool,
    revision: i32,
}

/// A line of the table.
#[derive(Serialize, ToSchema)]
pub(crate) struct SubscriptionShape {
    id: String,
    newspaper: String,
    /// `leader-` or `office-` and the id.
    addressee: String,
    /// Who that is.
    name: String,
    copies: u32,
    from: String,
    until: String,
    revision: i32,
}

/// A paper as it is entered or changed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewspaperBody {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    name: String,
    #[serde(default)]
    postal_code: String,
    /// On which weekdays it comes out, from 1 for Monday.
    weekdays: Vec<u8>,
    #[serde(default)]
    off_on_holidays: bool,
    /// The revision that was seen; of a change.
    #[serde(default)]
    revision: Option<i32>,
}

/// A line as it is entered or changed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubscriptionBody {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    newspaper: String,
    /// `leader-` or `office-` and the id.
    addressee: String,
    copies: u32,
    /// The first day.
    from: String,
    /// The last day, of the same year.
    until: String,
    /// The revision that was seen; of a change.
    #[serde(default)]
    revision: Option<i32>,
}

/// The revision that was seen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubscriptionSeen {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    revision: i32,
}

told_at! { NewspaperBody SubscriptionBody SubscriptionSeen }

impl NewspaperBody {
    fn asked(&self) -> Answered<NewspaperAsked> {
        let mut weekdays = 0;
        for day in &self.weekdays {
            if !(1..=7).contains(day) {
                return Err(Trouble::invalid("weekdays", "choice-unknown"));
            }
            weekdays |= 1 << (day - 1);
        }
        Ok(NewspaperAsked {
            name: self.name.clone(),
            postal_code: self.postal_code.clone(),
            weekdays,
            off_on_holidays: self.off_on_holidays,
        })
    }
}

impl SubscriptionBody {
    fn asked(&self) -> Answered<SubscriptionAsked> {
        let day = |name, text: &str| Fields::of(name, text).date(name);
        Ok(SubscriptionAsked {
            newspaper: id("newspaper", &self.newspaper)?,
            addressee: id("addressee", &self.addressee)?,
            copies: self.copies,
            from: day("from", &self.from)?,
            until: day("until", &self.until)?,
        })
    }
}

fn seen(revision: Option<i32>) -> Answered<i32> {
    revision.ok_or_else(|| Trouble::invalid("revision", "field-empty"))
}

impl From<SubscriptionTable> for SubscriptionTableShape {
    fn from(table: SubscriptionTable) -> Self {
        let weekdays = |bits: u8| (0..7).filter(move |day| bits & (1 << day) != 0);
        let newspapers = table.newspapers.iter().map(|paper| NewspaperShape {
            id: paper.id.to_string(),
            name: paper.name.clone(),
            postal_code: paper.postal_code.clone(),
            weekdays: weekdays(paper.weekdays).map(|day| day + 1).collect(),
            off_on_holidays: paper.off_on_holidays,
            revision: paper.revision,
        });
        let lines = table.lines.iter().map(|view| SubscriptionShape {
            id: view.subscription.id.to_string(),
            newspaper: view.newspaper.id.to_string(),
            addressee: view.subscription.addressee.to_string(),
            name: view.addressee.name.clone(),
            copies: view.subscription.copies,
            from: view.subscription.from.to_string(),
            until: view.subscription.until.to_string(),
            revision: view.subscription.revision,
        });
        Self {
            year: table.year,
            newspapers: newspapers.collect(),
            subscriptions: lines.collect(),
        }
    }
}

/// The subscription table of a year.
#[utoipa::path(get, path = "/api/v1/sites/{site}/newspapers/table", tag = "newspapers",
    params(("year" = Option<String>, Query, description = "`YYYY`; this one where absent.")),
    responses((status = 200, body = SubscriptionTableShape)))]
pub(crate) async fn show_subscription_table(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<SubscriptionTableShape>> {
    query.only(&["year"])?;
    let year = asked_year(&query)?;
    let table = app::newspaper::table(web.house(), &here.site, year).await?;
    Ok(Json(table.ok_or_else(Trouble::not_found)?.into()))
}

/// Enter a paper.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/titles", tag = "newspapers",
    request_body = NewspaperBody, responses((status = 200, body = Taken)))]
pub(crate) async fn add_newspaper(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewspaperBody>,
) -> Answered<Json<Taken>> {
    let asked = act.body.asked()?;
    let (house, command) = (web.house(), &act.command);
    let done =
        app::newspaper::add_newspaper(house, &here.actor, &here.site, command, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Change a paper.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/titles/{newspaper}", tag = "newspapers",
    request_body = NewspaperBody, responses((status = 200, body = Taken)))]
pub(crate) async fn change_newspaper(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewspaperBody>,
) -> Answered<Json<Taken>> {
    let asked = act.body.asked()?;
    let own = (ids.at(0)?, seen(act.body.revision)?);
    let (house, command) = (web.house(), &act.command);
    let done =
        app::newspaper::change_newspaper(house, &here.actor, &here.site, command, own, asked)
            .await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Enter a line of the table.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/subscriptions", tag = "newspapers",
    request_body = SubscriptionBody, responses((status = 200, body = Taken)))]
pub(crate) async fn subscribe_newspaper(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<SubscriptionBody>,
) -> Answered<Json<Taken>> {
    let asked = act.body.asked()?;
    let (house, command) = (web.house(), &act.command);
    let done = app::newspaper::subscribe(house, &here.actor, &here.site, command, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Change a line of the table.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/subscriptions/{subscription}",
    tag = "newspapers", request_body = SubscriptionBody, responses((status = 200, body = Taken)))]
pub(crate) async fn change_subscription(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<SubscriptionBody>,
) -> Answered<Json<Taken>> {
    let asked = act.body.asked()?;
    let own = (ids.at(0)?, seen(act.body.revision)?);
    let (house, command) = (web.house(), &act.command);
    let done =
        app::newspaper::change_subscription(house, &here.actor, &here.site, command, own, asked)
            .await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Take a line out of the table.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/subscriptions/{subscription}/removal",
    tag = "newspapers", request_body = SubscriptionSeen, responses((status = 200, body = Taken)))]
pub(crate) async fn unsubscribe_newspaper(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<SubscriptionSeen>,
) -> Answered<Json<Taken>> {
    let own = (ids.at(0)?, act.body.revision);
    let (house, command) = (web.house(), &act.command);
    let done = app::newspaper::unsubscribe(house, &here.actor, &here.site, command, own).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
