"""Every kind of scanner sells, and nothing of a burst is lost."""

from support.cases import case
from support.simulator import HID, SERIAL, WEDGE
from support.waiting import expect, wait_for

BURST = 100


def sell(world, device):
    simulator, terminal = world.counter()
    terminal.wait_until_ready(device.name)
    terminal.new_sale()
    products = terminal.products(3)
    mark = terminal.feed.mark()
    for product in products:
        simulator.scan(device, product["barcode"])
        terminal.feed.wait_for_scan(device.name, product["barcode"], mark)
    for product in products:
        terminal.wait_for_quantity(product["name"], 1)


@case("a scan of the keyboard scanner sells", seconds=90)
def keyboard(world):
    sell(world, WEDGE)


@case("a scan of the HID POS scanner sells", seconds=90)
def hid_pos(world):
    world.need_driver("hidpos-scanner")
    sell(world, HID)


@case("a scan of the serial scanner sells", seconds=90)
def serial(world):
    sell(world, SERIAL)


def burst(world, device):
    simulator, terminal = world.counter()
    terminal.wait_until_ready(device.name)
    terminal.new_sale()
    products = terminal.products(4)
    sent = [products[number % len(products)]["barcode"] for number in range(BURST)]
    mark = terminal.feed.mark()
    for code in sent:
        simulator.scan(device, code)

    def arrived():
        return terminal.feed.scans(device.name, mark)

    wait_for(f"{BURST} scans", lambda: len(arrived()) >= BURST, 30, lambda: f"{len(arrived())} have come")
    # One that came twice would follow at once.
    for product in products:
        terminal.wait_for_quantity(product["name"], BURST / len(products))
    expect(arrived() == sent, f"they came in another order or otherwise: {arrived()}")


@case("100 scans of the keyboard scanner in a burst arrive 100 times", seconds=120)
def keyboard_burst(world):
    burst(world, WEDGE)


@case("100 scans of the HID POS scanner in a burst arrive 100 times", seconds=120)
def hid_pos_burst(world):
    world.need_driver("hidpos-scanner")
    burst(world, HID)


@case("100 scans of the serial scanner in a burst arrive 100 times", seconds=120)
def serial_burst(world):
    burst(world, SERIAL)
