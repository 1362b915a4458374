"""校对: a page on which anybody of the office has a report proofread, without it being kept unless they say so."""
