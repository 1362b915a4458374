"""A report held against the ledger of a small office whose figures are reckoned by hand."""

from reports.office import Office, office
from taizhang.proofing.claiming.names import Names
from taizhang.proofing.comparing.against_ledger import State
from taizhang.proofing.model import Proof
from taizhang.proofing.proof import proof
from taizhang.proofing.source import Source
from taizhang.proofs.books import BookLedger, against, as_data

__all__ = ["office"]

SAID = "2024年1-6月，园区实现工业总产值10亿元，规上工业总产值9.5亿元。1-9月，园区实现工业总产值15亿元。"


def held(office: Office) -> tuple[Proof, dict[str, State]]:
    catalogue = office.catalogue
    found, links = against(proof(Source(SAID), Names.of(catalogue)), catalogue, BookLedger(office.writer))
    return found, {found.claims[link.claim - 1].number.surface: link.state for link in links}


def test_against__tells_what_agrees_differs_and_is_not_there(office: Office) -> None:
    found, states = held(office)
    assert states == {"10亿元": State.AGREES, "9.5亿元": State.DIFFERS, "15亿元": State.ABSENT}
    (remark,) = [each for each in found.remarks if each.family == "ledger"]
    assert SAID[remark.start : remark.end] == "9.5亿元"


def test_as_data__has_the_ledgers_number_and_its_trace(office: Office) -> None:
    catalogue = office.catalogue
    _, links = against(proof(Source(SAID), Names.of(catalogue)), catalogue, BookLedger(office.writer))
    told = as_data(links)[2]
    assert (told["state"], told["value"], told["indicator"]) == ("不符", "9", "output_above_scale")
    assert told["trace"]
