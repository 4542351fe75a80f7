//! What will be missed and what is proposed, in words.

use app::day_plan::{DayPlan, PlannedTask};
use domain::booking::Span;
use domain::day_plan::{Change, Miss, Proposal, Why};
use domain::directory::room_title;
use domain::{AccountId, DutyId, MeetingId, Milliseconds, RoomId, TeamId};
use words::Language;

use crate::civil::Place;
use crate::views::{DayPlanAct, DayPlanMiss, DayPlanProposal, Link};

/// How many duties are named; the rest are counted.
const NAMED_MAX: usize = 4;

/// What words are found with.
pub(super) struct Wording<'page> {
    pub(super) plan: &'page DayPlan,
    pub(super) place: &'page Place,
    pub(super) language: Language,
    /// The start of the site's addresses.
    pub(super) root: String,
    /// Whether the reader may give duties.
    pub(super) may_give: bool,
    /// Whether the reader may plan shifts.
    pub(super) may_plan: bool,
}

impl Wording<'_> {
    fn say(&self, key: &str, places: &[(&str, String)]) -> String {
        words::format(self.language, key, places)
    }

    fn text(&self, key: &str) -> String {
        words::text(self.language, key).to_owned()
    }

    pub(super) fn name(&self, account: AccountId) -> String {
        self.plan.names.get(&account).cloned().unwrap_or_default()
    }

    pub(super) fn team(&self, team: TeamId) -> String {
        let mut teams = self.plan.teams.iter();
        let found = teams.find(|(id, _)| *id == team);
        found.map_or_else(String::new, |(_, name)| name.clone())
    }

    /// What to do, with its round.
    pub(super) fn title(&self, task: &PlannedTask) -> String {
        if !task.is_round {
            return task.title.clone();
        }
        let places = [
            ("title", task.title.clone()),
            ("round", task.round.to_string()),
        ];
        self.say("day-plan-round", &places)
    }

    /// Where, as short as people say it.
    pub(super) fn place_of(task: &PlannedTask) -> String {
        let room = task.room.as_ref();
        room.map_or_else(String::new, |room| room.number.clone())
    }

    /// A duty in short: what, where, until when.
    fn duty(&self, duty: DutyId) -> String {
        let task = self.plan.tasks.iter().find(|task| task.duty == duty);
        task.map_or_else(String::new, |task| {
            let (title, room) = (self.title(task), Self::place_of(task));
            let time = self.place.span(task.window.0, task.window.1);
            format!("{title} {room} {time}").replace("  ", " ")
        })
    }

    /// So many duties, the first of them by name; empty for none.
    pub(super) fn counted(&self, key: &str, duties: &[DutyId]) -> String {
        if duties.is_empty() {
            return String::new();
        }
        let named = duties.iter().take(NAMED_MAX).map(|duty| self.duty(*duty));
        let mut list = named.collect::<Vec<_>>().join(" · ");
        if duties.len() > NAMED_MAX {
            list.push('…');
        }
        let places = [("count", duties.len().to_string()), ("list", list)];
        self.say(key, &places)
    }

    pub(super) fn misses(&self) -> Vec<DayPlanMiss> {
        let misses = self.plan.plan.misses.iter();
        misses.map(|miss| self.miss(miss)).collect()
    }

    fn miss(&self, miss: &Miss) -> DayPlanMiss {
        let task = &self.plan.tasks[miss.task];
        DayPlanMiss {
            duty: task.duty.to_string(),
            time: self.place.span(task.window.0, task.window.1),
            title: self.title(task),
            place: Self::place_of(task),
            who: miss.holder.map_or_else(String::new, |who| self.name(who)),
            why: self.why(miss, task),
            href: if task.is_there {
                format!("{}/duties/{}/why", self.root, task.duty)
            } else {
                String::new()
            },
        }
    }

    fn why(&self, miss: &Miss, task: &PlannedTask) -> String {
        let key = format!("day-plan-why-{}", miss.why.word());
        let who = miss.holder.map_or_else(String::new, |who| self.name(who));
        let by = miss.why.task().map(|by| &self.plan.tasks[by]);
        let by_when = by.map(|by| self.when(by));
        let places = match miss.why {
            Why::Unserved => Vec::new(),
            Why::NobodyThere => vec![("team", task.team.clone().unwrap_or_default())],
            Why::Busy(_) | Why::TooFar(_) => vec![
                ("person", who),
                ("task", by.map_or_else(String::new, |by| self.title(by))),
                ("place", by.map_or_else(String::new, Self::place_of)),
                ("time", by_when.unwrap_or_default()),
            ],
        };
        self.say(&key, &places)
    }

    /// When a task is done by the plan.
    fn when(&self, task: &PlannedTask) -> String {
        let mut stops = self.plan.plan.routes.iter().flatten();
        let stop = stops.find(|stop| self.plan.tasks[stop.task].duty == task.duty);
        stop.map_or_else(String::new, |stop| self.place.span(stop.from, stop.until))
    }

    pub(super) fn gives(&self) -> Vec<DayPlanProposal> {
        let gives = self.plan.gives.iter();
        gives.map(|one| self.proposal(one)).collect()
    }

    pub(super) fn others(&self) -> Vec<DayPlanProposal> {
        let others = self.plan.others.iter();
        others.map(|one| self.proposal(one)).collect()
    }

    /// What is missed once the changes of who does what are made.
    pub(super) fn after(&self) -> String {
        if self.plan.left == 0 {
            self.text("day-plan-after-none")
        } else {
            self.say("day-plan-after", &[("count", self.plan.left.to_string())])
        }
    }

    fn proposal(&self, one: &Proposal) -> DayPlanProposal {
        DayPlanProposal {
            changes: one
                .changes
                .iter()
                .map(|change| self.change(change))
                .collect(),
            removes: self.counted("day-plan-removes", &one.removes),
            adds: self.counted("day-plan-adds", &one.adds),
            costs: self.costs(one),
            act: self.act(one),
        }
    }

    fn change(&self, change: &Change) -> String {
        match *change {
            Change::GiveDuty { duty, to } => {
                let places = [("task", self.duty(duty)), ("person", self.name(to))];
                self.say("day-plan-change-duty", &places)
            }
            Change::GiveMeeting { meeting, to } => {
                let places = [
                    ("meeting", self.meeting(meeting)),
                    ("person", self.name(to)),
                ];
                self.say("day-plan-change-meeting", &places)
            }
            Change::Plan {
                account,
                team,
                span,
            } => {
                let (from, until) = self.hours(span);
                let places = [
                    ("person", self.name(account)),
                    ("team", self.team(team)),
                    ("from", from),
                    ("until", until),
                ];
                self.say("day-plan-change-plan", &places)
            }
            Change::Stretch { account, span } => {
                let (from, until) = self.hours(span);
                let places = [
                    ("person", self.name(account)),
                    ("from", from),
                    ("until", until),
                ];
                self.say("day-plan-change-stretch", &places)
            }
            Change::MoveStart { meeting, by } => {
                let key = if by > 0 {
                    "day-plan-change-later"
                } else {
                    "day-plan-change-earlier"
                };
                let places = [
                    ("meeting", self.meeting(meeting)),
                    ("minutes", (by.abs() / 60_000).to_string()),
                ];
                self.say(key, &places)
            }
            Change::MoveRoom { meeting, room } => {
                let places = [
                    ("meeting", self.meeting(meeting)),
                    ("room", self.room(room)),
                ];
                self.say("day-plan-change-room", &places)
            }
            Change::OneMore { team, span } => {
                let (from, until) = self.hours(span);
                let places = [("team", self.team(team)), ("from", from), ("until", until)];
                self.say("day-plan-change-one-more", &places)
            }
        }
    }

    fn hours(&self, span: Span) -> (String, String) {
        (self.place.time(span.0), self.place.time(span.1))
    }

    fn room(&self, room: RoomId) -> String {
        let found = self.plan.rooms.get(&room);
        found.map_or_else(String::new, |room| room_title(&room.number, &room.name))
    }

    /// A meeting in short: when, where, what it is.
    pub(super) fn meeting(&self, meeting: MeetingId) -> String {
        let found = self.plan.meetings.get(&meeting);
        found.map_or_else(String::new, |one| {
            let time = self.place.time(one.span.0);
            format!("{time} {} {}", one.room.number, one.title)
        })
    }

    fn costs(&self, one: &Proposal) -> String {
        let minutes = |length: Milliseconds| ((length.abs() + 59_999) / 60_000).to_string();
        let mut costs = Vec::new();
        for change in &one.changes {
            match change {
                Change::Plan { span, .. } | Change::OneMore { span, .. } => {
                    let half_hours = (span.1 - span.0) / 1_800_000;
                    let hours = format!("{}.{}", half_hours / 2, half_hours % 2 * 5);
                    costs.push(self.say("day-plan-cost-hours", &[("hours", hours)]));
                }
                Change::MoveStart { .. } | Change::MoveRoom { .. } => {
                    costs.push(self.text("day-plan-cost-agree"));
                }
                Change::Stretch { .. } => costs.push(self.text("day-plan-cost-ask")),
                Change::GiveDuty { .. } | Change::GiveMeeting { .. } => {}
            }
        }
        match one.walking {
            0 => {}
            more if more > 0 => {
                costs.push(self.say("day-plan-cost-walk", &[("minutes", minutes(more))]));
            }
            less => costs.push(self.say("day-plan-cost-less", &[("minutes", minutes(less))])),
        }
        if costs.is_empty() {
            costs.push(self.text("day-plan-cost-none"));
        }
        costs.join(" · ")
    }

    fn act(&self, one: &Proposal) -> DayPlanAct {
        let go = |href: String, key: &str| {
            DayPlanAct::Go(Link {
                href,
                title: self.text(key),
            })
        };
        let (root, day) = (&self.root, self.plan.date);
        match one.changes.first() {
            Some(Change::Plan {
                account,
                team,
                span,
            }) if self.may_plan => DayPlanAct::Form {
                action: format!("{root}/roster"),
                fields: vec![
                    ("week", day.to_string()),
                    ("account", account.to_string()),
                    ("team", team.to_string()),
                    ("day", self.place.civil(span.0).date().to_string()),
                    ("starts", self.place.time(span.0)),
                    ("ends", self.place.time(span.1)),
                ],
                title: self.text("day-plan-plan-shift"),
            },
            Some(Change::MoveStart { meeting, .. } | Change::MoveRoom { meeting, .. }) => {
                if self.may_plan {
                    go(
                        format!("{root}/meetings/{meeting}/edit"),
                        "day-plan-open-meeting",
                    )
                } else {
                    go(
                        format!("{root}/meetings/{meeting}"),
                        "day-plan-open-meeting",
                    )
                }
            }
            Some(Change::GiveDuty { .. } | Change::GiveMeeting { .. }) => self.give(one),
            _ => go(format!("{root}/roster?week={day}"), "day-plan-open-roster"),
        }
    }

    /// The form that carries it out, where all that it is about is there already.
    fn give(&self, one: &Proposal) -> DayPlanAct {
        let is_there = |which: &dyn Fn(&PlannedTask) -> bool| {
            let mut tasks = self.plan.tasks.iter();
            tasks.any(|task| task.is_there && which(task))
        };
        let mut fields = vec![("day", self.plan.date.to_string())];
        for change in &one.changes {
            let (field, there) = match *change {
                Change::GiveDuty { duty, to } => (
                    format!("duty:{duty}:{to}"),
                    is_there(&|task| task.duty == duty),
                ),
                Change::GiveMeeting { meeting, to } => (
                    format!("meeting:{meeting}:{to}"),
                    is_there(&|task| task.meeting == Some(meeting)),
                ),
                _ => continue,
            };
            if !there {
                return DayPlanAct::Wait(self.text("day-plan-not-yet"));
            }
            fields.push(("give", field));
        }
        if !self.may_give {
            return DayPlanAct::Wait(self.text("day-plan-leader-gives"));
        }
        DayPlanAct::Form {
            action: format!("{}/day-plan/gives", self.root),
            fields,
            title: self.text("day-plan-apply"),
        }
    }
}
