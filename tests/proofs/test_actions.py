"""Setting a remark aside and taking it up again leave rows; nothing is overwritten."""

import pytest
from django.contrib.auth.models import User

from taizhang.proofs.actions import remark_dismiss, remark_restore
from taizhang.proofs.models import Dismissal
from taizhang.proofs.queries import standing
from taizhang.proofs.sentences import digest
from taizhang.registry import chain

SENTENCE = "占83.4%。"
CODE = "share-mismatch"
pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> User:
    return User.objects.create_user("bangong", first_name="王敏", is_staff=True)


def test_remark_dismiss__stands_with_who_and_why(writer: User) -> None:
    assert remark_dismiss(actor=writer, sentence=SENTENCE, code=CODE, reason=" 口径不同 ") == ()
    view = standing([SENTENCE])[digest(SENTENCE), CODE]
    assert (view.reason, view.by, view.text) == ("口径不同", "王敏", SENTENCE)
    assert standing(["占83.5%。"]) == {}


def test_remark_dismiss__needs_a_reason(writer: User) -> None:
    (refused,) = remark_dismiss(actor=writer, sentence=SENTENCE, code=CODE, reason="  ")
    assert refused.code == "dismissal-no-reason"
    assert not Dismissal.objects.exists()


def test_remark_dismiss__refuses_a_long_reason(writer: User) -> None:
    (refused,) = remark_dismiss(actor=writer, sentence=SENTENCE, code=CODE, reason="理" * 301)
    assert "301字" in refused.message


def test_remark_dismiss__is_for_staff() -> None:
    clerk = User.objects.create_user("qiye")
    (refused,) = remark_dismiss(actor=clerk, sentence=SENTENCE, code=CODE, reason="口径不同")
    assert refused.code == "dismissal-not-allowed"
    assert not Dismissal.objects.exists()


def test_remark_restore__adds_a_row_and_takes_none_away(writer: User) -> None:
    remark_dismiss(actor=writer, sentence=SENTENCE, code=CODE, reason="口径不同")
    assert remark_restore(actor=writer, sentence=SENTENCE, code=CODE) == ()
    assert standing([SENTENCE]) == {}
    assert Dismissal.objects.count() == 2
    assert chain.verify(Dismissal) == ()


def test_remark_restore__of_what_was_not_set_aside_does_nothing(writer: User) -> None:
    assert remark_restore(actor=writer, sentence=SENTENCE, code=CODE) == ()
    assert not Dismissal.objects.exists()


def test_standing__asks_for_many_sentences(writer: User) -> None:
    remark_dismiss(actor=writer, sentence="第600句", code=CODE, reason="按原文")
    assert len(standing(f"第{number}句" for number in range(1200))) == 1
