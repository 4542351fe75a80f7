//! The assigned matters of the demo: one done in time and rated, one done late, one whose assignee asks
//! for time, one to be confirmed, one to be read back, one that its leader has to give to somebody.

use anyhow::Result;
use app::clock::SetClock;
use app::{Actor, Command, House, Role};
use domain::assigned_matter::{Assignment, Receiver, Said, Step, Urgency};
use domain::{AssignedMatterId, Milliseconds, SiteId};

use crate::act::command;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

/// What happens: when, to which matter, and what.
struct Cue {
    at: Milliseconds,
    matter: usize,
    what: What,
}

enum What {
    Assign(Box<Assignment>),
    Step(Step, Said),
}

/// The assigned matters of one site while its past is told.
pub(super) struct Matters {
    site: SiteId,
    manager: Actor,
    receptionist: Actor,
    attendant: Actor,
    cues: Vec<Cue>,
}

/// How many minutes ago it was assigned, how many minutes later it is due, how much it presses.
type Asked = (i64, i64, Urgency);

const ASKED: [Asked; 6] = [
    (170, 60, Urgency::Ordinary),
    (140, 30, Urgency::Urgent),
    (75, 95, Urgency::Ordinary),
    (22, 90, Urgency::Urgent),
    (6, 120, Urgency::Ordinary),
    (4, 240, Urgency::Ordinary),
];

/// What is said of the matters at a site.
struct Words {
    /// What is to be done, of each.
    asked: [&'static str; 6],
    /// What was read back of the first four: what, for whom, by when.
    read: [[&'static str; 3]; 4],
    /// What was reported of the first two.
    finished: [&'static str; 2],
    /// Why the third takes longer.
    later: &'static str,
}

const AT_THE_COURT: Words = Words {
    asked: [
        "审委会会签稿，送院长办公室，请签收后拍照回报",
        "到档案室取 2019 年执行卷宗三册，送三层合议室",
        "市人大代表来访，备十份《诉讼服务指南》",
        "到北门接省高院一行三人，带到八层会客室",
        "三层第二会议室的白板，搬到一层调解会议室，擦干净",
        "明天开放日，请把八层会客室的旗台擦好、摆正",
    ],
    read: [
        ["送审委会会签稿，院办签收并拍照", "院长办公室", "一小时内"],
        ["取 2019 年执行卷宗三册送合议室", "执行局", "半小时内"],
        ["印十份《诉讼服务指南》", "市人大代表", "来访前"],
        [
            "在北门接省高院三位，带到八层会客室",
            "省高院一行",
            "他们到之前",
        ],
    ],
    finished: ["已送到，崔秘书签收", "三册已送到，档案室排队晚了一刻钟"],
    later: "复印室在换硒鼓，约四十分钟后才能印",
};

const AT_THE_BUREAU: Words = Words {
    asked: [
        "大桥合同原件，送财务部，请签收后回报",
        "到收发室取局长的特快专递，送七层",
        "下午来宾多两位，请加印座签",
        "到大门接评审专家三人，带到六层会议室",
        "四层第二会议室的白板，搬到三层第一会议室",
        "明天有参观，请把多功能厅的讲台擦好、摆正",
    ],
    read: [
        ["送大桥合同原件，财务部签收", "财务部", "一小时内"],
        ["取局长的特快专递，送七层", "陈局长", "半小时内"],
        ["加印座签两个", "来宾", "开会前"],
        [
            "在大门接评审专家三位，带到六层会议室",
            "评审专家",
            "他们到之前",
        ],
    ],
    finished: ["已送到，曾会计师签收", "已送到，收发室登记晚了一刻钟"],
    later: "座签打印机缺纸，约四十分钟后才能印",
};

fn words(place: Place) -> &'static Words {
    match place {
        Place::Court => &AT_THE_COURT,
        Place::Bureau => &AT_THE_BUREAU,
    }
}

impl Matters {
    /// The matters of the building as they will stand at `now`, telling nothing of what lay before
    /// `begins`.
    pub(super) fn set(building: &Building, begins: Milliseconds, now: Milliseconds) -> Self {
        let attendant = building.first(Role::Attendant);
        let receptionist = building.first(Role::Receptionist);
        let team = building.teams.iter().find(|team| {
            let members = &team.members;
            members.contains(&attendant.account)
        });
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let mut cues = Vec::new();
        let words = words(building.place);
        for (matter, (before, due, urgency)) in ASKED.into_iter().enumerate() {
            let receiver = match (matter, team) {
                (5, Some(team)) => Receiver::Team(team.id),
                (3, _) => Receiver::Account(receptionist.account),
                _ => Receiver::Account(attendant.account),
            };
            let assignment = Assignment {
                what: words.asked[matter].to_owned(),
                person: None,
                room: None,
                due: ago(before) + due * MINUTE_MS,
                urgency,
                receiver,
            };
            cues.push(Cue {
                at: ago(before),
                matter,
                what: What::Assign(Box::new(assignment)),
            });
        }
        for (matter, before, step, said) in steps(words, now) {
            cues.push(Cue {
                at: ago(before),
                matter,
                what: What::Step(step, said),
            });
        }
        cues.sort_by_key(|cue| cue.at);
        // A matter that was assigned before the story is none of it.
        let untold: Vec<usize> = cues
            .iter()
            .filter(|cue| cue.at <= begins && matches!(cue.what, What::Assign(_)))
            .map(|cue| cue.matter)
            .collect();
        cues.retain(|cue| !untold.contains(&cue.matter));
        Self {
            site: building.site.id.clone(),
            manager: building.first(Role::OwnersManager).actor.clone(),
            receptionist: receptionist.actor.clone(),
            attendant: attendant.actor.clone(),
            cues,
        }
    }

    fn command(&self, what: &str, at: Milliseconds) -> Command {
        command(&["demo", "assigned-matter", self.site.as_str(), what], at)
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
        let (site, number) = (&self.site, cue.matter);
        let id = AssignedMatterId(self.command(&format!("assign {number}"), 0).id.0);
        match cue.what {
            What::Assign(assignment) => {
                let command = self.command(&format!("assign {number}"), cue.at);
                let for_whom = String::new();
                let manager = &self.manager;
                app::assigned_matter::assign(house, manager, site, &command, *assignment, for_whom)
                    .await?;
            }
            What::Step(step, said) => {
                let command = self.command(&format!("{} {number}", step.word()), cue.at);
                let decides = matches!(step, Step::Confirm | Step::Accept);
                let who = match (decides, number) {
                    (true, _) => &self.manager,
                    (false, 3) => &self.receptionist,
                    (false, _) => &self.attendant,
                };
                let page = app::assigned_matter::find(house, who, site, id).await?;
                let said = Said {
                    revision: page.map(|page| page.view.matter.revision),
                    ..said
                };
                let with = (said, None);
                app::assigned_matter::step(house, who, site, &command, (id, step), with).await?;
            }
        }
        Ok(())
    }
}

/// What is done about them: to which, how many minutes ago, what, and what is said with it.
fn steps(words: &Words, now: Milliseconds) -> [(usize, i64, Step, Said); 12] {
    let later = Said {
        until: Some(now + 60 * MINUTE_MS),
        ..note(words.later)
    };
    let read = |matter: usize| {
        let [what, for_whom, by_when] = words.read[matter];
        Said {
            for_whom: for_whom.to_owned(),
            by_when: by_when.to_owned(),
            ..note(what)
        }
    };
    [
        (0, 165, Step::ReadBack, read(0)),
        (0, 160, Step::Confirm, Said::default()),
        (0, 128, Step::Finish, note(words.finished[0])),
        (0, 120, Step::Accept, rated(5, "很及时")),
        (1, 132, Step::ReadBack, read(1)),
        (1, 130, Step::Confirm, Said::default()),
        (1, 96, Step::Finish, note(words.finished[1])),
        (1, 84, Step::Accept, rated(3, "")),
        (2, 70, Step::ReadBack, read(2)),
        (2, 66, Step::Confirm, Said::default()),
        (2, 10, Step::AskForTime, later),
        (3, 14, Step::ReadBack, read(3)),
    ]
}

fn note(text: &str) -> Said {
    Said {
        note: text.to_owned(),
        ..Said::default()
    }
}

fn rated(score: i32, word: &str) -> Said {
    Said {
        score: Some(score),
        ..note(word)
    }
}
