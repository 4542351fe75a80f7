//! Several people behind one telephone. Documents tell visits apart, names everything else: where different names
//! stand there, whoever asks for one of them says the whole name, and what is another's, or nobody's by name, is
//! neither counted nor shown nor erased.

use domain::{Refusal, mask};

use super::earlier::EarlierCall;
use super::found::{Gathered, Sought};

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

    /// Every name that stands there, each once.
    fn names(&self) -> Vec<&str> {
        let of_visits = self.visits.iter().map(|one| one.details.name.trim());
        let told = self.calls.iter().filter_map(|one| one.told.as_ref());
        let of_calls = told.map(|told| told.caller.trim());
        let asked = self.inquiries.iter().filter_map(|one| one.asked.as_ref());
        let of_inquiries = asked.map(|asked| asked.asker.trim());
        let of_desk = of_visits.chain(of_calls).chain(of_inquiries);
        let others = self.names_without_documents().into_iter();
        once(of_desk.chain(others).collect())
    }

    /// Leaves out what is not of whom the request names. What the names of the others begin with is told to whoever
    /// named nobody of them.
    pub(super) fn keep_named(&mut self, sought: &Sought) {
        if sought.name().is_empty() {
            return;
        }
        let others = self.names().into_iter().filter(|name| !sought.means(name));
        self.others = others.map(mask::name).collect();
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

    fn is_empty(&self) -> bool {
        self.names().is_empty()
            && self.calls.is_empty()
            && self.inquiries.is_empty()
            && self.found_items.is_empty()
    }

    /// Checks that it is one person's: a telephone that several people gave says nothing of which of
    /// them asks, and their documents or their names tell them apart.
    pub(super) fn check_one_person(&self, sought: &Sought) -> Result<(), Refusal> {
        if self.is_empty() && !self.others.is_empty() {
            let unknown = Refusal::invalid("name", "personal-data-name-unknown");
            return Err(unknown.with("names", self.others.join("、")));
        }
        let names = self.names_without_documents();
        if names.len() > 1 {
            let several = Refusal::invalid("name", "personal-data-several-clients");
            let names: Vec<String> = names.into_iter().map(mask::name).collect();
            return Err(several.with("names", names.join("、")));
        }
        let marks = self.visits.iter().map(|visit| &visit.record.document_mark);
        let mut documents: Vec<&String> = marks.flatten().collect();
        documents.sort_unstable();
        documents.dedup();
        if sought.document_number().is_empty() && documents.len() > 1 {
            return Err(Refusal::invalid(
                "document_number",
                "personal-data-several-people",
            ));
        }
        Ok(())
    }
}

fn once(mut names: Vec<&str>) -> Vec<&str> {
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether what a call said before it was corrected is of whom the request names, as far as it tells: a caller whose
/// name was corrected too may be either.
pub(super) fn is_named(earlier: &EarlierCall, sought: &Sought) -> bool {
    let mut callers = earlier.said.iter().filter(|(field, _)| field == "caller");
    sought.name().is_empty() || {
        let first = callers.next();
        first.is_some_and(|(_, name)| sought.means(name))
            && callers.all(|(_, name)| sought.means(name))
    }
}
