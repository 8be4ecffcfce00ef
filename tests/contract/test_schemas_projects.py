"""Projects and uploads: what is saved and fetched over HTTP."""

import json
from typing import Any

import pytest
from contract.samples import PROJECT
from pydantic import ValidationError

from schemas.projects import IProject, IProjectsStore, IProjectWithUserId, ISaveProjectResponse
from schemas.uploads import IFetchImageRequest, IUploadImageResponse


def test_a_project_is_a_project_of_the_list_with_more() -> None:
    project = IProjectWithUserId(**PROJECT, userId="u")
    wire: dict[str, Any] = json.loads(project.to_wire())
    for model in (IProjectsStore, IProject, IProjectWithUserId):
        assert set(model.model_fields) <= wire.keys()
        assert wire.keys() >= json.loads(model.model_validate(wire).to_wire()).keys()
    assert PROJECT["graphInfo"] == wire["graphInfo"]


@pytest.mark.parametrize("missing", [*PROJECT, "userId"])
def test_what_is_saved_is_whole(missing: str) -> None:
    stated = {**PROJECT, "userId": "u"}
    del stated[missing]
    with pytest.raises(ValidationError, match=rf"{missing}\n.*required"):
        IProjectWithUserId.model_validate(stated)


def test_an_upload_that_failed_has_no_image() -> None:
    response = IUploadImageResponse(success=False, message="too large")
    assert '{"success":false,"message":"too large"}' == response.to_wire()
    assert (
        '{"success":true,"message":""}' == ISaveProjectResponse(success=True, message="").to_wire()
    )


def test_what_is_fetched_says_no_more_than_the_client_may() -> None:
    assert {"url", "jpeg"} == IFetchImageRequest.model_fields.keys()
