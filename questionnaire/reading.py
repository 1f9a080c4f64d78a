"""Content files to core objects: a `Book` that is whole, or every problem with file and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from questionnaire.asking.pages import GroupOfEntries, Kind, Option, Page, Question, Questionnaire, Section, Text
from questionnaire.errors import ContentError, Problem
from questionnaire.judging.alerts import Alert
from questionnaire.judging.assessment import FactName, Rules
from questionnaire.judging.computed import COMPUTATIONS
from questionnaire.judging.facts import AskedWhen, Catalog
from questionnaire.judging.predicates import AtLeast, Compare, CountOf, ForClinician, Not, Op, Predicate
from questionnaire.judging.programs import Criterion, Program, Standing, Status
from questionnaire.judging.suggestions import BringItem, Suggestion, Timing
from questionnaire.tables import Table, read_toml

NUMBERS = {Op.BELOW, Op.AT_MOST, Op.ABOVE, Op.AT_LEAST, Op.BETWEEN}
_YES_NO = (Option("yes", Text("Yes", "Yes")), Option("no", Text("No", "No")))
_NOTHING = AtLeast(0, ())


@dataclass(frozen=True)
class Book:
    """All content: what is asked, the rules, and the short words the pages use (messages, verdicts, labels)."""

    questionnaire: Questionnaire
    rules: Rules
    words: Mapping[str, Text]


def read_book(folder: Traversable | None = None) -> Book:
    """The content in a folder (by default the package's own). Raises ContentError with every problem found."""
    problems: list[Problem] = []
    book = _Reader(folder or files("questionnaire") / "content", problems).book()
    if problems:
        raise ContentError(problems)
    return book


@dataclass(frozen=True, slots=True)
class FactType:
    """What a rule may compare a fact with: "number", or a choice or set of `options`."""

    type: str
    options: frozenset[str]


class _Reader:
    def __init__(self, folder: Traversable, problems: list[Problem]) -> None:
        self.folder, self.problems = folder, problems
        self.questions: dict[str, Question] = {}
        self.group_questions: dict[str, dict[str, Question]] = {}
        self.page_of: dict[str, str] = {}
        self.catalog = Catalog(self.questions, self.group_questions, self.page_of)
        self.types: dict[str | None, dict[str, FactType]] = {None: {}}

    def book(self) -> Book:
        groups = {table.string("id"): self._group(table) for table in self._folder("groups")}
        page_tables = {table.string("id"): table for table in self._folder("pages")}
        listed = list(self._file("sections.toml").tables("sections"))
        order = [page_id for section in listed for page_id in section.strings("pages")]
        self._check_sections(listed, order, set(page_tables))
        asked = {page_id: self._questions(page_tables[page_id], page_id) for page_id in order if page_id in page_tables}
        facts = self._facts(set(order))
        pages = {}
        for page_id, questions in asked.items():
            pages[page_id] = self._page(page_id, page_tables[page_id], questions, groups, order, facts)
        sections = tuple(
            Section(table.string("id"), table.text("title"), tuple(pages[p] for p in table.strings("pages") if p in pages))
            for table in listed
        )
        for table in listed:
            table.finish()
        rules = Rules(
            catalog=self.catalog,
            computations=COMPUTATIONS,
            facts=facts,
            programs=tuple(sorted(map(self._program, self._folder("programs")), key=lambda each: each.rank)),
            alerts=self._alerts(),
            suggestions=tuple(
                self._suggestion(item) for table in self._folder("suggestions") for item in self._all(table, "suggestions")
            ),
            timing=self._timing(),
            bring=tuple(self._bring(item) for item in self._all(self._file("bring.toml"), "items")),
        )
        self._check_bring(rules)
        words = self._file("words.toml")
        return Book(Questionnaire(sections, groups), rules, {key: words.text(key) for key in words.data})

    # --- files --------------------------------------------------------------------------------------------------

    def _file(self, name: str) -> Table:
        return read_toml(self.folder / name, name, self.problems)

    def _folder(self, name: str) -> Iterator[Table]:
        for file in sorted((self.folder / name).iterdir(), key=lambda item: item.name):
            if file.name.endswith(".toml"):
                table = read_toml(file, f"{name}/{file.name}", self.problems)
                yield Table({"id": file.name.removesuffix(".toml"), **table.data}, table.file, "", self.problems)

    def _all(self, table: Table, key: str) -> list[Table]:
        """The tables under the one key a file holds."""
        table.get("id")
        listed = list(table.tables(key))
        table.finish()
        ids = [item.string("id") for item in listed]
        for item in listed:
            if ids.count(item.string("id")) > 1:
                item.problem("id", "this id is used twice")
        return listed

    # --- what is asked ------------------------------------------------------------------------------------------

    def _check_sections(self, listed: list[Table], order: list[str], pages: set[str]) -> None:
        for section in listed:
            for page_id in section.strings("pages"):
                if page_id not in pages:
                    section.problem("pages", f"there is no page {page_id!r}")
                if order.count(page_id) > 1:
                    section.problem("pages", f"page {page_id!r} is listed twice")
        for page_id in sorted(pages - set(order)):
            self.problems.append(Problem(f"pages/{page_id}.toml", "", "no section lists this page"))

    def _group(self, table: Table) -> GroupOfEntries:
        group_id = table.string("id")
        questions = tuple(self._question(item, None) for item in table.tables("questions"))
        self.group_questions[group_id] = {question.id: question for question in questions}
        self.types[group_id] = {question.id: _type_of(question) for question in questions}
        group = GroupOfEntries(
            group_id, questions, table.text("entry_title"), table.text("add"), table.text("line"), table.text("all_of_them")
        )
        table.finish()
        return group

    def _questions(self, table: Table, page_id: str) -> tuple[Question, ...]:
        title = table.text("title")
        questions = tuple(self._question(item, title) for item in table.tables("questions"))
        for question in questions:
            if question.id in self.questions:
                table.problem(f"questions[{question.id}]", "this question is asked twice")
            self.questions[question.id] = question
            self.page_of[question.id] = page_id
            self.types[None][question.id] = _type_of(question)
        if group := table.optional_string("group"):
            self.page_of[group] = page_id
        return questions

    def _question(self, table: Table, title: Text | None) -> Question:
        kind = table.one_of("kind", Kind)
        options = _YES_NO if kind is Kind.YES_NO else tuple(self._option(item) for item in table.tables("options"))
        if kind in (Kind.CHOICE, Kind.SEVERAL) and not options:
            table.problem("options", "a choice needs options")
        otherwise = table.get("otherwise")
        if otherwise and otherwise not in {option.id for option in options}:
            table.problem("otherwise", f"{otherwise!r} is not one of the options")
        question = Question(
            id=table.string("id"),
            kind=kind,
            label=table.text("label") if title is None or table.has("label") else title,
            name=table.text("name"),
            hint=table.optional_text("hint"),
            options=options,
            tell=table.optional_text("tell"),
            otherwise=otherwise,
            least=table.integer("least"),
            most=table.integer("most"),
            unsure=table.flag("unsure", default=kind is not Kind.TEXT),
            decline=table.flag("decline"),
            cite=table.optional_string("cite"),
        )
        table.finish()
        return question

    def _option(self, table: Table) -> Option:
        option = Option(table.string("id"), table.text("label"), table.optional_text("hint"), table.flag("alone"))
        table.finish()
        return option

    def _page(
        self,
        page_id: str,
        table: Table,
        questions: tuple[Question, ...],
        groups: Mapping[str, GroupOfEntries],
        order: list[str],
        facts: Mapping[str, FactName],
    ) -> Page:
        group = table.optional_string("group")
        notice = table.flag("notice")
        if group is not None and group not in groups:
            table.problem("group", f"there is no group {group!r}")
        if not questions and group is None and not notice:
            table.problem("", "a page asks questions, lists a group, or is a notice")
        condition = None
        if table.has("asked_when"):
            predicate = self._predicate(table, "asked_when", table.get("asked_when"), None)
            self._check_earlier(table, predicate, order.index(page_id), order, facts)
            condition = AskedWhen(predicate, self.catalog, COMPUTATIONS, notice)
        page = Page(
            id=page_id,
            title=table.text("title"),
            intro=table.texts("intro"),
            why=table.optional_text("why"),
            questions=questions,
            group=group,
            notice=notice,
            asked_when=condition,
            tell_yes=table.optional_text("tell_yes"),
            tell_no=table.optional_text("tell_no"),
            tell_unsure=table.optional_text("tell_unsure"),
            cite=table.optional_string("cite"),
        )
        table.get("id")
        table.finish()
        return page

    def _check_earlier(
        self, table: Table, predicate: Predicate, place: int, order: list[str], facts: Mapping[str, FactName]
    ) -> None:
        for fact_id in facts_in(predicate):
            for need in facts[fact_id].needs if fact_id in facts else (fact_id,):
                page = self.page_of.get(need)
                if page is not None and order.index(page) >= place:
                    table.problem("asked_when", f"{fact_id!r} is known only after this page (page {page!r})")

    # --- facts and predicates -----------------------------------------------------------------------------------

    def _facts(self, pages: set[str]) -> dict[str, FactName]:
        facts = {}
        for table in self._all(self._file("facts.toml"), "facts"):
            group = table.optional_string("group")
            options = table.table("options")
            fact = FactName(
                id=table.string("id"),
                type=table.string("type"),
                name=table.text("name"),
                page=table.string("page"),
                needs=table.strings("needs"),
                options={key: options.text(key) for key in options.data},
                unit=table.optional_string("unit"),
                group=group,
                settle=table.optional_text("settle"),
            )
            table.finish()
            if fact.type not in ("number", "choice"):
                table.problem("type", f"{fact.type!r} is neither number nor choice")
            if fact.page not in pages:
                table.problem("page", f"there is no page {fact.page!r}")
            for need in fact.needs:
                if need not in self.page_of and need not in self.group_questions.get(group or "", {}):
                    table.problem("needs", f"no question or group has the id {need!r}")
            facts[fact.id] = fact
            self.types.setdefault(group, {})[fact.id] = FactType(fact.type, frozenset(fact.options))
        computed = set(COMPUTATIONS.once) | {key for group in COMPUTATIONS.entry.values() for key in group}
        for fact_id in sorted(computed ^ set(facts)):
            where = "computed by no function" if fact_id in facts else "computed, but not named here"
            self.problems.append(Problem("facts.toml", fact_id, where))
        return facts

    def _predicate(self, table: Table, key: str, data: Any, group: str | None) -> Predicate:
        if not isinstance(data, dict):
            table.problem(key, "a predicate such as { fact = …, is = … } is needed here")
            return _NOTHING
        parts = [] if "fact" in data or "of" in data else [name for name in _SHAPES if name in data]
        if "fact" in data:
            return self._compare(table, key, data, group)
        if set(data) == {"at_least", "of"}:
            return self._at_least(table, key, data["at_least"], data["of"], group)
        if len(parts) != 1 or len(data) != 1:
            table.problem(key, f"{sorted(data)} is not a predicate; one of fact, {', '.join(_SHAPES)}, or at_least … of")
            return _NOTHING
        shape, value = parts[0], data[parts[0]]
        match shape:
            case "all":
                return self._at_least(table, f"{key}.all", len(value), value, group)
            case "any":
                return self._at_least(table, f"{key}.any", 1, value, group)
            case "not":
                return Not(self._predicate(table, f"{key}.not", value, group))
            case "for_clinician":
                return ForClinician(str(value))
            case _:
                return self._count_of(table, f"{key}.count_of", value)

    def _at_least(self, table: Table, key: str, needed: Any, parts: Any, group: str | None) -> Predicate:
        if not isinstance(parts, list) or not parts or not isinstance(needed, int) or not 1 <= needed <= len(parts):
            table.problem(key, "a list of one or more predicates is needed here, and a number no larger than it")
            return _NOTHING
        read = [self._predicate(table, f"{key}[{number}]", part, group) for number, part in enumerate(parts)]
        return AtLeast(needed, tuple(read))

    def _count_of(self, table: Table, key: str, value: Any) -> Predicate:
        if not isinstance(value, dict) or set(value) != {"group", "where", "at_least"}:
            table.problem(key, "count_of needs group, where and at_least")
            return _NOTHING
        group, needed = value["group"], value["at_least"]
        if group not in self.group_questions:
            table.problem(key, f"there is no group {group!r}")
            return _NOTHING
        if isinstance(needed, bool) or not isinstance(needed, int) or needed < 1:
            table.problem(key, "at_least is a whole number from 1")
            return _NOTHING
        return CountOf(group, needed, self._predicate(table, f"{key}.where", value["where"], group))

    def _compare(self, table: Table, key: str, data: Mapping[str, Any], group: str | None) -> Predicate:
        fact_id = data["fact"]
        ops = [op for op in Op if op.value in data]
        if len(ops) != 1 or len(data) != 2:
            table.problem(key, f"compare a fact with exactly one of {', '.join(op.value for op in Op)}")
            return _NOTHING
        op, value = ops[0], data[ops[0].value]
        fact = self.types.get(group, {}).get(fact_id) or self.types[None].get(fact_id)
        if fact is None:
            table.problem(key, f"there is no fact {fact_id!r}")
            return _NOTHING
        operand = value if isinstance(value, list) else [value]
        if (op in NUMBERS) != (fact.type == "number"):
            table.problem(key, f"{fact_id!r} is a {fact.type}; {op.value!r} does not compare that")
        elif op in NUMBERS:
            if not all(isinstance(item, int | float) and not isinstance(item, bool) for item in operand):
                table.problem(key, f"{op.value!r} needs a number")
            elif len(operand) != (2 if op is Op.BETWEEN else 1):
                table.problem(key, f"{op.value!r} needs {'two numbers' if op is Op.BETWEEN else 'one number'}")
            else:
                return Compare(fact_id, op, tuple(Decimal(str(item)) for item in operand))
        elif (op is Op.INCLUDES) != (fact.type == "several"):
            table.problem(key, f"'includes' is for sets, 'is' and 'is_one_of' for choices; {fact_id!r} is a {fact.type}")
        elif strange := [item for item in operand if item not in fact.options]:
            table.problem(key, f"{strange[0]!r} is not an option of {fact_id!r}: {', '.join(sorted(fact.options))}")
        else:
            return Compare(fact_id, op, tuple(operand))
        return _NOTHING

    # --- rules --------------------------------------------------------------------------------------------------

    def _when(self, table: Table, key: str = "when") -> Predicate:
        return self._predicate(table, key, table.get(key), None)

    def _optional_when(self, table: Table, key: str) -> Predicate | None:
        return self._when(table, key) if table.has(key) else None

    def _program(self, table: Table) -> Program:
        says = table.table("says")
        program = Program(
            id=table.string("id"),
            name=table.text("name"),
            about=table.text("about"),
            kind=table.string("kind"),
            status=table.one_of("status", Status),
            checked_on=table.date("checked_on"),
            review_by=table.date("review_by"),
            source=table.string("source"),
            countries=table.strings("countries"),
            orders=table.text("orders"),
            cost=table.text("cost"),
            counseling=table.text("counseling"),
            sample=table.text("sample"),
            data=table.text("data"),
            start=table.text("start"),
            bring=table.strings("bring"),
            says={standing: says.text(standing.value) for standing in Standing},
            criteria=tuple(self._criterion(item) for item in table.tables("criteria")),
            rank=table.integer("rank", 50) or 50,
        )
        says.finish()
        table.finish()
        countries = self.types[None].get("person.country", FactType("choice", frozenset())).options
        for country in program.countries:
            if country not in countries:
                table.problem("countries", f"{country!r} is not one of {', '.join(sorted(countries))}")
        if not program.criteria:
            table.problem("criteria", "a program needs at least one criterion")
        return program

    def _criterion(self, table: Table) -> Criterion:
        criterion = Criterion(
            id=table.string("id"),
            says=table.text("says"),
            when=self._when(table),
            cite=table.string("cite"),
            draft=table.flag("draft"),
            settle=table.optional_text("settle"),
        )
        table.finish()
        return criterion

    def _alerts(self) -> tuple[Alert, ...]:
        ordered = []
        for table in self._folder("alerts"):
            alert = Alert(
                id=table.string("id"),
                level=table.string("level"),
                title=table.text("title"),
                says=table.texts("says"),
                when=self._when(table),
                cite=table.string("cite"),
                unless=self._optional_when(table, "unless"),
            )
            ordered.append((table.integer("order", 50) or 50, alert.id, alert))
            table.finish()
            if alert.level not in ("urgent", "soon"):
                table.problem("level", f"{alert.level!r} is neither urgent nor soon")
        return tuple(alert for _, _, alert in sorted(ordered, key=lambda each: each[:2]))

    def _suggestion(self, table: Table) -> Suggestion:
        suggestion = Suggestion(
            id=table.string("id"),
            topic=table.string("topic"),
            rank=table.integer("rank", 50) or 50,
            ask=table.text("ask"),
            because=table.texts("because"),
            when=self._when(table),
            cite=table.string("cite"),
        )
        table.finish()
        if not suggestion.because:
            table.problem("because", "the reason in the patient's own answers is needed")
        elif "{" in suggestion.because[-1].you + suggestion.because[-1].child:
            table.problem("because", "the last reason has no {slots}: it is what is said when an answer is missing")
        return suggestion

    def _timing(self) -> tuple[Timing, ...]:
        steps = []
        for table in self._all(self._file("timing.toml"), "steps"):
            step = Timing(
                id=table.string("id"),
                reading=table.string("reading"),
                title=table.text("title"),
                says=table.text("says"),
                cite=table.string("cite"),
                when=self._optional_when(table, "when"),
            )
            table.finish()
            if step.reading not in ("yes", "not_yet", "no"):
                table.problem("reading", f"{step.reading!r} is none of yes, not_yet, no")
            steps.append(step)
        if not steps or steps[-1].when is not None or any(step.when is None for step in steps[:-1]):
            self.problems.append(Problem("timing.toml", "steps", "every step but the last has a `when`, the last has none"))
        return tuple(steps)

    def _bring(self, table: Table) -> BringItem:
        item = BringItem(
            id=table.string("id"),
            says=table.text("says"),
            cite=table.string("cite"),
            when=self._optional_when(table, "when"),
            have=self._optional_when(table, "have"),
        )
        table.finish()
        return item

    def _check_bring(self, rules: Rules) -> None:
        known = {item.id for item in rules.bring}
        for program in rules.programs:
            for item in program.bring:
                if item not in known:
                    self.problems.append(
                        Problem(f"programs/{program.id}.toml", "bring", f"{item!r} is not an item of bring.toml")
                    )


_SHAPES = ("all", "any", "not", "count_of", "for_clinician")


def facts_in(predicate: Predicate) -> Iterator[str]:
    """Every fact a predicate looks at; for `count_of` the group too."""
    match predicate:
        case Compare(fact):
            yield fact
        case AtLeast(_, parts):
            for part in parts:
                yield from facts_in(part)
        case Not(part):
            yield from facts_in(part)
        case CountOf(group, _, where):
            yield group
            yield from facts_in(where)
        case ForClinician():
            return


def _type_of(question: Question) -> FactType:
    match question.kind:
        case Kind.YES_NO | Kind.CHOICE:
            kind = "choice"
        case Kind.SEVERAL:
            kind = "several"
        case Kind.TEXT:
            kind = "text"
        case _:
            kind = "number"
    return FactType(kind, frozenset(option.id for option in question.options))


