"""WhatsApp messages: shapes, limits and the service window."""
