#!/usr/bin/env bash
# Writes what the program is made of as a software bill of materials (CycloneDX, JSON) into target/package: every crate that is linked
# or makes code for it, with its licence and checksum. Of one commit it is the same byte for byte: its time is that of the commit, or
# SOURCE_DATE_EPOCH, and the folder it was made in stands not in it. cargo-cyclonedx makes it; where that is not at hand in this
# version it is built into target/sbom-tools.
set -euo pipefail
cd "$(dirname "$0")/.."
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
version=0.5.9
out=target/package/pressstart.cdx.json
PATH="$PWD/target/sbom-tools/bin:$PATH"
if ! cargo cyclonedx --version 2>/dev/null | grep -q " $version\$"; then
  cargo install --quiet --locked --root target/sbom-tools "cargo-cyclonedx@$version"
fi
cargo cyclonedx --quiet --format json --spec-version 1.5 --no-build-deps --override-filename pressstart.cdx
mkdir -p target/package
sed "s|path+file://$PWD#|path+file:///pressstart#|" pressstart.cdx.json >"$out"
rm pressstart.cdx.json

# What THIRD-PARTY.md names as linked must be in it, with a licence.
python3 - "$out" <<'CHECK'
import json, pathlib, sys

bill = {(one["name"], one["version"]): one.get("licenses") for one in json.loads(pathlib.Path(sys.argv[1]).read_text())["components"]}
rows = [line.split("|") for line in pathlib.Path("THIRD-PARTY.md").read_text().splitlines() if line.startswith("| ")][1:]
linked = [(row[1].strip(), row[2].strip()) for row in rows]
lacking = [f"{name} {version}" for name, version in linked if not bill.get((name, version))]
if lacking:
    sys.exit(f"{sys.argv[1]} lacks {', '.join(lacking)}, or their licences")
CHECK
echo "written: $out"
