/* A plan from a ledger: its tables are handed in as any other, and the plan is the one of the same facts. */
#include <string.h>

#include "ledger.h"

static const char *const FACTS =
    "source,event_id,kind,item,location,quantity,effective_at,recorded_at,order,line,supplier,promised_for\n"
    "wms,1,receipt,00123,01,14,2026-06-01,2026-06-01,,,,\n"
    "erp,1,order_placed,00123,01,5,2026-06-20,2026-06-20,P7,1,0007,2026-07-02\n"
    "wms,2,issue,00123,01,10,2026-06-25,2026-06-29,,,,\n"
    "wms,3,receipt,A-100,02,1,2026-06-29,2026-06-29,,,,\n"
    "wms,4,issue,00123,01,1,2026-07-01,2026-07-01,,,,\n";

/* Items and agreements: what the ledger does not tell. */
static World catalog(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "items", "item,unit\n00123,EA\nA-100,EA\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,lead_time_days\n"
              "0007,00123,01,10,30,3\n"
              "0007,A-100,02,5,10,2\n");
    return world;
}

static VmiText *fingerprint_of(const VmiPlan *plan) {
    VmiText *text = NULL;
    CHECK_OK(vmi_plan_fingerprint(plan, &text));
    return text;
}

/* The plan of the catalog and these tables, which it frees. */
static VmiPlan *plan_with(const VmiPlanOptions *options, VmiTable *first, VmiTable *second) {
    World world = catalog();
    VmiPlan *plan = NULL;
    if (first != NULL) {
        world_take(&world, first);
    }
    if (second != NULL) {
        world_take(&world, second);
    }
    CHECK_OK(vmi_plan_new(world.shared, world.count, options, &plan));
    CHECK_NUMBER(vmi_table_rows(result(plan, "errors")), 0);
    world_free(&world);
    return plan;
}

/* 4 in stock and 5 on order, up to 30; 1 in stock, up to 10. */
static void is_as_expected(const VmiPlan *plan) {
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 2);
    CHECK_CELL(result(plan, "proposals"), "position", 0, "9");
    CHECK_CELL(result(plan, "proposals"), "quantity", 0, "21");
    CHECK_CELL(result(plan, "proposals"), "quantity", 1, "9");
}

/* From the ledger itself, from its table of events, and from the table that it was made of: one plan. */
static void the_same_facts_make_the_same_plan(const VmiLedger *ledger) {
    VmiPlanOptions plain = options_of_the_day();
    VmiPlanOptions options = options_of_the_day();
    options.ledger = ledger;
    VmiPlan *const plans[] = {
        plan_with(&plain, table_of("events", FACTS), NULL),
        plan_with(&plain, ledger_table(ledger, "events", NULL, NULL), NULL),
        plan_with(&options, NULL, NULL),
    };
    VmiText *expected = fingerprint_of(plans[0]);
    for (size_t at = 0; at < 3; at++) {
        VmiText *found = fingerprint_of(plans[at]);
        is_as_expected(plans[at]);
        CHECK_TEXT(vmi_text_data(found), vmi_text_data(expected));
        vmi_text_free(found);
    }
    vmi_text_free(expected);
    for (size_t at = 0; at < 3; at++) {
        vmi_plan_free(plans[at]);
    }
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 5);
}

/* The plan that could have been made on 28 June, before the issue of the 25th was known. */
static void the_plan_as_it_was_known(const VmiLedger *ledger) {
    VmiPlanOptions options = options_of_the_day();
    options.ledger = ledger;
    options.known_at = "2026-06-28";
    VmiPlan *plan = plan_with(&options, NULL, NULL);
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 0);
    CHECK_CELL(result(plan, "reasons"), "item", 0, "00123");
    CHECK_CELL(result(plan, "reasons"), "reason", 0, "above_trigger");
    CHECK_CELL(result(plan, "reasons"), "position", 0, "19");
    vmi_plan_free(plan);
}

/* Stock and orders of one view tell the same as the events behind them. */
static void stock_and_orders_of_a_view_are_planned(const VmiLedger *ledger) {
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = plan_with(&options, ledger_table(ledger, "stock", "2026-06-30", NULL), ledger_table(ledger, "orders", "2026-06-30", NULL));
    is_as_expected(plan);
    vmi_plan_free(plan);
}

/* Facts that are given twice, and a moment that is none. */
static void options_that_cannot_be(const VmiLedger *ledger) {
    World world = catalog();
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = NULL;
    VmiChecked *checked = NULL;
    options.ledger = ledger;
    CHECK_OK(vmi_check(world.shared, world.count, &options, &checked));
    CHECK_NUMBER(vmi_table_rows(problems_table(checked, "errors")), 0);
    vmi_checked_free(checked);
    options.known_at = "28 June";
    CHECK_FAILS(vmi_plan_new(world.shared, world.count, &options, &plan), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "options.known_at");
    options.known_at = NULL;
    world_take(&world, ledger_table(ledger, "events", NULL, NULL));
    CHECK_FAILS(vmi_plan_new(world.shared, world.count, &options, &plan), VMI_ERROR_CONFLICTING_VALUES);
    CHECK_TEXT(last_error().table, "events");
    CHECK(plan == NULL);
    /* A caller of an older header has no such fields: what lies behind its struct is not looked at. */
    options.struct_size = offsetof(VmiPlanOptions, ledger);
    CHECK_OK(vmi_plan_new(world.shared, world.count, &options, &plan));
    vmi_plan_free(plan);
    world_free(&world);
}

int main(void) {
    VmiLedger *ledger = ledger_of(FACTS);
    the_same_facts_make_the_same_plan(ledger);
    the_plan_as_it_was_known(ledger);
    stock_and_orders_of_a_view_are_planned(ledger);
    options_that_cannot_be(ledger);
    vmi_ledger_free(ledger);
    return 0;
}
