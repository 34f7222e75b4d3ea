"""Hints: all choices while they are few, else the close ones."""

from __future__ import annotations

import inspect
import pickle

import pytest

from actplot import errors


def test_few_choices_are_listed_and_many_are_searched() -> None:
    assert errors.nearest("x", ["light", "dark"]) == " Choose from light, dark."
    many = ["relu", "elu", "selu", "gelu", "mish", "tanh"]
    assert errors.nearest("mihs", many) == " Did you mean mish?"
    assert errors.nearest("mihs", [*many, "smish", "minsin"]) == " Did you mean mish?"
    assert errors.nearest("gleu", [*many, "glu"]) == " Did you mean glu or gelu?"
    assert errors.nearest("qqqq", many) == ""
    assert errors.nearest("x", []) == ""


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name[0].isupper()])
def test_every_error_is_of_the_one_family_and_says_how_a_command_ends(name: str) -> None:
    error = getattr(errors, name)
    assert issubclass(error, errors.ActplotError)
    assert error.status in (1, 2)
    assert inspect.getdoc(error)


def test_usage_errors_are_what_python_users_expect() -> None:
    assert issubclass(errors.UnknownActivation, LookupError)
    assert issubclass(errors.UnknownParameter, LookupError)
    assert issubclass(errors.ParameterOutOfRange, ValueError)


@pytest.mark.parametrize("name", [name for name in errors.__all__ if name[0].isupper()])
def test_a_message_shows_control_characters_and_sends_none(name: str) -> None:
    error = getattr(errors, name)("no 'a\n\x1b[31m\x9b\u202e\0' here")
    assert str(error) == r"no 'a\n\x1b[31m\x9b\u202e\x00' here"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301  (as between workers)
