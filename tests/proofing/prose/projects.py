"""Projects and plans: signed, under way, finished, how much of the year's plan is done, next year's aims."""

from proofing.prose.gold import Clash, Fig, fill, tagged
from proofing.prose.others import Said, some
from proofing.prose.pen import Pen, chinese
from proofing.prose.words import PRODUCTS, PROJECTS, RATE_NAMES
from proofing.prose.world import D


def signed_up(pen: Pen) -> Said:
    """新签约项目38个，总投资171.85亿元，其中亿元以上项目11个…"""
    number = pen.rng.randint(6, 130)
    money = some(pen, 8, 400)
    count = pen.count(number, pen.pick("个", "个", "个", "项"), "签约项目")
    total = pen.amount(money, "亿元", "", "plan", pen.places)
    total.kinds = ("level",)
    big = pen.count(pen.rng.randint(2, number - 1), "个", "亿元以上项目")
    bound = pen.pick("亿元以上", "超亿元", "投资过亿元的")
    said = fill(
        pen.pick(
            "新签约项目{C}，{P}{T}",
            "新引进项目{C}，{P}{T}",
            "共签约项目{C}，{P}{T}",
            "新落户{C}项目，{P}{T}",
            "招引落地项目{C}、{P}{T}",
            "签约{C}项目，{P}{T}",
        ),
        {"C": count, "T": total, "P": pen.pick("总投资", "计划总投资", "协议投资", "拟投资", "合同引资")},
    )
    said += ["，其中" + bound + "项目", big]
    if pen.chance(0.4):
        limit = pen.rng.choice([1, 3, 5, 10, 20, 50])
        threshold = Fig(f"{limit}亿元", D(limit), "亿元", "other", "项目投资额")
        threshold.kinds = ("plan",)
        least = pen.count(pen.rng.randint(1, 9), "个", f"{limit}亿元以上项目")
        said += fill(
            pen.pick("，{L}以上项目{B}", "、投资{L}以上的{B}", "，超{L}的项目{B}"),
            {"L": threshold, "B": least},
        )
    if pen.chance(0.6):
        placed = pen.amount(money * D("0.18"), "亿元", "到位资金", "level", pen.places)
        growth = pen.pct(some(pen, 2, 60), "growth", "到位资金", placed)
        said += fill(
            pen.pick("，到位资金{M}，同比增长{G}", "；实际到位资金{M}，增长{G}", "，到资{M}，增{G}"),
            {"M": placed, "G": growth},
        )
    return tagged([*said, "。"], "projects signed"), []


def under_way(pen: Pen) -> Said:
    """在建项目32个，其中新建24个、续建8个; 开工率."""
    new, old = pen.rng.randint(4, 60), pen.rng.randint(3, 50)
    total = pen.count(new + old, "个", "在建项目")
    parts = [pen.count(new, "个", "新建项目"), pen.count(old, "个", "续建项目")]
    clashes: list[Clash] = []
    if pen.chance(0.12):
        wrong = new + pen.rng.randint(3, 9)
        parts[0] = pen.count(wrong, "个", "新建项目")
        clashes.append(Clash((total, *parts), "新建与续建之和不等于在建", "sum"))
    said = fill(
        pen.pick(
            "在建项目{T}，其中新建项目{A}，续建项目{B}",
            "在建{T}（新建{A}、续建{B}）",
            "共有在建项目{T}，其中：新建{A}，续建{B}",
            "实施项目{T}，其中新建{A}、续建{B}",
        ),
        {"T": total, "A": parts[0], "B": parts[1]},
    )
    for name in pen.rng.sample(["投产", "竣工", "并网发电", "试生产", "达产"], pen.rng.randint(0, 3)):
        said += [
            pen.pick("，", "；"),
            name + pen.pick("项目", ""),
            pen.count(pen.rng.randint(2, 30), "个", name + "项目"),
        ]
    if pen.chance(0.3):
        said += ["，开工率", pen.pct(some(pen, 50, 100), "other", "开工率", None, 1)]
        last = said[-1]
        assert isinstance(last, Fig)
        last.kinds = ("share", "progress")
    return tagged([*said, "。"], "projects under way"), clashes


def one_project(pen: Pen) -> Said:
    """XX项目计划总投资50亿元，分三期，一期投资20亿元，建成后年产20万吨."""
    name, product = (
        pen.rng.choice([n for n in PROJECTS if n not in pen.said] or ["综合能源站"]),
        pen.rng.choice(PRODUCTS),
    )
    pen.said.add(name)
    money = pen.rng.randint(6, 90)
    total = Fig(f"{money}亿元", D(money), "亿元", "plan", name + "项目总投资")
    first = Fig(f"{money // 3 + 1}亿元", D(money // 3 + 1), "亿元", "plan", "", kinds=("level",))
    size = pen.rng.randint(2, 40)
    output = Fig(f"{size}万吨", D(size), "万吨", "plan", product + "产能")
    phases = pen.rng.choice([2, 3])
    phase = Fig(
        ("两" if phases == 2 else chinese(phases)) + "期", D(phases), "期", "count", "", optional=True
    )
    done = pen.amount(D(money) * D("0.2"), "亿元", "完成投资", "level", pen.places)
    area = Fig(f"{pen.rng.randint(40, 900)}亩", D(0), "亩", "plan", "占地", kinds=("level",))
    area.value = D(area.shown.removesuffix("亩"))
    template = pen.pick(
        "{N}项目计划总投资{T}，其中一期投资{F}，建成后年产{p}{O}。",
        "总投资{T}的{N}项目分{H}建设，一期{F}，目前已完成投资{D}。",
        "{N}项目拟投{T}，首期{F}，形成{p}{O}产能。",
        "{N}项目占地{A}，总投资{T}，达产后可年产{p}{O}。",
        "重点推进{N}项目，预计总投资{T}，已完成投资{D}，预计年产{p}{O}。",
        "投资{T}的{N}项目已开工建设，累计完成投资{D}。",
    )
    if "计划总投资" in template:
        total.name = name + "项目计划总投资"
    if template.startswith(("总投资", "投资")) or "，总投资" in template:
        total.kinds = ("level",)  # usage is divided where the text does not say that it is planned
    return tagged(
        fill(
            template,
            {"N": name, "T": total, "F": first, "H": phase, "O": output, "p": product, "D": done, "A": area},
        ),
        "one project",
    ), []


def key_projects(pen: Pen) -> Said:
    """安排重点项目82个，年度计划投资130.16亿元，完成151.88亿元，占年度计划的116.69%."""
    count = pen.count(pen.rng.randint(20, 400), pen.pick("个", "项"), "重点项目")
    total = pen.amount(some(pen, 300, 5000), "亿元", "总投资", "plan", pen.places)
    year = some(pen, 50, 280, pen.places)
    plan = pen.amount(year, "亿元", "年度计划投资", "plan", pen.places)
    share = some(pen, 30, 125, 3)
    spent = pen.amount(year * share / 100, "亿元", "完成投资", "level", pen.places)
    assert spent.value is not None and plan.value is not None
    done = pen.pct(spent.value / plan.value * 100, "progress", "完成投资", spent)
    clashes: list[Clash] = []
    if pen.chance(0.1):
        done = pen.pct(spent.value / plan.value * 100 + 8, "progress", "完成投资", spent)
        clashes.append(Clash((spent, plan, done), "完成率与两数不符", "progress"))
    template = pen.pick(
        "今年安排重点项目{C}，总投资{T}，年度计划投资{P}，累计完成投资{S}，占年度计划的{K}。",
        "全年共安排重点项目{C}，年度计划投资{P}，已完成投资{S}，完成年度计划的{K}。",
        "列入计划的重点项目{C}，计划总投资{T}，年度计划投资{P}，目前完成{S}，占年度投资计划{K}。",
    )
    return tagged(
        fill(template, {"C": count, "T": total, "P": plan, "S": spent, "K": done}), "key projects"
    ), clashes


def targets(pen: Pen) -> Said:
    """Next year's aims: all of them plans."""
    names = pen.rng.sample(list(RATE_NAMES), 3)  # aims may be set for what is told elsewhere
    figures = [Fig(f"{pen.rng.randint(4, 18)}{pen.percent}", D(0), "%", "plan", name) for name in names]
    for figure in figures:
        figure.value = D(figure.shown[:-1])
    goal = Fig(f"{pen.rng.randint(20, 900)}亿元", D(0), "亿元", "plan", "工业总产值")
    goal.value = D(goal.shown.removesuffix("亿元"))
    template = pen.pick(
        "下一步，力争全年{a}增长{A}以上，{b}增长{B}，{c}增长{C}左右。",
        "明年主要预期目标是：{a}增长{A}左右，{b}增长{B}，{c}增长{C}以上。",
        "力争到年底，工业总产值突破{G}，{a}增长{A}以上。",
        "确保完成全年{a}增长{A}的目标，力争实现工业总产值{G}。",
        "2025年，计划实现工业总产值{G}，{a}增长{A}，{b}增长{B}以上。",
        "年度预期目标为增长{A}以上。",
    )
    slots = {
        "a": names[0],
        "b": names[1],
        "c": names[2],
        "A": figures[0],
        "B": figures[1],
        "C": figures[2],
        "G": goal,
    }
    return tagged(fill(template, slots), "targets"), []
