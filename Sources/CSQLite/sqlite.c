#include "CSQLite.h"
#include <sqlite3.h>

// sqlite3_config takes any number of arguments, which Swift cannot call.
void alongside_sqlite_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
