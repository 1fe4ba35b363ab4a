"""A video's subtitles and contact sheet, sent to the narrator who asks for them."""

from __future__ import annotations

from bot.conversation.say import say
from bot.work import videos
from bot.work.files import send_file
from bot.work.tools import Tools
from memory import journal, narrators
from memory.types import Action
from prompts import message


def send_subtitles(tools: Tools, media_id: str, ref: str) -> None:
    """The job behind the button: the words of a video as SubRip and WebVTT."""
    media = journal.get_media(tools.store, media_id)
    narrator = narrators.get(tools.store, media.narrator_id)
    key = f"subtitles:{media_id}:{ref}"
    video = videos.of_media(tools, media)
    cues = video.cues()
    if not cues:
        say(tools.store, narrator, key, message("video-no-words", narrator.language))
        return
    words = message(f"video-subtitles-{'draft' if video.draft else 'ready'}", narrator.language)
    for name, data in videos.subtitle_files(video, cues, "subtitles").items():
        send_file(tools, narrator, f"{key}:{name}", data, name, words)
        words = ""


def send_sheet(tools: Tools, media_id: str, ref: str) -> None:
    """The job behind the button: a video's frames in one picture, with the feeling in its words."""
    media = journal.get_media(tools.store, media_id)
    narrator = narrators.get(tools.store, media.narrator_id)
    key = f"sheet:{media_id}:{ref}"
    video = videos.of_media(tools, media)
    with videos.opened(tools, media) as path, videos.looked(tools.perceiver, path, video) as look:
        if look is None:
            say(tools.store, narrator, key, message("video-gone", narrator.language))
            return
        data = videos.contact_sheet(video, look, videos.moments(tools.perceiver, video))
    words = message("video-sheet-ready", narrator.language)
    send_file(tools, narrator, key, data, "contact-sheet.jpg", words, Action.PHOTO)
