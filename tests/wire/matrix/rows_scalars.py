"""Rows of the matrix: numbers, strings and bytes."""

from __future__ import annotations

from wire.matrix.row import Refusal, Row

ROWS = (
    Row(
        "int",
        "T = int",
        "number",
        sent=("1", "-5", "2**53+1", "10**30"),
        accepted=("1.0", "1e3", "9007199254740993", "-0", "-0.0", "100000000000000000000", "1"),
        tolerated=('"1.0"', "true", '"1"'),
        constrained=("1e400", "1.5"),
    ),
    Row(
        "float",
        "T = float",
        "number",
        sent=("1.0", "1.5", "1e22", "5e-324"),
        accepted=("1", "1.5"),
        tolerated=('"1.5"', '"inf"', '"NaN"', "true", '"1"'),
        note=(
            "inf and nan go out as null; that is a bug of the server, unless "
            "nonfinite-floats says otherwise"
        ),
    ),
    Row(
        "float_const",
        """
            class M(BaseModel):
                model_config = ConfigDict(ser_json_inf_nan="constants")
                x: float
            T = M
        """,
        Refusal("type-expressible", "M.x", "ser_json_inf_nan"),
        input="{ x: number }",
        accepted=('{"x":1.5}',),
        note="NaN and Infinity are no JSON",
    ),
    Row(
        "float_strings",
        """
            class M(BaseModel):
                model_config = ConfigDict(ser_json_inf_nan="strings")
                x: float
            T = M
        """,
        '{ x: number | "NaN" | "Infinity" | "-Infinity" }',
        input="{ x: number }",
        sent=('M(x=float("inf"))', 'M(x=float("nan"))', 'M(x=float("-inf"))', "M(x=1.5)"),
        accepted=('{"x":1.5}',),
        tolerated=('{"x":"NaN"}', '{"x":"Infinity"}'),
        note='"NaN" is read back in lax mode only',
    ),
    Row(
        "float_finite",
        "T = FiniteFloat",
        "number",
        sent=("1.5",),
        accepted=("1", "1.5"),
        tolerated=('"1.5"', "true", '"1"'),
        constrained=("1e400",),
    ),
    Row(
        "bool",
        "T = bool",
        "boolean",
        sent=("True", "False"),
        accepted=("true",),
        tolerated=('"true"', '"on"', "0", "1", '"1"'),
        rejected=("2",),
    ),
    Row(
        "str",
        "T = str",
        "string",
        sent=('"a"', r'"\u2028"'),
        accepted=('"1"', '"x"'),
        constrained=(r'"\ud800"',),
        note="a lone surrogate is rejected",
    ),
    Row(
        "str_coerce",
        "T = Annotated[str, Field(coerce_numbers_to_str=True)]",
        "string",
        sent=('"a"',),
        accepted=('"1"', '"x"'),
        tolerated=("1", "1.5"),
        note="numbers only in lax mode",
    ),
    Row(
        "bytes",
        "T = bytes",
        "string",
        sent=('b"hi"',),
        accepted=('"hi"', '"1"', '"x"'),
        note="what is no UTF-8 raises when it is dumped",
    ),
    Row(
        "bytes_b64",
        """
            class M(BaseModel):
                model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
                x: bytes
            T = M
        """,
        "{ x: string }",
        sent=(r'M.model_construct(x=b"\xff\x00")',),
        accepted=('{"x":"/wA="}', '{"x":"_wA="}'),
        constrained=('{"x":"%%"}',),
        note="the alphabet is the URL-safe one",
    ),
    Row(
        "bytes_b64only_ser",
        """
            class M(BaseModel):
                model_config = ConfigDict(ser_json_bytes="base64")
                x: bytes
            T = M
        """,
        "{ x: string }",
        sent=(r'M.model_construct(x=b"\xff\x00")',),
        accepted=('{"x":"/wA="}',),
        note="written as base64, read as UTF-8: the types agree, the values do not",
    ),
    Row(
        "bytes_hex",
        """
            class M(BaseModel):
                model_config = ConfigDict(ser_json_bytes="hex", val_json_bytes="hex")
                x: bytes
            T = M
        """,
        "{ x: string }",
        sent=(r'M.model_construct(x=b"\xff\x00")',),
        accepted=('{"x":"ff00"}',),
        constrained=('{"x":"zz"}',),
    ),
    Row(
        "base64bytes",
        "T = Base64Bytes",
        "string",
        sent=('TypeAdapter(Base64Bytes).validate_python(b"aGk=")',),
        accepted=('"aGk="', '"!!"'),
        constrained=('"1"', '"x"'),
    ),
    Row(
        "base64urlstr",
        "T = Base64UrlStr",
        "string",
        sent=('TypeAdapter(Base64UrlStr).validate_python("aGk=")',),
        accepted=('"aGk="',),
        constrained=('"aGk"', '"1"', '"x"'),
    ),
    Row(
        "decimal",
        "T = Decimal",
        "string",
        sent=('Decimal("1.10")', 'Decimal("1E+2")', 'Decimal("1E-30")'),
        accepted=('"1.10"', '"1e400"', '"1"'),
        tolerated=("1.1", "1", "1.5"),
        rejected=("1e400",),
        constrained=('"NaN"', '"x"'),
        note=(
            "number is accepted, but passes through a float: 12345678901234567890.123456789"
            " becomes 12345678901234567000"
        ),
    ),
    Row(
        "decimal_con",
        "T = Annotated[Decimal, Field(max_digits=5, decimal_places=2)]",
        "string",
        sent=('Decimal("1.10")',),
        accepted=('"1.10"', '"1"'),
        tolerated=("1.1", "1", "1.5"),
        constrained=('"1.123"', '"x"'),
        note="the matrix says number | string here; see decimal",
    ),
    Row(
        "decimal_nan",
        """
            class M(BaseModel):
                x: Annotated[Decimal, Field(allow_inf_nan=True)]
            T = M
        """,
        "{ x: string }",
        sent=('M(x=Decimal("NaN"))', 'M(x=Decimal("Infinity"))', 'M(x=Decimal("-0"))'),
        accepted=('{"x":"NaN"}',),
        tolerated=('{"x":1.5}',),
        note="the matrix says number | string here; see decimal",
    ),
    Row(
        "complex",
        "T = complex",
        "string",
        sent=("1+2j", 'complex("inf")', 'complex("nan")'),
        accepted=('"1+2j"', '"1"'),
        tolerated=("1", "1.5"),
        constrained=('"x+yj"', '"x"'),
        note="a number is accepted, but is in no schema",
    ),
    Row(
        "fraction",
        "T = Fraction",
        "string",
        sent=("Fraction(1,3)",),
        accepted=('"1/3"', '"0.5"', '"1"'),
        tolerated=("1", "1.5"),
        constrained=('"x"',),
        note="a number is accepted; see decimal",
    ),
    Row(
        "bytesize",
        "T = ByteSize",
        "number",
        input="number | string",
        sent=("ByteSize(1024)",),
        accepted=('"1KB"', '"10 MiB"', "1", '"1"'),
        tolerated=("true",),
        constrained=("1.5",),
        note='bytesize_in of the matrix; "1KB" is what the type is for',
    ),
)
