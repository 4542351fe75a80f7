//! The drill of the directory: rounds by oneself, results for oneself and for the leader.

use app::drill::{RoundView, answer, begin, own, round, team};
use app::{Answer, Error};
use domain::directory::{Department, Person};
use domain::drill::{Kind, Trend};
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::{DepartmentId, DrillRoundId, PersonId};

use crate::house::{House, bureau, code, room, stories};

/// The leaders of the bureau, the highest first.
const LEADERS: [&str; 14] = [
    "王建国",
    "王敏",
    "李强",
    "赵丽",
    "孙平",
    "周正",
    "吴清",
    "郑明",
    "冯远",
    "陈曦",
    "褚安",
    "卫宁",
    "蒋涛",
    "沈静",
];

impl House {
    /// A directory of leaders with offices and telephones, of which some are told to nobody.
    async fn directory(&self) {
        let (lead, site) = (self.who("li").await, bureau());
        let department = DepartmentId::derived(&["office"]);
        let new = Department {
            id: department,
            name: "办公室".to_owned(),
        };
        app::directory::add_department(&self.app, &lead, &site, &self.command(), new)
            .await
            .unwrap();
        let titles = [
            "局长",
            "副局长",
            "处长",
            "副处长",
            "主任",
            "总工",
            "书记",
            "主席",
        ];
        let titles = titles
            .into_iter()
            .chain(["院长", "庭长", "所长", "队长", "科长", "站长"]);
        let rooms = ["701", "702", "705", "601"];
        for (place, (name, title)) in LEADERS.into_iter().zip(titles).enumerate() {
            let person = Person {
                id: PersonId::derived(&[name]),
                name: name.to_owned(),
                department: Some(department),
                form_of_address: format!("{}{title}", name.chars().next().unwrap()),
                precedence: Some(u32::try_from(place).unwrap() + 1),
            };
            let told_to = match place {
                7 => ToldTo::NobodyUnasked,
                _ => ToldTo::Colleagues,
            };
            let particulars = Particulars {
                office: Some(Telephone {
                    number: format!("80{place}1"),
                    told_to,
                }),
                room: Some(room(rooms[place % 4])),
                ..Particulars::default()
            };
            let entry = app::directory::PersonEntry {
                person,
                particulars: Some(particulars),
            };
            app::directory::add_person(&self.app, &lead, &site, &self.command(), entry)
                .await
                .unwrap();
        }
    }

    async fn begins(&self, who: &str) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        begin(&self.app, &actor, &bureau(), &self.command()).await
    }

    async fn round_of(&self, who: &str) -> DrillRoundId {
        self.begins(who)
            .await
            .unwrap()
            .subject
            .unwrap()
            .parse()
            .unwrap()
    }

    async fn seen(&self, who: &str, id: DrillRoundId) -> Option<RoundView> {
        let actor = self.who(who).await;
        round(&self.app, &actor, &bureau(), id).await.unwrap()
    }

    async fn answers(
        &self,
        who: &str,
        id: DrillRoundId,
        position: i32,
        choice: usize,
    ) -> Result<Answer, Error> {
        let actor = self.who(who).await;
        let given = (position, choice);
        answer(&self.app, &actor, &bureau(), &self.command(), id, given).await
    }

    /// Goes through a round, choosing always the same place; how many were right.
    async fn played(&self, who: &str) -> (u32, u32) {
        let id = self.round_of(who).await;
        while let Some(next) = self.seen(who, id).await.unwrap().next {
            self.answers(who, id, next.position, 1).await.unwrap();
        }
        let score = self.seen(who, id).await.unwrap().score;
        (score.answered, score.right)
    }
}

stories! {
    // A2.6
    async fn a_round_asks_ten_questions_of_the_directory_and_tells_after_each_a2_6(house: House) {
        house.furnish().await;
        house.directory().await;
        let id = house.round_of("qian").await;
        let view = house.seen("qian", id).await.unwrap();
        assert_eq!((view.size, view.answered.len()), (10, 0));
        let next = view.next.unwrap();
        assert_eq!((next.position, next.choices.len(), next.answer), (1, 4, None));
        assert_eq!(next.entry, None, "which entry it is would tell");
        // A round that is not finished goes on.
        assert_eq!(house.round_of("qian").await, id);
        assert_eq!(code(house.answers("qian", id, 2, 0).await), "drill-not-asked");
        assert_eq!(code(house.answers("qian", id, 11, 0).await), "drill-not-asked");
        assert_eq!(code(house.answers("qian", id, 1, 4).await), "choice-unknown");
        house.answers("qian", id, 1, 2).await.unwrap();
        assert_eq!(code(house.answers("qian", id, 1, 3).await), "drill-answered");
        let told = house.seen("qian", id).await.unwrap();
        let given = told.answered[0].answer.unwrap();
        assert_eq!((given.chosen, given.at), (2, house.app.now()));
        assert!(told.answered[0].entry.is_some());
        assert_eq!(told.next.unwrap().position, 2);
        let (answered, right) = house.played("qian").await;
        assert_eq!(answered, 10);
        assert_ne!(house.round_of("qian").await, id, "the next is another round");
        let qian = house.who("qian").await;
        let results = own(&house.app, &qian, &bureau()).await.unwrap().unwrap();
        let all: u32 = results.kinds.iter().map(|(_, score)| score.right).sum();
        assert_eq!((all, results.rounds.len()), (right, 2));
        let week = results.weeks.last().unwrap();
        assert_eq!((week.monday.to_string().as_str(), week.kinds), ("2026-07-06", results.kinds));
        let acts = house.acts(&bureau()).await;
        let count = |act: &str| acts.iter().filter(|known| *known == act).count();
        assert_eq!((count("drill-begun"), count("drill-finished")), (2, 1));
    }

    async fn a_number_that_nobody_is_told_is_never_asked_for_or_offered(house: House) {
        house.furnish().await;
        house.directory().await;
        let mut asked = 0;
        for _ in 0..12 {
            let id = house.round_of("wang").await;
            while let Some(next) = house.seen("wang", id).await.unwrap().next {
                let hidden = |text: &String| text.contains("8071");
                assert!(!next.choices.iter().any(hidden) && !next.prompt.contains("8071"));
                asked += usize::from(next.asks.kind() == Kind::Numbers);
                house.answers("wang", id, next.position, 0).await.unwrap();
            }
        }
        assert!(asked > 20, "{asked}");
    }

    async fn a_number_withdrawn_during_a_round_is_passed_over(house: House) {
        house.furnish().await;
        house.directory().await;
        let id = house.round_of("qian").await;
        let size = house.seen("qian", id).await.unwrap().size;
        let lead = house.who("li").await;
        for name in LEADERS {
            let person = PersonId::derived(&[name]);
            app::directory::remove_person(&house.app, &lead, &bureau(), &house.command(), person)
                .await
                .unwrap();
        }
        let view = house.seen("qian", id).await.unwrap();
        assert!(view.size < size, "{} of {size}", view.size);
        while let Some(next) = house.seen("qian", id).await.unwrap().next {
            assert!(next.choices.iter().all(|choice| !choice.is_empty()));
            house.answers("qian", id, next.position, 0).await.unwrap();
        }
    }

    // A2.6
    async fn the_leader_sees_each_ones_accuracy_and_what_is_often_wrong_a2_6(house: House) {
        house.furnish().await;
        house.directory().await;
        let mut right = 0;
        for _ in 0..4 {
            right += house.played("qian").await.1;
        }
        let lead = house.who("li").await;
        let results = team(&house.app, &lead, &bureau()).await.unwrap().unwrap();
        let qian = results.people.iter().find(|one| one.name == "钱前台").unwrap();
        assert_eq!((qian.now.answered, qian.now.right), (40, right));
        assert_eq!((qian.trend, qian.last), (Trend::Unknown, Some(house.app.now())));
        let bao = results.people.iter().find(|one| one.name == "包保安").unwrap();
        assert_eq!((bao.now.answered, bao.last), (0, None));
        let wrong: Vec<u32> = results.hard.iter().map(|one| one.score.answered - one.score.right).collect();
        assert!(!wrong.is_empty() && wrong.iter().all(|count| *count >= 2), "{wrong:?}");
        assert!(wrong.is_sorted_by(|one, other| one >= other), "{wrong:?}");
        // Thirty days later it is what the next ones are compared with.
        house.set("2026-08-10 09:00");
        house.played("qian").await;
        let results = team(&house.app, &lead, &bureau()).await.unwrap().unwrap();
        let qian = results.people.iter().find(|one| one.name == "钱前台").unwrap();
        assert_eq!(qian.now.answered, 10);
        assert_ne!(qian.trend, Trend::Unknown);
        for who in ["qian", "chen", "shen"] {
            let actor = house.who(who).await;
            assert_eq!(team(&house.app, &actor, &bureau()).await.unwrap(), None, "{who}");
        }
    }

    async fn a_round_is_its_readers_own(house: House) {
        house.furnish().await;
        assert_eq!(code(house.begins("qian").await), "drill-directory-too-small");
        house.directory().await;
        let id = house.round_of("qian").await;
        for other in ["li", "wang", "chen"] {
            assert_eq!(house.seen(other, id).await, None);
        }
        assert_eq!(code(house.answers("wang", id, 1, 0).await), "drill-round-unknown");
        assert_eq!(code(house.begins("chen").await), "not-allowed");
        let chen = house.who("chen").await;
        assert_eq!(own(&house.app, &chen, &bureau()).await.unwrap(), None);
    }

    async fn rounds_are_forgotten_after_two_years(house: House) {
        house.furnish().await;
        house.directory().await;
        house.played("qian").await;
        house.set("2028-07-05 07:00");
        app::timer::sweep(&house.app).await.unwrap();
        let qian = house.who("qian").await;
        let results = own(&house.app, &qian, &bureau()).await.unwrap().unwrap();
        assert_eq!(results.rounds.len(), 1);
        house.set("2028-07-06 07:00");
        app::timer::sweep(&house.app).await.unwrap();
        let results = own(&house.app, &qian, &bureau()).await.unwrap().unwrap();
        assert_eq!(results.rounds.len(), 0);
        assert!(house.acts(&bureau()).await.contains(&"register-erased".to_owned()));
    }
}
