"""Receipts on a printer that the kernel knows, by its own driver and past it."""

from support import localapi, programs, usb
from support.cases import case
from support.simulator import PRINTER
from support.terminal import write
from support.waiting import expect, wait_for

TEXT = "Till prints here\nsecond line\n"


def print_directly(world, connection):
    simulator = world.simulator()
    world.stop_terminal()
    _, node = usb.wait_until_there(PRINTER.serial, PRINTER.node)
    simulator.ask("clear", PRINTER)
    address = connection(node)
    file = programs.HOME + "/text"
    write(file, TEXT)
    arguments = ["print", "text", file, "--driver", "escpos-printer", "--connection", address]
    code, output, errors = programs.run(arguments, seconds=30)
    expect(code == 0, f"printing by {address} ended with {code}: {errors}{output}")
    # The driver's profile where none is configured, generic80, cannot ask for a confirmation.
    outcome = output.strip().rpartition(": ")[2]
    expect(outcome == "sent", f"the outcome is '{output.strip()}'")
    lines = wait_for("the text on the paper", lambda: paper_with(simulator, "second line"), 5)
    expect(any("Till prints here" in line for line in lines), f"the paper says {lines}")
    cuts = simulator.ask("dump", PRINTER).get("cuts")
    expect(cuts == 1, f"the paper was cut {cuts} times")


def paper_with(simulator, text):
    lines = simulator.lines(PRINTER)
    return lines if any(text in line for line in lines) else None


@case("a text is printed by usblp:", seconds=40)
def by_usblp(world):
    print_directly(world, lambda node: "usblp:" + node)


@case("a text is printed by usb:, and the kernel has its printer back", seconds=40)
def by_usb(world):
    print_directly(world, lambda _: f"usb:{usb.find(PRINTER.serial).ids}?serial={PRINTER.serial}")
    usb.wait_until_there(PRINTER.serial, PRINTER.node)


def sell(world, printer):
    simulator, terminal = world.counter(printer)
    terminal.wait_until_ready("receipt")
    simulator.ask("clear", PRINTER)
    product = terminal.products(1)[0]
    terminal.new_sale()
    before = {job["id"] for job in terminal.jobs()}
    terminal.act("scan", code=product["barcode"])
    terminal.act("pay", method="cash")
    job = wait_for("the receipt's job", lambda: [one for one in terminal.jobs() if one["id"] not in before])[0]
    # The configured profile can.
    terminal.wait_for_job(job["id"], "confirmed")
    wait_for(f"{product['name']} on the paper", lambda: paper_with(simulator, product["name"]))
    wait_for("the drawer's pulse", lambda: (simulator.ask("dump", PRINTER).get("kicks") or 0) > 0)
    openings = localapi.ask(terminal.socket, "GET", "/v1/drawer-openings?limit=1")["openings"]
    expect(openings and openings[0]["outcome"] != "failed", f"the drawer: {openings}")


@case("a sale's receipt and drawer, by usblp:", seconds=90)
def sale_by_usblp(world):
    sell(world, "usblp")


@case("a sale's receipt and drawer, by usb:", seconds=90)
def sale_by_usb(world):
    sell(world, "usb")


@case("paper that is out is told, blocks the print, and the print goes on by itself", seconds=60)
def paper_out(world):
    simulator, terminal = world.counter()
    terminal.wait_until_ready("receipt")
    simulator.ask("clear", PRINTER)
    simulator.ask("paper", PRINTER, state="out")

    def notices():
        return [notice["kind"] for notice in terminal.status()["notices"] if notice["device"] == "receipt"]

    wait_for("a notice of paperOut", lambda: "paperOut" in notices(), 10, lambda: f"the notices are {notices()}")
    job = terminal.print_text("paper", "it waits for paper\n")
    terminal.wait_for_job(job, "blocked")
    expect(not paper_with(simulator, "it waits for paper"), "it was printed without paper")
    simulator.ask("paper", PRINTER, state="ok")
    terminal.wait_for_job(job, "sent", "confirmed")
    wait_for("the notice to go", lambda: "paperOut" not in notices(), 10, lambda: f"the notices are {notices()}")
    count = sum("it waits for paper" in line for line in simulator.lines(PRINTER))
    expect(count == 1, f"it is on the paper {count} times")
