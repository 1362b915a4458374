"""Collecting: who owes which form, how a clerk fills it in, how it is sealed, returned and approved into the ledger."""
