from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from registry.tamper import execute
from taizhang.catalogue.model import Catalogue
from taizhang.kernel import GENESIS, Finding, link
from taizhang.registry import chain
from taizhang.registry.chain import ChainHead, verify
from taizhang.registry.models import Membership

TABLE = "registry_membership"
HEAD = "registry_chainhead"


def message(findings: tuple[Finding, ...]) -> str:
    (finding,) = findings
    assert (finding.code, finding.family) == ("chain-broken", "断链")
    assert finding.advice
    return finding.message


def test_append__links_each_row_to_the_one_before(park: Catalogue) -> None:
    first, second = Membership.objects.order_by("number")[:2]
    assert (first.number, first.previous_hash) == (1, GENESIS)
    assert (second.number, second.previous_hash) == (2, first.hash)
    life = [
        second.respondent.code,
        "park",
        "",
        202201,
        999912,
        second.recorded_at,
        second.recorded_by_id,
        "登记",
        None,
    ]
    assert second.hash == link(first.hash, life)
    assert verify(Membership) == ()


def test_verify__empty_chain(db: None) -> None:
    assert verify(Membership) == ()


def test_verify__edited(park: Catalogue) -> None:
    execute(f"UPDATE {TABLE} SET since = 202001 WHERE number = 4", TABLE)
    assert "第4条：内容与记账时不符" in message(verify(Membership))


def test_verify__edited_through_another_table(park: Catalogue) -> None:
    code = Membership.objects.get(number=3).respondent.code
    execute(f"UPDATE registry_respondent SET code = 'X' WHERE code = '{code}'", "registry_respondent")
    assert "第3条：内容与记账时不符" in message(verify(Membership))


def test_verify__edited_with_a_hash_to_match(park: Catalogue) -> None:
    row = Membership.objects.get(number=4)
    moved = [
        row.respondent.code,
        row.dimension,
        "",
        202001,
        row.until,
        row.recorded_at,
        row.recorded_by_id,
        "登记",
        None,
    ]
    digest = link(row.previous_hash, moved)
    execute(f"UPDATE {TABLE} SET since = 202001, hash = '{digest}' WHERE number = 4", TABLE)
    assert "第5条：与前一条衔接不上" in message(verify(Membership))


def test_verify__deleted(park: Catalogue) -> None:
    execute(f"DELETE FROM {TABLE} WHERE number = 5", TABLE)
    assert "第5条：缺失，下一条是第6条" in message(verify(Membership))


def test_verify__last_ones_deleted(park: Catalogue) -> None:
    total = Membership.objects.count()
    execute(f"DELETE FROM {TABLE} WHERE number > {total - 2}", TABLE)
    assert f"第{total - 1}条：缺失，链头记着共{total}条" in message(verify(Membership))


def test_verify__inserted_at_the_end(park: Catalogue) -> None:
    last = Membership.objects.order_by("-number")[0]
    row = [
        last.respondent.code,
        "admin",
        "own",
        202201,
        999912,
        last.recorded_at,
        last.recorded_by_id,
        "",
        None,
    ]
    forged = Membership(
        number=last.number + 1, previous_hash=last.hash, hash=link(last.hash, row), respondent=last.respondent,
        dimension="admin", member="own", since=202201, recorded_at=last.recorded_at, recorded_by=last.recorded_by,
    )  # fmt: skip
    forged.save()
    assert f"第{last.number + 1}条：不是记账记进来的" in message(verify(Membership))


def test_verify__tail_cut_and_head_moved_back(park: Catalogue) -> None:
    last = Membership.objects.order_by("-number")[1]
    execute(f"DELETE FROM {TABLE} WHERE number > {last.number}", TABLE)
    ChainHead.objects.update(count=last.number, hash=last.hash)
    assert "链头的印不是本系统密钥所盖" in message(verify(Membership))


def test_verify__head_deleted(park: Catalogue) -> None:
    execute(f"DELETE FROM {HEAD}", HEAD)
    assert "链头没有了" in message(verify(Membership))


def test_verify__last_hash_swapped(park: Catalogue) -> None:
    ChainHead.objects.update(hash="f" * 64)
    assert "与链头记着的不符" in message(verify(Membership))


def test_verify__another_installations_key(park: Catalogue) -> None:
    with override_settings(SECRET_KEY="another"):
        assert "密钥" in message(verify(Membership))


def test_verify__key_changed_but_kept_as_fallback(park: Catalogue) -> None:
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert verify(Membership) == ()


def test_next_moment__clock_turned_back() -> None:
    later = timezone.now() + timedelta(days=1)
    assert chain.next_moment(ChainHead(last_at=later)) == later + timedelta(microseconds=1)


def test_next_moment__now() -> None:
    before = timezone.now()
    assert chain.next_moment(ChainHead(last_at=before - timedelta(days=1))) >= before


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2024, 1, 2, tzinfo=timezone.get_fixed_timezone(0)), ""),
        (datetime(2024, 1, 1, tzinfo=timezone.get_fixed_timezone(0)), "不晚于"),
        (datetime(2999, 1, 1, tzinfo=timezone.get_fixed_timezone(0)), "将来"),
    ],
)
def test_moment_findings__order(at: datetime, expected: str) -> None:
    head = ChainHead(last_at=datetime(2024, 1, 1, tzinfo=timezone.get_fixed_timezone(0)))
    found = chain.moment_findings(at, head)
    assert [expected in finding.message for finding in found] == ([True] if expected else [])


def test_lock__makes_the_heads_once(db: None) -> None:
    with transaction.atomic():
        assert chain.lock(Membership)[Membership].count == 0
        assert chain.lock(Membership)[Membership].count == 0
    assert ChainHead.objects.count() == 1
