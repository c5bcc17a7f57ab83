"""The turn: receive, advance, perform effects, wake; engine and store through PgQueuer jobs."""
