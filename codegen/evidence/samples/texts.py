"""Texts: odd ones, those of a format, and those that follow a pattern."""

from __future__ import annotations

import random
from importlib import import_module
from typing import TYPE_CHECKING

from codegen.evidence.samples.coverage import chance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codegen.ir import Constraints

_ODD = (
    "text",
    "",
    "\u00e9\u00df \u65e5\u672c\u8a9e",
    "\U0001f600\U0001f469\u200d\U0001f4bb",
    "\"quoted\" 'text' `${x}` \\",
    "two\nlines\ttab\u2028separator",
    "*/ </script> <!--",
    "__proto__",
    "e\u0301 \u202e\u0000",
)
_UUID = "c0ffee00-1234-4abc-8def-0123456789ab"
_FORMATS = {
    "uuid": (_UUID, "00000000-0000-0000-0000-000000000000"),
    "uuid1": ("2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d",),
    "uuid3": ("6fa459ea-ee8a-3ca4-894e-db77e160355e",),
    "uuid4": (_UUID,),
    "uuid5": ("886313e1-3b8a-5372-9b90-0c9aee199e5d",),
    "uuid6": ("1ec9414c-232a-6b00-b3c8-9f6bdeced846",),
    "uuid7": ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f",),
    "uuid8": ("2489e9ad-2ee2-8e00-8ec9-32d5f69181c0",),
    "date-time": (
        "2024-02-29T12:30:45Z",
        "1999-12-31T23:59:59.999999+14:00",
        "9999-12-31T23:59:59",
        "0001-01-01T00:00:00",
    ),
    "date": ("2024-02-29", "9999-12-31", "0001-01-01"),
    "time": ("12:30:45", "00:00:00", "23:59:59.999999", "12:30:45Z"),
    "duration": ("P1DT2H3M4S", "PT0S", "-P1D", "PT0.000001S"),
    "email": ("ada@example.com", "o'neil+tag@mail.example.org"),
    "idn-email": ("ada@example.com",),
    "name-email": ("Ada <ada@example.com>", "ada@example.com"),
    "uri": tuple(
        """
        https://example.com/path?q=1#part http://localhost:8080/ ftp://example.com/file
        postgres://user:pass@localhost:5432/db redis://localhost:6379/0
        mysql://user:pass@localhost:3306/db mongodb://localhost:27017/db amqp://localhost:5672/
        file:///tmp/x wss://example.com/socket kafka://localhost:9092 nats://localhost:4222
        clickhouse://user:pass@localhost:9000/db snowflake://user:pass@account/db
        mariadb://user:pass@localhost:3306/db cockroachdb://user:pass@localhost:26257/db
        """.split()
    ),
    "multi-host-uri": ("postgres://user:pass@one:5432,two:5432/db", "mongodb://one:1,two:2/db"),
    "ipv4": ("127.0.0.1", "255.255.255.255"),
    "ipv6": ("::1", "2001:db8::8a2e:370:7334"),
    "ipvanyaddress": ("127.0.0.1", "::1"),
    "ipv4network": ("192.168.0.0/24",),
    "ipv6network": ("2001:db8::/32",),
    "ipvanynetwork": ("192.168.0.0/24", "2001:db8::/32"),
    "ipv4interface": ("192.168.0.1/24",),
    "ipv6interface": ("2001:db8::1/32",),
    "ipvanyinterface": ("192.168.0.1/24", "2001:db8::1/32"),
    "base64": ("Zm9v", "", "/+8="),
    "base64url": ("Zm9v", "", "_-8="),
    "binary": ("bytes", "", "\u00e9"),
    "json-string": ("{}", "[1, null]", '"text"', "0"),
    "fraction": ("1/3", "-7/2", "2"),
    "path": ("folder/file.txt", "/", "."),
    "file-path": ("/etc/hostname", "/etc/passwd"),
    "directory-path": ("/", "."),
    "regex": ("^a+$", ""),
    "color": ("red", "#00ff00"),
    "hostname": ("example.com",),
    "phone": ("+41446681800",),
}
_ASKED_FOR = """
1 0 -1 1.5 true null a A ab abc ABC abcdef a_b a-b a.b snake_case CamelCase en en-US de US USD UTC
Europe/Berlin +00:00 1.2.3 text/plain #fff utf-8 math.pi 0123456789 4000000000000002
978-3-16-148410-0 +41446681800 00:00:5e:00:53:01 122105155 DE89370400440532013000 DEUTDEFF eng Latn
01ARZ3NDEKTSV4RRFFQ69G5FAV 507f1f77bcf86cd799439011
"""
PLAUSIBLE = tuple(
    dict.fromkeys([*(each for known in _FORMATS.values() for each in known), *_ASKED_FOR.split()])
)
"""Texts that validators ask for without telling a schema; tried where Pydantic wants others."""

_FILLING = "abcdefghij"
_TRIES = 20  # of a pattern, for texts of the right length
_OFTEN = 3  # where nothing says how long a text may be
_LONGEST = 1000  # a bound beyond is no length to try


class NoValueError(Exception):
    """There is no value of a type, or none that is known; the message says why."""


def texts(constraints: Constraints) -> Iterator[str]:
    """Texts that the constraints allow, the plainest one first.

    Raises NoValueError where a pattern leads to none.
    """
    if constraints.pattern is not None:
        found: Iterable[str] = _matching(constraints.pattern, constraints)
    elif constraints.format in _FORMATS:
        found = (each for each in _FORMATS[constraints.format] if _fits(each, constraints))
    else:
        least, most = constraints.min_length or 0, constraints.max_length
        ends = [least, *([most] if most is not None and most <= _LONGEST else [])]
        found = [*(_filled(each, least, most) for each in _ODD), *(_filled("", n, n) for n in ends)]
    yield from dict.fromkeys(found)


def random_text(constraints: Constraints, rng: random.Random) -> str:
    """Any text of which nothing but the length is known."""
    least, most = constraints.min_length or 0, constraints.max_length
    most = max(least, min(12 if most is None else most, least + 12))
    letters = "abcxyzABC019 _-.,\u00e4\u00df\u65e5\U0001f600"
    return "".join(rng.choice(letters) for _ in range(rng.randint(least, most)))


def is_free(constraints: Constraints) -> bool:
    """Whether a text may be any of its length."""
    return constraints.pattern is None and constraints.format is None


def _filled(text: str, least: int, most: int | None) -> str:
    """The text cut or filled up to a length that is allowed, in code points as Pydantic counts."""
    missing = least - len(text)
    filling = (_FILLING * (missing // len(_FILLING) + 1))[:missing] if missing > 0 else ""
    return (text + filling)[:most]


def _fits(text: str, constraints: Constraints) -> bool:
    return constraints.allows("length", len(text))


class _Few(random.Random):
    """Repeats a part of a pattern so often at the most, where rstr alone goes up to 100 times."""

    def __init__(self, seed: str, most: int) -> None:
        super().__init__(seed)
        self._most = most

    def randint(self, a: int, b: int) -> int:
        """As in `random.Random`."""
        return super().randint(a, max(a, min(b, self._most)))


def _matching(pattern: str, constraints: Constraints) -> list[str]:
    """Texts that follow a pattern and have the right length."""
    try:
        rstr = import_module("rstr")
    except ImportError as error:
        reason = f"texts that follow {pattern!r} need rstr: install 'lockstep-codegen[prove]'"
        raise NoValueError(reason) from error
    often = constraints.max_length if constraints.max_length is not None else _OFTEN
    sources = (rstr.Rstr(each) for each in (chance(pattern), _Few(pattern, often)))
    try:
        made = [source.xeger(pattern) for source in sources for _ in range(_TRIES)]
    except Exception as error:
        raise NoValueError(f"rstr makes no text of the pattern {pattern!r}: {error}") from error
    found = [each for each in made if _fits(each, constraints)]
    if not found:
        raise NoValueError(
            f"rstr makes no text of the pattern {pattern!r} that has the right length"
        )
    return found
