/* All that is wrong with the inputs, without a plan. */
#include "world.h"

static const VmiTable *table_of_check(const VmiChecked *checked, const char *name) {
    const VmiTable *table = NULL;
    CHECK_OK(vmi_checked_table(checked, name, &table));
    return table;
}

/* What keeps a plan from being made is reported all at once, where vmi_plan_new stops at the first. */
static void fatal(void) {
    World world = {{NULL}, {NULL}, 0};
    VmiPlanOptions options = options_of_the_day();
    VmiChecked *checked = NULL;
    world_add(&world, "items", "item,name\nA,x\n");
    world_add(&world, "stock", "item,location,as_of\nA,DC1,2026-06-30\n");
    options.as_of = "yesterday";
    CHECK_OK(vmi_check(world.shared, world.count, &options, &checked));
    CHECK_NUMBER(vmi_checked_is_fatal(checked), 1);
    const VmiTable *errors = table_of_check(checked, "errors");
    CHECK_NUMBER(vmi_table_rows(errors), 4);
    CHECK_CELL(errors, "field", 0, "as_of");
    CHECK_CELL(errors, "kind", 1, "missing_column");
    CHECK_CELL(errors, "field", 1, "unit");
    CHECK_CELL(errors, "field", 2, "quantity");
    CHECK_CELL(errors, "kind", 3, "missing_table");
    CHECK_CELL(errors, "table", 3, "agreements");
    vmi_checked_free(checked);
    world_free(&world);
}

static void not_fatal(void) {
    World world = good_world();
    VmiPlanOptions options = options_of_the_day();
    VmiChecked *checked = NULL;
    const VmiTable *table = NULL;
    world_add(&world, "demand", "item,location,date,quantity,shelf\nA-100,02,2026-06-01,many,7\n");
    CHECK_OK(vmi_check(world.shared, world.count, &options, &checked));
    world_free(&world);
    CHECK_NUMBER(vmi_checked_is_fatal(checked), 0);
    CHECK_NUMBER(vmi_table_rows(table_of_check(checked, "errors")), 1);
    CHECK_CELL(table_of_check(checked, "errors"), "kind", 0, "not_a_number");
    CHECK_CELL(table_of_check(checked, "notices"), "kind", 0, "unknown_column");
    CHECK_CELL(table_of_check(checked, "notices"), "field", 0, "shelf");
    CHECK_FAILS(vmi_checked_table(checked, "proposals", &table), VMI_ERROR_UNKNOWN_TABLE);
    vmi_checked_free(checked);
}

int main(void) {
    fatal();
    not_fatal();
    return 0;
}
