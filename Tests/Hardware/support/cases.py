"""The cases: how one is declared, run within its time, and told about."""

import signal
import sys
import time
import traceback
from dataclasses import dataclass
from typing import Callable

from support.waiting import Failed, scaled


@dataclass
class Case:
    name: str
    seconds: float
    work: Callable


class OutOfTime(BaseException):
    """Not an Exception, so that nothing that a case catches can swallow it."""


class NotHere(Exception):
    """The till under test does not have what the case is about; this is told and never counted as passed."""


@dataclass
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def is_good(self):
        return self.failed == 0 and self.passed > 0

    def __str__(self):
        skipped = f", {self.skipped} SKIPPED" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


registered: list[Case] = []


def case(name, seconds=30):
    """Declares a case. `seconds` is what it may take on a plain computer; here it is given SLOWNESS times as much."""

    def declare(work):
        registered.append(Case(name, seconds, work))
        return work

    return declare


def run_cases(cases, world, log):
    """Runs one after the other and goes on after a failure."""
    tally = Tally()
    for one in cases:
        begun = time.monotonic()
        outcome, why = run(one, world)
        setattr(tally, outcome, getattr(tally, outcome) + 1)
        # One line for each case, whatever a program has said.
        why = " ".join(why.split())
        line = f"{outcome} {one.name}{': ' if why else ''}{why} ({time.monotonic() - begun:.1f} s)"
        print(line, flush=True)
        log.write(line + "\n")
        log.flush()
        # What a failed case leaves behind must not fail the next one.
        if outcome == "failed":
            world.tear_down()
    return tally


def run(one, world):
    """`passed`, `failed` or `skipped`, and why."""

    def out_of_time(*_):
        raise OutOfTime()

    signal.signal(signal.SIGALRM, out_of_time)
    signal.setitimer(signal.ITIMER_REAL, scaled(one.seconds))
    try:
        one.work(world)
        return "passed", ""
    except NotHere as reason:
        return "skipped", str(reason)
    except Failed as failure:
        return "failed", str(failure)
    except OutOfTime:
        traceback.print_exc(file=sys.stderr)
        return "failed", f"it was not over after {scaled(one.seconds):.0f} s"
    except Exception as error:  # pylint: disable=broad-exception-caught
        # A mistake in one case must not cost the others.
        traceback.print_exc(file=sys.stderr)
        return "failed", f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
