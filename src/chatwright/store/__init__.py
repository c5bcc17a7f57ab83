"""SQL: migrations, and one module an aggregate. Functions take the connection and never commit."""
