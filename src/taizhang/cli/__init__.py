"""The command line: one file per verb, each of them parse, call, print."""
