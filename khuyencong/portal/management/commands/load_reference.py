"""`manage.py load_reference`: places, legal documents, contents, units of results. Safe to run again."""

from django.core.management.base import BaseCommand

from khuyencong.portal.services.reference import load_reference


class Command(BaseCommand):
    help = "Nạp các bảng tham chiếu: đơn vị hành chính, văn bản, nội dung khuyến công, chỉ tiêu kết quả."

    def handle(self, *args, **options):
        loaded = load_reference(by=None)
        if options["verbosity"]:
            self.stdout.write(
                f"Dòng mới: {loaded.units} đơn vị hành chính, {loaded.successions} kế thừa địa bàn, "
                f"{loaded.documents} văn bản, {loaded.contents} nội dung, {loaded.indicators} chỉ tiêu, "
                f"{loaded.lists} dòng xét đối tượng thụ hưởng."
            )
