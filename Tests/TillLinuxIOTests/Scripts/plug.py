"""Plugs devices into a mock /sys and out of it while a program watches, and passes on what the program says.

Usage: umockdev-wrapper /usr/bin/python3 plug.py [--late | --still] PROGRAM ARGUMENT…

After each step it waits for as many lines as the step has to bring about; they go to the standard output. At the end
the program is interrupted as by Ctrl-C, and its exit code is that of the script. A line that does not come within
WAIT_SECONDS ends the script with code 99.

With --late one node comes after its event, as where nobody waits for the rules of udev. With --still everything is
plugged in before the program starts, which runs to its own end.
"""

import os
import select
import signal
import subprocess
import sys

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # noqa: E402

WAIT_SECONDS = 20
# How long the program is listened to after a step that must bring about nothing.
QUIET_SECONDS = 0.5

HUB = "/devices/platform/vhci_hcd.0/usb1"
PRINTER, LINE, SCANNER, KEYBOARD = (f"{HUB}/1-{port}" for port in ("1", "2.4", "3", "4"))
TTY = f"{LINE}/1-2.4:1.0/tty/ttyACM0"
SCANNER_HID = f"{SCANNER}/1-3:1.0/0003:0C2E:0B61.0001"
KEYBOARD_HID = f"{KEYBOARD}/1-4:1.0/0003:05E0:1200.0002"
KEYBOARD_INPUT = f"{KEYBOARD_HID}/input/input5"


def device(path, subsystem, *lines):
    """A device in the format of umockdev-record: E property, A attribute, H attribute in hexadecimal."""
    return "\n".join([f"P: {path}", f"E: SUBSYSTEM={subsystem}", *lines]) + "\n\n"


def usb_device(path, node, vendor, product, maker, name, serial=None):
    lines = [f"E: DEVNAME=/dev/bus/usb/001/{node}", "E: DEVTYPE=usb_device"]
    lines += [f"A: idVendor={vendor}", f"A: idProduct={product}", f"A: manufacturer={maker}", f"A: product={name}"]
    return device(path, "usb", *lines, *([f"A: serial={serial}"] if serial else []))


def usb_interface(path, code, number="00"):
    names = ("bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol")
    codes = [f"A: {name}={code[at:at + 2]}" for name, at in zip(names, (0, 2, 4))]
    return device(path, "usb", "E: DEVTYPE=usb_interface", *codes, f"A: bInterfaceNumber={number}")


def node(path, subsystem, name, number, *lines):
    major, minor = number
    kind = [f"E: DEVNAME=/dev/{name}", f"E: MAJOR={major}", f"E: MINOR={minor}"]
    return device(path, subsystem, *kind, f"A: dev={major}:{minor}", *lines)


# The root hub, and a printer that is plugged in from the start.
AT_START = [
    device(HUB, "usb", "E: DEVTYPE=usb_device", "A: idVendor=1d6b", "A: idProduct=0002", "A: version= 2.00"),
    usb_device(PRINTER, "002", "0416", "5011", "Till Works", "SimTM-88", "PRN0001"),
    usb_interface(f"{PRINTER}/1-1:1.0", "070102"),
    node(f"{PRINTER}/1-1:1.0/usbmisc/lp0", "usbmisc", "usb/lp0", (180, 0)),
]

SERIAL_SCANNER = [
    usb_device(LINE, "003", "0c2e", "0b6a", "Honeywell", "Scanner  ", "S77"),
    usb_interface(f"{LINE}/1-2.4:1.0", "020201"),
    node(TTY, "tty", "ttyACM0", (166, 0)),
]

# Usage page 8Ch, usage 2, application collection, end.
HID_SCANNER = [
    usb_device(SCANNER, "004", "0c2e", "0b61", "Honeywell", "HID POS"),
    usb_interface(f"{SCANNER}/1-3:1.0", "030000"),
    device(SCANNER_HID, "hid", "E: HID_NAME=Honeywell HID POS", "H: report_descriptor=058C0902A101C0"),
    node(f"{SCANNER_HID}/hidraw/hidraw0", "hidraw", "hidraw0", (244, 0)),
]

# Generic desktop, keyboard. Its keys are 1 to 0 and Q to P; its hidraw node is no device of its own.
KEYBOARD_SCANNER = [
    usb_device(KEYBOARD, "005", "05e0", "1200", "Symbol", "Wedge"),
    usb_interface(f"{KEYBOARD}/1-4:1.0", "030101"),
    device(KEYBOARD_HID, "hid", "E: HID_NAME=Symbol Wedge", "H: report_descriptor=05010906A101C0"),
    device(KEYBOARD_INPUT, "input", "A: name=Symbol Wedge Keyboard", "A: capabilities/key=3ff0ffc"),
    node(f"{KEYBOARD_INPUT}/event5", "input", "input/event5", (13, 69)),
    node(f"{KEYBOARD_HID}/hidraw/hidraw1", "hidraw", "hidraw1", (244, 1)),
]


class Bench:
    def __init__(self, command):
        self.testbed = UMockdev.Testbed.new()
        self.root = self.testbed.get_root_dir()
        self.rest = b""
        self.command = command
        self.program = None

    def start(self):
        self.program = subprocess.Popen(self.command, stdout=subprocess.PIPE)

    def clear(self):
        """Whatever went wrong, neither the program nor the mock files outlive the script."""
        if self.program:
            self.program.kill()
            self.program.wait()
        # The testbed removes its files when it is let go.
        self.testbed = None

    def plug(self, devices, late=None):
        """umockdev sends the event of each as it comes. The node that is late comes after all of them."""
        for text in devices:
            if (name := self.node(text)) != late:
                self.show(name)
            self.testbed.add_from_string(text)
        self.show(late)

    def unplug(self, devices):
        """The innermost goes first; nothing of it can be asked any more when the news is read."""
        for text in reversed(devices):
            path = self.path(text)
            self.event(path, "remove")
            # Takes the node along.
            self.testbed.remove_device("/sys" + path)

    def event(self, path, action):
        self.testbed.uevent("/sys" + path, action)

    # The nodes are plain files of ours, because umockdev makes a node of one name only once.

    def show(self, name):
        if name:
            path = f"{self.root}/dev/{name}"
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="ascii"):
                pass

    def hide(self, name):
        os.remove(f"{self.root}/dev/{name}")

    @staticmethod
    def node(text):
        """The node of a device below /dev; None where it has none."""
        lines = text.split("\n")
        return next((line.removeprefix("E: DEVNAME=/dev/") for line in lines if "DEVNAME=" in line), None)

    @staticmethod
    def path(text):
        return text.split("\n", 1)[0].removeprefix("P: ")

    def expect(self, lines):
        for _ in range(lines):
            while b"\n" not in self.rest:
                self.hear(WAIT_SECONDS) or self.give_up()
            line, self.rest = self.rest.split(b"\n", 1)
            print(line.decode(), flush=True)

    def expect_nothing(self):
        while self.hear(QUIET_SECONDS):
            pass
        self.expect(self.rest.count(b"\n"))

    def hear(self, seconds):
        ready, _, _ = select.select([self.program.stdout], [], [], seconds)
        piece = os.read(self.program.stdout.fileno(), 65536) if ready else b""
        self.rest += piece
        return bool(piece)

    def give_up(self):
        print("no further line came", file=sys.stderr)
        self.program.kill()
        self.program.wait()
        sys.exit(99)

    def interrupt(self):
        self.program.send_signal(signal.SIGINT)
        try:
            return self.program.wait(WAIT_SECONDS)
        except subprocess.TimeoutExpired:
            self.give_up()


def steps(bench, late):
    bench.expect(3)  # How it watches; the printer, and its node.
    bench.plug(SERIAL_SCANNER)
    bench.expect(1)
    bench.event(TTY, "change")  # Nothing is different.
    bench.expect_nothing()
    bench.hide("ttyACM0")
    bench.event(TTY, "change")
    bench.expect(1)
    bench.show("ttyACM0")
    bench.event(LINE, "change")  # Of the USB device; the line hangs on it.
    bench.expect(1)
    bench.plug(HID_SCANNER, late=late)
    bench.expect(1)
    bench.plug(KEYBOARD_SCANNER)
    bench.expect(1)
    bench.expect_nothing()  # Nor is its hidraw node a device.
    bench.unplug(SERIAL_SCANNER)
    bench.expect(1)
    bench.unplug(HID_SCANNER)
    bench.expect(1)
    bench.plug(HID_SCANNER)
    bench.expect(1)
    bench.unplug(AT_START[1:])
    bench.expect(2)
    bench.expect_nothing()


def main():
    option = sys.argv[1] if sys.argv[1].startswith("--") else None
    command = sys.argv[2:] if option else sys.argv[1:]
    late = "hidraw0" if option == "--late" else None
    bench = Bench(command)
    try:
        bench.plug(AT_START)
        if option == "--still":
            bench.plug(SERIAL_SCANNER + HID_SCANNER + KEYBOARD_SCANNER)
            sys.exit(subprocess.run(command, timeout=WAIT_SECONDS, check=False).returncode)
        bench.start()
        steps(bench, late)
        sys.exit(bench.interrupt())
    finally:
        bench.clear()


main()
