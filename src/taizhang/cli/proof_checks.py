"""What ``taizhang proof`` compares a report with, if asked: the ledger (``--ledger``), an earlier report (``--against``).

Each is a function from a proof to the same proof with more remarks; with the ledger comes what became of every figure.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from taizhang.cli import show
from taizhang.cli.start import actor, catalogue_in_force, start
from taizhang.proofing.comparing.against_ledger import Link, State, shown
from taizhang.proofing.comparing.against_report import compared
from taizhang.proofing.model import Claim, Proof
from taizhang.proofing.proof import in_order

if TYPE_CHECKING:
    from taizhang.catalogue.model import Catalogue
    from taizhang.proofing.claiming.names import Names
    from taizhang.proofs.books import BookLedger

_STATE_WIDTH, _NUMBER_WIDTH = 10, 22


@dataclass(frozen=True)
class AgainstLedger:
    """Made once for all files: the catalogue in force and the books that were asked for."""

    catalogue: "Catalogue"
    ledger: "BookLedger"

    @classmethod
    def begin(cls) -> "AgainstLedger":
        start()
        from taizhang.proofs.books import BookLedger

        return cls(catalogue_in_force(), BookLedger(actor()))

    def __call__(self, proof: Proof) -> tuple[Proof, tuple[Link, ...]]:
        from taizhang.proofs.books import against

        return against(proof, self.catalogue, self.ledger)

    def as_data(self, links: Sequence[Link]) -> dict[int, dict[str, Any]]:
        """What became of each figure, by its id, for JSON."""
        from taizhang.proofs.books import as_data

        return as_data(links)

    def say(self, links: Sequence[Link], claims: Sequence[Claim]) -> None:
        """A line for each figure the ledger knows, then how many there are of each kind."""
        by_id = {claim.id: claim for claim in claims}
        click.secho("与台账核对", bold=True)
        for link in links:
            if link.question is None or link.value is None:
                continue
            claim = by_id[link.claim]
            name = self.catalogue.indicators[link.question.code].name
            where = (
                f"{name}　{self.catalogue.scope_name(link.question.scope)}　{link.question.period.chinese()}"
            )
            state = show.padded(link.state.value, _STATE_WIDTH)
            number = show.padded(claim.number.surface, _NUMBER_WIDTH)
            colour = "red" if link.state is State.DIFFERS else None
            click.secho(f"{state}{number}{where}", fg=colour)
            if link.state is State.DIFFERS:
                for line in (f"台账：{shown(link.value)}{claim.number.unit}", *link.trace):
                    show.wrapped(line, indent=_STATE_WIDTH, dim=True)
        counts = Counter(link.state for link in links)
        click.echo("，".join(f"{state.value} {counts[state]} 个" for state in State if counts[state]) + "。")


@dataclass(frozen=True)
class AgainstReport:
    """An earlier report, read once."""

    old: Proof

    @classmethod
    def begin(cls, path: Path, names: "Names") -> "AgainstReport":
        from taizhang.proofdesk.many import prove

        done = prove(path, names)
        if done.proof is None:
            raise click.ClickException(
                f"读不了要对照的“{path.name}”：{done.refused.message if done.refused else ''}"
            )
        return cls(done.proof)

    def __call__(self, proof: Proof) -> Proof:
        return replace(proof, remarks=in_order((*proof.remarks, *compared(proof, self.old))))
