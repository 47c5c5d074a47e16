#pragma once

/// Stops SQLite from counting the memory it uses, which every allocation of every connection would
/// wait in turn for. To be called before the first database is opened; later it changes nothing.
void alongside_sqlite_count_no_memory(void);
