"""Which references mean the text that they stand in: 本方案第五部分, and 按照第二部分（三） beside no other paper."""

from __future__ import annotations

import re

from linter.ledger import Ledger
from linter.patterns import regex

OWN = (
    r"本(?:办法|规定|细则|方案|条例|制度|规则|意见|章程|通知|决定|规程|准则|预案|措施"
    r"|标准|规范|规划|报告|通报|公报|公约|公告|公示|通告|须知|计划|要点|指南|纪要|简章|函|请示|文)(?:中|的)?"
)
_OPENED = regex(
    r"(?:^|[，,；;：:（(、]|按照?|依照|依据|根据|参照|遵照|比照|对照|结合|参见|另见|见|同|与|和|及|违反|适用|符合|属于|除|在|于|如"
    r"|(?:上|前|下|后)文)[“ 　]*$"
)
"""What stands right before a reference that names no paper, and so means this one."""
_PAPER = regex(
    r"[》】]|(?<!本)(?<!本的)(?:办法|规定|细则|方案|条例|制度|规则|意见|章程|通知|决定|规程|准则|预案|标准|规范|规划|导则|指引|合同|协议"
    r"|批复|文件|要点|指南|纪要|清单|手册|附件|附表|纲要|公约|书)(?![详另参]?见)|法(?=第)|〕"
)


def means_itself(ledger: Ledger, match: re.Match[str], back: int = 1) -> bool:
    """True for a reference under the text's own name, or one that a word opens where no other paper was just told of.

    `back` is how many sentences before its own may have told of one.
    """
    if match["own"]:
        return True
    at = ledger.sentence_at(match.start())
    start = ledger.sentences[at].span.start
    block = ledger.document.blocks[ledger.document.block_index(match.start())].span
    # 督察组反馈了问题清单。对照一、（五）所列问题…: the sentence before may have told of the paper.
    told = ledger.text[max(block.start, ledger.sentences[max(0, at - back)].span.start) : match.start()]
    return _OPENED.search(ledger.text[start : match.start()]) is not None and not _PAPER.search(told)
