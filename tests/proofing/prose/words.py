"""The words of official statistics: indicators, how they divide, what they are called in passing.

Everything here is common vocabulary; names of places, firms and people are invented.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A unit and the size of number that is usual with it."""

    unit: str
    low: int
    high: int
    decimals: tuple[int, ...] = (1, 2, 2)


YI = Scale("亿元", 5, 900)
YI_SMALL = Scale("亿元", 1, 60)
WAN_YUAN = Scale("万元", 800, 90000, (0,))
USD = Scale("亿美元", 1, 80)
USD_WAN = Scale("万美元", 500, 90000, (0,))


@dataclass(frozen=True)
class Item:
    """An indicator: what texts call it, its units, the verbs before it, whether it is a stock at a date."""

    names: tuple[str, ...]
    scales: tuple[Scale, ...]
    verbs: tuple[str, ...] = ("完成", "实现", "累计完成", "共完成", "")
    stock: bool = False
    rise: tuple[str, ...] = ("增长", "增长", "增长", "增", "上升")
    fall: tuple[str, ...] = ("下降", "下降", "下降", "降", "下滑", "减少")
    volatile: int = 25


@dataclass(frozen=True)
class Division:
    """How an indicator divides: the members, what is measured of each, and whether they are all of it."""

    whole: Item
    noun: str
    members: tuple[str, ...]
    complete: bool
    leads: tuple[str, ...] = ("其中：", "其中，", "其中", "分类看，", "从构成看，")
    grouped: str = ""  # 三个行业, 两项: what the members are together


def _item(names: str, *scales: Scale, **more: object) -> Item:
    return Item(tuple(names.split()), scales, **more)  # type: ignore[arg-type]


GDP = _item(
    "地区生产总值 生产总值 GDP 地区生产总值（GDP）", Scale("亿元", 60, 3000), verbs=("实现", "完成", "")
)
ADDED = _item("规模以上工业增加值 规上工业增加值", YI, verbs=("实现", "完成", ""))
OUTPUT = _item("规模以上工业总产值 规上工业总产值 工业总产值 规上工业产值", YI, WAN_YUAN)
SALES = _item("工业销售产值 规上工业销售产值", YI)
REVENUE = _item(
    "规上工业营业收入 营业收入 规模以上工业企业营业收入 主营业务收入", YI, verbs=("实现", "完成", "")
)
PROFIT = _item(
    "利润总额 规上工业利润总额 规模以上工业企业利润", YI_SMALL, WAN_YUAN, volatile=60, verbs=("实现", "")
)
INVEST = _item("固定资产投资 全社会固定资产投资 固投", YI, WAN_YUAN)
INDUSTRIAL_INVEST = _item("工业投资 工业固定资产投资", YI_SMALL, volatile=60)
TECH_INVEST = _item("技改投资 工业技改投资", YI_SMALL, volatile=60)
PRIVATE_INVEST = _item("民间投资", YI_SMALL, volatile=40)
REAL_ESTATE = _item("房地产开发投资", YI_SMALL, volatile=40)
RETAIL = _item("社会消费品零售总额 社零总额", YI, verbs=("实现", "完成", ""))
TRADE = _item("进出口总额 外贸进出口总额 货物进出口总额 外贸进出口", YI, USD, USD_WAN, volatile=40)
EXPORT = _item("出口总额 出口额 外贸出口", YI, USD, volatile=40)
FOREIGN = _item("实际利用外资 实际使用外资 实际到位外资", USD_WAN, USD, volatile=80)
BUDGET = _item("一般公共预算收入 地方一般公共预算收入 财政收入", YI_SMALL, WAN_YUAN)
SPENDING = _item("一般公共预算支出", YI, WAN_YUAN)
TAX = _item("税收收入 税收", YI_SMALL, WAN_YUAN)
TOTAL_FISCAL = _item("财政总收入", YI_SMALL)
POWER = _item(
    "全社会用电量 工业用电量",
    Scale("亿千瓦时", 3, 300),
    Scale("万千瓦时", 2000, 90000, (0, 1)),
    verbs=("", "累计"),
)
DEPOSIT = _item(
    "金融机构本外币各项存款余额 各项存款余额 人民币存款余额",
    Scale("亿元", 80, 3000),
    stock=True,
    verbs=("",),
    volatile=12,
)
LOAN = _item(
    "金融机构本外币各项贷款余额 各项贷款余额", Scale("亿元", 80, 3000), stock=True, verbs=("",), volatile=14
)
FUNDS = _item("招商引资到位资金 州外到位资金 省外到位资金 市外到位资金 内资到位资金", YI_SMALL, volatile=50)
GRAIN = _item("粮食总产量 粮食产量 夏粮产量", Scale("万吨", 10, 300), verbs=("", "实现"), volatile=6)
SOWN = _item("粮食播种面积 粮食种植面积", Scale("万亩", 20, 500), verbs=("",), volatile=5)
PIGS = _item("生猪出栏 生猪出栏量", Scale("万头", 10, 300), verbs=("",), volatile=30)
MEAT = _item("肉类总产量 猪牛羊禽肉产量", Scale("万吨", 2, 60), verbs=("",), volatile=20)
FARM = _item("农林牧渔业总产值 农业总产值", YI, verbs=("实现", "完成", ""), volatile=10)
PASSENGERS = _item(
    "公路客运量 旅客运输量", Scale("万人次", 100, 9000, (0, 1)), verbs=("完成", ""), volatile=40
)
FREIGHT = _item("货运量 货物运输量 港口货物吞吐量", Scale("万吨", 100, 9000, (0, 1)), verbs=("完成", ""))
TOURISTS = _item("接待游客 接待国内游客", Scale("万人次", 50, 3000, (0, 1, 2)), verbs=("",), volatile=50)
TOURISM = _item("旅游总收入 旅游收入", YI_SMALL, verbs=("实现", ""), volatile=50)
PARCELS = _item("快递业务量", Scale("万件", 100, 90000, (0, 1)), verbs=("完成", ""), volatile=40)
HOUSING_AREA = _item("商品房销售面积", Scale("万平方米", 10, 600, (1, 2)), verbs=("完成", ""), volatile=40)
HOUSING_SALES = _item("商品房销售额", YI_SMALL, verbs=("实现", ""), volatile=40)
SITES = _item("房屋施工面积", Scale("万平方米", 100, 3000, (0, 1)), verbs=("",), volatile=20)
INCOME = _item(
    "居民人均可支配收入 全体居民人均可支配收入", Scale("元", 8000, 60000, (0,)), verbs=("",), volatile=8
)
CITY_INCOME = _item(
    "城镇居民人均可支配收入 城镇常住居民人均可支配收入",
    Scale("元", 15000, 70000, (0,)),
    verbs=("",),
    volatile=8,
)
LAND_INCOME = _item(
    "农村居民人均可支配收入 农村常住居民人均可支配收入",
    Scale("元", 7000, 40000, (0,)),
    verbs=("",),
    volatile=9,
)
BUILDING = _item("建筑业总产值", YI, volatile=25)
CONTRACT = _item("协议投资额 合同引资额", YI_SMALL, verbs=("完成", ""), volatile=50)
FUND = _item("政府性基金收入 政府性基金预算收入", YI_SMALL, WAN_YUAN, volatile=60)
TOURING = _item("技术合同成交额 技术合同登记额", YI_SMALL, volatile=50)
CREDIT = _item("新增贷款 新增信贷投放", YI_SMALL, volatile=30)
ROADS = _item(
    "公路通车里程 公路总里程", Scale("公里", 300, 20000, (0, 1)), verbs=("",), volatile=6, stock=True
)
CARS = _item("民用汽车保有量 机动车保有量", Scale("万辆", 3, 300), verbs=("",), volatile=12, stock=True)
PEOPLE = _item("常住人口 户籍总人口", Scale("万人", 15, 900), verbs=("",), volatile=2, stock=True)
ENERGY = _item("规模以上工业综合能源消费量 能源消费总量", Scale("万吨标准煤", 10, 900), verbs=("",))
OUTPUT_GOODS = _item(
    "原煤产量 水泥产量 钢材产量 化肥产量 磷酸铁锂产量", Scale("万吨", 5, 900), verbs=("",), volatile=40
)
UNITS_GOODS = _item(
    "电解槽产量 光伏逆变器产量 工业机器人产量",
    Scale("万台", 1, 90),
    verbs=("",),
    volatile=60,
)

LEVEL_ITEMS = (
    GDP,
    ADDED,
    OUTPUT,
    SALES,
    REVENUE,
    PROFIT,
    INVEST,
    INDUSTRIAL_INVEST,
    TECH_INVEST,
    PRIVATE_INVEST,
    REAL_ESTATE,
    RETAIL,
    TRADE,
    EXPORT,
    FOREIGN,
    BUDGET,
    SPENDING,
    TAX,
    TOTAL_FISCAL,
    POWER,
    DEPOSIT,
    LOAN,
    FUNDS,
    GRAIN,
    SOWN,
    PIGS,
    MEAT,
    FARM,
    PASSENGERS,
    FREIGHT,
    TOURISTS,
    TOURISM,
    PARCELS,
    HOUSING_AREA,
    HOUSING_SALES,
    SITES,
    INCOME,
    CITY_INCOME,
    LAND_INCOME,
    BUILDING,
    CONTRACT,
    FUND,
    TOURING,
    CREDIT,
    ROADS,
    CARS,
    PEOPLE,
    ENERGY,
    OUTPUT_GOODS,
    UNITS_GOODS,
)

# Growth printed without a level (增加值 by custom, prices, indices).
RATE_NAMES = (
    "规模以上工业增加值",
    "规上工业增加值",
    "固定资产投资",
    "民间投资",
    "工业投资",
    "制造业投资",
    "高技术产业投资",
    "基础设施投资",
    "房地产开发投资",
    "社会消费品零售总额",
    "服务业增加值",
    "第三产业增加值",
    "规模以上服务业营业收入",
    "限额以上批发业销售额",
    "限额以上零售业销售额",
    "建筑业总产值",
    "工业用电量",
    "营业收入",
    "项目投资",
    "高技术制造业增加值",
    "装备制造业增加值",
)

PLACES = (
    "云岭",
    "青溪",
    "柏川",
    "赤岩",
    "北沽",
    "泗汶",
    "金沙湖",
    "砚北",
    "云岫",
    "临泽",
    "雁湖",
    "石桥",
    "东屿",
    "松江口",
    "百丈",
)
AREAS = ("高新区", "经开区", "工业园区", "开发区", "产业集聚区", "市", "县", "区")
REGIONS = ("全省", "全市", "全国", "全州", "全区")
PROJECTS = (
    "智造基地",
    "锂电产业园",
    "光伏组件",
    "生物医药产业园",
    "冷链物流园",
    "新材料中试基地",
    "铝精深加工",
    "预制菜加工",
)
PRODUCTS = ("磷酸铁锂", "电解液", "光伏玻璃", "铝箔", "精制磷酸", "轮毂")
MEMBER_UNITS = ("云溪镇", "河口镇", "白石乡", "滨江街道", "新桥镇", "茶山镇", "临港片区", "西部片区")
