"""Links: numbered for the keyboard, clicked with the mouse, opened in the browser, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui import show
from reader.tui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.tui.widgets.article import ArticleView


class Links(Desk):
    hinting = ""
    """Digits typed so far while link numbers are shown; a space while none has been."""

    def action_link_hints(self) -> None:
        if self.view.page is None or not self.view.page.links:
            self.say("No links in this article")
            return
        self.hinting = " "
        self.view.set(links=True)
        self.say("Type the number of a link · esc leaves")

    def type_hint(self, key: str) -> None:
        """A key while link numbers are shown: digits choose as soon as they are clear, enter as well."""
        links = len(self.view.page.links) if self.view.page else 0
        typed = self.hinting.strip()
        if key.isdigit() and len(key) == 1:
            typed += key
            if int(typed) * 10 <= links:
                self.hinting = typed
                self.say(f"Link {typed}_ · enter opens it")
                return
        elif key != "enter":
            typed = ""
        self.hinting = ""
        address = self.view.link(int(typed)) if typed else ""
        self.view.set(links=False)
        if address:
            self.browse_to(address)
        else:
            self.say("No such link" if typed else "")

    def on_article_view_link_followed(self, message: ArticleView.LinkFollowed) -> None:
        self.browse_to(message.address)

    def action_browse(self) -> None:
        head = self.current_headline()
        if head is not None:
            self.browse_to(head.url)

    def browse_to(self, url: str) -> None:
        from reader.tui.browser import open_in_browser

        command = self.reading.browser if self.reading else ""
        address = show.web_address(url)
        if not address:
            self.say("No web address to open", "warning")
            return
        self.say(f"Opening {show.host(address)} …")
        self.errand("browser", lambda: open_in_browser(address, command), lambda how: self.say(how))

    def action_copy_url(self) -> None:
        head = self.current_headline()
        address = show.web_address(head.url) if head is not None else ""
        if address:
            self.app.copy_to_clipboard(address)
            self.say(f"Copied {address}")
        else:
            self.say("No web address to copy", "warning")
