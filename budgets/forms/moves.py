"""What is asked when a move of a đề án reserves, pays or settles."""

from khuyencong.core.documents import OptionalDocumentForm
from khuyencong.core.form_fields import ViDateField, ViMoneyField
from khuyencong.core.forms import VersionedForm


class ApproveForm(OptionalDocumentForm, VersionedForm):
    """The amount, then the decision."""

    support_approved = ViMoneyField(label="Kinh phí được duyệt", min_value=0)
    approved_on = ViDateField(label="Ngày duyệt", required=False, help_text="Trống: lấy ngày quyết định")
    due_on = ViDateField(label="Hạn của việc tiếp theo", required=False)

    field_order = ["support_approved", "approved_on", "number", "symbol", "issued_on", "issuer", "signer", "due_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, must=True, **kwargs)
        self.fields["number"].label = "Số quyết định"
        self.fields["issued_on"].label = "Ngày quyết định"
        self.fields["file"].label = "Bản chụp quyết định"
