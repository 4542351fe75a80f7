//! Rules of the house (clause A1.2) as programs read, write and acknowledge them.

use app::house_rule::ShelfRule;
use axum::extract::State;
use axum::{Extension, Json};
use domain::Milliseconds;
use domain::access::Role;
use domain::difference::Change;
use domain::house_rule::{Draft, Heading, Issuer, Reading, STAFF, Version, Wording};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::Said;
use crate::act::{Act, Query, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A rule on the shelf.
#[derive(Serialize, ToSchema)]
pub(crate) struct RuleShape {
    id: String,
    /// `owner` or `service-centre`.
    issuer: &'static str,
    /// The version that stands; `null` where there is a draft alone.
    version: Option<VersionShape>,
    /// Since when it is no longer in force.
    withdrawn_at: Option<i64>,
    /// How the reader stands to it; `null` where they are not asked.
    own: Option<ReadingShape>,
    /// Whether a draft waits, for who writes it.
    draft: bool,
    /// Of those who are asked, how many acknowledged, for who may see that.
    asked: Option<AskedShape>,
}

/// All of a version but its text.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionShape {
    /// Counted from 1.
    version: i32,
    published_at: i64,
    published_by: String,
    #[serde(flatten)]
    heading: HeadingShape,
}

/// What stands above a text.
#[derive(Serialize, ToSchema)]
pub(crate) struct HeadingShape {
    title: String,
    /// What changed against the version before.
    note: String,
    /// The civil day from which it is in force.
    in_force: String,
    /// Within how many days it is read.
    days: i32,
    /// The roles that read it.
    readers: Vec<&'static str>,
}

/// How somebody stands to a rule.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReadingShape {
    /// `acknowledged`, `unread` or `late`.
    state: &'static str,
    /// When it was acknowledged.
    acknowledged_at: Option<i64>,
    /// Until when it is to be read.
    due: Option<i64>,
    /// The earlier version that was acknowledged last.
    last: Option<i32>,
}

/// How many are asked.
#[derive(Serialize, ToSchema)]
pub(crate) struct AskedShape {
    all: usize,
    acknowledged: usize,
    late: usize,
}

/// The rules of the house.
#[derive(Serialize, ToSchema)]
pub(crate) struct RuleList {
    /// What is to be read first, what is withdrawn last.
    rules: Vec<RuleShape>,
}

/// A version of a rule with its text.
#[derive(Serialize, ToSchema)]
pub(crate) struct RuleText {
    id: String,
    issuer: &'static str,
    withdrawn_at: Option<i64>,
    /// The version that is shown; `null` where there is a draft alone.
    shown: Option<VersionShape>,
    text: String,
    versions: Vec<VersionShape>,
    own: Option<ReadingShape>,
    /// What differs from the version that the reader acknowledged last.
    since: Vec<LineShape>,
    /// The draft, for who writes it.
    draft: Option<DraftShape>,
}

/// A line of two versions.
#[derive(Serialize, ToSchema)]
pub(crate) struct LineShape {
    /// `same`, `removed` or `added`.
    change: &'static str,
    text: String,
}

/// A draft.
#[derive(Serialize, ToSchema)]
pub(crate) struct DraftShape {
    /// Which it is: whoever publishes or changes it names it.
    revision: i32,
    at: i64,
    by: String,
    #[serde(flatten)]
    heading: HeadingShape,
    text: String,
}

/// Who read a rule and who has not.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReaderList {
    /// Those who are asked: who has not first.
    readers: Vec<ReaderShape>,
    versions: Vec<VersionCount>,
}

/// Somebody who is asked.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReaderShape {
    account: String,
    name: String,
    roles: Vec<&'static str>,
    #[serde(flatten)]
    reading: ReadingShape,
}

/// A version, and how many of the staff acknowledged it.
#[derive(Serialize, ToSchema)]
pub(crate) struct VersionCount {
    #[serde(flatten)]
    version: VersionShape,
    acknowledged: usize,
}

/// A rule as it is written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRule {
    /// When, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// `owner` or `service-centre`: whose rule it is says who may write it.
    issuer: String,
    wording: WordingBody,
}

/// A draft as it is written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRuleDraft {
    /// When, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// The draft that was read; 0 where there was none.
    revision: i32,
    wording: WordingBody,
}

/// What a version says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordingBody {
    /// 1 to 100 characters.
    title: String,
    /// What changes against the version before; needed from the second on.
    #[serde(default)]
    note: String,
    /// The civil day from which it is in force.
    in_force: String,
    /// Within how many days it is read, 1 to 90.
    days: i32,
    /// The roles that read it; none means all staff.
    #[serde(default)]
    readers: Vec<String>,
    /// A line for each paragraph, 1 to 40,000 characters.
    text: String,
}

/// Which draft is meant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeenDraft {
    /// When, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// The draft that was read.
    revision: i32,
}

/// Which version was read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadVersion {
    /// When, by the sender's clock; what counts is when the house learns of it.
    #[serde(default)]
    at: Option<i64>,
    /// The version whose text was read: another one is refused.
    version: i32,
}

told_at! { NewRule NewRuleDraft SeenDraft ReadVersion }

impl WordingBody {
    fn into_wording(self) -> Answered<Wording> {
        let readers = self.readers.iter().map(|word| {
            let role = Role::from_word(word).filter(|role| STAFF.contains(role));
            role.ok_or_else(|| Trouble::invalid("readers", "choice-unknown"))
        });
        Ok(Wording {
            heading: Heading {
                readers: readers.collect::<Answered<_>>()?,
                title: self.title,
                note: self.note,
                in_force: self.in_force,
                days: self.days,
            },
            text: self.text,
        })
    }
}

impl From<&Heading> for HeadingShape {
    fn from(heading: &Heading) -> Self {
        Self {
            title: heading.title.clone(),
            note: heading.note.clone(),
            in_force: heading.in_force.clone(),
            days: heading.days,
            readers: heading.readers.iter().map(|role| role.word()).collect(),
        }
    }
}

impl From<&Version> for VersionShape {
    fn from(version: &Version) -> Self {
        Self {
            version: version.version,
            published_at: version.at,
            published_by: version.by.clone(),
            heading: HeadingShape::from(&version.heading),
        }
    }
}

impl ReadingShape {
    fn of(reading: Reading, now: Milliseconds) -> Self {
        let mut shape = Self {
            state: reading.word(now),
            acknowledged_at: None,
            due: None,
            last: None,
        };
        match reading {
            Reading::Acknowledged { at } => shape.acknowledged_at = Some(at),
            Reading::Unread { due, last } => (shape.due, shape.last) = (Some(due), last),
        }
        shape
    }
}

impl DraftShape {
    fn of(draft: &Draft) -> Self {
        Self {
            revision: draft.revision,
            at: draft.at,
            by: draft.by.clone(),
            heading: HeadingShape::from(&draft.wording.heading),
            text: draft.wording.text.clone(),
        }
    }
}

fn shape(one: &ShelfRule, now: Milliseconds) -> RuleShape {
    RuleShape {
        id: one.rule.id.to_string(),
        issuer: one.rule.issuer.word(),
        version: one.rule.version.as_ref().map(VersionShape::from),
        withdrawn_at: one.rule.withdrawal.as_ref().map(|gone| gone.at),
        own: one.own.map(|own| ReadingShape::of(own, now)),
        draft: one.draft.is_some(),
        asked: one.asked.map(|asked| AskedShape {
            all: asked.all,
            acknowledged: asked.acknowledged,
            late: asked.late,
        }),
    }
}

fn unknown() -> Trouble {
    Trouble::from(domain::Refusal::missing("house-rule-unknown"))
}

/// The rules of the house.
#[utoipa::path(get, path = "/api/v1/sites/{site}/house-rules", tag = "house-rule",
    responses((status = 200, body = RuleList)))]
pub(crate) async fn list_rules(State(web): State<Web>, here: Here) -> Answered<Json<RuleList>> {
    let shelf = app::house_rule::shelf(web.house(), &here.actor, &here.site).await?;
    let shelf = shelf.ok_or_else(Trouble::not_found)?;
    let now = web.house().now();
    Ok(Json(RuleList {
        rules: shelf.rules.iter().map(|one| shape(one, now)).collect(),
    }))
}

/// A rule with its text.
#[utoipa::path(get, path = "/api/v1/sites/{site}/house-rules/{rule}", tag = "house-rule",
    params(("version" = Option<i32>, Query, description = "The version; the one that stands where absent.")),
    responses((status = 200, body = RuleText)))]
pub(crate) async fn show_rule(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Query(query): Query,
) -> Answered<Json<RuleText>> {
    query.only(&["version"])?;
    let version = query.chosen("version")?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let page = app::house_rule::find(house, actor, site, ids.at(0)?, version).await?;
    let page = page.ok_or_else(unknown)?;
    let now = house.now();
    let lines = page.since.iter().flat_map(|since| &since.lines);
    Ok(Json(RuleText {
        id: page.rule.id.to_string(),
        issuer: page.rule.issuer.word(),
        withdrawn_at: page.rule.withdrawal.as_ref().map(|gone| gone.at),
        shown: page.shown.as_ref().map(VersionShape::from),
        since: lines
            .map(|line| LineShape {
                change: match line.change {
                    Change::Same => "same",
                    Change::Removed => "removed",
                    Change::Added => "added",
                },
                text: line.text.clone(),
            })
            .collect(),
        versions: page.versions.iter().map(VersionShape::from).collect(),
        own: page.own.map(|own| ReadingShape::of(own, now)),
        draft: page.draft.as_ref().map(DraftShape::of),
        text: page.text,
    }))
}

/// Begin a rule with its first draft.
#[utoipa::path(post, path = "/api/v1/sites/{site}/house-rules", tag = "house-rule",
    request_body = NewRule, responses((status = 200, body = Taken)))]
pub(crate) async fn begin_rule(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewRule>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let issuer = Issuer::from_word(&act.body.issuer);
    let issuer = issuer.ok_or_else(|| Trouble::invalid("issuer", "choice-unknown"))?;
    let new = (issuer, act.body.wording.into_wording()?);
    let done = app::house_rule::begin(house, actor, site, command, new);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Keep a draft of a rule.
#[utoipa::path(put, path = "/api/v1/sites/{site}/house-rules/{rule}/draft", tag = "house-rule",
    request_body = NewRuleDraft, responses((status = 200, body = Taken)))]
pub(crate) async fn put_rule_draft(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewRuleDraft>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let draft = (act.body.revision, act.body.wording.into_wording()?);
    let done = app::house_rule::write(house, actor, site, command, ids.at(0)?, draft);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Throw a draft away; a rule of which nothing was published goes with it.
#[utoipa::path(post, path = "/api/v1/sites/{site}/house-rules/{rule}/draft/removal",
    tag = "house-rule", request_body = SeenDraft, responses((status = 200, body = Taken)))]
pub(crate) async fn discard_rule_draft(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<SeenDraft>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let seen = act.body.revision;
    let done = app::house_rule::discard(house, actor, site, command, ids.at(0)?, seen);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Publish a draft as the next version: all whom it is for are asked to read it.
#[utoipa::path(post, path = "/api/v1/sites/{site}/house-rules/{rule}/publication",
    tag = "house-rule", request_body = SeenDraft, responses((status = 200, body = Taken)))]
pub(crate) async fn publish_rule(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<SeenDraft>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let seen = act.body.revision;
    let done = app::house_rule::publish(house, actor, site, command, ids.at(0)?, seen);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Withdraw a rule: nobody is asked to read it any more.
#[utoipa::path(post, path = "/api/v1/sites/{site}/house-rules/{rule}/withdrawal",
    tag = "house-rule", request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn withdraw_rule(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::house_rule::withdraw(house, actor, site, command, ids.at(0)?);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Acknowledge the version that was read.
#[utoipa::path(post, path = "/api/v1/sites/{site}/house-rules/{rule}/acknowledgement",
    tag = "house-rule", request_body = ReadVersion, responses((status = 200, body = Taken)))]
pub(crate) async fn acknowledge_rule(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<ReadVersion>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let version = act.body.version;
    let done = app::house_rule::acknowledge(house, actor, site, command, ids.at(0)?, version);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Who read a rule, and who has not.
#[utoipa::path(get, path = "/api/v1/sites/{site}/house-rules/{rule}/readers", tag = "house-rule",
    responses((status = 200, body = ReaderList)))]
pub(crate) async fn show_rule_readers(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<ReaderList>> {
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::house_rule::readers(house, actor, site, ids.at(0)?).await?;
    let found = found.ok_or_else(unknown)?;
    let now = house.now();
    let readers = found.people.iter().map(|one| ReaderShape {
        account: one.account.to_string(),
        name: one.name.clone(),
        roles: one.roles.iter().map(|role| role.word()).collect(),
        reading: ReadingShape::of(one.reading, now),
    });
    let versions = found.versions.iter().map(|(version, count)| VersionCount {
        version: VersionShape::from(version),
        acknowledged: *count,
    });
    Ok(Json(ReaderList {
        readers: readers.collect(),
        versions: versions.collect(),
    }))
}
