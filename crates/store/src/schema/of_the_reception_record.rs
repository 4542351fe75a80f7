//! The tables of the daily reception record.

diesel::table! {
    reception_record (site_id, day, edition) {
        site_id -> Text,
        day -> Text,
        edition -> Integer,
        mark -> Text,
        head_number -> BigInt,
        head_hash -> Text,
        missing -> Integer,
        summary -> Text,
        note_sealed -> Nullable<Text>,
        signed_by -> Text,
        signed_by_id -> Nullable<Text>,
        signed_at -> BigInt,
        countersigned_by -> Nullable<Text>,
        countersigned_by_id -> Nullable<Text>,
        countersigned_at -> Nullable<BigInt>,
        returned_by -> Nullable<Text>,
        returned_by_id -> Nullable<Text>,
        returned_at -> Nullable<BigInt>,
        return_sealed -> Nullable<Text>,
    }
}

diesel::table! {
    reception_record_line (site_id, day, register, record_id, edition) {
        site_id -> Text,
        day -> Text,
        edition -> Integer,
        register -> Text,
        record_id -> Text,
        number -> Integer,
        at -> BigInt,
        facts -> Text,
        sealed -> Nullable<Text>,
    }
}
