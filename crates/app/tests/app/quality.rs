//! Quality: every clause with what proves it, figures as far as somebody's right reaches, the monthly report.

use app::case::{Opening, name_subject, open};
use app::check::remark;
use app::quality::{
    By, DutiesAsked, DutyList, NOBODY, QualityPage, QualityRow, Report, Seen, Source, list, page,
    report,
};
use app::serving::Word;
use domain::case::{Category, Channel, Told};
use domain::directory::Team;
use domain::duty::DutyRecord;
use domain::quality::{Judgement, Period, Standing};
use domain::subject::{Register, Subject};
use domain::{CaseId, MeetingId, SiteId, TeamId};
use standards::Outcome;

use crate::house::{
    House, account, at, bureau, court, date, floor, meeting_in, room, site_of, stories, team,
};

/// The clauses of part A, in the order of the written standard.
const PART_A: [&str; 33] = [
    "A1.1", "A1.2", "A1.3", "A1.4", "A1.5", "A1.6", "A1.7", "A1.8", "A1.9", "A1.10", "A2.1",
    "A2.2", "A2.3", "A2.4", "A2.5", "A2.6", "A2.7", "A2.8", "A2.9", "A2.10", "A3.1", "A3.2",
    "A3.3", "A3.4", "A3.5", "A4.1", "A4.2", "A4.3", "A4.4", "A4.5", "A4.6", "A4.7", "A4.8",
];
/// The clauses of part C.
const PART_C: [&str; 36] = [
    "C0", "C1.1", "C1.2", "C1.3", "C2.1", "C2.2", "C2.3", "C2.4", "C2.5", "C2.6", "C2.7", "C2.8",
    "C2.9", "C3.1", "C3.2a", "C3.2b", "C3.3", "C3.4", "C4.1.1", "C4.1.2", "C4.1.3", "C4.1.4",
    "C4.1.5", "C4.1.6", "C4.2.1", "C4.2.2", "C4.2.3", "C4.2.4", "C4.2.5", "C4.2.6", "C4.3.1",
    "C4.3.2", "C4.3.3", "C5.1", "C5.2", "C5.3",
];

fn july() -> Period {
    Period::month_of(date("2026-07-06"))
}

fn row<'page>(found: &'page QualityPage, key: &str) -> &'page QualityRow {
    let row = found.rows.iter().find(|row| row.key == key);
    row.unwrap_or_else(|| panic!("there is no row of {key}"))
}

fn judgement(found: &QualityPage, clause: &str) -> Judgement {
    row(found, clause).proof.as_ref().unwrap().judgement
}

/// On time, early, late, missed, overdue, waived.
fn told(row: &QualityRow) -> [u32; 6] {
    [
        Standing::OnTime,
        Standing::Early,
        Standing::Late,
        Standing::Missed,
        Standing::Overdue,
        Standing::Waived,
    ]
    .map(|one| row.counts.of(one))
}

impl House {
    async fn quality(&self, who: &str, by: By) -> Option<QualityPage> {
        self.quality_of(who, by, july()).await
    }

    async fn quality_of(&self, who: &str, by: By, period: Period) -> Option<QualityPage> {
        let actor = self.who(who).await;
        page(&self.app, &actor, &site_of(who), period, by)
            .await
            .unwrap()
    }

    async fn behind(
        &self,
        who: &str,
        by: By,
        key: &str,
        standing: Option<Standing>,
    ) -> Option<DutyList> {
        let actor = self.who(who).await;
        let asked = DutiesAsked {
            period: july(),
            by,
            key: key.to_owned(),
            standing,
            page: 1,
        };
        list(&self.app, &actor, &site_of(who), asked).await.unwrap()
    }

    /// A complaint whose duties are a team's.
    async fn complained(&self, of: TeamId) -> CaseId {
        let told = Told {
            words: "水果太少".to_owned(),
            ..Told::default()
        };
        let (desk, command) = (self.who("qian").await, self.command());
        let opening = Opening::by(Channel::Visit, told);
        let opened = open(&self.app, &desk, &bureau(), &command, opening).await;
        let case: CaseId = opened.unwrap().subject.unwrap().parse().unwrap();
        self.with_duties_of(case, move |duty| duty.team = Some(of))
            .await;
        case
    }

    /// Everything about a case was done as soon as it was to be.
    async fn all_done(&self, case: CaseId) {
        let done = |duty: &mut DutyRecord| {
            let at = duty.duty.opens;
            duty.duty.outcome = Some(Outcome::Done { at });
        };
        self.with_duties_of(case, done).await;
    }

    async fn with_duties_of(
        &self,
        case: CaseId,
        change: impl Fn(&mut DutyRecord) + Send + 'static,
    ) {
        let about = Subject {
            register: Register::Case,
            id: case.0,
            number: 0,
        };
        let write = move |db: &mut store::Database| -> anyhow::Result<()> {
            for mut duty in store::duty::of_subject(db, &bureau(), about)? {
                change(&mut duty);
                store::duty::change(db, &bureau(), &duty)?;
            }
            Ok(())
        };
        self.app.store().write(None, write).await.unwrap();
    }

    async fn monthly(&self, who: &str) -> Option<Report> {
        let actor = self.who(who).await;
        report(&self.app, &actor, &site_of(who), july())
            .await
            .unwrap()
    }

    /// A meeting whose guests sit down at its start; tea is poured after so many minutes.
    async fn served_with_tea(&self, number: &str, hour: &str, minutes: u32) -> MeetingId {
        let starts = format!("{hour}:00");
        let meeting = self
            .book(meeting_in(room(number), &starts, &format!("{hour}:50")))
            .await;
        self.say("wang", &starts, meeting, Word::Started).await;
        self.say("wang", &starts, meeting, Word::Seated).await;
        let poured = format!("{hour}:{minutes:02}");
        self.done("wang", &poured, meeting, "tea", 1).await;
        meeting
    }

    async fn wang_on_duty(&self) {
        self.furnish().await;
        self.tick("07:30").await;
        self.start_shift("wang").await;
    }
}

/// Every clause of a site's standard in its order, with its words and what proves it.
async fn every_clause_is_there(house: &House, lead: &str, site: &SiteId, part: &[&str]) {
    let found = house.quality(lead, By::Clause).await.unwrap();
    let standard = app::site::standard(&house.app, site)
        .await
        .unwrap()
        .unwrap();
    let written = standard.standard.clauses().iter();
    let written: Vec<String> = written.map(|clause| clause.id.to_string()).collect();
    let shown: Vec<&str> = found.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(shown, written, "in the order of the standard");
    let of_part: Vec<&str> = shown
        .iter()
        .copied()
        .filter(|clause| part.contains(clause))
        .collect();
    assert_eq!(of_part, part, "none is left out");
    for row in &found.rows {
        let proof = row.proof.as_ref().unwrap();
        assert!(!proof.wording.is_empty(), "the words of {}", row.key);
        assert!(!proof.sources.is_empty(), "what proves {}", row.key);
        let untold = proof
            .sources
            .iter()
            .any(|source| matches!(source, Source::Standing));
        assert!(!untold, "something counts {}", row.key);
    }
}

stories! {
    async fn every_clause_of_parts_a_and_c_is_shown_with_what_proves_it(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        every_clause_is_there(&house, "court-lead", &court(), &PART_A).await;
        every_clause_is_there(&house, "li", &bureau(), &PART_C).await;
    }

    // C4.2.1
    async fn a_clause_is_not_proven_then_kept_then_breached_as_its_duties_come_out_c4_2_1(house: House) {
        house.wang_on_duty().await;
        let found = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(judgement(&found, "C4.2.1"), Judgement::NotProven);
        house.served_with_tea("701", "09", 3).await;
        let found = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(told(row(&found, "C4.2.1")), [1, 0, 0, 0, 0, 0]);
        assert_eq!(judgement(&found, "C4.2.1"), Judgement::Kept);
        house.served_with_tea("702", "11", 9).await;
        let found = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(told(row(&found, "C4.2.1")), [1, 0, 1, 0, 0, 0]);
        assert_eq!(row(&found, "C4.2.1").counts.percent(), Some(50));
        assert_eq!(judgement(&found, "C4.2.1"), Judgement::Breached);
        // A duty of two clauses is counted for each and once in all; the charts add up to all.
        let mut days = domain::quality::Counts::default();
        for (_, counts) in &found.steps {
            days.add_all(counts);
        }
        assert_eq!((days, found.steps.len()), (found.total, 31));
        // Another month knows nothing of it.
        let june = july().month_before();
        let found = house.quality_of("li", By::Clause, june).await.unwrap();
        assert_eq!((found.total.duties(), judgement(&found, "C4.2.1")), (0, Judgement::NotProven));
    }

    // C4.1.4
    async fn what_the_owners_office_confirmed_proves_that_it_was_asked_c4_1_4(house: House) {
        house.wang_on_duty().await;
        let held = house.served_with_tea("701", "09", 3).await;
        let found = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(judgement(&found, "C4.1.4"), Judgement::Breached);
        let next = house.book(meeting_in(room("702"), "11:00", "11:50")).await;
        let chen = house.who("chen").await;
        for meeting in [held, next] {
            app::agreement::agree(&house.app, &chen, &bureau(), &house.command(), meeting, 1).await.unwrap();
        }
        let found = house.quality("li", By::Clause).await.unwrap();
        let sources = &row(&found, "C4.1.4").proof.as_ref().unwrap().sources;
        // The other has not begun yet.
        assert_eq!(*sources, [Source::Agreements { agreed: 1, meetings: 1 }]);
        assert_eq!(judgement(&found, "C4.1.4"), Judgement::Kept);
    }

    // C1.3
    async fn a_waiver_explains_and_a_spot_check_proves_what_has_no_duty_c1_3(house: House) {
        house.wang_on_duty().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        house.waive("wang", "08:50", meeting, "greet", "来宾改走东门").await;
        let found = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(told(row(&found, "C1.3")), [0, 0, 0, 0, 0, 1]);
        assert_eq!(judgement(&found, "C1.3"), Judgement::NotProven);
        let lead = house.who("li").await;
        let good = || (Some(domain::spot_check::Score::Good), String::new());
        let asked = app::spot_check::Asked {
            account: account("wang"),
            team: team("七层组"),
            standard_version: 1,
            rule: "bearing".to_owned(),
            items: vec![good(), good()],
        };
        app::spot_check::take(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        let found = house.quality("li", By::Clause).await.unwrap();
        let sources = &row(&found, "C1.3").proof.as_ref().unwrap().sources;
        let scored = sources.iter().any(|one| matches!(one, Source::SpotChecks(tally) if tally.percent() == Some(100)));
        assert!(scored, "{sources:?}");
        assert_eq!(judgement(&found, "C1.3"), Judgement::Kept);
    }

    // C0, C2.3
    async fn a_roster_and_the_journal_prove_what_no_duty_does_c0_c2_3(house: House) {
        house.wang_on_duty().await;
        let found = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(judgement(&found, "C0"), Judgement::NotProven);
        assert_eq!(judgement(&found, "C2.3"), Judgement::Kept, "entries were written");
        let lead = house.who("li").await;
        let asked = app::roster::Asked {
            account: account("zhao"),
            team: team("七层组"),
            starts: at("13:00"),
            ends: at("17:00"),
            confirmed: false,
        };
        app::roster::plan(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        let found = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(judgement(&found, "C0"), Judgement::Kept);
    }

    // C4.2.1
    async fn figures_go_by_team_post_and_person_and_lead_to_their_duties_c4_2_1(house: House) {
        house.wang_on_duty().await;
        let meeting = house.served_with_tea("701", "09", 9).await;
        let tea = house.duty(&bureau(), meeting, "tea", 1).await.id;
        let late = house.behind("li", By::Clause, "C4.2.1", Some(Standing::Late)).await.unwrap();
        assert_eq!(late.duties.iter().map(|one| one.view.id).collect::<Vec<_>>(), [tea]);
        assert_eq!((late.pages, late.duties[0].standing, late.wording.is_empty()), (1, Standing::Late, false));
        let none = house.behind("li", By::Clause, "C4.2.1", Some(Standing::Missed)).await.unwrap();
        assert_eq!((none.duties.len(), none.pages), (0, 0));
        for (by, key) in [
            (By::Team, team("七层组").to_string()),
            (By::Post, team("七层组").to_string()),
            (By::Person, account("wang").to_string()),
        ] {
            let found = house.quality("li", by).await.unwrap();
            assert_eq!(told(row(&found, &key))[2], 1, "{by:?}");
            let all = house.behind("li", by, &key, None).await.unwrap();
            assert_eq!(all.duties.len(), row(&found, &key).counts.duties() as usize, "{by:?}");
            assert!(all.duties.iter().any(|one| one.view.id == tea), "{by:?}");
            assert_eq!(found.total, house.quality("li", By::Clause).await.unwrap().total, "{by:?}");
        }
        let whole = house.behind("li", By::Person, "", None).await.unwrap();
        assert_eq!(whole.duties.len(), house.quality("li", By::Person).await.unwrap().total.duties() as usize);
        // What nobody was given has a row of its own, and comes last.
        house.end_shift("wang").await;
        house.tick("2026-07-07 07:30").await;
        house.tick("2026-07-07 18:00").await;
        let found = house.quality("li", By::Person).await.unwrap();
        assert_eq!(found.rows.last().map(|row| (row.key.as_str(), row.name.as_str())), Some((NOBODY, "")));
        assert!(house.behind("li", By::Person, NOBODY, None).await.is_some());
        for (by, unknown) in [(By::Clause, "C9.9"), (By::Team, "x"), (By::Person, "x")] {
            assert!(house.behind("li", by, unknown, None).await.is_none(), "{unknown}");
        }
    }

    // A1.1
    async fn a_post_is_where_somebody_was_planned_whoever_the_duty_belongs_to_a1_1(house: House) {
        house.wang_on_duty().await;
        let lead = house.who("li").await;
        let six = Team {
            id: team("六层组"),
            standard_name: "etiquette".to_owned(),
            name: "六层组".to_owned(),
            floors: [6, 4, 3].into_iter().map(floor).collect(),
            rooms: Vec::new(),
            members: vec![account("qiang"), account("wang")],
        };
        house.put_team(&bureau(), &lead, six).await;
        let asked = app::roster::Asked {
            account: account("wang"),
            team: team("六层组"),
            starts: at("08:30"),
            ends: at("17:00"),
            confirmed: false,
        };
        app::roster::plan(&house.app, &lead, &bureau(), &house.command(), asked).await.unwrap();
        house.served_with_tea("701", "09", 3).await;
        let (six, seven) = (team("六层组").to_string(), team("七层组").to_string());
        let done = |found: &QualityPage, key: &str| {
            let row = found.rows.iter().find(|row| row.key == key);
            row.map_or(0, |row| row.counts.in_time())
        };
        let teams = house.quality("li", By::Team).await.unwrap();
        let posts = house.quality("li", By::Post).await.unwrap();
        assert!(done(&teams, &seven) > done(&posts, &seven));
        assert!(done(&posts, &six) > done(&teams, &six));
    }

    async fn everybody_sees_as_far_as_their_right_reaches(house: House) {
        house.wang_on_duty().await;
        house.served_with_tea("701", "09", 3).await;
        for who in ["li", "chen", "shen"] {
            let found = house.quality(who, By::Person).await.unwrap();
            assert_eq!(found.seen, Seen::Site, "{who}");
            assert!(found.rows.iter().any(|row| row.name == "王芳"), "{who}");
        }
        let own = house.quality("wang", By::Person).await.unwrap();
        assert_eq!((own.seen, own.rows.len()), (Seen::Own, 1));
        let theirs = house.quality("li", By::Person).await.unwrap();
        assert_eq!(own.total, row(&theirs, &account("wang").to_string()).counts);
        assert!(own.total.duties() > 0);
        let other = house.quality("zhao", By::Clause).await.unwrap();
        assert_eq!(other.total.of(Standing::OnTime), 0, "a colleague's are not hers");
        assert!(house.behind("zhao", By::Clause, "C4.2.1", None).await.unwrap().duties.is_empty());
        for who in ["sun", "xi", "an"] {
            assert!(house.quality(who, By::Clause).await.is_none(), "{who}");
            assert!(house.behind(who, By::Clause, "C4.2.1", None).await.is_none(), "{who}");
        }
        for who in ["wang", "qian", "bao", "sun", "xi", "an"] {
            assert!(house.monthly(who).await.is_none(), "{who}");
        }
        for who in ["li", "chen", "shen"] {
            assert!(house.monthly(who).await.is_some(), "{who}");
        }
    }

    // A2.5
    async fn a_receptionist_sees_the_counts_of_their_team_and_nobody_s_name_a2_5(house: House) {
        house.furnish().await;
        house.tick("07:30").await;
        house.tick("18:30").await;
        let all = house.quality("court-lead", By::Team).await.unwrap();
        let found = house.quality("court-desk", By::Team).await.unwrap();
        assert_eq!(found.seen, Seen::Teams);
        let names: Vec<&str> = found.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["reception"], "the other team is not theirs");
        assert_eq!(found.total, row(&all, &team("reception").to_string()).counts);
        assert!(found.total.duties() > 0);
        let people = house.quality("court-desk", By::Person).await.unwrap();
        assert!(people.rows.iter().all(|row| row.key == account("court-desk").to_string()));
        let behind = house.behind("court-desk", By::Team, &team("reception").to_string(), None).await.unwrap();
        assert!(!behind.duties.is_empty());
        let tells_who = |one: &app::quality::ListedDuty| {
            one.view.assignee.is_some() || one.view.outcome.as_ref().is_some_and(|it| it.by.is_some())
        };
        assert!(!behind.duties.iter().any(tells_who));
    }

    // B2
    async fn whoever_is_in_two_teams_reads_of_neither_that_a_case_is_about_them_b2(house: House) {
        house.wang_on_duty().await;
        let (manager, lead) = (house.who("chen").await, house.who("li").await);
        for (name, floors) in [("七层组", vec![floor(7)]), ("六层组", vec![floor(6), floor(4), floor(3)])] {
            let both = Team {
                id: team(name),
                standard_name: "etiquette".to_owned(),
                name: name.to_owned(),
                floors,
                rooms: Vec::new(),
                members: vec![account("wang"), account("qiang"), account("qian")],
            };
            house.put_team(&bureau(), &lead, both).await;
        }
        for (day, theirs, others) in [("2026-07-07", "七层组", "六层组"), ("2026-07-08", "六层组", "七层组")] {
            house.set(&format!("{day} 09:00"));
            let hidden = house.complained(team(theirs)).await;
            let other = house.complained(team(others)).await;
            house.set(&format!("{day} 18:00"));
            house.all_done(other).await;
            let before = house.quality("qian", By::Clause).await.unwrap();
            name_subject(&house.app, &manager, &bureau(), &house.command(), hidden, account("qian")).await.unwrap();
            let after = house.quality("qian", By::Clause).await.unwrap();
            let of = |page: &QualityPage, standing| row(page, "B2").counts.of(standing);
            assert!(of(&before, Standing::Overdue) > 0, "{day}");
            assert_eq!(of(&after, Standing::Overdue), 0, "{day}");
            assert_eq!(of(&after, Standing::OnTime), of(&before, Standing::OnTime), "{day}");
        }
    }

    // B2
    async fn nobody_s_figures_tell_of_a_case_about_them_b2(house: House) {
        house.wang_on_duty().await;
        let desk = house.who("qian").await;
        let told = Told {
            name: "金丝雀".to_owned(),
            telephone: "13812345678".to_owned(),
            organisation: "综合科".to_owned(),
            words: "水果太少，要个说法".to_owned(),
        };
        let opening = Opening {
            category: Category::Goods,
            ..Opening::by(Channel::Visit, told)
        };
        let opened = open(&house.app, &desk, &bureau(), &house.command(), opening).await.unwrap();
        let case: CaseId = opened.subject.unwrap().parse().unwrap();
        house.tick("2026-07-09 18:00").await;
        let before = house.quality("li", By::Clause).await.unwrap();
        assert!(row(&before, "B2").counts.duties() > 0);
        let report = house.monthly("li").await.unwrap();
        assert_eq!(report.worked.cases, 1);
        let manager = house.who("chen").await;
        name_subject(&house.app, &manager, &bureau(), &house.command(), case, account("li")).await.unwrap();
        let after = house.quality("li", By::Clause).await.unwrap();
        assert_eq!(row(&after, "B2").counts.duties(), 0);
        assert!(after.total.duties() < before.total.duties());
        assert!(house.behind("li", By::Clause, "B2", None).await.unwrap().duties.is_empty());
        let report = house.monthly("li").await.unwrap();
        assert_eq!(report.worked.cases, 0);
        let of_case = |one: &app::quality::ShortDuty| one.view.rule == "apologise";
        assert!(!report.short.iter().any(of_case));
        let managers = house.monthly("chen").await.unwrap();
        assert!(managers.short.iter().any(of_case) && managers.worked.cases == 1);
        let by_team = house.quality("li", By::Team).await.unwrap();
        assert_eq!(by_team.total, after.total, "by team as by clause");
    }

    // C4.2.1, C4.1.3
    async fn the_monthly_report_tells_what_fell_short_with_its_explanation_and_names_nobody_c4_2_1_c4_1_3(house: House) {
        house.wang_on_duty().await;
        let meeting = house.served_with_tea("701", "09", 9).await;
        let tea = house.duty(&bureau(), meeting, "tea", 1).await.id;
        let wang = house.who("wang").await;
        let note = "茶水间停水，改用六层开水".to_owned();
        remark(&house.app, &wang, &bureau(), &house.command(), tea, 1_000, note.clone()).await.unwrap();
        let second = house.book(meeting_in(room("702"), "15:00", "16:00")).await;
        house.waive("wang", "13:50", second, "venue-check", "上一场会场原样沿用").await;
        house.tick("2026-07-31 20:00").await;
        let found = house.monthly("chen").await.unwrap();
        let late = found.short.iter().find(|one| one.view.id == tea).unwrap();
        assert_eq!((late.standing, &late.said), (Standing::Late, &vec![note]));
        let waived: Vec<_> = found.waived.iter().map(|one| (one.view.rule.as_str(), one.said[0].as_str())).collect();
        assert_eq!(waived, [("venue-check", "上一场会场原样沿用")]);
        assert_eq!(found.short.len() as u32, found.page.total.short());
        assert_eq!((found.worked.deeds.meetings, found.before.duties()), (1, 0));
        assert_eq!(found.page.rows.iter().filter(|row| PART_C.contains(&row.key.as_str())).count(), PART_C.len());
        assert!(!found.teams.is_empty());
        let head = house.app.store().read(|db| store::site::head(db, &bureau())).await.unwrap();
        assert_eq!((found.head_number, found.head_hash), head);
        let text = format!("{:?} {:?} {:?}", found.short, found.waived, found.teams);
        assert!(!text.contains("王芳") && !text.contains("assignee: Some"), "{text}");
    }
}
