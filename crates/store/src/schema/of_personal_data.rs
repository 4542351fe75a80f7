//! The table of requests about personal data.

diesel::table! {
    personal_data_request (site_id, id) {
        site_id -> Text,
        id -> Text,
        number -> Integer,
        kind -> Text,
        ground -> Text,
        identified -> Text,
        from_day -> Text,
        until_day -> Text,
        sealed -> Nullable<Text>,
        visits -> Integer,
        calls -> Integer,
        inquiries -> Integer,
        ratings -> Integer,
        record_lines -> Integer,
        watched -> Integer,
        still_open -> Integer,
        state -> Text,
        asked_at -> BigInt,
        asked_by -> Text,
        asked_by_id -> Text,
        answered_at -> Nullable<BigInt>,
        answered_by -> Nullable<Text>,
        answered_by_id -> Nullable<Text>,
        refusal -> Text,
        fetched_at -> Nullable<BigInt>,
        looked_at -> Nullable<BigInt>,
        orders -> Integer,
    }
}
