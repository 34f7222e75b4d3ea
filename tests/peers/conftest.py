"""What compares with other frameworks is left alone, not even imported, unless it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over the tests here where the marker deselects them: to import the frameworks takes seconds."""
    return True if config.option.markexpr == "not peers" and collection_path.name.startswith("test_") else None


@pytest.fixture(autouse=True, scope="session")
def frameworks() -> None:
    """Skip, with the reason, where a framework is missing."""
    for name in ("torch", "jax", "keras", "onnx", "onnxruntime"):
        pytest.importorskip(name, reason=f"{name} is not installed; run: pip install 'actplot[peers]'")
