//! Who comes to the demo's sites: some have left, some are inside, one waits for the leader, others
//! are expected.

use app::visit::{Done, Registration};
use app::{Answer, Command, Error, House, Role};
use domain::visit::{Act, Details};
use domain::{CommandId, Milliseconds, VisitId};

use crate::building::Building;
use crate::content::VisitLine;
use crate::day::MINUTE_MS;

/// How long before now those who are expected were announced.
const ANNOUNCED_MINUTES: i64 = 90;

/// Somebody comes, is announced, or leaves.
pub(super) struct Coming {
    line: usize,
    expected: Option<Milliseconds>,
    leaves: bool,
}

/// What happens of it, with when; what lies before the morning is left out.
pub(super) fn comings(
    building: &Building,
    begins: Milliseconds,
    now: Milliseconds,
) -> Vec<(Milliseconds, Coming)> {
    let mut comings = Vec::new();
    for (line, visit) in building.content.visits.iter().enumerate() {
        let ago = |minutes: i64| now - minutes * MINUTE_MS;
        let expected = visit.expected.map(|minutes| now + minutes * MINUTE_MS);
        let came = ago(visit.came.unwrap_or(ANNOUNCED_MINUTES));
        if came <= begins {
            continue;
        }
        let coming = |leaves| Coming {
            line,
            expected,
            leaves,
        };
        comings.push((came, coming(false)));
        comings.extend(visit.left.map(|minutes| (ago(minutes), coming(true))));
    }
    comings
}

impl Coming {
    /// Lets it happen.
    pub(super) async fn play(
        &self,
        house: &House,
        building: &Building,
        at: Milliseconds,
    ) -> Result<Answer, Error> {
        let (site, desk) = (&building.site.id, &building.first(Role::Receptionist).actor);
        let number = self.line.to_string();
        let id = CommandId::derived(&["demo", "visit", site.as_str(), &number]);
        let command = |id| Command {
            id,
            at,
            fingerprint: [0; 32],
        };
        if self.leaves {
            let leaving = CommandId::derived(&["demo", "visit-left", site.as_str(), &number]);
            let done = Done {
                act: Act::Leave,
                reason: String::new(),
                badge_back: true,
            };
            return app::visit::act(house, desk, site, &command(leaving), VisitId(id.0), done)
                .await;
        }
        let registration = registration(&building.content.visits[self.line], self.expected);
        app::visit::register(house, desk, site, &command(id), registration).await
    }
}

fn registration(line: &VisitLine, expected: Option<Milliseconds>) -> Registration {
    Registration {
        details: Details {
            name: line.name.clone(),
            organisation: line.organisation.clone(),
            telephone: line.telephone.clone(),
            document_kind: line.document.clone(),
            plate: line.plate.clone(),
            things: line.things.clone(),
            purpose: line.purpose.clone(),
            host: line.host.clone(),
            ..Details::default()
        },
        companions: line.companions,
        expected,
        room: line.room.clone(),
        ..Registration::default()
    }
}
