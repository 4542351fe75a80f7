//! A day looked at ahead: tables of small days, what holds of any day, and how far from the best it is.

mod exact;
mod ground;

use self::ground::{Ground, at, clock, floor_spot, minute};
use super::*;

impl Ground {
    /// The plan in short: who does what from when until when, then what is missed and why.
    fn told(&self) -> Vec<String> {
        self.told_of(&forecast(&self.day))
    }

    fn told_of(&self, plan: &Plan) -> Vec<String> {
        let mut told = Vec::new();
        for (person, stops) in plan.routes.iter().enumerate() {
            let stops = stops.iter().map(|stop| {
                let (name, walk) = (self.name(stop.task), stop.walk / 60_000);
                let walked = if walk > 0 {
                    format!("({walk})")
                } else {
                    String::new()
                };
                format!(" {name}@{}{walked}", clock(stop.from))
            });
            told.push(format!(
                "{}:{}",
                self.person_name(person),
                stops.collect::<String>()
            ));
        }
        told.extend(plan.misses.iter().map(|miss| {
            let by = miss
                .why
                .task()
                .map_or(String::new(), |by| format!(" {}", self.name(by)));
            format!("! {} {}{by}", self.name(miss.task), miss.why.word())
        }));
        told
    }

    fn told_proposals(&self, options: &Options) -> Vec<String> {
        let (mut all, plan) = gives(&self.day, forecast(&self.day));
        all.extend(others(&self.day, &plan, options));
        let all = all.iter();
        all.map(|one| {
            let changes: Vec<String> = one.changes.iter().map(|it| self.change(it)).collect();
            let removes: Vec<String> = one.removes.iter().map(|it| self.duty_name(*it)).collect();
            format!("{}: {}", changes.join(", "), removes.join(" "))
        })
        .collect()
    }
}

// C0
#[test]
fn duties_are_spread_by_scope_distance_and_load_and_one_face_serves_one_meeting_c0() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "17:00");
    ground.person("zhao", &["seven"], "08:00", "17:00");
    ground.person("qiang", &["six"], "08:00", "17:00");
    ground.meeting(
        "a",
        "seven",
        7,
        "701",
        &[
            ("set", "08:00", "08:30", 10),
            ("greet", "08:45", "09:00", 10),
        ],
    );
    ground.meeting(
        "b",
        "seven",
        7,
        "702",
        &[
            ("set", "08:00", "08:30", 10),
            ("greet", "08:45", "09:00", 10),
        ],
    );
    ground.meeting("c", "six", 6, "601", &[("set", "08:00", "08:30", 10)]);
    ground.meeting("d", "seven", 7, "701", &[("set", "13:00", "13:30", 10)]);
    let told = [
        "wang: b.set@08:00 b.greet@08:45",
        "zhao: a.set@08:00 a.greet@08:45 d.set@13:00",
        "qiang: c.set@08:00",
    ];
    assert_eq!(ground.told(), told);
}

// C2.7
#[test]
fn what_will_be_missed_is_said_with_its_reason_c2_7() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "12:00");
    ground.meeting("a", "seven", 7, "701", &[("greet", "09:00", "09:15", 15)]);
    ground.meeting("b", "seven", 7, "702", &[("greet", "09:00", "09:16", 15)]);
    ground.meeting("c", "seven", 6, "601", &[("greet", "09:16", "09:20", 3)]);
    ground.meeting("d", "seven", 7, "701", &[("clear", "12:10", "12:30", 10)]);
    ground.meeting("e", "six", 6, "601", &[("set", "10:00", "10:30", 10)]);
    ground.duty("nobody's", None, 7, "701", ("10:00", "10:31", 10));
    let told = [
        "wang: a.greet@09:00",
        "! b.greet busy a.greet",
        "! c.greet too-far a.greet",
        "! e.set nobody-there",
        "! nobody's unserved",
        "! d.clear nobody-there",
    ];
    assert_eq!(ground.told(), told);
}

// C0
#[test]
fn what_somebody_has_stays_theirs_while_they_are_there_and_then_goes_to_who_stays_c0() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "12:00");
    ground.person("zhao", &["seven"], "08:00", "17:00");
    ground.duty("morning", Some("seven"), 7, "701", ("09:00", "09:30", 10));
    ground.duty("evening", Some("seven"), 7, "701", ("14:00", "14:30", 10));
    ground.hold("morning", "wang");
    ground.hold("evening", "wang");
    assert_eq!(
        ground.told(),
        ["wang: morning@09:00", "zhao: evening@14:00"]
    );
}

// C0
#[test]
fn what_somebody_has_who_is_not_there_is_left_theirs_as_the_house_leaves_it_c0() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "12:00", "17:00");
    ground.person("zhao", &["seven"], "08:00", "17:00");
    ground.duty("absent", Some("seven"), 7, "701", ("09:00", "09:30", 10));
    ground.duty("early", Some("seven"), 7, "701", ("10:00", "10:30", 10));
    ground.duty("free", Some("seven"), 7, "701", ("11:00", "11:30", 10));
    ground.hold("absent", "bao");
    ground.hold("early", "wang");
    let told = [
        "wang:",
        "zhao: free@11:00",
        "! absent nobody-there",
        "! early nobody-there",
    ];
    assert_eq!(ground.told(), told);
}

#[test]
fn nobody_is_given_what_is_about_them() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "17:00");
    ground.duty("case", Some("seven"), 7, "701", ("09:00", "09:30", 10));
    ground.day.tasks[0].barred = vec![ground.day.people[0].account];
    assert_eq!(ground.told(), ["wang:", "! case nobody-there"]);
}

// C2.7, C4.2.2
#[test]
fn a_whole_meeting_moves_before_single_duties_do_c2_7() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "17:00");
    ground.person("zhao", &["seven"], "08:00", "17:00");
    let duties = [
        ("tea", "09:00", "09:05", 5),
        ("refill", "09:12", "09:17", 4),
    ];
    ground.meeting("a", "seven", 7, "701", &duties);
    let duties = [
        ("tea", "09:00", "09:06", 5),
        ("refill", "09:12", "09:18", 4),
    ];
    ground.meeting("b", "seven", 7, "702", &duties);
    for duty in ["a.tea", "a.refill", "b.tea", "b.refill"] {
        ground.hold(duty, "wang");
    }
    assert_eq!(
        ground.told()[2..],
        ["! b.tea busy a.tea", "! b.refill busy a.refill"]
    );
    let found = ground.told_proposals(&Options::default());
    assert_eq!(found, ["b to zhao: b.tea b.refill"]);
}

// C2.7
#[test]
fn the_way_is_cleared_for_a_duty_by_giving_away_what_is_in_its_way_c2_7() {
    let mut ground = Ground::new();
    // Only wang is of both teams; what blocks her can be done by zhao.
    ground.person("wang", &["six", "seven"], "08:00", "17:00");
    ground.person("zhao", &["seven"], "08:00", "17:00");
    ground.duty("tea", Some("seven"), 7, "701", ("09:00", "09:05", 5));
    ground.duty("request", Some("six"), 6, "601", ("09:00", "09:06", 5));
    ground.hold("tea", "wang");
    ground.hold("request", "wang");
    let found = ground.told_proposals(&Options::default());
    assert_eq!(found, ["tea to zhao: request"]);
}

// C2.7
#[test]
fn where_one_change_is_not_enough_two_are_proposed_together_c2_7() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "09:10");
    ground.person("zhao", &["seven", "six"], "08:00", "17:00");
    ground.person("qiang", &["six"], "08:00", "17:00");
    ground.duty("tea", Some("seven"), 7, "701", ("09:00", "09:05", 5));
    ground.duty("greet", Some("seven"), 7, "702", ("09:00", "09:06", 5));
    ground.duty("set", Some("six"), 6, "601", ("09:00", "09:05", 5));
    ground.hold("tea", "wang");
    ground.hold("greet", "wang");
    ground.hold("set", "zhao");
    let found = ground.told_proposals(&Options::default());
    assert_eq!(found, ["greet to zhao, set to qiang: greet"]);
}

// C2.7, A2.1
#[test]
fn somebody_of_the_roster_a_longer_shift_another_time_another_room_or_one_more_is_proposed_c2_7() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "12:00");
    ground.meeting("a", "seven", 7, "701", &[("greet", "11:40", "11:55", 10)]);
    ground.meeting("b", "seven", 6, "601", &[("greet", "11:45", "11:55", 5)]);
    ground.meeting("c", "seven", 7, "701", &[("clear", "12:00", "12:20", 10)]);
    let may = (at("06:00"), at("20:00"));
    let spare = Spare {
        account: AccountId::derived(&["li"]),
        teams: vec![TeamId::derived(&["seven"])],
        may,
    };
    let meeting = Ground::meeting_id("b");
    let options = Options {
        spare: vec![spare],
        stretch: vec![(ground.day.people[0].account, (at("07:00"), at("14:00")))],
        starts: vec![(meeting, minute(-30)), (meeting, minute(15))],
        rooms: vec![RoomChoice {
            meeting,
            room: RoomId::derived(&["702"]),
            spot: Some(floor_spot(7, "702")),
        }],
    };
    let found = ground.told_proposals(&options);
    let expected = [
        "li of seven 11:30-13:30: b.greet c.clear",
        "one more of seven 11:30-13:30: b.greet c.clear",
        "wang until 08:00-12:30: c.clear",
        "b by -30: b.greet",
    ];
    assert_eq!(found, expected);
}

// C2.7
#[test]
fn what_if_there_were_one_more_says_what_that_would_keep_c2_7() {
    let mut ground = Ground::new();
    ground.person("wang", &["seven"], "08:00", "17:00");
    for room in ["701", "702", "703"] {
        ground.meeting(room, "seven", 7, room, &[("greet", "09:00", "09:15", 15)]);
    }
    let plan = forecast(&ground.day);
    let of = |team: &str, from, until| {
        let (team, span) = (TeamId::derived(&[team]), (at(from), at(until)));
        let found = what_if(&ground.day, &plan, team, span);
        assert_eq!(
            found.plan.misses.len() + found.removes.len(),
            plan.misses.len()
        );
        (found.removes.len(), found.adds.len())
    };
    assert_eq!(of("seven", "08:00", "12:00"), (1, 0));
    assert_eq!(
        of("seven", "13:00", "17:00"),
        (0, 0),
        "nobody is there at nine"
    );
    assert_eq!(
        of("six", "08:00", "12:00"),
        (0, 0),
        "another team's are not theirs"
    );
}
