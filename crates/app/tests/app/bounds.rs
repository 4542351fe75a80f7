//! Numbers and texts that no house has: refused by the field that mends them, so that nothing kept
//! can ever spoil what is read.

use domain::directory::{Floor, Person, Room};
use domain::{BuildingId, FloorId, PersonId, RoomId};

use crate::house::{House, attendee, bureau, code, floor, meeting_in, refusal, room, stories};

async fn room_701(house: &House) -> Room {
    let view = app::directory::view(&house.app, &bureau()).await;
    let rooms = view.unwrap().unwrap().rooms;
    rooms.into_iter().find(|one| one.id == room("701")).unwrap()
}

stories! {
    async fn a_number_beyond_any_house_is_refused_by_its_field(house: House) {
        house.furnish().await;
        let (li, site, app) = (house.who("li").await, bureau(), &house.app);
        let known = room_701(&house).await;
        for capacity in [20_001, 2_147_483_648, u32::MAX] {
            let spoilt = Room { capacity, ..known.clone() };
            let refused = refusal(app::directory::change_room(app, &li, &site, &house.command(), spoilt).await);
            assert_eq!((refused.field, refused.code), (Some("capacity"), "capacity-unfit"));
        }
        for precedence in [0, 10_000, u32::MAX] {
            let person = Person {
                id: PersonId::derived(&["x"]),
                name: "甲".to_owned(),
                department: None,
                form_of_address: String::new(),
                precedence: Some(precedence),
            };
            let refused = refusal(app::directory::add_person(app, &li, &site, &house.command(), person).await);
            assert_eq!(refused.field, Some("precedence"), "{precedence}");
        }
        for level in [i32::MIN, -21, 201, i32::MAX] {
            let new = Floor { id: FloorId::derived(&["x"]), building: BuildingId::derived(&["bureau"]), name: "层".to_owned(), level };
            let refused = refusal(app::directory::add_floor(app, &li, &site, &house.command(), new).await);
            assert_eq!(refused.field, Some("level"), "{level}");
        }
        for rank in [0, 10_000, u32::MAX] {
            let mut wanted = meeting_in(room("701"), "09:00", "10:00");
            wanted.attendees = vec![attendee("甲", rank, "")];
            assert_eq!(refusal(house.try_book(wanted).await).field, Some("attendees"), "{rank}");
        }
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        wanted.headcount = u32::MAX;
        assert_eq!(code(house.try_book(wanted).await), "room-too-small");
        assert_eq!(room_701(&house).await, known);
    }

    async fn equipment_is_a_short_list_of_different_things(house: House) {
        house.furnish().await;
        let (li, site, app) = (house.who("li").await, bureau(), &house.app);
        let known = room_701(&house).await;
        let lists = [
            (vec!["投影".to_owned(); 20_000], "list-too-long"),
            (vec!["投影".to_owned(), "投影 ".to_owned()], "name-taken"),
            (vec![" ".to_owned()], "name-unfit"),
            (vec!["\u{200b}".to_owned()], "text-unfit"),
        ];
        for (list, expected) in lists {
            let equipped = Room { equipment: list.clone(), ..known.clone() };
            let refused = refusal(app::directory::change_room(app, &li, &site, &house.command(), equipped).await);
            assert_eq!((refused.field, refused.code), (Some("equipment"), expected));
            let laid_out = Room { layouts: list, ..known.clone() };
            let refused = refusal(app::directory::change_room(app, &li, &site, &house.command(), laid_out).await);
            assert_eq!((refused.field, refused.code), (Some("layouts"), expected));
        }
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        wanted.equipment = vec!["投影".to_owned(), "投影".to_owned()];
        assert_eq!(refusal(house.try_book(wanted).await).field, Some("equipment"));
    }

    async fn no_two_doors_of_a_building_have_one_number(house: House) {
        house.furnish().await;
        let (li, site, app) = (house.who("li").await, bureau(), &house.app);
        let twin = Room { id: RoomId::derived(&["twin"]), floor: floor(6), number: " 701".to_owned(), ..room_701(&house).await };
        let refused = refusal(app::directory::add_room(app, &li, &site, &house.command(), twin).await);
        assert_eq!((refused.field, refused.code), (Some("number"), "name-taken"));
        let same = room_701(&house).await;
        app::directory::change_room(app, &li, &site, &house.command(), same).await.unwrap();
    }

    async fn a_room_is_added_once_and_changed_only_where_it_is(house: House) {
        house.furnish().await;
        let (li, site, app) = (house.who("li").await, bureau(), &house.app);
        let known = room_701(&house).await;
        let again = Room { name: "别的".to_owned(), ..known.clone() };
        assert_eq!(code(app::directory::add_room(app, &li, &site, &house.command(), again).await), "id-taken");
        let nowhere = Room { id: RoomId::derived(&["nowhere"]), number: "799".to_owned(), ..known.clone() };
        assert_eq!(code(app::directory::change_room(app, &li, &site, &house.command(), nowhere).await), "room-unknown");
        assert_eq!(room_701(&house).await, known);
    }

    async fn a_text_of_which_nothing_can_be_seen_is_empty(house: House) {
        house.furnish().await;
        let (li, site, app) = (house.who("li").await, bureau(), &house.app);
        for hidden in ["\u{200b}", "\u{202e}\u{202c}", "\u{2060} \u{feff}"] {
            let mut wanted = meeting_in(room("701"), "09:00", "10:00");
            hidden.clone_into(&mut wanted.title);
            assert_eq!(code(house.try_book(wanted).await), "title-empty", "{hidden:?}");
            let note = app::journal::note(app, &li, &site, &house.command(), hidden.to_owned(), None).await;
            assert_eq!(code(note), "note-empty", "{hidden:?}");
            let named = Room { name: hidden.to_owned(), ..room_701(&house).await };
            refusal(app::directory::change_room(app, &li, &site, &house.command(), named).await);
        }
    }

    async fn what_turns_text_round_or_hides_in_it_is_refused(house: House) {
        house.furnish().await;
        let (li, site, app) = (house.who("li").await, bureau(), &house.app);
        for odd in ["张\u{202e}三", "张\u{200b}三", "\u{feff}张三"] {
            let mut wanted = vec![meeting_in(room("701"), "09:00", "10:00"); 4];
            odd.clone_into(&mut wanted[0].title);
            odd.clone_into(&mut wanted[1].host);
            odd.clone_into(&mut wanted[2].note);
            odd.clone_into(&mut wanted[3].attendees[0].name);
            for requirement in wanted {
                refusal(house.try_book(requirement).await);
            }
            let note = app::journal::note(app, &li, &site, &house.command(), odd.to_owned(), None).await;
            assert_eq!(code(note), "text-unfit");
        }
        let mut wanted = meeting_in(room("701"), "09:00", "10:00");
        "葛\u{e0100}先生 👩\u{200d}👩\u{200d}👧".clone_into(&mut wanted.title);
        house.book(wanted).await;
    }
}
