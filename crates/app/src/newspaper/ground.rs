//! What is known of a day's newspapers: the issues that are brought, who gets how many copies, and the offices in
//! the order in which one walks.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::directory::{Person, Room, Site, Team};
use domain::duty::DutyRecord;
use domain::newspaper::{
    Addressee, Delivery, Issue, Newspaper, Subscription, days_brought, shared,
};
use domain::office::{Place, walk};
use domain::{DutyId, PersonId, RoomId, SiteId, TeamId};
use jiff::civil::Date;
use standards::{Calendar, Rule, Standard, Start};
use store::Database;

use crate::house::House;

/// The clause that the papers are brought by.
const CLAUSE: &str = "C2.5";

/// Whether the rule is about bringing the papers into offices: the places of leaders are those that the standard
/// wants cleaned when they are free.
pub(super) fn is_delivery(standard: &Standard, rule: &Rule) -> bool {
    let is_office = |other: &Rule| other.starts == Start::OfficeFree && other.place == rule.place;
    is_of_newspapers(rule) && standard.rules().iter().any(is_office)
}

/// Whether the rule is about fetching and sorting them.
pub(super) fn is_sorting(standard: &Standard, rule: &Rule) -> bool {
    is_of_newspapers(rule) && !is_delivery(standard, rule)
}

fn is_of_newspapers(rule: &Rule) -> bool {
    let mut clauses = rule.clauses.iter();
    rule.starts == Start::Workday && clauses.any(|clause| clause.as_str() == CLAUSE)
}

/// Who takes papers, and where they are.
pub(super) struct Known {
    pub(super) leaders: Vec<Person>,
    pub(super) rooms: Vec<Room>,
    /// The rooms in which leaders work.
    working: BTreeMap<PersonId, RoomId>,
}

impl Known {
    pub(super) fn read(db: &mut Database, site: &SiteId) -> Result<Self> {
        let mut leaders = store::directory::people(db, site)?;
        leaders.retain(|person| person.precedence.is_some());
        let rooms = store::directory::rooms(db, site)?;
        let ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
        let working = store::directory::leaders_in(db, site, &ids)?.into_iter();
        Ok(Self {
            leaders,
            rooms,
            working: working.map(|row| (row.person, row.room)).collect(),
        })
    }

    pub(super) fn room(&self, id: RoomId) -> Option<&Room> {
        self.rooms.iter().find(|room| room.id == id)
    }

    pub(super) fn leader(&self, id: PersonId) -> Option<&Person> {
        self.leaders.iter().find(|leader| leader.id == id)
    }

    /// Where they are served: the highest leaders first, then offices by their doors.
    pub(super) fn rank(&self, addressee: Addressee) -> (u32, String) {
        match addressee {
            Addressee::Leader(id) => {
                let leader = self.leader(id);
                let rank = leader.and_then(|leader| leader.precedence);
                let name = leader.map(|leader| leader.name.clone());
                (rank.unwrap_or(u32::MAX), name.unwrap_or_default())
            }
            Addressee::Office(id) => {
                let number = self.room(id).map(|room| room.number.clone());
                (u32::MAX, number.unwrap_or_default())
            }
        }
    }

    /// Where their papers are brought to: a leader's office, where they have one.
    fn stop(&self, addressee: Addressee) -> Addressee {
        match addressee {
            Addressee::Leader(id) => {
                let room = self.working.get(&id);
                room.map_or(addressee, |room| Addressee::Office(*room))
            }
            Addressee::Office(_) => addressee,
        }
    }
}

/// An issue that is brought on the day.
pub(super) struct IssueOfDay {
    pub(super) newspaper: Newspaper,
    pub(super) day: Date,
    pub(super) expected: u32,
    /// What was said of it; `None` where nothing was.
    pub(super) said: Option<Issue>,
}

/// A part of what is brought to an office.
pub(super) struct Item {
    pub(super) title: String,
    pub(super) day: Date,
    pub(super) addressee: Addressee,
    pub(super) wanted: u32,
    pub(super) given: u32,
    /// Whether it came on a day after its own.
    pub(super) late: bool,
}

/// An office, or a leader without one.
pub(super) struct Stop {
    pub(super) at: Addressee,
    pub(super) floor: String,
    pub(super) items: Vec<Item>,
    /// The duty that it is part of, and whose that is.
    pub(super) duty: Option<(DutyId, Option<TeamId>)>,
    pub(super) delivery: Option<Delivery>,
}

impl Stop {
    /// How many copies there are to be brought.
    pub(super) fn copies(&self) -> u32 {
        self.items.iter().map(|item| item.given).sum()
    }

    /// Whether somebody has yet to go there, or to say why not.
    pub(super) fn is_left(&self) -> bool {
        // What came after a tick is brought with another.
        let brought = self
            .delivery
            .as_ref()
            .map_or(0, |one| if one.is_made() { one.copies } else { u32::MAX });
        self.copies() > brought
    }
}

/// What is known of a day.
pub(super) struct Ground {
    pub(super) known: Known,
    pub(super) is_workday: bool,
    pub(super) issues: Vec<IssueOfDay>,
    pub(super) stops: Vec<Stop>,
    /// The duties of bringing them, and of fetching and sorting them.
    pub(super) deliveries: Vec<DutyRecord>,
    pub(super) sortings: Vec<DutyRecord>,
}

impl Ground {
    pub(super) fn read(db: &mut Database, house: &House, site: &Site, date: Date) -> Result<Self> {
        let calendar = crate::site::calendar(db, site)?;
        let known = Known::read(db, &site.id)?;
        let issues = issues(db, &site.id, date, &calendar)?;
        let mut ground = Self {
            is_workday: calendar.is_working(date),
            known,
            issues: Vec::new(),
            stops: Vec::new(),
            deliveries: Vec::new(),
            sortings: Vec::new(),
        };
        for (issue, lines) in issues {
            ground.give_out(&issue, &lines);
            ground.issues.push(issue);
        }
        ground.give_out_late(db, &site.id, date)?;
        ground.read_duties(db, house, site, date)?;
        ground.read_deliveries(db, &site.id, date)?;
        ground.bring_into_order(db, &site.id)?;
        Ok(ground)
    }

    /// Whether anybody takes a paper of the day.
    pub(super) fn is_empty(&self) -> bool {
        self.stops.is_empty()
    }

    fn give_out(&mut self, issue: &IssueOfDay, lines: &[Subscription]) {
        let wanted: Vec<u32> = lines.iter().map(|line| line.copies).collect();
        // As long as nobody counted them, all of them are taken to come.
        let counted = issue.said.as_ref().filter(|said| !said.arrivals.is_empty());
        let arrived = counted.map_or(u32::MAX, |said| said.arrived_by(said.brought));
        let given = shared(&wanted, arrived);
        for (line, given) in lines.iter().zip(given) {
            self.put(item(&issue.newspaper, issue.day, line, (given, false)));
        }
    }

    /// What came late is for those who had none.
    fn give_out_late(&mut self, db: &mut Database, site: &SiteId, date: Date) -> Result<()> {
        let late = store::newspaper::issues_brought_late(db, site, date)?;
        for issue in late {
            let Some((before, after)) = issue.late_on(date) else {
                continue;
            };
            let Some(newspaper) = store::newspaper::find(db, site, issue.newspaper)? else {
                continue;
            };
            let lines = store::newspaper::subscriptions(db, site, (issue.day, issue.day))?;
            let mut lines: Vec<Subscription> = lines
                .into_iter()
                .filter(|line| line.newspaper == issue.newspaper)
                .collect();
            lines.sort_by_key(|line| self.known.rank(line.addressee));
            let wanted: Vec<u32> = lines.iter().map(|line| line.copies).collect();
            let (had, have) = (shared(&wanted, before), shared(&wanted, after));
            for ((line, had), have) in lines.iter().zip(had).zip(have) {
                if have > had {
                    self.put(item(&newspaper, issue.day, line, (have - had, true)));
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, item: Item) {
        let at = self.known.stop(item.addressee);
        match self.stops.iter_mut().find(|stop| stop.at == at) {
            Some(stop) => stop.items.push(item),
            None => self.stops.push(Stop {
                at,
                floor: String::new(),
                items: vec![item],
                duty: None,
                delivery: None,
            }),
        }
    }

    fn read_duties(
        &mut self,
        db: &mut Database,
        house: &House,
        site: &Site,
        date: Date,
    ) -> Result<()> {
        for duty in store::duty::of_day(db, &site.id, &date.to_string())? {
            if duty.meeting.is_some() || duty.subject.is_some() {
                continue;
            }
            let standard = house.standard(db, &site.id, duty.standard_version)?;
            let Some(rule) = standard.rule(&duty.duty.rule) else {
                continue;
            };
            if is_delivery(&standard, rule) {
                self.deliveries.push(duty);
            } else if is_sorting(&standard, rule) {
                self.sortings.push(duty);
            }
        }
        let teams = store::directory::teams(db, &site.id)?;
        let places = self.places(db, house, site)?;
        for stop in &mut self.stops {
            let room = match stop.at {
                Addressee::Office(id) => self.known.rooms.iter().find(|room| room.id == id),
                Addressee::Leader(_) => None,
            };
            let duty = carrier(room, &self.deliveries, &places, &teams);
            stop.duty = duty.map(|duty| (duty.id, duty.team));
        }
        Ok(())
    }

    /// The kind of place that each duty of bringing them is about.
    fn places(&self, db: &mut Database, house: &House, site: &Site) -> Result<Vec<String>> {
        let duties = self.deliveries.iter();
        duties
            .map(|duty| {
                let standard = house.standard(db, &site.id, duty.standard_version)?;
                let rule = standard.rule(&duty.duty.rule);
                Ok(rule.map_or_else(String::new, |rule| rule.place.to_string()))
            })
            .collect()
    }

    fn read_deliveries(&mut self, db: &mut Database, site: &SiteId, date: Date) -> Result<()> {
        for delivery in store::newspaper::deliveries(db, site, date)? {
            let mut stops = self.stops.iter_mut();
            if let Some(stop) = stops.find(|stop| stop.at == delivery.stop) {
                stop.delivery = Some(delivery);
            }
        }
        Ok(())
    }

    /// Floor by floor from where they are sorted, the highest leader of a floor first; who has no office last.
    fn bring_into_order(&mut self, db: &mut Database, site: &SiteId) -> Result<()> {
        let floors = store::directory::floors(db, site)?;
        let buildings = store::directory::buildings(db, site)?;
        let place = |room: &Room| {
            let floor = floors.iter().find(|floor| floor.id == room.floor)?;
            let building = buildings.iter().position(|one| one.id == floor.building);
            let place = Place {
                building: building.unwrap_or(usize::MAX),
                level: floor.level,
                number: room.number.clone(),
            };
            Some((place, floor.name.clone()))
        };
        let home = self.sortings.iter().find_map(|duty| duty.room);
        let home = home.and_then(|id| self.known.room(id)).and_then(place);
        let mut placed = Vec::new();
        let mut apart = Vec::new();
        for mut stop in std::mem::take(&mut self.stops) {
            let found = match stop.at {
                Addressee::Office(id) => self.known.room(id).and_then(place),
                Addressee::Leader(_) => None,
            };
            let ranks = stop.items.iter();
            let ranks = ranks.map(|item| self.known.rank(item.addressee));
            let rank = ranks.min().unwrap_or((u32::MAX, String::new()));
            match found {
                Some((place, floor)) => {
                    stop.floor = floor;
                    placed.push((place, rank, stop));
                }
                None => apart.push((rank, stop)),
            }
        }
        let home = home.map(|(place, _)| place);
        walk(&mut placed, home.as_ref(), |(place, ..)| place);
        let order: Vec<(usize, i32)> = placed
            .iter()
            .map(|(place, ..)| (place.building, place.level))
            .collect();
        // Within a floor the order of the doors stays where nobody is higher.
        placed.sort_by_key(|(place, rank, _)| {
            let floor = (place.building, place.level);
            (order.iter().position(|one| *one == floor), rank.0)
        });
        apart.sort_by(|one, other| one.0.cmp(&other.0));
        let placed = placed.into_iter().map(|(_, _, stop)| stop);
        self.stops = placed
            .chain(apart.into_iter().map(|(_, stop)| stop))
            .collect();
        Ok(())
    }
}

fn item(newspaper: &Newspaper, day: Date, line: &Subscription, (given, late): (u32, bool)) -> Item {
    Item {
        title: newspaper.name.clone(),
        day,
        addressee: line.addressee,
        wanted: if late { given } else { line.copies },
        given,
        late,
    }
}

/// The issues that are brought on a day, each with the lines that take it, the first to be served first.
fn issues(
    db: &mut Database,
    site: &SiteId,
    date: Date,
    calendar: &Calendar,
) -> Result<Vec<(IssueOfDay, Vec<Subscription>)>> {
    let days = days_brought(date, calendar);
    let span = (days.first().copied().unwrap_or(date), date);
    let lines = store::newspaper::subscriptions(db, site, span)?;
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let known = Known::read(db, site)?;
    let newspapers = store::newspaper::all(db, site)?;
    let said = store::newspaper::issues_of(db, site, span)?;
    let mut issues = Vec::new();
    for newspaper in newspapers {
        for day in &days {
            if !newspaper.is_published(*day, calendar) {
                continue;
            }
            let of = |line: &&Subscription| line.newspaper == newspaper.id && line.holds(*day);
            let mut own: Vec<Subscription> = lines.iter().filter(of).cloned().collect();
            if own.is_empty() {
                continue;
            }
            own.sort_by_key(|line| known.rank(line.addressee));
            let said = said
                .iter()
                .find(|issue| issue.newspaper == newspaper.id && issue.day == *day);
            let issue = IssueOfDay {
                newspaper: newspaper.clone(),
                day: *day,
                expected: own.iter().map(|line| line.copies).sum(),
                said: said.cloned(),
            };
            issues.push((issue, own));
        }
    }
    Ok(issues)
}

/// The duty that an office is part of: that of its kind of place, else that of whoever serves it, else the first.
fn carrier<'duty>(
    room: Option<&Room>,
    duties: &'duty [DutyRecord],
    places: &[String],
    teams: &[Team],
) -> Option<&'duty DutyRecord> {
    let serves = |duty: &DutyRecord| {
        let team = teams.iter().find(|team| Some(team.id) == duty.team);
        room.is_some_and(|room| team.is_some_and(|team| team.serves(room)))
    };
    let of_kind = |place: &str| room.is_some_and(|room| room.kind == place);
    let mut exact = duties.iter().zip(places);
    let exact = exact.find(|(duty, place)| of_kind(place) && serves(duty));
    exact
        .map(|(duty, _)| duty)
        .or_else(|| duties.iter().find(|duty| serves(duty)))
        .or_else(|| duties.first())
}

/// The teams of whoever sees the offices of their shift alone.
pub(super) fn own_teams(
    db: &mut Database,
    site: &SiteId,
    account: Option<domain::AccountId>,
) -> Result<BTreeSet<TeamId>> {
    let teams = store::directory::teams(db, site)?.into_iter();
    let own = teams.filter(|team| account.is_some_and(|account| team.members.contains(&account)));
    Ok(own.map(|team| team.id).collect())
}
