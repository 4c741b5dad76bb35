/* Series that are nothing but numbers: forecasts and statistics, one by one and in batches. */
#include <math.h>
#include <string.h>

#include "check.h"

static VmiSeriesOptions method_of(const char *method, size_t horizon) {
    VmiSeriesOptions options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.method = method;
    options.horizon = horizon;
    return options;
}

static void one_series(void) {
    const double series[] = {2.0, 4.0, 9.0, 11.0};
    const char *method = NULL;
    double path[3] = {7.0, 7.0, 7.0};
    double sd[3] = {7.0, 7.0, 7.0};
    VmiSeriesOptions options = method_of("moving_average", 2);
    options.window = 3;
    CHECK_OK(vmi_series_forecast(&options, series, 4, path, sd, &method));
    CHECK(path[0] == 8.0 && path[1] == 8.0 && path[2] == 7.0);
    CHECK(sd[0] > 0.0 && sd[2] == 7.0);
    CHECK_TEXT(method, "moving_average");
    options = method_of("naive", 3);
    CHECK_OK(vmi_series_forecast(&options, series, 4, path, NULL, NULL));
    CHECK(path[2] == 11.0);
    options = method_of("auto", 3);
    CHECK_OK(vmi_series_forecast(&options, series, 4, path, sd, &method));
    CHECK(strcmp(method, "auto") != 0 && path[0] > 0.0);
}

/* A season that is twice in the series is taken; one longer than that is left out. */
static void seasons(void) {
    const double series[] = {1.0, 5.0, 3.0, 1.0, 5.0, 3.0};
    double path[3];
    VmiSeriesOptions options = method_of("seasonal_naive", 3);
    options.season = 3;
    CHECK_OK(vmi_series_forecast(&options, series, 6, path, NULL, NULL));
    CHECK(path[0] == 1.0 && path[1] == 5.0 && path[2] == 3.0);
    options.season = 4;
    CHECK_OK(vmi_series_forecast(&options, series, 6, path, NULL, NULL));
    CHECK(path[0] == 3.0 && path[1] == 3.0);
    options.season = SIZE_MAX;
    CHECK_OK(vmi_series_forecast(&options, series, 6, path, NULL, NULL));
    CHECK(path[0] == 3.0);
    options = method_of("auto", 3);
    options.season = SIZE_MAX / 2 + 1;
    CHECK_OK(vmi_series_forecast(&options, series, 6, path, NULL, NULL));
}

/* Whether a method cannot forecast one point. */
/* All zero, one point, and nothing, by every kind of method. */
static void hardly_a_series(void) {
    static const char *const methods[] = {
        "auto", "naive", "seasonal_naive", "drift", "historic_mean", "moving_average", "seasonal_moving_average", "ses", "holt", "damped_holt",
        "holt_winters", "holt_winters_multiplicative", "ets", "theta", "optimized_theta", "croston", "sba", "sbj", "tsb", "adida", "imapa", "mean",
        "median"};
    static const double zeros[30];
    const double one[] = {3.0};
    for (size_t at = 0; at < sizeof methods / sizeof methods[0]; at++) {
        double path[2] = {7.0, 7.0};
        double sd[2];
        VmiSeriesOptions options = method_of(methods[at], 2);
        options.season = 7;
        options.window = 4;
        CHECK_OK(vmi_series_forecast(&options, zeros, 30, path, sd, NULL));
        CHECK(path[0] == 0.0 && path[1] == 0.0);
        /* From one point a level can be told, and no more: methods that need more periods smooth the level alone. */
        path[0] = 7.0;
        CHECK_OK(vmi_series_forecast(&options, one, 1, path, sd, NULL));
        CHECK(path[0] > 0.0 && path[0] <= 3.0);
        CHECK(isnan(sd[0]));
        path[0] = 7.0;
        CHECK_FAILS(vmi_series_forecast(&options, NULL, 0, path, sd, NULL), VMI_ERROR_OUT_OF_RANGE);
        CHECK(path[0] == 7.0);
    }
}

static void misuse(void) {
    const double series[] = {1.0, 2.0, NAN, 4.0};
    const double endless[] = {1.0, INFINITY};
    const char *method = NULL;
    double path[2] = {7.0, 7.0};
    VmiSeriesOptions options = method_of("ses", 2);
    CHECK_FAILS(vmi_series_forecast(NULL, series, 2, path, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast(&options, NULL, 2, path, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, NULL, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast(&options, series, SIZE_MAX, path, NULL, NULL), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_series_forecast(&options, series, 4, path, NULL, &method), VMI_ERROR_NOT_FINITE);
    CHECK_CONTAINS(last_error().message, "value 3 of demand");
    options.method = NULL;
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, path, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_TEXT(last_error().field, "options.method");
    options.method = "crostn";
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, path, NULL, NULL), VMI_ERROR_NOT_AN_OPTION);
    CHECK_CONTAINS(last_error().hint, "croston");
    options.method = "external";
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, path, NULL, NULL), VMI_ERROR_NOT_SUPPORTED);
    options.method = "moving_average";
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, path, NULL, NULL), VMI_ERROR_MISSING_VALUE);
    CHECK_TEXT(last_error().field, "window");
    options = method_of("ses", 0);
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, path, NULL, NULL), VMI_ERROR_OUT_OF_RANGE);
    CHECK_TEXT(last_error().field, "horizon");
    options.horizon = 10001;
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, path, NULL, NULL), VMI_ERROR_OUT_OF_RANGE);
    options.struct_size = 8;
    CHECK_FAILS(vmi_series_forecast(&options, series, 2, path, NULL, NULL), VMI_ERROR_STRUCT_SIZE);
    options = method_of("ses", 2);
    CHECK_FAILS(vmi_series_forecast(&options, endless, 2, path, NULL, NULL), VMI_ERROR_OUT_OF_RANGE);
    CHECK(path[0] == 7.0 && path[1] == 7.0 && method == NULL);
}

/* Five series: steady, with a NaN, empty, all zero, one point. */
static const double VALUES[] = {99.0, 4.0, 6.0, 4.0, 6.0, 1.0, NAN, 1.0, 0.0, 0.0, 0.0, 5.0};
static const int64_t OFFSETS[] = {1, 5, 8, 8, 11, 12};

static void batches(uint32_t threads) {
    double path[10];
    double sd[10];
    const char *methods[5];
    int32_t status[5];
    VmiSeriesOptions options = method_of("auto", 2);
    options.threads = threads;
    CHECK_OK(vmi_series_forecast_batch(&options, VALUES, OFFSETS, 5, path, sd, methods, status));
    CHECK_NUMBER(status[0], VMI_OK);
    CHECK_NUMBER(status[1], VMI_ERROR_NOT_FINITE);
    CHECK_NUMBER(status[2], VMI_ERROR_OUT_OF_RANGE);
    CHECK_NUMBER(status[3], VMI_OK);
    CHECK_NUMBER(status[4], VMI_OK);
    /* The first that failed is the second series. */
    CHECK_NUMBER(last_error().row, 2);
    CHECK_TEXT(last_error().table, "series");
    CHECK_CONTAINS(last_error().text, "value 2 of demand");
    CHECK(path[0] > 3.0 && isnan(path[2]) && isnan(path[3]) && isnan(path[5]) && path[6] == 0.0 && path[9] == 5.0);
    CHECK(sd[0] > 0.0 && isnan(sd[2]) && sd[6] == 0.0);
    CHECK(methods[0] != NULL && methods[1] == NULL && methods[2] == NULL && methods[3] != NULL);

    /* One by one, and a part of the batch alone, the same. */
    for (size_t at = 0; at < 5; at++) {
        double alone[2];
        int32_t own = 77;
        if (status[at] == VMI_OK) {
            CHECK_OK(vmi_series_forecast(&options, VALUES + OFFSETS[at], (size_t)(OFFSETS[at + 1] - OFFSETS[at]), alone, NULL, NULL));
            CHECK(alone[0] == path[2 * at] && alone[1] == path[2 * at + 1]);
        }
        CHECK_OK(vmi_series_forecast_batch(&options, VALUES, OFFSETS + at, 1, alone, NULL, NULL, &own));
        CHECK_NUMBER(own, status[at]);
        CHECK(own != VMI_OK || (alone[0] == path[2 * at] && alone[1] == path[2 * at + 1]));
    }
}

static void batches_misused(void) {
    static const int64_t falling[] = {0, 3, 2};
    static const int64_t negative[] = {-1, 3};
    static const int64_t nothing[] = {0, 0};
    double path[10] = {7.0};
    int32_t status[5] = {77};
    VmiSeriesOptions options = method_of("ses", 2);
    CHECK_FAILS(vmi_series_forecast_batch(NULL, VALUES, OFFSETS, 5, path, NULL, NULL, status), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast_batch(&options, NULL, OFFSETS, 5, path, NULL, NULL, status), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, NULL, 5, path, NULL, NULL, status), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, OFFSETS, 5, NULL, NULL, NULL, status), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, OFFSETS, 5, path, NULL, NULL, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, falling, 2, path, NULL, NULL, status), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, negative, 1, path, NULL, NULL, status), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, OFFSETS, SIZE_MAX, path, NULL, NULL, status), VMI_ERROR_WRONG_LENGTH);
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, OFFSETS, SIZE_MAX / 2, path, NULL, NULL, status), VMI_ERROR_WRONG_LENGTH);
    options.horizon = 0;
    CHECK_FAILS(vmi_series_forecast_batch(&options, VALUES, OFFSETS, 5, path, NULL, NULL, status), VMI_ERROR_OUT_OF_RANGE);
    CHECK(path[0] == 7.0 && status[0] == 77);
    /* No series at all, and one without a number. */
    options.horizon = 2;
    CHECK_OK(vmi_series_forecast_batch(&options, NULL, nothing, 0, NULL, NULL, NULL, NULL));
    CHECK_OK(vmi_series_forecast_batch(&options, NULL, nothing, 1, path, NULL, NULL, status));
    CHECK_NUMBER(status[0], VMI_ERROR_OUT_OF_RANGE);
    CHECK(isnan(path[0]) && isnan(path[1]));
}

static VmiSeriesStatistics statistics_of(const double *series, size_t length) {
    VmiSeriesStatistics found;
    memset(&found, 0, sizeof found);
    found.struct_size = sizeof found;
    CHECK_OK(vmi_series_statistics(series, length, &found));
    return found;
}

static void statistics(void) {
    const double series[] = {0.0, 2.0, 0.0, NAN, 0.0, 6.0, 0.0};
    const double one[] = {3.0};
    const double zeros[] = {0.0, 0.0, 0.0};
    const double endless[] = {1.0, INFINITY};
    VmiSeriesStatistics found = statistics_of(series, 7);
    CHECK(found.known == 6 && found.unknown == 1 && found.demands == 2);
    CHECK(found.total == 8.0 && found.maximum == 6.0 && fabs(found.mean - 8.0 / 6.0) < 1e-15);
    CHECK(fabs(found.sd - 2.4221202832779936) < 1e-15 && fabs(found.adi - 3.0) < 1e-15 && fabs(found.cv2 - 0.5) < 1e-15);
    CHECK(fabs(found.zero_share - 4.0 / 6.0) < 1e-15);
    CHECK_NUMBER(found.pattern, VMI_PATTERN_LUMPY);
    found = statistics_of(one, 1);
    CHECK(found.mean == 3.0 && isnan(found.sd) && found.adi == 1.0 && found.cv2 == 0.0);
    CHECK_NUMBER(found.pattern, VMI_PATTERN_SMOOTH);
    found = statistics_of(zeros, 3);
    CHECK(found.mean == 0.0 && found.sd == 0.0 && isnan(found.adi) && isnan(found.cv2));
    CHECK_NUMBER(found.pattern, VMI_PATTERN_NONE);
    found = statistics_of(NULL, 0);
    CHECK(isnan(found.mean) && found.known == 0);
    CHECK_NUMBER(found.pattern, VMI_PATTERN_NONE);

    found.mean = 7.0;
    CHECK_FAILS(vmi_series_statistics(endless, 2, &found), VMI_ERROR_OUT_OF_RANGE);
    CHECK_FAILS(vmi_series_statistics(NULL, 2, &found), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_statistics(one, 1, NULL), VMI_ERROR_NULL_POINTER);
    found.struct_size = 8;
    CHECK_FAILS(vmi_series_statistics(one, 1, &found), VMI_ERROR_STRUCT_SIZE);
    CHECK(found.mean == 7.0);
}

static void statistics_in_batches(void) {
    const double values[] = {1.0, 1.0, 9.0, INFINITY, 0.0, 0.0, 5.0, 0.0, 0.0, 5.0};
    const int64_t offsets[] = {0, 3, 4, 10};
    double mean[3];
    double sd[3];
    double adi[3];
    double cv2[3];
    int32_t pattern[3];
    int32_t status[3];
    CHECK_OK(vmi_series_statistics_batch(values, offsets, 3, mean, sd, adi, cv2, pattern, status));
    for (size_t at = 0; at < 3; at += 2) {
        VmiSeriesStatistics alone = statistics_of(values + offsets[at], (size_t)(offsets[at + 1] - offsets[at]));
        CHECK_NUMBER(status[at], VMI_OK);
        CHECK(mean[at] == alone.mean && sd[at] == alone.sd && adi[at] == alone.adi && cv2[at] == alone.cv2);
        CHECK_NUMBER(pattern[at], alone.pattern);
    }
    CHECK_NUMBER(pattern[0], VMI_PATTERN_ERRATIC);
    CHECK_NUMBER(pattern[2], VMI_PATTERN_INTERMITTENT);
    CHECK_NUMBER(status[1], VMI_ERROR_OUT_OF_RANGE);
    CHECK_NUMBER(pattern[1], VMI_PATTERN_NONE);
    CHECK(isnan(mean[1]) && isnan(sd[1]));
    CHECK_NUMBER(last_error().row, 2);
    CHECK_OK(vmi_series_statistics_batch(values, offsets, 3, NULL, NULL, NULL, NULL, NULL, status));
    CHECK_FAILS(vmi_series_statistics_batch(values, offsets, 3, mean, sd, adi, cv2, pattern, NULL), VMI_ERROR_NULL_POINTER);
    CHECK_FAILS(vmi_series_statistics_batch(values, NULL, 3, mean, sd, adi, cv2, pattern, status), VMI_ERROR_NULL_POINTER);
}

/* The fields of a record need no alignment. */
static void unaligned(void) {
    unsigned char record[1 + 4 * sizeof(double) + 1 + 2 * sizeof(double)];
    const double series[] = {2.0, 4.0, 9.0, 11.0};
    double path[2];
    VmiSeriesOptions options = method_of("naive", 2);
    void *in = record + 1;
    void *out = record + 2 + sizeof series;
    memcpy(in, series, sizeof series);
    CHECK_OK(vmi_series_forecast(&options, in, 4, out, NULL, NULL));
    memcpy(path, out, sizeof path);
    CHECK(path[0] == 11.0 && path[1] == 11.0);
}

int main(void) {
    one_series();
    seasons();
    hardly_a_series();
    misuse();
    batches(0);
    batches(3);
    batches(100000);
    batches_misused();
    statistics();
    statistics_in_batches();
    unaligned();
    return 0;
}
