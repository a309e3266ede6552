"""Waiting with an end, on a machine that is several times slower than the ones that Till is for."""

import os
import time

SLOWNESS = float(os.environ.get("SLOWNESS", "8"))
# Each question costs the program under test some of the same slow processor.
PAUSE_SECONDS = 0.2


class Failed(Exception):
    """What a case found to be wrong, in words."""


def scaled(seconds):
    return seconds * SLOWNESS


def wait_for(what, probe, seconds=10, detail=lambda: ""):
    """Asks until the answer is true, and gives it. A probe that cannot ask yet may raise OSError.

    `seconds` is meant for a plain computer. `detail` says how things stand, for the failure.
    """
    end = time.monotonic() + scaled(seconds)
    trouble = ""
    while True:
        try:
            answer = probe()
            trouble = ""
        except OSError as error:
            answer, trouble = None, f"; {error}"
        if answer:
            return answer
        if time.monotonic() > end:
            more = detail()
            raise Failed(f"waited {scaled(seconds):.0f} s for {what}{trouble}{': ' if more else ''}{more}")
        time.sleep(PAUSE_SECONDS)


def expect(truth, text):
    if not truth:
        raise Failed(text)
