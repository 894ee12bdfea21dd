//! Makes an idle reader smaller, where the linker can: what a start runs lies side by side in the program, so that less of it is kept in
//! memory (`packaging/start-order.py` writes the list), and its relocations are packed. With `PRESSSTART_PLAIN_LINK` set the program is
//! linked without either.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const LIST: &str = "packaging/start.ld";
const WITHOUT: &str = "PRESSSTART_PLAIN_LINK";
/// A program with packed relocations starts with glibc 2.36 or a newer one.
const PACKED: [&str; 2] = ["-z", "pack-relative-relocs"];

fn main() {
    for (kind, what) in [("changed", "build.rs"), ("changed", LIST), ("env-changed", WITHOUT)] {
        println!("cargo:rerun-if-{kind}={what}");
    }
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let is_asked = is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") && env::var_os(WITHOUT).is_none();
    let Some(folder) = env::var_os("OUT_DIR").map(PathBuf::from).filter(|_| is_asked) else { return };
    if let Some(list) = list(&folder)
        && linked(&folder, &["-T", &list]).is_some()
    {
        take(&["-T", &list]);
    }
    // Only whoever starts such a program knows that it starts.
    let is_here = env::var_os("HOST") == env::var_os("TARGET") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if is_here && linked(&folder, &PACKED).is_some_and(|program| starts(&program)) {
        take(&PACKED);
    }
}

fn take(arguments: &[&str]) {
    for argument in arguments {
        println!("cargo:rustc-link-arg-bins={argument}");
    }
}

/// The list, where cargo finds it again when the project and what was built of it are moved.
fn list(folder: &Path) -> Option<String> {
    let list = folder.join("start.ld");
    fs::copy(Path::new(&env::var_os("CARGO_MANIFEST_DIR")?).join(LIST), &list).ok()?;
    list.to_str().map(str::to_owned)
}

/// An empty program, linked as this build is and with these arguments; none where the linker does not take them. Those of GNU and
/// LLVM take the list, gold and mold do not.
fn linked(folder: &Path, arguments: &[&str]) -> Option<PathBuf> {
    let (source, program) = (folder.join("empty.rs"), folder.join("empty"));
    fs::write(&source, "fn main() {}").ok()?;
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    rustc.arg("--target").arg(env::var_os("TARGET")?).arg("-o").arg(&program).arg(source);
    rustc.args(arguments.iter().map(|argument| format!("-Clink-arg={argument}")));
    rustc.args(env::var("RUSTC_LINKER").map(|linker| format!("-Clinker={linker}")));
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    rustc.output().ok()?.status.success().then_some(program)
}

fn starts(program: &Path) -> bool {
    Command::new(program).output().is_ok_and(|ended| ended.status.success())
}
