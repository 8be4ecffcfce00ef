"""A raw result -> its items, all of one kind, or an error that says which are not."""

from typing import TypeVar

ItemT = TypeVar("ItemT")

_MOST_NAMED = 3


def items_of(result: object, *kinds: type[ItemT]) -> list[ItemT]:
    """Return the items of a result, one or several, all of the kind of the first.

    Raises `TypeError` for an item of another kind, and `ValueError` when there is no item.
    """
    if isinstance(result, kinds):
        return [result]
    came, expected = type(result).__name__, " or ".join(kind.__name__ for kind in kinds)
    if not isinstance(result, (list, tuple)):
        raise TypeError(f"result is {came}; expected {expected}, or a list of one kind")
    if not result:
        raise ValueError(f"result is an empty {came}; expected at least one {expected}")
    allowed = tuple(kind for kind in kinds if isinstance(result[0], kind))
    wrong = [
        f"result[{index}] is {type(item).__name__}"
        for index, item in enumerate(result)
        if not isinstance(item, allowed or kinds)
    ]
    if wrong:
        wanted = f"{allowed[0].__name__} like result[0]" if allowed else expected
        raise TypeError(f"{_first_few(wrong)}; expected {wanted}")
    return list(result)


def _first_few(faults: list[str]) -> str:
    more = [f"and {len(faults) - _MOST_NAMED} more"] if len(faults) > _MOST_NAMED else []
    return ", ".join(faults[:_MOST_NAMED] + more)
