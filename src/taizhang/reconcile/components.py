"""Which figures have anything to do with each other?

Two rows that share no variable never clash together, so a system falls into parts that are judged one by one: the
sentence on taxes does not wait for the sentence on projects. Found by joining the variables of each row (disjoint sets with path
halving), in the order of first appearance, so that the same report is always judged in the same order.
"""

from collections.abc import Sequence

from taizhang.reconcile.system import Row


def components(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """The rows, split so that no variable occurs in two groups. A row without variables is a group by itself."""
    parent: dict[str, str] = {}

    def root(variable: str) -> str:
        while parent[variable] != variable:
            parent[variable] = parent[parent[variable]]
            variable = parent[variable]
        return variable

    for row in rows:
        for variable, _ in row.terms:
            parent.setdefault(variable, variable)
        for variable, _ in row.terms[1:]:
            parent[root(variable)] = root(row.terms[0][0])
    groups: dict[str, list[Row]] = {}
    for number, row in enumerate(rows):
        key = root(row.terms[0][0]) if row.terms else f"#{number}"
        groups.setdefault(key, []).append(row)
    return tuple(tuple(group) for group in groups.values())
