//! The drill of the directory 名录练习 (clause A2.6): rounds of questions that the house asks its staff,
//! and how well they know it. Right answers leave the house after the question was answered.

mod results;

use domain::access::{Action, Actor, Object};
use domain::drill::{Asks, Entry, Ground, GroundPerson, GroundRoom, Past, Question, Score};
use domain::particulars::ToldTo;
use domain::{AccountId, DrillRoundId, Milliseconds, Refusal, SiteId, Uid};
use store::Database;
use store::drill::{AskedQuestion, Drilled, Round};

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;

pub use self::results::{
    Hard, OwnResults, PersonResult, RoundResult, TeamResults, Week, own, team,
};

/// About how many people of the directory the drill is: leaders first, then the others by name.
const PEOPLE_MAX: i64 = 3_000;
/// How many answers count for what comes again.
const REMEMBERED: i64 = 2_000;
/// A round that was not finished goes on for so long.
const OPEN_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/// A round as its reader sees it: what was answered, and what is asked next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundView {
    /// The round.
    pub id: DrillRoundId,
    /// When it began.
    pub begun: Milliseconds,
    /// How many questions it has.
    pub size: usize,
    /// The questions that were answered, in order.
    pub answered: Vec<QuestionView>,
    /// The question that is asked next; `None` where the round is over.
    pub next: Option<QuestionView>,
    /// How it went so far.
    pub score: Score,
}

/// A question as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionView {
    /// Its place in the round, from 1.
    pub position: i32,
    /// What it asks.
    pub asks: Asks,
    /// What it names; empty where it names nothing.
    pub prompt: String,
    /// The entry of the directory that it is about, for who has answered.
    pub entry: Option<(Entry, Uid, String)>,
    /// What is offered.
    pub choices: Vec<String>,
    /// What was chosen, what is right, and when it was answered; `None` before.
    pub answer: Option<Given>,
}

/// An answer beside the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The place of what was chosen.
    pub chosen: usize,
    /// The place of what is right.
    pub right: usize,
    /// When.
    pub at: Milliseconds,
}

/// Begins a round for the actor; one that is not finished goes on.
///
/// # Errors
/// Refused to whoever may not, and where the directory has too little for a drill.
pub async fn begin(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Answer, Error> {
    let id = DrillRoundId(command.id.0);
    let bytes = house.chance().bytes();
    let seed = bytes
        .iter()
        .take(8)
        .fold(0, |seed, byte| seed << 8 | u64::from(*byte));
    perform(house, actor, site, command, move |deed| {
        let account = drilled(deed)?;
        if let Some(open) = open_round(deed.db, &deed.site.id, account, deed.now)? {
            return Ok(Answer::about(open));
        }
        check_unused(store::drill::find(deed.db, &deed.site.id, id)?.is_some())?;
        let ground = whole_ground(deed.db, &deed.site.id)?;
        let answers = store::drill::answers_of(deed.db, &deed.site.id, account, REMEMBERED)?;
        let past: Vec<Past> = answers
            .iter()
            .rev()
            .map(|one| Past {
                asks: one.asks,
                subject: one.subject,
                right: one.right,
            })
            .collect();
        let questions = domain::drill::round(&ground, &past, seed);
        if questions.is_empty() {
            return Err(Refusal::conflict("drill-directory-too-small").into());
        }
        let round = Round {
            id,
            account,
            begun: deed.now,
            seed,
        };
        store::drill::begin(deed.db, &deed.site.id, &round, &questions)?;
        let entry = deed.entry("drill-begun");
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Answers the question that is asked next. A round that is over by it is told in the journal;
/// nothing of what was answered is.
///
/// # Errors
/// Refused where it is another's round, another question is asked, or it has no such choice.
pub async fn answer(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: DrillRoundId,
    (position, choice): (i32, usize),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let account = drilled(deed)?;
        let round = store::drill::find(deed.db, &deed.site.id, id)?;
        let round = round.filter(|round| round.account == account);
        round.ok_or_else(|| Refusal::missing("drill-round-unknown"))?;
        let questions = store::drill::questions(deed.db, &deed.site.id, id)?;
        let ground = ground_of(deed.db, &deed.site.id, &questions)?;
        let asked = questions.iter().find(|one| one.position == position);
        let asked = asked.ok_or_else(|| Refusal::invalid("position", "drill-not-asked"))?;
        if asked.answered.is_some() {
            return Err(Refusal::conflict("drill-answered").at("position").into());
        }
        let mut left = questions.iter().filter(|one| is_open(one, &ground));
        if left.next().map(|next| next.position) != Some(position) {
            return Err(Refusal::invalid("position", "drill-not-asked").into());
        }
        if choice >= asked.question.choices.len() {
            return Err(Refusal::invalid("choice", "choice-unknown").into());
        }
        // When it was answered is the house's word: nobody's clock answers before the question.
        let given = (choice, deed.now);
        store::drill::answer(deed.db, &deed.site.id, id, position, given)?;
        if left.next().is_none() {
            let entry = deed.entry("drill-finished");
            let answered = questions.iter().filter(|one| one.answered.is_some());
            let entry = entry.detail("count", answered.count() + 1);
            deed.write(&entry)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

fn drilled(deed: &Deed<'_>) -> Result<AccountId, Error> {
    deed.reach(Object::Drill, Action::Do)?;
    let account = deed.actor.account;
    account.ok_or_else(|| Refusal::forbidden("not-allowed").into())
}

/// A round of the actor's own; `None` where they have none such.
///
/// # Errors
/// When the database fails.
pub async fn round(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: DrillRoundId,
) -> Result<Option<RoundView>, Error> {
    let (actor, site) = (actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let round = store::drill::find(db, &site, id)?;
        let own = |round: &Round| Some(round.account) == actor.account;
        let Some(round) = round.filter(own) else {
            return Ok(None);
        };
        let questions = store::drill::questions(db, &site, id)?;
        let ground = ground_of(db, &site, &questions)?;
        let mut open = questions.iter().filter(|one| is_open(one, &ground));
        let next = open.next().map(|one| shown(one, &ground));
        let answered = questions.iter().filter(|one| one.answered.is_some());
        Ok(Some(RoundView {
            id,
            begun: round.begun,
            size: questions.iter().filter(|one| counts(one, &ground)).count(),
            score: score(&questions),
            answered: answered.map(|one| shown(one, &ground)).collect(),
            next,
        }))
    };
    Ok(house.store().read(read).await?)
}

fn score(questions: &[AskedQuestion]) -> Score {
    Score::of(questions.iter().filter_map(|one| {
        let (chosen, _) = one.answered?;
        Some(chosen == one.question.right)
    }))
}

/// Whether the question is still to be asked. What it names, or a choice of it, may have gone from
/// the directory since; then it is passed over.
fn is_open(one: &AskedQuestion, ground: &Ground) -> bool {
    one.answered.is_none() && is_whole(&one.question, ground)
}

fn counts(one: &AskedQuestion, ground: &Ground) -> bool {
    one.answered.is_some() || is_whole(&one.question, ground)
}

fn is_whole(question: &Question, ground: &Ground) -> bool {
    let (asks, subject) = (question.asks, question.subject);
    let mut choices = question.choices.iter();
    ground.prompt(asks, subject).is_some()
        && choices.all(|choice| ground.words(asks, subject, *choice).is_some())
}

fn shown(one: &AskedQuestion, ground: &Ground) -> QuestionView {
    let (asks, subject) = (one.question.asks, one.question.subject);
    let words = |choice: &Uid| ground.words(asks, subject, *choice);
    let entry = asks.subject();
    let name = ground.name(entry, subject);
    QuestionView {
        position: one.position,
        asks,
        prompt: ground.prompt(asks, subject).unwrap_or_default(),
        // Which entry it is would tell the answer.
        entry: name
            .filter(|_| one.answered.is_some())
            .map(|name| (entry, subject, name)),
        choices: one
            .question
            .choices
            .iter()
            .map(|choice| words(choice).unwrap_or_default())
            .collect(),
        answer: one.answered.map(|(chosen, at)| Given {
            chosen,
            right: one.question.right,
            at,
        }),
    }
}

/// The round of the account that is not finished, where it is not too old.
fn open_round(
    db: &mut Database,
    site: &SiteId,
    account: AccountId,
    now: Milliseconds,
) -> Result<Option<DrillRoundId>, anyhow::Error> {
    let last = store::drill::rounds_of(db, site, account, 1)?.pop();
    let Some(last) = last.filter(|last| last.begun > now - OPEN_MS) else {
        return Ok(None);
    };
    let questions = store::drill::questions(db, site, last.id)?;
    let ground = ground_of(db, site, &questions)?;
    let open = questions.iter().any(|one| is_open(one, &ground));
    Ok(open.then_some(last.id))
}

/// The directory as far as it may be asked.
fn whole_ground(db: &mut Database, site: &SiteId) -> Result<Ground, anyhow::Error> {
    let people = store::drill::people(db, site, PEOPLE_MAX)?;
    ground(db, site, people)
}

/// The directory as far as these questions go.
fn ground_of(
    db: &mut Database,
    site: &SiteId,
    questions: &[AskedQuestion],
) -> Result<Ground, anyhow::Error> {
    let named = questions.iter().flat_map(|one| {
        let subject = std::iter::once(one.question.subject);
        subject.chain(one.question.choices.iter().copied())
    });
    let ids: Vec<Uid> = named.collect();
    let people = store::drill::people_of(db, site, &ids)?;
    ground(db, site, people)
}

fn ground(db: &mut Database, site: &SiteId, people: Vec<Drilled>) -> Result<Ground, anyhow::Error> {
    let floors = store::directory::floors(db, site)?;
    let rooms = store::directory::rooms(db, site)?.into_iter().map(|room| {
        let floor = floors.iter().find(|floor| floor.id == room.floor);
        let ground = GroundRoom {
            number: room.number,
            name: room.name,
            floor: floor.map_or_else(String::new, |floor| floor.name.clone()),
            level: floor.map_or(0, |floor| floor.level),
        };
        (room.id, ground)
    });
    let rooms = rooms.collect();
    let departments = store::directory::departments(db, site)?.into_iter();
    let departments = departments.map(|one| (one.id, one.name));
    let people = people.into_iter().map(|(id, person, office)| {
        // A number that nobody is told unasked is nobody's to learn by heart.
        let told = office.filter(|office| office.told_to != ToldTo::NobodyUnasked);
        let person = GroundPerson {
            telephone: told.map(|office| office.number),
            ..person
        };
        (id, person)
    });
    Ok(Ground::new(people.collect(), rooms, departments.collect()))
}
