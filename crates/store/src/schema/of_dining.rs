//! The tables of the small dining room.

diesel::table! {
    dining_tableware (site_id, id) {
        site_id -> Text,
        id -> Text,
        person_id -> Text,
        number -> Text,
        contents -> Text,
        checked_at -> Nullable<BigInt>,
        checked_by -> Text,
        condition -> Text,
        note -> Text,
        revision -> Integer,
    }
}

diesel::table! {
    dining_menu (site_id, day, meal) {
        site_id -> Text,
        day -> Text,
        meal -> Text,
        dishes -> Text,
        entered_at -> BigInt,
        entered_by -> Text,
    }
}

diesel::table! {
    dining_diner (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        meal -> Text,
        person_id -> Text,
        away -> Bool,
    }
}

diesel::table! {
    dining_wish (site_id, diner_id, position) {
        site_id -> Text,
        diner_id -> Text,
        position -> Integer,
        sealed -> Nullable<Binary>,
        corrects -> Nullable<Integer>,
        asked_at -> BigInt,
        asked_by -> Text,
        served_at -> Nullable<BigInt>,
        served_by -> Text,
    }
}

diesel::table! {
    dining_need (site_id, person_id) {
        site_id -> Text,
        person_id -> Text,
        sealed -> Binary,
        changed_at -> BigInt,
        changed_by -> Text,
    }
}
