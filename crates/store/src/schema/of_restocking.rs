//! The tables of what is to be brought to rooms.

diesel::table! {
    restocking (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        room_id -> Nullable<Text>,
        duty_id -> Text,
        at -> BigInt,
        found_by -> Text,
        found_by_id -> Nullable<Text>,
    }
}

diesel::table! {
    restocking_line (site_id, restocking_id, place) {
        site_id -> Text,
        restocking_id -> Text,
        place -> Integer,
        check_item -> Integer,
        item -> Text,
        unit -> Text,
        quantity -> Integer,
        told_at -> BigInt,
    }
}
