from hypothesis import given
from hypothesis import strategies as st

from memory.lexical import Postings, bm25, stem, tokens


def test_forms_of_a_word_meet() -> None:
    """Plural, -ing, -ed and -ly forms of a word have one index term."""
    for forms in (
        ("story", "stories"),
        ("walk", "walks", "walked", "walking"),
        ("stop", "stopped", "stopping"),
        ("live", "lives", "lived", "living"),
        ("church", "churches"),
        ("marry", "married", "marries"),
        ("quick", "quickly"),
    ):
        assert len({stem(form) for form in forms}) == 1, forms


def test_short_words_and_names_keep_their_letters() -> None:
    """Words that only look inflected stay apart from others."""
    assert stem("bus") == "bus"
    assert stem("king") == "king"
    assert stem("1962") == "1962"
    assert stem("glass") != stem("glad")


def test_common_words_are_no_terms() -> None:
    """Articles and pronouns are left out, possessives cut off."""
    assert tokens("What did Ana's mother do in the garden?") == ["ana", "mother", "garden"]


def test_chinese_is_indexed_by_characters_and_pairs() -> None:
    """Chinese has a term for each telling character and for each pair of neighbours."""
    found = tokens("去年夏天")
    assert {"去年", "夏天", "夏", "天"} <= set(found)


def test_mixed_text_is_read_in_both_ways() -> None:
    """Latin words amid Chinese are terms of their own."""
    assert "bart" in tokens("Bart在圣诞节跳舞")
    assert "跳舞" in tokens("Bart在圣诞节跳舞")


def test_rare_words_weigh_more_than_common_ones() -> None:
    """A word that few documents hold adds more than one that many hold."""
    postings = Postings()
    for text in ("boat sea", "boat hill", "boat wood", "boat lake"):
        postings.add(text.split())
    lengths = postings.lengths()
    scores = {}
    for word in ("boat", "lake"):
        rows, counts = postings.find(word)
        scores[word] = float(bm25(counts, lengths[rows], 4, 2.0)[-1])
    assert scores["lake"] > scores["boat"] > 0


@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=12), min_size=1, max_size=30))
def test_postings_hold_exactly_what_was_added(documents: list[list[str]]) -> None:
    """For every word, the rows and counts found are those of the documents."""
    postings = Postings()
    for words in documents:
        postings.add(words)
    assert postings.lengths().tolist() == [len(words) for words in documents]
    for word in "abcdefg":
        rows, counts = postings.find(word)
        expected = {row: words.count(word) for row, words in enumerate(documents) if word in words}
        assert dict(zip(rows.tolist(), counts.tolist(), strict=True)) == expected
