"""Exceptions: which class, what they know, and what else they are."""

import pickle

import pytest
from scenario import AS_OF, plan

import vmi


def raised_by(call):
    with pytest.raises(vmi.VmiError) as raised:
        call()
    return raised.value


def test_each_class_is_also_what_a_python_programmer_would_catch():
    builtins = {
        vmi.InputError: ValueError,
        vmi.UnknownKeyError: KeyError,
        vmi.NotSupportedError: NotImplementedError,
        vmi.SettingsError: ValueError,
        vmi.Cancelled: Exception,
    }
    for kind, builtin in builtins.items():
        assert issubclass(kind, vmi.VmiError) and issubclass(kind, builtin)
    assert vmi.VmiError.__bases__ == (Exception,)


@pytest.mark.parametrize(
    "arguments, kind, code, field",
    [
        ({"settings": {"servicelevel": 0.9}}, "unknown_setting", 301, "servicelevel"),
        ({"settings": {"service_level": 95}}, "bad_setting", 302, "service_level"),
        ({"settings": {"service_level": True}}, "bad_setting", 302, "service_level"),
        ({"settings": {"service_level": [0.9]}}, "bad_setting", 302, "service_level"),
        ({"settings": {"service_level_by_class": {"D": 0.9}}}, "unknown_setting", 301, "service_level_by_class.D"),
        ({"settings": {"abc": {"a_cut": 0.9, "b_cut": 0.8}}}, "bad_setting", 302, "abc.a_cut"),
        ({"settings": {5: 1}}, "bad_setting", 302, ""),
        ({"settings": {"a": {"b": {"c": {"d": {"e": 1}}}}}}, "bad_setting", 302, "a.b.c.d"),
        ({"settings": "service_level=0.9"}, "bad_setting", 302, "settings"),
        ({"threads": 0}, "bad_setting", 302, "threads"),
        ({"threads": -4}, "bad_setting", 302, "threads"),
        ({"as_of": "today"}, "bad_setting", 302, "as_of"),
    ],
)
def test_settings_errors(arguments, kind, code, field):
    error = raised_by(lambda: plan(**arguments))
    assert type(error) is vmi.SettingsError
    assert (error.kind, error.code, error.field) == (kind, code, field)


def test_a_setting_that_is_not_built_yet():
    error = raised_by(lambda: plan(settings={"xyz": 1}))
    assert type(error) is vmi.NotSupportedError and (error.kind, error.code) == ("not_supported", 200)


def test_a_mapping_of_settings_that_holds_itself_ends():
    endless = {}
    endless["abc"] = endless
    assert raised_by(lambda: plan(settings=endless)).kind == "bad_setting"


@pytest.mark.parametrize(
    "tables, kind, table, field",
    [
        ({"items": []}, "missing_table", "items", None),
        ({"agreements": {}}, "missing_table", "agreements", None),
        ({"stock": None, "events": None}, "missing_table", "stock", None),
        ({"items": [{"itm": "A-100", "unit": "EA"}]}, "missing_column", "items", "item"),
        ({"stock": [{"item": "A-100", "location": "DC1"}]}, "missing_column", "stock", "quantity"),
    ],
)
def test_input_errors(tables, kind, table, field):
    error = raised_by(lambda: plan(**tables))
    assert type(error) is vmi.InputError
    assert (error.kind, error.table, error.field) == (kind, table, field)
    assert str(error).startswith(f"{table}: ")


def test_an_error_knows_what_is_expected_and_how_to_mend_it():
    error = raised_by(lambda: plan(settings={"service_level": 95}))
    assert (error.value, error.expected) == ("95", "a number above 0 and below 1")
    assert raised_by(lambda: plan(settings={"servicelevel": 1})).hint == 'did you mean "service_level"?'
    assert (error.table, error.row, error.item, error.location) == (None, None, None, None)


def test_wrong_types_of_arguments_are_type_errors():
    for arguments in ({"threads": "four"}, {"threads": 1.5}, {"progress": 5}, {"as_of": 20260630}, {"as_of": None}):
        with pytest.raises(TypeError):
            plan(**arguments)
    with pytest.raises(TypeError, match="positional"):
        vmi.plan([], [])
    with pytest.raises(TypeError, match="itms"):
        vmi.plan(itms=[], agreements=[], as_of=AS_OF)


def test_errors_survive_pickling():
    error = raised_by(lambda: plan(settings={"servicelevel": 0.9}))
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error) and str(again) == str(error)
    assert (again.kind, again.code, again.field, again.hint) == (error.kind, error.code, error.field, error.hint)


def test_an_unknown_key_error_shows_its_message_as_it_is():
    assert str(vmi.UnknownKeyError("no such key")) == "no such key"
    assert str(vmi.UnknownKeyError()) == ""


def test_a_panic_is_an_exception_and_the_interpreter_lives_on():
    """A producer that breaks Arrow's rules, made of bare C structures: a dictionary column whose schema hides its words."""
    ctypes = pytest.importorskip("ctypes")
    pyarrow = pytest.importorskip("pyarrow")

    class Schema(ctypes.Structure):
        _fields_ = [(name, ctypes.c_void_p) for name in ("format", "name", "metadata", "flags", "children_count", "children", "dictionary", "release", "data")]

    pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
    pointer_of.restype, pointer_of.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]

    class Broken:
        def __arrow_c_array__(self, requested_schema=None):
            schema, array = pyarrow.record_batch({"item": ["A-100"]}).__arrow_c_array__()
            outer = Schema.from_address(pointer_of(schema, b"arrow_schema"))
            child = Schema.from_address(ctypes.cast(outer.children, ctypes.POINTER(ctypes.c_void_p))[0])
            child.format = None
            return schema, array

    error = raised_by(lambda: plan(stock=Broken()))
    assert type(error) is vmi.VmiError and (error.kind, error.code) == ("internal", 900)
    assert "please report" in error.hint
    assert len(plan()) == 6
