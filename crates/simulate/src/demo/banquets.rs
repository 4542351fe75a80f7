//! The banquets of the demo: one that is laid for two tables now, its seating changed by hand; at the court one of
//! this morning that waits for its sign-off.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::{Actor, House, Role};
use domain::banquet::{Asked, Companion, Guest, Told};
use domain::{BanquetId, Milliseconds, SiteId};

use crate::act::command;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

/// Organisation, name, post, dietary need.
type Received = (&'static str, &'static str, &'static str, &'static str);

/// What is told of the banquets of a site.
struct Occasion {
    /// What the host is.
    host: &'static str,
    activity: &'static str,
    letter: &'static str,
    place: &'static str,
    /// Name and post.
    companions: [(&'static str, &'static str); 3],
    /// Who comes now, by precedence.
    received: [Received; 12],
    /// Activity, letter and guests of the one of this morning.
    earlier: Option<(&'static str, &'static str, [Received; 3])>,
}

const AT_THE_COURT: Occasion = Occasion {
    host: "副院长",
    activity: "司法建议工作调研",
    letter: "省高院函〔2026〕31号",
    place: "二层宴客餐厅",
    companions: [
        ("郝建新", "办公室主任"),
        ("严守义", "政治部主任"),
        ("莫凡", "信息技术处处长"),
    ],
    received: [
        ("省高院", "郑怀远", "副院长", ""),
        ("省高院", "孟庆云", "审判监督庭庭长", "不吃海鲜"),
        ("省高院", "吴平", "研究室主任", ""),
        ("邻市中院", "薛凯", "副院长", "清真"),
        ("邻市中院", "欧阳文静", "民一庭庭长", "素食"),
        ("邻市中院", "唐建国", "立案庭庭长", ""),
        ("市司法局", "林海", "副局长", ""),
        ("市司法局", "曹芳", "基层工作科科长", "花生过敏"),
        ("市律师协会", "梁栋", "会长", ""),
        ("市律师协会", "邵敏", "秘书长", ""),
        ("市信访局", "韩雪", "科长", ""),
        ("市信访局", "卢伟", "主任科员", "少盐"),
    ],
    earlier: Some((
        "法警队伍建设交流",
        "邻法函〔2026〕8号",
        [
            ("邻县法院", "姚志刚", "院长", ""),
            ("邻县法院", "秦岚", "办公室主任", "不吃羊肉"),
            ("邻县法院", "贺磊", "法警队队长", ""),
        ],
    )),
};

const AT_THE_BUREAU: Occasion = Occasion {
    host: "书记",
    activity: "大桥工程联合检查",
    letter: "集团函〔2026〕57号",
    place: "二层小餐厅",
    companions: [
        ("沈建国", "工程管理部部长"),
        ("邓海波", "安全质量部部长"),
        ("吴晓峰", "总经理办公室主任"),
    ],
    received: [
        ("集团公司", "柏长青", "副总经理", ""),
        ("集团公司", "涂春燕", "工程部主任", "不吃海鲜"),
        ("集团公司", "闻一诺", "工程师", ""),
        ("东岭设计院", "施文斌", "总工程师", ""),
        ("东岭设计院", "蓝景行", "项目经理", "素食"),
        ("西域路桥集团", "热依拉·吐尔地", "部长", "清真"),
        ("西域路桥集团", "艾则孜", "项目经理", "清真"),
        ("市安全监督站", "卓清和", "站长", ""),
        ("市安全监督站", "宁远航", "科长", "花生过敏"),
        ("市交通局", "霍明达", "副局长", ""),
        ("市交通局", "封雨桐", "科长", ""),
        ("华桥咨询公司", "柯立文", "经理", "少盐"),
    ],
    earlier: None,
};

fn occasion(place: Place) -> &'static Occasion {
    match place {
        Place::Court => &AT_THE_COURT,
        Place::Bureau => &AT_THE_BUREAU,
    }
}

/// What happens.
enum What {
    Book(&'static str, Box<Asked>),
    /// The guest at this place goes one higher.
    Move(&'static str, u32),
    /// Whoever has it does what these rules ask for.
    Serve(&'static str, &'static [&'static str]),
}

/// The banquets of one site while its past is told.
pub(super) struct Banquets {
    site: SiteId,
    desk: Actor,
    leader: Actor,
    attendants: Vec<Actor>,
    cues: Vec<(Milliseconds, What)>,
}

fn guests(received: &[Received]) -> Vec<Guest> {
    let guests = received
        .iter()
        .map(|(organisation, name, post, diet)| Guest {
            organisation: (*organisation).to_owned(),
            name: (*name).to_owned(),
            post: (*post).to_owned(),
            diet: (*diet).to_owned(),
        });
    guests.collect()
}

fn companion(name: &str, post: &str) -> Companion {
    Companion {
        name: name.to_owned(),
        post: post.to_owned(),
    }
}

fn asked(told: &Occasion, host: &str, starts: Milliseconds) -> Asked {
    let menu = [
        "凉拌木耳",
        "白切鸡",
        "清蒸鲈鱼",
        "红烧牛肉",
        "家常豆腐",
        "清炒时蔬",
        "番茄蛋汤",
        "杂粮饭",
    ];
    Asked {
        told: Told {
            host: companion(host, told.host),
            activity: told.activity.to_owned(),
            letter: told.letter.to_owned(),
            place: told.place.to_owned(),
            guests: guests(&told.received),
            companions: told
                .companions
                .map(|(name, post)| companion(name, post))
                .to_vec(),
            menu: menu.map(str::to_owned).to_vec(),
            note: "客人自带司机两位，在一层用餐".to_owned(),
        },
        room: None,
        starts,
        ends: starts + 80 * MINUTE_MS,
        tables: 2,
        seats: 10,
        per_head: Some(8_000),
    }
}

impl Banquets {
    /// The banquets of the building as they will stand at `now`, telling nothing of what lay before
    /// `begins`.
    pub(super) fn set(building: &Building, begins: Milliseconds, now: Milliseconds) -> Self {
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let told = occasion(building.place);
        let leaders = building.people.iter();
        let mut leaders = leaders.filter(|one| one.precedence.is_some()).skip(1);
        let host = leaders.next().map_or("周副院长", |one| one.name.as_str());
        let mut cues = vec![
            (
                ago(100).max(begins + 2 * MINUTE_MS),
                What::Book("now", Box::new(asked(told, host, now + 35 * MINUTE_MS))),
            ),
            (ago(40).max(begins + 4 * MINUTE_MS), What::Move("now", 4)),
        ];
        if let Some((activity, letter, received)) = told.earlier
            && begins < ago(175)
        {
            let mut earlier = asked(told, host, ago(150));
            activity.clone_into(&mut earlier.told.activity);
            letter.clone_into(&mut earlier.told.letter);
            earlier.told.guests = guests(&received);
            earlier.told.companions.truncate(1);
            earlier.told.note.clear();
            earlier.tables = 1;
            let laid: &[&str] = &["banquet", "banquet-tables", "banquet-meet"];
            cues.extend([
                (ago(174), What::Book("earlier", Box::new(earlier))),
                (ago(152), What::Serve("earlier", laid)),
                (ago(76), What::Serve("earlier", &["banquet-serve"])),
                (ago(64), What::Serve("earlier", &["banquet-clear"])),
            ]);
        }
        cues.sort_by_key(|cue| cue.0);
        Self {
            site: building.site.id.clone(),
            desk: building.first(Role::Receptionist).actor.clone(),
            leader: building.first(Role::TeamLeader).actor.clone(),
            attendants: building
                .all(Role::Attendant)
                .map(|one| one.actor.clone())
                .collect(),
            cues,
        }
    }

    fn command(&self, what: &str, at: Milliseconds) -> app::Command {
        command(&["demo", "banquet", self.site.as_str(), what], at)
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
        for (when, what) in cues {
            clock.set(when.max(house.now() - super::LOOK_MS));
            self.act(house, what).await?;
        }
        clock.set(at);
        Ok(())
    }

    fn id(&self, key: &str) -> BanquetId {
        BanquetId(self.command(&format!("book {key}"), 0).id.0)
    }

    async fn act(&self, house: &House, what: What) -> Result<()> {
        let site = &self.site;
        match what {
            What::Book(key, asked) => {
                let act = self.command(&format!("book {key}"), house.now());
                app::banquet::book(house, &self.desk, site, &act, *asked).await?;
            }
            What::Move(key, guest) => {
                let id = self.id(key);
                let page = app::banquet::find(house, &self.leader, site, id).await?;
                let revision = page.context("the demo's banquet")?.view.banquet.revision;
                let act = self.command(&format!("move {key}"), house.now());
                let (seen, to) = ((id, revision), (guest, true));
                app::banquet::move_guest(house, &self.leader, site, &act, seen, to).await?;
            }
            What::Serve(key, rules) => {
                let page = app::banquet::find(house, &self.leader, site, self.id(key)).await?;
                let duties = page.context("the demo's banquet")?.duties.into_iter();
                for duty in duties.filter(|one| rules.contains(&one.rule.as_str())) {
                    let account = duty.assignee.map(|staff| staff.account);
                    let mut attendants = self.attendants.iter();
                    let theirs = attendants.find(|one| one.account == account);
                    let by = theirs.unwrap_or(&self.leader);
                    for step in 0..duty.steps.len() as u32 {
                        let what = format!("{key} {} {step}", duty.rule);
                        let act = self.command(&what, house.now());
                        app::duty::tick_step(house, by, site, &act, duty.id, step).await?;
                    }
                    let act = self.command(&format!("{key} {}", duty.rule), house.now());
                    let done = app::duty::Settlement::Done;
                    app::duty::settle(house, by, site, &act, duty.id, done).await?;
                }
            }
        }
        Ok(())
    }
}
