"""The same receipt through python-escpos' Dummy printer; prints the median nanoseconds of one encoding.

Needs python-escpos 3.1 (pip install python-escpos==3.1).
"""

import statistics
import time

from escpos.printer import Dummy

RUNS = 500


def receipt(printer):
    printer.set(align="center", bold=True, double_width=True, double_height=True)
    printer.textln("Ultramarinos Peña")
    printer.set(align="left", bold=False, normal_textsize=True)
    for number in range(1, 37):
        name = "Jamón ibérico de cebo 100 g" if number % 2 == 0 else "Piña en almíbar 3 x 80 g"
        printer.textln(name.ljust(38) + "12,50 €")
    printer.textln("-" * 48)
    printer.set(bold=True, double_width=True, double_height=True)
    printer.textln("TOTAL".ljust(15) + "450,00 €")
    printer.set(align="center", bold=False, normal_textsize=True)
    printer.textln("¡Gracias por su compra!")
    printer.qr("NU/CFG1/S1/1795344201946-4234", size=6, native=True)
    printer.cut(mode="PART")


times = []
for _ in range(RUNS):
    printer = Dummy(profile="TM-T88V")
    begun = time.perf_counter_ns()
    receipt(printer)
    times.append(time.perf_counter_ns() - begun)
print(int(statistics.median(times)))
