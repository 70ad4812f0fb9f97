"""Told closed: 该任务已全部完成，其中清淤尚未启动, 进度：100%。路面仍在施工: over, and right behind it what is not.

`verdicts` reads the items of a rectification report; here a claim in running text is followed by what denies it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.ended import LATER_STEP
from linter.facts.states.matters import EXCEPT, unshared
from linter.facts.states.plans import in_plans
from linter.facts.states.works import Works
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    import re

    from linter.ledger import Ledger

_CLAIM = regex(
    r"(?P<claim>(?:已经?|业已|现已|均已|已全[部面]|全部|全面)(?:按[期时]|如期|全部|全面|全额|足额|予以|得到)*(?:整改(?:到位|完成|完毕|销号)|完成(?:整改|销号|任务)?|销号|办结|落实到位|解决到位"
    r"|(?:拨付|发放|兑付|支付|缴纳|退还|清退|收回|追缴|拆除|腾退|搬迁|交付|安装|清运|整治|治理|修复|化解|处置|分配|配备)(?:到位|完毕|完成|到户|结束)"
    r"|(?:拆除|腾退|搬迁|结[清算]|还清|付清|收回|清退|退还|办结|结束|竣工))"
    r"|(?:进度|完成率|整改率|办结率)[：:为达]{1,2}到?100%|(?:腾退|拆迁|搬迁|拆除|整治|清运|清收|征收|安置)(?:工作)?已(?:经)?(?:全[部面])?(?:完成|完毕|结束))(?=[，,。；;\n]|$)"
)
_SIGN = regex("整改|完成|销号|办结|到位|完毕|到户|结束|100%|拆除|腾退|搬迁|[结还付]清|结算|收回|清退|退还|竣工")
_LEFT = regex(
    r"(?:(?:其中|目前|现|但|截至目前|说明[：:]|备注[：:])[，,]?)*"
    r"(?:(?:剩余|其余|余下|剩下|尚余)(?!时间|价值)[^，,。；;\n]{0,12}?(?:[尚还仍暂]?未|[有尚]?待|正在|仍在|没有)[^，,。；;\n]{1,12}"
    r"|[尚仍还]有(?:部分|少数|个别|一些|[^，,。；;\n]{0,6}?)[^，,。；;\n]{0,10}?(?:[尚还仍暂]?未|没有?|[有尚]待)(?!出现|发生|发现)[^，,。；;\n]{1,12}"
    r"|(?P<what>[^，,。；;\n：:]{0,14}?)(?:(?:[尚暂仍还]未|没有|未能?)(?:能|全部|全面|实质性?|正式|真正)?(?!发现|出现|发生|接到|收到|反弹|再|超|影响|达到|受)[一-鿿]{2,6}"
    r"|[仍尚还]在(?:组织|抓紧|加紧|有序|积极|持续|陆续)*(?:施工|整改|办理|推进|催[缴收讨]|协调|实施|清理|进行|追缴|拆除|施救|修复|建设|化解)))(?=[^一-鿿]|中|阶段|之中|$)"
)
_BY_THEN = regex(
    r"(?:预计|计划|力争|确保|拟)(?:于|在)?(?=[^，,。；;\n]*(?:月|年|季度|底))[^，,。；;\n]{2,16}?(?:完成|实现|达到)?(?:整改|销号|办结)(?:任务|到位|目标)?(?=[，,。；;\n]|$)"
)
_APART = regex(
    f"二期|三期|另|其他|其它|配套|附属|后续|新一轮|下一[批轮期年]|新增|{EXCEPT}|基本|阶段|首批|第[一二三四五六七八九\\d]+[批期轮]|长[效期]|巩固|同类|举一反三|回头看|应|符合条件|到期|按[期时序]|具备"
    "|检查时|[巡督审]察时|当时|此前|之前|以前|原[来先]|曾|一度|年初|上年|去年|若|如果|确保|力争|[季月年]度|上半年|主体|前期|方案|个方面|部门|区县|试点|不涉及"
)
_DIGIT = regex("\\d")
_BEFORE, _REACH = 14, 46
"""Characters before a claim, and behind it, that tell of what it is and what is left of it."""
_GENERAL = regex(
    "(?:该|此|本|这|上述|第[一二三四五六七八九十\\d]+)(?:项|个|条|件)?(?:整改)?(?:问题|任务|事项|工作|项目|案)?|(?:整改|办理|完成|任务|落实|问题)?(?:状态|情况|进度|结果|进展|整改)[：:]|目前|现|截至目前|整改|问题"
)
"""What names nothing but the item itself."""
_FILLS = regex("目前|现|工作|项目|任务|问题|该|其|但|[的了也却都均]|部分|整体|全面|实际|因|由于|受")
_MARK = regex(
    "\\d[.．、)）]|[一二三四五六七八九十](?:是|、)|[（(][一二三四五六七八九十\\d]{1,2}[）)]|[①-⑳]|第[一二三四五六七八九十\\d]+[项个条件]|(?:问题|任务|事项|[个件条项])[一二三四五六七八九十\\d]"
)
_STEP = regex(
    "设计|招标|手续|征地|审批|立项|勘[察探]|方案|选址|签约|公示|论证|编制|评审|分解|动员|部署|培训|排查|摸[底排]|调查|规划|合同|申报|预算|筹备|准备"
)
"""What is but the first of a matter."""
_OTHERS = regex("其他|其它|其余|剩余|另|第二|后续|二期|下一")
_STOPS = regex("[，,；;]")
_HAN = regex("[一-鿿]{2,}")


def find_told_closed(ledger: Ledger) -> Iterator[Works]:
    """Every claim that all is over that its own next words deny."""
    text = ledger.text
    for at, sentence in enumerate(ledger.sentences):
        if not _SIGN.search(text, *sentence.span):
            continue
        for claim in _CLAIM.finditer(text, *sentence.span):
            left = _left(ledger, at, claim)
            if left and not in_plans(ledger, claim.start()):
                yield Works(f"{claim.start()}", Span(*claim.span()), left)
                break


def _left(ledger: Ledger, at: int, claim: re.Match[str]) -> Span | None:
    """What is left, told in the clauses right behind, or in the next sentence of the paragraph."""
    text, own = ledger.text, ledger.sentences[at]
    following = ledger.sentences[at + 1] if at + 1 < len(ledger.sentences) else own
    end = following.span.end if following.block == own.block else own.span.end
    before = text[max(own.span.start, claim.start() - _BEFORE) : claim.start()]
    behind = Span(claim.end(), min(end, claim.end() + _REACH))
    left = _LEFT.search(text, *behind)
    apart = left is None or _apart(before, claim.group(), text[claim.end() : left.end()])
    if left and not apart and _of_it(ledger, own.span, claim, left):
        return Span(*left.span())
    planned = _BY_THEN.search(text, *behind) if "整改" in claim["claim"] or "销号" in claim["claim"] else None
    if planned and not _OTHERS.search(before + text[claim.end() : planned.end()]):
        return Span(*planned.span())
    return None


def _apart(before: str, claim: str, behind: str) -> bool:
    """True where one of the two names another part, time or step; what both name is no such thing."""
    words = f"{unshared(before, behind)}|{unshared(behind, before + claim)}"
    return _APART.search(words) is not None or LATER_STEP.search(words) is not None


def _of_it(ledger: Ledger, own: Span, claim: re.Match[str], left: re.Match[str]) -> bool:
    """True where what is told as not done is told of the matter of the claim, or of a part of it."""
    between = ledger.text[claim.end() : left.start()]
    if _MARK.search(between + left.group()):
        return False
    lead = _STOPS.split(ledger.text[own.start : claim.start()])[-1]
    if _STEP.search(lead):
        return False  # 设计已完成，尚未开工
    if _DIGIT.search(_GENERAL.sub("", lead)):
        return False  # 12个项目已竣工，剩余3个: the first are some of more
    rest = unshared(left["what"] or "", ledger.text[own.start : claim.end()])
    general = not _HAN.search(_GENERAL.sub("", lead))
    return general or "其中" in left.group() or not _HAN.search(_FILLS.sub("|", rest))
