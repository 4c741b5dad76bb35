//! Builds and runs the C programs in `tests/c` and `examples/c`: with the strictest warnings as errors, against the shared and the
//! static library, plain and under valgrind, and the header as C++.
//!
//! A missing valgrind or g++ is said on the standard error, past the test runner's capture, and skips that part alone.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::time::SystemTime;

use vmi_core::canonical::write_csv;
use vmi_core::ledger::{Ledger, View};
use vmi_core::model::Moment;
use vmi_core::table::{Table, texts};

const WARNINGS: [&str; 4] = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// What Rust's standard library needs from the system beside the static library: `rustc --print native-static-libs`.
const SYSTEM_LIBRARIES: [&str; 7] = ["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl", "-lc"];

/// 99 is a status that the programs themselves never end with.
const VALGRIND: [&str; 5] = [
    "--quiet",
    "--leak-check=full",
    "--error-exitcode=99",
    "--num-callers=40",
    concat!("--suppressions=", env!("CARGO_MANIFEST_DIR"), "/tests/valgrind.supp"),
];

/// Optimised code reads ahead of its own checks, which valgrind takes for the use of an uninitialised value: only a debug build is asked.
const UNINITIALISED: &str = if cfg!(debug_assertions) { "--undef-value-errors=yes" } else { "--undef-value-errors=no" };

#[derive(Clone, Copy, Debug)]
enum Linked {
    Shared,
    Static,
}

fn crate_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder with `libvmi_c.so` and `libvmi_c.a`, as new as the sources.
///
/// `cargo test` builds them with this test, into the folder of the test's own program; should that ever change, they are built here.
static LIBRARIES: LazyLock<PathBuf> = LazyLock::new(|| {
    let program = std::env::current_exe().expect("this program's path");
    let folder = program.parent().expect("a program is in a folder").to_path_buf();
    if !are_current(&folder) {
        say("libvmi_c is not there or older than its sources: building it");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "-p", "vmi-c"]).args(if cfg!(debug_assertions) { None } else { Some("--release") });
        succeeded(&mut build);
    }
    for name in LIBRARY_FILES {
        assert!(folder.join(name).is_file(), "{name} is not in {}", folder.display());
    }
    folder
});

const LIBRARY_FILES: [&str; 2] = ["libvmi_c.so", "libvmi_c.a"];

/// Whether the libraries are newer than every source. A source that is newer may still be none of theirs: cargo, asked to build, knows.
fn are_current(folder: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let sources = [crate_folder().join("src"), crate_folder().join("../vmi-core/src")];
    let newest: Option<SystemTime> = sources.iter().flat_map(|folder| files(folder, "rs")).filter_map(|file| changed(&file)).max();
    LIBRARY_FILES.iter().all(|name| changed(&folder.join(name)) >= newest)
}

/// The files of an ending in a folder and the folders in it.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found: Vec<PathBuf> = Vec::new();
    for path in entries.map(|entry| entry.expect("a folder can be read").path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Writes to the standard error itself: what a test prints is kept from view while it passes.
fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "vmi-c tests: {words}");
}

/// Whether a program is there to be run.
fn is_there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !found {
        say(&format!("SKIPPED what needs {program}: it is not installed"));
    }
    found
}

/// Runs a command to its end; a status other than 0 ends the test with all that it wrote.
fn succeeded(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// A command that finds the shared library where the static one was found. Cargo names other folders for it first, in which an older build may lie.
fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env("LD_LIBRARY_PATH", &*LIBRARIES);
    command
}

/// Runs a program under valgrind, if that is there.
fn is_clean(program: &Path, arguments: &[PathBuf]) {
    if is_there("valgrind") {
        succeeded(command("valgrind").args(VALGRIND).arg(UNINITIALISED).arg(program).args(arguments));
    }
}

/// Compiles and links a program against one of the libraries.
fn built(compiler: &str, standard: &str, sources: &[PathBuf], name: &str, linked: Linked) -> PathBuf {
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}_{linked:?}").to_lowercase());
    let mut command = Command::new(compiler);
    command.arg(standard).args(WARNINGS).args(["-g", "-I"]).arg(crate_folder().join("include"));
    command.args(sources).arg("-o").arg(&program);
    match linked {
        Linked::Shared => command.arg("-L").arg(&*LIBRARIES).arg("-lvmi_c"),
        Linked::Static => command.arg(LIBRARIES.join("libvmi_c.a")),
    };
    succeeded(command.args(SYSTEM_LIBRARIES));
    program
}

/// Builds and runs one of the test programs in every way.
fn passes(name: &str) {
    let folder = crate_folder().join("tests/c");
    let sources = ["check.c", "world.c", "ledger.c", &format!("{name}.c")].map(|file| folder.join(file));
    for linked in [Linked::Shared, Linked::Static] {
        let program = built("cc", "-std=c11", &sources, name, linked);
        succeeded(&mut command(&program));
        is_clean(&program, &[]);
    }
}

/// A test for each program; `every_program_is_run` sees to it that none is forgotten.
macro_rules! programs {
    ($($name:ident)+) => {
        $(#[test] fn $name() { passes(stringify!($name)); })+
        const PROGRAMS: &[&str] = &[$(stringify!($name)),+];
    };
}
programs! {
    test_types test_misuse test_names test_bad_rows test_check test_threads
    test_ledger test_ledger_rows test_ledger_books test_ledger_files test_ledger_misuse test_ledger_plan test_ledger_threads
    test_model test_release test_release_misuse test_analysis test_series test_hierarchy
}

#[test]
fn every_program_is_run() {
    let names = files(&crate_folder().join("tests/c"), "c").into_iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    let mut there: Vec<String> = names.filter(|name| name.starts_with("test_")).collect();
    let mut run: Vec<String> = PROGRAMS.iter().map(|name| (*name).to_owned()).collect();
    there.sort();
    run.sort();
    assert_eq!(there, run);
}

#[test]
fn a_check_that_fails_ends_the_program_with_a_failure() {
    let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join("failing.c");
    fs::write(&source, "#include \"check.h\"\nint main(void) { CHECK_NUMBER(vmi_abi_version(), 0); return 0; }\n").expect("a file in target");
    let folder = crate_folder().join("tests/c");
    let mut compile = Command::new("cc");
    let program = source.with_extension("");
    compile.arg("-I").arg(&folder).arg("-I").arg(crate_folder().join("include")).arg(&source).arg(folder.join("check.c"));
    succeeded(compile.arg("-o").arg(&program).arg(LIBRARIES.join("libvmi_c.a")).args(SYSTEM_LIBRARIES));
    let output = Command::new(&program).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("failing.c:2: vmi_abi_version()"));
}

#[test]
fn the_header_is_good_in_older_c_and_in_cpp() {
    let header = crate_folder().join("include/vmi.h");
    succeeded(Command::new("cc").args(["-std=c99", "-fsyntax-only", "-x", "c"]).args(WARNINGS).arg(&header));
    if is_there("g++") {
        let source = [crate_folder().join("tests/c/header_as_cpp.cpp")];
        for linked in [Linked::Shared, Linked::Static] {
            succeeded(&mut command(built("g++", "-std=c++11", &source, "header_as_cpp", linked)));
        }
    }
}

/// A symbol that is not in the header could be relied upon by accident, and could clash with one of the host's.
#[test]
fn the_shared_library_exports_the_header_and_nothing_else() {
    if !is_there("nm") {
        return;
    }
    let output = succeeded(Command::new("nm").args(["-D", "--defined-only", "--format=posix"]).arg(LIBRARIES.join("libvmi_c.so")));
    let symbols = String::from_utf8(output.stdout).expect("names");
    let mut exported: Vec<&str> = symbols.lines().filter_map(|line| line.split(' ').next()).collect();
    let header = fs::read_to_string(crate_folder().join("include/vmi.h")).expect("include/vmi.h");
    let code = header.lines().filter(|line| !line.starts_with(" *"));
    let names = code.filter_map(|line| line.split_once('(')?.0.rsplit([' ', '*']).next());
    let mut declared: Vec<&str> = names.filter(|name| name.starts_with("vmi_")).collect();
    exported.sort_unstable();
    declared.sort_unstable();
    assert_eq!(exported, declared);
}

#[test]
fn the_pkg_config_file_has_all_that_it_must() {
    let text = fs::read_to_string(crate_folder().join("vmi.pc.in")).expect("vmi.pc.in");
    for part in ["prefix=@prefix@", "Version: @version@", "Cflags: -I${includedir}", "Libs: -L${libdir} -lvmi_c", "Libs.private:"] {
        assert!(text.contains(part), "vmi.pc.in lacks {part}");
    }
    let private = text.lines().find_map(|line| line.strip_prefix("Libs.private: ")).expect("private libraries");
    assert_eq!(private.split(' ').collect::<Vec<_>>(), SYSTEM_LIBRARIES);
}

/// The example prints the same bytes however it is linked: a fingerprint, the proposals, three explanations.
#[test]
fn the_example_runs() {
    let examples = crate_folder().join("../examples");
    let sources = files(&examples.join("c"), "c");
    let mut outputs = Vec::new();
    for linked in [Linked::Shared, Linked::Static] {
        let program = built("cc", "-std=c11", &sources, "vmi_example", linked);
        outputs.push(succeeded(command(&program).arg(examples.join("data"))).stdout);
        // A small folder that is wrong on purpose: valgrind is slow, and every way of reporting an error is walked.
        is_clean(&program, &[examples.join("data-broken")]);
    }
    assert_eq!(outputs[0], outputs[1]);
    let text = String::from_utf8(outputs.remove(0)).expect("UTF-8");
    assert!(text.starts_with("fingerprint ") && text.lines().nth(1).is_some_and(|header| header.starts_with("item,location,supplier,quantity,")));
    assert!(text.contains(": order ") && text.contains(": nothing: "));
}

/// The engine's own words: JSON lines, positions and a fingerprint, both again in a view of two times, and two check values.
fn dump_of(csv: &str, as_of: &str, known_at: &str) -> Vec<u8> {
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let mut events = Table::new("events").expect("a table");
    for (column, name) in rows[0].iter().enumerate() {
        let cell = |row: &Vec<&str>| row.get(column).copied().filter(|cell| !cell.is_empty()).map(str::to_owned);
        events.add(name, texts(rows[1..].iter().map(cell))).expect("a column");
    }
    let mut ledger = Ledger::default();
    let intake = ledger.append_table(&events, Some(0), None).expect("a table of events");
    assert_eq!(intake.appended.map(|done| (done.added, done.repeated)), Some((rows.len() - 2, 1)), "{:?}", intake.problems);
    let mut bytes = ledger.to_json_lines().into_bytes();
    let moment = |text| Moment::parse(text).expect("a moment");
    for view in [View::ALL, View::as_of(moment(as_of)).known_at(moment(known_at))] {
        write_csv(&ledger.positions_table(&view).expect("positions"), &mut bytes);
        bytes.extend(format!("{}\n", ledger.fingerprint(&view)).into_bytes());
    }
    bytes.extend(format!("{} {}\n", ledger.check(1), ledger.check(ledger.sequence())).into_bytes());
    bytes
}

/// The same events make the same bytes from C and from Rust.
#[test]
fn a_ledger_says_the_same_as_the_engine() {
    const AS_OF: &str = "2026-06-16";
    const KNOWN_AT: &str = "2026-06-13T12:00:00Z";
    let folder = crate_folder().join("tests");
    let sample = folder.join("ledger_sample.csv");
    let expected = dump_of(&fs::read_to_string(&sample).expect("the sample"), AS_OF, KNOWN_AT);
    let sources = ["c/check.c", "c/world.c", "c/ledger.c", "c/ledger_dump.c", "../../examples/c/csv_reader.c"].map(|file| folder.join(file));
    let arguments = [sample, AS_OF.into(), KNOWN_AT.into()];
    for linked in [Linked::Shared, Linked::Static] {
        let program = built("cc", "-std=c11", &sources, "ledger_dump", linked);
        let found = succeeded(command(&program).args(&arguments)).stdout;
        assert_eq!(String::from_utf8_lossy(&found), String::from_utf8_lossy(&expected));
        assert_eq!(found, expected);
        is_clean(&program, &arguments);
    }
}

/// The release in README.md does what README.md says, called by `release_all.c`.
#[test]
fn the_release_in_the_readme_runs() {
    let readme = fs::read_to_string(crate_folder().join("README.md")).expect("README.md");
    let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme_release.c");
    let head = "#include <string.h>\n#include \"vmi.h\"\nint32_t release_all(const VmiPlan *, VmiLedger *, const char *, const char *);\n";
    fs::write(&source, format!("{head}{}", block_of(&readme, "c", "vmi_plan_release("))).expect("a file in target");
    let folder = crate_folder().join("tests/c");
    let mut sources: Vec<PathBuf> = ["check.c", "world.c", "ledger.c", "release_all.c"].map(|file| folder.join(file)).into();
    sources.push(source);
    for linked in [Linked::Shared, Linked::Static] {
        let program = built("cc", "-std=c11", &sources, "readme_release", linked);
        succeeded(&mut command(&program));
        is_clean(&program, &[]);
    }
}

/// The fenced block of a language that holds certain words.
fn block_of(text: &str, language: &str, words: &str) -> String {
    let opening = format!("```{language}\n");
    let mut blocks = text.split(&opening).skip(1).filter_map(|rest| Some(rest.split_once("```")?.0));
    blocks.find(|block| block.contains(words)).unwrap_or_else(|| panic!("README.md has no {language} with {words}")).to_owned()
}

/// A program in README.md prints what README.md says that it prints.
fn readme_program(name: &str, words: &str, printed: &str) {
    let readme = fs::read_to_string(crate_folder().join("README.md")).expect("README.md");
    let source = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.c"));
    fs::write(&source, block_of(&readme, "c", words)).expect("a file in target");
    let expected = block_of(&readme, "text", printed);
    for linked in [Linked::Shared, Linked::Static] {
        let program = built("cc", "-std=c11", std::slice::from_ref(&source), name, linked);
        assert_eq!(String::from_utf8_lossy(&succeeded(&mut command(&program)).stdout), expected);
        is_clean(&program, &[]);
    }
}

#[test]
fn the_ledger_in_the_readme_runs() {
    readme_program("readme_ledger", "int main(void)", "item,location,usable");
}

#[test]
fn the_models_in_the_readme_run() {
    readme_program("readme_models", "vmi_model_new(", "1 error");
}

#[test]
fn the_forecasts_in_the_readme_run() {
    readme_program("readme_forecasts", "vmi_forecast_new(", "series 1");
}
