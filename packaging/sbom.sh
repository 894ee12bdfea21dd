#!/usr/bin/env bash
# Writes what the program is made of as a software bill of materials (CycloneDX, JSON) into target/package. Gets the program that
# does it, at a fixed version, into target/sbom-tools.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=target/sbom-tools
cargo install --quiet --locked --root "$tool" cargo-cyclonedx@0.5.9
PATH="$PWD/$tool/bin:$PATH" cargo cyclonedx --format json --spec-version 1.5 --no-build-deps --override-filename pressstart.cdx
mkdir -p target/package
mv pressstart.cdx.json target/package/
echo "written: target/package/pressstart.cdx.json"
