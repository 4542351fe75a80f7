//! Each wish is granted by a page that grants it and refused by one that does not.

mod acts;
mod looks;
mod offline;
mod site;
