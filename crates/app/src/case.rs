//! Cases 个案 (clauses B1 to B4): a complaint is taken in one step, apologised for, looked into,
//! told truthfully, put right, and closed by the client's word. What was told is sealed; entries name
//! a case by its number. Nobody who is its subject sees it, wherever it is looked for.

mod asked;
mod confirmed;
mod evidence;
pub mod link;
mod matter;
mod proposal;
mod sealed;
mod shown;
mod step;

use std::collections::BTreeSet;

use domain::access::{Action, Actor, Object, Reach, Role};
use domain::case::{Case, Category, Channel, Part, Severity, Standing, State, Step, Told};
use domain::duty::DutyRecord;
use domain::journal::Entry;
use domain::subject::{Register, Subject};
use domain::{
    AccountId, CallId, CaseId, MeetingId, Milliseconds, OrderId, Refusal, SiteId, Uid, telephone,
};
use standards::Start;
use store::Database;
use store::case::CaseRecord;

pub(crate) use self::asked::{at_shift_end, fit_for, follow_duty, keep_for_the_case, remedy_words};
pub use self::confirmed::{ConfirmedOrder, ConfirmedText};
pub use self::matter::{Matter, tie};
pub use self::proposal::{MeetingProposal, Opener, OrderProposal, Proposed, opener};
pub(crate) use self::sealed::told as told_of;
pub use self::shown::{CasePage, CaseRegister, CaseView, find, of_call, register, seen_among};
pub use self::step::{name_subject, revoke_link, step, unname_subject};
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

/// What a case is opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// By which way it came.
    pub channel: Channel,
    /// What it is about.
    pub category: Category,
    /// How grave it is.
    pub severity: Severity,
    /// The meeting that it is about.
    pub meeting: Option<MeetingId>,
    /// The order that it is about.
    pub order: Option<Uid>,
    /// Who complains, and what they say.
    pub told: Told,
    /// Whom it is about; `None` for whoever had the duties of the meeting.
    pub subjects: Option<Vec<AccountId>>,
}

impl Opening {
    /// A complaint by such a way, of which no more is known yet.
    #[must_use]
    pub fn by(channel: Channel, told: Told) -> Self {
        Self {
            channel,
            category: Category::Other,
            severity: Severity::Ordinary,
            meeting: None,
            order: None,
            told,
            subjects: None,
        }
    }
}

/// Opens a case from the desk's form, or a client opens their own.
///
/// # Errors
/// Refused to whoever may not, when a field is unfit, and where the meeting is none of the actor's.
pub async fn open(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    opening: Opening,
) -> Result<Answer, Error> {
    let id = CaseId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::Case, Action::Create)?;
        if reach < Reach::Site
            && let Some(meeting) = opening.meeting
        {
            check_own(deed, meeting)?;
        }
        if let Some(order) = opening.order {
            crate::order::check_seen(deed, OrderId(order))?;
        }
        let case = open_in(deed, id, &opening, None)?;
        Ok(Answer::about(case.id))
    })
    .await
}

/// Opens a case from a call with one tap (clause B1): who called, their number and what they said are
/// taken over.
///
/// # Errors
/// Refused to whoever may not, where there is no such call, and where what was told is erased.
pub async fn open_from_call(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    call: CallId,
    matter: Matter,
) -> Result<Answer, Error> {
    let id = CaseId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        if deed.reach(Object::Case, Action::Create)? < Reach::Site {
            return Err(Refusal::forbidden("not-allowed").into());
        }
        deed.reach(Object::Call, Action::View)?;
        if let Some(order) = matter.order {
            crate::order::check_seen(deed, order)?;
        }
        let missing = || Refusal::missing("call-unknown");
        let record = store::call::find(deed.db, &deed.site.id, call)?.ok_or_else(missing)?;
        let told = crate::call::opened(deed.house, &deed.site.id, &record)?;
        let told = told.ok_or_else(|| Refusal::conflict("call-erased"))?;
        let told = told_of_call(told);
        let opening = Opening {
            meeting: matter.meeting,
            order: matter.order.map(|order| order.0),
            ..Opening::by(Channel::Call, told)
        };
        let case = open_in(deed, id, &opening, Some(call))?;
        Ok(Answer::about(case.id))
    })
    .await
}

/// What a caller said, as a complaint: their matter, and the remark beside it.
fn told_of_call(told: domain::call::Told) -> Told {
    Told {
        name: told.caller,
        telephone: told.telephone,
        organisation: told.organisation,
        words: [told.matter, told.remark].join("\n").trim().to_owned(),
    }
}

/// A client's meeting is one that they booked.
fn check_own(deed: &mut Deed<'_>, meeting: MeetingId) -> Result<(), Error> {
    let record = store::meeting::find_bare(deed.db, &deed.site.id, meeting)?;
    let own = record
        .is_some_and(|record| record.booked_by.is_some() && record.booked_by == deed.actor.account);
    if own {
        Ok(())
    } else {
        Err(Refusal::missing("meeting-unknown").at("meeting").into())
    }
}

/// Opens a case within an act: keeps it, names whom it is about, asks for the apology and sets the
/// limit by which it is closed.
pub(crate) fn open_in(
    deed: &mut Deed<'_>,
    id: CaseId,
    opening: &Opening,
    call: Option<CallId>,
) -> Result<Case, Error> {
    deed.at = deed.now;
    let told = opening.told.clone().tidied();
    told.check()?;
    check_unused(store::case::find(deed.db, &deed.site.id, id)?.is_some())?;
    let matter = Matter {
        meeting: opening.meeting,
        order: opening.order.map(OrderId),
    };
    let matter = matter::with_its_meeting(deed, matter)?;
    let subjects = matter::whom_it_is_about(deed, matter, opening.subjects.as_deref())?;
    let day = deed.day_of(deed.now);
    let number = store::case::last_number(deed.db, &deed.site.id, &day)? + 1;
    let mut case = new_case((id, day, number, deed.now), (opening, matter), call);
    // Whoever takes it answers for it first (首问负责); a client who opens their own does not, and
    // nobody does whom it is about.
    let takes = part(deed.actor, &deed.site.id) == Part::Takes;
    match deed.actor.account {
        Some(account) if takes && !subjects.contains(&account) => {
            case.owner.clone_from(&deed.actor.name);
            case.owner_account = Some(account);
        }
        Some(account) if part(deed.actor, &deed.site.id) == Part::Complains => {
            case.client = Some(account);
        }
        _ => {}
    }
    let answers = match case.owner_account {
        Some(owner) => Some(owner),
        None => asked::handler(deed, &subjects)?,
    };
    case.answer_due = asked::ask(deed, &case, Start::CaseOpened, (None, answers))?;
    let leads = asked::handler(deed, &subjects)?;
    case.close_due = asked::ask(deed, &case, Start::CaseLimit, (None, leads))?;
    let mark = telephone::essence(&told.telephone).map(|essence| {
        let keys = deed.house.keys();
        keys.map(|keys| keys.mark(&["telephone", deed.site.id.as_str()], &essence))
    });
    let record = CaseRecord {
        sealed: Some(sealed::seal_told(deed, id, &told)?),
        telephone_mark: mark.transpose()?,
        link: Some(sealed::new_link(deed, id)?),
        case,
    };
    store::case::add(deed.db, &deed.site.id, &record)?;
    for account in &subjects {
        let named = (deed.now, deed.actor.name.as_str());
        store::case::name_subject(deed.db, &deed.site.id, id, *account, named)?;
    }
    let entry = entry(deed, "case-opened", &record.case, &[Start::CaseOpened])?;
    let entry = entry
        .detail("channel", record.case.channel.word())
        .detail("category", record.case.category.word());
    let number = deed.write(&entry)?;
    step::note(
        deed,
        id,
        Step::Open,
        number,
        &domain::case::Said::default(),
        None,
    )?;
    Ok(record.case)
}

/// A case as it is opened at a time, under its number of the day.
fn new_case(
    (id, day, number, opened): (CaseId, String, i32, Milliseconds),
    (opening, matter): (&Opening, Matter),
    call: Option<CallId>,
) -> Case {
    Case {
        id,
        number,
        day,
        opened,
        channel: opening.channel,
        category: opening.category,
        severity: opening.severity,
        meeting: matter.meeting,
        order: matter.order.map(|order| order.0),
        call,
        owner: String::new(),
        owner_account: None,
        client: None,
        state: State::Opened,
        answer_due: None,
        answered: None,
        promised: None,
        cause: None,
        ours: None,
        reported: None,
        contested: 0,
        close_due: None,
        closed: None,
        closed_by: String::new(),
        closing: None,
        return_called: None,
    }
}

/// The code of a case's own page.
///
/// # Errors
/// When what is sealed cannot be opened.
pub(crate) fn code_of_page(
    house: &House,
    site: &SiteId,
    record: &CaseRecord,
) -> anyhow::Result<Option<String>> {
    sealed::code(house, site, record)
}

/// What somebody is to cases in general.
fn part(actor: &Actor, site: &SiteId) -> Part {
    let right = |action| actor.right(site, Object::Case, action);
    if right(Action::Approve).is_some() {
        return Part::Decides;
    }
    if right(Action::Edit).is_some() {
        return Part::Handles;
    }
    match right(Action::Create).map(|right| right.reach) {
        Some(Reach::Site) => Part::Takes,
        Some(_) => Part::Complains,
        None => Part::Watches,
    }
}

/// Whether somebody sees cases that are about themselves: the manager to whom they go, and who audits.
fn sees_all(actor: &Actor, site: &SiteId) -> bool {
    let is_house = actor.account.is_none() && actor.grants.is_empty();
    is_house || actor.holds(site, Role::OwnersManager) || actor.holds(site, Role::Auditor)
}

/// The cases that are hidden from the actor, because they are about them.
///
/// # Errors
/// When the database fails.
pub(crate) fn hidden_from(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
) -> anyhow::Result<BTreeSet<Uid>> {
    let Some(account) = actor.account.filter(|_| !sees_all(actor, site)) else {
        return Ok(BTreeSet::new());
    };
    let cases = store::case::hidden_from(db, site, account)?;
    Ok(cases.into_iter().map(|id| id.0).collect())
}

/// A case with what whoever complained told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatheredCase {
    /// The case.
    pub case: Case,
    /// What they told.
    pub told: Told,
}

/// The cases of the telephone's mark of which something is still told and that the actor may see, the
/// newest first.
///
/// # Errors
/// When the database fails.
pub(crate) fn of_telephone(
    db: &mut Database,
    (house, actor): (&House, &Actor),
    site: &SiteId,
    mark: &str,
    limit: i64,
) -> anyhow::Result<Vec<GatheredCase>> {
    let mut gathered = Vec::new();
    for record in store::case::of_telephone(db, site, mark, limit)? {
        if seen(db, actor, site, record.case.id)?.is_none() {
            continue;
        }
        let told = sealed::told(house, site, &record)?;
        gathered.extend(told.map(|told| GatheredCase {
            told,
            case: record.case,
        }));
    }
    Ok(gathered)
}

/// Refuses a duty of a case that is about the actor as one that is not there.
pub(crate) fn check_sees(deed: &mut Deed<'_>, duty: &DutyRecord) -> Result<(), Error> {
    let about = duty.subject;
    let Some(about) = about.filter(|about| about.register == Register::Case) else {
        return Ok(());
    };
    if hidden_from(deed.db, deed.actor, &deed.site.id)?.contains(&about.id) {
        return Err(Refusal::missing("duty-unknown").into());
    }
    Ok(())
}

/// The case, if the actor may see it, with whom it is about; one that is not there, one that is not
/// theirs and one that is about them look alike.
fn seen(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
    id: CaseId,
) -> anyhow::Result<Option<(CaseRecord, Vec<AccountId>)>> {
    let is_house = actor.account.is_none() && actor.grants.is_empty();
    let right = actor.right(site, Object::Case, Action::View);
    let reach = right.map(|right| right.reach);
    let Some(record) = store::case::find(db, site, id)? else {
        return Ok(None);
    };
    let subjects = store::case::subjects(db, site, id)?;
    let about_them = actor
        .account
        .is_some_and(|account| subjects.contains(&account));
    let theirs = record.case.client.is_some() && record.case.client == actor.account;
    let sees = match reach {
        Some(Reach::Site) => true,
        Some(_) => theirs,
        None => is_house,
    };
    let hidden = about_them && !sees_all(actor, site);
    Ok((sees && !hidden).then_some((record, subjects)))
}

/// How somebody stands to a case.
fn standing(actor: &Actor, site: &SiteId, case: &Case, subjects: &[AccountId]) -> Standing {
    Standing {
        part: part(actor, site),
        took: case.owner_account.is_some() && case.owner_account == actor.account,
        subject: actor
            .account
            .is_some_and(|account| subjects.contains(&account)),
    }
}

fn subject(case: &Case) -> Subject {
    Subject {
        register: Register::Case,
        id: case.id.0,
        number: case.number.unsigned_abs(),
    }
}

/// An entry about a case: by its number and its id, never by what was told. It is bound to no meeting:
/// who reads the meeting's entries may be whom the case is about.
fn entry(deed: &mut Deed<'_>, act: &str, case: &Case, starts: &[Start]) -> Result<Entry, Error> {
    let version = deed.site.standard_version;
    let standard = deed.house.standard(deed.db, &deed.site.id, version)?;
    let mut rules = standard.rules().iter();
    let rule = rules.find(|rule| starts.contains(&rule.starts));
    let mut entry = deed.entry(act);
    entry.clauses = rule.map(crate::view::clauses_of).unwrap_or_default();
    Ok(entry
        .detail("day", &case.day)
        .detail("number", case.number)
        .detail(CASE, case.id))
}

/// The detail that says of which case an entry is; by it entries are hidden from its subjects.
pub(crate) const CASE: &str = "case";

/// Whether listeners hear of an entry only that something happened.
pub(crate) fn is_hushed(entry: &Entry) -> bool {
    entry.act.starts_with("case-") || entry.act.ends_with("-rated-low") || case_of(entry).is_some()
}

/// The case that an entry belongs to.
pub(crate) fn case_of(entry: &Entry) -> Option<Uid> {
    let mut details = entry.details.iter();
    let (_, id) = details.find(|(name, _)| name == CASE)?;
    id.parse().ok()
}
