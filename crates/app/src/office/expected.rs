//! The cleanings that an evening may ask for: which offices will be free nobody knows before it is time, so until
//! then every office of a leader is reckoned with.

use anyhow::Result;
use domain::assignment::team_for;
use domain::directory::Room;
use domain::duty::{DutyRecord, id_of};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{Milliseconds, RoomId};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use standards::{Duty, Rule, Start};
use store::Database;

use super::{Window, cleaning_id, window};
use crate::view::Sight;

/// The cleanings of a day whose time has not come at `from`, under the ids that their duties will have. Once it has
/// come, the house itself makes a duty of each office whose leader is out, and nothing is expected beside them.
pub(crate) fn expected(
    db: &mut Database,
    sight: &mut Sight,
    (zone, date): (&TimeZone, Date),
    from: Milliseconds,
) -> Result<Vec<DutyRecord>> {
    let version = sight.site.standard_version;
    let standard = sight.standard(db, version)?;
    let rules = standard.rules_starting(Start::OfficeFree);
    let ahead: Vec<(&Rule, Window)> = rules
        .filter_map(|rule| Some((rule, window(rule, zone, date)?)))
        .filter(|(_, (opens, _))| from < *opens)
        .collect();
    if ahead.is_empty() || !crate::site::calendar(db, &sight.site)?.is_working(date) {
        return Ok(Vec::new());
    }
    let sight: &Sight = sight;
    let offices = sight.rooms.values();
    let offices: Vec<&Room> = offices
        .filter(|room| {
            let mut rules = ahead.iter();
            rules.any(|(rule, _)| rule.place == room.kind.as_str())
        })
        .collect();
    let ids: Vec<RoomId> = offices.iter().map(|room| room.id).collect();
    let leaders = store::directory::leaders_in(db, &sight.site.id, &ids)?;
    let mut expected = Vec::new();
    for room in offices {
        // Nobody cleans an office of which it is not known whose it is.
        if !leaders.iter().any(|leader| leader.room == room.id) {
            continue;
        }
        let own = ahead.iter();
        let own = own.filter(|(rule, _)| rule.place == room.kind.as_str());
        expected.extend(own.map(|one| cleaning(sight, date, room, *one)));
    }
    Ok(expected)
}

/// The duty of cleaning an office as it will be made when it is free.
fn cleaning(
    sight: &Sight,
    date: Date,
    room: &Room,
    (rule, (opens, due)): (&Rule, Window),
) -> DutyRecord {
    let (site, day) = (&sight.site, date.to_string());
    let subject = Subject {
        register: Register::OfficeCleaning,
        id: cleaning_id(&site.id, &day, room.id).0,
        number: 0,
    };
    let by = rule.by.as_str();
    let team = team_for(&sight.teams, by, Some(room));
    let team = team.or_else(|| team_for(&sight.teams, by, None));
    DutyRecord {
        id: id_of(
            &site.id,
            &crate::subject::matter(subject),
            rule.id.as_str(),
            1,
        ),
        day,
        meeting: None,
        request: None,
        subject: Some(subject),
        standard_version: site.standard_version,
        team: team.map(|team| team.id),
        assignee: None,
        room: Some(room.id),
        duty: Duty {
            rule: rule.id.clone(),
            round: 1,
            cause: instant(opens),
            opens: instant(opens),
            due: instant(due),
            stopped: None,
            outcome: None,
        },
        settled: None,
        steps_done: Vec::new(),
        overdue_noted: None,
    }
}
