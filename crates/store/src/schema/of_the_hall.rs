//! The tables of the hall.

diesel::table! {
    hall (site_id) {
        site_id -> Text,
        wait_minutes -> Integer,
        busy -> Integer,
        crowded -> Integer,
    }
}

diesel::table! {
    hall_matter (site_id, id) {
        site_id -> Text,
        id -> Text,
        letter -> Text,
        name -> Text,
    }
}

diesel::table! {
    hall_window (site_id, id) {
        site_id -> Text,
        id -> Text,
        name -> Text,
        matters -> Text,
    }
}

diesel::table! {
    ticket (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        matter_id -> Text,
        letter -> Text,
        number -> Integer,
        priority -> Nullable<Text>,
        taken_at -> BigInt,
        waiting_since -> BigInt,
        state -> Text,
        window_id -> Nullable<Text>,
        calls -> Integer,
        called_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        code -> Text,
        over_noted_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    lingering (site_id, id) {
        site_id -> Text,
        id -> Text,
        at -> BigInt,
        number -> Integer,
        day -> Text,
        people -> Integer,
        place -> Text,
        note -> Text,
        noted_by -> Text,
        approached_at -> Nullable<BigInt>,
        approached_by -> Nullable<Text>,
        settled_at -> Nullable<BigInt>,
        settled_by -> Nullable<Text>,
        outcome -> Text,
    }
}

diesel::table! {
    crowd_step (site_id, id) {
        site_id -> Text,
        id -> Text,
        step -> Text,
        at -> BigInt,
        people -> Integer,
        taken_by -> Text,
    }
}

diesel::table! {
    rating (site_id, id) {
        site_id -> Text,
        id -> Text,
        at -> BigInt,
        score -> Integer,
        sealed -> Nullable<Text>,
        ticket_id -> Nullable<Text>,
        device_id -> Nullable<Text>,
        settled_at -> Nullable<BigInt>,
        settled_by -> Nullable<Text>,
        settled_note -> Text,
        visit_id -> Nullable<Text>,
        case_id -> Nullable<Text>,
    }
}

diesel::table! {
    hall_device (site_id, id) {
        site_id -> Text,
        id -> Text,
        kind -> Text,
        name -> Text,
        code -> Text,
        added_at -> BigInt,
        added_by -> Text,
        revoked_at -> Nullable<BigInt>,
    }
}
