//! What differs between two versions of a text, line by line: what a reader has to read again.

/// How a line of either version stands to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It stands in both.
    Same,
    /// It stood in the earlier one alone.
    Removed,
    /// It stands in the later one alone.
    Added,
}

/// A line and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How it stands.
    pub change: Change,
    /// The line, without its end.
    pub text: String,
}

/// The lines of both versions in order: what was removed stands before what came in its place.
///
/// It takes time and memory by the product of the lines that differ, so whoever keeps texts bounds
/// their lines.
#[must_use]
pub fn difference(before: &str, after: &str) -> Vec<Line> {
    let before: Vec<&str> = before.lines().collect();
    let after: Vec<&str> = after.lines().collect();
    let begins = alike(before.iter(), after.iter());
    let (old, new) = (&before[begins..], &after[begins..]);
    let ends = alike(old.iter().rev(), new.iter().rev());
    let (old, new) = (&old[..old.len() - ends], &new[..new.len() - ends]);
    let mut lines = all(Change::Same, &before[..begins]);
    lines.extend(between(old, new));
    lines.extend(all(Change::Same, &before[before.len() - ends..]));
    lines
}

fn alike<'line>(
    one: impl Iterator<Item = &'line &'line str>,
    other: impl Iterator<Item = &'line &'line str>,
) -> usize {
    one.zip(other)
        .take_while(|(one, other)| one == other)
        .count()
}

fn all(change: Change, lines: &[&str]) -> Vec<Line> {
    lines.iter().map(|text| line(change, text)).collect()
}

fn line(change: Change, text: &str) -> Line {
    Line {
        change,
        text: text.to_owned(),
    }
}

/// The longest lines that both have in order are the same; all else was removed or added.
fn between(old: &[&str], new: &[&str]) -> Vec<Line> {
    let width = new.len() + 1;
    // How many lines both have in order from this line of each on.
    let mut common = vec![0_u16; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            lines.push(line(Change::Same, old[i]));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            lines.push(line(Change::Removed, old[i]));
            i += 1;
        } else {
            lines.push(line(Change::Added, new[j]));
            j += 1;
        }
    }
    lines.extend(all(Change::Removed, &old[i..]));
    lines.extend(all(Change::Added, &new[j..]));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> String {
        let lines = difference(before, after).into_iter().map(|line| {
            let sign = match line.change {
                Change::Same => " ",
                Change::Removed => "-",
                Change::Added => "+",
            };
            format!("{sign}{}", line.text)
        });
        lines.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn what_was_removed_stands_before_what_came_in_its_place() {
        let rows = [
            ("", "", ""),
            ("甲\n乙", "甲\n乙", " 甲| 乙"),
            ("", "甲", "+甲"),
            ("甲", "", "-甲"),
            ("甲\n乙\n丙", "甲\n丁\n丙", " 甲|-乙|+丁| 丙"),
            ("甲\n乙\n丙", "甲\n丙", " 甲|-乙| 丙"),
            ("甲\n丙", "甲\n乙\n丙", " 甲|+乙| 丙"),
            ("甲\n甲", "甲\n甲\n甲", " 甲| 甲|+甲"),
            ("甲\r\n乙", "甲\n乙", " 甲| 乙"),
            ("一\n二\n三\n四", "二\n四\n五", "-一| 二|-三| 四|+五"),
        ];
        for (before, after, expected) in rows {
            assert_eq!(told(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn both_versions_can_be_read_out_of_their_difference() {
        // Every pair of texts of up to four lines of three kinds.
        let texts: Vec<String> = (0..4_u32)
            .flat_map(|lines| {
                (0..3_u32.pow(lines)).map(move |number| {
                    let line = |place| ["甲", "乙", "丙"][(number / 3_u32.pow(place) % 3) as usize];
                    (0..lines).map(line).collect::<Vec<_>>().join("\n")
                })
            })
            .collect();
        for before in &texts {
            for after in &texts {
                let lines = difference(before, after);
                let without = |change: Change| {
                    let kept = lines.iter().filter(|line| line.change != change);
                    let kept: Vec<&str> = kept.map(|line| line.text.as_str()).collect();
                    kept.join("\n")
                };
                assert_eq!(&without(Change::Added), before);
                assert_eq!(&without(Change::Removed), after);
            }
        }
    }
}
