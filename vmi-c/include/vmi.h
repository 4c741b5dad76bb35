/*
 * vmi: what to order and why, from C.
 *
 * Made from vmi-c/src by cbindgen; do not edit it here.
 *
 * STATUS. A function that can fail returns an int32_t: VMI_OK (0) or a VMI_ERROR constant. Codes are stable, and new ones may come:
 * treat a code that you do not know as a failure. 1xx and 2xx are about the data, 3xx about settings, 4xx are mistakes in the calling
 * program, 9xx defects of vmi. vmi_last_error tells the rest: the sentence, table, row, field, value and hint.
 *
 * OUT-PARAMETERS are written as the last step of a call that succeeds. On failure they are untouched, but for the problems of
 * vmi_ledger_append, which say why it failed.
 *
 * OWNERSHIP. `T *` from a function is the caller's, to be given to the vmi_..._free of its type; freeing NULL does nothing.
 * `const T *` belongs to something else, named where it is given, and ends with it. Arrays, texts and structs that are handed in
 * are borrowed for the call only: columns are copied. Nothing is ever freed by another library's free().
 *
 * THREADS. `const T *` means shared: any number of threads may use the handle in that way at once. `T *` means exclusive: no other thread
 * may use the handle meanwhile. Handles may move between threads. The library starts no thread but those that the field `threads` of
 * some options asks for, which end before the call returns.
 *
 * TEXT is UTF-8. What is handed in ends with a NUL unless a length says where it ends. Ids are compared by bytes: never trimmed, folded or
 * parsed, so "00123" stays.
 *
 * ROWS AND COLUMNS of arrays and of functions that read a table count from 0, as in C. Rows in errors count from 1, the first row of data,
 * as a person does who looks at the table. Arrays and out-parameters need no alignment.
 *
 * GROWTH. Structs start with struct_size, which the caller sets to sizeof of the struct that it was compiled with; fields are only ever
 * appended. A shorter struct, of an older header, is accepted: what it lacks has its default. A longer one, of a newer header, is accepted
 * as long as the fields that this library does not know are 0; else the answer is VMI_ERROR_STRUCT_SIZE, as it is for a
 * struct too short to hold what must be given. Functions and codes are added, never changed; vmi_abi_version tells if one ever was.
 *
 * FAILURE OF VMI ITSELF never ends the host: a panic inside is caught and becomes VMI_ERROR_PANIC (it also writes a line to the standard
 * error). Only running out of memory ends the process, as it does in most programs.
 */

#ifndef VMI_H
#define VMI_H

#include <stddef.h>
#include <stdint.h>

/**
 * The version of the interface that this header describes: see `vmi_abi_version`.
 */
#define VMI_ABI_VERSION 1

/**
 * It worked.
 */
#define VMI_OK 0

/**
 * A table of this name is not known.
 */
#define VMI_ERROR_UNKNOWN_TABLE 101

/**
 * A required table was not given, or has no rows.
 */
#define VMI_ERROR_MISSING_TABLE 102

/**
 * A required column is not there.
 */
#define VMI_ERROR_MISSING_COLUMN 103

/**
 * Two columns have one name, or columns have different lengths.
 */
#define VMI_ERROR_BAD_COLUMN 104

/**
 * A required cell is empty.
 */
#define VMI_ERROR_MISSING_VALUE 110

/**
 * Text where a number must be.
 */
#define VMI_ERROR_NOT_A_NUMBER 111

/**
 * NaN or infinite.
 */
#define VMI_ERROR_NOT_FINITE 112

/**
 * Not a date, or not one that exists.
 */
#define VMI_ERROR_NOT_A_DATE 113

/**
 * Not one of the words that the column knows.
 */
#define VMI_ERROR_NOT_AN_OPTION 114

/**
 * A number outside its domain.
 */
#define VMI_ERROR_OUT_OF_RANGE 115

/**
 * Too large to be held exactly.
 */
#define VMI_ERROR_OVERFLOW 116

/**
 * Finer than the item's quantity_decimals.
 */
#define VMI_ERROR_TOO_FINE 117

/**
 * A cell that is not UTF-8 text.
 */
#define VMI_ERROR_NOT_TEXT 118

/**
 * The same key twice.
 */
#define VMI_ERROR_DUPLICATE_KEY 120

/**
 * An item, location or supplier that is not known.
 */
#define VMI_ERROR_UNKNOWN_KEY 121

/**
 * Two units and no conversion between them.
 */
#define VMI_ERROR_NO_CONVERSION 130

/**
 * Values of one row contradict each other, as min above max.
 */
#define VMI_ERROR_CONFLICTING_VALUES 131

/**
 * Two agreements hold at once and nothing says which goes first.
 */
#define VMI_ERROR_CONFLICTING_AGREEMENTS 132

/**
 * Amounts of two currencies in one sum.
 */
#define VMI_ERROR_MIXED_CURRENCIES 133

/**
 * One event id with two different bodies.
 */
#define VMI_ERROR_CONFLICTING_EVENTS 134

/**
 * Somebody else appended first.
 */
#define VMI_ERROR_SEQUENCE_CONFLICT 135

/**
 * Known by name, not built yet; never ignored.
 */
#define VMI_ERROR_NOT_SUPPORTED 200

/**
 * A setting of this name is not known.
 */
#define VMI_ERROR_UNKNOWN_SETTING 301

/**
 * The value of a setting or argument is not usable.
 */
#define VMI_ERROR_BAD_SETTING 302

/**
 * The caller stopped the run.
 */
#define VMI_ERROR_CANCELLED 303

/**
 * An argument that must be given is NULL.
 */
#define VMI_ERROR_NULL_POINTER 401

/**
 * `struct_size` cannot be, or the struct sets a field that this library does not know.
 */
#define VMI_ERROR_STRUCT_SIZE 402

/**
 * The table has no such column.
 */
#define VMI_ERROR_NO_COLUMN 403

/**
 * The column holds another type than the function reads.
 */
#define VMI_ERROR_WRONG_TYPE 404

/**
 * The table has no such row.
 */
#define VMI_ERROR_ROW_OUT_OF_RANGE 405

/**
 * A name, id or setting that is not UTF-8 text.
 */
#define VMI_ERROR_NOT_UTF8 406

/**
 * A number of rows, a width, a scale or an offset that cannot be.
 */
#define VMI_ERROR_WRONG_LENGTH 407

/**
 * A defect of vmi: please report it.
 */
#define VMI_ERROR_INTERNAL 900

/**
 * A defect of vmi that was caught on its way out; what was being made or changed is lost, all else stays usable: please report it.
 */
#define VMI_ERROR_PANIC 901

/**
 * A column of a type that this version of the interface has no function for: `vmi_table_cell` reads it as text.
 */
#define VMI_TYPE_OTHER 0

/**
 * A column of text: `vmi_table_text`, `vmi_table_read_text`.
 */
#define VMI_TYPE_TEXT 1

/**
 * A column of exact decimals: `vmi_table_read_decimal`.
 */
#define VMI_TYPE_DECIMAL 2

/**
 * A column of doubles: `vmi_table_read_double`.
 */
#define VMI_TYPE_DOUBLE 3

/**
 * A column of whole numbers: `vmi_table_read_int64`.
 */
#define VMI_TYPE_INT64 4

/**
 * A column of booleans: `vmi_table_read_bool`.
 */
#define VMI_TYPE_BOOL 5

/**
 * A column of business dates: `vmi_table_read_date`.
 */
#define VMI_TYPE_DATE 6

/**
 * Instead of a sequence number: whatever the ledger is at.
 */
#define VMI_ANY_SEQUENCE -1

/**
 * No pattern: there is no demand.
 */
#define VMI_PATTERN_NONE 0

/**
 * Demand comes often, in sizes that vary little.
 */
#define VMI_PATTERN_SMOOTH 1

/**
 * Demand comes often, in sizes that vary much.
 */
#define VMI_PATTERN_ERRATIC 2

/**
 * Demand comes now and then, in sizes that vary little.
 */
#define VMI_PATTERN_INTERMITTENT 3

/**
 * Demand comes now and then, in sizes that vary much.
 */
#define VMI_PATTERN_LUMPY 4

/**
 * What was found out about demand: profiles, forecasts or an evaluation of forecasts, for every key (an item at a location).
 *
 * What: tables by name; it is never changed once it is made. Threads: any number may read it at once.
 * Lifetime: until `vmi_analysis_free`; it keeps nothing of the tables and options that it was made from. The tables that it lends
 * end with it. Free: the caller, with `vmi_analysis_free`.
 */
typedef struct VmiAnalysis VmiAnalysis;

/**
 * What a model answered.
 *
 * What: a table of answers, a table for each answer that is a list, and the errors of rows that could not be answered.
 * Threads: any number may read it at once. Lifetime: until it is freed, and its tables with it. Free: `vmi_answers_free`.
 */
typedef struct VmiAnswers VmiAnswers;

/**
 * What is wrong with the inputs of a plan, with the rows of a table that was handed to a ledger, or with what a release was asked for.
 *
 * What: the tables "errors" and "notices"; it is never changed once it is made. Threads: any number may read it at once.
 * Lifetime: until `vmi_checked_free`; it keeps nothing of what it was made from. The tables that it lends end with it.
 * Free: the caller, with `vmi_checked_free`.
 */
typedef struct VmiChecked VmiChecked;

/**
 * Facts about stock, orders, claims and levels, in the order in which they became known: docs/ledger.md is the specification.
 *
 * What: events that are appended and never changed. What was true at a moment, as it was known at a moment, is computed from them.
 * Threads: reading is shared, appending is exclusive: any number may read it at once (`const VmiLedger *`); while one thread appends, no
 * other may use it, and the library does not wait for them.
 * Lifetime: until `vmi_ledger_free`; it keeps nothing of the tables that were appended, and the tables and texts that it gives keep
 * nothing of it. Free: the caller, with `vmi_ledger_free`.
 */
typedef struct VmiLedger VmiLedger;

/**
 * A model of inventory theory and the inputs that it was given, as "eoq", "newsvendor_poisson" or "ss_exact_poisson".
 *
 * What: `vmi_models_table` lists all models with their inputs, outputs and units. Every input is a single value for all rows, or a column with a
 * value for each row.
 * Threads: any number may solve it at once (`const VmiModel *`); while one thread gives it an input, no other may use it.
 * Lifetime: until it is freed; answers keep nothing of it. Free: `vmi_model_free`.
 */
typedef struct VmiModel VmiModel;

/**
 * What to order and why, for every key (an item at a location).
 *
 * What: an outcome for each key, as tables, explanations and a fingerprint; it is never changed once it is made.
 * Threads: any number may read it at once. Lifetime: until `vmi_plan_free`; it keeps nothing of the tables and options that it
 * was made from. The tables that it lends end with it. Free: the caller, with `vmi_plan_free`.
 */
typedef struct VmiPlan VmiPlan;

/**
 * A table: a name, and columns of equal length. Tables that the caller fills and tables of results are of this one type.
 *
 * What: columns of text, decimals, doubles, whole numbers, dates or booleans, in which a row may be absent (which is not zero).
 * Threads: any number may read it at once (`const VmiTable *`), and several plans may be made from it at once; while one
 * thread adds a column, no other may use it.
 * Lifetime: one from `vmi_table_new` lives until it is freed, and may be freed as soon as no call that was given it runs: plans keep
 * nothing of it, nor do ledgers. One from a `vmi_ledger_` function or from `vmi_plan_release` does the same, and keeps nothing of its
 * ledger or plan. One from `vmi_plan_table`, `vmi_checked_table`, `vmi_answers_table` or `vmi_analysis_table` lives as long as what it came from.
 * Free: what `vmi_table_new`, `vmi_plan_release` or a `vmi_ledger_` function gave, with `vmi_table_free`; never a `const VmiTable *`.
 */
typedef struct VmiTable VmiTable;

/**
 * Text that the library made: an explanation, a CSV, a fingerprint, a cell.
 *
 * What: UTF-8 with a length, and a NUL after its end. Threads: any number may read it at once.
 * Lifetime: until `vmi_text_free`; it does not depend on what it was made from. Free: the caller, with `vmi_text_free`.
 */
typedef struct VmiText VmiText;

/**
 * The last error of the calling thread, as `vmi_last_error` fills it in.
 *
 * What: a struct of the caller; set `struct_size = sizeof(VmiErrorInfo)` before each call. It may grow: see the head of this file.
 * Text is UTF-8 with a NUL at its end, "" where it does not apply, never NULL.
 * Threads: each thread has its own last error. Lifetime: the texts stay until a later call on the same thread fails.
 * Free: nothing; the texts belong to the library.
 */
typedef struct VmiErrorInfo {
    /**
     * The size of the struct as the caller knows it.
     */
    size_t struct_size;
    /**
     * The code that the function returned; `VMI_OK` if no call has failed on this thread yet.
     */
    int32_t code;
    /**
     * The row of the table, counted from 1 for the first row of data; -1 if no single row is concerned.
     */
    int64_t row;
    /**
     * The stable name of the code, as "missing_column".
     */
    const char *kind;
    /**
     * The sentence that says what is wrong, without its place.
     */
    const char *message;
    /**
     * The table concerned.
     */
    const char *table;
    /**
     * The column, setting or argument concerned.
     */
    const char *field;
    /**
     * The value as it was given.
     */
    const char *value;
    /**
     * What would have been right.
     */
    const char *expected;
    /**
     * How to mend it.
     */
    const char *hint;
    /**
     * The item concerned.
     */
    const char *item;
    /**
     * The location concerned.
     */
    const char *location;
    /**
     * All of it for a person: place, sentence and, on a line of its own, the hint.
     */
    const char *text;
} VmiErrorInfo;

/**
 * What a run is told besides its tables.
 *
 * What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiPlanOptions)` and `as_of`; a field that is 0 or NULL
 * has its default. It may grow: see the head of this file.
 * Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
 */
typedef struct VmiPlanOptions {
    /**
     * The size of the struct as the caller knows it.
     */
    size_t struct_size;
    /**
     * The business date at whose close the plan is made, as "2026-06-30", or an instant, as "2026-06-30T14:05:00Z". The engine reads no clock: it must be given.
     */
    const char *as_of;
    /**
     * How many threads may work, the caller's included; 0 means 1. The result is the same with any number.
     */
    uint32_t threads;
    /**
     * The names of settings, as "service_level_by_class.A"; `settings` of them.
     */
    const char *const *setting_names;
    /**
     * The value of each, as text, as "0.98". If a name is there twice, the later value holds.
     */
    const char *const *setting_values;
    /**
     * How many settings are given; the others have their documented default.
     */
    size_t settings;
    /**
     * A ledger that the events are taken from, instead of a table "events"; NULL for none. It is only read.
     */
    const struct VmiLedger *ledger;
    /**
     * Events that became known later are not seen, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z": the plan that could have been
     * made then. NULL: all are.
     */
    const char *known_at;
} VmiPlanOptions;

/**
 * What an append did, as `vmi_ledger_append` fills it in.
 *
 * What: a struct of the caller; set `struct_size = sizeof(VmiAppended)` before the call. It may grow: see the head of this file.
 * Threads: it belongs to the calling thread while the call runs. Lifetime: the caller's. Free: nothing.
 */
typedef struct VmiAppended {
    /**
     * The size of the struct as the caller knows it.
     */
    size_t struct_size;
    /**
     * The sequence number after the append: how many events the ledger holds.
     */
    int64_t sequence;
    /**
     * How many events were new.
     */
    size_t added;
    /**
     * How many were there already, with the same body, and were left out.
     */
    size_t repeated;
} VmiAppended;

/**
 * What is released, by whom, when.
 *
 * What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiReleaseOptions)`, `at` and `actor`; a field that is 0 or
 * NULL has its default. It may grow: see the head of this file.
 * Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
 */
typedef struct VmiReleaseOptions {
    /**
     * The size of the struct as the caller knows it.
     */
    size_t struct_size;
    /**
     * When it is decided, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z": the `recorded_at` of the events. The engine reads no
     * clock: it must be given.
     */
    const char *at;
    /**
     * Who decides; it must be given, and is not "".
     */
    const char *actor;
    /**
     * Why, for every order; NULL or "": that the agreement allowed it, or that it was approved.
     */
    const char *reason;
    /**
     * Not 0: every proposal that needs approval is approved, and `approve_ids` must be left out.
     */
    uint8_t approve_all;
    /**
     * The ids of the proposals that are approved; `approvals` of them. What the agreement lets go by itself goes without.
     */
    const char *const *approve_ids;
    /**
     * How many proposals are approved by their ids.
     */
    size_t approvals;
    /**
     * The ids of the proposals that are turned down, approved or not; `rejections` of them.
     */
    const char *const *reject_ids;
    /**
     * Why each is turned down; not "".
     */
    const char *const *reject_reasons;
    /**
     * How many proposals are turned down.
     */
    size_t rejections;
    /**
     * For each range of order numbers, the supplier whose orders take it; NULL or "" for all suppliers without a range of their own. The
     * array itself may be NULL: all ranges are for all suppliers.
     */
    const char *const *number_suppliers;
    /**
     * What stands before the number, as "PO-"; "" for nothing. `number_ranges` of them.
     */
    const char *const *number_prefixes;
    /**
     * The first number of each range, 0 or more.
     */
    const int64_t *number_firsts;
    /**
     * The last number of each range; every number is filled with zeros to its length, so that 9999 makes PO-0042.
     */
    const int64_t *number_lasts;
    /**
     * A notice is given when fewer numbers than this are left, 0 or more. The array itself may be NULL: no notices.
     */
    const int64_t *number_alarms;
    /**
     * How many ranges are given; an order without a range has its proposal's id as its number.
     */
    size_t number_ranges;
} VmiReleaseOptions;

/**
 * Told now and then how many of the keys are done; 0 goes on, anything else stops the run with `VMI_ERROR_CANCELLED`.
 *
 * It is called from the calling thread only, first with 0 `done` and last with `done` equal to `total`. It must return: no exception
 * and no `longjmp` may leave it.
 */
typedef int32_t (*VmiProgress)(void *context, uint64_t done, uint64_t total);

/**
 * What an analysis is told besides its tables.
 *
 * What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiAnalysisOptions)`; a field that is 0 or NULL has its
 * default. It may grow: see the head of this file.
 * Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
 */
typedef struct VmiAnalysisOptions {
    /**
     * The size of the struct as the caller knows it.
     */
    size_t struct_size;
    /**
     * The business date at whose close history ends, as "2026-06-30", or an instant. NULL or "": the end of the last day, week or month
     * that the table "demand" has a row of.
     */
    const char *as_of;
    /**
     * How many threads may work, the caller's included; 0 means 1. The result is the same with any number.
     */
    uint32_t threads;
    /**
     * The names of settings, as "forecast.horizon"; `settings` of them.
     */
    const char *const *setting_names;
    /**
     * The value of each, as text, as "13". If a name is there twice, the later value holds.
     */
    const char *const *setting_values;
    /**
     * How many settings are given; the others have their documented default.
     */
    size_t settings;
    /**
     * A ledger whose issues and lost sales are the demand of keys that no table "demand" speaks of; NULL for none. It is only read.
     */
    const struct VmiLedger *ledger;
    /**
     * Events that became known later are not seen, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z". NULL: all are.
     */
    const char *known_at;
    /**
     * Told how far the run is, and may stop it; NULL for none.
     */
    VmiProgress progress;
    /**
     * Handed to `progress` as it is.
     */
    void *progress_context;
} VmiAnalysisOptions;

/**
 * How series are forecast.
 *
 * What: a struct of the caller. Set all of it to 0, then `struct_size = sizeof(VmiSeriesOptions)`, `method` and `horizon`. It may grow:
 * see the head of this file.
 * Threads: it is only read. Lifetime: it and what it points to are used while the call runs. Free: nothing.
 */
typedef struct VmiSeriesOptions {
    /**
     * The size of the struct as the caller knows it.
     */
    size_t struct_size;
    /**
     * A word of the setting "forecast", as "auto", "ses", "holt_winters" or "sba"; not "external".
     */
    const char *method;
    /**
     * Periods ahead, 1 to 10000.
     */
    size_t horizon;
    /**
     * The periods of a season, as 12 for months; 0 or 1: none.
     */
    size_t season;
    /**
     * The periods of a moving average; it must be given for "moving_average" and "seasonal_moving_average".
     */
    size_t window;
    /**
     * How many threads may work on a batch, the caller's included; 0 means 1. The result is the same with any number.
     */
    uint32_t threads;
} VmiSeriesOptions;

/**
 * What a series is like, as `vmi_series_statistics` fills it in.
 *
 * What: a struct of the caller; set `struct_size = sizeof(VmiSeriesStatistics)` before the call. It may grow: see the head of this
 * file. What does not apply is NaN.
 * Threads: it is the caller's alone. Lifetime: it points to nothing. Free: nothing.
 */
typedef struct VmiSeriesStatistics {
    /**
     * The size of the struct as the caller knows it.
     */
    size_t struct_size;
    /**
     * Periods whose demand is known.
     */
    size_t known;
    /**
     * Periods whose demand is not known: NaN in the series.
     */
    size_t unknown;
    /**
     * Periods with demand above 0.
     */
    size_t demands;
    /**
     * What was asked in all known periods.
     */
    double total;
    /**
     * Mean by known period.
     */
    double mean;
    /**
     * Standard deviation with n - 1; NaN for fewer than two known periods.
     */
    double sd;
    /**
     * The largest demand, 0 at least.
     */
    double maximum;
    /**
     * The share of known periods without demand.
     */
    double zero_share;
    /**
     * Known periods for each one with demand; NaN without demand.
     */
    double adi;
    /**
     * The squared coefficient of variation of the demands above 0, with n - 1; 0 for one, NaN without demand.
     */
    double cv2;
    /**
     * One of the VMI_PATTERN constants.
     */
    int32_t pattern;
} VmiSeriesStatistics;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the interface that the library was built with.
 *
 * It is raised only if something that is in the header is removed or changes its meaning; new functions, codes and fields at
 * the end of a struct do not raise it. A program works with the library if this equals its own `VMI_ABI_VERSION`.
 */
uint32_t vmi_abi_version(void);

/**
 * The version of the engine, as `0.1.0`. Static text: never freed.
 */
const char *vmi_version(void);

/**
 * Fills in the last error of the calling thread.
 *
 * A call that succeeds leaves the last error as it is, so that it may be read after handles were freed; but a `vmi_series_..._batch` keeps that of the
 * first series that failed.
 * This function itself never changes the last error: if `info` is NULL or its `struct_size` cannot be, the code says so and that is all.
 */
int32_t vmi_last_error(struct VmiErrorInfo *info);

/**
 * The first byte of a text, with a NUL after its last; "" for NULL.
 *
 * An id from the data may hold a NUL itself, so `vmi_text_length` is what counts.
 */
const char *vmi_text_data(const struct VmiText *text);

/**
 * The bytes of a text, the NUL after its end not counted; 0 for NULL.
 */
size_t vmi_text_length(const struct VmiText *text);

/**
 * Ends a text; NULL is allowed.
 */
void vmi_text_free(struct VmiText *text);

/**
 * Makes an empty table of one of the names in docs/tables.md, as "items" or "demand"; `*out` is the caller's to free.
 *
 * A name that is not known is `VMI_ERROR_UNKNOWN_TABLE`, with the nearest one as the hint.
 */
int32_t vmi_table_new(const char *name,
                      struct VmiTable **out);

/**
 * Ends a table; NULL is allowed.
 */
void vmi_table_free(struct VmiTable *table);

/**
 * Adds a column of text: a pointer for each row to text with a NUL at its end. NULL or "" is absent.
 *
 * Numbers and dates may be handed over as text too: they are parsed exactly. So a CSV file can be text throughout.
 */
int32_t vmi_table_add_text(struct VmiTable *table,
                           const char *name,
                           const char *const *values,
                           size_t rows);

/**
 * Adds a column of text that lies in one array: row i is the bytes from `data[offsets[i]]` up to, not including, `data[offsets[i + 1]]`.
 *
 * `offsets` has `rows + 1` elements that start at 0 or more and never fall. `valid` is NULL (every row is present) or has a
 * byte for each row: 0 is absent. An empty text is absent too. No NUL is looked for.
 */
int32_t vmi_table_add_text_offsets(struct VmiTable *table,
                                   const char *name,
                                   const char *data,
                                   const int64_t *offsets,
                                   const uint8_t *valid,
                                   size_t rows);

/**
 * Adds a column of text of a fixed width, as the fields of a COBOL record: row i is the `width` bytes from `data[i * width]`.
 *
 * Blanks and NULs at the end of a row fill the field and are no part of the text; a row of nothing else is absent. Blanks before
 * the text stay.
 */
int32_t vmi_table_add_text_fixed(struct VmiTable *table,
                                 const char *name,
                                 const char *data,
                                 size_t width,
                                 size_t rows);

/**
 * Adds a column of exact decimals: the value of row i is `mantissas[i]` / 10^`scale`, so 1250 with scale 2 is 12.5.
 *
 * `scale` is at most 28. `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
 */
int32_t vmi_table_add_decimal(struct VmiTable *table,
                              const char *name,
                              const int64_t *mantissas,
                              uint32_t scale,
                              const uint8_t *valid,
                              size_t rows);

/**
 * Adds a column of doubles. A quantity is taken for the decimal that it stands for, and is an error of its row if there is none
 * within 1e-6 of a last place, or if it is NaN or infinite.
 *
 * `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
 */
int32_t vmi_table_add_double(struct VmiTable *table,
                             const char *name,
                             const double *values,
                             const uint8_t *valid,
                             size_t rows);

/**
 * Adds a column of whole numbers. In a column of ids they stand for their decimal text: 123 is "123", never "00123".
 *
 * `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
 */
int32_t vmi_table_add_int64(struct VmiTable *table,
                            const char *name,
                            const int64_t *values,
                            const uint8_t *valid,
                            size_t rows);

/**
 * Adds a column of booleans: 0 is false, any other byte true.
 *
 * `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
 */
int32_t vmi_table_add_bool(struct VmiTable *table,
                           const char *name,
                           const uint8_t *values,
                           const uint8_t *valid,
                           size_t rows);

/**
 * Adds a column of business dates, as days since 1970-01-01.
 *
 * `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
 */
int32_t vmi_table_add_date(struct VmiTable *table,
                           const char *name,
                           const int32_t *days,
                           const uint8_t *valid,
                           size_t rows);

/**
 * Adds a column of business dates, as numbers like 20260630. 0 is absent.
 *
 * A number that is no date, as 20260230, becomes an error of its row in the plan.
 */
int32_t vmi_table_add_date_yyyymmdd(struct VmiTable *table,
                                    const char *name,
                                    const int32_t *dates,
                                    size_t rows);

/**
 * How many rows there are; 0 for NULL.
 */
size_t vmi_table_rows(const struct VmiTable *table);

/**
 * How many columns there are; 0 for NULL.
 */
size_t vmi_table_columns(const struct VmiTable *table);

/**
 * The name of a column, counted from 0. The text belongs to the table, lives as long as it, and has no NUL at its end.
 */
int32_t vmi_table_column_name(const struct VmiTable *table,
                              size_t column,
                              const char **data,
                              size_t *length);

/**
 * The place of the column of a name, counted from 0; `VMI_ERROR_NO_COLUMN` has the nearest name as its hint.
 */
int32_t vmi_table_find_column(const struct VmiTable *table, const char *name, size_t *column);

/**
 * The type of a column: `*type` becomes one of the VMI_TYPE constants.
 */
int32_t vmi_table_column_type(const struct VmiTable *table, size_t column, int32_t *type);

/**
 * Whether a cell is absent: `*absent` becomes 1 or 0. Rows and columns are counted from 0.
 */
int32_t vmi_table_is_absent(const struct VmiTable *table, size_t column, size_t row, uint8_t *absent);

/**
 * One cell of a column of text. Rows and columns are counted from 0.
 *
 * The text belongs to the table, lives as long as it, and has no NUL at its end. An absent cell is NULL with length 0.
 */
int32_t vmi_table_text(const struct VmiTable *table,
                       size_t column,
                       size_t row,
                       const char **data,
                       size_t *length);

/**
 * One cell of a column of any type as canonical text, the same as in `vmi_table_to_csv` without its quotes; "" for an absent one.
 *
 * Rows and columns are counted from 0. `*out` is the caller's to free.
 */
int32_t vmi_table_cell(const struct VmiTable *table,
                       size_t column,
                       size_t row,
                       struct VmiText **out);

/**
 * Reads a whole column of text: `data[i]` and `lengths[i]` become what `vmi_table_text` gives for row i.
 *
 * `rows` is the length of both arrays, and must equal `vmi_table_rows`.
 */
int32_t vmi_table_read_text(const struct VmiTable *table,
                            size_t column,
                            const char **data,
                            size_t *lengths,
                            size_t rows);

/**
 * Reads a whole column of exact decimals: the value of row i is `mantissas[i]` / 10^`*scale`.
 *
 * `valid[i]` becomes 1, or 0 for an absent row, whose mantissa becomes 0. `rows` is the length of both arrays, and must equal
 * `vmi_table_rows`. `VMI_ERROR_OVERFLOW` if a mantissa does not fit: `vmi_table_cell` still gives each value, as text.
 */
int32_t vmi_table_read_decimal(const struct VmiTable *table,
                               size_t column,
                               int64_t *mantissas,
                               uint32_t *scale,
                               uint8_t *valid,
                               size_t rows);

/**
 * Reads a whole column of doubles.
 *
 * `valid[i]` becomes 1, or 0 for an absent row, whose value becomes 0. `rows` is the length of both arrays, and must equal
 * `vmi_table_rows`.
 */
int32_t vmi_table_read_double(const struct VmiTable *table,
                              size_t column,
                              double *values,
                              uint8_t *valid,
                              size_t rows);

/**
 * Reads a whole column of whole numbers; see `vmi_table_read_double`.
 */
int32_t vmi_table_read_int64(const struct VmiTable *table,
                             size_t column,
                             int64_t *values,
                             uint8_t *valid,
                             size_t rows);

/**
 * Reads a whole column of booleans, as 1 and 0; see `vmi_table_read_double`.
 */
int32_t vmi_table_read_bool(const struct VmiTable *table,
                            size_t column,
                            uint8_t *values,
                            uint8_t *valid,
                            size_t rows);

/**
 * Reads a whole column of business dates, as days since 1970-01-01; see `vmi_table_read_double`.
 */
int32_t vmi_table_read_date(const struct VmiTable *table,
                            size_t column,
                            int32_t *days,
                            uint8_t *valid,
                            size_t rows);

/**
 * The table as canonical CSV: a header, LF, quotes only where they are needed, absent cells empty. `*out` is the caller's to free.
 */
int32_t vmi_table_to_csv(const struct VmiTable *table,
                         struct VmiText **out);

/**
 * Makes a plan from `table_count` tables; `*out` is the caller's to free.
 *
 * Only `items`, `agreements`, and `stock` or `events` (as a table, or a ledger in the options) are required; the tables may come in any order. A failure means that nothing could
 * be planned at all: a required table or column that is missing, an unknown setting, a date that is none. Problems of single rows
 * spoil only the keys that they concern, and stand in the plan's table "errors".
 */
int32_t vmi_plan_new(const struct VmiTable *const *tables,
                     size_t table_count,
                     const struct VmiPlanOptions *options,
                     struct VmiPlan **out);

/**
 * Ends a plan, and with it the tables that it lent; NULL is allowed.
 */
void vmi_plan_free(struct VmiPlan *plan);

/**
 * One of the plan's tables: "proposals", "reasons", "parameters", "kpis", "errors" or "notices".
 *
 * Proposals and reasons together have one row for each key. `*out` belongs to the plan and ends with it: it is not freed.
 */
int32_t vmi_plan_table(const struct VmiPlan *plan,
                       const char *name,
                       const struct VmiTable **out);

/**
 * Why a key is, or is not, ordered, for a person: a heading and a line for each step. `*out` is the caller's to free.
 *
 * A key that is in no table is `VMI_ERROR_UNKNOWN_KEY`, with the nearest one as the hint.
 */
int32_t vmi_plan_explain(const struct VmiPlan *plan,
                         const char *item,
                         const char *location,
                         struct VmiText **out);

/**
 * The same for a program, as a JSON object: every input exact, every step. `*out` is the caller's to free.
 */
int32_t vmi_plan_explain_json(const struct VmiPlan *plan,
                              const char *item,
                              const char *location,
                              struct VmiText **out);

/**
 * A hash, in hexadecimal digits, of inputs, settings, version and outputs; `*out` is the caller's to free.
 *
 * Two parties with the same fingerprint made the same plan from the same data, from whatever language, with any number of threads.
 * It does not depend on the order of rows or on the types of columns.
 */
int32_t vmi_plan_fingerprint(const struct VmiPlan *plan,
                             struct VmiText **out);

/**
 * Looks for everything that is wrong with the inputs, the problems that would keep `vmi_plan_new` from planning at all included;
 * `*out` is the caller's to free.
 *
 * It fails only if the call itself is wrong: a NULL, an unknown setting.
 */
int32_t vmi_check(const struct VmiTable *const *tables,
                  size_t table_count,
                  const struct VmiPlanOptions *options,
                  struct VmiChecked **out);

/**
 * Ends a check, and with it the tables that it lent; NULL is allowed.
 */
void vmi_checked_free(struct VmiChecked *checked);

/**
 * Whether nothing could be planned at all, or the table was not appended: 1 or 0; 0 for NULL.
 */
uint8_t vmi_checked_is_fatal(const struct VmiChecked *checked);

/**
 * One of the check's tables: "errors" or "notices". `*out` belongs to the check and ends with it: it is not freed.
 */
int32_t vmi_checked_table(const struct VmiChecked *checked,
                          const char *name,
                          const struct VmiTable **out);

/**
 * Makes a ledger without events; `*out` is the caller's to free.
 */
int32_t vmi_ledger_new(struct VmiLedger **out);

/**
 * Ends a ledger; NULL is allowed.
 */
void vmi_ledger_free(struct VmiLedger *ledger);

/**
 * The sequence number: how many events there are; 0 for NULL.
 */
int64_t vmi_ledger_sequence(const struct VmiLedger *ledger);

/**
 * Appends the rows of a table "events", whole or not at all: if the call fails, the ledger is as it was.
 *
 * Rows may come in any order; they are appended by their `recorded_at`. Quantities are in the item's base unit, with at most 9
 * decimals: a column "unit" must be empty. An event that is there with the same body is left out, so that a message may safely be
 * sent twice.
 *
 * `expected_sequence` is what `vmi_ledger_sequence` said when the caller last looked, or `VMI_ANY_SEQUENCE`. If it has grown since, the
 * answer is `VMI_ERROR_SEQUENCE_CONFLICT`, unless all rows are repetitions. The same source and event_id with another body is
 * `VMI_ERROR_CONFLICTING_EVENTS`.
 * `recorded_at` is when rows that do not say so themselves became known, as "2026-06-30" (its close) or "2026-06-30T14:05:00Z"; NULL: when
 * they happened.
 *
 * `*appended` is filled in on success; NULL if it is not wanted. `*problems`, NULL if it is not wanted, becomes the caller's to free with
 * `vmi_checked_free`: its table "errors" names every bad row with its field. It is written when the call succeeds AND when it fails with
 * a code below 300, so set it to NULL before the call. The code, and `vmi_last_error`, are those of the first error.
 *
 *     VmiAppended done = {sizeof done, 0, 0, 0};
 *     VmiChecked *problems = NULL;
 *     status = vmi_ledger_append(ledger, events, vmi_ledger_sequence(ledger), "2026-07-01", &done, &problems);
 *     ...
 *     vmi_checked_free(problems);
 */
int32_t vmi_ledger_append(struct VmiLedger *ledger,
                          const struct VmiTable *events,
                          int64_t expected_sequence,
                          const char *recorded_at,
                          struct VmiAppended *appended,
                          struct VmiChecked **problems);

/**
 * One of the ledger's tables, a row for each fact or key: "stock", "positions", "orders", "lots", "thresholds", "forecasts", "findings"
 * or "events". `*out` is the caller's to free.
 *
 * `as_of`: events that happened later are not seen; `known_at`: events that became known later are not seen. Each is "2026-06-30" (its
 * close), or an instant as "2026-06-30T14:05:00Z", or NULL: everything is seen.
 * Quantities are exact decimals in the item's base unit; stock below 0 is shown as it is. Moments are text of the same two forms, in UTC.
 * "findings" is what looks wrong in the facts.
 * A plan takes the ledger itself: `VmiPlanOptions.ledger`. `vmi_plan_new` also takes "events", or else "stock" and "orders" of one view;
 * `vmi_ledger_append` takes "events".
 *
 * A name that is not known is `VMI_ERROR_UNKNOWN_TABLE`, with the nearest one as the hint.
 *
 *     VmiTable *stock = NULL;
 *     status = vmi_ledger_table(ledger, "stock", "2026-06-30", NULL, &stock);
 *     ...
 *     vmi_table_free(stock);
 */
int32_t vmi_ledger_table(const struct VmiLedger *ledger,
                         const char *name,
                         const char *as_of,
                         const char *known_at,
                         struct VmiTable **out);

/**
 * The history of one item at one location, in the order in which it happened: a row for each movement, with the account that the quantity
 * leaves and the one that it enters, and a row for each event that moves nothing. `*out` is the caller's to free.
 *
 * `as_of` and `known_at` are as for `vmi_ledger_table`. A key that the ledger never heard of has no rows.
 *
 *     status = vmi_ledger_history(ledger, "00123", "01", "2026-06-30", NULL, &history);
 */
int32_t vmi_ledger_history(const struct VmiLedger *ledger,
                           const char *item,
                           const char *location,
                           const char *as_of,
                           const char *known_at,
                           struct VmiTable **out);

/**
 * The consumption statement of consigned stock: what passed from the supplier's ownership into use on the days `from` to `to`, both
 * included, as "2026-06-01"; a row for each event with its part of the quantity. `*out` is the caller's to free.
 *
 * `known_at` is as for `vmi_ledger_table`: it tells what a statement made at that moment said. Quantities are in the item's base unit;
 * what came back is below 0.
 *
 *     status = vmi_ledger_consumption(ledger, "2026-06-01", "2026-06-30", NULL, &june);
 */
int32_t vmi_ledger_consumption(const struct VmiLedger *ledger,
                               const char *from,
                               const char *to,
                               const char *known_at,
                               struct VmiTable **out);

/**
 * Compares the rows of a table "counts" with the book, each at the instant at which it was counted. The ledger is not changed.
 *
 * `*discrepancies` has a row for each good count: counted, book, and difference = counted - book. `*adjustments` is a table "events" that
 * would close the differences; it is empty if there are none, and `vmi_ledger_append` takes it as it is, with the caller's
 * `recorded_at`. `*problems` has the bad rows in its table "errors": the call succeeds, and leaves them out.
 * All three are the caller's to free, with `vmi_table_free` and `vmi_checked_free`. `known_at` is as for `vmi_ledger_table`.
 *
 *     status = vmi_ledger_reconcile(ledger, counts, NULL, &discrepancies, &adjustments, &problems);
 *     ...
 *     status = vmi_ledger_append(ledger, adjustments, VMI_ANY_SEQUENCE, "2026-07-01", NULL, NULL);
 */
int32_t vmi_ledger_reconcile(const struct VmiLedger *ledger,
                             const struct VmiTable *counts,
                             const char *known_at,
                             struct VmiTable **discrepancies,
                             struct VmiTable **adjustments,
                             struct VmiChecked **problems);

/**
 * Compares two parties' ledgers event by event, over what a view sees in each: `ours` is "here", `theirs` is "there".
 *
 * `*events` has the events that they do not share, in the column "presence" as "only_here", "only_there" or "different", a row for each
 * account of stock that an event touches. `*stock` has the stocks that differ. The differences (here - there) of the first sum to those of
 * the second. Both are the caller's to free. `as_of` and `known_at` are as for `vmi_ledger_table`.
 *
 *     status = vmi_ledger_compare(ours, theirs, "2026-06-30", NULL, &events, &stock);
 */
int32_t vmi_ledger_compare(const struct VmiLedger *ours,
                           const struct VmiLedger *theirs,
                           const char *as_of,
                           const char *known_at,
                           struct VmiTable **events,
                           struct VmiTable **stock);

/**
 * The ledger as JSON lines: a line that says the version of the format, then one event a line, in sequence, with LF after each.
 * `*out` is the caller's to free.
 *
 * The bytes are the same from C, Rust and Python for the same events.
 */
int32_t vmi_ledger_to_jsonl(const struct VmiLedger *ledger,
                            struct VmiText **out);

/**
 * A ledger from `length` bytes of JSON lines, of this version of the format or an earlier one; `*out` is the caller's to free.
 *
 * No NUL is looked for; `data` may be NULL if `length` is 0. A line that is wrong is an error that has the line's number, counted
 * from 1, as its row.
 *
 *     status = vmi_ledger_from_jsonl(vmi_text_data(text), vmi_text_length(text), &ledger);
 */
int32_t vmi_ledger_from_jsonl(const char *data,
                              size_t length,
                              struct VmiLedger **out);

/**
 * The sums of all events that are there, as of a moment (NULL: whenever they happened), as one line of JSON. `*out` is the caller's to
 * free. `as_of` is as for `vmi_ledger_table`.
 *
 * A snapshot is a cache for `vmi_ledger_resume`, and no substitute for the events.
 */
int32_t vmi_ledger_snapshot(const struct VmiLedger *ledger,
                            const char *as_of,
                            struct VmiText **out);

/**
 * The table "positions" as of the moment of a snapshot, from its sums and the events that were appended after it; `*out` is the
 * caller's to free.
 *
 * `snapshot` is `length` bytes that `vmi_ledger_snapshot` gave. If they do not stand for the first events of this ledger, the answer is
 * `VMI_ERROR_SEQUENCE_CONFLICT`; if they were changed, `VMI_ERROR_NOT_TEXT`. Take the positions from `vmi_ledger_table` then.
 *
 *     status = vmi_ledger_resume(ledger, vmi_text_data(snapshot), vmi_text_length(snapshot), &positions);
 */
int32_t vmi_ledger_resume(const struct VmiLedger *ledger,
                          const char *snapshot,
                          size_t length,
                          struct VmiTable **out);

/**
 * A hash, in 64 hexadecimal digits, of the bodies of all events that a view sees; `*out` is the caller's to free.
 *
 * Two parties with the same fingerprint hold the same facts, from whatever language, in whatever order they arrived and whenever each
 * party was told: `recorded_at` is no part of it. If it differs, `vmi_ledger_compare` tells where. `as_of` and `known_at` are as for
 * `vmi_ledger_table`.
 *
 *     status = vmi_ledger_fingerprint(ledger, "2026-06-30", NULL, &fingerprint);
 */
int32_t vmi_ledger_fingerprint(const struct VmiLedger *ledger,
                               const char *as_of,
                               const char *known_at,
                               struct VmiText **out);

/**
 * A check value of the first `sequence` events, in their order, `recorded_at` included; of all of them with `VMI_ANY_SEQUENCE`, or where there
 * are fewer. Two ledgers share it if their first events are the same: so a copy tells whether it may go on from where it is.
 *
 * It is quick and finds mistakes; against somebody who wants it to agree, only the fingerprint holds.
 *
 *     uint64_t here = 0, there = 0;
 *     status = vmi_ledger_check(copy, VMI_ANY_SEQUENCE, &here);
 *     status = vmi_ledger_check(original, vmi_ledger_sequence(copy), &there);
 */
int32_t vmi_ledger_check(const struct VmiLedger *ledger,
                         int64_t sequence,
                         uint64_t *out);

/**
 * Releases what a plan proposes: what its agreement lets go by itself (`releasable`), and of the rest what is approved. Neither the plan
 * nor the ledger is changed: the caller appends the events, and with that the orders are placed.
 *
 * `*events` is a table "events" that `vmi_ledger_append` takes as it is: an `order_placed` for each proposal that goes, a `rejected` for each
 * that is turned down. Planned again at the same `as_of`, these keys answer `already_decided` and `rejected`. `*orders` has the same orders in
 * the shape of the table "orders", one for each supplier and location with a line for each item. `*problems` has what was wrong
 * in its tables "errors" and "notices": ids that are no proposal of this plan, numbers that ran out or are about to. The call
 * succeeds, and leaves out what they concern. All three are the caller's to free, with `vmi_table_free` and `vmi_checked_free`.
 *
 * `ledger`, NULL for none, is the one that the events will be appended to: what it has already is left out, so that a release may safely be
 * repeated, and numbers go on after its highest. Append with the sequence number that it had, so that nobody else drew the same numbers
 * meanwhile.
 *
 *     int64_t sequence = vmi_ledger_sequence(ledger);
 *     status = vmi_plan_release(plan, ledger, &options, &events, &orders, &problems);
 *     ...
 *     status = vmi_ledger_append(ledger, events, sequence, NULL, NULL, NULL);
 */
int32_t vmi_plan_release(const struct VmiPlan *plan,
                         const struct VmiLedger *ledger,
                         const struct VmiReleaseOptions *options,
                         struct VmiTable **events,
                         struct VmiTable **orders,
                         struct VmiChecked **problems);

/**
 * All models: a table `model, summary, exactness, source, direction, field, kind, unit, words` with a row for each input and output of each. The words of a
 * choice, as "A, B, C", stand in the order of their positions. `*out` is the caller's to free, with `vmi_table_free`.
 */
int32_t vmi_models_table(struct VmiTable **out);

/**
 * A model by its name, without inputs; `*out` is the caller's to free. A name that is not known is `VMI_ERROR_NOT_AN_OPTION`, with the
 * nearest one as the hint.
 */
int32_t vmi_model_new(const char *name,
                      struct VmiModel **out);

/**
 * Ends a model; NULL is allowed.
 */
void vmi_model_free(struct VmiModel *model);

/**
 * Gives an input one number for all rows; given again, the new one holds.
 */
int32_t vmi_model_number(struct VmiModel *model, const char *name, double value);

/**
 * Gives an input a number for each row. `valid` is NULL (every row is present) or has a byte for each row: 0 is absent.
 */
int32_t vmi_model_numbers(struct VmiModel *model,
                          const char *name,
                          const double *values,
                          const uint8_t *valid,
                          size_t rows);

/**
 * Gives an input that is a list, as the demand of periods, one list for all rows.
 */
int32_t vmi_model_list(struct VmiModel *model, const char *name, const double *values, size_t count);

/**
 * Gives an input that is a list a list for each row: that of row i is `values[offsets[i]]` up to, not including, `values[offsets[i + 1]]`.
 *
 * `offsets` has `rows + 1` elements that start at 0 or more and never fall.
 */
int32_t vmi_model_lists(struct VmiModel *model,
                        const char *name,
                        const double *values,
                        const int64_t *offsets,
                        size_t rows);

/**
 * Solves a model: an answer for each row of the columns that it was given, one where there are only single values. A row that cannot be answered is absent in the
 * answers and named in the table "errors"; the call succeeds. `*out` is the caller's to free.
 */
int32_t vmi_model_solve(const struct VmiModel *model,
                        struct VmiAnswers **out);

/**
 * Solves a model that was given single values and no columns, and tells one answer that is a number: `vmi_model_number` for each input, then this for each answer that is
 * wanted. A word is told by its position among the words of the models table, from 0; an absent answer is NaN. What cannot be answered is the call's error.
 */
int32_t vmi_model_answer(const struct VmiModel *model,
                         const char *name,
                         double *value);

/**
 * A table of answers: "answers" (a column for each answer that is no list: numbers, or text for a word), "errors", or the name of an answer that is a list (`row, position, value`; rows and
 * positions are counted from 0). `*out` lives as long as the answers.
 */
int32_t vmi_answers_table(const struct VmiAnswers *answers,
                          const char *name,
                          const struct VmiTable **out);

/**
 * Ends answers and their tables; NULL is allowed.
 */
void vmi_answers_free(struct VmiAnswers *answers);

/**
 * What the demand of every key is like: the table "profiles", with mean and deviation, ADI and CV2, pattern, ABC, XYZ and VED, tests of trend
 * and season, autocorrelation and the stage of life.
 *
 * Only the table `demand`, or a ledger, is required; `items` tells decimals, costs, categories and criticality. A failure means
 * that nothing could be made at all: a required table or column that is missing, an unknown setting, a date that is none. Problems of
 * single rows spoil only the keys that they concern, and stand in the table "errors". `options` may be NULL: all is as by default.
 * `*out` is the caller's to free.
 */
int32_t vmi_demand_profile_new(const struct VmiTable *const *tables,
                               size_t table_count,
                               const struct VmiAnalysisOptions *options,
                               struct VmiAnalysis **out);

/**
 * What the demand of every key will be, by the setting "forecast" (else "auto": the best over rolling origins) or by each method of
 * "forecast.methods": the tables "forecasts" (a row for each key, method and period ahead, with deviation and intervals), "models" (what
 * each forecast rests on: method, constants, accuracy, runner-up), "cover" (with the setting "forecast.cover", demand over so many periods
 * together: mean, deviation, and what it does not exceed with a stated chance) and "changes" (each number of a history that cleansing
 * changed).
 *
 * With "forecast.hierarchy" (levels with commas between, such as "total,item", or levels of the table `groups`) the nodes above the keys
 * are forecast too, and all are made to add up by "forecast.reconciliation": "forecasts" holds what became of the keys, and the table
 * "nodes", which is empty without a hierarchy, every node with its own forecast ("base") and what adds up ("quantity").
 *
 * A supplier's own forecasts of the table `forecasts` are a method like any other. The rest is as for `vmi_demand_profile_new`.
 */
int32_t vmi_forecast_new(const struct VmiTable *const *tables,
                         size_t table_count,
                         const struct VmiAnalysisOptions *options,
                         struct VmiAnalysis **out);

/**
 * How good each method of "forecast.methods" (else those that "auto" chooses from) would have been, over rolling origins: the tables
 * "accuracy" (a row for each key and method), "summary" (a row for each method) and "changes".
 *
 * The rest is as for `vmi_demand_profile_new`.
 */
int32_t vmi_evaluate_new(const struct VmiTable *const *tables,
                         size_t table_count,
                         const struct VmiAnalysisOptions *options,
                         struct VmiAnalysis **out);

/**
 * One of the analysis' tables, by the names that the function which made it tells; "errors" and "notices" are always there.
 *
 * `*out` belongs to the analysis and ends with it: it is not freed. A name that it has not is `VMI_ERROR_UNKNOWN_TABLE`, whose message
 * lists those that it has.
 */
int32_t vmi_analysis_table(const struct VmiAnalysis *analysis,
                           const char *name,
                           const struct VmiTable **out);

/**
 * Ends an analysis, and with it the tables that it lent; NULL is allowed.
 */
void vmi_analysis_free(struct VmiAnalysis *analysis);

/**
 * Forecasts one series of equal periods, oldest first.
 *
 * `path[i]` becomes the forecast of period i + 1 ahead, and `sd[i]` the standard deviation of its error (NaN where nothing tells it): by the
 * method's own model, else by its errors over the series. `path` and `sd` have `options->horizon` elements; `sd` may be NULL.
 * `*method`, which may be NULL too, becomes the word of the method that was taken, which "auto" chose: it lives for ever and is not freed.
 * NaN in the series is `VMI_ERROR_NOT_FINITE`; an infinite number, and a series too short for the method, `VMI_ERROR_OUT_OF_RANGE`.
 */
int32_t vmi_series_forecast(const struct VmiSeriesOptions *options,
                            const double *series,
                            size_t length,
                            double *path,
                            double *sd,
                            const char **method);

/**
 * Forecasts many series: that of series i is `values[offsets[i]]` up to, not including, `values[offsets[i + 1]]`.
 *
 * `offsets` has `series + 1` elements that start at 0 or more and never fall. `path` and `sd` have `series` times `options->horizon` elements, those of
 * series i from element i times horizon on; `methods` and `status` have `series`. `sd` and `methods` may be NULL.
 *
 * A series that cannot be forecast stops no other: its `status` is a VMI_ERROR constant, its path and deviations are NaN, its method is NULL,
 * and the call succeeds. `vmi_last_error` then tells of the first such series, with its number, counted from 1, as the row.
 */
int32_t vmi_series_forecast_batch(const struct VmiSeriesOptions *options,
                                  const double *values,
                                  const int64_t *offsets,
                                  size_t series,
                                  double *path,
                                  double *sd,
                                  const char **methods,
                                  int32_t *status);

/**
 * What one series of equal periods is like; NaN is a period whose demand is not known. An infinite number is `VMI_ERROR_OUT_OF_RANGE`.
 */
int32_t vmi_series_statistics(const double *series,
                              size_t length,
                              struct VmiSeriesStatistics *statistics);

/**
 * What many series are like; `values` and `offsets` are as for `vmi_series_forecast_batch`, the fields as in `VmiSeriesStatistics`.
 *
 * Each array has `series` elements; all but `status` may be NULL. A series with an infinite number stops no other: its `status` is a
 * VMI_ERROR constant, its numbers are NaN, its pattern is `VMI_PATTERN_NONE`, and the call succeeds. `vmi_last_error` then
 * tells of the first such series, with its number, counted from 1, as the row.
 */
int32_t vmi_series_statistics_batch(const double *values,
                                    const int64_t *offsets,
                                    size_t series,
                                    double *mean,
                                    double *sd,
                                    double *adi,
                                    double *cv2,
                                    int32_t *pattern,
                                    int32_t *status);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* VMI_H */
