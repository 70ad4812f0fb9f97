"""All near by: 所有村都建成了文化广场 and, in the next sentences, 仍有3个村没有文化广场, or 青坪村、岭脚村没有文化广场.

What stands side by side is told of one matter: the thing lacking, or the verb denied, needs to be that of the claim,
and those that lack it to be named as those of whom it was claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from linter.facts.numbers.lines import start_behind
from linter.facts.states.matters import EXCEPT, of_other_times, same_act, set_apart, telling, unshared
from linter.facts.states.named_left import NamedLeft
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import ELSEWHERE, FORMERLY, LOOKED_AGAIN, PROMISED, classes_in, lead_of
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_CLAIM = regex(
    r"(?P<who>[^，,。；;：:\n]{0,24}?)(?P<all>(?:[均都](?!是|为|需|应|要|由|在|有所|可)|一律|统一|无一例外地?|逐[一户个人村](?!级)|一[户个人件村家]不[落漏少]地?|100%|村村|户户|人人|校校|家家|乡乡)(?:已经?|按[时期]|如期|予以|都|了)*)"
    r"(?P<deed>[^，,。；;：:\n]{2,18})(?=[，,。；;\n]|$)"
)
_ENDED = regex(
    r"(?<![^，,。；;：:\n])(?P<who>[^，,。；;：:\n\d]{2,24}?)(?P<all>)(?P<deed>(?:已|已经|实现|全部)*(?:清零|归零|全覆盖)|(?:已|已经|全部)*[一-鿿]{2}完毕)(?=[，,。；;\n]|$)"
)
_WHOLE = regex(
    "所有|全体|全部|[各每]|村村|户户|人人|家家|件件|校校|[全我本][省市县区州旗镇乡村校院局系司]|辖区|\\d,*[个户名家所座项份件台辆人处条栋宗笔]|[一二三四五六七八九十][个户名家所座项份件]"
)
"""What makes a subject that of all."""
_SIGN = regex(
    "[均都]|[清归]零|全覆盖|完毕|村村|全[部数]|悉数|如数|一律|统一|无一|不[落漏少]|100%|村村|户户|人人|校校|逐"
)
_NOT = regex(
    f"未|没|不(?!动产|[落漏少])|拟|将|计划|力争|确保|要求|应|须|需|待|尚|仍|基本|部分|其中|多数|大[多都部]|个别|除|{EXCEPT}|的$|之一|目标|启动|开展|参加|高于|低于|超过|增长|下降|属于|来自|位于|反映|认为|表示|希望|存在"
)
_ALSO_NOT = regex("除|其中|部分|多数|基本|拟|计划|力争|确保|要求|如果|[如若]|应当|必须|截至\\d")
_OTHERS = regex(
    "其[他它余]|另|新增|后续|上年|去年|往年|此前|之前|原|曾|历史|不具备|不需|无需|免|不属|不在|不符|不适|因故|自愿|暂缓|陆续|目前正"
)
_LACKS = regex(
    "(?:[尚仍还至今一直]|截至[^，,。]{0,8}|检查时)*(?P<lack>未(?!来)(?:按[规要][定求]|能|曾|予|经)?|没有?|尚缺|缺[少乏]?)(?P<what>[^，,。；;：:\n]{1,16})$"
)
_NAMES = regex(
    "^(?:其中|但|而|目前|抽查发现|检查发现|[，,])*(?P<names>[一-鿿]{2,8}[镇乡村局科所室校院司街社区县队站园厂](?:[、和][一-鿿]{2,8}[镇乡村局科所室校院司街社区县队站园厂]){0,5})"
)
_FILLS = regex(
    "(?:的|了|已经?|均|都|全部|全体|所有|各|符合条件|辖区|该|我|本|共|计|参评|应|现有|每|村村|户户|人人|一一|[省市县区镇乡全]|\\d+|[一二三四五六七八九十]+|[个户名家所座项份件台辆人处条栋宗笔级类])+"
)
_HAN = regex("[一-鿿]+")
_BY_ITSELF = ("全", "悉", "一", "无一", "如数", "村村", "户户", "人人", "校校", "家家", "乡乡")
_RESULT = regex("[即就便而].*")
_DENIED_FILLS = regex("[的了过着]|按[规要时期][定求间]?|完成|进行|落实|全部|任何|同样|一直|能|曾|经|予以")
_LACKING = regex("(?:未(?!来)(?:能|曾|予|经)?|没有?)(?P<what>[^，,。；;：:\n]{1,10})的$")
_CAUSE, _STOP = regex("因|由于|受|[仍尚至还一]"), regex("[，,；;：:。]")
_NEAR = 2


def find_all_near(ledger: Ledger) -> Iterator[NamedLeft]:
    """Every claim about all that the next sentences deny of some."""
    for at, sentence in enumerate(ledger.sentences):
        if not _SIGN.search(ledger.text, *sentence.span) or in_plans(ledger, sentence.span.start):
            continue
        for claim in chain(_CLAIM.finditer(ledger.text, *sentence.span), _ENDED.finditer(ledger.text, *sentence.span)):
            if not _is_claim(ledger, claim):
                continue
            left = _left(ledger, at, claim)
            if left:
                yield NamedLeft(Span(*claim.span()), left)
                break


def _is_claim(ledger: Ledger, claim: re.Match[str]) -> bool:
    lead = lead_of(ledger, claim.start())
    if (
        PROMISED.search(lead + claim["who"])
        or _ALSO_NOT.search(lead[-20:])
        or _NOT.search(claim["who"][-4:] + claim["deed"])
    ):
        return False
    if claim["all"] and not claim["all"].startswith(_BY_ITSELF) and not _WHOLE.search(claim["who"]):
        return False
    return not LOOKED_AGAIN.search(claim.group()) and not ELSEWHERE.search(claim.group())


def _left(ledger: Ledger, at: int, claim: re.Match[str]) -> Span | None:
    """Those of the next sentences that lack what was claimed."""
    block, said = ledger.sentences[at].block, lead_of(ledger, claim.start()) + claim.group()
    for number in range(at + 1, min(at + _NEAR + 1, len(ledger.sentences))):
        sentence = ledger.sentences[number]
        if sentence.block > block + 1 or ledger.section_of(sentence.block) != ledger.section_of(block):
            return None
        start = sentence.span.start
        words = ledger.text[start : sentence.span.end]
        if (
            _OTHERS.search(words)
            or FORMERLY.search(words)
            or ELSEWHERE.search(words)
            or classes_in(words) - classes_in(said)
        ):
            continue
        found = _counted(ledger, number, start, claim) or _named(start, words, claim)
        if found and not set_apart(f"所有{said}", words, "", near=True):
            return None if of_other_times(ledger, Span(*claim.span()), found) else found
    return None


def _counted(ledger: Ledger, number: int, start: int, claim: re.Match[str]) -> Span | None:
    """3个村没有文化广场, where all of them are said to have one."""
    for quantity in ledger.by_sentence.get(number, ()):
        if quantity.span.start < start or quantity.kind != "count" or quantity.value <= 0:
            continue
        begin = start_behind("，；：", ledger.text, start, quantity.span.start)
        stop = _STOP.search(ledger.text, quantity.span.end, ledger.sentences[number].span.end)
        end = stop.start() if stop else ledger.sentences[number].span.end
        before = _LACKING.search(ledger.text, begin, quantity.span.start)
        lacks = before or _LACKS.search(ledger.text, quantity.span.end, end)
        if lacks is None:
            continue
        noun = _CAUSE.split(ledger.text[quantity.span.end : end if before else lacks.start()])[0]
        if _denies(claim, lacks["what"]) and _of_them(claim, noun, short=before is not None):
            return Span(begin, end)
    return None


def _named(start: int, words: str, claim: re.Match[str]) -> Span | None:
    """财务科、后勤科未配备安全员, where all 科室 are said to have one."""
    clause = words.split("，", maxsplit=1)[0].rstrip("。；;\n")
    names, lacks = _NAMES.match(clause), _LACKS.search(clause)
    if names is None or lacks is None or lacks.start("lack") < names.end():
        return None
    # 和平村: a name may begin with a joint, or hold one.
    kinds = {name[-1] for name in re.split("[、和]", names["names"]) if len(name) > 1}
    asked = claim["who"] + claim["all"]
    one_kind = any(kind in asked for kind in kinds) or "单位" in asked or "部门" in asked
    if (
        not one_kind
        or not _denies(claim, lacks["what"])
        or _HAN.search(_FILLS.sub("", clause[names.end() : lacks.start()]))
    ):
        return None
    return Span(start, start + len(clause))


def _denies(claim: re.Match[str], denied: str) -> bool:
    """True where what is denied is the deed of the claim, or what it brought, and nothing else."""
    deed, denied = claim["deed"], _RESULT.sub("", denied)
    more = _DENIED_FILLS.sub("|", unshared(denied, claim.group()))
    if any(len(words) > 1 for words in _HAN.findall(more)):
        return False
    return bool(telling(deed) & telling(denied)) or same_act(deed, denied, telling(claim["who"]))


def _of_them(claim: re.Match[str], noun: str, *, short: bool) -> bool:
    """True where the few are named as all are, more narrowly or more shortly: 流动党员 of 全体党员."""
    if noun.startswith(("非", "不", "未")):
        return False
    own = _HAN.findall(_FILLS.sub("|", claim["who"]))
    few = _HAN.findall(_FILLS.sub("|", noun))
    if not few or not own:
        return True
    if short:
        return str(few[0]).startswith(own[-1][-2:])
    return bool(few[-1].endswith(own[-1]) or own[-1].endswith(few[-1]) or few[-1] in claim["deed"])
