"""Which of the claims cannot all be true, and which smallest repair would make them so? See ``judge``."""
