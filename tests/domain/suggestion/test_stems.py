"""Words meet in their stem; what was read can be forgotten."""

import threading

from gc25desk.domain.suggestion import stems


def test_a_language_without_rules_keeps_its_words() -> None:
    assert stems.stem("pictures", "en") == stems.stem("picture", "en")
    assert stems.stem("pictures", "xx") == "pictures"


def test_an_apostrophe_is_no_letter() -> None:
    assert stems.forms("mother's") == stems.forms("mother’s") == ("mother",)
    assert stems.forms("L’école") == ("ecole",)
    assert stems.forms("don't") == ("dont",)


def test_words_are_forgotten_when_asked() -> None:
    stems.stem(stems.forms("Quillfeather")[0], "en")
    stems.forget()
    assert stems.stem.cache_info().currsize == stems.forms.cache_info().currsize == 0


def test_many_threads_may_ask_at_once() -> None:
    stems.forget()
    words = [f"w{n}pictures" for n in range(300)]
    found: list[list[str]] = []

    def ask() -> None:
        found.append([stems.stem(word, "en") for word in words])

    threads = [threading.Thread(target=ask) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[f"w{n}pictur" for n in range(300)]] * 4
