"""Works: 清河大桥建成通车 here, 清河大桥尚在施工 there: a named work told as finished, and later as not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.facts.numbers.lines import start_behind
from linter.facts.states.plans import headings_over, in_plans, looks_back
from linter.facts.states.same_matter import FORMERLY, told_earlier
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.ledger import Ledger

STAGES = (
    ("贯通", "合龙", "封顶"),
    ("建成", "竣工", "完工", "完成建设", "建设完成"),
    (
        "通车",
        "开通",
        "运营",
        "投运",
        "投用",
        "投产",
        "投入",
        "启用",
        "通航",
        "通水",
        "开园",
        "开馆",
        "开诊",
        "开业",
        "开放",
        "迎客",
        "供水",
        "供气",
        "供热",
        "交付使用",
    ),
)
"""What a work reaches one after the other: its structure, all that is built, and use; one does not deny the next."""
ENDS = "|".join(word for stage in STAGES for word in stage)
KIND = (
    "高铁|铁路|高速公路|高速|快速路|公路|大道|地铁[\\d一-鿿]{1,3}号线|\\d{1,2}号线|[一-鿿]{2}线|机场|航站楼|大桥|特大桥|隧道|通道"
    "|互通|立交|枢纽工程|枢纽|水库|水电站|电站|电厂|机组|泵站|水厂|污水处理厂|处理厂|灌区|运河|航道|码头|口岸|港区|港|管线|管道"
    "|工程|项目|医院|学校|中学|小学|大学|学院|幼儿园|中心|博物馆|图书馆|体育馆|文化馆|展览馆|科技馆|场馆|剧院|体育场|公园|产业园|园区|基地|市场|广场|大厦"
    "|停车楼|停车场|教学楼|住院楼|门诊楼|综合楼|办公楼|大楼|敬老院|养老院|福利院|卫生院|分院|新院区|院区|校区|分校|客运站|火车站|变电站"
    "|中转站|填埋场|焚烧厂|发电厂|屠宰场|冷库|粮库|储备库|仓库|渡口|船闸|水闸|堤防|渠道|绿道|影院|厂房"
)
_NAME = (
    rf"(?P<name>[一-鿿“”A-Z\d—－-]{{2,20}}?(?:{KIND})(?:改扩建|扩建)?(?:[一二三四]期)?(?:工程)?(?:[一-鿿]{{2,3}}段)?)"
)
WORKING = "施工|建设|铺轨|铺架|架线|架设|调试|试验|收尾|扫尾|装修|安装|合龙|浇筑|掘进|攻坚|冲刺"
"""What is being done with a work that is not finished."""
_BEGIN = "(?:新?开工|动工|启动)(?:建设)?"
"""What a finished work cannot still be about to do."""
_WORKING = f"{WORKING}|联调联试|推进"
URGED = (
    "抓紧|加紧|加快|推动|推进|促进|续建|继续|全力|确保|力争|争取|实现|扎实|稳步|有序|做好|抓好|支持|统筹|预计|有望|计划"
)
_OWN = "主体工程|主体|工程|项目|主桥|后续|全线|整体|全部|全面|大型|目前|当前|截至目前|现|至今|仍|还|尚"
_BY = (
    r"(?:[今明本当]?年内?(?!度)|年底|[今明本当]年(?:年底|底|内)?|(?:19|20)\d\d年|[上下]半年|[一二三四]季度|\d{1,2}月)"
    r"(?:底|末|初|内|上旬|中旬|下旬)?(?:之?前)?"
)
_AIM = (
    rf"(?:(?:力争|确保|争取|预计|有望|可望|计划)(?:于|在|到)?(?:{_BY})?|{_BY})"
    r"(?:能够|可以|可|确保|力争|实现)*(?:全面|全线|正式|如期|顺利)*"
)
_PENDING = regex(
    rf"(?:^|[，,。；;：:\n、])(?:(?:要)?(?:{URGED}))*{_NAME}(?:[、和及与][^，,。；;\n]{{1,24}}?)?(?:[因由受][^，,。；;\n]{{2,16}}?)?(?:{_OWN})*"
    r"(?P<words>"
    rf"(?:(?:正|尚|仍|还)(?:处)?[在于]|(?:正在|仍在|尚在|正|在))(?:进行|加紧|抓紧|加快|全力|有序|开展)*[一-鿿]{{0,4}}?(?:{_WORKING})"
    rf"|(?:未能?|没有?|未曾)(?:全面|全线|全部|正式|如期|按期)*(?:{ENDS}|{_BEGIN})(?:{ENDS}|使用|运行)*"
    r"|(?:有|剩|剩余|余下|剩下)(?P<rest>部分|[\d一-鿿]{1,3}[一-鿿]{0,2}?(?:公里|段|标段|座|孔|处)|\d[\d.]*[一-鿿]{1,3})[一-鿿]{0,8}?"
    rf"(?:[未没](?:能|有)?[一-鿿]{{0,2}}?(?:{ENDS}|完成)|(?:{_AIM})(?:{ENDS}|完成)|(?:正在|仍在|尚在|在建|待建))"
    rf"|(?:(?:{URGED})*(?:{_WORKING})*(?:工作|进度)?[，,]?){_AIM}(?:{ENDS}|{_BEGIN})(?:{ENDS}|使用|运行)*"
    r")"
)
_SIGN = regex(
    "[争确预望划内底半季明尚仍还正剩](?:(?<=[争望划内底])|(?<=确)保|(?<=预)计|(?<=[半明])年|(?<=季)度|(?<=[尚仍还])[未没在有]|(?<=正)在|(?<=剩)余)"
    r"[^。；;\n]{0,14}?[贯合封建竣完通开运投启交施铺架联调试收扫装安浇掘攻冲推]"
)
"""Begins with one character and ends with one, for speed: what may be the sign of something unfinished."""
_ANY_KIND = regex(KIND)
_ANY_WORK = regex(f"{ENDS}|{_WORKING}|{_BEGIN}|完成")
_FINISH = regex(
    rf"(?:已经?|均|全部|全面|全线|正式|顺利|如期|先后|相继|同步|提前|实现|也|并)*(?:{ENDS})(?:{ENDS}|使用|运行|并(?=[^，,。；;]{{0,2}}(?:{ENDS})))*"
)
_BUILT = regex(
    rf"(?P<past>已经?|先后|相继|如期|顺利)?(?:全面|新)?(?P<verb>(?:{ENDS})+)(?P<also>了)?(?:[^，,；;。]{{1,30}}[、和及与])?$"
)
_NAME_ENDS = regex(r"[，,。；;、和及与]|等[\d，,。；;一-鿿]")
_STOP = regex("[；;]")
_STOPS = regex("[，,；;。]")
_NO_END = regex(r"[后前的时首试]|仪式|目标|条件|在即")
_NAMED_WITH = regex(r"(?:工程|项目)?(?:[、和及与等]|(?:工程|项目)?(?=[已均全正顺如先相同提实建竣完通开投启贯]))")
_GAP = 40
"""Characters from a name to the verb that ends the work, where others are listed between."""
_BEHIND = 12
"""Characters behind what is not finished in which another phase or a side work may be named."""
_NOT_ALL = regex(
    r"首[段批座台条]|主线|主体|部分|基本|即将|[未没将待拟应需]|试|开工|启动|加快|推进|在建|前期|获批|[一二三四]期|段|环节|动工|规划|论证|仪式"
)
_AHEAD = regex(r"力争|确保|计划|[将要](?![素道])|目标|预计|有望|明年|谋划|如果|倘若")
_URGES = regex(r"推动|推进|加快|抓紧|促进|支持|抓好|加紧|争取|拟|待")
"""What only the clause itself may say: 加快石桥高铁建设，云溪大桥建成通车."""
APART = regex(
    r"验收|决算|结算|移交|二期|三期|[东南西北]延(?:伸|线|段|工程)|延伸|配套|附属|支线|连接线|互通|匝道|复线|绿化|扩能|增建|改线|增容|提升|升级|维修|养护|大修"
)
ANY_NAME = regex(
    r"(?:[省市县区州国镇乡村]级?|[省市县区]级|[全我本][省市县区州]|农村|城乡|城镇|县乡|重点|重大|大型|中型|小型|一批|部分|其他|各类|市政|保障性?|民生|水利|交通"
    r"|城市|[新旧老]|人民|中心|妇幼|综合|文化|体育|活动|服务|职业|技术|第[一二三四五六七八九十]|高速|国家|现代化?|在建|续建|新建|国际|标准|骨干|基础设施"
    r"|棚户区|老旧|小区|安置房|住房|高标准|农田|管网|供[水电热气]|排水|污水|垃圾|处理|充电|改造|建设|整治|治理|修复|惠民|实事|国债|专项|债券|乡村|振兴|产业"
    r"|招商|光伏|风电|储能|新能源|电力|电网|数字|智慧|养老|托育|医疗|卫生|教育|急救|应急|物流|冷链|仓储|防洪|排涝|生态|环境|环保|绿化"
    r"|[一二三四五六七八九十\d]+[个条座项所家处])*"
    rf"(?:{KIND}|[一-鿿])?"
)
_SHORTEST = 4
_SHORTEST_ROOT = 2
_KIND_BEHIND = regex(rf"(?:大型|中型|旅游)?(?:{KIND})$")
_LISTED = regex(
    r"(?:[、和及与][^，,。；;\n]{0,30}?(?:[条座项个等型]|等新)|等[\d一-鿿]{0,3}?[条座项个新]?)"
    rf"(?P<kind>{KIND}|线)(?={ENDS}|[已均全正顺如先相同提])"
)
_TRIED = regex("调试|试验|联调")
_BOUND = regex(rf"(?:[^一-鿿A-Za-z\d]|{KIND}|{URGED}|[、和及与的了条座是]|^)$")


class Works(NamedTuple):
    """A work told as finished, and again as not finished."""

    name: str
    done: Span
    pending: Span


def find_works(ledger: Ledger) -> Iterator[Works]:
    """Every named work that is told as finished and further down as still to be finished."""
    text, at = ledger.text, 0
    for sign in _SIGN.finditer(text):
        if sign.start() < at:
            continue
        sentence = ledger.sentences[ledger.sentence_at(sign.start())].span
        own = start_behind("，,；;", text, sentence.start, sign.start())
        start = start_behind("，,；;", text, sentence.start, max(sentence.start, own - 1))
        if not _ANY_WORK.search(text, sign.start(), sign.end() + 2) or not _ANY_KIND.search(text, start, sign.end()):
            continue
        stop = _STOP.search(text, sign.end(), sentence.end)
        at = stop.start() if stop else sentence.end
        # One character more on the left: the stop that a clause begins behind.
        for match in _PENDING.finditer(text, max(0, start - 1), at):
            near = text[match.start() : match.start("name")] + text[match.end("name") : min(at, match.end() + _BEHIND)]
            found = _finished(ledger, match, near)
            if found:
                yield found


def _finished(ledger: Ledger, pending: re.Match[str], near: str) -> Works | None:
    """The work with the first place that told it as finished; None where none did."""
    name = pending["name"]
    if len(name.strip("“”")) < _SHORTEST or ANY_NAME.fullmatch(name) or APART.search(near) or FORMERLY.search(near):
        return None
    stage = _first_stage(pending)
    there = pending.start("name")
    for start, finish in named_before(ledger, name, there):
        done = finished_at(ledger, start, finish, stage)
        if done and not told_earlier(ledger, ledger.sentence_at(there), ledger.sentence_at(start)):
            return Works(name, done, Span(there, pending.end()))
    return None


def named_before(ledger: Ledger, name: str, before: int) -> Iterator[tuple[int, int]]:
    """Where the name stands before an offset, in full or in a list that tells its kind once: 石桥、柳湾等3条高速."""
    root = _KIND_BEHIND.sub("", name)
    kind = name[len(root) :]
    short = root if len(root) >= _SHORTEST_ROOT else name
    at = ledger.text.find(short, 0, before)
    while at >= 0:
        end = at + len(short)
        if ledger.text.startswith(name, at):
            yield at, at + len(name)
        elif short == root and (listed := _LISTED.match(ledger.text, end, end + _GAP)) and _alike(listed["kind"], kind):
            yield at, end
        at = ledger.text.find(short, end, before)


def _alike(listed: str, kind: str) -> bool:
    """True for 高速公路 and 公路, and for 新线 and 铁路."""
    return kind in listed or listed in kind or (listed.endswith("线") and kind in ("铁路", "高铁"))


def _first_stage(pending: re.Match[str]) -> int:
    """The first stage that the words deny: 尚在施工 denies that it is built, 力争年底前通车 that it is in use."""
    words = pending["words"]
    if _TRIED.search(words):
        return len(STAGES) - 1
    stages = [at for at, stage in enumerate(STAGES) if any(word in words for word in stage)]
    return min(stages, default=0 if pending["rest"] else 1)


def finished_at(ledger: Ledger, start: int, end: int, stage: int) -> Span | None:
    """The words that tell the work at these offsets as finished; None where they do not."""
    text = ledger.text
    index = ledger.sentence_at(start)
    sentence = ledger.sentences[index].span
    lead = text[sentence.start : start]
    clause = re.split("[，,；;]", lead)[-1]
    if not _BOUND.search(lead) or _AHEAD.search(lead) or _URGES.search(clause):
        return None
    if in_plans(ledger, start):
        return None
    done = _FINISH.search(text, end, min(sentence.end, end + _GAP)) if _NAMED_WITH.match(text, end) else None
    if done and not _STOPS.search(gap := text[end : done.start()]) and not _NOT_ALL.search(gap):
        reached, finish = last_stage(done.group()), done.end()
        return Span(start, finish) if reached >= stage and not _NO_END.match(text, finish) else None
    built = _BUILT.search(clause) if _NAME_ENDS.match(text, end) else None
    if (
        built
        and (built["past"] or built["also"] or looks_back(headings_over(ledger, start)))
        and last_stage(built["verb"]) >= stage
        and not _NOT_ALL.search(clause)
    ):
        return Span(start - len(clause) + built.start(), end)
    return None


def last_stage(words: str) -> int:
    """The last stage that the words tell as reached."""
    return max(at for at, stage in enumerate(STAGES) if any(word in words for word in stage))
