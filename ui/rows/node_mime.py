"""Dragged nodes as a mime type of our own: their ids, of use only in the plan that they come from."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

NODES_MIME = "application/x-cchc-nodes"


def pack_nodes(plan_id: str, ids: Sequence[str]) -> QMimeData:
    """The ids of nodes of a plan; nothing that another program could take for text."""
    data = QMimeData()
    data.setData(NODES_MIME, json.dumps([plan_id, *ids]).encode())
    return data


def unpack_nodes(data: QMimeData | None, plan_id: str) -> tuple[str, ...]:
    """The ids, none where they are of another plan or the data is not ours."""
    if data is None or not data.hasFormat(NODES_MIME):
        return ()
    try:
        found = json.loads(bytes(data.data(NODES_MIME).data()))
    except ValueError:
        return ()
    strings = isinstance(found, list) and len(found) > 1 and all(isinstance(one, str) for one in found)
    return tuple(found[1:]) if strings and found[0] == plan_id else ()
