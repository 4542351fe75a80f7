//! The tables of found things and of what is looked for.

diesel::table! {
    found_item (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        kind -> Text,
        sealed -> Nullable<Binary>,
        room_id -> Nullable<Text>,
        spot -> Text,
        found_at -> BigInt,
        taken_down_at -> BigInt,
        taken_down_by -> Text,
        taken_down_by_id -> Nullable<Text>,
        meeting_id -> Nullable<Text>,
        visit_id -> Nullable<Text>,
        duty_id -> Nullable<Text>,
        state -> Text,
        shelf -> Text,
        noticed_day -> Nullable<Text>,
        closed_at -> Nullable<BigInt>,
        closed_by -> Text,
    }
}

diesel::table! {
    found_item_step (site_id, found_item_id, position) {
        site_id -> Text,
        found_item_id -> Text,
        position -> Integer,
        step -> Text,
        at -> BigInt,
        done_by -> Text,
        reason -> Text,
        sealed -> Nullable<Binary>,
        signature -> Nullable<Binary>,
    }
}

diesel::table! {
    found_item_limit (site_id) {
        site_id -> Text,
        days -> Integer,
    }
}

diesel::table! {
    lost_report (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        kind -> Text,
        sealed -> Nullable<Binary>,
        telephone_mark -> Nullable<Text>,
        room_id -> Nullable<Text>,
        spot -> Text,
        from_at -> BigInt,
        until_at -> BigInt,
        taken_down_at -> BigInt,
        taken_down_by -> Text,
        taken_down_by_id -> Nullable<Text>,
        found_item_id -> Nullable<Text>,
        closed_at -> Nullable<BigInt>,
        closed_by -> Text,
    }
}
