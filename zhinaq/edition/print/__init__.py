"""The PDF: parts laid out, mended, finished, tagged; covers and offprints."""
