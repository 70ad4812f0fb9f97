"""Pipeline: the facts in spaCy, by characters and by words."""

from __future__ import annotations

import spacy

from linter import extract
from linter.pipeline import char_pipeline

TEXT = "全县 25项整改任务已完成17项。\n占比43%。"


def test_one_token_a_character_makes_offsets_token_indices() -> None:
    doc = char_pipeline()(TEXT)
    assert len(doc) == len(TEXT)
    assert [(span.start, span.end) for span in doc.spans["quantity"]] == [(3, 6), (13, 16)]
    assert doc._.hegao_facts == extract(TEXT)


def test_the_component_is_found_by_its_name_and_widens_to_whole_words() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("hegao_facts")
    doc = nlp("整改任务25项 占比43%")
    assert [span.text for span in doc.spans["quantity"]] == ["整改任务25项"]
    assert doc._.hegao_facts[0].text == "25项"
