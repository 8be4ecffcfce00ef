"""A fixture of pytest's: `assert_on_wire(instance)`, for whoever has codegen installed.

It is loaded in every run of theirs, so it imports nothing but pytest until a test uses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from codegen.untyped import AnyType, Instance


@pytest.fixture
def assert_on_wire(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Assert that an instance, dumped as the server dumps it, satisfies the committed contract.

    `assert_on_wire(instance)` takes the definition of the instance's class, or of the nearest class
    above it that is in the contract; `assert_on_wire(instance, type_)` that of another type.
    """
    start, fallback = request.path.parent, request.config.rootpath

    def check(instance: Instance, type_: AnyType = None) -> None:
        __tracebackhide__ = True
        from codegen.evidence import wire  # noqa: PLC0415 - see the docstring

        found = wire.faults_of(instance, type_, start, fallback)
        if found:
            pytest.fail("\n".join(found), pytrace=False)

    return check
