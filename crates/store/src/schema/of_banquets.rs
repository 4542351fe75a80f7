//! The tables of banquets.

diesel::table! {
    banquet (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        host_id -> Nullable<Text>,
        room_id -> Nullable<Text>,
        starts_at -> BigInt,
        ends_at -> BigInt,
        guests -> Integer,
        companions -> Integer,
        tables -> Integer,
        seats -> Integer,
        per_head -> Nullable<BigInt>,
        booked_by -> Text,
        booked_by_id -> Nullable<Text>,
        booked_at -> BigInt,
        revision -> Integer,
        signed_at -> Nullable<BigInt>,
        signed_by -> Text,
        signed_guests -> Nullable<Integer>,
        signed_companions -> Nullable<Integer>,
        signed_total -> Nullable<BigInt>,
        signed_note -> Nullable<Binary>,
        cancelled_at -> Nullable<BigInt>,
        letter_mark -> Nullable<Text>,
        sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    banquet_amendment (site_id, banquet_id, position) {
        site_id -> Text,
        banquet_id -> Text,
        position -> Integer,
        at -> BigInt,
        amended_by -> Text,
        total -> Nullable<BigInt>,
        sealed -> Nullable<Binary>,
    }
}
