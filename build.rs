//! Lays what a start runs side by side in the program, where the linker can: an idle reader then keeps less of it in memory.
//! `packaging/start-order.py` writes the list; with `PRESSSTART_PLAIN_LINK` set the program is linked without it.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const LIST: &str = "packaging/start.ld";
const WITHOUT: &str = "PRESSSTART_PLAIN_LINK";

fn main() {
    for (kind, what) in [("changed", "build.rs"), ("changed", LIST), ("env-changed", WITHOUT)] {
        println!("cargo:rerun-if-{kind}={what}");
    }
    let is = |name: &str, wanted: &str| env::var(name).is_ok_and(|value| value == wanted);
    let is_asked = is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") && env::var_os(WITHOUT).is_none();
    if is_asked && let Some(list) = list_for_the_linker() {
        println!("cargo:rustc-link-arg-bins=-T");
        println!("cargo:rustc-link-arg-bins={list}");
    }
}

/// The list, where cargo finds it again when the project and what was built of it are moved; none where the linker does not take it.
fn list_for_the_linker() -> Option<String> {
    let folder = PathBuf::from(env::var_os("OUT_DIR")?);
    let list = folder.join("start.ld");
    fs::copy(Path::new(&env::var_os("CARGO_MANIFEST_DIR")?).join(LIST), &list).ok()?;
    let list = list.to_str()?.to_owned();
    is_taken(&folder, &list)?.then_some(list)
}

/// Does the linker of this build take the list? Those of GNU and LLVM do, gold and mold do not.
fn is_taken(folder: &Path, list: &str) -> Option<bool> {
    let source = folder.join("empty.rs");
    fs::write(&source, "fn main() {}").ok()?;
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    rustc.arg("--target").arg(env::var_os("TARGET")?).arg("-o").arg(folder.join("empty")).arg(source);
    rustc.arg("-Clink-arg=-T").arg(format!("-Clink-arg={list}"));
    rustc.args(env::var("RUSTC_LINKER").map(|linker| format!("-Clinker={linker}")));
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\u{1f}').filter(|flag| !flag.is_empty()));
    Some(rustc.output().ok()?.status.success())
}
