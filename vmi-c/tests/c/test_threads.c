/* Two threads plan at once from the same tables, and each has its own last error. */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "world.h"

#define ROUNDS 20

typedef struct Worker {
    const World *world;
    pthread_barrier_t *together;
    /* A table that is not known: another one for each thread, so that errors can be told apart. */
    const char *wrong_name;
    char fingerprint[65];
} Worker;

static void plan_once(Worker *worker) {
    VmiPlan *plan = plan_of(worker->world);
    VmiText *fingerprint = NULL;
    CHECK_OK(vmi_plan_fingerprint(plan, &fingerprint));
    snprintf(worker->fingerprint, sizeof worker->fingerprint, "%s", vmi_text_data(fingerprint));
    vmi_text_free(fingerprint);
    vmi_plan_free(plan);
}

static void *work(void *argument) {
    Worker *worker = argument;
    VmiTable *none = NULL;
    for (int round = 0; round < ROUNDS; round++) {
        pthread_barrier_wait(worker->together);
        CHECK_FAILS(vmi_table_new(worker->wrong_name, &none), VMI_ERROR_UNKNOWN_TABLE);
        plan_once(worker);
        pthread_barrier_wait(worker->together);
        /* The other thread has failed as well by now, with another name. */
        CHECK_TEXT(last_error().value, worker->wrong_name);
    }
    return NULL;
}

int main(void) {
    World world = good_world();
    pthread_barrier_t together;
    pthread_t threads[2];
    Worker workers[2] = {{&world, &together, "first", ""}, {&world, &together, "second", ""}};
    CHECK_NUMBER(pthread_barrier_init(&together, NULL, 2), 0);
    for (int at = 0; at < 2; at++) {
        CHECK_NUMBER(pthread_create(&threads[at], NULL, work, &workers[at]), 0);
    }
    for (int at = 0; at < 2; at++) {
        CHECK_NUMBER(pthread_join(threads[at], NULL), 0);
    }
    CHECK_NUMBER(strlen(workers[0].fingerprint), 64);
    CHECK_TEXT(workers[0].fingerprint, workers[1].fingerprint);
    CHECK_NUMBER(last_error().code, VMI_OK);
    pthread_barrier_destroy(&together);
    world_free(&world);
    return 0;
}
