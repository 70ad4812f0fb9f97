"""Lost numbers: a unit right behind the verb that a number stood between, 增长%, 总计亿元, 已完成个."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.facts.numbers.lines import matches_on_lines
from linter.patterns import regex

_STOP = r"(?=[，,。；;])"
_ENDS = r"(?=[，,。；;）)的]|、[一-鿿]{2,12}[，,。；;]|以上|以下|左右|[和与及、至到]\d)"
_MOVED = (
    "增长|下降|提高|上升|减少|增加|降低|回落|提升|增至|降至|达到?|完成|占比|增速|增幅|同比|环比|高于|低于|超过?|约|近"
)
# 每提高个百分点 is said for 每提高1个百分点; 单位为% and the heading 增长% without a stop behind it are right.
_PERCENT = rf"(?:{_MOVED})(?:了|为|到|达|约){{0,2}} ?(?:[%％]{_ENDS}|(?<!每提高)(?<!每降低)(?<!每下降)个百分点)"
_OF_TWO = rf"\d[%％][和与及、][%％]{_STOP}"
# 产值达亿元 and 增收万元 tell that a mark was reached; 单位为万元 names a unit.
_MONEY = (
    rf"(?:总计|合计|共计|总额|完成|下降|增长|支出|余额|[额值出入资款金债税]约?为)(?:了|为|约)? ?(?:万?亿元|万元){_STOP}"
)
# 安排亿元，and 增至亿元，; 资金达亿元，比上年增长: a mark that was reached is not compared with a year.
_SUM = r"(?:万?亿元|万元)"
_GIVEN = (
    rf"(?:安排|拨付|下达|发行|偿还|结转|调入|追加|调减|上解|收回|执行|兑付|核减)(?:了|约)?{_SUM}{_STOP}"
    rf"|(?:[增升降减涨]|增加|减少|下降|上升|提高)[至到]{_SUM}{_STOP}|(?<![公总中])共约?{_SUM}{_STOP}"
    rf"|达到?{_SUM}(?=[，,](?:比[上去前]|同比|较|增长|下降|减少|占|其中))"
)
# What is named so is told by its amount alone; 户均补助万元 names a round mark.
_NAMED = (
    r"(?<![均每])(?<![均每].)(?<![均每]..)"
    r"(?:总投资|投资额|总额|资金|概算|估算|自筹|补助|补贴|债券|贷款|罚款|税款|欠款|价款|保证金|租金|利息)"
    rf"约?{_SUM}{_STOP}"
    r"|(?<![\d个家户村业次先育破部均都])(?<!首次)(?:实现|完成)(?:劳务|旅游|旅游综合|财政|税收|非税|基金)(?:总|净)?收入"
    rf"{_SUM}{_STOP}"
)
_PIECES = (
    rf"(?:完成|整改|办结|解决|推进|新增|建成|发现|查处|排查|受理|销号|增加|减少|达到)了?个(?:{_STOP}|(?<=完成个)(?![人体性案别贷税股险]))"
    rf"|(?:总计|合计|累计|(?<![传送直下表])达到)[人户件项个家座起辆]{_STOP}"
    rf"|(?<=[个项件条户家])[一-鿿]{{0,8}}(?<!未)完成[项件户]{_STOP}"
)
# 成倍增长 has none to lose.
_TIMES = rf"(?:增长|提高|扩大|增加|提升|翻)(?:了|到|至|近|约|超)?倍{_STOP}"
# 公共人参, 中共人员
_PEOPLE = rf"(?<![公中国总一党])共计?人(?:{_STOP}|(?=次|参加|参会|参与|参训|受益|到会|出席))"
_LOST = regex(rf"(?P<rate>{_PERCENT}|{_OF_TWO})|(?P<count>{_MONEY}|{_GIVEN}|{_NAMED}|{_PIECES}|{_PEOPLE}|{_TIMES})")
_SIGN = regex(
    r"[长降高升少加落至达到成比速幅于超过约近了为、和与及计额出余改结决进增现处查理号共排付行还转入减解回资金算筹助贴券款息润]"
    r"(?: ?[%％](?!\d)| ?个百分点| ?万?亿元[，,。；;]| ?万元[，,。；;]|个[，,。；;]|(?<=成)个"
    r"|[人户件项家座起辆][，,。；;次参受到出]|倍[，,。；;])"
)


def find_lost_numbers(text: str) -> Iterator[re.Match[str]]:
    """Every place where a rate (group `rate`) or a count or an amount (`count`) has lost its number."""
    return matches_on_lines(_LOST, _SIGN, text)
