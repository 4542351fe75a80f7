//! Who has a paper between being taken down and being signed for: a colleague, or the place where it lies overnight.

use domain::access::{Action, Actor, Object, Role};
use domain::paper_in_custody::{PLACE_MAX, PaperAct};
use domain::{AccountId, PaperInCustodyId, Refusal, SiteId, text};
use store::Database;

use super::{note_step, still_in_hand};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// Who may have papers in their hands: those who take them down.
const HANDS: [Role; 2] = [Role::Receptionist, Role::Attendant];

/// Where a paper goes on to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Onward {
    /// Into the hands of a colleague; into one's own, where somebody takes it over.
    Colleague(AccountId),
    /// To a place, such as a cabinet.
    Place(String),
}

/// The people of the site who may have papers in their hands, by name.
pub(super) fn colleagues(
    db: &mut Database,
    site: &SiteId,
) -> anyhow::Result<Vec<(AccountId, String)>> {
    let staff = store::account::staff(db, site, &HANDS)?.into_iter();
    let mut people: Vec<(AccountId, String)> = staff.map(|(id, name, ..)| (id, name)).collect();
    // They come by name and account, once for each role.
    people.dedup_by_key(|(id, _)| *id);
    Ok(people)
}

/// Says who has a paper now, or where it lies.
///
/// # Errors
/// Refused where the paper is not the actor's to hand on, was signed for or struck out, and where nobody and no place
/// is named.
pub async fn pass_on(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: PaperInCustodyId,
    onward: Onward,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        // Who had a paper before whom is told by the house's clock.
        deed.at = deed.now;
        deed.reach(Object::PaperInCustody, Action::Do)?;
        let mut paper = still_in_hand(deed, id, Action::Do)?;
        let act = match &onward {
            Onward::Colleague(account) => {
                paper.holder = name_of(deed, *account)?;
                paper.holder_account = Some(*account);
                PaperAct::Passed
            }
            Onward::Place(place) => {
                let place = place.trim();
                text::check("place", place, PLACE_MAX)?;
                if text::is_blank(place) {
                    return Err(Refusal::invalid("place", "paper-onward-missing").into());
                }
                place.clone_into(&mut paper.holder);
                paper.holder_account = None;
                PaperAct::PutAway
            }
        };
        store::paper_in_custody::change(deed.db, &deed.site.id, &paper)?;
        note_step(deed, id, act, (&paper.holder, None))?;
        let written = if act == PaperAct::Passed {
            "paper-passed"
        } else {
            "paper-put-away"
        };
        let entry = deed
            .entry(written)
            .detail("day", &paper.day)
            .detail("number", paper.number)
            .detail("to", &paper.holder);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

fn name_of(deed: &mut Deed<'_>, account: AccountId) -> Result<String, Error> {
    let mut people = colleagues(deed.db, &deed.site.id)?.into_iter();
    let found = people.find(|(id, _)| *id == account);
    let found = found.ok_or_else(|| Refusal::invalid("colleague", "paper-colleague-unknown"))?;
    Ok(found.1)
}
