//! What waits too long for the owner's office: the office is reminded a day ahead, and once set-up has begun
//! without its word, it and the leaders are told that (clause C4.1.4). It is no duty: nobody of the team can do
//! what waits for the office's word.

use anyhow::Result;
use domain::access::{Actor, Role};
use domain::agreement::Agreement;
use domain::requirement::{BookingStatus, Meeting};
use domain::serving::instant;
use domain::{AccountId, CommandId, MeetingId, Milliseconds, SiteId, Uid};
use standards::Start;
use store::Database;
use store::meeting::{ChangeRecord, MeetingRecord};
use store::notice::Notice;

use super::Confirmed;
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::clauses_of;

/// How long before a meeting begins its owner's office is reminded.
const REMIND_AHEAD_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/// A meeting that waits for the owner's office.
struct Waiting {
    record: MeetingRecord,
    /// When it was confirmed last; 0 for never. What waits since then is told of once.
    since: Milliseconds,
    /// Whether its set-up has begun without the office's word.
    is_late: bool,
}

impl Waiting {
    /// The key of the words.
    fn words(&self) -> &'static str {
        if self.is_late {
            "agreement-late"
        } else {
            "agreement-awaited"
        }
    }

    fn notice_to(&self, account: AccountId) -> Uid {
        let meeting = &self.record.meeting;
        Uid::derived(&[
            self.words(),
            &meeting.id.to_string(),
            &meeting.requirement.starts.to_string(),
            &self.since.to_string(),
            &account.to_string(),
        ])
    }
}

/// Who is told: the owner's office, and of what is late the leaders too.
struct Told {
    office: Vec<AccountId>,
    leaders: Vec<AccountId>,
}

impl Told {
    fn read(db: &mut Database, site: &SiteId) -> Result<Self> {
        Ok(Self {
            office: store::account::holders(db, site, Role::OwnersManager)?,
            leaders: store::account::holders(db, site, Role::TeamLeader)?,
        })
    }

    /// Those who are to be told of the meeting.
    fn whom(&self, waiting: &Waiting) -> Vec<AccountId> {
        let leaders = self.leaders.iter().filter(|_| waiting.is_late);
        self.office.iter().chain(leaders).copied().collect()
    }

    /// Those who are to be told of each of the meetings and were not yet; what was told is read at once.
    fn missing(
        &self,
        db: &mut Database,
        site: &SiteId,
        waiting: &[Waiting],
    ) -> Result<Vec<Vec<AccountId>>> {
        let mut ids = Vec::new();
        for one in waiting {
            ids.extend(self.whom(one).into_iter().map(|whom| one.notice_to(whom)));
        }
        let left = store::notice::left_of(db, site, &ids)?;
        let missing = waiting.iter().map(|one| {
            let mut whom = self.whom(one);
            whom.retain(|account| !left.contains(&one.notice_to(*account)));
            whom
        });
        Ok(missing.collect())
    }
}

/// Tells of what waits, once. Twice in a row it changes nothing.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub(crate) async fn follow_time(house: &House, site: &SiteId) -> Result<(), Error> {
    let (owned, asked, now) = (house.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| {
        let waiting = waiting(db, &owned, &asked, now)?;
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let missing = Told::read(db, &asked)?.missing(db, &asked, &waiting)?;
        let untold = waiting.iter().zip(missing);
        let untold = untold.filter(|(_, whom)| !whom.is_empty());
        let news: Vec<MeetingId> = untold.map(|(one, _)| one.record.meeting.id).collect();
        Ok(news)
    };
    for id in house.store().read(read).await? {
        let parts = [
            "agreement-waits",
            site.as_str(),
            &id.to_string(),
            &now.to_string(),
        ];
        let command = Command {
            id: CommandId::derived(&parts),
            at: now,
            fingerprint: [0; 32],
        };
        let tell = move |deed: &mut Deed<'_>| tell(deed, id);
        perform(house, &Actor::house(), site, &command, tell).await?;
    }
    Ok(())
}

/// The meetings of the next day that are not confirmed as they stand and have not begun.
fn waiting(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    now: Milliseconds,
) -> Result<Vec<Waiting>> {
    let mut records = store::meeting::between(db, site, now, now + REMIND_AHEAD_MS)?;
    records.retain(|record| is_expected(&record.meeting));
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<MeetingId> = records.iter().map(|record| record.meeting.id).collect();
    let mut changes = store::meeting::changes(db, site, &ids)?;
    let confirmed = Confirmed::read(db, site, &ids)?;
    let mut found = Vec::new();
    for record in records {
        let (id, version) = (record.meeting.id, record.meeting.standard_version);
        let own: Vec<ChangeRecord> = changes
            .extract_if(.., |change| change.meeting == id)
            .collect();
        let standard = house.standard(db, site, version)?;
        let since = match confirmed.agreement(&standard, id, &own) {
            None | Some(Agreement::Agreed(_)) => continue,
            Some(Agreement::Awaited) => 0,
            Some(Agreement::Changed(last)) => last.at,
        };
        let required = &record.meeting.requirement;
        let (starts, ends) = (instant(required.starts), instant(required.ends));
        let (set_up, _) = standards::occupation(&standard, starts, ends);
        found.push(Waiting {
            is_late: set_up.as_millisecond() <= now,
            since,
            record,
        });
    }
    Ok(found)
}

fn is_expected(meeting: &Meeting) -> bool {
    let over = meeting.cancelled.is_some() || meeting.ended.is_some();
    let stands = meeting.requirement.status != BookingStatus::Cancelled;
    stands && !over && meeting.started.is_none()
}

fn tell(deed: &mut Deed<'_>, id: MeetingId) -> Result<Answer, Error> {
    let (site, now) = (deed.site.id.clone(), deed.now);
    let waiting = waiting(deed.db, deed.house, &site, now)?;
    let mut waiting = waiting.into_iter();
    let Some(one) = waiting.find(|one| one.record.meeting.id == id) else {
        return Ok(Answer::default());
    };
    let told = Told::read(deed.db, &site)?;
    let missing = told.missing(deed.db, &site, std::slice::from_ref(&one))?;
    let missing = missing.concat();
    let required = &one.record.meeting.requirement;
    let room = deed.room(required.room)?;
    let day = deed.day_of(required.starts);
    for account in &missing {
        // Of what a secret meeting is about nothing is said: its room and time are enough.
        let notice = Notice {
            id: one.notice_to(*account),
            account: *account,
            words: one.words().to_owned(),
            details: vec![
                ("room".to_owned(), room.name.clone()),
                ("day".to_owned(), day.clone()),
                ("at".to_owned(), required.starts.to_string()),
            ],
            at: now,
        };
        store::notice::leave(deed.db, &site, &notice)?;
    }
    if !missing.is_empty() {
        let act = if one.is_late {
            "requirements-unconfirmed"
        } else {
            "requirements-reminded"
        };
        let version = one.record.meeting.standard_version;
        let standard = deed.house.standard(deed.db, &site, version)?;
        let mut entry = deed
            .entry(act)
            .meeting(id)
            .room(required.room)
            .detail("title", &required.title);
        let rule = standard.rules_starting(Start::Booked).next();
        entry.clauses = rule.map_or_else(Vec::new, clauses_of);
        deed.write(&entry)?;
    }
    Ok(Answer::about(id))
}
