"""Letter and files -> a mail draft (.eml) that the computer's mail program opens for sending."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from email.generator import BytesGenerator
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from pathlib import Path
from typing import Any

from exports.progress import Progress, report
from models.files import file_trouble, replacing
from models.sending.letter import Letter

_TYPES = {
    ".pdf": ("application", "pdf"),
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_OTHER = ("application", "octet-stream")
_LONGEST_LINE = 900
_NEW_LINE = "\r\n"
# RFC 2047 allows lines of 76 letters; three bytes make four of them, and "Subject: =?utf-8?b?" stands before.
_WORD_BYTES = 39


class _DraftPolicy(EmailPolicy):
    """SMTP's rules, with headers written so that Outlook keeps every letter of them.

    Python's own folding drops a space of a long Vietnamese subject now and then, and cuts long file names in pieces
    (RFC 2231) that Outlook does not put together again.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header as bytes."""
        match name.casefold():
            case "subject":
                text = _encoded(str(value))
            case "to":
                text = f",{_NEW_LINE} ".join(_mailbox(one.display_name, one.addr_spec) for one in value.addresses)
            case "content-type" if "name" in value.params:
                # The standard's way to write Vietnamese here (RFC 2231) is unknown to older Outlooks.
                text = f"{value.content_type};{_NEW_LINE} name={_quoted(_encoded(value.params['name'], ''))}"
            case "content-disposition":
                return self.clone(max_line_length=_LONGEST_LINE)._usual(name, value)
            case _:
                return self._usual(name, value)
        return f"{name}: {text}{_NEW_LINE}".encode("ascii")

    def _usual(self, name: str, value: Any) -> bytes:
        return super().fold_binary(name, value)


def _encoded(text: str, line_end: str = _NEW_LINE) -> str:
    """ASCII text as it is, all else as encoded words (RFC 2047), each of whole letters and on a line of its own."""
    if text.isascii() and "=?" not in text:
        return text
    chunks = [b""]
    for sign in text:
        letter = sign.encode()
        if len(chunks[-1]) + len(letter) > _WORD_BYTES:
            chunks.append(b"")
        chunks[-1] += letter
    return f"{line_end} ".join(f"=?utf-8?b?{b64encode(chunk).decode()}?=" for chunk in chunks)


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _mailbox(name: str, address: str) -> str:
    if not name:
        return address
    encoded = _encoded(name)
    return f"{_quoted(name) if encoded == name else encoded} <{address}>"


def write_eml(target: Path, letter: Letter, files: Sequence[Path], *, progress: Progress | None = None) -> None:
    """Write a draft with the letter and the files attached; the same letter and files give the same bytes.

    It has no sender and no date: the mail program puts them in when the draft is sent. Raises Cancelled when
    `progress` returns False and EnvironmentProblem where a file cannot be read or the draft not be written.
    """
    policy = _DraftPolicy(linesep=_NEW_LINE)
    message = EmailMessage(policy=policy)
    # The mark by which Outlook and Thunderbird open a file as a letter to be sent, not as one received.
    message["X-Unsent"] = "1"
    if letter.to:
        message["To"] = [Address(one.name, addr_spec=one.address) for one in letter.to]
    message["Subject"] = letter.subject
    message.set_content(letter.text, charset="utf-8", cte="base64")
    digest = hashlib.sha256(repr(letter).encode("utf-8", "backslashreplace"))
    for place, path in enumerate(files, 1):
        with file_trouble(path):
            data = path.read_bytes()
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0" + data)
        _attach(message, path, data)
        report(progress, 0.9 * place / len(files))
    if files:
        # "=_" never occurs in base64, so no part of the mail can be taken for its boundary.
        message.set_boundary(f"=_{digest.hexdigest()[:32]}")
    with replacing(target) as beside:
        with beside.open("wb") as file:
            BytesGenerator(file, mangle_from_=False, policy=policy).flatten(message)
        report(progress, 1.0)


def _attach(message: EmailMessage, path: Path, data: bytes) -> None:
    main, sub = _TYPES.get(path.suffix.casefold(), _OTHER)
    message.add_attachment(data, main, sub, filename=path.name)
    list(message.iter_attachments())[-1].set_param("name", path.name, header="Content-Type")
