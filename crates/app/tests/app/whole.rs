//! Registers and figures of a period are of all of it, however much that is.

use app::assigned_matter::{Group, assign, figures};
use app::fault::{Twice, report};
use domain::assigned_matter::{Assignment, Receiver, Urgency};
use domain::fault::{Kind, Report};
use domain::{AssignedMatterId, FaultId};

use crate::house::{House, account, at, bureau, court, court_room, stories};

/// More than one list ever took.
const MANY: usize = 520;

const ALWAYS: (i64, i64) = (0, i64::MAX);

impl House {
    /// As many more as there are to be, each like the one that was written.
    async fn repeat(
        &self,
        mut again: impl FnMut(&mut store::Database, usize) -> anyhow::Result<()> + Send + 'static,
    ) {
        let repeat = move |db: &mut store::Database| {
            for turn in 1..MANY {
                again(db, turn)?;
            }
            Ok(())
        };
        let written = self.app.store().write::<(), anyhow::Error>(None, repeat);
        written.await.unwrap();
    }
}

stories! {
    // A2.10
    async fn a_month_of_many_faults_is_listed_and_measured_whole_a2_10(house: House) {
        house.furnish().await;
        let desk = house.who("court-desk").await;
        let what = Report {
            room: court_room("101"),
            spot: "三号窗口".to_owned(),
            kind: Kind::Lighting,
            urgency: domain::fault::Urgency::Ordinary,
            description: "灯管闪".to_owned(),
            seen: None,
            found: None,
        };
        let done = report(&house.app, &desk, &court(), &house.command(), what, (None, Twice::Join)).await;
        let first: FaultId = done.unwrap().subject.unwrap().parse().unwrap();
        house.repeat(move |db, turn| {
            let mut other = store::fault::find(db, &court(), first)?.unwrap();
            other.id = FaultId::derived(&["whole", &turn.to_string()]);
            other.number += i32::try_from(turn)?;
            other.reported -= i64::try_from(turn)?;
            store::fault::add(db, &court(), &other)
        }).await;
        for who in ["court-desk", "court-lead"] {
            let who = house.who(who).await;
            let found = app::fault::register(&house.app, &who, &court(), ALWAYS).await.unwrap().unwrap();
            assert_eq!((found.of_span.len(), found.open.len(), found.measures.count as usize), (MANY, MANY, MANY));
        }
    }

    // C5.3
    async fn a_month_of_many_matters_is_listed_counted_and_on_the_phone_whole_c5_3(house: House) {
        house.furnish().await;
        let (chen, qian) = (house.who("chen").await, house.who("qian").await);
        let asked = Assignment {
            what: "会签稿送到办公室".to_owned(),
            person: None,
            room: None,
            due: at("10:00"),
            urgency: Urgency::Ordinary,
            receiver: Receiver::Account(account("qian")),
        };
        let done = assign(&house.app, &chen, &bureau(), &house.command(), asked, String::new()).await;
        let first: AssignedMatterId = done.unwrap().subject.unwrap().parse().unwrap();
        house.repeat(move |db, turn| {
            let mut other = store::assigned_matter::find(db, &bureau(), first)?.unwrap();
            other.id = AssignedMatterId::derived(&["whole", &turn.to_string()]);
            other.number += i32::try_from(turn)?;
            other.assigned -= i64::try_from(turn)?;
            store::assigned_matter::add(db, &bureau(), &other)
        }).await;
        let lead = house.who("li").await;
        let found = app::assigned_matter::register(&house.app, &lead, &bureau(), ALWAYS).await.unwrap().unwrap();
        assert_eq!((found.of_span.len(), found.open.len(), found.figures.count as usize), (MANY, MANY, MANY));
        let summed = figures(&house.app, &lead, &bureau(), ALWAYS, Group::Assignee).await.unwrap().unwrap();
        assert_eq!(summed.whole.count as usize, MANY);
        let own = app::assigned_matter::register(&house.app, &qian, &bureau(), ALWAYS).await.unwrap().unwrap();
        assert_eq!(own.of_span.len(), MANY);
        let phone = app::phone::state(&house.app, &qian, &bureau()).await.unwrap().unwrap();
        assert_eq!(phone.assigned_matters.len(), MANY);
    }
}
