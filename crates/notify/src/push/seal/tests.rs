//! The example of RFC 8291, appendix A, step by step: what both sides know is given, since keys here are made anew.

use super::*;

const TEXT: &[u8] = b"When I grow up, I want to be a watermelon";
const SHARED: &str = "kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs";
const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const THEIRS: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const OURS: &str =
    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
const SALT: &str = "DGv6ra1nlYgDCS1FRnbzlw";
const MESSAGE: &str = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

fn sealing() -> Sealing {
    let salt = bytes(SALT).try_into().unwrap();
    let keys = (bytes(THEIRS), bytes(OURS));
    Sealing::agreed(&bytes(SHARED), &bytes(SECRET), (&keys.0, keys.1), salt).unwrap()
}

#[test]
fn the_keys_and_the_message_of_the_example_come_out() {
    let sealing = sealing();
    assert_eq!(
        URL_SAFE_NO_PAD.encode(sealing.key),
        "oIhVW04MRdy2XN9CiKLxTg"
    );
    assert_eq!(URL_SAFE_NO_PAD.encode(sealing.nonce), "4h_95klXJ5E_qnoN");
    let record = [TEXT, &[END]].concat();
    let message = sealing.message(record).unwrap();
    assert_eq!(URL_SAFE_NO_PAD.encode(message), MESSAGE);
}

#[test]
fn texts_of_different_length_look_alike_and_one_that_is_too_long_is_refused() {
    let short = sealed(&sealing(), b"1").unwrap();
    let longer = sealed(&sealing(), &[b'1'; 500]).unwrap();
    assert_eq!(short.len(), longer.len());
    assert_eq!(sealed(&sealing(), &[b'1'; 4_096]), Err(Unfit));
}

#[test]
fn a_browser_whose_key_is_none_is_told_nothing() {
    let subscription = |p256dh: &str| Subscription {
        endpoint: "https://fcm.googleapis.com/x".to_owned(),
        p256dh: p256dh.to_owned(),
        auth: SECRET.to_owned(),
    };
    assert!(Sealing::begin(&subscription(THEIRS)).is_ok());
    // In the right form, and no point of the curve.
    let none = THEIRS.replacen("BCV", "BCW", 1);
    assert_eq!(Sealing::begin(&subscription(&none)).err(), Some(Unfit));
    assert_eq!(Sealing::begin(&subscription("B")).err(), Some(Unfit));
}
