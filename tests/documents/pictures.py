"""Pages of a PDF as pictures, and how much two pictures differ."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

APPROVED = Path(__file__).parent / "approved"
CHANGED = Path(__file__).parent / "changed"
# Fine enough to read, coarse enough to keep: 16 grays, about 20 kB a page.
DPI, GRAYS = 60, 16
# Another version of poppler draws edges a little lighter or darker; a changed letter goes from white to dark.
DARKER, MOST_CHANGED = 80, 8


def drawn(pdf: bytes) -> list[Image.Image]:
    """Every page of a PDF in grays, as poppler draws it."""
    command = ["pdftoppm", "-gray", "-r", str(DPI), "-"]
    rest = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    pages = []
    while rest:
        with Image.open(BytesIO(rest)) as page:
            page.load()
            # One page follows the other: a header, then a byte for each point.
            header = rest.split(b"\n", 3)
            length = len(rest) - len(header[3]) + page.width * page.height
            grays = page.point(lambda gray: gray // GRAYS * (255 // (256 // GRAYS - 1)))
            pages.append(grays)
        rest = rest[length:]
    return pages


def changed_pixels(old: Image.Image, new: Image.Image) -> int:
    """How many points differ for the eye; all of them where the sizes differ."""
    if old.size != new.size:
        return max(old.width * old.height, new.width * new.height)
    histogram = ImageChops.difference(old.convert("L"), new.convert("L")).histogram()
    return sum(histogram[DARKER:])


def side_by_side(old: Image.Image, new: Image.Image) -> Image.Image:
    """Old, new, and what differs in black, in one picture."""
    height, width = max(old.height, new.height), max(old.width, new.width)
    both = [Image.new("L", (width, height), 255) for _ in range(2)]
    for sheet, picture in zip(both, (old, new), strict=True):
        sheet.paste(picture.convert("L"))
    difference = ImageChops.invert(ImageChops.difference(*both))
    together = Image.new("L", (3 * width, height), 255)
    for place, picture in enumerate((*both, difference)):
        together.paste(picture, (place * width, 0))
    return together
