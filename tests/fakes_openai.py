"""A server on loopback that speaks OpenAI's chat completions and answers what a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

Answer = Callable[[str, str], str | int]
"""From the system's and the user's words to a text, or to the HTTP status to fail with."""


@dataclass
class FakeOpenAI:
    """``url`` is what OPENAI_BASE_URL is set to; ``asked`` keeps what was sent, (system, user) each."""

    url: str
    answer: Answer
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """The environment in which the program asks this server."""
        return {"LLM": "openai:test", "OPENAI_BASE_URL": self.url, "OPENAI_API_KEY": "x"}


@contextmanager
def fake_openai(answer: Answer) -> Iterator[FakeOpenAI]:
    """The server, on a free port, while in the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda *sent: fake.reply(*sent)))
    server.daemon_threads = True
    fake = _Serving(f"http://127.0.0.1:{server.server_port}/v1", answer)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()


class _Serving(FakeOpenAI):
    def reply(self, system: str, user: str) -> str | int:
        self.asked.append((system, user))
        return self.answer(system, user)


def _handler(reply: Answer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
            words = {one["role"]: one["content"] for one in sent["messages"]}
            said = reply(words.get("system", ""), words["user"])
            body = json.dumps(_completion(said) if isinstance(said, str) else {"error": {"message": "no"}})
            try:
                self.send_response(200 if isinstance(said, str) else said)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body.encode())))
                self.end_headers()
                self.wfile.write(body.encode())
            except OSError:  # a client that no longer waits
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _completion(text: str) -> dict[str, object]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "test",
        "choices": [choice],
        "usage": usage,
    }
