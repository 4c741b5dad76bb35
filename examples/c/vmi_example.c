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

/* Says what went wrong in a call that failed, and passes its status on. */
static int32_t told(int32_t status) {
    if (status != VMI_OK) {
        VmiErrorInfo error;
        memset(&error, 0, sizeof error);
        error.struct_size = sizeof error;
        if (vmi_last_error(&error) == VMI_OK) {
            fprintf(stderr, "vmi: %s (%s, code %d)\n", error.text, error.kind, (int)error.code);
        }
    }
    return status;
}

/* Hands over every column of a CSV as text: vmi parses numbers and dates itself, exactly. */
static int32_t add_columns(VmiTable *table, const Csv *csv) {
    /* One array for all columns: vmi copies each before the call returns. */
    const char **values = malloc((csv->rows + 1) * sizeof *values);
    int32_t status = VMI_OK;
    if (values == NULL) {
        return VMI_ERROR_INTERNAL;
    }
    for (size_t column = 0; column < csv->columns && status == VMI_OK; column++) {
        csv_column(csv, column, values);
        status = told(vmi_table_add_text(table, csv_name(csv, column), values, csv->rows));
    }
    free(values);
    return status;
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
    if (csv_read(path, &csv) != 0) {
        return NULL;
    }
    if (told(vmi_table_new(name, &table)) == VMI_OK && add_columns(table, &csv) != VMI_OK) {
        vmi_table_free(table);
        table = NULL;
    }
    csv_free(&csv);
    return table;
}

/* The plan of a folder; NULL, with a message, if that fails. */
static VmiPlan *make_plan(const char *folder) {
    VmiTable *owned[TABLES] = {NULL};
    const VmiTable *tables[TABLES] = {NULL};
    VmiPlan *plan = NULL;
    VmiPlanOptions options;
    size_t count = 0;
    while (count < TABLES && (owned[count] = read_table(folder, TABLE_NAMES[count])) != NULL) {
        tables[count] = owned[count];
        count++;
    }
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = "2026-06-30";
    options.threads = 2;
    options.setting_names = SETTING_NAMES;
    options.setting_values = SETTING_VALUES;
    options.settings = SETTINGS;
    if (count == TABLES && told(vmi_plan_new(tables, count, &options, &plan)) != VMI_OK) {
        plan = NULL;
    }
    /* The plan keeps nothing of its tables. */
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

static int32_t print_fingerprint(const VmiPlan *plan) {
    VmiText *fingerprint = NULL;
    int32_t status = told(vmi_plan_fingerprint(plan, &fingerprint));
    if (status == VMI_OK) {
        fputs("fingerprint ", stdout);
        print_text(fingerprint);
        fputc('\n', stdout);
    }
    return status;
}

/* Writes the explanation of the key that stands in a row of a table. */
static int32_t print_explanation(const VmiPlan *plan, const VmiTable *table, size_t row) {
    VmiText *item = NULL;
    VmiText *location = NULL;
    VmiText *explanation = NULL;
    size_t column = 0;
    /* A cell as a text of its own has the NUL at its end that an argument needs. */
    int32_t status = told(vmi_table_find_column(table, "item", &column));
    if (status == VMI_OK) {
        status = told(vmi_table_cell(table, column, row, &item));
    }
    if (status == VMI_OK) {
        status = told(vmi_table_find_column(table, "location", &column));
    }
    if (status == VMI_OK) {
        status = told(vmi_table_cell(table, column, row, &location));
    }
    if (status == VMI_OK) {
        status = told(vmi_plan_explain(plan, vmi_text_data(item), vmi_text_data(location), &explanation));
    }
    if (status == VMI_OK) {
        print_text(explanation);
    }
    vmi_text_free(item);
    vmi_text_free(location);
    return status;
}

/* Fingerprint, proposals, and why the first and the last of them are ordered and the first of the others is not. */
static int32_t print_plan(const VmiPlan *plan) {
    const VmiTable *proposals = NULL;
    const VmiTable *reasons = NULL;
    VmiText *csv = NULL;
    int32_t status = print_fingerprint(plan);
    if (status == VMI_OK) {
        status = told(vmi_plan_table(plan, "proposals", &proposals));
    }
    if (status == VMI_OK) {
        status = told(vmi_plan_table(plan, "reasons", &reasons));
    }
    if (status == VMI_OK) {
        status = told(vmi_table_to_csv(proposals, &csv));
    }
    if (status != VMI_OK) {
        return status;
    }
    print_text(csv);
    if (vmi_table_rows(proposals) > 0) {
        status = print_explanation(plan, proposals, 0);
        if (status == VMI_OK) {
            status = print_explanation(plan, proposals, vmi_table_rows(proposals) - 1);
        }
    }
    if (status == VMI_OK && vmi_table_rows(reasons) > 0) {
        status = print_explanation(plan, reasons, 0);
    }
    return status;
}

int main(int count, char **arguments) {
    VmiPlan *plan = NULL;
    int32_t status = VMI_ERROR_INTERNAL;
    if (vmi_abi_version() != VMI_ABI_VERSION) {
        fprintf(stderr, "this program was built for another version of the vmi library\n");
        return EXIT_FAILURE;
    }
    plan = make_plan(count > 1 ? arguments[1] : "examples/data");
    if (plan != NULL) {
        status = print_plan(plan);
    }
    vmi_plan_free(plan);
    return status == VMI_OK && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
