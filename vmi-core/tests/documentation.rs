//! Documents that are made from the sources are as the sources say; `VMI_UPDATE=1` writes them again.

use std::fs;
use std::path::Path;

use vmi_core::error::ErrorKind;
use vmi_core::model::Settings;

#[test]
fn tables_are_documented_as_the_schema_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/tables.md");
    let text = vmi_core::table::schema::documentation();
    if std::env::var_os("VMI_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "docs/tables.md is out of date: VMI_UPDATE=1 cargo test -p vmi-core --test documentation");
}

#[test]
fn models_are_documented_as_the_catalogue_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/models.md");
    let text = vmi_core::policy::catalogue::documentation();
    if std::env::var_os("VMI_UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "docs/models.md is out of date: VMI_UPDATE=1 cargo test -p vmi-core --test documentation");
}

#[test]
fn every_setting_is_documented() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/settings.md");
    let text = fs::read_to_string(path).unwrap();
    for name in Settings::names() {
        let shown = name.split('.').next().filter(|head| head.contains("_by_")).unwrap_or(&name);
        assert!(text.contains(&format!("`{shown}")), "docs/settings.md does not mention {name}");
    }
}

#[test]
fn every_error_code_is_documented_and_unique() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/errors.md");
    let text = fs::read_to_string(path).unwrap();
    for kind in ErrorKind::ALL {
        assert!(text.contains(&format!("| {} | `{}` |", kind.code(), kind.name())), "docs/errors.md has no row for {} {}", kind.code(), kind.name());
        assert_eq!(ErrorKind::ALL.iter().filter(|other| other.code() == kind.code()).count(), 1);
    }
}
