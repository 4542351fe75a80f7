//! Tools of the developer.
fn main() {}
