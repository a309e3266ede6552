"""Runs the cases inside the virtual machine: `run.py --logs FOLDER --summary FILE [WORD…]`."""

import argparse
import importlib
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

# pylint: disable=wrong-import-position
from support import cases  # noqa: E402
from support.world import World  # noqa: E402

# What the others stand on comes first; a file that is not named here comes last.
FIRST = ["enumeration", "printing", "scanning", "display"]


def load():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")
    names = sorted(name[:-3] for name in os.listdir(folder) if name.endswith(".py") and not name.startswith("_"))
    for name in sorted(names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST)):
        importlib.import_module("cases." + name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--logs", required=True)
    parser.add_argument("--summary", required=True)
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    load()
    chosen = [one for one in cases.registered if not options.words or any(word in one.name for word in options.words)]
    if not chosen:
        sys.exit(f"no case has {' or '.join(options.words)} in its name")
    world = World(options.logs)
    with open(options.summary, "w", encoding="utf-8") as log:
        tally = cases.run_cases(chosen, world, log)
        world.tear_down()
        print(tally, flush=True)
        log.write(f"{tally}\n")
    sys.exit(0 if tally.is_good else 1)


if __name__ == "__main__":
    main()
