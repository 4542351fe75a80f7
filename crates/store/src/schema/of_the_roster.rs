//! The tables of the roster and of spot checks.

diesel::table! {
    planned_shift (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        account_id -> Text,
        team_id -> Text,
        starts_at -> BigInt,
        ends_at -> BigInt,
        revision -> Integer,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    spot_check (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        at -> BigInt,
        account_id -> Text,
        team_id -> Text,
        standard_version -> Integer,
        rule -> Text,
        checked_by -> Text,
        checked_by_id -> Nullable<Text>,
        answered_at -> Nullable<BigInt>,
        answer -> Text,
    }
}

diesel::table! {
    spot_check_item (site_id, spot_check_id, position) {
        site_id -> Text,
        spot_check_id -> Text,
        position -> Integer,
        item -> Text,
        points -> Integer,
        note -> Text,
    }
}

diesel::allow_tables_to_appear_in_same_query!(spot_check, spot_check_item);
