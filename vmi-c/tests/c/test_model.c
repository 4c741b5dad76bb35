/* Models by name: single values, columns, lists, and what cannot be answered. */
#include <math.h>
#include <string.h>

#include "check.h"

static VmiModel *eoq(double demand_rate) {
    VmiModel *model = NULL;
    CHECK_OK(vmi_model_new("eoq", &model));
    CHECK_OK(vmi_model_number(model, "fixed_cost", 8.0));
    CHECK_OK(vmi_model_number(model, "demand_rate", demand_rate));
    CHECK_OK(vmi_model_number(model, "holding_cost", 0.225));
    return model;
}

static void single_values(void) {
    double quantity = 0.0;
    double given = 0.0;
    VmiModel *model = eoq(1300.0);
    CHECK_OK(vmi_model_answer(model, "order_quantity", &quantity));
    CHECK(fabs(quantity - 304.0467800264368) < 1e-9);
    CHECK_OK(vmi_model_number(model, "order_quantity", 250.0));
    CHECK_OK(vmi_model_answer(model, "cost_rate", &given));
    CHECK(fabs(given - 69.725) < 1e-9);
    vmi_model_free(model);
    model = NULL;
    CHECK_OK(vmi_model_new("ss_exact_poisson", &model));
    CHECK_OK(vmi_model_number(model, "fixed_cost", 5.0));
    CHECK_OK(vmi_model_number(model, "holding_cost", 1.0));
    CHECK_OK(vmi_model_number(model, "stockout_cost", 4.0));
    CHECK_OK(vmi_model_number(model, "mean", 6.0));
    CHECK_OK(vmi_model_answer(model, "order_up_to", &quantity));
    CHECK(quantity == 10.0);
    vmi_model_free(model);
}

static void columns(void) {
    const double rates[] = {1300.0, 0.0, 1300.0};
    const uint8_t valid[] = {1, 1, 0};
    double quantities[3];
    uint8_t present[3];
    VmiModel *model = eoq(1.0);
    VmiAnswers *answers = NULL;
    const VmiTable *table = NULL;
    CHECK_OK(vmi_model_numbers(model, "demand_rate", rates, valid, 3));
    CHECK_OK(vmi_model_solve(model, &answers));
    vmi_model_free(model);
    CHECK_OK(vmi_answers_table(answers, "answers", &table));
    CHECK_NUMBER(vmi_table_rows(table), 3);
    CHECK_OK(vmi_table_read_double(table, column_of(table, "order_quantity"), quantities, present, 3));
    CHECK(present[0] == 1 && present[1] == 0 && present[2] == 0);
    CHECK(fabs(quantities[0] - 304.0467800264368) < 1e-9);
    CHECK_OK(vmi_answers_table(answers, "errors", &table));
    CHECK_NUMBER(vmi_table_rows(table), 2);
    CHECK_CELL(table, "row", 0, "2");
    CHECK_CELL(table, "field", 0, "demand_rate");
    CHECK_CELL(table, "kind", 0, "out_of_range");
    CHECK_CELL(table, "kind", 1, "missing_value");
    CHECK_FAILS(vmi_answers_table(answers, "order_quantities", &table), VMI_ERROR_NO_COLUMN);
    vmi_answers_free(answers);
}

static void lists(void) {
    const double demand[] = {90.0, 120.0, 80.0, 70.0, 0.0, 10.0};
    const int64_t offsets[] = {0, 4, 6};
    double costs[2];
    uint8_t known[2];
    double cost = 0.0;
    VmiModel *model = NULL;
    VmiAnswers *answers = NULL;
    const VmiTable *table = NULL;
    CHECK_OK(vmi_model_new("wagner_whitin", &model));
    CHECK_OK(vmi_model_number(model, "fixed_cost", 500.0));
    CHECK_OK(vmi_model_number(model, "holding_cost", 2.0));
    CHECK_OK(vmi_model_list(model, "demand", demand, 4));
    CHECK_OK(vmi_model_answer(model, "cost", &cost));
    CHECK(cost == 1380.0);
    CHECK_FAILS(vmi_model_answer(model, "order_quantities", &cost), VMI_ERROR_WRONG_TYPE);
    CHECK_OK(vmi_model_lists(model, "demand", demand, offsets, 2));
    CHECK_OK(vmi_model_solve(model, &answers));
    CHECK_OK(vmi_answers_table(answers, "answers", &table));
    CHECK_OK(vmi_table_read_double(table, column_of(table, "cost"), costs, known, 2));
    CHECK(known[0] == 1 && known[1] == 1 && costs[0] == 1380.0 && costs[1] == 500.0);
    CHECK_OK(vmi_answers_table(answers, "order_quantities", &table));
    CHECK_NUMBER(vmi_table_rows(table), 6);
    CHECK_CELL(table, "value", 0, "210");
    CHECK_CELL(table, "row", 5, "1");
    CHECK_CELL(table, "position", 5, "1");
    CHECK_CELL(table, "value", 5, "10");
    vmi_answers_free(answers);
    vmi_model_free(model);
}

/* A word is text in a column and its position as a single answer; an absent number is absent in a column and NaN alone. */
static void words(void) {
    const double intervals[] = {1.1, 0.5, 9.0};
    const double usages[] = {80.0, 15.0, 5.0};
    double value = 0.0;
    int32_t type = 0;
    uint8_t absent = 0;
    VmiModel *model = NULL;
    VmiAnswers *answers = NULL;
    const VmiTable *table = NULL;
    CHECK_OK(vmi_model_new("syntetos_boylan_classification", &model));
    CHECK_OK(vmi_model_number(model, "adi", 9.0));
    CHECK_OK(vmi_model_number(model, "cv2", 0.2));
    CHECK_OK(vmi_model_answer(model, "pattern", &value));
    CHECK(value == 2.0);
    CHECK_OK(vmi_model_numbers(model, "adi", intervals, NULL, 3));
    CHECK_OK(vmi_model_solve(model, &answers));
    CHECK_OK(vmi_answers_table(answers, "answers", &table));
    CHECK_OK(vmi_table_column_type(table, column_of(table, "pattern"), &type));
    CHECK_NUMBER(type, VMI_TYPE_TEXT);
    CHECK_CELL(table, "pattern", 0, "smooth");
    CHECK_CELL(table, "pattern", 1, "");
    CHECK_CELL(table, "pattern", 2, "intermittent");
    vmi_answers_free(answers);
    vmi_model_free(model);
    CHECK_OK(vmi_model_new("abc", &model));
    CHECK_OK(vmi_model_list(model, "values", usages, 3));
    CHECK_OK(vmi_model_solve(model, &answers));
    CHECK_OK(vmi_answers_table(answers, "classes", &table));
    CHECK_NUMBER(vmi_table_rows(table), 3);
    CHECK_CELL(table, "value", 0, "A");
    CHECK_CELL(table, "value", 2, "C");
    vmi_answers_free(answers);
    vmi_model_free(model);
    CHECK_OK(vmi_model_new("distribution_poisson", &model));
    CHECK_OK(vmi_model_number(model, "mean", 7.0));
    CHECK_OK(vmi_model_number(model, "x", 5.0));
    CHECK_OK(vmi_model_answer(model, "loss", &value));
    CHECK(fabs(value - 2.292600125697305) < 1e-12);
    CHECK_OK(vmi_model_answer(model, "quantile", &value));
    CHECK(isnan(value));
    CHECK_OK(vmi_model_solve(model, &answers));
    CHECK_OK(vmi_answers_table(answers, "answers", &table));
    CHECK_OK(vmi_table_is_absent(table, column_of(table, "quantile"), 0, &absent));
    CHECK_NUMBER(absent, 1);
    vmi_answers_free(answers);
    vmi_model_free(model);
}

static void misuse(void) {
    const int64_t falling[] = {0, 2, 1};
    const double values[] = {1.0, 2.0};
    double value = 7.0;
    VmiModel *model = NULL;
    VmiTable *models = NULL;
    CHECK_FAILS(vmi_model_new("eok", &model), VMI_ERROR_NOT_AN_OPTION);
    CHECK_CONTAINS(last_error().hint, "eoq");
    CHECK_FAILS(vmi_model_new(NULL, &model), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_model_new("eoq", NULL), VMI_ERROR_NULL_POINTER);
    model = eoq(-1.0);
    CHECK_FAILS(vmi_model_number(model, "fixed_costs", 1.0), VMI_ERROR_UNKNOWN_SETTING);
    CHECK_FAILS(vmi_model_answer(model, "order_quantity", &value), VMI_ERROR_OUT_OF_RANGE);
    CHECK_TEXT(last_error().field, "demand_rate");
    CHECK(value == 7.0);
    CHECK_FAILS(vmi_model_answer(model, "quantity", &value), VMI_ERROR_NO_COLUMN);
    CHECK_FAILS(vmi_model_numbers(model, "demand_rate", NULL, NULL, 2), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_model_lists(model, "demand_rate", values, falling, 2), VMI_ERROR_WRONG_LENGTH);
    CHECK_OK(vmi_model_list(model, "demand_rate", values, 2));
    CHECK_FAILS(vmi_model_answer(model, "order_quantity", &value), VMI_ERROR_BAD_COLUMN);
    vmi_model_free(model);
    vmi_model_free(NULL);
    vmi_answers_free(NULL);
    CHECK_OK(vmi_models_table(&models));
    CHECK(vmi_table_rows(models) > 400);
    CHECK_CELL(models, "direction", 0, "input");
    vmi_table_free(models);
}

int main(void) {
    single_values();
    columns();
    lists();
    words();
    misuse();
    return 0;
}
