"""Plugs are pulled in the middle of a sale, again and again."""

import os
import statistics
import time
from collections import Counter

from support.cases import case
from support.simulator import COUNTER, DISPLAY, HID, PRINTER, SERIAL, WEDGE
from support.waiting import expect, wait_for

CYCLES = int(os.environ.get("TILL_HARDWARE_CYCLES", "20"))


def is_away(terminal, name):
    return terminal.device(name)["condition"] != "ready"


@case(f"{CYCLES} times all plugs are pulled during a sale, and nothing is lost", seconds=20 + 8 * CYCLES)
def cycles(world):
    simulator, terminal = world.counter()
    scanners = [WEDGE, SERIAL] + ([HID] if "hidpos-scanner" in world.drivers else [])
    names = ["receipt", "customer"] + [scanner.name for scanner in scanners]
    terminal.wait_until_ready(*names)
    simulator.ask("clear", PRINTER)
    terminal.new_sale()
    products = terminal.products(len(scanners))
    took = []
    for _ in range(CYCLES):
        simulator.unplug(*COUNTER)
        for name in names:
            wait_for(f"{name} to be missed", lambda name=name: is_away(terminal, name))
        begun = time.monotonic()
        simulator.plug(*COUNTER)
        plugged = time.monotonic()
        terminal.wait_until_ready(*names)
        took.append((plugged - begun, time.monotonic() - plugged))
        mark = terminal.feed.mark()
        for scanner, product in zip(scanners, products):
            simulator.scan(scanner, product["barcode"])
        for scanner, product in zip(scanners, products):
            terminal.feed.wait_for_scan(scanner.name, product["barcode"], mark)
    tell("the kernel has the nodes again after", [one[0] for one in took])
    tell("and all drivers are back after another", [one[1] for one in took])
    for product in products:
        terminal.wait_for_quantity(product["name"], CYCLES)
    finish_sale(simulator, terminal)


def tell(what, seconds):
    values = f"{min(seconds):.2f} s, median {statistics.median(seconds):.2f} s, at most {max(seconds):.2f} s"
    print(f"  {what} {values}", flush=True)


def finish_sale(simulator, terminal):
    """Every line of the order is on the receipt, the receipt comes out once, and the display goes on."""
    lines = Counter(line["name"] for line in terminal.status()["order"]["lines"])
    before = {job["id"] for job in terminal.jobs()}
    terminal.act("pay", method="card")
    job = wait_for("the receipt's job", lambda: [one for one in terminal.jobs() if one["id"] not in before])[0]
    terminal.wait_for_job(job["id"], "sent", "confirmed")
    paper = simulator.lines(PRINTER)
    for name, expected in lines.items():
        count = sum(name in line for line in paper)
        expect(count == expected, f"{name} is on the paper {count} times, and in the order {expected} times")
    wanted = terminal.status()["display"][0].split()[:1]
    wait_for("the display to go on", lambda: simulator.lines(DISPLAY)[0].split()[:1] == wanted)


@case("a printer that is unplugged is told, and its print waits", seconds=60)
def unplugged_printer(world):
    simulator, terminal = world.counter()
    terminal.wait_until_ready("receipt")
    simulator.ask("clear", PRINTER)
    simulator.unplug(PRINTER)
    wait_for("the printer to be missed", lambda: is_away(terminal, "receipt"))
    expect(terminal.device("receipt")["reason"], "nobody says why the printer is away")
    job = terminal.print_text("away", "printed after the plug\n")
    terminal.wait_for_job(job, "blocked", "failed", "queued")
    simulator.plug(PRINTER)
    terminal.wait_for_job(job, "sent", "confirmed")
    count = sum("printed after the plug" in line for line in simulator.lines(PRINTER))
    expect(count == 1, f"it is on the paper {count} times")
