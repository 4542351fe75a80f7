//! One use of the reception desk's registers by somebody, as a value.

use app::hall::Wanted;
use app::reception_record::{Signing, Word};
use app::visit::{Changes, Done, Registration};
use app::{Actor, Answer, Command, Error, House};
use domain::call::Note;
use domain::fault::{Report, Said, Step};
use domain::hall::{Matter, TicketAct, Window};
use domain::inquiry::{InquiryNote, Lesson};
use domain::visit::Answer as HostAnswer;
use domain::{CallId, FaultId, InquiryId, Milliseconds, SiteId, TicketId, VisitId, WindowId};

/// What somebody does at the desk, at the gate or in the hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskAct {
    /// Announces or registers a visitor.
    Register(Box<Registration>),
    /// Registers somebody once more.
    Again(VisitId),
    /// Says what the host answers.
    HostAnswers(VisitId, HostAnswer),
    /// The leader on duty says yes or no.
    Approve(VisitId, bool),
    /// Lets in, holds, refuses, lets go, takes back.
    AtTheGate(VisitId, Done),
    /// Takes a badge back.
    ReturnBadge(VisitId),
    /// Corrects a visit as it was read.
    Correct(VisitId, i32, Box<Changes>),
    /// Takes a call down.
    TakeCall(Box<Note>),
    /// Says who received a call that was passed on.
    Receive(CallId, String),
    /// Says that the caller was reached, or when it is tried again.
    CallBack(CallId, bool, Option<Milliseconds>),
    /// Records an inquiry.
    Inquire(Box<InquiryNote>),
    /// Answers one that waited.
    AnswerInquiry(InquiryId, String),
    /// Writes an entry of the knowledge base.
    Teach(Box<Lesson>),
    /// Sets a matter of the hall up.
    PutMatter(Matter),
    /// Sets a window of the hall up.
    PutWindow(Window),
    /// Takes a ticket.
    TakeTicket(Wanted),
    /// Calls whoever is next.
    CallNext(WindowId),
    /// Deals with a ticket.
    Deal(TicketId, TicketAct),
    /// Reports a fault.
    ReportFault(Box<Report>),
    /// Takes a step about a fault.
    FaultStep(FaultId, Step, Box<Said>),
    /// Signs a day's record.
    Sign(Signing),
    /// A leader signs it too, or sends it back.
    AnswerRecord(String, u32, Word),
}

impl DeskAct {
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
            Self::Register(new) => app::visit::register(house, actor, site, command, *new).await,
            Self::Again(id) => app::visit::again(house, actor, site, command, id).await,
            Self::HostAnswers(id, said) => {
                app::visit::answer(house, actor, site, command, id, said).await
            }
            Self::Approve(id, given) => {
                app::visit::approve(house, actor, site, command, id, given).await
            }
            Self::AtTheGate(id, done) => {
                app::visit::act(house, actor, site, command, id, done).await
            }
            Self::ReturnBadge(id) => {
                app::visit::return_badge(house, actor, site, command, id).await
            }
            Self::Correct(id, version, changes) => {
                app::visit::change(house, actor, site, command, id, version, *changes).await
            }
            Self::TakeCall(note) => app::call::take(house, actor, site, command, *note).await,
            Self::Receive(id, by) => app::call::receive(house, actor, site, command, id, by).await,
            Self::CallBack(id, reached, next) => {
                app::call::call_back(house, actor, site, command, id, (reached, next)).await
            }
            Self::Inquire(note) => {
                app::inquiry::record(house, actor, site, command, *note, false).await
            }
            Self::AnswerInquiry(id, said) => {
                app::inquiry::answer(house, actor, site, command, id, (said, false)).await
            }
            other => other.send_of_the_hall(house, (actor, site, command)).await,
        }
    }

    async fn send_of_the_hall(
        self,
        house: &House,
        (actor, site, command): (&Actor, &SiteId, &Command),
    ) -> Result<Answer, Error> {
        match self {
            Self::Teach(lesson) => {
                app::knowledge::add(house, actor, site, command, (*lesson, None)).await
            }
            Self::PutMatter(matter) => {
                app::hall::set_up::put_matter(house, actor, site, command, matter).await
            }
            Self::PutWindow(window) => {
                app::hall::set_up::put_window(house, actor, site, command, window).await
            }
            Self::TakeTicket(wanted) => app::hall::take(house, actor, site, command, wanted).await,
            Self::CallNext(window) => {
                app::hall::call_next(house, actor, site, command, window).await
            }
            Self::Deal(id, act) => app::hall::deal(house, actor, site, command, id, act).await,
            Self::ReportFault(report) => {
                let alone = (None, app::fault::Twice::Separate);
                app::fault::report(house, actor, site, command, *report, alone).await
            }
            Self::FaultStep(id, step, said) => {
                app::fault::step(house, actor, site, command, (id, step), *said).await
            }
            Self::Sign(signing) => {
                app::reception_record::sign(house, actor, site, command, signing).await
            }
            Self::AnswerRecord(day, edition, word) => {
                let which = (day, edition);
                app::reception_record::answer(house, actor, site, command, which, word).await
            }
            other => Err(Error::Failed(anyhow::anyhow!(
                "{other:?} is none of the hall"
            ))),
        }
    }
}
