/*
 * Checks for the C tests: each says where it stands and what it found, and ends the program with a status that is not 0.
 *
 * assert() would do nothing where NDEBUG is set; a test must not depend on that.
 */
#ifndef VMI_TEST_CHECK_H
#define VMI_TEST_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "vmi.h"

/* Where a check stands: the first two arguments of every function below. */
#define HERE __FILE__, __LINE__

/* The condition holds. */
#define CHECK(condition) check_that(HERE, (condition) ? 1 : 0, #condition)

/* Two whole numbers are equal. */
#define CHECK_NUMBER(actual, expected) check_number(HERE, (long long)(actual), (long long)(expected), #actual)

/* Two texts are equal. */
#define CHECK_TEXT(actual, expected) check_text(HERE, (actual), (expected), #actual)

/* A text holds a part. */
#define CHECK_CONTAINS(text, part) check_contains(HERE, (text), (part), #text)

/* A call succeeds. */
#define CHECK_OK(call) check_ok(HERE, (call), #call)

/* A call fails with a code, and the thread's last error says the same. */
#define CHECK_FAILS(call, code) check_fails(HERE, (call), (code), #call)

/* A cell, found by its column's name, shows as a text; "" if it is absent. */
#define CHECK_CELL(table, column, row, expected) check_cell(HERE, (table), (column), (row), (expected))

void check_that(const char *file, int line, int holds, const char *what);
void check_number(const char *file, int line, long long actual, long long expected, const char *what);
void check_text(const char *file, int line, const char *actual, const char *expected, const char *what);
void check_contains(const char *file, int line, const char *text, const char *part, const char *what);
void check_ok(const char *file, int line, int32_t status, const char *what);
void check_fails(const char *file, int line, int32_t status, int32_t code, const char *what);
void check_cell(const char *file, int line, const VmiTable *table, const char *column, size_t row, const char *expected);

/* The last error of this thread. */
VmiErrorInfo last_error(void);

/* The place of a column; the test ends if it is not there. */
size_t column_of(const VmiTable *table, const char *name);

#endif
