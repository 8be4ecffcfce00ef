"""Instances of the user's own: which root each is of, and what is wrong with a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.samples import SHAPES, made, project, valid

from codegen import CodegenError

OWN = '{"kind": "square", "side": 77}'


@pytest.mark.parametrize("path", ["Square.json", "Square/first.json"])
def test_instances_of_the_users_own_come_first(tmp_path: Path, path: str) -> None:
    own = tmp_path / "own"
    (own / path).parent.mkdir(parents=True)
    (own / path).write_text(OWN, encoding="utf-8")
    config = project(tmp_path, SHAPES, sends=("Square",), receives=("Square",))
    found = made(config, 5, own=own)
    for direction in ("output", "input"):
        first = next(each for each in found.samples if each.direction == direction)
        assert {"kind": "square", "side": 77} == valid(found, "Square", first.direction)[0]
        assert first.origin.endswith(path)
        assert 6 == len(valid(found, "Square", first.direction))


def test_an_instance_of_the_users_own_is_one_where_none_can_be_made(tmp_path: Path) -> None:
    source = """
        class Magic(BaseModel):
            word: str
            @field_validator("word")
            def _check(cls, value: str) -> str:
                assert value == "abracadabra", "wrong word"
                return value
    """
    config = project(tmp_path, source)
    assert ["output", "input"] == [each.direction for each in made(config, 5).no_sample]
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "Magic.json").write_text('{"word": "abracadabra"}', encoding="utf-8")
    found = made(config, 5, own=tmp_path / "own")
    assert [] == found.no_sample
    assert [{"word": "abracadabra"}] == valid(found, "Magic", "output")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("Square.json", '{"kind": "square"}', "side: Field required"),
        ("Square/a.json", "{", "Invalid JSON"),
        ("Sqare.json", OWN, "no root is called 'Sqare'"),
    ],
)
def test_a_file_that_is_no_instance_is_an_error_that_names_it(
    tmp_path: Path, path: str, text: str, expected: str
) -> None:
    own = tmp_path / "own"
    (own / path).parent.mkdir(parents=True)
    (own / path).write_text(text, encoding="utf-8")
    with pytest.raises(CodegenError) as caught:
        made(project(tmp_path, SHAPES, receives=("Square",)), own=own)
    (problem,) = caught.value.problems
    assert "instance-valid" == problem.rule
    assert Path(problem.where).name == Path(path).name
    assert expected in problem.what


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CodegenError, match="no such folder"):
        made(project(tmp_path, SHAPES), own=tmp_path / "nowhere")
