"""Doing the parts of a long list of work side by side, on every processor."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Item = TypeVar("Item")
    Result = TypeVar("Result")

# Below this many items, starting a process takes longer than it saves.
WORTHWHILE = 160


def in_parts(task: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yield what a task makes of the parts of a list; this process does one part itself.

    Short lists are one part, and so is every list where a process cannot be forked:
    on Windows, and while threads run. ``task`` and its results have to be picklable.
    """
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if len(items) < WORTHWHILE or count < 2 or threading.active_count() > 1:
        yield task(items)
        return
    parts = [items[rank::count] for rank in range(count)]
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count - 1, mp_context=context) as pool:
        waiting = [pool.submit(task, part) for part in parts[1:]]
        yield task(parts[0])
        for part, future in zip(parts[1:], waiting, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:  # ended from outside, for want of memory, say
                yield task(part)
