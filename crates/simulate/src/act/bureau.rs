//! One thing somebody of the bureau does beside serving meetings, as a value.

use app::dining::{Confirmed, DinerWord, TablewareAsked};
use app::hand_over::Handed;
use app::newspaper::{IssueWord, NewspaperAsked, SubscriptionAsked};
use app::paper_in_custody::{HandOver as Signing, Onward, Retrieval};
use app::{Actor, Answer, Command, Error, House};
use domain::assigned_matter::{Assignment, Said, Step};
use domain::dining::{Condition, Meal};
use domain::newspaper::Addressee;
use domain::presence::Presence;
use domain::{
    AssignedMatterId, DinerId, DutyId, HandOverId, MeetingId, NewspaperId, PaperInCustodyId,
    PersonId, RoomId, SiteId, TablewareId, Uid,
};
use jiff::civil::Date;

use super::RosterAct;

/// What somebody of the bureau does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BureauAct {
    /// Plans a shift.
    Plan(app::roster::Asked),
    /// Asks something of the roster, or sees to what was asked.
    Roster(RosterAct),
    /// Notes what was not in order at a check item.
    Remark(DutyId, u32, String),
    /// Hands the shift over.
    HandOver(Handed),
    /// Says that they have what was handed over.
    TakeOver(HandOverId),
    /// Has read a notice.
    SeeNotice(Uid),
    /// Scores a colleague in a spot check.
    SpotCheck(Box<app::spot_check::Asked>),
    /// Somebody of the owner's office confirms what was asked for a meeting, in the revision that they read.
    Agree(MeetingId, i32),
    /// The owner's manager assigns a matter.
    Assign(Box<Assignment>),
    /// Takes a step about it.
    MatterStep(AssignedMatterId, Step, Box<Said>),
    /// Says where a leader is.
    SayPresence(PersonId, Presence),
    /// Books the key to an office out.
    TakeKey(RoomId),
    /// Books it in.
    GiveKey(RoomId),
    /// Somebody answered the knocking: comes again in so many minutes.
    Answered(RoomId, i64),
    /// Tells at a check item what is lacking.
    Restock(DutyId, u32, Vec<(String, u32)>),
    /// Takes papers down that come out of an office.
    Retrieve(Retrieval),
    /// Says who has a paper, or where it lies.
    PassOn(PaperInCustodyId, Onward),
    /// Hands papers over against a signature.
    SignFor(Signing),
    /// Enters a newspaper.
    AddNewspaper(NewspaperAsked),
    /// Enters who takes it.
    Subscribe(SubscriptionAsked),
    /// Says that every issue of the day came.
    AllArrived,
    /// Says something of an issue.
    TellIssue(NewspaperId, Date, IssueWord),
    /// Ticks the papers of an office, with a reason as not brought.
    Deliver(Addressee, String),
    /// Enters a set of tableware.
    AddTableware(TablewareAsked),
    /// Looks at a set.
    CheckTableware(TablewareId, Condition, String),
    /// Enters the menu of a meal.
    EnterMenu(Date, Meal, String),
    /// Says something of a diner.
    TellDiner(Meal, PersonId, DinerWord),
    /// Serves a wish.
    Serve(DinerId, u32),
}

impl BureauAct {
    /// Sends it to the house.
    ///
    /// # Errors
    /// What the house says.
    pub(super) async fn send(
        self,
        house: &House,
        (actor, site, command): (&Actor, &SiteId, &Command),
    ) -> Result<Answer, Error> {
        match self {
            Self::Plan(asked) => app::roster::plan(house, actor, site, command, asked).await,
            Self::Roster(act) => Box::pin(act.send(house, (actor, site, command))).await,
            Self::Remark(duty, item, note) => {
                app::check::remark(house, actor, site, command, duty, item, note).await
            }
            Self::HandOver(handed) => {
                app::hand_over::make(house, actor, site, command, handed).await
            }
            Self::TakeOver(id) => {
                app::hand_over::acknowledge(house, actor, site, command, id).await
            }
            Self::SeeNotice(id) => app::phone::see_notice(house, actor, site, command, id).await,
            Self::SpotCheck(asked) => {
                app::spot_check::take(house, actor, site, command, *asked).await
            }
            Self::Agree(meeting, revision) => {
                app::agreement::agree(house, actor, site, command, meeting, revision).await
            }
            Self::Assign(asked) => {
                let for_whom = String::new();
                app::assigned_matter::assign(house, actor, site, command, *asked, for_whom).await
            }
            Self::MatterStep(id, step, said) => {
                let with = (*said, None);
                app::assigned_matter::step(house, actor, site, command, (id, step), with).await
            }
            other => Box::pin(other.send_of_offices(house, (actor, site, command))).await,
        }
    }

    /// What is about leaders' offices.
    async fn send_of_offices(
        self,
        house: &House,
        (actor, site, command): (&Actor, &SiteId, &Command),
    ) -> Result<Answer, Error> {
        match self {
            Self::SayPresence(leader, said) => {
                app::directory::say_presence(house, actor, site, command, leader, said).await
            }
            Self::TakeKey(room) => app::office::take_key(house, actor, site, command, room).await,
            Self::GiveKey(room) => {
                app::office::give_back_key(house, actor, site, command, room).await
            }
            Self::Answered(room, minutes) => {
                app::office::answer(house, actor, site, command, (room, minutes)).await
            }
            Self::Restock(duty, item, lines) => {
                let told = (item, lines);
                app::restocking::restock(house, actor, site, command, duty, told).await
            }
            Self::Retrieve(papers) => {
                app::paper_in_custody::retrieve(house, actor, site, command, papers).await
            }
            Self::PassOn(paper, onward) => {
                app::paper_in_custody::pass_on(house, actor, site, command, paper, onward).await
            }
            Self::SignFor(papers) => {
                app::paper_in_custody::hand_over(house, actor, site, command, papers).await
            }
            other => Box::pin(other.send_of_table(house, (actor, site, command))).await,
        }
    }

    /// What is about newspapers and the dining room.
    async fn send_of_table(
        self,
        house: &House,
        (actor, site, command): (&Actor, &SiteId, &Command),
    ) -> Result<Answer, Error> {
        match self {
            Self::AddNewspaper(asked) => {
                app::newspaper::add_newspaper(house, actor, site, command, asked).await
            }
            Self::Subscribe(asked) => {
                app::newspaper::subscribe(house, actor, site, command, asked).await
            }
            Self::AllArrived => app::newspaper::all_arrived(house, actor, site, command).await,
            Self::TellIssue(paper, day, word) => {
                app::newspaper::tell(house, actor, site, command, (paper, day), word).await
            }
            Self::Deliver(stop, reason) => {
                app::newspaper::deliver(house, actor, site, command, (stop, reason)).await
            }
            Self::AddTableware(asked) => {
                app::dining::add_tableware(house, actor, site, command, asked).await
            }
            Self::CheckTableware(set, condition, note) => {
                let found = (condition, note);
                app::dining::check_tableware(house, actor, site, command, set, found).await
            }
            Self::EnterMenu(day, meal, typed) => {
                app::dining::enter_menu(house, actor, site, command, (day, meal), typed).await
            }
            Self::TellDiner(meal, person, word) => {
                app::dining::tell_of_diner(house, actor, site, command, (meal, person), word).await
            }
            Self::Serve(diner, wish) => {
                let (of, yes) = ((diner, wish), Confirmed::No);
                app::dining::serve(house, actor, site, command, of, yes).await
            }
            other => Err(Error::Failed(anyhow::anyhow!(
                "{other:?} is about neither newspapers nor meals"
            ))),
        }
    }
}
