"""What the author of a plugin writes in Python, and how it is lowered to what is sent.

Fields and settings have their names from the contract; those that are sent as they are written
are the contract's own.
"""

from schemas.authored.fields import (
    I18NSelectField,
    IFieldDefinition,
    IListField,
    IObjectField,
    ISelectField,
    ISelectLocalField,
    lower_field,
    lower_fields,
    read_mapping,
)
from schemas.authored.lowering import lower_logo, lower_plugin
from schemas.authored.model import AuthoredModel
from schemas.authored.plugins import (
    IChatPluginInfo,
    IFieldsPluginInfo,
    ILogoPluginInfo,
    ILogoSettings,
    InternalPluginType,
    IPlugin,
    IPluginGroupInfo,
    IPluginInfo,
    IPluginSettings,
    IQAPluginInfo,
    ITextAreaPluginInfo,
    IWorkflowPluginInfo,
)
from schemas.fields import IBooleanField, IColorField, IImageField, INumberField, ITextField

__all__ = [
    "AuthoredModel",
    "I18NSelectField",
    "IBooleanField",
    "IChatPluginInfo",
    "IColorField",
    "IFieldDefinition",
    "IFieldsPluginInfo",
    "IImageField",
    "IListField",
    "ILogoPluginInfo",
    "ILogoSettings",
    "INumberField",
    "IObjectField",
    "IPlugin",
    "IPluginGroupInfo",
    "IPluginInfo",
    "IPluginSettings",
    "IQAPluginInfo",
    "ISelectField",
    "ISelectLocalField",
    "ITextAreaPluginInfo",
    "ITextField",
    "IWorkflowPluginInfo",
    "InternalPluginType",
    "lower_field",
    "lower_fields",
    "lower_logo",
    "lower_plugin",
    "read_mapping",
]
