"""Does libyaml read a catalogue as the parser in Python does? The tree, or the refusal, must be the same."""

import random
from pathlib import Path

import pytest
from ruamel.yaml.error import YAMLError

from taizhang.catalogue import load
from taizhang.catalogue.lines import mend
from taizhang.catalogue.tree import Node

MISTAKES = Path(__file__).parent / "mistakes"
STROKES = " :#-[]{}'\"\n\t,&*!|>%@`\\?亿\u2028\u0085\x07\ufeff1"
"""What a slip of the hand, or a text copied from elsewhere, may put into a file."""


def slow(text: str) -> Node | str | None:
    try:
        return load._tree(load._slow(text))
    except load._ManyDocuments as cut:
        return f"cut at line {cut.line}"
    except YAMLError as error:
        return f"{type(error).__name__}: {error}"


def chosen(text: str) -> Node | str | None:
    try:
        return load._compose.__wrapped__(text)
    except load._ManyDocuments as cut:
        return f"cut at line {cut.line}"
    except YAMLError as error:
        return f"{type(error).__name__}: {error}"


def shipped() -> list[str]:
    return [mend(file.read_text("utf-8-sig"))[0] for file in sorted(load.shipped().rglob("*.yaml"))]


def test_compose__shipped_files_are_read_the_same() -> None:
    texts = shipped()
    assert len(texts) > 10
    for text in texts:
        assert chosen(text) == slow(text)


def test_compose__shipped_files_take_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(load, "_slow")
    assert all(load._compose.__wrapped__(text) is not None for text in shipped())


@pytest.mark.parametrize("file", sorted(MISTAKES.glob("*.yaml")), ids=lambda file: file.stem)
def test_compose__mistakes_are_read_the_same(file: Path) -> None:
    text = mend(file.read_bytes().decode("utf-8", "replace"))[0]
    assert chosen(text) == slow(text)


def test_compose__slips_of_the_hand_are_read_the_same() -> None:
    draw, texts = random.Random(20240930), shipped()
    refused = 0
    for _ in range(300):
        whole = draw.choice(texts)
        start = whole.find("\n", draw.randrange(max(1, len(whole) - 800))) + 1
        text = whole[start : start + 800]
        for _ in range(draw.randint(1, 2)):
            at = draw.randrange(len(text) + 1)
            text = text[:at] + draw.choice(STROKES) + text[at + draw.randint(0, 1) :]
        seen = chosen(text)
        assert seen == slow(text), text
        refused += isinstance(seen, str)
    assert refused > 20, "some of the slips must be errors"
