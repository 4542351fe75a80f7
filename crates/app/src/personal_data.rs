//! 个人信息请求: a person asks at the desk what is kept of them, for a copy of it, or to have it erased;
//! a leader asks for a register with whole names. One asks, another approves, and who asked has it
//! once. The journal names a request by its number and never whom it is about.

mod earlier;
mod erasing;
mod found;
mod named;
mod shown;
mod unclear;

use std::sync::{Arc, Mutex, PoisonError};

use domain::access::{Action, Actor, Object};
use domain::journal::Entry;
use domain::personal_data::{
    ASKED_A_DAY_MAX, Found, IDENTIFIED, Kind, REFUSALS, REGISTERS_A_DAY_MAX,
    REGISTERS_TRIED_A_DAY_MAX, Request, State, check_days,
};
use domain::{PersonalDataRequestId, Refusal, SiteId};
use store::personal_data::RequestRecord;

use self::found::Sought;
use crate::command::{About, Answer, Command, Deed, Ran, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::retention::DAY_MS;

pub use self::earlier::{EarlierCall, EarlierLine};
pub use self::found::{Gathered, GatheredVisit};
pub use self::shown::{RegisterRows, RequestView, SHOWN_MAX, list};

/// What is asked for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// To be shown, given or erased.
    pub kind: Kind,
    /// The word of the ground.
    pub ground: String,
    /// The word of how they showed who they are.
    pub identified: String,
    /// Their telephone; may be empty where the document is given.
    pub telephone: String,
    /// The number of their document; may be empty where the telephone is given.
    pub document_number: String,
    /// Their whole name, where several people have the telephone; else it may be empty.
    pub name: String,
}

/// A register that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskingRegister {
    /// The word of the purpose.
    pub ground: String,
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last.
    pub until: String,
}

/// What was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched<T> {
    /// The request by which.
    pub request: Request,
    /// When.
    pub at: domain::Milliseconds,
    /// What it gives.
    pub given: T,
}

/// The object of the matrix that requests of the kind belong to.
fn object_of(kind: Kind) -> Object {
    match kind {
        Kind::Register => Object::RegisterExport,
        Kind::Show | Kind::Export | Kind::Erase => Object::PersonalDataRequest,
    }
}

/// Makes a request for a person; what they are found by is sealed, and how much was found is counted.
///
/// # Errors
/// Refused to whoever may not, by the first field that cannot be, and where one asks too often.
pub async fn ask(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asking: Asking,
) -> Result<Answer, Error> {
    let id = PersonalDataRequestId(command.id.0);
    let done = perform(house, actor, site, command, move |deed| {
        // The house's clock counts: nobody answers for another day.
        deed.at = deed.now;
        deed.reach(Object::PersonalDataRequest, Action::Create)?;
        if !asking.kind.is_of_a_person() {
            return Err(Refusal::invalid("kind", "choice-unknown").into());
        }
        if !IDENTIFIED.contains(&asking.identified.as_str()) {
            return Err(Refusal::invalid("identified", "choice-unknown").into());
        }
        let mut request = blank(deed, id, asking.kind, &asking.ground)?;
        request.identified.clone_from(&asking.identified);
        let sought = Sought::of(&asking.telephone, &asking.document_number, &asking.name)?;
        let (house, site) = (deed.house, deed.site.id.clone());
        let gathered = found::gather(deed.db, (house, deed.actor), &site, &sought)?;
        if let Err(refusal) = gathered.check_one_person(&sought) {
            return unclear::note(deed, asking.kind, &refusal);
        }
        request.found = gathered.counted();
        let sealed = Some(sought.seal(house, &site, id)?);
        keep(deed, &RequestRecord { request, sealed })
    });
    unclear::refused(house, command, done.await?).await
}

/// Asks for the register of a period with whole names.
///
/// # Errors
/// Refused to whoever may not, by the first field that cannot be, and where one asks too often.
pub async fn ask_register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    asking: AskingRegister,
) -> Result<Answer, Error> {
    let id = PersonalDataRequestId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(Object::RegisterExport, Action::Create)?;
        let mut request = blank(deed, id, Kind::Register, &asking.ground)?;
        check_days(&asking.from, &asking.until, &deed.day_of(deed.now))?;
        request.days = (asking.from.clone(), asking.until.clone());
        keep(
            deed,
            &RequestRecord {
                request,
                sealed: None,
            },
        )
    })
    .await
}

/// A request of which nothing is known yet but who makes it and why.
fn blank(
    deed: &mut Deed<'_>,
    id: PersonalDataRequestId,
    kind: Kind,
    ground: &str,
) -> Result<Request, Error> {
    if !kind.grounds().contains(&ground) {
        return Err(Refusal::invalid("ground", "choice-unknown").into());
    }
    let site = deed.site.id.clone();
    check_unused(store::personal_data::find(deed.db, &site, id)?.is_some())?;
    let account = deed.actor.account;
    let account = account.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    let since = deed.now - DAY_MS;
    let known = store::personal_data::asked_since(deed.db, &site, account, since)?;
    let counts = |record: &&RequestRecord| {
        let one = &record.request;
        // A register that nobody approved told nothing; the count of a person is told at once.
        let told = !matches!(one.state, State::Refused | State::Withdrawn);
        one.kind.is_of_a_person() == kind.is_of_a_person() && (told || kind.is_of_a_person())
    };
    let most = match kind {
        Kind::Register => REGISTERS_A_DAY_MAX,
        Kind::Show | Kind::Export | Kind::Erase => ASKED_A_DAY_MAX,
    };
    let registers = known
        .iter()
        .filter(|record| !record.request.kind.is_of_a_person());
    let endless = kind == Kind::Register && registers.count() >= REGISTERS_TRIED_A_DAY_MAX;
    let mut made = known.iter().filter(counts).count();
    if kind.is_of_a_person() {
        made += unclear::count(deed, account, since)?;
    }
    if endless || made >= most {
        let refusal = Refusal::too_many("personal-data-too-often", DAY_MS / 1_000);
        return Err(refusal.with("most", most).into());
    }
    Ok(Request {
        id,
        number: store::personal_data::next_number(deed.db, &site)?,
        kind,
        ground: ground.to_owned(),
        identified: String::new(),
        days: (String::new(), String::new()),
        found: Found::default(),
        state: State::Asked,
        asked: deed.now,
        asked_by: deed.actor.name.clone(),
        asked_by_account: account,
        answered: None,
        refusal: String::new(),
        fetched: None,
        looked: None,
    })
}

fn keep(deed: &mut Deed<'_>, record: &RequestRecord) -> Result<Answer, Error> {
    store::personal_data::add(deed.db, &deed.site.id, record)?;
    let entry = entry_of(deed, "personal-data-asked", &record.request);
    deed.write(&entry)?;
    Ok(Answer::about(record.request.id))
}

/// An entry about a request, by its number and its words.
fn entry_of(deed: &Deed<'_>, act: &str, request: &Request) -> Entry {
    deed.entry(act)
        .detail("number", request.number)
        .detail("kind", request.kind.word())
        .detail("ground", &request.ground)
}

/// The request, which must be one of a person or of a register as the address says.
fn load(
    deed: &mut Deed<'_>,
    id: PersonalDataRequestId,
    object: Object,
) -> Result<RequestRecord, Error> {
    let found = store::personal_data::find(deed.db, &deed.site.id, id)?;
    let found = found.filter(|record| object_of(record.request.kind) == object);
    found.ok_or_else(|| Refusal::missing("personal-data-request-unknown").into())
}

/// What is personal of a request goes with it.
fn change(deed: &mut Deed<'_>, record: &mut RequestRecord) -> Result<(), Error> {
    if !record.request.state.is_open() {
        record.sealed = None;
        // The answer to who asked is kept under a mark of what they typed.
        let asked = domain::CommandId(record.request.id.0);
        store::command::forget_answer(deed.db, asked)?;
    }
    Ok(store::personal_data::change(
        deed.db,
        &deed.site.id,
        record,
    )?)
}

fn answered_by(deed: &Deed<'_>, request: &mut Request) -> Result<(), Error> {
    let account = deed.actor.account;
    let account = account.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    request.answered = Some((deed.now, deed.actor.name.clone(), account));
    Ok(())
}

/// Approves what another asked for. An erasure is carried out with it, all of it or nothing.
///
/// # Errors
/// Refused to whoever may not or asked themselves, where it does not wait for an answer, and an
/// erasure as long as something of the person is not over.
pub async fn approve(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (object, id): (Object, PersonalDataRequestId),
) -> Result<Answer, Error> {
    let erased = Ran::default();
    let noting = erased.clone();
    let approve = move |deed: &mut Deed<'_>| {
        deed.at = deed.now;
        deed.reach(object, Action::Approve)?;
        let mut record = load(deed, id, object)?;
        record.request.check_answer(deed.actor.account, deed.now)?;
        answered_by(deed, &mut record.request)?;
        let entry = if record.request.kind == Kind::Erase {
            let found = erasing::erase(deed, &record)?;
            noting.note();
            (record.request.found, record.request.state) = (found, State::Done);
            erasing::told(
                entry_of(deed, "personal-data-erased", &record.request),
                found,
            )
        } else {
            record.request.state = State::Approved;
            entry_of(deed, "personal-data-approved", &record.request)
        };
        change(deed, &mut record)?;
        deed.write(&entry)?;
        Ok(Answer::about(id))
    };
    let done = perform(house, actor, site, command, approve).await?;
    if erased.is_noted() {
        // It is done; where the log cannot be emptied just now, a later commit or the sweep does it.
        let _folded = house.store().fold_log().await;
    }
    Ok(done)
}

/// Refuses what another asked for, with one of the reasons.
///
/// # Errors
/// Refused to whoever may not or asked themselves, where it does not wait for an answer, and without
/// a reason.
pub async fn refuse(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (object, id): (Object, PersonalDataRequestId),
    reason: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(object, Action::Approve)?;
        let mut record = load(deed, id, object)?;
        record.request.check_answer(deed.actor.account, deed.now)?;
        if !REFUSALS.contains(&reason.as_str()) {
            return Err(Refusal::invalid("reason", "choice-unknown").into());
        }
        answered_by(deed, &mut record.request)?;
        record.request.state = State::Refused;
        record.request.refusal.clone_from(&reason);
        change(deed, &mut record)?;
        let entry = entry_of(deed, "personal-data-refused", &record.request);
        deed.write(&entry.detail("reason", &reason))?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes a request back that one made oneself.
///
/// # Errors
/// Refused where it is another's or over.
pub async fn withdraw(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (object, id): (Object, PersonalDataRequestId),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        deed.reach(object, Action::Create)?;
        let mut record = load(deed, id, object)?;
        let request = &mut record.request;
        request.check_withdrawal(deed.actor.account, deed.now)?;
        request.state = State::Withdrawn;
        change(deed, &mut record)?;
        let entry = entry_of(deed, "personal-data-withdrawn", &record.request);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Gives what is kept of a person: once to who asked and once to who approved it.
///
/// # Errors
/// Refused to everybody else, a second time, and where it is not approved or its time is over.
pub async fn fetch(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (kind, id): (Kind, PersonalDataRequestId),
) -> Result<Fetched<Gathered>, Error> {
    let gather = |deed: &mut Deed<'_>, record: &RequestRecord| {
        let (house, site) = (deed.house, deed.site.id.clone());
        let sealed = record.sealed.as_deref();
        let sealed = sealed.ok_or_else(|| Refusal::conflict("personal-data-request-over"))?;
        let sought = Sought::open(house, &site, record.request.id, sealed)?;
        let gathered = found::gather(deed.db, (house, deed.actor), &site, &sought)?;
        gathered.check_one_person(&sought)?;
        let found = gathered.counted();
        Ok((gathered, found))
    };
    give(house, actor, site, command, (kind, id), gather).await
}

/// Gives the register that was asked for, once, to who asked.
///
/// # Errors
/// Refused to everybody else, a second time, where it is not approved or its time is over, and where
/// the period holds more than can be given at once.
pub async fn fetch_register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: PersonalDataRequestId,
) -> Result<Fetched<RegisterRows>, Error> {
    let kind = Kind::Register;
    give(house, actor, site, command, (kind, id), shown::register).await
}

/// Gives something once, with an entry for it. What is given is read in the transaction that counts
/// it: the same command again gives nothing.
async fn give<T: Clone + Send + 'static>(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (kind, id): (Kind, PersonalDataRequestId),
    read: impl Fn(&mut Deed<'_>, &RequestRecord) -> Result<(T, Found), Error> + Send + 'static,
) -> Result<Fetched<T>, Error> {
    let given = Arc::new(Mutex::new(None));
    let giving = Arc::clone(&given);
    let done = perform(house, actor, site, command, move |deed| {
        deed.at = deed.now;
        let object = object_of(kind);
        deed.reach(object, Action::View)?;
        let mut record = load(deed, id, object)?;
        if record.request.kind != kind {
            return Err(Refusal::missing("personal-data-request-unknown").into());
        }
        let fetched = record.request.clone();
        let fetched = fetched.fetched_by(deed.actor.account, deed.now)?;
        let (given, found) = read(deed, &record)?;
        record.request = Request { found, ..fetched };
        change(deed, &mut record)?;
        let entry = entry_of(deed, "personal-data-given", &record.request);
        deed.write(&erasing::told(entry, found))?;
        let given = Fetched {
            request: record.request,
            at: deed.now,
            given,
        };
        *giving.lock().unwrap_or_else(PoisonError::into_inner) = Some(given);
        Ok(Answer::about(id))
    });
    done.await?;
    let given = given.lock().unwrap_or_else(PoisonError::into_inner).take();
    given.ok_or_else(|| Refusal::conflict("command-reused").into())
}

/// Closes at every site what was not answered or not fetched in its time, and forgets whom it was
/// about.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub(crate) async fn expire(house: &House) -> Result<(), Error> {
    let now = house.now();
    for site in crate::site::all(house).await? {
        let asked = site.id.clone();
        let open = house
            .store()
            .read(move |db| store::personal_data::open(db, &asked))
            .await?;
        let over = open.into_iter().map(|record| record.request);
        for request in over.filter(|one| one.state_at(now) != one.state) {
            let parts = [
                "personal-data-expired",
                site.id.as_str(),
                &request.id.to_string(),
            ];
            let command = Command {
                id: domain::CommandId::derived(&parts),
                at: now,
                fingerprint: [0; 32],
            };
            let close = move |deed: &mut Deed<'_>| {
                let mut record = load(deed, request.id, object_of(request.kind))?;
                let act = match record.request.state_at(deed.now) {
                    State::Expired => "personal-data-expired",
                    State::Done => "personal-data-closed",
                    _ => return Ok(Answer::default()),
                };
                record.request.state = record.request.state_at(deed.now);
                change(deed, &mut record)?;
                let entry = entry_of(deed, act, &record.request);
                deed.write(&entry)?;
                Ok(Answer::default())
            };
            perform(house, &Actor::house(), &site.id, &command, close).await?;
        }
    }
    Ok(())
}
