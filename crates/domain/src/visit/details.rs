//! What is written down of who comes: checked, and masked for a screen.

use crate::{Refusal, text};

/// The kinds of documents that the desk is shown; `none` asks for the leader on duty.
pub const DOCUMENT_KINDS: [&str; 6] = [
    "id-card",
    "passport",
    "residence-permit",
    "work-card",
    "other",
    "none",
];
/// The most people who come along.
pub const COMPANIONS_MAX: u32 = 500;

/// What is written down of who comes. All of it is personal and is sealed as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// 来访人姓名, or the name of a group.
    pub name: String,
    /// 单位.
    pub organisation: String,
    /// 联系电话, digits alone.
    pub telephone: String,
    /// 证件类型: a word of [`DOCUMENT_KINDS`]; empty as long as none was asked for.
    pub document_kind: String,
    /// The last four of 证件号码.
    pub document_ending: String,
    /// 车牌号.
    pub plate: String,
    /// 携带物品.
    pub things: String,
    /// 来访事由.
    pub purpose: String,
    /// 被访人 or 被访部门 as it was typed.
    pub host: String,
    /// Who made the appointment.
    pub appointed_by: String,
    /// The members of a group, where they are named.
    pub members: String,
    /// 备注.
    pub remark: String,
    /// Why they were held or refused.
    pub reason: String,
}

/// The names of the fields, in the order in which they are told.
pub const FIELDS: [&str; 13] = [
    "name",
    "organisation",
    "telephone",
    "document_kind",
    "document_ending",
    "plate",
    "things",
    "purpose",
    "host",
    "appointed_by",
    "members",
    "remark",
    "reason",
];

impl Details {
    /// The field of the name.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        match field {
            "name" => &self.name,
            "organisation" => &self.organisation,
            "telephone" => &self.telephone,
            "document_kind" => &self.document_kind,
            "document_ending" => &self.document_ending,
            "plate" => &self.plate,
            "things" => &self.things,
            "purpose" => &self.purpose,
            "host" => &self.host,
            "appointed_by" => &self.appointed_by,
            "members" => &self.members,
            "remark" => &self.remark,
            "reason" => &self.reason,
            _ => "",
        }
    }

    /// Puts a value into the field of the name.
    pub fn put(&mut self, field: &str, value: &str) {
        let place = match field {
            "name" => &mut self.name,
            "organisation" => &mut self.organisation,
            "telephone" => &mut self.telephone,
            "document_kind" => &mut self.document_kind,
            "document_ending" => &mut self.document_ending,
            "plate" => &mut self.plate,
            "things" => &mut self.things,
            "purpose" => &mut self.purpose,
            "host" => &mut self.host,
            "appointed_by" => &mut self.appointed_by,
            "members" => &mut self.members,
            "remark" => &mut self.remark,
            "reason" => &mut self.reason,
            _ => return,
        };
        value.clone_into(place);
    }

    /// The same with what was typed put into one form: no blanks around, digits narrow, a telephone
    /// in digits, a plate in capitals.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        for field in FIELDS {
            let tidy = match field {
                "telephone" => telephone_of(&self.telephone),
                "plate" => number_of(&self.plate),
                _ => self.get(field).trim().to_owned(),
            };
            self.put(field, &tidy);
        }
        self
    }

    /// Checks what was typed.
    ///
    /// # Errors
    /// The first field that cannot be, named.
    pub fn check(&self) -> Result<(), Refusal> {
        if !(1..=50).contains(&text::length(&self.name)) || !text::is_plain(&self.name) {
            return Err(Refusal::invalid("name", "visitor-name-unfit"));
        }
        for (field, most) in [
            ("organisation", 100),
            ("plate", 15),
            ("things", 200),
            ("purpose", 100),
            ("host", 50),
            ("appointed_by", 50),
            ("remark", 200),
            ("reason", 200),
        ] {
            text::check(field, self.get(field), most)?;
        }
        text::check_lines("members", &self.members, 1_000)?;
        let digits = self.telephone.trim_start_matches('+');
        let dials =
            digits.chars().all(|one| one.is_ascii_digit()) && (3..=20).contains(&digits.len());
        if !self.telephone.is_empty() && !dials {
            let refusal = Refusal::invalid("telephone", "telephone-unfit");
            return Err(refusal.with("typed", &self.telephone));
        }
        if !self.document_kind.is_empty() && !DOCUMENT_KINDS.contains(&self.document_kind.as_str())
        {
            return Err(Refusal::invalid("document_kind", "choice-unknown"));
        }
        Ok(())
    }

    /// Whether the desk asked for a document and was shown none.
    #[must_use]
    pub fn lacks_document(&self) -> bool {
        self.document_kind == "none"
    }

    /// The same as a screen shows it: whom it is about, and no more than that.
    #[must_use]
    pub fn masked(&self) -> Self {
        Self {
            name: masked_name(&self.name),
            telephone: masked_telephone(&self.telephone),
            plate: masked_plate(&self.plate),
            document_ending: String::new(),
            members: String::new(),
            ..self.clone()
        }
    }
}

/// A telephone in digits, whatever was typed between them.
#[must_use]
pub fn telephone_of(typed: &str) -> String {
    let typed: String = typed.trim().chars().map(narrow).collect();
    typed
        .chars()
        .filter(|one| !matches!(one, ' ' | '-' | '(' | ')' | '/' | '.'))
        .collect()
}

/// The number of a document, or a plate: narrow, in capitals, without what stands between.
#[must_use]
pub fn number_of(typed: &str) -> String {
    typed
        .chars()
        .map(narrow)
        .filter(|one| !matches!(one, ' ' | '-' | '·' | '.'))
        .flat_map(char::to_uppercase)
        .collect()
}

/// A letter or sign of full width as it stands in ASCII.
fn narrow(one: char) -> char {
    match one {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(one as u32 - 0xfee0).expect("full-width signs stand above ASCII")
        }
        '\u{3000}' => ' ',
        _ => one,
    }
}

/// Checks the number of a document as [`number_of`] gives it: an identity card's by its last
/// character, which follows from the others (GB 11643).
///
/// # Errors
/// Where there can be no such number.
pub fn check_document(kind: &str, number: &str) -> Result<(), Refusal> {
    let lawful = number.chars().all(|one| one.is_ascii_alphanumeric());
    let fits = match kind {
        "id-card" | "residence-permit" => is_identity_number(number),
        _ => lawful && (4..=30).contains(&number.len()),
    };
    if fits {
        Ok(())
    } else {
        Err(Refusal::invalid("document_number", "document-number-unfit"))
    }
}

fn is_identity_number(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const LAST: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let characters: Vec<char> = number.chars().collect();
    let Some((last, digits)) = characters.split_last() else {
        return false;
    };
    if digits.len() != WEIGHTS.len() {
        return false;
    }
    let Some(digits) = digits
        .iter()
        .map(|one| one.to_digit(10))
        .collect::<Option<Vec<u32>>>()
    else {
        return false;
    };
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(one, weight)| one * weight)
        .sum();
    LAST[sum as usize % 11] == *last
}

/// The last four of a document's number.
#[must_use]
pub fn ending_of(number: &str) -> String {
    let count = number.chars().count();
    number.chars().skip(count.saturating_sub(4)).collect()
}

pub(super) fn masked_name(name: &str) -> String {
    match name.chars().next() {
        None => String::new(),
        Some(first) => format!("{first}*"),
    }
}

pub(super) fn masked_telephone(telephone: &str) -> String {
    let count = telephone.chars().count();
    match count {
        0 => String::new(),
        1..=6 => "****".to_owned(),
        _ => {
            let head: String = telephone.chars().take(3).collect();
            format!("{head}****{}", ending_of(telephone))
        }
    }
}

pub(super) fn masked_plate(plate: &str) -> String {
    if plate.is_empty() {
        return String::new();
    }
    let head: String = plate.chars().take(2).collect();
    format!("{head}***")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visitor(name: &str) -> Details {
        Details {
            name: name.to_owned(),
            ..Details::default()
        }
    }

    #[test]
    fn names_of_one_to_fifty_characters_are_taken_with_dots_blanks_and_rare_ones() {
        let long = "长".repeat(50);
        let longer = "长".repeat(51);
        for (name, taken) in [
            ("李", true),
            ("𠮷野", true),
            ("阿不都热合曼·买买提", true),
            ("Anne-Marie O'Neill", true),
            (long.as_str(), true),
            ("", false),
            ("\u{3000}", false),
            (longer.as_str(), false),
            ("王\u{200b}芳", false),
        ] {
            let refused = visitor(name).check().err();
            assert_eq!(refused.is_none(), taken, "{name}");
        }
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        for (field, value) in [
            ("telephone", "12"),
            ("telephone", "138a0013800"),
            ("document_kind", "library-card"),
            ("plate", "京A12345678901234"),
            ("purpose", "\u{202e}x"),
        ] {
            let mut details = visitor("李明");
            details.put(field, value);
            assert_eq!(details.check().unwrap_err().field, Some(field), "{value}");
        }
    }

    #[test]
    fn what_is_typed_wide_or_with_hyphens_is_the_same_number() {
        let mut typed = visitor(" 李明 ");
        typed.put("telephone", "１３８-0013 ８000");
        typed.put("plate", "京a·12345");
        let tidied = typed.tidied();
        assert_eq!(
            (tidied.name.as_str(), tidied.telephone.as_str()),
            ("李明", "13800138000")
        );
        assert_eq!(tidied.plate, "京A12345");
        assert_eq!(number_of("1101 0519 4912 3100 2x"), "11010519491231002X");
    }

    #[test]
    fn an_identity_number_is_told_from_a_slip_of_the_finger() {
        for (kind, number, fits) in [
            ("id-card", "11010519491231002X", true),
            ("id-card", "11010519491231003X", false),
            ("id-card", "1101051949123100", false),
            ("id-card", "", false),
            ("passport", "E12345678", true),
            ("passport", "E1", false),
            ("other", "证123456", false),
        ] {
            assert_eq!(
                check_document(kind, number).is_ok(),
                fits,
                "{kind} {number}"
            );
        }
        assert_eq!(ending_of("11010519491231002X"), "002X");
        assert_eq!(ending_of("12"), "12");
    }

    #[test]
    fn a_screen_shows_whom_it_is_about_and_no_more() {
        let mut details = visitor("赵敏");
        details.put("telephone", "13812345678");
        details.put("plate", "京A12345");
        details.put("document_ending", "002X");
        details.put("members", "赵一\n赵二");
        let masked = details.masked();
        assert_eq!(masked.name, "赵*");
        assert_eq!(masked.telephone, "138****5678");
        assert_eq!(masked.plate, "京A***");
        assert_eq!(
            (masked.document_ending.as_str(), masked.members.as_str()),
            ("", "")
        );
        assert_eq!(visitor("").masked().name, "");
        assert_eq!(masked_telephone("8120"), "****");
    }
}
