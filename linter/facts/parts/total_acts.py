"""Acts of totals: 举办培训 of 合计举办培训29场, which must be what its list tells, not what came of it.

立案12件、36件，合计结案45件 and 争取1.2亿元、0.5亿元，合计支出1.5亿元 are no totals of their lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from linter.fact import Quantity
from linter.facts.quantities.reach import reaches
from linter.facts.quantities.rows import Cell
from linter.interval import total
from linter.patterns import regex

_CAME_OF_IT = regex(
    "[结办]案|审[结执]|办[结理复]|获批|批准|支[出付]|到[位账]|入库|签约|开工|完[成工]|建成|验收|成活|收获|整改|[退归]还|收回|提取|授权|回收"
    "|成交|合格|清退|刊发|帮扶|使用|竣工|投产|销号|答复|兑[付现]|解决|化解|发现|查[出处]|惠及|涉及|受益|节约|筹|补|产生|带动|投入|服务|拨付"
)
"""What came of those listed."""
_TAKEN_AWAY = regex("减[少去]|撤[除销减]|拆除|取消|注销|退出|核减")
_SANCTIONS = regex("处[理分]|问责|追责|追究")
_SANCTION = regex(
    "党[纪内]|政[务纪]|诫勉|批评|谈话|警告|记过|撤职|开除|处[分理罚]|通报|问责|约谈|组织(?:处理|措施)|提醒|检讨|形态"
)
_RANK = regex("[厅处科县乡]级|干部|领导|结转|旧存|新收|转办|交办|移交|线索")
"""Those of some ranks, or cases from several sides, of which others are not told."""
_AT_ENDS = regex("[年月期季][末底]")
_IN_TIME = regex("[上下]半年|[一二三四]季度|第[一二三四五六]期")
_HANDLED = regex("(?:全年)?(?:合计|总计|共)(?:审理|办理|受理|处理|承办|在办|收)(?:案件|信访件|信访事项|事项)?")
_CARRIED = regex("上年(?:度)?(?:结转|旧存|未结|未办结)|旧存|结转")
_NEW = regex("新(?:收|受理|立|接|交办)|受理|收(?:案|到)")
_KINDS = regex("各[类级种项]")
_ALL_OF = regex("^(?:[全我本][年省市州县区镇乡村校院]|[上下]半年|[两三四五]年)?(?:合计|总计|累计|共计?|总共)?")
_SPENT = regex("投入|补助|筹[集措资]")
_PAYER = regex(
    "(?:中央|国家|省|市|县|区|州|镇|乡|村|上级|本级|财政|社会|企业|群众|部门|单位|集体|帮扶|专项|衔接|整合|债券|银行)"
    "[^，,]{0,6}(?:资金|经费|补助|配套|自筹|投入|投资|贷款|捐[款赠]|安排|拨款|债券)[为了]?$|自筹(?:资金)?$|配套(?:资金)?$"
)
_PLANNED = regex("计划|安排|下达|争取|落实|预计|拟|获|带动|撬动|申请|年")
_PRIVATE = regex("自筹|群众|企业|社会|村民|业主")
_PLACE = regex("(?!主要|重点|其中|分布)[^的在]{1,6}(?:[镇乡县区市村旗州]|街道|社区|街办|农场|林场)")
_CLAUSE = regex("[，,。；;：:、]")
_GOES_ON = regex("剩余|结余|其余|结存|另有|率|其[中他它]|另外|不予受理|退[回件]")
_SAYS_ALL = regex("共|合计|总计|累计")
_WIDER = regex("各[类级种项]|上级|拥有|登记|实施|养护|保有")
"""What was not listed is in it, or it is what there is."""
_EARLIER = regex("[去上前]年|往年")
_HOLDS = regex(r"[（(][^（()）\n]{0,8}?(?:含|包括|剔除|扣除|扣减|重复|去重|兼|跨|(?<!之)另)")
_FEW, _NAME, _QUARTERS = 2, 2, 4
"""Items of a short list, characters of the noun at the end of an act, and quarters of a year."""
_TENTH = 10
_BEHIND, _SENTENCE = 16, 40
"""Characters behind a total in which a bracket, and the rest of its sentence, are read."""
_BODIES = ("人", "名", "位", "家", "户", "个")


def tells_of_list(act: str, whole: Quantity, run: Sequence[Cell], apart: int, *, counted: bool) -> bool:
    """True where the act is that of the list, which stands side by side `apart` cells before it and all but adds up.

    A list that is `counted`, 两批次共交流, is all that the total names.
    """
    parts = [cell.quantity for cell in run]
    words = "".join(cell.gap for cell in run)
    behind = re.split("[。\n]", whole.text[whole.span.end : whole.span.end + _SENTENCE])[0]
    carried = _HANDLED.fullmatch(act) and not _GOES_ON.search(behind)
    if carried and apart == len(run) == _FEW and any(map(_CARRIED.search, _words_of(run))):
        # 上年结转12件，新收145件，共审理157件
        return any(map(_NEW.search, _words_of(run))) and slipped_total(whole, parts, near=False)
    same = _opens_list(act, run)
    if not counted and _is_short_of_places(act, whole, run):
        return False
    if apart != len(run) or _GOES_ON.search(behind) or _EARLIER.search(words) or _TAKEN_AWAY.search(words + act):
        return False
    if _SPENT.search(act) and are_funds(run):
        return funds_add_up(whole, run)
    if counted and (not same or _AT_ENDS.search(words)):
        return False  # 培训1200人、1500人，两年累计转移就业4300人; 年末在校生1200人 is no part of what came in
    if not same and (_WIDER.search(act) or _CAME_OF_IT.search(act)):
        return False
    if _SANCTIONS.search(act):
        twice = whole.unit in _BODIES and sum(part.value for part in parts) > whole.value
        told = all(_SANCTION.search(cell.gap) for cell in run) and not (_RANK.search(words) or twice)
        listed = len(run) > _FEW or not act.startswith("全年") or all(_IN_TIME.search(cell.gap) for cell in run)
        return told and listed and slipped_total(whole, parts, near=False)
    if not slipped_total(whole, parts, near=not (same and (counted or len(run) > _FEW or _is_whole_year(run)))):
        return False
    if all(_IN_TIME.search(cell.gap) for cell in run):
        # 一季度12批、二季度24批、三季度36批，全年82批: the fourth quarter has its own.
        return _is_whole_year(run) or _ordinals(run) or sum(part.value for part in parts) > whole.value
    if not _SAYS_ALL.search(act):
        return False
    # 办专场招聘会12场、进校园招聘4场，全年共举办招聘会17场: of two, each must be what the total names.
    return same or all(act[-_NAME:] in cell.gap for cell in run) or len(run) > _FEW


def _words_of(run: Sequence[Cell]) -> list[str]:
    """What stands before each number of a list, from the last mark on."""
    return [_CLAUSE.split(cell.gap)[-1] for cell in run]


def _opens_list(act: str, run: Sequence[Cell]) -> bool:
    """True for 化解积案12件、疑难案件6件，共化解18件: what was done is told once, before the first, or of each.

    共调解成功 and 共举办各类活动 tell of fewer, and of more.
    """
    words = _ALL_OF.sub("", act)
    verb, more = words[:_NAME], words[_NAME:]
    told = [verb in cell.gap for cell in run]
    named = not more or all(more[-_NAME:] in cell.gap for cell in run)
    if _KINDS.search(more):
        return False
    return len(verb) == _NAME and named and told[0] and (all(told) or not any(told[1:]))


def _is_whole_year(run: Sequence[Cell]) -> bool:
    """True for both halves of a year, and for its four quarters."""
    told = {found.group() for cell in run if (found := _IN_TIME.search(cell.gap))}
    return told == {"上半年", "下半年"} or (len(told) == _QUARTERS and all("季度" in one for one in told))


def _ordinals(run: Sequence[Cell]) -> bool:
    """True for 第一期、第二期, which no year holds more of than are told."""
    return all("第" in cell.gap and "期" in cell.gap for cell in run)


def are_funds(run: Sequence[Cell]) -> bool:
    """True for a list of money by who pays it: 中央资金1200万元、省级配套360万元."""
    return all(cell.quantity.kind == "money" for cell in run) and all(map(_PAYER.search, _words_of(run)))


def funds_add_up(whole: Quantity, run: Sequence[Cell]) -> bool:
    """True where a total can be of no other funds: three payers, private ones among them, or less than they paid.

    Of what was planned or granted less may have been spent, and beside public payers others may have paid the rest.
    """
    parts = [cell.quantity for cell in run]
    names = _words_of(run)
    over = _over(whole, run)
    if any(map(_PLANNED.search, names)) or not slipped_total(whole, parts):
        return False
    full = len(run) > _FEW and any(map(_PRIVATE.search, names)) and over * _FEW < min(part.value for part in parts)
    return over < 0 or full


def _is_short_of_places(act: str, whole: Quantity, run: Sequence[Cell]) -> bool:
    """True for 东关街道完成126户、西关街道完成98户，全区共完成226户: a place that is not told may have the rest."""
    verb = _ALL_OF.sub("", act)[:_NAME]
    places = [name.partition(verb)[0] for name in _words_of(run)] if verb else []
    return bool(places) and all(map(_PLACE.fullmatch, places)) and _over(whole, run) > 0


def _over(whole: Quantity, run: Sequence[Cell]) -> Decimal:
    return whole.value - sum((cell.quantity.value for cell in run), Decimal(0))


def all_places(names: Sequence[str], act: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """True for a list of three places or more that but for one slip comes to the number of them all.

    A place that was left out may have what the others lack.
    """
    verb = _ALL_OF.sub("", act)[:_NAME]
    places = [name.partition(verb)[0] for name in names] if verb else names
    over = whole.value - sum((part.value for part in parts), Decimal(0))
    told = len(parts) > _FEW and all(map(_PLACE.fullmatch, places))
    return told and over < 0 and slipped_total(whole, parts, near=False)


def slipped_total(whole: Quantity, parts: Sequence[Quantity], *, near: bool = True) -> bool:
    """True where one slip of the pen makes a total of its list, and nothing is said to be in it besides.

    Where `near`, by a tenth of it at most: what else may be in it is not known.
    """
    said = total(part.interval for part in parts)
    held = whole.text[whole.span.end : whole.span.end + _BEHIND]
    close = not near or abs(sum((part.value for part in parts), Decimal(0)) - whole.value) * _TENTH <= whole.value
    return (said.meets(whole.interval) or (close and reaches(whole, said))) and not _HOLDS.match(held)
