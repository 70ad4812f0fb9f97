"""Part labels: what the words around a number say of the members it counts: their state, or when they are due."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from linter.facts.parts.wholes import shared_in
from linter.facts.states.ended import BY_TERM, ENDED, ENDS_WORK
from linter.patterns import regex

Stage = Literal["done", "going", "open", ""]
"""done: finished. going: at work. open: not begun, not finished, put off. Empty where nothing is said."""


class Label(NamedTuple):
    """What is said of one number in a list."""

    stage: Stage
    due: str
    """The deadline in its words, 6月底 or 二季度, or one of MODES; empty where none is told."""
    words: str
    """The words that say so."""


_HAN = "一二三四五六七八九十"
_WORK = (
    r"(?:推进|办理|整改|施工|建设|治理|整治|处理|处置|核查|核实|实施|进行|落实|改造|修复|审理|调查|审核|化解|调解|谈判|洽谈|采购|招标|验收"
    r"|维修|拆除|清理|修改|制定|起草|评审|攻坚|施救|协商|审批|研究|筹备|支付|偿还|执行|诉讼|仲裁|督办|比选|建)"
)
# Not yet done: 未…, 还没…, 待…, put off, or still in preparation.
_OPEN = regex(
    rf"未(?!来|成年|婚)[一-鿿]|(?:还|尚|仍|均|都)没|没有(?=[一-鿿]{{0,3}}(?:{ENDED}|启动|开工|进场|动|签|交|建|改|修|落地))"
    r"|(?:^|[一-鿿，])待(?!遇)[一-鿿]{2}|(?:不能|无法|难以|不具备)[一-鿿]{0,4}(?:完成|解决|落实|整改|实施|办理|采纳|推进)|(?:申请|拟|顺)延"
    r"|延期|推迟|暂缓|暂停|中止|搁置|停工|停滞|滞后|逾期|超期|前期|筹备|结转|剩余|剩下|余下|其余|空置|空着|列入[一-鿿]{0,4}(?:计划|规划)|纳入[一-鿿]{0,4}(?:计划|规划)"
    r"|(?:处于|正在办理|办理|开展|履行)?(?:招标|招投标|立项|审批|报批|用地|环评|设计)(?:手续|阶段|程序)"
)
_GOING = regex(
    rf"(?:正|仍|尚|还)在[一-鿿]|正(?:按|组织|抓紧|加快|有序)|在(?:建|办|施|修|改|治|审|途|拆|编|装|谈|查)(?![一-鿿]{{3}})|{_WORK}(?:之)?中|序时|(?:持续|继续|有序|抓紧|逐步){_WORK}"
    r"|(?:进入|启动|履行|走)[一-鿿]{0,4}程序|(?:进入|处于|正在|尚在)[一-鿿]{0,2}[收扫]尾|(?:诉讼|仲裁|分期|谈判|洽谈|公示)(?:支付|偿还|阶段|期间?)?的?$"
    r"|(?:按|加快|稳步|扎实|全力)[一-鿿]{0,3}(?:推进|整改|实施|办理|施工)|(?:需|应|须)?(?:长期|持续)(?:坚持|推进|整改)"
)
_PARTLY = regex(rf"阶段性|(?:部分|基本){ENDS_WORK}")
_END = rf"(?:{ENDED}|开工)"
_ALREADY = regex(rf"(?:已经?|均已经?|现已经?)(?:全部|全面|按期|按时|如期)?{_END}")
_BUT_NOT = regex("(?:完工|完成|竣工|建成)[^，,]{0,2}未")
"""已完工未验收: one step is done, and the next is not."""
_DONE = regex(rf"已经?(?!知|达|有)[一-鿿]|{_END}(?![房户点区费组员率]|小区|对象|地块)")
"""安置房 and 搬迁户 are things, and nothing that was done."""
MAY_BE_STATES = regex(rf"已经?|未|其余|其它|其他|剩余|余下|开工|{ENDED}")
"""What stands in the words of a list by states: a part is done, or another lacks that, or is the rest."""
_PLANNED = regex(r"(?:计划|拟|预计|力争|将|应|须|需|争取|确保|可)[一-鿿]{0,4}$|目标")
"""What is planned to be done is not done."""
_LACKS = regex(r"未(?:能|予|曾|及时|按期|按时|完全|全部)?(?P<what>[一-鿿]{1,4}?)(?:的|有|共|为)*$")
_NOT_A_PART = regex(
    r"加上|连同|算上|又|再(?!次)|累计|新增|同比|比上|较上|超额|[人户亩村月日年件笔]均|[年期季月]初(?=未|尚|仍|还)|(?<![签预契合违节])约|上年|去年同|其中|平均|每|各[一-鿿]?$|合计|总计|共计|满意"
)
_SUBJECT = regex("[均都]")
"""What is said behind a number of all of its things, 长期整改15项均已启动: a name, no state."""
_TERMS = (
    "立春|雨水前|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|[小大]暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|[小大]雪前|冬至|[小大]寒"
    "|春耕|春播|夏收|夏种|秋收|秋种|入冬|入汛|供暖|采暖|封冻|雨季"
)
"""Terms of the farming year and of the seasons by which things are due."""
# What a deadline begins with, looked at first: the search passes over everything else at once.
_DUE_BEGINS = rf"(?=[\d{_HAN}，,今明后次本当年上下第立雨惊春清谷小芒夏大处白秋寒霜冬入供采封元端中国重主汛暑开学])"
_DUE = regex(
    rf"{_DUE_BEGINS}(?:(?:(?:(?:19|20)\d\d|今|明|后|次|本|当)年)?[，,]?(?:(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?:份|底|末|初|中旬|上旬|下旬|\d{{1,2}}[日号])?"
    rf"|[本下当]月|[本下]周|第?[一二三四]季度末?|[上下]半年|年[内底末中]|年年?底|{_TERMS}|春节|元旦|五一|端午|中秋|国庆|重阳|主?汛[前后期]|寒假|暑假|[秋春]季?开学|开学|学期)"
    r"|(?:(?:19|20)\d\d|明|今|后|次)年|\d{1,2}[日号]前"
    rf"|(?:\d{{1,3}}|[{_HAN}]{{1,3}})个?(?:工作日|自然日|月|天|日|周|年)(?:之?内|后))"
)
_MODE = regex(
    r"(?P<now>立行立改|立查立改|即知即改|立整立改|(?:当场|现场|立即)(?:责令|督促|予以)?(?:立行立)?(?:整?改|整治|消除|排除))"
    r"|(?P<limited>限[期时])|(?P<long>长期(?:坚持|整改)|持续整改)"
)
"""When a fault is to be mended by its sort: at once, within a term, in the long run."""
MODES = ("now", "limited", "long")
MAY_BE_DUE = regex("[改限年月周季日号内后节旦五午庆阳汛假学春夏秋冬雨蛰明满种暑露降雪寒暖冻]")
"""A character that every deadline holds."""
# 截至3月底, 到8月末, 年末未结: the day of the count, no deadline.
_AS_OF = regex(
    r"(?:年|月|季度?)[末底](?=未|尚|仍|还|结|存|剩|余|在[办建])|(?:截[至止]|[至到])[\d一二三四五六七八九十年月日底末初中旬号份季度上下半今本去]{2,}(?!之?前|以前)"
    # 三季度排查出的隐患中: when they were found.
    r"|(?:第?[一二三四]季度|[上下]半年|\d{1,2}月份?)(?=[一-鿿]{0,4}(?:排查|检查|督查|发现|查出|反馈|交办|转办|受理|收到|接收|登记|梳理)[一-鿿]{0,2}的)"
)
_HOPED = regex(
    "(?:能够?|可以?|有望)(?:在|于)?[一-鿿]{0,5}(?:完成|完工|竣工|交付|投用|建成|办结|销号|验收)(?:的|有|共)*$"
)
_ADDED = regex("新增|另|增补|追加|其中")
_MARKS = regex(r"[，,；;。：:、（(\n]")
_ENDS = regex(r"[，,；;。\n]")
_ENDED = regex("[。；;\n]")
_LONGEST = 26
"""Characters of the words before a number, or behind it, that say what it counts."""
_FARTHEST = 40
"""Characters before a number in which its deadline stands."""


def label_of(before: str, behind: str, first: bool) -> Label | None:
    """The label of a number by the words since the number before it and those behind it; None where it is no part.

    What stands in front of the first mark of `before` belongs to the number before it, unless this one is the `first`.
    """
    own = _MARKS.split(before)[-1][-_LONGEST:].removeprefix("其中")
    after = _MARKS.split(behind)[0][:_LONGEST]
    if _NOT_A_PART.search(own) or _NOT_A_PART.match(after) or after.startswith("等"):
        return None
    if shared_in(own, after):
        return None
    if _HOPED.search(own) and _ADDED.search(_ENDS.split(before)[-1]):
        return None  # 新增、有望年内完成的9项
    stage = stage_of(own)
    words = own
    if after.endswith("中") or (stage and _SUBJECT.match(after)):
        return None
    if not stage:
        stage, words = stage_of(after), after or own
    mode = _MODE.search(own)
    return Label(stage, (mode.lastgroup or "") if mode else _due(before, behind, first), words)


def _due(before: str, behind: str, first: bool) -> str:
    due = None
    if MAY_BE_DUE.search(before):
        mark = None if first else _MARKS.search(before)
        zone = _AS_OF.sub("", _ENDED.split(before[mark.end() if mark else 0 :])[-1])
        due = _DUE.search(zone[-_FARTHEST:])
    if due is None and MAY_BE_DUE.search(behind):
        due = _DUE.search(_ENDS.split(behind)[0][:_LONGEST])
    return due.group() if due else ""


@lru_cache(maxsize=1024)
def stage_of(words: str) -> Stage:
    """The state that words tell; empty where they name things alone."""
    if not words or BY_TERM.search(words):
        return ""
    if _ALREADY.search(words) and not _BUT_NOT.search(words):
        return "done"
    if _OPEN.search(words):
        return "open"
    if _GOING.search(words) or _PARTLY.search(words):
        return "going"
    done = _DONE.search(words)
    return "done" if done and not _PLANNED.search(words[: done.start()]) else ""


def completed(labels: Sequence[Label]) -> list[Label]:
    """The labels, with those finished that another one says are not: 腾空30户，未腾空8户."""
    lacking = [match["what"] for label in labels if (match := _LACKS.search(label.words))]
    return [
        label._replace(stage="done")
        if not label.stage
        and any(what in label.words if len(what) > 1 else label.words.endswith(what) for what in lacking)
        else label
        for label in labels
    ]


_YEAR = regex(r"(?:(?:19|20)\d\d|今|去|前)年")
_AHEAD = regex("计划|拟|预计|力争|将|安排|前|底|内")


def only_years(labels: Sequence[Label]) -> bool:
    """True for 2021年有渔船31艘，2022年有29艘: years to which numbers belong, by which nothing is due."""
    return all(_YEAR.fullmatch(label.due) and not label.stage and not _AHEAD.search(label.words) for label in labels)


def names_stage(words: str) -> bool:
    """True for words that tell a state rather than things: 完工, 销号."""
    return bool(stage_of(words))


def is_hoped(label: Label) -> bool:
    """True for 能够在年底前交付的: at work, and no deadline that others of its list have too."""
    return bool(label.due) and _HOPED.search(label.words) is not None
