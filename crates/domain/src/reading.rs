//! How names sound: every reading of their characters, the surname's own first, within bounds.

use pinyin::ToPinyinMulti;

/// How many readings one character is known by.
const READINGS_MAX: usize = 4;
/// How many readings a whole name is known by.
const SOUNDS_MAX: usize = 12;

/// Surnames whose reading as a surname is not the usual one of their characters.
const SURNAMES: [(&str, &[&str]); 34] = [
    ("尉迟", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("长孙", &["zhang", "sun"]),
    ("澹台", &["tan", "tai"]),
    ("单于", &["chan", "yu"]),
    ("单", &["shan"]),
    ("曾", &["zeng"]),
    ("仇", &["qiu"]),
    ("区", &["ou"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("任", &["ren"]),
    ("华", &["hua"]),
    ("乐", &["yue"]),
    ("翟", &["zhai"]),
    ("冼", &["xian"]),
    ("洗", &["xian"]),
    ("缪", &["miao"]),
    ("宓", &["mi"]),
    ("员", &["yun"]),
    ("繁", &["po"]),
    ("折", &["she"]),
    ("黑", &["he"]),
    ("秘", &["bi"]),
    ("召", &["shao"]),
    ("覃", &["qin"]),
    ("牟", &["mu"]),
    ("重", &["chong"]),
    ("葛", &["ge"]),
    ("纪", &["ji"]),
    ("柏", &["bai"]),
    ("逄", &["pang"]),
];

/// The readings of each character of a folded text: the first is the likeliest. What has no reading
/// stands for itself.
pub(crate) fn readings(text: &str, is_name: bool) -> Vec<Vec<String>> {
    let mut readings: Vec<Vec<String>> = text.chars().map(readings_of).collect();
    let surname = SURNAMES
        .iter()
        .find(|(surname, _)| is_name && text.starts_with(surname));
    for (place, own) in surname.iter().flat_map(|(_, own)| own.iter().enumerate()) {
        let others = &mut readings[place];
        others.retain(|other| other != own);
        others.insert(0, (*own).to_owned());
        others.truncate(READINGS_MAX);
    }
    readings
}

fn readings_of(one: char) -> Vec<String> {
    let Some(all) = one.to_pinyin_multi() else {
        return vec![one.to_string()];
    };
    let mut readings: Vec<String> = Vec::new();
    for sound in all {
        let sound = sound.plain().replace('ü', "v");
        // A reading that only dictionaries have, such as `m`, would find nobody.
        let is_said = sound.contains(['a', 'e', 'i', 'o', 'u', 'v']);
        if is_said && !readings.contains(&sound) && readings.len() < READINGS_MAX {
            readings.push(sound);
        }
    }
    if readings.is_empty() {
        readings.push(one.to_string());
    }
    readings
}

/// Ways in which the characters sound together, the likeliest first, at most [`SOUNDS_MAX`].
pub(crate) fn sounds(readings: &[Vec<String>]) -> Vec<Vec<&str>> {
    let mut sounds: Vec<Vec<&str>> = vec![Vec::with_capacity(readings.len())];
    for character in readings {
        let mut longer = Vec::new();
        // The first reading goes with every beginning before the second goes with any.
        for reading in character {
            for beginning in &sounds {
                if longer.len() < SOUNDS_MAX {
                    let mut sound = beginning.clone();
                    sound.push(reading);
                    longer.push(sound);
                }
            }
        }
        sounds = longer;
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str) -> String {
        sounds(&readings(name, true))[0].concat()
    }

    #[test]
    fn a_surname_sounds_as_a_surname_does() {
        let rows = [
            ("单雄信", "shanxiongxin"),
            ("曾国强", "zengguoqiang"),
            ("仇英", "qiuying"),
            ("区伯", "oubo"),
            ("解晓东", "xiexiaodong"),
            ("查良镛", "zhaliangyong"),
            ("尉迟恭", "yuchigong"),
            ("万俟卨", "moqixie"),
            ("吕布", "lvbu"),
        ];
        for (name, sound) in rows {
            assert_eq!(first(name), sound, "{name}");
        }
    }

    #[test]
    fn every_reading_is_known_and_their_number_is_bounded() {
        let all = readings("单", true);
        for reading in ["shan", "dan", "chan"] {
            assert!(all[0].iter().any(|known| known == reading), "{all:?}");
        }
        let long = "乐".repeat(50);
        assert!(sounds(&readings(&long, true)).len() <= SOUNDS_MAX);
        assert_eq!(readings("한a7", true), [["한"], ["a"], ["7"]]);
    }
}
