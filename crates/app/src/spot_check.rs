//! Spot checks 抽查 (clauses A2.3, A2.4, A4.2, C1.3): the standard's rules of inspection give the items, a
//! leader scores them, whoever was checked answers once. Entries name a check by its day and number and what
//! was looked at, never whom or how it went.

mod shown;

use domain::access::{Action, Actor, Object};
use domain::spot_check::{Answered, Score, Scored, SpotCheck, check_answer, check_scored};
use domain::{AccountId, Refusal, SiteId, SpotCheckId, TeamId, Uid};
use standards::{Rule, Start};

pub use self::shown::{
    Checkable, Figures, InspectionRule, NewPage, SpotCheckRegister, SpotCheckView, TREND_WEEKS,
    find, new_page, register,
};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::clauses_of;

/// What was seen of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Of whom.
    pub account: AccountId,
    /// At the post of which team.
    pub team: TeamId,
    /// The version of the standard whose items were scored.
    pub standard_version: i32,
    /// The name of the rule of inspection.
    pub rule: String,
    /// The score and the note of each of its items, in their order; `None` for one that is not scored.
    pub items: Vec<(Option<Score>, String)>,
}

/// Takes a spot check down.
///
/// # Errors
/// Refused to whoever may not, of oneself, of somebody who is not of the team, where another version of the
/// standard came into force meanwhile, where it has no such rule, and where an item is not scored or lacks
/// its note.
pub async fn take(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asked: Asked,
) -> Result<Answer, Error> {
    let id = SpotCheckId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::SpotCheck, Action::Create)?;
        check_unused(store::spot_check::find(deed.db, &deed.site.id, id)?.is_some())?;
        if deed.actor.account == Some(asked.account) {
            return Err(Refusal::invalid("account", "spot-check-of-oneself").into());
        }
        let version = deed.site.standard_version;
        // Scores belong to the items that were read, and those may be others by now.
        if asked.standard_version != version {
            return Err(Refusal::conflict("spot-check-standard-changed").into());
        }
        let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
        let teams = store::directory::teams(deed.db, &deed.site.id)?;
        let team = teams.iter().find(|team| team.id == asked.team);
        let team = team.ok_or_else(|| Refusal::invalid("team", "team-unknown"))?;
        if !team.members.contains(&asked.account) {
            return Err(Refusal::invalid("account", "not-of-the-team").into());
        }
        let fits = |rule: &&Rule| {
            rule.id == asked.rule.as_str()
                && rule.starts == Start::Inspection
                && rule.by == team.standard_name.as_str()
        };
        let rule = standard.rules().iter().find(fits);
        let rule = rule.ok_or_else(|| Refusal::invalid("rule", "spot-check-rule-unknown"))?;
        check_scored(rule.checks.len(), &asked.items)?;
        let check = taken(deed, id, &asked, rule)?;
        store::spot_check::add(deed.db, &deed.site.id, &check)?;
        tell(deed, &check, rule)?;
        let mut entry = deed
            .entry("spot-checked")
            .detail("day", &check.day)
            .detail("number", check.number)
            .detail("duty", &rule.title);
        entry.clauses = clauses_of(rule);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn taken(
    deed: &mut Deed<'_>,
    id: SpotCheckId,
    asked: &Asked,
    rule: &Rule,
) -> Result<SpotCheck, Error> {
    let day = deed.day_of(deed.now);
    let items = rule.checks.iter().zip(&asked.items);
    let items = items.map(|(item, (score, note))| Scored {
        item: item.clone(),
        score: score.unwrap_or(Score::Lacking),
        note: note.trim().to_owned(),
    });
    Ok(SpotCheck {
        id,
        number: store::spot_check::last_number(deed.db, &deed.site.id, &day)? + 1,
        day,
        at: deed.now,
        account: asked.account,
        team: asked.team,
        standard_version: deed.site.standard_version,
        rule: asked.rule.clone(),
        checked_by: deed.actor.name.clone(),
        checker: deed.actor.account,
        items: items.collect(),
        answer: None,
    })
}

/// Whoever was checked learns of it, and may answer.
fn tell(deed: &mut Deed<'_>, check: &SpotCheck, rule: &Rule) -> Result<(), Error> {
    let notice = store::notice::Notice {
        id: Uid::derived(&["spot-check", &check.id.to_string()]),
        account: check.account,
        words: "spot-checked".to_owned(),
        details: vec![
            ("by".to_owned(), check.checked_by.clone()),
            ("title".to_owned(), rule.title.clone()),
            ("at".to_owned(), check.at.to_string()),
        ],
        at: deed.now,
    };
    store::notice::leave(deed.db, &deed.site.id, &notice)?;
    Ok(())
}

/// Answers a spot check of oneself with a word, once.
///
/// # Errors
/// Refused of another's, which looks like one that is not there, and the second time.
pub async fn answer(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: SpotCheckId,
    words: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::SpotCheck, Action::Do)?;
        let found = store::spot_check::find(deed.db, &deed.site.id, id)?;
        let own = found.filter(|check| Some(check.account) == deed.actor.account);
        let check = own.ok_or_else(|| Refusal::missing("spot-check-unknown"))?;
        if check.answer.is_some() {
            return Err(Refusal::conflict("spot-check-answered").into());
        }
        check_answer(&words)?;
        let answer = Answered {
            at: deed.now,
            words: words.trim().to_owned(),
        };
        store::spot_check::answer(deed.db, &deed.site.id, id, &answer)?;
        let entry = deed
            .entry("spot-check-answered")
            .detail("day", &check.day)
            .detail("number", check.number);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}
