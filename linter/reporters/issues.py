"""Issues: the rows of the issue ledger (问题台账) that a supervisor goes through, decides and files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass

from linter.decisions import DECISION_KINDS
from linter.finding import LANGUAGES, Finding, Texts
from linter.reporters import Setting
from linter.reporters.position import Whereabouts
from linter.reporters.wording import decision_words, elsewhere, listed, printable
from linter.reporters.words import WORDS, say
from linter.run import Outcome

__all__ = ["COLUMNS", "DECISIONS", "Issue", "issues_of"]

COLUMNS: dict[str, Texts] = {
    "number": {"zh": "序号", "en": "No."},
    "file": {"zh": "文件", "en": "File"},
    "severity": {"zh": "严重程度", "en": "Severity"},
    "family": {"zh": "类别", "en": "Family"},
    "rule": {"zh": "规则", "en": "Rule"},
    "message": {"zh": "问题描述", "en": "What is wrong"},
    "calculation": {"zh": "计算", "en": "Calculation"},
    "quote": {"zh": "位置1原文", "en": "Place 1, as written"},
    "where": {"zh": "位置1所在", "en": "Place 1, where"},
    "other_quote": {"zh": "位置2原文", "en": "Place 2, as written"},
    "other_where": {"zh": "位置2所在", "en": "Place 2, where"},
    "further": {"zh": "其余位置", "en": "Further places"},
    "reason": {"zh": "理由", "en": "Why the same"},
    "decision": {"zh": "处理意见", "en": "Decision"},
    "responsible": {"zh": "责任人", "en": "Responsible"},
    "state": {"zh": "状态", "en": "State"},
}
"""The heading of each column, in order."""
DECISIONS: dict[str, tuple[str, ...]] = {
    language: tuple(say(kind, language) for kind in DECISION_KINDS) for language in LANGUAGES
}
"""What a supervisor may decide."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A row: one finding, or one path that could not be read. The fields are the COLUMNS."""

    number: int
    file: str
    severity: str = ""
    family: str = ""
    rule: str = ""
    message: str = ""
    calculation: str = ""
    quote: str = ""
    where: str = ""
    """line:column, or page, paragraph or cell; with the file where it is another one."""
    other_quote: str = ""
    other_where: str = ""
    further: str = ""
    """The third place and those behind it, one a line."""
    reason: str = ""
    decision: str = ""
    responsible: str = ""
    state: str = ""

    def cells(self) -> tuple[int | str, ...]:
        """The row as a spreadsheet takes it."""
        return tuple(printable(cell) if isinstance(cell, str) else cell for cell in astuple(self))


def issues_of(outcome: Outcome, setting: Setting) -> Iterator[Issue]:
    """The rows of a run, numbered from 1; decided findings keep their row and say what was decided."""
    number = 0
    for report in outcome.reports:
        whereabouts = Whereabouts(report)
        for finding in listed(report, setting):
            number += 1
            yield _issue(number, finding, whereabouts, setting)
    unread, undecided = say("unread", setting.language), say("undecided", setting.language)
    for turn, failure in enumerate(outcome.failures, start=number + 1):
        yield Issue(turn, failure.name, family=unread, message=failure.message, state=undecided)


def _issue(number: int, finding: Finding, whereabouts: Whereabouts, setting: Setting) -> Issue:
    language = setting.language
    first, second = finding.places[0], finding.places[1] if finding.places[1:] else None
    other_file = f"{second.document} " if second and second.document != finding.document else ""
    family = setting.rules[finding.rule].family if finding.rule in setting.rules else ""
    decided = finding.decided
    state = say("undecided", language)
    if finding.suppressed or decided:
        state = f"{say('suppressed', language)}：{decision_words(finding, language)}"
    return Issue(
        number,
        finding.document,
        say(finding.severity, language),
        say(family, language) if family in WORDS else family,
        finding.rule,
        finding.message[language],
        finding.calculation,
        first.quote,
        whereabouts.position(first).words(language),
        second.quote if second else "",
        other_file + whereabouts.position(second).words(language) if second else "",
        "\n".join(elsewhere(finding, whereabouts, language)[1:]),
        " ".join(part for part in (finding.reason[language], finding.support[language]) if part),
        decision=say(decided.kind, language) if decided and not decided.expired else "",
        responsible=decided.by if decided and not decided.expired else "",
        state=state,
    )
