"""Search: what readers can find, cut from the finished pages and packed for the browser."""
