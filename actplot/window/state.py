"""The state of a window: the picture as it is asked for by now, and functions from a state to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from actplot.activation import Activation
from actplot.plan import Order, Plan, check_interval
from actplot.scene.frame import Interval
from actplot.scene.setting import Views
from actplot.sliders import Slider, moved, sliders

__all__ = [
    "State",
    "Track",
    "chosen",
    "guided",
    "overlaid",
    "refused",
    "reset",
    "seen",
    "slid",
    "stepped",
    "toggled",
    "tracks_of",
    "unzoomed",
    "veiled",
    "wanted",
]


@dataclass(frozen=True, slots=True)
class Track:
    """The slider of one parameter; `owner` is the index of its activation."""

    owner: int
    slider: Slider


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a window shows: `plan`, in which the curves of the activations at `hidden` are left out.

    `start` is what was asked for at first. `views` are limits of y, panel by panel, where somebody zoomed. `chosen` is
    the slider that keys move. `refused` is a move, by slider and value, for which a function has no curve. `said` is
    the line that the window shows, and `helping` whether it explains its keys.
    """

    start: Plan
    plan: Plan
    views: Views = ()
    hidden: frozenset[int] = frozenset()
    chosen: int = 0
    refused: tuple[Track, float] | None = None
    said: str = ""
    helping: bool = False

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The sliders, as long as they are in the beginning."""
        return tracks_of(self.start.activations)

    @property
    def veils(self) -> frozenset[int]:
        """The activations whose curves are not drawn: those hidden, and one that has no curve."""
        return self.hidden | ({self.refused[0].owner} if self.refused else set())

    def value(self, track: Track) -> float:
        """Return where a slider stands."""
        if self.refused and self.refused[0] == track:
            return self.refused[1]
        return self.plan.activations[track.owner].parameters[track.slider.key]


@lru_cache(maxsize=8)
def tracks_of(activations: tuple[Activation, ...]) -> tuple[Track, ...]:
    """Return the sliders of some activations, one after the other."""
    return tuple(Track(owner, slider) for owner, act in enumerate(activations) for slider in sliders(act))


def slid(state: State, track: Track, value: float) -> State:
    """Move a slider to the value on its track that is nearest; where the other parameters forbid it, it stays."""
    value = track.slider.nearest(value)
    if value == state.value(track):
        return state
    acts = list(state.plan.activations)
    try:
        other = moved(acts[track.owner], track.slider.key, value)
    except Exception as error:  # a function of the user's own may raise whatever it likes
        return refused(state, track, value, error)
    if other is None:
        return state
    acts[track.owner] = other
    return replace(state, plan=replace(state.plan, activations=tuple(acts)), refused=None, said="")


def refused(state: State, track: Track, value: float, error: Exception) -> State:
    """Leave a curve out, and say why."""
    said = " ".join(f"{track.slider.key} = {value:g}: {error}".split())
    return replace(state, refused=(track, value), said=said)


def chosen(state: State, by: int) -> State:
    """Choose another slider, so many further."""
    return replace(state, chosen=(state.chosen + by) % max(1, len(state.tracks)))


def stepped(state: State, by: int) -> State:
    """Move the chosen slider so many steps."""
    if not state.tracks:
        return state
    track = state.tracks[state.chosen]
    slider, value = track.slider, state.value(track)
    return slid(state, track, min(value, slider.high + slider.step) + by * slider.step)  # inf is behind the far end


def toggled(state: State, order: Order) -> State:
    """Draw a derivative, or leave it out. Raises BadRequest where there is none to draw."""
    orders: tuple[Order, ...] = (*(each for each in state.plan.orders if each != order),)
    if order not in state.plan.orders:
        orders = tuple(sorted((*orders, order)))
    return _rearranged(state, replace(state.plan, orders=orders))


def overlaid(state: State) -> State:
    """Draw all curves of an order in one panel, or apart again. Raises BadRequest for bars."""
    if state.plan.resolved != "overlay":
        return _rearranged(state, replace(state.plan, layout="overlay"))
    apart = "pairs" if state.start.resolved == "overlay" else state.start.layout
    return _rearranged(state, replace(state.plan, layout=apart))


def guided(state: State) -> State:
    """Draw asymptotes, or leave them out. Raises BadRequest for bars."""
    return replace(state, plan=replace(state.plan, guides=not state.plan.guides))


def _rearranged(state: State, plan: Plan) -> State:
    """Return a state with other panels: limits of y that somebody chose are those of panels that are gone."""
    return replace(state, plan=plan, views=())


def seen(state: State, span: Interval, heights: Sequence[Interval | None]) -> State:
    """Look at a stretch of x, and of y in some panels. Raises BadRequest for what float64 cannot tell apart."""
    for height in heights:
        check_interval("ylim", height)
    return replace(state, plan=replace(state.plan, span=span), views=tuple(heights), said="")


def unzoomed(state: State) -> State:
    """Return to the limits of the beginning."""
    return replace(state, plan=replace(state.plan, span=state.start.span, ylim=state.start.ylim), views=(), said="")


def reset(state: State) -> State:
    """Return to the limits and the parameters of the beginning, all curves shown."""
    plan = replace(state.plan, activations=state.start.activations)
    return unzoomed(replace(state, plan=plan, hidden=frozenset(), refused=None))


def veiled(state: State, owners: Sequence[int]) -> State:
    """Hide the curves of some activations, or show them if they are hidden."""
    return replace(state, hidden=state.hidden ^ frozenset(owners))


def wanted(state: State) -> Plan:
    """Return the plan whose picture is the one in the window: without what is hidden, each function once.

    What is hidden altogether is shown: no picture is empty.
    """
    acts = [act for index, act in enumerate(state.plan.activations) if index not in state.hidden]
    return replace(state.plan, activations=tuple(dict.fromkeys(acts or state.plan.activations)))
