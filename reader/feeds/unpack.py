"""Content-Encoding undone while a body streams, so that a bomb is noticed before it fills the memory.

libcurl could decode too, but does not say inside a write callback how many packed bytes have arrived.
"""

from __future__ import annotations

import zlib

MAX_RATIO = 200
"""Unpacked to transferred bytes; the most repetitive real feed seen is below 40."""
RATIO_FROM = 1 << 20
ACCEPTED = "gzip, deflate"
_STEP = 1 << 18


class Refused(Exception):
    """The body breaks a bound or cannot be unpacked; the message is fit to show a person."""


class Unpacker:
    """Feed it pieces as they arrive; `body` holds what they unpack to. Raises Refused."""

    def __init__(self, encoding: str, limit: int) -> None:
        self.body = bytearray()
        self.limit = limit
        self.received = 0
        self.encoding = encoding.strip().lower()
        self._inflate = None
        if self.encoding in ("gzip", "x-gzip"):
            self._inflate = zlib.decompressobj(31)
        elif self.encoding == "deflate":
            self._inflate = zlib.decompressobj(15)
        elif self.encoding not in ("", "identity"):
            raise Refused(f"the answer is packed in a way that was not asked for ({self.encoding[:20]})")

    def add(self, piece: bytes) -> None:
        self.received += len(piece)
        if self._inflate is None:
            self._grow(piece)
            return
        while piece:
            try:
                unpacked = self._inflate.decompress(piece, _STEP)
            except zlib.error:
                if self.encoding == "deflate" and not self.body:
                    # Half of the servers that say "deflate" send it without the zlib header.
                    self.encoding, self._inflate = "raw", zlib.decompressobj(-15)
                    continue
                raise Refused("the answer is packed in a damaged way") from None
            self._grow(unpacked)
            if self._inflate.eof:
                return
            piece = self._inflate.unconsumed_tail

    def whole(self) -> bytes:
        """The body; raises Refused when the packed stream broke off."""
        if self._inflate is not None and self.received and not self._inflate.eof:
            raise Refused("the answer broke off before its end")
        return bytes(self.body)

    def _grow(self, unpacked: bytes) -> None:
        self.body += unpacked
        if len(self.body) > self.limit:
            raise Refused(f"the answer is larger than {self.limit / 2**20:.3g} MB")
        if len(self.body) > RATIO_FROM and len(self.body) > MAX_RATIO * self.received:
            raise Refused(f"the answer unpacks to more than {MAX_RATIO} times its size")
