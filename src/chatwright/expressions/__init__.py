"""JavaScript in `{{ }}`: parse, check, evaluate, and the documented function library."""
