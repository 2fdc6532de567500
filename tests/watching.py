"""A page of the browser that notes everything that goes wrong on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Response


@dataclass
class Watched:
    """A page of the browser, and everything that went wrong on it."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def note(self, trouble: str) -> None:
        self.troubles.append(f"{self.page.url}: {trouble}")

    def note_message(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.note(message.text)

    def note_failure(self, request: Request) -> None:
        # What a page was still loading when the reader went on is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.note(f"failed {request.url}: {request.failure}")

    def note_response(self, response: Response) -> None:
        if response.status >= 400:
            self.note(f"{response.status} {response.url}")
