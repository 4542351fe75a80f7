//! What every page of the directory is made from.

use app::directory::DirectoryView;
use axum::response::Response;
use domain::FloorId;
use domain::access::{Action, Object};
use domain::directory::Floor;
use standards::Standard;
use words::Language;

use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::{draw, draw_refused, frame};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{
    Choice, DirectoryPage, EntryField, EntryForm, FieldGroup, Frame, Link, Search, Section, Tab,
};

/// The pages of the directory beside the overview: the address and the name of its words.
const PAGES: [(&str, &str); 7] = [
    ("guide", "guide"),
    ("floors", "places"),
    ("rooms", "rooms"),
    ("people", "people"),
    ("teams", "teams"),
    ("closures", "closures"),
    ("working-days", "working-days"),
];

/// A site's directory, and who looks at it in which language.
pub(crate) struct Sheet {
    pub(super) frame: Frame,
    pub(super) known: DirectoryView,
    pub(super) place: Place,
    pub(super) language: Language,
    pub(super) may_edit: bool,
}

impl Sheet {
    pub(super) async fn open(web: &Web, here: &Here, language: Language) -> Answered<Self> {
        let known = app::directory::view(web.house(), &here.site).await?;
        let known = known.ok_or_else(Trouble::not_found)?;
        Ok(Self {
            frame: frame::of_site(web, here, language, "directory").await?,
            place: Place::of(known.site.clone())?,
            known,
            language,
            may_edit: here.may(Object::Directory, Action::Edit),
        })
    }

    pub(super) fn say(&self, key: &str) -> String {
        words::text(self.language, key).to_owned()
    }

    pub(super) fn word(&self, beginning: &str, word: &str) -> String {
        self.say(&format!("{beginning}{word}"))
    }

    pub(super) fn fill(&self, key: &str, place: &str, value: &str) -> String {
        words::format(self.language, key, &[(place, value)])
    }

    /// An address below the directory.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("/sites/{}/directory{rest}", self.known.site.id)
    }

    /// A form whose words are `directory-form-` and its name.
    pub(super) fn form(
        &self,
        id: &'static str,
        path: &str,
        fields: Vec<EntryField>,
        change: bool,
    ) -> EntryForm {
        let group = FieldGroup {
            fields,
            ..FieldGroup::default()
        };
        EntryForm {
            id,
            action: self.path(path),
            title: if change {
                String::new()
            } else {
                self.word("directory-add-", id)
            },
            groups: vec![group],
            submit: self.say(if change { "page-save" } else { "page-add" }),
            ..EntryForm::default()
        }
    }

    /// A form with what was refused in it.
    pub(super) fn refused(&self, mut form: EntryForm, asked: &Asked<'_>) -> EntryForm {
        if let Some((name, trouble)) = asked.refused
            && name == form.id
        {
            form.refuse(trouble.field.as_deref(), trouble.say(self.language));
        }
        if asked.saved == form.id {
            form.focus();
        }
        form
    }

    /// The page of lists.
    pub(super) fn page(
        self,
        current: &str,
        asked: &Asked<'_>,
        sections: Vec<Section>,
    ) -> DirectoryPage {
        let name = PAGES.iter().find(|(address, _)| *address == current);
        DirectoryPage {
            tabs: tabs(&self, current),
            title: name.map_or_else(String::new, |(_, name)| self.word("directory-title-", name)),
            back: None,
            saved: !asked.saved.is_empty(),
            sections,
            forms: Vec::new(),
            frame: self.frame,
        }
    }

    /// The page of one thing's own form.
    pub(super) fn form_page(
        self,
        current: &str,
        asked: &Asked<'_>,
        title: String,
        mut form: EntryForm,
    ) -> DirectoryPage {
        let back = Link {
            href: self.path(&format!("/{current}")),
            title: self.say("page-back"),
        };
        form.back = Some(back);
        let form = self.refused(form, asked);
        DirectoryPage {
            title,
            forms: vec![form],
            ..self.page(current, asked, Vec::new())
        }
    }

    /// Floors to choose from; where there are several buildings each names its own.
    pub(super) fn floor_choices(&self, chosen: &str) -> Vec<Choice> {
        let floors = self.known.floors.iter();
        floors
            .map(|floor| Choice {
                value: floor.id.to_string(),
                title: self.floor_title(floor),
                chosen: floor.id.to_string() == chosen,
            })
            .collect()
    }

    pub(super) fn floor_title(&self, floor: &Floor) -> String {
        let buildings = &self.known.buildings;
        let building = buildings.iter().find(|one| one.id == floor.building);
        match building {
            Some(building) if buildings.len() > 1 => format!("{} {}", building.name, floor.name),
            _ => floor.name.clone(),
        }
    }

    pub(super) fn floor_name(&self, id: FloorId) -> String {
        let floor = self.known.floors.iter().find(|floor| floor.id == id);
        floor.map_or_else(String::new, |floor| self.floor_title(floor))
    }

    /// The search above a list of which `shown` of `all` are left.
    pub(super) fn search(&self, value: &str, label: &str, shown: usize, all: usize) -> Search {
        let counts = [("count", shown.to_string()), ("of", all.to_string())];
        Search {
            value: value.to_owned(),
            label: self.say(label),
            found: if value.is_empty() {
                String::new()
            } else {
                words::format(self.language, "directory-found", &counts)
            },
        }
    }
}

/// The pages of the directory, the overview first.
pub(super) fn tabs(sheet: &Sheet, current: &str) -> Vec<Tab> {
    let overview = Tab {
        href: sheet.path(""),
        title: sheet.say("directory-title-overview"),
        current: current.is_empty(),
    };
    let pages = PAGES.into_iter().map(|(address, name)| Tab {
        href: sheet.path(&format!("/{address}")),
        title: sheet.word("directory-title-", name),
        current: address == current,
    });
    std::iter::once(overview).chain(pages).collect()
}

/// What a page is asked for with: a search, what was saved just now, what was typed and refused.
pub(crate) struct Asked<'asked> {
    pub(super) search: String,
    pub(super) saved: String,
    pub(super) typed: &'asked Fields,
    pub(super) refused: Option<(&'static str, &'asked Trouble)>,
}

impl<'asked> Asked<'asked> {
    /// By an address.
    ///
    /// # Errors
    /// Invalid when the address asks for something else.
    pub(super) fn by(query: &'asked Fields, beside: &[&str]) -> Answered<Self> {
        let known: Vec<&str> = ["search", "saved"].iter().chain(beside).copied().collect();
        query.only(&known)?;
        Ok(Self {
            search: query.text("search").trim().to_owned(),
            saved: query.text("saved").to_owned(),
            typed: query,
            refused: None,
        })
    }

    /// By an address that asks for nothing.
    pub(super) fn nothing() -> Self {
        Self {
            search: String::new(),
            saved: String::new(),
            typed: nothing(),
            refused: None,
        }
    }

    /// Again, because the form of that name was refused.
    pub(super) fn again(form: &'asked Form, name: &'static str, trouble: &'asked Trouble) -> Self {
        Self {
            search: String::new(),
            saved: String::new(),
            typed: &form.fields,
            refused: Some((name, trouble)),
        }
    }

    /// What was typed into the form of that name; nothing into the others.
    pub(super) fn typed_into(&self, name: &str) -> &'asked Fields {
        match self.refused {
            Some((refused, _)) if refused == name => self.typed,
            _ => nothing(),
        }
    }
}

/// What is typed where nothing is.
fn nothing() -> &'static Fields {
    static NOTHING: std::sync::OnceLock<Fields> = std::sync::OnceLock::new();
    NOTHING.get_or_init(Fields::default)
}

/// A page of lists: its address, and what draws it.
pub(super) type Lists = (&'static str, fn(Sheet, &Asked<'_>) -> DirectoryPage);

/// Back to the page of lists, or the page again with what was refused in the form of that name.
pub(super) async fn after(
    (web, here, language): (&Web, &Here, Language),
    (form, name): (&Form, &'static str),
    (page, view): Lists,
    done: Answered<app::Answer>,
) -> Answered<Response> {
    match done {
        Ok(_) => Ok(see(&format!(
            "/sites/{}/directory/{page}?saved={name}",
            here.site
        ))),
        Err(trouble) if trouble.is_mendable() => {
            let asked = Asked::again(form, name, &trouble);
            let sheet = Sheet::open(web, here, language).await?;
            answer(&view(sheet, &asked), &asked)
        }
        Err(trouble) => Err(trouble),
    }
}

/// The page, with the status of what was refused in it.
pub(super) fn answer(page: &DirectoryPage, asked: &Asked<'_>) -> Answered<Response> {
    match asked.refused {
        Some((_, trouble)) => draw_refused(page, trouble),
        None => draw(page),
    }
}

/// Where something is not the site's: told apart from an address that leads nowhere.
pub(super) fn unknown(code: &'static str) -> Trouble {
    Trouble::new(axum::http::StatusCode::NOT_FOUND, code)
}

/// The kinds of places that the standard names, as it names them.
pub(super) fn kinds(standard: &Standard) -> Vec<String> {
    let served = standard.teams().iter().flat_map(|team| &team.serves);
    let ruled = standard.rules().iter().map(|rule| &rule.place);
    let mut kinds: Vec<String> = Vec::new();
    for kind in served.chain(ruled) {
        if !kinds.iter().any(|known| known == kind.as_str()) {
            kinds.push(kind.to_string());
        }
    }
    kinds
}

/// Kinds of places are words of the standards; those that we do not know stand as they are.
pub(super) fn kind_in_words(kind: &str, language: Language) -> String {
    let key = format!("access-place-{kind}");
    let said = words::text(language, &key);
    if said == key {
        kind.to_owned()
    } else {
        said.to_owned()
    }
}

/// Nothing that must be filled is left out.
///
/// # Errors
/// Invalid at the first field that is.
pub(crate) fn filled(fields: &Fields, names: &[&str]) -> Answered<()> {
    match names.iter().find(|name| fields.filled(name).is_none()) {
        Some(name) => Err(Trouble::invalid(name, "field-empty")),
        None => Ok(()),
    }
}

/// Whether one of the texts holds what is searched for, whatever its letter case.
pub(crate) fn holds(search: &str, texts: &[&str]) -> bool {
    let search = search.to_lowercase();
    search.is_empty()
        || texts
            .iter()
            .any(|text| text.to_lowercase().contains(&search))
}
