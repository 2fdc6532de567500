"""The cross-reference checker: what can be wrong in the pages, and how it is told."""
