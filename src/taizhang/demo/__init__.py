"""An invented park, written through the ledger's gate like any other: what `taizhang demo` shows.

All names are made up. The totals for January to September 2024 are those of the report that set this project off,
where its figures agree with each other, and consistent ones where they do not; `docs/demo.md` has the table.
Everything is deterministic: the same version of the program makes the same ledger on every machine.
"""
