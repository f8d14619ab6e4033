"""What one line shows by itself, each question once; below repair and recognition."""
