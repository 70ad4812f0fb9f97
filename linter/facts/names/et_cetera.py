"""Et cetera: 等 behind names, which says that there are more of them, and not the one inside 中等, 同等 or 等级."""

ET_CETERA = "(?<![初中高上平同优均相])等(?![次级额候待值同])"
"""Part of an expression: what leaves a list open."""
