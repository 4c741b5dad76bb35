#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Says where a check failed; what was expected and found follows from the caller. */
static void say_where(const char *file, int line, const char *what) {
    fprintf(stderr, "%s:%d: %s\n", file, line, what);
}

void check_that(const char *file, int line, int holds, const char *what) {
    if (!holds) {
        say_where(file, line, what);
        exit(1);
    }
}

void check_number(const char *file, int line, long long actual, long long expected, const char *what) {
    if (actual != expected) {
        say_where(file, line, what);
        fprintf(stderr, "  is       %lld\n  expected %lld\n", actual, expected);
        exit(1);
    }
}

void check_text(const char *file, int line, const char *actual, const char *expected, const char *what) {
    if (actual == NULL || strcmp(actual, expected) != 0) {
        say_where(file, line, what);
        fprintf(stderr, "  is       \"%s\"\n  expected \"%s\"\n", actual == NULL ? "(NULL)" : actual, expected);
        exit(1);
    }
}

void check_contains(const char *file, int line, const char *text, const char *part, const char *what) {
    if (text == NULL || strstr(text, part) == NULL) {
        say_where(file, line, what);
        fprintf(stderr, "  is       \"%s\"\n  expected to hold \"%s\"\n", text == NULL ? "(NULL)" : text, part);
        exit(1);
    }
}

VmiErrorInfo last_error(void) {
    VmiErrorInfo info;
    memset(&info, 0, sizeof info);
    info.struct_size = sizeof info;
    if (vmi_last_error(&info) != VMI_OK) {
        fputs("vmi_last_error itself failed\n", stderr);
        exit(1);
    }
    return info;
}

void check_ok(const char *file, int line, int32_t status, const char *what) {
    if (status != VMI_OK) {
        say_where(file, line, what);
        fprintf(stderr, "  failed with %ld: %s\n", (long)status, last_error().text);
        exit(1);
    }
}

void check_fails(const char *file, int line, int32_t status, int32_t code, const char *what) {
    check_number(file, line, status, code, what);
    check_number(file, line, last_error().code, code, what);
    check_that(file, line, last_error().message[0] != '\0', "the error has a message");
}

size_t column_of(const VmiTable *table, const char *name) {
    size_t column = 0;
    CHECK_OK(vmi_table_find_column(table, name, &column));
    return column;
}

void check_cell(const char *file, int line, const VmiTable *table, const char *column, size_t row, const char *expected) {
    VmiText *cell = NULL;
    check_ok(file, line, vmi_table_cell(table, column_of(table, column), row, &cell), column);
    check_text(file, line, vmi_text_data(cell), expected, column);
    vmi_text_free(cell);
}
