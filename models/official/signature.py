"""The end of the document: recipients on the left, the signer on the right."""

from __future__ import annotations

from models.plan import Plan, Signer

RECIPIENTS = "Nơi nhận:"


def recipient_lines(plan: Plan) -> tuple[str, ...]:
    """The list under "Nơi nhận:": a dash before each, a semicolon behind it, a full stop behind the last."""
    texts = [text.strip().rstrip(";.").strip() for text in plan.recipients]
    texts = [text for text in texts if text]
    return tuple(f"- {text}{'.' if place == len(texts) else ';'}" for place, text in enumerate(texts, 1))


def authority_lines(signer: Signer) -> tuple[str, ...]:
    """The bold capitals above the signature: authority ("KT. GIÁM ĐỐC"), then position ("PHÓ GIÁM ĐỐC")."""
    lines = [*signer.authority.split("\n"), *signer.position.split("\n")]
    return tuple(line.strip().upper() for line in lines if line.strip())
