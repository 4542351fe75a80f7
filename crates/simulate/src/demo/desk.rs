//! The reception desks of the demo: a morning of calls and inquiries, at the court a busy one with one call-back
//! due now and one overdue.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::{Actor, Command, House, Role};
use domain::call::{Handling, Note, Told};
use domain::inquiry::{Asked, InquiryNote, Lesson, Reply};
use domain::{CallId, KnowledgeId, Milliseconds, SiteId};
use serde::Deserialize;

use crate::act::command;
use crate::building::{Building, Place};
use crate::day::MINUTE_MS;

const AT_THE_COURT: &str = include_str!("../../sites/desk.toml");
const AT_THE_BUREAU: &str = include_str!("../../sites/bureau-desk.toml");

#[derive(Deserialize)]
struct Morning {
    knowledge: Vec<Known>,
    call: Vec<Called>,
    inquiry: Vec<Inquired>,
}

#[derive(Deserialize)]
struct Known {
    question: String,
    wordings: String,
    answer: String,
    department: String,
}

#[derive(Clone, Deserialize)]
#[serde(default)]
struct Called {
    before: i64,
    caller: String,
    organisation: String,
    telephone: String,
    case_number: String,
    matter: String,
    kind: String,
    urgency: String,
    handling: String,
    to: String,
    agreed: Option<i64>,
    received: String,
    after: i64,
    returned: Option<i64>,
}

impl Default for Called {
    fn default() -> Self {
        Self {
            before: 0,
            caller: String::new(),
            organisation: String::new(),
            telephone: String::new(),
            case_number: String::new(),
            matter: String::new(),
            kind: "consultation".to_owned(),
            urgency: "ordinary".to_owned(),
            handling: "answered".to_owned(),
            to: String::new(),
            agreed: None,
            received: String::new(),
            after: 0,
            returned: None,
        }
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Inquired {
    before: i64,
    question: String,
    asker: String,
    telephone: String,
    known: String,
    answer: String,
    propose: bool,
    to: String,
    agreed: Option<i64>,
}

enum Cued {
    Call(usize, Box<Called>),
    Received(CallId, String),
    Returned(CallId),
    Inquiry(Box<Inquired>),
}

/// The desk of one site while its past is told.
pub(super) struct Desk {
    site: SiteId,
    leader: Actor,
    receptionist: Actor,
    now: Milliseconds,
    known: Vec<Known>,
    cues: Vec<(Milliseconds, Cued)>,
}

impl Desk {
    /// The desk of the building as it will be at `now`, telling nothing of what lay before `begins`.
    pub(super) fn set(
        building: &Building,
        begins: Milliseconds,
        now: Milliseconds,
    ) -> Result<Self> {
        let text = match building.place {
            Place::Court => AT_THE_COURT,
            Place::Bureau => AT_THE_BUREAU,
        };
        let morning: Morning = toml::from_str(text).context("the desk's morning")?;
        let mut desk = Self {
            site: building.site.id.clone(),
            leader: building.first(Role::TeamLeader).actor.clone(),
            receptionist: building.first(Role::Receptionist).actor.clone(),
            now,
            known: morning.knowledge,
            cues: Vec::new(),
        };
        for (place, call) in (0..).zip(morning.call) {
            desk.cue_call(place, call);
        }
        for inquiry in morning.inquiry {
            let at = now - inquiry.before * MINUTE_MS;
            desk.cues.push((at, Cued::Inquiry(Box::new(inquiry))));
        }
        desk.cues.retain(|(at, _)| *at > begins);
        desk.cues.sort_by_key(|(at, _)| *at);
        Ok(desk)
    }

    fn cue_call(&mut self, place: usize, call: Called) {
        let at = self.now - call.before * MINUTE_MS;
        let id = CallId(self.command(&format!("call {place}"), at).id.0);
        if !call.received.is_empty() {
            let received = Cued::Received(id, call.received.clone());
            self.cues.push((at + call.after * MINUTE_MS, received));
        }
        if let Some(before) = call.returned {
            self.cues
                .push((self.now - before * MINUTE_MS, Cued::Returned(id)));
        }
        self.cues.push((at, Cued::Call(place, Box::new(call))));
    }

    fn command(&self, what: &str, at: Milliseconds) -> Command {
        command(&["demo", "desk", self.site.as_str(), what], at)
    }

    /// Writes the knowledge base, the day before.
    pub(super) async fn write(&self, house: &House) -> Result<()> {
        for (place, known) in self.known.iter().enumerate() {
            let lesson = Lesson {
                question: known.question.clone(),
                wordings: known.wordings.clone(),
                answer: known.answer.clone(),
                department: known.department.clone(),
                valid_until: String::new(),
            };
            let command = self.command(&format!("known {place}"), house.now());
            let new = (lesson, None);
            app::knowledge::add(house, &self.leader, &self.site, &command, new).await?;
        }
        Ok(())
    }

    fn known_as(&self, question: &str) -> Option<KnowledgeId> {
        let place = self.known.iter().position(|one| one.question == question)?;
        Some(KnowledgeId(self.command(&format!("known {place}"), 0).id.0))
    }

    /// Lets everything happen that is to have happened by `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        let due = self.cues.partition_point(|(cued, _)| *cued <= at);
        let cues: Vec<_> = self.cues.drain(..due).collect();
        for (when, cued) in cues {
            clock.set(when.max(house.now() - super::LOOK_MS));
            self.carry_out(house, when, cued).await?;
        }
        clock.set(at);
        Ok(())
    }

    async fn carry_out(&self, house: &House, at: Milliseconds, cued: Cued) -> Result<()> {
        let (who, site) = (&self.receptionist, &self.site);
        match cued {
            Cued::Call(place, call) => {
                let command = self.command(&format!("call {place}"), at);
                app::call::take(house, who, site, &command, self.note(*call)?).await?;
            }
            Cued::Received(id, by) => {
                let command = self.command(&format!("received {id}"), at);
                app::call::receive(house, who, site, &command, id, by).await?;
            }
            Cued::Returned(id) => {
                let command = self.command(&format!("returned {id}"), at);
                app::call::call_back(house, who, site, &command, id, (true, None)).await?;
            }
            Cued::Inquiry(inquiry) => {
                let command = self.command(&format!("inquiry {}", inquiry.before), at);
                let proposes = inquiry.propose;
                let note = self.inquiry(*inquiry);
                app::inquiry::record(house, who, site, &command, note, proposes).await?;
            }
        }
        Ok(())
    }

    fn note(&self, call: Called) -> Result<Note> {
        let handling = Handling::from_word(&call.handling).context("a handling")?;
        Ok(Note {
            told: Told {
                caller: call.caller,
                organisation: call.organisation,
                telephone: call.telephone,
                case_number: call.case_number,
                matter: call.matter,
                remark: String::new(),
            },
            kind: call.kind,
            urgency: call.urgency,
            handling,
            to: call.to,
            agreed: call.agreed.map(|minutes| self.now + minutes * MINUTE_MS),
            assignee: None,
        })
    }

    fn inquiry(&self, one: Inquired) -> InquiryNote {
        let agreed = one.agreed.map(|minutes| self.now + minutes * MINUTE_MS);
        let reply = match (self.known_as(&one.known), agreed) {
            (Some(known), _) => Reply::Known(known),
            (None, Some(agreed)) => Reply::HandedOn { to: one.to, agreed },
            (None, None) => Reply::Own,
        };
        InquiryNote {
            asked: Asked {
                question: one.question,
                asker: one.asker,
                telephone: one.telephone,
                answer: one.answer,
            },
            reply,
        }
    }
}
