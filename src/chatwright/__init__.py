"""WhatsApp journeys that anyone can draw and that never lose a reply."""
