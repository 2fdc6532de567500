"""Benchmarks: each measures something beside its alternative, in one run."""
