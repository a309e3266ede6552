"""Drivers that die and printers that stall: a print ends as docs/decisions/0009-print-outcomes.md says."""

import os
import signal

from support.cases import case
from support.simulator import PRINTER, SERIAL, WEDGE
from support.waiting import expect, wait_for
from support.world import STALL_SECONDS

LINES = 8
OUTCOMES = ("sent", "confirmed", "blocked", "failed", "unknown")


def text(mark):
    return "".join(f"{mark} line {number} of a print with some text\n" for number in range(1, LINES + 1))


def count(simulator, mark):
    """How many times the last line of a print is on the paper."""
    return sum(f"{mark} line {LINES} " in line for line in simulator.lines(PRINTER))


def prepare(world, printer, asks=True):
    simulator, terminal = world.counter(printer, asks)
    terminal.wait_until_ready("receipt")
    simulator.ask("clear", PRINTER)
    return simulator, terminal


def print_well(simulator, terminal, mark):
    job = terminal.print_text(mark, text(mark))
    terminal.wait_for_job(job, "sent", "confirmed", seconds=STALL_SECONDS + 30)
    wait_for(f"{mark} on the paper", lambda: count(simulator, mark) > 0)
    expect(count(simulator, mark) == 1, f"{mark} is on the paper {count(simulator, mark)} times")


def check_outcome(simulator, terminal, job, mark, mend):
    """The print has met its fault; `mend` takes the fault away. What it came to has to agree with the paper."""
    state = terminal.wait_for_job(job, *OUTCOMES, seconds=STALL_SECONDS + 30)
    print(f"  {mark}: {state['state']}, {state.get('bytesSent')} bytes sent: {state.get('reason', '')}", flush=True)
    if state["state"] == "unknown":
        mend()
        terminal.wait_until_ready("receipt", seconds=30)
        # Time for what must not happen: another print comes out in between.
        print_well(simulator, terminal, mark + "-next")
        after = terminal.job(job)
        expect(after["state"] == "unknown" and after["repeats"] == 0, f"the machine itself went on with it: {after}")
        expect(count(simulator, mark) <= 1, f"{mark} is on the paper {count(simulator, mark)} times")
        before = count(simulator, mark)
        terminal.settle(job, "retry")
        terminal.wait_for_job(job, "sent", "confirmed")
        wait_for("the copy on the paper", lambda: count(simulator, mark) == before + 1)
        return
    if state["state"] in ("blocked", "failed"):
        expect(not state.get("bytesSent"), f"it is to be tried again after {state.get('bytesSent')} bytes have left")
        expect(count(simulator, mark) == 0, f"{mark} is {state['state']} and on the paper")
    mend()
    terminal.wait_until_ready("receipt", seconds=30)
    terminal.wait_for_job(job, "sent", "confirmed", seconds=60)
    wait_for(f"{mark} on the paper", lambda: count(simulator, mark) > 0)
    expect(count(simulator, mark) == 1, f"{mark} is on the paper {count(simulator, mark)} times")
    print_well(simulator, terminal, mark + "-next")


def hold(world, printer, asks=True):
    simulator, terminal = prepare(world, printer, asks)
    mark = f"hold-{printer}"
    simulator.ask("hold", PRINTER, on=True)
    job = terminal.print_text(mark, text(mark))
    check_outcome(simulator, terminal, job, mark, lambda: simulator.ask("hold", PRINTER, on=False))


def stall(world, printer):
    simulator, terminal = prepare(world, printer)
    mark = f"stall-{printer}"
    simulator.ask("stall", PRINTER, direction="out", on=True)
    job = terminal.print_text(mark, text(mark))

    def mend():
        simulator.ask("stall", PRINTER, direction="out", on=False)
        if printer == "usblp":
            # The kernel's printer driver tells of a halt only with the write after it, and never clears one by itself:
            # somebody pulls the plug.
            simulator.unplug(PRINTER)
            simulator.plug(PRINTER)

    check_outcome(simulator, terminal, job, mark, mend)


@case("a printer that takes no bytes is given up at the stall limit, by usb:", seconds=150)
def hold_usb(world):
    hold(world, "usb")


@case("an endpoint that stalls ends the print as what it is, by usb:", seconds=150)
def stall_usb(world):
    stall(world, "usb")


@case("a printer that takes no bytes of the print itself is given up at the stall limit, by usblp:", seconds=150)
def hold_print_usblp(world):
    hold(world, "usblp", asks=False)


@case("a driver that is killed during a print leaves it as what it is", seconds=150)
def killed_during_print(world):
    # No question before the print, so that it is the print that the printer does not take.
    simulator, terminal = prepare(world, "usblp", asks=False)
    mark = "killed"
    simulator.ask("hold", PRINTER, on=True)
    job = terminal.print_text(mark, text(mark))
    terminal.wait_for_job(job, "printing", *OUTCOMES)
    os.kill(terminal.device("receipt")["pid"], signal.SIGKILL)
    check_outcome(simulator, terminal, job, mark, lambda: simulator.ask("hold", PRINTER, on=False))


@case("a scanner's driver that is killed is back, and the sale with it", seconds=60)
def killed_scanner(world):
    simulator, terminal = world.counter()
    terminal.new_sale()
    product = terminal.products(1)[0]
    sold = 0
    for scanner in (WEDGE, SERIAL):
        terminal.wait_until_ready(scanner.name)
        mark = terminal.feed.mark()
        simulator.scan(scanner, product["barcode"])
        terminal.feed.wait_for_scan(scanner.name, product["barcode"], mark)
        before = terminal.device(scanner.name)
        os.kill(before["pid"], signal.SIGKILL)
        wait_for(
            f"another driver for {scanner.name}",
            lambda name=scanner.name, before=before: terminal.device(name)["restarts"] > before["restarts"],
        )
        terminal.wait_until_ready(scanner.name)
        mark = terminal.feed.mark()
        simulator.scan(scanner, product["barcode"])
        terminal.feed.wait_for_scan(scanner.name, product["barcode"], mark)
        sold += 2
    terminal.wait_for_quantity(product["name"], sold)


@case("a printer that takes no bytes is given up at the stall limit, by usblp:", seconds=150)
def hold_usblp(world):
    hold(world, "usblp")


@case("an endpoint that stalls ends the print as what it is, by usblp:", seconds=150)
def stall_usblp(world):
    stall(world, "usblp")
