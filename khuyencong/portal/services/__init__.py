"""What the portal itself writes: reference rows and the demo centre."""
