"""What a person reads on a page, and the English among it."""

import re

from lxml import html

# Words of English interfaces that no Vietnamese syllable without diacritics spells.
ENGLISH = set(
    """
    about above accepted access account accounts action actions add added address administration administrator after
    all already also and another any are ascending auto available back bad been before below between both browse but
    button by cancel cannot change changed changes check choose chosen clear click close code codes column columns
    confirm confirmation contact continue copy count create created current currently dark date default delete deleted
    deleting descending details did disabled display documentation does done download each edit email empty enable
    enter entry error errors every expand export exported failed field fields file files filter filters find first for
    forbidden forgot format found from full general has have help hide history home import imported incorrect invalid
    its item items last later less light link list loading log logged login logout manage mark menu message method
    missing model modified more move must name new next none not nothing now number object objects off one only open
    optional options order other our out over page pages password passwords per permission permissions phone please
    preview previous primary problem provided range read records refresh related remove removed required resend
    reset result results return row rows save saved search see select selected selection server session set settings
    show showing sign signed signup simple site skip skipped some sorry sort sorting start status step submit success
    successfully summary table text than that the their theme there these they this those through time title today
    toggle token too total true type unable undo unknown until update updated upload uploaded use used user username
    users using valid value values verification verify view warning was welcome were what when where which while will
    with without wrong yes yesterday yet you your false
    """.split()  # noqa: SIM905  three hundred words read better as prose
)
# Not sentences: addresses, files, codes with a digit or a sign in them.
NOT_PROSE = re.compile(
    r"\{\{\w+\}\}|\"\w+\":|\S+@\S+|https?://\S+|\S+\.(?:pdf|xlsx?|docx?|csv|json|png|jpe?g|html)\b|\S*[\d_/#&=]\S*",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
SAID_ASIDE = [
    "title",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "placeholder",
    "alt",
    "label",
    "data-confirm",
    "data-confirm-text",
    "data-confirm-label",
    "data-placeholder",
]
UNSEEN = ("script", "style", "template", "noscript")

# The same reading in the browser, scripts having run; its argument is SAID_ASIDE.
READ = """names => {
    const said = [document.title, document.body.innerText];
    for (const name of names) document.querySelectorAll(`[${name}]`).forEach(one => said.push(one.getAttribute(name)));
    document.querySelectorAll("input[type=submit], input[type=button], input[type=reset]")
        .forEach(one => said.push(one.value));
    document.querySelectorAll("option").forEach(one => said.push(one.textContent));
    return said.filter(Boolean).join("\\n");
}"""


def said(page: str) -> list[str]:
    """Every text a browser would show or read out, of a page's source."""
    root = html.fromstring(page)
    for unseen in root.xpath(" | ".join(f"//{tag}" for tag in UNSEEN)):
        unseen.drop_tree()
    texts = [text for text in root.itertext("*") if isinstance(text, str)]
    for name in SAID_ASIDE:
        texts += root.xpath(f"//@{name}")
    texts += root.xpath("//input[@type='submit' or @type='button' or @type='reset']/@value")
    return [" ".join(text.split()) for text in texts if text.strip()]


def english(texts: list[str] | str) -> list[str]:
    """The texts with English words in them, each with those words in front."""
    found = []
    for text in dict.fromkeys([texts] if isinstance(texts, str) else texts):
        for line in text.splitlines():
            words = [word for word in WORD.findall(NOT_PROSE.sub(" ", line)) if word.lower() in ENGLISH]
            if words:
                found.append(f"{', '.join(words)}: {line.strip()[:120]}")
    return found
