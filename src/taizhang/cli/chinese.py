"""click's own words in Chinese.

click looks every sentence of its own up with gettext, under the English sentence as the key; this is the table for that
look-up. Compiled .mo files would do the same through the environment's locale, but a park's Windows machine has no
locale we could count on, and help in half English is what our users complain of elsewhere.

>>> say("Options")
'选项'
>>> say("a sentence that click adds one day")
'a sentence that click adds one day'
"""

import re
from types import ModuleType

import click

SENTENCES = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本。",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "required": "必填",
    "Try '{command} {option}' for help.": "运行 {command} {option} 看说明。",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "No such command {name!r}.": "没有“{name}”这个命令。",
    "Option {name!r} does not take a value.": "选项 {name} 后面不跟取值。",
    "Missing command.": "请写明命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少{param_type}",
    "Choose from:\n\t{choices}": "可选：{choices}",
    "Invalid value: {message}": "取值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 取值不对：{message}",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数。",
    "{value} is not in the range {range}.": "{value} 不在 {range} 之内。",
    "{name} {filename!r} does not exist.": "{name}“{filename}”不存在。",
    "{name} {filename!r} is a file.": "“{filename}”是文件，这里要文件夹。",
    "{name} {filename!r} is a directory.": "“{filename}”是文件夹，这里要文件。",
    "{name} {filename!r} is not readable.": "没有权限读{name}“{filename}”。",
    "{name} {filename!r} is not writable.": "没有权限写{name}“{filename}”。",
    "Could not open file {filename!r}: {message}": "打不开“{filename}”：{message}",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "Aborted!": "已中断。",
}
NUMBERED = {
    "Did you mean {possibility}?": ("是不是 {possibility}？", "是不是其中之一：{possibilities}？"),
    "Got unexpected extra argument ({args})": ("多出了参数：{args}", "多出了参数：{args}"),
    "Option {name!r} requires an argument.": (
        "选项 {name} 后面要跟取值。",
        "选项 {name} 后面要跟 {nargs} 个取值。",
    ),
    "{value!r} is not {choice}.": ("“{value}”不对，只能写 {choice}。", "“{value}”不对，可写：{choices}。"),
}
"""By click's singular: what is said of one, and of several."""


def say(sentence: str) -> str:
    """The sentence in Chinese; click's own where the table lacks it."""
    return SENTENCES.get(sentence, sentence)


def say_numbered(one: str, several: str, number: int) -> str:
    """The same for sentences that depend on a number."""
    first, more = NUMBERED.get(one, (one, several))
    return first if number == 1 else more


def in_chinese_marks(message: str) -> str:
    """The message with the quotation marks and the full stop that click sets around our words turned into Chinese ones.

    >>> in_chinese_marks("缺少参数 '期间'.")
    '缺少参数“期间”。'
    """
    marked = re.sub(r" ?'([^']+)' ?", r"“\1”", message)
    return re.sub(r"(?<=[\u4e00-\u9fff”])\.$", "。", marked).replace("。 ", "。")


def speak() -> None:
    """From now on click speaks Chinese in this process."""
    modules = (
        getattr(click, name) for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")
    )
    for module in (each for each in modules if isinstance(each, ModuleType)):
        names = vars(module)
        names.update({name: ours for name, ours in (("_", say), ("ngettext", say_numbered)) if name in names})
