//! Reaching people 提醒 (clause C4.2.6). The phone page comes first and depends on nothing else: it learns its duties
//! by its own connection and says what came there. Mail, webhooks and web push go beside it, from rows that were written in the
//! transaction of what is told, so that nothing is told twice and nothing is lost; `notify` carries them out of the
//! house. What is said outside is the least: what, where, when. Of a secret meeting or a visitor it says nothing.

mod outbox;
mod own;
mod parcel;
mod push;
mod receipt;
mod settle;
mod shown;
mod tell;
mod way;

use std::time::Duration;

use domain::alert::address::Private;
use domain::duty::DutyRecord;
use domain::subject::Register;

pub use self::outbox::take;
pub(crate) use self::own::quiet_of;
pub use self::own::{OwnPage, own, set_own};
pub use self::parcel::{Failure, Fault, Line, Parcel, Space, Target};
pub use self::push::{
    Browser, OwnPush, PushPage, PushTarget, Signed, subscribe, switch_off, switch_on, try_own,
    unsubscribe,
};
pub use self::receipt::{Receipt, receive};
pub use self::settle::{Fared, settle};
pub(crate) use self::shown::unreceived_of;
pub use self::shown::{Closed, DutyAlert, Trouble, WaysPage, closed, of_duty, ways};
pub(crate) use self::tell::{follow_time, tell_anew, tell_overdue};
pub use self::way::{add_way, change_way, remove_way, try_way};
pub use store::alert::way::{AlertWay, Kind as WayKind, WayState};

/// What the binary was told about ways out of the house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reaching {
    /// Whether mail can be sent.
    pub mail: bool,
    /// Whether webhooks may lead into the house's own network.
    pub private: Private,
    /// Whether browsers may be told by services inside the network: never, but in tests. Where webhooks may lead
    /// inside, somebody who leads said where; what a browser names is anybody's word.
    pub push_inside: Private,
    /// The address under which people open the house, for links; `None` where nobody said it.
    pub home: Option<String>,
}

/// A delivery that takes longer than this has failed. What was taken to be delivered and was never settled is free
/// again after a minute.
pub const DELIVERY_MAX: Duration = Duration::from_secs(10);

/// Whether a duty is nobody's business outside: how somebody takes their post, and what a case is about.
fn is_kept_inside(duty: &DutyRecord) -> bool {
    let about = duty.subject.map(|about| about.register);
    matches!(about, Some(Register::PlannedShift | Register::Case))
}
