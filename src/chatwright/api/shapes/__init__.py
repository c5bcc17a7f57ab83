"""What the native API takes and answers, as types: one module a subject, and one table of the routes.

The routes build plain dictionaries; nothing here runs while they answer. The description of the API (openapi.json)
and the web application's types are made from these shapes, and every test of the API holds the answers to them.
"""

from chatwright.api.shapes.description import describe, describe_native, install

__all__ = ["describe", "describe_native", "install"]
