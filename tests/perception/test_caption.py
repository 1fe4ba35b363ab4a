"""Pictures to captions, with and without a model."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from bot.perception.caption import FactsCaptioner, SeeingModel, one_sentence
from bot.perception.perceive import Perceiver
from bot.perception.scan import flattened, installed, lines_of, straight, words_in
from bot.perception.wording import caption_line, clock, day_in_words
from memory.types import Caption, CaptionFact, MediaKind, Trouble
from tests.perception.conftest import MakeSettings, png_bomb

EXIF = Path(__file__).parents[3] / "shared" / "data" / "exif"


def photo(path: Path, size: tuple[int, int] = (320, 240)) -> Path:
    """A JPEG with a date, a camera, a place and an orientation (turned a quarter)."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Canon", "Canon EOS 5D", 6
    exif.get_ifd(0x8769)[0x9003] = "1998:06:14 10:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 28.0, 2.8), 3: "E", 4: (11.0, 53.0, 6.4)})
    Image.new("RGB", size, "navy").save(path, exif=exif)
    return path


def test_a_photo_without_a_model(tmp_path: Path) -> None:
    """Date, place and camera come from the photo's data, and the line says so."""
    found = FactsCaptioner().caption(photo(tmp_path / "p.jpg"), "en")
    assert found.text == (
        "By the photo's own data: taken on 14 June 1998, near Arezzo, Italy, camera Canon EOS 5D."
    )
    assert (found.taken_at, found.place, found.model) == ("1998-06-14", "Arezzo, Italy", "photo-data")
    assert [f.source for f in found.facts] == ["exif-date", "exif-place", "exif-camera"]
    assert found.latitude == pytest.approx(43.4674, abs=0.001)
    assert found.phash is not None
    assert len(found.phash) == 16


def test_a_photo_in_chinese(tmp_path: Path) -> None:
    """The same photo is told in Chinese to a Chinese narrator."""
    found = FactsCaptioner().caption(photo(tmp_path / "p.jpg"), "zh")
    assert "1998年6月14日" in found.text
    assert "Arezzo, Italy" in found.text


def test_orientation_does_not_change_the_look(tmp_path: Path) -> None:
    """A picture stored turned, with its orientation noted, has the hash of the upright one."""
    upright = Image.linear_gradient("L").resize((300, 200)).convert("RGB")
    ImageDraw.Draw(upright).rectangle((20, 20, 120, 90), fill="red")
    upright.save(tmp_path / "a.png")
    exif = Image.Exif()
    exif[0x0112] = 6
    upright.rotate(90, expand=True).save(tmp_path / "b.png", exif=exif)
    a, b = (FactsCaptioner().caption(tmp_path / n, "en").phash for n in ("a.png", "b.png"))
    assert a == b


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_text_in_a_picture(tmp_path: Path) -> None:
    """Words on a sign are read and told as written in the picture."""
    assert "eng" in installed()
    sign = Image.new("RGB", (900, 240), "white")
    font = ImageFont.load_default(80)
    ImageDraw.Draw(sign).text((40, 60), "HARBOUR BAKERY 1962", fill="black", font=font)
    sign.save(tmp_path / "sign.png")
    found = FactsCaptioner().caption(tmp_path / "sign.png", "en")
    assert found.text == "Written in it: “HARBOUR BAKERY 1962”."
    assert found.facts == (CaptionFact("text-in-picture", "HARBOUR BAKERY 1962"),)


@pytest.mark.skipif(not {"eng"} <= set(installed()), reason="tesseract with English is not installed")
def test_a_faded_page_askew_is_read(tmp_path: Path) -> None:
    """Grey writing on grey paper, in light from one side and three degrees askew, is read."""
    page = Image.new("L", (900, 300), 190)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(44)
    for number, line in enumerate(("We walked to the harbour", "every Sunday in summer")):
        draw.text((60, 60 + 80 * number), line, fill=150, font=font)
    shade = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda value: 120 + value // 2)
    dim = ImageChops.multiply(page, shade).rotate(3, Image.Resampling.BICUBIC, fillcolor=150)
    text, _ = words_in(dim.convert("RGB"), tmp_path)
    assert {"We", "walked", "to", "the", "harbour", "every", "Sunday", "in", "summer"} <= set(text.split())


def test_a_blank_page_is_left_as_it_lies() -> None:
    """Where there is nothing to read, nothing is stretched and nothing is turned."""
    blank = Image.new("RGB", (200, 100), (180, 180, 180))
    assert flattened(blank).getextrema() == (180, 180)
    assert straight(flattened(blank)).size == (200, 100)


def test_unsure_and_meaningless_words_are_left_out() -> None:
    """Texture read as strokes, and words that tesseract doubts, are not told."""

    def row(text: str, conf: str, line: str) -> dict[str, str]:
        return {"text": text, "conf": conf, "block_num": "1", "par_num": "1", "line_num": line}

    rows = [row("Dear", "95", "1"), row("Anna", "91", "1"), row("xq", "96", "2"), row("blurred", "12", "3")]
    rows += [row("北京", "90", "4"), row("饭店", "92", "4"), row("", "-1", "5")]
    assert lines_of(rows) == "Dear Anna\n北京饭店"


class OneLine:
    """A processor and model that always see the same."""

    def __init__(self, line: str) -> None:
        self.line, self.seen = line, list[Path]()
        self.name = "one-line"

    def describe(self, look: Path, language: str) -> str:
        """Remember what was shown."""
        with Image.open(look) as picture:
            assert picture.mode == "RGB"
        self.seen.append(look)
        if not self.line:
            raise ValueError("the model said nothing")
        return self.line


def test_words_that_were_read_outlive_a_slow_second_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the way up of a doubtful page is not told in time, the sure words of the first reading stand."""
    head = "level\tblock_num\tpar_num\tline_num\tconf\ttext"
    rows = "\n".join([head, "5\t1\t1\t1\t91\tLysekil", "5\t1\t1\t2\t20\tzxqvvbbnnmmkkll"])
    (tmp_path / "rows").write_text(rows)
    program = tmp_path / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        'case "$*" in *--list-langs*) echo eng;; *osd*) exec sleep 30;; '
        f"*) cat {tmp_path}/rows;; esac\n"
    )
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert words_in(Image.new("RGB", (300, 200), "white"), tmp_path, seconds=1.0) == ("Lysekil", "eng")


def test_a_model_adds_what_it_sees(tmp_path: Path) -> None:
    """What the model sees stands first; the data keep their own source."""
    model = OneLine("A boat by a jetty.")
    found = FactsCaptioner(see=model).caption(photo(tmp_path / "p.jpg"), "en")  # type: ignore[arg-type]
    assert found.text.startswith(
        "In the picture: A boat by a jetty. By the photo's own data: taken on 14 June"
    )
    assert found.facts[0] == CaptionFact("model", "A boat by a jetty.")
    assert found.model == "one-line"
    assert len(model.seen) == 1


def test_a_model_that_fails_leaves_the_data(tmp_path: Path) -> None:
    """A model's silence costs nothing that was known."""
    found = FactsCaptioner(see=OneLine("")).caption(photo(tmp_path / "p.jpg"), "en")  # type: ignore[arg-type]
    assert found.model == "photo-data"
    assert found.taken_at == "1998-06-14"


@pytest.mark.parametrize("suffix", ["heic", "tiff", "webp", "gif", "png"])
def test_other_formats(suffix: str, tmp_path: Path) -> None:
    """HEIC, TIFF, WebP, GIF and PNG pictures are read too."""
    import pillow_heif

    pillow_heif.register_heif_opener()
    path = tmp_path / f"p.{suffix}"
    Image.new("RGB", (64, 48), "olive").save(path)
    found = FactsCaptioner().caption(path, "en")
    assert found.text == "A picture. Its data tell neither when nor where it was taken."


def test_a_bomb_becomes_a_trouble(bare: Perceiver, tmp_path: Path) -> None:
    """A picture over the pixel cap is refused by name and raises nothing."""
    (tmp_path / "bomb.png").write_bytes(png_bomb(12_000, 12_000))
    found = bare.perceive_media(tmp_path / "bomb.png", MediaKind.IMAGE, "en")
    assert found == [Trouble("too-large-picture")]


@pytest.mark.skipif(not EXIF.is_dir(), reason="the EXIF samples are not here")
def test_real_photographs_with_broken_data(bare: Perceiver) -> None:
    """Every sample, the broken ones included, becomes a caption or a Trouble."""
    for path in sorted(EXIF.glob("*invalid*")):
        [found] = bare.perceive_media(path, MediaKind.IMAGE, "en")
        assert isinstance(found, Trouble | tuple)


@pytest.mark.skipif(not EXIF.is_dir(), reason="the EXIF samples are not here")
def test_a_real_photograph(bare: Perceiver) -> None:
    """A real photograph's date, place and camera are told."""
    [[found]] = bare.perceive_media(EXIF / "jpg-gps-DSCN0010.jpg", MediaKind.IMAGE, "en")
    assert isinstance(found, Caption)
    assert (found.taken_at, found.place) == ("2008-10-22", "Arezzo, Italy")
    assert "NIKON COOLPIX P6000" in found.text


def test_a_shared_place_is_named(bare: Perceiver) -> None:
    """A position on land has the name of its town, one at sea has none."""
    assert bare.place_name(43.467448, 11.885127) == "Arezzo, Italy"
    assert bare.place_name(35.0, -40.0) is None


@pytest.mark.parametrize(
    ("edtf", "en", "zh"),
    [
        ("1962", "1962", "1962年"),
        ("1962-06", "June 1962", "1962年6月"),
        ("1962-06-07", "7 June 1962", "1962年6月7日"),
        ("2000-01-01?", "1 January 2000 (perhaps)", "2000年1月1日（不一定准）"),
        ("196X", "196X", "196X"),
    ],
)
def test_dates_in_words(edtf: str, en: str, zh: str) -> None:
    """Dates are written as each language writes them, with their doubt."""
    assert (day_in_words(edtf, "en"), day_in_words(edtf, "zh")) == (en, zh)


def test_a_key_frame_says_when() -> None:
    """A key frame's line begins with its time in the video."""
    facts = [CaptionFact("model", "a dog")]
    assert caption_line(facts, "en", 67.4) == "At 1:07 of the video. In the picture: a dog."


def test_an_english_model_is_owned_up_to_in_chinese() -> None:
    """A Chinese reader is told that the model that looked knows English alone."""
    assert "英文" in caption_line([CaptionFact("model", "a dog")], "zh")
    assert "英文" not in caption_line([CaptionFact("model", "一条狗")], "zh")


def test_clock() -> None:
    """Seconds are written as a clock writes them."""
    assert (clock(7.9), clock(750), clock(3723)) == ("0:07", "12:30", "1:02:03")


def test_one_sentence() -> None:
    """A description that was cut off ends with its last whole sentence."""
    assert one_sentence("\n A man on a boat. The boat is ver") == "A man on a boat."
    assert one_sentence("a man") == "a man"
    with pytest.raises(ValueError, match="nothing"):
        one_sentence(" \n")


def test_a_transformers_model_is_loaded_and_asked(make_settings: MakeSettings, tmp_path: Path) -> None:
    """A processor and model of the SmolVLM family are loaded from a folder and look at the photo.

    Its weights are random: that it looks, and signs what it says, is all that is shown.
    """
    from tests.make_tiny_captioner import make

    make(tmp_path / "tiny-captioner")
    perceiver = Perceiver(make_settings(CAPTION_MODEL=str(tmp_path / "tiny-captioner")))
    [[found]] = perceiver.perceive_media(photo(tmp_path / "p.jpg"), MediaKind.IMAGE, "en")
    assert isinstance(found, Caption)
    assert found.facts[0].source == "model"
    assert found.facts[0].text
    assert found.model == "tiny-captioner"
    assert found.version.startswith("transformers 5")
    assert found.taken_at == "1998-06-14"


def test_a_seeing_model_says_when_it_is_not_there(tmp_path: Path) -> None:
    """A captioner whose model cannot be loaded still tells the data."""
    from bot.errors import ModelUnavailable

    def missing() -> tuple[object, object]:
        raise ModelUnavailable("not here")

    found = FactsCaptioner(see=SeeingModel("gone", missing)).caption(photo(tmp_path / "p.jpg"), "en")
    assert found.model == "photo-data"
