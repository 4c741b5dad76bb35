"""The example in Python writes what the examples in Rust and C write."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_example_writes_the_bytes_that_every_language_writes():
    program = [sys.executable, str(EXAMPLES / "python" / "vmi_example.py"), str(EXAMPLES / "data")]
    done = subprocess.run(program, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (EXAMPLES / "golden.txt").read_bytes()
