/* Names that are not known: each error tells the nearest one that is. */
#include "world.h"

static void unknown_tables(const VmiPlan *plan) {
    VmiTable *made = NULL;
    const VmiTable *lent = NULL;
    CHECK_FAILS(vmi_table_new("agrements", &made), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_CONTAINS(last_error().hint, "did you mean \"agreements\"?");
    CHECK_TEXT(last_error().value, "agrements");
    CHECK_FAILS(vmi_plan_table(plan, "proposal", &lent), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_CONTAINS(last_error().message, "proposals");
    CHECK(made == NULL && lent == NULL);
}

/* A table of results is no input, though it has the same type. */
static void results_are_no_inputs(const World *world, const VmiPlan *plan) {
    const VmiTable *const tables[] = {world->shared[0], result(plan, "proposals")};
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *made = NULL;
    CHECK_FAILS(vmi_plan_new(tables, 2, &options, &made), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_TEXT(last_error().value, "proposals");
}

static void missing_tables(const World *world) {
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = NULL;
    CHECK_FAILS(vmi_plan_new(NULL, 0, &options, &plan), VMI_ERROR_MISSING_TABLE);
    CHECK_TEXT(last_error().table, "items");
    CHECK_FAILS(vmi_plan_new(world->shared, 2, &options, &plan), VMI_ERROR_MISSING_TABLE);
    CHECK_TEXT(last_error().table, "agreements");
    const VmiTable *const twice[] = {world->shared[0], world->shared[0]};
    CHECK_FAILS(vmi_plan_new(twice, 2, &options, &plan), VMI_ERROR_BAD_COLUMN);
    CHECK_TEXT(last_error().table, "items");
    CHECK(plan == NULL);
}

static void missing_column(void) {
    World world = {{NULL}, {NULL}, 0};
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = NULL;
    world_add(&world, "items", "item,unit\nA-100,EA\n");
    world_add(&world, "agreements", "supplier,item,location,min,lead_time_days\nACME,A-100,DC1,5,2\n");
    world_add(&world, "stock", "item,location,quantitiy,as_of\nA-100,DC1,1,2026-06-30\n");
    CHECK_FAILS(vmi_plan_new(world.shared, world.count, &options, &plan), VMI_ERROR_MISSING_COLUMN);
    CHECK_TEXT(last_error().kind, "missing_column");
    CHECK_TEXT(last_error().table, "stock");
    CHECK_TEXT(last_error().field, "quantity");
    CHECK_CONTAINS(last_error().hint, "the nearest column that is there is \"quantitiy\"");
    CHECK_CONTAINS(last_error().text, "hint: ");
    CHECK(plan == NULL);
    world_free(&world);
}

static void settings(const World *world) {
    const char *const names[] = {"service_level_by_class.A", "demand.window_day"};
    const char *const values[] = {"0.98", "200"};
    const char *const good_names[] = {"service_level_by_class.A", "demand.window_days"};
    const char *const late[] = {"0.98", "tomorrow"};
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = NULL;
    options.setting_names = names;
    options.setting_values = values;
    options.settings = 2;
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &plan), VMI_ERROR_UNKNOWN_SETTING);
    CHECK_TEXT(last_error().field, "demand.window_day");
    CHECK_CONTAINS(last_error().hint, "did you mean \"demand.window_days\"?");
    options.setting_names = good_names;
    options.setting_values = late;
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &plan), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "demand.window_days");
    CHECK_TEXT(last_error().value, "tomorrow");
    CHECK(plan == NULL);
    options.setting_values = values;
    options.threads = 2;
    CHECK_OK(vmi_plan_new(world->shared, world->count, &options, &plan));
    vmi_plan_free(plan);
}

static void dates(const World *world) {
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = NULL;
    options.as_of = "30.06.2026";
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &plan), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "as_of");
    CHECK_TEXT(last_error().value, "30.06.2026");
    options.as_of = "2026-06-30T12:00:00";
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &plan), VMI_ERROR_BAD_SETTING);
    CHECK_CONTAINS(last_error().hint, "needs its zone");
    CHECK(plan == NULL);
    options.as_of = "2026-07-01T12:00:00+02:00";
    CHECK_OK(vmi_plan_new(world->shared, world->count, &options, &plan));
    vmi_plan_free(plan);
}

static void unknown_keys(const VmiPlan *plan) {
    VmiText *text = NULL;
    CHECK_FAILS(vmi_plan_explain(plan, "A-10", "02", &text), VMI_ERROR_UNKNOWN_KEY);
    CHECK_TEXT(last_error().item, "A-10");
    CHECK_TEXT(last_error().location, "02");
    CHECK_CONTAINS(last_error().hint, "did you mean item \"A-100\"?");
    CHECK_FAILS(vmi_plan_explain_json(plan, "A-100", "01", &text), VMI_ERROR_UNKNOWN_KEY);
    CHECK_CONTAINS(last_error().hint, "the item is at 02");
    CHECK(text == NULL);
}

/* Ids are text: 00123 and 123 are two items. */
static void leading_zeros_stay(const VmiPlan *plan) {
    const VmiTable *proposals = result(plan, "proposals");
    VmiText *text = NULL;
    CHECK_NUMBER(vmi_table_rows(proposals), 2);
    CHECK_CELL(proposals, "item", 0, "00123");
    CHECK_CELL(proposals, "location", 0, "01");
    CHECK_CELL(proposals, "supplier", 0, "0007");
    CHECK_CELL(proposals, "quantity", 0, "26");
    CHECK_CELL(proposals, "item", 1, "A-100");
    CHECK_CELL(result(plan, "reasons"), "item", 0, "123");
    CHECK_CELL(result(plan, "reasons"), "reason", 0, "above_trigger");
    CHECK_OK(vmi_plan_explain(plan, "123", "01", &text));
    CHECK_CONTAINS(vmi_text_data(text), "123 at 01: nothing");
    vmi_text_free(text);
}

int main(void) {
    World world = good_world();
    VmiPlan *plan = plan_of(&world);
    unknown_tables(plan);
    results_are_no_inputs(&world, plan);
    missing_tables(&world);
    missing_column();
    settings(&world);
    dates(&world);
    unknown_keys(plan);
    leading_zeros_stay(plan);
    vmi_plan_free(plan);
    world_free(&world);
    return 0;
}
