"""Text for people: Vietnamese in the source, other languages from gettext catalogues in resources/translations."""

from __future__ import annotations

import gettext

from models.resources import resource_path

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Switch all later texts to `language` ("vi", "en" …); unknown ones stay Vietnamese."""
    global _translations
    _translations = gettext.translation("cchc", str(resource_path("translations")), [language], fallback=True)


def _(text: str) -> str:
    """The text in the language in use; placeholders are named and filled by the caller with str.format."""
    return _translations.gettext(text) if text else ""
