//! The papers of the demo's bureau: some that came out of offices yesterday and were signed for, one classified
//! that is still in hand and lay in the cabinet overnight, and two of today.

use anyhow::{Context, Result};
use app::clock::SetClock;
use app::paper_in_custody::{HandOver, Onward, PaperView, Retrieval};
use app::{Actor, House, Role};
use domain::paper_in_custody::Retrieved;
use domain::{Milliseconds, PaperInCustodyId, PersonId, RoomId, SiteId};

use crate::act::command;
use crate::building::Building;
use crate::day::MINUTE_MS;
use crate::service::{RECEIVER, SIGNATURE};

/// Title, document number, copies; what has no title is classified.
type Written = (&'static str, &'static str, u32);

const SIGNED: [Written; 3] = [
    ("大桥资金拨付请示", "局财发〔2026〕118号", 2),
    ("四公司联席会议通知", "局办发〔2026〕96号", 1),
    ("安全生产检查报告", "局安发〔2026〕77号", 1),
];
const LATE: [Written; 1] = [("", "M-2026-031", 1)];
const TODAY: [Written; 2] = [
    ("食堂供餐时间请示", "局办发〔2026〕101号", 1),
    ("表彰决定送审稿", "局人发〔2026〕64号", 3),
];

/// What happens.
enum What {
    Retrieve(&'static [Written], usize),
    PutAway(&'static [Written]),
    HandOver(&'static [Written]),
}

/// Where papers lie overnight.
const CABINET: &str = "前台文件柜";

/// The papers of one site while its past is told.
pub(super) struct Papers {
    site: SiteId,
    cleaner: Actor,
    offices: Vec<(RoomId, PersonId)>,
    receiver: PersonId,
    cues: Vec<(Milliseconds, What)>,
}

impl Papers {
    /// The papers of the building as they will stand at `now`, some of them from the evening before.
    pub(super) fn set(
        building: &Building,
        evening: Milliseconds,
        now: Milliseconds,
    ) -> Result<Self> {
        let person = |name: &str| {
            let found = building.people.iter().find(|person| person.name == name);
            found.map(|person| person.id).context("they are there")
        };
        let offices = [("702", "陈国栋"), ("704", "李文博")].map(|(number, name)| {
            let room = building.room(number).context("the office is there")?;
            Ok((room.id, person(name)?))
        });
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        Ok(Self {
            site: building.site.id.clone(),
            cleaner: building.first(Role::Attendant).actor.clone(),
            offices: offices.into_iter().collect::<Result<_>>()?,
            receiver: person(RECEIVER)?,
            cues: vec![
                (evening, What::Retrieve(&LATE, 1)),
                (evening + MINUTE_MS, What::Retrieve(&SIGNED, 0)),
                (evening + 2 * MINUTE_MS, What::PutAway(&LATE)),
                (ago(50), What::HandOver(&SIGNED)),
                (ago(20), What::Retrieve(&TODAY, 1)),
            ],
        })
    }

    /// What happens until `at`.
    pub(super) async fn play(
        &mut self,
        house: &House,
        clock: &SetClock,
        at: Milliseconds,
    ) -> Result<()> {
        let due = self.cues.iter().take_while(|(due, _)| *due <= at).count();
        let due: Vec<_> = self.cues.drain(..due).collect();
        for (then, what) in due {
            clock.set(then);
            self.happen(house, then, what).await?;
        }
        clock.set(at);
        Ok(())
    }

    async fn happen(&self, house: &House, at: Milliseconds, what: What) -> Result<()> {
        let (site, cleaner) = (&self.site, &self.cleaner);
        let act = |what: &str, first: &Written| command(&["demo", "paper", what, first.1], at);
        match what {
            What::Retrieve(papers, office) => {
                let (room, leader) = self.offices[office];
                let papers = papers.iter().map(|(title, number, copies)| Retrieved {
                    title: (*title).to_owned(),
                    document_number: (*number).to_owned(),
                    classified: title.is_empty(),
                    copies: *copies,
                });
                let retrieval = Retrieval {
                    asked_at: None,
                    leader,
                    room,
                    papers: papers.collect(),
                };
                let first = retrieval
                    .papers
                    .first()
                    .map(|one| one.document_number.clone());
                let first = first.unwrap_or_default();
                let id = command(&["demo", "paper", "retrieve", &first], at);
                app::paper_in_custody::retrieve(house, cleaner, site, &id, retrieval).await?;
            }
            What::PutAway(papers) => {
                let ids = self.in_hand(house, at, papers).await?;
                let id = act("put-away", &papers[0]);
                let paper = *ids.first().context("it is in hand")?;
                let onward = Onward::Place(CABINET.to_owned());
                app::paper_in_custody::pass_on(house, cleaner, site, &id, paper, onward).await?;
            }
            What::HandOver(papers) => {
                let ids = self.in_hand(house, at, papers).await?;
                let asked = HandOver {
                    papers: ids,
                    receiver: self.receiver,
                    signature: SIGNATURE.to_owned(),
                    reason: String::new(),
                };
                let id = act("hand-over", &papers[0]);
                app::paper_in_custody::hand_over(house, cleaner, site, &id, asked).await?;
            }
        }
        Ok(())
    }

    /// Those of the papers that nobody signed for yet.
    async fn in_hand(
        &self,
        house: &House,
        at: Milliseconds,
        papers: &[Written],
    ) -> Result<Vec<PaperInCustodyId>> {
        let (asked, cleaner) = (((0, at), String::new()), &self.cleaner);
        let found = app::paper_in_custody::register(house, cleaner, &self.site, asked).await?;
        let in_hand = found.context("the demo's bureau")?.in_hand.into_iter();
        let is_of = |view: &PaperView| {
            let number = view.paper.retrieved.document_number.as_str();
            papers.iter().any(|(_, known, _)| *known == number)
        };
        Ok(in_hand
            .filter(|view| is_of(view))
            .map(|view| view.paper.id)
            .collect())
    }
}
