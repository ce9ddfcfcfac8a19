"""Pages under ``/de-an/``."""
