//! What programs do with orders (clauses B5, B6): they place and change them, count what came, tell and
//! settle, and speak for a client who has an account. A client with a link speaks on its page alone.

use app::order::{Recorded, Said};
use axum::extract::State;
use axum::{Extension, Json};
use domain::order::{Asked, Client, Heard, Kind, Line, Matter, Moment, SeenServed, Served};
use domain::{OrderId, RoomId, Uid};
use serde::Deserialize;
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

macro_rules! bodies {
    ($($(#[$meaning:meta])* $name:ident { $($(#[$about:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$meaning])*
        #[derive(Debug, Deserialize, ToSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            /// When, by the sender's clock; the house's own time counts.
            #[serde(default)]
            at: Option<i64>,
            $($(#[$about])* pub(super) $field: $kind,)*
        }

        told_at! { $name }
    )*};
}

bodies! {
    /// An order as it is placed.
    NewOrder {
        /// The meeting it is for; place and time are the meeting's then.
        #[serde(default)]
        meeting: Option<String>,
        /// What it is for and where; absent for a meeting's.
        #[serde(default)]
        matter: Option<OrderMatterBody>,
        /// Who commissions it.
        client: OrderClientBody,
        /// What else is to be known.
        #[serde(default)]
        note: String,
        /// 1 to 40 lines.
        lines: Vec<OrderLineBody>,
    }
    /// An order as it is changed: all of it as it is to stand.
    OrderChanged {
        /// The version that was read.
        version: i32,
        /// What it is for and where; absent to keep it. A meeting's order keeps its meeting's.
        #[serde(default)]
        matter: Option<OrderMatterBody>,
        /// Who commissions it.
        client: OrderClientBody,
        /// What else is to be known.
        #[serde(default)]
        note: String,
        /// A line that stood keeps its number; a line that is not among them goes.
        lines: Vec<OrderLineBody>,
    }
    /// Something is done about an order, of which there is no more to say.
    OrderActed {}
    /// How many came of a line.
    OrderCounted {
        /// The line's number.
        line: u32,
        /// How many came.
        count: u32,
    }
    /// Words about something that was done.
    OrderAnswered {
        /// `3` of a line, `call-2` of what was called for.
        what: String,
        /// Who was told, why it is closed without the client's word, or when what was ordered is expected.
        words: String,
    }
    /// The client agrees.
    OrderAgreed {
        /// The revision that was before them.
        revision: i32,
        /// How they call themselves.
        #[serde(default)]
        name: String,
    }
    /// The client wants something of the order changed.
    OrderChangeAsked {
        /// The revision that was before them.
        revision: i32,
        /// What is to be how.
        words: String,
    }
    /// What the client wants changed is answered.
    OrderChangeAnswered {
        /// The `position` of what they said.
        position: u32,
        /// The answer, which they read.
        words: String,
    }
    /// The client agreed on paper or by telephone.
    OrderAgreementRecorded {
        /// The revision that they confirmed.
        revision: i32,
        /// `counted_at` of what they confirmed with how it is served; absent where they confirmed the order.
        #[serde(default)]
        counted: Option<i64>,
        /// `paper` or `telephone`.
        heard: String,
        /// Who confirmed it.
        name: String,
        /// When; now where absent.
        #[serde(default)]
        said: Option<i64>,
    }
    /// The client says whether what came, and how it is served, is right.
    OrderPlanAnswered {
        /// The revision that was before them.
        revision: i32,
        /// `counted_at` of the order as it was before them.
        counted: i64,
        /// Whether it is right.
        right: bool,
        /// What is wrong.
        #[serde(default)]
        words: String,
    }
    /// The client says whether what was done is right.
    OrderDoneAnswered {
        /// What of all that was before them: `3` or `call-2`, with `@` and its `done_at` as they saw it.
        what: Vec<String>,
        /// Whether it is right.
        right: bool,
        /// What is wrong.
        #[serde(default)]
        words: String,
    }
    /// The client wants something now.
    OrderCalled {
        /// The line; absent for something else.
        #[serde(default)]
        line: Option<u32>,
        /// What they want.
        #[serde(default)]
        words: String,
    }
    /// What is offered.
    NewCatalogueItem {
        /// The kind of a line.
        kind: String,
        /// What it is called.
        item: String,
        /// What it is counted in.
        unit: String,
        /// When it is usually served.
        moment: String,
        /// In hundredths.
        #[serde(default)]
        price: Option<i64>,
        /// Who supplies it.
        #[serde(default)]
        supplier: String,
    }
    /// For how long clients' links work.
    OrderLinkDays {
        /// How many days after the matter, 1 to 30.
        days: u32,
    }
}

/// What an order without a meeting is for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderMatterBody {
    title: String,
    room: String,
    starts: i64,
    ends: i64,
}

/// Who commissions an order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderClientBody {
    name: String,
    #[serde(default)]
    department: String,
    #[serde(default)]
    telephone: String,
}

/// A line as it is asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderLineBody {
    /// The number of a line that stood; absent for a new one.
    #[serde(default)]
    number: u32,
    /// `fruit`, `tea-break`, `flowers`, `place-cards`, `banners`, `printing`, `purchase`, `equipment`,
    /// `banquet` or `other`.
    kind: String,
    item: String,
    quantity: u32,
    unit: String,
    #[serde(default)]
    place: String,
    /// `before`, `seated`, `break`, `at-time` or `on-call`.
    moment: String,
    /// When, for `at-time`.
    #[serde(default)]
    at: Option<i64>,
    /// All of it where absent.
    #[serde(default)]
    put_out: Option<u32>,
    /// Why others are held back.
    #[serde(default)]
    reason: String,
    /// In hundredths.
    #[serde(default)]
    price: Option<i64>,
    /// In hundredths.
    #[serde(default)]
    budget: Option<i64>,
    /// Empty for the house itself.
    #[serde(default)]
    supplier: String,
    /// Until when it may be changed.
    #[serde(default)]
    cut_off: Option<i64>,
}

pub(super) fn kind(word: &str) -> Answered<Kind> {
    Kind::from_word(word).ok_or_else(|| Trouble::invalid("kind", "choice-unknown"))
}

pub(super) fn moment(word: &str) -> Answered<Moment> {
    Moment::from_word(word).ok_or_else(|| Trouble::invalid("moment", "choice-unknown"))
}

impl OrderLineBody {
    fn into_line(self) -> Answered<Line> {
        Ok(Line {
            number: self.number,
            kind: kind(&self.kind)?,
            item: self.item,
            quantity: self.quantity,
            unit: self.unit,
            place: self.place,
            moment: moment(&self.moment)?,
            at: self.at,
            put_out: self.put_out.unwrap_or(self.quantity),
            reason: self.reason,
            price: self.price,
            budget: self.budget,
            supplier: self.supplier,
            cut_off: self.cut_off,
        })
    }
}

/// The order that is asked for; of a meeting, the house takes place and time from the meeting.
fn asked(
    meeting: Option<&str>,
    matter: Option<OrderMatterBody>,
    client: OrderClientBody,
    (note, lines): (String, Vec<OrderLineBody>),
) -> Answered<Asked> {
    let matter = match (meeting, matter) {
        (Some(meeting), None) => Matter {
            meeting: Some(id("meeting", meeting)?),
            ..no_matter()
        },
        (Some(_), Some(_)) => return Err(Trouble::invalid("matter", "order-matter-of-meeting")),
        (None, Some(matter)) => Matter {
            meeting: None,
            title: matter.title,
            room: id("room", &matter.room)?,
            starts: matter.starts,
            ends: matter.ends,
        },
        (None, None) => no_matter(),
    };
    let lines = (1..).zip(lines).map(|(place, line): (usize, _)| {
        let line = line.into_line();
        line.map_err(|trouble| trouble.with("line", place))
    });
    Ok(Asked {
        matter,
        client: Client {
            name: client.name,
            department: client.department,
            telephone: client.telephone,
        },
        note,
        lines: lines.collect::<Answered<_>>()?,
    })
}

/// What the house puts a meeting's own in place of.
fn no_matter() -> Matter {
    Matter {
        meeting: None,
        title: "-".to_owned(),
        room: RoomId(Uid(0)),
        starts: 0,
        ends: 1,
    }
}

/// Place an order.
#[utoipa::path(post, path = "/api/v1/sites/{site}/orders", tag = "order",
    request_body = NewOrder, responses((status = 200, body = Taken)))]
pub(crate) async fn place_order(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewOrder>,
) -> Answered<Json<Taken>> {
    let body = act.body;
    if body.meeting.is_none() && body.matter.is_none() {
        return Err(Trouble::invalid("matter", "order-matter-missing"));
    }
    let rest = (body.note, body.lines);
    let asked = asked(body.meeting.as_deref(), body.matter, body.client, rest)?;
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::order::place(house, actor, site, &act.command, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Change an order. Its client is asked again where what they are shown differs.
#[utoipa::path(post, path = "/api/v1/sites/{site}/orders/{order}", tag = "order",
    request_body = OrderChanged, responses((status = 200, body = Taken)))]
pub(crate) async fn change_order(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<OrderChanged>,
) -> Answered<Json<Taken>> {
    let (body, order): (_, OrderId) = (act.body, ids.at(0)?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let keeps = body.matter.is_none();
    let mut asked = asked(None, body.matter, body.client, (body.note, body.lines))?;
    if keeps {
        let found = app::order::find(house, actor, site, order).await?;
        asked.matter = found.ok_or_else(Trouble::not_found)?.view.order.matter;
    }
    let seen = (order, body.version);
    let done = app::order::change(house, actor, site, &act.command, seen, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// An operation on one order: its name, its address, its body, and what is done with it.
macro_rules! acts {
    ($($(#[$about:meta])* $name:ident $path:literal $body:ident
        |$house:ident, $actor:ident, $site:ident, $command:ident, $order:ident, $given:ident| $done:expr;)*) => {$(
        $(#[$about])*
        #[utoipa::path(post, path = $path, tag = "order",
            request_body = $body, responses((status = 200, body = Taken)))]
        pub(crate) async fn $name(
            State(web): State<Web>,
            here: Here,
            ids: Ids,
            Extension(language): Extension<Language>,
            act: Act<$body>,
        ) -> Answered<Json<Taken>> {
            let ($house, $actor, $site) = (web.house(), &here.actor, &here.site);
            let ($command, $given, $order): (_, _, OrderId) = (&act.command, act.body, ids.at(0)?);
            let done = $done.await?;
            taken(&web, &here, done, act.clock_off_ms, language).await
        }
    )*};
}

acts! {
    /// Cancel an order of which nothing was served.
    cancel_order "/api/v1/sites/{site}/orders/{order}/cancellation" OrderActed
        |house, actor, site, command, order, _given| app::order::cancel(house, actor, site, command, order);
    /// Make a link for the client, to have their word; the one before leads nowhere from then on.
    make_order_link "/api/v1/sites/{site}/orders/{order}/link" OrderActed
        |house, actor, site, command, order, _given| app::order::make_link(house, actor, site, command, order);
    /// End the client's link.
    revoke_order_link "/api/v1/sites/{site}/orders/{order}/link/revocation" OrderActed
        |house, actor, site, command, order, _given| app::order::revoke_link(house, actor, site, command, order);
    /// Say how many came of a line.
    count_order "/api/v1/sites/{site}/orders/{order}/count" OrderCounted
        |house, actor, site, command, order, given|
            app::order::count(house, actor, site, command, (order, given.line), given.count);
    /// Say that the client was told of what was done, and who.
    tell_of_order "/api/v1/sites/{site}/orders/{order}/notice" OrderAnswered
        |house, actor, site, command, order, given|
            app::order::tell(house, actor, site, command, (order, served(&given.what)?), given.words);
    /// Note that a line was ordered from its supplier, and when it is expected.
    note_order_supply "/api/v1/sites/{site}/orders/{order}/supply" OrderAnswered
        |house, actor, site, command, order, given|
            app::order::note_ordered(house, actor, site, command, (order, served(&given.what)?), given.words);
    /// Close what was done and nobody answers, with a reason.
    settle_order "/api/v1/sites/{site}/orders/{order}/settlement" OrderAnswered
        |house, actor, site, command, order, given|
            app::order::settle_word(house, actor, site, command, (order, served(&given.what)?), given.words);
    /// Write down that its client agreed to it, or to its serving plan, on paper or by telephone, for who may place orders for others.
    record_order_agreement "/api/v1/sites/{site}/orders/{order}/recorded-agreement" OrderAgreementRecorded
        |house, actor, site, command, order, given| app::order::record_agreement(house, actor, site, command, order, Recorded {
            revision: given.revision,
            counted: given.counted,
            heard: heard(&given.heard)?,
            name: given.name,
            said: given.said,
        });
    /// As its client: the order is agreed as it is shown.
    agree_to_order "/api/v1/sites/{site}/orders/{order}/agreement" OrderAgreed
        |house, actor, site, command, order, given| app::order::say(house, actor, site, command, order, Said::Agreed {
            revision: given.revision,
            name: given.name,
        });
    /// As its client: something of it is to be changed.
    ask_for_order_change "/api/v1/sites/{site}/orders/{order}/change-request" OrderChangeAsked
        |house, actor, site, command, order, given| app::order::say(house, actor, site, command, order, Said::Change {
            revision: given.revision,
            words: given.words,
        });
    /// Answer what its client wants changed, where the order stays as it is.
    answer_order_change "/api/v1/sites/{site}/orders/{order}/change-answer" OrderChangeAnswered
        |house, actor, site, command, order, given|
            app::order::answer_change(house, actor, site, command, (order, given.position), given.words);
    /// As its client: what came, and how it is served, is right or is not.
    answer_order_plan "/api/v1/sites/{site}/orders/{order}/plan" OrderPlanAnswered
        |house, actor, site, command, order, given| app::order::say(house, actor, site, command, order, Said::Plan {
            revision: given.revision,
            counted: given.counted,
            right: given.right,
            words: given.words,
        });
    /// As its client: what was done is right or is not.
    answer_order_done "/api/v1/sites/{site}/orders/{order}/completion" OrderDoneAnswered
        |house, actor, site, command, order, given| app::order::say(house, actor, site, command, order, Said::Done {
            what: seen(&given.what)?,
            right: given.right,
            words: given.words,
        });
    /// As its client: something is wanted now.
    call_for_order "/api/v1/sites/{site}/orders/{order}/call" OrderCalled
        |house, actor, site, command, order, given| app::order::say(house, actor, site, command, order, Said::Called {
            line: given.line,
            words: given.words,
        });
}

fn heard(word: &str) -> Answered<Heard> {
    Heard::from_word(word).ok_or_else(|| Trouble::invalid("heard", "choice-unknown"))
}

fn served(word: &str) -> Answered<Served> {
    Served::from_word(word).ok_or_else(|| Trouble::invalid("what", "choice-unknown"))
}

fn seen(words: &[String]) -> Answered<Vec<SeenServed>> {
    let unknown = || Trouble::invalid("what", "choice-unknown");
    let what = words.iter().map(|word| SeenServed::from_word(word));
    what.map(|one| one.ok_or_else(unknown)).collect()
}
