"""What does each number say: of which name, of which scope and period, against what? Spans in, claims out; see ``claims``."""
