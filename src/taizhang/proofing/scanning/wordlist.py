"""How are some hundred words kept so that a person can read and extend them?

As lines of plain words with blanks between, rather than as quoted strings, one below the other::

    words("个 户 家 项")      # ('个', '户', '家', '项')
"""


def words(text: str) -> tuple[str, ...]:
    """The words of the text, in its order."""
    return tuple(text.split())
