//! One site of the demo while its past is told: everything is booked, and then played up to now.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::meeting::Booking;
use app::request::Ask;
use app::serving::Word;
use app::{Error, House, Role};
use domain::requirement::BookingStatus;
use domain::{MeetingId, Milliseconds};
use fastrand::Rng;

use crate::act::{Act, Sent};
use crate::building::Building;
use crate::day::{MINUTE_MS, Wanted, meeting_of, of_date, promise, requirement, weekly};
use crate::intent::Temper;
use crate::staff::{Look, look, serving};

use super::script::{Scene, scenes};
use super::visitors::{Coming, comings};

/// What the salt of the demo's dice is: any number; another one makes another morning.
const SALT: u64 = 2_026;

/// Something that is to happen at an instant.
struct Cue {
    at: Milliseconds,
    act: Cued,
}

enum Cued {
    Say(MeetingId, Word),
    Ask(MeetingId, Ask),
    Note(String),
    Change(MeetingId),
    Visitor(Coming),
}

/// One site of the demo while its past is told.
pub(super) struct Stage {
    building: Building,
    now: Milliseconds,
    begins: Milliseconds,
    rng: Rng,
    cues: Vec<Cue>,
    left: BTreeMap<MeetingId, &'static [&'static str]>,
    count: u32,
    crew: Crew,
}

/// Whether the teams have come this morning.
enum Crew {
    AtHome,
    OnDuty,
}

impl Stage {
    /// The stage as it will be at `now`.
    pub(super) fn set(building: Building, now: Milliseconds) -> Self {
        let today = building.civil(now).date();
        let morning = building.instant(today, jiff::civil::time(7, 45, 0, 0));
        // By day the whole day is told; at night, only as much as the scenes need.
        let begins = if (2 * 60..12 * 60).contains(&((now - morning) / MINUTE_MS)) {
            morning
        } else {
            now - 4 * 60 * MINUTE_MS
        };
        let rng = Rng::with_seed(SALT ^ building.place as u64);
        Self {
            building,
            now,
            begins,
            rng,
            cues: Vec::new(),
            left: BTreeMap::new(),
            count: 0,
            crew: Crew::AtHome,
        }
    }

    pub(super) fn begins(&self) -> Milliseconds {
        self.begins
    }

    pub(super) fn building(&self) -> &Building {
        &self.building
    }

    /// Books everything, yesterday, and writes down what will happen.
    pub(super) async fn book(&mut self, house: &House, clock: &SetClock) -> Result<()> {
        let mut taken = Vec::new();
        for scene in scenes(&self.building, self.now)? {
            self.book_scene(house, clock, &scene, &mut taken).await?;
        }
        self.book_series(house, &mut taken).await?;
        self.book_rest(house, clock, &mut taken).await?;
        let notes = self.building.content.words.notes.clone();
        for (place, text) in (1_i64..).zip(notes) {
            let at = self.begins + (self.now - self.begins) * place / 7;
            self.cues.push(Cue {
                at,
                act: Cued::Note(text),
            });
        }
        for (at, coming) in comings(&self.building, self.begins, self.now) {
            let act = Cued::Visitor(coming);
            self.cues.push(Cue { at, act });
        }
        self.cues.sort_by_key(|cue| cue.at);
        Ok(())
    }

    async fn book_scene(
        &mut self,
        house: &House,
        clock: &SetClock,
        scene: &Scene,
        taken: &mut Vec<(domain::RoomId, Milliseconds, Milliseconds)>,
    ) -> Result<()> {
        clock.set(house.now() + 4 * MINUTE_MS);
        let room = self.building.room(&scene.room).context("a scene's room")?;
        let room = room.clone();
        let span = (
            self.on_the_grid(scene.span.0),
            self.on_the_grid(scene.span.1),
        );
        promise(&self.building, &room, span, taken);
        let mut wanted = requirement(&self.building, &mut self.rng, &room, span, scene.size);
        wanted.status = scene.status;
        wanted.secret = false;
        let id = self.send_booking(house, scene.key, wanted, None).await?;
        self.left.insert(id, scene.left);
        for (word, second) in &scene.said {
            self.cue(*second, Cued::Say(id, *word));
        }
        for (ask, second) in &scene.asked {
            self.cue(*second, Cued::Ask(id, ask.clone()));
        }
        if scene.key == "soon" {
            self.cue(-25 * 60, Cued::Change(id));
        }
        Ok(())
    }

    fn cue(&mut self, second: i64, act: Cued) {
        let at = self.now + second * 1_000;
        self.cues.push(Cue { at, act });
    }

    /// The next five minutes on the clock, so many minutes after now.
    fn on_the_grid(&self, minutes: i64) -> Milliseconds {
        let grid = 5 * MINUTE_MS;
        (self.now + minutes * MINUTE_MS + grid - 1).div_euclid(grid) * grid
    }

    /// The leaders' weekly meeting, from tomorrow on.
    async fn book_series(
        &mut self,
        house: &House,
        taken: &mut Vec<(domain::RoomId, Milliseconds, Milliseconds)>,
    ) -> Result<()> {
        let tomorrow = self.building.civil(self.now).date().tomorrow()?;
        let Wanted {
            requirement,
            recurrence,
        } = weekly(&self.building, &mut self.rng, tomorrow, 6);
        let occupied = self
            .building
            .occupied((requirement.starts, requirement.ends));
        taken.push((requirement.room, occupied.0, occupied.1));
        self.send_booking(house, "series", requirement, recurrence)
            .await?;
        Ok(())
    }

    /// The other meetings of today and of the next two days. What lies before now and could not
    /// have been told from its beginning is left out.
    async fn book_rest(
        &mut self,
        house: &House,
        clock: &SetClock,
        taken: &mut Vec<(domain::RoomId, Milliseconds, Milliseconds)>,
    ) -> Result<()> {
        let mut date = self.building.civil(self.now).date();
        for _ in 0..3 {
            for wanted in of_date(&self.building, &mut self.rng, date, taken) {
                let asked = wanted.requirement;
                let told = asked.starts >= self.begins + 90 * MINUTE_MS;
                let over = asked.ends < self.now - 35 * MINUTE_MS;
                let later = asked.starts > self.now + 70 * MINUTE_MS;
                if !(later || told && over) {
                    continue;
                }
                clock.set(house.now() + MINUTE_MS);
                self.count += 1;
                let key = format!("other {}", self.count);
                let tentative = asked.status == BookingStatus::Tentative;
                let span = (asked.starts, asked.ends);
                let id = self.send_booking(house, &key, asked, None).await?;
                if over && !tentative {
                    self.cue_whole(id, span);
                }
            }
            date = date.tomorrow()?;
        }
        Ok(())
    }

    /// A meeting that went its way and is over.
    fn cue_whole(&mut self, id: MeetingId, (starts, ends): (Milliseconds, Milliseconds)) {
        let (starts, ends) = ((starts - self.now) / 1_000, (ends - self.now) / 1_000);
        let seated = starts - self.rng.i64(20..150);
        let started = starts + self.rng.i64(0..200);
        let ended = ends + self.rng.i64(-400..240);
        self.cue(seated, Cued::Say(id, Word::Seated));
        self.cue(started, Cued::Say(id, Word::Started));
        self.cue(ended, Cued::Say(id, Word::Ended));
    }

    async fn send_booking(
        &self,
        house: &House,
        key: &str,
        requirement: domain::requirement::Requirement,
        recurrence: Option<String>,
    ) -> Result<MeetingId> {
        let building = &self.building;
        let host = building
            .all(Role::Host)
            .find(|worker| worker.actor.name == requirement.host)
            .unwrap_or_else(|| building.first(Role::Host));
        let site = &building.site.id;
        let parts = ["demo", "book", site.as_str(), key];
        let booking = Box::new(Booking {
            requirement,
            recurrence,
            except: Vec::new(),
        });
        let sent = Sent::new(&host.actor, site, house.now(), &parts, Act::Book(booking));
        sent.send(house)
            .await
            .with_context(|| format!("booking {key} at {site}"))?;
        Ok(meeting_of(&sent.command))
    }

    /// Lets everything happen that is to have happened by `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        if let Crew::AtHome = self.crew {
            self.crew = Crew::OnDuty;
            self.sign_on(house).await?;
        }
        let due = self.cues.partition_point(|cue| cue.at <= at);
        let cues: Vec<Cue> = self.cues.drain(..due).collect();
        for cue in cues {
            // What happened between two looks happened at its own instant.
            clock.set(cue.at.max(house.now() - super::LOOK_MS));
            self.carry_out(house, cue).await?;
        }
        clock.set(at);
        let left = &self.left;
        let leave = |duty: &domain::duty::DutyRecord| {
            duty.meeting
                .and_then(|id| left.get(&id))
                .is_some_and(|rules| rules.iter().any(|rule| duty.duty.rule == *rule))
        };
        let seen = Look {
            building: &self.building,
            temper: Temper::DILIGENT,
            salt: SALT,
        };
        for sent in look(house, &seen, leave).await? {
            kindly(sent.send(house).await)?;
        }
        Ok(())
    }

    /// Everybody of the teams goes on duty but one of each larger team.
    async fn sign_on(&mut self, house: &House) -> Result<()> {
        let building = &self.building;
        let mut last = BTreeMap::new();
        for worker in &building.workers {
            if let Some(team) = &worker.team
                && worker.role != Role::TeamLeader
            {
                last.insert(team.clone(), worker.account);
            }
        }
        for worker in &building.workers {
            let Some(team) = &worker.team else { continue };
            let away = last.get(team) == Some(&worker.account) && worker.role == Role::Attendant;
            if away {
                continue;
            }
            let parts = ["demo", "on", &worker.login];
            let site = &building.site.id;
            let sent = Sent::new(&worker.actor, site, house.now(), &parts, Act::GoOn);
            sent.send(house).await?;
        }
        Ok(())
    }

    async fn carry_out(&mut self, house: &House, cue: Cue) -> Result<()> {
        self.count += 1;
        let (site, number) = (self.building.site.id.clone(), self.count.to_string());
        let parts = ["demo", "cue", site.as_str(), &number];
        let leader = self.building.first(Role::TeamLeader);
        if let Cued::Visitor(coming) = &cue.act {
            return kindly(coming.play(house, &self.building, cue.at).await);
        }
        let (worker, act) = match cue.act {
            Cued::Visitor(_) => return Ok(()),
            Cued::Say(id, word) => (
                serving(house, &self.building, id).await?,
                Act::Say(id, word),
            ),
            Cued::Ask(id, ask) => (serving(house, &self.building, id).await?, Act::Ask(id, ask)),
            Cued::Note(text) => {
                let attendants: Vec<_> = self.building.all(Role::Attendant).collect();
                let who = attendants[self.rng.usize(..attendants.len())];
                (who, Act::Note(text, None))
            }
            Cued::Change(id) => {
                let host = app::Actor::house();
                let page = app::meeting::find(house, &host, &site, id).await?;
                let meeting = page.context("the demo's meeting")?.view.meeting;
                let mut wished = meeting.requirement;
                wished.headcount += 2;
                wished.place_cards = true;
                wished
                    .note
                    .clone_from(&self.building.content.meetings.notes[0]);
                (leader, Act::Change(id, meeting.revision, Box::new(wished)))
            }
        };
        let sent = Sent::new(&worker.actor, &site, cue.at, &parts, act);
        kindly(sent.send(house).await)
    }
}

/// A refusal is part of a morning: somebody else was first, or the meeting was over. A failure is
/// not.
fn kindly(answer: Result<app::Answer, Error>) -> Result<()> {
    match answer {
        Ok(_) | Err(Error::Refused(_)) => Ok(()),
        Err(failed) => Err(failed.into()),
    }
}
