//! Rounds of the drill: the questions as they were asked, and what was answered when.

use anyhow::Result;
use diesel::prelude::*;
use domain::drill::{Asks, GroundPerson, Question};
use domain::particulars::{Telephone, ToldTo};
use domain::{AccountId, DrillRoundId, Milliseconds, PersonId, SiteId, Uid};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{drill_question, drill_round, person};
use crate::text::{counted as whole, from_list, hex, inconsistent, list, read, read_optional};

/// A round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: DrillRoundId,
    /// Who is asked.
    pub account: AccountId,
    /// When it began.
    pub begun: Milliseconds,
    /// What its questions follow from.
    pub seed: u64,
}

/// A question of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedQuestion {
    /// Its place in the round, from 1.
    pub position: i32,
    /// What is asked.
    pub question: Question,
    /// The place of what was chosen, and when.
    pub answered: Option<(usize, Milliseconds)>,
}

/// An answer as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedAnswer {
    /// Whose.
    pub account: AccountId,
    /// What was asked.
    pub asks: Asks,
    /// Of which entry.
    pub subject: Uid,
    /// Whether it was right.
    pub right: bool,
    /// When.
    pub at: Milliseconds,
}

const QUESTION: &str = "drill_question";

fn place(column: &str, value: i32) -> Result<usize> {
    usize::try_from(value).map_err(|_| inconsistent(QUESTION, column, &value.to_string()))
}

fn kept(value: usize) -> i32 {
    // A question has four choices.
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// Keeps a round with its questions.
pub fn begin(
    connection: &mut Database,
    site: &SiteId,
    new: &Round,
    questions: &[Question],
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(drill_round::table)
        .values((
            drill_round::site_id.eq(site.as_str()),
            drill_round::id.eq(new.id.to_string()),
            drill_round::account_id.eq(new.account.to_string()),
            drill_round::begun_at.eq(new.begun),
            drill_round::seed.eq(hex(&new.seed.to_be_bytes())),
        ))
        .execute(behind))?;
    for (position, question) in (1..).zip(questions) {
        let choices: Vec<String> = question.choices.iter().map(ToString::to_string).collect();
        directly!(connection, |behind| diesel::insert_into(
            drill_question::table
        )
        .values((
            drill_question::site_id.eq(site.as_str()),
            drill_question::round_id.eq(new.id.to_string()),
            drill_question::position.eq(position),
            drill_question::asks.eq(question.asks.word()),
            drill_question::subject_id.eq(question.subject.to_string()),
            drill_question::choices.eq(list(&choices)),
            drill_question::right_choice.eq(kept(question.right)),
        ))
        .execute(behind))?;
    }
    Ok(())
}

type RoundRow = (String, String, i64, String);

fn into_round((id, account, begun, seed): RoundRow) -> Result<Round> {
    let number = u64::from_str_radix(&seed, 16);
    Ok(Round {
        id: read("drill_round", "id", &id)?,
        account: read("drill_round", "account_id", &account)?,
        begun,
        seed: number.map_err(|_| inconsistent("drill_round", "seed", &seed))?,
    })
}

/// The round, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: DrillRoundId) -> Result<Option<Round>> {
    let row: Option<RoundRow> = directly!(connection, |behind| drill_round::table
        .find((site.as_str(), id.to_string()))
        .select((
            drill_round::id,
            drill_round::account_id,
            drill_round::begun_at,
            drill_round::seed,
        ))
        .first(behind)
        .optional())?;
    row.map(into_round).transpose()
}

/// The rounds of one account, the newest first.
pub fn rounds_of(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    most: i64,
) -> Result<Vec<Round>> {
    let rows: Vec<RoundRow> = directly!(connection, |behind| drill_round::table
        .filter(drill_round::site_id.eq(site.as_str()))
        .filter(drill_round::account_id.eq(account.to_string()))
        .order((drill_round::begun_at.desc(), drill_round::id.desc()))
        .limit(most)
        .select((
            drill_round::id,
            drill_round::account_id,
            drill_round::begun_at,
            drill_round::seed,
        ))
        .load(behind))?;
    rows.into_iter().map(into_round).collect()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = drill_question)]
struct QuestionRow {
    position: i32,
    asks: String,
    subject_id: String,
    choices: String,
    right_choice: i32,
    chosen: Option<i32>,
    answered_at: Option<i64>,
}

impl QuestionRow {
    fn into_asked(self) -> Result<AskedQuestion> {
        let choices = from_list(QUESTION, "choices", &self.choices)?;
        let choices = choices.iter().map(|id| read(QUESTION, "choices", id));
        let chosen = self.chosen.map(|chosen| place("chosen", chosen));
        Ok(AskedQuestion {
            position: self.position,
            question: Question {
                asks: asks(&self.asks)?,
                subject: read(QUESTION, "subject_id", &self.subject_id)?,
                choices: choices.collect::<Result<_>>()?,
                right: place("right_choice", self.right_choice)?,
            },
            answered: chosen.transpose()?.zip(self.answered_at),
        })
    }
}

fn asks(word: &str) -> Result<Asks> {
    Asks::from_word(word).ok_or_else(|| inconsistent(QUESTION, "asks", word))
}

/// The questions of a round, in their order.
pub fn questions(
    connection: &mut Database,
    site: &SiteId,
    round: DrillRoundId,
) -> Result<Vec<AskedQuestion>> {
    let rows: Vec<QuestionRow> = directly!(connection, |behind| drill_question::table
        .filter(drill_question::site_id.eq(site.as_str()))
        .filter(drill_question::round_id.eq(round.to_string()))
        .order(drill_question::position)
        .select(QuestionRow::as_select())
        .load(behind))?;
    rows.into_iter().map(QuestionRow::into_asked).collect()
}

/// Keeps an answer.
pub fn answer(
    connection: &mut Database,
    site: &SiteId,
    round: DrillRoundId,
    position: i32,
    (chosen, at): (usize, Milliseconds),
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        drill_question::table.find((site.as_str(), round.to_string(), position))
    )
    .set((
        drill_question::chosen.eq(kept(chosen)),
        drill_question::answered_at.eq(at),
    ))
    .execute(behind))?;
    Ok(())
}

type AnswerRow = (String, String, String, i32, Option<i32>, Option<i64>);

fn counted(rows: Vec<AnswerRow>) -> Result<Vec<CountedAnswer>> {
    rows.into_iter()
        .map(|(account, word, subject, right, chosen, at)| {
            Ok(CountedAnswer {
                account: read("drill_round", "account_id", &account)?,
                asks: asks(&word)?,
                subject: read(QUESTION, "subject_id", &subject)?,
                right: chosen == Some(right),
                at: at.ok_or_else(|| inconsistent(QUESTION, "answered_at", "nothing"))?,
            })
        })
        .collect()
}

/// What one account answered last, the newest first.
pub fn answers_of(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    most: i64,
) -> Result<Vec<CountedAnswer>> {
    let rows: Vec<AnswerRow> = directly!(connection, |behind| drill_question::table
        .inner_join(
            drill_round::table.on(drill_round::site_id
                .eq(drill_question::site_id)
                .and(drill_round::id.eq(drill_question::round_id)))
        )
        .filter(drill_round::site_id.eq(site.as_str()))
        .filter(drill_round::account_id.eq(account.to_string()))
        .filter(drill_question::answered_at.is_not_null())
        .order((
            drill_question::answered_at.desc(),
            drill_question::position.desc(),
            drill_round::id,
        ))
        .limit(most)
        .select((
            drill_round::account_id,
            drill_question::asks,
            drill_question::subject_id,
            drill_question::right_choice,
            drill_question::chosen,
            drill_question::answered_at,
        ))
        .load(behind))?;
    counted(rows)
}

/// What everybody answered since an instant, the newest first.
pub fn answers_since(
    connection: &mut Database,
    site: &SiteId,
    since: Milliseconds,
    most: i64,
) -> Result<Vec<CountedAnswer>> {
    let rows: Vec<AnswerRow> = directly!(connection, |behind| drill_question::table
        .inner_join(
            drill_round::table.on(drill_round::site_id
                .eq(drill_question::site_id)
                .and(drill_round::id.eq(drill_question::round_id)))
        )
        .filter(drill_question::site_id.eq(site.as_str()))
        .filter(drill_question::answered_at.ge(since))
        .order((
            drill_question::answered_at.desc(),
            drill_question::position.desc(),
            drill_question::round_id,
        ))
        .limit(most)
        .select((
            drill_round::account_id,
            drill_question::asks,
            drill_question::subject_id,
            drill_question::right_choice,
            drill_question::chosen,
            drill_question::answered_at,
        ))
        .load(behind))?;
    counted(rows)
}

/// A person of the directory and the telephone on their desk, which not everybody may be asked for.
pub type Drilled = (PersonId, GroundPerson, Option<Telephone>);

/// The people whom a drill may be about: leaders first, then by name, at most so many.
pub fn people(connection: &mut Database, site: &SiteId, most: i64) -> Result<Vec<Drilled>> {
    let rows: Vec<PersonRow> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .order((
            person::precedence.is_null(),
            person::precedence,
            person::name,
            person::id,
        ))
        .limit(most)
        .select(PersonRow::as_select())
        .load(behind))?;
    rows.into_iter().map(PersonRow::into_drilled).collect()
}

/// The people of the ids, in no order.
pub fn people_of(connection: &mut Database, site: &SiteId, ids: &[Uid]) -> Result<Vec<Drilled>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<PersonRow> = directly!(connection, |behind| person::table
        .filter(person::site_id.eq(site.as_str()))
        .filter(person::id.eq_any(ids))
        .select(PersonRow::as_select())
        .load(behind))?;
    rows.into_iter().map(PersonRow::into_drilled).collect()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = person)]
struct PersonRow {
    id: String,
    name: String,
    department_id: Option<String>,
    form_of_address: String,
    precedence: Option<i32>,
    office_telephone: String,
    office_told_to: String,
    room_id: Option<String>,
}

impl PersonRow {
    fn into_drilled(self) -> Result<Drilled> {
        let precedence = self.precedence;
        let precedence = precedence.map(|rank| whole("person", "precedence", rank));
        let department = self.department_id.as_deref();
        let ground = GroundPerson {
            name: self.name,
            form_of_address: self.form_of_address,
            precedence: precedence.transpose()?,
            department: read_optional("person", "department_id", department)?,
            room: read_optional("person", "room_id", self.room_id.as_deref())?,
            telephone: None,
        };
        let office = if self.office_telephone.is_empty() {
            None
        } else {
            let told_to = ToldTo::from_word(&self.office_told_to);
            Some(Telephone {
                number: self.office_telephone,
                told_to: told_to
                    .ok_or_else(|| inconsistent("person", "told_to", &self.office_told_to))?,
            })
        };
        Ok((read("person", "id", &self.id)?, ground, office))
    }
}

/// Whether a round that began before `before` is still kept.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = drill_round::table
        .filter(drill_round::site_id.eq(site.as_str()))
        .filter(drill_round::begun_at.lt(before));
    Ok(finds_any!(connection, kept)?)
}

/// Forgets the rounds that began before `before`; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    let old = drill_round::table
        .filter(drill_round::site_id.eq(site.as_str()))
        .filter(drill_round::begun_at.lt(before))
        .select(drill_round::id);
    directly!(connection, |behind| diesel::delete(
        drill_question::table
            .filter(drill_question::site_id.eq(site.as_str()))
            .filter(drill_question::round_id.eq_any(old))
    )
    .execute(behind))?;
    Ok(directly!(connection, |behind| diesel::delete(
        drill_round::table
            .filter(drill_round::site_id.eq(site.as_str()))
            .filter(drill_round::begun_at.lt(before))
    )
    .execute(behind))?)
}
