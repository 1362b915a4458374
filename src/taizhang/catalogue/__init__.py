"""What the park counts, in the words of those who count it: see `model` for the types and `load` for the way in."""
