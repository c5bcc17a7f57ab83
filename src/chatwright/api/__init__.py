"""HTTP: the Automation API, webhooks in, the native API, the simulator's API, live events."""
