/* Rows that are wrong: all of them are named with code, row and field, and the ledger stays as it was. */
#include "ledger.h"

typedef struct Expected {
    const char *code;
    const char *table;
    const char *row;
    const char *item;
    const char *field;
    const char *value;
} Expected;

/* A table is refused with these errors; the call and the thread's last error tell the first. */
static void refused(VmiLedger *ledger, VmiTable *events, int32_t code, const Expected *expected, size_t count) {
    VmiChecked *problems = NULL;
    VmiText *before = jsonl_of(ledger);
    CHECK_FAILS(vmi_ledger_append(ledger, events, VMI_ANY_SEQUENCE, NULL, NULL, &problems), code);
    CHECK_TEXT(last_error().table, expected[0].table);
    CHECK_TEXT(last_error().field, expected[0].field);
    CHECK_TEXT(last_error().value, expected[0].value);
    CHECK_NUMBER(vmi_checked_is_fatal(problems), 1);
    const VmiTable *errors = problems_table(problems, "errors");
    CHECK_NUMBER(vmi_table_rows(errors), count);
    for (size_t row = 0; row < count; row++) {
        CHECK_CELL(errors, "code", row, expected[row].code);
        CHECK_CELL(errors, "table", row, expected[row].table);
        CHECK_CELL(errors, "row", row, expected[row].row);
        CHECK_CELL(errors, "item", row, expected[row].item);
        CHECK_CELL(errors, "field", row, expected[row].field);
        CHECK_CELL(errors, "value", row, expected[row].value);
    }
    vmi_checked_free(problems);
    VmiText *after = jsonl_of(ledger);
    CHECK_TEXT(vmi_text_data(after), vmi_text_data(before));
    vmi_text_free(before);
    vmi_text_free(after);
    vmi_table_free(events);
}

static void every_bad_row_is_named(VmiLedger *ledger) {
    const Expected expected[] = {
        {"114", "events", "2", "A", "kind", "isue"},
        {"111", "events", "3", "A", "quantity", "many"},
        {"113", "events", "4", "A", "effective_at", "2026-02-30"},
        {"115", "events", "5", "A", "quantity", "-1"},
        {"110", "events", "6", "A", "event_id", ""},
        {"131", "events", "7", "A", "recorded_at", "2026-06-20"},
    };
    refused(ledger, table_of("events", EVENTS
        "wms,10,receipt,A,DC1,1,2026-06-25,2026-06-25\n"
        "wms,11,isue,A,DC1,1,2026-06-25,2026-06-25\n"
        "wms,12,issue,A,DC1,many,2026-06-25,2026-06-25\n"
        "wms,13,issue,A,DC1,1,2026-02-30,2026-06-25\n"
        "wms,14,issue,A,DC1,-1,2026-06-25,2026-06-25\n"
        "wms,,issue,A,DC1,1,2026-06-25,2026-06-25\n"
        "wms,16,issue,A,DC1,1,2026-06-25,2026-06-20\n"), VMI_ERROR_NOT_AN_OPTION, expected, 6);
}

/* What is known never changes: an event cannot become known before one that is there. */
static void facts_become_known_in_order(VmiLedger *ledger) {
    const Expected expected[] = {{"115", "events", "1", "A", "recorded_at", "2026-06-19"}};
    refused(ledger, table_of("events", EVENTS "wms,20,receipt,A,DC1,1,2026-06-19,2026-06-19\n"), VMI_ERROR_OUT_OF_RANGE, expected, 1);
}

/* A ledger knows no items, so no conversions either. */
static void a_unit_is_refused(VmiLedger *ledger) {
    const Expected expected[] = {{"130", "events", "1", "A", "unit", "BOX"}};
    refused(ledger, table_of("events",
        "source,event_id,kind,item,location,quantity,effective_at,unit\n"
        "wms,30,receipt,A,DC1,1,2026-06-25,BOX\n"), VMI_ERROR_NO_CONVERSION, expected, 1);
}

static void a_column_is_missing(VmiLedger *ledger) {
    const Expected expected[] = {{"103", "events", "", "", "event_id", ""}};
    refused(ledger, table_of("events", "source,kind,item,location,quantity,effective_at\nwms,receipt,A,DC1,1,2026-06-25\n"),
            VMI_ERROR_MISSING_COLUMN, expected, 1);
}

/* Another table is refused, even one without rows. */
static void another_table_is_no_events(VmiLedger *ledger) {
    const Expected expected[] = {{"101", "stock", "", "", "", "stock"}};
    refused(ledger, table_of("stock", "item,location,quantity,as_of\n"), VMI_ERROR_UNKNOWN_TABLE, expected, 1);
    VmiTable *stock = table_of("stock", "item,location,quantity,as_of\nA,DC1,1,2026-06-30\n");
    VmiTable *positions = ledger_table(ledger, "positions", NULL, NULL);
    VmiTable *found = NULL;
    VmiTable *adjustments = NULL;
    VmiChecked *problems = NULL;
    CHECK_FAILS(vmi_ledger_append(ledger, stock, VMI_ANY_SEQUENCE, NULL, NULL, NULL), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_TEXT(last_error().expected, "events");
    CHECK_FAILS(vmi_ledger_append(ledger, positions, VMI_ANY_SEQUENCE, NULL, NULL, NULL), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_FAILS(vmi_ledger_reconcile(ledger, stock, NULL, &found, &adjustments, &problems), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_TEXT(last_error().expected, "counts");
    CHECK(found == NULL && adjustments == NULL && problems == NULL);
    vmi_table_free(stock);
    vmi_table_free(positions);
}

/* Whether it is refused or not, what is worth knowing is told. */
static void notices_are_told_with_success(VmiLedger *ledger) {
    VmiTable *events = table_of("events",
        "source,event_id,kind,item,location,quantity,effective_at,shelf\n"
        "wms,40,receipt,A,DC1,1,2026-06-25,7\n");
    VmiChecked *problems = NULL;
    CHECK_OK(vmi_ledger_append(ledger, events, VMI_ANY_SEQUENCE, NULL, NULL, &problems));
    CHECK_NUMBER(vmi_checked_is_fatal(problems), 0);
    CHECK_NUMBER(vmi_table_rows(problems_table(problems, "errors")), 0);
    CHECK_CELL(problems_table(problems, "notices"), "kind", 0, "unknown_column");
    CHECK_CELL(problems_table(problems, "notices"), "field", 0, "shelf");
    vmi_checked_free(problems);
    vmi_table_free(events);
}

/* Bad counts are left out and named; the good ones are compared. */
static void counts_that_are_wrong(const VmiLedger *ledger) {
    VmiTable *counts = table_of("counts",
        "item,location,counted,counted_at\n"
        "A,DC1,lots,2026-06-30\n"
        "A,DC1,7,2026-06-30\n"
        "A,DC1,7,someday\n");
    VmiTable *discrepancies = NULL;
    VmiTable *adjustments = NULL;
    VmiChecked *problems = NULL;
    CHECK_OK(vmi_ledger_reconcile(ledger, counts, NULL, &discrepancies, &adjustments, &problems));
    const VmiTable *errors = problems_table(problems, "errors");
    CHECK_NUMBER(vmi_table_rows(discrepancies), 1);
    CHECK_NUMBER(vmi_table_rows(errors), 2);
    CHECK_CELL(errors, "table", 0, "counts");
    CHECK_CELL(errors, "row", 0, "1");
    CHECK_CELL(errors, "field", 0, "counted");
    CHECK_CELL(errors, "value", 0, "lots");
    CHECK_CELL(errors, "row", 1, "3");
    CHECK_CELL(errors, "field", 1, "counted_at");
    CHECK_NUMBER(vmi_checked_is_fatal(problems), 0);
    vmi_checked_free(problems);
    vmi_table_free(discrepancies);
    vmi_table_free(adjustments);
    vmi_table_free(counts);
}

int main(void) {
    VmiLedger *ledger = ledger_of(EVENTS "wms,1,receipt,A,DC1,10,2026-06-20,2026-06-20\n");
    every_bad_row_is_named(ledger);
    facts_become_known_in_order(ledger);
    a_unit_is_refused(ledger);
    a_column_is_missing(ledger);
    another_table_is_no_events(ledger);
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 1);
    notices_are_told_with_success(ledger);
    counts_that_are_wrong(ledger);
    vmi_ledger_free(ledger);
    return 0;
}
