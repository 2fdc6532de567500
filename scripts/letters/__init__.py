"""Letters and forms as Word files, made from data after the site is built."""
