/* Rows that are wrong: each is named with code, table, row and field, and spoils no other key. */
#include <math.h>

#include "world.h"

/* An error that a plan must report; an absent part is "". */
typedef struct Expected {
    const char *code;
    const char *kind;
    const char *table;
    const char *row;
    const char *item;
    const char *location;
    const char *field;
    const char *value;
} Expected;

static void check_error(const VmiTable *errors, size_t row, const Expected *expected) {
    CHECK_CELL(errors, "code", row, expected->code);
    CHECK_CELL(errors, "kind", row, expected->kind);
    CHECK_CELL(errors, "table", row, expected->table);
    CHECK_CELL(errors, "row", row, expected->row);
    CHECK_CELL(errors, "item", row, expected->item);
    CHECK_CELL(errors, "location", row, expected->location);
    CHECK_CELL(errors, "field", row, expected->field);
    CHECK_CELL(errors, "value", row, expected->value);
}

/* The errors of a plan, in the order in which they were found. */
static void check_errors(const VmiPlan *plan, const Expected *expected, size_t count) {
    const VmiTable *errors = result(plan, "errors");
    CHECK_NUMBER(vmi_table_rows(errors), count);
    for (size_t row = 0; row < count; row++) {
        check_error(errors, row, &expected[row]);
    }
}

static void numbers_that_cannot_be(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "items", "item,unit\nA,EA\nB,EA\nC,EA\nGOOD,EA\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,lead_time_days,order_multiple\n"
              "S,GOOD,DC1,10,30,3,\n"
              "S,A,DC1,12,10,3,\n"
              "S,B,DC1,10,30,-3,\n"
              "S,C,DC1,10,30,3,0\n");
    world_add(&world, "stock",
              "item,location,quantity,as_of\n"
              "A,DC1,1,2026-06-30\nB,DC1,1,2026-06-30\nC,DC1,1,2026-06-30\nGOOD,DC1,1,2026-06-30\n");
    VmiPlan *plan = plan_of(&world);
    const Expected expected[] = {
        {"131", "conflicting_values", "agreements", "2", "A", "DC1", "min", "12"},
        {"115", "out_of_range", "agreements", "3", "B", "DC1", "lead_time_days", "-3"},
        {"115", "out_of_range", "agreements", "4", "C", "DC1", "order_multiple", "0"},
    };
    check_errors(plan, expected, 3);
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 1);
    CHECK_CELL(result(plan, "proposals"), "item", 0, "GOOD");
    CHECK_CELL(result(plan, "proposals"), "quantity", 0, "29");
    CHECK_NUMBER(vmi_table_rows(result(plan, "reasons")), 3);
    CHECK_CELL(result(plan, "reasons"), "reason", 0, "bad_input");
    vmi_plan_free(plan);
    world_free(&world);
}

static void keys_that_are_not_known(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "items", "item,unit\n00123,EA\nA,EA\nGOOD,EA\n");
    world_add(&world, "locations", "location\nDC1\n");
    world_add(&world, "suppliers", "supplier\nACME\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,lead_time_days\n"
              "ACME,GOOD,DC1,10,30,3\n"
              "ACNE,A,DC1,10,30,3\n"
              "ACME,123,DC1,10,30,3\n"
              "ACME,00123,dc1,10,30,3\n");
    world_add(&world, "stock", "item,location,quantity,as_of\nGOOD,DC1,1,2026-06-30\n");
    VmiPlan *plan = plan_of(&world);
    const Expected expected[] = {
        {"121", "unknown_key", "agreements", "2", "A", "DC1", "supplier", "ACNE"},
        {"121", "unknown_key", "agreements", "3", "", "", "item", "123"},
        {"121", "unknown_key", "agreements", "4", "", "", "location", "dc1"},
    };
    check_errors(plan, expected, 3);
    const VmiTable *errors = result(plan, "errors");
    CHECK_CELL(errors, "hint", 0, "did you mean \"ACME\"?");
    CHECK_CELL(errors, "hint", 1, "there is \"00123\": they differ only in leading zeros");
    CHECK_CELL(errors, "hint", 2, "there is \"DC1\": they differ only in upper and lower case");
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 1);
    vmi_plan_free(plan);
    world_free(&world);
}

static void keys_that_are_there_twice(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "items", "item,unit\nA,EA\nB,EA\nGOOD,EA\nA,EA\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,lead_time_days\n"
              "S,GOOD,DC1,10,30,3\nS,A,DC1,10,30,3\nS,B,DC1,10,30,3\n");
    world_add(&world, "stock",
              "item,location,quantity,as_of\n"
              "B,DC1,1,2026-06-30\nGOOD,DC1,1,2026-06-30\nB,DC1,2,2026-06-30\n");
    VmiPlan *plan = plan_of(&world);
    const VmiTable *errors = result(plan, "errors");
    CHECK_NUMBER(vmi_table_rows(errors), 2);
    CHECK_CELL(errors, "code", 0, "120");
    CHECK_CELL(errors, "table", 0, "items");
    CHECK_CELL(errors, "row", 0, "4");
    CHECK_CELL(errors, "field", 0, "item");
    CHECK_CELL(errors, "value", 0, "A");
    CHECK_CELL(errors, "code", 1, "120");
    CHECK_CELL(errors, "table", 1, "stock");
    CHECK_CELL(errors, "row", 1, "3");
    CHECK_CELL(errors, "item", 1, "B");
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 1);
    CHECK_CELL(result(plan, "proposals"), "item", 0, "GOOD");
    vmi_plan_free(plan);
    world_free(&world);
}

/* Stock of four keys as doubles, two of which are no numbers. */
static VmiTable *stock_of_doubles(void) {
    const char *const items[] = {"A", "B", "C", "GOOD"};
    const char *const locations[] = {"DC1", "DC1", "DC1", "DC1"};
    const double quantities[] = {NAN, INFINITY, 1.5, 1.0};
    const int32_t dates[] = {20260630, 20260630, 20260630, 20260630};
    VmiTable *stock = NULL;
    CHECK_OK(vmi_table_new("stock", &stock));
    CHECK_OK(vmi_table_add_text(stock, "item", items, 4));
    CHECK_OK(vmi_table_add_text(stock, "location", locations, 4));
    CHECK_OK(vmi_table_add_double(stock, "quantity", quantities, NULL, 4));
    CHECK_OK(vmi_table_add_date_yyyymmdd(stock, "as_of", dates, 4));
    return stock;
}

static void quantities_that_are_no_numbers(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "items", "item,unit\nA,EA\nB,EA\nC,EA\nGOOD,EA\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,lead_time_days\n"
              "S,GOOD,DC1,10,30,3\nS,A,DC1,10,30,3\nS,B,DC1,10,30,3\nS,C,DC1,10,30,3\n");
    world_take(&world, stock_of_doubles());
    VmiPlan *plan = plan_of(&world);
    const Expected expected[] = {
        {"112", "not_finite", "stock", "1", "A", "DC1", "quantity", "NaN"},
        {"112", "not_finite", "stock", "2", "B", "DC1", "quantity", "inf"},
        {"117", "too_fine", "stock", "3", "C", "DC1", "quantity", "1.5"},
    };
    check_errors(plan, expected, 3);
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 1);
    vmi_plan_free(plan);
    world_free(&world);
}

/* Demand with a day that does not exist, and with text that is not UTF-8. */
static VmiTable *demand_of_bad_days(void) {
    const char *const items[] = {"A", "GOOD", "B", "\xFF\xFE"};
    const char *const locations[] = {"DC1", "DC1", "DC1", "DC1"};
    const int64_t quantities[] = {1, 1, 1, 1};
    const int32_t dates[] = {20260230, 20260228, 0, 20260301};
    VmiTable *demand = NULL;
    CHECK_OK(vmi_table_new("demand", &demand));
    CHECK_OK(vmi_table_add_text(demand, "item", items, 4));
    CHECK_OK(vmi_table_add_text(demand, "location", locations, 4));
    CHECK_OK(vmi_table_add_date_yyyymmdd(demand, "date", dates, 4));
    CHECK_OK(vmi_table_add_int64(demand, "quantity", quantities, NULL, 4));
    return demand;
}

static void days_that_do_not_exist(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "items", "item,unit\nA,EA\nB,EA\nGOOD,EA\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,lead_time_days\n"
              "S,GOOD,DC1,10,30,3\nS,A,DC1,10,30,3\nS,B,DC1,10,30,3\n");
    world_add(&world, "stock", "item,location,quantity,as_of\nGOOD,DC1,1,2026-06-30\n");
    world_take(&world, demand_of_bad_days());
    VmiPlan *plan = plan_of(&world);
    const VmiTable *errors = result(plan, "errors");
    const Expected expected[] = {
        {"113", "not_a_date", "demand", "1", "A", "DC1", "date", "20260230"},
        {"110", "missing_value", "demand", "3", "B", "DC1", "date", ""},
    };
    CHECK_NUMBER(vmi_table_rows(errors), 3);
    check_error(errors, 0, &expected[0]);
    check_error(errors, 1, &expected[1]);
    CHECK_CELL(errors, "table", 2, "demand");
    CHECK_CELL(errors, "row", 2, "4");
    CHECK_CELL(errors, "field", 2, "item");
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 1);
    vmi_plan_free(plan);
    world_free(&world);
}

int main(void) {
    numbers_that_cannot_be();
    keys_that_are_not_known();
    keys_that_are_there_twice();
    quantities_that_are_no_numbers();
    days_that_do_not_exist();
    return 0;
}
