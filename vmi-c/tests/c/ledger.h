/*
 * Ledgers from CSV, and their tables: each function ends the test if it fails.
 */
#ifndef VMI_TEST_LEDGER_H
#define VMI_TEST_LEDGER_H

#include "world.h"

/* The columns of the events that most tests need. */
#define EVENTS "source,event_id,kind,item,location,quantity,effective_at,recorded_at\n"

/* A ledger of the events of a CSV. */
VmiLedger *ledger_of(const char *csv);

/* Appends the events of a CSV that has no mistake; says what was done. */
VmiAppended append(VmiLedger *ledger, const char *csv);

/* A ledger's table, the caller's to free. */
VmiTable *ledger_table(const VmiLedger *ledger, const char *name, const char *as_of, const char *known_at);

/* One cell of the only row of a ledger's table of positions. */
void check_position(const char *file, int line, const VmiLedger *ledger, const char *as_of, const char *known_at, const char *column,
                    const char *expected);

#define CHECK_POSITION(ledger, as_of, known_at, column, expected) check_position(HERE, (ledger), (as_of), (known_at), (column), (expected))

/* The same text: of two ledgers, or of one before and after a call. */
VmiText *jsonl_of(const VmiLedger *ledger);

/* The hash of what a ledger knows, as of a moment, as it was known at a moment; the caller's to free. */
VmiText *ledger_fingerprint(const VmiLedger *ledger, const char *as_of, const char *known_at);

/* The check value of a ledger's first events. */
uint64_t ledger_check(const VmiLedger *ledger, int64_t sequence);

/* Options of a release by Anna on 1 July, and nothing else. */
VmiReleaseOptions by_anna(void);

/* The table "errors" or "notices". */
const VmiTable *problems_table(const VmiChecked *problems, const char *name);

#endif
