//! A phone without a network goes on by the same rules as the engine: duty for duty, over some
//! hundreds of random meetings.

use std::collections::BTreeMap;

use domain::{MeetingId, SiteId};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use standards::{Duty, Happening, Meeting, Outcome, Run, Size, Standard, read, shipped};
use testbed::browser::Browser;

use crate::house::{Hall, phone};

/// How many meetings are lived through.
const MEETINGS: u64 = 400;
/// How many minutes after each happening the states are compared.
const LOOKS: [i64; 4] = [0, 6, 14, 31];
/// Rules that no shipped standard has: on resuming, and open before its cause.
const MORE_RULES: &str = r#"
[[rule]]
id = "look-in"
title = "复会后查看"
clauses = ["C4.2.4"]
by = "etiquette"
place = "meeting-room"
starts = "resumed"
opens = "+2 min"
due = "+6 min"

[[rule]]
id = "hot-towels"
title = "递热毛巾"
clauses = ["C4.2.1"]
by = "etiquette"
place = "meeting-room"
starts = "seated"
opens = "-5 min"
due = "+1 min"
"#;

/// A meeting as it goes, and what the engine made of it.
struct Script {
    site: SiteId,
    meeting: MeetingId,
    standard: &'static str,
    course: Value,
    /// The duties as the phone had them last.
    duties: Vec<Value>,
    /// What happens, as the phone takes it.
    acts: Vec<Value>,
    /// After each act: whether it was lawful, and every duty.
    expected: Vec<Vec<String>>,
}

// C4.2.2
#[tokio::test]
async fn a_phone_without_a_network_makes_the_duties_that_the_engine_makes_c4_2_2() {
    let Some(browser) = Browser::launch().await else {
        return;
    };
    let hall = Hall::open().await;
    let device = phone(&browser).await;
    let page = hall.enter(&device, hall.attendant()).await;
    page.wait_for_text("[data-sync]", "已同步").await;
    let more = format!("{}\n{MORE_RULES}", shipped::BUREAU_HQ);
    let standards = [
        ("court", shipped::COURT_HALL),
        ("bureau", shipped::BUREAU_HQ),
        ("bureau with more rules", more.as_str()),
    ]
    .map(|(name, text)| (name, read(text).standard.expect("it is sound")));
    let scripts: Vec<Script> = (0..MEETINGS)
        .map(|seed| script(&standards[(seed % 3) as usize], seed))
        .collect();
    let mut seen = BTreeMap::<String, u32>::new();
    for (seed, script) in scripts.iter().enumerate() {
        let found: Vec<Vec<String>> = page.evaluate(&in_page(script)).await;
        for (step, (found, expected)) in found.iter().zip(&script.expected).enumerate() {
            assert_eq!(
                found,
                expected,
                "seed {seed}, {}, after step {step} of {:#}",
                script.standard,
                json!(script.acts)
            );
        }
        assert_eq!(found.len(), script.expected.len(), "seed {seed}");
        for word in script
            .expected
            .iter()
            .flatten()
            .flat_map(|line| line.split(' '))
        {
            *seen.entry(word.to_owned()).or_default() += 1;
        }
    }
    // Scripts in which nothing ever happened would prove nothing.
    for word in [
        "refused",
        "taken",
        "tea",
        "refill",
        "cup-change",
        "request",
        "look-in",
        "hot-towels",
        "send-off",
        "planned",
        "open",
        "overdue",
        "done",
        "waived",
        "missed",
        "cancelled",
        "early",
        "on_time",
        "late",
        "stopped",
    ] {
        let times = seen.get(word).copied().unwrap_or(0);
        assert!(times > 100, "{word} came up {times} times");
    }
    page.close().await;
}

/// A random meeting from its start to its end or before.
fn script((name, standard): &(&'static str, Standard), seed: u64) -> Script {
    let mut chance = fastrand::Rng::with_seed(seed);
    let site: SiteId = "bureau".parse().expect("a site's name");
    let meeting = MeetingId::derived(&["course", &seed.to_string()]);
    let zone = TimeZone::get("Asia/Shanghai").expect("it is known");
    let day = if chance.bool() {
        "2026-07-06"
    } else {
        "2026-12-07"
    };
    let starts: Timestamp = format!("{day}T09:00:00+08:00").parse().expect("a time");
    let large = if chance.bool() {
        Size::Small
    } else {
        Size::Large
    };
    let engine = Meeting {
        starts,
        ends: starts + SignedDuration::from_hours(2),
        size: large,
    };
    let mut run = Run::plan(standard, &zone, engine);
    let id = |rule: &str, round| {
        domain::duty::id_of(&site, &meeting.to_string(), rule, round).to_string()
    };
    let duties = run.duties().iter();
    let duties = duties
        .map(|duty| {
            json!({ "id": id(duty.rule.as_str(), duty.round), "rule": duty.rule.as_str(),
            "round": duty.round, "is_round": false, "meeting": { "id": meeting.to_string() },
            "opens": ms(duty.opens), "due": ms(duty.due), "stopped_at": null, "outcome": null })
        })
        .collect();
    let mut script = Script {
        meeting,
        standard: name,
        course: course_of(standard, &zone, &engine),
        duties,
        acts: Vec::new(),
        expected: Vec::new(),
        site: site.clone(),
    };
    let mut at = starts - SignedDuration::from_mins(chance.i64(0..40));
    for _ in 0..chance.usize(4..40) {
        at += match chance.u8(0..8) {
            0 => SignedDuration::ZERO,
            1 | 2 => SignedDuration::from_millis(chance.i64(1..60_000)),
            _ => SignedDuration::from_millis(chance.i64(60_000..1_080_000)),
        };
        let happening = anything(&mut chance, &run);
        let lawful = run.apply(at, &happening).is_ok();
        script.acts.push(act_of(at, &happening, &id));
        let mut told = vec![if lawful { "taken" } else { "refused" }.to_owned()];
        told.extend(run.duties().iter().map(|duty| line(duty, at)));
        script.expected.push(told);
    }
    script
}

/// Something that may happen now; not always lawful.
fn anything(chance: &mut fastrand::Rng, run: &Run<'_>) -> Happening {
    let started = run.progress().started.is_some();
    match chance.u8(0..if started { 30 } else { 6 }) {
        0 | 1 => Happening::Started,
        2 | 3 => Happening::Seated,
        4 | 6 | 7 => Happening::Break,
        8..=10 => Happening::Resumed,
        11 => Happening::Ended,
        12 | 13 => Happening::Requested,
        number => {
            // Mostly what is still to be done, sometimes what is settled or not yet there.
            let unsettled: Vec<&Duty> = run
                .duties()
                .iter()
                .filter(|one| !one.is_settled())
                .collect();
            let pool: Vec<&Duty> = if unsettled.is_empty() || number == 14 {
                run.duties().iter().collect()
            } else {
                unsettled
            };
            let duty = pool[chance.usize(..pool.len())];
            let (rule, round) = (
                duty.rule.clone(),
                Some(duty.round + u32::from(number == 15)),
            );
            if number == 5 || number > 25 {
                let reason = "来宾示意不用".to_owned();
                Happening::Waived {
                    rule,
                    round,
                    reason,
                }
            } else {
                Happening::Done { rule, round }
            }
        }
    }
}

fn act_of(at: Timestamp, happening: &Happening, id: &impl Fn(&str, u32) -> String) -> Value {
    let at = ms(at);
    match happening {
        Happening::Started => json!({ "kind": "start", "at": at }),
        Happening::Seated => json!({ "kind": "seating", "at": at }),
        Happening::Break => json!({ "kind": "break", "at": at }),
        Happening::Resumed => json!({ "kind": "resumption", "at": at }),
        Happening::Ended => json!({ "kind": "end", "at": at }),
        Happening::Requested => json!({ "kind": "request", "at": at, "request": null }),
        Happening::Done { rule, round } => {
            json!({ "kind": "done", "at": at, "duty": id(rule.as_str(), round.unwrap_or(1)) })
        }
        Happening::Waived {
            rule,
            round,
            reason,
        } => json!({ "kind": "waived", "at": at,
            "duty": id(rule.as_str(), round.unwrap_or(1)), "reason": reason }),
        Happening::Cancelled | Happening::Moved { .. } => unreachable!("no phone says this"),
    }
}

/// The course as the shift's answer tells it, as far as it counts here.
fn course_of(standard: &Standard, zone: &TimeZone, meeting: &Meeting) -> Value {
    let rules: Vec<Value> = standards::course(standard, zone, meeting)
        .iter()
        .map(|one| {
            let windows = one.windows.iter();
            let windows: Vec<[i32; 2]> = windows
                .map(|window| [window.opens_minutes, window.due_minutes])
                .collect();
            json!({ "rule": one.rule.id.as_str(), "starts": one.rule.starts.word(),
                "is_round": one.rule.comes_in_rounds(), "windows": windows, "next_round": 1,
                "steps": one.rule.steps })
        })
        .collect();
    json!({ "seats": [], "rules": rules })
}

/// What the engine says of a duty after what happened at `at`.
fn line(duty: &Duty, at: Timestamp) -> String {
    let stopped = duty.stopped.map_or_else(
        || "goes".to_owned(),
        |since| format!("stopped {}", ms(since)),
    );
    let outcome = duty.outcome.as_ref().map_or_else(String::new, |outcome| {
        let at = domain::duty::outcome_at(outcome);
        let reason = match outcome {
            Outcome::Waived { reason, .. } => reason.as_str(),
            _ => "",
        };
        let punctuality = duty.punctuality().map_or("", standards::Punctuality::word);
        format!("{at} {punctuality} {reason}")
    });
    let states = LOOKS.map(|minutes| duty.state(at + SignedDuration::from_mins(minutes)).word());
    format!(
        "{} {} {} {} {stopped} {outcome} {}",
        duty.rule,
        duty.round,
        ms(duty.opens),
        ms(duty.due),
        states.join(" ")
    )
}

fn ms(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// The same told by the page's own module, under the address by which the page has loaded it.
fn in_page(script: &Script) -> String {
    let meeting = json!({ "id": script.meeting.to_string(), "phase": "expected", "started_at": null,
        "seated_at": null, "break_since": null, "ended_at": null, "revision": 1,
        "room": { "name": "", "number": "701" }, "course": script.course });
    let run = json!({ "site": script.site.to_string(), "me": { "name": "王芳" },
        "meeting": meeting, "duties": script.duties });
    format!(
        "(async () => {{
            const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
            const address = loaded.find((name) => /\\/static\\/course\\.[0-9a-f]+\\.js$/.test(name));
            const {{ happen, dutyState }} = await import(address);
            const run = {run};
            const line = (duty, at) => {{
                const {{ outcome }} = duty;
                const stopped = duty.stopped_at === null ? 'goes' : `stopped ${{duty.stopped_at}}`;
                const end = outcome ? `${{outcome.at}} ${{outcome.punctuality ?? ''}} ${{outcome.reason ?? ''}}` : '';
                const states = {looks}.map((minutes) => dutyState(duty, at + minutes * 60000)).join(' ');
                return `${{duty.rule}} ${{duty.round}} ${{duty.opens}} ${{duty.due}} ${{stopped}} ${{end}} ${{states}}`;
            }};
            return {acts}.map((act) => {{
                const lawful = happen(run, act);
                return [lawful ? 'taken' : 'refused', ...run.duties.map((duty) => line(duty, act.at))];
            }});
        }})()",
        looks = json!(LOOKS),
        acts = json!(script.acts),
    )
}
