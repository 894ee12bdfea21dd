#!/usr/bin/env python3
"""Writes packaging/start.ld: the functions that a start and the common keys run, so that the linker lays them side by side.

    packaging/start-order.py

Needs Linux, valgrind, nm and a compiler that links with LLVM's linker, as Rust's does on x86-64. Takes a release build (it keeps one
of its own, in target/start-order) and two minutes. Worth running before a release: what has been renamed since stands with what no
start runs until then, and an idle reader keeps a little more in memory.
"""
import bisect, collections, fcntl, os, pathlib, pty, re, select, shutil, struct, subprocess, sys, tempfile, termios, time

HERE = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE / "benches"))
import peers  # noqa: E402  # feeds, and a server for them on the loopback address

KEPT = HERE / "target/start-order"
# Down twice, open, scroll, next article, the other view, back, done, undo, the end of the list, leave.
KEYS = ["", "j", "j", "\r", "j", "J", "v", "\x1b", "d", "u", "G", "q"]
# A run under valgrind is left alone for this long, in seconds, until it says no more, and at most.
QUIET, LONGEST = 6, 60
# What a terminal of today answers: what it is, where the cursor stands, its keyboard, its two colours, the size of a cell.
ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?u": b"\x1b[?0u",
    b"\x1b]10;?": b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
    b"\x1b[16t": b"\x1b[6;20;10t",
}
# Columns, rows, what it answers and what it says of itself: a wide terminal of today, and a plain one that answers nothing.
TERMINALS = [(200, 60, ANSWERS, {"COLORTERM": "truecolor"}), (80, 24, {}, {})]
# A module or a crate of which a start runs so much stands behind that as a whole: a function that is new there is not far away.
NEARBY = 0.25


def build():
    """A release build with its symbols, and the linker's map of it."""
    # Without the list that is there, so that a list does not inherit the order of the one before.
    surroundings = os.environ | {"PRESSSTART_PLAIN_LINK": "1"}
    flags = ["-C", f"link-arg=-Wl,-Map={KEPT}/map", "-C", "strip=none"]
    command = ["cargo", "rustc", "--release", "--locked", "--bin", "pressstart", "--target-dir", str(KEPT), "--", *flags]
    subprocess.run(command, cwd=HERE, check=True, env=surroundings)
    return KEPT / "release/pressstart"


def filled(program, home):
    """Lays out a database of a thousand articles in one folder, and the demo's articles of every kind in another; what opens each."""
    server = peers.started([peers.feed(number, 50) for number in range(20)])
    peers.prepare(home, 20)
    made = ["--config", f"{home}/config.toml", "--data-dir", f"{home}/data"]
    demo = ["--demo", "--data-dir", f"{home}/demo"]
    surroundings = peers.environment(home)
    subprocess.run([program, *made, "fetch", "--quiet"], check=True, env=surroundings)
    server.terminate()
    # Two of the demo's sources fail for show.
    subprocess.run([program, *demo, "fetch", "--quiet"], capture_output=True, env=surroundings)
    return [[*made, "--offline"], [*demo, "--offline"]]


def trace(program, arguments, home, terminal):
    """The functions that a run goes through, by their names in the program."""
    columns, rows, answers, surroundings = terminal
    profile = f"{home}/profile-{columns}"
    valgrind = ["valgrind", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile}"]
    child, opened = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execvpe(valgrind[0], [*valgrind, str(program), *arguments], peers.environment(home) | surroundings)
    for key in KEYS:
        os.write(opened, key.encode())
        heard, end = time.monotonic(), time.monotonic() + LONGEST
        while time.monotonic() < min(end, heard + QUIET):
            if select.select([opened], [], [], 0.2)[0]:
                try:
                    drawn = os.read(opened, 1 << 16)
                except OSError:
                    break
                heard = time.monotonic()
                for question, answer in answers.items():
                    os.write(opened, answer * drawn.count(question))
    # Whoever does not leave at the last key is made to.
    os.close(opened)
    _, status = os.waitpid(child, 0)
    if status != 0:
        sys.exit(f"the run at {columns} columns ended with {os.waitstatus_to_exitcode(status)}: no list is written")
    names = re.findall(r"^c?fn=\(\d+\) (\S+)", pathlib.Path(profile).read_text(errors="replace"), re.MULTILINE)
    return {re.sub(r"'\d+$", "", name) for name in names}


def sections():
    """Where the linker put each function's section: its beginning, its size and its name."""
    line = re.compile(r"\s*([0-9a-f]+)\s+[0-9a-f]+\s+([0-9a-f]+)\s+\d+\s+.*:\(\.text\.(\S+)\)")
    found = (line.match(text) for text in (KEPT / "map").open())
    return sorted((int(one[1], 16), int(one[2], 16), one[3]) for one in found if one)


def run_sections(program, names, laid):
    """The sections that these functions stand in. One section may have several names, of which one run tells only one."""
    begins, run = [begin for begin, _, _ in laid], set()
    symbols = subprocess.run(["nm", "--defined-only", program], capture_output=True, check=True, text=True).stdout
    for address, name in re.findall(r"^([0-9a-f]+) \w (\S+)$", symbols, re.MULTILINE):
        begin, size, section = laid[bisect.bisect_right(begins, int(address, 16)) - 1]
        if name in names and begin <= int(address, 16) < begin + size:
            run.add(section)
    return run


def without_hash(section):
    """A name as a pattern: the numbers that tell its instances apart change with the compiler. Other instances come along."""
    section = re.sub(r"(\.llvm)?(\.\d+)+$", "*", section)
    return re.sub(r"17h[0-9a-f]{16}E\*?$", "17h*", re.sub(r"(?<=Cs)[0-9A-Za-z]+_(?=\d)", "*_", section))


def group(section):
    """The pattern of the crate that a function is of; of our own crate, of the module."""
    own = re.match(r"_ZN10pressstart(\d+)", section)
    if own:
        length = len(own[0]) + int(own[1])
        return section[:length] + "*"
    of_type = re.match(r"_ZN\d+_\$LT\$(?:impl\$u20\$)?(\w+)\.\.(\w+)", section)
    if of_type:
        return f"_ZN*_$LT${of_type[1]}..{of_type[2]}*" if of_type[1] == "pressstart" else f"_ZN*_$LT${of_type[1]}..*"
    crate = re.match(r"_ZN(\d+)", section)
    return section[: len(crate[0]) + int(crate[1])] + "*" if crate and not section.startswith(crate[0] + "_$") else None


def nearby(laid, run):
    """Patterns of modules and crates of which much is run."""
    all_of, run_of = collections.Counter(), collections.Counter()
    for _, size, section in laid:
        if pattern := group(section):
            all_of[pattern] += size
            run_of[pattern] += size if section in run else 0
    return sorted(pattern for pattern, size in all_of.items() if run_of[pattern] >= NEARBY * size)


def main():
    if not sys.platform.startswith("linux"):
        sys.exit("only a linker of Linux reads the list")
    for tool in ("valgrind", "nm"):
        if not shutil.which(tool):
            sys.exit(f"missing: {tool}")
    program = build()
    laid = sections()
    if not laid:
        sys.exit(f"{KEPT}/map is no map of LLVM's linker: on this machine another one links")
    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        names = set().union(*(trace(program, opens, home, terminal) for opens, terminal in zip(filled(program, home), TERMINALS)))
    run = run_sections(program, names, laid)
    first = list(dict.fromkeys(without_hash(section) for _, _, section in laid if section in run))
    near = nearby(laid, run)
    lines = [f"    *(.text.{pattern})\n" for pattern in [*first, *near]]
    head = "/* What a start runs and other instances of it, side by side, then the rest of these modules. packaging/start-order.py writes this. */\n"
    (HERE / "packaging/start.ld").write_text(head + "SECTIONS\n{\n  .text.start : {\n" + "".join(lines) + "  }\n}\nINSERT BEFORE .text;\n")
    size = sum(size for _, size, section in laid if section in run)
    print(f"{len(run)} of {len(laid)} functions are run, {size / 2**20:.1f} MiB; {len(first)} patterns, {len(near)} modules and crates")


if __name__ == "__main__":
    main()
