"""JSON lines from wherever they are, and files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import IO, TypeAlias

__all__ = ["Source", "bytes_of", "write_whole"]

Source: TypeAlias = "str | bytes | os.PathLike[str] | IO[str] | IO[bytes]"
"""JSON lines as text or bytes, the path of a file of them, or an open file."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def bytes_of(source: Source) -> bytes:
    """The bytes of JSON lines. A `str` that begins with a brace is the lines themselves, any other is a path."""
    if isinstance(source, str):
        given: str | bytes = source if source.lstrip("\ufeff \t\r\n").startswith("{") else Path(source).read_bytes()
    elif isinstance(source, bytes):
        given = source
    elif isinstance(source, os.PathLike):
        given = Path(source).read_bytes()
    elif hasattr(source, "read"):
        given = source.read()
    else:
        raise TypeError(f"JSON lines are text, bytes, a path or an open file, not {type(source).__name__}")
    # Half of a surrogate pair becomes bytes that are no UTF-8, and the core names the line.
    data = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else bytes(given)
    return data.removeprefix(BYTE_ORDER_MARK)


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Writes a file beside its place and moves it in once it is complete and on the disk: nobody ever reads half of it."""
    target = Path(os.path.realpath(path))
    name = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    # The system gives a new file the permissions that are usual for the user; an old one keeps its own.
    number = os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            name.chmod(target.stat().st_mode & 0o7777)
        name.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            name.unlink()
        raise

