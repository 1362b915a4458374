"""The pages of accounts: for administrators, and the one on which a new password is chosen."""
