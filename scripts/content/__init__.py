"""What the site says: the pages, the report's units, and the data the pages are made from.

Everything here reads text and returns frozen values; nothing here knows of MkDocs.
"""
