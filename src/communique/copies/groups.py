"""Groups of things that belong together, built pair by pair (union-find)."""

from __future__ import annotations


class Groups:
    """Places 0 to `count - 1`, each at first a group of its own."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, first: int, second: int) -> None:
        """Make the groups of two places one. The smaller root stays, so that the result does not depend on order."""
        low, high = sorted((self._root(first), self._root(second)))
        self._parents[high] = low

    def joined(self, first: int, second: int) -> bool:
        """Whether two places are in one group."""
        return self._root(first) == self._root(second)

    def members(self) -> list[list[int]]:
        """The groups of two or more, each sorted, in the order of their first places."""
        found: dict[int, list[int]] = {}
        for place in range(len(self._parents)):
            found.setdefault(self._root(place), []).append(place)
        return [group for _, group in sorted(found.items()) if len(group) > 1]

    def _root(self, place: int) -> int:
        parents = self._parents
        while parents[place] != place:
            parents[place] = place = parents[parents[place]]
        return place
