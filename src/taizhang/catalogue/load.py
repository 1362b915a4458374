"""How does a directory of YAML and Markdown become a catalogue, and what is said when it cannot?

``load(shipped(), park)`` reads the shipped directory, then the park's own; an entry of the park with the
same 代码 (the same name, for examples and the blocks of park.yaml) replaces the shipped entry whole, never
key by key, so that what an entry says can be read in one place. All checks run over the result and all
findings come back at once:

    catalogue, findings = load(shipped(), Path("我们的目录"))
    str(findings[0])   # '错误：我们的目录/indicators/output.yaml 第50行：不认识“来原”，是不是“来源”？……'

The catalogue is None where any finding is an error. ruamel parses the YAML (1.2) into events, which carry
lines; nothing is constructed from them, since every value here is text until a check has passed it: no
surprise booleans, no codes that lose their leading zero, and a third less time than composing.

libyaml, which is ten times faster, reads what is well formed; what it refuses is read again by the parser in Python,
whose words are the ones that are translated here. The two give the same tree (tests/catalogue/test_yaml.py).
"""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from _ruamel_yaml import CParser
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from taizhang.catalogue.build import build
from taizhang.catalogue.checks import check
from taizhang.catalogue.draft import Draft, Entry, OutlineDraft, SourceFile, Trouble
from taizhang.catalogue.lines import mend
from taizhang.catalogue.model import Catalogue
from taizhang.catalogue.outline import parse as parse_outline
from taizhang.catalogue.tree import Items, Node, Pair, Pairs, Scalar
from taizhang.kernel.finding import Finding

_FOLDERS = {"indicators": ".yaml", "forms": ".yaml", "rules": ".yaml", "outlines": ".md", "examples": ".yaml"}
_TOP = {"park.yaml": "park", "dimensions.yaml": "dimensions"}


def load(*directories: Path) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """Read the directories, later ones over earlier ones; None where any finding is an error."""
    draft = read(*directories)
    findings = check(draft)
    if any(finding.is_error for finding in findings):
        return None, findings
    return build(draft), findings


def shipped() -> Path:
    """The catalogue that comes with the program: in the wheel, or at the root of the source tree."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_catalogue"
    return installed if installed.is_dir() else package.parent.parent / "catalogue"


@lru_cache(maxsize=1)
def load_shipped() -> Catalogue:
    """The shipped catalogue, read once per process; an error in it is our bug."""
    catalogue, findings = load(shipped())
    assert catalogue is not None, "\n".join(str(finding) for finding in findings)
    return catalogue


def read(*directories: Path) -> Draft:
    """The draft: every file read, later directories' entries in place of earlier ones."""
    files: list[SourceFile] = []
    entries: list[Entry] = []
    outlines: dict[str, OutlineDraft] = {}
    missing = tuple(str(directory) for directory in directories if not directory.is_dir())
    for directory in directories:
        layer = [_file(directory, path) for path in sorted(directory.rglob("*")) if _is_ours(directory, path)]
        files += layer
        entries = _override(entries, [entry for file in layer for entry in _entries(file)])
        for file in layer:
            if file.section == "outlines":
                code = file.name.rpartition("/")[2].removesuffix(".md")
                outlines[code] = OutlineDraft(code, file.name, file.outline)
    return Draft(tuple(files), tuple(entries), tuple(outlines.values()), missing)


def _is_ours(directory: Path, path: Path) -> bool:
    relative = path.relative_to(directory)
    hidden = any(part.startswith((".", "_")) for part in relative.parts)
    return path.is_file() and not hidden and not path.name.upper().startswith("README")


def _section(relative: Path) -> str | None:
    if len(relative.parts) == 1:
        return _TOP.get(relative.name)
    folder = relative.parts[0]
    return folder if len(relative.parts) == 2 and _FOLDERS.get(folder) == relative.suffix else None


def _file(directory: Path, path: Path) -> SourceFile:
    relative = path.relative_to(directory)
    name, section = f"{directory.name}/{relative.as_posix()}", _section(relative)
    if section is None:
        return SourceFile(name, None, "")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return SourceFile(name, section, None)
    if section == "outlines":
        return SourceFile(name, section, text, outline=parse_outline(text))
    mended, slips = mend(text)
    try:
        return SourceFile(name, section, text, slips, tree=_compose(mended))
    except _ManyDocuments as error:
        trouble = Trouble(error.line, "一个文件里只能有一份内容", "请删去中间的“---”。")
        return SourceFile(name, section, text, slips, trouble=trouble)
    except MarkedYAMLError as error:
        return SourceFile(name, section, text, slips, trouble=_trouble(error))
    except ReaderError as error:
        line = mended.count("\n", 0, error.position) + 1
        return SourceFile(
            name,
            section,
            text,
            slips,
            trouble=Trouble(line, "有看不见的控制字符", "请删去后重新录入这一行。"),
        )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Tens of thousands of small live objects make the collector run again and again for nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@lru_cache(maxsize=64)
def _compose(text: str) -> Node | None:
    # remembered by content: a server that reads the catalogue again reads only what has changed
    with _no_collection():
        try:
            return _tree(_slow(text) if _ONLY_SLOW.search(text) else _fast(text))
        except YAMLError:
            return _tree(_slow(text))


_ONLY_SLOW = re.compile("[\t\x85\u2028\u2029]")
"""What the two parsers differ on: libyaml lets tabs pass, and takes three rare characters for ends of lines."""


def _fast(text: str) -> Iterator[Event]:
    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


def _slow(text: str) -> Iterator[Event]:
    events: Iterator[Event] = YAML(typ="safe", pure=True).parse(text)
    return events


def _tree(events: Iterator[Event]) -> Node | None:
    roots = [_node(event, events) for event in events if isinstance(event, NodeEvent)]
    if len(roots) > 1:
        raise _ManyDocuments(roots[1].line)
    return roots[0] if roots else None


class _ManyDocuments(Exception):
    """``---`` has cut the file in two."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def _node(event: NodeEvent, events: Iterator[Event]) -> Node:
    """The node that ``event`` opens; takes its inner events off the stream."""
    line = event.start_mark.line + 1
    if isinstance(event, ScalarEvent):
        return Scalar(event.value, line)
    if isinstance(event, SequenceStartEvent):
        return Items(tuple(_node(inner, events) for inner in _inside(events)), line)
    if isinstance(event, MappingStartEvent):
        return Pairs(tuple(_pair(key, events) for key in _inside(events)), line)
    return Scalar(f"*{event.anchor}", line)


def _pair(key: NodeEvent, events: Iterator[Event]) -> Pair:
    name, node = _node(key, events), _node(next(events), events)
    word = name.value if isinstance(name, Scalar) else "？"
    if isinstance(node, Scalar) and not node.value:
        node = Scalar("", name.line)  # where nothing stands, the parsers do not agree on its line
    return Pair(word, node, name.line)


def _inside(events: Iterator[Event]) -> Iterator[NodeEvent]:
    for event in events:
        if isinstance(event, CollectionEndEvent):
            return
        yield event


# Part of what ruamel says, whether the place where it began is the better one to name, and our words.
_TROUBLES = (
    ("cannot start any token", False, "这里的值不能以这个符号开头", "请给整个值加引号，例如 单位: '%'。"),
    ("mapping values are not allowed", False, "这里不该有冒号", "请核对缩进是否多了、上一行是否漏了冒号；值里有冒号时加引号。"),
    ("expected ',' or ']'", True, "方括号没有写完", "请补上“]”，各项之间用半角逗号。"),
    ("expected ',' or '}'", True, "花括号没有写完", "请补上“}”，各项之间用半角逗号。"),
    ("unexpected end of stream", True, "引号没有配对", "请补上后一个引号；只有一个引号时请删去。"),
    ("expected <block end>", False, "缩进没有对齐", "同一条目的键请缩进同样多的空格，一般是两个。"),
    ("could not find expected ':'", True, "这一行没有冒号", "请写成“键: 值”；是上一行的续写时请多缩进两格。"),
    ("undefined alias", False, "值不能以 * 开头", "请给整个值加引号。"),
)  # fmt: skip


def _trouble(error: MarkedYAMLError) -> Trouble:
    said = f"{error.context or ''} {error.problem or ''}"
    for words, at_start, message, advice in _TROUBLES:
        if words in said:
            mark = error.context_mark if at_start and error.context_mark else error.problem_mark
            return Trouble(mark.line + 1 if mark else None, message, advice)
    mark = error.problem_mark or error.context_mark
    return Trouble(
        mark.line + 1 if mark else None,
        f"这里不合 YAML 的写法（{error.problem}）",
        "请对照别的条目检查冒号、缩进和引号。",
    )


def _entries(file: SourceFile) -> Iterator[Entry]:
    if file.section in (None, "outlines"):
        return
    if file.section == "examples":
        for node in file.tree.nodes if isinstance(file.tree, Items) else ():
            if isinstance(node, Pairs):
                yield Entry("examples", node.text("名称"), node, file.name, node.line)
        return
    for pair in file.tree.pairs if isinstance(file.tree, Pairs) else ():
        if isinstance(pair.node, Pairs):
            yield Entry(str(file.section), pair.key, pair.node, file.name, pair.line)
        elif isinstance(pair.node, Items) and file.section == "park":
            yield Entry("park", pair.key, Pairs((pair,), pair.line), file.name, pair.line)


def _override(entries: list[Entry], layer: Iterable[Entry]) -> list[Entry]:
    """An entry of the new layer takes the place of the earlier one of its identity; the rest are appended."""
    new = list(layer)
    waiting = {_identity(entry): entry for entry in reversed(new)}
    replaced = {_identity(entry) for entry in entries} & set(waiting)
    kept = [waiting[_identity(entry)] if _identity(entry) in replaced else entry for entry in entries]
    used = {id(waiting[identity]) for identity in replaced}
    return kept + [entry for entry in new if id(entry) not in used]


def _identity(entry: Entry) -> tuple[str, str]:
    by_name = entry.section in ("park", "examples") or not entry.code
    return entry.section, entry.name if by_name else entry.code
