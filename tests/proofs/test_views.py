"""The page by hand: what is asked, shown, taken, set aside, saved and cleared away."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from proofs.desk_room import TEXT, laid, remark
from taizhang.proofs import desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer() -> User:
    return User.objects.create_user("bangong", first_name="王敏", is_staff=True)


@pytest.fixture
def client(writer: User) -> Client:
    client = Client()
    client.force_login(writer, "django.contrib.auth.backends.ModelBackend")
    return client


def test_index__empty_desk(client: Client) -> None:
    assert "这里还没有报告" in client.get("/proofs/").text


def test_index__nothing_sent_says_what_to_do(client: Client) -> None:
    response = client.post("/proofs/", {"text": "  "})
    assert response.status_code == 422
    assert "请选一份报告，或把文字粘贴到框里" in response.text


def test_index__too_many_at_once_keeps_the_text(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> desk.Job:
        raise desk.Busy

    monkeypatch.setattr(desk, "lay", busy)
    response = client.post("/proofs/", {"text": "产值61亿元"})
    assert response.status_code == 422
    assert "产值61亿元" in response.text


def test_show__says_that_it_waits(client: Client, writer: User) -> None:
    job = laid(writer.pk)
    desk.write(job, "progress.json", {"state": "waiting", "said": "正在准备", "advice": ""})
    desk.write(
        job,
        "about.json",
        {"token": job.token, "owner": writer.pk, "name": "稿.txt", "at": "2999-01-01T00:00:00+00:00"},
    )
    assert "正在准备" in client.get(f"/proofs/{job.token}/").text
    assert "正在准备" in client.get(f"/proofs/{job.token}/progress/").text


def test_progress__done_loads_the_page_anew(client: Client, writer: User) -> None:
    response = client.get(f"/proofs/{laid(writer.pk).token}/progress/")
    assert (response.status_code, response["HX-Refresh"]) == (204, "true")


def test_show__a_refused_file_says_why_and_what_to_do(client: Client, writer: User) -> None:
    job = laid(writer.pk)
    desk.write(job, "progress.json", {"state": "failed", "said": "文件加了密码", "advice": "请去掉密码"})
    page = client.get(f"/proofs/{job.token}/").text
    assert "文件加了密码。" in page
    assert "请去掉密码。" in page


def test_show__nobody_elses(client: Client) -> None:
    response = client.get(f"/proofs/{laid(10_000).token}/")
    assert response.status_code == 404
    assert "这份报告不在了" in response.text


def test_show__clean(client: Client, writer: User) -> None:
    assert "读出2个数，没有发现问题" in client.get(f"/proofs/{laid(writer.pk).token}/").text


def test_show__text_beside_remarks(client: Client, writer: User) -> None:
    page = client.get(f"/proofs/{laid(writer.pk, remark()).token}/").text
    assert 'id="at-0"' in page
    assert "应在：83.8%–85.4%" in page


def test_accept__and_take_back(client: Client, writer: User) -> None:
    job = laid(
        writer.pk,
        remark(start=10, end=15, fixes=[{"start": 10, "end": 15, "text": "84.6%", "certain": False}]),
    )
    address = f"/proofs/{job.token}/remarks/0/accept/"
    answer = client.post(address, {"choice": "0"}, headers={"HX-Request": "true"}).text
    assert "已采纳：84.6%" in answer
    assert "下载改正稿（改了1处）" in answer
    corrected = client.get(f"/proofs/{job.token}/corrected/")
    assert corrected.content.decode("utf-8-sig") == TEXT.replace("83.4%", "84.6%")
    assert "改为84.6%" in client.post(address, {"choice": "0"}, headers={"HX-Request": "true"}).text
    assert desk.read(job, "accepted.json") == {}


def test_accept__refuses_what_overlaps(client: Client, writer: User) -> None:
    job = laid(writer.pk, remark(), remark(code="other"))
    client.post(f"/proofs/{job.token}/remarks/0/accept/", {"choice": "0"})
    answer = client.post(
        f"/proofs/{job.token}/remarks/1/accept/", {"choice": "0"}, headers={"HX-Request": "true"}
    ).text
    assert "已经采纳了另一条意见的改法" in answer


@pytest.mark.parametrize("choice", ["", "7", "-1", "x"])
def test_accept__of_no_suggestion(client: Client, writer: User, choice: str) -> None:
    job = laid(writer.pk, remark())
    assert client.post(f"/proofs/{job.token}/remarks/0/accept/", {"choice": choice}).status_code == 404


def test_dismiss__is_seen_by_the_next_report_with_that_sentence(client: Client, writer: User) -> None:
    job = laid(writer.pk, remark())
    answer = client.post(
        f"/proofs/{job.token}/remarks/0/dismiss/", {"reason": "口径不同"}, headers={"HX-Request": "true"}
    )
    assert "已忽略：口径不同（王敏" in answer.text
    later = laid(writer.pk, remark(), token="cd" * 16)
    assert "已忽略的意见（1条）" in client.get(f"/proofs/{later.token}/").text
    client.post(f"/proofs/{later.token}/remarks/0/restore/")
    assert "已忽略的意见" not in client.get(f"/proofs/{job.token}/").text


def test_dismiss__without_reason_keeps_the_remark(client: Client, writer: User) -> None:
    job = laid(writer.pk, remark())
    answer = client.post(
        f"/proofs/{job.token}/remarks/0/dismiss/", {"reason": ""}, headers={"HX-Request": "true"}
    )
    assert "还没有写理由" in answer.text
    assert "不用改" in answer.text


def test_keep_and_discard(client: Client, writer: User, room: Path) -> None:
    job = laid(writer.pk)
    assert "已保留" in client.post(f"/proofs/{job.token}/keep/", follow=True).text
    assert "已删除" in client.post(f"/proofs/{job.token}/discard/", follow=True).text
    assert list(room.iterdir()) == []


def test_index__reads_a_file_in_a_process_of_its_own(client: Client) -> None:
    file = SimpleUploadedFile("稿.txt", "规上产值61亿元，同比增长10%。".encode())
    response = client.post("/proofs/", {"file": file})
    token = response["Location"].split("/")[-2]
    job = desk.job(token, client.get("/proofs/").context["user"].pk)
    assert job is not None
    _until_it_ends(job)
    assert desk.progress(job) == desk.Progress("done", "校对完了")
    assert "61亿元" in client.get(response["Location"]).text


def _until_it_ends(job: desk.Job) -> None:
    import time

    for _ in range(600):
        if desk.progress(job).state in ("done", "failed"):
            return
        time.sleep(0.1)


def test_show__beside_the_ledger(client: Client, writer: User) -> None:
    job = laid(writer.pk)
    found = desk.read(job, "result.json")
    assert found is not None
    found["ledger"] = {
        "4": {"state": "不符", "value": "61.906", "expected": "61.9亿元", "indicator": "output",
              "measure": "value", "scope": "park", "period": "2024-01..2024-09"},
    }  # fmt: skip
    desk.write(job, "result.json", found)
    page = client.get(f"/proofs/{job.token}/").text
    assert "与台账核对：不符 1 个" in page
    assert "indicator=output&amp;period=2024-01..2024-09&amp;scope=park&amp;measure=value" in page
