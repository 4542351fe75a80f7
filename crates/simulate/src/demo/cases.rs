//! The cases of the demo: the fruit that nobody asked its client about, looked into and told truthfully, and
//! waiting for the client's own word; and a cold room, promised and being looked into.

use anyhow::{Context, Result};
use app::case::Opening;
use app::clock::SetClock;
use app::{Actor, Command, House, Role};
use domain::case::{Category, Cause, Channel, Said, Severity, Step, Told};
use domain::{AccountId, CaseId, MeetingId, Milliseconds, SiteId};

use crate::act::command;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

use super::orders::clients;

/// What happens to which case.
enum What {
    Open(Box<Opening>),
    Step(bool, Step, Said),
    Find,
}

/// The cases of one site while its past is told.
pub(super) struct Cases {
    site: SiteId,
    receptionist: Actor,
    leader: Actor,
    cues: Vec<(Milliseconds, &'static str, What)>,
}

fn words(words: &str) -> Said {
    Said {
        words: words.to_owned(),
        ..Said::default()
    }
}

fn promise(said: &str, until: Milliseconds) -> Said {
    Said {
        until: Some(until),
        ..words(said)
    }
}

fn fruit(place: Place, meeting: MeetingId, about: AccountId) -> Opening {
    let [[name, department, telephone], ..] = clients(place);
    let told = Told {
        name: name.to_owned(),
        telephone: telephone.to_owned(),
        organisation: department.to_owned(),
        words: "会上水果太少，说好十盘，桌上只有四盘，要个说法".to_owned(),
    };
    Opening {
        category: Category::Goods,
        severity: Severity::Serious,
        meeting: Some(meeting),
        subjects: Some(vec![about]),
        ..Opening::by(Channel::Call, told)
    }
}

fn cold(place: Place) -> Opening {
    let [name, department] = match place {
        Place::Court => ["陆秘书", "办公室"],
        Place::Bureau => ["许工", "工程管理部"],
    };
    let told = Told {
        name: name.to_owned(),
        telephone: String::new(),
        organisation: department.to_owned(),
        words: "昨天下午会议室空调太冷，提了两次没人来".to_owned(),
    };
    Opening {
        category: Category::Equipment,
        subjects: Some(Vec::new()),
        ..Opening::by(Channel::Visit, told)
    }
}

impl Cases {
    /// The cases of the building.
    pub(super) fn set(building: &Building, now: Milliseconds) -> Self {
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let (site, half_hour) = (building.site.id.clone(), 30 * MINUTE_MS);
        let ended = MeetingId(command(&["demo", "book", site.as_str(), "ended"], 0).id.0);
        // Not the one whose phone a visitor of the demo looks at.
        let attendant = building.all(Role::Attendant).nth(1);
        let attendant = attendant.unwrap_or(building.first(Role::Attendant));
        let report = Said {
            apology: "上水果之前没有请您确认，是我们不到位，向您诚恳道歉".to_owned(),
            ..words("十盘水果会前都到了，为了保鲜先上四盘，其余六盘在备餐间，马上给您补上")
        };
        let opened = |opening| What::Open(Box::new(opening));
        Self {
            site,
            receptionist: building.first(Role::Receptionist).actor.clone(),
            leader: building.first(Role::TeamLeader).actor.clone(),
            cues: vec![
                (
                    ago(60),
                    "fruit",
                    opened(fruit(building.place, ended, attendant.account)),
                ),
                (
                    ago(57),
                    "fruit",
                    What::Step(
                        true,
                        Step::Promise,
                        promise("我马上查清，半小时内给您答复", ago(57) + half_hour),
                    ),
                ),
                (
                    ago(55),
                    "fruit",
                    What::Step(false, Step::Remedy, words("备餐间的六盘水果，送上会议桌")),
                ),
                (ago(48), "fruit", What::Find),
                (ago(44), "fruit", What::Step(true, Step::Report, report)),
                (ago(26), "cold", opened(cold(building.place))),
                (
                    ago(22),
                    "cold",
                    What::Step(
                        true,
                        Step::Promise,
                        promise("已请工程师查空调记录", now + half_hour),
                    ),
                ),
            ],
        }
    }

    fn command(&self, what: &str, at: Milliseconds) -> Command {
        command(&["demo", "case", self.site.as_str(), what], at)
    }

    fn case(&self, key: &str) -> CaseId {
        CaseId(self.command(&format!("open {key}"), 0).id.0)
    }

    /// Lets everything happen that is to have happened by `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        let due = self.cues.partition_point(|cue| cue.0 <= at);
        let cues: Vec<_> = self.cues.drain(..due).collect();
        for (when, key, what) in cues {
            clock.set(when.max(house.now() - super::LOOK_MS));
            self.happen(house, key, what)
                .await
                .with_context(|| format!("the case {key}"))?;
        }
        clock.set(at);
        Ok(())
    }

    async fn happen(&self, house: &House, key: &str, what: What) -> Result<()> {
        let (site, id) = (&self.site, self.case(key));
        match what {
            What::Open(opening) => {
                let act = self.command(&format!("open {key}"), house.now());
                app::case::open(house, &self.receptionist, site, &act, *opening).await?;
            }
            What::Step(desk, step, said) => {
                let by = if desk {
                    &self.receptionist
                } else {
                    &self.leader
                };
                let act = self.command(&format!("{} {key}", step.word()), house.now());
                app::case::step(house, by, site, &act, (id, step), said).await?;
            }
            What::Find => {
                let page = app::case::find(house, &self.leader, site, id).await?;
                let page = page.context("the leader handles it")?;
                let mut entries = page.entries.iter();
                let placed = entries.find(|one| one.entry.act == "order-placed");
                let said = Said {
                    cites: vec![placed.context("the order was placed")?.number],
                    cause: Some(Cause::Unconfirmed),
                    ours: true,
                    lesson: "委托单没有客户确认，不上第一盘".to_owned(),
                    proposal: "留下一部分不上的，开会前必须让客户看到原因".to_owned(),
                    ..words(
                        "十盘水果按时到货，服务员按安排先上四盘，委托单从未请客户确认，客户不知道其余六盘会后上",
                    )
                };
                let act = self.command(&format!("find {key}"), house.now());
                app::case::step(house, &self.leader, site, &act, (id, Step::Find), said).await?;
            }
        }
        Ok(())
    }
}
