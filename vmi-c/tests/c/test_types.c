/* A good plan from every type of column, and every way to read it. */
#include <math.h>
#include <string.h>

#include "world.h"

#define DAYS 40

/* 2026-05-22, the first of forty days of demand up to 2026-06-30. */
#define FIRST_DAY 20595

static VmiTable *typed_items(void) {
    VmiTable *items = NULL;
    /* As a COBOL record has it: eight bytes each, blanks behind, no NUL. The first needs its zeros. */
    const char ids[] = "00123   A-100   ";
    const char *const units[] = {"EA", "kg"};
    const int64_t costs[] = {1250, -1};
    const uint8_t costs_valid[] = {1, 0};
    const int64_t decimals[] = {0, 2};
    CHECK_OK(vmi_table_new("items", &items));
    CHECK_OK(vmi_table_add_text_fixed(items, "item", ids, 8, 2));
    CHECK_OK(vmi_table_add_text(items, "unit", units, 2));
    CHECK_OK(vmi_table_add_decimal(items, "unit_cost", costs, 2, costs_valid, 2));
    CHECK_OK(vmi_table_add_int64(items, "quantity_decimals", decimals, NULL, 2));
    return items;
}

static VmiTable *typed_agreements(void) {
    VmiTable *agreements = NULL;
    /* The offsets are those of a slice of a longer array: they need not start at 0. */
    const char names[] = "???00070007";
    const int64_t offsets[] = {3, 7, 11};
    const char *const items[] = {"00123", "A-100"};
    const char *const locations[] = {"01", "01"};
    const double minimum[] = {10.0, NAN};
    const double maximum[] = {30.0, NAN};
    const double reorder_point[] = {NAN, 5.5};
    const double order_quantity[] = {NAN, 20.0};
    const uint8_t first[] = {1, 0};
    const uint8_t second[] = {0, 1};
    const int64_t lead_times[] = {3, 4};
    const int32_t valid_from[] = {20454, 20454}; /* 2026-01-01 */
    const int32_t valid_to[] = {20261231, 0};
    const uint8_t is_hard[] = {1, 0};
    const int64_t prices[] = {15, 225};
    CHECK_OK(vmi_table_new("agreements", &agreements));
    CHECK_OK(vmi_table_add_text_offsets(agreements, "supplier", names, offsets, NULL, 2));
    CHECK_OK(vmi_table_add_text(agreements, "item", items, 2));
    CHECK_OK(vmi_table_add_text(agreements, "location", locations, 2));
    CHECK_OK(vmi_table_add_double(agreements, "min", minimum, first, 2));
    CHECK_OK(vmi_table_add_double(agreements, "max", maximum, first, 2));
    CHECK_OK(vmi_table_add_double(agreements, "reorder_point", reorder_point, second, 2));
    CHECK_OK(vmi_table_add_double(agreements, "order_quantity", order_quantity, second, 2));
    CHECK_OK(vmi_table_add_int64(agreements, "lead_time_days", lead_times, NULL, 2));
    CHECK_OK(vmi_table_add_date(agreements, "valid_from", valid_from, NULL, 2));
    CHECK_OK(vmi_table_add_date_yyyymmdd(agreements, "valid_to", valid_to, 2));
    CHECK_OK(vmi_table_add_bool(agreements, "stock_maximum_is_hard", is_hard, first, 2));
    CHECK_OK(vmi_table_add_decimal(agreements, "unit_price", prices, 1, NULL, 2));
    return agreements;
}

static VmiTable *typed_stock(void) {
    VmiTable *stock = NULL;
    const char *const items[] = {"00123", "A-100"};
    const char *const locations[] = {"01", "01"};
    const int64_t quantities[] = {400, 250};
    const int32_t as_of[] = {20260630, 20260630};
    CHECK_OK(vmi_table_new("stock", &stock));
    CHECK_OK(vmi_table_add_text(stock, "item", items, 2));
    CHECK_OK(vmi_table_add_text(stock, "location", locations, 2));
    CHECK_OK(vmi_table_add_decimal(stock, "quantity", quantities, 2, NULL, 2));
    CHECK_OK(vmi_table_add_date_yyyymmdd(stock, "as_of", as_of, 2));
    return stock;
}

static VmiTable *typed_demand(void) {
    VmiTable *demand = NULL;
    const char *items[DAYS];
    const char *locations[DAYS];
    int32_t dates[DAYS];
    double quantities[DAYS];
    uint8_t stocked_out[DAYS];
    for (int day = 0; day < DAYS; day++) {
        items[day] = "00123";
        locations[day] = "01";
        dates[day] = FIRST_DAY + day;
        quantities[day] = day % 2 == 0 ? 3.0 : 1.0;
        stocked_out[day] = 0;
    }
    CHECK_OK(vmi_table_new("demand", &demand));
    CHECK_OK(vmi_table_add_text(demand, "item", items, DAYS));
    CHECK_OK(vmi_table_add_text(demand, "location", locations, DAYS));
    CHECK_OK(vmi_table_add_date(demand, "date", dates, NULL, DAYS));
    CHECK_OK(vmi_table_add_double(demand, "quantity", quantities, NULL, DAYS));
    CHECK_OK(vmi_table_add_bool(demand, "stocked_out", stocked_out, NULL, DAYS));
    return demand;
}

static World typed_world(void) {
    World world = {{NULL}, {NULL}, 0};
    world_take(&world, typed_items());
    world_take(&world, typed_agreements());
    world_take(&world, typed_stock());
    world_take(&world, typed_demand());
    return world;
}

/* The same facts, all of them as text, and in another order of tables. */
static World text_world(void) {
    World world = {{NULL}, {NULL}, 0};
    world_add(&world, "demand",
              "item,location,date,quantity\n"
              "00123,01,2026-05-22,3\n00123,01,2026-05-23,1\n00123,01,2026-05-24,3\n00123,01,2026-05-25,1\n"
              "00123,01,2026-05-26,3\n00123,01,2026-05-27,1\n00123,01,2026-05-28,3\n00123,01,2026-05-29,1\n"
              "00123,01,2026-05-30,3\n00123,01,2026-05-31,1\n00123,01,2026-06-01,3\n00123,01,2026-06-02,1\n"
              "00123,01,2026-06-03,3\n00123,01,2026-06-04,1\n00123,01,2026-06-05,3\n00123,01,2026-06-06,1\n"
              "00123,01,2026-06-07,3\n00123,01,2026-06-08,1\n00123,01,2026-06-09,3\n00123,01,2026-06-10,1\n"
              "00123,01,2026-06-11,3\n00123,01,2026-06-12,1\n00123,01,2026-06-13,3\n00123,01,2026-06-14,1\n"
              "00123,01,2026-06-15,3\n00123,01,2026-06-16,1\n00123,01,2026-06-17,3\n00123,01,2026-06-18,1\n"
              "00123,01,2026-06-19,3\n00123,01,2026-06-20,1\n00123,01,2026-06-21,3\n00123,01,2026-06-22,1\n"
              "00123,01,2026-06-23,3\n00123,01,2026-06-24,1\n00123,01,2026-06-25,3\n00123,01,2026-06-26,1\n"
              "00123,01,2026-06-27,3\n00123,01,2026-06-28,1\n00123,01,2026-06-29,3\n00123,01,2026-06-30,1\n");
    world_add(&world, "stock",
              "item,location,quantity,as_of\n"
              "A-100,01,2.5,2026-06-30\n"
              "00123,01,4,2026-06-30\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,max,reorder_point,order_quantity,lead_time_days,valid_from,valid_to,stock_maximum_is_hard,unit_price\n"
              "0007,00123,01,10,30,,,3,2026-01-01,2026-12-31,true,1.5\n"
              "0007,A-100,01,,,5.5,20,4,2026-01-01,,,22.5\n");
    world_add(&world, "items", "item,unit,unit_cost,quantity_decimals\nA-100,kg,,2\n00123,EA,12.5,0\n");
    return world;
}

static void texts_and_decimals_and_dates(const VmiTable *proposals) {
    const char *data[2] = {NULL, NULL};
    size_t lengths[2] = {0, 0};
    CHECK_OK(vmi_table_read_text(proposals, column_of(proposals, "item"), data, lengths, 2));
    CHECK(lengths[0] == 5 && memcmp(data[0], "00123", 5) == 0);
    CHECK(lengths[1] == 5 && memcmp(data[1], "A-100", 5) == 0);

    int64_t mantissas[2] = {-1, -1};
    uint32_t scale = 99;
    uint8_t valid[2] = {9, 9};
    CHECK_OK(vmi_table_read_decimal(proposals, column_of(proposals, "value"), mantissas, &scale, valid, 2));
    CHECK_NUMBER(scale, 0); /* 26 * 1.5 = 39 and 20 * 22.5 = 450 */
    CHECK(mantissas[0] == 39 && valid[0] == 1 && mantissas[1] == 450 && valid[1] == 1);

    int32_t days[2] = {-1, -1};
    CHECK_OK(vmi_table_read_date(proposals, column_of(proposals, "due"), days, valid, 2));
    CHECK(days[0] == 20638 && days[1] == 20639); /* 2026-07-04 and 05: place on 07-01, lead times 3 and 4 */

    int64_t urgency[2] = {-1, -1};
    CHECK_OK(vmi_table_read_int64(proposals, column_of(proposals, "urgency_days"), urgency, valid, 2));
    CHECK(valid[0] == 1 && valid[1] == 0 && urgency[1] == 0); /* without demand, A-100 never runs out */
}

static void cells_one_by_one(const VmiTable *proposals) {
    const char *data = NULL;
    size_t length = 0;
    uint8_t absent = 9;
    int32_t type = -1;
    CHECK_OK(vmi_table_text(proposals, column_of(proposals, "supplier"), 0, &data, &length));
    CHECK(length == 4 && memcmp(data, "0007", 4) == 0);
    CHECK_OK(vmi_table_is_absent(proposals, column_of(proposals, "run_out"), 1, &absent));
    CHECK_NUMBER(absent, 1);
    CHECK_OK(vmi_table_is_absent(proposals, column_of(proposals, "run_out"), 0, &absent));
    CHECK_NUMBER(absent, 0);
    CHECK_OK(vmi_table_text(proposals, column_of(proposals, "currency"), 0, &data, &length));
    CHECK(data == NULL && length == 0);
    CHECK_OK(vmi_table_column_type(proposals, column_of(proposals, "quantity"), &type));
    CHECK_NUMBER(type, VMI_TYPE_DECIMAL);
    CHECK_CELL(proposals, "quantity", 0, "26");
    CHECK_CELL(proposals, "due", 0, "2026-07-04");
    CHECK_CELL(proposals, "run_out", 1, "");
}

static void doubles(const VmiTable *parameters) {
    double mean[2] = {-1.0, -1.0};
    uint8_t valid[2] = {9, 9};
    CHECK_NUMBER(vmi_table_rows(parameters), 2);
    CHECK_OK(vmi_table_read_double(parameters, column_of(parameters, "demand_per_day"), mean, valid, 2));
    CHECK(valid[0] == 1 && mean[0] == 2.0);
    CHECK(valid[1] == 0 && mean[1] == 0.0);
}

/* What was handed in can be read in the same way as results can. */
static void own_columns(const VmiTable *agreements) {
    uint8_t is_hard[2] = {9, 9};
    uint8_t valid[2] = {9, 9};
    CHECK_OK(vmi_table_read_bool(agreements, column_of(agreements, "stock_maximum_is_hard"), is_hard, valid, 2));
    CHECK(is_hard[0] == 1 && valid[0] == 1 && is_hard[1] == 0 && valid[1] == 0);
    CHECK_CELL(agreements, "supplier", 0, "0007");
    CHECK_CELL(agreements, "valid_to", 0, "2026-12-31");
    CHECK_CELL(agreements, "valid_to", 1, "");
}

static void names_and_csv(const VmiTable *reasons) {
    const char *name = NULL;
    size_t length = 0;
    VmiText *csv = NULL;
    CHECK_NUMBER(vmi_table_rows(reasons), 0);
    CHECK(vmi_table_columns(reasons) > 3);
    CHECK_OK(vmi_table_column_name(reasons, 1, &name, &length));
    CHECK(length == 8 && memcmp(name, "location", 8) == 0);
    CHECK_OK(vmi_table_to_csv(reasons, &csv));
    CHECK_CONTAINS(vmi_text_data(csv), "item,location,supplier,reason");
    CHECK_NUMBER(vmi_text_length(csv), strlen(vmi_text_data(csv)));
    vmi_text_free(csv);
    /* A column of no rows is read into no array. */
    CHECK_OK(vmi_table_read_text(reasons, 0, NULL, NULL, 0));
}

static void words(const VmiPlan *plan) {
    VmiText *text = NULL;
    CHECK_OK(vmi_plan_explain(plan, "00123", "01", &text));
    CHECK_CONTAINS(vmi_text_data(text), "00123 at 01: order 26 from 0007");
    vmi_text_free(text);
    CHECK_OK(vmi_plan_explain_json(plan, "A-100", "01", &text));
    CHECK_CONTAINS(vmi_text_data(text), "\"item\":\"A-100\"");
    vmi_text_free(text);
}

/* Types and order of what is handed over do not matter: the facts do. */
static void the_same_facts_have_the_same_fingerprint(const VmiPlan *typed) {
    World world = text_world();
    VmiPlan *plan = plan_of(&world);
    VmiText *first = NULL;
    VmiText *second = NULL;
    CHECK_OK(vmi_plan_fingerprint(typed, &first));
    CHECK_OK(vmi_plan_fingerprint(plan, &second));
    CHECK_NUMBER(vmi_text_length(first), 64);
    CHECK_TEXT(vmi_text_data(first), vmi_text_data(second));
    vmi_text_free(first);
    vmi_text_free(second);
    vmi_plan_free(plan);
    world_free(&world);
}

/* A column has one scale, that of its finest value: beside 10^-18, 10^10 has a mantissa of 10^28. */
static void a_mantissa_that_does_not_fit(void) {
    World world = {{NULL}, {NULL}, 0};
    int64_t mantissas[2] = {7, 7};
    uint32_t scale = 7;
    uint8_t valid[2] = {7, 7};
    world_add(&world, "items", "item,unit,quantity_decimals\nCOARSE,EA,0\nFINE,kg,9\n");
    world_add(&world, "agreements",
              "supplier,item,location,min,unit_price\n"
              "S,COARSE,DC1,10000,1000000\n"
              "S,FINE,DC1,0.000000001,0.000000001\n");
    world_add(&world, "stock", "item,location,quantity,as_of\nCOARSE,DC1,0,2026-06-30\nFINE,DC1,0,2026-06-30\n");
    VmiPlan *plan = plan_of(&world);
    const VmiTable *proposals = result(plan, "proposals");
    CHECK_FAILS(vmi_table_read_decimal(proposals, column_of(proposals, "value"), mantissas, &scale, valid, 2), VMI_ERROR_OVERFLOW);
    CHECK_TEXT(last_error().table, "proposals");
    CHECK_TEXT(last_error().field, "value");
    CHECK_NUMBER(last_error().row, 1);
    CHECK_TEXT(last_error().value, "10000000000");
    CHECK(mantissas[0] == 7 && mantissas[1] == 7 && scale == 7 && valid[0] == 7);
    CHECK_CELL(proposals, "value", 0, "10000000000");
    CHECK_CELL(proposals, "value", 1, "0.000000000000000001");
    vmi_plan_free(plan);
    world_free(&world);
}

int main(void) {
    CHECK_NUMBER(vmi_abi_version(), VMI_ABI_VERSION);
    CHECK_CONTAINS(vmi_version(), ".");
    World world = typed_world();
    VmiPlan *plan = plan_of(&world);
    CHECK_NUMBER(vmi_table_rows(result(plan, "errors")), 0);
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 2);
    texts_and_decimals_and_dates(result(plan, "proposals"));
    cells_one_by_one(result(plan, "proposals"));
    doubles(result(plan, "parameters"));
    own_columns(world.shared[1]);
    names_and_csv(result(plan, "reasons"));
    CHECK_NUMBER(vmi_table_rows(result(plan, "kpis")), 8);
    CHECK_NUMBER(vmi_table_rows(result(plan, "notices")), 1);
    CHECK_CELL(result(plan, "notices"), "kind", 0, "abc_no_cost");
    /* A plan keeps nothing of its tables. */
    world_free(&world);
    words(plan);
    the_same_facts_have_the_same_fingerprint(plan);
    vmi_plan_free(plan);
    a_mantissa_that_does_not_fit();
    return 0;
}
