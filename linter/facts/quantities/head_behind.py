"""The head behind a number: 25项整改任务, 237个未实施新农村建设的村小组."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.facts.quantities.head import LONGEST_MODIFIER, NOUN_TAGS, Head, head_words
from linter.facts.quantities.words import Word
from linter.offsets import Span
from linter.patterns import regex

_LOOSE_END = regex(r"(?:(?<=[村镇乡县区市家户人目件题位])中|[共均各已未都等仅还不]+)$")
_OF = regex(rf"[^，,。；;：:\d（(、]{{1,{LONGEST_MODIFIER}}}?的(?=[一-鿿])")


_BEINGS = frozenset("个名人户家位所辆台")
"""Units of what has something of its own: 25个党支部的会议记录本 counts the branches; 5项重点领域的改革 the reforms."""
_KINDS = regex(r"(?:方面|领域|层面|类别|类型|环节|阶段|[级性类型]|重点|以上|以下)$")
_WORKS = frozenset(["建设", "改造", "编制", "整治", "治理", "管理", "修复", "创建", "改扩建", "维修"])
"""What is done with the things counted, behind their noun: 推进7个重点医院建设."""
_BODIES = frozenset("个家所座条户处栋")
_VILLAGES = frozenset(["村", "行政村", "自然村", "贫困村", "脱贫村", "村民小组", "村小组"])
_OF_VILLAGES = tuple("小支组民卫医干主两委党级庄社务史校规")
"""How a word begins that goes on from 村 to another thing: 3个村卫生室, but 3个村低保评议."""
_AMOUNTS = frozenset("元")
_BREACHES = frozenset(["违规", "违法", "违纪", "擅自"])


class _Phrase(NamedTuple):
    """Start and end, in characters, of the phrase that a text begins with; its core, and the verb behind it."""

    start: int
    end: int
    core: str
    verb: str


def head_behind(tail: str, words: Sequence[Word], at: int, unit: str = "") -> Head | None:
    """The phrase that `tail`, the text from offset `at`, begins with; None where it begins with none."""
    if tail.startswith("“"):
        return _quoted(tail, words, at, unit)
    facility = _facility(tail, words, at) if unit in _BUILT else None
    if facility:
        return facility
    forms = head_words().attached
    attached = next(filter(tail.startswith, forms)) if tail.startswith(forms) else ""
    start, end, core, verb = _phrase(words, len(attached), unit)
    if attached in _STATES and core in head_words().compounding and end - start == len(core):
        # 8项任务中6项已完成整改: a predicate.
        return None
    modifier = tail[: max(0, start - 1)] if start > len(attached) else attached
    if not core:
        of = _OF.match(tail)
        if of is None:
            return None
        start, end, core, verb = _phrase(words, of.end(), unit)
        modifier = of.group()[:-1]
    phrase = _LOOSE_END.sub("", tail[start:end])
    if not phrase or not core:
        return None
    core = core if phrase.endswith(core) else phrase[-2:]
    return Head(phrase, Span(at + start, at + start + len(phrase)), core, modifier.removeprefix("的"), verb, "said")


_BUILT = frozenset("处座个支条台套所")
_FACILITY = regex(
    "(?P<noun>[一-鿿]{2,12}?(?P<core>[一-鿿](?:站|点|台|桩|库|厂|场|园|队|室|箱|岗)|中心|基地|车间|线路|设备|设施|仓库|工程))"
    r"(?=[，,。；;、：:（(）)\s]|$|均|已|全部|悉数|都)"
)
_AGENTS = regex(
    "[一-鿿]{0,2}(?:企业|公司|单位|部门|[村镇乡县](?![级域城])|街道|社区|学校|医院|院校|项目|家庭|农户|党员|干部|人员|重点|贫困|脱贫)"
)


def _facility(tail: str, words: Sequence[Word], at: int) -> Head | None:
    """森林防火检查站: up to what is built, whatever verbs name its use; none where who is counted does something."""
    match = _FACILITY.match(tail)
    if match is None or _AGENTS.match(tail):
        return None
    lists, seen = head_words(), 0
    for text, _ in words:
        if seen >= match.end():
            break
        seen += len(text)
        if text in lists.stop or (text in lists.verbs and text not in lists.compounding):
            return None
    noun = match["noun"]
    return Head(noun, Span(at, at + len(noun)), match["core"], "", _verb_behind(words, len(noun)), "said")


def _quoted(tail: str, words: Sequence[Word], at: int, unit: str) -> Head | None:
    """12个“一村一品”项目: the noun behind a name in quotation marks, or the name itself."""
    close = tail.find("”")
    if close < 0:
        return None
    start, end, core, verb = _phrase(words, close + 1, unit)
    if not core:
        start, end, core = 1, close, tail[1:close]
    return Head(tail[start:end], Span(at + start, at + end), core, tail[1:close] if start > 1 else "", verb, "said")


def _phrase(words: Sequence[Word], skip: int, unit: str) -> _Phrase:
    lists = head_words()
    at = start = end = skip
    core = ""
    seen = 0
    plain = True
    before_of: tuple[int, int, str] | None = None
    inside: tuple[int, str] | None = None
    for index, (text, tag) in enumerate(words):
        length = len(text)
        seen += length
        if seen <= skip:
            continue
        if text == "的":
            if plain and core and unit in _BEINGS and not _KINDS.search(core):
                break
            if core and before_of is None:
                before_of = start, end, core
            at += length
            if core or at > skip + 1:
                core = ""
            start = end = at
            continue
        follower = words[index + 1] if index + 1 < len(words) else None
        compounds = text in lists.compounding or (tag == "vn" and text not in lists.verbs)
        if text in lists.inner:
            compounds = unit not in _AMOUNTS and follower is not None and _is_noun(follower)
        if core and text in _BREACHES and follower and follower[1][0] == "v":
            break
        if core and compounds and text in lists.verbs and not (follower and _is_noun(follower)):
            # 监测对象走访: what is done with them.
            break
        if text in lists.stop or (text in lists.verbs and not compounds) or tag == "x":
            break
        if tag == "m" and inside and end > inside[0] + 2:
            # 9个党组织反馈问题176个: each number has its noun.
            end, core = inside
            break
        if not (tag[0] in NOUN_TAGS or compounds or tag == "eng") or (core and tag == "ad"):
            break
        if core in _VILLAGES and end - start == len(core) and not text.startswith(_OF_VILLAGES):
            break
        if compounds and tag[0] == "v":
            plain = False
            if core and inside is None and text in lists.compounding:
                inside = at, core
        if core and text in _WORKS and unit in _BODIES and (follower is None or not _is_noun(follower)):
            break
        at += length
        if not (core and tag[0] in "az"):
            # An adjective behind a noun is what is said of it, unless another noun follows.
            end, core = at, text
    if not core and before_of and unit != "元":
        # 5类业务数据的归集: no noun behind 的.
        start, end, core = before_of
    return _Phrase(start, end, core, _verb_behind(words, end) if core else "")


def _verb_behind(words: Sequence[Word], end: int) -> str:
    lists = head_words()
    return next((text for text, tag in _rest(words, end) if tag[0] == "v" or text in lists.verbs), "")


_STATES = frozenset(["已完成", "未完成", "未整改", "已整改"])


def _is_noun(word: Word) -> bool:
    text, tag = word
    lists = head_words()
    return text not in lists.stop and (tag[0] in "njbszl" or text in lists.compounding or tag == "vn")


def _rest(words: Sequence[Word], end: int) -> list[Word]:
    """The two or three words behind the phrase."""
    at = 0
    rest = []
    for word in words:
        if at >= end:
            rest.append(word)
        at += len(word[0])
    return rest[:3]
