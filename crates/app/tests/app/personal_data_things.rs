//! What is kept of somebody in the registers of lost and found things, and of what they eat, when they ask for it.

use app::directory::{PersonEntry, change_person};
use app::found_item::lost::{close, take};
use app::personal_data::{Asking, fetch};
use domain::dining::Needs;
use domain::directory::Person;
use domain::found_item::lost::{Loss, Told};
use domain::found_item::{Kind as Thing, Step};
use domain::particulars::{Particulars, Telephone, ToldTo};
use domain::personal_data::{Found, Kind};
use domain::{FoundItemId, LostReportId};

use crate::dining::{allergic, diner, person};
use crate::found_items::{DRAWN, finding, given_back, id_of, lost_umbrella};
use crate::house::{House, TODAY, bureau, code, stories};
use crate::personal_data::{approves, asking, asks, request};

/// What is asked for whoever has lost the umbrella.
fn of_theirs(kind: Kind) -> Asking {
    Asking {
        telephone: "13812345678".to_owned(),
        ..asking(kind)
    }
}

impl House {
    async fn looks_for(&self, loss: Loss) -> LostReportId {
        let (qian, command) = (self.who("qian").await, self.command());
        let taken = take(&self.app, &qian, &bureau(), &command, loss).await;
        taken.unwrap().subject.unwrap().parse().unwrap()
    }

    async fn closes_report(&self, id: LostReportId, item: Option<FoundItemId>) {
        let (qian, command) = (self.who("qian").await, self.command());
        close(&self.app, &qian, &bureau(), &command, (id, item))
            .await
            .unwrap();
    }

    /// Writes a leader's own telephone into the directory.
    async fn carries(&self, name: &str, number: &str) {
        let (lead, command) = (self.who("li").await, self.command());
        let entry = PersonEntry {
            person: Person {
                id: person(name),
                name: name.to_owned(),
                department: None,
                form_of_address: String::new(),
                precedence: Some(1),
            },
            particulars: Some(Particulars {
                mobile: Some(Telephone {
                    number: number.to_owned(),
                    told_to: ToldTo::NobodyUnasked,
                }),
                ..Particulars::default()
            }),
        };
        change_person(&self.app, &lead, &bureau(), &command, entry)
            .await
            .unwrap();
    }

    /// What the tables keep of lost and found things and of diners, sealed or marked.
    async fn keeps_of_things(&self, item: FoundItemId, report: LostReportId) -> usize {
        let read = move |db: &mut store::Database| -> anyhow::Result<usize> {
            let site = bureau();
            let thing = store::found_item::find(db, &site, item)?.unwrap();
            let report = store::found_item::lost::find(db, &site, report)?.unwrap();
            let steps = store::found_item::steps(db, &site, item)?;
            let of_steps = steps
                .iter()
                .filter(|step| step.sealed.is_some() || step.signature.is_some());
            let of_things = [
                thing.sealed.is_some(),
                report.sealed.is_some(),
                report.telephone_mark.is_some(),
            ];
            let of_things = of_things.into_iter().filter(|kept| *kept).count();
            let needs = store::dining::needs(db, &site)?.len();
            let diners =
                store::dining::diners(db, &site, TODAY, domain::dining::Meal::Lunch)?.into_iter();
            let wishes = diners.flat_map(|diner| diner.wishes);
            let wishes = wishes.filter(|wish| wish.sealed.is_some()).count();
            Ok(of_steps.count() + of_things + needs + wishes)
        };
        self.app.store().read(read).await.unwrap()
    }
}

stories! {
    // A1.5
    async fn what_somebody_lost_and_took_is_shown_to_them_and_erased_with_the_rest_a1_5(house: House) {
        house.furnish().await;
        house.set("11:00");
        let report = house.looks_for(lost_umbrella()).await;
        let item = id_of(&house.finds("qian", finding(Thing::Umbrella, "701", "10:30")).await.unwrap());
        let other = id_of(&house.finds("qian", finding(Thing::Bag, "701", "10:30")).await.unwrap());
        let id = asks(&house, "li", of_theirs(Kind::Erase)).await.unwrap();
        let found = Found { lost_reports: 1, open: 1, ..Found::default() };
        assert_eq!(request(&house, id).await.found, found);
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-still-open", "it is still looked for");
        house.closes_report(report, Some(item)).await;
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-still-open", "it still lies here");
        house.does("qian", item, Step::HandBack, given_back(DRAWN, "")).await.unwrap();
        let shown = asks(&house, "li", of_theirs(Kind::Show)).await.unwrap();
        approves(&house, "chen", shown).await.unwrap();
        let li = house.who("li").await;
        let given = fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Show, shown)).await.unwrap().given;
        assert_eq!(given.lost_reports[0].told.as_ref().unwrap().description, "长柄雨伞");
        let back = &given.found_items[0];
        assert_eq!((back.item.id, back.taker(), back.signed, given.found_items.len()), (item, "张金丝雀", true, 1));
        approves(&house, "chen", id).await.unwrap();
        assert_eq!(house.keeps_of_things(item, report).await, 0);
        let page = house.found_page("qian", item).await.unwrap();
        assert_eq!((page.view.item.state.word(), page.view.item.description, page.signature), ("handed-back", None, None));
        assert!(house.found_page("qian", other).await.unwrap().view.item.description.is_some(), "nobody else's thing is touched");
        let done = request(&house, id).await.found;
        assert_eq!(done, Found { lost_reports: 1, found_items: 1, ..Found::default() });
        let again = asks(&house, "li", of_theirs(Kind::Show)).await.unwrap();
        assert_eq!(request(&house, again).await.found, Found::default());
        if let Some(written) = house.written() {
            for canary in ["13812345678", "138 1234 5678", "张金丝雀", "长柄雨伞", "说出伞柄刻字"] {
                assert!(!written.windows(canary.len()).any(|some| some == canary.as_bytes()), "{canary}");
            }
        }
    }

    // A1.5
    async fn things_under_one_telephone_with_two_names_are_never_taken_for_one_persons_a1_5(house: House) {
        house.furnish().await;
        house.set("11:00");
        house.looks_for(lost_umbrella()).await;
        let told = Told { name: "画眉".to_owned(), ..lost_umbrella().told };
        house.looks_for(Loss { told, ..lost_umbrella() }).await;
        let refused = asks(&house, "li", of_theirs(Kind::Show)).await;
        assert_eq!(code(refused), "personal-data-several-clients");
    }

    // A1.5
    async fn what_somebody_must_not_eat_is_shown_to_them_and_erased_with_their_wishes_a1_5(house: House) {
        house.with_dining().await;
        house.tick("07:30").await;
        house.set("11:12");
        house.carries("陈国栋", "138 1234 5678").await;
        house.menu_is("qiang", TODAY, "宫保虾仁：虾、花生\n清炒时蔬").await.unwrap();
        house.remembers("qiang", "陈国栋", None, allergic(&["花生"])).await.unwrap();
        house.remembers("qiang", "李文博", None, allergic(&["虾"])).await.unwrap();
        house.told_and_asks("陈国栋", &["少放金丝雀"]).await.unwrap();
        let id = asks(&house, "li", of_theirs(Kind::Erase)).await.unwrap();
        assert_eq!(request(&house, id).await.found, Found { diners: 1, open: 1, ..Found::default() });
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-still-open", "it is still to be served");
        let lunch = house.lunch_of("qiang").await;
        let served = diner(&lunch, "陈国栋").diner.as_ref().unwrap().id;
        house.serves_diner(served, 0, app::dining::Confirmed::Yes).await.unwrap();
        let shown = asks(&house, "li", of_theirs(Kind::Show)).await.unwrap();
        approves(&house, "chen", shown).await.unwrap();
        let li = house.who("li").await;
        let given = fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Show, shown)).await.unwrap().given;
        assert_eq!(given.diners[0].needs, allergic(&["花生"]));
        assert_eq!(given.diners[0].meals[0].wishes[0].words.as_deref(), Some("少放金丝雀"));
        assert!(given.diners.iter().all(|one| one.needs != Needs::default()) && given.diners.len() == 1);
        approves(&house, "chen", id).await.unwrap();
        let lunch = house.lunch_of("qiang").await;
        let erased = diner(&lunch, "陈国栋");
        assert_eq!((erased.has_needs, erased.diner.as_ref().unwrap().wishes[0].words.as_deref()), (false, None));
        assert!(diner(&lunch, "李文博").has_needs, "nobody else's are forgotten");
        let again = asks(&house, "li", of_theirs(Kind::Show)).await.unwrap();
        assert_eq!(request(&house, again).await.found, Found::default());
    }
}
