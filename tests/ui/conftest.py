import asyncio
import inspect
from functools import wraps

import pytest


def pytest_pycollect_makeitem(collector, name, obj):
    """Tests that are coroutines run in a loop of their own."""
    if inspect.iscoroutinefunction(obj) and collector.funcnamefilter(name):

        @wraps(obj)
        def run(*args, **kwargs):
            return asyncio.run(obj(*args, **kwargs))

        setattr(collector.obj, name, run)
        return list(collector._genfunctions(name, run))
    return None


@pytest.fixture(autouse=True)
def _colours(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
