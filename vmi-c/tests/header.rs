//! `include/vmi.h` is what the sources say, and its codes are the core's.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use vmi_core::error::ErrorKind;

/// The files with exports, in the order in which the header tells its story.
const SOURCES: [&str; 16] = [
    "version",
    "status",
    "error",
    "text",
    "table_in",
    "table_out",
    "options",
    "plan",
    "check",
    "ledger",
    "ledger_views",
    "ledger_files",
    "release",
    "model",
    "analysis",
    "series",
];

fn crate_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The header anew. Single files instead of the crate: cbindgen then asks cargo for nothing, so no network is needed.
fn made() -> String {
    let config = cbindgen::Config::from_file(crate_folder().join("cbindgen.toml")).expect("cbindgen.toml");
    let files = SOURCES.iter().map(|name| crate_folder().join(format!("src/{name}.rs")));
    let builder = files.fold(cbindgen::Builder::new().with_config(config), cbindgen::Builder::with_src);
    let mut text = Vec::new();
    builder.generate().expect("the sources have only C types in their exports").write(&mut text);
    String::from_utf8(text).expect("UTF-8")
}

/// The header as it is checked in; written again first if that is asked for.
fn header() -> &'static str {
    static HEADER: LazyLock<String> = LazyLock::new(|| {
        let path = crate_folder().join("include/vmi.h");
        if std::env::var_os("VMI_UPDATE").is_some() {
            fs::write(&path, made()).expect("include/vmi.h can be written");
        }
        fs::read_to_string(&path).expect("include/vmi.h")
    });
    &HEADER
}

#[test]
fn the_header_is_up_to_date() {
    let (there, made) = (header(), made());
    if let Some((line, (old, new))) = there.lines().zip(made.lines()).enumerate().find(|(_, (old, new))| old != new) {
        panic!("include/vmi.h, line {}:\n  is      {old}\n  should  {new}\n{HOW}", line + 1);
    }
    assert!(there.is_ascii(), "a C compiler of any locale must read the header: keep the comments of exports to ASCII");
    assert_eq!(there.lines().count(), made.lines().count(), "include/vmi.h is too short or too long\n{HOW}");
}

const HOW: &str = "write it again: VMI_UPDATE=1 cargo test -p vmi-c --test header";

/// The codes of `#define VMI_ERROR_NAME 123`, by name.
fn codes(header: &str) -> BTreeMap<String, i32> {
    let defines = header.lines().filter_map(|line| line.strip_prefix("#define VMI_ERROR_")?.split_once(' '));
    defines.map(|(name, code)| (name.to_owned(), code.parse().expect(name))).collect()
}

#[test]
fn the_codes_are_those_of_the_core() {
    let found = codes(header());
    let of_core: BTreeMap<String, i32> = ErrorKind::ALL.iter().map(|kind| (kind.name().to_uppercase(), kind.code())).collect();
    let of_c = |code: i32| (400..500).contains(&code) || code == vmi_c::VMI_ERROR_PANIC;
    let (own, shared): (BTreeMap<_, _>, BTreeMap<_, _>) = found.into_iter().partition(|(_, code)| of_c(*code));
    assert_eq!(shared, of_core);
    assert_eq!(own.len(), 8);
    let mut numbers: Vec<i32> = own.values().chain(shared.values()).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), own.len() + shared.len(), "a number is used twice");
}

#[test]
fn every_export_is_in_the_header_and_documented() {
    let header = header();
    for file in fs::read_dir(crate_folder().join("src")).expect("src") {
        let path = file.expect("src").path();
        for name in exports(&path) {
            let at = declaration(header, &name).unwrap_or_else(|| panic!("{name} is not in vmi.h"));
            let before = header[..at].rsplit("\n\n").next().unwrap_or_default();
            assert!(before.contains("*/"), "{name} has no comment in vmi.h");
        }
    }
}

/// Where a function is declared; a comment may name it before.
fn declaration(header: &str, name: &str) -> Option<usize> {
    let called = format!("{name}(");
    let is_code = |at: usize| !header[..at].rsplit('\n').next().is_some_and(|line| line.starts_with(" *"));
    header.match_indices(&called).map(|(at, _)| at).find(|at| is_code(*at) && header[..*at].ends_with([' ', '*']))
}

/// The names of the exports in a source file.
fn exports(path: &Path) -> Vec<String> {
    let source = fs::read_to_string(path).expect("a source file");
    let names = source.split("extern \"C\" fn ").skip(1).filter_map(|rest| rest.split_once('('));
    names.map(|(name, _)| name.to_owned()).collect()
}
