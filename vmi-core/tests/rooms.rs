//! The house rules, read from the sources: rooms import only rooms before them; no unsafe, no clock, no platform maths.

use std::fs;
use std::path::{Path, PathBuf};

/// The order of rooms: that of the table in DESIGN.md.
fn rooms() -> Vec<String> {
    let design = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../DESIGN.md")).unwrap();
    let table = design.lines().skip_while(|line| !line.starts_with("| room |")).skip(2).take_while(|line| line.starts_with("| `"));
    table.map(|line| line.split('`').nth(1).unwrap().to_owned()).collect()
}

/// The `pub mod` lines of lib.rs.
fn modules(source: &Path) -> Vec<String> {
    let lib = fs::read_to_string(source.join("lib.rs")).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The rooms that a source file names by `crate::room`, outside comments.
fn named(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for part in code.split("crate::").skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            found.push((number + 1, name));
        }
    }
    found
}

/// Whatever a file of `room` imports at or after its own place in the house.
fn violations(rooms: &[String], room: &str, text: &str) -> Vec<String> {
    let place = rooms.iter().position(|known| known == room).unwrap_or_else(|| panic!("{room} is not listed in DESIGN.md"));
    let late = |name: &String| rooms.iter().position(|known| known == name).is_some_and(|at| at > place);
    named(text).into_iter().filter(|(_, name)| late(name)).map(|(line, name)| format!("line {line}: {room} imports {name}")).collect()
}

#[test]
fn a_room_imports_only_rooms_before_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = rooms();
    assert_eq!(rooms.len(), 11);
    let mut wrong = Vec::new();
    for room in &rooms {
        for file in files(&source.join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            wrong.extend(violations(&rooms, room, &text).into_iter().map(|fault| format!("{}: {fault}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_test_itself_sees_a_wrong_import() {
    let rooms: Vec<String> = ["error", "num", "plan"].map(str::to_owned).to_vec();
    assert_eq!(violations(&rooms, "num", "use crate::plan::Plan;"), ["line 1: num imports plan"]);
    assert!(violations(&rooms, "plan", "use crate::num::sum; // crate::engine").is_empty());
}

#[test]
fn lib_lists_the_rooms_as_the_design_does() {
    assert_eq!(modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")), rooms());
}

#[test]
fn the_core_has_no_unsafe_clock_hash_order_or_platform_maths() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let banned = [
        "unsafe ",
        "allow(unsafe_code)",
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "HashMap",
        "HashSet",
        ".mul_add(",
        ".exp()",
        ".ln()",
        ".powf(",
        ".powi(",
        ".sin(",
        "println!",
        ".unwrap()",
        ".expect(",
    ];
    for file in files(&source) {
        let text = fs::read_to_string(&file).unwrap();
        // Tests at the end of a file may unwrap.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            for word in banned {
                assert!(!line.contains(word), "{}:{}: {word}", file.display(), number + 1);
            }
        }
    }
}

#[test]
fn files_and_functions_stay_small() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in files(&source) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//")).count();
        assert!(code <= 500, "{}: {code} lines of code", file.display());
        let mut start: Option<(usize, String)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let head = line.trim_start();
            if indent <= 4
                && start.is_none()
                && (head.starts_with("fn ")
                    || head.starts_with("pub fn ")
                    || head.starts_with("pub(crate) fn ")
                    || head.starts_with("pub(super) fn "))
                && !line.trim_end().ends_with(';')
                && !line.contains('}')
            {
                start = Some((number, " ".repeat(indent) + "}"));
            }
            if let Some((from, end)) = &start {
                if line == end {
                    assert!(number - from < 75, "{}:{}: {} lines in one function", file.display(), from + 1, number - from + 1);
                    start = None;
                }
            }
        }
    }
}
