#!/usr/bin/env bash
# Writes what a package holds beside the program: manual pages and completions, into target/package.
# Usage: packaging/generate.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/release/pressstart}
out=target/package
mkdir -p "$out/man" "$out/completions"
"$program" man >"$out/man/pressstart.1"
for command in $("$program" --help | sed -n '/^Commands:/,/^Options:/s/^  \([a-z]*\) .*/\1/p' | grep -vx help); do
  "$program" man "$command" >"$out/man/pressstart-$command.1"
done
"$program" completions bash >"$out/completions/pressstart.bash"
"$program" completions zsh >"$out/completions/_pressstart"
"$program" completions fish >"$out/completions/pressstart.fish"
echo "written: $out"
