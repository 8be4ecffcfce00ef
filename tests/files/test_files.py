"""Reading, comparing and writing the output folder, also when refused."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from support.folders import FOREIGN, LEFTOVER, child, contents, contents_of, ours, output_of, put

from codegen.errors import CodegenError
from codegen.files import Difference, Written, compare, read, write


def faults(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """The rule and the place of every fault, the latter as typed below `folder`."""
    with pytest.raises(CodegenError) as caught:
        write(folder, files)
    return [(problem.rule, problem.where) for problem in caught.value.problems]


# --- read ---------------------------------------------------------------------------------------


def test_reading_finds_our_files_alone_and_gives_them_lf(tmp_path: Path) -> None:
    put(tmp_path, {"a.ts": ours("a"), "b/c/d.ts": ours("d").replace("\n", "\r\n"), "x.ts": FOREIGN})

    assert {"a.ts": ours("a"), "b/c/d.ts": ours("d")} == read(tmp_path)


def test_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert {} == read(tmp_path / "generated")


def test_binary_and_undecodable_files_are_foreign(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "b.ts").write_bytes(ours("\N{LATIN SMALL LETTER E WITH ACUTE}").encode("latin-1"))

    assert {} == read(tmp_path)


def test_of_a_foreign_file_only_the_head_is_read(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing

    assert {} == read(tmp_path)


def test_links_and_pipes_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, {"elsewhere/a.ts": ours()})
    folder = tmp_path / "generated"
    folder.mkdir()
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    (folder / "a.ts").symlink_to(tmp_path / "elsewhere/a.ts")
    os.mkfifo(folder / "pipe")

    assert {} == read(folder)


def test_an_output_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    folder = tmp_path / "generated"
    folder.symlink_to("real")

    assert Written(("b/a.ts",), (), 0) == write(folder, {"b/a.ts": ours()})
    assert {"b/a.ts": ours()} == read(folder)
    assert {"b/a.ts": ours()} == read(tmp_path / "real")


# --- compare ------------------------------------------------------------------------------------


def test_differences_are_named_by_path_in_order(tmp_path: Path) -> None:
    put(tmp_path, {"z.ts": ours("old"), "same.ts": ours(), "b/orphan.ts": ours(), "x.ts": FOREIGN})
    files = {"z.ts": ours("new"), "same.ts": ours(), "missing.ts": ours()}

    assert (
        Difference("b/orphan.ts", "orphaned", None, ours()),
        Difference("missing.ts", "missing", ours(), None),
        Difference("z.ts", "changed", ours("new"), ours("old")),
    ) == compare(tmp_path, files)


def test_line_endings_and_a_byte_order_mark_are_no_difference(tmp_path: Path) -> None:
    (tmp_path / "a.ts").write_bytes(b"\xef\xbb\xbf" + ours("a").replace("\n", "\r\n").encode())

    assert () == compare(tmp_path, {"a.ts": ours("a")})


def test_a_foreign_file_in_the_way_is_a_change_from_its_text(tmp_path: Path) -> None:
    put(tmp_path, {"a.ts": "by hand\r\n"})
    (tmp_path / "b.ts").write_bytes(b"\xff\n")

    assert (
        Difference("a.ts", "changed", ours(), "by hand\n"),
        Difference("b.ts", "changed", ours(), "\N{REPLACEMENT CHARACTER}\n"),
    ) == compare(tmp_path, {"a.ts": ours(), "b.ts": ours()})


def test_a_link_with_the_right_text_is_a_change_all_the_same(tmp_path: Path) -> None:
    put(tmp_path, {"elsewhere": ours()})
    folder = tmp_path / "generated"
    folder.mkdir()
    (folder / "a.ts").symlink_to("../elsewhere")

    assert (Difference("a.ts", "changed", ours(), ours()),) == compare(folder, {"a.ts": ours()})


def test_nothing_outside_the_folder_is_compared(tmp_path: Path) -> None:
    with pytest.raises(CodegenError, match="output-inside"):
        compare(tmp_path / "generated", {"../a.ts": ours()})


def test_a_file_where_the_folder_is_expected_cannot_be_compared(tmp_path: Path) -> None:
    put(tmp_path, {"generated": "x"})

    with pytest.raises(CodegenError, match=re.escape(f"{tmp_path / 'generated'}: ")):
        compare(tmp_path / "generated", {"a.ts": ours()})


def test_leftovers_are_no_difference(tmp_path: Path) -> None:
    put(tmp_path, {LEFTOVER: ours()})

    assert () == compare(tmp_path, {})


# --- write --------------------------------------------------------------------------------------


def test_writing_makes_the_folder_and_then_there_is_no_difference(tmp_path: Path) -> None:
    folder, files = tmp_path / "new" / "generated", {"b/c.ts": ours("\u2028é"), "a.ts": ours("a")}

    assert Written(("a.ts", "b/c.ts"), (), 0) == write(folder, files)
    assert contents_of(files) == contents(folder)
    assert () == compare(folder, files)
    assert Written((), (), 2) == write(folder, files)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_equal_file_is_not_touched(tmp_path: Path, ending: str) -> None:
    place, content = tmp_path / "a.ts", ours("a").replace("\n", ending).encode()
    place.write_bytes(content)
    os.utime(place, ns=(1, 1))
    before = place.stat()

    assert Written(("b.ts",), (), 1) == write(tmp_path, {"a.ts": ours("a"), "b.ts": ours()})
    assert (before.st_ino, 1) == (place.stat().st_ino, place.stat().st_mtime_ns)
    assert content == place.read_bytes()


def test_orphans_go_with_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    folder = tmp_path / "generated"
    put(folder, {"gone/deep/a.ts": ours(), "gone/b.ts": ours(), "kept/c.ts": ours()})
    put(folder, {"kept/foreign.ts": FOREIGN, "d.ts": ours()})
    (folder / "empty").mkdir()

    assert Written((), ("d.ts", "gone/b.ts", "gone/deep/a.ts", "kept/c.ts"), 0) == write(folder, {})
    assert ["empty", "kept", "kept/foreign.ts"] == sorted(
        place.relative_to(folder).as_posix() for place in folder.rglob("*")
    )


def test_a_folder_that_loses_everything_stays(tmp_path: Path) -> None:
    folder = tmp_path / "generated"
    put(folder, {"a.ts": ours()})

    write(folder, {})

    assert folder.is_dir()


def test_what_leaves_no_name_for_its_temporary_is_written(tmp_path: Path) -> None:
    longest = "é" * 126 + ".ts"  # 255 bytes

    write(tmp_path, {longest: ours()})

    assert {longest: ours()} == read(tmp_path)


def test_permissions_are_kept(tmp_path: Path) -> None:
    put(tmp_path, {"a.ts": ours("old")})
    (tmp_path / "a.ts").chmod(0o464)

    write(tmp_path, {"a.ts": ours("new")})

    assert ours("new") == (tmp_path / "a.ts").read_text()
    assert 0o464 == stat.S_IMODE((tmp_path / "a.ts").stat().st_mode)


def test_new_files_and_folders_obey_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path, {"b/a.ts": ours()})
    finally:
        os.umask(before)

    assert 0o640 == stat.S_IMODE((tmp_path / "b/a.ts").stat().st_mode)
    assert 0o750 == stat.S_IMODE((tmp_path / "b").stat().st_mode)


@pytest.mark.parametrize(
    ("text", "rule"),
    [(FOREIGN, "template-header"), ("", "template-header"), (ours("\ud800"), "template-renders")],
)
def test_a_text_that_no_file_of_ours_can_hold_is_not_written(
    tmp_path: Path, text: str, rule: str
) -> None:
    files = {"a.ts": ours(), "b.ts": text}

    assert [(rule, str(tmp_path / "b.ts"))] == faults(tmp_path, files)
    assert {} == contents(tmp_path)
    with pytest.raises(CodegenError, match=rule):
        compare(tmp_path, files)


# --- refusals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/etc/a.ts",
        "../a.ts",
        "b/../../a.ts",
        "b\\a.ts",
        "C:a.ts",
        "b//a.ts",
        "./a.ts",
        "",
        "a\0.ts",
    ],
)
def test_a_path_that_is_not_plainly_inside_is_refused(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "generated"

    assert [("output-inside", str(folder / path))] == faults(folder, {path: ours(), "a": ours()})
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("paths", "second"),
    [
        (("User.ts", "user.ts"), "user.ts"),
        (("Models/a.ts", "models/b.ts"), "models"),
        (("caf\u00e9.ts", "cafe\u0301.ts"), "caf\u00e9.ts"),
        (("a", "a/b"), "a"),
    ],
)
def test_paths_that_differ_in_case_alone_are_refused(
    tmp_path: Path, paths: tuple[str, str], second: str
) -> None:
    problems = faults(tmp_path, dict.fromkeys(paths, ours()))

    assert [("output-unique", str(tmp_path / second))] == problems
    assert {} == contents(tmp_path)


def test_a_foreign_file_is_never_overwritten_and_nothing_else_is_written(tmp_path: Path) -> None:
    put(tmp_path, {"b.ts": FOREIGN, "orphan.ts": ours(), "c.ts": ours("old"), LEFTOVER: ours()})
    before = contents(tmp_path)

    with pytest.raises(CodegenError) as caught:
        write(tmp_path, {"a.ts": ours(), "b.ts": ours(), "c.ts": ours("new")})

    assert (
        f"{tmp_path / 'b.ts'}: is not codegen's [output-foreign]\n"
        "  hint: move or delete it, then run codegen again"
    ) == str(caught.value)
    assert before == contents(tmp_path)


@pytest.mark.parametrize("destination", ["../elsewhere", "../nowhere", "real"])
def test_nothing_is_written_through_a_linked_folder(tmp_path: Path, destination: str) -> None:
    folder = tmp_path / "generated"
    put(tmp_path, {"elsewhere/a.ts": ours("old"), "generated/real/a.ts": ours("old")})
    (folder / "linked").symlink_to(destination)
    before = contents(tmp_path)
    files = {"linked/a.ts": ours(), "linked/b/c.ts": ours(), "real/a.ts": ours()}

    assert [("output-inside", str(folder / "linked"))] == faults(folder, files)
    assert before == contents(tmp_path)


@pytest.mark.parametrize("destination", ["../elsewhere.ts", "../nowhere.ts"])
def test_a_linked_file_is_not_replaced(tmp_path: Path, destination: str) -> None:
    folder = tmp_path / "generated"
    put(tmp_path, {"elsewhere.ts": ours("old"), "generated/b.ts": ours()})
    (folder / "a.ts").symlink_to(destination)

    assert [("output-inside", str(folder / "a.ts"))] == faults(folder, {"a.ts": ours()})
    assert destination == str((folder / "a.ts").readlink())


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    put(tmp_path, {"generated": ours()})
    for folder in (tmp_path / "generated", tmp_path / "generated" / "below"):
        assert [("output-writable", str(folder))] == faults(folder, {"b/a.ts": ours()})
    assert {"generated": ours().encode()} == contents(tmp_path)


def test_an_output_folder_that_links_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "generated").symlink_to("nowhere")

    assert [("output-writable", str(tmp_path / "generated"))] == faults(
        tmp_path / "generated", {"a.ts": ours()}
    )


def test_every_fault_is_reported_at_once_and_as_the_user_types_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, {"out/foreign.ts": FOREIGN, "out/file": ours(), "out/folder/a": FOREIGN})
    Path("out/link").symlink_to("folder")
    os.mkfifo("out/pipe")
    before = contents(tmp_path)
    paths = ["foreign.ts", "file/a", "folder", "link/a", "pipe", "../a", "Ok.ts", "ok.ts"]
    too_long = "x" * 300

    assert [
        ("output-foreign", "out/foreign.ts"),
        ("output-foreign", "out/pipe"),
        ("output-inside", "out/../a"),
        ("output-inside", "out/link"),
        ("output-unique", "out/ok.ts"),
        ("output-writable", "out/file"),
        ("output-writable", "out/folder"),
        ("output-writable", f"out/{too_long}"),
    ] == sorted(faults(Path("out"), dict.fromkeys([*paths, too_long], ours())))
    assert before == contents(tmp_path)


UNPRIVILEGED = """
import os, pathlib, sys
import codegen.files
from codegen.errors import CodegenError
folder, text = pathlib.Path("out"), sys.argv[1]
"".encode("utf-8-sig")  # loaded while Python's own folder can be read for certain
if os.geteuid() == 0:
    os.setuid(65534)
try:
    print(getattr(codegen.files, sys.argv[2])(folder, eval(sys.argv[3], {"text": text})))
except CodegenError as error:
    print(*sorted(problem.where for problem in error.problems))
"""


def test_folders_that_cannot_be_written_are_named_before_anything_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, {"out/a.ts": ours(), "out/b/orphan.ts": ours(), "out/c/same.ts": ours()})
    before = contents(tmp_path)
    for place in (tmp_path, tmp_path / "out", tmp_path / "out/b", tmp_path / "out/c"):
        place.chmod(0o555)
    files = "{'a.ts': text, 'new/d.ts': text, 'c/same.ts': text}"

    assert "out out/b\n" == output_of(child(UNPRIVILEGED, ours(), "write", files))
    assert before == contents(tmp_path)


def test_a_folder_that_cannot_be_written_need_not_be_when_all_is_equal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, {"out/a.ts": ours()})
    (tmp_path / "out").chmod(0o555)
    tmp_path.chmod(0o555)

    assert "Written(written=(), deleted=(), unchanged=1)\n" == output_of(
        child(UNPRIVILEGED, ours(), "write", "{'a.ts': text}")
    )


def test_files_and_folders_that_cannot_be_read_are_all_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, {"out/a.ts": ours(), "out/b/c.ts": ours()})
    (tmp_path / "out/a.ts").chmod(0)
    (tmp_path / "out/b").chmod(0)
    tmp_path.chmod(0o755)

    output = output_of(child(UNPRIVILEGED, ours(), "write", "{'b/new.ts': text}"))
    (tmp_path / "out/b").chmod(0o755)

    assert "out/a.ts out/b out/b/new.ts\n" == output


def test_a_link_to_what_cannot_be_read_cannot_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, {"elsewhere": ours()})
    (tmp_path / "elsewhere").chmod(0)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.ts").symlink_to("../elsewhere")
    tmp_path.chmod(0o755)

    assert "out/a.ts\n" == output_of(child(UNPRIVILEGED, ours(), "compare", "{'a.ts': text}"))


FULL_DISK = """
import pathlib, resource, sys
from codegen.errors import CodegenError
from codegen.files import write
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
folder, text = pathlib.Path(sys.argv[1]), sys.argv[2]
try:
    write(folder, {"a.ts": text + "new", "new/b.ts": text, "new/large.ts": text + "x" * 2000})
except CodegenError as error:
    print(*(problem.where for problem in error.problems))
"""


def test_a_disk_that_fills_up_leaves_everything_old(tmp_path: Path) -> None:
    put(tmp_path, {"a.ts": ours("old"), "orphan.ts": ours()})
    before = contents(tmp_path)

    output = output_of(child(FULL_DISK, tmp_path, ours()))

    assert f"{tmp_path / 'new/large.ts'}\n" == output
    assert before == contents(tmp_path)
    assert not (tmp_path / "new").exists()
