"""The simulator's reviewer: what a template that breaks no format rule may still be refused or recategorised for.

WhatsApp's own review is not published; these rules are the ones its documents warn of, each can be switched off.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any
from urllib.parse import urlsplit

from chatwright.messages.templates import APPROVED, REJECTED, VARIABLE, Template, examples_of, names_in
from chatwright.messages.templates_life import Verdict

PROMOTION = re.compile(
    r"\b(sale|discounts?|offers?|promo(tion)?s?|coupons?|vouchers?|free gift|buy now|shop now|limited time|"
    r"special price|deals?|\d+\s?% off|save (up to )?\d+|don't miss|best price|cashback|giveaway|win a)\b"
    r"|(خصم|عرض خاص|عروض|تخفيض|مجان[اًي]|هدية|كوبون|اشتر الآن|تسوق الآن)",
    re.IGNORECASE,
)
ONE_TIME = re.compile(
    r"\b(verification|one[- ]time|security|login|log-in|sign-in|otp)\s+(pass)?(code|word|pin)\b|\botp\b"
    r"|(رمز التحقق|رمز لمرة واحدة)",
    re.IGNORECASE,
)
SECRETS = re.compile(
    r"\b(send|share|reply|tell|enter|give|confirm)\b[^.!?\n]{0,40}\b(password|pin|cvv|card number|credit card|"
    r"bank account|passport number|social security|national id)\b"
    r"|(أرسل|شارك|أدخل)[^.!؟\n]{0,40}(كلمة المرور|رقم البطاقة|الرقم السري|رقم الحساب)",
    re.IGNORECASE,
)
SHORTENERS = frozenset(
    "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly rebrand.ly cutt.ly rb.gy shorturl.at t.ly tiny.cc".split()
)
ADDRESS = re.compile(r"\b(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?", re.IGNORECASE)
EMPTY_SAMPLE = re.compile(r"(\{\{.*\}\}|x+|test|sample|example|tbd|n/?a|\.+|-+)", re.IGNORECASE)
SCRIPTS = {
    "ar": "\u0600-\u06ff", "fa": "\u0600-\u06ff", "ur": "\u0600-\u06ff", "he": "\u0590-\u05ff",
    "ru": "\u0400-\u04ff", "uk": "\u0400-\u04ff", "bg": "\u0400-\u04ff", "el": "\u0370-\u03ff",
    "hi": "\u0900-\u097f", "th": "\u0e00-\u0e7f", "zh": "\u4e00-\u9fff", "ja": "\u3040-\u30ff\u4e00-\u9fff",
    "ko": "\uac00-\ud7af",
}  # fmt: skip
"""Letters that a text in these languages has; a text in any other of the common ones is in Latin letters."""
LATIN = frozenset("en fr de es it nl pt pt_BR pt_PT id ms tr sv da nb fi pl cs ro vi fil".split())
WORDS_A_VARIABLE = 2

Judge = Callable[[Template], Verdict | None]


def review(template: Template, *, allow_category_change: bool, without: Collection[str] = ()) -> Verdict:
    """What the reviewer says of a template: the first rule that has something against it decides.

    `without` names rules that are switched off. A rule that only finds the category wrong changes it where that is
    allowed, and refuses the template where it is not.
    """
    for name, judge in RULES.items():
        verdict = None if name in without else judge(template)
        if verdict is None:
            continue
        if verdict.category is None:
            return verdict
        if allow_category_change:
            return Verdict(APPROVED, category=verdict.category)
        return Verdict(REJECTED, "INCORRECT_CATEGORY", verdict.recommendation)
    return Verdict(APPROVED)


def texts_of(template: Template) -> Iterator[str]:
    """All that a customer will read: header, body, footer and labels, those of cards too."""
    for component in parts_of(template.components):
        if isinstance(component.get("text"), str):
            yield component["text"]
        for button in component.get("buttons") or ():
            if isinstance(button.get("text"), str):
                yield button["text"]


def parts_of(components: Any) -> Iterator[dict[str, Any]]:
    """All components, those of cards too."""
    for component in components:
        yield component
        for card in component.get("cards") or ():
            yield from parts_of(card["components"])


def shortened_links(template: Template) -> Verdict | None:
    """Addresses that hide where they lead."""
    found = [address[1].lower() for text in texts_of(template) for address in ADDRESS.finditer(text)]
    for component in parts_of(template.components):
        for button in component.get("buttons") or ():
            if isinstance(button.get("url"), str):
                found.append((urlsplit(VARIABLE.sub("x", button["url"])).hostname or "").lower())
    hidden = next((host for host in found if host.removeprefix("www.") in SHORTENERS), None)
    if hidden is None:
        return None
    said = f"{hidden} hides where it leads. Use the full address, on a domain that belongs to the business."
    return Verdict(REJECTED, "SCAM", said)


def asks_for_secrets(template: Template) -> Verdict | None:
    """Texts that ask people for what they should tell nobody."""
    found = next((match for text in texts_of(template) if (match := SECRETS.search(text))), None)
    if found is None:
        return None
    said = "Do not ask for passwords, card numbers or identity numbers in a message."
    return Verdict(REJECTED, "ABUSIVE_CONTENT", said)


def empty_samples(template: Template) -> Verdict | None:
    """Samples that tell a reviewer nothing, and samples of media that cannot be fetched."""
    for component in parts_of(template.components):
        samples = examples_of(component)
        if component["type"] == "HEADER" and component.get("format") not in (None, "Text"):
            if any(not sample.startswith(("https://", "http://", "4:")) for sample in samples):
                said = "The sample of the header must be the address of a file that can be fetched."
                return Verdict(REJECTED, "INVALID_FORMAT", said)
        elif any(EMPTY_SAMPLE.fullmatch(sample.strip()) for sample in samples):
            said = "Give samples as a customer would read them, such as Ann or Monday at 10:30."
            return Verdict(REJECTED, "INVALID_FORMAT", said)
    return None


def variable_ratio(template: Template) -> Verdict | None:
    """Bodies that are hardly more than variables."""
    for component in parts_of(template.components):
        if component["type"] != "BODY":
            continue
        text = str(component.get("text") or "")
        variables, words = len(names_in(text)), len(re.findall(r"\w+", VARIABLE.sub(" ", text)))
        if variables and words < WORDS_A_VARIABLE * variables + 1:
            said = (
                f"{variables} variables need at least {WORDS_A_VARIABLE * variables + 1} words around them."
            )
            return Verdict(REJECTED, "INVALID_FORMAT", said)
    return None


def other_language(template: Template) -> Verdict | None:
    """Texts in letters that the language of the template does not have."""
    letters = re.sub(r"[\W\d_]", "", VARIABLE.sub("", str((template.part("BODY") or {}).get("text") or "")))
    code = template.language.split("_")[0]
    own = SCRIPTS.get(code) or ("A-Za-z\u00c0-\u024f\u1e00-\u1eff" if code in LATIN else None)
    if own is None or not letters or len(re.findall(f"[{own}]", letters)) * 2 >= len(letters):
        return None
    said = "The text is not in the language of the template. Choose the language that it is written in."
    return Verdict(REJECTED, "TAG_CONTENT_MISMATCH", said)


def one_time_codes(template: Template) -> Verdict | None:
    """One-time codes outside of AUTHENTICATION."""
    if template.category == "AUTHENTICATION" or not any(ONE_TIME.search(text) for text in texts_of(template)):
        return None
    said = "One-time codes are sent by a template of the category AUTHENTICATION."
    return Verdict(REJECTED, "INCORRECT_CATEGORY", said)


def promotion(template: Template) -> Verdict | None:
    """Promotional words in UTILITY, which make it MARKETING."""
    if template.category != "UTILITY" or not any(PROMOTION.search(text) for text in texts_of(template)):
        return None
    said = (
        "It promotes something, so its category is MARKETING. Take the promotion out, or change the category."
    )
    return Verdict(APPROVED, None, said, "MARKETING")


RULES: dict[str, Judge] = {
    "shortened_links": shortened_links,
    "asks_for_secrets": asks_for_secrets,
    "empty_samples": empty_samples,
    "variable_ratio": variable_ratio,
    "other_language": other_language,
    "one_time_codes": one_time_codes,
    "promotion": promotion,
}
"""In this order; each can be switched off for a subaccount under its name."""
