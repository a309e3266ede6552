"""USB devices as the kernel shows them in /sys, found by their serial numbers."""

import glob
import os

from support.waiting import wait_for

ROOT = "/sys/bus/usb/devices"


def text(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read().strip()
    except OSError:
        return ""


class USBDevice:
    """One device on the bus, for as long as it is plugged in."""

    def __init__(self, path):
        self.path = path

    @property
    def ids(self):
        return text(self.path + "/idVendor") + ":" + text(self.path + "/idProduct")

    @property
    def port(self):
        return os.path.basename(self.path)

    @property
    def drivers(self):
        """The drivers of its interfaces, and of the HID devices below them."""
        links = glob.glob(f"{self.path}/*:*/driver") + glob.glob(f"{self.path}/*:*/*:*.*/driver")
        return {os.path.basename(os.readlink(link)) for link in links}

    def nodes(self, kind):
        """Its nodes below /dev: `lp`, `ttyACM`, `event` or `hidraw`."""
        found = []
        for folder, folders, _ in os.walk(self.path):
            found += [os.path.join(folder, name) for name in folders if is_node(name, kind)]
        names = [text(path + "/uevent").partition("DEVNAME=")[2].split("\n")[0] for path in sorted(found)]
        return ["/dev/" + name for name in names if name]


def is_node(name, kind):
    return name.startswith(kind) and name[len(kind) :].isdigit()


def find(serial):
    """The device with this serial number, or None."""
    for path in glob.glob(ROOT + "/*/serial"):
        if text(path) == serial:
            return USBDevice(os.path.dirname(path))
    return None


def wait_until_there(serial, kind, seconds=10):
    """Waits for the device and for its node; gives both."""

    def probe():
        device = find(serial)
        nodes = device.nodes(kind) if device else []
        ready = [node for node in nodes if os.path.exists(node)]
        return (device, ready[0]) if ready else None

    return wait_for(f"the {kind} node of {serial}", probe, seconds)


def wait_until_gone(serial, seconds=10):
    wait_for(f"{serial} to be gone", lambda: find(serial) is None, seconds)


def link(folder, serial, ending=""):
    """The link that udev made for this device, such as /dev/serial/by-id/usb-…; None where there is none yet."""
    for path in sorted(glob.glob(folder + "/*")):
        if serial in os.path.basename(path) and path.endswith(ending) and os.path.exists(path):
            return path
    return None


def wait_for_link(folder, serial, ending="", seconds=10):
    return wait_for(f"udev's link to {serial} in {folder}", lambda: link(folder, serial, ending), seconds)


def keyboard_address(serial):
    path = wait_for_link("/dev/input/by-id", serial, "-event-kbd")
    return "evdev:by-id/" + os.path.basename(path)


def serial_address(serial):
    return "serial:" + wait_for_link("/dev/serial/by-id", serial)


def hidraw_address(serial):
    device, _ = wait_until_there(serial, "hidraw")
    return f"hidraw:by-usb/{device.ids}?serial={serial}"
