#!/usr/bin/env bash
# Makes a database of an earlier version for the tests of upgrades: what the pressstart at hand writes of the feeds in ../before_atom,
# served on loopback, with marks of every kind. Needs python3 and zstd.
# usage: make.sh PRESSSTART    writes NN.db.zst, NN the version of its schema
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd) port=18977 work=$(mktemp -d)
python3 -m http.server --bind 127.0.0.1 --directory "$here/../before_atom" "$port" >/dev/null 2>&1 &
server=$!
trap 'kill "$server"; rm -rf "$work"' EXIT
for _ in $(seq 50); do python3 -c "import socket; socket.create_connection(('127.0.0.1', $port), 1)" 2>/dev/null && break; sleep 0.1; done

for feed in atom.xml plain.xml feed.json; do
  printf '[[source]]\nurl = "http://127.0.0.1:%s/%s"\n' "$port" "$feed"
done >"$work/config.toml"
reader() { "$1" --config "$work/config.toml" --data-dir "$work/data" "${@:2}" >/dev/null; }
reader "$1" fetch
reader "$1" --offline save a1 --tag kept
reader "$1" --offline read a2 a5
reader "$1" --offline later a3 --until 2090-01-01
reader "$1" --offline mute "eight buoys"
reader "$1" --offline follow "Lanternfall"
reader "$1" --offline save a4 --tag rpg
reader "$1" --offline unsave a4
reader "$1" --offline finished a1
python3 - "$work/data/pressstart.db" "$here" <<'END'
import pathlib, sqlite3, subprocess, sys
database = sqlite3.connect(sys.argv[1])
database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
database.execute("VACUUM")
version = database.execute("PRAGMA user_version").fetchone()[0]
database.close()
out = pathlib.Path(sys.argv[2]) / f"{version:02}.db.zst"
subprocess.run(["zstd", "-19", "-q", "-f", sys.argv[1], "-o", str(out)], check=True)
print(out)
END
