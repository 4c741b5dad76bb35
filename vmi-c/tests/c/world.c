#include "world.h"

#include <stdlib.h>
#include <string.h>

#define MOST_ROWS 64
#define MOST_COLUMNS 16

/* Cells of a small CSV, cut in place: row 0 is the header. */
typedef struct Cells {
    char *text;
    const char *cells[MOST_ROWS][MOST_COLUMNS];
    size_t rows;
    size_t columns;
} Cells;

static char *copy_of(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);
    CHECK(copy != NULL);
    memcpy(copy, text, size);
    return copy;
}

/* Cuts one line at its commas; an empty cell becomes NULL. */
static size_t cut_line(char *line, const char **cells) {
    size_t columns = 0;
    for (char *next = line; next != NULL; columns++) {
        char *comma = strchr(next, ',');
        if (comma != NULL) {
            *comma = '\0';
        }
        CHECK(columns < MOST_COLUMNS);
        cells[columns] = *next == '\0' ? NULL : next;
        next = comma == NULL ? NULL : comma + 1;
    }
    return columns;
}

static void cut(Cells *cells, const char *csv) {
    cells->text = copy_of(csv);
    cells->rows = 0;
    for (char *line = cells->text; *line != '\0'; cells->rows++) {
        char *end = strchr(line, '\n');
        CHECK(end != NULL);
        *end = '\0';
        CHECK(cells->rows < MOST_ROWS);
        size_t columns = cut_line(line, cells->cells[cells->rows]);
        if (cells->rows == 0) {
            cells->columns = columns;
        }
        CHECK_NUMBER(columns, cells->columns);
        line = end + 1;
    }
}

VmiTable *table_of(const char *name, const char *csv) {
    Cells cells;
    cut(&cells, csv);
    VmiTable *table = NULL;
    CHECK_OK(vmi_table_new(name, &table));
    for (size_t column = 0; column < cells.columns; column++) {
        const char *values[MOST_ROWS];
        for (size_t row = 1; row < cells.rows; row++) {
            values[row - 1] = cells.cells[row][column];
        }
        CHECK_OK(vmi_table_add_text(table, cells.cells[0][column], values, cells.rows - 1));
    }
    free(cells.text);
    return table;
}

void world_take(World *world, VmiTable *table) {
    CHECK(world->count < WORLD_TABLES);
    world->owned[world->count] = table;
    world->shared[world->count] = table;
    world->count++;
}

void world_add(World *world, const char *name, const char *csv) {
    world_take(world, table_of(name, csv));
}

World good_world(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "items", "item,unit\n00123,EA\n123,EA\nA-100,EA\n");
    world_add(&world, "locations", "location\n01\n02\n");
    world_add(&world, "suppliers", "supplier\n0007\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,lead_time_days\n"
              "0007,00123,01,10,30,3\n"
              "0007,123,01,10,20,3\n"
              "0007,A-100,02,5,10,2\n");
    world_add(&world, "stock",
              "item,location,quantity,as_of\n"
              "00123,01,4,2026-06-30\n"
              "123,01,15,2026-06-30\n"
              "A-100,02,1,2026-06-30\n");
    return world;
}

void world_free(World *world) {
    for (size_t at = 0; at < world->count; at++) {
        vmi_table_free(world->owned[at]);
    }
    world->count = 0;
}

VmiPlanOptions options_of_the_day(void) {
    VmiPlanOptions options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = "2026-06-30";
    return options;
}

VmiPlan *plan_of(const World *world) {
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = NULL;
    CHECK_OK(vmi_plan_new(world->shared, world->count, &options, &plan));
    return plan;
}

const VmiTable *result(const VmiPlan *plan, const char *name) {
    const VmiTable *table = NULL;
    CHECK_OK(vmi_plan_table(plan, name, &table));
    return table;
}
