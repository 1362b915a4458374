"""Mistakes of relations: 属于, 取自, 限于 and 算法 must lead somewhere and never in a circle."""

from collections.abc import Callable, Iterator

from taizhang.catalogue.draft import Absence, Draft, Entry, Mistake
from taizhang.catalogue.keys import SOURCES
from taizhang.catalogue.model import nearest
from taizhang.kernel.finding import Level


def unknown_source(draft: Draft) -> Iterator[Mistake]:
    """来源 and 填报 that are neither a kind of respondent nor a department."""
    departments = tuple(each.name for each in draft.house.departments)
    for key, section, kinds in (("来源", "indicators", SOURCES), ("填报", "forms", SOURCES[:-1])):
        for entry in draft.section(section):
            written = entry.text(key)
            if written and written not in (*kinds, *departments):
                near = nearest(written, (*kinds, *departments))
                guess = f"，是不是“{near}”？" if near else ""
                yield Absence(
                    entry.place(key),
                    f"“{key}”不认识“{written}”{guess}",
                    f"可以填{'、'.join(kinds)}，或 park.yaml“部门”里的部门名。",
                )


def unknown_whole(draft: Draft) -> Iterator[Mistake]:
    """A part of nothing."""
    yield from _unknown(draft, "属于")


def unknown_base(draft: Draft) -> Iterator[Mistake]:
    """Taken from nothing."""
    yield from _unknown(draft, "取自")


def _unknown(draft: Draft, key: str) -> Iterator[Mistake]:
    for entry in draft.section("indicators"):
        word = entry.text(key)
        if word and draft.indicator(word) is None:
            yield Absence(
                entry.place(key), f"“{entry.name}”{key}“{word}”，目录里没有这个指标", draft.like(word)
            )


def unknown_sum(draft: Draft) -> Iterator[Mistake]:
    """A sum of nothing."""
    for entry in draft.section("indicators"):
        for name in entry.pairs.texts("合计自"):
            if draft.indicator(name.value) is None:
                yield Absence(
                    entry.at(name.line),
                    f"“合计自”里的“{name.value}”，目录里没有这个指标",
                    draft.like(name.value),
                )
        if entry.text("算法") == "合计" and not entry.pairs.texts("合计自"):
            yield Mistake(
                entry.place("算法"),
                f"“{entry.name}”的算法是合计，却没有写“合计自”",
                "请写“合计自: [甲, 乙]”。",
            )


def incomplete_ratio(draft: Draft) -> Iterator[Mistake]:
    """A ratio that lacks its numerator or denominator, or names one that is not there."""
    for entry in draft.section("indicators"):
        for key in ("分子", "分母"):
            word = entry.text(key)
            if word and draft.indicator(word) is None:
                yield Absence(entry.place(key), f"{key}“{word}”，目录里没有这个指标", draft.like(word))
            elif entry.text("算法") == "比率" and not word:
                yield Mistake(
                    entry.place("算法"),
                    f"“{entry.name}”的算法是比率，却没有写“{key}”",
                    f"请写“{key}: 指标名”。",
                )


def members_of_nothing(draft: Draft) -> Iterator[Mistake]:
    """A count of members without the group to count."""
    for entry in draft.section("indicators"):
        if entry.text("算法") in ("成员数", "新增成员数") and not entry.text("限于"):
            yield Mistake(
                entry.place("算法"),
                f"“{entry.name}”要数单位，却没有写“限于”",
                "请写“限于: 规上”这样的范围，系统数这个范围里的单位。",
            )


def taken_whole(draft: Draft) -> Iterator[Mistake]:
    """取自 without 限于: the same figure under two names."""
    for entry in draft.section("indicators"):
        if entry.text("取自") and not entry.text("限于"):
            yield Mistake(
                entry.place("取自"),
                f"“{entry.name}”写了“取自”，没有写“限于”，就和“{entry.text('取自')}”是同一个数",
                "请补上“限于”；只是另一个叫法时，请写进“别称”。",
            )


def unused_key(draft: Draft) -> Iterator[Mistake]:
    """A key that the algorithm never looks at."""
    uses = {"分子": ("比率",), "分母": ("比率",), "合计自": ("合计",)}
    for entry in draft.section("indicators"):
        for key, algorithms in uses.items():
            if entry.pairs.get(key) is not None and entry.text("算法") not in algorithms:
                yield Mistake(
                    entry.place(key),
                    f"“{entry.name}”写了“{key}”，算法却不是{algorithms[0]}，这个键不起作用",
                    f"请写“算法: {algorithms[0]}”，或删去“{key}”。",
                )


def unreported(draft: Draft) -> Iterator[Mistake]:
    """An indicator that nobody reports and the system cannot work out."""
    for entry in draft.section("indicators"):
        computed = entry.text("算法") or entry.text("取自")
        if not computed and not entry.text("报送"):
            yield Mistake(
                entry.place(),
                f"“{entry.name}”没有写“报送”，也没有写“算法”或“取自”，无处得数",
                "请补上其中一个。",
            )


def part_nature_differs(draft: Draft) -> Iterator[Mistake]:
    """A flow as part of a stock, or the like."""
    for entry in draft.section("indicators"):
        whole = draft.indicator(entry.text("属于"))
        if whole and entry.text("性质") and whole.text("性质") and entry.text("性质") != whole.text("性质"):
            yield Mistake(
                entry.place("属于"),
                f"“{entry.name}”是{entry.text('性质')}，它属于的“{whole.name}”是{whole.text('性质')}",
                "部分和整体的性质要相同，请核对“性质”，或删去“属于”。",
            )


def unknown_dimension(draft: Draft) -> Iterator[Mistake]:
    """Split by a dimension that is not there."""
    names = tuple(each.name for each in draft.dimensions.values())
    for entry in draft.section("indicators"):
        word = entry.text("分项按")
        if word and draft.dimension(word) is None:
            near = nearest(word, names)
            guess = f"是不是“{near}”？" if near else ""
            yield Absence(
                entry.place("分项按"),
                f"“分项按”的“{word}”，dimensions.yaml 里没有这个维度",
                f"{guess}可以用：{'、'.join(names)}。",
            )


def unknown_scope(draft: Draft) -> Iterator[Mistake]:
    """限于 or 范围 that is no group of respondents."""
    for key, section in (("限于", "indicators"), ("范围", "forms")):
        for entry in draft.section(section):
            word = entry.text(key)
            if word and draft.scope(word) is None:
                near = nearest(word, draft.scope_names)
                advice = f"是不是“{near}”？" if near else "请先在 dimensions.yaml 的某个维度里写下这个成员。"
                yield Absence(entry.place(key), f"“{key}”的“{word}”不是一个范围", advice)


def part_cycle(draft: Draft) -> Iterator[Mistake]:
    """An indicator that belongs, in the end, to itself."""
    yield from _cycles(
        draft, "属于", lambda entry: (entry.text("属于"),), "部分不能又是自己的整体，请删去其中一个“属于”。"
    )


def computed_cycle(draft: Draft) -> Iterator[Mistake]:
    """An indicator that is worked out, in the end, from itself."""

    def sources(entry: Entry) -> tuple[str, ...]:
        return (
            entry.text("取自"),
            entry.text("分子"),
            entry.text("分母"),
            *(name.value for name in entry.pairs.texts("合计自")),
        )

    yield from _cycles(draft, "算法", sources, "一个数不能由自己算出来，请核对“取自”“分子”“分母”“合计自”。")


def _cycles(
    draft: Draft, key: str, onward: Callable[[Entry], tuple[str, ...]], advice: str
) -> Iterator[Mistake]:
    done: set[str] = set()

    def visit(entry: Entry, path: tuple[Entry, ...]) -> Iterator[Mistake]:
        if entry in path:
            circle = path[path.index(entry) :]
            names = "→".join(f"“{each.name}”" for each in (*circle, entry))
            yield Mistake(circle[0].place(key), f"{names}绕成了圈", advice)
            return
        if entry.name in done:
            return
        for word in onward(entry):
            target = draft.indicator(word) if word else None
            if target:
                yield from visit(target, (*path, entry))
        done.add(entry.name)

    for entry in draft.section("indicators"):
        yield from visit(entry, ())


def unsplit_whole(draft: Draft) -> Iterator[Mistake]:
    """分项合计: 完整 where nothing belongs to it and nothing splits it."""
    wholes = {draft.code_of(entry.text("属于")) for entry in draft.section("indicators")}
    for entry in draft.section("indicators"):
        if entry.text("分项合计") == "完整" and entry.code not in wholes and not entry.text("分项按"):
            yield Absence(
                entry.place("分项合计"),
                f"“{entry.name}”写了“分项合计: 完整”，却没有指标属于它，也没有“分项按”",
                "请在各部分里写“属于”，或删去这一行。",
                Level.HINT,
            )


CHECKS = (
    unknown_source,
    unknown_whole,
    unknown_base,
    unknown_sum,
    incomplete_ratio,
    members_of_nothing,
    taken_whole,
    unused_key,
    unreported,
    part_nature_differs,
    unknown_dimension,
    unknown_scope,
    part_cycle,
    computed_cycle,
    unsplit_whole,
)
