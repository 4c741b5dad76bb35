"""One thread for everybody: imported before any library that reads these names when it is loaded."""

import os

NAMES = [
    "MKL_NUM_THREADS",
    "NUMBA_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "POLARS_MAX_THREADS",
    "RAYON_NUM_THREADS",
]
os.environ.update(dict.fromkeys(NAMES, "1"))
