"""Measurements as ratios inside one run: candidate and comparator take turns, the median ratio is judged."""
