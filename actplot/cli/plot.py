"""`actplot plot`: a picture, to files, to a window, or into the terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from actplot.cli import options
from actplot.cli.colors import put
from actplot.cli.stdio import lines_of, note, ready_to_draw
from actplot.errors import BadRequest

if TYPE_CHECKING:
    from actplot.picture import Plot
    from actplot.sinks import Target

__all__ = ["plot"]


def plot(
    names: options.AnyNames = None,
    family: options.Family = None,
    all: options.All = False,
    span: options.Span = None,
    deriv: options.Deriv = False,
    second: options.Second = False,
    param: options.Params = None,
    output: options.Outputs = None,
    format: options.Format = None,
    show: options.Show = False,
    charset: options.Charset = None,
    alt: options.Alt = False,
    markdown: options.Markdown = False,
    layout: options.Layout = "auto",
    columns: options.Columns = None,
    equal: options.Equal = False,
    guides: options.Guides = False,
    mark: options.Marks = None,
    diff: options.Diff = False,
    vector: options.Vector = None,
    lang: options.Lang = None,
    theme: options.Theme = "light",
    style: options.Style = None,
    transparent: options.Transparent = False,
    size: options.Size = None,
    dpi: options.Dpi = "150",
    font_size: options.FontSize = None,
    title: options.Title = None,
    no_formula: options.NoFormula = False,
    ylim: options.Ylim = None,
    font: options.Fonts = None,
) -> None:
    """Draw activations (what runs when no command is named).

    Without -o the picture opens in a window, and where there is no screen it is drawn in the terminal.

    \b
    Examples:
      actplot relu mish --deriv
      actplot relu mish --range -4 4 --deriv -o relu-mish.png
      actplot relu elu gelu mish --deriv --layout overlay -o overlay.svg
      actplot swish:beta=0.5,1,2,5 --deriv -o sweep.svg
      actplot --diff gelu gelu_tanh -o difference.png
      actplot softmax --vector 2,1,0.1 -o softmax.png
      actplot gelu --deriv --second --theme dark -o gelu.pdf
      actplot elu mish --deriv -o elu-mish.html
      actplot mish --deriv --lang zh-CN --title '激活函数' -o mish.png
      actplot relu -o - --format svg > relu.svg
      actplot --family shrink --layout grid -o shrink.png
      actplot -- '-x*tanh(x)'
      actplot tanh --charset ascii
    """
    from actplot import picture

    drawn = picture.plot(
        *(names or ()),
        family=family,
        all=all,
        range=span,
        deriv=deriv,
        second=second,
        param=param or (),
        layout=layout,
        columns=columns,
        equal=equal,
        guides=guides,
        mark=",".join(mark or ()),
        diff=diff,
        vector=vector,
        lang=lang,
        theme=theme,
        style=style,
        transparent=transparent,
        size=size,
        dpi=dpi,
        font_size=font_size,
        title=title,
        no_formula=no_formula,
        ylim=ylim,
        font=font or (),
    )
    places = _targets(output or (), format)
    _deliver(drawn, places, _told(drawn, places, alt=alt, markdown=markdown, charset=charset), show=show)


def _deliver(drawn: Plot, places: Sequence[Target], told: str, *, show: bool) -> None:
    """Put the picture where it was asked for, to files or into a window, and what is told of it to stdout.

    With nothing asked for, show it where the user is. Raises NoScreen and CannotWrite.
    """
    from actplot import window

    if not (places or show):
        put(told) if told else _present(drawn)
        return
    backend = ready_to_draw()
    if show:
        window.require(backend)
    for place, data in [(place, drawn.encode(place.format)) for place in places]:  # all drawn before one is written
        place.put(data)
    put(told)
    if show:
        window.show(drawn, backend=backend)


def _targets(output: Sequence[str], format: str | None) -> tuple[Target, ...]:
    """Return where the picture is to be put; one for the terminal alone is spared the loading of files."""
    if not (output or format):
        return ()
    from actplot.sinks import targets

    return targets(output, format=format)


def _told(drawn: Plot, places: tuple[Target, ...], *, alt: bool, markdown: bool, charset: str | None) -> str:
    """Return the picture in characters, and the lines that say what it shows, as far as they are asked for.

    Raises BadRequest where the bytes of the picture go to stdout, too.
    """
    given = {"--markdown": markdown, "--alt": alt, "--charset": charset is not None}
    asked = next((option for option, is_given in given.items() if is_given), "")
    if markdown and not places:
        raise BadRequest("--markdown prints the line that shows a file: name the file with -o FILE.")
    if asked and any(place.path == "-" for place in places):
        raise BadRequest(f"{asked} and '-o -' both write to stdout: write the picture to a file.")
    lines = [*([drawn.alt] if alt else []), *(drawn.markdown(place.path) for place in places if markdown)]
    return (_text(drawn, charset) if charset is not None else "") + "".join(f"{line}\n" for line in lines)


def _present(drawn: Plot) -> None:
    """Show the picture where the user is: in a window, or, saying why there is none, in the terminal."""
    from actplot import window
    from actplot.errors import NoScreen

    try:
        if reason := window.unattended():
            raise NoScreen(f"no window: {reason}.")
        window.show(drawn, backend=ready_to_draw())
    except NoScreen as error:
        reason = f"{error} -o FILE writes a picture."
        note(reason)
        put(_text(drawn, under=reason))


def _text(drawn: Plot, charset: str | None = None, *, under: str = "") -> str:
    """Return the picture in characters for the terminal behind stdout, and with what was noted above it."""
    from actplot.terminal import size_of

    if drawn.plan.style:  # of which nothing shows here: but one that cannot be read is told
        ready_to_draw()
        from actplot.figure import theme_of

        theme_of(drawn.plan)
    screen = size_of(sys.stdout, charset=charset)
    if under and sys.stderr is not None and sys.stderr.isatty():
        screen = screen._replace(height=max(screen.height - lines_of(under, screen.width), 1))
    return drawn.text(**screen._asdict())
