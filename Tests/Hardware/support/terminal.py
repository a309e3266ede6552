"""A terminal with its upstream, as an installer would set it up, and a cashier at it."""

import os
import shutil

from support import localapi, programs
from support.programs import Program
from support.waiting import Failed, expect, wait_for

# The kit gives a driver 3 s of the clock for an answer, however slow the machine is, and after eight failures it is
# given up. On a machine that emulates its processor and has to share it that is no hang yet.
HUNG = "the driver hung"
CASHIER = {"user": 2, "pin": "0000"}


def write(path, text, mode=0o600):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)
    shutil.chown(path, programs.USER, programs.USER)


class Upstream:
    """The reference upstream with the demo shop."""

    def __init__(self, folder, log):
        arguments = ["upstream", "--port", "0", "--database", folder + "/upstream.sqlite", "--language", "en"]
        self.program = Program([*arguments, "--log-level", "error"], log)

    def url(self):
        self.program.wait_for_log("listening on ", 30)
        line = next(line for line in self.program.text.splitlines() if line.startswith("listening on "))
        return line.removeprefix("listening on ")


class Terminal:
    """`till run` with these devices. Its folder stays when it is started again, as a shop's does."""

    def __init__(self, folder, upstream, devices, log):
        self.folder = folder
        self.socket = folder + "/till.sock"
        self.configuration = folder + "/till.yaml"
        password = folder + "/password"
        write(password, "demo\n")
        write(self.configuration, self._yaml(upstream, password, devices))
        self.program = Program(["run", "-c", self.configuration], log)
        self.feed = None

    def _yaml(self, upstream, password, devices):
        lines = ["device-id: hardware", f"state-folder: {self.folder}/state", f"socket: {self.socket}"]
        lines += ["upstream:", f"  url: {upstream}", "  login: demo", f"  password-file: {password}", "devices:"]
        return "\n".join(lines) + "\n" + devices

    def open_shop(self):
        """Waits until it may sell, signs a cashier in and opens the session."""
        self.program.wait_for_log(" ready ", 30)
        wait_for("the catalogue", lambda: self.status().get("catalogueEtag"), 30, lambda: self.program.text[-500:])
        self.feed = localapi.Feed(self.socket)
        if self.status().get("user") is None:
            self.act("signIn", **CASHIER)
        if self.status()["session"] == "closed":
            self.act("openSession", amount="100")

    def status(self):
        return localapi.ask(self.socket, "GET", "/v1/status")

    def act(self, action, **fields):
        answer = localapi.ask(self.socket, "POST", "/v1/actions", {"action": action, **fields})
        refused = answer.get("refused")
        if refused:
            raise Failed(f"{action} was refused: {refused['code']}: {refused['text']}")
        return answer["status"]

    def products(self, count):
        """Ordinary products with barcodes of their own, to be scanned."""
        found = localapi.ask(self.socket, "GET", "/v1/products?limit=100")["products"]
        usual = [item for item in found if len(item["barcode"]) == 13 and item["barcode"].startswith("8")]
        expect(len(usual) >= count, f"the demo shop has only {len(usual)} products with a barcode")
        return usual[:count]

    # Devices

    def device(self, name):
        devices = localapi.ask(self.socket, "GET", "/v1/devices")["devices"]
        return next(device for device in devices if device["name"] == name)

    def wait_until_ready(self, *names, seconds=15):
        for name in names:
            wait_for(
                f"{name} to be ready",
                lambda name=name: self.is_ready(name),
                seconds,
                lambda name=name: f"it is {self.device(name)['condition']}: {self.device(name)['reason']}",
            )

    def is_ready(self, name):
        device = self.device(name)
        if device["condition"] == "quarantined" and HUNG in device["reason"]:
            # What a technician would do; it is told, so that a driver that does hang is seen.
            print(f"  {name} is started anew: {device['reason']}", flush=True)
            localapi.ask(self.socket, "POST", f"/v1/devices/{name}/restart")
        return device["condition"] == "ready"

    # Sales

    def new_sale(self):
        order = self.status().get("order")
        if order and order["lines"]:
            self.act("clear")

    def quantity(self, name):
        order = self.status().get("order") or {"lines": []}
        return sum(float(line["quantity"].replace(",", ".")) for line in order["lines"] if line["name"] == name)

    def wait_for_quantity(self, name, quantity, seconds=5):
        wait_for(
            f"{quantity} x {name} in the order",
            lambda: self.quantity(name) == quantity,
            seconds,
            lambda: f"there are {self.quantity(name):g}",
        )

    # Prints

    def jobs(self):
        return localapi.ask(self.socket, "GET", "/v1/print-jobs?limit=1000")["jobs"]

    def print_text(self, title, text):
        return localapi.ask(self.socket, "POST", "/v1/print-jobs", {"title": title, "text": text})["job"]

    def job(self, name):
        return next((job for job in self.jobs() if job["id"] == name), None)

    def wait_for_job(self, name, *states, seconds=30):
        def probe():
            job = self.job(name)
            return job if job and job["state"] in states else None

        return wait_for(f"{name} to be {' or '.join(states)}", probe, seconds, lambda: f"it is {self.job(name)}")

    def settle(self, name, choice):
        localapi.ask(self.socket, "POST", "/v1/print-jobs/settle", {"job": name, "choice": choice})

    def stop(self):
        if self.feed is not None:
            self.feed.close()
        return self.program.stop()
