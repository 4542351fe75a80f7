//! What is known of where the teams are: who is on duty, what each is about, whether a note is out.

use anyhow::Result;
use domain::access::Actor;
use domain::away::{
    AwayNote, AwayWord, BEFORE_MEETING_MS, Change, Noted, Out, Standing, TeamStanding, at_duty,
    at_meeting, change, is_alive, standing, team as team_standing,
};
use domain::directory::{Room, Site, Team};
use domain::duty::DutyRecord;
use domain::requirement::{BookingStatus, Meeting};
use domain::{AccountId, Milliseconds, RoomId, SiteId, TeamId};
use standards::{Rule, Start};
use store::Database;
use store::away::DoorScreen;

use super::subject_of;
use crate::house::House;

/// The kind of place that a team's own office is, where the standard in force has no rule about the note.
const OFFICE: &str = "team-office";

/// Which teams are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Those of which the standard in force wants the note.
    Carrying,
    /// All of them: where they are is good to know anyway.
    All,
    /// The one whose door a screen is at.
    Of(TeamId),
}

/// What is known of where the teams are.
pub(super) struct Ground {
    pub(super) teams: Vec<TeamGround>,
    /// Notes of teams that the standard wants no note of any more, or that have no office any more.
    pub(super) left: Vec<AwayNote>,
}

/// What is known of a team.
pub(super) struct TeamGround {
    pub(super) team: Team,
    /// Its office, where the directory knows one.
    pub(super) office: Option<Room>,
    /// Its members on duty.
    pub(super) on_duty: Vec<(AccountId, Standing)>,
    pub(super) standing: TeamStanding,
    /// The time of being away that goes on.
    pub(super) note: Option<AwayNote>,
    /// A screen at its door that shows the note.
    pub(super) screen: Option<DoorScreen>,
    /// How the note stands.
    noted: Noted,
    now: Milliseconds,
}

/// A meeting that goes on, and who serves it.
struct Served {
    meeting: Meeting,
    by: Vec<AccountId>,
}

/// What is read once for all teams.
struct Known {
    on_duty: Vec<(AccountId, Milliseconds)>,
    words: Vec<AwayWord>,
    served: Vec<Served>,
    screens: Vec<DoorScreen>,
    now: Milliseconds,
}

impl Ground {
    /// Reads it as it is at `now`.
    pub(super) fn read(
        db: &mut Database,
        house: &House,
        site: &Site,
        (now, which): (Milliseconds, Which),
    ) -> Result<Self> {
        let standard = house.standard(db, &site.id, site.standard_version)?;
        let mut left = store::away::going_on(db, &site.id)?;
        let rules: Vec<&Rule> = standard
            .rules()
            .iter()
            .filter(|rule| rule.starts == Start::AllAway)
            .collect();
        let mut teams = Vec::new();
        if rules.is_empty() && which == Which::Carrying {
            return Ok(Self { teams, left });
        }
        let rooms = store::directory::rooms(db, &site.id)?;
        let known = Known::read(db, &site.id, now)?;
        for team in store::directory::teams(db, &site.id)? {
            let rule = rules
                .iter()
                .find(|rule| rule.by == team.standard_name.as_str());
            let kind = rule.map_or_else(|| OFFICE.to_owned(), |rule| rule.place.to_string());
            let office = rooms
                .iter()
                .find(|room| room.kind == kind && team.serves(room));
            let wanted = match which {
                Which::Carrying => rule.is_some() && office.is_some(),
                Which::All => true,
                Which::Of(only) => team.id == only,
            };
            if !wanted {
                continue;
            }
            let place = left.iter().position(|note| note.team == team.id);
            let note = place.map(|place| left.remove(place));
            teams.push(known.team(db, &site.id, (team, office.cloned()), note)?);
        }
        Ok(Self { teams, left })
    }

    /// Whether something follows from it.
    pub(super) fn wants_change(&self) -> bool {
        let mut teams = self.teams.iter();
        !self.left.is_empty() || teams.any(|team| team.change() != Change::Stay)
    }
}

impl TeamGround {
    pub(super) fn change(&self) -> Change {
        change(self.standing, self.noted, self.screen.is_some(), self.now)
    }
}

impl Known {
    fn read(db: &mut Database, site: &SiteId, now: Milliseconds) -> Result<Self> {
        let on_duty = store::shift::on_duty(db, site)?;
        let mut served = Vec::new();
        if !on_duty.is_empty() {
            // Guests are greeted before the meeting begins.
            let soon = now + BEFORE_MEETING_MS + 1;
            for record in store::meeting::going_on(db, site, (now, soon))? {
                let meeting = record.meeting;
                let duties = store::duty::of_meeting(db, site, meeting.id)?;
                if meeting.requirement.status != BookingStatus::Cancelled {
                    let by = servers(&duties);
                    served.push(Served { meeting, by });
                }
            }
        }
        Ok(Self {
            on_duty,
            words: store::away::words(db, site)?,
            served,
            screens: store::away::screens(db, site)?,
            now,
        })
    }

    fn team(
        &self,
        db: &mut Database,
        site: &SiteId,
        (team, office): (Team, Option<Room>),
        note: Option<AwayNote>,
    ) -> Result<TeamGround> {
        let own = office.as_ref().map(|room| room.id);
        let members = self.on_duty.iter();
        let mut on_duty = Vec::new();
        for (account, since) in members.filter(|(account, _)| team.members.contains(account)) {
            let duties = store::duty::unsettled_of(db, site, *account)?;
            let mut about = self.at_meetings(*account);
            about.extend(duties.iter().filter_map(|duty| self.at_duty(duty, own)));
            // A word ends with the shift in which it was said.
            let mut words = self.words.iter();
            let word = words.find(|word| word.account == *account && word.at >= *since);
            on_duty.push((*account, standing(word, &about)));
        }
        let mut screens = self.screens.iter();
        let screen = screens
            .find(|screen| screen.team == team.id && is_alive(screen.asked, self.now))
            .cloned();
        let noted = match &note {
            Some(note) => noted(&store::duty::of_subject(db, site, subject_of(note))?),
            None => Noted::No,
        };
        Ok(TeamGround {
            standing: team_standing(&on_duty),
            team,
            office,
            on_duty,
            note,
            screen,
            noted,
            now: self.now,
        })
    }

    /// Where the meetings are that somebody serves.
    fn at_meetings(&self, account: AccountId) -> Vec<Out> {
        let served = self.served.iter().filter(|one| one.by.contains(&account));
        served
            .filter_map(|one| {
                let asked = &one.meeting.requirement;
                let span = (asked.starts, asked.ends);
                at_meeting(asked.room, span, one.meeting.started, self.now)
            })
            .collect()
    }

    /// What a duty says of where whoever has it is.
    fn at_duty(&self, duty: &DutyRecord, own: Option<RoomId>) -> Option<Out> {
        let room = duty.room.filter(|room| Some(*room) != own)?;
        if duty.duty.stopped.is_some() {
            return None;
        }
        let (opens, due) = (duty.duty.opens, duty.duty.due);
        let window = (opens.as_millisecond(), due.as_millisecond());
        let begun = !duty.steps_done.is_empty();
        at_duty(room, window, begun, self.now)
    }
}

/// How a note stands, by its duties: what the house did itself, a screen did. The first duty is of the time that all
/// are away, those after it of a screen that went dark.
fn noted(duties: &[DutyRecord]) -> Noted {
    if duties.iter().any(|duty| duty.duty.outcome.is_none()) {
        return Noted::Waits;
    }
    let last = duties.iter().max_by_key(|duty| duty.duty.round);
    let house = Actor::house().name;
    let settled = last.and_then(|duty| duty.settled.as_ref());
    if settled.is_some_and(|settled| settled.by == house) {
        let dark = last.filter(|duty| duty.duty.round > 1);
        Noted::ByScreen(dark.map(|duty| duty.duty.opens.as_millisecond()))
    } else {
        Noted::Out
    }
}

/// Who serves a meeting: whoever has something of it left to do. Where all that is known so far is done, those who
/// did it stay until more follows.
fn servers(duties: &[DutyRecord]) -> Vec<AccountId> {
    let is_left = |duty: &&DutyRecord| duty.duty.outcome.is_none();
    let left = duties.iter().filter(is_left);
    let left: Vec<AccountId> = left.filter_map(|duty| duty.assignee).collect();
    if left.is_empty() {
        return duties.iter().filter_map(|duty| duty.assignee).collect();
    }
    left
}
