"""Second names: brackets that name the same things by another word and begin no clause: 12个乡镇（街道）."""

from __future__ import annotations

from linter.patterns import regex

_NAMES = (
    "居|居委会|社区|居民|街道|街|园区|办事处|乡|镇|村|组|市|区|县|州|旗|场|农场|林场|局|办|委|科|室|股|部|所|站|点|队|院|校|园|厂|矿|店|馆"
    "|中心|单位|企业|公司|机构|部门|套|台|次|人次|户|家|个|处|座|件|宗|块|名|人|起|项|类|批|辆|艘|架|条|支|片|段|栋|幢|间|张|枚|本|册|份"
)
_OR = regex(rf"(?<=[一-鿿])[（(]((?:{_NAMES})(?:[、和与]?(?:{_NAMES})){{0,3}})[）)]")


def with_second_names(words: str) -> str:
    """The words with their second names as part of the noun: 乡镇街道均 of 乡镇（街道）均, where 乡镇 are others."""
    return _OR.sub(r"\1", words) if "（" in words or "(" in words else words


def second_name_at(text: str, at: int) -> int:
    """Where the second name ends whose bracket opens at `at`; `at` itself where none does."""
    match = _OR.match(text, at)
    return match.end() if match else at
