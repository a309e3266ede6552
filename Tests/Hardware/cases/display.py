"""The pole display shows the customer what the terminal says."""

import re

from support.cases import case
from support.simulator import DISPLAY
from support.waiting import expect, wait_for


@case("the pole display shows the total", seconds=90)
def total(world):
    simulator, terminal = world.counter()
    terminal.wait_until_ready("customer")
    terminal.new_sale()
    for product in terminal.products(2):
        terminal.act("scan", code=product["barcode"])
    terminal.act("checkout")
    status = terminal.status()
    amount = re.search(r"[0-9]+[.,][0-9]{2}", status["order"]["total"]).group()
    expect(any(amount in row for row in status["display"]), f"{amount} is not in {status['display']}")

    def shown():
        return [row.rstrip() for row in simulator.lines(DISPLAY)]

    def has_amount():
        return any(amount in row for row in shown())

    wait_for(f"{amount} on the display", has_amount, detail=lambda: f"it says {shown()}")
    # Signs beyond ASCII are another matter: the code page may have them elsewhere.
    wanted = [plain(row) for row in status["display"]]
    expect([plain(row) for row in shown()] == wanted, f"it shows {shown()} and not {status['display']}")
    terminal.act("clear")


def plain(row):
    return re.sub(r"[^ -~]|\?", "", row).rstrip()
