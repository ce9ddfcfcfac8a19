"""One dull factory per model; states are traits. Rows go straight to the table: services have tests of their own."""
