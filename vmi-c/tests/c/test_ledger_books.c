/* Book against count, and one party's book against the other's. */
#include "ledger.h"

static const char *const COUNTS =
    "item,location,counted,counted_at,book\n"
    "A,DC1,7,2026-06-30,9\n"
    "B,DC1,5,2026-06-30,\n";

/* A count of 30 June is settled on 3 July, when later facts are known: the adjustment is effective at the count. */
static void a_count_is_reconciled(void) {
    VmiLedger *ledger = ledger_of(EVENTS
        "wms,1,receipt,A,DC1,10,2026-06-20,2026-06-20\n"
        "wms,2,receipt,B,DC1,5,2026-06-20,2026-06-20\n"
        "wms,3,issue,A,DC1,2,2026-07-02,2026-07-02\n");
    VmiTable *counts = table_of("counts", COUNTS);
    VmiTable *discrepancies = NULL;
    VmiTable *adjustments = NULL;
    VmiChecked *problems = NULL;
    VmiAppended done = {sizeof done, 0, 0, 0};
    CHECK_OK(vmi_ledger_reconcile(ledger, counts, NULL, &discrepancies, &adjustments, &problems));
    CHECK_NUMBER(vmi_table_rows(problems_table(problems, "errors")), 0);
    CHECK_NUMBER(vmi_table_rows(discrepancies), 2);
    CHECK_CELL(discrepancies, "counted", 0, "7");
    CHECK_CELL(discrepancies, "book", 0, "10");
    CHECK_CELL(discrepancies, "difference", 0, "-3");
    CHECK_CELL(discrepancies, "reported_book", 0, "9");
    CHECK_CELL(discrepancies, "difference", 1, "0");
    CHECK_NUMBER(vmi_table_rows(adjustments), 1);
    CHECK_CELL(adjustments, "kind", 0, "adjustment");
    CHECK_CELL(adjustments, "quantity", 0, "-3");
    /* Nothing moved so far. */
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 3);
    CHECK_OK(vmi_ledger_append(ledger, adjustments, 3, "2026-07-03", &done, NULL));
    CHECK(done.sequence == 4 && done.added == 1);
    vmi_table_free(discrepancies);
    vmi_table_free(adjustments);
    vmi_checked_free(problems);
    CHECK_OK(vmi_ledger_reconcile(ledger, counts, NULL, &discrepancies, &adjustments, &problems));
    CHECK_CELL(discrepancies, "difference", 0, "0");
    CHECK_NUMBER(vmi_table_rows(adjustments), 0);
    /* No adjustments is no error. */
    CHECK_OK(vmi_ledger_append(ledger, adjustments, VMI_ANY_SEQUENCE, "2026-07-03", &done, NULL));
    CHECK_NUMBER(done.added, 0);
    vmi_table_free(discrepancies);
    vmi_table_free(adjustments);
    vmi_checked_free(problems);
    /* What was known on 2 July stays as it was. */
    CHECK_OK(vmi_ledger_reconcile(ledger, counts, "2026-07-02", &discrepancies, &adjustments, &problems));
    CHECK_CELL(discrepancies, "difference", 0, "-3");
    vmi_table_free(discrepancies);
    vmi_table_free(adjustments);
    vmi_checked_free(problems);
    VmiTable *positions = ledger_table(ledger, "positions", "2026-07-02", NULL);
    CHECK_CELL(positions, "usable", 0, "5");
    vmi_table_free(positions);
    vmi_table_free(counts);
    vmi_ledger_free(ledger);
}

static void two_books_are_compared(void) {
    VmiLedger *ours = ledger_of(EVENTS
        "wms,1,receipt,A,DC1,10,2026-06-01,2026-06-01\n"
        "wms,2,issue,A,DC1,5,2026-06-02,2026-06-02\n"
        "wms,3,issue,A,DC1,1,2026-06-03,2026-06-03\n");
    VmiLedger *theirs = ledger_of(EVENTS
        "wms,1,receipt,A,DC1,10,2026-06-01,2026-06-08\n"
        "wms,2,issue,A,DC1,7,2026-06-02,2026-06-08\n"
        "wms,4,receipt,A,DC1,2,2026-06-04,2026-06-08\n");
    VmiTable *events = NULL;
    VmiTable *stock = NULL;
    CHECK_OK(vmi_ledger_compare(ours, theirs, NULL, NULL, &events, &stock));
    CHECK_NUMBER(vmi_table_rows(events), 3);
    CHECK_CELL(events, "presence", 0, "different");
    CHECK_CELL(events, "event_id", 0, "2");
    CHECK_CELL(events, "here", 0, "-5");
    CHECK_CELL(events, "there", 0, "-7");
    CHECK_CELL(events, "difference", 0, "2");
    CHECK_CELL(events, "presence", 1, "only_here");
    CHECK_CELL(events, "difference", 1, "-1");
    CHECK_CELL(events, "presence", 2, "only_there");
    CHECK_CELL(events, "difference", 2, "-2");
    CHECK_NUMBER(vmi_table_rows(stock), 1);
    CHECK_CELL(stock, "here", 0, "4");
    CHECK_CELL(stock, "there", 0, "5");
    CHECK_CELL(stock, "difference", 0, "-1"); /* 2 - 1 - 2 */
    vmi_table_free(events);
    vmi_table_free(stock);
    /* A party compared with itself. */
    CHECK_OK(vmi_ledger_compare(ours, ours, "2026-06-30", "2026-06-30", &events, &stock));
    CHECK(vmi_table_rows(events) == 0 && vmi_table_rows(stock) == 0);
    vmi_table_free(events);
    vmi_table_free(stock);
    /* As of 1 June both say the same, but not as it was known then. */
    CHECK_OK(vmi_ledger_compare(ours, theirs, "2026-06-01", NULL, &events, &stock));
    CHECK_NUMBER(vmi_table_rows(events), 0);
    vmi_table_free(events);
    vmi_table_free(stock);
    CHECK_OK(vmi_ledger_compare(ours, theirs, "2026-06-01", "2026-06-01", &events, &stock));
    CHECK_CELL(events, "presence", 0, "only_here");
    vmi_table_free(events);
    vmi_table_free(stock);
    vmi_ledger_free(ours);
    vmi_ledger_free(theirs);
}

int main(void) {
    a_count_is_reconciled();
    two_books_are_compared();
    return 0;
}
