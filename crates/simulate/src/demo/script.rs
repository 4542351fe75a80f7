//! The meetings of the demo around now: each shows another moment of serving.

use anyhow::{Context, Result};
use app::request::Ask;
use app::serving::Word;
use domain::Milliseconds;
use domain::requirement::BookingStatus;

use crate::building::Building;
use crate::day::Size;

/// A meeting around now.
pub(super) struct Scene {
    /// Its name in the commands that make it.
    pub(super) key: &'static str,
    /// The number of its room.
    pub(super) room: String,
    pub(super) size: Size,
    pub(super) status: BookingStatus,
    /// Scheduled start and end, in minutes after now.
    pub(super) span: (i64, i64),
    /// What is said of it, in seconds after now.
    pub(super) said: Vec<(Word, i64)>,
    /// Requests, in seconds after now.
    pub(super) asked: Vec<(Ask, i64)>,
    /// Rules whose duties are left for the visitor.
    pub(super) left: &'static [&'static str],
}

impl Scene {
    fn new(key: &'static str, room: &str, span: (i64, i64)) -> Self {
        Self {
            key,
            room: room.to_owned(),
            size: Size::Small,
            status: BookingStatus::Confirmed,
            span,
            said: Vec::new(),
            asked: Vec::new(),
            left: &[],
        }
    }
}

/// The scenes of a building as they are at `now`.
pub(super) fn scenes(building: &Building, now: Milliseconds) -> Result<Vec<Scene>> {
    let rooms = &building.content.demo;
    Ok(vec![
        Scene {
            left: &["open-room", "venue-check"],
            ..Scene::new("soon", &rooms.soon, (34, 124))
        },
        Scene {
            left: &["venue-check", "greet"],
            ..Scene::new("late", &rooms.late, (6, 66))
        },
        running(building, now)?,
        on_break(building),
        ended(building),
        Scene {
            status: BookingStatus::Tentative,
            ..Scene::new("tentative", &rooms.tentative, (150, 240))
        },
    ])
}

/// The first round of refilling has just opened, and a document is to be passed.
fn running(building: &Building, now: Milliseconds) -> Result<Scene> {
    let first_round = first_round_minutes(building, now)?;
    let started = -(first_round * 60 + 70);
    let document = Ask {
        kind: "document".to_owned(),
        from: building.people[0].form_of_address.clone(),
        to: building.people[4].form_of_address.clone(),
        note: String::new(),
    };
    let room = &building.content.demo.running;
    Ok(Scene {
        said: vec![(Word::Seated, started - 130), (Word::Started, started)],
        asked: vec![(document, -75)],
        left: &["refill", "request"],
        ..Scene::new("running", room, (-first_round - 3, 55))
    })
}

/// A large meeting in its break, whose cups are to be changed, with a request that nobody answered.
fn on_break(building: &Building) -> Scene {
    let overdue = Ask {
        kind: "other".to_owned(),
        from: String::new(),
        to: String::new(),
        note: building.content.words.overdue_request.clone(),
    };
    Scene {
        size: Size::Large,
        said: vec![
            (Word::Seated, -63 * 60),
            (Word::Started, -61 * 60),
            (Word::Break, -170),
        ],
        asked: vec![(overdue, -8 * 60)],
        left: &["cup-change", "request"],
        ..Scene::new("break", &building.content.demo.on_break, (-64, 70))
    }
}

/// The guests have just gone.
fn ended(building: &Building) -> Scene {
    Scene {
        said: vec![
            (Word::Seated, -80 * 60),
            (Word::Started, -78 * 60),
            (Word::Ended, -130),
        ],
        left: &["send-off", "left-items", "clear-up"],
        ..Scene::new("ended", &building.content.demo.ended, (-82, -5))
    }
}

/// When the first round of refilling opens in this season, in minutes after the start.
fn first_round_minutes(building: &Building, now: Milliseconds) -> Result<i64> {
    let standard = &building.standard;
    let season = standard.season_on(building.civil(now).date());
    let refill = standard.rule(&"refill".into()).context("the rule refill")?;
    let interval = refill.interval(season.map(|season| season.name.as_str()), 1);
    Ok(i64::from(
        interval.context("its first round")?.opens_minutes,
    ))
}
