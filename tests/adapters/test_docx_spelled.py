import pytest

from taizhang.adapters.docx_spelled import spelled


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("完成产值约十五亿元,增长较快", ["十五亿元"]),
        ("占全市的三成", ["三成"]),
        ("占三成半左右", ["三成半"]),
        ("三年翻一番", ["翻一番"]),
        ("产值翻番", ["翻番"]),
        ("增长一倍", ["一倍"]),
        ("增长百分之八点五", ["百分之八点五"]),
        ("带动就业两千人", ["两千人"]),
        ("拉动二点一个百分点", ["二点一个百分点"]),
        ("能耗三万吨标准煤", ["三万吨标准煤"]),
        ("用电两亿千瓦时", ["两亿千瓦时"]),
        ("新增三十家企业", ["三十家"]),
        ("投资三亿元,税收五千万元", ["三亿元", "五千万元"]),
    ],
)
def test_spelled__amounts(text: str, found: list[str]) -> None:
    assert [text[a:b] for a, b in spelled(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "抓好三个方面",
        "一是抓项目,二是抓企业",
        "第三季度,第三家",
        "十四五规划收官",
        "党的二十大精神",
        "一家企业停产",
        "服务千家万户",
        "不能一成不变",
        "三项机制,两次调度",
        "一批项目,一系列举措",
        "百亿产业集群",
        "五大产业三成立",
        "今年三月,近三年",
        "一体化,统一,一度下滑",
        "万元户",
        "三元正极材料",
    ],
)
def test_spelled__words_that_are_no_amounts(text: str) -> None:
    assert list(spelled(text)) == []
