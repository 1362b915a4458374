"""Reports: composed from a snapshot, issued, and held against later corrections."""
