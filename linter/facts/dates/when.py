"""When: the words of time put in before a verb, which a finder passes over: 到11月底, 1至10月, 2024年, 一年来."""

_YEAR = "(?:(?:19|20)\\d\\d年(?:度|[末底初内])?|[今去上当本全前]年(?:度|[末底初内])?|年[末底初内])"
_MONTH = "(?:\\d{1,2}(?:[月日]?[至到—－~-]\\d{1,2})?月(?:份|[末底初]|\\d{1,2}日)?|[上下]半年|前?[一二三四]季度[末底]?)"
_LENGTH = "(?:[一两二三几半\\d]{1,2}(?:年|个多?月|个?季度)多?(?:来|以来|里|内|中|间)?)"

WHEN = (
    f"(?:(?:截[至止]|[到至在])?(?:{_YEAR}{_MONTH}?|{_MONTH}|{_LENGTH}|目前|期间|其间|期内|同期|[本当]期)"
    "(?:以来|期间)?[，,]?)"
)
"""One of them, with the comma behind it; a pattern to be put into others, with no group of its own."""
