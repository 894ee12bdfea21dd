#!/usr/bin/env python3
"""Writes THIRD-PARTY.md: every crate that the program is linked with, its licence and its source. With --check: says whether it is up to date."""
import json, pathlib, subprocess, sys

root = pathlib.Path(__file__).resolve().parent.parent
command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", "x86_64-unknown-linux-gnu"]
described = json.loads(subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout)
nodes = {node["id"]: node for node in described["resolve"]["nodes"]}
packages = {package["id"]: package for package in described["packages"]}

# What is linked: reached by ordinary dependencies, without macros and what builds and tests alone need.
def is_macro(name):
    return any("proc-macro" in target["kind"] for target in packages[name]["targets"])


linked, open_ids = set(), [described["resolve"]["root"]]
while open_ids:
    for dependency in nodes[open_ids.pop()]["deps"]:
        if any(kind["kind"] is None for kind in dependency["dep_kinds"]) and dependency["pkg"] not in linked and not is_macro(dependency["pkg"]):
            linked.add(dependency["pkg"])
            open_ids.append(dependency["pkg"])

crates = sorted((packages[name] for name in linked), key=lambda crate: (crate["name"], crate["version"]))
lines = [
    "# Third-party software",
    "",
    "Press Start is linked with the crates below; `packaging/third-party.py` makes this list. Their licence texts come with their sources.",
    "Crates under the Mozilla Public License 2.0 are used unchanged: their source is to be had at the address beside them.",
    "SQLite, which `libsqlite3-sys` builds along, is in the public domain.",
    "",
    "| crate | version | licence | source |",
    "|---|---|---|---|",
]
lines += [f"| {c['name']} | {c['version']} | {(c['license'] or 'see its source').replace('/', ' OR ')} | {c['repository'] or ''} |" for c in crates]
text = "\n".join(lines) + "\n"
file = root / "THIRD-PARTY.md"
if "--check" in sys.argv:
    if not file.exists() or file.read_text() != text:
        sys.exit("THIRD-PARTY.md is out of date: run packaging/third-party.py")
else:
    file.write_text(text)
    print(f"{file}: {len(crates)} crates")
