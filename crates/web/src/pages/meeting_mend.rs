//! What the booking form offers beside what was typed: how far a change reaches, and what would do
//! where the room is not free.

use domain::Milliseconds;
use domain::booking::Wish;
use domain::directory::room_title;
use domain::series::Scope;

use super::meeting_form::Purpose;
use super::{meeting_typed, obstacle};
use crate::civil;
use crate::fields::Fields;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{Choice, MeetingForm, Proposal};

/// How many free rooms are proposed.
const PROPOSALS: usize = 6;

/// What would do instead: rooms that are free at that time, times at which the room is free; for a
/// series, leaving out the day on which it is not.
pub(super) async fn instead(
    web: &Web,
    purpose: &Purpose<'_>,
    typed: &Fields,
    trouble: &Trouble,
    page: &mut MeetingForm,
) -> Answered<()> {
    let Ok(booking) = meeting_typed::booking(typed, &purpose.place) else {
        return Ok(());
    };
    let wanted = booking.requirement;
    let several = booking.recurrence.is_some() || is_for_all(typed);
    let length = wanted.ends - wanted.starts;
    let mut starts = wanted.starts;
    if let Some(day) = obstacle::day_of(trouble).filter(|_| several) {
        let time = purpose.place.civil(wanted.starts).time();
        starts = purpose.place.instant(day.to_datetime(time));
        if booking.recurrence.is_some() {
            page.skip = Some(Choice {
                value: day.to_string(),
                title: civil::day_title(purpose.language, day),
                chosen: false,
            });
        }
    }
    let (house, site) = (web.house(), &purpose.here.site);
    let except = purpose.meeting.as_ref().map(|meeting| meeting.id);
    let wish = Wish {
        headcount: wanted.headcount,
        equipment: wanted.equipment,
    };
    let ends = starts + length;
    let found = app::meeting::proposals(house, site, starts, ends, wish, except);
    page.proposals = found
        .await?
        .unwrap_or_default()
        .iter()
        .filter(|proposal| proposal.obstacle.is_none() && proposal.room.id != wanted.room)
        .take(PROPOSALS)
        .map(|proposal| Proposal {
            id: proposal.room.id.to_string(),
            title: room_title(&proposal.room.number, &proposal.room.name),
            capacity: proposal.room.capacity,
        })
        .collect();
    if several || page.obstacle.is_none() {
        return Ok(());
    }
    let times = app::meeting::nearest_free(house, site, wanted.room, starts, ends, except);
    page.times = times
        .await?
        .into_iter()
        .map(|at| time_choice(purpose, starts, at, length))
        .collect();
    Ok(())
}

/// A time that is free: with its day where that is another one.
fn time_choice(
    purpose: &Purpose<'_>,
    wanted: Milliseconds,
    at: Milliseconds,
    length: Milliseconds,
) -> Choice {
    let (place, span) = (&purpose.place, purpose.place.span(at, at + length));
    let date = place.civil(at).date();
    let title = if date == place.civil(wanted).date() {
        span
    } else {
        format!("{} {span}", civil::day_title(purpose.language, date))
    };
    Choice {
        value: at.to_string(),
        title,
        chosen: false,
    }
}

fn is_for_all(typed: &Fields) -> bool {
    typed.text("scope") == Scope::Following.word()
}

/// This one alone, or all that follow, where others of the series do.
pub(super) fn scopes(purpose: &Purpose<'_>, typed: &Fields) -> Vec<Choice> {
    let following = purpose
        .meeting
        .as_ref()
        .map_or(0, |meeting| meeting.following);
    if following == 0 {
        return Vec::new();
    }
    let count = [("count", following.to_string())];
    let (language, all) = (purpose.language, is_for_all(typed));
    let choice = |scope: Scope, title, chosen| Choice {
        value: scope.word().to_owned(),
        title,
        chosen,
    };
    vec![
        choice(
            Scope::One,
            words::text(language, "meeting-scope-one").to_owned(),
            !all,
        ),
        choice(
            Scope::Following,
            words::format(language, "meeting-scope-following", &count),
            all,
        ),
    ]
}
