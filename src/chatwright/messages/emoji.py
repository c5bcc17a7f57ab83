"""Which characters are emoji: those that are always shown as pictures, and what joins and colours them."""

from __future__ import annotations

import re

PICTURES = (
    "\U0001f000-\U0001faff"
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
AS_PICTURE = "\ufe0f"
"""After a character: show it as a picture, such as the heart ❤."""
SINGLE = re.compile(
    rf"(?:[{PICTURES}]|[#*0-9©®‼⁉™ℹ\u2190-\u2bff〰〽㊗㊙](?={AS_PICTURE}|\u20e3|[\U0001f3fb-\U0001f3ff])|❤)"
    rf"(?:{AS_PICTURE}|\u20e3|[\U0001f3fb-\U0001f3ff]|[\U000e0020-\U000e007f])*"
)
ONE = re.compile(rf"(?:{SINGLE.pattern})(?:\u200d(?:{SINGLE.pattern}|[\u2190-\u2bff]{AS_PICTURE}?))*")
FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


def has_emoji(text: str) -> bool:
    """Whether there is an emoji in a text."""
    return SINGLE.search(text) is not None


def is_emoji(text: str) -> bool:
    """Whether a text is one emoji and nothing else, however many characters it is made of."""
    return ONE.fullmatch(text) is not None or FLAG.fullmatch(text) is not None
