"""The names that one narrator told of, most often told first: what their voice is heard with."""

from __future__ import annotations

from bot.work.tools import Tools
from memory import off_limits
from memory.people_reading import is_kin
from memory.types import Narrator

_MOST = 60  # names; how many of them fit is for the Whisper to say


def names_told(tools: Tools, narrator: Narrator) -> list[str]:
    """Names of people and places out of this narrator's own memories, and of nobody else's.

    What they want left out is left out here too, and so are words such as "my mother", which need no help.
    """
    if not tools.settings.whisper_names:
        return []
    graph = tools.graphs.of(narrator.id)
    left_out = off_limits.phrases(tools.store, narrator.id, graph)
    told = [name for node in graph.nodes for name in node.names if not is_kin(name)]
    kept = [name for name in (narrator.name, *told) if not off_limits.touches(name, left_out)]
    return list(dict.fromkeys(kept))[:_MOST]
