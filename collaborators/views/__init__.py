"""Pages under ``/cong-tac-vien/``."""
