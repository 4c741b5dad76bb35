/* A ledger as text: JSON lines there and back, snapshots that are checked before they are used. */
#include <string.h>

#include "ledger.h"

static const char *const FACTS = EVENTS
    "wms,1,receipt,00123,01,10,2026-06-01,2026-06-01T08:00:00Z\n"
    "wms,2,issue,00123,01,4.25,2026-06-10,2026-06-20\n"
    "caf\xC3\xA9,1,scrap,00123,01,0.5,2026-06-10T23:30:00.5-02:00,2026-06-20\n";

static void there_and_back(void) {
    VmiLedger *ledger = ledger_of(FACTS);
    VmiLedger *read = NULL;
    VmiText *text = jsonl_of(ledger);
    CHECK_CONTAINS(vmi_text_data(text), "{\"vmi_events\":2}\n{\"source\":\"wms\",\"event_id\":\"1\"");
    CHECK_CONTAINS(vmi_text_data(text), "\"source\":\"caf\xC3\xA9\"");
    CHECK_NUMBER(vmi_text_length(text), strlen(vmi_text_data(text)));
    CHECK_OK(vmi_ledger_from_jsonl(vmi_text_data(text), vmi_text_length(text), &read));
    VmiText *again = jsonl_of(read);
    CHECK_TEXT(vmi_text_data(again), vmi_text_data(text));
    CHECK_NUMBER(vmi_ledger_sequence(read), 3);
    CHECK_POSITION(read, NULL, NULL, "usable", "5.25");
    /* What is read goes on. */
    append(read, EVENTS "wms,3,receipt,00123,01,1,2026-06-21,2026-06-21\n");
    CHECK_POSITION(read, NULL, NULL, "usable", "6.25");
    vmi_text_free(text);
    vmi_text_free(again);
    vmi_ledger_free(ledger);
    vmi_ledger_free(read);
}

/* No NUL is looked for: the length says where the text ends. */
static void the_length_counts(void) {
    const char text[] = "{\"vmi_events\":2}\n"
                        "{\"source\":\"a\",\"event_id\":\"1\",\"kind\":\"issue\",\"item\":\"A\",\"location\":\"L\",\"quantity\":\"1\","
                        "\"effective_at\":\"2026-06-01\"}\nrubbish";
    VmiLedger *ledger = NULL;
    CHECK_OK(vmi_ledger_from_jsonl(text, strlen(text) - strlen("rubbish"), &ledger));
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 1);
    vmi_ledger_free(ledger);
    CHECK_OK(vmi_ledger_from_jsonl(NULL, 0, &ledger));
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 0);
    vmi_ledger_free(ledger);
}

static void a_line_that_is_wrong_is_named(void) {
    const char *const wrong = "{\"vmi_events\":2}\n{\"source\":\"a\"}\n";
    const char *const newer = "{\"vmi_events\":3}\n";
    const char *const negative = "{\"source\":\"a\",\"event_id\":\"1\",\"kind\":\"issue\",\"item\":\"A\",\"location\":\"L\",\"quantity\":\"-1\","
                                 "\"effective_at\":\"2026-06-01\"}\n";
    VmiLedger *ledger = NULL;
    CHECK_FAILS(vmi_ledger_from_jsonl(wrong, strlen(wrong), &ledger), VMI_ERROR_NOT_TEXT);
    CHECK_NUMBER(last_error().row, 2);
    CHECK_TEXT(last_error().table, "events");
    CHECK_FAILS(vmi_ledger_from_jsonl(newer, strlen(newer), &ledger), VMI_ERROR_NOT_SUPPORTED);
    CHECK_TEXT(last_error().value, "3");
    CHECK_FAILS(vmi_ledger_from_jsonl(negative, strlen(negative), &ledger), VMI_ERROR_OUT_OF_RANGE);
    CHECK_TEXT(last_error().field, "quantity");
    CHECK_FAILS(vmi_ledger_from_jsonl("{}\xFF", 3, &ledger), VMI_ERROR_NOT_UTF8);
    CHECK_CONTAINS(last_error().message, "from byte 2");
    CHECK(ledger == NULL);
}

/* A file that was damaged is found, and gives no wrong stock. */
static void a_snapshot_that_was_changed(const VmiLedger *ledger, const VmiText *snapshot) {
    char changed[4096];
    VmiTable *resumed = NULL;
    CHECK(vmi_text_length(snapshot) < sizeof changed);
    memcpy(changed, vmi_text_data(snapshot), vmi_text_length(snapshot));
    char *sum = memchr(changed, '5', vmi_text_length(snapshot));
    CHECK(sum != NULL);
    *sum = '6';
    CHECK_FAILS(vmi_ledger_resume(ledger, changed, vmi_text_length(snapshot), &resumed), VMI_ERROR_NOT_TEXT);
    CHECK(resumed == NULL);
}

static void a_snapshot_is_gone_on_from(void) {
    VmiLedger *ledger = ledger_of(FACTS);
    VmiLedger *other = ledger_of(EVENTS "wms,1,receipt,00123,01,11,2026-06-01,2026-06-01\n");
    VmiText *snapshot = NULL;
    VmiText *of_all = NULL;
    VmiText *resumed_csv = NULL;
    VmiText *whole_csv = NULL;
    VmiTable *resumed = NULL;
    CHECK_OK(vmi_ledger_snapshot(ledger, "2026-06-30", &snapshot));
    CHECK_OK(vmi_ledger_snapshot(ledger, NULL, &of_all));
    append(ledger, EVENTS
        "wms,3,issue,00123,01,1,2026-06-21,2026-06-21\n"
        "wms,4,issue,00123,01,1,2026-07-01,2026-07-01\n");
    CHECK_OK(vmi_ledger_resume(ledger, vmi_text_data(snapshot), vmi_text_length(snapshot), &resumed));
    VmiTable *whole = ledger_table(ledger, "positions", "2026-06-30", NULL);
    CHECK_OK(vmi_table_to_csv(resumed, &resumed_csv));
    CHECK_OK(vmi_table_to_csv(whole, &whole_csv));
    CHECK_TEXT(vmi_text_data(resumed_csv), vmi_text_data(whole_csv));
    CHECK_CELL(resumed, "usable", 0, "4.25");
    vmi_text_free(resumed_csv);
    vmi_text_free(whole_csv);
    vmi_table_free(whole);
    vmi_table_free(resumed);
    resumed = NULL;
    CHECK_OK(vmi_ledger_resume(ledger, vmi_text_data(of_all), vmi_text_length(of_all), &resumed));
    CHECK_CELL(resumed, "usable", 0, "3.25");
    vmi_table_free(resumed);
    resumed = NULL;
    CHECK_FAILS(vmi_ledger_resume(other, vmi_text_data(snapshot), vmi_text_length(snapshot), &resumed), VMI_ERROR_SEQUENCE_CONFLICT);
    CHECK_FAILS(vmi_ledger_resume(ledger, vmi_text_data(snapshot), vmi_text_length(snapshot) - 1, &resumed), VMI_ERROR_NOT_TEXT);
    CHECK_FAILS(vmi_ledger_resume(ledger, NULL, 0, &resumed), VMI_ERROR_NOT_TEXT);
    CHECK(resumed == NULL);
    a_snapshot_that_was_changed(ledger, snapshot);
    vmi_text_free(snapshot);
    vmi_text_free(of_all);
    vmi_ledger_free(ledger);
    vmi_ledger_free(other);
}

/* The same facts, told in another order at another time: one fingerprint. One fact more or less: another. */
static void the_fingerprint_is_that_of_the_facts(void) {
    VmiLedger *ours = ledger_of(FACTS);
    VmiLedger *theirs = ledger_of(EVENTS
        "caf\xC3\xA9,1,scrap,00123,01,0.50,2026-06-11T01:30:00.5Z,2026-06-21\n"
        "wms,1,receipt,00123,01,10,2026-06-01,2026-06-22\n");
    VmiText *all = ledger_fingerprint(ours, NULL, NULL);
    VmiText *fewer = ledger_fingerprint(theirs, NULL, NULL);
    CHECK_NUMBER(vmi_text_length(all), 64);
    CHECK(strcmp(vmi_text_data(all), vmi_text_data(fewer)) != 0);
    vmi_text_free(fewer);
    append(theirs, EVENTS "wms,2,issue,00123,01,4.25,2026-06-10,2026-06-23\n");
    VmiText *same = ledger_fingerprint(theirs, NULL, NULL);
    CHECK_TEXT(vmi_text_data(same), vmi_text_data(all));
    vmi_text_free(same);
    /* Before the issue, both knew of the receipt alone, each from another day on. */
    VmiText *before = ledger_fingerprint(ours, "2026-06-09", "2026-06-02");
    same = ledger_fingerprint(theirs, "2026-06-09", "2026-06-22");
    CHECK_TEXT(vmi_text_data(same), vmi_text_data(before));
    CHECK(strcmp(vmi_text_data(before), vmi_text_data(all)) != 0);
    vmi_text_free(same);
    vmi_text_free(before);
    vmi_text_free(all);
    vmi_ledger_free(ours);
    vmi_ledger_free(theirs);
}

/* A copy that has the first events knows that it may go on. */
static void the_check_value_is_that_of_the_first_events(void) {
    VmiLedger *original = ledger_of(FACTS);
    VmiLedger *copy = ledger_of(EVENTS "wms,1,receipt,00123,01,10,2026-06-01,2026-06-01T08:00:00Z\n");
    VmiLedger *other = ledger_of(EVENTS "wms,1,receipt,00123,01,10,2026-06-01,2026-06-01T09:00:00Z\n");
    CHECK(ledger_check(original, 1) == ledger_check(copy, VMI_ANY_SEQUENCE));
    CHECK(ledger_check(original, 1) != ledger_check(other, 1));
    CHECK(ledger_check(original, 0) == ledger_check(other, 0));
    CHECK(ledger_check(original, 3) == ledger_check(original, VMI_ANY_SEQUENCE));
    CHECK(ledger_check(original, 3) == ledger_check(original, INT64_MAX));
    CHECK(ledger_check(original, 3) != ledger_check(original, 2));
    vmi_ledger_free(original);
    vmi_ledger_free(copy);
    vmi_ledger_free(other);
}

int main(void) {
    there_and_back();
    the_length_counts();
    a_line_that_is_wrong_is_named();
    a_snapshot_is_gone_on_from();
    the_fingerprint_is_that_of_the_facts();
    the_check_value_is_that_of_the_first_events();
    return 0;
}
