"""What authors do by command: begin a page, give one another name.

Each command first works out every change, tries the changes on a copy, and then writes
them all or none. One that the computer stopped half-way is undone by the next.
"""
