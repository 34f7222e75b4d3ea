"""What tests of the page share: a browser, a fresh tab for each test, pages made once."""

from __future__ import annotations

import pytest
from browser import opened

from actplot import plot


@pytest.fixture(scope="session")
def browser():
    with opened() as process:
        yield process


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Return the file of a page, made once for each plan."""
    home, found = tmp_path_factory.mktemp("pages"), {}

    def make(*specs, **keywords):
        key = (specs, *sorted(keywords.items()))
        if key not in found:
            found[key] = home / f"{len(found)}.html"
            found[key].write_bytes(plot(*specs, **keywords).encode("html"))
        return found[key]

    return make


@pytest.fixture(scope="session")
def only_tab(browser):
    with browser.tab() as opened_tab:
        yield opened_tab


@pytest.fixture
def tab(only_tab):
    """Return a tab, and hold that the page in it complained of nothing and asked for nothing but itself."""
    only_tab.clear()
    yield only_tab
    assert only_tab.complaints() == []
    assert [url for url in only_tab.requests() if not url.startswith(("file:", "data:,", "blob:"))] == []
