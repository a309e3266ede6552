"""Two of the same make and model are told apart by their serial numbers, whatever port they are in."""

import json

from support import programs, usb
from support.cases import NotHere, case
from support.simulator import Device
from support.waiting import expect
from support.world import scanners_yaml

LEFT_WEDGE = Device("left-wedge", "keyboard-scanner", "LEFTKBD", "event")
RIGHT_WEDGE = Device("right-wedge", "keyboard-scanner", "RIGHTKBD", "event")
LEFT_SERIAL = Device("left-serial", "serial-scanner", "LEFTSER", "ttyACM")
RIGHT_SERIAL = Device("right-serial", "serial-scanner", "RIGHTSER", "ttyACM")
PAIRS = [(LEFT_WEDGE, RIGHT_WEDGE), (LEFT_SERIAL, RIGHT_SERIAL)]
EVERYTHING = [device for pair in PAIRS for device in pair]


def port(device):
    return usb.find(device.serial).port


def swap(simulator, left, right):
    """Each into the port where the other one was: whoever is plugged in first gets the lower one."""
    ports = port(left), port(right)
    lower, higher = sorted((left, right), key=lambda device: int(port(device).rpartition("-")[2]))
    simulator.unplug(left, right)
    simulator.plug(higher)
    simulator.plug(lower)
    expect((port(right), port(left)) == ports, f"they are in {port(left)} and {port(right)}, not swapped")


def tell_apart(world, terminal):
    simulator = world.simulator(EVERYTHING)
    names = [device.name for device in EVERYTHING]
    products = terminal.products(len(EVERYTHING))
    for turn in ("before the swap", "after it"):
        terminal.wait_until_ready(*names)
        mark = terminal.feed.mark()
        for device, product in zip(EVERYTHING, products):
            simulator.scan(device, product["barcode"])
        for device, product in zip(EVERYTHING, products):
            terminal.feed.wait_for_scan(device.name, product["barcode"], mark)
            scans = terminal.feed.scans(device.name, mark)
            expect(scans == [product["barcode"]], f"{turn}, {device.name} is said to have read {scans}")
        if turn == "before the swap":
            for left, right in PAIRS:
                swap(simulator, left, right)


@case("two equal scanners are told apart after they changed ports", seconds=120)
def by_stable_addresses(world):
    world.simulator(EVERYTHING)
    scanners = [(device.name, "keyboard-scanner", usb.keyboard_address(device.serial)) for device in PAIRS[0]]
    scanners += [(device.name, "serial-scanner", usb.serial_address(device.serial)) for device in PAIRS[1]]
    tell_apart(world, world.terminal(scanners_yaml(scanners)))


@case("two equal scanners with connection: auto are told apart after they changed ports", seconds=120)
def by_assignment(world):
    if "till devices assign" not in programs.run(["devices", "assign", "--help"])[1]:
        raise NotHere("this till has no 'till devices assign'")
    world.simulator(EVERYTHING)
    drivers = ["keyboard-scanner", "keyboard-scanner", "serial-scanner", "serial-scanner"]
    terminal = world.terminal(
        scanners_yaml([(device.name, driver, "auto") for device, driver in zip(EVERYTHING, drivers)])
    )
    for device in EVERYTHING:
        assign(terminal, device)
    tell_apart(world, terminal)


def assign(terminal, device):
    """As an installer does: looks for the serial number in the list, and gives the role that device."""
    offered = assignment(terminal, device.name, "--json")
    fitting = [one["id"] for one in json.loads(offered)["candidates"] if device.serial in one["id"] + one["words"]]
    expect(len(fitting) == 1, f"{device.serial} is not one of {offered}")
    assignment(terminal, device.name, fitting[0])
    terminal.wait_until_ready(device.name)


def assignment(terminal, *words):
    arguments = ["devices", "assign", *words, "-c", terminal.configuration]
    code, output, errors = programs.run(arguments)
    expect(code == 0, f"till {' '.join(arguments[:-2])} ended with {code}: {errors}{output}")
    return output
