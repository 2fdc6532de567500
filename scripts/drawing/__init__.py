"""Pictures: the data → inline SVG, drawn at build time, with the same told in words."""
