//! The tables of leaders' offices.

diesel::table! {
    office_cleaning (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        room_id -> Text,
        begun_at -> Nullable<BigInt>,
        begun_by -> Text,
        begun_by_id -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
        again_at -> Nullable<BigInt>,
        answers -> Integer,
        interrupted_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    office_key (site_id, id) {
        site_id -> Text,
        id -> Text,
        room_id -> Text,
        holder -> Text,
        holder_id -> Nullable<Text>,
        out_at -> BigInt,
        back_at -> Nullable<BigInt>,
        back_by -> Text,
        missed_at -> Nullable<BigInt>,
    }
}
