"""The pack on chronic neutropenia: its content, and all the Python that knows its questions by name."""

from importlib.resources import files

from questionnaire.neutropenia.card import card
from questionnaire.neutropenia.chart import charted
from questionnaire.neutropenia.computed import COMPUTATIONS
from questionnaire.neutropenia.doctormessage import doctor_messages
from questionnaire.neutropenia.pedigree import pedigree
from questionnaire.neutropenia.phenopacket.packet import left_out, phenopacket_file
from questionnaire.neutropenia.reportrequest import report_requests
from questionnaire.reading.pack import Pack
from questionnaire.telling.tells import DataFile, Tells

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
        files=(DataFile("phenopacket.json", "application/json", phenopacket_file, left_out),),
    ),
)
