/*
 * A small world to plan for: tables written as CSV in the test itself, so that a reader sees data and outcome side by side.
 */
#ifndef VMI_TEST_WORLD_H
#define VMI_TEST_WORLD_H

#include "check.h"

#define WORLD_TABLES 9

/* Tables, and the pointers to const that a plan takes. */
typedef struct World {
    VmiTable *owned[WORLD_TABLES];
    const VmiTable *shared[WORLD_TABLES];
    size_t count;
} World;

/*
 * A table from lines of CSV, every column as text. The separator is a comma, nothing is quoted, and an empty cell is absent.
 */
VmiTable *table_of(const char *name, const char *csv);

/* Adds a table to a world, which frees it. */
void world_take(World *world, VmiTable *table);

/* Adds a table from CSV. */
void world_add(World *world, const char *name, const char *csv);

/* Three items at two locations from one supplier; nothing is wrong with it. */
World good_world(void);

void world_free(World *world);

/* Options for 2026-06-30 and nothing else. */
VmiPlanOptions options_of_the_day(void);

/* The plan of a world; the test ends if there is none. */
VmiPlan *plan_of(const World *world);

/* A table of results; the test ends if there is none. */
const VmiTable *result(const VmiPlan *plan, const char *name);

#endif
