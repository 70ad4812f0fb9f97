"""Ended: the verbs by which reports say that work on something is over, one list for every rule that asks.

Twenty rules that each kept a list of their own heard 已办结 alike and 已交房, 已销案 or 已兑付 each differently.
"""

from __future__ import annotations

from linter.facts.quantities.bigrams import share_a_bigram
from linter.patterns import regex

FINISHED = "完成|完毕|完结|办结|办毕|到位|销号|销案|清零|整改|解决|落实"
"""Those that say no more than that it is over, of whatever it is; alternatives of an expression."""
ENDED = (
    f"{FINISHED}|办复|审结|执结|侦结|了结|调结|结案|结清|结项|竣工|完工|建成|投用|投产|投入使用|通车|通水|通电"
    "|修复|化解|交付|交房|签约|签订|拆除|清退|归还|收回|追回|追缴|退还|缴清|付清|兑现|兑付|答复|启用|通过|摘牌|补正|腾退|搬迁"
    "|入住|验收|复工|复产|复垦|脱贫|安置|退出|关停|注销|发放|拨付|出院|治愈"
)
"""All of them, those too that tell what has been done."""
ENDS_WORK = rf"(?:{ENDED})"

LATER_STEP = regex("验收|决算|结算|审计|评价|公示|备案|归档|档案|登记|移交|产权|管护|协议签订|签订[一-鿿]{0,4}协议")
"""What comes when something is over: all may be done, and the papers of some not."""

_FIRST_STEPS = (
    "启动|开展|开始|开工|动工|进场|进入|着手|部署|安排|交办|转办|分办|分解|下达|认领|领办|受理|立案|立项|登记|录入|入库|挂号|挂牌"
    "|建立|建账|建档|台账|清单|纳入|列入|制定|制订|拟定|编制|方案|计划|措施|明确|确定|责任|牵头|领衔|领导|专人|专班|签订|签约|约谈|告知|通知|核查"
    "|排查|摸排|研判|招标|前期|审批|批复|申报|公示|推进|跟进|处于|正?在(?:整改|办理|推进|实施|施工|建设|进行)|(?:整改|办理|推进|实施|施工|建设)中"
)
BEGUN = (
    rf"(?:已经?|都|均|按期|按时|如期|及时|予以|得到|完成了?|落实了?|整改|处置|办理|化解|治理)*(?:{_FIRST_STEPS})"
    "(?!(?:并|和|、)?(?:完[成毕结]|[办审]结|办毕|到位|销号|结束|结案|清零))"
)
"""Behind 全部: a verb of beginning, or the end of a first step: 启动整改, 落实责任人, 完成立项.

What has begun with all of them may be unfinished with some: one idea of it for every rule that hears 全部.
"""
_BEGUN = regex(BEGUN)


_PASSED = regex("通过(?P<what>[一-鿿]{2,8})")


def passed_another(one: str, other: str) -> bool:
    """True for 全部通过验收 and 未通过留样检查: two things that there are to pass."""
    first, second = _PASSED.search(one), _PASSED.search(other)
    return first is not None and second is not None and not share_a_bigram(first["what"], second["what"])


def has_begun(words: str) -> bool:
    """True for words behind 全部 that tell but a beginning."""
    return _BEGUN.match(words) is not None


BY_TERM = regex(
    "(?:立行立改|即知即改|限[期时]|分阶段|分[步期批]|[近中远]期|立即|逐步|集中|长期|持续)(?:整改|办理|解决|落实|推进|坚持)(?:类|问题|事项|任务)?(?:的|有|共)*$"
)
"""限期整改的28条: a class by its time limit, and no state."""


_MANNER = regex(
    "(?:未能?|没有?)(?P<how>当面|书面|口头|当场|现场|实地|上门|登门|入户|线上|网上|线下|电话|单独|联合|同步|提前|一次性|面对面)"
)


def only_the_manner(one: str, other: str) -> bool:
    """True for 全部按期答复 and 未当面答复: what all had may be denied of none but in that way."""
    manner = _MANNER.search(other)
    return manner is not None and manner["how"] not in one
