"""Ready settings for web servers, written into the finished site."""
