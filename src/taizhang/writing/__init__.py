"""Writing: an outline and a Book become a Document, plain blocks in which every number is bound."""
