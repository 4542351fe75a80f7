//! What holds of any day, and how far the plan is from the best of all plans, over days that follow from
//! seeds.

use super::super::route::Walker;
use super::super::*;
use super::ground::{at, floor_spot, minute};

/// How many days of each kind are tried.
const DAYS: u64 = 1_000;

/// Chance that follows from a seed (`splitmix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end) as i64
    }
}

/// A crowded hour of so many tasks and people.
fn day(seed: u64, tasks: u64, people: u64) -> Day {
    let mut dice = Dice(seed);
    let teams = ["seven", "six"].map(|team| TeamId::derived(&[team]));
    let people = (0..people).map(|one| Person {
        account: AccountId::derived(&["person", &one.to_string()]),
        teams: match dice.below(3) {
            0 => teams.to_vec(),
            one => vec![teams[one as usize - 1]],
        },
        shifts: match dice.below(3) {
            0 => vec![(at("09:00"), at("09:25")), (at("09:30"), at("11:00"))],
            1 => vec![(at("09:10"), at("10:00"))],
            _ => vec![(at("08:00"), at("11:00"))],
        },
        worked: 0,
        serves: Vec::new(),
    });
    let people = people.collect();
    let tasks = (0..tasks).map(|one| {
        let opens = at("09:00") + minute(dice.below(40));
        let takes = minute(3 + dice.below(12));
        let due = opens + takes + minute(dice.below(15));
        let level = 5 + dice.below(3) as i32;
        Task {
            duty: DutyId::derived(&["task", &one.to_string()]),
            meeting: Some(MeetingId::derived(&[&dice.below(3).to_string()])),
            team: Some(teams[dice.below(2) as usize]),
            spot: Some(floor_spot(level, &format!("{level}{}", dice.below(2)))),
            opens,
            due,
            takes,
            holder: None,
            barred: Vec::new(),
        }
    });
    Day {
        tasks: tasks.collect(),
        people,
    }
}

/// The fewest misses of any plan: for each person every set of tasks that can be done in some order, by
/// the earliest end with each last task; then every way to share the tasks between people.
fn fewest_misses(day: &Day) -> usize {
    let sets = 1_usize << day.tasks.len();
    let mut kept = vec![false; sets];
    kept[0] = true;
    for person in 0..day.people.len() {
        let can = sets_of(day, person);
        let before = kept.clone();
        for (all, _) in before.iter().enumerate().filter(|(_, is)| **is) {
            for (set, _) in can.iter().enumerate().filter(|(_, is)| **is) {
                if all & set == 0 {
                    kept[all | set] = true;
                }
            }
        }
    }
    let most = (0..sets)
        .filter(|set| kept[*set])
        .map(usize::count_ones)
        .max();
    day.tasks.len() - most.unwrap() as usize
}

fn sets_of(day: &Day, person: usize) -> Vec<bool> {
    let count = day.tasks.len();
    let walker = Walker::of(day, person);
    let mut ends: Vec<Vec<Option<Stop>>> = vec![vec![None; count]; 1 << count];
    let mut can = vec![false; 1 << count];
    can[0] = true;
    for set in 0..1_usize << count {
        for next in (0..count).filter(|next| set & (1 << next) == 0) {
            if !day.people[person].may(&day.tasks[next]) {
                continue;
            }
            let mut before: Vec<Option<Stop>> =
                ends[set].iter().copied().flatten().map(Some).collect();
            if set == 0 {
                before.push(None);
            }
            for before in before {
                let stops: Vec<Stop> = before.into_iter().collect();
                let Some(stop) = walker.stop(stops.last(), next) else {
                    continue;
                };
                let with = set | 1 << next;
                let known = &mut ends[with][next];
                if known.is_none_or(|known| stop.until < known.until) {
                    *known = Some(stop);
                }
                can[with] = true;
            }
        }
    }
    can
}

/// What must hold of every plan.
fn check(day: &Day, plan: &Plan) {
    let mut seen = vec![0; day.tasks.len()];
    for (person, stops) in plan.routes.iter().enumerate() {
        for stop in stops {
            let task = &day.tasks[stop.task];
            seen[stop.task] += 1;
            assert!(
                day.people[person].may(task),
                "nobody works outside their scope"
            );
            assert!(
                task.opens <= stop.from && stop.until <= task.due,
                "in its window"
            );
            assert_eq!(stop.until - stop.from, task.takes);
            let mut shifts = day.people[person].shifts.iter();
            assert!(
                shifts.any(|shift| shift.0 <= stop.from && stop.until <= shift.1),
                "nobody works outside their shift"
            );
            assert_eq!(plan.holders[stop.task], Some(person), "who does it has it");
        }
        for pair in stops.windows(2) {
            let walk =
                crate::walking::walk(day.tasks[pair[0].task].spot, day.tasks[pair[1].task].spot);
            assert_eq!(pair[1].walk, walk);
            assert!(
                pair[0].until + walk <= pair[1].from,
                "nobody is in two places at once"
            );
        }
    }
    for miss in &plan.misses {
        seen[miss.task] += 1;
        if let Some(by) = miss.why.task() {
            assert_ne!(by, miss.task, "something else is in the way");
        }
    }
    assert!(
        seen.iter().all(|times| *times == 1),
        "each is done or missed, once: {seen:?}"
    );
}

// C0, C2.7
#[test]
fn nobody_is_in_two_places_outside_their_scope_or_shift_and_each_duty_is_done_or_missed_c2_7() {
    for seed in 0..DAYS {
        let day = day(seed, 12, 4);
        let plan = forecast(&day);
        check(&day, &plan);
        let mut left = plan.misses.len();
        let (steps, after) = gives(&day, plan);
        check(&day, &after);
        for step in &steps {
            assert!(
                !step.removes.is_empty(),
                "a change that keeps nothing is not proposed"
            );
            assert!(step.changes.len() <= 2);
            assert!(step.adds.len() < step.removes.len());
            left = left + step.adds.len() - step.removes.len();
        }
        assert_eq!(after.misses.len(), left, "what is promised is kept");
        for other in &others(&day, &after, &Options::default()) {
            assert!(!other.removes.is_empty() && other.changes.len() == 1);
        }
    }
}

#[test]
fn the_same_day_is_planned_in_the_same_way() {
    for seed in 0..20 {
        let day = day(seed, 12, 4);
        assert_eq!(forecast(&day), forecast(&day));
        assert_eq!(gives(&day, forecast(&day)), gives(&day, forecast(&day)));
    }
}

// C2.7
#[test]
fn of_all_small_days_tried_the_plan_misses_at_most_one_window_more_than_the_best_c2_7() {
    let (mut more, mut best, mut planned) = (0, 0, 0);
    for seed in 0..DAYS {
        let day = day(seed, 7, 1 + seed % 3);
        let (_, plan) = gives(&day, forecast(&day));
        let (fewest, misses) = (fewest_misses(&day), plan.misses.len());
        assert!(misses >= fewest, "nothing is better than the best: {seed}");
        assert!(
            misses <= fewest + 1,
            "{misses} missed, {fewest} at best: {seed}"
        );
        more += usize::from(misses > fewest);
        best += fewest;
        planned += misses;
    }
    // Measured over four thousand days: 3 in 100 are not the best, and 12 more in 1,000 are missed.
    assert!(
        more * 100 <= DAYS as usize * 5,
        "{more} of {DAYS} days are not the best"
    );
    assert!(
        planned * 100 <= best * 103,
        "{planned} missed, {best} at best"
    );
}

// C2.7
#[test]
fn one_person_whose_windows_open_as_they_are_due_misses_nothing_that_can_be_kept_c2_7() {
    let mut kept = 0;
    for seed in 0..DAYS {
        let mut day = day(seed, 7, 1);
        day.people[0].teams = vec![TeamId::derived(&["seven"])];
        day.people[0].shifts = vec![(at("08:00"), at("12:00"))];
        let mut opens: Vec<Milliseconds> = day.tasks.iter().map(|task| task.opens).collect();
        opens.sort_unstable();
        let mut due = 0;
        for (task, opens) in day.tasks.iter_mut().zip(opens) {
            task.team = Some(TeamId::derived(&["seven"]));
            task.spot = None;
            let slack = task.due - task.opens + minute(15);
            task.opens = opens;
            due = (opens + slack).max(due);
            task.due = due;
        }
        if fewest_misses(&day) == 0 {
            assert!(forecast(&day).misses.is_empty(), "{seed}");
            kept += 1;
        }
    }
    assert!(kept > 20, "the days tried are no trifles: {kept}");
}

/// Sixty meetings with ten duties each, and twelve attendants of whom `late` come at noon.
fn full_day(late: usize) -> Day {
    let team = TeamId::derived(&["seven"]);
    let people = (0..12).map(|one: usize| Person {
        account: AccountId::derived(&["person", &one.to_string()]),
        teams: vec![team],
        shifts: vec![if one < late {
            (at("12:00"), at("20:00"))
        } else {
            (at("08:00"), at("17:30"))
        }],
        worked: 0,
        serves: Vec::new(),
    });
    let duties = [
        (-60, -30, 5),
        (-60, -30, 8),
        (-15, 0, 10),
        (0, 5, 5),
        (10, 15, 3),
        (27, 32, 3),
        (55, 60, 3),
        (90, 95, 5),
        (90, 105, 3),
        (90, 120, 15),
    ];
    let meetings = (0..60_i64).flat_map(|meeting| {
        let starts = at("09:00") + minute(meeting / 20 * 180 + meeting % 4 * 15);
        let level = 5 + (meeting % 5) as i32;
        duties
            .iter()
            .enumerate()
            .map(move |(place, (opens, due, takes))| Task {
                duty: DutyId::derived(&["full", &meeting.to_string(), &place.to_string()]),
                meeting: Some(MeetingId::derived(&[&meeting.to_string()])),
                team: Some(team),
                spot: Some(floor_spot(level, &format!("{level}{}", meeting % 20))),
                opens: starts + minute(*opens),
                due: starts + minute(*due),
                takes: minute(*takes),
                holder: None,
                barred: Vec::new(),
            })
    });
    Day {
        tasks: meetings.collect(),
        people: people.collect(),
    }
}

// C0, C2.7
#[test]
fn a_full_day_of_sixty_meetings_and_twelve_attendants_is_planned_and_mended_c2_7() {
    let day = full_day(6);
    let plan = forecast(&day);
    check(&day, &plan);
    let (steps, after) = gives(&day, plan.clone());
    check(&day, &after);
    assert_eq!(steps.is_empty(), after.misses.len() == plan.misses.len());
    let more = what_if(
        &day,
        &plan,
        TeamId::derived(&["seven"]),
        (at("08:00"), at("18:00")),
    );
    check(&more.day, &more.plan);
    assert!(
        more.plan.misses.len() <= plan.misses.len(),
        "one more is never worse"
    );
}
