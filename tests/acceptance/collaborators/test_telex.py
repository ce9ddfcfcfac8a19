"""“A scripted Vietnamese composition (Telex through Chromium's IME events) types every text field unharmed.”"""

import pytest

from tests.acceptance.collaborators.phone import Phone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What the keys “tieengs vieetj owr ddaaays” show under the finger, key by key.
STEPS = {
    "tiếng": ["t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng"],
    "Việt": ["V", "Vi", "Vie", "Viê", "Viêt", "Việt"],
    "ở": ["o", "ơ", "ở"],
    "đây": ["d", "đ", "đa", "đâ", "đây"],
}
WORDS = " ".join(STEPS)


def compose(phone: Phone, keys, *, rest_at: str = "") -> None:
    """Each word grows under the cursor and is taken; at ``rest_at`` the hand rests while the form saves."""
    for word, steps in STEPS.items():
        if word != next(iter(STEPS)):
            keys.send("Input.insertText", {"text": " "})
        for shown in steps:
            keys.send(
                "Input.imeSetComposition", {"text": shown, "selectionStart": len(shown), "selectionEnd": len(shown)}
            )
        if word == rest_at:
            phone.page.evaluate("dispatchEvent(new Event('online'))")  # what is typed so far is sent, if anything is
            phone.page.wait_for_timeout(1800)
        keys.send("Input.insertText", {"text": word})


def test_telex_types_every_text_field_unharmed(visitor):
    """“Never rewrite an input while someone types Vietnamese”: each text box takes the four words letter by letter, once
    with a hand that rests in the middle of a word while the form saves by itself.
    """
    phone = Phone.of(visitor)
    phone.open()
    keys = phone.line.new_cdp_session(phone.page)
    names = phone.page.evaluate(
        """() => { document.querySelectorAll('main details').forEach(one => { one.open = true });
        return [...document.querySelector('form[data-keep]').elements]
          .filter(box => box.tagName === 'TEXTAREA' || box.type === 'text').map(box => box.name) }"""
    )
    assert len(names) > 40
    for n, name in enumerate(names):
        phone.box(name).focus()
        compose(phone, keys, rest_at="Việt" if n == 0 else "")
    assert {name: phone.box(name).input_value() for name in names} == dict.fromkeys(names, WORDS)
    phone.press("Lưu nháp")
    phone.page.wait_for_url("**da-luu=1")
    assert {name: phone.report.draft.get(name) for name in names} == dict.fromkeys(names, WORDS)
