"""Whole libraries that others wrote: the Model Context Protocol and GeoJSON.

Nothing about them was made for codegen. All their models are generated, in one program, and
compiled and formatted by the real tools; real instances are held against the types.
"""

from __future__ import annotations

import functools
import json
import os
import subprocess
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geojson_pydantic as geo
import mcp_types as mcp
import pytest
from geojson_pydantic.types import Position2D, Position3D
from jsonschema import Draft202012Validator
from mcp_types import jsonrpc
from support.toolchain import MODULES, node
from support.tsc import BUNDLER, compile_folder
from wire.test_wire import PROGRAMS, Witness, accepts, statements

from codegen import CodegenError, CodegenWarning, build
from codegen.config import Config, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

ROOT = Path(__file__).parents[1]

CONFIGS = {
    "mcp_types": Config(
        root=ROOT,
        models=("mcp_types",),
        # Generic classes that are roots themselves, whose bound differs by direction.
        skip=("mcp_types._types.Request", "mcp_types._types.Notification"),
        wire=Wire(exclude_none=True),  # as its SDK dumps
    ),
    "geojson_pydantic": Config(
        root=ROOT,
        models=("geojson_pydantic",),
        # Its model_serializer has no return annotation, "due to a workaround", as it says itself.
        inexpressible="unknown",
    ),
}

META = {"progressToken": "t-1", "example.org/trace": {"id": 7}}
ICON = mcp.Icon(src="https://example.org/i.png", mime_type="image/png", sizes=["48x48"])
CLIENT = mcp.Implementation(name="client", version="1", title="A client", icons=[ICON])
TOOL = mcp.Tool(
    name="add",
    description="Adds.",
    input_schema={"type": "object", "properties": {"a": {"type": "integer"}}},
    annotations=mcp.ToolAnnotations(read_only_hint=True),
)
TEXT = mcp.TextContent(text="4", annotations=mcp.Annotations(audience=["user"], priority=0.5))
LINK = mcp.ResourceLink(name="log", uri="file:///log", mime_type="text/plain", size=3)
EMBEDDED = mcp.EmbeddedResource(resource=mcp.TextResourceContents(uri="file:///a", text="a"))
SAMPLED = mcp.SamplingMessage(role="user", content=[TEXT, mcp.ImageContent(data="", mime_type="")])
ELICITED = mcp.ElicitRequestFormParams(
    message="Who?", requested_schema={"type": "object", "properties": {"name": {"type": "string"}}}
)

MESSAGES: list[BaseModel] = [
    # requests
    mcp.InitializeRequest(
        params=mcp.InitializeRequestParams(
            protocol_version="2025-11-25",
            capabilities=mcp.ClientCapabilities(
                roots=mcp.RootsCapability(list_changed=True), experimental={"x": {"y": 1}}
            ),
            client_info=CLIENT,
        )
    ),
    mcp.PingRequest(),
    mcp.PingRequest(params=mcp.RequestParams.model_validate({"_meta": META})),
    mcp.ListToolsRequest(params=mcp.PaginatedRequestParams(cursor="next")),
    mcp.CallToolRequest(params=mcp.CallToolRequestParams(name="add", arguments={"a": [1, None]})),
    mcp.ReadResourceRequest(params=mcp.ReadResourceRequestParams(uri="file:///a")),
    mcp.SetLevelRequest(params=mcp.SetLevelRequestParams(level="warning")),
    mcp.CreateMessageRequest(
        params=mcp.CreateMessageRequestParams(
            messages=[SAMPLED],
            max_tokens=10,
            model_preferences=mcp.ModelPreferences(hints=[mcp.ModelHint(name="small")]),
            tools=[TOOL],
        )
    ),
    mcp.CompleteRequest(
        params=mcp.CompleteRequestParams(
            ref=mcp.PromptReference(name="greet"),
            argument=mcp.CompletionArgument(name="who", value="w"),
        )
    ),
    mcp.ElicitRequest(params=ELICITED),
    mcp.ListRootsRequest(),
    # results
    mcp.EmptyResult(),
    mcp.InitializeResult(
        protocol_version="2025-11-25",
        capabilities=mcp.ServerCapabilities(tools=mcp.ToolsCapability(list_changed=False)),
        server_info=mcp.Implementation(name="server", version="2"),
    ),
    mcp.ListToolsResult(tools=[TOOL], next_cursor="more"),
    mcp.CallToolResult(content=[TEXT, LINK, EMBEDDED], structured_content={"sum": 4}),
    mcp.CallToolResult(content=[], is_error=True),
    mcp.ReadResourceResult(contents=[mcp.BlobResourceContents(uri="file:///a", blob="AA==")]),
    mcp.GetPromptResult(messages=[mcp.PromptMessage(role="assistant", content=TEXT)]),
    mcp.CreateMessageResult(role="assistant", content=TEXT, model="m", stop_reason="endTurn"),
    mcp.CompleteResult(completion=mcp.Completion(values=["world"], has_more=False)),
    mcp.ListRootsResult(roots=[mcp.Root(uri="file:///home")]),
    mcp.ElicitResult(action="accept", content={"name": "Ada", "tags": ["a"]}),
    # notifications
    mcp.InitializedNotification(),
    mcp.ProgressNotification(
        params=mcp.ProgressNotificationParams(progress_token=1, progress=0.5, total=2)
    ),
    mcp.CancelledNotification(params=mcp.CancelledNotificationParams(request_id="r")),
    mcp.LoggingMessageNotification(
        params=mcp.LoggingMessageNotificationParams(level="info", data=[{"a": None}])
    ),
    mcp.ToolListChangedNotification(),
    # envelopes
    jsonrpc.JSONRPCRequest(jsonrpc="2.0", id=1, method="ping"),
    jsonrpc.JSONRPCResponse(jsonrpc="2.0", id="a", result={}),
    jsonrpc.JSONRPCError(
        jsonrpc="2.0", id=2, error=jsonrpc.ErrorData(code=jsonrpc.PARSE_ERROR, message="no")
    ),
]

NOT_MESSAGES: list[tuple[type[BaseModel], str]] = [
    (mcp.PingRequest, '{"method": "pong"}'),
    (mcp.CallToolRequest, '{"method": "tools/call", "params": {"arguments": {}}}'),
    (mcp.CallToolRequest, '{"method": "tools/call", "params": {"name": "a", "arguments": []}}'),
    (mcp.SetLevelRequest, '{"method": "logging/setLevel", "params": {"level": "loud"}}'),
    (mcp.InitializeResult, '{"protocolVersion": "1", "capabilities": {}}'),
    (
        mcp.CallToolResult,
        '{"content": [{"type": "text"}], "isError": false, "resultType": "complete"}',
    ),
    (
        mcp.CallToolResult,
        '{"content": [{"type": "film", "text": "a"}], "isError": false, "resultType": "complete"}',
    ),
    (
        mcp.ProgressNotification,
        '{"method": "notifications/progress", "params": {"progressToken": [], "progress": 1}}',
    ),
    (jsonrpc.JSONRPCRequest, '{"jsonrpc": "1.0", "id": 1, "method": "ping"}'),
    (jsonrpc.JSONRPCResponse, '{"jsonrpc": "2.0", "id": null, "result": {}}'),
]

HERE, THERE = Position2D(1.5, 2), Position3D(3, 4, 5)
RING = [HERE, Position2D(3, 4), Position2D(5, 6), HERE]
POINT = geo.Point(type="Point", coordinates=HERE, bbox=(1, 2, 1, 2))
GEOMETRIES: list[Any] = [
    POINT,
    geo.Point(type="Point", coordinates=THERE),
    geo.MultiPoint(type="MultiPoint", coordinates=[HERE, THERE]),
    geo.LineString(type="LineString", coordinates=[HERE, THERE]),
    geo.MultiLineString(type="MultiLineString", coordinates=[[HERE, THERE], [THERE, HERE]]),
    geo.Polygon(type="Polygon", coordinates=[RING]),
    geo.MultiPolygon(type="MultiPolygon", coordinates=[[RING], [RING]]),
]
FLAT = [each for each in GEOMETRIES if not each.has_z]
COLLECTION = geo.GeometryCollection(type="GeometryCollection", geometries=FLAT)
FEATURES: list[Any] = [
    geo.Feature(type="Feature", geometry=each, properties={"n": 1}, id=number)
    for number, each in enumerate([*GEOMETRIES, COLLECTION])
]
PLACES: list[BaseModel] = [
    *GEOMETRIES,
    COLLECTION,
    *FEATURES,
    geo.Feature(type="Feature", geometry=None, properties=None, id="a"),
    geo.FeatureCollection(type="FeatureCollection", features=FEATURES),
]
NOT_PLACES: list[tuple[type[BaseModel], str]] = [
    (geo.Point, '{"type": "Pont", "coordinates": [1, 2]}'),
    (geo.Point, '{"type": "Point", "coordinates": [1]}'),
    (geo.Point, '{"type": "Point", "coordinates": ["east", "north"]}'),
    (geo.Point, '{"type": "Point", "coordinates": [1, 2], "bbox": [1, 2, 3]}'),
    (geo.MultiPoint, '{"type": "MultiPoint", "coordinates": [1, 2]}'),
    (geo.Polygon, '{"type": "Polygon", "coordinates": [[1, 2], [3, 4]]}'),
    (geo.GeometryCollection, '{"type": "GeometryCollection", "geometries": [{"type": "X"}]}'),
    (geo.Feature, '{"type": "Feature", "geometry": {"type": "X"}, "properties": {}}'),
    (geo.Feature, '{"type": "Feature", "geometry": null, "properties": [1]}'),
    (geo.FeatureCollection, '{"type": "FeatureCollection", "features": [{"type": "Point"}]}'),
]


@dataclass(frozen=True)
class Library:
    """What is generated for a library, and the warnings that were given meanwhile."""

    texts: dict[str, str]
    warnings: list[str]

    @functools.cached_property
    def document(self) -> Any:  # noqa: ANN401 - JSON
        """The JSON Schema document."""
        return json.loads(self.texts["schema.json"])

    def type(self, cls: type, direction: str) -> str:
        """A class in one direction; a generic one applied to the bounds of its parameters."""
        python = f"{cls.__module__}:{cls.__qualname__}"
        names: Iterator[str] = (
            name
            for name, each in self.document["$defs"].items()
            if each["x-python"] == python and each["x-direction"] in {direction, "both"}
        )
        name = next(names)
        parameters = self.document["$defs"][name].get("x-type-parameters", ())
        return applied(name, [each["bound"] for each in parameters])


def applied(name: str, arguments: list[Any]) -> str:
    """A definition with its arguments, as TypeScript."""
    return f"{name}<{', '.join(map(spelled, arguments))}>" if arguments else name


def spelled(schema: Any) -> str:  # noqa: ANN401 - JSON
    """A type argument as TypeScript."""
    members = schema.get("anyOf") or schema.get("oneOf")
    if members:
        return " | ".join(map(spelled, members))
    if "$ref" in schema:
        return applied(schema["$ref"].rpartition("/")[2], schema.get("x-arguments", []))
    assert {"type": "object", "additionalProperties": True} == schema
    return "{ [key: string]: unknown }"


@pytest.fixture(scope="module")
def libraries() -> dict[str, Library]:
    return {name: generate(config) for name, config in CONFIGS.items()}


def generate(config: Config) -> Library:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("error")
        warnings.simplefilter("always", CodegenWarning)
        texts = build(config)
    return Library(texts, [str(each.message) for each in told])


@pytest.fixture(scope="module")
def witnesses(libraries: dict[str, Library]) -> dict[str, list[Witness]]:
    return {
        "mcp_types": [*collect(libraries["mcp_types"], "mcp_types", MESSAGES, NOT_MESSAGES)],
        "geojson_pydantic": [
            *collect(libraries["geojson_pydantic"], "geojson_pydantic", PLACES, NOT_PLACES)
        ],
    }


def collect(
    library: Library,
    name: str,
    instances: list[BaseModel],
    misses: list[tuple[type[BaseModel], str]],
) -> Iterator[Witness]:
    """Dumps for the output type, and what Pydantic takes back or not for that of the input."""
    folder = Path(name)
    for instance in instances:
        cls = type(instance)
        exclude_none = CONFIGS[name].wire.exclude_none
        text = instance.model_dump_json(by_alias=True, exclude_none=exclude_none)
        yield Witness(folder, library.type(cls, "output"), text, valid=True)
        assert accepts(cls, text)
        yield Witness(folder, library.type(cls, "input"), text, valid=True)
    for cls, text in misses:
        assert not accepts(cls, text), f"Pydantic accepts {text} as {cls.__name__}"
        yield Witness(folder, library.type(cls, "output"), text, valid=False)
        yield Witness(folder, library.type(cls, "input"), text, valid=False)


@pytest.fixture(scope="module")
def program(
    tmp_path_factory: pytest.TempPathFactory,
    libraries: dict[str, Library],
    witnesses: dict[str, list[Witness]],
) -> Path:
    folder = tmp_path_factory.mktemp("libraries")
    for name, library in libraries.items():
        for path, text in library.texts.items():
            file = folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        (folder / name / "typescript" / "witnesses.ts").write_text(statements(witnesses[name]))
    return folder


@pytest.mark.parametrize("package", sorted({package for package, _ in PROGRAMS.values()}))
def test_the_compilers_take_every_model_and_every_instance_but_no_near_miss(
    package: str, program: Path, witnesses: dict[str, list[Witness]]
) -> None:
    errors = compile_folder(program, package, BUNDLER)
    assert [] == [error for error in errors if error.is_syntax]
    refused = {(error.file, error.line) for error in errors}
    expected = {
        (f"{name}/typescript/witnesses.ts", line)
        for name, found in witnesses.items()
        for line, witness in enumerate(found, start=2)
        if not witness.valid
    }
    assert expected == refused, errors


@pytest.mark.parametrize("name", CONFIGS)
def test_the_schema_takes_every_instance_but_no_near_miss(
    name: str, libraries: dict[str, Library], witnesses: dict[str, list[Witness]]
) -> None:
    document = libraries[name].document
    validator = Draft202012Validator(document)
    for witness in witnesses[name]:
        one = validator.evolve(schema={"$ref": f"#/$defs/{witness.definition}"})
        valid = one.is_valid(json.loads(witness.text))
        assert witness.valid == valid, f"{witness.type} = {witness.text}"


def test_prettier_finds_nothing_to_change(program: Path) -> None:
    ours = {"witnesses.ts", "tsconfig.json", "package.json"}
    written = [path for path in sorted(program.rglob("*")) if path.name not in ours]
    files = [str(path) for path in written if path.suffix in {".ts", ".json"}]
    files.remove(str(program / "mcp_types" / "schema.json"))  # 37,000 lines take three seconds
    options = ["--no-config", "--no-editorconfig", "--ignore-path", os.devnull, "--list-different"]
    prettier = str(MODULES / "prettier" / "bin" / "prettier.cjs")
    command = [node(), prettier, *options, *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (0, "", "") == (run.returncode, run.stdout, run.stderr)
    assert len(files) > 10


def test_every_public_model_of_the_library_has_a_type(libraries: dict[str, Library]) -> None:
    places = {each["x-python"] for each in libraries["mcp_types"].document["$defs"].values()}
    classes = [value for value in vars(mcp).values() if hasattr(value, "model_fields")]
    missing = {f"{cls.__module__}:{cls.__qualname__}" for cls in classes} - places
    assert {"mcp_types._types:Request", "mcp_types._types:Notification"} == missing
    assert 150 < len(classes)


def test_mcp_needs_no_warning_and_geojson_one_for_each_serializer(
    libraries: dict[str, Library],
) -> None:
    assert [] == libraries["mcp_types"].warnings
    told = [text.split(": ")[1] for text in libraries["geojson_pydantic"].warnings]
    names = "GeometryCollection Point MultiPoint LineString MultiLineString Polygon MultiPolygon"
    expected = [f"geojson_pydantic.geometries.{name}" for name in names.split()]
    expected += [f"geojson_pydantic.features.{name}" for name in ("Feature", "FeatureCollection")]
    assert sorted(expected) == sorted(told)


def test_every_generic_class_of_geojson_stays_generic(libraries: dict[str, Library]) -> None:
    definitions = libraries["geojson_pydantic"].document["$defs"]
    generic = {name for name, each in definitions.items() if "x-type-parameters" in each}
    assert {"Feature", "FeatureInput", "FeatureCollection", "FeatureCollectionInput"} == generic


def test_geojson_is_refused_where_unknown_is_not_allowed() -> None:
    with pytest.raises(CodegenError) as caught:
        build(Config(root=ROOT, models=("geojson_pydantic",)))
    assert {"serializer-typed"} == {problem.rule for problem in caught.value.problems}
