"""Buttons under a message."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from memory.types import Button

DATA_LIMIT = 64


def keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """The lines of buttons as Telegram wants them; None for none.

    Raises ValueError where a button's data is empty or over 64 bytes of UTF-8.
    """
    if not buttons:
        return None
    return InlineKeyboardMarkup([[_one(button) for button in line] for line in buttons])


def _one(button: Button) -> InlineKeyboardButton:
    size = len(button.data.encode())
    if not 1 <= size <= DATA_LIMIT:
        raise ValueError(f"a button's data is {size} bytes, not 1 to {DATA_LIMIT}")
    return InlineKeyboardButton(button.label, callback_data=button.data)
