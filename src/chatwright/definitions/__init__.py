"""The model of a definition: reading, validating, writing back unchanged."""
