"""Do the claims agree with the ledger, and with an earlier report? See ``against_ledger`` and ``against_report``."""
