"""What a process that draws has to load: importing this module loads it, once for all workers of a fork server."""

from __future__ import annotations

from actplot.fontlist import preload

preload()

import actplot.figure  # noqa: E402
import actplot.scene.describe  # noqa: E402, F401
