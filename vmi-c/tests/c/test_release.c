/* From proposal to order: a plan is released, the ledger takes the events, and the next plan knows that it is decided. */
#include <string.h>

#include "ledger.h"

/* PO-0041 was placed and cancelled: nothing is on order, but its number is taken. */
static const char *const FACTS =
    "source,event_id,kind,item,location,quantity,effective_at,recorded_at,order,line,supplier\n"
    "erp,1,order_placed,A-100,01,5,2026-06-20,2026-06-20,PO-0041,1,0007\n"
    "erp,2,order_cancelled,A-100,01,5,2026-06-21,2026-06-21,PO-0041,1,\n"
    "wms,1,receipt,00123,01,4,2026-06-29,2026-06-29,,,\n"
    "wms,2,receipt,A-100,01,1,2026-06-29,2026-06-29,,,\n"
    "wms,3,receipt,B-7,02,2,2026-06-29,2026-06-29,,,\n";

#define PROPOSALS 3

/* The review of 30 June: the proposals are of 00123 (26, may go by itself), A-100 (9) and B-7 (8), in this order. */
typedef struct Review {
    World world;
    VmiLedger *ledger;
    VmiPlan *plan;
    VmiText *texts[PROPOSALS];
    const char *ids[PROPOSALS];
} Review;

/* What a release gave. */
typedef struct Release {
    VmiTable *events;
    VmiTable *orders;
    VmiChecked *problems;
} Release;

static VmiPlan *planned(const World *world, const VmiLedger *ledger) {
    VmiPlanOptions options = options_of_the_day();
    VmiPlan *plan = NULL;
    options.ledger = ledger;
    CHECK_OK(vmi_plan_new(world->shared, world->count, &options, &plan));
    CHECK_NUMBER(vmi_table_rows(result(plan, "errors")), 0);
    return plan;
}

static Review begun(void) {
    Review review;
    memset(&review, 0, sizeof review);
    world_add(&review.world, "items", "item,unit\n00123,EA\nA-100,EA\nB-7,EA\n");
    world_add(&review.world, "agreements",
              "supplier,item,location,min,max,lead_time_days,auto_release\n"
              "0007,00123,01,10,30,3,always\n"
              "0007,A-100,01,5,10,2,never\n"
              "0008,B-7,02,5,10,2,never\n");
    review.ledger = ledger_of(FACTS);
    review.plan = planned(&review.world, review.ledger);
    const VmiTable *proposals = result(review.plan, "proposals");
    CHECK_NUMBER(vmi_table_rows(proposals), PROPOSALS);
    for (size_t at = 0; at < PROPOSALS; at++) {
        CHECK_OK(vmi_table_cell(proposals, column_of(proposals, "proposal"), at, &review.texts[at]));
        review.ids[at] = vmi_text_data(review.texts[at]);
        CHECK(review.ids[at][0] != '\0');
    }
    return review;
}

static void ended(Review *review) {
    for (size_t at = 0; at < PROPOSALS; at++) {
        vmi_text_free(review->texts[at]);
    }
    vmi_plan_free(review->plan);
    vmi_ledger_free(review->ledger);
    world_free(&review->world);
}

static Release released(const Review *review, const VmiLedger *ledger, const VmiReleaseOptions *options) {
    Release release = {NULL, NULL, NULL};
    CHECK_OK(vmi_plan_release(review->plan, ledger, options, &release.events, &release.orders, &release.problems));
    CHECK_NUMBER(vmi_checked_is_fatal(release.problems), 0);
    return release;
}

static void release_free(Release *release) {
    vmi_table_free(release->events);
    vmi_table_free(release->orders);
    vmi_checked_free(release->problems);
}

static void has_no_problems(const Release *release) {
    CHECK_NUMBER(vmi_table_rows(problems_table(release->problems, "errors")), 0);
    CHECK_NUMBER(vmi_table_rows(problems_table(release->problems, "notices")), 0);
}

/* The events as they are, and how many were new. */
static size_t taken(const Review *review, const Release *release) {
    VmiAppended done = {sizeof done, -7, 7, 7};
    CHECK_OK(vmi_ledger_append(review->ledger, release->events, vmi_ledger_sequence(review->ledger), NULL, &done, NULL));
    CHECK_NUMBER(done.added + done.repeated, vmi_table_rows(release->events));
    return done.added;
}

/* One event of a release of the review. */
static void is_event(const Review *review, const Release *release, size_t row, const char *kind, size_t proposal, const char *reason) {
    CHECK_CELL(release->events, "source", row, "vmi");
    CHECK_CELL(release->events, "kind", row, kind);
    CHECK_CELL(release->events, "event_id", row, review->ids[proposal]);
    CHECK_CELL(release->events, "proposal", row, review->ids[proposal]);
    CHECK_CELL(release->events, "effective_at", row, "2026-06-30");
    CHECK_CELL(release->events, "recorded_at", row, "2026-07-01T08:00:00Z");
    CHECK_CELL(release->events, "actor", row, "Anna");
    CHECK_CELL(release->events, "reason", row, reason);
}

static void is_order(const Release *release, size_t row, const char *order, const char *line, const char *item, const char *quantity) {
    CHECK_CELL(release->orders, "order", row, order);
    CHECK_CELL(release->orders, "line", row, line);
    CHECK_CELL(release->orders, "item", row, item);
    CHECK_CELL(release->orders, "ordered", row, quantity);
    CHECK_CELL(release->orders, "state", row, "released");
}

/* Planned again at the same as_of, each key answers in this way, with the id of its proposal. */
static void answers(const Review *review, const char *const *reasons) {
    VmiPlan *again = planned(&review->world, review->ledger);
    CHECK_NUMBER(vmi_table_rows(result(again, "proposals")), 0);
    CHECK_NUMBER(vmi_table_rows(result(again, "reasons")), PROPOSALS);
    for (size_t at = 0; at < PROPOSALS; at++) {
        CHECK_CELL(result(again, "reasons"), "reason", at, reasons[at]);
        CHECK_CELL(result(again, "reasons"), "proposal", at, review->ids[at]);
    }
    vmi_plan_free(again);
}

/* A plan from a ledger, released, appended, planned again. */
static void what_is_released_is_decided(void) {
    static const char *const decided[] = {"already_decided", "already_decided", "already_decided"};
    static const char *const prefixes[] = {"PO-"};
    static const int64_t firsts[] = {1};
    static const int64_t lasts[] = {9999};
    Review review = begun();
    VmiReleaseOptions options = by_anna();
    options.approve_all = 1;
    options.number_prefixes = prefixes;
    options.number_firsts = firsts;
    options.number_lasts = lasts;
    options.number_ranges = 1;
    Release release = released(&review, review.ledger, &options);
    has_no_problems(&release);
    CHECK_NUMBER(vmi_ledger_sequence(review.ledger), 5);
    CHECK_NUMBER(vmi_table_rows(release.events), 3);
    is_event(&review, &release, 0, "order_placed", 0, "inside the agreement's limits");
    is_event(&review, &release, 1, "order_placed", 1, "approved");
    is_event(&review, &release, 2, "order_placed", 2, "approved");
    /* One order for each supplier and location, after the highest number that the ledger has. */
    CHECK_NUMBER(vmi_table_rows(release.orders), 3);
    is_order(&release, 0, "PO-0042", "1", "00123", "26");
    is_order(&release, 1, "PO-0042", "2", "A-100", "9");
    is_order(&release, 2, "PO-0043", "1", "B-7", "8");
    CHECK_NUMBER(taken(&review, &release), 3);
    answers(&review, decided);
    /* Told twice, and released twice: nothing is new. */
    CHECK_NUMBER(taken(&review, &release), 0);
    Release again = released(&review, review.ledger, &options);
    has_no_problems(&again);
    CHECK_NUMBER(vmi_table_rows(again.events), 0);
    CHECK_NUMBER(vmi_table_rows(again.orders), 0);
    release_free(&again);
    release_free(&release);
    ended(&review);
}

/* Nobody approved anything, and there are no ranges; what the tables hold outlives plan and ledger. */
static void what_needs_approval_waits(void) {
    Review review = begun();
    VmiReleaseOptions options = by_anna();
    options.reason = "";
    Release release = released(&review, NULL, &options);
    has_no_problems(&release);
    CHECK_NUMBER(vmi_table_rows(release.events), 1);
    is_event(&review, &release, 0, "order_placed", 0, "inside the agreement's limits");
    is_order(&release, 0, review.ids[0], "1", "00123", "26");
    CHECK_NUMBER(taken(&review, &release), 1);
    VmiPlan *again = planned(&review.world, review.ledger);
    CHECK_NUMBER(vmi_table_rows(result(again, "proposals")), 2);
    CHECK_CELL(result(again, "proposals"), "proposal", 0, review.ids[1]);
    CHECK_CELL(result(again, "reasons"), "reason", 0, "already_decided");
    vmi_plan_free(again);
    ended(&review);
    CHECK_CELL(release.events, "item", 0, "00123");
    release_free(&release);
}

/* A system without a ledger hands the orders to the next plan, beside its stock. */
static void orders_are_an_input(void) {
    Review review = begun();
    VmiReleaseOptions options = by_anna();
    VmiPlanOptions plain = options_of_the_day();
    VmiPlan *plan = NULL;
    options.approve_all = 1;
    Release release = released(&review, NULL, &options);
    world_take(&review.world, ledger_table(review.ledger, "stock", "2026-06-30", NULL));
    world_take(&review.world, release.orders);
    CHECK_OK(vmi_plan_new(review.world.shared, review.world.count, &plain, &plan));
    CHECK_NUMBER(vmi_table_rows(result(plan, "errors")), 0);
    CHECK_NUMBER(vmi_table_rows(result(plan, "proposals")), 0);
    for (size_t at = 0; at < PROPOSALS; at++) {
        CHECK_CELL(result(plan, "reasons"), "reason", at, "already_decided");
    }
    vmi_plan_free(plan);
    release.orders = NULL;
    release_free(&release);
    ended(&review);
}

/* One is approved, one turned down, one goes by itself. */
static void each_may_be_decided_by_itself(void) {
    static const char *const decided[] = {"already_decided", "rejected", "already_decided"};
    static const char *const why[] = {"too much for July"};
    Review review = begun();
    const char *const approved[] = {review.ids[2]};
    const char *const rejected[] = {review.ids[1]};
    VmiReleaseOptions options = by_anna();
    options.reason = "week 27";
    options.approve_ids = approved;
    options.approvals = 1;
    options.reject_ids = rejected;
    options.reject_reasons = why;
    options.rejections = 1;
    Release release = released(&review, review.ledger, &options);
    has_no_problems(&release);
    CHECK_NUMBER(vmi_table_rows(release.events), 3);
    CHECK_NUMBER(vmi_table_rows(release.orders), 2);
    is_event(&review, &release, 0, "order_placed", 0, "week 27");
    is_event(&review, &release, 1, "rejected", 1, "too much for July");
    is_event(&review, &release, 2, "order_placed", 2, "week 27");
    CHECK_NUMBER(taken(&review, &release), 3);
    answers(&review, decided);
    release_free(&release);
    ended(&review);
}

/* Somebody else appended between the release and its append: nothing of it is there, and a release anew has what is left. */
static void somebody_was_faster(void) {
    Review review = begun();
    VmiReleaseOptions anna = by_anna();
    VmiReleaseOptions bert = by_anna();
    bert.actor = "Bert";
    bert.approve_all = 1;
    Release first = released(&review, review.ledger, &anna);
    Release second = released(&review, review.ledger, &bert);
    int64_t sequence = vmi_ledger_sequence(review.ledger);
    append(review.ledger, EVENTS "wms,4,receipt,B-7,02,1,2026-07-01,2026-07-01T07:00:00Z\n");
    CHECK_FAILS(vmi_ledger_append(review.ledger, first.events, sequence, NULL, NULL, NULL), VMI_ERROR_SEQUENCE_CONFLICT);
    CHECK_NUMBER(taken(&review, &first), 1);
    /* Anna's order of 00123 is not Bert's. */
    CHECK_FAILS(vmi_ledger_append(review.ledger, second.events, sequence, NULL, NULL, NULL), VMI_ERROR_CONFLICTING_EVENTS);
    CHECK_TEXT(last_error().value, review.ids[0]);
    CHECK_NUMBER(vmi_ledger_sequence(review.ledger), sequence + 2);
    release_free(&second);
    second = released(&review, review.ledger, &bert);
    CHECK_NUMBER(vmi_table_rows(second.events), 2);
    CHECK_NUMBER(taken(&review, &second), 2);
    release_free(&first);
    release_free(&second);
    ended(&review);
}

/* Ids that are none are named, and the rest goes. */
static void ids_of_no_proposal(void) {
    static const char *const none[] = {"P-1", ""};
    static const char *const why[] = {"never heard of", "too much"};
    Review review = begun();
    const char *const rejected[] = {"P-2", review.ids[1]};
    VmiReleaseOptions options = by_anna();
    options.approve_ids = none;
    options.approvals = 2;
    options.reject_ids = rejected;
    options.reject_reasons = why;
    options.rejections = 2;
    Release release = released(&review, review.ledger, &options);
    const VmiTable *errors = problems_table(release.problems, "errors");
    CHECK_NUMBER(vmi_table_rows(errors), 3);
    CHECK_CELL(errors, "code", 0, "121");
    CHECK_CELL(errors, "field", 0, "approve");
    CHECK_CELL(errors, "value", 0, "P-1");
    CHECK_CELL(errors, "hint", 0, "plan again: ids belong to one review date");
    CHECK_CELL(errors, "field", 1, "approve");
    CHECK_CELL(errors, "field", 2, "reject");
    CHECK_CELL(errors, "value", 2, "P-2");
    CHECK_NUMBER(vmi_table_rows(release.events), 2);
    is_event(&review, &release, 1, "rejected", 1, "too much");
    release_free(&release);
    ended(&review);
}

/* Both suppliers draw from one range of one number; the second has none, and the first goes. */
static void numbers_that_ran_out(void) {
    static const char *const prefixes[] = {"N"};
    static const int64_t seven[] = {7};
    static const int64_t alarms[] = {1};
    Review review = begun();
    VmiReleaseOptions options = by_anna();
    options.approve_all = 1;
    options.number_prefixes = prefixes;
    options.number_firsts = seven;
    options.number_lasts = seven;
    options.number_alarms = alarms;
    options.number_ranges = 1;
    Release release = released(&review, review.ledger, &options);
    const VmiTable *errors = problems_table(release.problems, "errors");
    const VmiTable *notices = problems_table(release.problems, "notices");
    CHECK_NUMBER(vmi_table_rows(errors), 1);
    CHECK_CELL(errors, "code", 0, "115");
    CHECK_CELL(errors, "field", 0, "numbers");
    CHECK_CELL(errors, "item", 0, "B-7");
    CHECK_CELL(errors, "location", 0, "02");
    CHECK_NUMBER(vmi_table_rows(notices), 1);
    CHECK_CELL(notices, "kind", 0, "numbers_running_out");
    CHECK_NUMBER(vmi_table_rows(release.events), 2);
    is_order(&release, 0, "N7", "1", "00123", "26");
    is_order(&release, 1, "N7", "2", "A-100", "9");
    release_free(&release);
    ended(&review);
}

/* A range of its own for one supplier, the other for all others; of two for all, the first. */
static void ranges_of_suppliers(void) {
    static const char *const suppliers[] = {"", "0008", NULL};
    static const char *const prefixes[] = {"A", "B", "C"};
    static const int64_t firsts[] = {100, 1, 1};
    static const int64_t lasts[] = {199, 20, 9};
    Review review = begun();
    VmiReleaseOptions options = by_anna();
    options.approve_all = 1;
    options.number_suppliers = suppliers;
    options.number_prefixes = prefixes;
    options.number_firsts = firsts;
    options.number_lasts = lasts;
    options.number_ranges = 3;
    Release release = released(&review, review.ledger, &options);
    has_no_problems(&release);
    is_order(&release, 0, "A100", "1", "00123", "26");
    is_order(&release, 1, "A100", "2", "A-100", "9");
    is_order(&release, 2, "B01", "1", "B-7", "8");
    release_free(&release);
    ended(&review);
}

int main(void) {
    what_is_released_is_decided();
    what_needs_approval_waits();
    orders_are_an_input();
    each_may_be_decided_by_itself();
    somebody_was_faster();
    ids_of_no_proposal();
    numbers_that_ran_out();
    ranges_of_suppliers();
    return 0;
}
