"""The forms in which findings are told: for people, and for machines."""
