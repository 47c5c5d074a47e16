"""How soon the first page comes, and the memory of a server that waits."""

import statistics
import time

import servers
from place import say
from rounds import load


def run(database, files):
    """Milliseconds from start to first page, memory at rest before and after 10,000 requests."""
    waits = []
    for _ in range(9):
        server = servers.alongside(database)
        waits.append(server.wait() * 1000)
        time.sleep(0.5)
        rest = server.memory()
        if len(waits) < 9:
            server.stop()
    asked = 0
    while asked < 10_000:
        asked += load(server, files["named", "ours"], "")["rps"] * 3
    time.sleep(2)
    figures = {
        "firstPageMs": round(statistics.median(waits), 1), "restMB": rest,
        "afterMB": server.memory()}
    server.stop()
    say(f"  first page after {figures['firstPageMs']} ms; {rest} MB at rest, "
        f"{figures['afterMB']} MB after 10,000 requests")
    return figures
