"""The words of the text output, in every language; the sentences of findings stand in the rules."""

from __future__ import annotations

from linter.finding import Texts

WORDS: dict[str, Texts] = {
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "note": {"zh": "提示", "en": "note"},
    "calculation": {"zh": "计算", "en": "sum"},
    "reason": {"zh": "理由", "en": "why same"},
    "support": {"zh": "佐证", "en": "support"},
    "suppressed": {"zh": "已处理", "en": "decided"},
    "decision": {"zh": "意见", "en": "decision"},
    "confirmed": {"zh": "确认", "en": "confirmed"},
    "not-an-error": {"zh": "非错误", "en": "no error"},
    "different-scope": {"zh": "口径不同", "en": "another basis"},
    "will-fix": {"zh": "拟修改", "en": "to be corrected"},
    "baseline": {"zh": "基线中已有", "en": "in the baseline"},
    "ignored": {"zh": "文中注明不报", "en": "ignored in the text"},
    "skip": {"zh": "跳过", "en": "skip"},
    "back_one": {"zh": "上一处", "en": "back"},
    "quit": {"zh": "结束", "en": "quit"},
    "ask_reason": {"zh": "理由", "en": "Reason"},
    "ask_by": {"zh": "处理人", "en": "Your name"},
    "ask_until": {"zh": "改到哪一天为止（YYYY-MM-DD）", "en": "To be corrected by (YYYY-MM-DD)"},
    "ask_again": {"zh": "请写明", "en": "please write something"},
    "ask_day": {"zh": "请写作 YYYY-MM-DD，不早于{today}", "en": "write YYYY-MM-DD, not before {today}"},
    "kept": {"zh": "{file}：已记入（{decision}）", "en": "{file}: kept ({decision})"},
    "kept_all": {"zh": "{file}：已记入{count}处", "en": "{file}: {count} kept"},
    "accepted": {
        "zh": "{file}：收入{added}处，去掉{gone}处，共{total}处",
        "en": "{file}: {added} accepted, {gone} taken out, {total} in all",
    },
    "decisions": {"zh": "共{count}条意见", "en": "{count} decision(s)"},
    "no_stale": {"zh": "没有不再需要的意见", "en": "every decision is still needed"},
    "until": {"zh": "有效期至{day}", "en": "until {day}"},
    "over": {"zh": "已于{day}到期", "en": "ended on {day}"},
    "stale": {
        "zh": "{origin}：这条意见（{decision}）已不再需要，文稿中没有对应的发现：{rule}“{quote}”",
        "en": "{origin}: this decision ({decision}) is no longer needed, nothing of it is found: {rule} “{quote}”",
    },
    "stale_baseline": {
        "zh": "{file}：基线中有{count}处已不再出现，可重新运行 hegao baseline",
        "en": "{file}: {count} of the baseline are no longer found; hegao baseline takes them out",
    },
    "undecided": {"zh": "待处理", "en": "open"},
    "unread": {"zh": "未能读取", "en": "not read"},
    "watching": {"zh": "等待文件改动，按 Ctrl-C 结束", "en": "waiting for changes, Ctrl-C ends"},
    "arithmetic": {"zh": "算术", "en": "arithmetic"},
    "dates": {"zh": "日期", "en": "dates"},
    "facts": {"zh": "前后数字", "en": "restated facts"},
    "form": {"zh": "书写", "en": "form"},
    "statements": {"zh": "陈述", "en": "statements"},
    "structure": {"zh": "结构", "en": "structure"},
    "clean": {"zh": "没有发现矛盾", "en": "no contradiction found"},
    "found": {
        "zh": "{documents}份文稿：错误{error}处，警告{warning}处，提示{note}处",
        "en": "{documents} document(s): {error} error(s), {warning} warning(s), {note} note(s)",
    },
    "hidden": {"zh": "（提示未列出，加 --show-notes 查看）", "en": " (notes not shown; --show-notes lists them)"},
    "decided": {"zh": "，已处理{count}处", "en": ", {count} decided upon"},
    "failed": {"zh": "未能读取{count}个文件", "en": "{count} path(s) could not be read"},
    "coverage": {
        "zh": "覆盖：读出数字{numbers}个，其中比对{compared}个、核算{summed}个，未理解{not_understood}个；"
        "日期{dates}个",
        "en": "Coverage: {numbers} numbers read, {compared} compared, {summed} in sums, "
        "{not_understood} not understood; {dates} dates",
    },
    "no_numbers": {
        "zh": "{name}：从中未读出任何数字，数字类检查没有对象，不能视为“无误”",
        "en": "{name}: no number was read from it, so nothing numeric was checked; this is not a clean bill",
    },
    "report": {"zh": "核稿结果", "en": "hegao: findings"},
    "documents": {"zh": "{count}份文稿", "en": "{count} documents"},
    "findings": {"zh": "发现", "en": "Findings"},
    "nothing": {"zh": "没有发现矛盾。", "en": "No contradiction was found."},
    "table": {"zh": "表格", "en": "Table"},
    "whole_text": {"zh": "全文（{count}字）", "en": "Text ({count} characters)"},
    "line": {"zh": "第{line}行", "en": "line {line}"},
    "back": {"zh": "回到发现{number}", "en": "Back to finding {number}"},
    "what": {"zh": "查什么", "en": "What"},
    "why": {"zh": "为什么", "en": "Why"},
    "bad": {"zh": "会报", "en": "Reported"},
    "good": {"zh": "不报", "en": "Left alone"},
    "todo": {"zh": "已知漏报", "en": "Known misses"},
    "known_problems": {"zh": "已知局限", "en": "Known problems"},
    "authority": {"zh": "依据", "en": "Authority"},
    "footnote": {"zh": "脚注", "en": "footnote"},
    "endnote": {"zh": "尾注", "en": "endnote"},
    "header": {"zh": "页眉", "en": "header"},
    "footer": {"zh": "页脚", "en": "footer"},
    "text box": {"zh": "文本框", "en": "text box"},
    "automatic number": {"zh": "自动编号", "en": "automatic number"},
    "other_place": {"zh": "另一处：{places}", "en": "Other place: {places}"},
    "other_places": {"zh": "其他各处：{places}", "en": "Other places: {places}"},
    "same_paragraph": {"zh": "本段", "en": "same paragraph"},
    "and_more": {"zh": "等{count}处", "en": " … {count} places in all"},
    "not_here": {
        "zh": "（“{quote}”在{where}中，Word 不能在那里加批注，故附在这里。）",
        "en": "(“{quote}” stands in the {where}, where Word takes no comment: it is attached here instead.)",
    },
    "came": {"zh": "新增{count}处", "en": "{count} new"},
    "went": {"zh": "消失{count}处", "en": "{count} gone"},
    "stayed": {"zh": "不变{count}处", "en": "{count} unchanged"},
}


def say(name: str, language: str, /, **values: object) -> str:
    """The words called `name`, with their slots filled."""
    return WORDS[name][language].format(**values)
