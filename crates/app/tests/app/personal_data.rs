//! What a person asks about the data kept of them, and registers with whole names: by two people.

use app::personal_data::{
    Asking, AskingRegister, approve, ask, ask_register, fetch, fetch_register, list, refuse,
    withdraw,
};
use app::{Actor, Error};
use domain::access::Object;
use domain::call::{Handling, Note, Told};
use domain::inquiry::{Asked, InquiryNote, Reply};
use domain::personal_data::{Found, Kind, Request, State};
use domain::visit::Act;
use domain::watch::WatchDetails;
use domain::{PersonalDataRequestId, VisitId};

use crate::house::{House, account, bureau, code, refusal, stories};
use crate::visit::{acts_of, come, do_it, seen, visitor};

const TELEPHONE: &str = "139 8765 0001";
pub(crate) const PERSON: Object = Object::PersonalDataRequest;
const REGISTER: Object = Object::RegisterExport;

pub(crate) fn asking(kind: Kind) -> Asking {
    Asking {
        kind,
        ground: kind.grounds()[0].to_owned(),
        identified: "document-seen".to_owned(),
        telephone: TELEPHONE.to_owned(),
        document_number: String::new(),
        name: String::new(),
    }
}

fn of_days(from: &str, until: &str) -> AskingRegister {
    AskingRegister {
        ground: "inspection".to_owned(),
        from: from.to_owned(),
        until: until.to_owned(),
    }
}

pub(crate) async fn asks(
    house: &House,
    login: &str,
    asking: Asking,
) -> Result<PersonalDataRequestId, Error> {
    let who = house.who(login).await;
    let made = ask(&house.app, &who, &bureau(), &house.command(), asking).await?;
    Ok(made.subject.unwrap().parse().unwrap())
}

pub(crate) async fn approves(
    house: &House,
    login: &str,
    id: PersonalDataRequestId,
) -> Result<app::Answer, Error> {
    let who = house.who(login).await;
    approve(&house.app, &who, &bureau(), &house.command(), (PERSON, id)).await
}

pub(crate) async fn request(house: &House, id: PersonalDataRequestId) -> Request {
    let who = house.who("shen").await;
    let known = list(&house.app, &who, &bureau()).await.unwrap().unwrap();
    known
        .into_iter()
        .find(|one| one.request.id == id)
        .unwrap()
        .request
}

/// A visitor with a call, an inquiry and a word on the service; they have left.
async fn known(house: &House) -> VisitId {
    let mut person = visitor("金丝雀");
    TELEPHONE.clone_into(&mut person.details.telephone);
    "passport".clone_into(&mut person.details.document_kind);
    "E12345678".clone_into(&mut person.document_number);
    let id = come(house, "qian", person).await;
    call(house, Handling::Answered).await;
    inquiry(house).await;
    do_it(house, "qian", id, Act::Leave, "").await.unwrap();
    id
}

pub(crate) async fn call(house: &House, handling: Handling) -> domain::CallId {
    call_of(house, "金丝雀", handling).await
}

/// The same by whoever is called so.
pub(crate) async fn call_of(house: &House, caller: &str, handling: Handling) -> domain::CallId {
    let note = Note {
        told: Told {
            caller: caller.to_owned(),
            telephone: "+86 13987650001".to_owned(),
            matter: "问开庭时间".to_owned(),
            ..Told::default()
        },
        kind: "consultation".to_owned(),
        urgency: "ordinary".to_owned(),
        handling,
        to: String::new(),
        agreed: (handling == Handling::CallBack).then(|| house.app.now() + 3_600_000),
        assignee: None,
    };
    let desk = house.who("qian").await;
    let taken = app::call::take(&house.app, &desk, &bureau(), &house.command(), note).await;
    taken.unwrap().subject.unwrap().parse().unwrap()
}

async fn inquiry(house: &House) {
    let note = InquiryNote {
        asked: Asked {
            question: "能停车吗".to_owned(),
            asker: "金丝雀".to_owned(),
            telephone: "13987650001".to_owned(),
            answer: "地下二层".to_owned(),
        },
        reply: Reply::Own,
    };
    let desk = house.who("qian").await;
    app::inquiry::record(&house.app, &desk, &bureau(), &house.command(), note, false)
        .await
        .unwrap();
}

/// Another leader of the owner's office.
async fn second(house: &House) -> Actor {
    let mut other = house.who("chen").await;
    (other.account, other.name) = (Some(account("another")), "黄主任".to_owned());
    other
}

stories! {
    // A1.5
    async fn what_is_kept_of_a_person_is_given_once_to_each_of_two_people_a1_5(house: House) {
        house.furnish().await;
        known(&house).await;
        come(&house, "qian", visitor("赵敏")).await;
        let id = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        let found = Found { visits: 1, calls: 1, inquiries: 1, ..Found::default() };
        assert_eq!(request(&house, id).await.found, found, "only counts are told before");
        let (li, chen) = (house.who("li").await, house.who("chen").await);
        let takes = async |who: &Actor| fetch(&house.app, who, &bureau(), &house.command(), (Kind::Show, id)).await;
        assert_eq!(code(takes(&li).await), "personal-data-request-not-approved");
        assert_eq!(code(approves(&house, "li", id).await), "not-allowed");
        assert_eq!(code(approves(&house, "shen", id).await), "not-allowed");
        approves(&house, "chen", id).await.unwrap();
        let given = takes(&li).await.unwrap().given;
        assert_eq!(given.visits[0].details.name, "金丝雀");
        assert_eq!(given.calls[0].told.as_ref().unwrap().matter, "问开庭时间");
        assert_eq!(given.inquiries[0].asked.as_ref().unwrap().answer, "地下二层");
        assert_eq!(code(takes(&li).await), "personal-data-fetched");
        assert_eq!(code(takes(&second(&house).await).await), "personal-data-request-not-yours");
        takes(&chen).await.unwrap();
        assert_eq!(request(&house, id).await.state, State::Done);
        assert_eq!(acts_of(&house, &bureau(), "personal-data-given").await, 2, "each showing has its entry");
    }

    async fn a_request_that_is_sent_again_gives_nothing_a_second_time(house: House) {
        house.furnish().await;
        known(&house).await;
        let id = asks(&house, "li", asking(Kind::Export)).await.unwrap();
        approves(&house, "chen", id).await.unwrap();
        let (li, command) = (house.who("li").await, house.command());
        let takes = async || fetch(&house.app, &li, &bureau(), &command, (Kind::Export, id)).await;
        takes().await.unwrap();
        assert_eq!(code(takes().await), "command-reused");
        assert_eq!(acts_of(&house, &bureau(), "personal-data-given").await, 1);
    }

    // A1.5
    async fn an_erasure_leaves_the_records_and_nobody_in_them_a1_5(house: House) {
        house.furnish().await;
        let visit = known(&house).await;
        let other = come(&house, "qian", visitor("赵敏")).await;
        let id = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        approves(&house, "chen", id).await.unwrap();
        let erased = seen(&house, "qian", visit).await.visit;
        assert_eq!(erased.details, None);
        assert_eq!((erased.record.number, erased.record.state), (1, domain::visit::State::Left), "the record stays");
        assert_eq!((erased.record.telephone_mark, erased.record.document_mark), (None, None));
        assert!(seen(&house, "qian", other).await.visit.details.is_some(), "nobody else is erased");
        let done = request(&house, id).await;
        assert_eq!((done.state, done.found.visits, done.found.calls, done.found.inquiries), (State::Done, 1, 1, 1));
        let again = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        assert_eq!(request(&house, again).await.found, Found::default(), "nothing is found any more");
        let by_document = Asking { telephone: String::new(), document_number: "e1234 5678".to_owned(), ..asking(Kind::Show) };
        let again = asks(&house, "li", by_document).await.unwrap();
        assert_eq!(request(&house, again).await.found, Found::default());
        let qian = house.who("qian").await;
        let earlier = app::call::earlier(&house.app, &qian, &bureau(), TELEPHONE).await.unwrap();
        assert_eq!(earlier, []);
        assert!(app::journal::verify(&house.app, &bureau()).await.unwrap().unwrap().is_ok(), "the chain still verifies");
        assert_eq!(acts_of(&house, &bureau(), "personal-data-erased").await, 1);
    }

    async fn what_is_not_over_is_not_erased_until_it_is(house: House) {
        house.furnish().await;
        let mut person = visitor("金丝雀");
        TELEPHONE.clone_into(&mut person.details.telephone);
        let visit = come(&house, "qian", person).await;
        let back = call(&house, Handling::CallBack).await;
        let id = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        assert_eq!(request(&house, id).await.found.open, 2);
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-still-open");
        do_it(&house, "qian", visit, Act::Leave, "").await.unwrap();
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-still-open");
        assert!(seen(&house, "qian", visit).await.visit.details.is_some(), "all of it or nothing");
        let qian = house.who("qian").await;
        app::call::call_back(&house.app, &qian, &bureau(), &house.command(), back, (true, None)).await.unwrap();
        approves(&house, "chen", id).await.unwrap();
        assert_eq!(seen(&house, "qian", visit).await.visit.details, None);
    }

    async fn an_erasure_leaves_the_watch_list_and_tells_who_approves_of_it(house: House) {
        house.furnish().await;
        known(&house).await;
        let chen = house.who("chen").await;
        let watched = WatchDetails {
            name: "金丝雀".to_owned(),
            telephone: TELEPHONE.to_owned(),
            reason: "曾在大厅滋事".to_owned(),
            ..WatchDetails::default()
        };
        app::watch::propose(&house.app, &chen, &bureau(), &house.command(), watched).await.unwrap();
        let id = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        assert_eq!(request(&house, id).await.found.watched, 1);
        approves(&house, "chen", id).await.unwrap();
        assert_eq!(app::watch::list(&house.app, &chen, &bureau()).await.unwrap().unwrap().len(), 1);
    }

    // A1.5
    async fn a_telephone_that_several_share_gives_out_and_erases_nobody_else_a1_5(house: House) {
        house.furnish().await;
        let first = known(&house).await;
        let mut colleague = visitor("画眉");
        TELEPHONE.clone_into(&mut colleague.details.telephone);
        "passport".clone_into(&mut colleague.details.document_kind);
        "E87654321".clone_into(&mut colleague.document_number);
        let second = come(&house, "qian", colleague).await;
        do_it(&house, "qian", second, Act::Leave, "").await.unwrap();
        // The telephone alone says nothing of which of them it is.
        let alone = asks(&house, "li", asking(Kind::Erase)).await;
        let refused = refusal(alone);
        assert_eq!((refused.field, refused.code), (Some("document_number"), "personal-data-several-people"));
        let named = |kind| Asking { document_number: "E12345678".to_owned(), ..asking(kind) };
        let id = asks(&house, "li", named(Kind::Show)).await.unwrap();
        assert_eq!(request(&house, id).await.found.visits, 1);
        approves(&house, "chen", id).await.unwrap();
        let li = house.who("li").await;
        let given = fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Show, id)).await.unwrap().given;
        assert!(!format!("{given:?}").contains("画眉"));
        let id = asks(&house, "li", named(Kind::Erase)).await.unwrap();
        approves(&house, "chen", id).await.unwrap();
        assert_eq!(seen(&house, "qian", first).await.visit.details, None);
        assert!(seen(&house, "qian", second).await.visit.details.is_some());
    }

    async fn whoever_joins_the_telephone_after_it_was_asked_is_not_erased_with_it(house: House) {
        house.furnish().await;
        known(&house).await;
        let id = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        let mut colleague = visitor("画眉");
        TELEPHONE.clone_into(&mut colleague.details.telephone);
        "passport".clone_into(&mut colleague.details.document_kind);
        "E87654321".clone_into(&mut colleague.document_number);
        let second = come(&house, "qian", colleague).await;
        do_it(&house, "qian", second, Act::Leave, "").await.unwrap();
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-several-people");
        assert!(seen(&house, "qian", second).await.visit.details.is_some());
    }

    async fn who_has_what_was_asked_for_cannot_say_that_it_was_taken_back(house: House) {
        house.furnish().await;
        known(&house).await;
        let (li, chen) = (house.who("li").await, house.who("chen").await);
        let id = asks(&house, "li", asking(Kind::Export)).await.unwrap();
        approves(&house, "chen", id).await.unwrap();
        fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Export, id)).await.unwrap();
        let back = withdraw(&house.app, &li, &bureau(), &house.command(), (PERSON, id)).await;
        assert_eq!(code(back), "personal-data-fetched");
        fetch(&house.app, &chen, &bureau(), &house.command(), (Kind::Export, id)).await.unwrap();
        // Where nobody looks a second time it is done all the same, and told so.
        let id = asks(&house, "li", asking(Kind::Export)).await.unwrap();
        approves(&house, "chen", id).await.unwrap();
        fetch(&house.app, &li, &bureau(), &house.command(), (Kind::Export, id)).await.unwrap();
        house.set("2026-07-14 09:00");
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(request(&house, id).await.state, State::Done);
        assert_eq!(acts_of(&house, &bureau(), "personal-data-expired").await, 0);
        assert_eq!(acts_of(&house, &bureau(), "personal-data-closed").await, 1);
    }

    async fn nobody_pushes_what_waits_off_the_list_nor_sets_its_time_back(house: House) {
        house.furnish().await;
        let (li, chen) = (house.who("li").await, house.who("chen").await);
        let mut early = house.command();
        early.at -= 20 * 86_400_000;
        let made = ask(&house.app, &li, &bureau(), &early, asking(Kind::Show)).await.unwrap();
        let waits: PersonalDataRequestId = made.subject.unwrap().parse().unwrap();
        let read = |db: &mut store::Database| store::journal::after(db, &bureau(), 0, 10_000);
        let written = house.app.store().read(read).await.unwrap();
        let asked = written.iter().find(|one| one.entry.act == "personal-data-asked").unwrap();
        assert_eq!(asked.entry.at, house.app.now());
        let mut made = 0;
        while let Ok(answer) = ask_register(&house.app, &li, &bureau(), &house.command(), of_days("2026-07-06", "2026-07-06")).await {
            let id = answer.subject.unwrap().parse().unwrap();
            withdraw(&house.app, &li, &bureau(), &house.command(), (REGISTER, id)).await.unwrap();
            made += 1;
            assert!(made < 50, "registers are asked for without end");
        }
        let known = list(&house.app, &chen, &bureau()).await.unwrap().unwrap();
        assert!(known.iter().any(|one| one.request.id == waits));
    }

    async fn nobody_approves_what_they_asked_for_themselves(house: House) {
        house.furnish().await;
        let mut both = house.who("li").await;
        both.grants.extend(house.who("chen").await.grants);
        let made = ask(&house.app, &both, &bureau(), &house.command(), asking(Kind::Show)).await.unwrap();
        let id = made.subject.unwrap().parse().unwrap();
        let approved = approve(&house.app, &both, &bureau(), &house.command(), (PERSON, id)).await;
        assert_eq!(code(approved), "personal-data-second-person");
        let refused = refuse(&house.app, &both, &bureau(), &house.command(), (PERSON, id), "not-theirs".to_owned()).await;
        assert_eq!(code(refused), "personal-data-second-person");
    }

    async fn a_request_is_refused_for_a_reason_or_taken_back_by_who_made_it(house: House) {
        house.furnish().await;
        let (li, chen) = (house.who("li").await, house.who("chen").await);
        let id = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        let no = async |reason: &str| {
            refuse(&house.app, &chen, &bureau(), &house.command(), (PERSON, id), reason.to_owned()).await
        };
        assert_eq!(refusal(no("因为").await).field, Some("reason"));
        no("not-identified").await.unwrap();
        assert_eq!(request(&house, id).await.refusal, "not-identified");
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-request-not-asked");
        let id = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        withdraw(&house.app, &li, &bureau(), &house.command(), (PERSON, id)).await.unwrap();
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-request-not-asked");
        let asked = list(&house.app, &li, &bureau()).await.unwrap().unwrap();
        assert!(asked.iter().all(|one| !one.may_fetch && !one.may_withdraw));
    }

    async fn what_nobody_answers_is_late_after_fifteen_days_and_goes_after_thirty(house: House) {
        house.furnish().await;
        let id = asks(&house, "li", asking(Kind::Show)).await.unwrap();
        let chen = house.who("chen").await;
        let stands = async || {
            let known = list(&house.app, &chen, &bureau()).await.unwrap().unwrap();
            (known[0].overdue, known[0].state, known[0].request.state)
        };
        assert_eq!(stands().await, (false, State::Asked, State::Asked));
        house.set("2026-07-21 09:00");
        assert_eq!(stands().await, (true, State::Asked, State::Asked));
        house.set("2026-08-06 09:00");
        assert_eq!(stands().await, (true, State::Expired, State::Asked), "the time alone says so");
        assert_eq!(code(approves(&house, "chen", id).await), "personal-data-request-not-asked");
        app::timer::sweep(&house.app).await.unwrap();
        app::timer::sweep(&house.app).await.unwrap();
        assert_eq!(stands().await.2, State::Expired);
        assert_eq!(acts_of(&house, &bureau(), "personal-data-expired").await, 1);
    }

    async fn a_register_with_names_is_given_once_within_a_day_to_who_asked(house: House) {
        house.furnish().await;
        known(&house).await;
        let li = house.who("li").await;
        let app = &house.app;
        for (asking, field) in [
            (of_days("2026-06-01", "2026-07-06"), "until"),
            (of_days("2026-07-06", "2026-07-07"), "until"),
            (AskingRegister { ground: "curiosity".to_owned(), ..of_days("2026-07-06", "2026-07-06") }, "ground"),
        ] {
            let refused = ask_register(app, &li, &bureau(), &house.command(), asking).await;
            assert_eq!(refusal(refused).field, Some(field));
        }
        let asks = async || {
            let asked = ask_register(app, &li, &bureau(), &house.command(), of_days("2026-07-01", "2026-07-06")).await;
            asked.map(|made| -> PersonalDataRequestId { made.subject.unwrap().parse().unwrap() })
        };
        let takes = async |who: &Actor, id| fetch_register(app, who, &bureau(), &house.command(), id).await;
        let first = asks().await.unwrap();
        let auditor = house.who("shen").await;
        approve(app, &auditor, &bureau(), &house.command(), (REGISTER, first)).await.unwrap();
        assert_eq!(code(takes(&auditor, first).await), "personal-data-request-not-yours");
        let given = takes(&li, first).await.unwrap().given;
        assert_eq!((given.visits[0].details.name.as_str(), given.calls.len()), ("金丝雀", 1));
        assert_eq!(code(takes(&li, first).await), "personal-data-fetched");
        let late = asks().await.unwrap();
        assert_eq!(code(asks().await), "personal-data-too-often");
        let chen = house.who("chen").await;
        approve(app, &chen, &bureau(), &house.command(), (REGISTER, late)).await.unwrap();
        assert_eq!(code(approves(&house, "chen", late).await), "personal-data-request-unknown", "a register is no request of a person");
        house.set("2026-07-07 09:00");
        assert_eq!(code(takes(&li, late).await), "personal-data-request-not-approved");
    }

    async fn who_may_ask_is_the_leader_alone_and_not_without_end(house: House) {
        house.furnish().await;
        for login in ["qian", "wang", "bao", "sun", "chen", "shen", "xi", "an"] {
            assert_eq!(code(asks(&house, login, asking(Kind::Show)).await), "not-allowed", "{login}");
        }
        for login in ["qian", "wang", "bao", "sun", "xi", "an"] {
            let who = house.who(login).await;
            assert!(list(&house.app, &who, &bureau()).await.unwrap().is_none(), "{login}");
        }
        for (unfit, field) in [
            (Asking { telephone: String::new(), ..asking(Kind::Show) }, "telephone"),
            (Asking { telephone: "张三".to_owned(), ..asking(Kind::Show) }, "telephone"),
            (Asking { document_number: "x".to_owned(), ..asking(Kind::Show) }, "document_number"),
            (Asking { identified: "by-sight".to_owned(), ..asking(Kind::Show) }, "identified"),
            (Asking { ground: "purpose-fulfilled".to_owned(), ..asking(Kind::Show) }, "ground"),
            (Asking { kind: Kind::Register, ..asking(Kind::Show) }, "kind"),
        ] {
            assert_eq!(refusal(asks(&house, "li", unfit).await).field, Some(field));
        }
        for _ in 0..domain::personal_data::ASKED_A_DAY_MAX {
            asks(&house, "li", asking(Kind::Show)).await.unwrap();
        }
        assert_eq!(code(asks(&house, "li", asking(Kind::Show)).await), "personal-data-too-often");
    }

    async fn the_journal_and_the_request_keep_nothing_of_whom_it_is_about(house: House) {
        house.furnish().await;
        known(&house).await;
        let id = asks(&house, "li", asking(Kind::Erase)).await.unwrap();
        let kept = async || {
            let read = move |db: &mut store::Database| store::personal_data::find(db, &bureau(), id);
            house.app.store().read(read).await.unwrap().unwrap().sealed
        };
        assert!(kept().await.is_some_and(|sealed| !sealed.contains("1398765")), "sealed while it is asked");
        approves(&house, "chen", id).await.unwrap();
        assert_eq!(kept().await, None, "and gone with its end");
        let written = house.written().unwrap_or_default();
        let written = String::from_utf8_lossy(&written);
        for canary in ["13987650001", "1398765", "金丝雀", "E12345678"] {
            assert!(!written.contains(canary), "{canary}");
        }
    }
}
