//! A diner at one meal: asked for their wishes, and served what they wished.

use super::{Meal, WISH_MAX, WISHES_MAX};
use crate::{DinerId, Milliseconds, PersonId, Refusal, text};

/// What somebody wishes; without words it is the menu as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Its place among the wishes of the diner, from 0.
    pub position: u32,
    /// In words; `None` where they are forgotten.
    pub words: Option<String>,
    /// The wish that was served wrong, in place of which this one is.
    pub corrects: Option<u32>,
    /// When it was said.
    pub asked: Milliseconds,
    /// To whom.
    pub asked_by: String,
    /// When it was served, and by whom.
    pub served: Option<(Milliseconds, String)>,
}

/// A diner at one meal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diner {
    /// Its id.
    pub id: DinerId,
    /// The civil day.
    pub day: String,
    /// The meal.
    pub meal: Meal,
    /// Who dines.
    pub person: PersonId,
    /// Whether they do not come.
    pub away: bool,
    /// What they wish, in the order in which it was said.
    pub wishes: Vec<Wish>,
}

impl Diner {
    /// Whether they were told the menu and asked.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !self.wishes.is_empty()
    }

    /// Whether nothing is left to be done for them.
    #[must_use]
    pub fn is_served(&self) -> bool {
        self.away || self.is_asked() && self.wishes.iter().all(|wish| wish.served.is_some())
    }

    /// Takes down what they wish; nothing is the menu as it is.
    ///
    /// # Errors
    /// Refused where a wish is unfit, and where there are too many.
    pub fn ask(
        &mut self,
        wishes: &[String],
        (at, by): (Milliseconds, &str),
    ) -> Result<(), Refusal> {
        let said: Vec<&str> = wishes.iter().map(|wish| wish.trim()).collect();
        let said: Vec<&str> = said
            .into_iter()
            .filter(|wish| !text::is_blank(wish))
            .collect();
        for wish in &said {
            text::check("wishes", wish, WISH_MAX)?;
        }
        if said.is_empty() && self.is_asked() {
            return Err(Refusal::conflict("dining-asked"));
        }
        let said = if said.is_empty() { vec![""] } else { said };
        for wish in said {
            self.add(wish, None, (at, by))?;
        }
        self.away = false;
        Ok(())
    }

    /// Says that they do not come.
    ///
    /// # Errors
    /// Refused once something was served to them, and where that is known.
    pub fn stay_away(&mut self) -> Result<(), Refusal> {
        if self.wishes.iter().any(|wish| wish.served.is_some()) {
            return Err(Refusal::conflict("dining-served-already"));
        }
        if self.away {
            return Err(Refusal::conflict("dining-away"));
        }
        self.away = true;
        Ok(())
    }

    /// Notes that a wish was served.
    ///
    /// # Errors
    /// Refused where it was never said, where it was served before, and of somebody who does not come.
    pub fn serve(&mut self, position: u32, at: Milliseconds, by: &str) -> Result<(), Refusal> {
        if self.away {
            return Err(Refusal::conflict("dining-away"));
        }
        let mut wishes = self.wishes.iter_mut();
        let wish = wishes.find(|wish| wish.position == position);
        let wish = wish.ok_or_else(|| Refusal::conflict("dining-not-asked"))?;
        if let Some((_, before)) = &wish.served {
            return Err(Refusal::conflict("dining-served").with("by", before));
        }
        wish.served = Some((at, by.to_owned()));
        Ok(())
    }

    /// Takes a wrong delivery down: what was served stays, and a new wish stands in its place.
    ///
    /// # Errors
    /// Refused of what was not served, and where it was set right before.
    pub fn correct(
        &mut self,
        position: u32,
        words: &str,
        (at, by): (Milliseconds, &str),
    ) -> Result<(), Refusal> {
        text::check_filled("wishes", words, WISH_MAX)?;
        let known = self.wishes.iter().find(|wish| wish.position == position);
        let known = known.ok_or_else(|| Refusal::conflict("dining-not-asked"))?;
        if known.served.is_none() {
            return Err(Refusal::conflict("dining-not-served"));
        }
        if self
            .wishes
            .iter()
            .any(|wish| wish.corrects == Some(position))
        {
            return Err(Refusal::conflict("dining-corrected"));
        }
        self.add(words.trim(), Some(position), (at, by))
    }

    fn add(
        &mut self,
        words: &str,
        corrects: Option<u32>,
        (at, by): (Milliseconds, &str),
    ) -> Result<(), Refusal> {
        if self.wishes.len() >= WISHES_MAX {
            return Err(Refusal::conflict("dining-wishes-many").with("most", WISHES_MAX));
        }
        self.wishes.push(Wish {
            position: self.wishes.len() as u32,
            words: Some(words.to_owned()),
            corrects,
            asked: at,
            asked_by: by.to_owned(),
            served: None,
        });
        Ok(())
    }
}
