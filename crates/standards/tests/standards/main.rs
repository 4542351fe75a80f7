//! The written standards and the duty engine, tested as a whole.

#[cfg(test)]
mod calendar;
#[cfg(test)]
mod course;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod said;
#[cfg(test)]
mod seasons;
#[cfg(test)]
mod shipped;
#[cfg(test)]
mod slips;
#[cfg(test)]
mod table;
