"""The commands of kb.py, one module for each."""
