"""A knowledge graph of trade-policy actors in which every edge leads to the claims behind it."""
