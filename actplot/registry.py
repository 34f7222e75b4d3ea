"""Every activation by name: filled as classes are defined, read by whoever turns words into activations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from actplot.activation import Activation

__all__ = ["by_name", "catalogue", "register", "squashed"]

_classes: dict[str, type[Activation]] = {}
_words: dict[str, type[Activation]] = {}


def squashed(word: str) -> str:
    """Return a name as it is looked up: case, hyphens, underscores and spaces do not count."""
    return "".join(letter for letter in word.lower() if letter not in "-_ ")


def register(cls: type[Activation]) -> None:
    """Make the class known under its name and aliases; raise TypeError if another has one of them."""
    if not cls.formula:
        raise TypeError(f"{cls.__name__} declares no formula; add for example: formula = 'max(x, 0)'")
    for word in (cls.name, *cls.aliases):
        other = _words.get(squashed(word))
        if other is not None and (other.__module__, other.__qualname__) != (cls.__module__, cls.__qualname__):
            raise TypeError(f"{cls.__name__}: the name {word!r} is taken by {other.__module__}.{other.__name__}")
    _classes[cls.name] = cls
    _words.update({squashed(word): cls for word in (cls.name, *cls.aliases)})


def catalogue() -> dict[str, type[Activation]]:
    """Return all classes by canonical name, in the order of definition."""
    import actplot.catalogue  # noqa: F401  (defining the classes fills the registry)

    return dict(_classes)


def by_name(word: str) -> type[Activation] | None:
    """Return the class that a name or alias means, or None."""
    catalogue()
    return _words.get(squashed(word))
