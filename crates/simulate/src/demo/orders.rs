//! The orders of the demo: fruit for the break, most of it held back to stay fresh and confirmed by its
//! client at every step; flowers and tea for the next meeting, changed since they were confirmed; one
//! that waits for its client's first word, which is that something is to be another.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::order::Said;
use app::{Actor, House, Role};
use domain::order::{Asked, CatalogueItem, Client, Kind, Line, Matter, Moment, Served};
use domain::{CatalogueItemId, MeetingId, Milliseconds, OrderId, RoomId, SiteId};

use crate::act::command;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

/// What the catalogue offers: kind, name, unit, when it is usually served, price.
const OFFERED: [(Kind, &str, &str, Moment, Option<i64>); 8] = [
    (Kind::Fruit, "时令果盘", "盘", Moment::Break, Some(3_800)),
    (Kind::TeaBreak, "茶点", "份", Moment::Break, Some(2_500)),
    (Kind::TeaBreak, "咖啡", "壶", Moment::Break, None),
    (
        Kind::Flowers,
        "主席台鲜花",
        "盆",
        Moment::Before,
        Some(12_000),
    ),
    (Kind::PlaceCards, "座签", "个", Moment::Before, None),
    (
        Kind::Banners,
        "会标横幅",
        "条",
        Moment::Before,
        Some(15_000),
    ),
    (Kind::Printing, "会议材料", "份", Moment::Before, None),
    (Kind::Equipment, "翻页笔", "支", Moment::Seated, None),
];

/// Who commissions: name, department, telephone.
pub(super) fn clients(place: Place) -> [[&'static str; 3]; 3] {
    match place {
        Place::Court => [
            ["邵副主任", "办公室", "8801"],
            ["崔秘书", "办公室", "8802"],
            ["温副主任", "政治部", "8531"],
        ],
        Place::Bureau => [
            ["冯副主任", "总经理办公室", "6002"],
            ["何秘书", "总经理办公室", "6003"],
            ["曾会计师", "财务部", "6021"],
        ],
    }
}

/// What happens later: how many minutes before now.
enum What {
    Count(Vec<u32>),
    PlanRight,
    Change,
    AskChange,
    Serve(&'static str),
}

/// The orders of one site while its past is told.
pub(super) struct Orders {
    site: SiteId,
    place: Place,
    receptionist: Option<Actor>,
    leader: Actor,
    attendants: Vec<Actor>,
    cues: Vec<(Milliseconds, &'static str, What)>,
}

fn line(
    (kind, item, unit): (Kind, &str, &str),
    (quantity, put_out): (u32, u32),
    moment: Moment,
    (place, reason): (&str, &str),
) -> Line {
    let known = OFFERED.iter().find(|one| one.1 == item);
    Line {
        number: 0,
        kind,
        item: item.to_owned(),
        quantity,
        unit: unit.to_owned(),
        place: place.to_owned(),
        moment,
        at: None,
        put_out,
        reason: reason.to_owned(),
        price: known.and_then(|one| one.4),
        budget: None,
        supplier: String::new(),
        cut_off: None,
    }
}

fn fruit() -> Vec<Line> {
    let (kind, table) = ((Kind::Fruit, "时令果盘", "盘"), "会场后排长桌");
    vec![
        line(kind, (10, 4), Moment::Break, (table, "保持新鲜")),
        line(
            (Kind::PlaceCards, "座签", "个"),
            (12, 12),
            Moment::Before,
            ("会议桌", ""),
        ),
    ]
}

fn flowers() -> Vec<Line> {
    let mut flowers = line(
        (Kind::Flowers, "主席台鲜花", "盆"),
        (2, 2),
        Moment::Before,
        ("主席台两侧", ""),
    );
    "花店".clone_into(&mut flowers.supplier);
    vec![
        flowers,
        line(
            (Kind::TeaBreak, "茶点", "份"),
            (20, 12),
            Moment::Break,
            ("茶歇台", "其余听招呼，免得放凉"),
        ),
    ]
}

fn printing() -> Vec<Line> {
    vec![
        line(
            (Kind::Printing, "会议材料", "份"),
            (15, 15),
            Moment::Before,
            ("会议桌", ""),
        ),
        line(
            (Kind::Equipment, "翻页笔", "支"),
            (1, 1),
            Moment::Seated,
            ("讲台", ""),
        ),
    ]
}

/// Fruit that its client was never asked about, most of it held back.
fn unasked() -> Vec<Line> {
    let fruit = (Kind::Fruit, "时令果盘", "盘");
    vec![line(fruit, (10, 4), Moment::Seated, ("会议桌", "保持新鲜"))]
}

impl Orders {
    /// The orders of the building.
    pub(super) fn of(building: &Building, now: Milliseconds) -> Self {
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let mut receptionists = building.all(Role::Receptionist);
        Self {
            site: building.site.id.clone(),
            place: building.place,
            receptionist: receptionists.next().map(|one| one.actor.clone()),
            leader: building.first(Role::TeamLeader).actor.clone(),
            attendants: building
                .all(Role::Attendant)
                .map(|one| one.actor.clone())
                .collect(),
            cues: vec![
                (ago(100), "break", What::Count(vec![10, 12])),
                (ago(92), "break", What::PlanRight),
                (ago(76), "ended", What::Serve("serve-seated")),
                (ago(30), "soon", What::Change),
                (ago(25), "tentative", What::AskChange),
            ],
        }
    }

    fn command(&self, what: &str, at: Milliseconds) -> app::Command {
        command(&["demo", "order", self.site.as_str(), what], at)
    }

    fn order(&self, key: &str) -> OrderId {
        OrderId(self.command(&format!("place {key}"), 0).id.0)
    }

    /// The catalogue and the orders as they were placed the day before, with what their clients said.
    pub(super) async fn place(&self, house: &House, clock: &SetClock) -> Result<()> {
        for (kind, name, unit, moment, price) in OFFERED {
            let act = self.command(&format!("offer {name}"), house.now());
            let item = CatalogueItem {
                id: CatalogueItemId(act.id.0),
                kind,
                name: name.to_owned(),
                unit: unit.to_owned(),
                moment,
                price,
                supplier: String::new(),
                removed: false,
            };
            app::order::put_item(house, &self.leader, &self.site, &act, item).await?;
        }
        let [host, secretary, colleague] = clients(self.place);
        for (key, lines, client) in [
            ("break", fruit(), host),
            ("soon", flowers(), secretary),
            ("tentative", printing(), colleague),
            ("ended", unasked(), host),
        ] {
            clock.set(house.now() + MINUTE_MS);
            let booked = command(&["demo", "book", self.site.as_str(), key], 0);
            let act = self.command(&format!("place {key}"), house.now());
            let by = self.receptionist.as_ref().unwrap_or(&self.leader);
            let asked = asked(MeetingId(booked.id.0), lines, client);
            app::order::place(house, by, &self.site, &act, asked).await?;
            let act = self.command(&format!("link {key}"), house.now());
            let id = self.order(key);
            app::order::make_link(house, by, &self.site, &act, id).await?;
            self.supply(house, key).await?;
            if !["tentative", "ended"].contains(&key) {
                clock.set(house.now() + 3 * MINUTE_MS);
                let name = client[0].chars().take(1).collect();
                let agreed = Said::Agreed { revision: 1, name };
                self.client(house, key, "agree", agreed).await?;
            }
        }
        Ok(())
    }

    /// What comes from outside is ordered, and expected on the morning.
    async fn supply(&self, house: &House, key: &str) -> Result<()> {
        let id = self.order(key);
        let page = app::order::find(house, &self.leader, &self.site, id).await?;
        for line in page.context("the demo's order")?.to_order {
            let act = self.command(&format!("supply {key} {}", line.number), house.now());
            let what = (id, Served::Line(line.number));
            let expected = "会前一小时送到".to_owned();
            app::order::note_ordered(house, &self.leader, &self.site, &act, what, expected).await?;
        }
        Ok(())
    }

    /// The client says something by their link, as everybody would.
    async fn client(&self, house: &House, key: &str, what: &str, said: Said) -> Result<()> {
        let id = self.order(key);
        let page = app::order::find(house, &self.leader, &self.site, id).await?;
        let code = page.and_then(|page| page.link).context("a link")?;
        let act = self.command(&format!("{what} {key}"), house.now());
        app::order::say_by_link(house, (&code, ""), &act, said).await?;
        Ok(())
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
            let id = self.order(key);
            match what {
                What::Count(counts) => self.count(house, id, &counts).await?,
                What::PlanRight => {
                    let page = app::order::find(house, &self.leader, &self.site, id).await?;
                    let view = page.context("the demo's order")?.view;
                    let right = Said::Plan {
                        revision: 1,
                        counted: domain::order::counted_last(&view.lines),
                        right: true,
                        words: String::new(),
                    };
                    self.client(house, key, "plan", right).await?;
                }
                What::Change => self.change(house, id).await?,
                What::AskChange => {
                    let page = app::order::find(house, &self.leader, &self.site, id).await?;
                    let order = page.context("the demo's order")?.view.order;
                    let asks = Said::Change {
                        revision: order.revision,
                        words: "会议材料改成十八份".to_owned(),
                    };
                    self.client(house, key, "ask", asks).await?;
                }
                What::Serve(rule) => {
                    self.serve(house, id, &[rule]).await?;
                }
            }
        }
        clock.set(at);
        Ok(())
    }

    async fn count(&self, house: &House, id: OrderId, counts: &[u32]) -> Result<()> {
        let site = &self.site;
        for (line, came) in (1..).zip(counts) {
            let act = self.command(&format!("count {line}"), house.now());
            app::order::count(house, &self.leader, site, &act, (id, line), *came).await?;
        }
        let act = self.command("photograph", house.now());
        let photo = std::sync::Arc::new(plates()?);
        app::order::add_photo(house, &self.leader, site, &act, id, photo).await?;
        Ok(())
    }

    /// Eight more servings of tea than their client confirmed.
    async fn change(&self, house: &House, id: OrderId) -> Result<()> {
        let page = app::order::find(house, &self.leader, &self.site, id).await?;
        let view = page.context("the demo's order")?.view;
        let mut lines: Vec<Line> = view.lines.into_iter().map(|(line, _)| line).collect();
        let Some(tea) = lines.last_mut() else {
            return Ok(());
        };
        (tea.quantity, tea.put_out) = (28, 16);
        let act = self.command("change", house.now());
        let asked = Asked {
            matter: view.order.matter,
            client: view.client.unwrap_or_default(),
            note: view.note,
            lines,
        };
        let seen = (id, view.order.version);
        app::order::change(house, &self.leader, &self.site, &act, seen, asked).await?;
        Ok(())
    }

    /// What stands at the end: the place cards were put out and confirmed; at the bureau the fruit is out
    /// too, and waits for its client's word.
    pub(super) async fn finish(&self, house: &House) -> Result<()> {
        let rules: &[&str] = match self.place {
            Place::Bureau => &["serve-before", "serve-break"],
            Place::Court => &["serve-before"],
        };
        let served = self.serve(house, self.order("break"), rules).await?;
        if served.iter().any(|rule| rule == "serve-before") {
            let site = &self.site;
            let page = app::order::find(house, &self.leader, site, self.order("break")).await?;
            let lines = page.context("the demo's order")?.view.lines;
            let before = lines
                .iter()
                .filter(|(line, progress)| line.moment == Moment::Before && progress.awaits_word());
            let right = Said::Done {
                what: before
                    .map(|(line, _)| Served::Line(line.number).into())
                    .collect(),
                right: true,
                words: String::new(),
            };
            self.client(house, "break", "confirm", right).await?;
        }
        Ok(())
    }

    /// Whoever has it on their phone puts out what of the order is to be put out by the rules; by which of
    /// them something was.
    async fn serve(&self, house: &House, order: OrderId, rules: &[&str]) -> Result<Vec<String>> {
        let mut served = Vec::new();
        for attendant in &self.attendants {
            let state = app::phone::state(house, attendant, &self.site).await?;
            for duty in state.map(|state| state.duties).unwrap_or_default() {
                let own = duty.subject.is_some_and(|about| about.id == order.0);
                if !own || duty.outcome.is_some() || !rules.contains(&duty.rule.as_str()) {
                    continue;
                }
                let what = format!("serve {order} {} {}", duty.rule, duty.round);
                let act = self.command(&what, house.now() - MINUTE_MS);
                let done = app::duty::Settlement::Done;
                app::duty::settle(house, attendant, &self.site, &act, duty.id, done).await?;
                served.push(duty.rule);
            }
        }
        Ok(served)
    }
}

fn asked(meeting: MeetingId, lines: Vec<Line>, [name, department, telephone]: [&str; 3]) -> Asked {
    Asked {
        matter: Matter {
            meeting: Some(meeting),
            // Of a meeting the house takes them from the meeting.
            title: "-".to_owned(),
            room: RoomId(domain::Uid(0)),
            starts: 0,
            ends: 1,
        },
        client: Client {
            name: name.to_owned(),
            department: department.to_owned(),
            telephone: telephone.to_owned(),
        },
        note: String::new(),
        lines,
    }
}

/// A table with plates of fruit, drawn.
fn plates() -> Result<app::photo::Prepared> {
    let colour = |x: u32, y: u32| {
        let (column, row) = (x / 160, y / 200);
        let (across, down) = (f64::from(x % 160) - 80.0, f64::from(y % 200) - 100.0);
        let far = across.hypot(down);
        if column < 5 && row < 2 {
            if far < 34.0 {
                return match (column + row) % 3 {
                    0 => [214, 60, 52],
                    1 => [240, 158, 40],
                    _ => [112, 168, 64],
                };
            }
            if far < 66.0 {
                return [246, 244, 238];
            }
        }
        [150, 116, 84]
    };
    let drawn = app::photo::drawn((800, 500), colour);
    drawn.map_err(|refusal| anyhow::anyhow!("the demo's photo: {}", refusal.code))
}
