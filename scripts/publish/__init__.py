"""Publishing: a folder with the last versions of the site, one of which is served."""
