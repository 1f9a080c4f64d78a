"""More than one language: by the link, the browser, the clinic, and a switch on every page at which nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

import pytest
from keyboard import Person
from languages import LONG, RIGHT_TO_LEFT, changed, write_languages
from page_rules import parse, visible_text
from pypdf import PdfReader

from questionnaire.clinics import Clinic
from questionnaire.errors import SettingsError

KEPT = ("HttpOnly", "SameSite=Lax", "Secure", "Path=/")
PRODUCT = "Get ready for genetic testing"
CLINICS = {
    "english": Clinic("english", "North Hill Clinic", "555-0111", language="en"),
    "spanish": Clinic("spanish", "South Hill Clinic", "555-0112", language=LONG),
    "either": Clinic("either", "Mid Hill Clinic", "555-0113"),
}


@pytest.fixture(scope="session")
def site(book, tmp_path_factory):
    """A site's folder with two made-up languages."""
    return write_languages(book, tmp_path_factory.mktemp("languages"))


@pytest.fixture
def app(make_app, site):
    """An app at which a visitor may choose among three languages, English first."""
    return make_app(settings={"languages": ("en", LONG, RIGHT_TO_LEFT), "content": site}, clinics=CLINICS)


def _spoken(html):
    return parse(html).get("lang")


def _article(html):
    """The one document of a paper's page, whose language the page says, too."""
    (article,) = parse(html).iter("article")
    assert article.get("lang") == _spoken(html)
    return article


def _switch(html):
    """The languages of the switch, by how they are called, with the element to press."""
    (listed,) = [each for each in parse(html).iter("ul") if each.get("class") == "app-header__languages"]
    return {visible_text(each): each[0] for each in listed.iter("li")}


@pytest.mark.parametrize(
    ("address", "browser", "expected"),
    [
        ("/", None, "en"),
        ("/", "es-MX,es;q=0.9,en;q=0.5", LONG),
        ("/", "de-DE,de;q=0.9", "en"),
        ("/", "de-DE,ar;q=0.5,en;q=0.3", RIGHT_TO_LEFT),
        ("/c/spanish", None, LONG),
        ("/c/spanish", "de", LONG),
        ("/c/spanish", "en-US", "en"),
        ("/c/either", None, "en"),
        ("/c/english?lang=es", "en-US", LONG),
        ("/?lang=ar", "es", RIGHT_TO_LEFT),
        ("/?lang=nonsense", "es", LONG),
    ],
)
def test_pages_are_in_the_language_of_the_link_the_browser_or_the_clinic(person, address, browser, expected):
    """What was chosen comes first, then what the browser asks for, then what the clinic reads, then the usual one."""
    headers = {"Accept-Language": browser} if browser else {}
    assert expected == _spoken(person.client.get(address, headers=headers).text)


def test_a_language_that_a_link_asked_for_stays(person):
    """The pages that follow are in it, without a word of it in their addresses; no other cookie is set for it."""
    person.opens("/?lang=es")
    assert [LONG] == [person.client.get_cookie("lang").value]
    person.opens("/privacy")
    assert LONG == _spoken(person.html)
    assert not [each for each in parse(person.html).iter("a") if "lang=es" in each.get("href", "")]


def test_every_page_has_the_switch_and_names_each_language_in_itself(full, addresses):
    """Each other language once; the switch presses the page's own form where there is one, and is a link where not."""
    for address in [*addresses, "/nothing", "/c/nothing"]:
        html = full.client.get(address).text
        switch = _switch(html)
        assert ["Español", "العربية"] == list(switch), address
        # Each is heard in its own language, also where it is a button.
        (listed,) = [each for each in parse(html).iter("ul") if each.get("class") == "app-header__languages"]
        assert ["es", "ar"] == [each.get("lang") for each in listed.iter("li")], address
        forms = [form.get("id") for form in parse(html).iter("form")]
        for each in switch.values():
            assert (forms == ["form"]) == (each.tag == "button" and "form" == each.get("form")), address


def test_a_link_of_the_switch_leads_to_the_same_page(full):
    """Pages without a form, and the ones that are not there, which lead to the start."""
    for address, leads in (("/check", "/check"), ("/privacy", "/privacy"), ("/nothing", "/")):
        href = _switch(full.client.get(address).text)["Español"].get("href")
        assert f"{leads}?lang=es" == href
        assert LONG == _spoken(full.client.get(href).text)
        full.opens("/?lang=en")
    # What was sent is not there to be opened again.
    sent = full.client.post("/start", headers={"Sec-Fetch-Site": "cross-site"})
    assert (403, "/?lang=es") == (sent.status_code, _switch(sent.text)["Español"].get("href"))
    assert "/result?lang=ar" == _switch(full.client.get("/result?lang=en").text)["العربية"].get("href")


def test_the_switch_of_a_page_that_is_not_there_leads_to_the_clinic_one_came_from(app, arrive_anywhere):
    """Its name, its phone and its fever rule stay on the pages that follow."""
    person = arrive_anywhere(app, clinic="either")
    for answer in (person.client.get("/nothing"), person.client.delete("/check")):
        assert "/c/either?lang=es" == _switch(answer.text)["Español"].get("href")


def test_the_cookie_of_the_language_is_kept_as_the_other_one(make_app, site):
    """Out of reach of scripts and of other sites, as long as answers are kept, and never in the clear."""
    app = make_app(settings={"languages": ("en", LONG), "content": site, "secure": True}, clinics=CLINICS)
    (cookie,) = app.test_client().get("/privacy?lang=es", base_url="https://localhost").headers.getlist("Set-Cookie")
    name, *parts = cookie.split("; ")
    assert ("lang=es", {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"}) == (name, {*parts} & {*KEPT})
    assert f"Max-Age={14 * 24 * 3600}" in parts


def test_the_questions_on_paper_are_in_the_language_of_the_page(person):
    """Not in that of the clinic, nor in the usual one: it is for who reads the page."""
    person.opens("/blank?lang=es")
    made = person.client.post("/blank", data={**person.filled(), "blank-section": "matters"})
    assert LONG == PdfReader(BytesIO(made.data)).trailer["/Root"]["/Lang"]


def test_no_switch_where_there_is_one_language(make_app):
    """Nothing to choose: no switch, no cookie, and a language that is not there is passed over."""
    person = Person(make_app())
    person.opens("/?lang=es")
    assert "app-header__languages" not in person.html
    assert ("en", None) == (_spoken(person.html), person.client.get_cookie("lang"))


def test_switching_in_the_middle_of_a_page_loses_nothing(person):
    """What was typed and not sent stands in the page in the other language; what was saved before stays as it is."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "child"})
    person.answers(**{"now-unwell": "no"})
    person.is_at("/q/age")
    typed = {"person-age": "8", "person-age-unit": "months"}
    person.sends("/q/age", {**person.filled(), **typed, "lang": "es"})
    assert LONG == _spoken(person.html)
    assert typed == {name: person.field(name) for name in typed}
    person.sees(changed("How old is your child?", LONG))
    person.does_not_see(changed("Please check this page", LONG))
    person.sends("/q/age", {**person.filled(), "lang": "ar"})
    assert ("ar", "8") == (_spoken(person.html), person.field("person-age"))
    person.sends("/q/age", person.filled())
    assert "/q/age" != person.address
    assert "ar" == _spoken(person.html)
    person.opens("/q/age?lang=en")
    assert typed == {name: person.field(name) for name in typed}


def test_switching_saves_nothing_and_deletes_nothing(full, saved):
    """The button of the switch is not the button of the page, though it sends the same form."""
    before = saved(full)
    for address, action in (
        ("/delete", "/delete"),
        ("/q/counts", "/q/counts"),
        ("/q/counts/e1/remove", "/q/counts/e1/remove"),
        ("/result/questions", "/result/questions"),
        ("/start", "/start"),
        ("/blank", "/blank"),
        ("/result/papers", "/result/papers"),
    ):
        full.opens("/?lang=en")
        full.opens("/" if address == "/start" else address)
        full.sends(action, {**full.filled(), "lang": "es"})
        assert LONG == _spoken(full.html), address
        assert before == saved(full), address


def test_an_error_of_a_form_is_told_after_the_switch_only_when_it_is_sent_again(person):
    """Who switches has not finished: nothing is wrong yet."""
    person.opens("/")
    person.presses("Start now")
    person.answers(**{"person-who": "self"})
    person.answers(**{"now-unwell": "no"})
    person.sends("/q/age", {**person.filled(), "person-age": "eight", "lang": "es"})
    assert changed("Write the age as a number, such as 12, 2.5 or 18 months", LONG) not in person.text
    sent = person.client.post("/q/age", data=person.filled())
    assert 422 == sent.status_code
    assert changed("Write the age as a number, such as 12, 2.5 or 18 months", LONG) in visible_text(parse(sent.text))


def test_the_switch_of_another_site_changes_nothing(person):
    """A picture in another site's page that loads `/?lang=es` sets no cookie."""
    elsewhere = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    person.client.get("/?lang=es", headers=elsewhere)
    assert None is person.client.get_cookie("lang")


def test_papers_of_a_clinic_are_in_its_language(app, arrive_anywhere):
    """The visitor reads English, the clinic another language: brief and letters are the clinic's, the rest theirs."""
    person = arrive_anywhere(app, clinic="spanish")
    person.opens("/result?lang=en")
    spoken = {
        document: _article(person.client.get(f"/result/papers/{document}").text).get("lang")
        for document in ("summary", "brief", "doctor-message", "report-request", "card")
    }
    theirs = {"summary": "en", "card": "en"}
    assert {**dict.fromkeys(("brief", "doctor-message", "report-request"), LONG), **theirs} == spoken
    person.opens("/result/papers/text/doctor-message")
    (text,) = parse(person.html).iter("textarea")
    assert (LONG, "ltr") == (text.get("lang"), text.get("dir"))
    assert "é" in (text.text or "")
    assert LONG == json.loads(person.client.get("/result/papers/files/fhir-questionnaire.json").data)["language"]
    person.opens("/result/papers")
    inside = PdfReader(BytesIO(person.client.post("/result/papers", data=person.filled()).data)).attachments
    assert LONG == json.loads(inside["fhir-questionnaire.json"][0])["language"]


def test_a_language_that_is_not_there_is_refused_at_the_start(make_app):
    """An app does not start with a language, or a clinic's language, for which there is no catalog."""
    with pytest.raises(SettingsError, match=r"^QUESTIONNAIRE_LANGUAGES: 'fr': there is no translation in "):
        make_app(settings={"languages": ("en", "fr")})
    with pytest.raises(SettingsError, match=r"^clinics\[north\].language: 'fr': there is no translation in "):
        make_app(clinics={"north": replace(CLINICS["english"], slug="north", language="fr")})
