"""The program with a gallery of one family, so that a gallery costs a second."""

from __future__ import annotations

from contextlib import suppress

from actplot.__main__ import main

with suppress(ImportError, MemoryError):  # which the program is to meet with and tell by itself
    from actplot.gallery import contents

    whole = contents.catalogue
    contents.catalogue = lambda: {name: cls for name, cls in whole().items() if cls.family in ("radial", "other")}

if __name__ == "__main__":
    main()
