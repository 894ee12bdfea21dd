#!/usr/bin/env python3
"""Press Start beside newsboat and curl on the same feeds, served on the loopback address: a first refresh, a second one in which nothing
has changed, the first frame on a terminal, and what is held in memory.

    cargo build --release && python3 benches/peers.py [--feeds 200] [--items 30] [--runs 3]

Programs that are not on the path are left out. Figures are medians; compare them in one run only.
"""
import argparse, asyncio, multiprocessing, os, pathlib, pty, random, shutil, statistics, subprocess, sys, tempfile, time

PORT = 18_431
HERE = pathlib.Path(__file__).resolve().parent.parent
THINGS = "harbour lantern keeper tide letter seal gull oar bell lamp ferry rope mast quay storm chart anchor cove pier reef".split()
NAMES = "Lanternfall Kilnworks Quarrelbrook Ostrander Brackenfold Thornwick Vesper Saltgate Hollowmere Emberlin Fenwright Tarnhelm".split()
DOINGS = "opens delays renames sells buys shows hides mends paints sinks raises moves".split()
OFFER = (
    "<p><em>This outlet may earn a commission if you buy through our links.</em></p>"
    '<p>It is at <a href="https://www.amazon.com/dp/B0B0B0B0B0?tag=outlet-20&amp;utm_source=rss">a shop</a> now.</p>'
)


def feed(number, items):
    """A feed of two kilobytes an item; a third of the items tell what other outlets tell too, in words of their own."""
    parts = []
    for n in range(items):
        shared = n % 3 == 0
        event = random.Random(f"{n} {number // 10}" if shared else f"{n} {number} alone")
        own = random.Random(f"{number} {n}")
        name, other = event.sample(NAMES, 2)
        thing, doing = event.choice(THINGS), event.choice(DOINGS)
        title = own.choice([f"{name} {doing} its {thing} with {other}", f"{name}: the {thing} of {other}, and who {doing} it"])
        said = lambda: " ".join(own.choice(THINGS) for _ in range(11))
        body = f"<p>{name} {doing} the {thing} that {other} left behind.</p>" + "".join(f"<p>The {said()}. And the {said()}, {number} times. Then the {said()}.</p>" for _ in range(9)) + OFFER
        date = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() - 1_000 * (n + 1) - number))
        parts.append(
            f"<item><title>{title}</title><guid>{number}-{n}</guid><link>https://quay.example/{number}/{n}?utm_medium=rss</link>"
            f"<pubDate>{date}</pubDate><description><![CDATA[{body}]]></description></item>"
        )
    return f'<rss version="2.0"><channel><title>Wire {number}</title>{"".join(parts)}</channel></rss>'.encode()


def serve(bodies, ready):
    async def answer(reader, writer):
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                number = int(head.split(b" ", 2)[1].rsplit(b"/", 1)[1])
                tag = b'"%d"' % number
                known = any(line.lower().startswith(b"if-none-match:") and tag in line for line in head.split(b"\r\n"))
                status, body = (b"304 Not Modified", b"") if known else (b"200 OK", bodies[number])
                writer.write(b"HTTP/1.1 %s\r\nContent-Type: application/rss+xml\r\nETag: %s\r\nContent-Length: %d\r\n\r\n" % (status, tag, len(body)) + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def main():
        server = await asyncio.start_server(answer, "127.0.0.1", PORT, backlog=1_024)
        ready.set()
        await server.serve_forever()

    asyncio.run(main())


def started(bodies):
    """A process that serves these feeds, once it listens."""
    ready = multiprocessing.Event()
    server = multiprocessing.Process(target=serve, args=(bodies, ready), daemon=True)
    server.start()
    if not ready.wait(10):
        sys.exit(f"port {PORT} of the loopback address cannot be listened on")
    return server


def address(number):
    return f"http://127.0.0.1:{PORT}/{number}"


def prepare(home, feeds):
    addresses = [address(number) for number in range(feeds)]
    (home / "urls").write_text("".join(f"{one}\n" for one in addresses))
    (home / "config").write_text("reload-threads 64\n")
    (home / "curl").write_text("".join(f"url = {one}\noutput = /dev/null\n" for one in addresses))
    sources = "".join(f'[[source]]\nurl = "{one}"\nname = "Wire {number}"\n' for number, one in enumerate(addresses))
    (home / "config.toml").write_text('[poll]\nat_once = 64\nper_host = 64\nhost_delay = "0s"\n' + sources)


def programs(home):
    ours = [str(HERE / "target/release/pressstart"), "--config", f"{home}/config.toml", "--data-dir", f"{home}/data"]
    theirs = ["newsboat", "-u", f"{home}/urls", "-c", f"{home}/cache.db", "-C", f"{home}/config"]
    yield "pressstart", [*ours, "fetch", "--force"], [*ours, "--offline"]
    if shutil.which("newsboat"):
        yield "newsboat", [*theirs, "-x", "reload"], theirs
    if shutil.which("curl"):
        yield "curl -Z", ["curl", "-s", "-Z", "--parallel-max", "64", "-K", f"{home}/curl"], None
    yield "nothing but a terminal", None, ["sh", "-c", "echo Wire; sleep 60"]


def environment(home):
    return {"HOME": str(home), "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}


def run(home, command):
    """Seconds by the wall clock, seconds of work, and mebibytes at most."""
    began = time.perf_counter()
    child = subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(child.pid, 0)
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def frame(home, command):
    """Milliseconds until the name of a feed stands on a terminal of 120 columns, and mebibytes held three seconds later."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        import fcntl, struct, termios

        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        os.execvpe(command[0], command, environment(home))
    drawn = b""
    while b"Wire" not in drawn:
        drawn += os.read(terminal, 1 << 16)
    took = (time.perf_counter() - began) * 1_000
    idle = time.monotonic() + 3
    os.set_blocking(terminal, False)
    while time.monotonic() < idle:
        time.sleep(0.05)
        try:
            os.read(terminal, 1 << 16)
        except BlockingIOError:
            pass
    status = pathlib.Path(f"/proc/{child}/status").read_text()
    held = int(status.split("VmRSS:")[1].split()[0]) / 1024
    os.kill(child, 15)
    os.waitpid(child, 0)
    os.close(terminal)
    return took, held


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--feeds", type=int, default=200)
    asked.add_argument("--items", type=int, default=30)
    asked.add_argument("--runs", type=int, default=3)
    wish = asked.parse_args()
    bodies = [feed(number, wish.items) for number in range(wish.feeds)]
    server = started(bodies)
    size = sum(map(len, bodies)) / 1e6
    print(f"{wish.feeds} feeds with {wish.items} items each, {size:.1f} MB, {os.cpu_count()} processors, medians of {wish.runs}\n")
    print("| | first refresh, s | of which worked, s | at most, MiB | second refresh, s | worked, s | first frame, ms | idle, MiB |")
    print("|---|---|---|---|---|---|---|---|")
    rows = {}
    # A program that takes less than this one is not told apart from it: until it begins, it is a copy of it.
    least = run(pathlib.Path(tempfile.gettempdir()), ["true"])[2] + 1
    for _ in range(wish.runs):
        with tempfile.TemporaryDirectory() as folder:
            home = pathlib.Path(folder)
            prepare(home, wish.feeds)
            for name, refresh, screen in programs(home):
                first = run(home, refresh) if refresh else [None] * 3
                second = run(home, refresh)[:2] if refresh else [None] * 2
                shown = frame(home, screen) if screen else [None] * 2
                rows.setdefault(name, []).append([*first, *second, *shown])
    server.terminate()
    for name, taken in rows.items():
        medians = [None if column[0] is None else statistics.median(column) for column in zip(*taken)]
        if medians[2] is not None and medians[2] < least:
            medians[2] = None
        digits = [2, 2, 0, 3, 2, 1, 0]
        print(f"| {name} | " + " | ".join("" if one is None else f"{one:.{places}f}" for one, places in zip(medians, digits)) + " |")


if __name__ == "__main__":
    main()
