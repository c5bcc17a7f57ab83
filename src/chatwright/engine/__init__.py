"""The interpreter: `(journey, instance, event) -> (instance, effects, log)`, without I/O, clock or chance."""
