/* Mistakes of the calling program with a ledger: each has its code and changes nothing. */
#include <string.h>

#include "ledger.h"

/* What no function would put into an out-parameter. */
#define UNTOUCHED ((void *)(uintptr_t)0x5EED)

static void null_ledgers(const VmiTable *events, const VmiTable *counts) {
    uint64_t check = 7;
    VmiTable *table = UNTOUCHED;
    VmiTable *second = UNTOUCHED;
    VmiText *text = UNTOUCHED;
    VmiChecked *problems = UNTOUCHED;
    vmi_ledger_free(NULL);
    CHECK_NUMBER(vmi_ledger_sequence(NULL), 0);
    CHECK_FAILS(vmi_ledger_new(NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_append(NULL, events, VMI_ANY_SEQUENCE, NULL, NULL, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "ledger");
    CHECK_FAILS(vmi_ledger_table(NULL, "stock", NULL, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_history(NULL, "A", "L", NULL, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_consumption(NULL, "2026-06-01", "2026-06-30", NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_reconcile(NULL, counts, NULL, &table, &second, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_compare(NULL, NULL, NULL, NULL, &table, &second), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "ours");
    CHECK_FAILS(vmi_ledger_to_jsonl(NULL, &text), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_snapshot(NULL, NULL, &text), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_resume(NULL, "{}", 2, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_fingerprint(NULL, NULL, NULL, &text), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_check(NULL, 0, &check), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "ledger");
    CHECK(check == 7);
    CHECK(table == UNTOUCHED && second == UNTOUCHED && text == UNTOUCHED && problems == UNTOUCHED);
}

static void null_arguments(VmiLedger *ledger, const VmiTable *counts) {
    VmiTable *table = UNTOUCHED;
    VmiTable *second = UNTOUCHED;
    VmiLedger *made = UNTOUCHED;
    VmiChecked *problems = UNTOUCHED;
    CHECK_FAILS(vmi_ledger_append(ledger, NULL, VMI_ANY_SEQUENCE, NULL, NULL, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "events");
    CHECK_FAILS(vmi_ledger_table(ledger, NULL, NULL, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "name");
    CHECK_FAILS(vmi_ledger_table(ledger, "stock", NULL, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_history(ledger, NULL, "L", NULL, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_history(ledger, "A", NULL, NULL, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_history(ledger, "A", "L", NULL, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_consumption(ledger, NULL, "2026-06-30", NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_consumption(ledger, "2026-06-01", NULL, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "to");
    CHECK_FAILS(vmi_ledger_reconcile(ledger, NULL, NULL, &table, &second, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_reconcile(ledger, counts, NULL, NULL, &second, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_reconcile(ledger, counts, NULL, &table, NULL, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_reconcile(ledger, counts, NULL, &table, &second, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "problems");
    CHECK_FAILS(vmi_ledger_compare(ledger, NULL, NULL, NULL, &table, &second), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "theirs");
    CHECK_FAILS(vmi_ledger_compare(ledger, ledger, NULL, NULL, NULL, &second), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_compare(ledger, ledger, NULL, NULL, &table, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_to_jsonl(ledger, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_from_jsonl(NULL, 1, &made), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "data");
    CHECK_FAILS(vmi_ledger_from_jsonl("x", SIZE_MAX, &made), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_ledger_from_jsonl("", 0, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_snapshot(ledger, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_resume(ledger, NULL, 1, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_resume(ledger, "{}", 2, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_fingerprint(ledger, NULL, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_ledger_check(ledger, 0, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "out");
    CHECK(table == UNTOUCHED && second == UNTOUCHED && made == UNTOUCHED && problems == UNTOUCHED);
}

static void names_that_are_not_known(const VmiLedger *ledger) {
    VmiTable *table = UNTOUCHED;
    CHECK_FAILS(vmi_ledger_table(ledger, "postions", NULL, NULL, &table), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_CONTAINS(last_error().hint, "did you mean \"positions\"?");
    CHECK_TEXT(last_error().value, "postions");
    CHECK_FAILS(vmi_ledger_table(ledger, "proposals", NULL, NULL, &table), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_CONTAINS(last_error().message, "stock, positions, orders, allocations, lots, thresholds, forecasts, findings, events");
    CHECK_FAILS(vmi_ledger_table(ledger, "\xFF", NULL, NULL, &table), VMI_ERROR_NOT_UTF8);
    CHECK(table == UNTOUCHED);
}

static void moments_that_are_none(VmiLedger *ledger, const VmiTable *events) {
    uint64_t check = 7;
    VmiTable *table = UNTOUCHED;
    VmiText *text = UNTOUCHED;
    VmiChecked *problems = UNTOUCHED;
    CHECK_FAILS(vmi_ledger_table(ledger, "stock", "30.06.2026", NULL, &table), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "as_of");
    CHECK_TEXT(last_error().value, "30.06.2026");
    CHECK_CONTAINS(last_error().expected, "2026-06-30T14:05:00Z");
    CHECK_FAILS(vmi_ledger_table(ledger, "stock", NULL, "", &table), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "known_at");
    CHECK_FAILS(vmi_ledger_history(ledger, "A", "L", "2026-06-31", NULL, &table), VMI_ERROR_BAD_SETTING);
    CHECK_FAILS(vmi_ledger_consumption(ledger, "2026-06-01T00:00:00Z", "2026-06-30", NULL, &table), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "from");
    CHECK_FAILS(vmi_ledger_snapshot(ledger, "soon", &text), VMI_ERROR_BAD_SETTING);
    CHECK_FAILS(vmi_ledger_append(ledger, events, VMI_ANY_SEQUENCE, "now", NULL, &problems), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "recorded_at");
    CHECK_FAILS(vmi_ledger_append(ledger, events, -2, NULL, NULL, &problems), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "expected_sequence");
    CHECK_FAILS(vmi_ledger_fingerprint(ledger, "soon", NULL, &text), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "as_of");
    CHECK_FAILS(vmi_ledger_fingerprint(ledger, NULL, "soon", &text), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "known_at");
    CHECK_FAILS(vmi_ledger_check(ledger, -2, &check), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "sequence");
    CHECK_TEXT(last_error().value, "-2");
    CHECK(table == UNTOUCHED && text == UNTOUCHED && problems == UNTOUCHED && check == 7);
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 0);
}

/* A newer header's struct: one field more. */
typedef struct NewerAppended {
    VmiAppended appended;
    size_t newer;
} NewerAppended;

/* A struct that cannot be written is found before anything is appended. */
static void sizes_of_what_was_appended(VmiLedger *ledger, const VmiTable *events) {
    VmiAppended done = {0, -7, 7, 7};
    NewerAppended newer = {{sizeof newer, -7, 7, 7}, 7};
    CHECK_FAILS(vmi_ledger_append(ledger, events, 0, NULL, &done, NULL), VMI_ERROR_STRUCT_SIZE);
    done.struct_size = sizeof(size_t);
    CHECK_FAILS(vmi_ledger_append(ledger, events, 0, NULL, &done, NULL), VMI_ERROR_STRUCT_SIZE);
    CHECK_CONTAINS(last_error().hint, "appended.struct_size");
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 0);
    /* An older caller knew the sequence alone. */
    done.struct_size = offsetof(VmiAppended, added);
    CHECK_OK(vmi_ledger_append(ledger, events, 0, NULL, &done, NULL));
    CHECK(done.sequence == 1 && done.added == 7 && done.repeated == 7);
    CHECK_OK(vmi_ledger_append(ledger, events, 0, NULL, &newer.appended, NULL));
    CHECK(newer.appended.repeated == 1 && newer.newer == 0 && newer.appended.struct_size == sizeof newer);
}

int main(void) {
    VmiTable *events = table_of("events", EVENTS "wms,1,receipt,A,L,1,2026-06-01,2026-06-01\n");
    VmiTable *counts = table_of("counts", "item,location,counted,counted_at\nA,L,1,2026-06-30\n");
    VmiLedger *ledger = NULL;
    CHECK_OK(vmi_ledger_new(&ledger));
    null_ledgers(events, counts);
    null_arguments(ledger, counts);
    names_that_are_not_known(ledger);
    moments_that_are_none(ledger, events);
    sizes_of_what_was_appended(ledger, events);
    vmi_ledger_free(ledger);
    vmi_table_free(events);
    vmi_table_free(counts);
    return 0;
}
