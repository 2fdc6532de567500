"""Handouts: print pages of several pages, PDFs of each page, a booklet and their index."""
