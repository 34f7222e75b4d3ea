"""Every fault that a test makes: what is wrong, whom it concerns, and what is to be said of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

from program import COMMANDS, FILLER, MANY, TALKERS, WRITE, Fault

ALL = frozenset(COMMANDS)
GONE = 'mkdir gone; cd gone; rmdir ../gone; "$@"'
NOWHERE = "/nowhere/at/all"
UNWRITABLE = 'setpriv --bounding-set=-dac_override,-dac_read_search,-fowner "$@"'  # root is held to modes, too


def _tools(*names: str) -> str:
    missing = [name for name in names if not shutil.which(name)]
    return f"there is no {missing[0]} here" if missing else ""


def _no_mount() -> str:
    if os.name != "posix" or os.geteuid() != 0:
        return "only root may mount a disk"
    tried = subprocess.run(["unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    return "" if tried.returncode == 0 else "no disk may be mounted here"


def _device(path: str) -> str:
    return "" if Path(path).exists() else f"this system has no {path}"


def _sealed(folder: Path) -> None:
    """Let nothing be written to any folder that is there."""
    for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        path.chmod(0o500)


def _misset(
    folder: Path,
    *,
    name: str = "matplotlibrc",
    data: bytes = b"backend: 3\nlines.linewidth: wide\nno such line\nfont.size: -1\n",
) -> None:
    """Put settings of matplotlib's where it looks first: into the working folder."""
    (folder / name).write_bytes(data)


def _removed(package: Path, file: str) -> None:
    (package / file).unlink()


def _cut(package: Path, file: str) -> None:
    os.truncate(package / file, (package / file).stat().st_size // 2)


def _overwritten(package: Path, file: str) -> None:
    (package / file).write_bytes(bytes(range(256)) * 64)


STREAMS = {
    "stdout closed": Fault("cannot write to stdout: it is closed", TALKERS, line='"$@" >&-'),
    "stdout full": Fault(
        "cannot write to stdout: no space left on device",
        TALKERS,
        line='"$@" >/dev/full',
        needs=partial(_device, "/dev/full"),
    ),
    "stdout read by nobody": Fault(line='"$@" | true; exit ${PIPESTATUS[0]}'),
    "stdout read to the first line": Fault(line='"$@" | head -n 1; exit ${PIPESTATUS[0]}'),
    "stderr closed": Fault(line='"$@" 2>&-'),
    "stderr full": Fault(line='"$@" 2>/dev/full', needs=partial(_device, "/dev/full")),
    "stdin closed": Fault(line='"$@" <&-'),
    "no stream but stdout": Fault(line='"$@" <&- 2>&-'),
}
PLACES = {
    "files may have no bytes": Fault("file too large", WRITE, line='ulimit -f 0; "$@"'),
    "files may have 4 KiB": Fault("file too large", WRITE, line='ulimit -f 4; "$@"'),
    "folder read-only": Fault(
        "permission denied", WRITE, line=UNWRITABLE, prepare=_sealed, needs=partial(_tools, "setpriv")
    ),
    "folder deleted": Fault("no such file", WRITE, line=GONE, only=ALL - {"batch"}),
    "folder and file deleted": Fault(
        "cannot read 'pictures.toml'", MANY, status=2, line=GONE, only=frozenset({"batch"})
    ),
}
SURROUNDINGS = {
    "no HOME": Fault(line='unset HOME; "$@"'),
    "HOME nowhere": Fault(env={"HOME": NOWHERE}),
    "HOME read-only": Fault(line=f'chmod 500 "$HOME"; {UNWRITABLE}', needs=partial(_tools, "setpriv")),
    "HOME a file": Fault(env={"HOME": __file__}),
    "no temporary folder of one's own": Fault(env={"TMPDIR": NOWHERE}),
    "cache nowhere": Fault(env=dict.fromkeys(("MPLCONFIGDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), NOWHERE)),
    "cache a file": Fault(env={"MPLCONFIGDIR": __file__}),
    "font cache damaged": Fault(
        line='mkdir -p "$MPLCONFIGDIR"; for version in 3.11.0 330 390; do echo "{[" '
        '>"$MPLCONFIGDIR/fontlist-v$version.json"; done; "$@"',
        env={"MPLCONFIGDIR": "../cache"},
    ),
    "no fonts on the machine": Fault(env={"MPL_IGNORE_SYSTEM_FONTS": "1", "FONTCONFIG_FILE": os.devnull}),
    "backend unknown": Fault(env={"MPLBACKEND": "no_such_backend"}),
    "backend of a missing module": Fault(env={"MPLBACKEND": "module://no.such.module"}),
    "matplotlibrc damaged": Fault(prepare=_misset),
    "matplotlibrc of bytes": Fault(prepare=partial(_misset, data=bytes(range(256)))),
    "matplotlibrc elsewhere damaged": Fault(prepare=partial(_misset, name="rc"), env={"MATPLOTLIBRC": "rc"}),
    "locale C": Fault(line='LC_ALL=C "$@"', rewords=True),
    "locale C, and Python not to mend it": Fault(
        "bytes that are no text",
        frozenset({"words"}),
        status=2,
        line='LC_ALL=C "$@"',
        env={"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        rewords=True,
    ),
    "locale unknown": Fault(line='env LC_ALL=xx_YY.nothing "$@"', rewords=True),
    "streams in Latin-1": Fault(env={"PYTHONIOENCODING": "latin-1"}, rewords=True),
    "streams in ASCII, strictly": Fault(env={"PYTHONIOENCODING": "ascii:strict"}, rewords=True),
    "terminal unknown": Fault(env={"TERM": "no-such-terminal", "COLUMNS": "-3", "LINES": "many"}),
    "no environment": Fault(line='env -i PYTHONPATH="$PYTHONPATH" "$@"', rewords=True),
}
LITTLE = {
    **{
        f"memory of {size} MB": Fault(
            "out of memory|cannot load a library|cannot open .*: cannot allocate memory|OpenBLAS error",
            may=ALL,
            line=f'ulimit -v {size}000; exec "$@"',
            only=frozenset({"png", "list", "terminal", "values", "gallery", "batch"}),
        )
        for size in (25, 40, 80, 110, 120, 160, 200, 300)
    },
    **{
        f"{count} files open": Fault("too many open files", may=ALL, line=f'ulimit -n {count}; exec "$@"')
        for count in (5, 6, 7, 8, 10, 12, 14, 16)
    },
}
DISK = {
    f"disk full but for {size} KiB": Fault(
        "no space left on device",
        may=WRITE,
        line=f'cat /dev/zero >{FILLER} 2>/dev/null; truncate -s -{size}K {FILLER}; exec "$@"',
        disk=1024,
        needs=_no_mount,
        only=WRITE,
    )
    for size in (0, 4, 16, 64, 200)
}
FONT = "data/fonts/ActplotSans-Regular.ttc"
DAMAGED = {
    f"{file.rpartition('/')[2]} {how}": Fault(
        "no font file|cannot be read|cannot load|.* is missing or damaged", may=ALL, package=partial(change, file=file)
    )
    for file in (FONT, "data/formulas.txt", "data/facts.json", "data/index.json", "data/conventions.json")
    for how, change in (("missing", _removed), ("cut short", _cut), ("overwritten", _overwritten))
}
FAULTS = {**STREAMS, **PLACES, **SURROUNDINGS, **LITTLE, **DISK, **DAMAGED}
