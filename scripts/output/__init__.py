"""The finished site: what is done to it after MkDocs has returned, and where it goes."""
