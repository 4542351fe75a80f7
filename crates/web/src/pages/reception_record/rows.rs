//! Lines and editions of the record in words.

use app::reception_record::{EditionView, LineView};
use domain::access::{Action, Object};
use domain::journal::Hash;
use domain::reception_record::{Facts, Signature, WITHDRAWN};
use domain::subject::Register;
use words::{Arg, Language};

use crate::civil::Place;
use crate::need::Here;
use crate::views::{RecordEdition, RecordRow};

/// How many characters of a hash are shown: enough to compare by eye.
const HASH_SHOWN: usize = 16;

/// What lines are drawn with.
pub(super) struct Drawing<'page> {
    /// The site's zone.
    pub(super) place: &'page Place,
    /// The reader's language.
    pub(super) language: Language,
    /// The reader.
    pub(super) here: &'page Here,
}

impl Drawing<'_> {
    fn say(&self, key: &str) -> String {
        words::text(self.language, key).to_owned()
    }

    /// The line in words.
    pub(super) fn row(&self, view: &LineView) -> RecordRow {
        let (line, facts) = (&view.line, &view.line.facts);
        let told = line.told.clone().unwrap_or_default();
        let gaps = view.gaps.iter().map(|gap| {
            let key = format!("reception-record-gap-{}", gap.word());
            (self.say(&key), gap.is_missing())
        });
        let (matter, handling) = self.matter_and_handling(view);
        RecordRow {
            key: format!("{}-{}", line.register.word(), line.id),
            register: self.say(&format!(
                "reception-record-register-{}",
                line.register.word()
            )),
            href: self.href(view),
            number: line.number,
            time: self.place.time(facts.at),
            who: told.name,
            companions: facts.companions,
            organisation: told.organisation,
            telephone: told.telephone,
            matter,
            received_by: facts.received_by.clone(),
            handling,
            result: self.result(line.register, facts),
            remark: told.remark,
            gaps: gaps.collect(),
            erased: line.told.is_none(),
            withdrawn: facts.state == WITHDRAWN,
        }
    }

    fn href(&self, view: &LineView) -> String {
        let (object, register) = match view.line.register {
            Register::Visit => (Object::Visit, "visits"),
            Register::Call => (Object::Call, "calls"),
            _ => (Object::Inquiry, "inquiries"),
        };
        if !self.here.may(object, Action::View) {
            return String::new();
        }
        format!("/sites/{}/{register}/{}", self.here.site, view.line.id)
    }

    fn matter_and_handling(&self, view: &LineView) -> (String, String) {
        let (line, facts) = (&view.line, &view.line.facts);
        let told = line.told.clone().unwrap_or_default();
        let matter = match facts.kind.as_str() {
            "" => told.matter,
            kind => {
                let kind = self.say(&format!("call-kind-{kind}"));
                format!("{kind} {}", told.matter).trim().to_owned()
            }
        };
        let word = match (line.register, facts.handling.as_str()) {
            (_, "") => String::new(),
            (Register::Call, handling) => self.say(&format!("call-handling-{handling}")),
            (_, handling) => self.say(&format!("reception-record-handling-{handling}")),
        };
        // Whom they came to see may be the department itself, or be written with it.
        let to = if told.host.contains(&facts.to) {
            told.host
        } else {
            format!("{} {}", told.host, facts.to).trim().to_owned()
        };
        let parts = [word, to, told.reply];
        let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (matter, filled.join(" · "))
    }

    fn result(&self, register: Register, facts: &Facts) -> String {
        let state = match (register, facts.state.as_str()) {
            (_, WITHDRAWN) => self.say("reception-record-change-withdrawn"),
            (Register::Visit, state) => self.say(&format!("visit-state-{state}")),
            (_, state) => self.say(&format!("reception-record-result-{state}")),
        };
        let date = |at| self.place.civil(at).date();
        let moment = |at| {
            if date(at) == date(facts.at) {
                self.place.time(at)
            } else {
                self.place.moment(at)
            }
        };
        let time = match (facts.ended, facts.due) {
            (Some(ended), _) => moment(ended),
            (None, Some(due)) => {
                let due = moment(due);
                words::format(
                    self.language,
                    "reception-record-until",
                    &[("moment", Arg::Text(&due))],
                )
            }
            (None, None) => String::new(),
        };
        // Who took it down has settled it too, unless another is named.
        let by = match facts.ended_by.as_str() {
            by if by == facts.received_by => "",
            by => by,
        };
        let parts = [state.as_str(), &time, by];
        let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        filled.join(" ")
    }
}

/// An edition in words.
pub(super) fn edition_of(view: &EditionView, place: &Place, language: Language) -> RecordEdition {
    let signed = |signature: &Signature| format!("{} {}", signature.by, place.moment(signature.at));
    let maybe = |signature: Option<&Signature>| signature.map_or_else(String::new, signed);
    let edition = &view.edition;
    RecordEdition {
        number: edition.number,
        signed: signed(&edition.signed),
        countersigned: maybe(edition.countersigned.as_ref()),
        returned: maybe(edition.returned.as_ref()),
        missing: super::counted("reception-record-missing", view.missing as usize, language),
        note: view.note.clone(),
        return_reason: view.return_reason.clone(),
        head: head(view.head),
        mark: view.mark.chars().take(HASH_SHOWN).collect(),
    }
}

fn head((number, hash): (i64, Hash)) -> String {
    let shortened: String = hash.to_string().chars().take(HASH_SHOWN).collect();
    format!("{number} · {shortened}")
}
