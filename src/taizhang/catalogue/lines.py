"""What does a Chinese keyboard do to a YAML file, and how is each slip read all the same?

An input method types ``：`` for ``:``, a word processor indents with tabs or with ``　``, and nobody knows
that YAML wants a space after the colon and quotes round ``%``. YAML's own messages are English and often name
a later line, so these slips are found here, line by line, and mended in memory only: the file is refused,
but the rest of it can still be checked in the same go.

>>> mended, slips = mend("规上工业总产值：\\n  单位: %\\n")
>>> mended
"规上工业总产值:\\n  单位: '%'\\n"
>>> [(slip.kind, slip.line, slip.key) for slip in slips]
[('full-width-colon', 1, '规上工业总产值'), ('needs-quotes', 2, '单位')]

Only a line where a key may stand is looked at: not more indented than the last key, unless that key had no
value. So ``以上：法人`` on the second line of a long sentence is left alone.
"""

import re
from dataclasses import dataclass
from typing import Literal

from taizhang.catalogue.keys import KEYS, PARK_KEYS

SlipKind = Literal[
    "full-width-colon",
    "full-width-comma",
    "tab-indentation",
    "wide-indentation",
    "colon-without-space",
    "needs-quotes",
]

_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<rest>.*)")
_KEYED = re.compile(
    r"(?P<key>[^\s:：#'\"\[\]{}【】，,|>&*!%@`-][^:：#【】'\"\[\]{}]*?) *(?P<colon>[:：])(?P<value>.*)"
)
# The keys that may open a row of a list, after "- ", and those that stand inside { }.
_ROW_KEYS = frozenset(KEYS["items"]) | frozenset(KEYS["examples"]) | frozenset(PARK_KEYS["部门"])
_BRACED_KEYS = "|".join(sorted(_ROW_KEYS | frozenset(KEYS["figures"])))
_BRACED_COLON = re.compile(rf"(?<=[{{,，])( *)({_BRACED_KEYS})： *")
_BRACED_COMMA = re.compile(rf" *， *(?=({_BRACED_KEYS})[:：])")
_COMMENT = re.compile(r"\s+#.*$")


@dataclass(frozen=True)
class Slip:
    """One slip of the keyboard. ``key`` is the word before the colon, ``value`` what follows."""

    kind: SlipKind
    line: int
    key: str = ""
    value: str = ""


def mend(text: str) -> tuple[str, tuple[Slip, ...]]:
    """The text with its slips put right (same number of lines), and the slips."""
    mender = _Mender()
    lines = [mender.line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    return "\n".join(lines), tuple(mender.slips)


class _Mender:
    """Goes down the lines knowing where the last key stood and whether a block may open under it."""

    def __init__(self) -> None:
        self.slips: list[Slip] = []
        self.column = 0
        self.open = True

    def line(self, number: int, line: str) -> str:
        line = self.braces(number, self.indentation(number, line))
        found = _LINE.fullmatch(line)
        if found is None or not found["rest"] or found["rest"].startswith("#"):
            return line
        dash_column = len(found["indent"])
        column = dash_column + len(found["dashes"])
        if dash_column > self.column and not self.open:
            return line
        keyed = _KEYED.fullmatch(found["rest"])
        if keyed is None or not self.is_key(keyed, listed=bool(found["dashes"])):
            if found["dashes"]:
                self.column, self.open = dash_column, False
            return line
        self.column = column
        self.open = not _COMMENT.sub("", keyed["value"]).strip()
        return line[:column] + self.pair(number, keyed)

    def indentation(self, number: int, line: str) -> str:
        blank = line[: len(line) - len(line.lstrip())]
        if not line.strip() or blank.strip(" ") == "":
            return line
        kind: SlipKind = "tab-indentation" if "\t" in blank else "wide-indentation"
        self.slips.append(Slip(kind, number))
        return blank.expandtabs(2).replace("\u3000", "  ").replace("\xa0", " ") + line.lstrip()

    def braces(self, number: int, line: str) -> str:
        if "{" not in line or ("：" not in line and "，" not in line):
            return line
        for found in _BRACED_COLON.finditer(line):
            self.slips.append(Slip("full-width-colon", number, found[2], "……"))
        line = _BRACED_COLON.sub(r"\1\2: ", line)
        for found in _BRACED_COMMA.finditer(line):
            self.slips.append(Slip("full-width-comma", number, found[1]))
        return _BRACED_COMMA.sub(", ", line)

    def is_key(self, keyed: re.Match[str], *, listed: bool) -> bool:
        proper = keyed["colon"] == ":" and (not keyed["value"] or keyed["value"][0] == " ")
        # “- 规上工业：……” is a sentence in a list unless the word is one of ours
        return proper or not listed or keyed["key"] in _ROW_KEYS

    def pair(self, number: int, keyed: re.Match[str]) -> str:
        key, value = keyed["key"], keyed["value"]
        if keyed["colon"] == "：":
            self.slips.append(Slip("full-width-colon", number, key, value.strip()))
        elif value and value[0] != " ":
            self.slips.append(Slip("colon-without-space", number, key, value.strip()))
        bare = _COMMENT.sub("", value).strip()
        if _needs_quotes(bare):
            self.slips.append(Slip("needs-quotes", number, key, bare))
            value = "'" + bare.replace("'", "''") + "'"
        return f"{key}: {value.lstrip()}" if value else f"{key}:"


def _needs_quotes(value: str) -> bool:
    if not value or value[0] in "'\"[{|>#":
        return False
    return value[0] in "%@`!&*" or ": " in value or value.endswith(":")
