"""The Telegram channel: an inbox that loses nothing, an outbox that doubles nothing, and the client."""
