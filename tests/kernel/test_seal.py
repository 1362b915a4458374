"""Equal data seal equally, however they are held; anything changed breaks the chain."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.kernel import GENESIS, Level, Period, canonical, digest, link

D = Decimal
decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=6)
leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | decimals
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def test_canonical__worked() -> None:
    sealed = canonical(
        {"value": D("70.30"), "day": date(2024, 9, 30), "名": "产值", "none": None, "yes": True, "n": 3}
    )
    assert sealed.decode() == '{"day":"2024-09-30","n":3,"none":null,"value":"70.3","yes":true,"名":"产值"}'


@pytest.mark.parametrize(
    ("value", "text"),
    [("70.3000", "70.3"), ("1E+3", "1000"), ("-0.00", "0"), ("0", "0"), ("-1.70", "-1.7"), ("100", "100")],
)
def test_canonical__decimals_plain_and_without_trailing_zeros(value: str, text: str) -> None:
    assert canonical(D(value)).decode() == f'"{text}"'


@given(trees)
def test_canonical__is_what_json_would_write(tree: object) -> None:
    """Chains that were sealed through ``json`` fit what seals them now."""
    plain = json.dumps(_plain(tree), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(tree) == plain.encode()


def _plain(tree: object) -> object:
    match tree:
        case Decimal():
            return canonical(tree).decode().strip('"')
        case list():
            return [_plain(each) for each in tree]
        case dict():
            return {key: _plain(value) for key, value in tree.items()}
    return tree


@given(decimals)
def test_canonical__decimal_reads_back(value: Decimal) -> None:
    assert D(canonical(value).decode().strip('"')) == value


def test_canonical__times_in_utc() -> None:
    beijing = datetime(2024, 10, 8, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    assert canonical(beijing) == canonical(datetime(2024, 10, 8, 1, 0, tzinfo=UTC))


def test_canonical__dataclasses_enums_and_ids() -> None:
    @dataclass(frozen=True)
    class Entry:
        period: Period
        level: Level
        number: UUID

    entry = Entry(Period(2024, 1, 9), Level.HINT, UUID(int=7))
    assert canonical(entry).decode() == (
        '{"level":"提示","number":"00000000-0000-0000-0000-000000000007",'
        '"period":{"first":1,"last":9,"point":false,"year":2024}}'
    )


@pytest.mark.parametrize(
    ("obj", "error", "said"),
    [
        (1.5, TypeError, "cannot seal a float"),
        ({1, 2}, TypeError, "cannot seal a set"),
        (b"x", TypeError, "cannot seal a bytes"),
        (Level, TypeError, "cannot seal a"),
        (Period, TypeError, "cannot seal a type"),
        ({1: 2}, TypeError, "a sealed mapping has text keys, not int"),
        (D("NaN"), ValueError, "cannot seal NaN"),
        (datetime(2024, 9, 30), ValueError, "a sealed time needs a time zone"),  # noqa: DTZ001 - the case itself
    ],
)
def test_canonical__refuses(obj: object, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        canonical(obj)


@given(trees, trees)
def test_digest__equal_only_for_equal_canonical_forms(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (canonical(one) == canonical(other))


@given(st.dictionaries(st.text(max_size=4), leaves, max_size=5))
def test_digest__order_of_keys_is_no_matter(mapping: dict[str, object]) -> None:
    assert digest(mapping) == digest(dict(reversed(mapping.items())))


def test_digest__is_a_known_sha256() -> None:
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@given(st.lists(st.integers(), min_size=2, max_size=8), st.data())
def test_link__a_change_breaks_every_later_seal(payloads: list[int], data: st.DataObject) -> None:
    def chain(rows: list[int]) -> list[str]:
        seals, last = [], GENESIS
        for row in rows:
            last = link(last, {"entry": row})
            seals.append(last)
        return seals

    at = data.draw(st.integers(0, len(payloads) - 1))
    changed = [*payloads[:at], payloads[at] + 1, *payloads[at + 1 :]]
    before, after = chain(payloads), chain(changed)
    assert before[:at] == after[:at]
    assert all(one != other for one, other in zip(before[at:], after[at:], strict=True))
