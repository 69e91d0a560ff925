"""Claims and their readings: origin, projection to facts, status. Pure functions, no store."""
