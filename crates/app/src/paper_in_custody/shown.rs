//! Papers in custody as a screen shows them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Right};
use domain::directory::{Person, Site};
use domain::paper_in_custody::{PaperHandOver, PaperInCustody, PaperStep, Signature};
use domain::{
    AccountId, Milliseconds, PaperHandOverId, PaperInCustodyId, PersonId, RoomId, SiteId,
};
use standards::Start;
use store::Database;

use super::{chain, receivers};
use crate::directory::spoken_for;
use crate::error::Error;
use crate::house::House;
use crate::view::RoomBrief;

/// How many hand-overs are asked for at once.
const ASKED_AT_ONCE: usize = 500;

/// A paper as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperView {
    /// The paper; without title and document number for whoever may see neither.
    pub paper: PaperInCustody,
    /// The office that it was taken out of.
    pub room: RoomBrief,
    /// What was done about it since, in its order; without reasons and earlier words for whoever may not know what
    /// it is.
    pub steps: Vec<PaperStep>,
    /// Its hand-over, where somebody signed for it.
    pub hand_over: Option<PaperHandOver>,
    /// Whether it should have been handed over.
    pub overdue: bool,
    /// Whether its title is kept from the reader.
    pub masked: bool,
}

/// The register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperRegister {
    /// The site.
    pub site: Site,
    /// What nobody signed for yet, the oldest first.
    pub in_hand: Vec<PaperView>,
    /// What was taken down in the span, or what the words find, the newest first.
    pub found: Vec<PaperView>,
}

/// The page of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperPage {
    /// The site.
    pub site: Site,
    /// The paper.
    pub view: PaperView,
    /// The drawn signature as the path of a picture.
    pub signature: Option<String>,
    /// How many papers were handed over with it, itself among them.
    pub together: usize,
    /// Who may have it in their hands, by name; empty for whoever may not hand it on.
    pub colleagues: Vec<(AccountId, String)>,
}

/// What the forms propose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormPage {
    /// The site.
    pub site: Site,
    /// The leaders, by precedence.
    pub leaders: Vec<Person>,
    /// The offices of leaders, each with its leader where one works there; any room where the standard names no
    /// such offices.
    pub offices: Vec<(RoomBrief, Option<PersonId>)>,
    /// Who may sign.
    pub receivers: Vec<Person>,
}

/// How an actor looks at papers.
struct Look {
    right: Right,
    account: Option<AccountId>,
    colleagues: Vec<AccountId>,
    speaks_for: Vec<PersonId>,
}

impl Look {
    fn of(db: &mut Database, actor: &Actor, site: &SiteId, action: Action) -> Result<Option<Self>> {
        let Some(right) = actor.right(site, Object::PaperInCustody, action) else {
            return Ok(None);
        };
        let teams = store::directory::teams(db, site)?;
        let own = teams.into_iter().filter(|team| {
            actor
                .account
                .is_some_and(|account| team.members.contains(&account))
        });
        Ok(Some(Self {
            right,
            account: actor.account,
            colleagues: own.flat_map(|team| team.members).collect(),
            speaks_for: match right.reach {
                Reach::Own => spoken_for(db, actor, site)?,
                _ => Vec::new(),
            },
        }))
    }

    fn sees(&self, paper: &PaperInCustody) -> bool {
        match self.right.reach {
            Reach::Site => true,
            Reach::Shift => {
                let hands = [paper.by_account, paper.holder_account];
                hands.into_iter().flatten().any(|account| {
                    Some(account) == self.account || self.colleagues.contains(&account)
                })
            }
            Reach::Own => self.speaks_for.contains(&paper.leader),
            Reach::One => false,
        }
    }
}

/// Whether the actor's right to do that reaches the paper.
pub(super) fn sees(
    db: &mut Database,
    actor: &Actor,
    site: &SiteId,
    action: Action,
    paper: &PaperInCustody,
) -> Result<bool> {
    let look = Look::of(db, actor, site, action)?;
    Ok(look.is_some_and(|look| look.sees(paper)))
}

/// What views are made from.
struct Sight {
    look: Look,
    rooms: BTreeMap<RoomId, RoomBrief>,
    now: Milliseconds,
}

impl Sight {
    fn of(db: &mut Database, look: Look, site: &SiteId, now: Milliseconds) -> Result<Self> {
        let rooms = store::directory::rooms(db, site)?;
        Ok(Self {
            look,
            rooms: rooms
                .iter()
                .map(|room| (room.id, RoomBrief::of(room)))
                .collect(),
            now,
        })
    }

    fn views(
        &self,
        db: &mut Database,
        site: &SiteId,
        papers: Vec<PaperInCustody>,
    ) -> Result<Vec<PaperView>> {
        let papers: Vec<_> = papers
            .into_iter()
            .filter(|paper| self.look.sees(paper))
            .collect();
        let ids: BTreeSet<PaperHandOverId> =
            papers.iter().filter_map(|paper| paper.hand_over).collect();
        let ids: Vec<PaperHandOverId> = ids.into_iter().collect();
        let mut known = Vec::new();
        // A database takes so many at once.
        for some in ids.chunks(ASKED_AT_ONCE) {
            known.extend(store::paper_in_custody::hand_overs(db, site, some)?);
        }
        let known: BTreeMap<_, _> = known.into_iter().map(|(one, _)| (one.id, one)).collect();
        let mut steps = steps_of(db, site, &papers)?;
        let views = papers.into_iter().map(|mut paper| {
            let masked = self.look.right.masked;
            let mut steps = steps.remove(&paper.id).unwrap_or_default();
            if masked {
                paper.retrieved.title.clear();
                paper.retrieved.document_number.clear();
                steps.iter_mut().for_each(mask_step);
            }
            let room = self.rooms.get(&paper.room).cloned();
            PaperView {
                room: room.unwrap_or(RoomBrief {
                    id: paper.room,
                    number: String::new(),
                    name: String::new(),
                }),
                steps,
                hand_over: paper.hand_over.and_then(|id| known.get(&id).cloned()),
                overdue: paper.is_overdue(self.now),
                masked,
                paper,
            }
        });
        Ok(views.collect())
    }
}

/// The steps of papers, of each in their order.
fn steps_of(
    db: &mut Database,
    site: &SiteId,
    papers: &[PaperInCustody],
) -> Result<BTreeMap<PaperInCustodyId, Vec<PaperStep>>> {
    let ids: Vec<PaperInCustodyId> = papers.iter().map(|paper| paper.id).collect();
    let mut steps: BTreeMap<PaperInCustodyId, Vec<PaperStep>> = BTreeMap::new();
    for some in ids.chunks(ASKED_AT_ONCE) {
        for (paper, step) in store::paper_in_custody::steps(db, site, some)? {
            steps.entry(paper).or_default().push(step);
        }
    }
    Ok(steps)
}

/// Whoever may not know what a paper is learns in whose hands it was, and neither why it was put right nor from what.
fn mask_step(step: &mut PaperStep) {
    step.before = None;
    if !step.act.is_of_hands() {
        step.said.clear();
    }
}

/// Whether the words are in what was done about a paper: hands, places, and what stood there before.
fn is_in_steps(steps: &[PaperStep], words: &str) -> bool {
    steps.iter().any(|step| {
        let before = step.before.as_ref();
        let hands = if step.act.is_of_hands() {
            step.said.as_str()
        } else {
            ""
        };
        let texts = [
            step.by.as_str(),
            hands,
            before.map_or("", |it| it.retrieved.title.as_str()),
            before.map_or("", |it| it.retrieved.document_number.as_str()),
        ];
        texts.iter().any(|text| text.to_lowercase().contains(words))
    })
}

/// Whether the words are in what the reader sees of a paper.
fn is_found(view: &PaperView, words: &str) -> bool {
    let paper = &view.paper;
    let receiver = view
        .hand_over
        .as_ref()
        .map(|one| one.receiver_name.as_str());
    let texts = [
        paper.retrieved.title.as_str(),
        &paper.retrieved.document_number,
        &paper.leader_name,
        &paper.by,
        &paper.day,
        receiver.unwrap_or_default(),
    ];
    let words = words.to_lowercase();
    let mut texts = texts.iter();
    texts.any(|text| text.to_lowercase().contains(&words)) || is_in_steps(&view.steps, &words)
}

/// The papers in hand, and those of a span; with words, whatever of all papers has them.
///
/// # Errors
/// Refused to whoever may see none.
pub async fn register(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    (span, words): ((Milliseconds, Milliseconds), String),
) -> Result<Option<PaperRegister>, Error> {
    let (actor, site, now) = (actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Result<Option<PaperRegister>, Error>> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(Ok(None));
        };
        let Some(look) = Look::of(db, &actor, &site, Action::View)? else {
            return Ok(Err(domain::Refusal::forbidden("not-allowed").into()));
        };
        let sight = Sight::of(db, look, &site, now)?;
        let words = words.trim().to_owned();
        let span = if words.is_empty() {
            span
        } else {
            (0, Milliseconds::MAX)
        };
        let in_hand = store::paper_in_custody::in_hand(db, &site)?;
        let in_hand = sight.views(db, &site, in_hand)?;
        let of_span = store::paper_in_custody::between(db, &site, span)?;
        let mut of_span = sight.views(db, &site, of_span)?;
        if !words.is_empty() {
            of_span.retain(|view| is_found(view, &words));
        }
        Ok(Ok(Some(PaperRegister {
            site: found,
            in_hand,
            found: of_span,
        })))
    };
    house.store().read(read).await?
}

/// A paper; `None` where it is not the reader's to see.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: PaperInCustodyId,
) -> Result<Option<PaperPage>, Error> {
    let (owned, actor, site, now) = (house.clone(), actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| -> Result<Option<PaperPage>> {
        let (Some(found), Some(look)) = (
            store::site::find(db, &site)?,
            Look::of(db, &actor, &site, Action::View)?,
        ) else {
            return Ok(None);
        };
        let Some(paper) = store::paper_in_custody::find(db, &site, id)? else {
            return Ok(None);
        };
        let sight = Sight::of(db, look, &site, now)?;
        let hand_over = paper.hand_over;
        let Some(view) = sight.views(db, &site, vec![paper])?.into_iter().next() else {
            return Ok(None);
        };
        let (mut signature, mut together) = (None, 0);
        if let Some(id) = hand_over {
            together = store::paper_in_custody::of_hand_over(db, &site, id)?.len();
            let known = store::paper_in_custody::hand_overs(db, &site, &[id])?;
            let sealed = known.into_iter().next().and_then(|(_, sealed)| sealed);
            // Who may not see what it is sees no hand either.
            if let Some(sealed) = sealed.filter(|_| !view.masked) {
                let place = ["paper-hand-over", site.as_str(), &id.to_string()];
                let drawn = String::from_utf8(owned.keys()?.open(&place, &sealed)?)?;
                signature = Signature::read(&drawn).ok().map(|drawn| drawn.path());
            }
        }
        let may_hand_on = actor
            .right(&site, Object::PaperInCustody, Action::Do)
            .is_some();
        Ok(Some(PaperPage {
            colleagues: if may_hand_on && view.paper.is_in_hand() {
                chain::colleagues(db, &site)?
            } else {
                Vec::new()
            },
            site: found,
            view,
            signature,
            together,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What the forms propose.
///
/// # Errors
/// When the database fails.
pub async fn form_page(house: &House, site: &SiteId) -> Result<Option<FormPage>, Error> {
    let (owned, site) = (house.clone(), site.clone());
    let read = move |db: &mut Database| -> Result<Option<FormPage>> {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let standard = owned.standard(db, &site, found.standard_version)?;
        let rules = standard.rules().iter();
        let kinds: Vec<String> = rules
            .filter(|rule| rule.starts == Start::OfficeFree)
            .map(|rule| rule.place.to_string())
            .collect();
        let mut rooms = store::directory::rooms(db, &site)?;
        rooms.retain(|room| kinds.is_empty() || kinds.contains(&room.kind));
        rooms.sort_by(|one, other| (&one.number, one.id).cmp(&(&other.number, other.id)));
        let ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
        let working = store::directory::leaders_in(db, &site, &ids)?;
        let mut leaders = store::directory::people(db, &site)?;
        leaders.retain(|person| person.precedence.is_some());
        let offices = rooms.iter().map(|room| {
            let own = working.iter().find(|leader| leader.room == room.id);
            (RoomBrief::of(room), own.map(|leader| leader.person))
        });
        Ok(Some(FormPage {
            offices: offices.collect(),
            leaders,
            receivers: receivers(db, &site)?,
            site: found,
        }))
    };
    Ok(house.store().read(read).await?)
}
