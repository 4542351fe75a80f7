//! The tables of orders and of the catalogue.

diesel::table! {
    client_order (site_id, id) {
        site_id -> Text,
        id -> Text,
        day -> Text,
        number -> Integer,
        meeting_id -> Nullable<Text>,
        title -> Text,
        room_id -> Text,
        starts_at -> BigInt,
        ends_at -> BigInt,
        client_id -> Nullable<Text>,
        placed_by -> Text,
        placed_by_id -> Nullable<Text>,
        placed_at -> BigInt,
        sealed -> Nullable<Binary>,
        revision -> Integer,
        agreed_revision -> Integer,
        agreed_at -> Nullable<BigInt>,
        plan_agreed_at -> Nullable<BigInt>,
        cancelled_at -> Nullable<BigInt>,
        telephone_mark -> Nullable<Text>,
        version -> Integer,
    }
}

diesel::table! {
    order_line (site_id, order_id, number) {
        site_id -> Text,
        order_id -> Text,
        number -> Integer,
        position -> Integer,
        kind -> Text,
        item -> Text,
        quantity -> Integer,
        unit -> Text,
        place -> Text,
        moment -> Text,
        served_at -> Nullable<BigInt>,
        put_out -> Integer,
        reason -> Text,
        price -> Nullable<BigInt>,
        budget -> Nullable<BigInt>,
        supplier -> Text,
        cut_off_at -> Nullable<BigInt>,
        counted -> Nullable<Integer>,
        counted_at -> Nullable<BigInt>,
        counted_by -> Text,
        done_at -> Nullable<BigInt>,
        done_by -> Text,
        answer_due_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        how -> Nullable<Text>,
        removed -> Bool,
        waived -> Bool,
    }
}

diesel::table! {
    order_version (site_id, order_id, revision) {
        site_id -> Text,
        order_id -> Text,
        revision -> Integer,
        at -> BigInt,
        changed_by -> Text,
        fingerprint -> Text,
        sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    order_word (site_id, order_id, position) {
        site_id -> Text,
        order_id -> Text,
        position -> Integer,
        kind -> Text,
        voice -> Text,
        said_by -> Text,
        at -> BigInt,
        revision -> Integer,
        line -> Nullable<Integer>,
        sealed -> Nullable<Binary>,
        done_at -> Nullable<BigInt>,
        done_by -> Text,
        waived -> Bool,
        answer_due_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        how -> Nullable<Text>,
    }
}

diesel::table! {
    order_link (site_id, order_id, mark) {
        site_id -> Text,
        order_id -> Text,
        mark -> Text,
        made_at -> BigInt,
        made_by -> Text,
        ended_at -> Nullable<BigInt>,
        sealed -> Binary,
    }
}

diesel::table! {
    catalogue_item (site_id, id) {
        site_id -> Text,
        id -> Text,
        kind -> Text,
        name -> Text,
        unit -> Text,
        moment -> Text,
        price -> Nullable<BigInt>,
        supplier -> Text,
        removed -> Bool,
    }
}

diesel::table! {
    order_setting (site_id) {
        site_id -> Text,
        link_days -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(client_order, order_line, order_link, order_word);
