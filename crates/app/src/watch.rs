//! The watch list: made and approved by two people of the owner's office, and told to the desk only
//! as a request to wait for the leader (clause A1.5).

use domain::access::{Action, Actor, Object};
use domain::visit::details::{number_of, telephone_of};
use domain::watch::{WatchDetails, WatchState};
use domain::{Refusal, SiteId, WatchEntryId};
use store::Database;
use store::watch::WatchRecord;

use crate::command::{Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::seal::{open_text, seal_text};
use crate::visit::sealed::{document_mark, name_mark};

/// An entry as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchView {
    /// What is not personal.
    pub record: WatchRecord,
    /// Whom it is about and why; of who may not know it, `None`.
    pub details: Option<WatchDetails>,
}

fn place(site: &SiteId, id: WatchEntryId) -> [String; 3] {
    ["watch".to_owned(), site.to_string(), id.to_string()]
}

fn seal(
    house: &House,
    site: &SiteId,
    id: WatchEntryId,
    details: &WatchDetails,
) -> anyhow::Result<String> {
    let fields = [
        &details.name,
        &details.telephone,
        &details.document_number,
        &details.reason,
        &details.advice,
    ];
    let place = place(site, id);
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    seal_text(house, &place, &serde_json::to_vec(&fields)?)
}

fn open(
    house: &House,
    site: &SiteId,
    id: WatchEntryId,
    sealed: &str,
) -> anyhow::Result<WatchDetails> {
    let place = place(site, id);
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    let text = open_text(house, &place, sealed)?;
    let [name, telephone, document_number, reason, advice]: [String; 5] =
        serde_json::from_slice(&text)?;
    Ok(WatchDetails {
        name,
        telephone,
        document_number,
        reason,
        advice,
    })
}

/// Asks for somebody to be put on the list; in force once another agrees.
///
/// # Errors
/// Refused to whoever may not, and by the first field that cannot be.
pub async fn propose(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    details: WatchDetails,
) -> Result<Answer, Error> {
    let id = WatchEntryId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::WatchList, Action::Create)?;
        let details = WatchDetails {
            name: details.name.trim().to_owned(),
            telephone: telephone_of(&details.telephone),
            document_number: number_of(&details.document_number),
            ..details.clone()
        };
        details.check()?;
        check_unused(store::watch::find(deed.db, &deed.site.id, id)?.is_some())?;
        let account = deed
            .actor
            .account
            .ok_or_else(|| Refusal::forbidden("not-allowed"))?;
        let (house, site) = (deed.house, deed.site.id.clone());
        let keys = house.keys()?;
        let record = WatchRecord {
            id,
            state: WatchState::Proposed,
            sealed: seal(house, &site, id, &details)?,
            telephone_mark: name_mark(keys, &site, &details.name, &details.telephone),
            document_mark: document_mark(keys, &site, &details.document_number),
            asked_by: deed.actor.name.clone(),
            asked_by_account: account,
            asked: deed.now,
            agreed: None,
        };
        store::watch::add(deed.db, &site, &record)?;
        write(deed, "watch-proposed")?;
        Ok(Answer::about(id))
    })
    .await
}

/// The second person agrees to what the first asked for: an entry comes into force or goes.
///
/// # Errors
/// Refused to the first person, to whoever may not, and where nothing is asked.
pub async fn agree(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: WatchEntryId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::WatchList, Action::Approve)?;
        let mut record = find(deed, id)?;
        let next = record
            .state
            .agreed(record.asked_by_account, deed.actor.account)?;
        if next == WatchState::Ended {
            // Of whom nobody is to be careful any more, nothing is kept.
            store::watch::remove(deed.db, &deed.site.id, id)?;
            write(deed, "watch-ended")?;
            return Ok(Answer::about(id));
        }
        record.state = next;
        record.agreed = Some((deed.actor.name.clone(), deed.now));
        store::watch::change(deed.db, &deed.site.id, &record)?;
        write(deed, "watch-approved")?;
        Ok(Answer::about(id))
    })
    .await
}

/// Asks for an entry's end; what nobody agreed to yet goes at once.
///
/// # Errors
/// Refused to whoever may not, and where its end is asked for already.
pub async fn end(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: WatchEntryId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::WatchList, Action::Edit)?;
        let mut record = find(deed, id)?;
        let account = deed
            .actor
            .account
            .ok_or_else(|| Refusal::forbidden("not-allowed"))?;
        record.state = record.state.ending()?;
        if record.state == WatchState::Ended {
            store::watch::remove(deed.db, &deed.site.id, id)?;
            write(deed, "watch-ended")?;
            return Ok(Answer::about(id));
        }
        record.asked_by.clone_from(&deed.actor.name);
        record.asked_by_account = account;
        record.asked = deed.now;
        store::watch::change(deed.db, &deed.site.id, &record)?;
        write(deed, "watch-ending")?;
        Ok(Answer::about(id))
    })
    .await
}

fn find(deed: &mut Deed<'_>, id: WatchEntryId) -> Result<WatchRecord, Error> {
    let found = store::watch::find(deed.db, &deed.site.id, id)?;
    found.ok_or_else(|| Refusal::missing("watch-unknown").into())
}

/// The journal says that the list changed and by whom, never of whom.
fn write(deed: &mut Deed<'_>, act: &str) -> Result<(), Error> {
    let mut entry = deed.entry(act);
    entry.clauses = vec!["A1.5".to_owned()];
    deed.write(&entry)?;
    Ok(())
}

/// The list; `None` for whoever may not see it.
///
/// # Errors
/// When the database fails.
pub async fn list(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<Vec<WatchView>>, Error> {
    let Some(right) = actor.right(site, Object::WatchList, Action::View) else {
        return Ok(None);
    };
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| {
        let records = store::watch::list(db, &site)?;
        let views = records.into_iter().map(|record| {
            let details = if right.masked {
                None
            } else {
                Some(open(&owned, &site, record.id, &record.sealed)?)
            };
            Ok(WatchView { record, details })
        });
        views.collect::<anyhow::Result<Vec<WatchView>>>()
    };
    Ok(Some(house.store().read(read).await?))
}
