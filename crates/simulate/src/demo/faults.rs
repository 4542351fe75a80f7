//! The faults of the demo: one found good, one being repaired, one late, one just reported with a
//! photo that is drawn here.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::fault::Twice;
use app::{Actor, Command, House, Role};
use domain::fault::{Kind, Report, Said, Step, Urgency};
use domain::{FaultId, Milliseconds, RoomId, SiteId};

use crate::act::command;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

/// What happens: how many minutes before now, to which fault, and what.
struct Cue {
    at: Milliseconds,
    fault: usize,
    what: What,
}

enum What {
    Report(Box<Report>),
    Step(Step, Said),
}

/// The faults of one site while its past is told.
pub(super) struct Faults {
    site: SiteId,
    receptionist: Actor,
    attendant: Actor,
    cues: Vec<Cue>,
}

/// Where, what, how urgent, what is seen.
type Seen = (&'static str, Kind, Urgency, &'static str, &'static str);

const SEEN_AT_THE_COURT: [Seen; 4] = [
    (
        "大厅",
        Kind::Lighting,
        Urgency::Ordinary,
        "三号窗口上方",
        "一支灯管闪烁",
    ),
    (
        "301",
        Kind::Projection,
        Urgency::Urgent,
        "",
        "投影不亮，十点有会",
    ),
    (
        "305",
        Kind::AirConditioning,
        Urgency::Ordinary,
        "",
        "不制冷",
    ),
    (
        "大厅",
        Kind::WaterDispenser,
        Urgency::Ordinary,
        "便民服务区",
        "漏水，地面已放防滑牌",
    ),
];

const SEEN_AT_THE_BUREAU: [Seen; 4] = [
    (
        "305",
        Kind::Lighting,
        Urgency::Ordinary,
        "门口上方",
        "一支灯管闪烁",
    ),
    ("402", Kind::Projection, Urgency::Urgent, "", "投影偏色"),
    (
        "306",
        Kind::AirConditioning,
        Urgency::Ordinary,
        "",
        "出风口有异响",
    ),
    (
        "201",
        Kind::WaterDispenser,
        Urgency::Ordinary,
        "餐厅门口",
        "漏水，地面已放防滑牌",
    ),
];

fn seen(place: Place) -> &'static [Seen; 4] {
    match place {
        Place::Court => &SEEN_AT_THE_COURT,
        Place::Bureau => &SEEN_AT_THE_BUREAU,
    }
}

impl Faults {
    /// The faults of the building as they will stand at `now`, telling nothing of what lay before
    /// `begins`.
    pub(super) fn set(
        building: &Building,
        begins: Milliseconds,
        now: Milliseconds,
    ) -> Result<Self> {
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let mut cues = Vec::new();
        let seen = seen(building.place).iter().copied().enumerate();
        for (fault, (number, kind, urgency, spot, description)) in seen {
            let room = building.room(number).context("the room of a fault")?.id;
            let at = ago([150, 95, 140, 6][fault]);
            let report = report_of(room, (kind, urgency), (spot, description), at);
            cues.push(Cue {
                at,
                fault,
                what: What::Report(Box::new(report)),
            });
        }
        let steps = [
            (
                0,
                141,
                Step::Answer,
                said("水电班张师傅", "", Some(ago(60))),
            ),
            (0, 96, Step::Repair, said("", "换灯管，试亮正常", None)),
            (0, 80, Step::Accept, Said::default()),
            (
                1,
                88,
                Step::Answer,
                said("弱电班李师傅", "", Some(now + 40 * MINUTE_MS)),
            ),
            (1, 60, Step::Arrive, Said::default()),
            (
                2,
                120,
                Step::Answer,
                said("空调维保单位", "", Some(ago(15))),
            ),
        ];
        for (fault, before, step, said) in steps {
            cues.push(Cue {
                at: ago(before),
                fault,
                what: What::Step(step, said),
            });
        }
        cues.sort_by_key(|cue| cue.at);
        // A fault whose report lay before the story is none of it.
        let untold: Vec<usize> = cues
            .iter()
            .filter(|cue| cue.at <= begins && matches!(cue.what, What::Report(_)))
            .map(|cue| cue.fault)
            .collect();
        cues.retain(|cue| !untold.contains(&cue.fault));
        Ok(Self {
            site: building.site.id.clone(),
            receptionist: building.first(Role::Receptionist).actor.clone(),
            attendant: building.first(Role::Attendant).actor.clone(),
            cues,
        })
    }

    fn command(&self, what: &str, at: Milliseconds) -> Command {
        command(&["demo", "fault", self.site.as_str(), what], at)
    }

    /// Lets everything happen that is to have happened by `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        let due = self.cues.partition_point(|cue| cue.at <= at);
        let cues: Vec<Cue> = self.cues.drain(..due).collect();
        for cue in cues {
            clock.set(cue.at.max(house.now() - super::LOOK_MS));
            self.carry_out(house, cue).await?;
        }
        clock.set(at);
        Ok(())
    }

    async fn carry_out(&self, house: &House, cue: Cue) -> Result<()> {
        let (site, number) = (&self.site, cue.fault);
        let id = FaultId(self.command(&format!("report {number}"), 0).id.0);
        match cue.what {
            What::Report(report) => {
                let command = self.command(&format!("report {number}"), cue.at);
                let photo = (number + 1 == SEEN_AT_THE_COURT.len())
                    .then(puddle)
                    .transpose()?;
                let with = (photo.map(std::sync::Arc::new), Twice::Separate);
                app::fault::report(house, &self.attendant, site, &command, *report, with).await?;
            }
            What::Step(step, said) => {
                let command = self.command(&format!("{} {number}", step.word()), cue.at);
                // Whoever reported it finds it good; the desk notes the rest.
                let who = match step {
                    Step::Accept => &self.attendant,
                    _ => &self.receptionist,
                };
                app::fault::step(house, who, site, &command, (id, step), said).await?;
            }
        }
        Ok(())
    }
}

fn report_of(
    room: RoomId,
    (kind, urgency): (Kind, Urgency),
    (spot, description): (&str, &str),
    at: Milliseconds,
) -> Report {
    Report {
        room,
        spot: spot.to_owned(),
        kind,
        urgency,
        description: description.to_owned(),
        seen: Some(at - 35_000),
        found: None,
    }
}

fn said(repairer: &str, note: &str, agreed: Option<Milliseconds>) -> Said {
    Said {
        repairer: repairer.to_owned(),
        note: note.to_owned(),
        material: String::new(),
        agreed,
    }
}

/// A water dispenser with a puddle before it, drawn.
fn puddle() -> Result<app::photo::Prepared> {
    let inside = |x: u32, y: u32, (left, top, right, bottom): (u32, u32, u32, u32)| {
        (left..right).contains(&x) && (top..bottom).contains(&y)
    };
    let colour = |x: u32, y: u32| {
        let (across, down) = (f64::from(x) - 400.0, f64::from(y) - 500.0);
        if (across / 230.0).powi(2) + (down / 60.0).powi(2) < 1.0 {
            return [120, 165, 205];
        }
        if inside(x, y, (340, 60, 460, 180)) {
            return [150, 190, 225];
        }
        if inside(x, y, (365, 250, 435, 300)) {
            return [60, 70, 80];
        }
        if inside(x, y, (310, 180, 490, 470)) {
            return [235, 238, 240];
        }
        if y > 420 {
            return [176, 168, 156];
        }
        [214, 208, 196]
    };
    let drawn = app::photo::drawn((800, 600), colour);
    drawn.map_err(|refusal| anyhow::anyhow!("the demo's photo: {}", refusal.code))
}
