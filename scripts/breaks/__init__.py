"""Where browsers may end a line of Thai, and which words they would break inside."""
