//! What each page shows, as plain structs with their templates.
//!
//! A view is filled by its handler and draws itself; it holds words and numbers that are ready to
//! be shown and never asks for anything. Formatting that needs a zone or a directory is done before.
//!
//! **To add a page:** a template below `templates/`, a struct here with its fields documented, and
//! the keys of its words in the texts.

mod account;
mod accounts;
mod agreement;
mod alerts;
mod assigned_matters;
mod away_notes;
mod banquets;
mod board;
mod calls;
mod cases;
mod day_plan;
mod dining;
mod directory;
mod drill;
mod entry;
mod faults;
mod found_items;
mod frame;
mod guide;
mod hall;
mod hand_overs;
mod house_rules;
mod inquiries;
mod journal;
mod leave;
mod meeting;
mod meeting_form;
mod newspapers;
mod offices;
mod order_catalogue;
mod order_end;
mod order_version;
mod orders;
mod pages;
mod papers;
mod people;
mod people_sheet;
mod personal_data;
mod phone;
mod presence;
mod public;
mod quality;
mod reception_record;
mod register;
mod restocking;
mod room_codes;
mod rooms;
mod roster;
mod spot_checks;
mod standard;
mod timeline;
mod visits;
mod why;

pub use account::{Account, TokenRow};
pub use accounts::{AccountRow, Accounts, NextStep, RoleHeld};
pub use agreement::{AgreementState, Agreements, AwaitedRow, OrderChange};
pub use alerts::{
    AlertOwn, AlertPush, AlertPushService, AlertTroubleRow, AlertWayForm, AlertWayRow, AlertWays,
    OwnPushView,
};
pub use assigned_matters::{
    AssignedMatterAct, AssignedMatterFigureRow, AssignedMatterFigures, AssignedMatterForm,
    AssignedMatterRow, AssignedMatterShown, AssignedMatterTaken, AssignedMatters,
};
pub use away_notes::{AwayLine, AwayNotes, AwaySheet, AwayTeamCard, DoorPage, DoorScreenRow};
pub use banquets::{
    BanquetCards, BanquetForm, BanquetGuest, BanquetGuestForm, BanquetList, BanquetRow,
    BanquetSeat, BanquetShown, BanquetTable, BanquetTyped, Banquets,
};
pub use board::{Board, BoardMeeting, BoardPerson, Chip, LateRow};
pub use calls::{
    CallBackForm, CallCase, CallChangeRow, CallForm, CallRow, CallShown, Calls, CallsEarlier,
};
pub use cases::{
    CaseAct, CaseClock, CaseConfirmed, CaseDone, CaseDuty, CaseEntry, CaseFigures, CaseForm,
    CaseLaid, CaseOrder, CasePublic, CaseRow, CaseSheet, CaseShown, Cases,
};
pub use day_plan::{
    DayPlanAct, DayPlanAnswer, DayPlanBar, DayPlanMiss, DayPlanPage, DayPlanPerson,
    DayPlanProposal, DayPlanStop, DayPlanTick, DayPlanWhatIf,
};
pub use dining::{DinerRow, Dining, DiningEntry, TablewareRow, WishRow};
pub use directory::{
    Cell, DirectoryOverview, DirectoryPage, FillStep, Gap, ListRow, PostButton, Search, Section,
    Tab,
};
pub use drill::{
    DrillBar, DrillChoice, DrillHard, DrillPage, DrillPerson, DrillQuestion, DrillRoundPage,
    DrillRoundRow, DrillTeam, DrillWeek, DrillWrong,
};
pub use entry::{
    Control, EntryField, EntryForm, FieldGroup, FloorChoice, LinesControl, TextControl,
};
pub use faults::{
    FaultAct, FaultDone, FaultForm, FaultKnown, FaultMeasures, FaultOrder, FaultPhoto, FaultRow,
    FaultShown, Faults,
};
pub use found_items::{
    FoundItemAct, FoundItemDone, FoundItemForm, FoundItemHandBack, FoundItemNotice,
    FoundItemPerson, FoundItemReceipt, FoundItemRow, FoundItemShown, FoundItems, LostReportForm,
    LostReportRow, LostReportShown, LostReports,
};
pub use frame::{Choice, Frame, Link, MenuItem, OwnDayLine, OwnNotice};
pub use guide::{Guide, GuideFloorCard, GuideRoomRow, Way, WayForm, WayPlace, WayPublic};
pub use hall::{
    CrowdStep, DeviceRow, Hall, HallScreen, HallSetUp, Kiosk, LingeringRow, LoadBar, RatingRow,
    TakenTicket, TicketPage, TicketRow, TicketSheet, WindowCard,
};
pub use hand_overs::{
    AheadDay, AheadMeeting, HandOverRow, HandOverShown, HandOvers, Review, ReviewDuty, ReviewItem,
    ReviewKey,
};
pub use house_rules::{
    Difference, HouseRuleDraft, HouseRuleForm, HouseRulePage, HouseRuleReaders, HouseRuleRow,
    HouseRules, ReaderRow, VersionRow,
};
pub use inquiries::{
    Inquiries, InquiryRow, InquiryShown, KnowledgeEntry, KnowledgePage, KnowledgeRow,
    KnowledgeVersion, ProposalRow, Proposals, ProposedRow,
};
pub use journal::{Chain, Journal, JournalDay, JournalEntry};
pub use leave::{LeaveForm, LeaveList, LeaveRow, ShiftSwapForm, ShiftSwapRow, ShiftSwaps};
pub use meeting::{
    AheadRow, AttendeeRow, ChangeRow, DifferenceRow, DutyRow, Meeting, OccurrenceRow, Series,
};
pub use meeting_form::{Field, MeetingForm, Obstacle, Proposal, RoomChoice};
pub use newspapers::{
    IssueRow, NewspaperEntry, NewspaperFloor, NewspaperList, NewspaperTable, NewspaperWorkbook,
    Newspapers, PaperOfStop, PaperReader, StopRow, TableLine, TablePaper,
};
pub use offices::{OfficeFloor, OfficeKeyShown, OfficeRow, Offices};
pub use order_catalogue::OrderCatalogue;
pub use order_end::{OrderEnd, OrderOwnCase};
pub use order_version::{OrderVersion, OrderVersionClient, OrderVersionTeam};
pub use orders::{
    OfferedItem, OrderClient, OrderDifference, OrderForm, OrderLineForm, OrderLineRow,
    OrderMeanwhile, OrderPhoto, OrderRecorded, OrderRow, OrderSaid, OrderServed, OrderSheet,
    OrderShown, OrderTeam, OrderTyped, Orders,
};
pub use pages::{PageLink, Pages};
pub use papers::{
    PaperActShown, PaperForm, PaperHandOverForm, PaperLine, PaperRow, PaperSheet, PaperShown,
    Papers,
};
pub use people::{NamedLine, People, PersonCard, PersonLine, TelephoneLine};
pub use people_sheet::{PeopleSheet, SheetCell, SheetLine, SheetPreview};
pub use personal_data::{
    PersonalDataRecord, PersonalDataRequests, PersonalDataRow, PersonalDataSection,
    PersonalDataSheet,
};
pub use phone::{Manifest, Phone};
pub use presence::{PresenceLine, PresencePage};
pub use public::{Administrator, Administrators, DemoRole, Problem, RoomRequest, SetUp, SignIn};
pub use quality::{
    Chart, ChartBar, Quality, QualityCell, QualityDuties, QualityDuty, QualityFigure, QualityLine,
    QualityReport, QualitySource, ReportDuty,
};
pub use reception_record::{
    ReceptionRecord, ReceptionRecordPaper, ReceptionRecords, RecordAnswering, RecordDayRow,
    RecordEdition, RecordRow, RecordSigning, StillInside,
};
pub use register::{RegisterControl, RegisterField, RegisterForm};
pub use restocking::{Restocking, RestockingRow};
pub use room_codes::{RoomCodes, RoomSign};
pub use rooms::{Bar, BarKind, CalendarRow, MonthDay, Rooms, Shown};
pub use roster::{
    CycleCell, CycleForm, CycleLaid, CycleLine, CyclePage, CyclePerson, PostRow, Roster,
    RosterCell, RosterForm, RosterLine, RosterMove, RosterShift, RosterWorkbook,
};
pub use spot_checks::{
    SpotCheckBar, SpotCheckChosen, SpotCheckFigure, SpotCheckForm, SpotCheckItem, SpotCheckPerson,
    SpotCheckRow, SpotCheckShown, SpotChecks,
};
pub use standard::{ClauseRow, ProblemRow, RuleRow, StandardPage};
pub use timeline::{STEP_MINUTES, Span, lanes};
pub use visits::{
    EntryControl, Evacuation, FloorInside, GuestMeeting, Guests, VisitAct, VisitBadge, VisitCounts,
    VisitDetail, VisitGroup, VisitKeeping, VisitList, VisitNotice, VisitRelease, VisitRow,
    VisitorPage, Visits, Watch, WatchRow,
};
pub use why::{StepRow, Why, WhyAlert};
