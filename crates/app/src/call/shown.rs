//! Calls as a screen shows them: opened for whoever works with them, masked for whoever counts.

use anyhow::anyhow;
use domain::access::{Action, Actor, Object, Reach};
use domain::call::{Call, Told};
use domain::change::Difference;
use domain::{AccountId, CallId, Milliseconds, SiteId, mask, telephone};
use standards::Start;
use store::Database;
use store::call::{CallChange, CallRecord};

use crate::error::Error;
use crate::house::House;
use crate::view::Staff;

/// How many earlier calls of a number are shown.
const EARLIER_MAX: i64 = 10;

/// How much of what a caller told is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    /// All of it: on the page of one call, to whoever works with it.
    Whole,
    /// What it is about, with names and numbers masked: in the lists of the desk.
    List,
    /// That somebody called: to whoever supervises.
    Masked,
}

/// A call as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallView {
    /// The call; what was told is masked as the reader may see it, `None` where it is erased.
    pub call: Call,
    /// How it stands: `settled`, `open` or `overdue`.
    pub state: &'static str,
    /// Who calls back.
    pub assignee: Option<Staff>,
}

/// The register of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// The site.
    pub site: domain::directory::Site,
    /// How the standard says a call is answered; empty where it does not.
    pub greeting: String,
    /// The day's calls, the newest first.
    pub calls: Vec<CallView>,
    /// Calls of other days that somebody still has to do something about, the oldest first.
    pub left: Vec<CallView>,
    /// Whom a call may go to: departments, people and accounts by their names.
    pub known: Vec<String>,
    /// Who may call back.
    pub staff: Vec<Staff>,
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeView {
    /// The revision that it led to.
    pub revision: i32,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Why; empty where it is erased or not shown.
    pub reason: String,
    /// What differed: field, before, after.
    pub differences: Vec<(String, String, String)>,
}

/// An attempt to call back.
pub type AttemptView = store::call::CallAttempt;

/// The page of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallPage {
    /// The site.
    pub site: domain::directory::Site,
    /// The call.
    pub view: CallView,
    /// Earlier calls of the number.
    pub earlier: Vec<CallView>,
    /// Its corrections, the oldest first.
    pub changes: Vec<ChangeView>,
    /// The times that somebody called back.
    pub attempts: Vec<AttemptView>,
    /// Whom a call may go to.
    pub known: Vec<String>,
    /// Who may call back.
    pub staff: Vec<Staff>,
    /// Whether the actor is whom the call went to.
    pub is_theirs: bool,
}

/// What was told, opened; `None` where it is erased.
pub(crate) fn opened(
    house: &House,
    site: &SiteId,
    record: &CallRecord,
) -> anyhow::Result<Option<Told>> {
    let Some(sealed) = &record.sealed else {
        return Ok(None);
    };
    let id = record.call.id.to_string();
    let texts = house.keys()?.open(&["call", site.as_str(), &id], sealed)?;
    let texts: Vec<String> = serde_json::from_slice(&texts)?;
    let told = Told::of_texts(texts).ok_or_else(|| anyhow!("call {id} holds other texts"))?;
    Ok(Some(told))
}

/// Where a correction is sealed for.
pub(crate) fn place_of_change(id: CallId, revision: i32) -> String {
    format!("{id} {revision}")
}

fn seen(told: Told, sight: Sight) -> Told {
    let masked = Told {
        caller: mask::name(&told.caller),
        telephone: mask::telephone(&told.telephone),
        ..told.clone()
    };
    match sight {
        Sight::Whole => told,
        Sight::List => masked,
        Sight::Masked => Told {
            caller: masked.caller,
            telephone: masked.telephone,
            organisation: mask::name(&told.organisation),
            ..Told::default()
        },
    }
}

/// What one reader may see of the calls of a site.
struct Reader {
    house: House,
    account: Option<AccountId>,
    reach: Reach,
    works: bool,
    names: Vec<(AccountId, String)>,
}

impl Reader {
    /// The reader; `None` for whoever may see none.
    fn of(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
    ) -> anyhow::Result<Option<Self>> {
        let Some(right) = actor.right(site, Object::Call, Action::View) else {
            return Ok(None);
        };
        Ok(Some(Self {
            house: house.clone(),
            account: actor.account,
            reach: right.reach,
            works: actor
                .right(site, Object::Call, Action::Do)
                .is_some_and(|right| right.reach == Reach::Site),
            names: store::account::names(db, site)?,
        }))
    }

    fn is_theirs(&self, call: &Call) -> bool {
        call.to_account.is_some() && call.to_account == self.account
    }

    /// Whether they work with this call: at the desk with each, else with what was passed to them.
    fn works_with(&self, call: &Call) -> bool {
        self.works || self.is_theirs(call)
    }

    fn sees(&self, call: &Call) -> bool {
        self.reach == Reach::Site || self.is_theirs(call)
    }

    fn view(&self, site: &SiteId, record: CallRecord, wanted: Sight) -> anyhow::Result<CallView> {
        let sight = if self.works_with(&record.call) {
            wanted
        } else {
            Sight::Masked
        };
        let told = opened(&self.house, site, &record)?;
        let mut call = record.call;
        call.told = told.map(|told| seen(told, sight));
        let assignee = call.assignee.and_then(|id| self.staff_of(id));
        Ok(CallView {
            state: call.state(self.house.now()),
            assignee,
            call,
        })
    }

    fn views(&self, site: &SiteId, records: Vec<CallRecord>) -> anyhow::Result<Vec<CallView>> {
        let seen = records.into_iter().filter(|record| self.sees(&record.call));
        seen.map(|record| self.view(site, record, Sight::List))
            .collect()
    }

    fn staff_of(&self, id: AccountId) -> Option<Staff> {
        let (account, name) = self.names.iter().find(|(known, _)| *known == id)?;
        Some(Staff {
            account: *account,
            name: name.clone(),
        })
    }
}

/// Names that a call may go to, and who may call back.
pub(crate) fn choices(
    db: &mut Database,
    site: &SiteId,
    names: &[(AccountId, String)],
) -> anyhow::Result<(Vec<String>, Vec<Staff>)> {
    let departments = store::directory::departments(db, site)?;
    let people = store::directory::people(db, site)?;
    let mut known: Vec<String> = departments.into_iter().map(|one| one.name).collect();
    known.extend(people.into_iter().map(|one| one.name));
    known.extend(names.iter().map(|(_, name)| name.clone()));
    let mut met = std::collections::BTreeSet::new();
    known.retain(|name| met.insert(name.clone()));
    // Whoever calls back is at the desk, or leads it.
    let grants = store::account::grants_at(db, site)?;
    let calls_back = |id: AccountId| {
        grants.iter().any(|held| {
            held.account == id
                && domain::access::right(held.grant.role, Object::Call, Action::Do)
                    .is_some_and(|right| right.reach == Reach::Site)
        })
    };
    let staff = names.iter().filter(|(id, _)| calls_back(*id));
    let staff = staff.map(|(account, name)| Staff {
        account: *account,
        name: name.clone(),
    });
    Ok((known, staff.collect()))
}

/// The register of a day; `None` for whoever may see none.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    day: String,
) -> Result<Option<Register>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let standard = owned.standard(db, &site, found.standard_version)?;
        let mut rules = standard.rules().iter();
        let greeting = rules
            .find(|rule| rule.starts == Start::Call)
            .and_then(|rule| rule.wording.clone());
        let calls = store::call::of_day(db, &site, &day)?;
        let mut left = store::call::open(db, &site)?;
        left.retain(|record| record.call.day != day);
        let (known, staff) = choices(db, &site, &reader.names)?;
        Ok(Some(Register {
            site: found,
            greeting: greeting.unwrap_or_default(),
            calls: reader.views(&site, calls)?,
            left: reader.views(&site, left)?,
            known,
            staff,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The earlier calls of a number, the newest first, to whoever takes calls down.
///
/// # Errors
/// When the database fails.
pub async fn earlier(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    typed: &str,
) -> Result<Vec<CallView>, Error> {
    let Some(essence) = telephone::essence(typed) else {
        return Ok(Vec::new());
    };
    let mark = house.keys()?.mark(&["telephone", site.as_str()], &essence);
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(Vec::new());
        };
        let records = store::call::of_mark(db, &site, &mark, EARLIER_MAX)?;
        reader.views(&site, records)
    };
    Ok(house.store().read(read).await?)
}

/// The page of a call; `None` where there is none for the actor.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: CallId,
) -> Result<Option<CallPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let Some(reader) = Reader::of(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let Some(record) = store::call::find(db, &site, id)? else {
            return Ok(None);
        };
        if !reader.sees(&record.call) {
            return Ok(None);
        }
        let is_theirs = reader.is_theirs(&record.call);
        let mut earlier = Vec::new();
        if let Some(mark) = &record.telephone_mark {
            let mut records = store::call::of_mark(db, &site, mark, EARLIER_MAX + 1)?;
            records.retain(|other| other.call.id != id);
            earlier = reader.views(&site, records)?;
        }
        let works = reader.works_with(&record.call);
        let changes = store::call::changes(db, &site, id)?;
        let changes = changes.into_iter().map(|change| {
            let sealed = change.sealed.as_deref().filter(|_| works);
            change_view(&owned, &site, id, &change, sealed)
        });
        let (known, staff) = choices(db, &site, &reader.names)?;
        Ok(Some(CallPage {
            earlier,
            changes: changes.collect::<anyhow::Result<_>>()?,
            attempts: store::call::attempts(db, &site, id)?,
            view: reader.view(&site, record, Sight::Whole)?,
            site: found,
            known,
            staff,
            is_theirs,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn change_view(
    house: &House,
    site: &SiteId,
    id: CallId,
    change: &CallChange,
    sealed: Option<&[u8]>,
) -> anyhow::Result<ChangeView> {
    let place = place_of_change(id, change.revision);
    let (reason, differences) = match sealed {
        None => Default::default(),
        Some(sealed) => {
            let place = ["call-change", site.as_str(), &place];
            let written = house.keys()?.open(&place, sealed)?;
            serde_json::from_slice::<(String, Vec<(String, String, String)>)>(&written)?
        }
    };
    Ok(ChangeView {
        revision: change.revision,
        at: change.at,
        by: change.by.clone(),
        reason,
        differences,
    })
}

/// The differences of a correction that came too late, for its writer to decide on.
///
/// What is given is what the writer typed; what stands is what somebody else wrote meanwhile.
#[must_use]
pub fn against(standing: &Call, typed: &domain::call::Note) -> Vec<Difference> {
    domain::call::differences(standing, typed, |_| String::new())
}
