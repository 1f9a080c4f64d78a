"""The pack on chronic neutropenia: its content, and all the Python that knows its questions by name."""

from importlib.resources import files

from questionnaire.judging.facts import Computations
from questionnaire.neutropenia import calls, causes, counts, course, earlier, unlikely
from questionnaire.neutropenia.card import card
from questionnaire.neutropenia.chart import charted
from questionnaire.neutropenia.doctormessage import doctor_messages
from questionnaire.neutropenia.panels import unread_genes
from questionnaire.neutropenia.pedigree import pedigree
from questionnaire.neutropenia.phenopacket.packet import left_out, phenopacket_file
from questionnaire.neutropenia.reportrequest import report_requests
from questionnaire.reading.pack import Pack
from questionnaire.telling.tells import DataFile, Tells

# Everything a rule uses that is not one answer; names, units and needs stand in `facts.toml`.
_OF_ENTRIES = (counts.OF_ENTRIES, earlier.OF_ENTRIES, unlikely.OF_ENTRIES)
COMPUTATIONS = Computations(
    once={**counts.ONCE, **course.ONCE, **causes.ONCE, **earlier.ONCE, **calls.ONCE, **unlikely.ONCE},
    entry={
        group: {name: fact for each in _OF_ENTRIES for name, fact in each.get(group, {}).items()}
        for group in {group for each in _OF_ENTRIES for group in each}
    },
    lines=counts.LINES,
)
PACK = Pack(
    content=files(__name__) / "content",
    computations=COMPUTATIONS,
    tells=Tells(
        charted="counts",
        chart=charted,
        drawn="relatives",
        pedigree=pedigree,
        letters={"doctor-message": doctor_messages, "report-request": report_requests},
        papers={"card": card},
        notes={"tests": unread_genes},
        files=(DataFile("phenopacket.json", "application/json", phenopacket_file, left_out),),
    ),
)
