"""Families: which documents print one text, from what each two texts have in common and what reviewers decided."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from whosays.linked import Judgement
from whosays.reviewing import members

MOST = 0.6
"""Share of each of two texts in the other from which on they are one, and neither is within the other."""


class Edge(NamedTuple):
    """Two texts of which one reprints the other, by the keys of the texts; a share is of the words of that text."""

    left: int
    right: int
    left_share: float
    right_share: float

    @property
    def mutual(self) -> bool:
        """Whether each text holds most of the other; else the shorter one stands in the longer."""
        return min(self.left_share, self.right_share) >= MOST

    @property
    def strength(self) -> tuple[float, float, int, int]:
        """Sorts the strongest first."""
        low, high = sorted((self.left_share, self.right_share))
        return (-low, -high, self.left, self.right) if self.mutual else (-high, -low, self.left, self.right)

    @property
    def shorter(self) -> int:
        """The text of which the greater share stands in the other."""
        return self.left if self.left_share > self.right_share else self.right

    @property
    def longer(self) -> int:
        """The other one."""
        return self.right if self.shorter == self.left else self.left

    @property
    def held(self) -> float:
        """Share of the shorter text that stands in the longer one."""
        return max(self.left_share, self.right_share)


class Decided(NamedTuple):
    """Pairs of documents that reviewers put together or took apart, the last word first."""

    left: str
    right: str
    together: bool


def decided(judgements: Iterable[Judgement]) -> list[Decided]:
    """Return what judgements that stand say of pairs of documents, the last word first.

    A split takes each of its members apart from the target and from every other document that `before` lists as of
    the family (`members`); a join puts each together with the target. Of two decisions on one pair the later counts.
    """
    latest: dict[tuple[str, str], Decided] = {}
    for judgement in reversed(list(judgements)):
        if judgement.target_kind == "family" and judgement.action in {"split", "join"}:
            together = judgement.action == "join"
            moved = members(judgement)
            for one, other in product(
                moved, [judgement.target] if together else _left_behind(judgement, moved)
            ):
                if one != other:
                    pair = (min(one, other), max(one, other))
                    latest.setdefault(pair, Decided(*pair, together))
    return list(latest.values())


def _left_behind(split: Judgement, moved: Sequence[str]) -> list[str]:
    before = split.before.get("members")
    family = [str(one) for one in before] if isinstance(before, list) else []
    return [split.target, *(one for one in family if one not in moved)]


def families(
    texts: Mapping[int, Sequence[str]], edges: Iterable[Edge], decisions: Sequence[Decided] = ()
) -> list[list[str]]:
    """Return the groups of two or more documents that print one text, each and all in the order of ids.

    `texts` are the documents by the key of their text. Documents of one text belong together, and so do texts that
    hold most of one another. A text that stands within longer ones goes to one of them only: a statement that two
    articles print in full does not make the one article a reprint of the other. What a reviewer joined is one family,
    and what a reviewer took apart never is, whichever documents would bring it about.
    """
    grouping = _Grouping(document for documents in texts.values() for document in documents)
    for decision in decisions:
        grouping.decide(decision)
    heads = {text: _one_text(grouping, texts[text]) for text in sorted(texts)}
    ordered = sorted(edges, key=lambda edge: edge.strength)
    for edge in ordered:
        if edge.mutual:
            for left, right in product(heads[edge.left], heads[edge.right]):
                grouping.unite(left, right)
    _put_within(grouping, heads, [edge for edge in ordered if not edge.mutual])
    return grouping.groups()


def _one_text(grouping: "_Grouping", documents: Sequence[str]) -> list[str]:
    """Unite the documents of one text and return one of each group: several only where a reviewer took them apart.

    Who was taken apart from most comes last, so that those whom it left stay together.
    """
    heads: list[str] = []
    for document in sorted(documents, key=lambda one: (len(grouping.apart.get(one, ())), one)):
        if not any(grouping.unite(head, document) for head in heads):
            heads.append(document)
    return heads


def _put_within(grouping: "_Grouping", heads: Mapping[int, list[str]], edges: list[Edge]) -> None:
    """Unite each group with the one that holds it best."""
    before = {head: grouping.find(head) for listed in heads.values() for head in listed}
    sizes = grouping.sizes()
    placed: set[str] = set()

    def fit(edge: Edge) -> tuple[float, int, tuple[float, float, int, int]]:
        """Of groups that hold a text about as well, the one that more documents are of."""
        return (-round(edge.held, 1), -sizes[before[heads[edge.longer][0]]], edge.strength)

    for edge in sorted(edges, key=fit):
        for inner, outer in product(heads[edge.shorter], heads[edge.longer]):
            if before[inner] not in placed and grouping.unite(inner, outer):
                placed.add(before[inner])


class _Grouping:
    """Union-find over documents, some pairs of which may never come together."""

    def __init__(self, documents: Iterable[str]) -> None:
        self._parent = {document: document for document in documents}
        self._bound: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = {}

    def decide(self, decision: Decided) -> None:
        """Heed a decision as far as those heeded before allow; one on documents not here changes nothing."""
        left, right, together = decision
        if left not in self._parent or right not in self._parent:
            return
        if together:
            self.unite(left, right)
        elif self.find(left) != self.find(right):
            for one, other in ((left, right), (right, left)):
                self.apart.setdefault(one, set()).add(other)
                self._bound.setdefault(self.find(one), set()).add(one)

    def find(self, document: str) -> str:
        """Return the document that stands for the group."""
        root = document
        while (above := self._parent[root]) != root:
            root = above
        while self._parent[document] != root:
            self._parent[document], document = root, self._parent[document]
        return root

    def unite(self, left: str, right: str) -> bool:
        """Make one group of two, unless that is forbidden; tell whether they are one group now."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return True
        bound, others = self._bound.get(one, set()), self._bound.get(other, set())
        if any(self.apart[document] & others for document in bound):
            return False
        self._parent[other] = one
        if others:
            self._bound[one] = bound | self._bound.pop(other)
        return True

    def sizes(self) -> Counter[str]:
        """Return how many documents each group has, by the document that stands for it."""
        return Counter(map(self.find, self._parent))

    def groups(self) -> list[list[str]]:
        """Return the groups of more than one."""
        found: dict[str, list[str]] = {}
        for document in sorted(self._parent):
            found.setdefault(self.find(document), []).append(document)
        return [group for group in found.values() if len(group) > 1]
