//! What whoever goes looks at, and what the next shift, the leader and the owner's office read of hand-overs.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach};
use domain::check::{CheckItem, check_items};
use domain::directory::{Site, Team};
use domain::hand_over::{HandOver, WAITS_MS};
use domain::subject::Register;
use domain::{AccountId, HandOverId, Milliseconds, Refusal, SiteId};
use jiff::civil::Date;
use store::Database;
use store::hand_over::HandOverRecord;

use super::{note_place, rules_of};
use crate::error::Error;
use crate::house::{House, zone};
use crate::journal::JournalQuestion;
use crate::view::{DutyView, MeetingView, RoomBrief};

/// How many entries of one's own journal are shown; the rest is on its page.
const ENTRIES_SHOWN: usize = 60;

/// What whoever goes off duty looks at.
#[derive(Clone, Debug)]
pub struct DayEndReview {
    /// The site.
    pub site: Site,
    /// Now, by the house's clock.
    pub now: Milliseconds,
    /// Until when the hand-over is asked for; `None` where nobody asks.
    pub due: Option<Milliseconds>,
    /// What the standard names to be looked at; empty where it names nothing.
    pub items: Vec<CheckItem>,
    /// The reader's own entries of today, newest first.
    pub entries: crate::journal::JournalPage,
    /// What the reader did today.
    pub done: Vec<DutyView>,
    /// What is not done yet of theirs and their teams, by when it is due.
    pub open: Vec<DutyView>,
    /// The reader's own keys that are out: the office, and since when.
    pub keys: Vec<(RoomBrief, Milliseconds)>,
    /// Tomorrow, and where that is a day off the days until the next working day.
    pub next: Vec<NextDay>,
    /// What matters on those days beside meetings.
    pub important: Vec<Important>,
    /// Whether the reader is on duty.
    pub on_duty: bool,
}

/// A day that is ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDay {
    /// The civil day.
    pub date: Date,
    /// Its meetings that the reader sees, in their order.
    pub meetings: Vec<MeetingView>,
}

/// Something that matters on the days ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Important {
    /// The register.
    pub register: Register,
    /// Its number on its day.
    pub number: u32,
    /// When it is due or begins.
    pub at: Milliseconds,
    /// What it is, as far as the reader may know; may be empty.
    pub what: String,
    /// Its page, below the site's address.
    pub page: String,
}

/// A hand-over as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverView {
    /// The hand-over.
    pub hand_over: HandOver,
    /// The name of the team; empty for none.
    pub team: String,
    /// The note to the next shift; empty for none.
    pub note: String,
    /// Whether the reader may say that they have it.
    pub may_acknowledge: bool,
}

/// The hand-overs of a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverRegister {
    /// The site.
    pub site: Site,
    /// What waits for the reader's shift, the oldest first.
    pub waiting: Vec<HandOverView>,
    /// What was asked for in the span, the newest first.
    pub found: Vec<HandOverView>,
}

/// The page of a hand-over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverPage {
    /// The site.
    pub site: Site,
    /// The hand-over.
    pub view: HandOverView,
}

/// Whether a reader sees a hand-over: their own, and what is handed to a team of theirs.
pub(super) fn sees(
    reach: Reach,
    account: Option<AccountId>,
    teams: &[Team],
    one: &HandOver,
) -> bool {
    if reach == Reach::Site || account == Some(one.account) {
        return true;
    }
    let of = teams.iter().find(|team| Some(team.id) == one.team);
    account.is_some_and(|who| of.is_some_and(|team| team.members.contains(&who)))
}

/// Who reads.
struct Reader {
    house: House,
    site: Site,
    reach: Reach,
    account: Option<AccountId>,
    teams: Vec<Team>,
    may_acknowledge: bool,
    now: Milliseconds,
}

impl Reader {
    fn open(
        db: &mut Database,
        house: &House,
        actor: &Actor,
        site: &SiteId,
    ) -> Result<Option<Self>> {
        let right = actor.right(site, Object::HandOver, Action::View);
        let (Some(right), Some(found)) = (right, store::site::find(db, site)?) else {
            return Ok(None);
        };
        Ok(Some(Self {
            house: house.clone(),
            teams: store::directory::teams(db, site)?,
            site: found,
            reach: right.reach,
            account: actor.account,
            may_acknowledge: actor.right(site, Object::HandOver, Action::Do).is_some(),
            now: house.now(),
        }))
    }

    fn view(&self, record: HandOverRecord) -> Result<Option<HandOverView>> {
        let one = record.hand_over;
        if !sees(self.reach, self.account, &self.teams, &one) {
            return Ok(None);
        }
        let id = one.id.to_string();
        let note = if record.note.is_empty() {
            String::new()
        } else {
            let place = note_place(&self.site.id, &id);
            String::from_utf8(crate::seal::open_text(&self.house, &place, &record.note)?)?
        };
        let team = self.teams.iter().find(|team| Some(team.id) == one.team);
        Ok(Some(HandOverView {
            team: team.map_or_else(String::new, |team| team.name.clone()),
            note,
            may_acknowledge: self.may_acknowledge
                && one.waits(self.now)
                && self.account != Some(one.account),
            hand_over: one,
        }))
    }

    fn views(&self, records: Vec<HandOverRecord>) -> Result<Vec<HandOverView>> {
        let views: Result<Vec<_>> = records.into_iter().map(|one| self.view(one)).collect();
        Ok(views?.into_iter().flatten().collect())
    }

    /// What waits for a team of the reader's own, whatever else they may see.
    fn waiting(&self, db: &mut Database) -> Result<Vec<HandOverView>> {
        let from = self.now - WAITS_MS;
        let mut found = store::hand_over::waiting(db, &self.site.id, from)?;
        found.retain(|record| sees(Reach::Shift, self.account, &self.teams, &record.hand_over));
        let mut views = self.views(found)?;
        views.retain(|view| view.may_acknowledge);
        Ok(views)
    }
}

/// What waits for the actor's shift.
pub(crate) fn waiting_for(
    db: &mut Database,
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Vec<HandOverView>> {
    match Reader::open(db, house, actor, site)? {
        Some(reader) => reader.waiting(db),
        None => Ok(Vec::new()),
    }
}

/// The hand-overs that were asked for in a span of time; `None` if there is no such site.
///
/// # Errors
/// When the database fails.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Option<HandOverRegister>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let found = store::hand_over::between(db, &site, span)?;
        Ok(Some(HandOverRegister {
            waiting: reader.waiting(db)?,
            found: reader.views(found)?,
            site: reader.site,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The page of a hand-over; `None` where there is none for the reader.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: HandOverId,
) -> Result<Option<HandOverPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(reader) = Reader::open(db, &owned, &actor, &site)? else {
            return Ok(None);
        };
        let Some(record) = store::hand_over::find(db, &site, id)? else {
            return Ok(None);
        };
        let view = reader.view(record)?;
        Ok(view.map(|view| HandOverPage {
            site: reader.site,
            view,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What the reader looks at before they go.
///
/// # Errors
/// Refused to whoever hands nothing over.
pub async fn review(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<DayEndReview>, Error> {
    let right = actor.right(site, Object::HandOver, Action::Create);
    let account = right.and(actor.account);
    let account = account.ok_or_else(|| Refusal::forbidden("not-allowed"))?;
    let Some(day) = crate::board::day(house, actor, site, None).await? else {
        return Ok(None);
    };
    let question = JournalQuestion {
        day: Some(day.date),
        account: Some(account),
        limit: ENTRIES_SHOWN,
        ..JournalQuestion::default()
    };
    let Some(entries) = crate::journal::search(house, actor, site, question).await? else {
        return Ok(None);
    };
    let (asked, next) = asked(house, actor, site, day.date).await?;
    let mut ahead = Vec::new();
    for date in next {
        let meetings = crate::board::day(house, actor, site, Some(date)).await?;
        ahead.push(NextDay {
            date,
            meetings: meetings.map_or_else(Vec::new, |day| day.meetings),
        });
    }
    let keys = keys_of(house, site, account).await?;
    let important = important(house, actor, &day.site, (day.now, &ahead)).await?;
    let own = |duty: &DutyView| {
        let assignee = duty.assignee.as_ref();
        assignee.is_some_and(|staff| staff.account == account)
    };
    let is_hand_over = |duty: &DutyView| {
        let about = duty.subject.as_ref();
        about.is_some_and(|about| about.register == Register::HandOver)
    };
    let (open, settled): (Vec<DutyView>, Vec<DutyView>) = day
        .duties
        .into_iter()
        .filter(|duty| !is_hand_over(duty))
        .partition(|duty| duty.outcome.is_none());
    let is_there = |person: &crate::board::PersonOnBoard| {
        person.staff.account == account && person.on_duty_since.is_some()
    };
    Ok(Some(DayEndReview {
        on_duty: day.people.iter().any(is_there),
        site: day.site,
        now: day.now,
        due: asked.0,
        items: asked.1,
        entries,
        done: settled.into_iter().filter(own).collect(),
        open,
        keys,
        next: ahead,
        important,
    }))
}

/// The keys that somebody would take home.
async fn keys_of(
    house: &House,
    site: &SiteId,
    account: AccountId,
) -> Result<Vec<(RoomBrief, Milliseconds)>, Error> {
    let site = site.clone();
    let read = move |db: &mut Database| crate::office::keys_of(db, &site, account);
    let keys = house.store().read(read).await?.into_iter();
    Ok(keys
        .map(|(room, out)| (RoomBrief::of(&room), out))
        .collect())
}

/// Until when the hand-over is asked for with what is looked at, and the days ahead.
type Ahead = ((Option<Milliseconds>, Vec<CheckItem>), Vec<Date>);

async fn asked(house: &House, actor: &Actor, site: &SiteId, today: Date) -> Result<Ahead, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Ahead> {
        let Some((found, account)) = store::site::find(db, &site)?.zip(actor.account) else {
            return Ok(((None, Vec::new()), Vec::new()));
        };
        let mut duties = store::duty::unsettled_of(db, &site, account)?;
        duties.retain(|duty| duty.is_about(Register::HandOver));
        let mut items = Vec::new();
        for duty in &duties {
            let standard = owned.standard(db, &site, duty.standard_version)?;
            let rule = standard.rule(&duty.duty.rule);
            items.extend(rule.map_or_else(Vec::new, |rule| check_items(rule, None)));
        }
        if duties.is_empty() {
            let mut teams = store::directory::teams(db, &site)?;
            teams.retain(|team| team.members.contains(&account));
            let names: Vec<String> = teams.into_iter().map(|team| team.standard_name).collect();
            let standard = owned.standard(db, &site, found.standard_version)?;
            let rules = rules_of(standard.rules(), &names);
            items.extend(rules.flat_map(|rule| check_items(rule, None)));
        }
        items.dedup();
        let due = duties.iter().map(|duty| duty.duty.due.as_millisecond());
        let calendar = crate::site::calendar(db, &found)?;
        let tomorrow = today.tomorrow()?;
        let last = calendar.next_working_day(today).unwrap_or(tomorrow);
        let days = tomorrow.series(jiff::Span::new().days(1));
        let days = days.take_while(|day| *day <= last);
        Ok(((due.min(), items), days.collect()))
    };
    Ok(house.store().read(read).await?)
}

/// What is due or begins until the last of the days ahead is over, beside meetings.
async fn important(
    house: &House,
    actor: &Actor,
    site: &Site,
    (now, ahead): (Milliseconds, &[NextDay]),
) -> Result<Vec<Important>, Error> {
    let Some(last) = ahead.last() else {
        return Ok(Vec::new());
    };
    let zone = zone(&site.time_zone)?;
    let after = last.date.tomorrow().map_err(anyhow::Error::from)?;
    let until = standards::day::instant(&zone, after, jiff::civil::Time::midnight());
    let (span, id) = ((now, until.as_millisecond()), &site.id);
    let mut found = Vec::new();
    if let Some(all) = crate::assigned_matter::register(house, actor, id, (now, now)).await? {
        found.extend(all.open.into_iter().map(|view| Important {
            register: Register::AssignedMatter,
            number: view.matter.number.unsigned_abs(),
            at: view.matter.due,
            what: String::new(),
            page: format!("assigned-matters/{}", view.matter.id),
        }));
    }
    if let Some(all) = crate::banquet::register(house, actor, id, span).await? {
        found.extend(all.banquets.into_iter().map(|view| Important {
            register: Register::Banquet,
            number: view.banquet.number.unsigned_abs(),
            at: view.banquet.starts,
            what: view.room.map_or_else(String::new, |room| room.name),
            page: format!("banquets/{}", view.banquet.id),
        }));
    }
    if actor
        .right(id, Object::PaperInCustody, Action::View)
        .is_some()
    {
        let asked = ((now, now), String::new());
        let papers = crate::paper_in_custody::register(house, actor, id, asked).await?;
        let papers = papers.map_or_else(Vec::new, |papers| papers.in_hand);
        found.extend(papers.into_iter().filter_map(|view| {
            Some(Important {
                register: Register::PaperInCustody,
                number: view.paper.number.unsigned_abs(),
                at: view.paper.due?,
                what: view.room.name,
                page: format!("papers/{}", view.paper.id),
            })
        }));
    }
    found.retain(|one| one.at < span.1);
    found.sort_by_key(|one| (one.at, one.register, one.number));
    Ok(found)
}
