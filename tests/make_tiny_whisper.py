"""Make the tiny Whisper of the tests: ``nice python -m tests.make_tiny_whisper`` (minutes, 2 cores).

A Whisper of about 1.5 million parameters learns twelve sentences as espeak-ng says them in four
voices, and is converted with CTranslate2 to int8. It is a test double that really listens: the
features, the decoder, the word times and the tokenizer are those that a full Whisper goes through.
Needs espeak-ng, torch, transformers and faster-whisper.

Encoders cost the square of their window, so most steps see windows of one sentence and only the last
ones the whole 30 s that faster-whisper hands over. Word times come from cross-attention; a model that knows
its sentences by heart need not look where it reads, so guided attention (Tachibana et al. 2017,
arXiv:1710.08969) holds the last layer to the diagonal between each sentence's start and end.
"""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from faster_whisper.feature_extractor import FeatureExtractor
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast, WhisperConfig, WhisperForConditionalGeneration

OUT = Path(__file__).parent / "models" / "tiny-whisper"
VOICES = ("en-us", "en-gb", "en-us+f3", "en-gb+m3")
SPEEDS = (150, 165, 180)  # words a minute
RATE = 16_000
WIDTH, LAYERS, HEADS = 128, 2, 4
# Window in mel frames of 10 ms, steps, windows a step: first one sentence, then a few, then all 30 s.
PHASES = ((380, 420, 16), (1000, 80, 8), (3000, 40, 4))
PEAK_RATE = 2e-3
GUIDE = 0.12  # width of the guided diagonal, as a share of the sentence
SEED = 7
SPECIAL = (
    "<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|translate|>", "<|transcribe|>",
    "<|startoflm|>", "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>",
)  # fmt: skip


@dataclass(frozen=True)
class Spoken:
    """A sentence and its sound at 16 kHz, trimmed of silence."""

    text: str
    sound: np.ndarray


@dataclass(frozen=True)
class Example:
    """One window: sound, target tokens, and for each token its frame span or None."""

    sound: np.ndarray
    tokens: list[int]
    where: list[float]  # second that each target token should look at; negative where none


def speak(text: str, voice: str, speed: int, pitch: int) -> np.ndarray:
    """Sound of `text` by espeak-ng, mono float32 at 16 kHz in -1..1, without outer silence."""
    command = ["espeak-ng", "--stdout", "-v", voice, "-s", str(speed), "-p", str(pitch), text]
    done = subprocess.run(command, check=True, capture_output=True)
    rate = int.from_bytes(done.stdout[24:28], "little")  # of the RIFF header
    sound = np.frombuffer(done.stdout[44:], "<i2").astype(np.float32) / 32768
    steps = np.arange(0, len(sound) - 1, rate / RATE)
    sound = np.interp(steps, np.arange(len(sound)), sound).astype(np.float32)
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    return sound[loud[0] : loud[-1] + 1]


def make_tokenizer(sentences: list[str]) -> Tokenizer:
    """Byte-level BPE over the sentences with Whisper's special tokens after the text tokens."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(vocab_size=480, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([f" {s}" for s in sentences], trainer)
    tokenizer.add_special_tokens(list(SPECIAL))
    return tokenizer


def make_model(tokenizer: Tokenizer) -> WhisperForConditionalGeneration:
    """An untrained Whisper with room for 1501 time tokens."""
    ids = {name: tokenizer.token_to_id(name) for name in SPECIAL}
    config = WhisperConfig(
        vocab_size=tokenizer.get_vocab_size() + 1501,
        d_model=WIDTH, encoder_layers=LAYERS, decoder_layers=LAYERS,
        encoder_attention_heads=HEADS, decoder_attention_heads=HEADS,
        encoder_ffn_dim=4 * WIDTH, decoder_ffn_dim=4 * WIDTH, dropout=0.0,
        decoder_start_token_id=ids["<|startoftranscript|>"], bos_token_id=ids["<|endoftext|>"],
        eos_token_id=ids["<|endoftext|>"], pad_token_id=ids["<|endoftext|>"],
        attn_implementation="eager",
    )  # fmt: skip
    model = WhisperForConditionalGeneration(config)
    # The decoder's attention is looked at while training; the encoder's need not be kept.
    plain = copy.deepcopy(config)
    plain._attn_implementation = "sdpa"
    for layer in model.model.encoder.layers:
        layer.self_attn.config = plain
    model.generation_config.suppress_tokens = []
    model.generation_config.begin_suppress_tokens = [ids["<|endoftext|>"]]
    return model


class Maker:
    """Draws training windows of up to `seconds` from spoken sentences."""

    def __init__(self, spoken: list[Spoken], tokenizer: Tokenizer, random: np.random.Generator) -> None:
        self.spoken, self.tokenizer, self.random = spoken, tokenizer, random
        self.features = FeatureExtractor(chunk_length=30)
        self.sot = tokenizer.token_to_id("<|startoftranscript|>")
        self.eot = tokenizer.token_to_id("<|endoftext|>")
        self.silent = tokenizer.token_to_id("<|nospeech|>")
        self.untimed = tokenizer.token_to_id("<|notimestamps|>")

    def example(self, seconds: float) -> Example:
        """One window: nothing (one in twenty), or one to three sentences with pauses."""
        if self.random.random() < 0.05:
            sound = self._noisy(np.zeros(int(self.random.uniform(0.5, seconds - 0.1) * RATE), np.float32))
            return Example(sound, [self.sot, self.silent, self.eot], [-1.0] * 3)
        timed = self.random.random() < 0.75
        tokens = [self.sot] if timed else [self.sot, self.untimed]
        where = [-1.0] * len(tokens)
        parts = [self._pause(0.0, 0.6)]
        for index in self.random.integers(len(self.spoken), size=self.random.integers(1, 4)):
            begin = sum(map(len, parts)) / RATE
            end = begin + len(self.spoken[index].sound) / RATE
            if end + 0.1 > seconds:
                break
            parts += [self.spoken[index].sound * self.random.uniform(0.4, 1.0), self._pause(0.1, 0.6)]
            self._say(self.spoken[index].text, begin, end, timed, tokens, where)
        return Example(self._noisy(np.concatenate(parts)), [*tokens, self.eot], [*where, -1.0])

    def _say(
        self, text: str, begin: float, end: float, timed: bool, tokens: list[int], where: list[float]
    ) -> None:
        words = self.tokenizer.encode(f" {text}").ids
        letters = np.cumsum([len(self.tokenizer.id_to_token(i)) for i in words])
        middle = (letters - np.diff(letters, prepend=0) / 2) / letters[-1]
        times = [self.untimed + 1 + round(t / 0.02) for t in (begin, end)]
        tokens += [times[0], *words, times[1]] if timed else words
        looks = list(begin + middle * (end - begin))
        where += [-1.0, *looks, -1.0] if timed else looks

    def _pause(self, least: float, most: float) -> np.ndarray:
        return np.zeros(int(self.random.uniform(least, most) * RATE), np.float32)

    def _noisy(self, sound: np.ndarray) -> np.ndarray:
        level = 10 ** self.random.uniform(-5, -2.3)
        return (sound + self.random.normal(0, level, len(sound))).astype(np.float32)

    def batch(self, size: int, frames: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Features (size, 80, frames), tokens (size, longest; -100 after the end), where (same, s)."""
        examples = [self.example(frames / 100) for _ in range(size)]
        mel = np.zeros((size, 80, frames), np.float32)
        longest = max(len(e.tokens) for e in examples)
        tokens = np.full((size, longest), -100)
        where = np.full((size, longest), -1.0, np.float32)
        for row, example in enumerate(examples):
            found = self.features(example.sound)[:, :-1][:, :frames]
            mel[row, :, : found.shape[1]] = found
            tokens[row, : len(example.tokens)] = example.tokens
            where[row, : len(example.where)] = example.where
        return torch.from_numpy(mel), torch.from_numpy(tokens), torch.from_numpy(where)


def set_window(model: WhisperForConditionalGeneration, positions: torch.Tensor, frames: int) -> None:
    """Let the encoder take windows of `frames`; `positions` is the whole table (1500, width)."""
    kept = torch.nn.Embedding.from_pretrained(positions[: frames // 2].clone(), freeze=True)
    model.model.encoder.embed_positions = kept
    model.config.max_source_positions = frames // 2


def loss_of(model: WhisperForConditionalGeneration, batch: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Cross-entropy of the next token, and attention mass away from where each word is said."""
    mel, tokens, where = batch
    inputs, targets, looks = tokens[:, :-1].clamp(min=0), tokens[:, 1:], where[:, 1:]
    seen = model.model.encoder(mel).last_hidden_state
    out = model(encoder_outputs=(seen,), decoder_input_ids=inputs, output_attentions=True, use_cache=False)
    words = torch.nn.functional.cross_entropy(out.logits.transpose(1, 2), targets, ignore_index=-100)
    attention = out.cross_attentions[-1].mean(1)  # (size, tokens, positions); one position is 20 ms
    seconds = torch.arange(attention.shape[-1]) * 0.02
    away = 1 - torch.exp(-((looks[..., None] - seconds) ** 2) / (2 * (3 * GUIDE) ** 2))
    guided = (attention * away).sum(-1)[looks >= 0]
    return words + 0.3 * (guided.mean() if len(guided) else 0.0)


def train(model: WhisperForConditionalGeneration, maker: Maker) -> None:
    """All phases, short windows first."""
    positions = model.model.encoder.embed_positions.weight.detach().clone()
    total = sum(steps for _, steps, _ in PHASES)
    weights = [p for n, p in model.named_parameters() if "encoder.embed_positions" not in n]
    optimiser = torch.optim.AdamW(weights, lr=PEAK_RATE, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, PEAK_RATE, total_steps=total, pct_start=0.1)
    step = 0
    for frames, steps, size in PHASES:
        set_window(model, positions, frames)
        for _ in range(steps):
            loss = loss_of(model, maker.batch(size, frames))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            rate.step()
            step += 1
            if step % 20 == 0:
                print(f"step {step} of {total}: loss {loss.item():.3f}", flush=True)


def convert(model: WhisperForConditionalGeneration, tokenizer: Tokenizer) -> None:
    """Write the int8 CTranslate2 model and its tokenizer to `OUT`."""
    from ctranslate2.converters import TransformersConverter

    with tempfile.TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        PreTrainedTokenizerFast(tokenizer_object=tokenizer).save_pretrained(folder)
        TransformersConverter(folder).convert(str(OUT / "made"), quantization="int8", force=True)
    for path in (OUT / "made").iterdir():
        path.replace(OUT / path.name)
    shutil.rmtree(OUT / "made")
    tokenizer.save(str(OUT / "tokenizer.json"))
    extractor = {
        "feature_size": 80,
        "sampling_rate": RATE,
        "hop_length": 160,
        "chunk_length": 30,
        "n_fft": 400,
    }
    (OUT / "preprocessor_config.json").write_text(json.dumps(extractor), encoding="utf-8")


def main() -> None:
    """Speak, train, convert."""
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    sentences = (OUT / "sentences.txt").read_text(encoding="utf-8").split("\n")[:-1]
    spoken = [
        Spoken(text, speak(text, voice, speed, int(random.integers(35, 65))))
        for text in sentences for voice in VOICES for speed in SPEEDS
    ]  # fmt: skip
    tokenizer = make_tokenizer(sentences)
    model = make_model(tokenizer)
    print(f"{len(spoken)} recordings, {sum(p.numel() for p in model.parameters()):,} parameters", flush=True)
    train(model, Maker(spoken, tokenizer, random))
    convert(model.eval(), tokenizer)


if __name__ == "__main__":
    main()
