"""The pages of the reports: drafts that can be written, reports that were issued, edited files that came back."""
