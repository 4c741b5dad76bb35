/*
 * The sample scenario in C: read CSV files, make a plan, print the proposals and three explanations.
 *
 *     make run            (or: vmi_example FOLDER)
 *
 * The examples in Rust and Python print the same bytes.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_reader.h"
#include "vmi.h"

#define MOST_PATH 4096

static const char *const TABLE_NAMES[] = {"items",  "locations", "suppliers", "agreements",      "stock",
                                          "orders", "demand",    "events",    "unit_conversions"};
#define TABLES (sizeof TABLE_NAMES / sizeof TABLE_NAMES[0])

static const char *const SETTING_NAMES[] = {"service_level_by_class.A", "service_level_by_class.B", "service_level_by_class.C"};
static const char *const SETTING_VALUES[] = {"0.98", "0.95", "0.90"};
#define SETTINGS (sizeof SETTING_NAMES / sizeof SETTING_NAMES[0])

/* Whether a call worked; if not, says what went wrong. */
static int worked(int32_t status) {
    VmiErrorInfo error;
    if (status == VMI_OK) {
        return 1;
    }
    memset(&error, 0, sizeof error);
    error.struct_size = sizeof error;
    if (vmi_last_error(&error) == VMI_OK) {
        fprintf(stderr, "vmi: %s (%s, code %d)\n", error.text, error.kind, (int)error.code);
    }
    return 0;
}

/* Hands over every column of a CSV as text: vmi parses numbers and dates itself, exactly. */
static int add_columns(VmiTable *table, const Csv *csv) {
    /* One array for all columns: vmi copies each before the call returns. */
    const char **values = malloc((csv->rows + 1) * sizeof *values);
    int is_good = values != NULL;
    if (!is_good) {
        fprintf(stderr, "out of memory\n");
    }
    for (size_t column = 0; is_good && column < csv->columns; column++) {
        csv_column(csv, column, values);
        is_good = worked(vmi_table_add_text(table, csv_name(csv, column), values, csv->rows));
    }
    free(values);
    return is_good;
}

/* Reads a table from its file; NULL, with a message, if that fails. */
static VmiTable *read_table(const char *folder, const char *name) {
    char path[MOST_PATH];
    Csv csv;
    VmiTable *table = NULL;
    int length = snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    if (length < 0 || (size_t)length >= sizeof path) {
        fprintf(stderr, "%s: the path is too long\n", folder);
        return NULL;
    }
    if (!csv_read(path, &csv)) {
        return NULL;
    }
    if (worked(vmi_table_new(name, &table)) && !add_columns(table, &csv)) {
        vmi_table_free(table);
        table = NULL;
    }
    csv_free(&csv);
    return table;
}

/* The plan of these tables; NULL, with a message, if there is none. */
static VmiPlan *plan_of(const VmiTable *const *tables, size_t count) {
    VmiPlan *plan = NULL;
    VmiPlanOptions options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = "2026-06-30";
    options.threads = 2;
    options.setting_names = SETTING_NAMES;
    options.setting_values = SETTING_VALUES;
    options.settings = SETTINGS;
    /* On failure `plan` stays what it was: NULL. */
    (void)worked(vmi_plan_new(tables, count, &options, &plan));
    return plan;
}

/* The plan of the tables in a folder; NULL, with a message, if there is none. */
static VmiPlan *plan_of_folder(const char *folder) {
    VmiTable *owned[TABLES] = {NULL};
    const VmiTable *tables[TABLES] = {NULL};
    VmiPlan *plan = NULL;
    size_t count = 0;
    while (count < TABLES && (owned[count] = read_table(folder, TABLE_NAMES[count])) != NULL) {
        tables[count] = owned[count];
        count++;
    }
    if (count == TABLES) {
        plan = plan_of(tables, count);
    }
    /* A plan keeps nothing of its tables. */
    for (size_t at = 0; at < count; at++) {
        vmi_table_free(owned[at]);
    }
    return plan;
}

/* Writes a text that the library made, and frees it. */
static void print_text(VmiText *text) {
    fwrite(vmi_text_data(text), 1, vmi_text_length(text), stdout);
    vmi_text_free(text);
}

/* A cell as text of its own, with the NUL at its end that an argument needs; NULL, with a message, if there is none. */
static VmiText *cell_of(const VmiTable *table, const char *column_name, size_t row) {
    VmiText *cell = NULL;
    size_t column = 0;
    if (worked(vmi_table_find_column(table, column_name, &column))) {
        (void)worked(vmi_table_cell(table, column, row, &cell));
    }
    return cell;
}

/* Writes the explanation of the key that stands in a row of a table. */
static int print_explanation(const VmiPlan *plan, const VmiTable *table, size_t row) {
    VmiText *item = cell_of(table, "item", row);
    VmiText *location = cell_of(table, "location", row);
    VmiText *explanation = NULL;
    int is_good = item != NULL && location != NULL;
    if (is_good) {
        is_good = worked(vmi_plan_explain(plan, vmi_text_data(item), vmi_text_data(location), &explanation));
        print_text(explanation);
    }
    vmi_text_free(item);
    vmi_text_free(location);
    return is_good;
}

/* Fingerprint and proposals, then why the first and the last of these are ordered, and why the first of the other keys is not. */
static int print_plan(const VmiPlan *plan) {
    const VmiTable *proposals = NULL;
    const VmiTable *reasons = NULL;
    VmiText *text = NULL;
    if (!worked(vmi_plan_fingerprint(plan, &text))) {
        return 0;
    }
    fputs("fingerprint ", stdout);
    print_text(text);
    fputc('\n', stdout);
    if (!worked(vmi_plan_table(plan, "proposals", &proposals)) || !worked(vmi_plan_table(plan, "reasons", &reasons)) ||
        !worked(vmi_table_to_csv(proposals, &text))) {
        return 0;
    }
    print_text(text);
    size_t count = vmi_table_rows(proposals);
    int is_good = count == 0 || (print_explanation(plan, proposals, 0) && print_explanation(plan, proposals, count - 1));
    return is_good && (vmi_table_rows(reasons) == 0 || print_explanation(plan, reasons, 0));
}

int main(int count, char **arguments) {
    VmiPlan *plan = NULL;
    int is_good = 0;
    if (vmi_abi_version() != VMI_ABI_VERSION) {
        fprintf(stderr, "this program was built for another version of the vmi library\n");
        return EXIT_FAILURE;
    }
    plan = plan_of_folder(count > 1 ? arguments[1] : "examples/data");
    is_good = plan != NULL && print_plan(plan);
    vmi_plan_free(plan);
    return is_good && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
