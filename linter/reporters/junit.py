"""JUnit XML: what build servers show as test results. A document is a suite, a finding a case."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from linter.engine import Report
from linter.finding import Finding
from linter.reporters import Setting
from linter.reporters.position import Whereabouts
from linter.reporters.wording import elsewhere, listed, paragraph, printable
from linter.reporters.words import say
from linter.run import Failure, Outcome

__all__ = ["to_junit"]

_COUNTS = {
    "tests": "testcase",
    "failures": "testcase/failure",
    "errors": "testcase/error",
    "skipped": "testcase/skipped",
}


def to_junit(outcome: Outcome, setting: Setting) -> str:
    """A suite for every document and for every path that could not be read.

    A finding that fails the run is a failure, one that somebody decided upon is skipped, any other passes and is told.
    """
    root = ET.Element("testsuites", name="hegao")
    for report in outcome.reports:
        _suite(root, report, setting)
    for failure in outcome.failures:
        _failed(root, failure)
    for suite in root:
        suite.attrib.update({name: str(len(suite.findall(path))) for name, path in _COUNTS.items()})
    for name in _COUNTS:
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, report: Report, setting: Setting) -> None:
    suite = _element(root, "testsuite", name=report.document.name)
    whereabouts = Whereabouts(report)
    findings = listed(report, setting)
    for finding in findings:
        _case(suite, finding, whereabouts, setting, report.fails_by(finding))
    if not findings:
        # A suite without a case is shown as broken.
        _element(suite, "testcase", classname=report.document.name, name=say("clean", setting.language))


def _case(suite: ET.Element, finding: Finding, whereabouts: Whereabouts, setting: Setting, fails: bool) -> None:
    language = setting.language
    where = whereabouts.position(finding.places[0]).words(language)
    case = _element(suite, "testcase", classname=finding.document, name=f"{finding.rule} {where}")
    places = [f"{where} “{finding.places[0].quote}”", *elsewhere(finding, whereabouts, language)]
    text = printable("\n".join([paragraph(finding, language), *places]))
    if finding.suppressed:
        _element(case, "skipped", message=finding.suppressed)
    elif fails:
        _element(case, "failure", type=finding.severity, message=finding.message[language]).text = text
    else:
        _element(case, "system-out").text = text


def _failed(root: ET.Element, failure: Failure) -> None:
    case = _element(_element(root, "testsuite", name=failure.name), "testcase", classname=failure.name, name="read")
    _element(case, "error", type="read", message=failure.message)


def _element(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, tag, {name: printable(value) for name, value in attributes.items()})
