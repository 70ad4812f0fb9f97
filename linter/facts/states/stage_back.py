"""Stages back: 已竣工通车，正在进行路基施工, 《办法》已印发，目前正在起草: what comes first is still to come.

The two stand side by side, so that what is going on needs no name of its own: nothing but the stage is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.facts.states.matters import EXCEPT, unshared
from linter.facts.states.plans import in_plans
from linter.facts.states.works import Works
from linter.offsets import Span
from linter.patterns import regex

if TYPE_CHECKING:
    from linter.fact import Sentence
    from linter.ledger import Ledger

_IN_USE = (
    "投入?使用|投[用运产]|(?:通|供)[车水航气暖热电]|(?:对外|正式|免费)开放|开[馆园业诊课]|交付|入住|上线|启用|运营|迎客"
)
_BUILT = f"竣工|(?<!主体)(?<!工程主体)完工|(?<!主体)建成|验收(?:合格|通过)|(?:完成|通过)(?:竣工)?验收|{_IN_USE}"
_CONTRACTED = "签(?:订|署|定|约)[^，。；]{0,8}合同|合同[^，。；]{0,4}签[订署]|中标(?!公示)|开工"
_LAND = "征[地收](?!公告|方案|预)|腾退|拆迁|搬迁|拆除"
_STEPS: tuple[tuple[str, str], ...] = (
    ("选址|立项|可研|可行性研究|需求(?:调研|分析)|初步设计|规划设计|方案设计|图纸设计|勘察|前期论证", f"{_BUILT}|封顶"),
    (
        "招标文件|招标公告|评标|开标|资格预审|投标报名",
        f"完成招标|招标[^，。；]{{0,6}}(?:完成|结束)|{_CONTRACTED}|{_BUILT}",
    ),
    ("招投?标|比选|询价|遴选", f"{_CONTRACTED}|{_BUILT}|出具[^，。；]{{0,8}}报告"),
    (
        "路基|[桩地]基|基[坑础]|土建|主体(?:工程|结构)?(?:施工|建设)?|开挖|砌筑|浇筑|敷设|铺[设筑轨装贴]|架[设梁]|掘进|灌浆|吊装|焊接|打桩|回填|粉刷"
        "|绑扎|支模|衬砌|摊铺|施工|动工|开工|封顶|合龙|贯通|收尾|在建",
        _BUILT,
    ),
    (
        "装修|装饰|布展|(?:设备|器材|家具|课桌椅)(?:采购|安装|调试)|采购|安装|调试|到货|开发|编码|联调|测试|布线",
        f"{_IN_USE}|验收合格|配[备发]到位",
    ),
    (
        "起草|草拟|初稿|征求[^，。；]{0,10}意见|审议|送审|报批|专家论证|合法性审[查核]|酝酿|审签|会签",
        "印发|出台|颁布|施行|(?<!组织)(?<!抓好)(?<!全面)实施$|公布|发布|获[^，。；]{0,10}(?:批复|批准|通过)|经[^，。；]{2,14}(?:批复|批准|审议通过)",
    ),
    (
        "受理|立案|初核|初步核实|调查|核实|取证|核查|审查|侦查|审理|移送|开庭",
        "办结|结案|审结|判决|宣判|执行完毕|(?:受到|给予|作出)[^，。；]{0,16}(?:处分|处罚)|处理(?:完毕|到位)",
    ),
    ("公告|报名|笔试|面试|体检|政审|资格(?:复审|审查)|选聘", "到岗|上岗|录用|入职|聘用合同|报到"),
    (
        "正常(?:经营|生产|营业|运[行营]|使用|办公)|照常(?:经营|生产|营业|运[行营]|使用)|继续(?:经营|生产|营业)",
        "注销|关停|关闭|取缔|拆除|停业|停产|吊销|撤销",
    ),
    (
        "还款(?:计划|方案|协议|事宜)|协商还款|筹措[^，。；]{0,4}资金|催收|追偿|展期|起诉",
        "清偿|还清|结清|偿还完毕|归还完毕|全部(?:归还|偿还)",
    ),
    (
        "补偿方案|安置方案|征[地收]公告|入户(?:丈量|调查)|勘测定界|拆除|腾空|搬离|搬迁|签订[^，。；]{0,6}协议|动员",
        f"(?:{_LAND})[^，。；]{{0,8}}(?:完成|完毕|结束|到位)|完成[^，。；]{{0,8}}(?:{_LAND})(?!动员|评估|摸)|交地|净地",
    ),
    (
        "(?:启动|制[定订]|研究|酝酿|谋划)[^，。；]{0,8}整改|整改(?:方案|措施|台账)[^，。；]{0,4}(?:制[定订]|拟[定订]|研究|建立)|整改工作[^，。；]{0,2}启动",
        "整改(?:到位|完成|完毕|销号)|完成整改|销号|(?:状态|情况|进度|结果)[：:为是]“?已?(?:经)?(?:完成|办结|整改|销号)",
    ),
    ("筹备|筹办|征集议题|拟定议程", "闭幕|落幕|(?:顺利|成功|圆满)(?:召开|举办|举行|结束)"),
    (
        "审批|审核|申[请报]|报批|筹[措集]|测算|公示|授信",
        "拨付(?:到位|完毕|完成)|发放(?:到位|到户|完毕|到人)|到[账户](?!率)|放款|兑付|兑现(?:到位|完毕)",
    ),
    ("播种|育[苗秧]|插秧|移栽|整地", "收割|收获|入库|采收|归仓"),
    ("提名|候选人|选民登记|酝酿人选", "选举产生|换届[^，。；]{0,6}(?:完成|结束)|完成换届|当选"),
    (
        "进场|现场审计|外勤|撰写[^，。；]{0,4}报告",
        "出具[^，。；]{0,8}报告|(?:审计|检测|鉴定|评估)[^，。；]{0,4}(?:完成|完毕|结束)",
    ),
    ("评选|推荐|评审|初评|复评", "表彰|授[予牌]|颁[奖发]|揭牌|挂牌"),
    ("查勘|定损|报案|理赔审核", "理赔(?:到位|完毕|款已)|赔付(?:到位|完毕)"),
    ("编[写撰]|组稿|校对|审稿|排版", "出版|付印|刊印"),
    ("装[车船]|运输|起运|在途", "运抵|送达|入库|到货"),
    (
        "提交[^，。；]{0,6}材料|准备[^，。；]{0,6}材料|申[请报]|受理",
        "(?:取得|领取|办理完毕|核发|颁发)[^，。；]{0,10}(?:证|许可|执照|批文)",
    ),
)
"""What comes first, and what shows that it has passed."""
_PAIRS = tuple((regex(first), regex(f"(?:{passed})")) for first, passed in _STEPS)
_TOLD = regex(
    r"(?:已经?|业已|现已|早已)(?![知婚故])(?P<deed>[^，,。；;\n]{2,30})|(?:(?:状态|进度|结果|情况)[：:]\s*已(?:经)?(?:完成|办结|整改[^，。；]{0,2}))"
)
_SIGN = regex("正|[仍尚还]|拟|待|未|处于|照常|目前|下一步|下步|继续|预计|计划|将|定于|尽快|抓紧")
_GOING = regex(
    "(?:尽快|抓紧|定于|安排在|正(?!常|式|规|确|当|面)(?:在)?|[仍尚还]在|[尚还仍暂]?未(?!来)(?:能|曾)?|没有|拟(?:于|在)?|(?:有|尚|亟)?待|处[于在]|停留在|照常|(?:目前|现)(?=正常)|正常(?=[经生营])"
    "|(?:预计|计划|将)(?:于|在)?[^，。；]{0,8}?|下一步[，,]?[^，。；]{0,6}?(?=启动|制|研究))"
)
_APART = regex(
    f"二期|三期|[一二三四五六七八九\\d]+期|第[二三四五六七八九]|另|其他|其它|其余|剩余|余下|部分|个别|配套|附属|支线|后续|延伸|新一轮|下一[批轮期年]|下半年|新增|{EXCEPT}"
    "|基本|初步|主体(?:工程|结构)?已|阶段性|首批|先行|试[运点验]|临时|修订|补[办充建]|完善|结算|决算|移交|产权|不动产|审计|评价|绩效|质保|提升|升级|优化|扩建|改造提升|[之以]后|后(?=[，,])|同类|举一反三|其中"
)
"""What makes the stage that of another part or round, or one that comes afterwards."""
_THEN = regex(
    "检查时|[巡督审]察时|审计时|当时|此前|之前|以前|原[来先计]|曾|一度|前期|当年|去年|上年|如果|若|确保|力争|未经|不得|应当|必须|[一-鿿]{2}前[，,]"
)
_SUBJECT_FILLS = regex(
    "[室馆院园校站]内|室外|科室|楼栋|主体|工程|结构|设备|设施|器材|机构|单位|部门|各|方案|文件|公告|公示|人员|工作|事项|程序|手续|环节|阶段|进行|组织|开展|推进|实施|有序|加[快紧]|抓紧|稳步|积极|全面|全力|施工|建设|编制|制定|发布|当中|之中|状态"
    "|目前|当前|现场?|截至|但|而|该|此|其|项目|问题|任务|土地|房屋|下步|下一步|尽快|预计|计划|近期|年底|[下本][月周]|\\d+月|完成|启动|办理|征求|意见|采购|安装|调试|社会|公开|相关|有关|专家|招[标聘录考]|党[组委]|会议?|常委会|收集|整改|检测"
    "|评估|债权人|考试|征[地收]|补偿|资金|银行|评[审标]|承办|主办|协商|洽谈|沟通|对接|发放|拟|定于|于|就|由|向|和|与|对|在|尚|仍|还|正|未|待|中|的|了|着|被|将|能|也|却|又|都|已|是|处|安排|阶段"
    # parts of what is built
    "|[内外]?墙[体面]?|屋[面顶]|楼[板面顶]|地[面坪]|路[面基]|桥[面墩]|坝体|河[床道堤]|渠道|淤泥|护[栏坡岸]|边坡|跑道|门窗|钢[筋架]|电梯|水电|电路|线[路缆]|电缆|管[道线件]|水?泵|闸门|[桩梁板柱]|池体|塑胶|净水|软件|平台|系统|接口|程序|数据"
    "|课桌椅|家具|机组|锅炉|变压器|照明|灯[具杆]|监控|标[识牌线]"
)
_DAYS = regex("(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?[底初中]?")
_HAN = regex("[一-鿿]{2,}")
_CLAUSE = regex("[^，,。；;\n]+")
_COUNTED = regex("[另有]?(?:\\d+|[一两二三四五六七八九十]+)[件个项起户处家人名宗座所条笔]")
_NAMED = regex("[^，；]{0,30}?[一-鿿]{2}(?:项目|工程)")
"""冷链项目已投产: a clause that names its own work; 果酒项目 is another, though one sentence told both before."""
_REACH, _CLAUSES = 60, 3
"""Characters behind what is told as done, and clauses, in which the stage before may be told."""


_UNBEGUN = regex(
    r"(?:[尚还仍暂]|至今|一直|迟迟)?未(?:能|有)?(?:正式)?(?:启动|开工|动工)(?:建设|实施)?[，,；;。](?:目前|现)?"
    r"(?P<done>(?:已|累计)(?:累计)?完成(?:总)?(?:投资|工程量|工作量|进度|形象进度|产值)(?!计划)[^，,。；;\n]{0,12})"
)


def find_stages_back(ledger: Ledger) -> Iterator[Works]:
    """Every deed told as done with a step that comes before it told as still to come right behind."""
    for match in _UNBEGUN.finditer(ledger.text) if "未" in ledger.text else ():
        yield Works(f"{match.start()}", Span(*match.span("done")), Span(match.start(), match.start("done") - 1))
    for at, sentence in enumerate(ledger.sentences):
        words = ledger.read(sentence.span)
        if "已" not in words or in_plans(ledger, sentence.span.start):
            continue
        for told in _TOLD.finditer(words):
            found = _back(ledger, at, sentence, told)
            if found:
                yield found
                break


def _back(ledger: Ledger, at: int, sentence: Sentence, told: re.Match[str]) -> Works | None:
    start = sentence.span.start
    end = start + told.end()
    last = ledger.sentences[at + 1] if at + 1 < len(ledger.sentences) else sentence
    stop = min(last.span.end if last.block == sentence.block else sentence.span.end, end + _REACH)
    behind = ledger.text[end:stop]
    if not _SIGN.search(behind):
        return None
    clause = max(told.string.rfind(mark, 0, told.start()) for mark in "，,；;") + 1
    said = told.string[clause : told.end()]
    passed = [first for first, done in _PAIRS if done.search(said)]
    if not passed or _APART.search(said) or _THEN.search(said) or _is_attribute(told):
        return None
    for number, match in enumerate(_CLAUSE.finditer(behind)):
        words = match.group()
        if number == _CLAUSES or _APART.search(words) or _THEN.search(words):
            return None
        if _COUNTED.search(said) and _COUNTED.match(words):
            return None  # 4件已办结，1件正在核查: of some and of others
        steps = [step for step in passed if step.search(words)] if _GOING.search(words) else []
        named = said if _NAMED.match(said) else told.string[: told.end()]
        if any(not _of_another(words, step, named) for step in steps):
            done = Span(start + clause, end)
            return Works(f"{end}", done, Span(end + match.start(), end + match.end()))
    return None


def _is_attribute(told: re.Match[str]) -> bool:
    """True for 已竣工的12个项目: of some, of which others may be told."""
    return told["deed"] is not None and re.search("的|\\d", _DAYS.sub("", told["deed"])) is not None


def _of_another(words: str, step: re.Pattern[str], said: str) -> bool:
    """True where the clause names something of its own: 老校区正在改造 behind 新校区已启用."""
    rest = step.sub("|", words)
    return _HAN.search(_SUBJECT_FILLS.sub("|", _GOING.sub("|", unshared(rest, said)))) is not None
