"""Courses: acts that can only follow one another, as sentences tell them and as labels name them."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.patterns import regex


class Course(NamedTuple):
    """Two acts on one thing, in the order in which they can happen."""

    first: re.Pattern[str]
    then: re.Pattern[str]


def _course(first: str, then: str) -> Course:
    return Course(regex(first), regex(then))


_FINISHED = "(?:竣工|完工|交工)(?!验收|决算|结算|备案|图|资料|后|前|报告)"
_ACCEPTED = "(?:竣工|完工|交工|综合|初步|最终|联合|专项|整体)?验收"
_OPENED = "通车|投用|投入使用|投入运[行营]|正式运[行营]|启用|开馆|开园|开业"


def _chain(*acts: str) -> tuple[Course, ...]:
    """Every act of a procedure before every later one."""
    return tuple(_course(first, then) for at, first in enumerate(acts) for then in acts[at + 1 :])


COURSES = (
    # First, because 发布 by itself is the end of another course.
    _course("发布招标公告|招标公告发布|公开招标|挂网招标|发布采购公告", "中标|开标|评标|定标|签订(?:施工|采购)?合同"),
    _course("审议通过|审议并通过|审定|研究通过|讨论通过|表决通过|审议批准|会签", "印发|下发|公布|发布|公开|颁布"),
    _course("开工|动工|破土|进场施工|奠基", f"{_FINISHED}|{_ACCEPTED}|{_OPENED}|建成|封顶"),
    _course(_FINISHED, _ACCEPTED),
    _course("封顶", _FINISHED),
    _course("开标|评标", "发布中标|中标公[示告]|发出中标通知"),
    _course(
        "立案(?!庭|标准)|受理|收件|接诉|接件|接到(?:举报|投诉|交办|转办)|收到(?:举报|投诉|交办|转办)",
        "结案|作出[^，。；]{0,12}决定|办结|审结|办理完毕|答复[^，。；]{0,6}(?:人|群众)|回访"
        "|送达[^，。；]{0,8}(?:意见书|决定书?|答复|告知书|通知书|复函)",
    ),
    _course("受理|申请|申报", "批准|批复|准予|核准|核发|获批|拨付|核拨"),
    _course(
        "(?:提交|上报|报送|呈报|报请|递交|提出)[^，。；、]{0,10}?(?:报告|方案|请示|申请|预案)",
        "批复|批准|审批|核准|审议通过|同意(?!见)",
    ),
    _course(
        "(?:巡察|巡视|审计|检查|督查|督察|核查|评估|考核|调查|进驻|调研)?(?:工作)?结束",
        "(?:集中|现场|书面|专题)?反馈|通报[^，。；]{0,4}(?:情况|结果|问题)|(?:出具|提交|形成|印发)[^，。；]{0,8}(?:报告|意见)",
    ),
    _course("提起公诉|起诉", "判决|宣判"),
    _course("注册成立|登记成立|登记设立|成立", "注销|撤销|解散|吊销"),
    _course("就任|到任|任职|上任|入职", "离任|卸任|免职|退休|离职|辞职"),
    _course("参加工作", "退休"),
    _course("停工|停产|停业|停课|停运", "复工|复产|复业|复课|恢复(?:生产|营业|运营|施工|上课)"),
    _course("断电|停电|停水|断水|停气", "恢复供[电水气]"),
    _course("入院|住院", "出院"),
    _course("借款|贷款|借入|借出|借支|预支", "归还|还清|偿还|还款|结清"),
    _course("开幕", "闭幕"),
    _course("起火|着火|发生火[灾情]", "扑灭|扑救完毕|明火"),
    _course("进驻", "撤离|撤出"),
    _course("起草完成|形成初稿|形成送审稿", "审议通过|印发"),
    _course(
        "检查发现|排查发现|排查出|查出|抽检不合格|下[发达]整改通知", "整改(?:完成|完毕|到位)|完成整改|复查|复检|销号"
    ),
    _course("开庭|庭审", "判决|宣判|裁定"),
    _course(
        "发布[^，。；]{0,8}预警|启动[^，。；]{0,10}响应", "解除[^，。；]{0,8}预警|(?:解除|终止|结束)[^，。；]{0,10}响应"
    ),
    _course("签订(?:采购|供货|买卖)?合同", "到货|交货|供货完毕"),
    _course("到货|交货", "安装完成|安装调试|完成安装"),
    *_chain("报名", "笔试", "面试", "体检", "录用|聘用|入职"),
    *_chain(
        "递交入党申请书?|提交入党申请书?",
        "确定为入党积极分子|列为入党积极分子",
        "列为发展对象|确定为发展对象",
        "预备党员",
        "转正|转为正式党员",
    ),
)
"""What the left side names comes first, whoever does it."""

# What a label names; 计划开工 and 办理时限 are days of another kind.
_BEGUN = "^(?:实际)?(?:开工|动工|进场|开始|起始|启动|施工|实施)"
_ENDED = "^(?:实际)?(?:竣工|完工|交工|完成|结束|终止)"
_CAME = "受理|来信|来访|收件|收文|接件|立案|交办|转办|收到|接到|申请|投诉|举报|报案|接警|报修"
LABELLED = (
    _course(_CAME, "办结|结案|答复|回复|审结|销号|办理完成|处理完成|修复|归档"),
    _course(_BEGUN, f"{_ENDED}|验收|投用|通车|交付"),
    _course("^(?:实际)?(?:竣工|完工|交工)", "验收|决算"),
    _course("发现|检查|督查|下达|排查", "整改完成|完成整改|整改到位|销号|验收|复查|办结|闭环"),
    _course("招标公告|公告发布|挂网", "开标|中标|定标|合同签订|签订合同"),
    _course("开标", "中标公[示告]|中标通知|定标|合同签订|签订合同"),
    _course("审议|审定|通过", "印发|公布|发布|施行|实施|生效"),
    _course("出生", "参加工作|入党|入职|任职|入伍|退休"),
    _course("入职|任职|参加工作", "离职|离任|免职|退休"),
    _course("签发|发证|起始|生效|签订", "有效期[至止截]|到期|失效|终止|届满"),
    _course("申报|申请", "批准|批复|审批|核准|发放|拨付|到账"),
    _course("借款|贷款|放款", "还款|归还|到期"),
    _course("入院", "出院"),
    _course("出发|启程|起飞", "返回|返程|到达|抵达"),
    _course("成立|注册", "注销|撤销"),
    *_chain("^报名", "^笔试|^考试", "^面试", "^体检", "录用|聘用|入职"),
    *_chain("申请入党|入党申请", "积极分子", "发展对象", "预备党员|接收|入党时间", "转正"),
    _course("到货|交货", "安装|验收"),
    _course("开庭", "判决|宣判"),
)
"""The same for the labels of forms and tables: 受理日期, 办结日期."""
PLANNED = regex("计划|预计|拟|预期|目标|时限|期限|要求|应|原定|合同|约定|截止|下次|限期|批次|上[次期一]")
"""Labels of days on which something is to happen, or happened another time."""
