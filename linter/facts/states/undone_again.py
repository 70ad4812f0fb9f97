"""Undone again: a matter told as done, and further on under a name it shares characters with as not done.

南坪寨村卫生室春节前已开门接诊 and 南坪寨村卫生室因选址争议迟迟没有动工: neither the kind of the matter nor its verbs
stand in a list; the longest words that both sentences hold are its name, and what is told between the name and the verb
must be of the other sentence too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.lines import places_of, start_behind
from linter.facts.quantities.bigrams import han_bigrams, is_short_for
from linter.facts.states.deeds import deeds_in, denies
from linter.facts.states.ended import ENDED, FINISHED
from linter.facts.states.matters import EXCEPT, of_other_times, same_act, set_apart, telling, unshared
from linter.facts.states.plans import in_plans
from linter.facts.states.same_matter import PROMISED
from linter.facts.states.works import WORKING, Works
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

_STILL = "至今|迄今|截至目前|到目前|目前|眼下|仍然?|仍旧|尚|还|一直|始终|迟迟|长期|依旧|依然|继续|维持|却|也|又|都|均"
_UNDONE = regex(
    rf"(?:(?:{_STILL})*(?P<denied>(?:未能?|没有?能?)(?![来经收落]|有|超|逾|违|发生|发现|出现|[检查测]出|突破|影响|受)|无法|不能|无人|难以|不具备"
    r"|有待|等待|等候|静候)"
    r"|(?:仍然?|仍旧|尚|还|一直|始终|依旧|依然|继续|维持|目前|正)(?:(?:处|存)?[在于]|(?=[^，。；\d有未没]))|停留?在"
    r"|处[于在](?=[^，,。；;]{0,8}(?:中|阶段|状态)))"
    r"(?P<what>[^，,。；;：:\n]{0,24})"
)
_STILLS = regex(f"(?:{_STILL})+$")
_SIGN = regex(
    "未|没|无[法人]|不[能具]|难以|等[待候]|有待|静候|仍|尚|还|依[旧然]|一直|始终|继续|停[留在]|处[于在]|正在|维持"
)
_DONE = regex("已经?|业已|现已|(?<![人户年月日平])均|全部|彻底|正式|如期|如数|顺利|圆满|成功")
_NOT_DONE = regex(
    f"未|没|不(?!动产)|拟|将(?=[^一-鿿]|[于在会])|计划|待|尚|力争|确保|预计|有望|需|应|{EXCEPT}|仍|正在|部分|个别|基本"
    "|首[批个台条期]|试(?!点)|要|[上申呈]?报(?=[^，]{0,10}[审批核备])|提交|送审"
)
_OVER = regex(
    f"{ENDED}|{FINISHED}|通[车水气电航]|投[用运产]|运行|运营|接诊|开放|开门|[迁入]入|生效|施行|实施|[印下]发|出台|接任|到岗|上任|摘除"
    "|撤销|解除|取得|使用|开业"
)
"""Verbs behind which nothing of the matter is left to be done."""
_GONE = regex("拆除|拆完|关停|取缔|注销|清除|搬离|迁出|填埋|销毁|停产|关闭|清运")
_BROUGHT = regex("(?P<verb>[一-鿿]{2,6})了[《“]$")
"""制定下发了《…》: the deed stands before its matter."""
_BY_ITSELF = regex("经|于|在|由|现")
_NEUTRAL = regex(
    "(?:项目|工程|问题|工作|岗位|职务|一[职案条事项]|手续|投资|合作|协议|合同|事项|任务|建设|改造|施工|修建|进度|进展|工资|款项|目前|至今|以及|由于"
    "|[该那这][宗个项处件条座]?|[一-鿿\\d]{1,4}[前后初底末月日旬年]|[的得了着为是于在也却都均又已将把被案款者])+"
)
_CAUSE = regex(
    "(?:因为?|由于|受|鉴于)[^，,。；;]{2,30}?(?:，|,|(?=(?:至今|迄今|仍|尚|还|一直|始终|迟迟|依[旧然]|未|没|无法|不能)))"
)
_LATER = regex("验收|决算|结算|评估|备案|归档|产权|权证|许可|达产|满负荷|绩效|评价|移交|档案|回访|审计|奖补|盈利|见效")
"""What may be open with a matter that is over."""
_OTHERS = regex("部分|个别|其余|剩余|余下|另[一外有]|新增")
_GENERAL = regex(
    "问题|工作|项目|建设|情况|进行|整改|管理|[全我本各上下当][县市区镇乡局年月期级]|单位|部门|制度|截至|目前|存在|推进|落实|完成|开展|措施|成效"
    "|立行立改|[的了在是和与对将已均]|全部|\\d+[一-鿿]?|[年月日底前至截止到度季初末]|[^一-鿿]"
)
"""What leaves no name of its own."""
_CLAUSE = regex("[，,；;]")
_HEAD = regex("[，,；;经由自于]")
_COMMA = regex("[，,。；;]")
_SIZE = 4
"""Characters that both sentences must hold one after the other."""
_REACH, _BACK, _TO_DEED, _MORE = 6000, 80, 50, 30
"""Characters before the sentence in which the matter is looked for; before what is undone and behind it in which it is
named; and from its name to its deed."""
_LONG = 6
"""Characters of a name that is one wherever it begins."""
_MOST = 12
"""Places of four characters that are looked at."""
_LEFT = 1
"""Characters that may stand between a name and its verb without being told in the other sentence."""


class _Shared(NamedTuple):
    """Words of a sentence that stand in an earlier one too."""

    here: int
    there: int
    size: int


def find_undone_again(ledger: Ledger) -> Iterator[Works]:
    """Every matter told as done that a later sentence tells as not done."""
    last, told = -1, -1
    for sign in _SIGN.finditer(ledger.text):
        match = _UNDONE.match(ledger.text, sign.start()) if sign.start() >= last else None
        if match is None or _A_PROBLEM.search(match["what"]):
            continue
        last = match.end()
        sentence = ledger.sentence_at(match.start())
        found = _undone(ledger, match) if sentence != told else None
        if found:
            told = sentence
            yield found


def _undone(ledger: Ledger, match: re.Match[str]) -> Works | None:
    text = ledger.text
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    words = text[sentence.start : match.end()]
    told_so = any(one.search(text, sentence.start, match.start()) for one in (_COUNTED, PROMISED))
    if told_so or _EARLIER.search(words) or _SUPPOSED.search(words):
        return None
    region = Span(max(sentence.start, match.start() - _BACK), min(sentence.end, match.end() + _MORE))
    by_sentence: dict[int, list[_Shared]] = {}
    for one in _shared(text, region, max(0, sentence.start - _REACH), sentence.start):
        if _name(text, one):
            by_sentence.setdefault(ledger.sentence_at(one.there), []).append(one)
    for index in sorted(by_sentence, reverse=True):
        names = by_sentence[index]
        found = _done(ledger, match, index, names)
        if found:
            return found
    return None


_COUNTED = regex(r"\d[项处个件家户宗起条户](?:仍|尚|还)?$")  # 对上述13项未完成整改的隐患: those that were left
_EARLIER = regex(
    "(?:[查改治巡察计馈研排]|试点|改革|改造|创建|推行)[一-鿿]{0,3}(?<!目)(?<!当)前|此前|曾|原[有来]|[年当]初|[上去往前]年|上个?[月周旬期]|上季|以往|当时|一度"
)
"""What tells how things were before: a check made later tells how they are."""
_SUPPOSED = regex("(?:确[因有需]|凡|[如若](?:[果因遇有]|确)|倘若|一旦|遇有)[^，,。；;]{0,24}$")
"""What opens a case that need not be there: 确因客观原因不能按期完成的, 应书面说明."""
_A_PROBLEM = regex("的(?:问题|情况|情形|现象)")
"""未投入使用的问题已完成整改: a problem is named, and nothing is told as undone."""


def _shared(text: str, region: Span, first: int, last: int) -> Iterator[_Shared]:
    """The longest stretches of a region that stand in the text before it too."""
    for here in range(region.start, region.end - _SIZE + 1):
        seed = text[here : here + _SIZE]
        if not _WORD.fullmatch(seed):
            continue
        for number, there in enumerate(places_of(seed, text, first, last)):
            if number == _MOST:
                break
            before = text[here - 1]
            if here > region.start and there > first and before == text[there - 1] and _WORD.fullmatch(before):
                continue
            size = _SIZE
            while here + size < region.end and there + size < last and text[here + size] == text[there + size]:
                if not _WORD.fullmatch(text[here + size]):
                    break
                size += 1
            yield _Shared(here, there, size)


_WORD = regex("[一-鿿A-Za-z\\d“”《》（）]+")


def _name(text: str, shared: _Shared) -> str:
    name = _GENERAL.sub("", text[shared.here : shared.here + shared.size])
    return name if len(name) > _SIZE - 2 else ""


def _is_name(text: str, shared: _Shared) -> bool:
    """True for words of their own, of four characters or in quotes."""
    here, there = text[shared.here - 1 : shared.here], text[shared.there - 1 : shared.there]
    if here != there and here in _TWINS and there in _TWINS:
        return False
    size = len(_name(text, shared))
    if size < _LONG and _INSIDE.fullmatch(here) and _INSIDE.fullmatch(there):
        return False
    return size >= _SIZE - (text[shared.here] in "“《")


_TWINS = frozenset("东南西北中上下前后新老旧大小一二三四五六七八九十甲乙丙丁男女省市县区镇乡村国0123456789")
"""Characters before the words that name two things of one kind: 城南敬老院, 城北敬老院."""
_INSIDE = regex("[^\\W的了与和及在由将把对向为是以到从该省市县区镇乡村年月日个项处件座条家户所有]")
"""Before words that both sentences hold: that they begin in the midst of a name, 工|业增加值 and 融|业增加值."""


def _done(ledger: Ledger, match: re.Match[str], index: int, shared: Sequence[_Shared]) -> Works | None:
    """The matter, where the earlier sentence tells it as done and nothing sets the two apart."""
    text = ledger.text
    told = ledger.sentences[index].span
    sentence = ledger.sentences[ledger.sentence_at(match.start())].span
    said, words = ledger.read(told), text[sentence.start : match.end()]
    before = [one for one in shared if one.here + one.size <= match.start()]
    names = before or (
        [one for one in shared if match.start() <= one.here < match.end()] if "的" in match["what"] else []
    )
    if not any(_is_name(text, one) for one in names):
        return None
    last = max(names, key=lambda one: one.here)
    behind = last.here + last.size
    between = text[behind : match.start()]
    counted = any(map(str.isdigit, between + match["what"] + text[max(sentence.start, last.here - 2) : last.here]))
    if counted or _OTHERS.search(words) or in_plans(ledger, told.start):
        return None
    tail = _STILLS.sub("", _CLAUSE.split(_CAUSE.sub("，", between))[0])
    clause = start_behind("，；", text, max(sentence.start, behind if before else 0), match.start())
    undone = text[clause : match.end()]
    again = any(one.here + one.size > match.start() for one in shared) and bool(before)
    for one in sorted(names, key=lambda one: -one.there):
        end = one.there + one.size
        for start, stop, gap in _deeds(text, one.there, end, told):
            if not _same_subject(_HEAD.split(gap)[0], tail, words + text[match.end() : sentence.end], said):
                continue
            ends = _CLAUSE.split(gap)[-1]
            by_itself = "，" not in gap or not ends or _BY_ITSELF.match(ends) is not None
            deed = text[start:stop]
            name = text[last.here : behind] if before else ""
            if not again and not _denies(deed, text[end : told.end], undone, match, name, by_itself):
                continue
            done, pending = (
                Span(min(start, one.there), max(stop, end)),
                Span(min(last.here, match.start()), match.end()),
            )
            if not _apart(ledger, done, pending, text[told.start : max(stop, end)], words):
                return Works(text[one.there : end], done, pending)
    return None


def _deeds(text: str, start: int, end: int, told: Span) -> Iterator[tuple[int, int, str]]:
    """Where what is told as done begins and ends, and the words between the name and it."""
    brought = _BROUGHT.search(text, max(told.start, start - 10), start)
    if brought and not _NOT_DONE.search(brought["verb"]):
        yield brought.start("verb"), start, ""
    for sign in _DONE.finditer(text, end, min(told.end, end + _TO_DEED)):
        stop = _COMMA.search(text, sign.start(), told.end)
        last = stop.start() if stop else told.end
        gap = text[end : sign.start()]
        if not _NOT_DONE.search(_CLAUSE.split(gap)[-1] + text[sign.start() : last]):
            yield sign.start(), last, gap


def _same_subject(head: str, tail: str, words: str, said: str) -> bool:
    """True where what follows the name tells of nothing but what the other sentence tells of."""
    more, less = sorted((_other(head, words), _other(tail, said)), key=len, reverse=True)
    if (less and not is_short_for(less, more)) or head.startswith("副") != tail.startswith("副"):
        return False
    here, there = _own(head, words), _own(tail, said)
    if len(here) <= _LEFT and len(there) <= _LEFT:
        return True
    return (bool(here) and here[-1] == tail[-1:]) or (bool(there) and there[-1] == head[-1:])


def _own(words: str, other: str) -> str:
    """What stands behind the last words that the other sentence tells of too."""
    return _other(unshared(words, other).rpartition("|")[2], "")


def _other(words: str, other: str) -> str:
    """The words that the other sentence does not tell of."""
    return re.sub("[^一-鿿]", "", _NEUTRAL.sub("", unshared(words, other)))


def _denies(deed: str, story: str, undone: str, match: re.Match[str], name: str, by_itself: bool) -> bool:
    """True where what is undone is what was done, a step before it, or all of a matter that was over."""
    what = match["what"]
    if _LATER.search(what) and not _LATER.search(deed):
        return False
    plain = undone.replace(name, "|")
    if same_act(deed, plain, han_bigrams(name)) or (telling(plain) & telling(story)) - telling(name):
        return True
    if not by_itself or _STEP.search(deed):
        return False
    if not match["denied"] and _GONE.search(deed):
        return True
    if not _OVER.search(deed):
        return False
    steps = deeds_in(what) if match["denied"] else ()
    if any(denies(one.kinds, other.kinds) for one in deeds_in(deed) for other in steps):
        return True
    return (_PLAIN_END if match["denied"] else _IN_A_STAGE).match(what) is not None or _AT_WORK.match(what) is not None


_STEP = regex(
    "签约|签订|签署|招标|设计|可研|立项|审批|批复|获批|封顶|主体|试点|评估|入库|开工|动工|启动|[纳列]入|征地|备案|论证|[一二三四五六七八九]期"
)
"""What is reached on the way: a project that was signed need not be begun."""
_AT_WORK = regex(
    f"[^，]{{0,4}}(?:{WORKING}|进水|停[工用]|[闲空]置|空缺|搁置|封闭|布展|起草|编制|筹备|审理|谈判|协商|仲裁|拆箱)"
)
_IN_A_STAGE = regex(
    "(?![^，]*(?:[试爬磨]|起步|成长|提升|培育|优化|完善|[保质]修))[一-鿿]{1,8}(?:阶段|之?中|状态|之列)$"
)
_PLAIN_END = regex(f"(?:{FINISHED})|[一-鿿]{{1,3}}$")


def _apart(ledger: Ledger, done: Span, pending: Span, said: str, words: str) -> bool:
    near = ledger.document.block_index(done.start) == ledger.document.block_index(pending.start)
    if set_apart(said, words, "", near=near, named=True) or set(_PART.findall(said)) != set(_PART.findall(words)):
        return True
    return of_other_times(ledger, done, pending)


_PART = regex("第[一二三四五六七八九十\\d]+|[一二三四五六七八九十\\d]+[期标]|[东南西北]延|二期|支线")
