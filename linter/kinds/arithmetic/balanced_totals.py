"""Balanced totals: 收入总计86.4亿元，…支出总计84.6亿元。收支平衡 says of two different totals that they are equal.

年终无结余 says the same of totals, and 收入完成28.4亿元，支出完成25.9亿元，当年收支平衡 of a fund.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.fact import Quantity
from linter.facts.parts.account_balances import find_denied_balances
from linter.facts.parts.account_totals import find_open_accounts
from linter.facts.quantities.reach import reaches
from linter.finding import Hit, Severity
from linter.kinds._sums import scale_of, written
from linter.ledger import Ledger
from linter.patterns import regex

# 基本平衡 and 紧平衡 leave room; 结转 or 结余 between the totals and these words is told by itself.
_BALANCED = regex(
    r"收支(?:预算)?(?:相抵[，,]?(?:后)?(?:实现|达到)?|实现|保持|总计|相等[，,]?)?(?:当年)?(?:预算)?(?:收支)?平衡"
    r"|(?:年终|年末|年底|当年|本年)(?:无|没有)(?:结余|结转|余额)(?![一-鿿])"
)
_NOTHING_LEFT = regex("无|没有")
_SINCE = regex(
    r"[。，,；; 　]{0,2}(?:收支(?:总计)?相抵(?:后)?[，,])?(?:当年|年终|年度|本年|当期|[全市区县州省本级年])*"
    r"(?:一般公共|政府性基金|国有资本经营|社会?保险?基金)?(?:预算)?"
)
_TOLD = r"(?:合计|安排|完成|实现|预计|拟|共计|为|达到?|：|:)*$"
# 收入合计 is the total of them all only where nothing names a class of it.
_IN = regex(rf"(?:收入总[计量额]|总收入|(?:^|[，,；;。：:]|预算|[全我本][市县区州省])收入合计){_TOLD}")
_OUT = regex(rf"(?:支出总[计量额]|总支出|(?:^|[，,；;。：:]|预算|[全我本][市县区州省])支出合计){_TOLD}")
_OTHER = regex(r"[上去前]年|预算数|同期|结[余转]|净")
_MOST = 24
"""Numbers between the totals of the incomes and of the expenses, at most."""
_PLAIN = r"(?:相应)?(?:预算)?(?:数|总额)?(?:预计|预期|拟|相应)?(?:安排|完成|实现|执行)?(?:数)?(?:共计|为|达到?)*$"
_PLAIN_IN = regex(rf"(?P<fund>国有资本|政府性基金|社会保险|社保|养老|医疗|医保)[^，,。；;]{{0,16}}收入{_PLAIN}")
_PLAIN_OUT = regex(rf"支出{_PLAIN}|支出预算(?:安排)?$")
_OWN_BALANCE = regex("社会|社保|养老|医")
"""Funds that pay out of what comes in; the others also live on transfers, which need not be told."""
_NOT_ALL = regex(r"[上去前]年|同期|结[余转]|净|转移|上解|补助|调[入出]|债|其中|增|减|本级支出")
_BESIDE = regex(r"(?:占|[为成](?:年初|调整|全年)?(?:预算|计划)|增[加长支收]|减[少支收]|下降|[比较])[^，,。；;]{0,12}$")
"""What leads to a number beside the two: 完成预算的102%，比上年增加1.2亿元."""
_FARTHEST = 5
"""Numbers among which the income stands before the expense, rates counted."""
_HEADING = regex("收支平衡情况(?:[是为]|如下)?[：:]")
_REST = regex(r"相抵|[当本]年(?:收支)?结余|净结余|滚存|差额|盈余|收大于支|短收|缺口|转入下年")
"""What tells that the two need not be equal."""
_LIST = regex("[，,。；;]?其中")
"""Before the parts of a total; any other amount beside the two may belong to the balance."""
_BUT_A_LITTLE = regex(r"[，,、]?(?:略|并|且|稍|还|尚)?[，,、]?(?:略|稍|有)")


class BalancedTotals:
    """Reports 收入总计86.4亿元，支出总计84.6亿元，收支平衡."""

    def check(self, ledger: Ledger) -> Iterator[Hit]:
        """One hit for every pair of totals that are called balanced and differ."""
        yield from _of_accounts(ledger)
        yield from _of_balances(ledger)
        if "平衡" not in ledger.text and "无结" not in ledger.text and "没有结" not in ledger.text:
            return
        for said in _BALANCED.finditer(ledger.text):
            if _BUT_A_LITTLE.match(ledger.text, said.end()):
                continue
            pair, certain = _totals(ledger, said.start()), True
            if pair is None and not _NOTHING_LEFT.search(said.group()):
                pair, certain = _plain(ledger, said.start()), False
            if pair is None:
                continue
            income, expense = pair
            ledger.note_compared(income, expense)
            step = max(income.step, expense.step)
            if income.interval.widened(step).meets(expense.interval):
                continue
            yield _hit(ledger, income, expense, "error" if certain else "warning")
        yield from _called_balance(ledger)


def _of_accounts(ledger: Ledger) -> Iterator[Hit]:
    """收、支总计均为9049.20万元, where 本年支出合计 and 年末结转和结余 come to another number."""
    for account in find_open_accounts(ledger):
        rows = (account.flow, account.carried)
        sum_ = sum(row.value for row in rows)
        values = {"total": ledger.quote(account.total.span), "sum": f"{sum_:f}"}
        calculation = f"{rows[0].value:f} + {rows[1].value:f} = {sum_:f} ≠ {account.total.value:f}"
        yield Hit((account.total.span, *(row.span for row in rows)), values, calculation, "warning", account.side)


def _of_balances(ledger: Ledger) -> Iterator[Hit]:
    """市级一般公共预算支出总计大于收入总计, where the account is told with other totals."""
    for told in find_denied_balances(ledger):
        ledger.note_compared(told.income, told.expense)
        came, went = written([told.income.value, told.expense.value], scale_of(ledger, (told.income, told.expense)))
        values = {
            "claim": ledger.quote(told.claim) + (ledger.quote(told.by.span) if told.by else ""),
            "income": ledger.quote(told.income.span),
            "expense": ledger.quote(told.expense.span),
        }
        sign = "=" if came == went else ">" if told.income.value > told.expense.value else "<"
        spans = (told.claim, told.income.span, told.expense.span, *((told.by.span,) if told.by else ()))
        yield Hit(spans, values, f"{came} {sign} {went}", "warning", "balance")


def _called_balance(ledger: Ledger) -> Iterator[Hit]:
    """收支平衡情况：总收入61.7亿元，…总支出67.1亿元: what follows balances, unless a rest is told behind."""
    for said in _HEADING.finditer(ledger.text) if "收支平衡情况" in ledger.text else ():
        first = ledger.quantity_index(said.end())
        begun = ledger.quantities[first : first + 1]
        if not begun or not _IN.search(begun[0].before):
            continue
        income, block = begun[0], ledger.sentences[begun[0].sentence].block
        behind = ledger.quantities[first + 1 : first + 1 + _MOST]
        expense = next((one for one in behind if _OUT.search(one.before)), None)
        if expense is None or ledger.sentences[expense.sentence].block != block:
            continue
        end = ledger.document.blocks[block].span.end
        exact = income.kind == expense.kind == "money" and not (income.approximate or expense.approximate)
        if not exact or _REST.search(ledger.text, expense.span.end, end) or not _alone(ledger, income, expense, end):
            continue
        ledger.note_compared(income, expense)
        if not income.interval.meets(expense.interval) and (
            reaches(income, expense.interval) or reaches(expense, income.interval)
        ):
            yield _hit(ledger, income, expense, "warning")


def _alone(ledger: Ledger, income: Quantity, expense: Quantity, end: int) -> bool:
    """True where no amount stands beside the two but in a list of the parts of one."""
    for total, until in ((income, expense.span.start), (expense, end)):
        first, last = ledger.quantity_index(total.span.end), ledger.quantity_index(until)
        beside = [one for one in ledger.quantities[first:last] if one.kind == "money"]
        if beside and not _LIST.match(ledger.text, total.span.end):
            return False
        if any(one.value == abs(income.value - expense.value) for one in beside):
            return False
    return ("本级" in income.before) == ("本级" in expense.before)


def _hit(ledger: Ledger, income: Quantity, expense: Quantity, severity: Severity) -> Hit:
    came, went = written([income.value, expense.value], scale_of(ledger, (income, expense)))
    values = {"income": ledger.quote(income.span), "expense": ledger.quote(expense.span)}
    return Hit((expense.span, income.span), values, f"{came} ≠ {went}", severity=severity)


def _totals(ledger: Ledger, at: int) -> tuple[Quantity, Quantity] | None:
    """The totals right before the words at `at`: nothing but the two and what makes up one of them."""
    end = ledger.quantity_index(at)
    if not end:
        return None
    last = ledger.quantities[end - 1]
    if not _OUT.search(last.before) or not _SINCE.fullmatch(ledger.text, last.span.end, at):
        return None
    block = ledger.sentences[last.sentence].block
    for index in range(end - 2, max(-1, end - 2 - _MOST), -1):
        one = ledger.quantities[index]
        if block - ledger.sentences[one.sentence].block > 1 or _OUT.search(one.before):
            return None
        if _IN.search(one.before):
            usable = one.kind == last.kind == "money" and not (one.approximate or last.approximate)
            return (one, last) if usable and not _OTHER.search(one.before + last.before) else None
    return None


def _plain(ledger: Ledger, at: int) -> tuple[Quantity, Quantity] | None:
    """The income and the expense right before the words at `at`, where no transfers stand between and a slip shows."""
    end = ledger.quantity_index(at)
    if end < 2:
        return None
    last = ledger.quantities[end - 1]
    if not _PLAIN_OUT.search(last.before) or not _SINCE.fullmatch(ledger.text, last.span.end, at):
        return None
    for one in reversed(ledger.quantities[max(0, end - 1 - _FARTHEST) : end - 1]):
        if one.kind == "percent" or _BESIDE.search(one.before):
            continue
        if one.kind != last.kind or one.kind != "money" or one.approximate or last.approximate:
            return None
        if ledger.sentences[last.sentence].block != ledger.sentences[one.sentence].block:
            return None
        told = _IN.search(one.before) or _PLAIN_IN.search(one.before)
        if told is None or _NOT_ALL.search(one.before) or _NOT_ALL.search(last.before):
            return None
        own = "fund" in told.re.groupindex and _OWN_BALANCE.search(told["fund"])
        slips = reaches(one, last.interval) or reaches(last, one.interval)
        return (one, last) if own or slips or one.interval.meets(last.interval) else None
    return None
