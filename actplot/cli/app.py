"""The program's commands, and the one place where what goes wrong becomes one line and an exit code."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Annotated, Any

import typer

from actplot.cli.batch import batch
from actplot.cli.gallery import gallery
from actplot.cli.group import DEFAULT, Command, CommandGroup
from actplot.cli.info import info
from actplot.cli.listing import listing
from actplot.cli.plot import plot
from actplot.cli.shells import ASKS, current, install, script
from actplot.cli.stdio import note
from actplot.cli.values import values
from actplot.errors import ActplotError, UnknownActivation, in_one_line
from actplot.version import __version__

__all__ = ["COMMANDS", "app", "run"]

COMMANDS: dict[str, Callable[..., int | None]] = {
    "plot": plot,
    "list": listing,
    "info": info,
    "values": values,
    "gallery": gallery,
    "batch": batch,
}

app = typer.Typer(
    cls=CommandGroup,
    add_completion=False,  # Typer's loads rich at every key press, and runs twice in fish: see `shells`
    options_metavar="[OPTIONS]",
    subcommand_metavar="[COMMAND] ...",
    rich_markup_mode=None,  # plain help: the same on a terminal and in a pipe, and rich is not loaded for it
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for _name, _command in COMMANDS.items():
    app.command(_name, cls=Command)(_command)


@app.callback(invoke_without_command=True)
def actplot(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from; may stand anywhere.")] = False,
    installed: Annotated[
        str | None,
        typer.Option(
            "--install-completion", metavar="SHELL", help="Let Tab complete names and options in bash, zsh or fish."
        ),
    ] = None,
    shown: Annotated[
        str | None,
        typer.Option("--show-completion", metavar="SHELL", help="Print the script that this takes."),
    ] = None,
) -> None:
    """Draw neural-network activation functions and their derivatives, exactly.

    A name without a command is drawn; `actplot plot --help` has the options of pictures.

    \b
    Examples:
      actplot relu mish --deriv              in a window, or in this terminal
      actplot relu mish --deriv -o out.png   to a file: PNG, SVG, PDF, HTML
      actplot info gelu                      formula, derivative, properties, use
    """
    del debug  # `run` takes it from the words before any of them is parsed
    if version:
        typer.echo(f"actplot {__version__}")
    elif shown is not None:
        typer.echo(script(shown), nl=False)
    elif installed is not None:
        note(f"'{install(installed)}' teaches {installed} to complete: open a new one.")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(words: Sequence[str]) -> int:
    """Run one command line and return its exit code: 0 done, 1 failed, 2 usage, 130 interrupted."""
    if shell := os.environ.get(ASKS):
        from actplot.cli.complete import complete

        return complete(shell, words, typer.main.get_command(app))
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    if words in (["--show-completion"], ["--install-completion"]):
        words = [*words, current()]
    try:
        return app(words, prog_name="actplot", standalone_mode=False) or 0
    except Exception as error:
        if _is_interrupt(error):
            raise KeyboardInterrupt from error
        if debug or (isinstance(error, OSError) and not isinstance(error, ActplotError)):
            raise  # a bare OSError is about stdout, and that is told where stdout is looked after
        message, status = _told(error, words)
        note(message)
        return status


def _is_interrupt(error: BaseException | None) -> bool:
    """Return whether an interrupt is behind an error: where a class is being made, Python passes it off as another."""
    return error is not None and (isinstance(error, KeyboardInterrupt) or _is_interrupt(error.__cause__))


def _told(error: Exception, words: Sequence[str]) -> tuple[str, int]:
    """Return what is said of an error, and the exit code."""
    match error:
        case UnknownActivation():
            hint = _command_like(words)
            return str(error) + (hint.replace("Did", "Or did") if "Did you" in str(error) else hint), error.status
        case typer.TyperException():
            return _usage(error, words), error.exit_code
        case ActplotError():
            return str(error), error.status
        case MemoryError() | SystemError() | ImportError():
            return in_one_line(error), 1
        case _:
            return f"{in_one_line(error)} --debug shows where.", 1


def _usage(error: Any, words: Sequence[str]) -> str:
    """Return Typer's message in our words: what was written, what is wrong, what comes near."""
    if not hasattr(error, "possibilities"):  # which only an unknown option has
        message: str = error.format_message()
        if extra := re.fullmatch(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", message):
            message = f"'{extra[1]}' is more than the command takes."
        command = words[0] if words and words[0] in COMMANDS else DEFAULT
        return f"{message[:1].lower()}{message[1:]} 'actplot {command} --help' shows how."
    option = error.option_name
    if hint := _command_like(words):
        return f"'{words[0]}' has no option '{option}'.{hint}"
    if option[:2] != "--" and (longer := [word for word in words if word.startswith(option) and word != option]):
        return f"no option is called '{option}'. If '{longer[0]}' is a formula, put -- before it."
    known = [name for param in error.ctx.command.params for name in param.opts]
    close = get_close_matches(option, known, n=1)
    return f"no option is called '{option}'.{f' Did you mean {close[0]}?' if close else ''}"


def _command_like(words: Sequence[str]) -> str:
    """Return a hint at the command that a first word may have meant, as names get theirs."""
    first = words[0] if words else ""
    close = [] if first in COMMANDS else get_close_matches(first.lower(), COMMANDS, n=1, cutoff=0.7)
    return f" Did you mean the command {close[0]}?" if close else ""
