"""The group of commands, in which `plot` is what runs when no command is named."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

__all__ = ["DEFAULT", "HEADINGS", "LOOK", "WHAT", "WHERE", "Command", "CommandGroup"]

DEFAULT = "plot"
HEADINGS = WHAT, LOOK, WHERE = "What to draw", "How it looks", "Where it goes"
"""The headings under which the help gathers options, in this order; those without one follow."""


class AsWritten:
    """What turns the words of an option into its value, in Typer's place: they stay words.

    All options here are words, pairs of words and flags. To find that nothing is to be done, Typer would load
    pydantic, a quarter of the start of `actplot list`.
    """

    @staticmethod
    def coerce(value: Any, *, param: Any, ctx: Any) -> Any:
        """Return the words; none at all as an empty tuple where there may be several."""
        del ctx
        return () if value is None and (param.multiple or param.nargs == -1) else value


class Command(TyperCommand):
    """A command whose help shows its arguments by name; Typer would add braces and Python's types."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the arguments and options, those that Typer adds among them."""
        return _as_written(super().get_params(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what follows the command's name in the usage line."""
        return ["[OPTIONS]", *(param.metavar for param in self._arguments(ctx))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the sections of arguments and of options, those of a heading together."""
        arguments = self._arguments(ctx)
        with formatter.section("Arguments"):
            formatter.write_dl([(param.metavar, param.help) for param in arguments])
        for heading, options in _sections([param for param in self.get_params(ctx) if param not in arguments]):
            with formatter.section(heading):
                formatter.write_dl([param.get_help_record(ctx) for param in options], col_max=26)

    def _arguments(self, ctx: Any) -> list[Any]:
        return [param for param in self.get_params(ctx) if param.param_type_name == "argument"]


def _sections(options: list[Any]) -> list[tuple[str, list[Any]]]:
    """Return the options under their headings; under one, where nothing is drawn to go anywhere."""
    headed = {heading: [each for each in options if each.rich_help_panel == heading] for heading in HEADINGS}
    if not headed[WHERE]:
        return [("Options", options)]
    return [*headed.items(), ("Options", [each for each in options if each.rich_help_panel not in HEADINGS])]


class CommandGroup(TyperGroup):
    """The commands of actplot: `actplot relu -d` is `actplot plot relu -d`.

    A root callback with a variadic argument would read the same, but swallow the commands and their help.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the group's own options, those that Typer adds among them."""
        return _as_written(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command before words that begin with neither a command nor an option of the group."""
        if args and args[0] not in self.commands and not self._is_own_option(ctx, args[0]):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def _is_own_option(self, ctx: Any, word: str) -> bool:
        return any(word in (*param.opts, *param.secondary_opts) for param in self.get_params(ctx))


def _as_written(params: list[Any]) -> list[Any]:
    for param in params:
        param.get_runtime_param = AsWritten  # where a later Typer does not ask it, it coerces as ever
    return params
