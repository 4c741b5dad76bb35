"""Tables of every library and layout: the same data gives the same fingerprint, whatever it comes in."""

import datetime
import gc
from decimal import Decimal

import pytest
from scenario import AS_OF, STOCK, TABLES, columns, outcomes, plan

import vmi

duckdb = pytest.importorskip("duckdb")
pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def fingerprint():
    return plan().fingerprint


def arrow(rows):
    """A pyarrow table; a column of whole numbers and fractions is one of floats, as in the lists."""
    return pyarrow.table({name: pyarrow.array(values, from_pandas=False) for name, values in columns(rows).items()})


ARROW = {name: arrow(rows) for name, rows in TABLES.items()}


def all_of(convert):
    return {name: convert(table) for name, table in ARROW.items()}


# ---- whole tables


def test_pyarrow_tables(fingerprint):
    assert plan(ARROW).fingerprint == fingerprint


def test_pyarrow_batches_and_readers(fingerprint):
    # A batch has `__arrow_c_array__`; a reader can be read once only.
    assert plan(all_of(lambda table: table.to_batches()[0])).fingerprint == fingerprint
    assert plan(all_of(lambda table: table.to_reader())).fingerprint == fingerprint


def test_an_object_with_nothing_but_the_array_interface(fingerprint):
    class Plain:
        def __init__(self, table):
            self.batch = table.to_batches()[0]

        def __arrow_c_array__(self, requested_schema=None):
            return self.batch.__arrow_c_array__(requested_schema)

    assert plan(all_of(Plain)).fingerprint == fingerprint


def test_polars_frames(fingerprint):
    frames = all_of(polars.from_arrow)
    assert frames["items"].schema["item"] == polars.String  # string views
    assert plan(frames).fingerprint == fingerprint
    assert plan({name: frame.rechunk().reverse() for name, frame in frames.items()}).fingerprint == fingerprint


def test_polars_categories_and_enums(fingerprint):
    def categorical(table):
        frame = polars.from_arrow(table)
        return frame.with_columns(polars.col(polars.String).cast(polars.Categorical))

    assert plan(all_of(categorical)).fingerprint == fingerprint
    stock = polars.from_arrow(ARROW["stock"]).with_columns(polars.col("account").cast(polars.Enum(["blocked", "usable", "quality"])))
    assert plan(stock=stock).fingerprint == fingerprint


def test_pandas_frames_of_objects(fingerprint):
    frames = {name: pandas.DataFrame(columns(rows), dtype=object) for name, rows in TABLES.items()}
    assert plan(frames).fingerprint == fingerprint


def test_pandas_frames_with_its_own_types(fingerprint):
    def typed(table):
        frame = table.to_pandas()
        for name in frame.columns:
            if name in ("date", "as_of", "valid_from", "valid_to", "promised_for"):
                frame[name] = pandas.to_datetime(frame[name])
        return frame

    frames = all_of(typed)
    assert str(frames["demand"]["date"].dtype).startswith("datetime64")
    assert plan(frames).fingerprint == fingerprint


def test_pandas_categories_and_nullable_types(fingerprint):
    def typed(table):
        frame = table.to_pandas().convert_dtypes()
        for name in ("item", "location", "supplier", "kind", "account"):
            if name in frame.columns:
                frame[name] = frame[name].astype("category")
        return frame

    assert plan(all_of(typed)).fingerprint == fingerprint


def test_a_filtered_pandas_frame_hands_over_its_index_as_no_column(fingerprint):
    def filtered(table):
        frame = table.to_pandas()
        return pandas.concat([frame.iloc[:1], frame])[1:].iloc[::-1].iloc[::-1].set_index(pandas.Index(range(5, 5 + len(frame)))[::-1])

    found = plan(all_of(filtered))
    assert found.fingerprint == fingerprint
    assert not [row for row in found.notices if row["kind"] == "unknown_column"]


def test_duckdb_relations(fingerprint):
    connection = duckdb.connect()
    for name, table in ARROW.items():
        connection.register(f"given_{name}", table)
    relations = {name: connection.sql(f"select * from given_{name}") for name in ARROW}
    assert plan(relations).fingerprint == fingerprint


def test_duckdb_readers(fingerprint):
    def reader(table):
        # A connection gives one open result at a time.
        return duckdb.connect().from_arrow(table).to_arrow_reader(7)

    assert plan(all_of(reader)).fingerprint == fingerprint


def test_duckdb_over_python_objects_while_the_core_waits(fingerprint):
    # DuckDB's threads want the interpreter for such a scan, while the calling thread waits for them.
    frames = {f"pandas_{name}": table.to_pandas() for name, table in ARROW.items()}
    connection = duckdb.connect()
    for name, frame in frames.items():
        connection.register(name, frame)
    relations = {name: connection.sql(f"select * from pandas_{name}") for name in ARROW}
    assert plan(relations).fingerprint == fingerprint


def test_results_are_input_again():
    first = plan()
    proposals = first.proposals.to_arrow().select(["item", "location", "quantity"]).append_column("as_of", pyarrow.array([AS_OF] * 4))
    assert len(plan(stock=proposals)) == len(first)
    with pytest.raises(vmi.InputError, match='required column "as_of" is missing'):
        plan(stock=first.proposals)


def test_libraries_may_be_mixed(fingerprint):
    mixed = {**TABLES, "items": ARROW["items"], "demand": polars.from_arrow(ARROW["demand"]), "stock": ARROW["stock"].to_pandas()}
    assert plan(mixed).fingerprint == fingerprint


# ---- layouts


@pytest.mark.parametrize("size", [1, 2, 7])
def test_many_chunks(fingerprint, size):
    def chunked(table):
        return pyarrow.Table.from_batches(table.to_batches(max_chunksize=size), table.schema)

    found = all_of(chunked)
    assert found["demand"].column("item").num_chunks > 10
    assert plan(found).fingerprint == fingerprint


def test_chunks_of_different_lengths_in_each_column(fingerprint):
    def ragged(table):
        arrays = []
        for number, column in enumerate(table.columns):
            cut = (number * 3 + 1) % max(1, len(table))
            arrays.append(pyarrow.chunked_array([*column.slice(0, cut).chunks, *column.slice(cut).chunks], column.type))
        return pyarrow.table(arrays, schema=table.schema)

    assert plan(all_of(ragged)).fingerprint == fingerprint


@pytest.mark.parametrize("before, after", [(1, 0), (3, 5), (8, 1), (13, 64)])
def test_slices_with_offsets_into_values_and_validity(fingerprint, before, after):
    def sliced(table):
        filler = pyarrow.concat_tables([table] * (max(before, after) // len(table) + 1))
        whole = pyarrow.concat_tables([filler.slice(0, before), table, filler.slice(0, after)]).combine_chunks()
        return whole.slice(before, len(table))

    found = all_of(sliced)
    assert found["demand"].column("lost").chunk(0).offset == before
    assert found["demand"].column("lost").null_count > 0
    assert plan(found).fingerprint == fingerprint


@pytest.mark.parametrize("text", [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()])
def test_every_layout_of_text(fingerprint, text):
    def cast(table):
        names = [field.name for field in table.schema if field.type == pyarrow.string()]
        for name in names:
            table = table.set_column(table.schema.get_field_index(name), name, table[name].cast(text))
        return table

    assert plan(all_of(cast)).fingerprint == fingerprint
    sliced = {name: pyarrow.concat_tables([table, table]).combine_chunks().slice(len(table)) for name, table in all_of(cast).items()}
    assert plan(sliced).fingerprint == fingerprint


CODES = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("text", [pyarrow.string(), pyarrow.large_string()])
def test_dictionaries_of_every_code(fingerprint, code, text):
    def encoded(table):
        for field in table.schema:
            if field.type == pyarrow.string():
                column = table[field.name].cast(text).cast(pyarrow.dictionary(getattr(pyarrow, code)(), text))
                table = table.set_column(table.schema.get_field_index(field.name), field.name, column)
        return table.slice(0)

    assert plan(all_of(encoded)).fingerprint == fingerprint


def test_a_word_of_a_dictionary_may_be_null():
    codes, words = pyarrow.array([0, 1, None, 0], pyarrow.int8()), pyarrow.array(["blocked", None])
    stock = {
        "item": ["A-100"] * 3,
        "location": ["DC1"] * 3,
        "quantity": [7, 5, 3],
        "as_of": [AS_OF] * 3,
        "account": pyarrow.DictionaryArray.from_arrays(codes, words).slice(0, 3),
    }
    found = plan(stock=pyarrow.table(stock))
    # Two rows without an account are two rows of the usable stock, which is the core's to refuse.
    assert [(row["row"], row["kind"]) for row in found.errors] == [(3, "duplicate_key")]


# ---- types


def quantity_of(array, **items):
    """The stock of a key as the engine read it from a column of any type, or its one error."""
    stock = pyarrow.table({"item": ["A"], "location": ["L"], "as_of": [AS_OF], "quantity": array})
    found = vmi.plan(
        items=[{"item": "A", "unit": "EA", "quantity_decimals": 4, **items}],
        agreements=[{"supplier": "S", "item": "A", "location": "L", "min": 1_000_000, "max": 1_000_000}],
        stock=stock,
        as_of=AS_OF,
    )
    [error] = found.errors or [None]
    return error["kind"] if error else found.proposals[0]["position"]


@pytest.mark.parametrize("type_name", ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64"])
def test_every_type_of_number(type_name):
    assert quantity_of(pyarrow.array([7], getattr(pyarrow, type_name)())) == 7


@pytest.mark.parametrize(
    "array, expected",
    [
        (pyarrow.array([-128], pyarrow.int8()), -128),
        (pyarrow.array([255], pyarrow.uint8()), 255),
        (pyarrow.array([2**64 - 1], pyarrow.uint64()), "overflow"),
        (pyarrow.array([12345.7], pyarrow.float32()), Decimal("12345.7")),  # the decimal it stands for
        (pyarrow.array([0.1 + 0.2]), Decimal("0.3")),
        (pyarrow.array([1.5], pyarrow.float16()), Decimal("1.5")),
        (pyarrow.array([Decimal("12.5")], pyarrow.decimal32(5, 2)), Decimal("12.5")),
        (pyarrow.array([Decimal("-12.5")], pyarrow.decimal64(15, 2)), Decimal("-12.5")),
        (pyarrow.array([Decimal("12.5")], pyarrow.decimal128(38, 18)), Decimal("12.5")),
        (pyarrow.array([Decimal("12.5")], pyarrow.decimal128(38, 30)), Decimal("12.5")),
        (pyarrow.array([Decimal("1200")], pyarrow.decimal128(10, -2)), 1200),
        (pyarrow.array([Decimal("-12.5")], pyarrow.decimal256(70, 40)), Decimal("-12.5")),
        (pyarrow.array([Decimal("12.00001")], pyarrow.decimal256(70, 40)), "too_fine"),
        (pyarrow.array([10**28], pyarrow.decimal256(70, 0)), "overflow"),
        (pyarrow.array([10**40], pyarrow.decimal256(70, 0)), "overflow"),
        (pyarrow.array(["12.50"]), Decimal("12.5")),
        (pyarrow.array(["12.5", "7"]).dictionary_encode().slice(0, 1), Decimal("12.5")),
        (pyarrow.array([None]), "missing_value"),
        (pyarrow.array([None], pyarrow.float64()), "missing_value"),
        (pyarrow.array([True]), "not_a_number"),
        (pyarrow.array([AS_OF]), "not_a_number"),
        (pyarrow.array([float("nan")]), "not_finite"),
        (pyarrow.array([float("-inf")], pyarrow.float32()), "not_finite"),
    ],
    ids=lambda value: str(value.type) if hasattr(value, "type") else str(value),
)
def test_numbers_of_every_size(array, expected):
    assert quantity_of(array) == expected


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_timestamps_of_every_unit(unit):
    def position(values, zone):
        array = pyarrow.array(values, pyarrow.timestamp(unit, zone))
        issue = {"source": ["w"], "event_id": [1], "kind": ["issue"], "item": ["A-100"], "location": ["DC1"], "quantity": [1]}
        found = plan(events=pyarrow.table({**issue, "effective_at": array}), stock=STOCK)
        # The snapshot is of the close of that day: an issue on it is history, one after it is not known yet.
        assert [row["kind"] for row in found.errors] in ([], ["not_a_date"])
        return found.errors[0]["kind"] if len(found.errors) else None

    noon = datetime.datetime(2026, 6, 30, 12)
    assert position([noon], "UTC") is None
    assert position([noon], "Asia/Tokyo") is None
    assert position([noon], None) == "not_a_date"
    assert position([datetime.datetime(2026, 6, 30)], None) is None  # midnight without a zone is the date
    assert position([datetime.datetime(1960, 1, 1)], None) is None


def test_an_instant_finer_than_microseconds_is_of_the_one_that_has_begun():
    # One nanosecond before midnight belongs to the day that ends; rounded up it would be of the next, and not known yet.
    midnight = int(datetime.datetime(2026, 7, 1, tzinfo=datetime.timezone.utc).timestamp()) * 10**9
    place = {"source": ["w"], "event_id": ["1"], "kind": ["issue"], "item": ["A-100"], "location": ["007"], "quantity": [1]}
    stock = [{"item": "A-100", "location": "007", "quantity": 12, "as_of": AS_OF - datetime.timedelta(days=1)}]
    for moment, on_hand in ((midnight - 1, 11), (midnight, 12)):
        events = pyarrow.table({**place, "effective_at": pyarrow.array([moment], pyarrow.timestamp("ns", "UTC"))})
        assert plan(events=events, stock=stock).explain("A-100", "007").lines[0].text.startswith(f"{on_hand} on hand")


def test_dates_in_days_and_in_milliseconds(fingerprint):
    for kind in (pyarrow.date32(), pyarrow.date64(), pyarrow.timestamp("ms")):
        demand = ARROW["demand"].set_column(2, "date", ARROW["demand"]["date"].cast(kind))
        assert plan({**ARROW, "demand": demand}).fingerprint == fingerprint
    outside = pyarrow.array([2**62], pyarrow.int64()).cast(pyarrow.timestamp("s"))
    found = plan(demand=pyarrow.table({"item": ["A-100"], "location": ["DC1"], "quantity": [1], "date": outside}))
    assert [row["kind"] for row in found.errors] == ["not_a_date"]


@pytest.mark.parametrize(
    "array, words",
    [
        (pyarrow.array([[1]]), "List"),
        (pyarrow.array([b"x"]), "Binary"),
        (pyarrow.array([{"a": 1}]), "Struct"),
        (pyarrow.array([datetime.timedelta(1)]), "Duration"),
        (pyarrow.array([datetime.time(1)]), "Time64"),
        (pyarrow.array([5]).dictionary_encode(), "Dictionary"),
        (pyarrow.RunEndEncodedArray.from_arrays([1], [7]), "RunEndEncoded"),
    ],
    ids=lambda value: str(value),
)
def test_a_type_that_is_not_read_is_named(array, words):
    with pytest.raises(vmi.InputError) as raised:
        quantity_of(array)
    error = raised.value
    assert (error.table, error.field, error.kind) == ("stock", "quantity", "bad_column")
    assert words in str(error) and words in error.value


def test_a_strange_type_does_not_matter_in_a_column_that_is_not_read(fingerprint):
    items = ARROW["items"].append_column("tags", pyarrow.array([["a"], [], None]))
    found = plan({**ARROW, "items": items})
    assert found.fingerprint == fingerprint
    assert [row["field"] for row in found.notices if row["kind"] == "unknown_column"] == ["tags"]


# ---- edges


def test_tables_without_rows(fingerprint):
    empty = {name: table.slice(0, 0) for name, table in ARROW.items()}
    base = plan(demand=[], orders=[], events=[]).fingerprint
    for form in (lambda table: table, polars.from_arrow, lambda table: table.to_pandas(), lambda table: table.schema.empty_table()):
        given = {name: form(empty[name]) for name in ("demand", "orders", "events")}
        assert plan(**given).fingerprint == base
    no_batches = pyarrow.Table.from_batches([], ARROW["demand"].schema)
    assert plan(demand=no_batches, orders=[], events={}).fingerprint == base
    with pytest.raises(vmi.InputError) as raised:
        plan(items=empty["items"])
    assert raised.value.kind == "missing_table"


def test_a_pandas_column_of_numbers_and_texts_is_an_error_of_its_row():
    stock = pandas.DataFrame(columns(STOCK))
    stock["quantity"] = stock["quantity"].astype(object)
    stock.loc[1, "quantity"] = "twelve"
    stock.loc[2, "quantity"] = None
    found = plan(stock=stock)
    assert [(row["row"], row["kind"], row["value"]) for row in found.errors] == [(2, "not_a_number", "twelve"), (3, "missing_value", None)]
    good = outcomes(plan())
    assert {key: outcome for key, outcome in outcomes(found).items() if outcome != "bad_input"}.items() <= good.items()


def test_pandas_without_pyarrow(fingerprint, monkeypatch):
    frames = {name: pandas.DataFrame(columns(rows), dtype=object) for name, rows in TABLES.items()}
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert plan(frames).fingerprint == fingerprint


def test_a_pandas_that_does_not_speak_arrow(fingerprint):
    class Old:
        """The part of a frame that vmi uses."""

        def __init__(self, frame):
            self.to_dict, self.notna, self.astype = frame.to_dict, frame.notna, frame.astype

        def __iter__(self):
            raise AssertionError("a frame's iterator gives column names")

    frames = {name: Old(pandas.DataFrame(columns(rows))) for name, rows in TABLES.items()}
    assert plan(frames).fingerprint == fingerprint


def test_a_reader_that_breaks():
    def batches():
        yield ARROW["stock"].to_batches()[0]
        raise RuntimeError("the warehouse is on fire")

    breaking = pyarrow.RecordBatchReader.from_batches(ARROW["stock"].schema, batches())
    with pytest.raises(vmi.InputError, match="the warehouse is on fire") as raised:
        plan(stock=breaking)
    assert raised.value.table == "stock"


def test_an_object_that_cannot_hand_over_its_columns():
    class Broken:
        def __init__(self, error):
            self.error = error

        def __arrow_c_stream__(self, requested_schema=None):
            raise self.error

    with pytest.raises(vmi.InputError, match="no connection") as raised:
        plan(stock=Broken(OSError("no connection")))
    assert isinstance(raised.value.__cause__, OSError)
    with pytest.raises(KeyboardInterrupt):
        plan(stock=Broken(KeyboardInterrupt()))
    for nonsense in (None, 7, "x"):
        class Wrong:
            def __arrow_c_stream__(self, requested_schema=None):
                return nonsense

        with pytest.raises((TypeError, ValueError)):
            plan(stock=Wrong())


def test_a_capsule_is_emptied_when_it_is_read():
    class Once:
        capsule = ARROW["stock"].__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema=None):
            return self.capsule

    plan(stock=Once())
    with pytest.raises(vmi.InputError, match="already read"):
        plan(stock=Once())


def test_columns_stay_in_the_callers_memory_and_are_let_go():
    before = pyarrow.total_allocated_bytes()
    size = 200_000
    demand = pyarrow.table(
        {
            "item": pyarrow.array(["A-100"] * size),
            "location": pyarrow.array(["DC1"] * size),
            "date": pyarrow.array([AS_OF - datetime.timedelta(days=365 + at % 3_000) for at in range(size)]),
            "quantity": pyarrow.array([1] * size),
        }
    )
    plan(demand=demand)
    del demand
    gc.collect()
    assert pyarrow.total_allocated_bytes() <= before + 1_000


def test_columns_of_nothing_from_polars():
    """Polars gives a column of nulls a buffer that the format does not have."""
    polars = pytest.importorskip("polars")
    items = polars.DataFrame([{"item": "A", "unit": "EA", "description": None, "shelf": None}])
    agreements = polars.DataFrame([{"supplier": "S", "item": "A", "location": "L", "min": 5, "max": 9, "priority": None}])
    stock = [{"item": "A", "location": "L", "quantity": 1, "as_of": "2026-06-30"}]
    plan = vmi.plan(items=items, agreements=agreements, stock=stock, as_of="2026-06-30")
    assert (len(plan.proposals), len(plan.errors)) == (1, 0)
    nothing = polars.DataFrame([{"item": "A", "location": "L", "quantity": None, "as_of": "2026-06-30"}])
    plan = vmi.plan(items=items, agreements=agreements, stock=nothing, as_of="2026-06-30")
    assert [error["kind"] for error in plan.errors] == ["missing_value"]
    empty = polars.DataFrame({"order": []})
    assert len(vmi.plan(items=items, agreements=agreements, stock=stock, orders=empty, as_of="2026-06-30").proposals) == 1
