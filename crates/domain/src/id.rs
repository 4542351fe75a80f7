//! One id type for each thing, so that a room's id can never stand where a meeting's should.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// 128 bits written as a UUID in lower case with hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(pub u128);

impl Uid {
    /// The id that follows from the given parts and from nothing else (a UUID of version 8).
    ///
    /// Duties and imported rooms get theirs this way, so that a repeated run makes the same house.
    #[must_use]
    pub fn derived(parts: &[&str]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        let digest = hasher.finalize();
        let mut bytes = [0_u8; 16];
        bytes.copy_from_slice(&digest[..16]);
        bytes[6] = (bytes[6] & 0x0f) | 0x80;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Self(u128::from_be_bytes(bytes))
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 36];
        let mut place = 0;
        for (index, byte) in self.0.to_be_bytes().into_iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                place += 1;
            }
            text[place] = DIGITS[usize::from(byte >> 4)];
            text[place + 1] = DIGITS[usize::from(byte & 15)];
            place += 2;
        }
        formatter.write_str(std::str::from_utf8(&text).expect("hex digits and hyphens are ASCII"))
    }
}

/// The text is not a UUID in its hyphenated lower-case form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not an id")
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for Uid {
    type Err = NotAnId;

    /// Reads exactly what [`Display`](fmt::Display) writes: one thing has one spelling.
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let text: &[u8; 36] = text.as_bytes().try_into().map_err(|_| NotAnId)?;
        let (mut value, mut wrong) = (0_u128, 0);
        for group in [0..8, 9..13, 14..18, 19..23, 24..36] {
            let mut part = 0_u64;
            for byte in &text[group.clone()] {
                let digit = DIGITS[usize::from(*byte)];
                wrong |= digit;
                part = (part << 4) | u64::from(digit);
            }
            value = (value << (4 * group.len())) | u128::from(part);
        }
        let is_parted = [8, 13, 18, 23].iter().all(|place| text[*place] == b'-');
        if wrong > 15 || !is_parted {
            return Err(NotAnId);
        }
        Ok(Self(value))
    }
}

/// What each byte counts as a digit; 16 for none. Every row of every table is found by ids: they are read fast.
const DIGITS: [u8; 256] = {
    let mut digits = [16; 256];
    let mut digit = 0_u8;
    while digit < 16 {
        let sign = if digit < 10 {
            b'0' + digit
        } else {
            b'a' + digit - 10
        };
        digits[sign as usize] = digit;
        digit += 1;
    }
    digits
};

macro_rules! ids {
    ($($(#[$meaning:meta])* $name:ident)*) => {$(
        $(#[$meaning])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uid);

        impl $name {
            /// The id that follows from the given parts; see [`Uid::derived`].
            #[must_use]
            pub fn derived(parts: &[&str]) -> Self {
                Self(Uid::derived(parts))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// One use of the product by a client, made by the client (UUIDv7), repeatable without harm.
    CommandId
    /// An account that signs in.
    AccountId
    /// A building of a site.
    BuildingId
    /// A floor of a building.
    FloorId
    /// A room, whole or part of a dividable one.
    RoomId
    /// A time during which a room is closed.
    ClosureId
    /// A department.
    DepartmentId
    /// A person of the directory.
    PersonId
    /// A team with its scope.
    TeamId
    /// A meeting; the id of the command that booked it.
    MeetingId
    /// A series of meetings that one rule of recurrence made.
    SeriesId
    /// A duty; derived from what it belongs to, its rule and its round.
    DutyId
    /// An in-meeting request.
    RequestId
    /// A call of the call register; the id of the command that took it down.
    CallId
    /// An inquiry of the register; the id of the command that recorded it.
    InquiryId
    /// An entry of the knowledge base.
    KnowledgeId
    /// What people come to a window of the hall for.
    MatterId
    /// A window of the hall.
    WindowId
    /// A queue ticket; the id of the command that took it.
    TicketId
    /// People who linger in the hall; the id of the command that noted them.
    LingeringId
    /// A kiosk, a hall screen, a sign, or the screen at a team's door.
    DeviceId
    /// A rating of the service; the id of the command that gave it.
    RatingId
    /// A visit; the id of the command that registered it.
    VisitId
    /// An entry of the watch list.
    WatchEntryId
    /// A rule of the house; the id of the command that began its first draft.
    HouseRuleId
    /// A round of the directory drill; the id of the command that began it.
    DrillRoundId
    /// A request about personal data; the id of the command that made it.
    PersonalDataRequestId
    /// A fault of the register; the id of the command that reported it.
    FaultId
    /// A case: a complaint as it is settled.
    CaseId
    /// What somebody said of a meeting.
    MeetingRatingId
    /// A photo.
    PhotoId
    /// An order of a client; the id of the command that placed it.
    OrderId
    /// An item of the catalogue from which orders are made.
    CatalogueItemId
    /// A banquet; the id of the command that booked it.
    BanquetId
    /// An alert: what one recipient is told once; derived from duty, stage and recipient.
    AlertId
    /// A webhook of the site; the id of the command that added it.
    AlertWayId
    /// A browser that is told something while its page is shut; derived from site and endpoint by the house's key.
    PushSubscriptionId
    /// The cleaning of a leader's office on a day; derived from the office and the day.
    OfficeCleaningId
    /// A paper in custody; derived from the command that took it down and its number.
    PaperInCustodyId
    /// What is to be brought to a room; derived from the duty that found it lacking and a number.
    RestockingId
    /// A hand-over of papers; the id of the command that handed them over.
    PaperHandOverId
    /// A set of tableware; the id of the command that entered it.
    TablewareId
    /// A diner of a meal; derived from the day, the meal and the person.
    DinerId
    /// A paper that is subscribed to; the id of the command that entered it.
    NewspaperId
    /// A line of the subscription table; the id of the command that entered it.
    SubscriptionId
    /// An assigned matter; the id of the command that assigned it.
    AssignedMatterId
    /// A planned shift of the roster; the id of the command that planned it.
    PlannedShiftId
    /// A leave; the id of the command that asked for it.
    LeaveId
    /// A swap of shifts; the id of the command that asked for it.
    ShiftSwapId
    /// A hand-over of a shift; derived from the planned shift, or the id of the command that made it.
    HandOverId
    /// A spot check; the id of the command that took it down.
    SpotCheckId
    /// A time during which a whole team was away; derived from the team and when it began.
    AwayNoteId
    /// A found thing; the id of the command that took it down.
    FoundItemId
    /// A report of a lost thing; the id of the command that took it down.
    LostReportId
}

/// A site's short name as it stands in addresses: 2 to 32 of `a-z`, `0-9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteId(String);

impl SiteId {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SiteId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for SiteId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let lawful = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if (2..=32).contains(&text.len()) && text.bytes().all(lawful) && !text.starts_with('-') {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_back_as_it_was_written() {
        let id = Uid(0x0192_f3a4_b5c6_7d8e_9fa0_b1c2_d3e4_f506);
        assert_eq!(id.to_string(), "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn one_thing_has_one_spelling() {
        for text in [
            "",
            "0192F3A4-b5c6-7d8e-9fa0-b1c2d3e4f506",
            "0192f3a4b5c67d8e9fa0b1c2d3e4f506",
            "0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f50g",
            "０192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f5",
        ] {
            assert_eq!(text.parse::<Uid>(), Err(NotAnId), "{text}");
        }
    }

    #[test]
    fn derived_ids_tell_parts_apart() {
        assert_ne!(Uid::derived(&["ab", "c"]), Uid::derived(&["a", "bc"]));
        assert_eq!(Uid::derived(&["a"]), Uid::derived(&["a"]));
    }

    #[test]
    fn a_site_is_named_in_the_letters_of_an_address() {
        for (text, lawful) in [
            ("court", true),
            ("bureau-hq", true),
            ("a", false),
            ("Court", false),
            ("法院", false),
        ] {
            assert_eq!(text.parse::<SiteId>().is_ok(), lawful, "{text}");
        }
    }
}
