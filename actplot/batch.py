"""A batch file: pictures asked for in TOML, each table `[[picture]]` with the keywords of `plot` and an output.

A list where one value is meant stands for several pictures, one a value; where a list is meant, a list of lists does.
`[defaults]` holds for all. Outputs lie in the folder of the file, and their braces name what a picture is of:
`{name}-{theme}.svg`.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path
from typing import Any, NamedTuple

from actplot.errors import ActplotError, BadRequest, nearest, quoted
from actplot.picture import plot
from actplot.plan import Plan, gids
from actplot.sinks import FORMATS

__all__ = ["KEYS", "Picture", "read"]

MOST = 1_000_000  # pictures of one entry
TABLES = ("picture", "defaults")
BRACES = re.compile(r"\{([^{}]*)\}")
UNSAFE = re.compile(r"[^\w.+=,@-]+")  # what a name of a file does not take over from a value
ENTRY = re.compile(r"^[ \t]*\[\[\s*(?:picture|\"picture\"|'picture')\s*\]\]", re.MULTILINE)


class Kind(NamedTuple):
    """What a key takes: in words, and whether a value is one."""

    words: str
    holds: Callable[[Any], bool]


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _are_numbers(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_number, value))


def _are_words(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))


FLAG = Kind("true or false", lambda value: isinstance(value, bool))
NUMBER = Kind("a number", _is_number)
TEXT = Kind("a text in quotes", lambda value: isinstance(value, str))
WORDS = Kind('words such as ["relu", "mish"]', _are_words)
NUMBERS = Kind("numbers such as [2, 1, 0.1]", _are_numbers)
PAIR = Kind("two numbers such as [-4, 4]", lambda value: _are_numbers(value) and len(value) == 2)
VALUES = Kind(
    "a table such as {alpha = 0.5}",
    lambda value: isinstance(value, dict) and all(_is_number(each) or _are_numbers(each) for each in value.values()),
)
KEYS: Mapping[str, Kind] = (
    {"activations": WORDS, "output": TEXT, "mark": WORDS, "font": WORDS, "vector": NUMBERS, "param": VALUES}
    | dict.fromkeys(("all", "deriv", "diff", "equal", "guides", "no_formula", "second", "transparent"), FLAG)
    | dict.fromkeys(("columns", "dpi", "font_size"), NUMBER)
    | dict.fromkeys(("family", "lang", "layout", "style", "theme", "title"), TEXT)
    | dict.fromkeys(("range", "size", "ylim"), PAIR)
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One file of a batch: its path from the batch's folder, its plan, and where it was asked for."""

    output: str
    plan: Plan
    where: str


def read(text: str, source: str, *, outside: bool = False) -> Iterator[Picture | BadRequest]:
    """Yield the pictures of a batch file, and in the place of a faulty one its fault; `source` is the file's name.

    An output that leaves the file's folder is a fault unless `outside` allows it. Raises BadRequest where the file
    itself cannot be read.
    """
    tables = _tables(text, source)
    outputs: dict[str, str] = {}
    lines = [text.count("\n", 0, found.end()) + 1 for found in ENTRY.finditer(text)]
    for index, entry in enumerate(tables["picture"]):
        line = f", line {lines[index]}" if len(lines) == len(tables["picture"]) else ""
        where = f"{quoted(source)}{line}, picture {index + 1}"
        try:
            expanded = _expanded({**tables["defaults"], **entry})
        except ActplotError as error:
            yield BadRequest(f"{where}: {error}")
            continue
        for values, varied in expanded:
            try:
                picture = _picture(values, where)
                if not outside and _leaves(picture.output):
                    output = quoted(values["output"])
                    raise BadRequest(f"output {output} leaves the folder of the batch file; --outside allows that.")
                if picture.output in outputs:
                    raise _clash(picture, outputs[picture.output], values["output"], varied)
            except ActplotError as error:
                yield BadRequest(f"{where}: {error}")
            else:
                outputs[picture.output] = where
                yield picture


def _tables(text: str, source: str) -> dict[str, Any]:
    """Return the defaults and the entries of a file. Raises BadRequest, naming the line."""
    try:
        tables: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).removesuffix(")").partition(" (at ")
        raise BadRequest(f"{quoted(source)}, {place or 'at the end'}: {reason[:1].lower()}{reason[1:]}.") from None
    except RecursionError:
        raise BadRequest(f"{quoted(source)} is nested too deeply.") from None
    for key in tables:
        if key not in TABLES:
            raise BadRequest(f"{quoted(source)} has no place for {quoted(key)}.{nearest(key, TABLES, listed='It has')}")
    defaults, pictures = tables.get("defaults", {}), tables.get("picture", [])
    if not isinstance(defaults, dict):
        raise BadRequest(f"{quoted(source)}: the defaults are a table, [defaults].")
    if not (isinstance(pictures, list) and pictures and all(isinstance(entry, dict) for entry in pictures)):
        raise BadRequest(f"{quoted(source)} asks for no picture: each is a table that begins with [[picture]].")
    return {"defaults": defaults, "picture": pictures}


def _expanded(entry: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Return an iterator over the values of each picture that an entry stands for, and the keys that vary."""
    choices = {key: _choices(key, value) for key, value in entry.items()}
    if "output" not in choices:
        raise BadRequest('no output is named, such as output = "{name}.svg".')
    count = prod(map(len, choices.values()))
    if count > MOST:
        raise BadRequest(f"its lists come to {count} pictures; {MOST} are the most of one entry.")
    varied = [key for key, values in choices.items() if len(values) > 1]
    return ((dict(zip(choices, values, strict=True)), varied) for values in product(*choices.values()))


def _choices(key: str, value: object) -> list[Any]:
    """Return the values that a key takes in turn. Raises BadRequest."""
    kind = KEYS.get(key)
    if kind is None:
        raise BadRequest(f"no key is called {quoted(key)}.{nearest(key, KEYS)}")
    if kind.holds(value):
        return [value]
    if isinstance(value, list) and value and all(map(kind.holds, value)):
        return value
    raise BadRequest(f"{key} is {kind.words}, or a list of such for several pictures, not {quoted(str(value))}.")


def _picture(values: dict[str, Any], where: str) -> Picture:
    asked = {key: value for key, value in values.items() if key not in ("activations", "output")}
    words = values.get("activations", [])
    plan = plot(*([words] if isinstance(words, str) else words), **{"lang": "en", **asked}).plan
    return Picture(_path(values["output"], plan, values), plan, where)


def _path(template: str, plan: Plan, values: Mapping[str, Any]) -> str:
    """Return the path of an output, its braces filled. Raises BadRequest for one that can be no picture's."""
    known = {"lang": plan.lang, "theme": plan.theme, "layout": plan.resolved, "name": "-".join(gids(plan.activations))}
    for field in BRACES.findall(template):
        if field not in known:
            if field not in values or field == "output":
                hint = nearest(field, [*known, *(key for key in values if key != "output")], listed="There are")
                raise BadRequest(f"output {quoted(template)}: nothing here is called {quoted(field)}.{hint}")
            known[field] = _shown(values[field])
    path = Path(os.path.normpath(BRACES.sub(lambda found: known[found[1]], template)))
    if path.suffix[1:].lower() not in FORMATS:
        raise BadRequest(f"output {quoted(template)} must end with {', '.join(f'.{each}' for each in FORMATS)}.")
    if not str(path).isprintable():
        raise BadRequest(f"output {quoted(str(path))} has a character that no file's name should have.")
    return path.as_posix()


def _leaves(output: str) -> bool:
    path = Path(output)
    return bool(path.anchor) or ".." in path.parts


def _shown(value: Any) -> str:
    """Return a value as it stands in the name of a file: `-4_4`, `alpha=0.5`."""
    if isinstance(value, dict):
        return "-".join(f"{key}={_shown(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ("_" if _are_numbers(value) else "-").join(map(_shown, value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if _is_number(value) else UNSAFE.sub("_", value)


def _clash(picture: Picture, first: str, template: str, varied: list[str]) -> BadRequest:
    """Return what is said of a second picture with one output."""
    fields = ["name" if key == "activations" else key for key in varied if key != "output"]
    missing = [field for field in fields if f"{{{field}}}" not in template]
    hint = f" Put {{{missing[0]}}} in its name." if missing else ""
    if first == picture.where:
        return BadRequest(f"two of its pictures are {quoted(picture.output)}.{hint}")
    return BadRequest(f"{quoted(picture.output)} is already the output of {first}.{hint}")
