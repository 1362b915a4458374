"""How could a report be worded better? Checks of level 提示, each of which can be switched off; see ``checks``."""
