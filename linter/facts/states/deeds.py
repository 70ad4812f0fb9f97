"""Deeds: the verbs by which reports say that one and the same thing has been done, and what says that it has not.

获省政府批准 and 仍在等待省政府批复 share no word; one table tells the rules that both are of one deed.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from linter.lexicon import either
from linter.patterns import regex

DEEDS: tuple[tuple[str, ...], ...] = tuple(
    tuple(verbs.split("|"))
    for verbs in (
        "开工|动工|启动建设|启动改造|启动施工|破土|开建",
        "竣工|完工|建成|完成建设|完成施工|完成改造|建好",
        "通车|通水|供水|通气|供气|通电|送电|供暖|供热|通航|投用|投产|投运|启用|投入使用|投入运营|开通"
        "|开馆|开园|开业|开诊|开张|开放|迎客|营业|运营|运行|上线|交付使用|开课|开学|入驻|入住|接诊|收治"
        "|开门|开市|交易|收粮|载客",
        "批准|批复|获批|核准|批下来",
        "表决通过|审议通过|表决|付诸表决|交付表决",
        "拨付|下拨|拨到|拨出|拨",
        "发放|兑付|兑现|发到|打到|打入|打卡|到账|到户|领到|拿到|领取|补发|付|补齐",
        "支付|付清|结清|付款|付",
        "退还|退回|退付|返还|清退|退赔",
        "收回|追回|追缴|收缴|追讨回来",
        "上缴|缴入|缴回",
        "归还|偿还|还清|清偿",
        "拆除|拆掉|拆",
        "搬迁|搬离|迁出|搬入|迁入|搬进|运抵|转运|搬",
        "签约|签订|签署|签下",
        "移交|交付|交接",
        "印发|出台|公布|发布|颁布",
        "注销|吊销|摘牌",
        "关停|关闭|停产|停业|取缔",
        "验收",
        "安装|加装|装上",
        "更换|换上",
        "修复|修缮|修好",
        "接种",
        "办理|办结|办好|办妥",
        "答复|回复|办复|书面回复",
        "查清|查明|核清|厘清|弄清",
        "改正|纠正|整改|改到位",
        "分配|分解下达|分下去|分到|下达",
        "到岗|到任|上岗|报到",
        "招聘|录用|聘用|招录",
        "任命|配齐|配备",
        "设立|设有|设置|建立|建有|成立|组建",
        "覆盖|覆盖到|通达",
        "举办|召开|举行|开幕",
        "鉴定|评估|检测",
        "安置|妥善安置",
        "选举|换届|选出",
    )
)
"""The verbs of one deed each; the first three follow one another, and what is not begun is not finished either."""
MADE_A_NOUN = regex("[一-鿿]{2}[价款金费额书单表证率]$")
"""A deed with a character behind it names a thing: 尚未付至结算价 does not deny 结算."""
BUILDING = 3
VERBS = either(dict.fromkeys(chain.from_iterable(DEEDS)))
_VERB = regex(VERBS)
_OF = {verb: frozenset(at for at, verbs in enumerate(DEEDS) if verb in verbs) for verbs in DEEDS for verb in verbs}


class Deeds(NamedTuple):
    """What words tell of: the numbers of the deeds in `DEEDS`, and where they are told."""

    kinds: frozenset[int]
    start: int
    end: int


def deeds_in(words: str) -> list[Deeds]:
    """Every verb of a deed in the words."""
    return [Deeds(_OF[match.group()], *match.span()) for match in _VERB.finditer(words)]


def denies(done: frozenset[int], undone: frozenset[int]) -> bool:
    """True where what is not done is what is told as done, or a step of building that lies before it."""
    if done & undone:
        return True
    return any(before < after < BUILDING for before in undone for after in done)


def same_deed(one: str, other: str) -> bool:
    """True where both phrases tell of one deed, in whatever verbs."""
    return any(a.kinds & b.kinds for a in deeds_in(one) for b in deeds_in(other))
