"""The ledger: what was reported, by whom, when, and everything that was corrected since."""
