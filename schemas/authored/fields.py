"""The fields of a form, as they are written: ten definitions, of which two stay on the server."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union

from pydantic import Field, TypeAdapter, field_validator, model_validator
from typing_extensions import Self, TypeAliasType

from schemas import fields as sent
from schemas.authored.model import AuthoredModel
from schemas.i18n import I18N, IStr

_MAPPING = TypeAdapter(dict[str, I18N])


class ISelectField(AuthoredModel, sent.IBaseField):
    """A field for one of several options, or for several of them."""

    type: Literal["select"] = "select"
    options: list[IStr] = Field(description="The options of the field")
    default: IStr = Field(description="The default value of the field")
    isMulti: bool | None = Field(default=None, description="Whether several can be chosen")

    def lower(self) -> sent.ISelectField:
        """Return the field as it is sent."""
        return sent.ISelectField(**dict(self))


class I18NSelectField(AuthoredModel, sent.IBaseField):
    """A select whose options have a key in Python, and a text in each language on the board."""

    type: Literal["i18n_select"] = "i18n_select"
    mapping: dict[str, I18N] | str = Field(
        description="The options by key, or the path of a JSON file that holds them"
    )
    default: str = Field(description="The key of the default option")
    isMulti: bool | None = Field(default=None, description="Whether several can be chosen")

    @model_validator(mode="after")
    def _default_is_a_key(self) -> Self:
        if not isinstance(self.mapping, str):
            self._default_in(self.mapping)
        return self

    def lower(self) -> sent.ISelectField:
        """Return the select that is sent, with the options that the mapping has now.

        Raises `OSError` where the file cannot be read, and `ValueError` where it holds no mapping
        or not the default.
        """
        mapping = self._read()
        return sent.ISelectField(
            **_common(self),
            options=list(mapping.values()),
            default=self._default_in(mapping),
            isMulti=self.isMulti,
            mappingPath=self.mapping if isinstance(self.mapping, str) else None,
        )

    def key_of(self, chosen: object) -> str | None:
        """Return the key of an option that came back, None where the mapping does not have it.

        Raises `ValidationError` for what is no `I18N`. Raises as `lower` does.
        """
        option = I18N.model_validate(chosen)
        return next((key for key, text in self._read().items() if text == option), None)

    def _read(self) -> dict[str, I18N]:
        return read_mapping(self.mapping) if isinstance(self.mapping, str) else self.mapping

    def _default_in(self, mapping: Mapping[str, I18N]) -> I18N:
        if self.default not in mapping:
            keys = ", ".join(map(repr, mapping)) or "nothing"
            raise ValueError(f"default is {self.default!r}; expected a key of the mapping: {keys}")
        return mapping[self.default]


class ISelectLocalField(AuthoredModel, sent.IBaseField):
    """A select of what is in a folder of the server."""

    type: Literal["select_local"] = "select_local"
    path: str = Field(description="The folder, as the server finds it")
    default: str | None = Field(
        default=None, description="The default value of the field; by default the first option"
    )
    regex: str | None = Field(default=None, description="What the names have to match, if anything")
    noExt: bool = Field(default=False, description="Whether the names go without their extension")
    onlyFiles: bool = Field(default=True, description="Whether folders are left out")
    defaultPlaceholder: str | None = Field(
        default=None, description="An option that comes before those of the folder, if any"
    )
    isMulti: bool | None = Field(default=None, description="Whether several can be chosen")

    @field_validator("regex")
    @classmethod
    def _regex_compiles(cls, regex: str | None) -> str | None:
        try:
            re.compile(regex or "")
        except re.error as error:
            raise ValueError(f"{regex!r} is no regular expression: {error}") from error
        return regex

    def lower(self) -> sent.ISelectField:
        """Return the select that is sent, with what is in the folder now.

        An empty folder leaves the default empty: it is no reason to send no settings at all.
        """
        properties = sent.ISelectLocalProperties(
            path=self.path,
            regex=self.regex,
            noExt=self.noExt,
            onlyFiles=self.onlyFiles,
            defaultPlaceholder=self.defaultPlaceholder,
        )
        options = properties.options()
        return sent.ISelectField(
            **_common(self),
            options=list(options),
            default=next(iter(options), "") if self.default is None else self.default,
            isMulti=self.isMulti,
            isLocal=True,
            localProperties=properties,
        )


class IListField(AuthoredModel, sent.IBaseField):
    """A field for a list of forms, all of the same fields."""

    type: Literal["list"] = "list"
    item: "dict[str, IFieldDefinition]" = Field(description="The fields of each form")
    default: list[Any] = Field(default_factory=list, description="The default forms of the field")
    displayKey: str | None = Field(
        default=None, description="The field that stands for a form that is collapsed"
    )
    maxNumRows: int | None = Field(default=None, description="Maximum number of rows")

    def lower(self) -> sent.IListField:
        """Return the field as it is sent. Raises as the fields in it do."""
        return sent.IListField(**{**dict(self), "item": lower_fields(self.item)})


class IObjectField(AuthoredModel, sent.IBaseField):
    """A field for a form within the form."""

    type: Literal["object"] = "object"
    fields: "dict[str, IFieldDefinition]" = Field(description="The fields of the form")
    default: dict[str, Any] = Field(
        default_factory=dict, description="The default values of the form"
    )

    def lower(self) -> sent.IObjectField:
        """Return the field as it is sent. Raises as the fields in it do."""
        return sent.IObjectField(**{**dict(self), "fields": lower_fields(self.fields)})


IFieldDefinition = TypeAliasType(
    "IFieldDefinition",
    Annotated[
        Union[  # noqa: UP007 - `|` takes no forward references
            sent.ITextField,
            sent.IImageField,
            sent.INumberField,
            ISelectField,
            I18NSelectField,
            ISelectLocalField,
            sent.IBooleanField,
            sent.IColorField,
            IListField,
            IObjectField,
        ],
        Field(discriminator="type", description="A field of a form, as it is written"),
    ],
)


def lower_field(field: IFieldDefinition) -> sent.IFieldDefinition:
    """Return a field as it is sent. Raises as `lower` of the field does."""
    return field.lower() if isinstance(field, AuthoredModel) else field


def lower_fields(fields: Mapping[str, IFieldDefinition]) -> dict[str, sent.IFieldDefinition]:
    """Return the fields of a form as they are sent, in their order. Raises as their `lower`."""
    return {key: lower_field(field) for key, field in fields.items()}


def read_mapping(path: str) -> dict[str, I18N]:
    """Return the options of a JSON file by key; their values answer `sync_select_mapping`.

    Raises `OSError` where it cannot be read, and `ValidationError` where it holds something else.
    Since the client can ask for any path, a server compares it with what it sent.
    """
    return _MAPPING.validate_json(Path(path).read_bytes())


def _common(field: sent.IBaseField) -> dict[str, Any]:
    return {name: getattr(field, name) for name in sent.IBaseField.model_fields}
