"""Fills in what the pages of docs/ take from the program: the reference, the tables, and the alt text of pictures.

    python tools/build_reference.py [--check]

A page has `<!-- NAME, from the program -->` and `<!-- end -->` round each part; what is between them is written here.
Run it when an option, a public docstring, a measured fact or a picture of the docs is changed; a test says when.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from functools import cache
from html import unescape
from math import isfinite
from pathlib import Path
from typing import Any

import typer

import actplot
from actplot.batch import KEYS, Picture, read
from actplot.cli.app import COMMANDS, app
from actplot.cli.group import HEADINGS
from actplot.comparison import head, legend, row
from actplot.gallery.writing import bullets, cell, code, table
from actplot.markdown import image, plain
from actplot.measure import Gaussian, Measured
from actplot.picture import Plot
from actplot.words import Words, load

DOCS = Path(__file__).parents[1] / "docs"
PICTURES = DOCS / "pictures.toml"
PART = re.compile(r"(<!-- ([\w-]+), from the program -->\n).*?(?=<!-- end -->)", re.DOTALL)
PICTURE = re.compile(r"^!\[.*\]\((.*)\)$", re.MULTILINE)
SAYS = re.compile(r"<desc>(.*?)</desc>", re.DOTALL)
CODE = re.compile(r"(`[^`]+`)")
ITEM = re.compile(r"^    (\w+): ", re.MULTILINE)
BEST_KNOWN = (
    *("identity", "step", "sigmoid", "tanh", "relu", "leaky_relu", "prelu", "rrelu"),
    *("elu", "selu", "softplus", "gelu", "silu", "mish", "softmax"),
)


class Bare(str):
    """An annotation that is shown as it is written, without quotes."""

    __slots__ = ()
    __repr__ = str.__str__


def prose(text: str) -> str:
    """Return a paragraph of a docstring: what stands in backticks stays code."""
    return "".join(part if part[:1] == "`" else _plain(part) for part in CODE.split(" ".join(text.split())))


def _plain(text: str) -> str:
    """Return words as they are read, the blanks at their ends kept."""
    return re.sub(r"\S(?:.*\S)?", lambda found: plain(found[0]), text)


# -- the command line --------------------------------------------------------------------------------------------


def command_line(_: Words) -> str:
    """Return every command: its usage, what it does, its arguments and options."""
    group: Any = typer.main.get_command(app)
    commands = [("actplot", group), *((f"actplot {name}", group.commands[name]) for name in COMMANDS)]
    return "\n\n".join(part for name, command in commands for part in _command(name, command))


def _command(name: str, command: Any) -> Iterator[str]:
    context = typer.Context(command, info_name=name, help_option_names=[])
    yield f"## {name}"
    yield f"```text\n{' '.join([name, *command.collect_usage_pieces(context)])}\n```"
    yield from _help(inspect.cleandoc(command.help))
    arguments = [param for param in command.get_params(context) if param.param_type_name == "argument"]
    rows = [(code(each.metavar), cell(each.help)) for each in arguments]
    yield from filter(None, [table(("Argument", "Meaning"), rows)])
    options = [each for each in command.get_params(context) if each not in arguments]
    for heading in (*HEADINGS, None):
        rows = [_option(each) for each in options if each.rich_help_panel == heading]
        yield from filter(None, [table((heading or "Option", "Meaning"), rows)])


def _help(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help; what is not to be wrapped is code."""
    for paragraph in text.split("\n\n"):
        kept = paragraph.removeprefix("\b\n")
        if kept == paragraph:
            yield prose(paragraph)
            continue
        title, *lines = kept.splitlines()
        yield title
        yield "\n".join(("```text", *map(str.strip, lines), "```"))


def _option(option: Any) -> tuple[str, str]:
    told = option.help + (f" By default {option.default}." if option.show_default and option.default else "")
    words = sorted((*option.opts, *option.secondary_opts), key=len)
    return ", ".join(map(code, (*words[:-1], f"{words[-1]} {option.metavar or ''}".strip()))), cell(told)


# -- Python ------------------------------------------------------------------------------------------------------


def python(_: Words) -> str:
    """Return every public name: its signature and what its docstring says."""
    things = {name: getattr(actplot, name) for name in actplot.__all__ if name != "__version__"}
    things |= {"Measured": Measured, "Gaussian": Gaussian}
    functions = {name: thing for name, thing in things.items() if inspect.isfunction(thing)}
    errors = {name: thing for name, thing in things.items() if inspect.isclass(thing) and issubclass(thing, Exception)}
    classes = {name: thing for name, thing in things.items() if name not in functions | errors}
    parts = ["## Functions", *(part for name in functions for part in _function(name, functions[name]))]
    parts += ["## Classes", *(part for name in classes for part in _class(name, classes[name]))]
    rows = ((code(name), prose(_first(thing)), _bases(thing)) for name, thing in errors.items())
    parts += ["## Errors", table(("Error", "Meaning", "Also a"), rows)]
    return "\n\n".join(parts)


def _function(name: str, thing: Callable[..., Any]) -> Iterator[str]:
    yield f"### {name}"
    yield f"```python\n{name}{_signature(thing)}\n```"
    yield from _docstring(inspect.getdoc(thing) or "")


def _class(name: str, thing: type) -> Iterator[str]:
    yield f"### {name}"
    if is_dataclass(thing) or hasattr(thing, "_fields"):
        yield "\n".join(("```python", *(f"{key}: {kind}" for key, kind in thing.__annotations__.items()), "```"))
    yield from _docstring(inspect.getdoc(thing) or "")
    members = ((key, value) for key, value in vars(thing).items() if key[0] != "_" and inspect.getdoc(value))
    told = [_member(key, value) for key, value in members if inspect.isfunction(value) or hasattr(value, "__get__")]
    yield from filter(None, [bullets(filter(None, told))])


def _member(key: str, value: Any) -> str:
    """Return a method or property in a line; "" for what is data."""
    if inspect.isfunction(value):
        return f"`{key}{_signature(value, bare=True)}`: {prose(inspect.getdoc(value) or '')}"
    text = inspect.getdoc(value) if isinstance(value, property) or hasattr(value, "attrname") else None
    return f"`{key}`: {prose(text)}" if text else ""


def _signature(thing: Callable[..., Any], *, bare: bool = False) -> str:
    """Return a signature as it is written, a parameter a line where it is long; bare, only the names and defaults."""
    signature = inspect.signature(thing)
    empty = inspect.Parameter.empty
    params = [
        each.replace(annotation=empty if bare or each.annotation is empty else Bare(each.annotation))
        for each in signature.parameters.values()
        if each.name != "self"
    ]
    back = empty if bare or signature.return_annotation is empty else Bare(signature.return_annotation)
    line = str(signature.replace(parameters=params, return_annotation=back))
    if bare or len(line) <= 100:
        return line
    keyword_only = [index for index, each in enumerate(params) if each.kind is each.KEYWORD_ONLY][:1]
    lines = [f"    {each}," for each in params]
    if keyword_only and not any(each.kind is each.VAR_POSITIONAL for each in params):
        lines.insert(keyword_only[0], "    *,")
    return "\n".join(("(", *lines, f") -> {back}"))


def _docstring(text: str) -> Iterator[str]:
    """Yield the paragraphs of a docstring: examples as code, arguments as a list."""
    for paragraph in text.split("\n\n"):
        title = paragraph.partition("\n")[0]
        if paragraph.startswith(">>>"):
            yield f"```pycon\n{paragraph}\n```"
        elif title in ("Args:", "Raises:"):
            yield {"Args:": "Arguments:", "Raises:": "Raises:"}[title]
            yield bullets(f"`{key}`: {prose(told)}" for key, told in _items(paragraph).items())
        elif paragraph.strip():
            yield prose(paragraph)


def _items(section: str) -> dict[str, str]:
    """Return what a section of a docstring says of each name."""
    _, *parts = ITEM.split(section)
    return {key: " ".join(told.split()) for key, told in zip(parts[::2], parts[1::2], strict=True)}


def _first(thing: object) -> str:
    return (inspect.getdoc(thing) or "").partition("\n\n")[0]


def _bases(error: type) -> str:
    hidden = (error, Exception, BaseException, object)
    return ", ".join(code(base.__name__) for base in error.__mro__ if base not in hidden)


# -- the batch file ----------------------------------------------------------------------------------------------


def batch_keys(_: Words) -> str:
    """Return every key of a batch file: what it takes and what it means."""
    sections = (inspect.getdoc(actplot.plot) or "").split("\n\n")
    meant = _items(next(section for section in sections if section.startswith("Args:")))
    meant |= {"activations": meant["specs"].partition(",")[0], "output": "the file, PNG, SVG or PDF by suffix."}
    meant["lang"] = meant["lang"].partition("; by default")[0]
    keys = ("activations", "output", *sorted(KEYS.keys() - {"activations", "output"}))
    return table(("Key", "Takes", "Meaning"), ((code(key), cell(KEYS[key].words), cell(meant[key])) for key in keys))


# -- tables and pictures of the course ---------------------------------------------------------------------------


def criteria(words: Words) -> str:
    """Return the marks of the best-known functions, as `list` has them, and what the marks mean."""
    rows = []
    for act in map(actplot.get, BEST_KNOWN):
        name, *marks, _ = row(act, actplot.facts(act).measured)
        rows.append((code(name), *map(cell, marks)))
    return "\n\n".join((table(head(words)[:-1], rows), plain(" ".join(legend(words, width=10_000)))))


def moments(words: Words) -> str:
    """Return the numbers that are measured of the best-known functions."""
    names = [words.word(key) for key in ("name", "range", "lipschitz_constant")]
    rows = []
    for act in map(actplot.get, BEST_KNOWN):
        measured = actplot.facts(act).measured
        (low, high), (left, right) = measured.range, measured.attained
        interval = f"{'[' if left else '('}{low:.6g}, {high:.6g}{']' if right else ')'}".replace("inf", "∞")
        rows.append((code(act.name), cell(interval), *map(_four, (measured.lipschitz, *measured.gaussian))))
    return table((*names, "E f", "E f²", "E f′²", words.word("gain")), rows)


def _four(value: float) -> str:
    """Return a number to four decimals; fewer where it has no more."""
    short = abs(value - round(value, 4)) < 1e-12 if isfinite(value) else True
    return f"{round(value, 4) + 0.0:g}".replace("inf", "∞") if short else f"{value:.4f}"


@cache
def pictures() -> dict[Path, Plot]:
    """Return the pictures of the docs by their files."""
    found = list(read(PICTURES.read_text("utf-8"), PICTURES.name))
    return {DOCS / each.output: Plot(each.plan) for each in found if isinstance(each, Picture)}


def alt(path: Path) -> str:
    """Return what a picture shows: in the words of its plan, or, where it has none, in those of its file."""
    if path in pictures():
        return pictures()[path].alt
    found = SAYS.search(path.read_text("utf-8"))
    if not found:
        raise SystemExit(f"'{path.name}' is neither asked for in {PICTURES.name}, nor does it say what it shows.")
    return unescape(found[1])


PARTS: dict[str, Callable[[Words], str]] = {
    "command-line": command_line,
    "python": python,
    "batch-keys": batch_keys,
    "criteria": criteria,
    "moments": moments,
}


def filled(page: Path) -> str:
    """Return what a page should be: its parts and the alt text of its pictures as the program says them."""
    words = load("zh-CN" if page.parent.name == "zh-CN" else "en")
    text = PART.sub(lambda found: f"{found[1]}\n{PARTS[found[2]](words)}\n\n", page.read_text("utf-8"))
    return PICTURE.sub(lambda found: image(alt((page.parent / found[1]).resolve()), found[1]), text)


def main() -> int:
    """Write the pages, or with --check say which are not what would be written."""
    stale = []
    for page in sorted(DOCS.rglob("*.md")):
        fresh = filled(page)
        if fresh != page.read_text("utf-8"):
            stale.append(page)
            if "--check" not in sys.argv[1:]:
                page.write_text(fresh, "utf-8")
    for page in stale:
        print(f"{page.relative_to(DOCS.parent)} {'is stale' if '--check' in sys.argv[1:] else 'is written'}")
    return int(bool(stale) and "--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
