#!/usr/bin/env bash
# Builds the Debian package, installs it, asks the installed program a few things, and removes it again.
# Needs root, dpkg and cargo-deb 3.6 (cargo install cargo-deb --version ^3.6 --locked).
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --locked
packaging/generate.sh
package=$(cargo deb --no-build --locked | tail -n 1)
dpkg --install "$package"
trap 'dpkg --remove pressstart' EXIT
/usr/bin/pressstart --version
test "$(/usr/bin/pressstart strip 'https://shop.example/a?utm_source=x')" = 'https://shop.example/a'
# Every command has a manual page of its own.
for command in $(/usr/bin/pressstart --help | sed -n '/^Commands:/,/^Options:/s/^  \([a-z]*\) .*/\1/p' | grep -vx help); do
  test -s "/usr/share/man/man1/pressstart-$command.1.gz"
done
for file in man/man1/pressstart.1.gz doc/pressstart/THIRD-PARTY.md bash-completion/completions/pressstart applications/pressstart.desktop \
  icons/hicolor/scalable/apps/pressstart.svg metainfo/io.github.press_start.pressstart.metainfo.xml; do
  test -s "/usr/share/$file"
done
echo "the package $package is well"
