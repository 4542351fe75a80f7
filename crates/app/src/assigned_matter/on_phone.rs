//! What a phone shows, and keeps without a network, of the matters that its holder sees to.

use domain::access::{Action, Actor, Object};
use domain::assigned_matter::{State, Step, Urgency};
use domain::{AssignedMatterId, Milliseconds, SiteId};
use store::Database;

use super::shown::Names;

/// A matter as its assignee's phone shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneMatter {
    /// Its id.
    pub id: AssignedMatterId,
    /// Its number of its day.
    pub number: i32,
    /// What is asked for.
    pub what: String,
    /// What the assigner set right last; empty for nothing.
    pub correction: String,
    /// Why it came back last; empty for not.
    pub sent_back: String,
    /// For whom; empty for nobody in particular.
    pub person: String,
    /// Where; empty for nowhere in particular.
    pub place: String,
    /// By when.
    pub due: Milliseconds,
    /// The time that was asked for and not answered.
    pub asked_until: Option<Milliseconds>,
    /// How much it presses.
    pub urgency: Urgency,
    /// Who assigned it.
    pub assigner: String,
    /// How it stands.
    pub state: State,
}

/// The matters that the actor sees to.
pub(crate) fn on_phone(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
) -> anyhow::Result<Vec<PhoneMatter>> {
    let right = actor.right(site, Object::AssignedMatter, Action::Do);
    let (Some(_), Some(account)) = (right, actor.account) else {
        return Ok(Vec::new());
    };
    let mut own = store::assigned_matter::open_of(db, site, account, crate::view::WHOLE)?;
    own.retain(|one| one.assignee_account == Some(account));
    let names = Names::of(db, site, &own)?;
    let mut shown = Vec::with_capacity(own.len());
    for one in own {
        let steps = store::assigned_matter::steps(db, site, one.id)?;
        let last = |step: Step| {
            let taken = steps.iter().rev().find(|taken| taken.step == step);
            taken
                .map(|taken| taken.said.note.clone())
                .unwrap_or_default()
        };
        shown.push(PhoneMatter {
            id: one.id,
            number: one.number,
            correction: last(Step::Correct),
            sent_back: last(Step::Return),
            person: names.person(&one),
            place: names.room(&one).map(|room| room.name).unwrap_or_default(),
            due: one.due,
            asked_until: one.asked_until,
            urgency: one.urgency,
            assigner: one.assigner,
            state: one.state,
            what: one.what,
        });
    }
    Ok(shown)
}
