"""Rate words: whether the words at a number say what a rate is named after."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.facts.quantities.strands import Link, Strand
from linter.patterns import regex

ITEM_RATE = regex(
    r"(?P<whose>.*?)(?:整改完成|整改|按期办结|办结|办复|回复|回访|完成|合格|销号|答复|查实|属实|解决|签约|反馈|化解|响应"
    r"|通过|达标|优良|优秀|及格|采纳|结案|在岗|到岗|在位|持证|(?P<opinion>满意|好评|知晓|认可))率"
)
# Words of a rate's name that say nothing of what was counted.
_EMPTY_WORDS = ("问题", "任务", "资金", "项目", "按期", "有效", "及时", "群众", "总体", "事项", "年度", "综合", "指标")
OTHER_WORDS = {
    "整改": ("完成", "到位", "销号", "解决"),
    "办结": ("办理完毕", "办理完成", "办毕", "完成"),
    "办复": ("办理答复", "答复", "办结"),
    "回收": ("收回",),
    "完成": ("整改到位", "完工", "实现", "已改造", "已建", "已拆", "已整治", "已治理", "已清"),
    "达标": ("合格",),
    "破案": ("破获", "侦破", "告破"),
    "追缴": ("追回", "收缴", "挽回", "退缴"),
    "追回": ("追缴", "挽回", "收回"),
    "清退": ("退还", "退回", "返还"),
    "兑现": ("发放", "兑付", "拨付"),
    "发放": ("实发", "兑付", "兑现"),
    "竣工": ("完工", "建成"),
    "开工": ("动工", "启动"),
    "签约": ("签订", "签署"),
    "采纳": ("采用", "吸收"),
    "落实": ("完成", "到位"),
    "办理": ("办结", "办毕"),
    "认证": ("审核通过",),
    "化解": ("调处", "解决", "调解成功"),
    "入住": ("搬入", "搬迁"),
    "成功": ("达成",),
    "覆盖": ("设有", "建有", "配备", "配有", "建成", "开通"),
    "到位": ("到账", "收到"),
    "进度": ("支出", "拨付", "完成", "执行"),
    "通过": ("合格", "及格"),
    "及格": ("合格",),
    "普及": ("实现", "通"),
    "合格": ("达标",),
    "入户": ("走访",),
    "到会": ("实到", "实际到会"),
    "参会": ("实到", "实际参会"),
    "出席": ("实到", "实际出席"),
    "出勤": ("实到", "实际出勤"),
    "通畅": ("通硬化路", "通水泥路", "通油路"),
    "通达": ("通硬化路", "通公路"),
    "支付": ("拨付", "支出"),
    "拨付": ("支付", "下达"),
    "执行": ("支出", "完成"),
    "支出": ("拨付", "支付"),
    "使用": ("支出", "兑付", "支付", "拨付"),
}
"""What the counted half says where the rate's name says it otherwise."""
_WORD_LENGTH = 2
_LONGEST_STATUS = 5
"""Characters at the end of a name that may tell a status: 按时初查率 of 投诉按时初查率."""


def tells(strand: Strand, at: int, name: str) -> bool:
    """True when the words at a number say the status that the rate's name says."""
    around = strand.links[at].gap[-12:] + "|" + re.split(r"[，,、；：:（(]", strand.links[at + 1].gap)[0]
    stem = name[:-1]
    for empty in _EMPTY_WORDS:
        if len(stem) > len(empty):
            stem = stem.replace(empty, "")
    words = {stem[i : i + _WORD_LENGTH] for i in range(max(1, len(stem) - 1))}
    words |= {other for word in words for other in OTHER_WORDS.get(word, ())}
    negated = re.search(r"未|尚|不(?!动产)|没有|需|待|正在", around)
    # 不合格8批次，不合格率2.8%: the rate itself is one of what is not so.
    said_so = stem.startswith(("不", "未")) and stem in around
    return (said_so or not negated) and any(word in around for word in words)


def status_of(name: str) -> str:
    """合格率 of 案卷合格率: 抽查案卷30份 names what is counted, not that it passed."""
    rate = ITEM_RATE.fullmatch(name)
    if rate is None:
        return name[-_LONGEST_STATUS:]
    return name.removeprefix(rate["whose"].rstrip("不未"))


def owes(link: Link, name: str) -> bool:
    """True for the base of 参保率 in 应参保36.5万人."""
    return "应" + name.removesuffix("率")[-_WORD_LENGTH:] in link.gap


def owed(links: Sequence[Link], name: str) -> bool:
    """True where one of the numbers is the base of the rate in its own words: 应参保36.5万人."""
    return any(owes(link, name) for link in links)


_CASES = "民商事|民事|商事|刑事|审判|再审|一审|二审"
_CLASS = regex(rf"(?P<whose>[一-鿿]{{2,6}}?)(?P<thing>案件|信件|事项|项目|问题|工单|建议|提案|投诉)|(?P<case>{_CASES})")
_GENERIC = regex("^(?:总体|综合|全部|各类|所有|年度|本年|全年|累计|平均|按期|有效|法定|整体|当年|同期)+$")


def of_a_class(name: str, words: str) -> bool:
    """True for 审判案件结案率 behind 受理各类案件5000件: of one class, which is counted nowhere."""
    told = _CLASS.match(name)
    if told is None:
        return False
    whose = told["whose"] or told["case"]
    if whose in words or _GENERIC.match(whose):
        return False
    return told["case"] is not None or told["thing"] in words
