//! The tables of the roster.

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
