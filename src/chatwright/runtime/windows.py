"""Whether WhatsApp's service window is closed for a message, asked while a turn is thought out (messaging.md 7).

The window of the turn's own conversation is known. Another one is read when a step asks for it, and the turn, which
has touched nothing, is thought out again.
"""

from __future__ import annotations

from datetime import datetime

from chatwright.engine.model import SendMessage
from chatwright.messages.addresses import chosen_channel, recipient
from chatwright.messages.window import is_safe_to_send, window_is_open
from chatwright.runtime.directory import Account
from chatwright.runtime.effects import Reach, To
from chatwright.store import standing as store


class NeedsWindow(Exception):
    """The turn depends on a service window that is not known yet."""

    def __init__(self, to: To) -> None:
        super().__init__(f"the window of {to}")
        self.to = to


class Windows:
    """The service windows that a turn may ask for, at `now` by the clock of its subaccount."""

    def __init__(self, account: Account, reach: Reach, now: datetime) -> None:
        self._account = account
        self._reach = reach
        self._now = now

    def is_closed(self, message: SendMessage) -> bool:
        """Whether the window is closed, a minute early where the provider has its own clock. Raises NeedsWindow."""
        to = (message.sub_account_id, chosen_channel(message.options), recipient(message.user))
        if to not in self._reach.windows:
            raise NeedsWindow(to)
        expires_at = self._reach.windows[to]
        subaccount = self._account.subaccounts.get(message.sub_account_id)
        if subaccount is not None and subaccount.provider == "simulator":
            return not window_is_open(expires_at, self._now)
        return not is_safe_to_send(expires_at, self._now)

    async def read(self, to: To) -> None:
        """Read the window of a conversation; there may be no conversation yet."""
        self._reach.windows[to] = await store.read_window(self._reach.connection, self._account.id, *to)
