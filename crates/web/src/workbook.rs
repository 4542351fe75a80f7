//! Workbooks of office programs: read within bounds, written so that no cell is ever a formula.
//!
//! A workbook is a packed folder. What it says of its own size is not believed: every file in it is
//! unpacked once with a limit before anything else reads it.

use std::io::{Cursor, Read};

use anyhow::Result;
use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::Response;
use calamine::{DataRef, Reader, Xlsx};
use domain::sheet::Row as SheetRow;
use flate2::read::DeflateDecoder;
use rust_xlsxwriter::{Format, Workbook};
use words::Language;

use crate::trouble::{Answered, Trouble};
use crate::upload::Upload;

/// What a browser is told a workbook is.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The largest workbook, packed.
pub(crate) const PACKED_MAX: usize = 10 * 1024 * 1024;
/// The largest workbook, unpacked.
const UNPACKED_MAX: u64 = 96 * 1024 * 1024;
/// The most files in it.
const FILES_MAX: usize = 500;
/// The most columns that are looked at.
const COLUMNS_MAX: u32 = 40;

/// A row with something in it: its number as office programs count, and its cells.
pub(crate) type Row = (u32, Vec<String>);

/// The rows of the workbook that was sent, read where no other request waits for it: at most `most` and its head.
///
/// # Errors
/// Refused when it is no workbook, or holds too much.
pub(crate) async fn read_sent(upload: Result<Upload, Trouble>, most: usize) -> Answered<Vec<Row>> {
    let Upload(bytes) = upload?;
    let read = tokio::task::spawn_blocking(move || read(bytes, most)).await;
    read.map_err(Trouble::failed)?
}

/// The rows of the first sheet that have something in them.
fn read(bytes: Vec<u8>, most: usize) -> Answered<Vec<Row>> {
    check_size(&bytes)?;
    let unreadable = |_| unreadable();
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = workbook.sheet_names();
    let first = names
        .first()
        .ok_or_else(|| Trouble::invalid("workbook", "workbook-unreadable"))?;
    let mut cells = workbook.worksheet_cells_reader(first).map_err(unreadable)?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let text = text_of(cell.get_value());
        if text.is_empty() || column >= COLUMNS_MAX {
            continue;
        }
        if rows.last().is_none_or(|(number, _)| *number != row + 1) {
            if rows.len() > most {
                return Err(
                    Trouble::invalid("workbook", "workbook-too-many-rows").with("most", most)
                );
            }
            rows.push((row + 1, Vec::new()));
        }
        let Some((_, texts)) = rows.last_mut() else {
            continue;
        };
        texts.resize(texts.len().max(column as usize + 1), String::new());
        texts[column as usize] = text;
    }
    Ok(rows)
}

/// What each column is by the titles of the head, in any order. `is_titled` says whether a column is called so: by its
/// word, or in any language.
///
/// # Errors
/// Refused where there is no head, where a title is no column's, and where a column comes twice.
pub(crate) fn columns_of<Column: Copy + PartialEq>(
    head: Option<Row>,
    all: &[Column],
    is_titled: impl Fn(Column, &str) -> bool,
) -> Answered<Vec<Option<Column>>> {
    let (_, titles) = head.ok_or_else(|| Trouble::invalid("workbook", "workbook-empty"))?;
    let mut columns: Vec<Option<Column>> = Vec::new();
    for title in &titles {
        let title = title.trim();
        let found = all.iter().copied().find(|one| is_titled(*one, title));
        if found.is_none() && !title.is_empty() {
            return Err(Trouble::invalid("workbook", "workbook-column-unknown").with("name", title));
        }
        if found.is_some() && columns.contains(&found) {
            return Err(Trouble::invalid("workbook", "workbook-column-twice").with("name", title));
        }
        columns.push(found);
    }
    Ok(columns)
}

/// The rows below the head: what stands in each column, as `meant` reads it. Where nothing stands the cell is empty.
pub(crate) fn rows_below<Column: Copy + Ord>(
    rows: impl Iterator<Item = Row>,
    columns: &[Option<Column>],
    meant: impl Fn(Column, String) -> String,
) -> Vec<SheetRow<Column>> {
    let row = |(number, texts): Row| {
        let texts = texts.into_iter().chain(std::iter::repeat_with(String::new));
        let cells = columns.iter().zip(texts);
        SheetRow {
            number,
            cells: cells
                .filter_map(|(column, text)| column.map(|column| (column, meant(column, text))))
                .collect(),
        }
    };
    rows.map(row).collect()
}

fn unreadable() -> Trouble {
    Trouble::invalid("workbook", "workbook-unreadable")
}

fn too_large() -> Trouble {
    Trouble::invalid("workbook", "workbook-too-large").with("most", PACKED_MAX / 1024 / 1024)
}

/// What a cell says, a whole number without a point, a day as `2026-07-06`, a time of day as `08:30`.
fn text_of(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        // What has no day is a time of day.
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() < 1.0 => {
            let (_, _, _, hour, minute, ..) = moment.to_ymd_hms_milli();
            format!("{hour:02}:{minute:02}")
        }
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(moment) => moment.chars().take(10).collect(),
        DataRef::Bool(_)
        | DataRef::DateTime(_)
        | DataRef::DurationIso(_)
        | DataRef::Error(_)
        | DataRef::Empty => String::new(),
    };
    text.trim()
        .chars()
        .take(domain::person_sheet::CELL_MAX)
        .collect()
}

/// Unpacks every file of the folder and throws it away, up to the limit.
fn check_size(bytes: &[u8]) -> Answered<()> {
    if bytes.len() > PACKED_MAX {
        return Err(too_large());
    }
    let files = files_of(bytes).ok_or_else(unreadable)?;
    let mut left = UNPACKED_MAX;
    for (packing, packed) in files {
        let unpacked = match packing {
            0 => packed.len() as u64,
            8 => {
                let mut limited = DeflateDecoder::new(packed).take(left + 1);
                std::io::copy(&mut limited, &mut std::io::sink()).map_err(|_| unreadable())?
            }
            _ => return Err(unreadable()),
        };
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    Ok(())
}

/// How each file of the folder is packed, and its bytes, as the directory at the end has it.
fn files_of(bytes: &[u8]) -> Option<Vec<(u16, &[u8])>> {
    let two = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let four = |at: usize| {
        let four = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(four) as usize)
    };
    // The directory's end is at most a comment of 64 KiB before the file's.
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let end = from
        + bytes
            .get(from..)?
            .windows(4)
            .rposition(|four| four == b"PK\x05\x06")?;
    let count = usize::from(two(end + 10)?);
    let mut at = four(end + 16)?;
    if count > FILES_MAX {
        return None;
    }
    let mut files = Vec::with_capacity(count);
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let (packing, size, own) = (two(at + 10)?, four(at + 20)?, four(at + 42)?);
        let lengths = [at + 28, at + 30, at + 32];
        let beside = lengths.into_iter().map(two).sum::<Option<u16>>()?;
        // The file's own head has lengths of its own.
        if bytes.get(own..own + 4)? != b"PK\x03\x04" {
            return None;
        }
        let begins = own + 30 + usize::from(two(own + 26)?) + usize::from(two(own + 28)?);
        files.push((packing, bytes.get(begins..begins.checked_add(size)?)?));
        at += 46 + usize::from(beside);
    }
    Some(files)
}

/// A sheet to be written: a head, and rows of texts.
pub(crate) struct Sheet {
    /// Its name, 31 characters at most.
    pub(crate) name: String,
    /// What its columns are.
    pub(crate) head: Vec<String>,
    /// Its rows.
    pub(crate) rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A sheet whose name and columns are the words of these keys.
    pub(crate) fn titled(
        language: Language,
        name: &str,
        columns: &[&str],
        rows: Vec<Vec<String>>,
    ) -> Self {
        let title = |key: &str| words::text(language, key).to_owned();
        Self {
            name: title(name),
            head: columns.iter().map(|key| title(key)).collect(),
            rows,
        }
    }
}

/// A workbook of one sheet as a file that the browser saves under `name`.
pub(crate) async fn give_out(sheet: Sheet, name: &str) -> Answered<Response> {
    written_aside(move || write(&sheet.name, &sheet.head, &sheet.rows), name).await
}

/// A workbook of several sheets as a file, each with a line above its head and on every printed page that
/// says whose it is.
pub(crate) async fn give_out_marked(
    mark: String,
    sheets: Vec<Sheet>,
    name: &str,
) -> Answered<Response> {
    written_aside(move || write_sheets(&mark, &sheets), name).await
}

/// What is written where no other request waits for it.
async fn written_aside(
    write: impl FnOnce() -> Result<Vec<u8>> + Send + 'static,
    name: &str,
) -> Answered<Response> {
    let written = tokio::task::spawn_blocking(write).await;
    let written = written.map_err(Trouble::failed)?.map_err(Trouble::failed)?;
    answer(written, name)
}

/// A workbook of one sheet: a head, and rows of texts. Every cell is text, also one that begins as
/// formulas do.
fn write(name: &str, head: &[String], rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    write_sheet(&mut workbook, name, head, rows, None)?;
    Ok(workbook.save_to_buffer()?)
}

/// A workbook of several sheets, each with the mark.
fn write_sheets(mark: &str, sheets: &[Sheet]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    for Sheet { name, head, rows } in sheets {
        write_sheet(&mut workbook, name, head, rows, Some(mark))?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn write_sheet(
    workbook: &mut Workbook,
    name: &str,
    head: &[String],
    rows: &[Vec<String>],
    mark: Option<&str>,
) -> Result<()> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
    let mut first = 0;
    if let Some(mark) = mark {
        sheet.write_string_with_format(0, 0, mark, &text)?;
        // An ampersand begins a command there.
        let printed: String = mark.replace('&', "&&").chars().take(200).collect();
        sheet.set_header(format!("&C{printed}"));
        first = 1;
    }
    for (column, title) in (0..).zip(head) {
        sheet.write_string_with_format(first, column, title, &bold)?;
        sheet.set_column_width(column, 16)?;
    }
    for (number, row) in (first + 1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            if !cell.is_empty() {
                sheet.write_string_with_format(number, column, cell, &text)?;
            }
        }
    }
    sheet.set_freeze_panes(first + 1, 0)?;
    Ok(())
}

/// The workbook as a file that the browser saves under `name`.
fn answer(workbook: Vec<u8>, name: &str) -> Answered<Response> {
    let mut response = Response::new(Body::from(workbook));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    let attached = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
    headers.insert(CONTENT_DISPOSITION, attached.map_err(Trouble::failed)?);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    use super::*;

    fn texts(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn what_is_written_is_read_again_and_no_cell_is_a_formula() {
        let rows = texts(&[
            &["=1+1", "+86 138", "-x", "@sum", "\tx"],
            &["𠮷野", "", "0571", "8021.50", "a\nb"],
        ]);
        let head = texts(&[&["甲", "乙", "丙", "丁", "戊"]]).remove(0);
        let written = write("名录", &head, &rows).unwrap();
        let read = read(written.clone(), 10).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read[1].1, ["=1+1", "+86 138", "-x", "@sum", "x"]);
        assert_eq!(
            read[2],
            (
                3,
                texts(&[&["𠮷野", "", "0571", "8021.50", "a\nb"]]).remove(0)
            )
        );
        // No file of it holds a formula.
        for (_, packed) in files_of(&written).unwrap() {
            let mut text = Vec::new();
            DeflateDecoder::new(packed).read_to_end(&mut text).unwrap();
            assert!(!String::from_utf8_lossy(&text).contains("<f>"));
        }
    }

    #[test]
    fn a_sheet_with_more_rows_than_are_taken_is_refused() {
        let rows: Vec<Vec<String>> = (0..6).map(|row| vec![row.to_string()]).collect();
        let written = write("x", &["n".to_owned()], &rows).unwrap();
        assert_eq!(read(written.clone(), 6).unwrap().len(), 7);
        assert_eq!(read(written, 5).unwrap_err().code, "workbook-too-many-rows");
    }

    /// A folder of one packed file that says of its own size what it likes.
    fn folder(packed: &[u8], packing: u16) -> Vec<u8> {
        let size = (packed.len() as u32).to_le_bytes();
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend([0; 26]);
        bytes.extend(packed);
        let at = (bytes.len() as u32).to_le_bytes();
        let mut entry = b"PK\x01\x02".to_vec();
        entry.extend([0; 6]);
        entry.extend(packing.to_le_bytes());
        entry.extend([0; 8]);
        entry.extend(size);
        entry.extend([0; 22]);
        bytes.extend(entry);
        bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\0\0\0\0");
        bytes.extend(at);
        bytes.extend([0; 2]);
        bytes
    }

    #[test]
    fn a_bomb_is_refused_whatever_it_says_of_itself() {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
        let block = vec![0; 1024 * 1024];
        for _ in 0..=UNPACKED_MAX / (1024 * 1024) {
            packer.write_all(&block).unwrap();
        }
        let bomb = folder(&packer.finish().unwrap(), 8);
        assert!(bomb.len() < PACKED_MAX);
        assert_eq!(read(bomb, 10).unwrap_err().code, "workbook-too-large");
        let large = vec![0; PACKED_MAX + 1];
        assert_eq!(read(large, 10).unwrap_err().code, "workbook-too-large");
        let mut cut = write("x", &[], &[]).unwrap();
        cut.truncate(cut.len() / 2);
        for no_workbook in [
            Vec::new(),
            b"PK\x05\x06".to_vec(),
            cut,
            folder(b"x", 99),
            folder(b"x", 0),
        ] {
            assert_eq!(
                read(no_workbook, 10).unwrap_err().code,
                "workbook-unreadable"
            );
        }
    }
}
