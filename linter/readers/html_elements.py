"""Elements of HTML: which are text, which part it, and which a site sets around every article."""

from __future__ import annotations

import re
from typing import Any

from linter.patterns import regex

DROPPED = frozenset((
    "script", "style", "noscript", "template", "nav", "aside", "iframe", "object", "embed", "svg", "math", "canvas",
    "audio", "video", "button", "select", "input", "textarea", "head", "code", "del",
))  # fmt: skip
"""Elements that hold no text of a report. A form is none of them: many sites set a whole page in one."""
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "meter", "nobr", "o:p", "output", "q", "rb", "ruby", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
"""Elements that do not end a paragraph."""
_CHROME = regex(
    r"(?:^|[\s_-])(?:nav|navbar|menu|sidebar|breadcrumb|crumbs?|footer|header-?(?:nav|top|bar)|copyright|share|toolbar|pager|"
    r"pagination|related|recommend|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
FURNITURE = regex(
    r"(?:当前位置|您(?:现在|当前|所在)?的?位置|分享到|责任编辑|浏览次数|打印本页|【?关闭窗口|"
    r"[上下]一[篇条页] ?(?:[：:]|$))"
)
"""How lines begin that a site sets around every article."""


def weight(element: Any) -> int:
    """Characters of text in an element, scripts, styles and comments left out."""
    return sum(
        (len(each.text or "") if isinstance(each.tag, str) and each.tag not in ("script", "style") else 0)
        + len(each.tail or "")
        for each in element.iter()
    ) - len(element.tail or "")


def is_chrome(element: Any, whole: int) -> bool:
    """True for what a site sets around an article; its name is not believed where it holds most of the text."""
    if element.tag in ("header", "footer") and element.getparent() is not None and element.getparent().tag == "body":
        return True
    if element.get("role") in ("navigation", "banner", "contentinfo", "search", "complementary"):
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if "display:none" in (element.get("style") or "").replace(" ", ""):
        return True
    if element.tag not in ("div", "ul", "ol", "section", "span", "p"):
        return False
    named = _CHROME.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    return named is not None and weight(element) * 2 < whole
