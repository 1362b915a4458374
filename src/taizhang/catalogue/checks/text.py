"""Mistakes of the file as a piece of text: what is seen before anything is understood."""

from collections.abc import Iterator

from taizhang.catalogue.draft import Draft, Mistake, SourceFile
from taizhang.catalogue.lines import Slip, SlipKind
from taizhang.catalogue.tree import Pairs, walk
from taizhang.kernel.finding import Place


def no_directory(draft: Draft) -> Iterator[Mistake]:
    """A directory that is not there."""
    for name in draft.missing:
        yield Mistake(
            Place(source=name), f"没有“{name}”这个目录", "请核对路径；目录里应有 indicators 等文件夹。"
        )


def misplaced_file(draft: Draft) -> Iterator[Mistake]:
    """A file that no section reads, so that its content would be silently left out."""
    for file in draft.files:
        if file.section is None:
            yield Mistake(
                file.place(),
                "目录不读这个文件，里面的内容不会生效",
                "请放进 indicators、forms、rules、examples（.yaml）或 outlines（.md），"
                "或者命名为 park.yaml、dimensions.yaml。",
            )


def not_utf8(draft: Draft) -> Iterator[Mistake]:
    """A file saved in GBK, as old Windows editors do."""
    for file in draft.files:
        if file.text is None:
            yield Mistake(file.place(), "文件不是 UTF-8 编码", "请在编辑器里“另存为”，编码选 UTF-8。")


def _slips(draft: Draft, kind: SlipKind) -> Iterator[tuple[SourceFile, Slip]]:
    for file in draft.files:
        for slip in file.slips:
            if slip.kind == kind:
                yield file, slip


def tab_indentation(draft: Draft) -> Iterator[Mistake]:
    """A line indented with a tab, which YAML refuses."""
    for file, slip in _slips(draft, "tab-indentation"):
        yield Mistake(file.place(slip.line), "行首用了制表符（Tab）缩进", "请改成空格，每一层缩进两个空格。")


def wide_indentation(draft: Draft) -> Iterator[Mistake]:
    """A line indented with full-width spaces, which YAML takes for part of the word."""
    for file, slip in _slips(draft, "wide-indentation"):
        yield Mistake(file.place(slip.line), "行首用了全角空格缩进", "请改成半角空格，每一层缩进两个空格。")


def full_width_colon(draft: Draft) -> Iterator[Mistake]:
    """``单位：亿元`` typed with a Chinese input method."""
    for file, slip in _slips(draft, "full-width-colon"):
        written = f"{slip.key}: {slip.value}".strip()
        yield Mistake(
            file.place(slip.line),
            f"“{slip.key}”后面用了全角冒号“：”",
            f"请改成半角冒号加一个空格，写成“{written}”。",
        )


def colon_without_space(draft: Draft) -> Iterator[Mistake]:
    """``单位:亿元``, which YAML takes for one word."""
    for file, slip in _slips(draft, "colon-without-space"):
        yield Mistake(
            file.place(slip.line),
            f"“{slip.key}:”的冒号后面没有空格",
            f"请加一个空格，写成“{slip.key}: {slip.value}”。",
        )


def needs_quotes(draft: Draft) -> Iterator[Mistake]:
    """``单位: %`` and other values that mean something else to YAML."""
    for file, slip in _slips(draft, "needs-quotes"):
        reason = f"以“{slip.value[0]}”开头" if slip.value[0] in "%@`!&*" else "里面有半角冒号"
        yield Mistake(
            file.place(slip.line),
            f"“{slip.key}”的值“{slip.value}”{reason}，YAML 会误读",
            f"请加上引号，写成“{slip.key}: '{slip.value}'”。",
        )


def yaml_syntax(draft: Draft) -> Iterator[Mistake]:
    """Anything else that YAML cannot read; the rest of that file stays unchecked."""
    for file in draft.files:
        if file.trouble:
            yield Mistake(file.place(file.trouble.line), file.trouble.message, file.trouble.advice)


def duplicate_key(draft: Draft) -> Iterator[Mistake]:
    """The same key twice in one block, of which most readers would keep the last and say nothing."""
    for file in draft.files:
        for block in walk(file.tree) if file.tree else ():
            if not isinstance(block, Pairs):
                continue
            first: dict[str, int] = {}
            for pair in block.pairs:
                if pair.key in first:
                    yield Mistake(
                        file.place(pair.line),
                        f"“{pair.key}”写了两次，第一次在第{first[pair.key]}行",
                        "请只留一个，或者给其中一个改名。",
                    )
                first.setdefault(pair.key, pair.line)


CHECKS = (
    no_directory,
    misplaced_file,
    not_utf8,
    tab_indentation,
    wide_indentation,
    full_width_colon,
    colon_without_space,
    needs_quotes,
    yaml_syntax,
    duplicate_key,
)
