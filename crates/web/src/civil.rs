//! Civil times: a site's zone, and days and hours as people say them.

use domain::Milliseconds;
use domain::directory::Site;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use words::{Arg, Language};

use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A site and its zone.
pub(crate) struct Place {
    /// The site.
    pub(crate) site: Site,
    zone: TimeZone,
}

/// The site of the address with its zone.
pub(crate) async fn place(web: &Web, here: &Here) -> Answered<Place> {
    let site = app::site::find(web.house(), &here.site).await?;
    Place::of(site.ok_or_else(Trouble::not_found)?)
}

impl Place {
    /// The site with its zone.
    pub(crate) fn of(site: Site) -> Answered<Self> {
        let zone = TimeZone::get(&site.time_zone).map_err(Trouble::failed)?;
        Ok(Self { site, zone })
    }

    /// The site's zone.
    pub(crate) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The civil moment of an instant.
    pub(crate) fn civil(&self, at: Milliseconds) -> DateTime {
        let instant = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
        instant.to_zoned_datetime(self.zone.clone()).datetime()
    }

    /// The instant of a civil moment; where clocks jump over it, the first after the jump.
    pub(crate) fn instant(&self, moment: DateTime) -> Milliseconds {
        standards::day::instant(&self.zone, moment.date(), moment.time()).as_millisecond()
    }

    /// The instants at which a day begins and ends.
    pub(crate) fn day(&self, date: Date) -> (Milliseconds, Milliseconds) {
        let next = date.tomorrow().unwrap_or(date);
        let midnight = |date: Date| self.instant(date.to_datetime(Time::midnight()));
        (midnight(date), midnight(next))
    }

    /// The day asked for in the field, else the day of `now`.
    ///
    /// # Errors
    /// Invalid at the field when there is no such day.
    pub(crate) fn asked_date(
        &self,
        fields: &Fields,
        name: &str,
        now: Milliseconds,
    ) -> Answered<Date> {
        match fields.filled(name) {
            None => Ok(self.civil(now).date()),
            Some(_) => fields.date(name),
        }
    }

    /// The time of day, `09:00`.
    pub(crate) fn time(&self, at: Milliseconds) -> String {
        self.civil(at).strftime("%H:%M").to_string()
    }

    /// From when to when, `09:00–11:30`.
    pub(crate) fn span(&self, from: Milliseconds, until: Milliseconds) -> String {
        format!("{}–{}", self.time(from), self.time(until))
    }

    /// From when to when somebody may do something, `09:00–11:30`; over a midnight both have their days,
    /// `11-27 12:59–11-28 09:30`, for it is told on pages of any day.
    pub(crate) fn window(&self, from: Milliseconds, until: Milliseconds) -> String {
        let (from, until) = (self.civil(from), self.civil(until));
        let form = if from.date() == until.date() {
            "%H:%M"
        } else {
            "%m-%d %H:%M"
        };
        format!("{}–{}", from.strftime(form), until.strftime(form))
    }

    /// The day and the time, `2026-11-24 09:00`.
    pub(crate) fn moment(&self, at: Milliseconds) -> String {
        self.civil(at).strftime("%Y-%m-%d %H:%M").to_string()
    }
}

/// The day as people say it, such as 11月24日 周二.
pub(crate) fn day_title(language: Language, date: Date) -> String {
    day_said(language, "civil-day", date)
}

/// The day with its year, as what is filed has it, such as 2026年11月24日 周二.
pub(crate) fn dated_title(language: Language, date: Date) -> String {
    day_said(language, "civil-dated", date)
}

fn day_said(language: Language, key: &str, date: Date) -> String {
    let year = date.year().to_string();
    let arguments = [
        ("year", Arg::Text(&year)),
        ("month", Arg::Number(i64::from(date.month()))),
        ("day", Arg::Number(i64::from(date.day()))),
        ("weekday", Arg::Text(weekday(language, date.weekday()))),
    ];
    words::format(language, key, &arguments)
}

/// The month as people say it, such as 2026年11月.
pub(crate) fn month_title(language: Language, date: Date) -> String {
    let (year, month) = (date.year().to_string(), i64::from(date.month()));
    let arguments = [("year", Arg::Text(&year)), ("month", Arg::Number(month))];
    words::format(language, "civil-month", &arguments)
}

/// The weekday as people say it, such as 周二.
pub(crate) fn weekday(language: Language, weekday: Weekday) -> &'static str {
    let key = match weekday {
        Weekday::Monday => "civil-weekday-1",
        Weekday::Tuesday => "civil-weekday-2",
        Weekday::Wednesday => "civil-weekday-3",
        Weekday::Thursday => "civil-weekday-4",
        Weekday::Friday => "civil-weekday-5",
        Weekday::Saturday => "civil-weekday-6",
        Weekday::Sunday => "civil-weekday-7",
    };
    words::text(language, key)
}
