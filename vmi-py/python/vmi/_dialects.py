"""The rules of other systems, by name."""

from __future__ import annotations

from . import _vmi

__all__ = ["dialects"]


def dialects() -> dict[str, str]:
    """The names of all dialects, each with a line on whose rule it is; `docs/dialects.md` has them field by field.

    A name goes into the agreements' column `dialect`, or into the setting `dialect` for all agreements that have none.

    Example:
        >>> import vmi
        >>> vmi.dialects()["odoo_18"]
        'Odoo 18'
    """
    return dict(_vmi.dialects())
