//! Ids of another site: refused in every command, by name, and nothing of it stays.

use app::duty::Settlement;
use app::request::ask;
use app::serving::Word;
use app::{Answer, Error};
use domain::directory::{Closure, Floor, Room, Team};
use domain::{BuildingId, ClosureId, DutyId, FloorId, MeetingId};

use crate::house::{
    House, account, bureau, code, court, court_room, floor, meeting_in, once, refusal, room,
    stories, team, washroom,
};

/// Everything of the meeting and the duty that belong to the bureau, asked of the court.
async fn across(
    house: &House,
    login: &str,
    meeting: MeetingId,
    duty: DutyId,
) -> Vec<Result<Answer, Error>> {
    let (who, site, app) = (house.who(login).await, court(), &house.app);
    let command = || house.command();
    let wanted = meeting_in(room("701"), "09:00", "10:00");
    let mut answers = vec![
        app::serving::say(app, &who, &site, &command(), meeting, Word::Started).await,
        app::serving::receive(app, &who, &site, &command(), meeting, 0, None).await,
        ask(app, &who, &site, &command(), meeting, washroom()).await,
        app::meeting::book(app, &who, &site, &command(), once(wanted.clone())).await,
        app::meeting::change(app, &who, &site, &command(), meeting, 1, wanted).await,
        app::meeting::confirm(app, &who, &site, &command(), meeting).await,
        app::meeting::cancel(app, &who, &site, &command(), meeting, "x".to_owned()).await,
        app::meeting::set_end(app, &who, &site, &command(), meeting, i64::MAX).await,
        app::meeting::acknowledge_change(app, &who, &site, &command(), meeting, 2).await,
        app::journal::note(app, &who, &site, &command(), "x".to_owned(), Some(meeting)).await,
        app::duty::assign(
            app,
            &who,
            &site,
            &command(),
            duty,
            Some(account("court-ting")),
        )
        .await,
        app::duty::tick_step(app, &who, &site, &command(), duty, 0).await,
    ];
    for settlement in [Settlement::Done, Settlement::Waived("x".to_owned())] {
        answers.push(app::duty::settle(app, &who, &site, &command(), duty, settlement).await);
    }
    answers
}

/// Things of the directory whose ids belong elsewhere.
async fn across_the_directory(house: &House, login: &str) -> Vec<Result<Answer, Error>> {
    let (who, site, app) = (house.who(login).await, court(), &house.app);
    let command = || house.command();
    let ground = FloorId::derived(&["court", "1"]);
    let chamber = Room {
        id: court_room("102"),
        floor: floor(7),
        number: "102".to_owned(),
        name: "102".to_owned(),
        kind: "meeting-room".to_owned(),
        capacity: 5,
        whole: None,
        equipment: Vec::new(),
        layouts: Vec::new(),
        request_code: String::new(),
    };
    let inside = Room {
        floor: ground,
        whole: Some(room("701")),
        ..chamber.clone()
    };
    let foreign_floor = Floor {
        id: FloorId::derived(&["court", "2"]),
        building: BuildingId::derived(&["bureau"]),
        name: "二层".to_owned(),
        level: 2,
    };
    let closure = Closure {
        id: ClosureId::derived(&["x"]),
        room: room("701"),
        from: i64::MIN,
        until: i64::MAX,
        reason: "x".to_owned(),
    };
    let mut answers = vec![
        app::directory::add_room(app, &who, &site, &command(), chamber).await,
        app::directory::add_room(app, &who, &site, &command(), inside).await,
        app::directory::add_floor(app, &who, &site, &command(), foreign_floor).await,
        app::directory::close_room(app, &who, &site, &command(), closure).await,
        app::directory::reopen_room(app, &who, &site, &command(), ClosureId::derived(&["works"]))
            .await,
    ];
    for team in foreign_teams() {
        answers.push(app::directory::put_team(app, &who, &site, &command(), team).await);
    }
    answers
}

/// Teams whose members, rooms, floors or standard are the other site's.
fn foreign_teams() -> [Team; 4] {
    let own = Team {
        id: team("conference"),
        standard_name: "conference".to_owned(),
        name: "会务".to_owned(),
        floors: Vec::new(),
        rooms: Vec::new(),
        members: Vec::new(),
    };
    [
        Team {
            members: vec![account("wang")],
            ..own.clone()
        },
        Team {
            rooms: vec![room("701")],
            ..own.clone()
        },
        Team {
            floors: vec![floor(7)],
            ..own.clone()
        },
        Team {
            standard_name: "etiquette".to_owned(),
            ..own
        },
    ]
}

stories! {
    async fn ids_of_another_site_are_refused_in_every_command(house: House) {
        house.furnish().await;
        let meeting = house.book(meeting_in(room("701"), "09:00", "10:00")).await;
        let duty = house.duty(&bureau(), meeting, "open-room", 1).await.id;
        let before = (house.acts(&bureau()).await, house.acts(&court()).await);
        for answer in across(&house, "court-lead", meeting, duty).await {
            refusal(answer);
        }
        for answer in across_the_directory(&house, "court-lead").await {
            refusal(answer);
        }
        // And somebody of the other site, at this one, may do nothing at all.
        let lead = house.who("court-lead").await;
        let said = app::serving::say(&house.app, &lead, &bureau(), &house.command(), meeting, Word::Started).await;
        assert_eq!(code(said), "not-allowed");
        let nowhere = "nowhere".parse().unwrap();
        let said = app::serving::say(&house.app, &lead, &nowhere, &house.command(), meeting, Word::Started).await;
        assert_eq!(code(said), "site-unknown");
        assert_eq!((house.acts(&bureau()).await, house.acts(&court()).await), before);
    }
}
