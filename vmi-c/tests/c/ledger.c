#include "ledger.h"

#include <string.h>

VmiLedger *ledger_of(const char *csv) {
    VmiLedger *ledger = NULL;
    CHECK_OK(vmi_ledger_new(&ledger));
    append(ledger, csv);
    return ledger;
}

VmiAppended append(VmiLedger *ledger, const char *csv) {
    VmiTable *events = table_of("events", csv);
    VmiAppended done = {sizeof done, -7, 7, 7};
    CHECK_OK(vmi_ledger_append(ledger, events, VMI_ANY_SEQUENCE, NULL, &done, NULL));
    vmi_table_free(events);
    return done;
}

VmiTable *ledger_table(const VmiLedger *ledger, const char *name, const char *as_of, const char *known_at) {
    VmiTable *table = NULL;
    CHECK_OK(vmi_ledger_table(ledger, name, as_of, known_at, &table));
    return table;
}

void check_position(const char *file, int line, const VmiLedger *ledger, const char *as_of, const char *known_at, const char *column,
                    const char *expected) {
    VmiTable *positions = ledger_table(ledger, "positions", as_of, known_at);
    check_number(file, line, (long long)vmi_table_rows(positions), 1, "one position");
    check_cell(file, line, positions, column, 0, expected);
    vmi_table_free(positions);
}

VmiText *jsonl_of(const VmiLedger *ledger) {
    VmiText *text = NULL;
    CHECK_OK(vmi_ledger_to_jsonl(ledger, &text));
    return text;
}

VmiText *ledger_fingerprint(const VmiLedger *ledger, const char *as_of, const char *known_at) {
    VmiText *text = NULL;
    CHECK_OK(vmi_ledger_fingerprint(ledger, as_of, known_at, &text));
    return text;
}

uint64_t ledger_check(const VmiLedger *ledger, int64_t sequence) {
    uint64_t value = 0;
    CHECK_OK(vmi_ledger_check(ledger, sequence, &value));
    return value;
}

VmiReleaseOptions by_anna(void) {
    VmiReleaseOptions options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.at = "2026-07-01T08:00:00Z";
    options.actor = "Anna";
    return options;
}

const VmiTable *problems_table(const VmiChecked *problems, const char *name) {
    const VmiTable *table = NULL;
    CHECK_OK(vmi_checked_table(problems, name, &table));
    return table;
}
