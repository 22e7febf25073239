"""Changes between two lists of paragraphs done on a third list that is not quite as the first one was."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from models.compare.paragraphs import Pair, different_paragraphs


def paragraphs_taken(
    old: Sequence[str],
    new: Sequence[str],
    ours: Sequence[str],
    wanted: Collection[Pair],
    written: Mapping[int, str] | None = None,
) -> tuple[str, ...]:
    """Our paragraphs with the `wanted` changes from `old` to `new`; `written` are other texts for places of `new`."""
    texts_new = [(written or {}).get(place, text) for place, text in enumerate(new)]
    pairs = list(different_paragraphs(old, new))
    back = _partners(pairs, len(old), len(new), from_new=True)
    places: dict[int, int | None] = dict(enumerate(range(len(old))))
    if ours is not old:
        ahead = _partners(list(different_paragraphs(old, ours)), len(old), len(ours), from_new=False)
        places = {place: ahead.get(place) for place in range(len(old))}
    texts: list[str | None] = list(ours)
    inserted: dict[int, list[str]] = {}
    for pair in pairs:
        if pair not in wanted:
            continue
        place = None if pair.old is None else places[pair.old]
        if pair.new is None:
            if place is not None:
                texts[place] = None
        elif place is not None:
            texts[place] = texts_new[pair.new]
        else:
            inserted.setdefault(_behind(pair.new, back, places), []).append(texts_new[pair.new])
    found = list(inserted.get(-1, ()))
    for place, text in enumerate(texts):
        if text is not None:
            found.append(text)
        found += inserted.get(place, ())
    return tuple(found)


def _partners(pairs: Sequence[Pair], old: int, new: int, *, from_new: bool) -> dict[int, int]:
    """Which place of one list is which of the other: those of the pairs, and in order those that no pair names."""
    told_old, told_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    same = zip(
        (place for place in range(old) if place not in told_old),
        (place for place in range(new) if place not in told_new),
        strict=True,
    )
    both = [*same, *((pair.old, pair.new) for pair in pairs if pair.old is not None and pair.new is not None)]
    return {b: a for a, b in both} if from_new else dict(both)


def _behind(place: int, back: dict[int, int], places: dict[int, int | None]) -> int:
    """The paragraph of ours behind which a new one comes, -1 for the first place."""
    for before in range(place - 1, -1, -1):
        found = places.get(back[before]) if before in back else None
        if found is not None:
            return found
    return -1
