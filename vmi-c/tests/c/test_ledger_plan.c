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
static VmiPlan *plan_with(VmiTable *first, VmiTable *second) {
    World world = catalog();
    world_take(&world, first);
    if (second != NULL) {
        world_take(&world, second);
    }
    VmiPlan *plan = plan_of(&world);
    CHECK_NUMBER(vmi_table_rows(result(plan, "errors")), 0);
    world_free(&world);
    return plan;
}

/* Events that went through a ledger are the facts that they were. */
static void the_events_of_a_ledger_are_planned_as_they_are(const VmiLedger *ledger) {
    VmiPlan *direct = plan_with(table_of("events", FACTS), NULL);
    VmiPlan *through = plan_with(ledger_table(ledger, "events", NULL, NULL), NULL);
    VmiText *expected = fingerprint_of(direct);
    VmiText *found = fingerprint_of(through);
    CHECK_TEXT(vmi_text_data(found), vmi_text_data(expected));
    vmi_text_free(expected);
    vmi_text_free(found);
    vmi_plan_free(direct);
    vmi_plan_free(through);
}

/* Stock from the events, supply from the order lines: 4 in stock and 5 on order, up to 30; 1 in stock, up to 10. */
static void events_and_orders_of_a_view_are_planned(const VmiLedger *ledger) {
    VmiPlan *plan = plan_with(ledger_table(ledger, "events", NULL, NULL), ledger_table(ledger, "orders", "2026-06-30", NULL));
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 2);
    CHECK_CELL(result(plan, "proposals"), "position", 0, "9");
    CHECK_CELL(result(plan, "proposals"), "quantity", 0, "21");
    CHECK_CELL(result(plan, "proposals"), "quantity", 1, "9");
    vmi_plan_free(plan);
}

/* The plan that could have been made on 28 June, before the issue of the 25th was known. */
static void the_plan_as_it_was_known(const VmiLedger *ledger) {
    VmiPlan *plan = plan_with(ledger_table(ledger, "events", NULL, "2026-06-28"), ledger_table(ledger, "orders", NULL, "2026-06-28"));
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 0);
    CHECK_CELL(result(plan, "reasons"), "item", 0, "00123");
    CHECK_CELL(result(plan, "reasons"), "reason", 0, "above_trigger");
    CHECK_CELL(result(plan, "reasons"), "position", 0, "19");
    vmi_plan_free(plan);
}

/* Without claims, the stock of a view tells the same as the events behind it. */
static void stock_and_orders_of_a_view_are_planned(const VmiLedger *ledger) {
    VmiPlan *plan = plan_with(ledger_table(ledger, "stock", "2026-06-30", NULL), ledger_table(ledger, "orders", "2026-06-30", NULL));
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 2);
    CHECK_CELL(result(plan, "proposals"), "quantity", 0, "21");
    CHECK_CELL(result(plan, "proposals"), "quantity", 1, "9");
    vmi_plan_free(plan);
}

int main(void) {
    VmiLedger *ledger = ledger_of(FACTS);
    the_events_of_a_ledger_are_planned_as_they_are(ledger);
    events_and_orders_of_a_view_are_planned(ledger);
    the_plan_as_it_was_known(ledger);
    stock_and_orders_of_a_view_are_planned(ledger);
    vmi_ledger_free(ledger);
    return 0;
}
