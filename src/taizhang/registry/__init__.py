"""Who reports, to which groups they belong month by month, and who may report for them."""
