"""Lists of references as wholes: twins in Latin letters, repeated entries, exports."""
