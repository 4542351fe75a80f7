//! The demo's desk on the court's busiest morning: nearly two hundred visits, sixty calls and forty
//! inquiries before now, so that whoever looks sees lists as long as they get.

use anyhow::Result;
use app::clock::SetClock;
use app::visit::Done;
use app::{Actor, Error, House, Role};
use domain::call::Handling;
use domain::inquiry::{InquiryNote, Reply};
use domain::visit::Act as GateAct;
use domain::{CallId, Milliseconds, VisitId};
use fastrand::Rng;

use crate::act::{Act, DeskAct, Sent};
use crate::building::Building;
use crate::callers::Callers;
use crate::day::MINUTE_MS;

/// How many come, call and ask beside those whom the demo always tells of.
const VISITS: usize = 192;
const CALLS: usize = 50;
const INQUIRIES: usize = 34;
/// How long before now the doors opened.
const OPEN_MS: Milliseconds = 200 * MINUTE_MS;

/// What the busy morning's people do, in its order.
pub(super) struct Busy {
    sent: Vec<Sent>,
}

impl Busy {
    /// The morning of the building as it will have been at `now`; where it is not `busy`, nobody's.
    pub(super) fn set(
        building: &Building,
        (begins, now): (Milliseconds, Milliseconds),
        busy: bool,
    ) -> Result<Self> {
        if !busy {
            return Ok(Self { sent: Vec::new() });
        }
        let morning = Morning {
            building,
            callers: Callers::read()?.living(),
            desk: building.first(Role::Receptionist).actor.clone(),
            span: (begins.max(now - OPEN_MS) + MINUTE_MS, now - 2 * MINUTE_MS),
            rng: Rng::with_seed(2_026),
            sent: Vec::new(),
        };
        Ok(Self {
            sent: morning.told(),
        })
    }

    /// Lets everything happen that is to have happened by `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        let due = self.sent.partition_point(|sent| sent.command.at <= at);
        for sent in self.sent.drain(..due) {
            clock.set(sent.command.at.max(house.now() - super::LOOK_MS));
            match sent.send(house).await {
                // Who was asked to wait for the leader on duty does not leave.
                Ok(_) | Err(Error::Refused(_)) => {}
                Err(failed) => return Err(failed.into()),
            }
        }
        clock.set(at);
        Ok(())
    }
}

/// A morning while it is thought of.
struct Morning<'building> {
    building: &'building Building,
    callers: Callers,
    desk: Actor,
    span: (Milliseconds, Milliseconds),
    rng: Rng,
    sent: Vec<Sent>,
}

impl Morning<'_> {
    fn told(mut self) -> Vec<Sent> {
        if self.span.0 >= self.span.1 {
            return Vec::new();
        }
        for _ in 0..VISITS {
            self.visit();
        }
        for _ in 0..CALLS {
            self.call();
        }
        for _ in 0..INQUIRIES {
            self.inquiry();
        }
        self.sent.sort_by_key(|sent| sent.command.at);
        self.sent
    }

    fn some_time(&mut self) -> Milliseconds {
        self.rng.i64(self.span.0..self.span.1)
    }

    fn send(&mut self, at: Milliseconds, act: DeskAct) -> domain::Uid {
        let number = self.sent.len().to_string();
        let parts = ["demo", "busy", &number];
        let site = &self.building.site.id;
        let sent = Sent::new(&self.desk, site, at, &parts, Act::Desk(act));
        let id = sent.command.id.0;
        self.sent.push(sent);
        id
    }

    fn visit(&mut self) {
        let at = self.some_time();
        let visitor = self.callers.visitor(&mut self.rng, self.building, true);
        let id = VisitId(self.send(at, DeskAct::Register(Box::new(visitor))));
        let leaves = at + self.rng.i64(8..100) * MINUTE_MS;
        if leaves < self.span.1 {
            let done = Done {
                act: GateAct::Leave,
                reason: String::new(),
                badge_back: self.rng.u8(..15) > 0,
            };
            self.send(leaves, DeskAct::AtTheGate(id, done));
        }
    }

    fn call(&mut self) {
        let at = self.some_time();
        let note = self.callers.call(&mut self.rng, self.building, at);
        let (handling, agreed, to) = (note.handling, note.agreed, note.to.clone());
        let id = CallId(self.send(at, DeskAct::TakeCall(Box::new(note))));
        let later = at + self.rng.i64(3..30) * MINUTE_MS;
        let kept = self.rng.u8(..8) > 0;
        match (handling, agreed) {
            (Handling::CallBack, Some(agreed)) if kept && agreed < self.span.1 => {
                self.send(agreed, DeskAct::CallBack(id, true, None));
            }
            (Handling::Transferred | Handling::Message, _) if later < self.span.1 => {
                self.send(later, DeskAct::Receive(id, to));
            }
            _ => {}
        }
    }

    fn inquiry(&mut self) {
        let at = self.some_time();
        let asked = self.callers.asked(&mut self.rng);
        let reply = match self.rng.u8(..6) {
            0 => Reply::HandedOn {
                to: self.building.content.departments[1].name.clone(),
                agreed: at + self.rng.i64(60..300) * MINUTE_MS,
            },
            _ => Reply::Own,
        };
        let note = InquiryNote { asked, reply };
        self.send(at, DeskAct::Inquire(Box::new(note)));
    }
}
