"""From reported figures to counted ones: sums over respondents, and the ratios between sums."""
