//! Reaching people by program: the ways of a site, one's own rules, what a phone says came there.

use app::alert::{AlertWay, Receipt, WayKind, WayState};
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use domain::alert::{
    AlertRule, Format, MailTakes, Quiet, Stage, USUAL_LANGUAGE, Webhook, WebhookFace,
};
use domain::phone_clock::correct;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::alert_push::PushWayShape;
use super::taken::{Taken, taken};
use super::written::{Said, id};
use crate::act::{Act, JsonBody, told_at};
use crate::need::Here;
use crate::pages::alert_rule::time_of;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The ways of a site.
#[derive(Serialize, ToSchema)]
pub(crate) struct AlertWayList {
    webhooks: Vec<AlertWayShape>,
    /// How mail stands; `null` where this house sends none.
    mail: Option<AlertWayStanding>,
    /// How web push stands; `null` where the site did not switch it on.
    push: Option<PushWayShape>,
}

/// A webhook. Its address and its secret are never given.
#[derive(Serialize, ToSchema)]
pub(crate) struct AlertWayShape {
    id: String,
    name: String,
    /// `wecom`, `dingtalk`, `feishu` or `plain`.
    format: &'static str,
    host: String,
    /// `opens`, `soon`, `overdue`, `unreached`, `escalated`.
    stages: Vec<&'static str>,
    /// `zh-Hans`, `zh-Hant` or `en`.
    language: String,
    standing: AlertWayStanding,
}

/// How a way stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct AlertWayStanding {
    delivered_at: Option<i64>,
    /// Since when nothing comes there.
    failing_since: Option<i64>,
    failed_at: Option<i64>,
    /// Why it last failed, as a word.
    failure: Option<String>,
}

impl From<&WayState> for AlertWayStanding {
    fn from(state: &WayState) -> Self {
        Self {
            delivered_at: state.delivered,
            failing_since: state.failing_since,
            failed_at: state.failed,
            failure: Some(state.failure.clone()).filter(|word| !word.is_empty()),
        }
    }
}

fn shape(way: &AlertWay) -> AlertWayShape {
    AlertWayShape {
        id: way.id.to_string(),
        name: way.name.clone(),
        format: match way.kind {
            WayKind::Mail => "mail",
            WayKind::Push => "push",
            WayKind::Webhook(format) => format.word(),
        },
        host: way.host.clone(),
        stages: way.stages.iter().map(|stage| stage.word()).collect(),
        language: way.language.clone(),
        standing: AlertWayStanding::from(&way.state),
    }
}

/// A webhook as it is added.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAlertWay {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    name: String,
    /// `wecom`, `dingtalk`, `feishu` or `plain`.
    format: String,
    /// Its whole address, `https` alone unless whoever runs the house allows others.
    address: String,
    /// What it signs with; empty for nothing.
    #[serde(default)]
    secret: String,
    /// What is told there.
    stages: Vec<String>,
    /// `zh-Hans`, `zh-Hant` or `en`; the first where nothing is said.
    #[serde(default)]
    language: Option<String>,
}

/// What of a webhook may be changed. Where it leads is not.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangedAlertWay {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    name: String,
    /// What is told there.
    stages: Vec<String>,
    /// `zh-Hans`, `zh-Hant` or `en`.
    language: String,
}

/// One's own rule of being reached.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAlertRule {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The address for mail; empty for none.
    #[serde(default)]
    mail: String,
    /// `nothing`, `escalations` or `everything`.
    mail_takes: String,
    /// Minutes from midnight at the site.
    #[serde(default)]
    quiet: Option<AlertQuiet>,
}

/// A time of the day at which only what is told further up comes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AlertQuiet {
    /// Minutes from midnight at the site.
    from: u16,
    /// The same; where it is smaller, it goes over midnight.
    until: u16,
}

told_at! { NewAlertWay ChangedAlertWay NewAlertRule }

/// One's own rule as it stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct AlertRuleShape {
    mail: String,
    mail_takes: &'static str,
    /// `HH:MM` at the site.
    quiet_from: Option<String>,
    quiet_until: Option<String>,
    /// Whether this house can send mail.
    mail_is_set_up: bool,
}

/// What came to a phone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewReceipts {
    /// What the phone's clock shows as this is sent.
    now: i64,
    receipts: Vec<NewReceipt>,
}

/// What came to a phone of one duty.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewReceipt {
    duty: String,
    /// `opens`, `soon` or `overdue`.
    stage: String,
    /// When, by the phone's clock.
    at: i64,
    /// Whether the person said that they have seen it.
    #[serde(default)]
    read: bool,
}

/// The ways of a site and how they stand.
#[utoipa::path(get, path = "/api/v1/sites/{site}/alert-ways", tag = "alert",
    responses((status = 200, body = AlertWayList)))]
pub(crate) async fn list_alert_ways(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<AlertWayList>> {
    let found = app::alert::ways(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let mail = found.mail_is_set_up;
    Ok(Json(AlertWayList {
        webhooks: found.webhooks.iter().map(shape).collect(),
        mail: mail.then(|| AlertWayStanding::from(&found.mail)),
        push: found.push.as_ref().map(PushWayShape::from),
    }))
}

/// Add a webhook.
#[utoipa::path(post, path = "/api/v1/sites/{site}/alert-ways", tag = "alert",
    request_body = NewAlertWay, responses((status = 200, body = Taken)))]
pub(crate) async fn add_alert_way(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewAlertWay>,
) -> Answered<Json<Taken>> {
    let body = act.body;
    let format = Format::from_word(&body.format);
    let language_of_group = body.language.as_deref().unwrap_or(USUAL_LANGUAGE);
    let webhook = Webhook {
        language: known_language(language_of_group)?,
        name: body.name,
        format: format.ok_or_else(|| Trouble::invalid("format", "choice-unknown"))?,
        address: body.address,
        secret: body.secret,
        stages: stages(&body.stages)?,
    };
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::add_way(house, &here.actor, &here.site, command, webhook).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Change what a webhook is called, what is told there and in which language.
#[utoipa::path(put, path = "/api/v1/sites/{site}/alert-ways/{alert_way}", tag = "alert",
    request_body = ChangedAlertWay, responses((status = 200, body = Taken)))]
pub(crate) async fn change_alert_way(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<ChangedAlertWay>,
) -> Answered<Json<Taken>> {
    let body = act.body;
    let face = WebhookFace {
        stages: stages(&body.stages)?,
        language: known_language(&body.language)?,
        name: body.name,
    };
    let (house, actor, id) = (web.house(), &here.actor, ids.at(0)?);
    let done = app::alert::change_way(house, actor, &here.site, &act.command, id, face).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

fn stages(words: &[String]) -> Answered<Vec<Stage>> {
    words.iter().map(|word| stage("stages", word)).collect()
}

/// The tag of a language that the product speaks.
pub(crate) fn known_language(tag: &str) -> Answered<String> {
    let known = Language::ALL.into_iter().find(|one| one.tag() == tag);
    let known = known.ok_or_else(|| Trouble::invalid("language", "language-unknown"))?;
    Ok(known.tag().to_owned())
}

fn stage(field: &str, word: &str) -> Answered<Stage> {
    Stage::from_word(word).ok_or_else(|| Trouble::invalid(field, "alert-stage-unknown"))
}

/// Send a trial to a webhook. Its answer is in how the way stands.
#[utoipa::path(post, path = "/api/v1/sites/{site}/alert-ways/{alert_way}/trial", tag = "alert",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn try_alert_way(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::try_way(house, &here.actor, &here.site, command, ids.at(0)?).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Take a webhook away.
#[utoipa::path(post, path = "/api/v1/sites/{site}/alert-ways/{alert_way}/removal", tag = "alert",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn remove_alert_way(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::remove_way(house, &here.actor, &here.site, command, ids.at(0)?).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// One's own rule of being reached.
#[utoipa::path(get, path = "/api/v1/sites/{site}/alert-rule", tag = "alert",
    responses((status = 200, body = AlertRuleShape)))]
pub(crate) async fn show_alert_rule(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<AlertRuleShape>> {
    let own = app::alert::own(web.house(), &here.actor, &here.site).await?;
    let own = own.ok_or_else(Trouble::not_found)?;
    let quiet = own.rule.quiet;
    Ok(Json(AlertRuleShape {
        mail: own.rule.mail,
        mail_takes: own.rule.mail_takes.word(),
        quiet_from: quiet.map(|quiet| time_of(quiet.from)),
        quiet_until: quiet.map(|quiet| time_of(quiet.until)),
        mail_is_set_up: own.mail,
    }))
}

/// Set one's own rule of being reached.
#[utoipa::path(put, path = "/api/v1/sites/{site}/alert-rule", tag = "alert",
    request_body = NewAlertRule, responses((status = 200, body = Taken)))]
pub(crate) async fn put_alert_rule(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewAlertRule>,
) -> Answered<Json<Taken>> {
    let body = act.body;
    let takes = MailTakes::from_word(&body.mail_takes);
    let rule = AlertRule {
        mail: body.mail,
        mail_takes: takes.ok_or_else(|| Trouble::invalid("mail_takes", "choice-unknown"))?,
        quiet: body.quiet.as_ref().map(quiet).transpose()?,
    };
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::set_own(house, &here.actor, &here.site, command, rule).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

fn quiet(written: &AlertQuiet) -> Answered<Quiet> {
    const DAY: u16 = 24 * 60;
    if written.from >= DAY || written.until >= DAY {
        return Err(Trouble::invalid("quiet", "alert-quiet-empty"));
    }
    Ok(Quiet {
        from: i32::from(written.from),
        until: i32::from(written.until),
    })
}

/// Say what came to the phone. It is no act of the service, and may be said twice.
#[utoipa::path(post, path = "/api/v1/sites/{site}/shift/receipts", tag = "shift",
    request_body = NewReceipts, responses((status = 204)))]
pub(crate) async fn keep_receipts(
    State(web): State<Web>,
    here: Here,
    JsonBody(said): JsonBody<NewReceipts>,
) -> Answered<StatusCode> {
    let now = web.house().now();
    let receipts = said.receipts.iter().map(|one| {
        Ok(Receipt {
            duty: id("duty", &one.duty)?,
            stage: stage("stage", &one.stage)?,
            at: correct(one.at, Some(said.now), now).at,
            read: one.read,
        })
    });
    let receipts = receipts.collect::<Answered<Vec<Receipt>>>()?;
    app::alert::receive(web.house(), &here.actor, &here.site, receipts).await?;
    Ok(StatusCode::NO_CONTENT)
}
