/* Two threads read one ledger at once; between their rounds, when no thread reads, one appends. */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>

#include "ledger.h"

#define ROUNDS 20

typedef struct Reader {
    const VmiLedger *ledger;
    pthread_barrier_t *together;
    /* What this one reads: another view for each thread. */
    const char *as_of;
} Reader;

/* One is received a day: as of a day of June, so many are there as were appended, at most as many as days. */
static void read_once(const Reader *reader, int round, int days) {
    char expected[16];
    snprintf(expected, sizeof expected, "%d", round < days ? round : days);
    CHECK_POSITION(reader->ledger, reader->as_of, NULL, "usable", expected);
    VmiTable *history = NULL;
    CHECK_OK(vmi_ledger_history(reader->ledger, "A", "DC1", reader->as_of, NULL, &history));
    CHECK_NUMBER(vmi_table_rows(history), round < days ? round : days);
    vmi_table_free(history);
    vmi_text_free(jsonl_of(reader->ledger));
}

static void *read_rounds(void *argument) {
    const Reader *reader = argument;
    int days = (reader->as_of[8] - '0') * 10 + (reader->as_of[9] - '0');
    for (int round = 1; round <= ROUNDS; round++) {
        pthread_barrier_wait(reader->together);
        read_once(reader, round, days);
        pthread_barrier_wait(reader->together);
    }
    return NULL;
}

static void append_one(VmiLedger *ledger, int day) {
    char csv[256];
    snprintf(csv, sizeof csv, EVENTS "wms,%d,receipt,A,DC1,1,2026-06-%02d,2026-06-%02d\n", day, day, day);
    append(ledger, csv);
}

int main(void) {
    VmiLedger *ledger = NULL;
    pthread_barrier_t together;
    pthread_t threads[2];
    CHECK_OK(vmi_ledger_new(&ledger));
    Reader readers[2] = {{ledger, &together, "2026-06-05"}, {ledger, &together, "2026-06-30"}};
    CHECK_NUMBER(pthread_barrier_init(&together, NULL, 3), 0);
    for (int at = 0; at < 2; at++) {
        CHECK_NUMBER(pthread_create(&threads[at], NULL, read_rounds, &readers[at]), 0);
    }
    for (int round = 1; round <= ROUNDS; round++) {
        append_one(ledger, round);
        pthread_barrier_wait(&together);
        pthread_barrier_wait(&together);
    }
    for (int at = 0; at < 2; at++) {
        CHECK_NUMBER(pthread_join(threads[at], NULL), 0);
    }
    CHECK_NUMBER(vmi_ledger_sequence(ledger), ROUNDS);
    pthread_barrier_destroy(&together);
    vmi_ledger_free(ledger);
    return 0;
}
