//! What may happen in the house and what follows from it: sites and rooms, bookings, who serves
//! what, the journal and its chain, roles and the access matrix, refusals.
//!
//! This crate is pure. It must never know a database, HTTP, a file, a clock or a source of
//! randomness: time and ids are arguments. It knows nothing of languages either; a [`Refusal`]
//! carries a key and its arguments, and the edge finds the words.
//!
//! To add a thing: give it an id in [`id`], a file of its own with its state and its transitions,
//! each returning the next state or a [`Refusal`], and a table of events as its test.

pub mod access;
pub mod agreed;
pub mod agreement;
pub mod alert;
pub mod assigned_matter;
pub mod assignment;
pub mod away;
pub mod banquet;
pub mod booking;
pub mod call;
pub mod case;
pub mod change;
pub mod check;
pub mod day;
pub mod day_plan;
pub mod difference;
pub mod dining;
pub mod directions;
pub mod directory;
pub mod drill;
pub mod duty;
pub mod fault;
pub mod folding;
pub mod found_item;
pub mod grams;
pub mod hall;
pub mod hand_over;
pub mod house_rule;
pub mod id;
pub mod inquiry;
pub mod journal;
pub mod mask;
pub mod newspaper;
pub mod office;
pub mod order;
pub mod paper_in_custody;
pub mod particulars;
pub mod person_key;
pub mod person_sheet;
pub mod personal_data;
pub mod phone_clock;
pub mod presence;
pub mod quality;
mod reading;
pub mod reception_record;
pub mod recurrence;
pub mod refusal;
pub mod requirement;
pub mod restocking;
pub mod retention;
pub mod roster;
pub mod series;
pub mod serving;
pub mod sheet;
pub mod spot_check;
pub mod subject;
pub mod telephone;
pub mod text;
pub mod visit;
pub mod walking;
pub mod watch;
mod worded;

pub use id::{
    AccountId, AlertId, AlertWayId, AssignedMatterId, AwayNoteId, BanquetId, BuildingId, CallId,
    CaseId, CatalogueItemId, ClosureId, CommandId, DepartmentId, DeviceId, DinerId, DrillRoundId,
    DutyId, FaultId, FloorId, FoundItemId, HandOverId, HouseRuleId, InquiryId, KnowledgeId,
    LeaveId, LingeringId, LostReportId, MatterId, MeetingId, MeetingRatingId, NewspaperId,
    OfficeCleaningId, OrderId, PaperHandOverId, PaperInCustodyId, PersonId, PersonalDataRequestId,
    PhotoId, PlannedShiftId, PushSubscriptionId, RatingId, RequestId, RestockingId, RoomId,
    SeriesId, ShiftSwapId, SiteId, SpotCheckId, SubscriptionId, TablewareId, TeamId, TicketId, Uid,
    VisitId, WatchEntryId, WindowId,
};
pub use refusal::{Refusal, RefusalKind};

/// An instant as the house keeps it: Unix milliseconds, UTC.
pub type Milliseconds = i64;
