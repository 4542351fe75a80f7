//! The clients of meetings: they order fruit and tea for the break, confirm on their link or never answer,
//! change their mind, say whether what was done is right, rate it, and now and then complain.

mod complaint;

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Result;
use app::order::{OrderPage, Said};
use app::{Actor, Answer, Role, feedback};
use domain::case::Step;
use domain::order::{Asked, Client, Kind, Line, Matter, Moment, SeenServed, Served, counted_last};
use domain::{CaseId, MeetingId, Milliseconds, OrderId};

use super::agenda::Item;
use super::{CLOSES, Life, OPENS};
use crate::act::{Act, ClientAct};
use crate::day::{MINUTE_MS, pick};

/// How many orders are placed on a day.
const ORDERS: std::ops::RangeInclusive<usize> = 2..=4;

/// One thing that a client does, or the team for them.
pub(super) enum Errand {
    Order,
    Link(OrderId),
    Agree(OrderId),
    Ask(OrderId),
    AnswerChange(OrderId),
    Change(OrderId),
    Supply(OrderId),
    Count(OrderId),
    Plan(OrderId),
    Call(OrderId),
    Answer(OrderId),
    Tell(OrderId),
    Rate(OrderId),
    Complain(OrderId),
    Case(CaseId, Step),
}

/// What is known of clients.
#[derive(Default)]
pub(super) struct Clients {
    /// Meetings for which something was ordered.
    ordered: BTreeSet<MeetingId>,
}

fn line(
    (kind, item, unit): (Kind, &str, &str),
    (quantity, put_out): (u32, u32),
    moment: Moment,
) -> Line {
    Line {
        number: 0,
        kind,
        item: item.to_owned(),
        quantity,
        unit: unit.to_owned(),
        place: String::new(),
        moment,
        at: None,
        put_out,
        reason: if put_out < quantity {
            "保持新鲜"
        } else {
            ""
        }
        .to_owned(),
        price: None,
        budget: None,
        supplier: String::new(),
        cut_off: None,
    }
}

/// What waits for the client's word: what was served, what they called for, and that it is cancelled.
fn waiting(page: &OrderPage) -> Vec<SeenServed> {
    let lines = page.view.lines.iter();
    let lines = lines.map(|(line, progress)| (Served::Line(line.number), progress));
    let words = page.words.iter().map(|one| &one.word);
    let words = words.map(|word| (Served::Call(word.position), &word.progress));
    let waiting = lines.chain(words);
    let waiting = waiting.filter(|(_, progress)| progress.awaits_word());
    let waiting = waiting.map(|(what, progress)| SeenServed {
        what,
        done: progress.done,
    });
    waiting.collect()
}

impl Life {
    /// Thinks of what clients order on a day.
    pub(super) fn plan_clients(&mut self) {
        for _ in 0..self.world.rng.usize(ORDERS) {
            self.later(OPENS + 45, CLOSES - 300, Item::Client(Errand::Order));
        }
    }

    /// Lets it happen.
    pub(super) async fn run_client(&mut self, errand: Errand) -> Result<()> {
        match errand {
            Errand::Order => self.order_something().await,
            Errand::Link(id) => {
                let leader = self.anybody(Role::TeamLeader);
                self.by(leader, Act::Client(ClientAct::Link(id))).await
            }
            Errand::Agree(id) => self.agree(id).await,
            Errand::Ask(id) => self.ask_change(id).await,
            Errand::AnswerChange(id) => self.answer_change(id).await,
            Errand::Change(id) => self.change_order(id).await,
            Errand::Supply(id) => self.supply(id).await,
            Errand::Count(id) => self.count(id).await,
            Errand::Plan(id) => self.answer_plan(id).await,
            Errand::Call(id) => self.call_for_more(id).await,
            Errand::Answer(id) => self.answer_done(id).await,
            Errand::Tell(id) => self.tell(id).await,
            Errand::Rate(id) => self.rate(id).await,
            Errand::Complain(id) => self.complain(id).await,
            Errand::Case(id, step) => self.handle_case(id, step).await,
        }
    }

    fn soon_for_client(&mut self, minutes: std::ops::Range<i64>, errand: Errand) {
        let at = self.world.now() + self.world.rng.i64(minutes) * MINUTE_MS;
        self.put_at(at, Item::Client(errand));
    }

    /// Fruit for the break and tea before, for a meeting that is still ahead.
    async fn order_something(&mut self) -> Result<()> {
        let building = Arc::clone(&self.world.building);
        let now = self.world.now();
        let meetings = self.world.watch.meetings.values();
        let ahead: Vec<(MeetingId, Milliseconds, Milliseconds)> = meetings
            .map(|record| (record.meeting.id, &record.meeting.requirement))
            .filter(|(id, _)| !self.clients.ordered.contains(id))
            .map(|(id, required)| (id, required.starts, required.ends))
            .filter(|(_, starts, _)| (20 * MINUTE_MS..600 * MINUTE_MS).contains(&(starts - now)))
            .collect();
        let Some((meeting, starts, ends)) = self.world.rng.choice(ahead) else {
            return Ok(());
        };
        let plates = self.world.rng.u32(4..12);
        let mut lines = vec![
            line(
                (Kind::Fruit, "时令果盘", "盘"),
                (plates, plates / 2),
                Moment::Break,
            ),
            line((Kind::TeaBreak, "茶点", "份"), (6, 6), Moment::Before),
        ];
        if plates.is_multiple_of(2) {
            "糕点店".clone_into(&mut lines[1].supplier);
        }
        let asked = Asked {
            matter: Matter {
                meeting: Some(meeting),
                title: "-".to_owned(),
                room: building.rooms[0].id,
                starts,
                ends,
            },
            client: Client {
                name: building.people[1].name.clone(),
                ..Client::default()
            },
            note: String::new(),
            lines,
        };
        let leader = building.first(Role::TeamLeader).actor.clone();
        let act = Act::Client(ClientAct::Place(Box::new(asked)));
        let sent = self.world.sent(&leader, now, act);
        let id = OrderId(sent.command.id.0);
        if self.world.send(&sent).await?.is_some() {
            self.clients.ordered.insert(meeting);
            self.plan_order(id, starts, ends);
        }
        Ok(())
    }

    fn plan_order(&mut self, id: OrderId, starts: Milliseconds, ends: Milliseconds) {
        self.soon_for_client(1..4, Errand::Link(id));
        let ordered = self.world.now() + 12 * MINUTE_MS;
        self.put_at(ordered, Item::Client(Errand::Supply(id)));
        // One in eight never looks at their link.
        if self.world.rng.u8(..8) > 0 {
            self.soon_for_client(5..25, Errand::Agree(id));
        }
        if self.world.rng.u8(..3) == 0 {
            self.soon_for_client(10..40, Errand::Change(id));
        }
        if self.world.rng.u8(..5) == 0 {
            self.soon_for_client(4..30, Errand::Ask(id));
        }
        let now = self.world.now();
        let rng = &mut self.world.rng;
        let counted = (starts - rng.i64(10..25) * MINUTE_MS).max(now + 2 * MINUTE_MS);
        let looked = counted + rng.i64(2..7) * MINUTE_MS;
        let answered = ends + rng.i64(2..15) * MINUTE_MS;
        let (rates, complains) = (rng.bool(), rng.u8(..5) == 0);
        // One in three wants more of what is held back, in the middle of the meeting.
        let called = i64::midpoint(starts, ends) + rng.i64(0..5) * MINUTE_MS;
        let calls = rng.u8(..3) == 0;
        self.put_at(counted, Item::Client(Errand::Count(id)));
        self.put_at(looked, Item::Client(Errand::Plan(id)));
        self.put_at(answered, Item::Client(Errand::Answer(id)));
        self.put_at(ends + 20 * MINUTE_MS, Item::Client(Errand::Tell(id)));
        if calls {
            self.put_at(called, Item::Client(Errand::Call(id)));
        }
        if rates {
            self.put_at(ends + 16 * MINUTE_MS, Item::Client(Errand::Rate(id)));
        }
        if complains {
            self.put_at(ends + 18 * MINUTE_MS, Item::Client(Errand::Complain(id)));
        }
    }

    /// The order as a leader sees it.
    async fn order_page(&mut self, id: OrderId) -> Result<Option<OrderPage>> {
        let building = Arc::clone(&self.world.building);
        let (leader, site) = (&building.first(Role::TeamLeader).actor, &building.site.id);
        Ok(app::order::find(self.world.house()?, leader, site, id).await?)
    }

    /// Whoever holds the link does something; nobody does without one.
    async fn by_link(
        &mut self,
        page: &OrderPage,
        act: impl FnOnce(String) -> ClientAct,
    ) -> Result<Option<Answer>> {
        let Some(code) = page.link.clone() else {
            return Ok(None);
        };
        let order = &page.view.order;
        let name = format!("{} № {}", order.day, order.number);
        let actor = Actor::with_order(self.world.building.site.id.clone(), &name);
        let now = self.world.now();
        let sent = self.world.sent(&actor, now, Act::Client(act(code)));
        self.world.send(&sent).await
    }

    async fn agree(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        // Now and then an old page is still open.
        let stale = i32::from(self.world.rng.u8(..8) == 0);
        let said = Said::Agreed {
            revision: page.view.order.revision - stale,
            name: String::new(),
        };
        self.by_link(&page, |code| ClientAct::Say(code, said))
            .await?;
        Ok(())
    }

    /// The client wants something changed; the leader changes the order, or answers.
    async fn ask_change(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let said = Said::Change {
            revision: page.view.order.revision,
            words: self.words_where(true),
        };
        self.by_link(&page, |code| ClientAct::Say(code, said))
            .await?;
        if self.world.rng.bool() {
            self.soon_for_client(3..20, Errand::Change(id));
        }
        self.soon_for_client(20..50, Errand::AnswerChange(id));
        Ok(())
    }

    async fn answer_change(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let words = page.words.iter().map(|one| &one.word);
        let open = words.filter(|word| word.is_open_wish());
        let open: Vec<u32> = open.map(|word| word.position).collect();
        for position in open {
            let leader = self.anybody(Role::TeamLeader);
            let act = ClientAct::AnswerChange(id, position, self.words_where(true));
            self.by(leader, Act::Client(act)).await?;
        }
        Ok(())
    }

    /// Two plates more, or another supplier, which the client is shown nothing of.
    async fn change_order(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let view = page.view;
        let mut lines: Vec<Line> = view.lines.into_iter().map(|(line, _)| line).collect();
        let Some(first) = lines.first_mut() else {
            return Ok(());
        };
        if self.world.rng.bool() {
            first.quantity += 2;
        } else {
            "果品公司".clone_into(&mut first.supplier);
        }
        let asked = Asked {
            matter: view.order.matter,
            client: view.client.unwrap_or_default(),
            note: view.note,
            lines,
        };
        let stale = i32::from(self.world.rng.u8(..6) == 0);
        let version = view.order.version - stale;
        let leader = self.anybody(Role::TeamLeader);
        let act = ClientAct::Change(id, version, Box::new(asked));
        self.by(leader, Act::Client(act)).await?;
        self.soon_for_client(3..20, Errand::Agree(id));
        let ordered = self.world.now() + 15 * MINUTE_MS;
        self.put_at(ordered, Item::Client(Errand::Supply(id)));
        Ok(())
    }

    /// The leader orders what comes from outside.
    async fn supply(&mut self, id: OrderId) -> Result<()> {
        let left = self.order_page(id).await?.map(|page| page.to_order);
        for line in left.unwrap_or_default() {
            let leader = self.anybody(Role::TeamLeader);
            let what = Served::Line(line.number);
            let act = ClientAct::Supply(id, what, "一刻钟后送到".to_owned());
            self.by(leader, Act::Client(act)).await?;
        }
        Ok(())
    }

    async fn count(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        for (line, _) in page.view.lines {
            // Now and then one is missing.
            let missing = u32::from(self.world.rng.u8(..10) == 0);
            let leader = self.anybody(Role::TeamLeader);
            let act = ClientAct::Count(id, line.number, line.quantity - missing);
            self.by(leader, Act::Client(act)).await?;
        }
        Ok(())
    }

    async fn answer_plan(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let right = self.world.rng.u8(..6) > 0;
        let said = Said::Plan {
            revision: page.view.order.revision,
            counted: counted_last(&page.view.lines),
            right,
            words: self.words_where(!right),
        };
        self.by_link(&page, |code| ClientAct::Say(code, said))
            .await?;
        Ok(())
    }

    /// The client wants more of what was held back.
    async fn call_for_more(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let mut lines = page.view.lines.iter().map(|(line, _)| line);
        let held = lines.find(|line| line.held_back() > 0);
        let line = held.map(|line| line.number);
        let words = self.words_where(line.is_none());
        let said = Said::Called { line, words };
        self.by_link(&page, |code| ClientAct::Say(code, said))
            .await?;
        Ok(())
    }

    /// Some clients say nothing of what was done: it stays before the team.
    async fn answer_done(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let what = waiting(&page);
        let luck = self.world.rng.u8(..6);
        if what.is_empty() || luck == 0 {
            return Ok(());
        }
        let right = luck > 1;
        let said = Said::Done {
            what,
            right,
            words: self.words_where(!right),
        };
        self.by_link(&page, |code| ClientAct::Say(code, said))
            .await?;
        Ok(())
    }

    fn words_where(&mut self, wanted: bool) -> String {
        let building = Arc::clone(&self.world.building);
        let words = pick(&mut self.world.rng, &building.content.words.requests);
        if wanted { words } else { String::new() }
    }

    /// The leader tells who did not answer, mostly.
    async fn tell(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        for SeenServed { what, .. } in waiting(&page) {
            if self.world.rng.u8(..4) == 0 {
                continue;
            }
            let leader = self.anybody(Role::TeamLeader);
            let act = ClientAct::Tell(id, what, self.words_where(true));
            self.by(leader, Act::Client(act)).await?;
        }
        Ok(())
    }

    async fn rate(&mut self, id: OrderId) -> Result<()> {
        let Some(page) = self.order_page(id).await? else {
            return Ok(());
        };
        let score = self.world.rng.u32(1..=5);
        let said = feedback::Said {
            score,
            note: String::new(),
        };
        self.by_link(&page, |code| ClientAct::Rate(code, said))
            .await?;
        Ok(())
    }
}
