"""What is typed about đề án: shape and words only, nothing is saved here."""
