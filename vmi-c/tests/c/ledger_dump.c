/*
 * Prints what a ledger makes of a CSV of events: JSON lines, positions and a fingerprint, both again as of a moment as known at a moment,
 * and the check values of its first event and of all.
 *
 *     ledger_dump FILE AS_OF KNOWN_AT
 *
 * tests/c_tests.rs prints the same with the engine itself, and compares the bytes.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../../../examples/c/csv_reader.h"
#include "ledger.h"

static VmiTable *events_of(const char *path) {
    Csv csv;
    VmiTable *events = NULL;
    CHECK(csv_read(path, &csv));
    const char **values = malloc((csv.rows + 1) * sizeof *values);
    CHECK(values != NULL);
    CHECK_OK(vmi_table_new("events", &events));
    for (size_t column = 0; column < csv.columns; column++) {
        csv_column(&csv, column, values);
        CHECK_OK(vmi_table_add_text(events, csv_name(&csv, column), values, csv.rows));
    }
    free(values);
    csv_free(&csv);
    return events;
}

static void print(VmiText *text) {
    fwrite(vmi_text_data(text), 1, vmi_text_length(text), stdout);
    vmi_text_free(text);
}

static void print_view(const VmiLedger *ledger, const char *as_of, const char *known_at) {
    VmiTable *positions = ledger_table(ledger, "positions", as_of, known_at);
    VmiText *csv = NULL;
    CHECK_OK(vmi_table_to_csv(positions, &csv));
    print(csv);
    vmi_table_free(positions);
    print(ledger_fingerprint(ledger, as_of, known_at));
    putchar('\n');
}

int main(int count, char **arguments) {
    CHECK_NUMBER(count, 4);
    VmiTable *events = events_of(arguments[1]);
    VmiLedger *ledger = NULL;
    CHECK_OK(vmi_ledger_new(&ledger));
    CHECK_OK(vmi_ledger_append(ledger, events, 0, NULL, NULL, NULL));
    print(jsonl_of(ledger));
    print_view(ledger, NULL, NULL);
    print_view(ledger, arguments[2], arguments[3]);
    printf("%llu %llu\n", (unsigned long long)ledger_check(ledger, 1), (unsigned long long)ledger_check(ledger, VMI_ANY_SEQUENCE));
    vmi_table_free(events);
    vmi_ledger_free(ledger);
    return fflush(stdout) == 0 ? 0 : 1;
}
