"""`till simulate run --vhci`: USB devices without hardware, and the hand that scans and pulls plugs."""

import base64
import json
import os
import shlex
import socket
from dataclasses import dataclass

from support import usb
from support.programs import TILL, Program
from support.waiting import Failed, scaled, wait_for

# Another program that takes the same arguments and commands may stand in for it.
COMMAND = shlex.split(os.environ.get("TILL_SIMULATOR", "")) or [TILL, "simulate", "run"]
ANSWER_SECONDS = 10


class Refused(Failed):
    """The simulator does not do what was asked."""


@dataclass(frozen=True)
class Device:
    name: str
    kind: str
    serial: str
    node: str
    options: str = ""

    @property
    def argument(self):
        return f"{self.name}={self.kind},serial={self.serial}{self.options}"


# One that confirms its prints.
PROFILE = "epson-tm-t88v"
PRINTER = Device("printer", "printer", "TILLPRN1", "lp", f",profile={PROFILE}")
WEDGE = Device("wedge", "keyboard-scanner", "TILLKBD1", "event")
HID = Device("hidpos", "hid-scanner", "TILLHID1", "hidraw")
SERIAL = Device("serial", "serial-scanner", "TILLSER1", "ttyACM")
DISPLAY = Device("display", "serial-display", "TILLDSP1", "ttyACM")
COUNTER = [PRINTER, WEDGE, HID, SERIAL, DISPLAY]


class Simulator:
    """Runs as root, because plugging into the kernel is root's."""

    def __init__(self, devices, control, log):
        self.devices = devices
        self.control = control
        if os.path.exists(control):
            os.unlink(control)
        arguments = ["--vhci", "--control", control]
        for device in devices:
            arguments += ["--device", device.argument]
        self.program = Program([*COMMAND[1:], *arguments], log, user=None, program=COMMAND[0])
        self._socket = None

    def wait_until_plugged(self, seconds=20):
        def has_started():
            if not self.program.is_running:
                raise Failed(f"the simulator ended with {self.program.process.returncode}: {self.program.text[-500:]}")
            return os.path.exists(self.control)

        wait_for("the simulator's control socket", has_started, seconds)
        for device in self.devices:
            usb.wait_until_there(device.serial, device.node, seconds)

    def ask(self, command, device=None, **fields):
        """Sends a command; gives the answer's fields, or fails with what the simulator says."""
        if self._socket is None:
            connected = socket.socket(socket.AF_UNIX)
            connected.settimeout(scaled(ANSWER_SECONDS))
            connected.connect(self.control)
            self._socket = connected.makefile("rwb")
            connected.close()
        request = {"command": command, **fields}
        if device is not None:
            request["device"] = device.name
        self._socket.write(json.dumps(request).encode() + b"\n")
        self._socket.flush()
        line = self._socket.readline()
        if not line:
            raise Failed(f"the simulator closed its control socket at {request}")
        answer = json.loads(line)
        if answer.get("ok") is not True:
            raise Refused(f"the simulator refuses {request}: {answer.get('error')}")
        return answer.get("answer") or {}

    def scan(self, device, data):
        """Holds a label before the scanner; one whose memory is full is given time, as by a hand that waits for it."""
        refusals = []

        def was_read():
            try:
                self.ask("scan", device, data=data)
                return True
            except Refused as refusal:
                refusals.append(refusal)
                return False

        wait_for(f"{device.name} to read a label", was_read, detail=lambda: str(refusals[-1]))

    def lines(self, device):
        return self.ask("dump", device).get("lines") or []

    def bytes(self, device):
        return base64.b64decode(self.ask("dump", device).get("bytes") or "")

    def unplug(self, *devices):
        for device in devices:
            self.ask("unplug", device)
        for device in devices:
            usb.wait_until_gone(device.serial)

    def plug(self, *devices):
        """Each into the lowest port of the kernel's hub that is free."""
        for device in devices:
            self.ask("plug", device)
        for device in devices:
            wait_for(f"{device.serial} to be there", lambda device=device: usb.find(device.serial))
            # A printer's node is gone again at once where a driver takes the printer by libusb.
            if device.kind != PRINTER.kind:
                usb.wait_until_there(device.serial, device.node)

    def stop(self):
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        return self.program.stop()
