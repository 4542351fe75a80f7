//! The newspapers of the demo's bureau: the year's table, an issue of the day before of which a copy is missing,
//! and of today's what has come so far.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::newspaper::{IssueWord, SubscriptionAsked};
use app::{Actor, Error, House, Role};
use domain::newspaper::Addressee;
use domain::{Milliseconds, NewspaperId, SiteId};
use jiff::civil::Date;

use crate::act::command;
use crate::building::Building;
use crate::day::MINUTE_MS;
use crate::service::{self, Taken};

/// When papers are brought at the earliest, in minutes of the day.
const BROUGHT_FROM: i64 = 10 * 60 + 30;

/// The newspapers of one site while its past is told.
pub(super) struct Newspapers {
    site: SiteId,
    leader: Actor,
    attendant: Actor,
    papers: Vec<NewspaperId>,
    yesterday: Date,
    offices: Vec<Addressee>,
    cues: Vec<(Milliseconds, What)>,
}

/// What happens.
enum What {
    MissYesterday,
    Count,
    Deliver(usize),
}

impl Newspapers {
    /// Enters the table, and sets what will have happened at `now`.
    pub(super) async fn set(
        house: &House,
        building: &Building,
        (begins, now): (Milliseconds, Milliseconds),
    ) -> Result<Self> {
        let site = building.site.id.clone();
        let leader = building.first(Role::TeamLeader).actor.clone();
        let civil = building.civil(now);
        let mut papers = Vec::new();
        for taken in service::newspapers(building)? {
            papers.push(enter(house, &site, &leader, (civil.year(), begins), taken).await?);
        }
        let office = |number: &str| {
            let room = building.room(number).context("the office is there")?;
            Ok(Addressee::Office(room.id))
        };
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let mut cues = vec![(begins, What::MissYesterday), (ago(45), What::Count)];
        let minute = i64::from(civil.hour()) * 60 + i64::from(civil.minute());
        if minute >= BROUGHT_FROM + 12 {
            cues.extend([(ago(9), What::Deliver(0)), (ago(7), What::Deliver(1))]);
        }
        cues.retain(|(at, _)| *at >= begins);
        let mut day = civil.date().yesterday()?;
        while !building.calendar.is_working(day) {
            day = day.yesterday()?;
        }
        Ok(Self {
            site,
            leader,
            attendant: building.first(Role::Attendant).actor.clone(),
            papers,
            yesterday: day,
            offices: ["702", "704"]
                .into_iter()
                .map(office)
                .collect::<Result<_>>()?,
            cues,
        })
    }

    /// What happens until `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        let due = self.cues.iter().take_while(|(due, _)| *due <= at).count();
        let due: Vec<_> = self.cues.drain(..due).collect();
        for (then, what) in due {
            clock.set(then);
            match self.happen(house, then, what).await {
                // On a day off nothing comes.
                Ok(()) | Err(Error::Refused(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        clock.set(at);
        Ok(())
    }

    async fn happen(&self, house: &House, at: Milliseconds, what: What) -> Result<(), Error> {
        let (site, attendant) = (&self.site, &self.attendant);
        let act = |what: &str| command(&["demo", "newspapers", what], at);
        match what {
            What::MissYesterday => {
                let of = (self.papers[1], self.yesterday);
                for (id, word) in [
                    ("came", IssueWord::Arrived(2)),
                    ("chased", IssueWord::Chased),
                ] {
                    app::newspaper::tell(house, &self.leader, site, &act(id), of, word).await?;
                }
            }
            What::Count => {
                app::newspaper::all_arrived(house, attendant, site, &act("all")).await?;
            }
            What::Deliver(office) => {
                let stop = (self.offices[office], String::new());
                let id = act(&format!("deliver {office}"));
                app::newspaper::deliver(house, attendant, site, &id, stop).await?;
            }
        }
        Ok(())
    }
}

/// Enters a paper with its lines for the year, unless it is there.
async fn enter(
    house: &House,
    site: &SiteId,
    leader: &Actor,
    (year, at): (i16, Milliseconds),
    taken: Taken,
) -> Result<NewspaperId> {
    let asked = site.clone();
    let known = house
        .store()
        .read(move |db| store::newspaper::all(db, &asked));
    let name = taken.paper.name.clone();
    if let Some(known) = known.await?.into_iter().find(|known| known.name == name) {
        return Ok(known.id);
    }
    let id = command(&["demo", "newspaper", &name], at);
    let newspaper = NewspaperId(id.id.0);
    app::newspaper::add_newspaper(house, leader, site, &id, taken.paper).await?;
    for (addressee, copies) in taken.lines {
        let asked = SubscriptionAsked {
            newspaper,
            addressee,
            copies,
            from: Date::new(year, 1, 1)?,
            until: Date::new(year, 12, 31)?,
        };
        let id = command(&["demo", "subscription", &name, &addressee.to_string()], at);
        app::newspaper::subscribe(house, leader, site, &id, asked).await?;
    }
    Ok(newspaper)
}
