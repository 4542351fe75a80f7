//! The standards and tables shipped with the product, as their texts.

/// A court's case-filing hall: reception desk and conference service.
pub const COURT_HALL: &str = include_str!("../../../standards/court-hall.toml");

/// A bureau's headquarters: the etiquette reception team.
pub const BUREAU_HQ: &str = include_str!("../../../standards/bureau-hq.toml");

/// Days off and make-up working days of mainland China in 2026.
pub const HOLIDAYS_CN_2026: &str = include_str!("../../../standards/holidays-cn-2026.toml");
