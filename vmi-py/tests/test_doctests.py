"""The examples in the documentation of the package run and say what comes out."""

import doctest
import importlib
import pkgutil

import pytest

import vmi

MODULES = ["vmi", *(f"vmi.{module.name}" for module in pkgutil.iter_modules(vmi.__path__) if module.name not in ("_vmi", "cli"))]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of(name):
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) >= 5


@pytest.mark.parametrize("name", vmi.__all__)
def test_every_public_name_is_documented(name):
    thing = getattr(vmi, name)
    if not isinstance(thing, type) and not callable(thing) or name in ("Layout", "Progress", "Settings", "TableLike"):
        return
    assert thing.__doc__
    for method, value in vars(thing).items() if isinstance(thing, type) else ():
        if not method.startswith("_") and (callable(value) or isinstance(value, property)):
            assert value.__doc__, f"{name}.{method}"
