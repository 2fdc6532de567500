"""The built site as the checker reads it."""
