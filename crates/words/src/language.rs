//! The languages and how a reader's wish finds one.

/// A language that the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Simplified Chinese, the language of the house.
    #[default]
    ZhHans,
    /// Traditional Chinese.
    ZhHant,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order in which a choice offers them.
    pub const ALL: [Language; 3] = [Language::ZhHans, Language::ZhHant, Language::En];

    /// The BCP 47 tag, as it stands in the `lang` attribute of a page.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::ZhHans => "zh-Hans",
            Language::ZhHant => "zh-Hant",
            Language::En => "en",
        }
    }

    /// What stands between the things of a list.
    #[must_use]
    pub fn between(self) -> &'static str {
        match self {
            Language::ZhHans | Language::ZhHant => "、",
            Language::En => ", ",
        }
    }

    /// The language that a BCP 47 tag asks for, whatever its letter case; `None` for a language
    /// that the product does not speak.
    ///
    /// A tag with a region only is understood by what is written there: `zh-TW`, `zh-HK` and
    /// `zh-MO` mean Traditional, every other `zh` Simplified Chinese.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let mut subtags = tag.trim().split(['-', '_']).map(str::to_ascii_lowercase);
        match subtags.next()?.as_str() {
            "en" => Some(Language::En),
            "zh" => Some(chinese(subtags)),
            _ => None,
        }
    }

    /// The best language for an `Accept-Language` header; Simplified Chinese where the header
    /// names none that the product speaks.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut best: Option<(u16, Language)> = None;
        for range in header.split(',') {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let weight = weight_thousandths(weight);
            let Some(language) = Language::from_tag(tag) else {
                continue;
            };
            // Of equal wishes the first counts.
            if weight > best.map_or(0, |(best, _)| best) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language).unwrap_or_default()
    }
}

fn chinese(mut subtags: impl Iterator<Item = String>) -> Language {
    // A script subtag stands before a region, so the first that tells decides.
    subtags
        .find_map(|subtag| match subtag.as_str() {
            "hant" | "tw" | "hk" | "mo" => Some(Language::ZhHant),
            "hans" => Some(Language::ZhHans),
            _ => None,
        })
        .unwrap_or_default()
}

/// The weight of a language range in thousandths; a range without one, or with one that cannot be
/// read, weighs 1000.
fn weight_thousandths(parameter: &str) -> u16 {
    let Some((name, value)) = parameter.split_once('=') else {
        return 1000;
    };
    if !name.trim().eq_ignore_ascii_case("q") {
        return 1000;
    }
    match value.trim().parse::<f32>() {
        Ok(weight) if (0.0..=1.0).contains(&weight) => (weight * 1000.0).round() as u16,
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_tag_finds_its_language_by_script_then_region() {
        let table = [
            ("zh", Some(Language::ZhHans)),
            ("zh-CN", Some(Language::ZhHans)),
            ("ZH-hant", Some(Language::ZhHant)),
            ("zh-TW", Some(Language::ZhHant)),
            ("zh_HK", Some(Language::ZhHant)),
            ("zh-Hans-HK", Some(Language::ZhHans)),
            ("zh-Hant-CN", Some(Language::ZhHant)),
            ("en-GB", Some(Language::En)),
            ("english", None),
            ("fr", None),
            ("", None),
        ];
        for (tag, language) in table {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn every_tag_reads_back_as_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }

    #[test]
    fn the_heaviest_language_that_we_speak_is_accepted() {
        let table = [
            ("", Language::ZhHans),
            ("fr-FR, de;q=0.9", Language::ZhHans),
            ("fr, en;q=0.8, zh-TW;q=0.9", Language::ZhHant),
            ("en, zh-CN", Language::En),
            ("en;q=0.5, zh-CN;q=0.5", Language::En),
            ("zh-CN;q=0, en;q=0.1", Language::En),
            ("en;q=nonsense", Language::En),
            (";;;,,,=", Language::ZhHans),
        ];
        for (header, language) in table {
            assert_eq!(Language::accepted(header), language, "{header}");
        }
    }
}
