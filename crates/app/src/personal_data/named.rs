//! Several people behind one telephone. Documents tell visits apart, names what has none: where different names
//! stand in orders, cases, things and at the table, whoever asks for one of them says the whole name, and what is
//! another's, or nobody's by name, is neither counted nor shown nor erased. At the desk a name is written as it is
//! heard (王先生, 小王, 王建国), so that visits without a document, calls and inquiries of one telephone are one person's
//! as long as their names begin alike; where one begins otherwise, it is somebody else's, and the name has to be said too.
//! Visits at which the document of the request was shown are theirs however they are written there (王建国, Wang Jianguo);
//! what stands beside them without a document still has to begin like one of these.

use domain::Refusal;
use domain::grams::normalized;

use super::found::{Gathered, GatheredVisit, Sought};

/// What is put before anybody's name among acquaintances; it tells of nobody who they are.
const FAMILIAR: [char; 3] = ['小', '老', '阿'];
/// The same in letters, and titles.
const TITLES: [&str; 18] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "madam",
    "mme",
    "sir",
    "dr",
    "doctor",
    "prof",
    "professor",
    "judge",
    "director",
    "lawyer",
    "xiao",
    "lao",
    "ah",
];

impl Gathered {
    /// The names that stand in orders, complaints, lost and found things and at the table, each once. A document
    /// tells of none of these whose it is.
    fn names_without_documents(&self) -> Vec<&str> {
        let of_orders = self.orders.iter().map(|one| one.client.name.trim());
        let of_cases = self.cases.iter().map(|one| one.told.name.trim());
        let told = self.lost_reports.iter().filter_map(|one| one.told.as_ref());
        let of_reports = told.map(|told| told.name.trim());
        let of_items = self.found_items.iter().map(|one| one.taker().trim());
        let of_diners = self.diners.iter().map(|one| one.person.name.trim());
        let things = of_reports.chain(of_items).chain(of_diners);
        once(of_orders.chain(of_cases).chain(things).collect())
    }

    /// The names that were heard at the desk, also those that stood beside the telephone before it was corrected and
    /// those that were signed beside it; not those that the document of the request says to be theirs.
    fn names_at_the_desk(&self, sought: &Sought) -> Vec<&str> {
        let visits = self.visits.iter();
        let visits = visits.filter(|one| !is_by_document(one, sought));
        let of_visits = visits.map(|one| one.details.name.trim());
        let told = self.calls.iter().filter_map(|one| one.told.as_ref());
        let of_calls = told.map(|told| told.caller.trim());
        let asked = self.inquiries.iter().filter_map(|one| one.asked.as_ref());
        let of_inquiries = asked.map(|asked| asked.asker.trim());
        let callers = self.earlier_calls.iter().flat_map(|one| &one.callers);
        let of_earlier_calls = callers.map(|name| name.trim());
        let of_lines = self.earlier_lines.iter().map(|one| one.name.trim());
        let of_desk = of_visits.chain(of_calls).chain(of_inquiries);
        once(of_desk.chain(of_earlier_calls).chain(of_lines).collect())
    }

    /// The names under which the document of the request was shown: one person's, however they are written.
    fn names_by_document(&self, sought: &Sought) -> Vec<&str> {
        let visits = self.visits.iter();
        let visits = visits.filter(|one| is_by_document(one, sought));
        once(visits.map(|one| one.details.name.trim()).collect())
    }

    /// Leaves out what is not of whom the request names.
    pub(super) fn keep_named(&mut self, sought: &Sought) {
        if sought.name().is_empty() {
            return;
        }
        self.visits.retain(|one| sought.means(&one.details.name));
        self.calls.retain(|one| {
            let told = one.told.as_ref();
            told.is_some_and(|told| sought.means(&told.caller))
        });
        self.inquiries.retain(|one| {
            let asked = one.asked.as_ref();
            asked.is_some_and(|asked| sought.means(&asked.asker))
        });
        self.orders.retain(|one| sought.means(&one.client.name));
        self.cases.retain(|one| sought.means(&one.told.name));
        self.lost_reports.retain(|one| {
            let told = one.told.as_ref();
            told.is_some_and(|told| sought.means(&told.name))
        });
        // What nobody took is here because it is what they looked for.
        self.found_items
            .retain(|one| one.taker().is_empty() || sought.means(one.taker()));
        self.diners.retain(|one| sought.means(&one.person.name));
    }

    /// Checks that it is one person's: a telephone that several people gave says nothing of which of
    /// them asks, and their documents or their names tell them apart.
    pub(super) fn check_one_person(&self, sought: &Sought) -> Result<(), Refusal> {
        // Whose names stand there is told to nobody, and a name that does not is a request like any other that finds
        // nothing: else a refusal would tell who has a telephone.
        let names = self.names_without_documents();
        if names.len() > 1 {
            return Err(several_clients());
        }
        let marks = self.visits.iter().map(|visit| &visit.record.document_mark);
        let mut documents: Vec<&String> = marks.flatten().collect();
        documents.sort_unstable();
        documents.dedup();
        if sought.document_number().is_empty() && documents.len() > 1 {
            return Err(several_people());
        }
        let heard = [names, self.names_at_the_desk(sought)].concat();
        if !may_be_one_persons(&self.names_by_document(sought), &heard) {
            return Err(several_clients());
        }
        Ok(())
    }
}

/// The refusal of this code among those of a request that may be several people's.
pub(super) fn several(code: &str) -> Option<Refusal> {
    let known = [several_clients(), several_people()];
    known.into_iter().find(|refusal| refusal.code == code)
}

fn several_clients() -> Refusal {
    Refusal::invalid("name", "personal-data-several-clients")
}

fn several_people() -> Refusal {
    Refusal::invalid("document_number", "personal-data-several-people")
}

/// Whether the document that the request gives says whose the visit is: visits with another one are not gathered then.
fn is_by_document(visit: &GatheredVisit, sought: &Sought) -> bool {
    !sought.document_number().is_empty() && visit.record.document_mark.is_some()
}

/// Whether the names that were heard may be one person's: theirs whose names were `shown` with the document, where it
/// was.
fn may_be_one_persons(shown: &[&str], heard: &[&str]) -> bool {
    if shown.is_empty() {
        return begin_alike(heard);
    }
    let begins: Vec<String> = shown.iter().map(|name| begin(name)).collect();
    heard.iter().all(|name| begins.contains(&begin(name)))
}

/// Whether the names may be one person's, as they were heard: all begin alike.
fn begin_alike(names: &[&str]) -> bool {
    let mut begins = names.iter().map(|name| begin(name));
    let first = begins.next();
    begins.all(|other| Some(other) == first)
}

/// What a name begins with once what is put before anybody's is taken off: the first sign, and of a name in letters
/// the first word, since a letter is shared by far more names than a sign is.
fn begin(name: &str) -> String {
    let name = normalized(name);
    let mut name = name.trim();
    while let Some(rest) = without_title(name) {
        name = rest;
    }
    match first_word(name) {
        "" => name.chars().take(1).collect(),
        // An initial is no name.
        word if word.chars().nth(1).is_none() => name.to_owned(),
        word => word.to_owned(),
    }
}

/// The name behind a title; `None` where there is no title or nothing behind it.
fn without_title(name: &str) -> Option<&str> {
    let word = first_word(name);
    let rest = if TITLES.contains(&word) {
        name.strip_prefix(word)
    } else {
        name.strip_prefix(FAMILIAR)
    };
    let rest = rest?.trim_start_matches(|sign: char| sign == '.' || sign.is_whitespace());
    (!rest.is_empty()).then_some(rest)
}

/// The letters that a name begins with; empty where it begins with a sign.
fn first_word(name: &str) -> &str {
    let is_letter = |sign: char| {
        // A mark above a letter may stand as a sign of its own.
        sign.is_lowercase() || matches!(sign, '\'' | '’' | '-' | '\u{300}'..='\u{36f}')
    };
    let mut words = name.split(|sign: char| !is_letter(sign));
    words.next().unwrap_or_default()
}

fn once(mut names: Vec<&str>) -> Vec<&str> {
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether what a call said before it was corrected is of whom the request names, as far as the `callers` tell that
/// stood there then: where one name was corrected to another it may be either's, and so is neither's.
pub(super) fn is_named(callers: &[String], sought: &Sought) -> bool {
    if sought.name().is_empty() {
        return true;
    }
    !callers.is_empty() && callers.iter().all(|name| sought.means(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_begin_alike_may_be_one_persons_as_they_were_heard() {
        let rows: [(&[&str], bool); 25] = [
            (&[], true),
            (&["王建国"], true),
            (&["王先生", "王建国", "王处长"], true),
            (&["王先生", "张建国"], false),
            (&["Smith", "smith"], true),
            (&["王先生", "Wang"], false),
            (&["小王", "小李"], false),
            (&["老张", "老李"], false),
            (&["阿芳", "阿强"], false),
            (&["小王", "王先生", "老王"], true),
            (&["老", "老李"], false),
            (&["Mr Wang", "Ms Li"], false),
            (&["Mr. Wang", "Mrs Wu"], false),
            (&["Dr.Wang", "wang jianguo", "Prof. Dr. Wang"], true),
            (&["Ｍｒ．　Ｗａｎｇ", "Wang先生"], true),
            (&["Mr王", "王先生"], true),
            (&["Xiao Wang", "Xiao Li"], false),
            (&["Smith", "Sanders"], false),
            (&["O'Brien", "O'Neill"], false),
            (&["Mr", "Ms"], false),
            (&["J. Smith", "J. Sanders"], false),
            (&["J. Smith", "j. smith"], true),
            (&["Professor Li", "Professor Zhao"], false),
            (&["Ah Fang", "Ah Qiang"], false),
            (&["İbrahim", "İsmail"], false),
        ];
        for (names, alike) in rows {
            assert_eq!(begin_alike(names), alike, "{names:?}");
        }
    }

    #[test]
    fn names_shown_with_a_document_are_one_persons_and_what_was_heard_begins_like_one_of_them() {
        let rows: [(&[&str], &[&str], bool); 6] = [
            (&["王建国", "Wang Jianguo"], &[], true),
            (&["王建国", "Wang Jianguo"], &["王先生", "Mr Wang"], true),
            (&["王建国", "Wang Jianguo"], &["王先生", "画眉"], false),
            (&["王建国"], &["画眉"], false),
            (&[], &["王先生", "王建国"], true),
            (&[], &["王先生", "画眉"], false),
        ];
        for (shown, heard, may_be) in rows {
            assert_eq!(
                may_be_one_persons(shown, heard),
                may_be,
                "{shown:?} {heard:?}"
            );
        }
    }
}
