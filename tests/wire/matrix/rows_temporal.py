"""Rows of the matrix: dates, times and durations."""

from __future__ import annotations

from wire.matrix.row import Row

ROWS = (
    Row(
        "datetime",
        "T = datetime",
        "string",
        sent=(
            "datetime(2020,1,2,3,4,5,6)",
            "datetime(2020,1,2,tzinfo=timezone.utc)",
            "datetime(2020,1,2,tzinfo=timezone(timedelta(hours=5,minutes=30)))",
        ),
        accepted=(
            '"2020-01-02T03:04:05"',
            '"2020-01-02"',
            '"2020-01-02T00:00:00"',
            '"2020-01-02 03:04:05"',
            '"1577934245"',
            '"1"',
        ),
        tolerated=("1577934245", "1577934245000", "1", "1.5"),
        constrained=('"01:02"', '"1 day, 0:00:05"', '"x"'),
        note="a naive datetime has no offset on the wire",
    ),
    Row(
        "aware",
        "T = AwareDatetime",
        "string",
        sent=("datetime(2020,1,2,tzinfo=timezone.utc)",),
        accepted=('"2020-01-02T03:04:05Z"', '"1577934245"', '"1"'),
        tolerated=("1577934245", "1577934245000", "1", "1.5"),
        constrained=(
            '"2020-01-02"',
            '"2020-01-02T00:00:00"',
            '"2020-01-02 03:04:05"',
            '"01:02"',
            '"1 day, 0:00:05"',
            '"x"',
        ),
    ),
    Row(
        "naive",
        "T = NaiveDatetime",
        "string",
        sent=("datetime(2020,1,2)",),
        accepted=(
            '"2020-01-02T03:04:05"',
            '"2020-01-02"',
            '"2020-01-02T00:00:00"',
            '"2020-01-02 03:04:05"',
        ),
        rejected=("1577934245", "1577934245000"),
        constrained=('"1577934245"', '"01:02"', '"1 day, 0:00:05"', '"1"', '"x"'),
    ),
    Row(
        "date",
        "T = date",
        "string",
        sent=("date(2020,1,2)",),
        accepted=('"2020-01-02"', '"2020-01-02T00:00:00"'),
        rejected=("1577934245", "1577934245000", "null"),
        constrained=(
            '"2020-01-02 03:04:05"',
            '"1577934245"',
            '"01:02"',
            '"1 day, 0:00:05"',
            '"1"',
            '"x"',
        ),
    ),
    Row(
        "time",
        "T = time",
        "string",
        sent=("time(1,2,3)", "time(1,2,3,4,tzinfo=timezone.utc)"),
        accepted=('"01:02:03"', '"01:02"'),
        tolerated=("1", "1.5"),
        rejected=("1577934245", "1577934245000"),
        constrained=(
            '"2020-01-02"',
            '"2020-01-02T00:00:00"',
            '"2020-01-02 03:04:05"',
            '"1577934245"',
            '"1 day, 0:00:05"',
            '"1"',
            '"x"',
        ),
    ),
    Row(
        "timedelta",
        "T = timedelta",
        "string",
        sent=("timedelta(days=1,seconds=5,microseconds=3)", "timedelta(-1)", "timedelta(0)"),
        accepted=('"P1DT5S"', '"01:02"', '"1 day, 0:00:05"'),
        tolerated=("1577934245", "1577934245000", "1", "1.5"),
        constrained=(
            '"2020-01-02"',
            '"2020-01-02T00:00:00"',
            '"2020-01-02 03:04:05"',
            '"1577934245"',
            '"1"',
            '"x"',
        ),
    ),
    Row(
        "td_float",
        """
            class M(BaseModel):
                model_config = ConfigDict(ser_json_timedelta="float")
                x: timedelta
            T = M
        """,
        "{ x: number }",
        input="{ x: string }",
        sent=("M(x=timedelta(days=1))",),
        accepted=('{"x":"P1D"}',),
        tolerated=('{"x":5}',),
        note=(
            "the matrix says number | string here; a number is accepted in lax mode only, "
            "as by every timedelta"
        ),
    ),
    Row(
        "temporal_sec",
        """
            class M(BaseModel):
                model_config = ConfigDict(ser_json_temporal="seconds")
                d: datetime
                e: date
                t: time
                x: timedelta
            T = M
        """,
        "{ d: number; e: number; t: number; x: number }",
        input="{ d: string; e: string; t: string; x: string }",
        sent=("M(d=datetime(2020,1,2),e=date(2020,1,2),t=time(1,2,3),x=timedelta(days=1))",),
        accepted=('{"d":"2020-01-02T00:00:00","e":"2020-01-02","t":"01:02","x":"P1D"}',),
        tolerated=('{"d":1577934245,"e":1577923200,"t":3723,"x":5}',),
    ),
    Row(
        "temporal_ms",
        """
            class M(BaseModel):
                model_config = ConfigDict(
                    ser_json_temporal="milliseconds", val_temporal_unit="milliseconds"
                )
                d: datetime
                x: timedelta
            T = M
        """,
        "{ d: number; x: number }",
        input="{ d: string; x: string }",
        sent=("M(d=datetime(2020,1,2),x=timedelta(days=1))",),
        accepted=('{"d":"2020-01-02T00:00:00","x":"P1D"}',),
        tolerated=('{"d":1577934245000,"x":5}',),
    ),
    Row(
        "past",
        "T = PastDate",
        "string",
        sent=("date(2020,1,2)",),
        accepted=('"2020-01-02"',),
        constrained=('"2999-01-01"', '"1"', '"x"'),
    ),
)
