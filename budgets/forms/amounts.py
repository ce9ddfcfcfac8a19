"""An amount far from what its envelope could hold is asked about before anything is written: works without scripts."""

from django import forms

from khuyencong.core.money import format_dong, format_prose, in_words

LEAST = 1_000_000  # under a triệu, somebody meant triệu or tỷ
MOST = 10**12  # a nghìn tỷ is more than any envelope of the trade
TIMES = 100  # three zeros too many are a thousand times; a supplement is never a hundred


def doubt(amount: int, against: int | None) -> str:
    """Why the amount (đồng) is to be looked at again, beside ``against``; empty when it is plausible."""
    size = abs(amount)
    if 0 < size < LEAST:
        return f"chưa tới một triệu đồng. Nếu là {format_dong(amount)} triệu, viết thêm chữ triệu"
    if against and size >= TIMES * against:
        times = format_dong(size // int(against))
        return f"gấp {times} lần khoản giao ({format_prose(against)}). Xem lại dấu chấm, dấu phẩy và đơn vị"
    return "lớn hơn mọi khoản giao. Xem lại dấu chấm, dấu phẩy và đơn vị" if size >= MOST else ""


class AskedAmount(forms.Form):
    """For forms with ``amount_field``: a doubtful one comes back with a box to tick, which holds for that amount alone."""

    amount_field = "amount"

    def __init__(self, *args, against: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.against = against

    def clean(self):
        cleaned = super().clean()
        amount = cleaned.get(self.amount_field)
        why = doubt(amount, self.against) if amount is not None else ""
        if why and self.data.get(self.add_prefix("sure")) != str(amount):
            words = f"{format_dong(amount)} đồng ({in_words(amount).lower()})"
            self.add_error(self.amount_field, f"{words}: {why}; nếu đúng, đánh dấu ô xác nhận.")
            self._offer(amount, words)
        return cleaned

    def _offer(self, amount: int, words: str) -> None:
        """The box stands right below the amount; unticked, whatever was ticked for another amount."""
        box = forms.CheckboxInput(attrs={"value": str(amount)}, check_test=lambda value: value == str(amount))
        self.fields["sure"] = forms.CharField(label=f"Đúng là {words}", required=False, widget=box)
        names = [name for name in self.fields if name != "sure"]
        self.order_fields([*names[: names.index(self.amount_field) + 1], "sure"])


class BeyondFields(forms.Form):
    """Why to go beyond what the rules of an envelope warn of, and who allowed it; only shown where a rule may be answered."""

    def __init__(self, *args, asks: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if asks:
            self.fields["beyond_reason"] = forms.CharField(
                label="Nếu vượt mức của khoản giao: vì sao vẫn làm", required=False, max_length=500
            )
            self.fields["beyond_authority"] = forms.CharField(
                label="Ai cho phép vượt",
                required=False,
                max_length=200,
                help_text="Khi quy tắc là hỏi cấp có thẩm quyền",
            )
            self.fields["beyond_number"] = forms.CharField(label="Số văn bản cho phép", required=False, max_length=30)

    def told_beyond(self) -> dict | None:
        """Takes the three answers out of ``cleaned_data``; None when nothing was said."""
        told = {name: self.cleaned_data.pop(f"beyond_{name}", "") for name in ("reason", "authority", "number")}
        return told if told["reason"] else None
