"""What declarations and files are called in TypeScript, assigned before anything is laid out."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codegen.emit.prettier.unicode import is_identifier
from codegen.errors import CodegenError, Problem, nearest
from codegen.ir import External, Ref, walk

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from codegen.config import ImportExtension, TypeScript
    from codegen.ir import Contract, Declaration, Identity, Type

INDEX = "index.ts"
CONTRACT = "CONTRACT"
"""The constant of the index that holds the fingerprint of the contract."""

# Names that TypeScript refuses for a type or a constant, or lets one declare but not use.
_RESERVED = frozenset(
    """
    any arguments as asserts async await bigint boolean break case catch class const continue
    debugger default delete do else enum eval export extends false finally for function if
    implements import in
    infer instanceof interface intrinsic is keyof let never new null number object package
    private protected public readonly return static string super switch symbol this throw true
    try type typeof undefined unique unknown var void while with yield
    """.split()
)
_INPUT = "Input"
_RENAME = "pyproject.toml [tool.codegen.typescript] rename"


@dataclass(frozen=True)
class Names:
    """The TypeScript name and the file of each declaration, by its name in the contract."""

    types: dict[str, str]
    files: dict[str, str]
    extension: ImportExtension = ".js"

    def type_name(self, name: str) -> str:
        """The TypeScript name of a declaration."""
        return self.types[name]

    def external_path(self, importer: str, module: str) -> str:
        """How a file names a hand-written module; a relative path starts at the target's folder."""
        return relative(importer, module) if module.startswith(".") else module

    def import_path(self, importer: str, imported: str) -> str:
        """How one file names another in an import."""
        return relative(importer, imported.removesuffix(".ts") + self.extension)


@dataclass(frozen=True)
class Import:
    """What a file needs of another, or of a hand-written module."""

    path: str
    names: Sequence[str]
    types_only: bool = True


@dataclass(frozen=True)
class Export:
    """What a file exports of another: some of its schemas, or all where no `names` are."""

    path: str
    names: Sequence[str] = ()
    types_only: bool = False


def by_file(
    declarations: Iterable[Declaration], files: Mapping[str, str]
) -> dict[str, list[Declaration]]:
    """The declarations of each file, where `files` tells that of each, by name."""
    found: dict[str, list[Declaration]] = {}
    for declaration in declarations:
        found.setdefault(files[declaration.identity.name], []).append(declaration)
    return found


def relative(importer: str, path: str) -> str:
    """A path as an import in a file names it."""
    found = posixpath.relpath(path, posixpath.dirname(importer) or ".")
    return found if found.startswith(".") else f"./{found}"


def beside(names: Names, own: Container[str]) -> Names:
    """The names of types in the file of another target, which has names of its own."""
    taken = {*names.types.values()}
    return replace(
        names,
        types={
            key: free(name, own, taken) if name in own else name
            for key, name in names.types.items()
        },
    )


def used_elsewhere(types: Iterable[Type], names: Names, local: Names) -> list[Import]:
    """What the index.ts of another target needs of the types, and of hand-written modules.

    `local` are the names that the types have there.
    """
    used: dict[str, set[str]] = {}
    for type_ in (each for one in types for each in walk(one)):
        if isinstance(type_, Ref):
            path = names.import_path(INDEX, f"../typescript/{names.files[type_.name]}")
            name, called = names.types[type_.name], local.types[type_.name]
            used.setdefault(path, set()).add(name if name == called else f"{name} as {called}")
        elif isinstance(type_, External) and type_.module is not None:
            module = type_.module
            is_file = module.startswith(".")
            path = relative(INDEX, f"../typescript/{module}") if is_file else module
            used.setdefault(path, set()).add(re.split(r"[.<]", type_.name)[0])
    return [Import(path, sorted(used[path])) for path in sorted(used)]


def assign_names(contract: Contract, options: TypeScript) -> Names:
    """The names of a contract. Generated types shadow globals, so nothing prints one by bare name.

    Raises CodegenError with every fault of `options.rename`.
    """
    identities = [declaration.identity for declaration in contract.declarations]
    spelled = {identity: _identifier(identity.name) for identity in identities}
    # In a generic declaration, the name of a parameter means the parameter.
    parameters = {one.name for each in contract.declarations for one in each.parameters}
    reserved = _RESERVED | {CONTRACT} | parameters
    chosen = _renamed(options.rename, spelled, reserved)
    own = {each.name: name for each, name in spelled.items() if each.name not in chosen}
    types = {**_unique(own, reserved | {*chosen.values()}), **chosen}
    single = options.layout == "single"
    modules = {} if single else _files(sorted({identity.module for identity in identities}))
    files = {identity.name: modules.get(identity.module, INDEX) for identity in identities}
    return Names(types, files, options.import_extension)


def free(name: str, *taken: Container[str]) -> str:
    """The name itself, with as many `_` behind it as make it a name that is not taken."""
    while any(name in each for each in taken):
        name += "_"
    return name


def _files(modules: Iterable[str]) -> dict[str, str]:
    """The file of each Python module."""
    paths = {module: module.replace(".", "/") for module in modules}
    # index.ts exports everything; some file systems do not tell Index.ts from it.
    stems = _unique(paths, {path for path in paths.values() if path.casefold() == "index"})
    return {module: f"{stem}.ts" for module, stem in stems.items()}


def _identifier(name: str) -> str:
    """The name itself, unless it starts with what no name can start with, such as a digit."""
    return name if name.isidentifier() else f"_{name}"


def _unique(spelled: Mapping[str, str], reserved: Container[str]) -> dict[str, str]:
    """By key, what it is called: as spelled, and with `_` where that is reserved or taken."""
    names = {key: name for key, name in spelled.items() if name == key and name not in reserved}
    taken = {*names}
    for key, wanted in spelled.items():
        if key not in names:
            names[key] = free(wanted, reserved, taken)
            taken.add(names[key])
    return names


def _renamed(
    rename: Mapping[str, str], spelled: Mapping[Identity, str], reserved: Container[str]
) -> dict[str, str]:
    """The new name of each type that `rename` gives one, by its name in the contract.

    `spelled` tells what each type is called otherwise. Where the output type of a class is renamed,
    its input type follows, unless it is renamed itself. Raises CodegenError with every fault.
    """
    twins = _twins(spelled)
    meanings = _meanings(spelled, twins)
    _raise(_faults(rename, meanings, reserved))
    names = {meanings[key][0]: name for key, name in rename.items()}
    for twin, output in twins.items():
        if output in names:
            names.setdefault(twin, names[output] + _INPUT)
    _raise(_collisions(names, spelled))
    return names


def _raise(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if found:
        raise CodegenError(found)


def _twins(types: Iterable[Identity]) -> dict[str, str]:
    """The input types of classes that have two types, each with the output type."""
    inputs = {(each.module, each.qualname, each.name) for each in types}
    return {
        each.name + _INPUT: each.name
        for each in types
        if each.direction == "output" and (each.module, each.qualname, each.name + _INPUT) in inputs
    }


def _meanings(types: Iterable[Identity], twins: Container[str]) -> dict[str, list[str]]:
    """What each possible key means; a class that has two types means its output type."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in types:
        found[each.name].append(each.name)
        if each.name not in twins:
            found[f"{each.module}:{each.qualname}"].append(each.name)
            found[f"{each.module}.{each.qualname}"].append(each.name)
    return dict(found)


def _faults(
    rename: Mapping[str, str], meanings: Mapping[str, list[str]], reserved: Container[str]
) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for key, name in rename.items():
        types = meanings.get(key, [])
        if not types:
            hint = nearest(key, meanings) or "name a type as schema.json does, or as module:Class"
            yield _fault(f"no type of the contract is called {key!r}", hint)
        elif len(types) > 1:
            yield _fault(f"{key!r} may be any of {', '.join(types)}", "name the one that is meant")
        elif first.setdefault(types[0], key) != key:
            yield _fault(f"{first[types[0]]!r} and {key!r} are one type", "keep one of the two")
        if not is_identifier(name):
            yield _fault(f"{name!r} is no identifier", "use letters, digits, _ and $ alone")
        elif name in reserved:
            yield _fault(f"{name!r} is reserved, or a type parameter", "choose another name")


def _fault(what: str, hint: str) -> Problem:
    return Problem("config-value", _RENAME, what, hint)


def _collisions(names: Mapping[str, str], spelled: Mapping[Identity, str]) -> Iterator[Problem]:
    sharing: dict[str, list[str]] = defaultdict(list)
    for each, own in spelled.items():
        sharing[names.get(each.name, own)].append(each.name)
    for name, types in sharing.items():
        if len(types) > 1 and name in names.values():
            what = f"{' and '.join(types)} would have one name, {name}"
            yield Problem("names-unique", _RENAME, what, "choose another name for one of them")
