/* A ledger: what is appended, and what was true at a moment, as it was known at a moment. */
#include <string.h>

#include "ledger.h"

/* A receipt on 1 June, an issue on 10 June that was told on 20 June. */
static const char *const LATE_ISSUE = EVENTS
    "wms,1,receipt,00123,01,10,2026-06-01,2026-06-01T08:00:00Z\n"
    "wms,2,issue,00123,01,4,2026-06-10,2026-06-20\n";

static void events_are_appended_once(void) {
    VmiLedger *ledger = NULL;
    CHECK_OK(vmi_ledger_new(&ledger));
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 0);
    VmiAppended done = append(ledger, LATE_ISSUE);
    CHECK(done.struct_size == sizeof done && done.sequence == 2 && done.added == 2 && done.repeated == 0);
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 2);
    /* Told again, with one that is new: 4.0 is 4, and recorded_at is no part of the fact. */
    done = append(ledger, EVENTS
        "wms,2,issue,00123,01,4.0,2026-06-10,2026-06-25\n"
        "wms,3,issue,00123,01,1,2026-06-25,2026-06-25\n");
    CHECK(done.sequence == 3 && done.added == 1 && done.repeated == 1);
    /* No rows at all. */
    done = append(ledger, EVENTS);
    CHECK(done.sequence == 3 && done.added == 0 && done.repeated == 0);
    CHECK_POSITION(ledger, NULL, NULL, "usable", "5");
    vmi_ledger_free(ledger);
}

static void another_body_is_a_conflict(void) {
    VmiLedger *ledger = ledger_of(LATE_ISSUE);
    VmiTable *events = table_of("events", EVENTS
        "wms,9,receipt,00123,01,1,2026-06-21,2026-06-21\n"
        "wms,2,issue,00123,01,5,2026-06-10,2026-06-22\n");
    VmiAppended done = {sizeof done, -7, 7, 7};
    VmiChecked *problems = NULL;
    CHECK_FAILS(vmi_ledger_append(ledger, events, VMI_ANY_SEQUENCE, NULL, &done, &problems), VMI_ERROR_CONFLICTING_EVENTS);
    CHECK_TEXT(last_error().table, "events");
    CHECK_NUMBER(last_error().row, 2);
    CHECK_TEXT(last_error().field, "event_id");
    CHECK_TEXT(last_error().value, "2");
    CHECK_TEXT(last_error().item, "00123");
    CHECK(done.sequence == -7 && done.added == 7 && done.repeated == 7);
    CHECK_NUMBER(vmi_checked_is_fatal(problems), 1);
    CHECK_NUMBER(vmi_table_rows(problems_table(problems, "errors")), 1);
    CHECK_CELL(problems_table(problems, "errors"), "code", 0, "134");
    CHECK_CELL(problems_table(problems, "errors"), "row", 0, "2");
    /* Nothing of the batch is there, the good row neither. */
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 2);
    vmi_checked_free(problems);
    vmi_table_free(events);
    vmi_ledger_free(ledger);
}

static void a_stale_writer_is_told(void) {
    VmiLedger *ledger = ledger_of(LATE_ISSUE);
    VmiTable *more = table_of("events", EVENTS "wms,3,issue,00123,01,1,2026-06-25,2026-06-25\n");
    VmiTable *again = table_of("events", LATE_ISSUE);
    VmiAppended done = {sizeof done, -7, 7, 7};
    VmiChecked *problems = NULL;
    CHECK_FAILS(vmi_ledger_append(ledger, more, 1, NULL, &done, &problems), VMI_ERROR_SEQUENCE_CONFLICT);
    CHECK_CONTAINS(last_error().message, "expected sequence 1, the ledger is at 2");
    CHECK_CELL(problems_table(problems, "errors"), "code", 0, "135");
    CHECK_CELL(problems_table(problems, "errors"), "row", 0, "");
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 2);
    vmi_checked_free(problems);
    /* A writer that tells nothing new is not stale. */
    CHECK_OK(vmi_ledger_append(ledger, again, 0, NULL, &done, NULL));
    CHECK(done.sequence == 2 && done.added == 0 && done.repeated == 2);
    CHECK_OK(vmi_ledger_append(ledger, more, vmi_ledger_sequence(ledger), NULL, NULL, NULL));
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 3);
    vmi_table_free(more);
    vmi_table_free(again);
    vmi_ledger_free(ledger);
}

/* Rows that do not say when they became known did so when the caller says. */
static void rows_that_do_not_say_when_they_became_known(void) {
    VmiLedger *ledger = NULL;
    VmiTable *events = table_of("events",
        "source,event_id,kind,item,location,quantity,effective_at\n"
        "wms,1,receipt,A,DC1,10,2026-06-01\n");
    CHECK_OK(vmi_ledger_new(&ledger));
    CHECK_OK(vmi_ledger_append(ledger, events, 0, "2026-06-05T10:00:00+02:00", NULL, NULL));
    VmiTable *seen = ledger_table(ledger, "events", NULL, NULL);
    CHECK_CELL(seen, "effective_at", 0, "2026-06-01");
    CHECK_CELL(seen, "recorded_at", 0, "2026-06-05T08:00:00Z");
    vmi_table_free(seen);
    vmi_table_free(events);
    vmi_ledger_free(ledger);
}

static void views_of_two_times(void) {
    VmiLedger *ledger = ledger_of(LATE_ISSUE);
    VmiTable *table = NULL;
    CHECK_POSITION(ledger, NULL, NULL, "usable", "6");
    CHECK_POSITION(ledger, "2026-06-15", NULL, "usable", "6");
    /* On 15 June nobody knew of the issue yet, and on 9 June it had not happened. */
    CHECK_POSITION(ledger, "2026-06-15", "2026-06-15", "usable", "10");
    CHECK_POSITION(ledger, "2026-06-09", NULL, "usable", "10");
    CHECK_POSITION(ledger, NULL, "2026-06-20", "usable", "6");
    CHECK_POSITION(ledger, NULL, "2026-06-20T12:00:00Z", "usable", "10");
    table = ledger_table(ledger, "positions", NULL, "2026-06-01T07:59:59Z");
    CHECK_NUMBER(vmi_table_rows(table), 0);
    vmi_table_free(table);
    table = ledger_table(ledger, "events", NULL, "2026-06-15");
    CHECK_NUMBER(vmi_table_rows(table), 1);
    CHECK_CELL(table, "event_id", 0, "1");
    vmi_table_free(table);
    table = ledger_table(ledger, "events", "2026-06-09", NULL);
    CHECK_NUMBER(vmi_table_rows(table), 1);
    vmi_table_free(table);
    table = ledger_table(ledger, "stock", "2026-06-15", "2026-06-15");
    CHECK_NUMBER(vmi_table_rows(table), 1);
    CHECK_CELL(table, "item", 0, "00123");
    CHECK_CELL(table, "location", 0, "01");
    CHECK_CELL(table, "quantity", 0, "10");
    CHECK_CELL(table, "as_of", 0, "2026-06-15");
    vmi_table_free(table);
    vmi_ledger_free(ledger);
}

/* Each kind of table has what the kinds of events tell. */
static void a_table_for_every_question(void) {
    VmiLedger *ledger = ledger_of(
        "source,event_id,kind,item,location,quantity,effective_at,order,line,supplier,promised_for,min,max,set_by,lot,expires_on\n"
        "erp,1,order_placed,A,DC1,20,2026-06-01,P7,1,ACME,2026-06-10,,,,,\n"
        "erp,2,order_confirmed,A,DC1,18,2026-06-02,P7,1,,2026-06-12,,,,,\n"
        "erp,3,order_shipped,A,DC1,12,2026-06-03,P7,1,,,,,,,\n"
        "wms,1,order_received,A,DC1,5,2026-06-04,P7,1,,,,,,L1,2026-12-31\n"
        "erp,4,threshold_change,A,DC1,,2026-06-05,,,ACME,,10,30,customer,,\n"
        "crm,1,forecast_received,A,DC1,7.5,2026-06-05,,,,2026-07-01,,,,,\n"
        "wms,2,issue,A,DC1,6,2026-06-06,,,,,,,,,\n");
    VmiTable *table = ledger_table(ledger, "orders", NULL, NULL);
    CHECK_NUMBER(vmi_table_rows(table), 1);
    CHECK_CELL(table, "order", 0, "P7");
    CHECK_CELL(table, "supplier", 0, "ACME");
    CHECK_CELL(table, "confirmed", 0, "18");
    CHECK_CELL(table, "received", 0, "5");
    CHECK_CELL(table, "promised_for", 0, "2026-06-12");
    vmi_table_free(table);
    table = ledger_table(ledger, "lots", "2026-06-05", NULL);
    CHECK_CELL(table, "lot", 0, "L1");
    CHECK_CELL(table, "quantity", 0, "5");
    CHECK_CELL(table, "expires_on", 0, "2026-12-31");
    vmi_table_free(table);
    table = ledger_table(ledger, "thresholds", NULL, NULL);
    CHECK_CELL(table, "min", 0, "10");
    CHECK_CELL(table, "set_by", 0, "customer");
    vmi_table_free(table);
    table = ledger_table(ledger, "forecasts", NULL, NULL);
    CHECK_CELL(table, "date", 0, "2026-07-01");
    CHECK_CELL(table, "quantity", 0, "7.5");
    vmi_table_free(table);
    table = ledger_table(ledger, "findings", NULL, NULL);
    CHECK_NUMBER(vmi_table_rows(table), 1);
    CHECK_CELL(table, "kind", 0, "negative_stock");
    CHECK_CELL(table, "quantity", 0, "-1");
    vmi_table_free(table);
    CHECK_POSITION(ledger, NULL, NULL, "in_transit", "7");
    CHECK_POSITION(ledger, NULL, NULL, "on_order_confirmed", "6");
    CHECK_POSITION(ledger, NULL, NULL, "position", "12");
    vmi_ledger_free(ledger);
}

static void history_is_told_in_the_order_in_which_it_happened(void) {
    VmiLedger *ledger = ledger_of(LATE_ISSUE);
    VmiTable *history = NULL;
    append(ledger, EVENTS "wms,3,receipt,00123,01,2,2026-06-05,2026-06-26\n");
    CHECK_OK(vmi_ledger_history(ledger, "00123", "01", NULL, NULL, &history));
    CHECK_NUMBER(vmi_table_rows(history), 3);
    CHECK_CELL(history, "event_id", 0, "1");
    CHECK_CELL(history, "event_id", 1, "3");
    CHECK_CELL(history, "sequence", 1, "2");
    CHECK_CELL(history, "event_id", 2, "2");
    CHECK_CELL(history, "from", 2, "usable");
    CHECK_CELL(history, "to", 2, "customers");
    CHECK_CELL(history, "quantity", 2, "4");
    CHECK_CELL(history, "recorded_at", 2, "2026-06-20");
    vmi_table_free(history);
    CHECK_OK(vmi_ledger_history(ledger, "00123", "01", "2026-06-09", "2026-06-20", &history));
    CHECK_NUMBER(vmi_table_rows(history), 1);
    vmi_table_free(history);
    CHECK_OK(vmi_ledger_history(ledger, "123", "01", NULL, NULL, &history));
    CHECK_NUMBER(vmi_table_rows(history), 0);
    vmi_table_free(history);
    vmi_ledger_free(ledger);
}

/* What is billed of consigned stock, and what was billed before a late issue was known. */
static void consumption_of_consigned_stock(void) {
    VmiLedger *ledger = ledger_of(
        "source,event_id,kind,item,location,quantity,effective_at,recorded_at,owner\n"
        "wms,1,receipt,A,DC1,10,2026-06-01,2026-06-01,supplier\n"
        "wms,2,issue,A,DC1,4,2026-06-12,2026-06-12,supplier\n"
        "wms,3,issue,A,DC1,2.5,2026-06-30,2026-07-03,supplier\n"
        "wms,4,issue,A,DC1,1,2026-07-01,2026-07-03,supplier\n");
    VmiTable *june = NULL;
    CHECK_OK(vmi_ledger_consumption(ledger, "2026-06-01", "2026-06-30", NULL, &june));
    CHECK_NUMBER(vmi_table_rows(june), 2);
    CHECK_CELL(june, "quantity", 0, "4");
    CHECK_CELL(june, "event_id", 1, "3");
    CHECK_CELL(june, "quantity", 1, "2.5");
    vmi_table_free(june);
    CHECK_OK(vmi_ledger_consumption(ledger, "2026-06-01", "2026-06-30", "2026-07-01", &june));
    CHECK_NUMBER(vmi_table_rows(june), 1);
    vmi_table_free(june);
    CHECK_POSITION(ledger, NULL, NULL, "consigned", "2.5");
    vmi_ledger_free(ledger);
}

/* Fields as a COBOL program has them: of a fixed width, filled up with blanks; numbers with a scale; dates like 20260630. */
static void events_from_fields_of_a_record(void) {
    const int64_t hundredths[] = {1000, 250};
    const int32_t days[] = {20260601, 20260610};
    VmiLedger *ledger = NULL;
    VmiTable *events = NULL;
    CHECK_OK(vmi_table_new("events", &events));
    CHECK_OK(vmi_table_add_text_fixed(events, "source", "WMS   WMS   ", 6, 2));
    CHECK_OK(vmi_table_add_text_fixed(events, "event_id", "00010002", 4, 2));
    CHECK_OK(vmi_table_add_text_fixed(events, "kind", "receipt   issue     ", 10, 2));
    CHECK_OK(vmi_table_add_text_fixed(events, "item", "00123   00123   ", 8, 2));
    CHECK_OK(vmi_table_add_text_fixed(events, "location", "0101", 2, 2));
    CHECK_OK(vmi_table_add_decimal(events, "quantity", hundredths, 2, NULL, 2));
    CHECK_OK(vmi_table_add_date_yyyymmdd(events, "effective_at", days, 2));
    CHECK_OK(vmi_ledger_new(&ledger));
    CHECK_OK(vmi_ledger_append(ledger, events, VMI_ANY_SEQUENCE, NULL, NULL, NULL));
    CHECK_POSITION(ledger, "2026-06-30", NULL, "usable", "7.5");
    CHECK_POSITION(ledger, "2026-06-30", NULL, "item", "00123");
    CHECK_POSITION(ledger, "2026-06-30", NULL, "newest", "2026-06-10");
    vmi_table_free(events);
    vmi_ledger_free(ledger);
}

/* A ledger's events, appended to another, make the same ledger. */
static void events_can_be_handed_on(void) {
    VmiLedger *ledger = ledger_of(LATE_ISSUE);
    VmiLedger *other = NULL;
    VmiTable *events = ledger_table(ledger, "events", NULL, NULL);
    CHECK_OK(vmi_ledger_new(&other));
    CHECK_OK(vmi_ledger_append(other, events, 0, NULL, NULL, NULL));
    vmi_table_free(events);
    VmiText *here = jsonl_of(ledger);
    VmiText *there = jsonl_of(other);
    CHECK_TEXT(vmi_text_data(there), vmi_text_data(here));
    vmi_text_free(here);
    vmi_text_free(there);
    vmi_ledger_free(ledger);
    vmi_ledger_free(other);
}

int main(void) {
    events_are_appended_once();
    another_body_is_a_conflict();
    a_stale_writer_is_told();
    rows_that_do_not_say_when_they_became_known();
    views_of_two_times();
    a_table_for_every_question();
    history_is_told_in_the_order_in_which_it_happened();
    consumption_of_consigned_stock();
    events_from_fields_of_a_record();
    events_can_be_handed_on();
    return 0;
}
