"""Sentences run together: a stop lost before a date, before words that open a sentence or before a 二是."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from linter.facts.layout.lists import unheard_mark
from linter.facts.numbers.lines import matches_on_lines
from linter.finding import Hit
from linter.kinds.dates._seams import find_seams
from linter.ledger import Ledger
from linter.offsets import Span
from linter.patterns import regex

_CLAUSE = regex(r"[^，,。；;：:！？\n（）()“”《》]*\Z")
_LOOK_BACK = 60
"""Characters before a date in which its clause begins."""
_ACT = regex(
    r"(?:(?:进行|开展|召开|完成|举行|印发|作出|组织|通过|反馈|实施|制定)了?[^，。]{0,14}"
    r"(?:巡察|巡视|督察|督查|督导|审计|检查|调研|考核|会议|会|工作|整改|活动|培训|方案|意见|验收|评估|学习|调查|核查|普查|清查|汇总|登记)"
    r"|(?:审理|办理|开庭|受理|审结|侦破)了?[^，。的]{0,8}(?:[此该两本]案|案件|一案)|作出了?[^，。]{0,14}(?:决定|判决|裁定|裁决|批复))$"
)
_HAND_OVER = regex(r"[,，][一-鿿]{2,}")
# What opens a sentence and is nothing that a clause could end with: 截至目前，; 下一步，我局; 会议要求，
_OPENER = regex(
    r"截[至止](?:目前|(?:19|20)\d\d年|\d{1,2}月|[上本]?[年月]?[末底])[^，。；\n]{0,12}[，,]"
    r"|今年以来[，,]|去年以来[，,]|近年来[，,]|上半年以来[，,]|入汛以来[，,]|入冬以来[，,]|入夏以来[，,]"
    r"|下一步(?:[，,]|我[委局镇县市区乡街办院校司]|将)|下步[，,]"
    r"|目前[，,]|同时[，,]|此外[，,]|另外[，,]|为此[，,]|与此同时[，,]"
    r"|会议(?:要求|强调|指出|认为|决定|明确)"
)
_FINISHED = regex(
    r"(?:\d(?:\.\d+)?(?:[%％]|个百分点|[万亿]?元|万?[人户亩吨件]|[个项件家名条处份座栋起]|公里)(?:以[上下内]|左右)?"
    r"|(?:已经?|均|全部|全面|顺利|正式|通过|完成|实现|取得|得到|投入)[一-鿿]{0,12}"
    r"(?:完成|到位|运行|使用|验收|办结|销号|竣工|开工|投用|建成|清零|完毕|化解|解决|见效|好转|成效|改善|启动))$"
)
_BARE_SUBJECT = regex(r"(?:第[一二三四五六七八九十\d]+[批轮期类]|[一-鿿]{1,8}的)\d{1,5}[一-鿿]{1,2}")
"""第二批300座截至11月8日已加固290座: whom it is told of, and no clause."""
_AGREED = regex(
    r"(?:同意|通过|听取|审议|审定|研究)了?[一-鿿“”《》]{1,24}(?:方案|意见|报告|汇报|议题|事项|名单|预算|办法|细则|人选|请示)》?$"
)
"""What a meeting has done before its minutes go on with 会议要求."""


_NEW_POINT = regex(
    r"(?P<mark>[二三四五六七八（](?:(?<!（)是|(?<=（)[二三四五六七八]）))(?:(?<=[一-鿿％%].是)(?<![第之其十百初排位名居老唯者在务点次].是)|(?<=[一-鿿％%]（.）)(?<![件表项条款见第案法分之期批段知组图例式附节章目类号区程站栋楼座册卷辑集]（.）))"
    r"(?=加[强快大]|强化|完善|推[进动]|健全|严[格肃查]|深化|落实|抓[好实]|开展|优化|突出|规范|提[高升]|做好|建立|积极|切实|扎实|进一步|持续|坚持|注重|拓[展宽]|夯实|压实)"
)
"""A point that opens with its verb behind a clause without a stop: 落实值守制度三是加强储备."""

_PARTY = regex(
    r"(?:诉讼请求|\d[万亿]?元|损失|违约金)(?P<mark>(?:原告|被告|上诉人|当事人|申请人|公司|双方)(?:均|仍)?不服)(?=[，,])"
)
"""A party that goes on behind what was decided: 驳回诉讼请求原告不服，."""


class RunTogether:
    """Reports 开展专项巡察2020年12月18日，市委…: the act is told, and a new one begins with its date."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every full date, and for every opening of a sentence, behind a finished clause without a stop."""
        seams = set()
        for span in find_seams(ledger):
            seams.add(span.start)
            yield Hit((span,), {"date": ledger.quote(span)})
        for match in _OPENER.finditer(ledger.text):
            start = match.start()
            finished = _AGREED if match.group().startswith("会议") else _FINISHED
            clause = _CLAUSE.search(ledger.text[max(0, start - _LOOK_BACK) : start])
            opens_line = ledger.document.blocks[ledger.document.block_index(start)].span.start == start
            if (
                clause
                and not _BARE_SUBJECT.fullmatch(clause.group())
                and finished.search(clause.group())
                and start not in seams
                and not opens_line
            ):
                words = match.group().rstrip("，,")
                yield Hit((Span(start, start + len(words)),), {"date": words})
        yield from _marks(ledger)
        for match in (*_NEW_POINT.finditer(ledger.text), *matches_on_lines(_PARTY, "不服", ledger.text)):
            yield Hit((Span(*match.span("mark")),), {"date": match["mark"]}, variant="mark")
        for fact in ledger.dates:
            date = fact.ends[0] if fact.ends else fact
            if date.month is None or date.year_source != "said":
                continue
            start = date.span.start
            if start in seams or not _HAND_OVER.match(ledger.text, fact.span.end):
                continue
            clause = _CLAUSE.search(ledger.text[max(0, start - _LOOK_BACK) : start])
            if clause and (_ACT.search(clause.group()) or _FINISHED.search(clause.group())):
                yield Hit((Span(start, fact.span.end),), {"date": ledger.quote(date.span)})


def _marks(ledger: Ledger) -> Iterator[Hit]:
    """A 二是 between 一是 and 三是 that follows the first point without a stop."""
    for found in ledger.lists:
        for one, other in pairwise(found.marks):
            mark = unheard_mark(ledger, one, other) if one.block == other.block else None
            if mark:
                yield Hit((mark,), {"date": ledger.quote(mark)}, variant="mark")
