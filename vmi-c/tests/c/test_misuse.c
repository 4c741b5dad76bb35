/* Mistakes of the calling program: each has its code, changes nothing, and ends nothing. */
#include <stdlib.h>
#include <string.h>

#include "world.h"

/* What no function would put into an out-parameter. */
#define UNTOUCHED ((void *)(uintptr_t)0x5EED)

static void freeing_null_does_nothing(void) {
    vmi_table_free(NULL);
    vmi_plan_free(NULL);
    vmi_checked_free(NULL);
    vmi_text_free(NULL);
    CHECK_TEXT(vmi_text_data(NULL), "");
    CHECK_NUMBER(vmi_text_length(NULL), 0);
    CHECK_NUMBER(vmi_table_rows(NULL), 0);
    CHECK_NUMBER(vmi_table_columns(NULL), 0);
    CHECK_NUMBER(vmi_checked_is_fatal(NULL), 0);
}

static void null_arguments_of_tables(VmiTable *table) {
    const char *const one[] = {"A"};
    const int64_t number = 1;
    VmiTable *made = UNTOUCHED;
    CHECK_FAILS(vmi_table_new("items", NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_new(NULL, &made), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "name");
    CHECK(made == UNTOUCHED);
    CHECK_FAILS(vmi_table_add_text(NULL, "item", one, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_text(table, NULL, one, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_text(table, "item", NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().table, "items");
    CHECK_TEXT(last_error().field, "values");
    CHECK_CONTAINS(last_error().message, "values is NULL");
    CHECK_NUMBER(last_error().row, -1);
    CHECK_FAILS(vmi_table_add_text_fixed(table, "item", NULL, 4, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_text_offsets(table, "item", "A", NULL, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_text_offsets(table, "item", NULL, (const int64_t[]){0, 1}, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_decimal(table, "unit_cost", NULL, 2, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_double(table, "unit_cost", NULL, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_int64(table, "unit_cost", NULL, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_bool(table, "unit_cost", NULL, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_date(table, "unit_cost", NULL, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_date_yyyymmdd(table, "unit_cost", NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_add_int64(NULL, "unit_cost", &number, NULL, 1), VMI_ERROR_NULL_POINTER);
    CHECK_NUMBER(vmi_table_columns(table), 0);
}

static void lengths_that_cannot_be(VmiTable *table) {
    const char *const two[] = {"A", "B"};
    const int64_t falling[] = {0, 4, 2};
    const int64_t negative[] = {-1, 2, 4};
    const int64_t numbers[] = {1, 2, 3};
    CHECK_FAILS(vmi_table_add_text_offsets(table, "item", "abcd", falling, NULL, 2), VMI_ERROR_WRONG_LENGTH);
    CHECK_TEXT(last_error().field, "item");
    CHECK_TEXT(last_error().value, "2");
    CHECK_NUMBER(last_error().row, 2);
    CHECK_CONTAINS(last_error().message, "offsets[2] is 2, below 4");
    CHECK_FAILS(vmi_table_add_text_offsets(table, "item", "abcd", negative, NULL, 2), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_table_add_text_fixed(table, "item", "abcd", 0, 2), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_table_add_text_fixed(table, "item", "abcd", SIZE_MAX, 2), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_table_add_text(table, "item", two, SIZE_MAX), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_table_add_int64(table, "item", numbers, NULL, SIZE_MAX / 8), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_table_add_decimal(table, "unit_cost", numbers, 29, NULL, 3), VMI_ERROR_WRONG_LENGTH);
    CHECK_TEXT(last_error().expected, "at most 28");
    CHECK_NUMBER(vmi_table_columns(table), 0);

    CHECK_OK(vmi_table_add_text(table, "item", two, 2));
    CHECK_FAILS(vmi_table_add_int64(table, "unit_cost", numbers, NULL, 3), VMI_ERROR_BAD_COLUMN);
    CHECK_CONTAINS(last_error().message, "has 3 rows where the columns before it have 2");
    CHECK_FAILS(vmi_table_add_text(table, "item", two, 2), VMI_ERROR_BAD_COLUMN);
    CHECK_CONTAINS(last_error().message, "is there twice");
    CHECK_NUMBER(vmi_table_columns(table), 1);
    CHECK_NUMBER(vmi_table_rows(table), 2);
}

static void arguments_that_are_not_utf8(VmiTable *table) {
    const char *const units[] = {"EA", "EA"};
    VmiTable *made = UNTOUCHED;
    CHECK_FAILS(vmi_table_new("it\xFF" "ems", &made), VMI_ERROR_NOT_UTF8);
    CHECK_CONTAINS(last_error().message, "from byte 2");
    CHECK(made == UNTOUCHED);
    CHECK_FAILS(vmi_table_add_text(table, "\xC3(", units, 2), VMI_ERROR_NOT_UTF8);
}

static void reading_what_is_not_there(const VmiPlan *plan) {
    const VmiTable *proposals = result(plan, "proposals");
    size_t rows = vmi_table_rows(proposals);
    size_t columns = vmi_table_columns(proposals);
    const char *data = UNTOUCHED;
    size_t length = 77;
    size_t column = 77;
    int32_t type = 77;
    uint8_t absent = 77;
    VmiText *text = UNTOUCHED;
    CHECK_FAILS(vmi_table_text(proposals, columns, 0, &data, &length), VMI_ERROR_NO_COLUMN);
    CHECK_FAILS(vmi_table_text(proposals, 0, rows, &data, &length), VMI_ERROR_ROW_OUT_OF_RANGE);
    CHECK_TEXT(last_error().table, "proposals");
    CHECK_TEXT(last_error().field, "item");
    CHECK_FAILS(vmi_table_text(proposals, column_of(proposals, "quantity"), 0, &data, &length), VMI_ERROR_WRONG_TYPE);
    CHECK_CONTAINS(last_error().message, "holds decimals, not text");
    CHECK_FAILS(vmi_table_text(NULL, 0, 0, &data, &length), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_text(proposals, 0, 0, NULL, &length), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_text(proposals, 0, 0, &data, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_column_name(proposals, columns, &data, &length), VMI_ERROR_NO_COLUMN);
    CHECK_FAILS(vmi_table_column_type(proposals, columns, &type), VMI_ERROR_NO_COLUMN);
    CHECK_FAILS(vmi_table_is_absent(proposals, 0, SIZE_MAX, &absent), VMI_ERROR_ROW_OUT_OF_RANGE);
    CHECK_FAILS(vmi_table_cell(proposals, columns, 0, &text), VMI_ERROR_NO_COLUMN);
    CHECK_FAILS(vmi_table_find_column(proposals, "quantiy", &column), VMI_ERROR_NO_COLUMN);
    CHECK_CONTAINS(last_error().hint, "did you mean \"quantity\"?");
    CHECK_FAILS(vmi_table_to_csv(NULL, &text), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_to_csv(proposals, NULL), VMI_ERROR_NULL_POINTER);
    CHECK(data == UNTOUCHED && text == UNTOUCHED && length == 77 && column == 77 && type == 77 && absent == 77);
}

static void reading_columns_in_the_wrong_way(const VmiPlan *plan) {
    const VmiTable *proposals = result(plan, "proposals");
    size_t quantity = column_of(proposals, "quantity");
    double doubles[2] = {7.0, 7.0};
    int64_t numbers[2] = {7, 7};
    int32_t days[2] = {7, 7};
    uint32_t scale = 7;
    uint8_t valid[2] = {7, 7};
    CHECK_NUMBER(vmi_table_rows(proposals), 2);
    CHECK_FAILS(vmi_table_read_double(proposals, quantity, doubles, valid, 2), VMI_ERROR_WRONG_TYPE);
    CHECK_FAILS(vmi_table_read_int64(proposals, quantity, numbers, valid, 2), VMI_ERROR_WRONG_TYPE);
    CHECK_FAILS(vmi_table_read_date(proposals, quantity, days, valid, 2), VMI_ERROR_WRONG_TYPE);
    CHECK_FAILS(vmi_table_read_bool(proposals, quantity, valid, valid, 2), VMI_ERROR_WRONG_TYPE);
    CHECK_FAILS(vmi_table_read_text(proposals, quantity, NULL, NULL, 2), VMI_ERROR_WRONG_TYPE);
    CHECK_FAILS(vmi_table_read_decimal(proposals, 0, numbers, &scale, valid, 2), VMI_ERROR_WRONG_TYPE);
    CHECK_FAILS(vmi_table_read_decimal(proposals, quantity, numbers, &scale, valid, 1), VMI_ERROR_WRONG_LENGTH);
    CHECK_TEXT(last_error().field, "rows");
    CHECK_FAILS(vmi_table_read_decimal(proposals, quantity, numbers, &scale, valid, 3), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_table_read_decimal(proposals, quantity, numbers, &scale, NULL, 2), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_read_decimal(proposals, quantity, numbers, NULL, valid, 2), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_table_read_decimal(proposals, quantity, NULL, &scale, valid, 2), VMI_ERROR_NULL_POINTER);
    CHECK(doubles[0] == 7.0 && numbers[0] == 7 && days[0] == 7 && scale == 7 && valid[0] == 7);
}

static void plans_without_what_they_need(const World *world, const VmiPlan *plan) {
    VmiPlanOptions options = options_of_the_day();
    const VmiTable *const hole[] = {world->shared[0], NULL};
    const VmiTable *table = UNTOUCHED;
    VmiPlan *made = UNTOUCHED;
    VmiChecked *checked = UNTOUCHED;
    VmiText *text = UNTOUCHED;
    CHECK_FAILS(vmi_plan_new(NULL, 3, &options, &made), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_plan_new(hole, 2, &options, &made), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "tables[1]");
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, NULL, &made), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, NULL), VMI_ERROR_NULL_POINTER);
    options.settings = 1;
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &made), VMI_ERROR_NULL_POINTER);
    options.settings = 0;
    options.as_of = NULL;
    CHECK_FAILS(vmi_check(world->shared, world->count, &options, &checked), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "options.as_of");
    CHECK_FAILS(vmi_plan_explain(plan, NULL, "01", &text), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_plan_explain(NULL, "00123", "01", &text), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_plan_explain_json(plan, "00123", NULL, &text), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_plan_fingerprint(plan, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_plan_table(plan, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_checked_table(NULL, "errors", &table), VMI_ERROR_NULL_POINTER);
    CHECK(made == UNTOUCHED && checked == UNTOUCHED && text == UNTOUCHED && table == UNTOUCHED);
}

/* A struct of a newer header: one field more. */
typedef struct NewerOptions {
    VmiPlanOptions options;
    void *newer;
} NewerOptions;

static void sizes_of_the_options(const World *world) {
    VmiPlanOptions options = options_of_the_day();
    NewerOptions newer = {options_of_the_day(), NULL};
    VmiPlan *plan = UNTOUCHED;
    options.struct_size = 0;
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &plan), VMI_ERROR_STRUCT_SIZE);
    CHECK_CONTAINS(last_error().hint, "sizeof");
    options.struct_size = sizeof(size_t);
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &plan), VMI_ERROR_STRUCT_SIZE);
    options.struct_size = SIZE_MAX;
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &options, &plan), VMI_ERROR_STRUCT_SIZE);
    CHECK(plan == UNTOUCHED);

    /* An older caller knew the date alone: what lies behind its struct is not looked at. */
    options.struct_size = offsetof(VmiPlanOptions, threads);
    options.threads = UINT32_MAX;
    options.settings = SIZE_MAX;
    CHECK_OK(vmi_plan_new(world->shared, world->count, &options, &plan));
    vmi_plan_free(plan);

    /* A newer caller is understood as long as it asks for nothing new. */
    newer.options.struct_size = sizeof newer;
    CHECK_OK(vmi_plan_new(world->shared, world->count, &newer.options, &plan));
    vmi_plan_free(plan);
    plan = UNTOUCHED;
    newer.newer = &newer;
    CHECK_FAILS(vmi_plan_new(world->shared, world->count, &newer.options, &plan), VMI_ERROR_STRUCT_SIZE);
    CHECK(plan == UNTOUCHED);
}

static void sizes_of_the_last_error(void) {
    VmiErrorInfo info;
    VmiTable *table = NULL;
    CHECK_FAILS(vmi_table_new("no such table", &table), VMI_ERROR_UNKNOWN_TABLE);
    memset(&info, 0x55, sizeof info);
    info.struct_size = offsetof(VmiErrorInfo, row);
    CHECK_NUMBER(vmi_last_error(&info), VMI_OK);
    CHECK_NUMBER(info.code, VMI_ERROR_UNKNOWN_TABLE);
    CHECK_NUMBER(info.struct_size, offsetof(VmiErrorInfo, row));
    CHECK_NUMBER(info.row, 0x5555555555555555);
    info.struct_size = 1;
    CHECK_NUMBER(vmi_last_error(&info), VMI_ERROR_STRUCT_SIZE);
    CHECK_NUMBER(vmi_last_error(NULL), VMI_ERROR_NULL_POINTER);
    /* Neither the bad calls nor one that succeeds take the last error away. */
    CHECK_OK(vmi_table_new("items", &table));
    vmi_table_free(table);
    CHECK_NUMBER(last_error().code, VMI_ERROR_UNKNOWN_TABLE);
    CHECK_TEXT(last_error().kind, "unknown_table");
}

int main(void) {
    CHECK_NUMBER(last_error().code, VMI_OK);
    CHECK_TEXT(last_error().message, "");
    CHECK_NUMBER(last_error().row, -1);
    freeing_null_does_nothing();
    VmiTable *table = NULL;
    CHECK_OK(vmi_table_new("items", &table));
    null_arguments_of_tables(table);
    lengths_that_cannot_be(table);
    arguments_that_are_not_utf8(table);
    vmi_table_free(table);
    World world = good_world();
    VmiPlan *plan = plan_of(&world);
    reading_what_is_not_there(plan);
    reading_columns_in_the_wrong_way(plan);
    plans_without_what_they_need(&world, plan);
    sizes_of_the_options(&world);
    sizes_of_the_last_error();
    vmi_plan_free(plan);
    world_free(&world);
    return 0;
}
