/* Mistakes of the calling program with a release: each has its code, names the argument, and gives nothing. */
#include <string.h>

#include "ledger.h"

/* What no function would put into an out-parameter. */
#define UNTOUCHED ((void *)(uintptr_t)0x5EED)

/* The call fails with a code, names a field, and writes nothing. */
static void refused(const char *file, int line, const VmiPlan *plan, const VmiReleaseOptions *options, int32_t code, const char *field) {
    VmiTable *events = UNTOUCHED;
    VmiTable *orders = UNTOUCHED;
    VmiChecked *problems = UNTOUCHED;
    check_fails(file, line, vmi_plan_release(plan, NULL, options, &events, &orders, &problems), code, "the release fails");
    check_text(file, line, last_error().field, field, "the field");
    check_that(file, line, events == UNTOUCHED && orders == UNTOUCHED && problems == UNTOUCHED, "nothing is written");
}

#define REFUSED(plan, options, code, field) refused(HERE, (plan), (options), (code), (field))

static void null_arguments(const VmiPlan *plan) {
    VmiReleaseOptions options = by_anna();
    VmiTable *table = UNTOUCHED;
    VmiChecked *problems = UNTOUCHED;
    REFUSED(NULL, &options, VMI_ERROR_NULL_POINTER, "plan");
    REFUSED(plan, NULL, VMI_ERROR_NULL_POINTER, "options");
    CHECK_FAILS(vmi_plan_release(plan, NULL, &options, NULL, &table, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "events");
    CHECK_FAILS(vmi_plan_release(plan, NULL, &options, &table, NULL, &problems), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "orders");
    CHECK_FAILS(vmi_plan_release(plan, NULL, &options, &table, &table, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "problems");
    CHECK(table == UNTOUCHED && problems == UNTOUCHED);
}

static void who_and_when(const VmiPlan *plan) {
    VmiReleaseOptions options = by_anna();
    options.actor = NULL;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.actor");
    options.actor = "";
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "options.actor");
    CHECK_TEXT(last_error().expected, "who decides");
    options.actor = "\xFF";
    REFUSED(plan, &options, VMI_ERROR_NOT_UTF8, "options.actor");
    options = by_anna();
    options.at = NULL;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.at");
    options.at = "1 July";
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "options.at");
    CHECK_TEXT(last_error().value, "1 July");
    CHECK_CONTAINS(last_error().expected, "2026-06-30T14:05:00Z");
    options.at = "2026-07-01T08:00:00";
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "options.at");
    options = by_anna();
    options.reason = "\xFF";
    REFUSED(plan, &options, VMI_ERROR_NOT_UTF8, "options.reason");
}

static void approvals(const VmiPlan *plan) {
    const char *const ids[] = {"P-1", NULL};
    VmiReleaseOptions options = by_anna();
    options.approvals = 1;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.approve_ids");
    options.approve_ids = ids;
    options.approvals = 2;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.approve_ids[1]");
    options.approvals = SIZE_MAX;
    REFUSED(plan, &options, VMI_ERROR_WRONG_LENGTH, "options.approve_ids");
    options.approvals = 1;
    options.approve_all = 1;
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "options.approve_all");
}

static void rejections(const VmiPlan *plan) {
    const char *const ids[] = {"P-1", "P-2"};
    const char *const reasons[] = {"too much", ""};
    VmiReleaseOptions options = by_anna();
    options.rejections = 1;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.reject_ids");
    options.reject_ids = ids;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.reject_reasons");
    options.reject_reasons = reasons;
    options.rejections = 2;
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "options.reject_reasons[1]");
}

static void ranges(const VmiPlan *plan) {
    const char *const prefixes[] = {"A", "B"};
    const char *const no_prefixes[] = {"A", NULL};
    const int64_t firsts[] = {1, -1};
    const int64_t lasts[] = {9, 9};
    const int64_t fewer[] = {0, 9};
    VmiReleaseOptions options = by_anna();
    options.number_ranges = 1;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.number_prefixes");
    options.number_prefixes = prefixes;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.number_firsts");
    options.number_firsts = firsts;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.number_lasts");
    options.number_lasts = fewer;
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "numbers");
    CHECK_TEXT(last_error().expected, "first not above last");
    options.number_lasts = lasts;
    options.number_ranges = 2;
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "options.number_firsts[1]");
    CHECK_TEXT(last_error().value, "-1");
    options.number_firsts = lasts;
    options.number_alarms = firsts;
    REFUSED(plan, &options, VMI_ERROR_BAD_SETTING, "options.number_alarms[1]");
    options.number_prefixes = no_prefixes;
    REFUSED(plan, &options, VMI_ERROR_NULL_POINTER, "options.number_prefixes[1]");
}

/* A newer header's struct: one field more. */
typedef struct NewerOptions {
    VmiReleaseOptions options;
    size_t newer;
} NewerOptions;

static void succeeds(const VmiPlan *plan, const VmiReleaseOptions *options) {
    VmiTable *events = NULL;
    VmiTable *orders = NULL;
    VmiChecked *problems = NULL;
    CHECK_OK(vmi_plan_release(plan, NULL, options, &events, &orders, &problems));
    vmi_table_free(events);
    vmi_table_free(orders);
    vmi_checked_free(problems);
}

static void sizes(const VmiPlan *plan) {
    VmiReleaseOptions options = by_anna();
    NewerOptions newer = {by_anna(), 7};
    options.struct_size = 0;
    REFUSED(plan, &options, VMI_ERROR_STRUCT_SIZE, "struct_size");
    CHECK_CONTAINS(last_error().hint, "options.struct_size");
    options.struct_size = offsetof(VmiReleaseOptions, reason) - 1;
    REFUSED(plan, &options, VMI_ERROR_STRUCT_SIZE, "struct_size");
    newer.options.struct_size = sizeof newer;
    REFUSED(plan, &newer.options, VMI_ERROR_STRUCT_SIZE, "struct_size");
    newer.newer = 0;
    succeeds(plan, &newer.options);
    /* A caller who wants the least: what lies behind its struct is not looked at. */
    options.struct_size = offsetof(VmiReleaseOptions, reason);
    options.rejections = 1;
    succeeds(plan, &options);
}

/* A ledger without events has nothing to leave out. */
static void an_empty_ledger_is_a_ledger(const VmiPlan *plan) {
    VmiReleaseOptions options = by_anna();
    VmiLedger *ledger = NULL;
    VmiTable *events = NULL;
    VmiTable *orders = NULL;
    VmiChecked *problems = NULL;
    options.approve_all = 1;
    CHECK_OK(vmi_ledger_new(&ledger));
    CHECK_OK(vmi_plan_release(plan, ledger, &options, &events, &orders, &problems));
    CHECK_NUMBER(vmi_table_rows(events), 2);
    CHECK_NUMBER(vmi_table_rows(orders), 2);
    vmi_table_free(events);
    vmi_table_free(orders);
    vmi_checked_free(problems);
    vmi_ledger_free(ledger);
}

int main(void) {
    World world = good_world();
    VmiPlan *plan = plan_of(&world);
    null_arguments(plan);
    who_and_when(plan);
    approvals(plan);
    rejections(plan);
    ranges(plan);
    sizes(plan);
    an_empty_ledger_is_a_ledger(plan);
    vmi_plan_free(plan);
    world_free(&world);
    return 0;
}
