/* Calls the release that README.md shows: tests/c_tests.rs takes it from there, and links it to this program. */
#include "ledger.h"

int32_t release_all(const VmiPlan *plan, VmiLedger *ledger, const char *at, const char *actor);

int main(void) {
    World world = {{NULL}, {NULL}, 0};
    VmiPlanOptions options = options_of_the_day();
    VmiLedger *ledger = ledger_of(EVENTS "wms,1,receipt,A,DC1,12,2026-06-30,2026-06-30\n");
    VmiPlan *plan = NULL;
    VmiPlan *again = NULL;
    world_add(&world, "items", "item,unit\nA,EA\n");
    world_add(&world, "agreements", "supplier,item,location,min,max\nACME,A,DC1,20,60\n");
    options.ledger = ledger;
    CHECK_OK(vmi_plan_new(world.shared, world.count, &options, &plan));
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 1);
    CHECK_OK(release_all(plan, ledger, "2026-06-30", "Anna"));
    CHECK_NUMBER(vmi_ledger_sequence(ledger), 2);
    VmiTable *orders = ledger_table(ledger, "orders", NULL, NULL);
    CHECK_CELL(orders, "order", 0, "PO-0001");
    CHECK_CELL(orders, "ordered", 0, "48");
    CHECK_OK(vmi_plan_new(world.shared, world.count, &options, &again));
    CHECK_NUMBER(vmi_table_rows(result(again, "proposals")), 0);
    CHECK_CELL(result(again, "reasons"), "reason", 0, "already_decided");
    vmi_table_free(orders);
    vmi_plan_free(again);
    vmi_plan_free(plan);
    vmi_ledger_free(ledger);
    world_free(&world);
    return 0;
}
