"""Ended: the verbs by which reports say that work on something is over, one list for every rule that asks.

Twenty rules that each kept a list of their own heard 已办结 alike and 已交房, 已销案 or 已兑付 each differently.
"""

from __future__ import annotations

FINISHED = "完成|完毕|完结|办结|办毕|到位|销号|销案|清零|整改|解决|落实"
"""Those that say no more than that it is over, of whatever it is; alternatives of an expression."""
ENDED = (
    f"{FINISHED}|办复|审结|执结|侦结|了结|调结|结案|结清|结项|竣工|完工|建成|投用|投产|投入使用|通车|通水|通电"
    "|修复|化解|交付|交房|签约|签订|拆除|清退|归还|收回|追回|追缴|退还|缴清|付清|兑现|兑付|答复|启用|通过|摘牌|补正|腾退|搬迁"
    "|入住|验收|复工|复产|复垦|脱贫|安置|退出|关停|注销|发放|拨付|出院|治愈"
)
"""All of them, those too that tell what has been done."""
ENDS_WORK = rf"(?:{ENDED})"
