#ifndef ALONGSIDE_PUBLIC_H
#define ALONGSIDE_PUBLIC_H

#include <stddef.h>

#pragma clang assume_nonnull begin

/// How many files of Public/ are in the program.
size_t alongside_public_count(void);

/// The name of one of them, its bytes and how many, for an index below the count.
const char *alongside_public_name(size_t index);
const unsigned char *alongside_public_bytes(size_t index);
size_t alongside_public_length(size_t index);

#pragma clang assume_nonnull end

#endif
