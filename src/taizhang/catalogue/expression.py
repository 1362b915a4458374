"""What relation between the rows of a form does a rule state?

A rule is written as a statistician would say it: indicator names without quotes, numbers, + - * / and
brackets, one chain of comparisons, and the functions 同期(名) 上期(名) 当月(名) 增速(名) 绝对值(式子).

>>> rule = parse("主营业务收入 <= 营业收入")
>>> rule
Compare(terms=(Ref(code='主营业务收入', view='value'), Ref(code='营业收入', view='value')), ops=('<=',))
>>> write(parse("0 <= (新建+续建) / 2 <= 绝对值(同期(在建))"))
'0 <= (新建 + 续建) / 2 <= 绝对值(同期(在建))'

Names run up to the next space, operator, comma or half-width bracket, so ``R&D经费`` and
``5亿元以上项目数`` are names. ``parse`` keeps names as written unless given ``resolve``, which turns a name
into a code.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias, cast

from taizhang.catalogue.vocabulary import ABSOLUTE, FUNCTIONS

View = Literal["value", "prior", "previous", "month", "growth"]
Sign = Literal["+", "-", "*", "/"]
Comparison = Literal["<", "<=", "=", ">=", ">"]

_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>\d+(?:\.\d+)?(?![^\s+\-*/()<>=,]))"
    r"|(?P<compare><=|>=|==|!=|<>|=|<|>)"
    r"|(?P<sign>[+\-*/])"
    r"|(?P<bracket>[()])"
    r"|(?P<name>[^\s+\-*/()<>=,]+)"
    r"|(?P<other>.)"
)
_FULL_WIDTH = {
    "（": "(", "）": ")", "＋": "+", "－": "-", "×": "*", "÷": "/",
    "≤": "<=", "≥": ">=", "＜": "<", "＞": ">", "＝": "=",
}  # fmt: skip
_VIEW_NAMES = {view: name for name, (view, _) in FUNCTIONS.items()}


class ExpressionError(ValueError):
    """The text is no rule; ``at`` is the position of the first thing that does not fit."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(f"第{at + 1}个字：{message}")
        self.at = at


@dataclass(frozen=True)
class Number:
    """A number, exact; negative ones too."""

    value: Decimal


@dataclass(frozen=True)
class Ref:
    """An indicator seen as this period's value, the same period of last year, last month's total, …"""

    code: str
    view: View = "value"


@dataclass(frozen=True)
class Op:
    """Two terms joined by + - * /."""

    op: Sign
    left: "Term"
    right: "Term"


@dataclass(frozen=True)
class Abs:
    """A term without its sign."""

    term: "Term"


Term: TypeAlias = Number | Ref | Op | Abs


@dataclass(frozen=True)
class Compare:
    """``terms[0] ops[0] terms[1] ops[1] terms[2] …``, all of which must hold."""

    terms: tuple[Term, ...]
    ops: tuple[Comparison, ...]


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    at: int


def _as_written(name: str) -> str:
    return name


def parse(text: str, resolve: Callable[[str], str] = _as_written) -> Compare:
    """The relation a rule states; raises `ExpressionError` with the place of the mistake."""
    return _Parser(text, resolve).rule()


def refs(node: Compare | Term) -> Iterator[Ref]:
    """Every indicator the relation looks at, in order of appearance."""
    if isinstance(node, Ref):
        yield node
    elif isinstance(node, Compare):
        for term in node.terms:
            yield from refs(term)
    elif isinstance(node, Op):
        yield from refs(node.left)
        yield from refs(node.right)
    elif isinstance(node, Abs):
        yield from refs(node.term)


def write(node: Compare | Term, name: Callable[[str], str] = _as_written) -> str:
    """The relation in words again, brackets only where needed; ``parse(write(x)) == x``."""
    if isinstance(node, Compare):
        words = [write(node.terms[0], name)]
        for sign, term in zip(node.ops, node.terms[1:], strict=True):
            words += [sign, write(term, name)]
        return " ".join(words)
    if isinstance(node, Number):
        return f"{node.value:f}"
    if isinstance(node, Ref):
        return name(node.code) if node.view == "value" else f"{_VIEW_NAMES[node.view]}({name(node.code)})"
    if isinstance(node, Abs):
        return f"{ABSOLUTE}({write(node.term, name)})"
    left, right = _side(node, node.left, name), _side(node, node.right, name)
    return f"{left} {node.op} {right}"


def _side(parent: Op, term: Term, name: Callable[[str], str]) -> str:
    text = write(term, name)
    if not isinstance(term, Op):
        return text
    looser = parent.op in "*/" and term.op in "+-"
    # a - (b - c): the right side of an equal rank keeps its brackets, since the parser reads from the left
    same_rank = (parent.op in "*/") == (term.op in "*/")
    return f"({text})" if looser or (same_rank and term is parent.right) else text


class _Parser:
    """Recursive descent over the tokens; keeps one invariant: ``next`` is the first token not yet used."""

    def __init__(self, text: str, resolve: Callable[[str], str]) -> None:
        self.tokens = [
            _Token(str(found.lastgroup), found.group(), found.start())
            for found in _TOKEN.finditer(text)
            if found.lastgroup != "space"
        ]
        self.tokens.append(_Token("end", "", len(text)))
        self.index = 0
        self.resolve = resolve
        self.refuse_full_width()

    def refuse_full_width(self) -> None:
        for token in self.tokens:
            for offset, character in enumerate(token.text):
                half = _FULL_WIDTH.get(character)
                if half:
                    raise ExpressionError(f"“{character}”请改成半角的“{half}”", token.at + offset)
            if token.kind == "other":
                raise ExpressionError(f"看不懂“{token.text}”", token.at)
            if token.text in ("==", "!=", "<>"):
                raise ExpressionError(f"不能写“{token.text}”，可以写 = < > <= >=", token.at)

    @property
    def next(self) -> _Token:
        return self.tokens[self.index]

    def take(self) -> _Token:
        token = self.next
        self.index += 1
        return token

    def expect(self, text: str, after: str) -> None:
        if self.next.text != text:
            found = f"却是“{self.next.text}”" if self.next.text else "却已经写完"
            raise ExpressionError(f"{after}后面应当是“{text}”，{found}", self.next.at)
        self.take()

    def rule(self) -> Compare:
        terms, ops = [self.sum()], list[Comparison]()
        while self.next.kind == "compare":
            ops.append(cast("Comparison", self.take().text))
            terms.append(self.sum())
        if self.next.kind != "end":
            raise ExpressionError(f"这里多出“{self.next.text}”，前面是不是漏了加减乘除", self.next.at)
        if not ops:
            raise ExpressionError("没有比较，应当有 = < > <= >= 之一", self.next.at)
        return Compare(tuple(terms), tuple(ops))

    def sum(self) -> Term:
        term = self.product()
        while self.next.text in ("+", "-"):
            sign = cast("Sign", self.take().text)
            term = Op(sign, term, self.product())
        return term

    def product(self) -> Term:
        term = self.atom()
        while self.next.text in ("*", "/"):
            sign = cast("Sign", self.take().text)
            term = Op(sign, term, self.atom())
        return term

    def atom(self) -> Term:
        token = self.take()
        if token.kind == "number":
            return Number(Decimal(token.text))
        if token.text == "-" and self.next.kind == "number":
            return Number(-Decimal(self.take().text))
        if token.text == "(":
            term = self.sum()
            self.expect(")", "括号里的式子")
            return term
        if token.kind == "name":
            return self.function(token) if self.next.text == "(" else Ref(self.resolve(token.text))
        found = f"“{token.text}”" if token.text else "结尾"
        raise ExpressionError(f"这里应当是指标名、数或括号，却是{found}", token.at)

    def function(self, name: _Token) -> Term:
        self.take()
        if name.text == ABSOLUTE:
            term = self.sum()
            self.expect(")", f"{ABSOLUTE}(式子")
            return Abs(term)
        if name.text not in FUNCTIONS:
            known = "、".join((*FUNCTIONS, ABSOLUTE))
            raise ExpressionError(f"没有“{name.text}”这个函数，可以用：{known}", name.at)
        inner = self.take()
        if inner.kind != "name":
            raise ExpressionError(f"“{name.text}(”后面应当是一个指标名", inner.at)
        self.expect(")", f"{name.text}({inner.text}")
        return Ref(self.resolve(inner.text), cast("View", FUNCTIONS[name.text][0]))
