"""Rewording: the examples of the rules said in other words that mean the same, to see what hangs on the words.

    python benchmarks/reworded.py [-v] [REWORDING …]

Prints for each rewording how many bad examples are no longer found, by any rule, and how many good ones are flagged,
by the rule whose examples they are; with -v, which. Nothing here was written by hand for one rule, so that a rule
which knows one wording of its matter shows.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from linter.engine import Linter
from linter.examples import Example
from linter.joined import split
from linter.rule import Rule, load_rules

_FILLER = "各项基础工作稳步推进，干部群众反映良好。"
_DIGITS = "零一二三四五六七八九"
_VERBS = (
    "增长|下降|增加|减少|提高|降低|上升|回落|完成|达到|新增|收回|追回|查处|问责|建成|整改|办结|发放|检查|发现|拨付|投入"
)
_ACTS = "[整办完落建解清竣验通达修查追收]"
_OF_WRITING = ("form",)
"""Families whose rules are about the writing itself: other words are other findings."""


def _framed(text: str) -> str:
    return f"关于有关工作情况的通报\n\n{_FILLER}\n\n{text.rstrip()}\n\n下一步，要继续抓好落实，不断巩固成果。\n"


def _apart(text: str) -> str:
    """With a sentence that says nothing between two paragraphs."""
    lines = text.split("\n")
    for at in range(len(lines) - 1, 0, -1):
        if lines[at - 1].endswith("。") and re.match(r"(?!第|附件|[一二三四五六七八九十]、)[一-鿿]", lines[at]):
            lines.insert(at, _FILLER)
    return "\n".join(lines)


def _han(count: re.Match[str]) -> str:
    """A whole number below ten thousand in Han numerals."""
    said, zero = "", False
    for place, digit in zip(range(len(count[0]) - 1, -1, -1), map(int, count[0]), strict=True):
        if digit:
            said += ("零" if zero else "") + _DIGITS[digit] + ("", "十", "百", "千")[place]
        zero = not digit and bool(said)
    return re.sub("^一十", "十", said)


def _as(said: str, words: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda text: re.sub(said, words, text)


REWORDINGS: dict[str, Callable[[str], str]] = {
    "framed": _framed,
    "apart": _apart,
    "full-width digits": lambda text: text.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789%"}),
    "blanks": _as(r"(?<=[一-鿿])(?=\d)|(?<=[\d%])(?=[一-鿿])", " "),
    "half-width marks": lambda text: text.translate(str.maketrans("，；：（）", ",;:()")),
    "Han numerals": _as(
        r"(?<![\d.,%~—至到年月日－/：:第（〔\[A-Za-z])[1-9]\d{0,3}(?=[个项件条户名人处家份村所座次只宗台])", _han
    ),
    "。 for ；": _as("；", "。"),
    "； for 。": _as(r"。(?=[^\n])", "；"),
    "百分之": _as(r"(\d+(?:\.\d+)?)%(?!）)", r"百分之\1"),
    "了": _as(rf"({_VERBS}|占)(?=\d)", r"\1了"),
    "已经": _as(f"已(?={_ACTS})", "已经"),
    "现已": _as(f"(?<![一-鿿])已(?={_ACTS})", "现已"),
    "没有": _as("未(?=完成|整改|办结|落实|建成|验收|通过|到位)", "没有"),
    "尚未": _as("尚未|仍未", "还没有"),
    "尚有": _as("尚有|仍有", "还有"),
    "全部": _as(f"全部(?={_ACTS})", "悉数"),
    "均": _as("已全部|全部已", "均已"),
    "办结": _as("办结(?!率)", "办理完毕"),
    "整改到位": _as("整改到位|整改完毕", "整改完成"),
    "其中": _as("其中[，：:]?", "这里面"),
    "其中：": _as("其中[，：:]?", "其中："),
    "共": _as(r"(?<![一-鿿])共(?=有?\d)", "总共"),
    "分别": _as("分别(?=[为是])", "依次"),
    "占": _as(r"占(?=[^，。；\n比]{1,10}的\d)", "占到了"),
    "达": _as(r"达到(?=\d)", "为"),
    "增长": _as(r"增长(?=\d[\d.]*%)", "增幅为"),
    "提高": _as(r"增长(?=\d[\d.]*%)", "提高"),
    "下降": _as(r"下降(?=\d[\d.]*%)", "减少"),
    "同比": _as("同比(?=[增下减上提降])", "与上年同期相比，"),
    "比上年": _as("比上年(?=[增下减上提降])", "较上年"),
    "、 for ，": _as("，(?=同比|比上年|占|增长|下降)", "、"),
    "截至": _as("截至(?=目前|\\d|[去今本上年])", "截止到"),
    "目前": _as("目前", "现在"),
    "名": _as(r"(?<=\d)人(?![次均员大民才口数事])", "名"),
}


class Told(NamedTuple):
    """What becomes of the examples of one rewording."""

    bad: int = 0
    lost: tuple[str, ...] = ()
    """Bad examples that nothing loud is found in."""
    good: int = 0
    flagged: tuple[str, ...] = ()
    """Good examples that their rule finds something in."""


def told(reword: Callable[[str], str], rules: dict[str, Rule]) -> Told:
    """How the examples of all rules fare when they are reworded."""
    everything = Linter(rules)
    bad = good = 0
    lost, flagged = [], []
    for rule, example, text in _reworded(reword, rules):
        own = Linter({rule.id: rule}).lint(split(text)).findings
        if example.verdict == "good":
            good += 1
            flagged += [f"{rule.id}: {text.strip()}"] if own else []
        else:
            bad += 1
            found = own or any(one.severity != "note" for one in everything.lint(split(text)).findings)
            lost += [] if found else [f"{rule.id}: {text.strip()}"]
    return Told(bad, tuple(lost), good, tuple(flagged))


def _reworded(reword: Callable[[str], str], rules: dict[str, Rule]) -> Iterator[tuple[Rule, Example, str]]:
    for rule in rules.values():
        for example in rule.examples if rule.family not in _OF_WRITING else ():
            text = reword(example.text)
            if example.verdict != "todo" and text != example.text:
                yield rule, example, text


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="the rules' examples in other words")
    parser.add_argument("-v", "--verbose", action="store_true", help="print what is lost and what is flagged")
    parser.add_argument("rewordings", nargs="*", metavar="REWORDING", help=f"of: {', '.join(REWORDINGS)}")
    chosen = parser.parse_args()
    rules = load_rules()
    print("rewording            bad  no longer found        good  flagged")
    for name in chosen.rewordings or REWORDINGS:
        if name not in REWORDINGS:
            parser.error(f"no rewording {name!r}; there are: {', '.join(REWORDINGS)}")
        one = told(REWORDINGS[name], rules)
        width = 18 - sum(char > "⺀" for char in name)
        lost, flagged = len(one.lost), len(one.flagged)
        shares = (100 * lost / (one.bad or 1), 100 * flagged / (one.good or 1))
        print(
            f"{name:{width}} {one.bad:5} {lost:5} = {shares[0]:4.1f} %  {one.good:10} {flagged:5} = {shares[1]:3.1f} %"
        )
        for text in (*one.lost, "", *one.flagged) if chosen.verbose else ():
            print("    " + text.replace("\n", "⏎"))


if __name__ == "__main__":
    main()
