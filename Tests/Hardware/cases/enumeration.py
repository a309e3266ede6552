"""Five devices on the bus, each with its driver and its node, and the user `till` may open what it needs."""

import json

from support import programs, usb
from support.cases import case
from support.simulator import COUNTER, DISPLAY, HID, PRINTER, SERIAL, WEDGE
from support.waiting import expect, wait_for

DRIVERS = {
    PRINTER: {"usblp"},
    WEDGE: {"usbhid", "hid-generic"},
    HID: {"usbhid", "hid-generic"},
    SERIAL: {"cdc_acm"},
    DISPLAY: {"cdc_acm"},
}

# Opens each node and says of each that it could not.
OPENING = """
import os, sys
for node in sys.argv[1:]:
    try:
        os.close(os.open(node, (os.O_RDONLY if "/input/" in node else os.O_RDWR) | os.O_NONBLOCK | os.O_NOCTTY))
    except OSError as error:
        print(error)
"""


@case("five devices enumerate, with their drivers and nodes")
def five_devices(world):
    world.simulator()
    for device in COUNTER:
        found, node = usb.wait_until_there(device.serial, device.node)
        wait_for(
            f"the drivers {', '.join(sorted(DRIVERS[device]))} on {device.name}",
            lambda found=found, device=device: DRIVERS[device] <= found.drivers,
            detail=lambda found=found: f"there are {found.drivers}",
        )
        print(f"  {device.name}: {found.ids} at {found.port}, {', '.join(sorted(found.drivers))}, {node}", flush=True)


@case("a HID POS scanner is no keyboard")
def hid_pos_is_no_keyboard(world):
    world.simulator()
    device, _ = usb.wait_until_there(HID.serial, HID.node)
    expect(device.nodes("event") == [], f"the kernel made {device.nodes('event')} of it")


@case("the user till may open every node that a driver needs")
def rights(world):
    world.simulator()
    nodes = [usb.wait_until_there(device.serial, device.node)[1] for device in COUNTER]
    # The printer once more, as libusb opens it.
    nodes += ["/dev/" + usb.text(usb.find(PRINTER.serial).path + "/uevent").partition("DEVNAME=")[2].split("\n")[0]]
    usb.keyboard_address(WEDGE.serial)
    usb.serial_address(SERIAL.serial)

    def denied():
        return programs.run(["-c", OPENING, *nodes], program="/usr/bin/python3")[1]

    # Udev gives the rights a moment after the kernel made the node.
    wait_for(f"the rights to {' '.join(nodes)}", lambda: denied() == "", 5, denied)


@case("till devices find lists what is plugged in")
def find(world):
    world.simulator()
    usb.serial_address(SERIAL.serial)
    usb.keyboard_address(WEDGE.serial)
    code, output, errors = programs.run(["devices", "find", "--json"])
    expect(code == 0, f"till devices find ended with {code}: {errors}")
    found = json.loads(output)["devices"]
    for device in COUNTER:
        if device.kind == "hid-scanner" and "hidpos-scanner" not in world.drivers:
            continue
        mine = [item for item in found if item.get("serial") == device.serial]
        expect(mine, f"{device.serial} is not among {[item.get('serial') for item in found]}")
        obstacles = [item["obstacle"] for item in mine if item.get("obstacle")]
        expect(not obstacles, f"{device.serial}: {obstacles}")
