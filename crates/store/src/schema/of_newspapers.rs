//! The tables of newspapers.

diesel::table! {
    newspaper (site_id, id) {
        site_id -> Text,
        id -> Text,
        name -> Text,
        postal_code -> Text,
        weekdays -> Integer,
        off_on_holidays -> Bool,
        revision -> Integer,
    }
}

diesel::table! {
    newspaper_subscription (site_id, id) {
        site_id -> Text,
        id -> Text,
        newspaper_id -> Text,
        addressee -> Text,
        copies -> Integer,
        from_day -> Text,
        until_day -> Text,
        revision -> Integer,
    }
}

diesel::table! {
    newspaper_issue (site_id, newspaper_id, day) {
        site_id -> Text,
        newspaper_id -> Text,
        day -> Text,
        brought_day -> Text,
        expected -> Integer,
        arrived -> Integer,
        chased -> Integer,
        chased_at -> Nullable<BigInt>,
        chased_by -> Text,
        written_off_at -> Nullable<BigInt>,
        written_off_by -> Text,
        written_off_reason -> Text,
    }
}

diesel::table! {
    newspaper_arrival (site_id, newspaper_id, day, position) {
        site_id -> Text,
        newspaper_id -> Text,
        day -> Text,
        position -> Integer,
        at -> BigInt,
        said_by -> Text,
        said_day -> Text,
        total -> Integer,
    }
}

diesel::table! {
    newspaper_delivery (site_id, day, stop) {
        site_id -> Text,
        day -> Text,
        stop -> Text,
        place -> Text,
        copies -> Integer,
        at -> BigInt,
        delivered_by -> Text,
        delivered_by_id -> Nullable<Text>,
        reason -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(newspaper_issue, newspaper_arrival);
