"""The results of a journey: what it asks, how many answered, and what; as a page, as texts, as a table."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
import xlsxwriter
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from chatwright.api.auth import Authenticated, uuid_of
from chatwright.api.automation_definitions import VersionNumber
from chatwright.api.automation_instances import time_of
from chatwright.api.errors import ApiError, moment
from chatwright.definitions import read
from chatwright.runtime.exports import harmless
from chatwright.store import definitions as definition_store
from chatwright.store import results as store
from chatwright.surveys.questions import Kind, Question, questions_of
from chatwright.surveys.tally import Group, tally

router = APIRouter(prefix="/api/chatwright/v1/journeys/{journeyId}/results", tags=["Results"])

MOST_RUNS = 20_000
"""So many runs of a period are looked at, the newest ones; answers say when there were more."""
MOST_ROWS = 100_000
"""So many rows a table to take along has at most."""
LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""
COLUMNS = ("Run", "Started", "Ended", "Status", "Version", "Phone", "Name")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Begin = Annotated[str | None, Query(alias="from", description="ISO 8601; UTC when it has no offset")]
End = Annotated[str | None, Query(alias="to", description="ISO 8601; not included")]


def period_of(version: int | None, begin: str | None, end: str | None, most: int) -> store.Period:
    """Which runs are asked for. Raises ApiError 400."""
    found = store.Period(version, time_of(begin, "from"), time_of(end, "to"), most)
    if found.begin and found.end and found.begin >= found.end:
        raise ApiError(400, "from: must be before to.")
    return found


async def questions(request: Request, account_id: str, definition_id: UUID, version: int | None) -> Any:
    """Name and questions of a version, the newest when None. Raises ApiError 404."""
    found = await definition_store.read(request.app.state.pool, account_id, definition_id, version)
    if found is None:
        raise ApiError(404, "There is no such journey, or no such version of it.")
    return found.name, questions_of(read(msgspec.json.decode(found.source)))


def answer_of(
    question: Question, asked: int, groups: list[store.AnswerGroup], is_current: bool
) -> dict[str, Any]:
    """A question with its answers."""
    told = tally(question, [Group(group.choice, group.text, group.runs) for group in groups])
    return {
        "step": question.step,
        "texts": question.texts,
        "kind": question.kind.value,
        "isCurrent": is_current,
        "asked": asked,
        "answered": sum(group.runs for group in groups),
        "shares": [share._asdict() for share in told.shares],
        "other": told.other,
        "score": told.score._asdict() if told.score else None,
    }


@router.get("")
async def results(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    version: VersionNumber = None,
    begin: Begin = None,
    end: End = None,
) -> dict[str, Any]:
    """What customers answered in runs begun from `from` (inclusive) to `to`, of one version or of all."""
    pool, account_id = request.app.state.pool, caller.account_id
    definition_id = uuid_of(journeyId, "journey")
    period = period_of(version, begin, end, MOST_RUNS)
    name, known = await questions(request, account_id, definition_id, version)
    totals = await store.totals(pool, account_id, definition_id, period)
    asked = await store.asked(pool, account_id, definition_id, period)
    groups: dict[str, list[store.AnswerGroup]] = {}
    for group in await store.groups(pool, account_id, definition_id, period):
        groups.setdefault(group.step, []).append(group)
    current = {question.step for question in known}
    earlier = [Question(step, [], Kind.TEXT, []) for step in groups if step not in current]
    return {
        "name": name,
        "totals": {
            "started": totals.started,
            "completed": totals.completed,
            "answered": totals.answered,
            "isCut": totals.is_cut,
            "most": MOST_RUNS,
        },
        "questions": [
            answer_of(
                question,
                asked.get(question.step, 0),
                groups.get(question.step, []),
                question.step in current,
            )
            for question in (*known, *earlier)
        ],
    }


@router.get("/answers")
async def written_answers(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    step: Annotated[str, Query(max_length=1_000)],
    version: VersionNumber = None,
    begin: Begin = None,
    end: End = None,
    before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 25,
) -> dict[str, Any]:
    """What was written in answer to a question, newest first; `next` is the `before` of the next page."""
    found = await store.texts(
        request.app.state.pool,
        caller.account_id,
        uuid_of(journeyId, "journey"),
        period_of(version, begin, end, MOST_RUNS),
        step,
        before=before,
        limit=limit,
    )
    return {
        "answers": [
            {
                "id": str(answer.id),
                "instanceId": str(answer.run),
                "type": answer.type,
                "text": answer.text,
                "at": moment(answer.at),
                "msisdn": answer.address,
                "name": answer.name,
            }
            for answer in found
        ],
        "next": found[-1].id if len(found) == limit else None,
    }


@router.get("/export")
async def export(
    caller: Authenticated,
    request: Request,
    journeyId: str,  # noqa: N803 - the name in the path
    format: Annotated[Literal["csv", "xlsx"], Query()] = "csv",
    version: VersionNumber = None,
    begin: Begin = None,
    end: End = None,
) -> Response:
    """A table with a row for each run and a column for each question, as CSV or for Excel."""
    definition_id = uuid_of(journeyId, "journey")
    period = period_of(version, begin, end, MOST_ROWS)
    name, known = await questions(request, caller.account_id, definition_id, version)
    asked = await store.asked(request.app.state.pool, caller.account_id, definition_id, period)
    current = {question.step for question in known}
    columns = [question.step for question in known] + sorted(set(asked) - current)
    titles = {question.step: question.texts[0] if question.texts else question.step for question in known}
    head = [*COLUMNS, *(titles.get(step, step) for step in columns)]
    runs = store.table(request.app.state.pool, caller.account_id, definition_id, period)
    lines = (line_of(run, columns) async for run in runs)
    headers = {"Content-Disposition": f'attachment; filename="results.{format}"'}
    if format == "csv":
        return StreamingResponse(as_csv(head, lines), media_type="text/csv; charset=utf-8", headers=headers)
    rows = [line async for line in lines]
    content = await asyncio.to_thread(as_xlsx, name, head, rows)
    return Response(content, media_type=XLSX, headers=headers)


def line_of(run: store.Run, columns: list[str]) -> list[str]:
    """A row of the table."""
    return [
        str(run.id),
        moment(run.started_at),
        moment(run.completed_at) if run.completed_at else "",
        run.status,
        str(run.version),
        f"+{run.address}" if run.address and run.address.isdigit() else run.address or "",
        run.name or "",
        *(run.answers.get(step, "") for step in columns),
    ]


async def as_csv(head: list[str], lines: AsyncIterator[list[str]]) -> AsyncIterator[str]:
    """The table as CSV in UTF-8, with the mark that spreadsheets know it by."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    text.write("\ufeff")
    writer.writerow([harmless(value) for value in head])
    async for line in lines:
        writer.writerow([harmless(value) for value in line])
        if text.tell() > 64_000:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def as_xlsx(name: str, head: list[str], rows: list[list[str]]) -> bytes:
    """The table as a workbook. Every cell is a text, so that nothing in it is taken for a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": True}) as book:
        book.set_properties({"title": name})
        sheet = book.add_worksheet("Results")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.set_column(0, 0, 12)
        sheet.set_column(1, 6, 20)
        sheet.set_column(7, max(7, len(head) - 1), 32)
        sheet.freeze_panes(1, 0)
        for row, line in enumerate([head, *rows]):
            for column, value in enumerate(line):
                if value:
                    sheet.write_string(row, column, value[:LONGEST_CELL], bold if row == 0 else None)
        sheet.autofilter(0, 0, len(rows), len(head) - 1)
    return file.getvalue()
