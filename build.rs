//! Lays what a start runs side by side in the program, where the linker can: an idle reader keeps a third less of it in memory.
//! `packaging/start-order.py` writes the list.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

#[expect(clippy::print_stdout, reason = "so a build script speaks to cargo")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=packaging/start.ld");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/start.ld");
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let is_asked = is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    if is_asked && is_taken(&script).unwrap_or(false) {
        println!("cargo:rustc-link-arg-bins=-T");
        println!("cargo:rustc-link-arg-bins={}", script.display());
    }
}

/// Does the linker of this build take the list? Those of GNU and LLVM do, gold and mold do not.
fn is_taken(script: &Path) -> Option<bool> {
    let folder = PathBuf::from(env::var_os("OUT_DIR")?);
    let source = folder.join("empty.rs");
    fs::write(&source, "fn main() {}").ok()?;
    let mut link_argument = OsString::from("-Clink-arg=");
    link_argument.push(script);
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    rustc.arg("--target").arg(env::var_os("TARGET")?).arg("-o").arg(folder.join("empty")).arg(source);
    rustc.arg("-Clink-arg=-T").arg(link_argument);
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        let mut argument = OsString::from("-Clinker=");
        argument.push(linker);
        rustc.arg(argument);
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    Some(rustc.output().ok()?.status.success())
}
