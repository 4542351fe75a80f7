//! The tables of the roster, of hand-overs and of spot checks.

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

diesel::table! {
    hand_over (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        account_id -> Text,
        name -> Text,
        team_id -> Nullable<Text>,
        asked_at -> BigInt,
        due_at -> Nullable<BigInt>,
        made_at -> Nullable<BigInt>,
        note -> Text,
        acknowledged_at -> Nullable<BigInt>,
        acknowledged_by -> Text,
        acknowledged_by_id -> Nullable<Text>,
    }
}
