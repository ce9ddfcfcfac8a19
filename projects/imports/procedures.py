"""Procedures as spreadsheets: versions, their moves, their checkpoints; written by the service given, whole or not at all.

Codes of the closed tables go out as the words people read and come in as either. A new version is not made here: it is
made from the one before, and then filled.
"""

from collections import defaultdict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from import_export import fields, resources
from import_export.widgets import Widget

from khuyencong.core.choices import Certainty
from khuyencong.core.exceptions import DomainError
from khuyencong.core.form_fields import ViDateWidget
from projects import rules
from projects.choices import Decider, Move, Only, ProjectStatus, ReasonKind
from projects.models import Checkpoint, PaperType, ProcedureMove, ProcedureVersion


class _Text(Widget):
    def clean(self, value, row=None, **kwargs) -> str:
        return "" if value is None else str(value).strip()


class _Words(Widget):
    """One of a closed list, by its words or its code."""

    def __init__(self, choices):
        self.words = dict(choices.choices)
        self.codes = {word.casefold(): code for code, word in self.words.items()} | {code: code for code in self.words}
        super().__init__()

    def clean(self, value, row=None, **kwargs) -> str:
        told = "" if value is None else str(value).strip()
        if not told:
            return ""
        code = self.codes.get(told, self.codes.get(told.casefold()))
        if code is None:
            raise ValueError(f"“{told}” không có trong danh sách. Ghi một trong: {'; '.join(self.words.values())}.")
        return code

    def render(self, value, obj=None, **kwargs) -> str:
        return self.words.get(value, value or "")


class _Ticked(Widget):
    def clean(self, value, row=None, **kwargs) -> bool:
        told = "" if value is None else str(value).strip().casefold()
        if told not in {"", "0", "1", "có", "không", "true", "false"}:
            raise ValueError(f"“{told}” không rõ có hay không. Ghi “có” hoặc “không”.")
        return told in {"1", "có", "true"}

    def render(self, value, obj=None, **kwargs) -> str:
        return "có" if value else "không"


class _Number(Widget):
    def clean(self, value, row=None, **kwargs) -> int:
        told = str("" if value is None else value).strip().removesuffix(".0")
        if not told.isdecimal():
            raise ValueError(f"“{told}” không phải số đếm. Ghi 1, 2, 3 …")
        return int(told)


class _Codes(Widget):
    """Codes of papers, parted by “;”."""

    def clean(self, value, row=None, **kwargs) -> list[str]:
        return [code.strip() for code in str(value or "").replace(",", ";").split(";") if code.strip()]

    def render(self, value, obj=None, **kwargs) -> str:
        return ";".join(value or [])


class _Paper(Widget):
    """“G025”: the code of a paper of the list; empty for any other paper."""

    def clean(self, value, row=None, **kwargs) -> PaperType | None:
        told = str(value or "").strip()
        found = PaperType.objects.filter(code=told.upper()).first()
        if told and found is None:
            raise ValueError(f"Không có mã {told} trong danh mục giấy tờ.")
        return found

    def render(self, value, obj=None, **kwargs) -> str:
        return value.code if value else ""


class _Version(Widget):
    """“KCDP-MAU/1”: the code and the number of a version that is there."""

    def clean(self, value, row=None, **kwargs) -> ProcedureVersion:
        told = str(value or "").strip()
        code, _, number = told.rpartition("/")
        found = ProcedureVersion.objects.filter(code=code, version=number).first() if number.isdecimal() else None
        if found is None:
            raise ValueError(
                f"Không có quy trình “{told}”. Ghi mã/bản, ví dụ KCDP-MAU/1; bản mới thì lập trong sổ trước."
            )
        return found

    def render(self, value, obj=None, **kwargs) -> str:
        return f"{value.code}/{value.version}" if value else ""


class _ByServices(resources.ModelResource):
    """Rows are looked at one by one, with the column that is wrong, and written together by ``write`` (``revise_procedure``)."""

    def before_import(self, dataset, **kwargs):
        self.by, self.write, self.written = kwargs["user"], kwargs["write"], defaultdict(list)
        names = {field.column_name for field in self.fields.values()}
        if missing := sorted(names - set(dataset.headers or [])):
            raise DomainError(f"Tệp thiếu cột {', '.join(missing)}. Xuất sổ ra để lấy đủ cột, rồi nhập lại.")
        super().before_import(dataset, **kwargs)

    def get_instance(self, instance_loader, row):
        """A cell that names the row and cannot be read is told at its column, not as a fault of the file."""
        wrong = {}
        for name in self.get_import_id_fields():
            try:
                self.fields[name].clean(row)
            except ValueError as error:
                wrong[self.fields[name].column_name] = str(error)
        if wrong:
            raise ValidationError(wrong)
        return super().get_instance(instance_loader, row)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """Faults under the names of the columns of the file."""
        try:
            super().validate_instance(instance, import_validation_errors, validate_unique)
            self.ask(instance).require()
        except DomainError as error:
            raise ValidationError(str(error)) from error
        except ValidationError as error:
            named = {self._column(name): told for name, told in error.message_dict.items()}
            raise ValidationError(named) from error

    def _column(self, name: str) -> str:
        return self.fields[name].column_name if name in self.fields else NON_FIELD_ERRORS

    def ask(self, instance):
        return rules.may_write_line(self.by, instance)

    def do_instance_save(self, instance, is_create):
        self.written[instance.procedure.pk].append(instance)

    def after_import(self, dataset, result, **kwargs):
        for lines in self.written.values():
            self.write(by=self.by, procedure=lines[0].procedure, kept=lines)
        super().after_import(dataset, result, **kwargs)


class ProcedureResource(_ByServices):
    """The versions there are: their names, days, documents."""

    code = fields.Field("code", "Mã", widget=_Text())
    version = fields.Field("version", "Bản", widget=_Number())
    name = fields.Field("name", "Tên quy trình", widget=_Text())
    valid_from = fields.Field("valid_from", "Từ ngày", widget=ViDateWidget())
    valid_to = fields.Field("valid_to", "Đến ngày", widget=ViDateWidget())
    document = fields.Field("document", "Văn bản", widget=_Text())
    source_ref = fields.Field("source_ref", "Điều, khoản", widget=_Text())
    certainty = fields.Field("certainty", "Mức chắc chắn", widget=_Words(Certainty))

    class Meta:
        model = ProcedureVersion
        import_id_fields = ["code", "version"]
        fields = ["code", "version", "name", "valid_from", "valid_to", "document", "source_ref", "certainty"]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True

    def after_init_instance(self, instance, new, row, **kwargs):
        if new:
            raise ValidationError("Chưa có bản này. Mở bản đang dùng trong sổ, lập bản mới từ bản ấy, rồi nhập lại.")

    def ask(self, instance):
        return rules.may_keep_procedures(self.by)

    def do_instance_save(self, instance, is_create):
        self.written[instance.pk].append(instance)

    def after_import(self, dataset, result, **kwargs):
        names = [name for name in self.fields if name not in self.get_import_id_fields()]
        for (told,) in self.written.values():
            facts = {name: getattr(told, name) for name in names}
            self.write(by=self.by, procedure=told, facts=facts)
        resources.ModelResource.after_import(self, dataset, result, **kwargs)


class ProcedureMoveResource(_ByServices):
    """A row is known by its version, its move and the status it leaves."""

    procedure = fields.Field("procedure", "Quy trình", widget=_Version())
    move = fields.Field("move", "Bước", widget=_Words(Move))
    from_status = fields.Field("from_status", "Từ", widget=_Words(ProjectStatus))
    office_name = fields.Field("office_name", "Tên trong cơ quan", widget=_Text())
    public_name = fields.Field("public_name", "Tên cho bên ngoài", widget=_Text())
    decided_by = fields.Field("decided_by", "Ai quyết", widget=_Words(Decider))
    papers = fields.Field("papers", "Giấy tờ phải có", widget=_Codes())
    reason_kind = fields.Field("reason_kind", "Danh sách lý do", widget=_Words(ReasonKind))
    clock = fields.Field("clock", "Thời hạn bắt đầu tính", widget=_Text())
    needs_document = fields.Field("needs_document", "Phải có văn bản", widget=_Ticked())
    source_ref = fields.Field("source_ref", "Căn cứ", widget=_Text())
    certainty = fields.Field("certainty", "Mức chắc chắn", widget=_Words(Certainty))
    note = fields.Field("note", "Ghi chú", widget=_Text())

    class Meta:
        model = ProcedureMove
        import_id_fields = ["procedure", "move", "from_status"]
        fields = [
            *("procedure", "move", "from_status", "office_name", "public_name", "decided_by", "papers", "reason_kind"),
            *("clock", "needs_document", "source_ref", "certainty", "note"),
        ]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True


class CheckpointResource(_ByServices):
    """A row is known by its version, its status and its number there."""

    procedure = fields.Field("procedure", "Quy trình", widget=_Version())
    status = fields.Field("status", "Tình trạng", widget=_Words(ProjectStatus))
    order = fields.Field("order", "Thứ tự", widget=_Number())
    name = fields.Field("name", "Tên chặng", widget=_Text())
    decided_by = fields.Field("decided_by", "Ai quyết", widget=_Words(Decider))
    before_move = fields.Field("before_move", "Phải xong trước bước", widget=_Words(Move))
    only_for = fields.Field("only_for", "Chỉ với", widget=_Words(Only))
    needs_document = fields.Field("needs_document", "Phải có văn bản", widget=_Ticked())
    paper_type = fields.Field("paper_type", "Văn bản ấy là", widget=_Paper())
    source_ref = fields.Field("source_ref", "Căn cứ", widget=_Text())
    certainty = fields.Field("certainty", "Mức chắc chắn", widget=_Words(Certainty))

    class Meta:
        model = Checkpoint
        import_id_fields = ["procedure", "status", "order"]
        fields = [
            *("procedure", "status", "order", "name", "decided_by", "before_move", "only_for", "needs_document"),
            *("paper_type", "source_ref", "certainty"),
        ]
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True
