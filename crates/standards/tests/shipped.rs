//! The standards shipped with the product.

use standards::{read, read_holidays, shipped};

#[test]
fn the_shipped_files_have_no_problem() {
    for (name, text) in [
        ("court-hall", shipped::COURT_HALL),
        ("bureau-hq", shipped::BUREAU_HQ),
    ] {
        let reading = read(text);
        assert_eq!(reading.problems, [], "{name}");
        assert_eq!(reading.standard.expect("no problem").id(), name);
    }
    assert_eq!(read_holidays(shipped::HOLIDAYS_CN_2026).problems, []);
}
