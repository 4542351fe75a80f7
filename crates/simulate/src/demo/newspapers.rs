//! The newspapers of the demo's bureau: the year's table, an issue of the day before of which a copy is missing,
//! and of today's what has come so far.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::newspaper::{IssueWord, NewspaperAsked, SubscriptionAsked};
use app::{Actor, Error, House, Role};
use domain::newspaper::Addressee;
use domain::{Milliseconds, NewspaperId, SiteId};
use jiff::civil::Date;

use crate::act::command;
use crate::building::Building;
use crate::day::MINUTE_MS;

/// A paper, its code, its weekdays, whether it rests on holidays, and who takes how many: a leader by name, an
/// office by its door.
type Title = (
    &'static str,
    &'static str,
    u8,
    bool,
    &'static [(&'static str, u32)],
);

const TITLES: [Title; 5] = [
    (
        "人民日报",
        "1-1",
        0b111_1111,
        false,
        &[
            ("陈国栋", 1),
            ("李文博", 1),
            ("赵立新", 1),
            ("欧阳慧敏", 1),
            ("钱卫东", 1),
            ("710", 1),
        ],
    ),
    (
        "参考消息",
        "1-38",
        0b111_1111,
        false,
        &[("陈国栋", 1), ("李文博", 1), ("孙长海", 1)],
    ),
    ("经济日报", "1-68", 0b111_1111, false, &[("钱卫东", 2)]),
    (
        "中国建设报",
        "1-14",
        0b001_1111,
        true,
        &[("赵立新", 1), ("欧阳慧敏", 1)],
    ),
    ("中国交通报", "1-48", 0b001_1111, true, &[("陈国栋", 1)]),
];

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
        for title in TITLES {
            papers.push(enter(house, building, &leader, (civil.year(), begins), title).await?);
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

/// Enters a paper with its lines for the year.
async fn enter(
    house: &House,
    building: &Building,
    leader: &Actor,
    (year, at): (i16, Milliseconds),
    (name, code, weekdays, off_on_holidays, lines): Title,
) -> Result<NewspaperId> {
    let site = &building.site.id;
    let id = command(&["demo", "newspaper", name], at);
    let newspaper = NewspaperId(id.id.0);
    let asked = NewspaperAsked {
        name: name.to_owned(),
        postal_code: code.to_owned(),
        weekdays,
        off_on_holidays,
    };
    app::newspaper::add_newspaper(house, leader, site, &id, asked).await?;
    for (who, copies) in lines {
        let person = building.people.iter().find(|person| person.name == *who);
        let addressee = match (person, building.room(who)) {
            (Some(person), _) => Addressee::Leader(person.id),
            (None, room) => Addressee::Office(room.context("the office is there")?.id),
        };
        let asked = SubscriptionAsked {
            newspaper,
            addressee,
            copies: *copies,
            from: Date::new(year, 1, 1)?,
            until: Date::new(year, 12, 31)?,
        };
        let id = command(&["demo", "subscription", name, who], at);
        app::newspaper::subscribe(house, leader, site, &id, asked).await?;
    }
    Ok(newspaper)
}
