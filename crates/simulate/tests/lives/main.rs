//! Lives of simulated buildings, in one program: they share what is built, and the short ones are lived beside the long.

mod bureau;
mod demo;
mod desk;
mod divided;
mod late_word;
mod seeds;
mod week;
