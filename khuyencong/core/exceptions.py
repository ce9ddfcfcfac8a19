"""What a person can run into. The message is the sentence they read."""


class DomainError(Exception):
    """A rule of the trade was broken; ``str(error)`` says what, where, why and what to do, in Vietnamese."""

    def __init__(self, message: str, *, field: str | None = None):
        super().__init__(message)
        self.field = field


class StaleVersion(DomainError):
    """Somebody saved the record after this form was opened; ``current`` is the record as it stands now."""

    def __init__(self, current):
        super().__init__("Bản ghi này vừa được người khác sửa. Xem hai bản dưới đây rồi chọn giữ bản nào.")
        self.current = current
