"""The same receipt through python-escpos' Dummy printer; prints the median nanoseconds of one encoding.

The logo is a PIL image that is there already; python-escpos dithers it each time, in C, and sends it by GS v 0.
Needs python-escpos 3.1 with Pillow (pip install python-escpos==3.1).
"""

import statistics
import time

from PIL import Image

from escpos.printer import Dummy

RUNS = 500


def logo():
    width, height = 384, 200
    image = Image.new("L", (width, height), 255)
    for y in range(height):
        for x in range(width):
            dx, dy = x - width // 2, y - height // 2
            if (dx * dx + dy * dy) // 900 % 2 == 0:
                image.putpixel((x, y), x * 255 // (width - 1))
    return image


LOGO = logo()


def receipt(printer):
    printer.image(LOGO, impl="bitImageRaster", center=False)
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
