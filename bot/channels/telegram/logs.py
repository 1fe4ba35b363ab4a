"""Keeps the token and people's words out of the logs."""

from __future__ import annotations

import logging
import warnings

from telegram.warnings import PTBDeprecationWarning

HIDDEN = "<token>"
# httpx logs every address at INFO, and ours bear the token; python-telegram-bot logs updates at DEBUG.
_NOISY = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.WARNING}


class HideToken(logging.Filter):
    """Takes the token out of every record, its traceback included."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self._formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, cleaned."""
        message = record.getMessage()
        if self._token in message:
            record.msg, record.args = message.replace(self._token, HIDDEN), ()
        if record.exc_info:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text and self._token in record.exc_text:
            record.exc_text = record.exc_text.replace(self._token, HIDDEN)
        return True


def guard_logs(token: str) -> None:
    """Quieten the libraries and hide the token at every handler of the root logger."""
    # The library's error for 429 reads its own deprecated attribute while it is made.
    warnings.filterwarnings("ignore", ".*`retry_after`.*", PTBDeprecationWarning)
    for name, level in _NOISY.items():
        logging.getLogger(name).setLevel(level)
    for handler in logging.getLogger().handlers:
        if not any(isinstance(known, HideToken) for known in handler.filters):
            handler.addFilter(HideToken(token))
