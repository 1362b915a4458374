"""What the park counts, in the words of those who count it: `model` has the types, `load` is the way in."""
