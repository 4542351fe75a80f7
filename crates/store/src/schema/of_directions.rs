//! The table of the ways through the house.

diesel::table! {
    directions (site_id, place_id) {
        site_id -> Text,
        place_id -> Text,
        plain -> Text,
        step_free -> Text,
    }
}
