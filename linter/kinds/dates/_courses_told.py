"""Courses told: a paragraph tells 10月12日判处 and, sentences on, 11月3日提起公诉: each act once, in either order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from linter.fact import DateFact
from linter.facts.quantities.bigrams import share_a_bigram
from linter.finding import Hit
from linter.kinds.dates._told_back import are_parallel, if_too_early
from linter.ledger import Ledger
from linter.patterns import regex

_COURSES = (
    (
        "被?(?:刑事拘留|刑拘|(?:批准)?逮捕)",
        "移送(?:审查)?起诉|移送检察",
        "提起公诉|起诉至",
        "公?开庭审?理",
        "判处|判决|宣判|一审",
        "(?:提出|提起)?上诉",
        "二审|终审",
        "申请强制执行|执行到位",
    ),
    (
        "抽样|采样|抽检取样",
        "(?:检验|检测)报告|检出|判定为不合格",
        "立案",
        "听证",
        "作出[^，,。；]{0,10}处罚决定|处以?罚款",
    ),
    (
        "(?:招标|采购)公告|挂网招标",
        "开标|评标",
        "中标|定标|成交",
        "签订[^，,。；]{0,8}合同|合同签订|(?<=合同)签订",
    ),
    (
        "开工|动工|破土|进场施工",
        "(?:竣工|完工|交工)(?!验收|决算|结算)",
        "(?:竣工|完工|交工|综合)?验收",
        "(?:决算|结算|审核|审定)(?:审[核计定])?报告",
    ),
    (
        "到货|运抵|交货|送达现场",
        "安装(?:完成|完毕|到位)",
        "(?:安装)?调试(?:完成|成功|完毕|合格)",
        "投入使用|投用|启用|投运",
    ),
    ("派单|派发|转办|交办", "上门|到场|赶到现场", "办结|答复|回访"),
    (
        "反馈(?:巡[察视]|督[查察]|审计|检查)?(?:意见|情况)|反馈会",
        "(?:报送|上报|提交)[^，,。；]{0,4}整改[^，,。；]{0,6}报告",
    ),
    ("编制完成|完成编制|编制的[^，,。；]{2,10}完成", "(?:专家)?(?:评审|论证)", "批复|获批"),
    (
        "(?:下发|发出|送达|下达|发送)[^，,。；]{0,4}(?:退款|退缴|缴款|催缴|清退|整改|拆除|追缴)通知",
        "(?:清退|退还|缴回|上缴|追缴|拆除|整改|缴纳|退缴)(?:到位|完毕|完成)",
    ),
    ("初赛|预赛", "复赛", "半决赛", "决赛", "颁奖"),
    ("报名", "笔试", "面试", "体检", "报到上岗|正式聘用|签订聘用合同"),
    ("播种|移栽|插秧|下种|投苗|放苗", "收割|开镰|采收|起捕|收获|测产"),
    ("入院|住院", "手术", "出院"),
    ("起火|着火", "扑灭|扑救完毕"),
    ("立项", "(?:初步设计|施工图)[^，,。；]{0,6}(?:批复|审查)", "(?:招标|采购)公告|挂网招标"),
    ("递交[^，,。；]{0,4}申请|提出申请|申报", "受理", "准予|核准|批准", "发放|领取|到账"),
)
"""Acts on one thing that can only follow one another, the earlier ones first."""
_BESIDE = (("开始|启动|铺开|拉开|开镰", "(?:基本|全面|全部|圆满|顺利)*(?:结束|收尾|收官|告捷|收兵)"),)
"""Acts of anything, of one thing only where one sentence tells both."""
_TEXT = tuple(tuple(regex(act) for act in course) for course in (*_COURSES, *_BESIDE))
_ANY = regex("|".join(act for course in (*_COURSES, *_BESIDE) for act in course))
_ANOTHER = regex(
    r"[一二三四五六七八九十]期|标段|曾|首[批次轮](?!上门|到场|进场)|第[一二三四五六七八九十\d]+[批次轮期场]|[上下]一?[批次轮]|分批|分别|各|再次|重新|另|同类|其他|部分|补[正办签录]|原定|计划|预计|拟|将(?=[于在会要对由按再继即])|试[运行点用]|复[检查核审]|终止|流标|中间|初[验检审]|预[验审检]|追加|变更|续[建签]"
)
_BEFORE = regex(
    r"(?P<act>[一-鿿]{2,12}?)(?:于|在|(?:的?(?:日期|时间))(?:[却则才]?[为是]|(?:写|记|标|填|载明|显示)的?[是为]))$"
)
_CLAUSE = regex(r"[，,；;。：:\n（(]")
_OFFICE = regex(
    r"[从自]|[一-鿿]{0,6}?(?:[局委办院厅处所站队]|[察导查家作计小]组|政府|机关|部门|公司|企业|专家组?|单位|学校|法院|银行)|工程|项目|实际|经|由|已|并|又|即|该|此|正式|公开|基本|全部|全面|顺利|依法|以[^，,。；]{2,10}罪|报告|出具|组织|通过|审核|此次|本次|逐[一户个]|陆续|将?[\d.]+[万亿]?[一-鿿]|[首每]次|[的于在向对被了]"
)
_LONGEST = 30
_FEW_WORDS = 4
"""Characters of what is named before one of the acts alone; more may be another thing."""
_FEW = 8
"""Days of a paragraph among which an act is told once."""


def told_in_courses(ledger: Ledger) -> Iterator[Hit]:
    """One hit for each act of a paragraph that is dated before one that must come first, each of them told once."""
    if not _ANY.search(ledger.text):
        return
    blocks: dict[int, list[DateFact]] = {}
    for date in ledger.dates:
        if date.day and not date.ends and date.relation in ("", "since") and not date.impossible:
            blocks.setdefault(ledger.sentences[date.sentence].block, []).append(date)
    for dates in blocks.values():
        if 1 < len(dates) <= _FEW:
            yield from _of_paragraph(ledger, dates)


def _of_paragraph(ledger: Ledger, dates: list[DateFact]) -> Iterator[Hit]:
    words = [_words(ledger, date) for date in dates]
    for number, course in enumerate(_TEXT):
        told: dict[int, list[tuple[DateFact, str]]] = {}
        for date, (lead, said) in zip(dates, words, strict=True):
            # The last of the acts named is the one that is done: 立案后作出处罚决定.
            acts = [(at, match) for at, act in enumerate(course) if (match := act.search(said))]
            if acts:
                at, match = max(acts, key=lambda one: one[1].start())
                told.setdefault(at, []).append((date, lead + said[: match.start()]))
        for one, other in combinations(sorted(told), 2):
            if len(told[one]) == len(told[other]) == 1:
                (first, who), (then, whose) = told[one][0], told[other][0]
                if number >= len(_COURSES) and first.sentence != then.sentence:
                    continue
                one_thing = _goes_on(first, then, whose) or _of_one_thing(who, whose)
                found = if_too_early(ledger, then, first) if one_thing else None
                if found and not _told_aside(ledger, first, then):
                    yield found
                    return


def _words(ledger: Ledger, date: DateFact) -> tuple[str, str]:
    """Who or what stands before a day, and its act: that of its label, 完工日期为, or the clause behind."""
    sentence = ledger.sentences[date.sentence].span
    if _ANOTHER.search(ledger.text, *sentence):
        return "", ""
    if _OTHER_YEAR.search(ledger.read(date.span)):
        return "", ""
    front = _lead(ledger, date)
    before = _BEFORE.search(front)
    if before and _ANY.search(before["act"]):
        return "", before["act"]
    behind = ledger.text[date.span.end : min(sentence.end, date.span.end + _LONGEST)]
    clause = _CLAUSE.split(behind.lstrip("，,"))[0]
    if _BARE.fullmatch(clause):
        # 复赛安排在职教中心，6月11日举行: what is held is named in the clause before.
        told_before = _CLAUSE.split(ledger.text[max(sentence.start, date.span.start - _LONGEST) : date.span.start])
        clause = "".join(told_before[-2:-1])
    return front, "" if clause.startswith("的") or re.search(r"\d{1,2}月|\d日", clause) else clause


def _lead(ledger: Ledger, date: DateFact) -> str:
    """The words of its clause before a day."""
    start = ledger.sentences[date.sentence].span.start
    return _CLAUSE.split(ledger.text[max(start, date.span.start - _LONGEST) : date.span.start])[-1]


_BARE = regex("(?:正式|如期|顺利)?(?:举[行办]|进行|召开|开展|组织实施|完成|结束)")
_OTHER_YEAR = regex("[次翌去上前明]年")


def _goes_on(first: DateFact, then: DateFact, whose: str) -> bool:
    """True where the second act has no subject of its own, close on the first: 从6月8日开始，6月3日基本结束."""
    return 0 <= then.span.start - first.span.end <= _CLOSE and not _OFFICE.sub("", whose)


_CLOSE = 16
"""Characters between two acts of which the second has the subject of the first."""


def _of_one_thing(one: str, other: str) -> bool:
    """True where no two things are named before the acts, offices that act left aside."""
    one, other = _OFFICE.sub("", one), _OFFICE.sub("", other)
    if are_parallel(one, other):
        return False
    if not one or not other:
        return len(one + other) <= _FEW_WORDS
    return share_a_bigram(one, other)


def _told_aside(ledger: Ledger, first: DateFact, then: DateFact) -> bool:
    """True where the words between two days, told in either order, turn to another thing or another year."""
    one, other = sorted((first.span, then.span))
    return _ASIDE.search(ledger.text, one.end, other.start) is not None


_ASIDE = regex("另[外一案]|此外|\n|[①-⑩]|未[批招验]先|同年|次年|翌年|先行")
