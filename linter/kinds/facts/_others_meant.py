"""Others meant: what tells that a number takes up others than those told before it, or more of them."""

from __future__ import annotations

from linter.facts.quantities.bigrams import share_a_bigram
from linter.facts.quantities.mentions import Mention
from linter.ledger import Ledger
from linter.patterns import regex


def of_two_sorts(ledger: Ledger, mention: Mention, stated: Mention) -> bool:
    """True for 7个乡镇（街道） behind 5个乡镇: the later number counts what the bracket names as well."""
    more, fewer = (_OR.match(ledger.text, one.quantity.span.end + len(one.noun)) for one in (mention, stated))
    return more is not None and (fewer is None or more.group() != fewer.group())


def widened(mention: Mention, stated: Mention) -> bool:
    """True for 硕士以上35名 behind 硕士21名: the later number counts what ranks above as well."""
    words = [_AND_ABOVE.search(one.quantity.before + "|" + one.quantity.after[:_NEAR]) for one in (mention, stated)]
    return bool(words[0]) != bool(words[1])


_AND_ABOVE = regex("(?:以[上下]|及其他)(?:学历|学位|职称|级别|等级|标准)?的?[一-鿿]{0,4}[|]|[|][一-鿿]{1,6}?以[上下]")
_NEAR = 8
"""Characters behind a number in which 以上 makes it wider."""
_OR = regex("[（(](?:街道|镇街|镇|乡|社区|村|居|市|区|县|[市县]、区|开发区|管委会|片区)[）)]")


_OLD = regex("(?:原有|原来|原先|既有|已有|旧有?|老)的?$")
"""What sets those taken up apart from those just made: 新建2项制度，对原有的4项制度作出修订."""
_OTHERS = regex(r"(?:此外|另外|另有|另)[，,]|\d\s*[个家户所座条]\s*[一-鿿]{1,6}的\s*$")


def introduced(ledger: Ledger, mention: Mention) -> bool:
    """True for 此外，17个县的18户平台, told with a number of its own, and for 原有的4项, which were there before."""
    if _OLD.search(mention.quantity.before):
        return True
    start = ledger.sentences[mention.quantity.sentence].span.start
    return _OTHERS.search(ledger.text, start, mention.quantity.span.start) is not None


def of_own_matter(ledger: Ledger, mention: Mention, stated: Mention) -> bool:
    """True for 抽查的12所学校 and 涉及的7个部门 where another item told of 8所学校: those that this one is about."""
    told = _CHOSEN.search(mention.quantity.before)
    if told is None or told["verb"] in ledger.read(ledger.sentences[stated.quantity.sentence].span):
        return False
    one, other = (ledger.section_of(ledger.sentences[m.quantity.sentence].block) for m in (stated, mention))
    return one != other or _SAMPLED.match(told["verb"]) is not None


_CHOSEN = regex("(?P<verb>抽[查取检样]|走访|延伸|涉及|涉事)的$")
_SAMPLED = regex("抽|走访|延伸")
"""How a few are picked out of many: they are never all of those told before."""


def beside(one: Mention, other: Mention) -> bool:
    """True for 取自河水的34个点合格，取自井水的46个点: of one sentence, each set apart by words of its own."""
    same = one.quantity.sentence == other.quantity.sentence
    return same and one.quantity.before.endswith("的") and other.quantity.before.endswith("的")


def of_another_class(one: Mention, other: Mention) -> bool:
    """True for 关停的不达标的养殖场 and 在河边的养殖场: each told apart by a class of its own."""
    told = _CLASS.search(other.quantity.before)
    return told is not None and "的" in one.noun and not share_a_bigram(told["of"], one.noun)


_CLASS = regex("(?:^|(?<=[，,。；;]))(?:在|由|从|属于|位于|来自)(?P<of>[^，,。；;的]{2,12})的$")
