/*
 * A small reader of CSV files: a header, commas, quotes around fields that hold a comma, a quote or a line end.
 */
#ifndef CSV_READER_H
#define CSV_READER_H

#include <stddef.h>

/*
 * A CSV file in memory, column by column, as vmi takes it: an empty field is NULL.
 *
 * Free it with csv_free. The fields point into `text`.
 */
typedef struct Csv {
    char *text;    /* The file; fields are cut out of it in place. */
    char **fields; /* In the order of the file, the header first: fields[row * columns + column]. */
    size_t columns;
    size_t rows;   /* Without the header. */
} Csv;

/* Reads a file; whether that worked. If not, there is a message on the standard error and nothing to free. */
int csv_read(const char *path, Csv *csv);

/* The name of a column. */
const char *csv_name(const Csv *csv, size_t column);

/* Fills an array of `rows` elements with a column; an empty field is NULL. */
void csv_column(const Csv *csv, size_t column, const char **values);

void csv_free(Csv *csv);

#endif
