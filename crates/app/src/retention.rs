//! What the registers were told is erased when its time of keeping is over, by the house itself.

use domain::access::Actor;
use domain::retention::{
    AWAY_NOTE_DAYS, BANQUET_DAYS, CASE_DAYS, DINING_NEED_DAYS, DINING_WISH_DAYS, DRILL_DAYS,
    FOUND_ITEM_DAYS, LEAVE_DAYS, ORDER_DAYS, PHOTO_DAYS, PLANNED_SHIFT_DAYS, REQUEST_DAYS,
    SPOT_CHECK_DAYS, before,
};
use domain::subject::Register;
use domain::visit::Keeping;
use domain::{Milliseconds, SiteId};
use store::Database;
use store::reception_record::{forget_lines, keeps_lines};

use crate::command::{About, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// A day.
pub(crate) const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/// A register as far as its time of keeping goes.
struct Kept {
    register: &'static str,
    days: fn(&Keeping) -> u32,
    keeps: fn(&mut Database, &SiteId, Milliseconds) -> anyhow::Result<bool>,
    forget: fn(&mut Database, &SiteId, Milliseconds) -> anyhow::Result<usize>,
}

/// The registers that keep what people told.
const REGISTERS: &[Kept] = &[
    Kept {
        register: "call",
        days: |keeping| keeping.call_days,
        keeps: store::call::keeps_before,
        forget: store::call::forget_told,
    },
    Kept {
        register: "inquiry",
        days: |keeping| keeping.inquiry_days,
        keeps: store::inquiry::keeps_before,
        forget: store::inquiry::forget_told,
    },
    Kept {
        register: "rating",
        days: |keeping| keeping.rating_days,
        keeps: store::hall::rating::keeps_before,
        forget: store::hall::rating::forget_told,
    },
    // What the signed records of the days took from the registers is kept as long as they keep it;
    // what they took from visits goes with the visits.
    Kept {
        register: "reception-record-call",
        days: |keeping| keeping.call_days,
        keeps: |db, site, before| keeps_lines(db, site, Register::Call, before),
        forget: |db, site, before| forget_lines(db, site, Register::Call, before),
    },
    Kept {
        register: "reception-record-inquiry",
        days: |keeping| keeping.inquiry_days,
        keeps: |db, site, before| keeps_lines(db, site, Register::Inquiry, before),
        forget: |db, site, before| forget_lines(db, site, Register::Inquiry, before),
    },
    Kept {
        register: "reception-record",
        // An explanation may be about anybody of the day.
        days: |keeping| {
            let of_registers = keeping.call_days.min(keeping.inquiry_days);
            of_registers.min(keeping.days)
        },
        keeps: store::reception_record::keeps_before,
        forget: store::reception_record::forget_told,
    },
    Kept {
        register: "drill",
        days: |_| DRILL_DAYS,
        keeps: store::drill::keeps_before,
        forget: store::drill::forget,
    },
    Kept {
        register: "case",
        days: |_| CASE_DAYS,
        keeps: store::case::keeps_before,
        forget: store::case::forget_told,
    },
    Kept {
        register: "meeting-rating",
        days: |keeping| keeping.rating_days,
        keeps: store::case::keeps_ratings_before,
        forget: store::case::forget_ratings,
    },
    Kept {
        register: "photo",
        days: |_| PHOTO_DAYS,
        keeps: store::photo::keeps_of_faults_before,
        forget: store::photo::forget_of_faults,
    },
    Kept {
        register: "duty-photo",
        days: |_| PHOTO_DAYS,
        keeps: store::photo::keeps_of_duties_before,
        forget: store::photo::forget_of_duties,
    },
    Kept {
        register: "personal-data-request",
        days: |_| REQUEST_DAYS,
        keeps: store::personal_data::keeps_before,
        forget: store::personal_data::forget,
    },
    Kept {
        register: "order",
        days: |_| ORDER_DAYS,
        keeps: store::order::keeps_before,
        forget: store::order::forget_told,
    },
    Kept {
        register: "banquet",
        days: |_| BANQUET_DAYS,
        keeps: store::banquet::keeps_before,
        forget: store::banquet::forget_told,
    },
    Kept {
        register: "dining-wish",
        days: |_| DINING_WISH_DAYS,
        keeps: store::dining::keeps_wishes_before,
        forget: store::dining::forget_wishes,
    },
    Kept {
        register: "dining-need",
        days: |_| DINING_NEED_DAYS,
        keeps: store::dining::keeps_needs_before,
        forget: store::dining::forget_needs,
    },
    Kept {
        register: "spot-check",
        days: |_| SPOT_CHECK_DAYS,
        keeps: store::spot_check::keeps_before,
        forget: store::spot_check::forget,
    },
    Kept {
        register: "hand-over",
        days: |_| PLANNED_SHIFT_DAYS,
        keeps: store::hand_over::keeps_before,
        forget: store::hand_over::forget,
    },
    Kept {
        register: "planned-shift",
        days: |_| PLANNED_SHIFT_DAYS,
        keeps: store::planned_shift::keeps_before,
        forget: store::planned_shift::forget,
    },
    Kept {
        register: "leave",
        days: |_| LEAVE_DAYS,
        keeps: store::leave::keeps_before,
        forget: store::leave::forget,
    },
    Kept {
        register: "shift-swap",
        days: |_| LEAVE_DAYS,
        keeps: store::shift_swap::keeps_before,
        forget: store::shift_swap::forget,
    },
    Kept {
        register: "away",
        days: |_| AWAY_NOTE_DAYS,
        keeps: store::away::keeps_before,
        forget: store::away::forget,
    },
    Kept {
        register: "assigned-matter-photo",
        days: |_| PHOTO_DAYS,
        keeps: store::assigned_matter::keeps_photos_before,
        forget: store::assigned_matter::forget_photos,
    },
    // What is told of a found thing, its photos and who took it go a year after it left the house.
    Kept {
        register: "found-item",
        days: |_| FOUND_ITEM_DAYS,
        keeps: store::found_item::keeps_before,
        forget: store::found_item::forget_told,
    },
    Kept {
        register: "lost-report",
        days: |_| FOUND_ITEM_DAYS,
        keeps: store::found_item::lost::keeps_before,
        forget: store::found_item::lost::forget_told,
    },
];

/// Erases what has been kept long enough, with an entry that says of how many records.
///
/// # Errors
/// When the database fails; the next turn tries again.
pub(crate) async fn sweep(house: &House) -> Result<(), Error> {
    for site in crate::site::all(house).await? {
        let keeping = crate::visit::keeping(house, &site.id).await?.in_force;
        for kept in REGISTERS {
            let days = i64::from((kept.days)(&keeping));
            erase(house, &site.id, kept, days).await?;
        }
    }
    Ok(())
}

async fn erase(house: &House, site: &SiteId, kept: &'static Kept, days: i64) -> Result<(), Error> {
    let limit = before(house.now(), days);
    let asked = site.clone();
    let due = house
        .store()
        .read(move |db| (kept.keeps)(db, &asked, limit))
        .await?;
    if !due {
        return Ok(());
    }
    let command = Command {
        id: domain::CommandId(house.new_id()),
        at: house.now(),
        fingerprint: [0; 32],
    };
    let erase = move |deed: &mut Deed<'_>| {
        let count = (kept.forget)(deed.db, &deed.site.id, limit)?;
        let entry = deed
            .entry("register-erased")
            .detail("register", kept.register)
            .detail("count", count);
        deed.write(&entry)?;
        Ok(crate::Answer::default())
    };
    perform(house, &Actor::house(), site, &command, erase).await?;
    Ok(())
}
