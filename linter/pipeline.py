"""Pipeline: the same facts as a spaCy component, for people who already work with spaCy.

Linting does not pass through here and never imports spaCy: the kinds need records, no tokens, and the library
costs 1.2 s at start-up and about 100 bytes for every character of the text.

    import spacy
    nlp = spacy.blank("zh")
    nlp.add_pipe("hegao_facts")
    doc = nlp("全县25项整改任务已完成17项。")
    doc.spans["quantity"], doc._.hegao_facts
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from linter.extraction import Fact, extract_facts

__all__ = ["FactsComponent", "char_pipeline", "make_facts_component"]

EXTENSION = "hegao_facts"
"""The one Doc extension: a tuple of facts in reading order."""
NAME = "hegao_facts"
_MAX_LENGTH = 20_000_000
"""Characters accepted: a text of 10 MB holds fewer."""


class FactsComponent:
    """Finds the facts of a Doc: SpanGroups named after the kind of fact, and all of them in `doc._.hegao_facts`.

    A span covers every token that the fact touches, so that it also fits tokenizers that keep 25项 together.
    """

    def __init__(self, as_of: str = "") -> None:
        self.as_of = as_of
        if not Doc.has_extension(EXTENSION):
            Doc.set_extension(EXTENSION, default=())

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc with its facts."""
        facts = extract_facts(doc.text, self.as_of)
        groups: dict[str, list[Span]] = {}
        for fact in facts:
            span = _span(doc, fact)
            if span is not None:
                groups.setdefault(fact.kind, []).append(span)
        for kind, spans in groups.items():
            doc.spans[kind] = spans
        doc._.set(EXTENSION, facts)
        return doc


def _span(doc: Doc, fact: Fact) -> Span | None:
    return doc.char_span(fact.start, fact.end, label=fact.kind, alignment_mode="expand")


@Language.factory(NAME, default_config={"as_of": ""}, assigns=["doc.spans", f"doc._.{EXTENSION}"])
def make_facts_component(nlp: Language, name: str, as_of: str) -> FactsComponent:
    """The component; `as_of` (YYYY-MM-DD) gives the signing date where a text has none."""
    return FactsComponent(as_of)


class CharTokenizer:
    """One token for each character: a token's index is its offset, blanks and line ends included."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The characters of a text as a Doc."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


def char_pipeline(as_of: str = "") -> Language:
    """A blank Chinese pipeline with one token for each character, and the facts."""
    import spacy

    nlp = spacy.blank("zh")
    nlp.tokenizer = CharTokenizer(nlp.vocab)
    nlp.max_length = _MAX_LENGTH
    nlp.add_pipe(NAME, config={"as_of": as_of})
    return nlp
