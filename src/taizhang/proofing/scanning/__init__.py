"""Where do numbers stand in the text, and which stretches are damaged? Text in, spans out; see ``scanner`` and ``damage``."""
