//! How a person of the directory is reached, and who may be told it: telephones, office, vehicles,
//! for whom they act (clauses A2.6, A2.7).

use crate::{AccountId, PersonId, Refusal, RoomId, folding, text};

/// The fewest and the most digits of a telephone number.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=20;
/// The longest telephone number as it is written.
pub const NUMBER_MAX: usize = 30;
/// The most vehicles of one person.
pub const PLATES_MAX: usize = 5;
/// The most leaders for whom one person acts.
pub const ACTS_FOR_MAX: usize = 20;

/// Who may be told a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToldTo {
    /// Whoever asks at the desk.
    Everybody,
    /// People of the building, and nobody from outside.
    Colleagues,
    /// Nobody before the person was asked.
    NobodyUnasked,
}

impl ToldTo {
    /// All of them, the most open first.
    pub const ALL: [Self; 3] = [Self::Everybody, Self::Colleagues, Self::NobodyUnasked];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Colleagues => "colleagues",
            Self::NobodyUnasked => "nobody-unasked",
        }
    }

    /// The one of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.word() == word)
    }

    /// Whether a caller or visitor may be told it.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::Everybody
    }
}

/// A telephone number, and who may be told it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telephone {
    /// As it is written, such as `8021` or `0571-8888 8021`.
    pub number: String,
    /// Who may be told it.
    pub told_to: ToldTo,
}

/// How a person is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Particulars {
    /// The telephone on their desk.
    pub office: Option<Telephone>,
    /// The one they carry.
    pub mobile: Option<Telephone>,
    /// The room they work in.
    pub room: Option<RoomId>,
    /// The number plates of their vehicles.
    pub plates: Vec<String>,
    /// The leaders for whom they act as secretary.
    pub acts_for: Vec<PersonId>,
    /// Their own account, where they have one.
    pub account: Option<AccountId>,
}

/// Checks what can be said of the particulars by themselves.
///
/// # Errors
/// The first field that cannot be, named.
pub fn check(own: PersonId, particulars: &Particulars) -> Result<(), Refusal> {
    for (field, telephone) in [
        ("office_telephone", &particulars.office),
        ("mobile_telephone", &particulars.mobile),
    ] {
        if let Some(telephone) = telephone {
            check_number(field, &telephone.number)?;
        }
    }
    check_plates(&particulars.plates)?;
    if particulars.acts_for.contains(&own) {
        return Err(Refusal::invalid("acts_for", "acts-for-themselves"));
    }
    if particulars.acts_for.len() > ACTS_FOR_MAX {
        return Err(Refusal::invalid("acts_for", "list-too-long")
            .with("most", ACTS_FOR_MAX)
            .with("count", particulars.acts_for.len()));
    }
    Ok(())
}

fn check_number(field: &'static str, number: &str) -> Result<(), Refusal> {
    let written = |one: char| {
        one.is_alphanumeric() || one.is_whitespace() || "+-()（）－＋.,;#*/".contains(one)
    };
    let fit = number.chars().count() <= NUMBER_MAX
        && text::is_plain(number)
        && number.chars().all(written)
        && DIGITS.contains(&folding::digits(number).len());
    if fit {
        Ok(())
    } else {
        Err(Refusal::invalid(field, "telephone-unfit").with("typed", number))
    }
}

fn check_plates(plates: &[String]) -> Result<(), Refusal> {
    if plates.len() > PLATES_MAX {
        return Err(Refusal::invalid("plates", "list-too-long")
            .with("most", PLATES_MAX)
            .with("count", plates.len()));
    }
    for (place, plate) in plates.iter().enumerate() {
        let folded = folding::fold(plate);
        let fit = text::is_plain(plate)
            && plate.chars().count() <= 12
            && (4..=9).contains(&folded.chars().count())
            && folded.contains(|one: char| one.is_ascii_digit());
        if !fit {
            return Err(Refusal::invalid("plates", "plate-unfit").with("typed", plate));
        }
        let before = plates[..place].iter();
        if before
            .map(|one| folding::fold(one))
            .any(|one| one == folded)
        {
            return Err(Refusal::invalid("plates", "name-taken").with("name", plate));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(number: &str) -> Particulars {
        Particulars {
            office: Some(Telephone {
                number: number.to_owned(),
                told_to: ToldTo::Everybody,
            }),
            ..Particulars::default()
        }
    }

    fn plates(plates: &[&str]) -> Particulars {
        Particulars {
            plates: plates.iter().map(|one| (*one).to_owned()).collect(),
            ..Particulars::default()
        }
    }

    #[test]
    fn what_cannot_be_is_refused_at_its_field() {
        let own = PersonId::derived(&["own"]);
        let rows = [
            (office("8021"), None),
            (office("0571-8888 8021 转 3"), None),
            (office("＋８６（０）１３８"), None),
            (office("12"), Some("telephone-unfit")),
            (office("=1+2345"), Some("telephone-unfit")),
            (office("8021\u{200b}"), Some("telephone-unfit")),
            (office("123456789012345678901"), Some("telephone-unfit")),
            (plates(&["浙A·12345", "浙AD12345"]), None),
            (plates(&["浙A"]), Some("plate-unfit")),
            (plates(&["浙A12345", "浙a·12345"]), Some("name-taken")),
            (plates(&["1234"; 6]), Some("list-too-long")),
        ];
        for (particulars, code) in rows {
            let refused = check(own, &particulars).err().map(|no| no.code);
            assert_eq!(refused, code, "{particulars:?}");
        }
        let alone = Particulars {
            acts_for: vec![own],
            ..Particulars::default()
        };
        assert_eq!(check(own, &alone).unwrap_err().code, "acts-for-themselves");
    }

    #[test]
    fn only_what_is_open_may_be_told_to_a_caller() {
        for told in ToldTo::ALL {
            assert_eq!(ToldTo::from_word(told.word()), Some(told));
            assert_eq!(told.is_open(), told == ToldTo::Everybody);
        }
        assert_eq!(ToldTo::from_word("friends"), None);
    }
}
