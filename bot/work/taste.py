"""What a chat model's writings of a section are chosen by: what was felt, and what was liked."""

from __future__ import annotations

from bot.story.placing import theme_of
from bot.story.variants import Taste
from bot.work import learnt
from bot.work.told import Told, feelings_of
from bot.work.tools import Tools
from memory.feelings import strength


def taste_of(tools: Tools, told: Told) -> Taste:
    """As the setting ``STORY_VARIANTS`` wants it; what is liked is known by themes, from thumbs on recaps."""
    if tools.settings.story_variants == 1:
        return Taste()
    beliefs = learnt.learnt_of_recaps(tools.store, told.narrator)
    themes = {one.entry_id: f"theme:{theme_of(one)}" for one in told.passages}
    return Taste(
        variants=tools.settings.story_variants,
        felt={entry: strength(felt) for entry, (_, felt) in feelings_of(tools, told.narrator.id).items()},
        liked={entry: beliefs[arm].mean for entry, arm in themes.items() if arm in beliefs},
    )
