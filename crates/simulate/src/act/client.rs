//! One thing that is done about what clients commission and complain of, by the team or by whoever holds the
//! link, as a value.

use app::order::Said;
use app::{Actor, Answer, Command, Error, House, feedback};
use domain::case::{self, Step, Told};
use domain::order::{Asked, Served};
use domain::{CaseId, OrderId, SiteId};

/// What somebody does with an order or a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientAct {
    /// Places an order.
    Place(Box<Asked>),
    /// Changes an order whose version they saw.
    Change(OrderId, i32, Box<Asked>),
    /// Makes a link for the client.
    Link(OrderId),
    /// Counts what came of a line.
    Count(OrderId, u32, u32),
    /// Notes that a line was ordered from its supplier.
    Supply(OrderId, Served, String),
    /// Tells the client of what was done.
    Tell(OrderId, Served, String),
    /// Answers a change that the client asked for, by its place.
    AnswerChange(OrderId, u32, String),
    /// Whoever holds the link says something.
    Say(String, Said),
    /// Whoever holds the link rates.
    Rate(String, feedback::Said),
    /// Whoever holds the link complains.
    Complain(String, Told),
    /// Takes a step about a case.
    Case(CaseId, Step, Box<case::Said>),
}

impl ClientAct {
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
            Self::Place(asked) => app::order::place(house, actor, site, command, *asked).await,
            Self::Change(id, version, asked) => {
                app::order::change(house, actor, site, command, (id, version), *asked).await
            }
            Self::Link(id) => app::order::make_link(house, actor, site, command, id).await,
            Self::Count(id, line, came) => {
                app::order::count(house, actor, site, command, (id, line), came).await
            }
            Self::Supply(id, what, expected) => {
                app::order::note_ordered(house, actor, site, command, (id, what), expected).await
            }
            Self::Tell(id, what, whom) => {
                app::order::tell(house, actor, site, command, (id, what), whom).await
            }
            Self::AnswerChange(id, position, words) => {
                let wish = (id, position);
                app::order::answer_change(house, actor, site, command, wish, words).await
            }
            Self::Say(code, said) => {
                app::order::say_by_link(house, (&code, ""), command, said).await
            }
            Self::Rate(code, said) => {
                app::order::rate_by_link(house, (&code, ""), command, said).await
            }
            Self::Complain(code, told) => {
                app::order::complain_by_link(house, (&code, ""), command, told).await
            }
            Self::Case(id, step, said) => {
                app::case::step(house, actor, site, command, (id, step), *said).await
            }
        }
    }
}
