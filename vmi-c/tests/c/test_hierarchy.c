/* Hierarchies of forecasts: the table "groups" goes in, the table "nodes" comes out, and what cannot be is refused. */
#include <string.h>

#include "world.h"

static const char DEMAND[] =
        "item,location,date,quantity\n"
        "A,DC1,2026-06-01,3\n"
        "A,DC1,2026-06-02,0\n"
        "A,DC1,2026-06-03,1\n"
        "A,DC1,2026-06-04,0\n"
        "A,DC1,2026-06-05,4\n"
        "A,DC1,2026-06-06,0\n"
        "A,DC1,2026-06-07,0\n"
        "A,DC1,2026-06-08,2\n"
        "B,DC1,2026-06-01,0\n"
        "B,DC1,2026-06-02,2\n"
        "B,DC1,2026-06-03,0\n"
        "B,DC1,2026-06-04,0\n"
        "B,DC1,2026-06-05,1\n"
        "B,DC1,2026-06-06,5\n"
        "B,DC1,2026-06-07,0\n"
        "B,DC1,2026-06-08,1\n"
        "C,DC1,2026-06-01,1\n"
        "C,DC1,2026-06-02,1\n"
        "C,DC1,2026-06-03,0\n"
        "C,DC1,2026-06-04,2\n"
        "C,DC1,2026-06-05,0\n"
        "C,DC1,2026-06-06,0\n"
        "C,DC1,2026-06-07,3\n"
        "C,DC1,2026-06-08,0\n";

static const char GROUPS[] =
        "level,group,item\n"
        "brand,red,A\n"
        "brand,red,B\n"
        "brand,blue,C\n";

/* The same bits as in the tests of Rust and Python. */
static const char *const NODES[][4] = {
        {"total", "total", "3.422269455", "3.477878532834275"},
        {"brand", "total/blue", "0.95", "0.921717091835179"},
        {"key", "total/blue/C/DC1", "0.95", "0.921717091835179"},
        {"brand", "total/red", "2.518256138865368", "2.556161440999096"},
        {"key", "total/red/A/DC1", "1.9595915390226109", "1.710260503674353"},
        {"key", "total/red/B/DC1", "0.9967604218985433", "0.8459009373247427"},
};

static VmiAnalysisOptions options_of(const char *const *names, const char *const *values, size_t settings) {
    VmiAnalysisOptions options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.setting_names = names;
    options.setting_values = values;
    options.settings = settings;
    return options;
}

static void nodes_add_up(void) {
    static const char *const names[] = {"forecast", "forecast.horizon", "forecast.hierarchy", "forecast.reconciliation"};
    static const char *const values[] = {"sba", "1", "total,brand", "minimum_trace"};
    VmiTable *demand = table_of("demand", DEMAND);
    VmiTable *groups = table_of("groups", GROUPS);
    const VmiTable *tables[] = {demand, groups};
    VmiAnalysisOptions options = options_of(names, values, 4);
    VmiAnalysis *analysis = NULL;
    const VmiTable *nodes = NULL;
    const VmiTable *forecasts = NULL;
    options.threads = 2;
    CHECK_OK(vmi_forecast_new(tables, 2, &options, &analysis));
    vmi_table_free(groups);
    vmi_table_free(demand);
    CHECK_OK(vmi_analysis_table(analysis, "nodes", &nodes));
    CHECK_NUMBER(vmi_table_rows(nodes), sizeof NODES / sizeof NODES[0]);
    for (size_t row = 0; row < sizeof NODES / sizeof NODES[0]; row++) {
        CHECK_CELL(nodes, "level", row, NODES[row][0]);
        CHECK_CELL(nodes, "node", row, NODES[row][1]);
        CHECK_CELL(nodes, "date", row, "2026-06-09");
        CHECK_CELL(nodes, "base", row, NODES[row][2]);
        CHECK_CELL(nodes, "quantity", row, NODES[row][3]);
    }
    CHECK_CELL(nodes, "item", 0, "");
    CHECK_CELL(nodes, "item", 5, "B");
    CHECK_OK(vmi_analysis_table(analysis, "forecasts", &forecasts));
    CHECK_CELL(forecasts, "quantity", 0, NODES[4][3]);
    CHECK_CELL(forecasts, "quantity", 1, NODES[5][3]);
    CHECK_CELL(forecasts, "quantity", 2, NODES[2][3]);
    vmi_analysis_free(analysis);
}

static void without_a_hierarchy_there_are_no_nodes(void) {
    static const char *const names[] = {"forecast"};
    static const char *const values[] = {"naive"};
    VmiTable *demand = table_of("demand", DEMAND);
    VmiTable *groups = table_of("groups", GROUPS);
    const VmiTable *tables[] = {demand, groups};
    VmiAnalysisOptions options = options_of(names, values, 1);
    VmiAnalysis *analysis = NULL;
    const VmiTable *found = NULL;
    CHECK_OK(vmi_forecast_new(tables, 2, &options, &analysis));
    CHECK_OK(vmi_analysis_table(analysis, "nodes", &found));
    CHECK_NUMBER(vmi_table_rows(found), 0);
    CHECK_OK(vmi_analysis_table(analysis, "notices", &found));
    CHECK_CELL(found, "kind", 0, "groups_unused");
    vmi_analysis_free(analysis);
    vmi_table_free(groups);
    vmi_table_free(demand);
}

static void what_cannot_be_is_refused(void) {
    static const char *const names[] = {"forecast.hierarchy"};
    const char *values[] = {"total,brand"};
    VmiTable *demand = table_of("demand", DEMAND);
    VmiTable *groups = table_of("groups", "level,group,item\nbrand,red,A\nbrand,blue,A\nbrand,red,B\n");
    const VmiTable *tables[] = {demand, groups};
    VmiAnalysisOptions options = options_of(names, values, 1);
    VmiAnalysis *analysis = NULL;
    const VmiTable *errors = NULL;
    CHECK_FAILS(vmi_forecast_new(tables, 1, &options, &analysis), VMI_ERROR_BAD_SETTING);
    CHECK_TEXT(last_error().field, "forecast.hierarchy");
    CHECK(analysis == NULL);
    /* A key in two groups, and one in none: they are named, and the others go on. */
    CHECK_OK(vmi_forecast_new(tables, 2, &options, &analysis));
    CHECK_OK(vmi_analysis_table(analysis, "errors", &errors));
    CHECK_NUMBER(vmi_table_rows(errors), 2);
    CHECK_CELL(errors, "kind", 0, "conflicting_values");
    CHECK_CELL(errors, "row", 0, "2");
    CHECK_CELL(errors, "item", 0, "A");
    CHECK_CELL(errors, "kind", 1, "missing_value");
    CHECK_CELL(errors, "item", 1, "C");
    vmi_analysis_free(analysis);
    vmi_table_free(groups);
    vmi_table_free(demand);
}

int main(void) {
    nodes_add_up();
    without_a_hierarchy_there_are_no_nodes();
    what_cannot_be_is_refused();
    return 0;
}
