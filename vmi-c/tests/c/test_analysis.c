/* Demand by itself: profiles, forecasts and evaluations, of good and bad demand, and misuse. */
#include <math.h>
#include <string.h>

#include "world.h"

/* What no function would put into an out-parameter. */
#define UNTOUCHED ((void *)(uintptr_t)0x5EED)

#define DAYS 84
/* 2026-01-05, a Monday, in days since 1970-01-01. */
#define FIRST_DAY 20458

typedef int32_t (*Analyse)(const VmiTable *const *, size_t, const VmiAnalysisOptions *, VmiAnalysis **);

static const Analyse ANALYSES[] = {vmi_demand_profile_new, vmi_forecast_new, vmi_evaluate_new};
static const size_t ANALYSIS_COUNT = sizeof ANALYSES / sizeof ANALYSES[0];

/* Few and quick methods: under valgrind the usual ones take minutes. */
static const char *const FEW_NAMES[] = {"forecast.candidates"};
static const char *const FEW[] = {"ses,seasonal_naive,historic_mean"};

static VmiAnalysisOptions without_settings(void) {
    VmiAnalysisOptions options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    return options;
}

static VmiAnalysisOptions quick(void) {
    VmiAnalysisOptions options = without_settings();
    options.setting_names = FEW_NAMES;
    options.setting_values = FEW;
    options.settings = 1;
    return options;
}

/* Demand with a season of a week. */
static double weekly(size_t day) {
    static const double week[] = {9.0, 8.0, 7.0, 8.0, 12.0, 3.0, 1.0};
    return week[day % 7] + (double)(day * 7919 % 5);
}

static double seldom(size_t day) {
    return day * 31 % 11 == 3 ? (double)(day * 7919 % 6 + 1) : 0.0;
}

static double none(size_t day) {
    (void)day;
    return 0.0;
}

/* Rows of a demand table, as columns. */
typedef struct Rows {
    const char *items[4 * DAYS];
    const char *locations[4 * DAYS];
    int32_t days[4 * DAYS];
    double quantities[4 * DAYS];
    size_t count;
} Rows;

static void rows_of(Rows *rows, const char *item, size_t from, double (*of)(size_t)) {
    for (size_t day = from; day < DAYS; day++) {
        size_t at = rows->count++;
        rows->items[at] = item;
        rows->locations[at] = "01";
        rows->days[at] = FIRST_DAY + (int32_t)day;
        rows->quantities[at] = of(day);
    }
}

static VmiTable *demand_of(const Rows *rows) {
    VmiTable *table = NULL;
    CHECK_OK(vmi_table_new("demand", &table));
    CHECK_OK(vmi_table_add_text(table, "item", rows->items, rows->count));
    CHECK_OK(vmi_table_add_text(table, "location", rows->locations, rows->count));
    CHECK_OK(vmi_table_add_date(table, "date", rows->days, NULL, rows->count));
    CHECK_OK(vmi_table_add_double(table, "quantity", rows->quantities, NULL, rows->count));
    return table;
}

/* Four items: with a season, seldom, all zero, and one point. */
static VmiTable *good_demand(void) {
    static Rows rows;
    rows.count = 0;
    rows_of(&rows, "00123", 0, weekly);
    rows_of(&rows, "LUMPY", 0, seldom);
    rows_of(&rows, "NONE", 0, none);
    rows_of(&rows, "ONE", DAYS - 1, weekly);
    return demand_of(&rows);
}

static const VmiTable *table_in(const VmiAnalysis *analysis, const char *name) {
    const VmiTable *table = NULL;
    CHECK_OK(vmi_analysis_table(analysis, name, &table));
    return table;
}

static double number_at(const VmiTable *table, const char *column, size_t row) {
    double values[8 * DAYS];
    uint8_t valid[8 * DAYS];
    size_t rows = vmi_table_rows(table);
    CHECK(rows <= 8 * DAYS && row < rows);
    CHECK_OK(vmi_table_read_double(table, column_of(table, column), values, valid, rows));
    CHECK(valid[row]);
    return values[row];
}

static void profiles(void) {
    VmiTable *demand = good_demand();
    const VmiTable *tables[] = {demand};
    VmiAnalysis *analysis = NULL;
    CHECK_OK(vmi_demand_profile_new(tables, 1, NULL, &analysis));
    vmi_table_free(demand);
    const VmiTable *found = table_in(analysis, "profiles");
    CHECK_NUMBER(vmi_table_rows(table_in(analysis, "errors")), 0);
    CHECK_NUMBER(vmi_table_rows(found), 4);
    CHECK_CELL(found, "item", 0, "00123");
    CHECK_CELL(found, "pattern", 0, "smooth");
    CHECK_CELL(found, "season_periods", 0, "7");
    CHECK_CELL(found, "window_to", 0, "2026-03-29");
    CHECK_CELL(found, "pattern", 1, "intermittent");
    CHECK_CELL(found, "pattern", 2, "");
    CHECK_CELL(found, "demand_per_day", 2, "0");
    CHECK_CELL(found, "observations", 3, "1");
    CHECK_CELL(found, "demand_sd_per_day", 3, "");
    vmi_analysis_free(analysis);
}

static void forecasts(void) {
    static const char *const names[] = {"forecast.horizon", "forecast.horizon", "forecast.levels", "forecast.candidates"};
    static const char *const values[] = {"3", "7", "0.9", "ses,seasonal_naive,historic_mean"};
    VmiTable *demand = good_demand();
    const VmiTable *tables[] = {demand};
    VmiAnalysisOptions options = without_settings();
    VmiAnalysis *analysis = NULL;
    options.setting_names = names;
    options.setting_values = values;
    options.settings = 4;
    options.threads = 2;
    CHECK_OK(vmi_forecast_new(tables, 1, &options, &analysis));
    const VmiTable *found = table_in(analysis, "forecasts");
    CHECK_NUMBER(vmi_table_rows(table_in(analysis, "errors")), 0);
    CHECK_NUMBER(vmi_table_rows(found), 4 * 7);
    CHECK_CELL(found, "date", 0, "2026-03-30");
    CHECK_CELL(found, "source", 0, "auto");
    CHECK_CELL(found, "step", 6, "7");
    for (size_t row = 0; row < 7; row++) {
        CHECK(number_at(found, "low_90", row) <= number_at(found, "quantity", row));
        CHECK(number_at(found, "quantity", row) <= number_at(found, "high_90", row));
        CHECK(number_at(found, "quantity", row) <= number_at(found, "quantity", 4));
        CHECK(number_at(found, "quantity", 14 + row) == 0.0);
    }
    found = table_in(analysis, "models");
    CHECK_NUMBER(vmi_table_rows(found), 4);
    CHECK_CELL(found, "chosen_by", 0, "rmsse");
    CHECK_CELL(found, "chosen_by", 3, "history_too_short");
    CHECK_NUMBER(vmi_table_rows(table_in(analysis, "changes")), 0);
    vmi_analysis_free(analysis);
    vmi_table_free(demand);
}

/* Demand of three and a half days ahead, of the item "A" at DC1; the same numbers stand in the tests of Rust and Python. */
static void cover(void) {
    static const char *const names[] = {"forecast", "forecast.distribution", "forecast.seed", "forecast.cover"};
    static const char *values[] = {"ses", "bootstrap", "7", "3.5"};
    static Rows rows;
    rows.count = 0;
    for (size_t day = 0; day < 40; day++) {
        rows.items[day] = "A";
        rows.locations[day] = "DC1";
        rows.days[day] = 20595 + (int32_t)day;
        rows.quantities[day] = day >= 20 && day % 2 == 0 ? 6.0 + (double)(day - 20) / 2.0 : 5.0;
        rows.count++;
    }
    VmiTable *demand = demand_of(&rows);
    const VmiTable *tables[] = {demand};
    VmiAnalysisOptions options = without_settings();
    VmiAnalysis *analysis = NULL;
    options.setting_names = names;
    options.setting_values = values;
    options.settings = 4;
    CHECK_OK(vmi_forecast_new(tables, 1, &options, &analysis));
    const VmiTable *found = table_in(analysis, "cover");
    CHECK_NUMBER(vmi_table_rows(found), 1);
    CHECK_CELL(found, "distribution", 0, "bootstrap");
    CHECK_CELL(found, "sample", 0, "1000");
    CHECK(number_at(found, "mean", 0) == 29.46067524802233);
    CHECK(number_at(found, "at_50", 0) == 28.586159894881405);
    CHECK(number_at(found, "at_98", 0) == 42.47279381328442);
    vmi_analysis_free(analysis);
    /* 30 errors −10 … 10 of one period about 5, 10 of them 0: ranks 25, 28 and 30; they promise nothing of 0.98. */
    values[0] = "naive";
    values[1] = "conformal";
    values[3] = "1";
    CHECK_OK(vmi_forecast_new(tables, 1, &options, &analysis));
    found = table_in(analysis, "cover");
    CHECK_CELL(found, "sample", 0, "30");
    CHECK_CELL(found, "at_80", 0, "10");
    CHECK_CELL(found, "at_90", 0, "13");
    CHECK_CELL(found, "at_95", 0, "15");
    CHECK_CELL(found, "at_98", 0, "");
    vmi_analysis_free(analysis);
    options.settings = 3;
    CHECK_OK(vmi_forecast_new(tables, 1, &options, &analysis));
    CHECK_NUMBER(vmi_table_rows(table_in(analysis, "cover")), 0);
    vmi_analysis_free(analysis);
    vmi_table_free(demand);
}

static void evaluations(void) {
    static const char *const names[] = {"forecast.methods"};
    static const char *const values[] = {"historic_mean,seasonal_naive"};
    VmiTable *demand = good_demand();
    const VmiTable *tables[] = {demand};
    VmiAnalysisOptions options = without_settings();
    VmiAnalysis *analysis = NULL;
    options.setting_names = names;
    options.setting_values = values;
    options.settings = 1;
    options.as_of = "2026-03-29";
    CHECK_OK(vmi_evaluate_new(tables, 1, &options, &analysis));
    const VmiTable *found = table_in(analysis, "accuracy");
    CHECK_NUMBER(vmi_table_rows(found), 6);
    CHECK_CELL(found, "method", 1, "seasonal_naive");
    CHECK_CELL(found, "rank", 1, "1");
    CHECK_CELL(found, "mae", 4, "0");
    CHECK_NUMBER(vmi_table_rows(table_in(analysis, "summary")), 2);
    /* One point cannot be compared with anything: it is named, and the others are there. */
    found = table_in(analysis, "errors");
    CHECK_NUMBER(vmi_table_rows(found), 1);
    CHECK_CELL(found, "item", 0, "ONE");
    CHECK_CELL(found, "kind", 0, "out_of_range");
    vmi_analysis_free(analysis);
    vmi_table_free(demand);
}

/* A kernel gives the bits that the tables have. */
static void kernels_agree(void) {
    static const char *const names[] = {"forecast", "forecast.horizon"};
    double series[DAYS];
    double path[5];
    double sd[5];
    const char *values[] = {"", "5"};
    /* The usual candidates of seldom demand are quick. */
    static const char *const methods[2][3] = {{"holt_winters", "theta", "ses"}, {"auto", "sba", "historic_mean"}};
    double (*const kinds[])(size_t) = {weekly, seldom};
    for (size_t kind = 0; kind < 2; kind++) {
        static Rows rows;
        rows.count = 0;
        rows_of(&rows, "A", 0, kinds[kind]);
        VmiTable *demand = demand_of(&rows);
        const VmiTable *tables[] = {demand};
        for (size_t day = 0; day < DAYS; day++) {
            series[day] = kinds[kind](day);
        }
        for (size_t at = 0; at < 3; at++) {
            VmiAnalysisOptions options = without_settings();
            VmiAnalysis *analysis = NULL;
            VmiSeriesOptions how;
            const char *method = NULL;
            values[0] = methods[kind][at];
            options.setting_names = names;
            options.setting_values = values;
            options.settings = 2;
            CHECK_OK(vmi_forecast_new(tables, 1, &options, &analysis));
            memset(&how, 0, sizeof how);
            how.struct_size = sizeof how;
            how.method = methods[kind][at];
            how.horizon = 5;
            how.season = 7;
            CHECK_OK(vmi_series_forecast(&how, series, DAYS, path, sd, &method));
            const VmiTable *found = table_in(analysis, "forecasts");
            CHECK_CELL(found, "method", 0, method);
            for (size_t step = 0; step < 5; step++) {
                CHECK(number_at(found, "quantity", step) == path[step]);
                CHECK(number_at(found, "sd", step) == sd[step]);
            }
            vmi_analysis_free(analysis);
        }
        vmi_table_free(demand);
    }
}

/* A bad row spoils its own key, is named, and spoils no other. */
static void bad_rows(void) {
    static const char *const csv[] = {
        "item,location,date,quantity\nX,01,2026-01-05,-3\nA,01,2026-01-05,4\nA,01,2026-01-16,4\n",
        "item,location,date,quantity\nX,01,2026-01-05,NaN\nA,01,2026-01-05,4\nA,01,2026-01-16,4\n",
        "item,location,date,quantity\nX,01,2026-02-30,1\nA,01,2026-01-05,4\nA,01,2026-01-16,4\n",
        "item,location,date,quantity\nX,01,2026-01-05,\nA,01,2026-01-05,4\nA,01,2026-01-16,4\n",
    };
    static const char *const kinds[] = {"out_of_range", "not_finite", "not_a_date", "missing_value"};
    for (size_t at = 0; at < 4; at++) {
        VmiTable *demand = table_of("demand", csv[at]);
        const VmiTable *tables[] = {demand};
        for (size_t analyse = 0; analyse < ANALYSIS_COUNT; analyse++) {
            static const char *const results[] = {"profiles", "models", "accuracy"};
            VmiAnalysis *analysis = NULL;
            VmiAnalysisOptions options = quick();
            CHECK_OK(ANALYSES[analyse](tables, 1, &options, &analysis));
            const VmiTable *errors = table_in(analysis, "errors");
            CHECK_NUMBER(vmi_table_rows(errors), 1);
            CHECK_CELL(errors, "kind", 0, kinds[at]);
            CHECK_CELL(errors, "table", 0, "demand");
            CHECK_CELL(errors, "row", 0, "1");
            CHECK_CELL(errors, "item", 0, "X");
            CHECK_CELL(table_in(analysis, results[analyse]), "item", 0, "A");
            vmi_analysis_free(analysis);
        }
        vmi_table_free(demand);
    }
    /* Two rows of one day. */
    VmiTable *twice = table_of("demand", "item,location,date,quantity\nX,01,2026-01-05,1\nX,01,2026-01-05,2\nA,01,2026-01-06,4\n");
    const VmiTable *tables[] = {twice};
    VmiAnalysisOptions options = quick();
    VmiAnalysis *analysis = NULL;
    CHECK_OK(vmi_forecast_new(tables, 1, &options, &analysis));
    CHECK_CELL(table_in(analysis, "errors"), "kind", 0, "duplicate_key");
    CHECK_CELL(table_in(analysis, "errors"), "row", 0, "2");
    vmi_analysis_free(analysis);
    vmi_table_free(twice);
}

typedef struct Watch {
    uint64_t last;
    uint64_t total;
    int calls;
    int stop_after;
} Watch;

static int32_t watch(void *context, uint64_t done, uint64_t total) {
    Watch *own = context;
    CHECK(done >= own->last && done <= total);
    own->last = done;
    own->total = total;
    own->calls++;
    return own->calls > own->stop_after;
}

static void progress(void) {
    VmiTable *demand = good_demand();
    const VmiTable *tables[] = {demand};
    for (size_t at = 0; at < ANALYSIS_COUNT; at++) {
        Watch patient = {0, 0, 0, 1000};
        Watch hasty = {0, 0, 0, 0};
        VmiAnalysisOptions options = quick();
        VmiAnalysis *analysis = NULL;
        options.progress = watch;
        options.progress_context = &patient;
        CHECK_OK(ANALYSES[at](tables, 1, &options, &analysis));
        CHECK_NUMBER(patient.last, 4);
        CHECK_NUMBER(patient.total, 4);
        vmi_analysis_free(analysis);
        analysis = UNTOUCHED;
        options.progress_context = &hasty;
        CHECK_FAILS(ANALYSES[at](tables, 1, &options, &analysis), VMI_ERROR_CANCELLED);
        CHECK(analysis == UNTOUCHED);
        CHECK_NUMBER(hasty.calls, 1);
    }
    vmi_table_free(demand);
}

/* Demand of a ledger's issues; items are told by the table. */
static void of_a_ledger(void) {
    VmiLedger *ledger = NULL;
    VmiAnalysis *analysis = NULL;
    VmiTable *items = table_of("items", "item,unit\nA,EA\n");
    VmiTable *events = table_of("events",
                                "source,event_id,kind,item,location,quantity,effective_at,recorded_at\n"
                                "W,1,receipt,A,01,100,2026-06-01,2026-06-01\n"
                                "W,2,issue,A,01,4,2026-06-02,2026-06-02\n"
                                "W,3,issue,A,01,6,2026-06-05,2026-06-05\n");
    const VmiTable *tables[] = {items};
    VmiAnalysisOptions options = quick();
    CHECK_OK(vmi_ledger_new(&ledger));
    CHECK_OK(vmi_ledger_append(ledger, events, VMI_ANY_SEQUENCE, NULL, NULL, NULL));
    options.ledger = ledger;
    options.as_of = "2026-06-30";
    CHECK_OK(vmi_demand_profile_new(tables, 1, &options, &analysis));
    CHECK_NUMBER(vmi_table_rows(table_in(analysis, "profiles")), 1);
    CHECK_CELL(table_in(analysis, "profiles"), "last_demand", 0, "2026-06-05");
    vmi_analysis_free(analysis);
    options.known_at = "2026-06-03";
    CHECK_OK(vmi_demand_profile_new(tables, 1, &options, &analysis));
    CHECK_CELL(table_in(analysis, "profiles"), "last_demand", 0, "2026-06-02");
    vmi_analysis_free(analysis);
    vmi_ledger_free(ledger);
    vmi_table_free(events);
    vmi_table_free(items);
}

static void settings_that_cannot_be(const VmiTable *const *tables, Analyse analyse) {
    static const char *const names[] = {"forecast.horizont", "forecast", "forecast.horizon"};
    static const char *const values[] = {"3", "prophet", "x"};
    static const int32_t codes[] = {VMI_ERROR_UNKNOWN_SETTING, VMI_ERROR_BAD_SETTING, VMI_ERROR_BAD_SETTING};
    VmiAnalysis *analysis = UNTOUCHED;
    for (size_t at = 0; at < 3; at++) {
        VmiAnalysisOptions options = without_settings();
        options.setting_names = names + at;
        options.setting_values = values + at;
        options.settings = 1;
        CHECK_FAILS(analyse(tables, 1, &options, &analysis), codes[at]);
        CHECK_TEXT(last_error().field, names[at]);
        options.setting_values = NULL;
        CHECK_FAILS(analyse(tables, 1, &options, &analysis), VMI_ERROR_NULL_POINTER);
    }
    CHECK(analysis == UNTOUCHED);
}

static void misuse(Analyse analyse) {
    VmiTable *demand = good_demand();
    VmiTable *short_of_columns = table_of("demand", "item,location,date\nA,01,2026-01-05\n");
    const VmiTable *tables[] = {demand};
    const VmiTable *with_null[] = {demand, NULL};
    VmiTable *short_demand = table_of("demand", "item,location,date,quantity\nA,01,2026-01-05,4\nA,01,2026-01-09,4\n");
    const VmiTable *incomplete[] = {short_of_columns};
    const VmiTable *shorter[] = {short_demand};
    const VmiTable *table = UNTOUCHED;
    VmiAnalysis *analysis = UNTOUCHED;
    VmiAnalysisOptions options = quick();

    CHECK_FAILS(analyse(NULL, 1, &options, &analysis), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(analyse(with_null, 2, &options, &analysis), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "tables[1]");
    CHECK_FAILS(analyse(tables, 1, &options, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(analyse(NULL, 0, &options, &analysis), VMI_ERROR_MISSING_TABLE);
    CHECK_FAILS(analyse(incomplete, 1, &options, &analysis), VMI_ERROR_MISSING_COLUMN);
    CHECK_TEXT(last_error().field, "quantity");
    options.struct_size = 4;
    CHECK_FAILS(analyse(tables, 1, &options, &analysis), VMI_ERROR_STRUCT_SIZE);
    options.struct_size = sizeof options;
    options.as_of = "30 June";
    CHECK_FAILS(analyse(tables, 1, &options, &analysis), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "as_of");
    options.as_of = "\xFF";
    CHECK_FAILS(analyse(tables, 1, &options, &analysis), VMI_ERROR_NOT_UTF8);
    options.as_of = "";
    CHECK(analysis == UNTOUCHED);
    settings_that_cannot_be(tables, analyse);

    /* A caller of the first fields alone; the usual methods, of a short history. */
    options.struct_size = sizeof options.struct_size;
    CHECK_OK(analyse(shorter, 1, &options, &analysis));
    CHECK_FAILS(vmi_analysis_table(analysis, "proposals", &table), VMI_ERROR_UNKNOWN_TABLE);
    CHECK_CONTAINS(last_error().message, "errors");
    CHECK_FAILS(vmi_analysis_table(analysis, NULL, &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_analysis_table(NULL, "errors", &table), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_analysis_table(analysis, "errors", NULL), VMI_ERROR_NULL_POINTER);
    CHECK(table == UNTOUCHED);
    vmi_analysis_free(analysis);
    vmi_table_free(short_of_columns);
    vmi_table_free(short_demand);
    vmi_table_free(demand);
}

int main(void) {
    profiles();
    forecasts();
    cover();
    evaluations();
    kernels_agree();
    bad_rows();
    progress();
    of_a_ledger();
    for (size_t at = 0; at < ANALYSIS_COUNT; at++) {
        misuse(ANALYSES[at]);
    }
    vmi_analysis_free(NULL);
    return 0;
}
