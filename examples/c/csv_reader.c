#include "csv_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What ended a field. */
typedef enum End { END_OF_FIELD, END_OF_ROW, END_OF_FILE } End;

/* A whole file with a NUL behind it; NULL if it cannot be read. */
static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    size_t capacity = 1 << 16;
    size_t length = 0;
    char *text = malloc(capacity);
    while (text != NULL) {
        length += fread(text + length, 1, capacity - length - 1, file);
        if (length + 1 < capacity) {
            break;
        }
        capacity *= 2;
        char *larger = realloc(text, capacity);
        if (larger == NULL) {
            free(text);
        }
        text = larger;
    }
    if (text != NULL) {
        text[length] = '\0';
        if (ferror(file)) {
            free(text);
            text = NULL;
        }
    }
    fclose(file);
    return text;
}

/*
 * Cuts the field that starts at *next: writes it, without its quotes and with a NUL behind it, to where it starts, and moves *next
 * behind the separator. What is written is never longer than what was read.
 */
static End cut_field(char **next) {
    char *from = *next;
    char *to = *next;
    int is_quoted = *from == '"';
    from += is_quoted;
    while (*from != '\0') {
        if (is_quoted && *from == '"') {
            if (from[1] != '"') {
                is_quoted = 0; /* The closing quote. */
                from++;
                continue;
            }
            from++; /* Two quotes inside stand for one. */
        } else if (!is_quoted && (*from == ',' || *from == '\n' || (*from == '\r' && from[1] == '\n'))) {
            break;
        }
        *to++ = *from++;
    }
    End end = *from == ',' ? END_OF_FIELD : *from == '\0' ? END_OF_FILE : END_OF_ROW;
    *next = from + (end == END_OF_FILE ? 0 : *from == '\r' ? 2 : 1);
    *to = '\0';
    return end;
}

/* Room for one more field; 0 if there is none. */
static int grow(Csv *csv, size_t count, size_t *capacity) {
    if (count < *capacity) {
        return 1;
    }
    size_t more = *capacity == 0 ? 1024 : *capacity * 2;
    char **fields = realloc(csv->fields, more * sizeof *fields);
    if (fields == NULL) {
        return 0;
    }
    csv->fields = fields;
    *capacity = more;
    return 1;
}

/* The start of the next row: blank lines are none. */
static char *skip_blank_lines(char *next) {
    while (*next == '\n' || (*next == '\r' && next[1] == '\n')) {
        next++;
    }
    return next;
}

/* Cuts all fields; 0 if a row has another number of them than the header, or memory ran out. */
static int cut_rows(Csv *csv, const char *path) {
    size_t capacity = 0;
    size_t count = 0;
    size_t row = 0;
    char *next = csv->text;
    if (strncmp(next, "\xEF\xBB\xBF", 3) == 0) {
        next += 3; /* A byte order mark, as spreadsheets write it, is no part of the first name. */
    }
    for (next = skip_blank_lines(next); *next != '\0'; next = skip_blank_lines(next)) {
        size_t columns = 0;
        End end = END_OF_FIELD;
        while (end == END_OF_FIELD) {
            if (!grow(csv, count, &capacity)) {
                fprintf(stderr, "%s: too large for the memory\n", path);
                return 0;
            }
            csv->fields[count++] = next;
            end = cut_field(&next);
            columns++;
        }
        csv->columns = row == 0 ? columns : csv->columns;
        if (columns != csv->columns) {
            fprintf(stderr, "%s: row %zu has %zu fields where the header has %zu\n", path, row, columns, csv->columns);
            return 0;
        }
        row++;
    }
    csv->rows = row == 0 ? 0 : row - 1;
    return 1;
}

int csv_read(const char *path, Csv *csv) {
    memset(csv, 0, sizeof *csv);
    csv->text = read_file(path);
    if (csv->text == NULL) {
        perror(path);
        return 0;
    }
    if (!cut_rows(csv, path)) {
        csv_free(csv);
        return 0;
    }
    return 1;
}

const char *csv_name(const Csv *csv, size_t column) {
    return csv->fields[column];
}

void csv_column(const Csv *csv, size_t column, const char **values) {
    for (size_t row = 0; row < csv->rows; row++) {
        const char *field = csv->fields[(row + 1) * csv->columns + column];
        values[row] = *field == '\0' ? NULL : field;
    }
}

void csv_free(Csv *csv) {
    free(csv->text);
    free(csv->fields);
    memset(csv, 0, sizeof *csv);
}
