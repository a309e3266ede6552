"""What the cases share, started when it is first asked for: the simulated devices, an upstream, a terminal."""

import os
import shutil

from support import programs, usb
from support.programs import HOME
from support.simulator import COUNTER, DISPLAY, HID, PRINTER, PROFILE, SERIAL, WEDGE, Simulator
from support.terminal import Terminal, Upstream
from support.waiting import Failed

CONTROL = "/run/till-simulator"
# How long a printer may take no byte, as the terminals here are configured; a case that waits for it needs to know.
STALL_SECONDS = 10


class World:
    def __init__(self, logs):
        self.logs = logs
        self.folder = HOME + "/shop"
        self._simulator = None
        self._upstream = None
        self._terminal = None
        self._devices = None
        self._printer = None
        self._drivers = None

    def log(self, name):
        return f"{self.logs}/{name}.log"

    @property
    def drivers(self):
        """The names of the drivers that the till finds."""
        if self._drivers is None:
            code, output, errors = programs.run(["devices", "drivers"])
            if code != 0:
                raise Failed(f"till devices drivers ended with {code}: {errors}")
            self._drivers = {line.split()[0] for line in output.splitlines()[1:] if line.split()}
        return self._drivers

    def need_driver(self, name):
        if name not in self.drivers:
            raise Failed(f"this till has no driver {name}; it has {', '.join(sorted(self.drivers))}")

    def simulator(self, devices=None):
        """The counter's five devices, or others in their place; all of them are plugged in."""
        devices = COUNTER if devices is None else devices
        if self._simulator is not None and self._simulator.devices != devices:
            self._simulator.stop()
            self._simulator = None
        if self._simulator is None:
            self._simulator = Simulator(devices, CONTROL, self.log("simulator"))
            self._simulator.wait_until_plugged()
        return self._simulator

    def counter(self, printer="usb", asks=True):
        """A terminal at which the five devices are in use, open for sales.

        `printer` is how it is reached, `usb` or `usblp`. One that is not asked gets no byte but those of prints.
        """
        simulator = self.simulator()
        if self._printer != printer:
            # A program that has the printer by libusb has taken it from the kernel.
            self.stop_terminal()
            self._printer = printer
        return simulator, self.terminal(counter_yaml(printer, asks, "hidpos-scanner" in self.drivers))

    def terminal(self, devices):
        """A terminal with these devices (YAML below `devices:`); the one that runs, where it has just these."""
        if self._terminal is not None and self._devices == devices and self._terminal.program.is_running:
            return self._terminal
        self.stop_terminal()
        if self._upstream is None:
            shutil.rmtree(self.folder, ignore_errors=True)
            os.mkdir(self.folder, 0o700)
            shutil.chown(self.folder, programs.USER, programs.USER)
            self._upstream = Upstream(self.folder, self.log("upstream"))
        self._terminal = Terminal(self.folder, self._upstream.url(), devices, self.log("terminal"))
        self._devices = devices
        self._terminal.open_shop()
        return self._terminal

    def stop_terminal(self):
        if self._terminal is not None:
            self._terminal.stop()
            self._terminal = None

    def tear_down(self):
        self.stop_terminal()
        if self._upstream is not None:
            self._upstream.program.stop()
            self._upstream = None
        if self._simulator is not None:
            self._simulator.stop()
            self._simulator = None


def counter_yaml(printer, asks, has_hid):
    device = usb.find(PRINTER.serial)
    addresses = {"usb": f"usb:{device.ids}?serial={PRINTER.serial}", "usblp": "usblp:/dev/usb/lp0"}
    if printer == "usblp":
        addresses["usblp"] = "usblp:" + usb.wait_until_there(PRINTER.serial, PRINTER.node)[1]
    scanners = [(WEDGE.name, "keyboard-scanner", usb.keyboard_address(WEDGE.serial))]
    scanners += [(SERIAL.name, "serial-scanner", usb.serial_address(SERIAL.serial))]
    if has_hid:
        scanners += [(HID.name, "hidpos-scanner", usb.hidraw_address(HID.serial))]
    return (
        f"""  receipt:
    driver: escpos-printer
    connection: {addresses[printer]}
    serves:
      drawer: CashDrawer
    settings:
      profile: {PROFILE}
      stall-seconds: {STALL_SECONDS}
      status: {"auto" if asks else "never"}
      confirm: {"auto" if asks else "never"}
  customer:
    driver: line-display
    connection: {usb.serial_address(DISPLAY.serial)}
    settings:
      protocol: epson
"""
        + scanners_yaml(scanners)
    )


def scanners_yaml(scanners):
    return "".join(
        f"  {name}:\n    driver: {driver}\n    connection: {connection}\n" for name, driver, connection in scanners
    )
