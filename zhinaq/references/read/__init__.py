"""A printed reference read into fields."""
