"""One answer, and all of them together."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from khuyencong.core.choices import Certainty
from khuyencong.establishments.models import Cited, Establishment
from projects.choices import REPLY_MARKS, Question, Reply
from projects.models import BenefitException

_WEIGHT = {Reply.YES: 0, Reply.LOOK: 1, Reply.NO: 2}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Yes, no or “cần xem”; ``article`` is the law, ``fact`` what of our records was used, both in words."""

    question: str
    reply: str
    sentence: str
    article: str = ""
    fact: str = ""
    certainty: str = Certainty.READ
    asked: int | None = None  # BenefitRule in the way, for an exception

    @classmethod
    def by(cls, line: Cited | None, question: Question, reply: Reply, sentence: str, fact: str = "") -> "Answer":
        """An answer that rests on one line of the law."""
        return cls(
            question=question,
            reply=reply,
            sentence=sentence,
            fact=fact,
            article=line.citation if line else "",
            certainty=line.certainty if line else Certainty.INFERRED,
        )

    @property
    def label(self) -> str:
        return Question(self.question).label

    @property
    def reply_label(self) -> str:
        return Reply(self.reply).label

    @property
    def mark(self) -> str:
        return REPLY_MARKS[self.reply]

    @property
    def doubt(self) -> str:
        """“chưa kiểm chứng”, or nothing."""
        return "" if self.certainty == Certainty.READ else "chưa kiểm chứng"


def heaviest(answers: Iterable[Answer]) -> Answer:
    """The one that weighs most: no, then “cần xem”, then yes; the first of equals."""
    return max(answers, key=lambda answer: _WEIGHT[answer.reply])


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """Eight answers about one establishment on one day, and the exceptions it was ever granted. It decides nothing: a
    person does.
    """

    establishment: Establishment
    on: date
    answers: tuple[Answer, ...]
    exceptions: tuple[BenefitException, ...] = ()

    def answer(self, question: Question) -> Answer:
        return next(answer for answer in self.answers if answer.question == question)

    @property
    def worst(self) -> str:
        return heaviest(self.answers).reply

    @property
    def verdict(self) -> str:
        """“Không: địa bàn sản xuất”, “Cần xem: quy mô, ngành nghề”, “Đúng cả 8 câu”."""
        if self.worst == Reply.YES:
            return f"Đúng cả {len(self.answers)} câu"
        named = [answer.label.lower() for answer in self.answers if answer.reply == self.worst]
        return f"{Reply(self.worst).label}: {', '.join(named)}"

    @property
    def mark(self) -> str:
        return REPLY_MARKS[self.worst]

    @property
    def mark_of_answers(self) -> str:
        """Changes when any answer does: what a person read is what is kept."""
        return hashlib.sha256(json.dumps(self.for_json(), sort_keys=True).encode()).hexdigest()[:16]

    def for_json(self) -> list[dict]:
        """As kept with a decision."""
        return [asdict(answer) for answer in self.answers]


def from_json(kept: list[dict]) -> tuple[Answer, ...]:
    """The answers of a decision, as they were that day."""
    return tuple(Answer(**answer) for answer in kept)
