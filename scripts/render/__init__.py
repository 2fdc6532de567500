"""How content becomes Markdown and HTML: citations, terms, the transcript, generated blocks.

Plain functions from content to text, and one Python-Markdown extension that joins them.
"""
