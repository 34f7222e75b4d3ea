"""What tests of faults find: what each command comes to where nothing is wrong."""

from __future__ import annotations

import pytest
from program import COMMANDS, Outcome, furnish, run


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What each command comes to where nothing is wrong, as it is asked for."""
    return Sound(tmp_path_factory)


class Sound(dict[str, Outcome]):
    """The outcomes of sound runs, each run once."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        super().__init__()
        self.factory = factory

    def __missing__(self, name: str) -> Outcome:
        outcome = run(COMMANDS[name], furnish(self.factory.mktemp(name) / "work", COMMANDS[name]))
        assert (outcome.status, outcome.faults) == (0, []), outcome.err
        self[name] = outcome
        return outcome
