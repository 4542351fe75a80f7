//! What an attendant's phone shows and keeps for when there is no network: the duties of the shift.

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object, Reach, Role};
use domain::alert::Quiet;
use domain::directory::Site;
use domain::{AccountId, DutyId, MeetingId, Milliseconds, SiteId, Uid};
use standards::Escalation;
use store::Database;
use store::notice::Notice;

use crate::assigned_matter::{PhoneMatter, on_phone};
use crate::away_note::{OwnWord, own_word};
use crate::board::{BoardDay, day_of};
use crate::command::{Answer, Command, perform};
use crate::course::{Course, courses};
use crate::error::Error;
use crate::hand_over::{HandOverView, waiting_for};
use crate::house::House;
use crate::house_rule::{Unread, unread_of};
use crate::newspaper::PhoneNewspapers;
use crate::view::{DutyView, MeetingView, RoomBrief, Staff};

/// A shift that begins within so long is the one that the phone tells of.
const SHIFT_SOON_MS: Milliseconds = 2 * 60 * 60 * 1_000;

/// The state of a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneState {
    /// The site.
    pub site: Site,
    /// Now, by the server.
    pub now: Milliseconds,
    /// Where live events go on from.
    pub head: i64,
    /// Whose phone it is.
    pub me: Staff,
    /// Since when they are on duty.
    pub on_duty_since: Option<Milliseconds>,
    /// When their shift ends by the roster; `None` where none is planned.
    pub shift_ends: Option<Milliseconds>,
    /// The duties of the shift: theirs and their teams'.
    pub duties: Vec<DutyView>,
    /// The meetings those duties serve.
    pub meetings: Vec<MeetingView>,
    /// What those of the meetings that are not over will ask for as they go on.
    pub courses: BTreeMap<MeetingId, Course>,
    /// When their phone is to stay still but for what is late.
    pub quiet: Option<Quiet>,
    /// What they have not been told yet.
    pub notices: Vec<Notice>,
    /// What they see to beside their own; `None` for whoever leads nobody.
    pub lead: Option<Lead>,
    /// The rules of the house that they have yet to read.
    pub unread_rules: Unread,
    /// Where they may report a fault; empty where they may not, or not everywhere.
    pub places: Vec<RoomBrief>,
    /// What the shift before handed over and nobody of theirs has yet.
    pub hand_overs: Vec<HandOverView>,
    /// The assigned matters that they see to.
    pub assigned_matters: Vec<PhoneMatter>,
    /// What they said of themselves, while they are out by it.
    pub out: Option<OwnWord>,
    /// The papers that they sort and bring.
    pub newspapers: PhoneNewspapers,
    /// The duties of the small dining room, for which there is a page.
    pub dining: Vec<DutyId>,
}

/// What a leader sees to beside their own duties, as numbers: however much is late at once, it is one number that
/// grew (clauses A2.2, C4.2.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// How many duties of others are late that the standard wants a leader told of. What is nobody's speaks by itself.
    pub late: usize,
    /// How many people's phones did not get in time what they are to do.
    pub unreached: usize,
}

impl Lead {
    fn of(actor: &Actor, site: &SiteId, account: AccountId, day: &BoardDay) -> Option<Self> {
        let mut grants = actor.grants.iter();
        if !grants.any(|grant| grant.site == *site && grant.role == Role::TeamLeader) {
            return None;
        }
        let late = day.duties.iter().filter(|duty| {
            let assignee = duty.assignee.as_ref();
            assignee.is_some_and(|staff| staff.account != account)
                && duty.escalated_to == Some(Escalation::TeamLeader)
                && duty.state(day.now) == "overdue"
        });
        let unreached = day
            .people
            .iter()
            .filter(|person| person.staff.account != account && person.unreceived > 0);
        Some(Self {
            late: late.count(),
            unreached: unreached.count(),
        })
    }
}

/// The state of the actor's phone.
///
/// # Errors
/// When the database fails.
pub async fn state(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<PhoneState>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let now = house.now();
    let read = move |db: &mut Database| {
        let Some(account) = actor.account else {
            return Ok(None);
        };
        let Some(mut day) = day_of(db, &owned, &actor, &site, None, now)? else {
            return Ok(None);
        };
        let served: Vec<_> = day
            .duties
            .iter()
            .filter_map(|duty| duty.meeting.as_ref().map(|one| one.0))
            .collect();
        day.meetings
            .retain(|view| served.contains(&view.meeting.id));
        let on_duty = store::shift::on_duty(db, &site)?;
        let mut own = on_duty.iter().filter(|(who, _)| *who == account);
        let on_duty_since = own.next().map(|(_, at)| *at);
        let out = match on_duty_since {
            Some(since) => own_word(db, &site, account, since)?,
            None => None,
        };
        let soon = (now, now + SHIFT_SOON_MS);
        let shift_ends = crate::roster::shift_ends(db, &site, account, soon)?;
        let courses = courses(db, &owned, &actor, &site, &day.meetings, now)?;
        let today = (&day.site, day.date);
        let newspapers = crate::newspaper::on_phone(db, &owned, &actor, today, &day.duties)?;
        let dining = crate::dining::on_phone(db, &owned, &actor, &day.site, &day.duties)?;
        let lead = Lead::of(&actor, &site, account, &day);
        Ok(Some(PhoneState {
            site: day.site,
            now: day.now,
            head: day.head,
            me: Staff {
                account,
                name: actor.name.clone(),
            },
            on_duty_since,
            shift_ends,
            duties: day.duties,
            meetings: day.meetings,
            courses,
            places: places(db, &actor, &site)?,
            hand_overs: waiting_for(db, &owned, &actor, &site)?,
            assigned_matters: on_phone(db, &actor, &site)?,
            quiet: crate::alert::quiet_of(db, &site, account)?,
            newspapers,
            dining,
            notices: store::notice::unseen(db, &site, account)?,
            lead,
            unread_rules: unread_of(db, &actor, &site, now)?,
            out,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// Where a fault may be reported from a phone without a network.
fn places(db: &mut Database, actor: &Actor, site: &SiteId) -> anyhow::Result<Vec<RoomBrief>> {
    let right = actor.right(site, Object::Fault, Action::Create);
    if right.is_none_or(|right| right.reach < Reach::Site) {
        return Ok(Vec::new());
    }
    let mut rooms = store::directory::rooms(db, site)?;
    rooms.sort_by(|one, other| one.number.cmp(&other.number).then(one.id.cmp(&other.id)));
    Ok(rooms.iter().map(RoomBrief::of).collect())
}

/// Notes that a notice was seen.
///
/// # Errors
/// When the database fails.
pub async fn see_notice(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    notice: Uid,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        if let Some(account) = deed.actor.account {
            store::notice::see(deed.db, &deed.site.id, account, notice, deed.at)?;
        }
        Ok(Answer::about(notice))
    })
    .await
}
