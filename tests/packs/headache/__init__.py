"""A small pack on headaches: ten questions, one program, one letter. The house must be able to ask anything."""

from __future__ import annotations

from importlib.resources import files

from questionnaire.asking.answers import Given
from questionnaire.judging.facts import Computations
from questionnaire.reading.pack import Pack
from questionnaire.telling.handover import Handover
from questionnaire.telling.letter import SIGNING, Letter, Paragraph
from questionnaire.telling.tells import Tells


def to_the_school(handover: Handover) -> tuple[Letter, ...]:
    """A note, where school was missed."""
    words = handover.words
    if handover.route.answers.said.get("school.missed") != Given("yes"):
        return ()
    return (
        Letter(
            title=words.word("school-note.title"),
            addressee=(),
            subject=words.word("letter.subject", subject=words.word("school-note.subject")),
            greeting=words.word("school-note.greeting"),
            paragraphs=(Paragraph(words.word("school-note.says")),),
            closing=words.word("school-note.closing"),
            signature=handover.signed("name"),
            signing=handover.signed(*SIGNING),
        ),
    )


PACK = Pack(
    content=files(__name__) / "content",
    computations=Computations({}, {}),
    tells=Tells(letters={"school-note": to_the_school}),
)
