"""JSON lines from wherever they are, and files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
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
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode_for(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def mode_for(target: Path) -> int:
    """The permissions that the file has, or that a new one gets."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
