"""The components of WhatsApp Flows: which properties each has, and their limits (messaging.md 12.2)."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "text", "bool", "number", "date", "dates", "action", "options", "children", "cases", "name", "texts",
    "images", "object", "condition", "any", "entries",
]  # fmt: skip


class Property(NamedTuple):
    """A property of a component; `most` characters, and only `among` these when that is told."""

    kind: Kind = "text"
    required: bool = False
    most: int | None = None
    among: tuple[str, ...] = ()


Properties = dict[str, Property]

VERSIONS = (
    "2.1", "3.0", "3.1", "4.0", "5.0", "5.1", "6.0", "6.1", "6.2", "6.3", "7.0", "7.1", "7.2", "7.3",
)  # fmt: skip
CHILDREN = 50
"""Components on a screen."""
IF_DEPTH = 3
OPTIONS = 200
"""Options of a dropdown; groups have fewer."""
GROUP_OPTIONS = 20
OPTION_TITLE, OPTION_DESCRIPTION, OPTION_METADATA = 30, 300, 20
SIZE_ADVICE, SCREENS_ADVICE = 100_000, 5
SIZE = 400_000
"""Longest Flow JSON that is read."""

VISIBLE = {"visible": Property("bool")}
FIELD = {
    **VISIBLE,
    "name": Property("name", required=True),
    "enabled": Property("bool"),
    "required": Property("bool"),
    "init-value": Property("any"),
    "error-message": Property("any"),
}
HELPER = {"helper-text": Property(most=80)}
SELECT = {"on-select-action": Property("action"), "on-unselect-action": Property("action")}
TEXT_STYLE = {
    "font-weight": Property(among=("bold", "italic", "bold_italic", "normal")),
    "strikethrough": Property("bool"),
    "markdown": Property("bool"),
}
GROUP = {
    **FIELD,
    **SELECT,
    "label": Property(most=30),
    "description": Property(most=300),
    "data-source": Property("options", required=True),
    "media-size": Property(among=("regular", "large")),
}
PICKER = {
    **FIELD,
    "label": Property(required=True, most=30),
    "description": Property(most=300),
    "max-file-size-kb": Property("number"),
}

COMPONENTS: dict[str, Properties] = {
    "TextHeading": {**VISIBLE, "text": Property("texts", required=True, most=80)},
    "TextSubheading": {**VISIBLE, "text": Property("texts", required=True, most=80)},
    "TextBody": {**VISIBLE, **TEXT_STYLE, "text": Property("texts", required=True, most=4096)},
    "TextCaption": {**VISIBLE, **TEXT_STYLE, "text": Property("texts", required=True, most=4096)},
    "RichText": {**VISIBLE, "text": Property("texts", required=True)},
    "TextInput": {
        **FIELD,
        **HELPER,
        "label": Property(required=True, most=20),
        "label-variant": Property(among=("large",)),
        "input-type": Property(among=("text", "email", "number", "phone", "password", "passcode")),
        "pattern": Property(),
        "min-chars": Property("number"),
        "max-chars": Property("number"),
    },
    "TextArea": {
        **FIELD,
        **HELPER,
        "label": Property(required=True, most=20),
        "label-variant": Property(among=("large",)),
        "max-length": Property("number"),
    },
    "Dropdown": {
        **FIELD,
        **SELECT,
        "label": Property(required=True, most=30),
        "data-source": Property("options", required=True),
    },
    "RadioButtonsGroup": GROUP,
    "CheckboxGroup": {
        **GROUP,
        "min-selected-items": Property("number"),
        "max-selected-items": Property("number"),
    },
    "ChipsSelector": {
        **GROUP,
        "min-selected-items": Property("number"),
        "max-selected-items": Property("number"),
    },
    "DatePicker": {
        **FIELD,
        **HELPER,
        "label": Property(required=True, most=40),
        "min-date": Property("date"),
        "max-date": Property("date"),
        "unavailable-dates": Property("dates"),
        "on-select-action": Property("action"),
    },
    "CalendarPicker": {
        **FIELD,
        **HELPER,
        "title": Property(most=80),
        "description": Property(most=300),
        "label": Property("any", required=True),
        "mode": Property(among=("single", "range")),
        "min-date": Property("date"),
        "max-date": Property("date"),
        "unavailable-dates": Property("dates"),
        "include-days": Property("any"),
        "min-days": Property("number"),
        "max-days": Property("number"),
        "on-select-action": Property("action"),
    },
    "OptIn": {
        **FIELD,
        **SELECT,
        "label": Property(required=True, most=30),
        "on-click-action": Property("action"),
    },
    "PhotoPicker": {
        **PICKER,
        "photo-source": Property(among=("camera_gallery", "camera", "gallery")),
        "min-uploaded-photos": Property("number"),
        "max-uploaded-photos": Property("number"),
    },
    "DocumentPicker": {
        **PICKER,
        "allowed-mime-types": Property("any"),
        "min-uploaded-documents": Property("number"),
        "max-uploaded-documents": Property("number"),
    },
    "Image": {
        **VISIBLE,
        "src": Property(required=True),
        "width": Property("number"),
        "height": Property("number"),
        "scale-type": Property(among=("contain", "cover")),
        "aspect-ratio": Property("number"),
        "alt-text": Property(),
        "on-click-action": Property("action"),
    },
    "ImageCarousel": {
        **VISIBLE,
        "images": Property("images", required=True),
        "scale-type": Property(among=("contain", "cover")),
        "aspect-ratio": Property(),
    },
    "EmbeddedLink": {
        **VISIBLE,
        "text": Property(required=True, most=35),
        "on-click-action": Property("action", required=True),
    },
    "NavigationList": {
        **VISIBLE,
        "name": Property("name", required=True),
        "label": Property(most=80),
        "description": Property(most=300),
        "list-items": Property("entries", required=True),
        "media-size": Property(among=("regular", "large")),
        "on-click-action": Property("action"),
    },
    "Footer": {
        **VISIBLE,
        "label": Property(required=True, most=35),
        "left-caption": Property(most=15),
        "center-caption": Property(most=15),
        "right-caption": Property(most=15),
        "enabled": Property("bool"),
        "on-click-action": Property("action", required=True),
    },
    "Form": {
        **VISIBLE,
        "name": Property(required=True),
        "init-values": Property("any"),
        "error-messages": Property("any"),
        "children": Property("children", required=True),
    },
    "If": {
        "condition": Property("condition", required=True),
        "then": Property("children", required=True),
        "else": Property("children"),
    },
    "Switch": {"value": Property(required=True), "cases": Property("cases", required=True)},
}

FIELDS = frozenset(
    [
        "TextInput", "TextArea", "Dropdown", "RadioButtonsGroup", "CheckboxGroup", "ChipsSelector", "DatePicker",
        "CalendarPicker", "OptIn", "PhotoPicker", "DocumentPicker",
    ]
)  # fmt: skip
"""Components that a person fills in."""
MOST_ON_A_SCREEN = {
    "EmbeddedLink": 2,
    "OptIn": 5,
    "PhotoPicker": 1,
    "DocumentPicker": 1,
    "Footer": 1,
    "Image": 3,
}

ACTIONS: dict[str, tuple[str, ...]] = {
    "navigate": ("next", "payload"),
    "complete": ("payload",),
    "data_exchange": ("payload",),
    "open_url": ("url",),
    "update_data": ("payload",),
}
"""Names of actions, and what else they have."""
ACTIONS_OF = {
    "Footer": ("navigate", "complete", "data_exchange"),
    "EmbeddedLink": ("navigate", "data_exchange", "open_url"),
    "OptIn": ("navigate", "data_exchange", "open_url"),
    "Image": ("navigate", "data_exchange", "open_url"),
    "NavigationList": ("navigate", "data_exchange"),
}
"""What a click may do; a selection may exchange data or update it."""
ON_SELECTION = ("data_exchange", "update_data")
