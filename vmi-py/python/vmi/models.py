"""Models of inventory theory, by their textbook names.

Every function takes its inputs by name. Single values in give a result with named fields; any column in (a list, an array of
numpy, a Series, anything that speaks Arrow) gives `Answers`, a row for each row: one that cannot be answered is named in
`.errors`, and the others go on. Rates and times share one unit of time, which is yours to choose.

>>> import vmi
>>> vmi.models.eoq(fixed_cost=8, demand_rate=1300, holding_cost=0.225).order_quantity
304.0467800264368
>>> vmi.models.eoq(fixed_cost=[8, 10], demand_rate=[1300, 0], holding_cost=0.225)
<Answers: 2 rows, 1 errors, columns ['order_quantity', 'cycle_time', 'cost_rate']>

`dir(vmi.models)` lists them, `help(vmi.models.eoq)` tells units, exactness and source. A function is made when it is first asked
for; models.pyi, which tools/make_models.py writes, tells type checkers and editors the same.
"""

from __future__ import annotations

import sys
from typing import Any

from ._models import Answers, function_of, listed, result_name, result_of

_MODELS = listed()
_RESULTS = {result_name(name): name for name in _MODELS}
__all__ = ["Answers", *sorted([*_MODELS, *_RESULTS])]  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name in _RESULTS:
        made: Any = result_of(_MODELS[_RESULTS[name]])
    elif name in _MODELS:
        made = function_of(_MODELS[name], getattr(sys.modules[__name__], result_name(name)))
    else:
        raise AttributeError(f"vmi.models has no {name!r}; dir(vmi.models) lists all", name=name)
    # Of two threads that ask at once both get the same.
    return globals().setdefault(name, made)


def __dir__() -> list[str]:
    return list(__all__)
